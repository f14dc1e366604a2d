"""Dated readings of texts and prices: how one is written down, its course, and what is old."""

from datetime import date, timedelta

import pytest

from kamtui.domain.knowledge.readings import (
    DatedFact,
    PriceReading,
    TextReading,
    Writing,
    changed_pieces,
    newest_first,
    old_ones,
    other_before,
    since,
    written_anew,
)
from kamtui.domain.knowledge.words import Topic
from kamtui.domain.thresholds import KnowledgeLimits

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def text(reading_id: int, read_on: date | None, words: str) -> TextReading:
    return TextReading(reading_id, Topic.PRICE, read_on, words)


def test_the_newest_day_is_first_and_what_has_no_day_is_last() -> None:
    readings = [text(4, None, "d"), text(1, ago(9), "a"), text(3, ago(9), "c"), text(2, TODAY, "b")]
    assert [reading.text for reading in newest_first(readings)] == ["b", "c", "a", "d"]


COURSE = (text(3, ago(10), "now"), text(2, ago(400), "then"), text(1, None, "once"))


@pytest.mark.parametrize(
    ("readings", "says", "read_on", "confirms", "written"),
    [
        ((), "new", TODAY, False, Writing(TODAY)),
        ((), "", TODAY, False, None),
        ((), "", TODAY, True, None),
        (COURSE, "other", TODAY, False, Writing(TODAY)),
        (COURSE, "now", TODAY, False, None),
        (COURSE, "now", TODAY, True, Writing(TODAY)),
        (COURSE, "", TODAY, False, Writing(TODAY)),
        (COURSE, "other", ago(10), False, Writing(ago(10), 3)),
        (COURSE, "now", ago(10), True, None),
        (COURSE, "now", ago(11), False, Writing(ago(11))),
        (COURSE, "then", ago(11), False, None),
        (COURSE, "then", ago(400), False, None),
        (COURSE, "once", ago(401), False, None),
        (COURSE, "before", ago(401), False, Writing(ago(401))),
        (COURSE, "", ago(10), False, Writing(ago(10), 3)),
        ((text(1, TODAY, "typed by mistake"),), "", TODAY, False, Writing(TODAY, 1, takes_out=True)),
        ((text(2, TODAY, "x"), text(1, ago(9), "")), "", TODAY, False, Writing(TODAY, 2, takes_out=True)),
        ((text(1, TODAY, ""),), "", TODAY, True, None),
    ],
)
def test_how_a_text_of_a_day_is_written_down(
    readings: tuple[TextReading, ...], says: str, read_on: date, confirms: bool, written: Writing | None
) -> None:
    assert written_anew(readings, says, "", read_on, confirms=confirms) == written


def test_since_when_a_price_is_as_it_is_and_what_it_was_before() -> None:
    prices = [
        PriceReading(4, TODAY, 13_10),
        PriceReading(3, ago(30), 13_10),
        PriceReading(2, ago(90), 12_50),
        PriceReading(1, None, 12_00),
    ]
    assert since(prices) == ago(30) and other_before(prices) == prices[2]
    assert since(prices[3:]) is None and other_before(prices[3:]) is None


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (
            "Stoyanov decides. The board nods.",
            "Galina decides. The board nods.",
            [("-", "Stoyanov decides."), ("+", "Galina decides.")],
        ),
        ("ред", "ред\nи още един", [("+", "и още един")]),
        ("One. Two.", "Two.", [("-", "One.")]),
        ("same", "same", []),
        ("", "all of it", [("+", "all of it")]),
    ],
)
def test_which_sentences_went_and_which_came(before: str, after: str, changed: list[tuple[str, str]]) -> None:
    assert changed_pieces(before, after) == changed


def test_what_is_more_than_a_year_old_is_asked_about_the_oldest_first() -> None:
    exactly, over, older = (DatedFact(str(days), "x", ago(days)) for days in (365, 366, 900))
    assert old_ones([over, exactly, older, DatedFact("new", "x", TODAY)], TODAY) == [older, over]
    assert old_ones([exactly], TODAY, KnowledgeLimits(old_reading_days=364)) == [exactly]
