"""Lines that people typed who had not built the grammar, against the sample book: what each becomes, decided by hand.

`road_lines.txt` has each line with what would be written of it, or behind a question mark the words that are asked about and
what may stand instead. A line that is read in another way than it says there is a change that salespeople notice.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kamtui.domain.calls.one_line.directory import Directory
from kamtui.domain.calls.one_line.pieces import OneLine
from kamtui.domain.calls.one_line.reading import read_line
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.store.book.book import Book
from kamtui.store.calls.directory import directory

LINES = Path(__file__).with_name("road_lines.txt")
NOW = datetime(2026, 11, 30, 5, 16, tzinfo=UTC)
"""A Monday, early in the morning of Sofia."""


@pytest.mark.slow
def test_lines_of_the_road(sample_file_at: Callable[[datetime], Path]) -> None:
    wrong, lines = [], LINES.read_text(encoding="utf-8").splitlines()
    with Book.open(sample_file_at(NOW), read_only=True) as book:
        known = directory(book)
        for line, expected in zip(lines[::2], lines[1::2], strict=True):
            told = f"    {told_of(read_line(line, known, to_local(NOW)), known)}"
            if told != expected:
                wrong.append(f"{line}\n  - {expected}\n  + {told}")
    assert not wrong, "\n".join(wrong)


def told_of(read: OneLine, known: Directory) -> str:
    """What is understood of a line, in one text."""
    if read.problems:
        asked = (
            f"{piece.span.text} -> {'; '.join(choice.instead for choice in piece.choices)}"
            for piece in read.problems
        )
        return "? " + " / ".join(asked)
    return " | ".join(_parts(read, known))


def _parts(read: OneLine, known: Directory) -> Iterator[str]:
    entry = read.entry
    assert entry is not None
    yield next((one.name for one in known.accounts() if one.record_id == entry.account_id), "-")
    length = f" {entry.minutes} min" if entry.minutes else ""
    objection = f" objection {entry.objection.value}" if entry.objection else ""
    yield f"{entry.channel.value} by {entry.began_by.value} {entry.held_at:%d.%m. %H:%M}{length}{objection}"
    for person in entry.people:
        stance = (
            f" ({person.noticed.value}{': ' * bool(person.noticed_why)}{person.noticed_why})"
            if person.noticed
            else ""
        )
        yield (
            ("" if person.person_id else "+")
            + person.name
            + stance
            + f" {person.asked.value}" * (person.asked.value != "not_asked")
        )
        for named in person.named:
            new = "" if named.account_id else "+"
            yield f"named {new}{named.organisation}" + f" / {named.person}" * bool(named.person)
    yield f"“{entry.note}”"
    names = {person.person_id: person.name for person in entry.people}
    for term in read.agreed:
        day = first_occurrence(term.checks) if term.checks else None
        of = f" with {names[term.person_id]}" if term.person_id and len(names) > 1 else ""
        yield f"{term.owed_by.value}: {term.what} [{day:%d.%m.%y}]{of}"
    for step in filter(None, (entry.next_step, *read.further)):
        at = f" {step.due_time:%H:%M}" if step.due_time else ""
        of = f" with {names[step.person_id]}" if step.person_id and len(names) > 1 else ""
        yield f"then {step.what} [{step.due_on:%d.%m.%y}{at}]{of}"
    if entry.satisfied is not None:
        yield f"satisfied {entry.satisfied}"
