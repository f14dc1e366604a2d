"""What is said of backups in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kamtui.domain.backups import (
    Change,
    Contents,
    Difference,
    NoSuchBackup,
    Sort,
    about,
    age_words,
    change_words,
    content_words,
    count_words,
    meant,
    restore_words,
    size_words,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOME = Contents(accounts=41, prospects=7, people=112, calls=28, terms=1, months=96, format=11)


def test_what_is_in_one_and_how_its_counts_differ() -> None:
    assert (
        content_words(SOME) == "41 accounts (7 prospects), 112 people, 28 calls, 1 term, 96 months of sales"
    )
    assert count_words(SOME, SOME) == ""
    now = SOME._replace(calls=40, terms=4, accounts=39)
    assert count_words(SOME, now) == "12 calls, 3 terms fewer; 2 accounts more"


def test_what_a_restore_does() -> None:
    assert restore_words([]) == []
    assert restore_words([Difference(Sort.CALL, 12, 0, 1), Difference(Sort.OTHER, 1, 2, 0)]) == [
        "Going back would lose 12 calls and 1 other record.",
        "Going back would bring 2 other records again.",
        "Going back would change 1 call back.",
    ]


def test_a_record_in_a_line() -> None:
    assert (
        change_words(Change("call", "Metro", "prices", date(2026, 11, 20)))
        == "call, Metro: 20 Nov 2026, prices"
    )
    assert change_words(Change("account", "", "Metro")) == "account: Metro"
    assert change_words(Change("bond", "Metro", "")) == "bond, Metro"
    assert (about("call"), about("stance_reading"), about("call_person")) == ("call", "rating", None)


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "just now"), (5, "5 min"), (59, "59 min"), (150, "2 h"), (60 * 24 * 9, "9d")]
)
def test_how_old(minutes: int, words: str) -> None:
    assert age_words(NOW - timedelta(minutes=minutes), NOW) == words


@pytest.mark.parametrize(
    ("size", "words"), [(400, "1 kB"), (780_000, "780 kB"), (2_140_000, "2.1 MB"), (691_105_792, "691 MB")]
)
def test_how_large(size: int, words: str) -> None:
    assert size_words(size) == words


def test_which_is_meant() -> None:
    taken = [NOW, NOW - timedelta(hours=3), NOW - timedelta(days=1), NOW - timedelta(days=9)]
    today = date(2026, 11, 22)
    for text, place in (("1", 0), ("4", 3), ("today", 0), ("yesterday", 2), ("13.11.", 3), ("2026-11-21", 2)):
        assert meant(taken, text, today) == place, text
    for text in ("0", "5", "14.11.", "nonsense", ""):
        with pytest.raises(NoSuchBackup):
            meant(taken, text, today)
    with pytest.raises(NoSuchBackup, match="no backup yet"):
        meant([], "1", today)
