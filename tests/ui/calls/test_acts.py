"""Acts on conversations, without the application."""

from typing import Any

from kamtui.store.book.book import Book
from kamtui.store.calls.reads import call_detail, call_ids
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.calls import acts
from kamtui.ui.shell.hand import AtHand
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.front import AnsweringFront, desk_of, saved, typed_call


async def test_a_conversation_is_read_and_what_is_asked_there_is_done(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    call = a_call(book, acme, ana, note="They want more.")
    front = AnsweringFront(
        lambda _reading: "",
        lambda _reading: "account",
        lambda _reading: "term",
        lambda form: saved(form, what="Prices", checks="every friday"),
        lambda _reading: "letter",
        lambda _form: False,
        lambda _reading: "delete",
        lambda _question: False,
    )
    desk = desk_of(book, front)
    for _time in range(5):
        await acts.read(desk, AtHand(acme, call_id=call))
    assert front.asked == [
        "ReadCall",
        "ReadCall",
        "ReadCall",
        "TermForm",
        "ReadCall",
        "MeForm",
        "ReadCall",
        "ConfirmDelete",
    ]
    assert front.went == [(acme, "overview", None)]
    assert book.rows("SELECT what, person_id, call_id FROM term") == [("Prices", ana, call)]
    assert call_ids(book) == [call], "deleting it was not confirmed"


async def test_the_form_of_a_conversation_opens_to_correct_it(book: Book) -> None:
    acme = an_account(book)
    call = a_call(book, acme, note="They want more.")
    front = AnsweringFront(lambda _form: False)
    await acts.edit(desk_of(book, front), AtHand(acme, call_id=call))
    assert front.asked == ["EditCallForm"] and call_detail(book, call).entry.note == "They want more."


async def test_a_conversation_is_deleted_once_asked(book: Book) -> None:
    acme = an_account(book)
    call = a_call(book, acme)
    front = AnsweringFront(lambda _question: False, lambda _question: True)
    desk = desk_of(book, front)
    await acts.delete(desk, AtHand(acme, call_id=call))
    assert call_ids(book) == [call]
    await acts.delete(desk, AtHand(acme, call_id=call))
    assert call_ids(book) == [] and front.said == ["Deleted the call · u undoes"]


async def test_a_call_starts_from_who_is_at_hand_and_from_the_task(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    task = a_task(book, "Send the offer", acme)

    def log_it(form: Any) -> bool:
        [account] = form._drawing.picks["account"].chosen
        there = form._occasion.people.participants
        return typed_call(form, account.record_id, *there.values(), note="They want more.", task_done="yes")

    front = AnsweringFront(log_it)
    await acts.log(desk_of(book, front), AtHand(acme, ana, settles_task_id=task))
    assert front.asked == ["CallForm"]
    assert book.rows("SELECT account_id, note FROM call") == [(acme, "They want more.")]
    assert book.rows("SELECT person_id FROM call_person") == [(ana,)]
    assert book.rows("SELECT done_at IS NULL FROM task") == [(0,)]
    assert front.said == ["Logged call with Ana; done: “Send the offer” · l writes the letter · u undoes"]


async def test_its_account_is_opened(book: Book) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    await account_acts.open_account(desk, AtHand(7, call_id=9))
    await account_acts.open_account(desk, AtHand(call_id=9))
    assert front.went == [(7, "overview", None)]


async def test_without_a_conversation_nothing_is_done(book: Book) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    for act in (acts.read, acts.edit, acts.delete):
        await act(desk, AtHand(7))
    assert (front.asked, front.said, front.reloads) == ([], [], 0)
