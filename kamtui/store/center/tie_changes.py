"""How ties between people are written down, edited and ended."""

from datetime import date

from kamtui.domain.center.tie import TieEntry, check_tie
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.center.tie_reads import tie_entry

# -- changes: ties


def add_tie(book: Book, entry: TieEntry, today: date) -> int:
    """Write down what binds two people from today on; the tie's id. Raises Problems, GoneMeanwhile."""

    kept = _checked(book, entry, None)
    with book.change(_("Relation: {what}").format(what=_said(book, kept))) as act:
        tie = tables.Tie(
            id=act.new_id(),
            from_person_id=kept.from_id,
            to_person_id=kept.to_id,
            kind=kept.kind.value,
            strength=kept.strength,
            confidence=kept.confidence.value,
            note=kept.note,
            made_on=today,
        )
        act.add(tie)
    return tie.id


def edit_tie(book: Book, tie_id: int, entry: TieEntry) -> None:
    """Write a tie over, from the day on which it was made. Raises Problems, GoneMeanwhile."""

    kept = _checked(book, entry, tie_id)
    with book.change(_("Edit relation: {what}").format(what=_said(book, kept))) as act:
        tie = act.get(tables.Tie, tie_id)
        tie.from_person_id = kept.from_id
        tie.to_person_id = kept.to_id
        tie.kind = kept.kind.value
        tie.strength = kept.strength
        tie.confidence = kept.confidence.value
        tie.note = kept.note


def end_tie(book: Book, tie_id: int, today: date) -> None:
    """A tie no longer stands; the map of earlier days still shows it. Raises GoneMeanwhile."""

    said = _said(book, tie_entry(book, tie_id))
    with book.change(_("End relation: {what}").format(what=said)) as act:
        tie = act.find(tables.Tie, tie_id)
        if tie is None or tie.ended_on is not None:
            raise GoneMeanwhile
        tie.ended_on = max(today, tie.made_on)


def _checked(book: Book, entry: TieEntry, tie_id: int | None) -> TieEntry:
    """A tie as it may be kept, beside those that stand. Raises Problems, GoneMeanwhile."""
    people = {
        person_id: bool(is_empty_seat)
        for person_id, is_empty_seat in book.rows(
            "SELECT id, is_empty_seat FROM person WHERE id IN (?, ?)", (entry.from_id, entry.to_id)
        )
    }
    if not {entry.from_id, entry.to_id} <= set(people):
        raise GoneMeanwhile
    kept = check_tie(entry, {person_id for person_id, is_seat in people.items() if is_seat})
    is_there = book.row(
        "SELECT 1 FROM tie WHERE from_person_id = ? AND to_person_id = ? AND kind = ? AND ended_on IS NULL "
        "AND id IS NOT ?",
        (kept.from_id, kept.to_id, kept.kind.value, tie_id),
    )
    if is_there:
        sentence = _("That is on the map already: {what}.").format(what=_said(book, kept))
        raise Problems({"kind": sentence})
    return kept


def _said(book: Book, entry: TieEntry) -> str:
    """A tie in words: "Ivanova influences Petrov"."""
    return f"{person_name(book, entry.from_id)} {entry.kind.label} {person_name(book, entry.to_id)}"
