"""What becomes of each row of a log of conversations: whose it is, who was there, and whether the book has it."""

from datetime import date, datetime, time

import pytest

from kamtui.domain.accounts.importing.directory import Directory, KnownPerson, Present
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.calls.importing.plan import BookCalls, KnownCall, PlannedCall, Verdict, planned_calls
from kamtui.domain.calls.importing.sheet import CallRow
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.customers import listed_customers
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.planning import Planning
from kamtui.domain.time.moments import to_local

DAY = date(2026, 1, 5)
ALFA = Customer(customer_key("Alfa"), "Alfa", "", 1, 0, 2, account_id=7, account="Alfa")
PEOPLE = (
    KnownPerson(1, "Ana Ilieva", 7),
    KnownPerson(2, "Ana Koleva", 7),
    KnownPerson(3, "Иван Петров", 7),
    KnownPerson(4, "Vera Stoyanova", 8),
    KnownPerson(5, "Georgi Outside", None),
)


def row(
    *people: str, name: str = "Alfa", note: str = "Prices", at: time | None = None, line: int = 2
) -> CallRow:
    return CallRow(line, name, "", people, DAY, at, None, note=note)


def known(note: str, *, hour: int = 12, account_id: int | None = 7, day: int = 5) -> KnownCall:
    return KnownCall(account_id, to_local(datetime(2026, 1, day, hour)), "", note)  # noqa: DTZ001 (local, made aware)


def planned(
    *rows: CallRow, calls: tuple[KnownCall, ...] = (), customer: Customer = ALFA, adds_further: bool = False
) -> list[PlannedCall]:
    return planned_calls(
        rows,
        [customer],
        Directory(PEOPLE),
        BookCalls(calls),
        Channel.VISIT,
        Planning(),
        adds_further=adds_further,
    )


@pytest.mark.parametrize(
    ("name", "present"),
    [
        ("Ana Ilieva", (Present(1, "Ana Ilieva"),)),
        ("Ilieva", (Present(1, "Ana Ilieva"),)),
        ("Ivan Petrov", (Present(3, "Иван Петров"),)),  # the other alphabet
        (
            "Vera Stoyanova",
            (Present(None, "Vera Stoyanova"),),
        ),  # somebody of another account is no one of this
        ("Ana", ()),
    ],
)
def test_who_was_there(name: str, present: tuple[Present, ...]) -> None:
    (call,) = planned(row(name, name))
    assert call.people == present
    if not present:
        assert (
            "may be Ana Ilieva, Ana Koleva" in call.remarks[0] and call.row.note == "Prices\nwith: Ana, Ana"
        )


def test_whose_a_conversation_is_that_names_only_people() -> None:
    (of_account,) = planned(row("Vera Stoyanova", name=""))
    assert (of_account.account_id, of_account.people) == (8, (Present(4, "Vera Stoyanova"),))
    (outside,) = planned(row("Georgi Outside", name=""))
    assert (outside.account_id, outside.verdict) == (None, Verdict.ADDED)


def test_whom_the_list_itself_adds_is_somebody_of_that_account() -> None:
    _first, alone = planned(row("Nina New"), row("Nina New", name="", line=3))
    assert (alone.account_id, alone.people) == (7, (Present(None, "Nina New"),))
    _there, known_there = planned(row("Ana Ilieva"), row("Ana Ilieva", name="", line=3))
    assert known_there.account_id == 7, "whom the book knows already is not added once more"
    _added, of_two = planned(row("Vera Stoyanova"), row("Vera Stoyanova", name="", line=3))
    assert of_two.account_id is None, "one of the book's, and one whom the list adds to another account"


@pytest.mark.parametrize(
    ("calls", "verdict"),
    [
        ((), Verdict.ADDED),
        ((known("prices "),), Verdict.UNCHANGED),
        ((known("Prices", hour=9),), Verdict.UNCHANGED),  # the day and the words
        ((known("Prices\nand what was said later"),), Verdict.UNCHANGED),
        ((known("Something else"),), Verdict.MAYBE_THERE),  # that moment in other words
        ((known("Something else", hour=9),), Verdict.ADDED),
        ((known("Prices", account_id=8),), Verdict.ADDED),
        ((known("Prices", day=6),), Verdict.ADDED),
    ],
)
def test_what_the_book_has_is_not_taken_again(calls: tuple[KnownCall, ...], verdict: Verdict) -> None:
    (call,) = planned(row(), calls=calls)
    assert call.verdict is verdict
    if verdict is Verdict.MAYBE_THERE:
        assert planned(row(), calls=calls, adds_further=True)[0].verdict is Verdict.ADDED


def test_each_of_the_books_conversations_stands_for_one() -> None:
    twice = planned(row(line=2), row(line=3), calls=(known("Prices"),))
    assert [call.verdict for call in twice] == [Verdict.UNCHANGED, Verdict.ADDED]
    other = planned(row(note="Other"), row(line=3), calls=(known("Prices"),))
    assert [call.verdict for call in other] == [Verdict.ADDED, Verdict.UNCHANGED]


def test_customers_that_are_no_account_wait_and_new_ones_have_only_new_people() -> None:
    unknown = ALFA._replace(account_id=None, account="")
    assert planned(row("Ana Ilieva"), customer=unknown)[0].verdict is Verdict.UNKNOWN
    (call,) = planned(
        row("Ana Ilieva"), calls=(known("Prices", account_id=None),), customer=unknown._replace(is_new=True)
    )
    assert (call.verdict, call.people) == (Verdict.ADDED, (Present(None, "Ana Ilieva"),))
    assert [one.months for one in listed_customers([row(), row(line=3), row("Ana", name="")])] == [2]
