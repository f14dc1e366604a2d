"""A conversation in the book: every field of its form has a column, and comes back as it was written."""

from kamtui.domain.calls.call import COLUMNS
from kamtui.domain.calls.typed_call import NEW_CALL, read_call, type_call
from kamtui.domain.calls.words import Channel
from kamtui.domain.form import fill
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.calls import changes, reads
from tests.build import NOON, an_account

APART = {"people", "next_step", "due", "satisfied"}
"""Fields that are lines of their own in the book."""


def test_every_field_of_the_form_has_a_column_of_its_name() -> None:
    assert {field.of_record for field in NEW_CALL if field.name not in APART} == set(COLUMNS)
    assert set(tables.Call.TABLE.columns) == {*COLUMNS, "id", "created_at"}


def test_what_was_typed_comes_back_as_it_was_typed(book: Book) -> None:
    acme = an_account(book, "Acme")
    typed = {
        **fill(NEW_CALL), "when": "12.11.2026 10:30", "note": "said", "channel": Channel.EVENT.value, "minutes": "45",
        "began_by": "they", "purpose": "prices", "result": "agreed",
    }  # fmt: skip
    call = changes.log_call(book, read_call(typed, NOON, acme, ()))
    again = type_call(reads.call_detail(book, call).entry)
    assert {name: typed[name] for name in again} == again
    changes.edit_call(book, call, read_call({**typed, "minutes": "1h", "purpose": ""}, NOON, acme, ()))
    entry = reads.call_detail(book, call).entry
    assert (entry.minutes, entry.purpose, entry.result, entry.channel) == (60, "", "agreed", Channel.EVENT)
