"""Slips while filling in a form: nothing is written by accident, nothing is guessed, nothing is lost."""

from collections.abc import Sequence

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.store.terms import reads as term_reads
from kamtui.ui.shell.place import Place
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import favour_acts
from tests.build import TODAY, a_person, a_task, an_account
from tests.ui.driving import Desk, opened


def spoken_to(book: Book) -> set[tuple[str, str]]:
    """Everybody in a call, with the account they are of."""
    return set(
        book.rows(
            "SELECT p.name, coalesce(a.name, '') FROM call_person cp JOIN person p ON p.id = cp.person_id "
            "LEFT JOIN account a ON a.id = p.account_id"
        )
    )


def people(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM person ORDER BY id")]


def two_firms(book: Book) -> tuple[int, int]:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    billa = an_account(book, "Billa", stage=Stage.CUSTOMER)
    a_person(book, "Galina Ivanova", acme)
    a_person(book, "Nikolay Kolev", acme)
    a_person(book, "Мария Иванова", billa)
    return acme, billa


async def call_at(desk: Desk, account: str) -> None:
    await desk.press("3", "c")
    await desk.fill("account", account)
    await desk.press("tab")
    assert desk.typed("account") == account and desk.at == "people"


# -- another account


async def test_another_account_takes_the_people_out_and_says_so(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("gal")
        await desk.press("tab")
        await desk.choose("asked:Galina Ivanova", "g")
        await desk.press("down")
        await desk.type("Лидл")
        await desk.choose("noticed:Galina Ivanova", "b")
        before = {name: text for name, text in desk.form.typed().items() if "Galina" in name}
        assert len(before) > 4
        desk.field("account").focus()
        await desk.settle()
        await desk.type("Bil")
        assert "Galina" in desk.typed("people"), "half a name is no other account"
        await desk.press("tab")
        assert desk.typed("account") == "Billa" and desk.typed("people") == ""
        assert "Galina Ivanova was taken out" in desk.problems()[-1]
        assert not any("Galina" in name for name in desk.form.typed()), "nor what was said of her"
        # The first account again brings all of it back.
        desk.field("account").focus()
        await desk.settle()
        await desk.type("Acm")
        await desk.press("tab")
        assert desk.typed("people") == "Galina Ivanova, "
        await desk.settle()
        assert {name: text for name, text in desk.form.typed().items() if "Galina" in name} == before
        desk.field("account").focus()
        await desk.settle()
        await desk.type("Acme")
        await desk.press("tab")
        assert desk.typed("people") == "Galina Ivanova, ", "the same account typed anew keeps them"


async def test_another_account_half_typed_at_saving_asks_first(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("gal")
        await desk.press("tab")
        desk.field("account").focus()
        await desk.settle()
        await desk.type("bill")
        await desk.press("ctrl+s")
        assert desk.name == "CallForm" and "taken out" in desk.problems()[-1]
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "CallsScreen", desk.problems()
    assert spoken_to(book) == set()


async def test_namesakes_of_two_firms_do_not_share_what_was_said(book: Book) -> None:
    acme, billa = two_firms(book)
    a_person(book, "Ivan Petrov", acme)
    a_person(book, "Ivan Petrov", billa)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("Ivan Petrov")
        await desk.press("enter")
        await desk.choose("noticed:Ivan Petrov", "b")
        desk.field("account").focus()
        await desk.settle()
        await desk.type("Billa")
        await desk.press("tab")
        await desk.type("Ivan Petrov")
        await desk.press("enter")
        await desk.settle()
        assert desk.typed("noticed:Ivan Petrov") == ""
        await desk.press("ctrl+s", "ctrl+s")
    assert spoken_to(book) == {("Ivan Petrov", "Billa")} and book.rows("SELECT 1 FROM stance_reading") == []


@pytest.mark.parametrize("form", ["task", "term", "favour"])
async def test_another_account_takes_the_person_out_of_every_form(book: Book, form: str) -> None:
    two_firms(book)
    async with opened(book) as desk:
        if form == "task":
            await desk.press("t")
        else:
            place = desk.screen
            assert isinstance(place, Place)
            act = (
                term_acts.new_term(place.desk, None)
                if form == "term"
                else favour_acts.new_favour(place.desk, None)
            )
            place.run_worker(act)
            await desk.settle()
        await desk.fill("account", "Acme")
        await desk.press("tab")
        await desk.fill("person", "gal")
        await desk.press("tab")
        assert desk.typed("person") == "Galina Ivanova"
        await desk.fill("account", "Billa")
        await desk.press("tab")
        assert desk.typed("person") == "" and "Galina Ivanova was taken out" in desk.problems()[-1]


# -- who is meant


async def test_a_comma_completes_as_tab_does(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("ivan, kole")
        await desk.press("tab")
        assert desk.typed("people") == "Galina Ivanova, Nikolay Kolev, " and desk.at == "note"
        await desk.press("ctrl+s", "ctrl+s")
    assert spoken_to(book) == {("Galina Ivanova", "Acme"), ("Nikolay Kolev", "Acme")}
    assert len(people(book)) == 3


async def test_somebody_new_stands_so_in_the_line_and_in_what_is_said(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("Пенчо Славейков, gal")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "CallsScreen", desk.problems()
        assert desk.said == ["Logged call with + Пенчо Славейков (new), Galina Ivanova · u undoes"]
    assert spoken_to(book) == {("Пенчо Славейков", "Acme"), ("Galina Ivanova", "Acme")}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Galinna", ("tab", "comma", "ctrl+s", "f2")),
        ("Ivanowa", ("ctrl+s",)),
        ("Галинка Иванова", ("tab",)),
        ("Galina Ivanov Petrova", ("comma",)),
    ],
)
async def test_who_is_near_somebody_known_is_asked_about(book: Book, typed: str, keys: Sequence[str]) -> None:
    two_firms(book)
    async with opened(book) as desk:
        for key in keys:
            await call_at(desk, "Acme")
            await desk.type(typed)
            if key == "comma":
                await desk.type(",")
                assert "may be Galina Ivanova" in desk.problems()[-1]
                await desk.press("tab")
            elif key == "f2":
                desk.form.action_save()
                await desk.settle()
            else:
                await desk.press(key)
            assert desk.at == "people" and "may be Galina Ivanova" in desk.problems()[-1], key
            await desk.press("ctrl+s", "ctrl+s", "ctrl+s")
            assert desk.name == "CallForm", "however often it is saved"
            await desk.press("down", "enter")
            assert desk.typed("people") == "Galina Ivanova, "
            await desk.press("ctrl+s", "ctrl+s")
            assert desk.name == "CallsScreen", desk.problems()
            assert spoken_to(book) == {("Galina Ivanova", "Acme")} and len(people(book)) == 3
            await desk.press("u")
            assert spoken_to(book) == set()


async def test_near_somebody_known_and_yet_somebody_new(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("Galinka")
        await desk.press("tab", "down", "down", "enter")
        assert desk.typed("people") == "+ Galinka (new), "
        await desk.type("+Nikolaj")
        await desk.press("tab")
        assert desk.typed("people") == "+ Galinka (new), + Nikolaj (new), "
        await desk.press("ctrl+s", "ctrl+s")
    assert spoken_to(book) == {("Galinka", "Acme"), ("Nikolaj", "Acme")}


async def test_of_several_that_fit_none_is_guessed(book: Book) -> None:
    acme, _billa = two_firms(book)
    a_person(book, "Galya Todorova", acme)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("gal")
        await desk.press("tab")
        assert desk.at == "people"
        assert "“gal” may be Galina Ivanova or Galya Todorova" in desk.problems()[-1]
        await desk.press("down", "down", "enter")
        assert desk.typed("people") == "Galya Todorova, "


@pytest.mark.parametrize("key", ["tab", "enter", "comma"])
async def test_people_of_other_accounts_are_never_taken_from_habit(book: Book, key: str) -> None:
    two_firms(book)
    an_account(book, "Nobody Known", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await call_at(desk, "Nobody Known")
        await desk.type("Мария")
        assert desk.sees("+ Мария", "Мария Иванова")
        rows = desk.rows("suggestions")
        assert rows[0].startswith("+ Мария") and "Billa" in rows[-1], "they stand last"
        if key == "comma":
            await desk.type(",")
        else:
            await desk.press(key)
        assert desk.typed("people") == "+ Мария (new), "
        await desk.press("ctrl+s", "ctrl+s")
    assert spoken_to(book) == {("Мария", "Nobody Known")}


async def test_somebody_of_another_account_can_be_chosen(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.type("Мария")
        await desk.press("down", "down", "enter", "ctrl+s", "ctrl+s")
    assert spoken_to(book) == {("Мария Иванова", "Billa")}


async def test_a_task_takes_nobody_of_another_account(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await desk.press("t")
        await desk.type("Call")
        await desk.fill("account", "Acme")
        await desk.press("tab")
        await desk.fill("person", "Мария")
        await desk.press("ctrl+s")
        assert desk.name == "TaskForm" and desk.typed("person") == "Мария"
        assert any("Nothing of that name" in said for said in desk.problems())


async def test_without_an_account_somebody_new_is_nobodys(book: Book) -> None:
    two_firms(book)
    a_person(book, "Ива Външна", None)
    async with opened(book) as desk:
        await desk.press("3", "c")
        await desk.fill("people", "Ива, Пенчо")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "CallForm" and desk.at == "account"
        assert desk.problems()[0] == "Say of which account “Пенчо” is, who is new."
    assert len(people(book)) == 4


# -- choices and what is prefilled


@pytest.mark.parametrize("words", ["всеки петък", "asked gave none\n", "given", "video visit"])
async def test_words_typed_on_a_choice_change_nothing(book: Book, words: str) -> None:
    two_firms(book)
    async with opened(book) as desk:
        place = desk.screen
        place.run_worker(term_acts.new_term(place.desk, None))  # type: ignore[attr-defined]
        await desk.settle()
        before = desk.form.typed()
        for name in ("consent", "owed_by", "category", "state"):
            desk.field(name).focus()
            await desk.settle()
            await desk.type(words)
            assert desk.form.typed() == before, name
        await desk.until(lambda: any("Letters change nothing here yet" in said for said in desk.problems()))
        await desk.press("escape")
        assert desk.name == "TodayScreen", "nothing was typed"


async def test_a_choice_is_opened_by_enter_or_an_arrow_and_takes_letters(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await desk.press("3", "c")
        desk.field("channel").focus()
        await desk.settle()
        await desk.press("enter")
        assert desk.at == "channel"
        await desk.type("e")
        assert desk.typed("channel") == "email"
        await desk.press("enter")
        assert desk.at == "when"
        desk.field("channel").focus()
        await desk.settle()
        await desk.type("v")
        assert desk.typed("channel") == "email", "left, it is closed again"
        desk.field("when").focus()
        await desk.settle()
        desk.field("channel").focus()
        await desk.settle()
        await desk.type("p")
        await desk.until(lambda: any("Letters change nothing here yet" in said for said in desk.problems()))
        await desk.press("right")
        assert not desk.problems(), "who has chosen is not told how any longer"
        await desk.press("v")
        assert desk.typed("channel") == "visit"


async def test_what_was_prefilled_is_replaced_by_typing_and_what_was_typed_is_not(book: Book) -> None:
    acme, _billa = two_firms(book)
    a_task(book, "Send the offer", acme)
    async with opened(book) as desk:
        await desk.press("e")
        assert desk.at == "what"
        await desk.type("Call them")
        assert desk.typed("what") == "Call them"
        await desk.press("tab", "shift+tab")
        await desk.type(" again")
        assert desk.typed("what") == "Call them again"


# -- promises


@pytest.mark.parametrize(
    ("what", "day"),
    [
        ("пратят прогноза до петък", "2026-11-27"),
        ("send list by 5 Dec", "2026-12-05"),
        ("price list by 5.12.", "2026-12-05"),
    ],
)
async def test_a_promise_has_its_day_in_its_words(book: Book, what: str, day: str) -> None:
    two_firms(book)
    async with opened(book) as desk:
        await call_at(desk, "Acme")
        await desk.fill("next_step", "Send")
        await desk.fill("agreed", f"they: {what}")
        assert desk.sees(f"they owe: “{what}” · looked at on")
        await desk.press("ctrl+s")
        assert desk.name == "CallsScreen" and "looked at on" in desk.said[-1]
    assert book.rows("SELECT what, next_check_on FROM term") == [(what, day)]


async def test_a_promise_without_a_day_asks_once_and_then_has_one(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        place = desk.screen
        place.run_worker(term_acts.new_term(place.desk, None))  # type: ignore[attr-defined]
        await desk.settle()
        await desk.fill("account", "Acme")
        await desk.press("tab")
        await desk.fill("what", "A better price")
        await desk.press("ctrl+s")
        assert desk.name == "TermForm" and desk.at == "checks"
        assert "When to look at it?" in desk.problems()[0] and "Mon 30 Nov" in desk.problems()[0]
        await desk.press("ctrl+s")
        assert desk.said == ["Agreed: A better price · looked at on Mon 30 Nov · u undoes"]
        assert book.rows("SELECT next_check_on FROM term") == [("2026-11-30",)]
        # Corrected, it is not taken away again without a word.
        place = desk.screen
        [term_id] = term_reads.term_ids(book, TODAY)
        place.run_worker(term_acts.edit_term(place.desk, term_id))  # type: ignore[attr-defined]
        await desk.settle()
        await desk.fill("checks", "")
        await desk.press("ctrl+s")
        assert desk.name == "TermForm" and desk.at == "checks"


async def test_a_measured_promise_without_a_day_is_looked_at_each_month(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        place = desk.screen
        place.run_worker(term_acts.new_term(place.desk, None))  # type: ignore[attr-defined]
        await desk.settle()
        await desk.fill("account", "Acme")
        await desk.press("tab")
        await desk.fill("what", "Delivered in full")
        await desk.fill("target", "98 %")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
    [(rule, day)] = book.rows("SELECT check_rule, next_check_on FROM term")
    assert day == "2026-11-30" and "MONTHLY" in rule


async def test_what_ends_on_a_day_needs_no_other(book: Book) -> None:
    two_firms(book)
    async with opened(book) as desk:
        place = desk.screen
        place.run_worker(term_acts.new_term(place.desk, None))  # type: ignore[attr-defined]
        await desk.settle()
        await desk.fill("account", "Acme")
        await desk.press("tab")
        await desk.fill("what", "Prices hold")
        await desk.fill("until", "31.12.2026")
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
    assert book.rows("SELECT check_rule FROM term") == [(None,)]


async def test_who_stands_in_the_line_already_is_not_named_twice(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana Petrova", acme)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("ana, petr")
        await desk.press("tab")
        assert desk.typed("people") == "Ana Petrova, "
        await desk.fill("people", "Ana Petrova, Нова, нова")
        await desk.press("tab")
        assert desk.typed("people").count("Ana") == 1
