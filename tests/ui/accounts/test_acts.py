"""Acts on accounts and people, without the application: in the list, and on the page of one."""

from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import backup
from kamtui.store.book.book import Book
from kamtui.store.book.restoring.contents import contents
from kamtui.ui.accounts import acts, stage_acts
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.accounts.page import acts as page_acts
from kamtui.ui.several import settle_acts
from kamtui.ui.shell.hand import AtHand
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.front import AnsweringFront, desk_of, saved

# -- in the list


async def test_a_new_account_is_opened(book: Book) -> None:
    front = AnsweringFront(lambda form: saved(form, name="Lidl"), lambda _form: False)
    desk = desk_of(book, front)
    await acts.new(desk, AtHand())
    [(lidl,)] = book.rows("SELECT id FROM account WHERE name = 'Lidl'")
    assert front.went == [(lidl, "overview", None)] and front.said == [
        "Added Lidl · esc, n: another · u undoes"
    ]
    await acts.new(desk, AtHand())
    assert len(front.went) == 1, "what is not saved is not opened"


async def test_an_account_is_marked_archived_corrected_and_deleted(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    front = AnsweringFront(
        lambda _question: None,
        lambda _question: "f",
        lambda form: saved(form, name="Acme Ltd"),
        lambda _question: True,
    )
    desk, hand = desk_of(book, front), AtHand(acme)
    await acts.mark_key(desk, hand)
    assert account_entry(book, acme).is_key
    await acts.mark_key(desk, hand)
    assert not account_entry(book, acme).is_key
    await stage_acts.became(desk, hand)
    assert account_entry(book, acme).stage is Stage.CUSTOMER, "not answered"
    await stage_acts.became(desk, hand)
    assert account_entry(book, acme).stage is Stage.FORMER
    await acts.edit(desk, hand)
    await acts.delete(desk, hand)
    assert book.rows("SELECT 1 FROM account") == []
    assert front.asked == ["Choose", "Choose", "AccountForm", "ConfirmDelete"]
    assert front.said == [
        "Acme is a key account · u undoes",
        "Acme is no longer a key account · u undoes",
        "Acme is now a former account · u undoes",
        "Changed Acme Ltd · u undoes",
        "Deleted Acme Ltd · u undoes",
    ]


async def test_a_large_deletion_is_backed_up_before_and_a_small_one_is_not(
    book: Book, tmp_path: Path
) -> None:
    book.backups = tmp_path / "backups"
    small, large = an_account(book, "Small"), an_account(book, "Large")
    for number in range(acts.MANY_RECORDS):
        a_task(book, f"task {number}", account_id=large)
    desk = desk_of(book, AnsweringFront(lambda _question: True, lambda _question: True))
    assert await acts.delete_account(desk, small) and not book.backups.exists()
    assert await acts.delete_account(desk, large)
    [taken] = backup.backups_in(book.backups)
    assert taken.why is backup.Why.DELETION and contents(taken.path).accounts == 1
    assert book.rows("SELECT 1 FROM account") == []


async def test_without_an_account_nothing_is_done(book: Book) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    for act in (
        acts.open_account,
        acts.edit,
        acts.mark_key,
        acts.go_to_account,
        stage_acts.became,
        acts.delete,
    ):
        await act(desk, AtHand())
    assert (front.asked, front.said, front.went) == ([], [], [])


# -- on the page of an account


@pytest.mark.parametrize(
    ("part", "form"),
    [
        ("people", "PersonForm"),
        ("calls", "CallForm"),
        ("tasks", "TaskForm"),
        ("terms", "Choose"),
        ("facts", "TaskForm"),
    ],
)
async def test_what_is_new_is_of_the_part_at_hand(book: Book, part: str, form: str) -> None:
    acme = an_account(book)
    front = AnsweringFront(lambda _form: None, lambda _form: None)
    desk = desk_of(book, front)
    await page_acts.new(desk, PageAtHand(acme, part=part))
    await page_acts.open_line(desk, PageAtHand(acme, part=part, is_hint=True))
    assert front.asked == [form, form]


async def test_a_line_that_leads_to_a_tab_opens_it(book: Book) -> None:
    acme = an_account(book)
    front = AnsweringFront()
    await page_acts.open_line(desk_of(book, front), PageAtHand(acme, part="money", leads_to="numbers"))
    assert front.went == [(acme, "numbers", None)]


async def test_a_line_is_opened_corrected_and_deleted_by_its_kind(book: Book) -> None:
    acme = an_account(book)
    seat = a_person(book, "A seat", acme, is_empty_seat=True)
    call = a_call(book, acme)
    task = a_task(book, "Send the offer", acme)
    hands = (
        PageAtHand(acme, part="people", member_id=seat),
        PageAtHand(acme, part="calls", call_id=call),
        PageAtHand(acme, part="tasks", task_id=task),
    )
    front = AnsweringFront(lambda _card: None, lambda _reading: "", *[lambda _dialog: False] * 7)
    desk = desk_of(book, front)
    for hand in hands:
        await page_acts.open_line(desk, hand)
    assert front.asked == ["PersonCardDialog", "ReadCall", "TaskForm"]
    front.asked.clear()
    for hand in hands:
        await page_acts.edit(desk, hand)
    assert front.asked == ["PersonForm", "EditCallForm", "TaskForm"]
    front.asked.clear()
    for hand in hands:
        await page_acts.delete(desk, hand)
    assert front.asked == ["ConfirmDelete"] * 3
    assert [book.rows(f"SELECT id FROM {table}") for table in ("person", "call", "task")] == [
        [(seat,)],
        [(call,)],
        [(task,)],
    ], "nothing was confirmed"


async def test_in_the_overview_it_is_the_account_itself(book: Book) -> None:
    acme = an_account(book)
    front = AnsweringFront(lambda form: saved(form, name="Acme Ltd"), lambda _question: True)
    desk = desk_of(book, front)
    await page_acts.edit(desk, PageAtHand(acme))
    assert account_entry(book, acme).name == "Acme Ltd"
    await page_acts.delete(desk, PageAtHand(acme))
    assert book.rows("SELECT 1 FROM account") == []


async def test_a_task_is_done_and_not_done_after_all(book: Book) -> None:
    acme = an_account(book)
    task = a_task(book, "Send the offer", acme)
    front = AnsweringFront()
    desk = desk_of(book, front)
    await settle_acts.settle_line(desk, PageAtHand(acme, part="tasks", task_id=task))
    assert book.rows("SELECT done_at IS NULL FROM task") == [(0,)]
    await settle_acts.settle_line(desk, PageAtHand(acme, part="tasks", task_id=task, is_task_done=True))
    assert book.rows("SELECT done_at IS NULL FROM task") == [(1,)]
    assert front.said == [
        "Done: “Send the offer” · u undoes",
        "Not done after all: “Send the offer” · u undoes",
    ]


async def test_where_no_line_is_nothing_is_done(book: Book) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    for act in (
        page_acts.open_line,
        page_acts.edit,
        page_acts.delete,
        settle_acts.settle_line,
    ):
        await act(desk, PageAtHand(7, part="calls"))
    assert (front.asked, front.said, front.reloads) == ([], [], 0)
