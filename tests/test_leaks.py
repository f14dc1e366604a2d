"""What goes to a customer holds only what the customer may see: told by what stands in it, over random books."""

from collections.abc import Iterable
from random import Random
from urllib.parse import unquote

import pytest

from kamtui.config import Me
from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.letter import Letter, Sender
from kamtui.exchange.keeping_text import keeping_lines
from kamtui.exchange.letter_text import as_markdown, written
from kamtui.store.account_letter import LetterParts, letter_parts
from kamtui.store.book.book import Book
from kamtui.store.terms.agreed_reads import keeping
from kamtui.ui.outgoing import letter_acts
from kamtui.ui.shell.hand import AtHand
from tests.build import TODAY
from tests.marked_book import Marked, Marks, marked_book
from tests.ui.front import AnsweringFront, desk_of, saved

AGREED = {("term", "what"), ("term", "target_thousandths"), ("term", "target_unit")}
IN_A_LETTER = {*AGREED, ("person", "name")}
IN_A_MAIL = {*IN_A_LETTER, ("reach", "value")}
"""The address of whom it goes to."""
IN_A_KEEPING = {*AGREED, ("account", "name"), ("term_check", "measured_thousandths")}
SEEDS = range(6)


def random_book(book: Book, seed: int) -> Marks:
    """A marked book, with tasks that follow from calls."""
    marks, rng = marked_book(book, seed), Random(seed)
    with book.change_rows("Tasks of calls") as con:
        for task_id, account_id in book.rows("SELECT id, account_id FROM task"):
            calls = [
                call_id for (call_id,) in book.rows("SELECT id FROM call WHERE account_id = ?", (account_id,))
            ]
            con.execute("UPDATE task SET call_id = ? WHERE id = ?", (rng.choice([None, *calls]), task_id))
    return marks


def may_be_seen(book: Book, mark: Marked, account_id: int) -> bool:
    """Whether a mark of the right column is of a row that this customer may see."""
    match mark.table:
        case "term":
            [(of, state, consent)] = book.rows(
                "SELECT account_id, state, consent FROM term WHERE id = ?", (mark.row_id,)
            )
            return of == account_id and state == "agreed" and consent in ("not_needed", "given")
        case "term_check":
            [(term_id,)] = book.rows("SELECT term_id FROM term_check WHERE id = ?", (mark.row_id,))
            return may_be_seen(book, mark._replace(table="term", row_id=term_id), account_id)
        case "person":
            [(of, is_unknown)] = book.rows(
                "SELECT account_id, is_empty_seat FROM person WHERE id = ?", (mark.row_id,)
            )
            return of == account_id and not is_unknown
        case "reach":
            [(person_id, kind)] = book.rows("SELECT person_id, kind FROM reach WHERE id = ?", (mark.row_id,))
            return kind == "email" and may_be_seen(
                book, mark._replace(table="person", row_id=person_id), account_id
            )
        case _:
            return mark.row_id == account_id


def leaked(
    book: Book, marks: Marks, text: str, account_id: int, columns: set[tuple[str, str]]
) -> Iterable[Marked]:
    """The marks in a text that this customer may not see."""
    seen = marks.seen_in(text)
    return [mark for mark in seen if mark.where not in columns or not may_be_seen(book, mark, account_id)]


def letters(parts: LetterParts) -> Iterable[Letter]:
    """Every letter without our next steps: in both languages, of the call and of all that holds."""
    for language in Language:
        for is_all in (False, True):
            yield Letter(
                language, tuple(reader.name for reader in parts.readers), parts.talk,
                parts.all_open if is_all else parts.in_call, is_all, (), Sender("Ivan", "Stroyer"),
            )  # fmt: skip


def test_the_type_of_a_letter_has_no_private_field() -> None:
    assert Letter._fields == ("language", "people", "talk", "agreed", "holds_earlier", "steps", "sender")


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_private_is_in_a_letter_or_in_what_is_kept(book: Book, seed: int) -> None:
    marks = random_book(book, seed)
    shown = 0
    for account_id in marks.accounts:
        calls = [
            call_id for (call_id,) in book.rows("SELECT id FROM call WHERE account_id = ?", (account_id,))
        ]
        for call_id in (None, *calls):
            for letter in letters(letter_parts(book, account_id, TODAY, call_id)):
                ready = written(letter)
                for text in (ready.subject, ready.text, "\n".join(as_markdown(letter))):
                    assert leaked(book, marks, text, account_id, IN_A_LETTER) == []
                    shown += len(marks.seen_in(text))
        for language in Language:
            text = "\n".join(keeping_lines(keeping(book, account_id, TODAY), language, TODAY))
            assert leaked(book, marks, text, account_id, IN_A_KEEPING) == []
            assert book.rows("SELECT name FROM account WHERE id = ?", (account_id,))[0][0] in text
    assert shown > 50, "the marks can be seen where they may be"


@pytest.mark.parametrize("way", ["mail", "copy"])
async def test_nothing_private_leaves_by_the_mail_program_or_the_clipboard(
    book: Book, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = random_book(book, 7)
    opened: list[str] = []

    def take(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("kamtui.ui.outgoing.opener.open_with_system", take)
    monkeypatch.setattr("kamtui.ui.outgoing.clipboard.put", lambda text: True)
    monkeypatch.setattr("kamtui.exchange.mailto.LONGEST", 10**6)
    for account_id in marks.accounts:
        front = AnsweringFront(lambda _question: "b", lambda form: saved(form, way=way, holds="open"))
        desk = desk_of(book, front)
        desk.config = desk.config._replace(me=Me("Ivan"))
        await letter_acts.write(desk, AtHand(account_id))
        [left] = [unquote(address) for address in opened] + front.copied
        assert leaked(book, marks, left, account_id, IN_A_MAIL) == []
        assert "С уважение,\r\nIvan" in left or left.endswith("С уважение,\nIvan")
        opened.clear()


def test_our_next_step_gets_in_only_where_it_is_chosen(book: Book) -> None:
    marks = random_book(book, 3)
    for account_id in marks.accounts:
        parts = letter_parts(book, account_id, TODAY)
        for letter in letters(parts):
            taken = written(letter._replace(steps=parts.steps)).text
            tasks = list(leaked(book, marks, taken, account_id, IN_A_LETTER))
            assert {mark.where for mark in tasks} <= {("task", "what")} and len(tasks) == len(parts.steps)
