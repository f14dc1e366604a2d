"""Logging a call: few keys, nothing asked twice, nothing typed lost."""

import asyncio
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.text import language
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import CallDetail, call_detail
from kamtui.store.day import task_changes
from kamtui.ui.widgets.fields import Choice
from kamtui.ui.widgets.rows import Row, Said
from tests.build import NOON as UTC_NOON
from tests.build import TODAY, a_call, a_person, a_task, an_account, dump
from tests.ui.driving import NOON, Desk, opened

TYPED = {"note", "next_step", "due", "purpose", "result"}


def newest(book: Book) -> CallDetail:
    found = book.row("SELECT max(id) FROM call")
    assert found is not None
    return call_detail(book, found[0])


def calls(book: Book) -> int:
    return len(book.rows("SELECT 1 FROM call"))


async def test_a_usual_call_takes_at_most_twelve_keys_beyond_its_words(book: Book) -> None:
    kaufland = an_account(book, "Кауфланд България", stage=Stage.CUSTOMER)
    an_account(book, "Карфур", stage=Stage.CUSTOMER)
    maria = a_person(book, "Мария Иванова", kaufland)
    petar = a_person(book, "Петър Петров", kaufland)
    a_task(book, "Call them", kaufland)
    async with opened(book) as desk:
        pressed = 0

        async def press(*keys: str) -> None:
            nonlocal pressed
            pressed += len(keys)
            await desk.press(*keys)

        await press("c")
        assert desk.typed("account") == "Кауфланд България" and desk.at == "people"
        await desk.type("ma")
        pressed += 2
        await press("tab")
        assert desk.at == "note"
        await desk.type("45 дни плащане е добре")
        await press("tab")
        await desk.type("прати договор")
        await press("tab")
        await desk.type("петък")
        assert desk.sees("Fri 27 Nov")
        await press("ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
        assert pressed <= 12
        assert any("Мария Иванова" in said and "u undoes" in said for said in desk.said)
        entry = newest(book).entry
        assert entry.account_id == kaufland
        assert [one.person_id for one in entry.people] == [maria]
        assert entry.note == "45 дни плащане е добре" and entry.held_at == NOON
        assert book.row("SELECT due_on, account_id, person_id FROM task WHERE what = 'прати договор'") == (
            "2026-11-27", kaufland, maria,
        )  # fmt: skip

        # From nowhere in particular, with two people and an account found by its letters.
        await desk.press("3")
        pressed = 0
        await press("slash", "escape", "3", "c")
        pressed -= 3
        desk.field("account").focus()
        await desk.fill("account", "кау")
        pressed += 3
        await press("tab")
        await desk.fill("people", "ma")
        await press("enter")
        await desk.type("pe")
        pressed += 4
        await press("tab")
        await desk.type("words")
        await press("ctrl+s", "ctrl+s")
        assert pressed <= 13 and calls(book) == 2
        assert [one.person_id for one in newest(book).entry.people] == [maria, petar]
        await desk.press("u")
        assert calls(book) == 1
        await desk.press("u")
        assert calls(book) == 0 and len(book.rows("SELECT 1 FROM task")) == 1


async def played(desk: Desk, *what: str | list[str]) -> int:
    """Type words and press keys; how many keys that were beyond the words."""
    for part in what:
        if isinstance(part, str):
            await desk.type(part)
        else:
            await desk.press(*part)
    return sum(len(part) for part in what if isinstance(part, list))


async def test_what_a_call_costs_in_keys_beyond_its_words(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    a_person(book, "Мария Иванова", metro)
    a_person(book, "Bob Petrov", metro)
    begun: list[str | list[str]] = [["c"], "мария", ["tab"], "за цената", ["tab"], "прати до петък"]
    async with opened(book) as desk:
        await desk.press("2")
        assert await played(desk, *begun, ["ctrl+s"]) <= 5
        assert desk.name == "AccountsScreen", desk.problems()

        # A prospect whom they named: its letter, its name, and on.
        usual = await played(desk, *begun)
        assert await played(desk, ["alt+n"], "Лидл", ["ctrl+s"]) - 1 <= 3 and usual == 3
        assert desk.name == "AccountsScreen", desk.problems()
        assert book.rows("SELECT a.name FROM referral r JOIN account a ON a.id = r.account_id") == [("Лидл",)]
        assert book.rows("SELECT asked FROM call_person ORDER BY id") == [("not_asked",), ("given",)]

        # How they stand by a letter, and what showed it right behind, however fast it is typed: two keys.
        await played(desk, *begun)
        assert await played(desk, ["alt+s"], "bвдигна тон", ["ctrl+s"]) - 1 == 1
        assert desk.name == "AccountsScreen", desk.problems()
        assert book.rows("SELECT stance, reason FROM stance_reading") == [("blocker", "вдигна тон")]


async def test_letters_lead_to_the_fields_of_each_person(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    a_person(book, "Мария Иванова", metro)
    a_person(book, "Bob Petrov", metro)
    async with opened(book) as desk:
        await desk.press("2", "c")
        assert desk.sees("more Channel: phone, When: today 12:00"), "what stands there by itself is in view"
        await desk.type("мария, bob,")
        await desk.press("alt+n")
        assert desk.at == "named:0:organisation:Мария Иванова"
        await desk.press("alt+n")
        assert desk.at == "named:0:organisation:Bob Petrov", "the same letter goes to the next of them"
        await desk.press("alt+n")
        assert desk.at == "named:0:organisation:Мария Иванова"
        await desk.press("ctrl+g", "s")
        assert desk.at == "noticed:Мария Иванова" and desk.sees("[same]")
        await desk.press("alt+s", "s")
        assert desk.typed("noticed:Bob Petrov") == "supporter", "gone to by its letter, a choice is open"
        assert desk.at == "noticed:Bob Petrov", "two begin with it: one may mean the other"
        await desk.press("alt+c")
        assert desk.at == "channel"
        await desk.press("v", "v")
        assert desk.typed("channel") == "video" and desk.sees("Channel visit phone [video]")


async def test_what_is_typed_fast_goes_where_the_keys_before_it_lead(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    a_person(book, "Мария Иванова", metro)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("мария,")
        burst: list[str] = ["tab", *"нова цена", "tab", *"прати", "alt+n", *"Лидл", "alt+s", "b", *"ядосана"]
        for key in [*burst, "alt+p", *"те: мостри", "enter", *"ние: оферта"]:
            desk._send(key, key if len(key) == 1 else None)
        await desk.settle()
        await desk.settle(0.5)
        typed = desk.form.typed()
        assert {name: typed[name] for name in ("note", "next_step", "agreed", "agreed:1")} == {
            "note": "нова цена", "next_step": "прати", "agreed": "те: мостри", "agreed:1": "ние: оферта",
        }  # fmt: skip
        assert typed["named:0:organisation:Мария Иванова"] == "Лидл"
        said = (typed["noticed:Мария Иванова"], typed["noticed_why:Мария Иванова"])
        assert said == ("blocker", "ядосана")


async def test_the_next_step_is_asked_for_once(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("note", "said")
        await desk.press("ctrl+s")
        assert desk.name == "CallForm" and desk.at == "next_step" and calls(book) == 0
        assert len(desk.problems()) == 1
        await desk.press("ctrl+s")
        assert desk.name == "AccountsScreen" and calls(book) == 1
        # Editing asks nothing.
        await desk.press("3", "e")
        await desk.fill("note", "said more")
        await desk.press("ctrl+s")
        assert desk.name == "CallsScreen" and newest(book).entry.note == "said more"


@pytest.mark.usefixtures("in_sofia")
async def test_when_in_words(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    noon = datetime(2026, 11, 22, 12, 0).astimezone()
    async with opened(book) as desk:
        desk.clock.now = noon
        for words, held_at in (
            ("", noon),
            ("вчера 15:00", datetime(2026, 11, 21, 15, 0).astimezone()),
            ("12.11. 10:30", datetime(2026, 11, 12, 10, 30).astimezone()),
            ("сега", noon),
        ):
            await desk.press("2", "c")
            await desk.fill("when", words)
            await desk.press("ctrl+s", "ctrl+s")
            assert desk.name == "AccountsScreen", desk.problems()
            assert newest(book).entry.held_at == held_at.astimezone(UTC), words


async def test_what_is_wrong_is_said_under_its_field_and_nothing_is_lost(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        for field, words in (
            ("when", "tomorrow 10:00"),
            ("when", "утре 10:00"),
            ("when", "blah"),
            ("when", "някога"),
            ("minutes", "много"),
            ("due", "няма"),
            ("due", "32.13."),
        ):
            await desk.fill("note", "kept")
            await desk.fill("next_step", "step")
            await desk.fill(field, words)
            await desk.press("ctrl+s")
            assert desk.name == "CallForm" and desk.at == field, words
            assert len(desk.problems()) == 1
            row = desk.field(field).parent
            assert row is not None and row.parent is not None
            below = row.parent.children[row.parent.children.index(row) + 1]
            assert below.has_class("problem"), "the sentence stands under its field"
            assert below.region.height and desk.field(field).region.bottom <= below.region.y
            assert desk.typed("note") == "kept" and desk.typed(field) == words
            await desk.fill(field, "")
        await desk.fill("next_step", "")
        await desk.fill("due", "fri")
        await desk.press("ctrl+s")
        assert desk.at == "next_step" and calls(book) == 0
        await desk.fill("account", "nobody knows it")
        await desk.press("ctrl+s")
        assert desk.problems() and calls(book) == 0
        await desk.fill("account", "")
        await desk.press("ctrl+s")
        assert desk.at == "account" and calls(book) == 0


async def test_nobody_new_is_called_like_an_account_unasked(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    lidl = an_account(book, "Lidl Bulgaria", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("Acme")
        await desk.press("c")
        await desk.type("лидл")
        await desk.press("ctrl+s")
        assert desk.sees("“лидл” is an account: its line is the one above.") and calls(book) == 0
        await desk.fill("people", "")
        await desk.fill("account", "Lidl Bulgaria")
        await desk.press("ctrl+s", "ctrl+s")
        assert newest(book).entry.account_id == lidl and not newest(book).entry.people
        await desk.stand_on("Acme")
        await desk.press("c")
        await desk.type("lidl")
        await desk.press("ctrl+s", "down", "enter", "ctrl+s", "ctrl+s")
        assert [one.name for one in newest(book).entry.people] == ["lidl"] and newest(
            book
        ).entry.account_id == acme


@pytest.mark.parametrize("slip", ["hey:", "45 days", "+5", "ivan@acme.example"])
async def test_what_is_hardly_a_name_is_nobody_new_unasked(book: Book, slip: str) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type(slip.lstrip("+"))
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.sees("is hardly a name: write it anew") and calls(book) == 0
        await desk.press("down", "enter", "ctrl+s", "ctrl+s")
        assert [one.name for one in newest(book).entry.people] == [slip.lstrip("+")]


async def test_what_is_refused_is_in_view_also_below_rows_that_just_came(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana Koleva", acme)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "c")
        await desk.type("ana")
        await desk.press("tab")
        await desk.fill("satisfied", "abc")
        await desk.press("ctrl+g", "l")
        await desk.type("Petya Stoimenova")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.at == "satisfied" and desk.problems()
        assert desk.sees("Satisfied", "abc", "A number from 0")


async def test_a_new_person_is_written_down_with_the_call(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    known = a_person(book, "Ana Koleva", acme)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("Koleva Ivanka")
        assert desk.sees("+ Koleva Ivanka", "a new person")
        await desk.press("enter")
        await desk.type("ana")
        await desk.press("tab")
        assert desk.typed("people") == "+ Koleva Ivanka (new), Ana Koleva, "
        asked = [name for name in desk.form.typed() if name.startswith("asked:")]
        assert asked == ["asked:Koleva Ivanka", "asked:Ana Koleva"]
        await desk.choose("asked:Koleva Ivanka", "g")
        await desk.choose("asked:Ana Koleva", "a")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.said == [
            "Logged call with + Koleva Ivanka (new), Ana Koleva · l writes the letter · u undoes"
        ]
        people = newest(book).entry.people
        assert [(one.name, one.asked) for one in people] == [
            ("Koleva Ivanka", Asked.GIVEN),
            ("Ana Koleva", Asked.NONE),
        ]
        assert people[1].person_id == known
        assert book.row("SELECT account_id FROM person WHERE name = 'Koleva Ivanka'") == (acme,)
        await desk.press("u")
        assert book.rows("SELECT name FROM person") == [("Ana Koleva",)]


async def test_a_name_that_a_comma_left_in_doubt_is_asked_and_chosen_by_the_arrow(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ivanov = a_person(book, "Hristo Ivanov", acme)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("Ivanof,")
        assert "“Ivanof” may be Hristo Ivanov: an arrow and enter choose" in desk.problems()[-1]
        await desk.press("down", "down", "enter")
        assert desk.typed("people") == "Hristo Ivanov, " and not desk.problems()
        await desk.press("ctrl+s", "ctrl+s")
        assert [one.person_id for one in newest(book).entry.people] == [ivanov]


async def test_two_of_one_name_are_two_people(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    first = a_person(book, "Ivan Ivanov", acme, title="buyer")
    second = a_person(book, "Ivan Ivanov", acme, title="director")
    third = a_person(book, "Petrov, Petar", acme)
    async with opened(book) as desk:
        await desk.press("c")
        await desk.type("ivan ivanov")
        await desk.press("enter")
        await desk.type("ivan ivanov")
        await desk.press("down", "enter")
        await desk.type("petar")
        await desk.press("tab")
        desk.field("note").focus()
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
        assert {one.person_id for one in newest(book).entry.people} == {first, second, third}
        assert len(book.rows("SELECT 1 FROM person")) == 3
        # And they stay when the call is corrected.
        kept = dump(book)
        await desk.press("3", "e")
        assert not desk.form.is_touched()
        await desk.press("ctrl+s")
        assert desk.name == "CallsScreen" and dump(book) == kept


async def test_editing_and_saving_changes_nothing(book: Book) -> None:
    acme = an_account(book, "Acme [/bold], „София“", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana, Jr.  [x]", acme)
    outside = a_person(book, "Outside", None)
    people: list[int | str | Participant] = [
        Participant(ana, "", Asked.GIVEN),
        Participant(outside, "", Asked.NONE),
        "New One",
    ]
    held = datetime(2026, 11, 20, 8, 15, 33, tzinfo=UTC)
    a_call(
        book, acme, *people, held_at=held, channel=Channel.EVENT, minutes=95, purpose="p [b]", result="r",
        note="one\n\n  two\t3",
    )  # fmt: skip
    a_call(book, None, outside, held_at=UTC_NOON)
    kept = dump(book)
    changes = book.rows("SELECT count(*) FROM change_set")
    async with opened(book) as desk:
        await desk.press("3")
        for _ in range(2):
            await desk.press("e")
            assert not desk.form.is_touched(), (desk.form.typed(), desk.form.start)
            await desk.press("ctrl+s")
            assert desk.name == "CallsScreen", desk.problems()
            await desk.press("j")
        assert dump(book) == kept and book.rows("SELECT count(*) FROM change_set") == changes
        [(call_id,)] = book.rows("SELECT id FROM call WHERE purpose = 'p [b]'")
        step = TaskEntry(what="Send the [b] film", due_on=TODAY, account_id=acme)
        with book.change("A step") as act:
            task_changes.new_task(act, step, call_id=call_id)
        for row, is_planned in ((0, False), (1, True)):
            await desk.press("g", *"j" * row, "e")
            assert desk.sees("Planned", "Send the [b] film") is is_planned, "what came of it stands there"
            await desk.press("escape")
            assert desk.name == "CallsScreen", "untouched, it asks nothing"


async def test_escape_asks_only_if_something_was_typed(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("c", "escape")
        assert desk.name == "TodayScreen"
        await desk.press("c")
        await desk.fill("note", "x")
        await desk.press("escape")
        assert desk.name == "CallForm" and desk.problems()
        await desk.type("y")
        await desk.press("escape")
        assert desk.name == "CallForm", "after more typing it asks again"
        await desk.press("escape")
        assert desk.name == "TodayScreen" and calls(book) == 0


# -- how they were seen to stand


READINGS = (
    "SELECT p.name, r.stance, r.influence, r.confidence, r.reason, r.read_on, r.call_id "
    "FROM stance_reading r JOIN person p ON p.id = r.person_id ORDER BY r.id"
)


async def test_stances_noticed_are_readings_of_the_call(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.SCEPTIC, influence=4, read_on=date(2026, 9, 1))
    a_person(book, "Bob", acme, stance=Stance.NEUTRAL, influence=2, read_on=date(2026, 9, 1))
    before = book.rows(READINGS)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("ana")
        await desk.press("enter")
        await desk.type("bob")
        await desk.press("enter")
        await desk.type("New One")
        await desk.press("enter", "tab")
        rows = ["asked:Ana", "noticed:Ana", "asked:Bob", "noticed:Bob", "asked:New One", "noticed:New One"]
        said = [one.field for one in desk.form.fields() if one.field.startswith(("asked", "noticed:"))]
        assert said == rows, "in the order of the people"
        desk.field("noticed:Ana").focus()
        await desk.settle()
        assert desk.sees("▽ Ana\n", "Stance [same] ★ defender ▲ supporter ● neutral ▽ sceptic ■ blocker"), (
            "how they stood so far is beside the name"
        )
        await desk.press("enter", "s")
        assert desk.sees("[▲ supporter]")
        await desk.press("enter")
        assert desk.at == "noticed_why:Ana", "why is asked once it is said how"
        await desk.type("wants to go on")
        desk.field("noticed:New One").focus()
        await desk.settle()
        await desk.until(lambda: desk.sees("? New One\n"))
        assert desk.one("#rows").region.contains_region(desk.field("noticed:New One").region)
        await desk.press("enter", "b")
        await desk.fill("when", "12.11. 10:30")
        await desk.fill("purpose", "prices")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "AccountsScreen", desk.problems()
        [(call_id,)] = book.rows("SELECT id FROM call")
        assert book.rows(READINGS)[2:] == [
            ("Ana", "supporter", 4, "confirmed", "wants to go on", "2026-11-12", call_id),
            ("New One", "blocker", None, "confirmed", "prices", "2026-11-12", call_id),
        ]
        # A call that is corrected says nothing of stances by itself; one may say it now.
        kept = dump(book)
        await desk.press("3", "e")
        assert desk.typed("noticed:Ana") == "" and desk.sees("▲ Ana\n")
        await desk.press("ctrl+s")
        assert dump(book) == kept
        await desk.press("e")
        await desk.choose("noticed:Bob", "n")
        await desk.fill("purpose", "")
        await desk.press("ctrl+s")
        assert book.rows(READINGS)[4:] == [
            ("Bob", "neutral", 2, "confirmed", "noticed in a call", "2026-11-12", call_id)
        ]
        await desk.press("u")
        assert dump(book) == kept
        await desk.press("u")
        assert book.rows(READINGS) == before and calls(book) == 0
        await desk.press("ctrl+r")
        assert dump(book) == kept


async def test_whoever_is_taken_out_again_was_not_noticed(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("ana")
        await desk.press("enter", "tab")
        await desk.choose("noticed:Ana", "d")
        await desk.fill("people", "")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "AccountsScreen", desk.problems()
        assert calls(book) == 1 and book.rows(READINGS) == []


# -- what is typed is kept


def drafts(book: Book) -> list[str]:
    return [slot for (slot,) in book.rows("SELECT slot FROM draft")]


async def type_a_call(desk: Desk) -> None:
    await desk.press("c")
    await desk.fill("account", "acme")
    await desk.press("down", "enter")
    await desk.fill("people", "zoya")
    await desk.press("enter")
    await desk.type("Brand New")
    await desk.press("enter")
    await desk.type("hal")
    await desk.press("escape")
    await desk.choose("asked:Zoya", "g")
    await desk.press("down")
    await desk.type("Нова фирма")
    await desk.choose("noticed:Zoya", "s")
    await desk.fill("note", "line one\nред две")
    await desk.fill("due", "fri")


async def test_a_draft_is_kept_as_it_is_typed_and_offered_again_whole(book: Book, path: Path) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER, city="Русе")
    second = an_account(book, "Acme", stage=Stage.CUSTOMER, city="Варна")
    zoya = a_person(book, "Zoya", second, title="buyer")
    a_person(book, "Zoya", an_account(book, "Other"))
    async with opened(book) as desk:
        await type_a_call(desk)
        chosen = desk.form.typed()
        assert chosen["account_id"] == str(second)
        await desk.settle(0.6)
        assert drafts(book) == ["call"]
        before = desk.form.typed()
    # The window is gone without a word; a new one on the same book offers it.
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.form.typed() == before
            assert desk.form.is_touched()
            await desk.fill("people", "")
            desk.field("people").typed = before["people"].removesuffix("hal")  # type: ignore[attr-defined]
            await desk.settle()
            await desk.fill("next_step", "send")
            await desk.press("ctrl+s")
            assert desk.name == "TodayScreen", desk.problems()
        entry = newest(again).entry
        assert entry.account_id == second and entry.note == "line one\nред две"
        assert [(one.name, one.asked) for one in entry.people] == [
            ("Zoya", Asked.GIVEN),
            ("Brand New", Asked.NOT_ASKED),
        ]
        assert entry.people[0].person_id == zoya
        assert again.rows("SELECT a.name FROM referral r JOIN account a ON a.id = r.account_id") == [
            ("Нова фирма",)
        ]
        assert before["noticed:Zoya"] == "supporter" and before["noticed:Brand New"] == ""
        assert again.rows("SELECT person_id, stance FROM stance_reading") == [(zoya, "supporter")]
        assert drafts(again) == []
    with Book.open(path, backups=None) as third:
        async with opened(third) as desk:
            await desk.settle(1.0)
            assert desk.name == "TodayScreen", "what was saved is not offered again"


async def test_a_resumed_edit_has_what_was_changed(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana, bob = a_person(book, "Ana", acme), a_person(book, "Bob", acme)
    call = a_call(book, acme, ana, note="old")
    async with opened(book) as desk:
        await desk.press("3", "e")
        await desk.fill("people", "bob")
        await desk.press("enter")
        await desk.settle(0.6)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            await desk.press("ctrl+s")
            assert desk.name == "TodayScreen", desk.problems()
        assert [one.person_id for one in call_detail(again, call).entry.people] == [bob]


async def test_a_draft_goes_with_leaving(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("c")
        await desk.fill("note", "never mind")
        await desk.settle(0.6)
        assert drafts(book) == ["call"]
        await desk.press("escape", "escape")
        assert drafts(book) == []


async def test_quitting_keeps_what_is_typed_at_once(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("c")
        desk.field("note").load_text("just typed")  # type: ignore[attr-defined]
        await desk.pilot.press("ctrl+q")
        for _ in range(50):
            if drafts(book):
                break
            await asyncio.sleep(0.02)
    assert drafts(book) == ["call"]


async def test_a_form_opened_at_once_does_not_push_out_an_older_draft(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.ui.shell.app.SETTLE_SECONDS", 2.0)  # a form opens before anything is offered
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("note", "the old one")
        await desk.settle(0.6)
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.press("2", "c")
            assert desk.name == "CallForm"
            await desk.settle(1.2)
            await desk.fill("note", "the new one")
            await desk.settle(0.6)
            await desk.press("ctrl+s", "ctrl+s")
            assert newest(again).entry.note == "the new one"
            await desk.open_draft()
            assert desk.typed("note") == "the old one"


# -- what the book refuses


async def test_a_full_disk_keeps_the_form_with_all_that_was_typed(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("next_step", "step")
        await desk.fill("due", "fri")
        desk.field("note").load_text("long " * 9000)  # type: ignore[attr-defined]
        pages = book.rows("PRAGMA page_count")[0][0]
        book.rows(f"PRAGMA max_page_count = {pages + 1}")
        await desk.press("ctrl+s")
        assert desk.name == "CallForm" and calls(book) == 0
        assert any("disk is full" in problem for problem in desk.problems())
        assert desk.typed("note") == "long " * 9000 and desk.typed("next_step") == "step"
        book.rows("PRAGMA max_page_count = 1000000")
        await desk.press("ctrl+s")
        assert desk.name == "AccountsScreen" and calls(book) == 1


async def test_a_book_that_can_only_be_read_says_so(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme)
    a_task(book, "Step", acme)
    before = dump(book)
    with Book.open(path, read_only=True) as fixed:
        async with opened(fixed, size=(120, 36)) as desk:
            assert desk.sees("read only", "Step")
            for key in ("space", "c", "t", "n", "u", "ctrl+r", "e"):
                await desk.press(key)
                if desk.name.endswith("Form"):
                    await desk.fill(desk.at, "x")
                    await desk.press("ctrl+s")
                    assert desk.problems()
                    await desk.press("escape", "escape")
                else:
                    assert desk.said, key
                assert desk.name == "TodayScreen", key
        assert dump(fixed) == before


async def test_the_usual_channel_is_offered(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, channel=Channel.VISIT)
    a_task(book, "x", acme, date(2026, 11, 20), due_time=time(9))
    async with opened(book) as desk:
        await desk.press("c")
        assert desk.typed("channel") == "visit"
        await desk.fill("minutes", "1h")
        await desk.choose("channel", "v")
        assert desk.typed("channel") == "video"
        await desk.press("left", "right", "space")
        assert desk.typed("channel") == "email"
        await desk.press("ctrl+s", "ctrl+s")
        assert newest(book).entry.channel is Channel.EMAIL


async def test_what_is_typed_ahead_goes_into_the_form(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Xenia", acme)
    async with opened(book) as desk:
        await desk.press("2")
        await desk.type("cxe")
        assert desk.name == "CallForm" and desk.typed("people") == "xe"
        assert book.rows("SELECT stage FROM account") == [("customer",)], "x archives, in the list"


async def test_what_is_plainly_wrong_in_any_field_is_said_before_anything_is_asked(book: Book) -> None:
    an_account(book, "Alfa")
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.fill("satisfied", "eleven")
        await desk.fill("next_step", "")
        await desk.press("ctrl+s")
        [said] = desk.problems()
        assert "A number from 0" in said and desk.at == "satisfied"
        await desk.fill("satisfied", "9")
        await desk.press("ctrl+s")
        assert any("No next step" in said for said in desk.problems())


async def test_what_is_planned_and_the_task_it_comes_of_stand_whole_in_both_languages(book: Book) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    what = "Да звънна на Пенчев за Матиас от валидирането и за протокола от последната доставка"
    a_task(book, what, acme)
    for code in ("en", "bg"):
        with language.spoken(code):
            async with opened(book) as desk:
                await desk.press("c")
                assert all(word in desk.shown() for word in what.split()), desk.shown()
                row = next(row for row in desk.screen.query(Row) if row.has_class("settles"))
                said, done = row.query_one(Said), row.query_one(Choice)
                assert said.region.right <= done.region.x and done.size.width >= done.cells
                await desk.press("escape")
