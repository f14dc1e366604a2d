"""What is offered of the notes of the sample book, against labels made by hand."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.reading import ReadingAlong
from kamtui.domain.time.moments import local_day
from kamtui.store.book.book import Book
from kamtui.store.calls.along import known_to_note

LABELS = Path(__file__).parents[2] / "domain/calls/along/sample_notes.txt"
AS_OF = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
RIGHT, FOUND = 0.9, 0.75
"""Of what is offered at least so much is right; of what was labelled at least so much is offered."""


class Labelled(NamedTuple):
    """A note and what it says, as a person read it."""

    account: str
    begins: str
    says: tuple[str, ...]


def _labelled() -> list[Labelled]:
    notes = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            account, begins, says = (part.strip() for part in line.rsplit("|", 2))
            notes.append(Labelled(account, begins, tuple(filter(None, map(str.strip, says.split(";"))))))
    return notes


def _said(offer: Offer) -> str:
    """An offer as it is labelled."""
    if offer.sort is Sort.PROMISE:
        return f"{offer.owed_by.value if offer.owed_by else ''} {offer.words}"
    return f"{offer.sort.value} {offer.name}"


def _is_so(label: str, said: str) -> bool:
    """Whether a label names what is offered; of a promise some words of it."""
    sort, _blank, words = label.partition(" ")
    return label == said or (sort in ("we", "they") and said.startswith(f"{sort} ") and words in said)


@pytest.fixture
def book(sample_file_at: Callable[[datetime], Path], tmp_path: Path) -> Iterator[Book]:
    shutil.copy(sample_file_at(AS_OF), tmp_path / "sample.db")
    with Book.open(tmp_path / "sample.db") as book:
        yield book


def test_of_what_is_offered_nine_in_ten_is_right(book: Book) -> None:
    labelled = _labelled()
    offered: Counter[str] = Counter()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: list[str] = []
    known = 0
    for account_id, account, held_at, note, present in book.rows(
        "SELECT c.account_id, coalesce(a.name, ''), c.held_at, c.note, (SELECT group_concat(person_id) FROM call_person "
        "WHERE call_id = c.id) FROM call c LEFT JOIN account a ON a.id = c.account_id"
    ):
        label = next(
            (one for one in labelled if one.account == account and note.startswith(one.begins)), None
        )
        assert label is not None, f"not labelled: {account}: {note[:60]}"
        known += 1
        reading = ReadingAlong(known_to_note(book, account_id), local_day(held_at))
        there = [int(number) for number in (present or "").split(",") if number]
        offers = reading.offers(note, there)
        for offer in offers:
            # Of what is asked, whose promise, one of both answers has to be right.
            answers = [other for other in offers if other is offer or other.excludes(offer)]
            if any(other is not offer and offers.index(other) < offers.index(offer) for other in answers):
                continue
            offered[offer.sort.value] += 1
            if any(_is_so(says, _said(answer)) for says in label.says for answer in answers):
                right[offer.sort.value] += 1
            else:
                wrong.append(f"{account}: {_said(offer)}")
        found.update(
            says.split()[0] for says in label.says if any(_is_so(says, _said(offer)) for offer in offers)
        )
    assert known == len(labelled)
    print(f"offered {dict(offered)}, right {dict(right)}", *wrong, sep="\n")
    assert sum(right.values()) >= RIGHT * sum(offered.values()), wrong
    assert all(right[sort] >= RIGHT * count for sort, count in offered.items()), (offered, right, wrong)
    labels = Counter(says.split()[0] for one in labelled for says in one.says)
    print(f"labelled {dict(labels)}, found {dict(found)}")
    assert sum(found.values()) >= FOUND * sum(labels.values()), (labels, found)
