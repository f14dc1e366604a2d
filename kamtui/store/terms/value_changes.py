"""What we did for the customers and what it was worth (K6, K16): written down, corrected, deleted."""

from datetime import UTC, datetime

from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book
from kamtui.store.book.errors import ValuedMeanwhile
from kamtui.store.terms.value_reads import is_for_us_only, value_entry


def _new(act: Act, entry: ValueEntry) -> int:
    value = tables.Value(id=act.new_id(), created_at=datetime.now(UTC), **entry._asdict())
    act.add(value)
    return value.id


def put_value(act: Act, entry: ValueEntry) -> None:
    """Write down what solving a problem was worth, as part of an act; over what was written of that problem before."""
    for value in act.having(tables.Value, problem_id=entry.problem_id):
        value.done_on, value.worth = entry.done_on, entry.worth
        return
    _new(act, entry)


def delete_values(act: Act, **came_of: int) -> None:
    """Delete what was written down of a problem's or a favour's worth, as part of an act."""
    for value in act.having(tables.Value, **came_of):
        act.delete(value)
    act.flush()  # before what it came of, which it points to


def keep_values(act: Act, book: Book, kind: str, record_id: int) -> None:
    """What was written down of a record that goes stays, and only for us where no customer read of it; as part of an act.

    `kind` is its table.
    """
    if is_for_us_only(book, kind, record_id):
        for value in act.having(tables.Value, **{f"{kind}_id": record_id}):
            value.is_for_us = True
        act.flush()


def add_value(book: Book, entry: ValueEntry, *, draft: str | None = None) -> int:
    """Write down something that was done for an account; its id. Raises ValuedMeanwhile where its worth stands there already."""
    with book.change(_("Note what we did: “{what}”").format(what=entry.what), draft=draft) as act:
        if _stands_there(act, entry):
            raise ValuedMeanwhile
        return _new(act, entry)


def _stands_there(act: Act, entry: ValueEntry) -> bool:
    """Whether something was written down already of the problem, favour or term that an entry came of; of a term, for its year."""
    came_of = {"problem_id": entry.problem_id, "favour_id": entry.favour_id, "term_id": entry.term_id}
    columns = {name: record_id for name, record_id in came_of.items() if record_id is not None}
    written = act.having(tables.Value, **columns) if columns else []
    return any(entry.term_id is None or value.done_on.year == entry.done_on.year for value in written)


def edit_value(book: Book, value_id: int, entry: ValueEntry, *, draft: str | None = None) -> None:
    """Write its fields over. Raises GoneMeanwhile."""
    with book.change(_("Edit what we did: “{what}”").format(what=entry.what), draft=draft) as act:
        value = act.get(tables.Value, value_id)
        for name, field in entry._asdict().items():
            setattr(value, name, field)


def delete_value(book: Book, value_id: int) -> None:
    """Delete it; the problem, favour or term that it came of stays. Raises GoneMeanwhile."""
    what = value_entry(book, value_id).what
    with book.change(_("Delete what we did: “{what}”").format(what=what)) as act:
        act.delete(act.get(tables.Value, value_id))
