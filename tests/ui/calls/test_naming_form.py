"""Whom somebody named, written down with the conversation itself: found again if the book knows it, and one act."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.words import MayUse
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import call_detail, named_in
from kamtui.ui.calls.people_rows import PersonRows
from tests.build import TODAY, a_call, a_person, a_referral, an_account, dump
from tests.effort import counted
from tests.ui.driving import Clock, Desk, opened
from tests.ui.shell.test_hostile_text import HOSTILE, is_calm


def namings(book: Book) -> list[tuple[Any, ...]]:
    """Who named which prospect, whom to speak to there, why, and whether we may use the name; the oldest first."""
    return book.rows(
        "SELECT b.name, a.name, coalesce(p.name, ''), r.why, r.may_use_name FROM referral r "
        "JOIN account a ON a.id = r.account_id JOIN person b ON b.id = r.by_person_id "
        "LEFT JOIN person p ON p.id = r.person_id ORDER BY r.id"
    )


def asked(book: Book) -> list[tuple[str, str]]:
    return [
        (name, code)
        for name, code in book.rows(
            "SELECT p.name, cp.asked FROM call_person cp JOIN person p ON p.id = cp.person_id ORDER BY cp.id"
        )
    ]


def a_desk_of_customers(book: Book) -> dict[str, int]:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER, city="София")
    kaufland = an_account(book, "Кауфланд", stage=Stage.LOST)
    return {
        "metro": metro, "kaufland": kaufland, "maria": a_person(book, "Мария Иванова", metro),
        "bob": a_person(book, "Bob Petrov", metro), "petar": a_person(book, "Петър Димитров", kaufland, title="buyer"),
    }  # fmt: skip


async def a_call_with(desk: Desk, *names: str, account: str = "Метро") -> None:
    """A call with an account and these people, noted, without a next step."""
    await desk.press("c")
    await desk.fill("account", account)
    await desk.press("enter")
    desk.field("people").focus()
    for name in names:
        await desk.type(name)
        await desk.press("enter")
    await desk.fill("note", "talked")


async def gave(desk: Desk, name: str) -> None:
    """Say by one letter, the choice once opened, that somebody gave a name, and stand where it is written."""
    desk.field(f"asked:{name}").focus()
    await desk.settle()
    await desk.press("enter", "g", "enter")
    assert desk.at == f"named:0:organisation:{name}"


async def save(desk: Desk) -> None:
    await desk.press("ctrl+s", "ctrl+s")  # the second without a next step


def named_fields(desk: Desk) -> list[str]:
    """The fields in view in which prospects are named."""
    return [
        one.field
        for one in desk.form.fields()
        if one.field.startswith("named:") and all(node.display for node in one.ancestors_with_self)  # type: ignore[attr-defined]
    ]


async def test_a_name_is_written_down_with_the_call_as_one_act(book: Book) -> None:
    a_desk_of_customers(book)
    before = dump(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова", "Bob Petrov")
        lines = ["named:0:organisation:Мария Иванова", "named:0:organisation:Bob Petrov"]
        assert named_fields(desk) == lines and desk.sees("whom they named"), "an empty line is one line high"
        # The name itself says that one was given; taken out again, nothing is said.
        desk.field(lines[0]).focus()
        await desk.type("Лидл")
        assert desk.typed("asked:Мария Иванова") == "given"
        assert named_fields(desk) == [
            lines[0], "named:0:person:Мария Иванова", "named:0:why:Мария Иванова",
            "named:0:may_use_name:Мария Иванова", "named:1:organisation:Мария Иванова", lines[1],
        ]  # fmt: skip
        await desk.press(*["backspace"] * 4)
        assert desk.typed("asked:Мария Иванова") == "not_asked" and named_fields(desk) == lines
        await desk.type("Лидл")
        await desk.press("tab")
        await desk.type("Stefan Kolev")
        await desk.press("tab")
        assert desk.at == "named:0:why:Мария Иванова"
        await desk.type("four shops")
        await desk.press("tab", "enter", "y", "enter")
        assert desk.at == "named:1:organisation:Мария Иванова", "the next one has its line"
        assert desk.sees("another one, if any")
        await save(desk)
        assert desk.name == "TodayScreen", desk.problems()
        assert namings(book) == [("Мария Иванова", "Лидл", "Stefan Kolev", "four shops", "yes")]
        assert asked(book) == [("Мария Иванова", "given"), ("Bob Petrov", "not_asked")]
        assert book.row("SELECT stage FROM account WHERE name = 'Лидл'") == ("prospect",)
        assert book.row("SELECT named_on, source, call_id = (SELECT id FROM call) FROM referral") == (
            "2026-11-22", "customer", 1,
        )  # fmt: skip
        assert any("Bob Petrov; named: Лидл" in said for said in desk.said)
        after = dump(book)
        await desk.press("u")
        assert dump(book) == before
        await desk.press("ctrl+r")
        assert dump(book) == after


async def test_two_from_one_and_one_from_another_in_one_conversation(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова", "Bob Petrov")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await desk.fill("named:1:organisation:Мария Иванова", "Billa")
        await desk.fill("named:2:organisation:Мария Иванова", "Fantastico")
        await desk.fill("named:1:organisation:Мария Иванова", "")
        await gave(desk, "Bob Petrov")
        await desk.type("Лидл")
        await save(desk)
        assert [one[:2] for one in namings(book)] == [
            ("Мария Иванова", "Лидл"), ("Мария Иванова", "Fantastico"), ("Bob Petrov", "Лидл"),
        ]  # fmt: skip
        assert len(book.rows("SELECT 1 FROM account WHERE name = 'Лидл'")) == 1, "new to both, yet one"
        await desk.press("u")
        assert namings(book) == []


async def test_a_name_given_and_not_known_yet_counts_all_the_same(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await save(desk)
        assert asked(book) == [("Мария Иванова", "given")] and namings(book) == []
        await desk.press("D")
        assert "gave a name: which?" in desk.row, "it is asked for again where the day is closed"


LIKELY = (
    ("Metro", "Метро", "the same name in the other alphabet"),
    ("Kaufland", "Кауфланд", "the same name in the other alphabet"),
    ("Кауфланд ЕООД", "Кауфланд", "the same but for ООД"),
    ("Kauflnd", "Кауфланд", "one letter differs"),
)


async def test_a_likely_duplicate_is_offered_and_taken_by_keys(book: Book) -> None:
    a_desk_of_customers(book)
    hit = an_account(book, "ХИТ", stage=Stage.CUSTOMER)
    a_person(book, "Zoya Hristova", hit)
    accounts = len(book.rows("SELECT 1 FROM account"))
    field = "named:0:organisation:Zoya Hristova"
    async with opened(book) as desk:
        await a_call_with(desk, "Zoya Hristova", account="ХИТ")
        for typed, meant, why in LIKELY:
            await desk.fill(field, typed)
            assert desk.sees(meant, why, f"+ {typed}", "a new prospect"), typed
            await desk.press("enter")
            assert desk.typed(field) == meant, typed
        await save(desk)
        assert [one[1] for one in namings(book)] == ["Кауфланд"]
        assert len(book.rows("SELECT 1 FROM account")) == accounts


async def test_a_name_that_is_only_a_part_of_what_was_typed_is_not_taken_by_enter(book: Book) -> None:
    a_desk_of_customers(book)
    an_account(book, "ХИТ", stage=Stage.CUSTOMER)
    field = "named:0:organisation:Zoya Hristova"
    async with opened(book) as desk:
        await a_call_with(desk, "Zoya Hristova", account="ХИТ")
        await desk.fill(field, "Кауфланд Румъния")
        assert desk.sees("the same words and more", "+ Кауфланд Румъния")
        await desk.press("enter")
        assert desk.typed(field) == "Кауфланд Румъния"
        await desk.fill(field, "Кауф")
        await desk.press("enter")
        assert desk.typed(field) == "Кауфланд"


async def test_what_is_chosen_as_new_stays_new(book: Book) -> None:
    a_desk_of_customers(book)
    an_account(book, "ХИТ", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.type("Kaufland")
        await desk.press("down", "enter")
        await save(desk)
        assert [one[1] for one in namings(book)] == ["Kaufland"]
        # Half typed, it may be the one that it begins: it is asked, and tab takes it.
        await a_call_with(desk, "Bob Petrov")
        await gave(desk, "Bob Petrov")
        await desk.type("Хи")
        await desk.press("ctrl+s")
        assert any("ХИТ" in said and "begins like it" in said for said in desk.problems())
        await desk.press("alt+n", "tab")
        await save(desk)
        assert [one[1] for one in namings(book)][1:] == ["ХИТ"]


async def test_a_likely_account_is_asked_once_where_nothing_was_chosen(book: Book) -> None:
    ids = a_desk_of_customers(book)
    accounts = len(book.rows("SELECT 1 FROM account"))
    field = "named:0:organisation:Мария Иванова"
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        for typed, why in (
            ("Kaufland", "the same name in the other alphabet"),
            ("Кауфланд ЕООД", "the same but for ООД"),
            ("Kaуфланд", "looks the same"),
            ("Кауф", "begins like it"),
        ):
            await desk.fill(field, typed)
            await desk.press("ctrl+s")
            assert desk.name == "CallForm" and desk.at in (field, "next_step") and desk.typed(field) == typed
            assert any("Кауфланд" in said and why in said for said in desk.problems()), typed
            is_first = typed == "Kaufland"
            assert any("No next step" in said for said in desk.problems()) == is_first, (
                "both are asked at once"
            )
        await desk.press("ctrl+s")
        assert [one[1] for one in namings(book)] == ["Кауф"]
        assert len(book.rows("SELECT 1 FROM account")) == accounts + 1
        await desk.press("u")
        await a_call_with(desk, "Мария Иванова")
        await desk.fill(field, " КАУФЛАНД ")
        await save(desk)
        assert book.rows("SELECT account_id FROM referral") == [(ids["kaufland"],)], (
            "but for case it is the one"
        )


async def test_two_new_ones_of_a_call_that_are_likely_one(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова", "Bob Petrov")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await desk.fill("named:1:organisation:Мария Иванова", "ЛИДЛ")
        await gave(desk, "Bob Petrov")
        await desk.type("Lidl ООД")
        await desk.press("ctrl+s")
        asked = [said for said in desk.problems() if "Perhaps there already" in said]
        assert len(asked) == 1 and "Лидл (named in this call)" in asked[0]
        assert desk.at == "next_step", "the topmost of what is asked"
        await desk.press("ctrl+s")
        made = book.rows("SELECT name FROM account WHERE stage = 'prospect' ORDER BY id")
        assert made == [("Лидл",), ("Lidl ООД",)], "one but for its case, and one that was asked"


async def test_one_of_two_of_a_name_is_asked_with_its_list(book: Book) -> None:
    ids = a_desk_of_customers(book)
    other = an_account(book, "Кауфланд", city="Варна")
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.type("кауфланд")
        await desk.press("escape", "ctrl+s")
        assert desk.name == "CallForm" and any("may be" in said for said in desk.problems())
        # Arrows and enter choose, as the sentence says; the list comes up behind the question.
        suggestions = desk.one("#suggestions")
        await desk.until(lambda: suggestions.display and suggestions.is_on_screen, 10)
        await desk.press("down", "enter")
        await save(desk)
        [(account_id,)] = book.rows("SELECT account_id FROM referral")
        assert account_id in (ids["kaufland"], other)


async def test_whom_to_speak_to_is_known_or_asked_about(book: Book) -> None:
    ids = a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.press("enter")
        await desk.type("Petar Dimitrov")
        assert desk.sees("Петър Димитров", "the same name in the other alphabet")
        await desk.press("enter")
        assert desk.typed("named:0:organisation:Мария Иванова") == "Кауфланд", "they bring it along"
        await save(desk)
        assert book.row("SELECT account_id, person_id FROM referral") == (ids["kaufland"], ids["petar"])
        await desk.press("u")
        await a_call_with(desk, "Мария Иванова")
        await desk.fill("named:0:organisation:Мария Иванова", "Лидл")
        await desk.fill("named:0:person:Мария Иванова", "Petar Dimitrov")
        await desk.press("ctrl+s")
        assert any("Петър Димитров (Кауфланд)" in said for said in desk.problems())
        await desk.press("ctrl+s")
        assert [one[1:3] for one in namings(book)] == [("Лидл", "Petar Dimitrov")]


async def test_somebody_new_in_this_call_names_somebody_too(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Brand New")
        await gave(desk, "Brand New")
        await desk.type("Metro")
        await desk.press("enter")
        await save(desk)
        assert desk.problems() == ["Метро cannot be named by its own people."]
        await desk.fill("named:0:organisation:Brand New", "Лидл")
        await save(desk)
        assert namings(book) == [("Brand New", "Лидл", "", "", "not_asked")]


@pytest.mark.slow
async def test_a_circle_stands_at_its_own_line(book: Book) -> None:
    ids = a_desk_of_customers(book)
    a_referral(book, "Кауфланд", ids["petar"], account_id=ids["metro"])
    before = dump(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова", "Bob Petrov")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await gave(desk, "Bob Petrov")
        await desk.type("Билла")
        await desk.fill("named:1:organisation:Bob Petrov", "Kaufland")
        await desk.press("enter")
        await save(desk)
        assert desk.name == "CallForm" and desk.at == "named:1:organisation:Bob Petrov"
        assert desk.problems() == ["That would close a circle: Кауфланд → Метро → Кауфланд."]
        row = desk.field("named:1:organisation:Bob Petrov").parent
        assert row is not None and row.parent is not None
        assert row.parent.children[row.parent.children.index(row) + 1].has_class("problem")
        assert dump(book) == before, "nothing of the call was written"
        await desk.fill("named:1:organisation:Bob Petrov", "")
        await save(desk)
        assert [one[:2] for one in namings(book)][1:] == [("Мария Иванова", "Лидл"), ("Bob Petrov", "Билла")]


async def test_a_line_without_an_organisation_is_said_and_kept(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.press("enter")
        await desk.type("Stefan")
        await desk.press("ctrl+s")
        assert desk.at == "named:0:organisation:Мария Иванова"
        assert desk.problems() == ["Say which organisation was named."]
        await desk.type("Лидл")
        await save(desk)
        assert namings(book) == [("Мария Иванова", "Лидл", "Stefan", "", "not_asked")]


async def test_not_given_after_all_hides_the_line_and_writes_nothing(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await desk.press("escape")
        desk.field("asked:Мария Иванова").focus()
        await desk.settle()
        await desk.press("enter", "n")
        assert named_fields(desk) == [], "not the name either: it was not given"
        await desk.press("g")
        assert desk.typed("named:0:organisation:Мария Иванова") == "Лидл", "it is still there"
        await desk.press("left")
        await save(desk)
        assert asked(book) == [("Мария Иванова", "none")] and namings(book) == []


async def test_a_form_in_which_nothing_was_named_is_left_without_a_question(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await desk.press("2", "enter", "B", "c")
        [row] = desk.form.query(PersonRows)
        name = row.person
        await gave(desk, name)
        await desk.type("x")
        await desk.press("backspace")
        desk.field(f"asked:{name}").focus()
        await desk.settle()
        await desk.press("right")
        assert desk.typed(f"asked:{name}") == Asked.NOT_ASKED.value and not desk.form.is_touched()
        await desk.press("escape")
        assert desk.name == "BuyingCenterScreen"


async def test_half_a_name_typed_over_loses_nothing(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await desk.fill("named:0:why:Мария Иванова", "four shops")
        desk.field("people").focus()
        await desk.settle()
        await desk.press("end", "backspace", "backspace", "backspace")
        assert not desk.form.query(PersonRows)
        assert desk.form.typed()["named:0:why:Мария Иванова"] == "four shops", "also of the draft"
        await desk.type("а, ")
        assert desk.typed("asked:Мария Иванова") == "given"
        await save(desk)
        assert namings(book) == [("Мария Иванова", "Лидл", "", "four shops", "not_asked")]


async def test_editing_adds_names_and_writes_none_twice(book: Book) -> None:
    ids = a_desk_of_customers(book)
    async with opened(book, clock=Clock()) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await save(desk)
        first = dump(book)
        [(call_id,)] = book.rows("SELECT id FROM call")
        desk.clock.move(days=3)
        await desk.press("3", "e")
        assert desk.sees("named: Лидл", "another one, if any") and not desk.form.is_touched()
        assert desk.typed("named:0:organisation:Мария Иванова") == ""
        await desk.fill("note", "talked more")
        await desk.press("ctrl+s")
        assert [one[1] for one in namings(book)] == ["Лидл"]
        await desk.press("e")
        await desk.fill("named:0:organisation:Мария Иванова", "Billa")
        await desk.press("ctrl+s")
        assert desk.name == "CallsScreen", desk.problems()
        assert named_in(book, call_id) == {ids["maria"]: ["Лидл", "Billa"]}
        assert book.rows("SELECT DISTINCT named_on FROM referral") == [("2026-11-22",)], "the day of the talk"
        assert call_detail(book, call_id).entry.note == "talked more"
        await desk.press("u", "u")
        assert dump(book) == first


async def test_a_call_of_another_day_brings_its_names_on_that_day(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await gave(desk, "Мария Иванова")
        await desk.type("Лидл")
        await desk.press("tab")
        await desk.type("Stefan Kolev")
        await desk.fill("when", "вчера 15:00")
        await save(desk)
        assert book.rows("SELECT named_on FROM referral") == [((TODAY - timedelta(days=1)).isoformat(),)]
        assert book.rows(
            "SELECT m.since_on FROM membership m JOIN person p ON p.id = m.person_id WHERE p.name = 'Stefan Kolev'"
        ) == [((TODAY - timedelta(days=1)).isoformat(),)]


async def test_a_draft_brings_back_every_line_with_what_was_chosen(book: Book, path: Path) -> None:
    ids = a_desk_of_customers(book)
    an_account(book, "Кауфланд")  # a second of that name: only its id tells which was chosen
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова", "Bob Petrov")
        await gave(desk, "Мария Иванова")
        await desk.type("Кауфланд")
        await desk.press("down" if desk.listed("suggestions").cursor else "enter", "enter")
        await desk.type("Петър Димитров")
        await desk.press("enter")
        await desk.fill("named:0:why:Мария Иванова", "four\u202e shops [/]")
        await desk.fill("named:1:organisation:Мария Иванова", "Metro")
        await desk.press("down", "enter")  # as new
        await desk.choose("named:1:may_use_name:Мария Иванова", "y")
        await gave(desk, "Bob Petrov")
        await desk.type("Би")
        await desk.choose("asked:Bob Petrov", "n")  # not given after all, and yet not lost
        await desk.settle(0.6)
        before = desk.form.typed()
        chosen = before["named:0:organisation_id:Мария Иванова"]
        assert chosen and before["named:1:organisation_id:Мария Иванова"] == "0"
        assert before["named:0:organisation:Bob Petrov"] == "Би"
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.form.typed() == before and desk.form.is_touched()
            assert "named:2:organisation:Мария Иванова" in named_fields(desk)
            await save(desk)
            assert desk.name == "TodayScreen", desk.problems()
            assert namings(again) == [
                ("Мария Иванова", "Кауфланд", "Петър Димитров", "four shops [/]", "not_asked"),
                ("Мария Иванова", "Metro", "", "", "yes"),
            ]
            found = again.rows("SELECT account_id, person_id FROM referral ORDER BY id")
            assert found[0] == (int(chosen), ids["petar"]) and found[1][0] != ids["metro"]


async def test_each_field_of_a_line_is_reached_and_in_view(book: Book) -> None:
    from tests.ui.shell.test_sizes import fits, is_in_view

    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    name = "Мария-Александра Константинова-Георгиева"
    a_person(book, name, metro)
    async with opened(book) as desk:
        await a_call_with(desk, name)
        await gave(desk, name)
        await desk.type("Дълго име на фирма номер едно ООД")
        await desk.press("escape")
        for size in ((40, 10), (80, 24), (120, 36)):
            desk.field("note").focus()
            await desk.resize(*size)
            desk.field(named_fields(desk)[0]).focus()
            await desk.settle()
            for field in named_fields(desk):
                assert desk.at == field
                await desk.until(lambda: is_in_view(desk), 1)
                fits(desk)
                await desk.press("tab")
            if size[0] >= 80:
                assert desk.sees("why it fits", "Use name?", "[not asked]", "Speak to"), size


async def test_a_comma_in_a_name_is_asked_about_too(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await desk.fill("named:0:organisation:Мария Иванова", "Koleva, Kaufland")
        await desk.press("ctrl+s")
        assert "A person and a firm? Then “Kaufland” is the organisation: save again." in desk.problems()
        await save(desk)
        assert [naming[1] for naming in namings(book)] == ["Kaufland"]
        assert book.rows("SELECT count(*) FROM person WHERE name = 'Koleva'") == [(1,)]


async def test_a_person_and_a_firm_in_one_name_are_asked_about(book: Book) -> None:
    a_desk_of_customers(book)
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await desk.fill("named:0:organisation:Мария Иванова", "Stefan Kolev/Лидл")
        await desk.press("ctrl+s")
        assert "A person and a firm? Then “Лидл” is the organisation: save again." in desk.problems()
        assert desk.typed("named:0:person:Мария Иванова") == "Stefan Kolev"
        said = "a big dairy that packs cheese near Vidin"
        await desk.fill("named:0:organisation:Мария Иванова", said)
        await desk.press("ctrl+s")
        assert any("reads like a sentence" in problem for problem in desk.problems()), "asked once"
        # Who knows better types it again as one name.
        await desk.fill("named:0:organisation:Мария Иванова", "Stefan Kolev/Лидл")
        await desk.fill("named:0:person:Мария Иванова", "")
        await save(desk)
        assert [naming[1] for naming in namings(book)] == ["Stefan Kolev/Лидл"]


@pytest.mark.slow
async def test_hostile_names_are_only_names(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    person = a_person(book, "x: [/] y:0:why", metro)
    a_call(book, metro, person)
    async with opened(book) as desk:
        await desk.press("2", "enter", "B", "c")
        for number, raw in enumerate(HOSTILE[:12]):
            await desk.fill(f"named:{number}:organisation:x: [/] y:0:why", raw)
            assert is_calm(desk), raw
        await save(desk)
        while desk.name == "CallForm":  # what is like another of them is asked about
            assert desk.problems() and is_calm(desk)
            await desk.press("ctrl+s")
        assert desk.name == "BuyingCenterScreen" and is_calm(desk)
        await desk.press("escape", "3", "e")
        assert desk.sees("named: ") and is_calm(desk)


@pytest.mark.slow
async def test_letters_are_quick_in_a_large_book(path: Path, large_book_file: Path) -> None:
    shutil.copyfile(large_book_file, path)  # the names are those of accounts and people
    with Book.open(path, backups=None) as book:
        async with opened(book) as desk:
            await desk.press("2", "enter", "B", "c")
            await gave(desk, desk.form.query(PersonRows).first().person)
            await desk.type("k")  # makes the names ready
            most = 0
            for letter in "auf":
                with counted() as effort:
                    await desk.type(letter)
                most = max(most, effort.calls)
            assert most < 250_000, most


def test_a_sentence_is_told_from_a_name() -> None:
    from kamtui.domain.chain.typed_referral import reads_as_sentence

    assert reads_as_sentence("a big dairy that packs cheese near Vidin")
    assert reads_as_sentence("той ще ни запознае с директора")
    for name in (
        "Dairy near Vidin",
        "Bank of the City of New York",
        "„Добруджа Гурме“ ООД",
        "one two three four five",
        "",
    ):
        assert not reads_as_sentence(name), name


def test_whom_they_named_is_read_from_one_line() -> None:
    from kamtui.domain.chain.typed_referral import read_named
    from kamtui.domain.fields import Problems

    day = date(2026, 11, 20)
    blank = {"organisation": " ", "person": "", "why": "", "may_use_name": "not_asked"}
    assert read_named(blank, day, account_id=None, person_id=None) is None
    entry = read_named(
        {**blank, "organisation": " Лидл ", "may_use_name": "no"}, day, account_id=5, person_id=None
    )
    assert entry is not None and (entry.organisation, entry.account_id, entry.named_on) == ("Лидл", 5, day)
    assert entry.may_use_name is MayUse.NO and entry.by_person_id is None
    for part, text in (("person", "Ана"), ("why", "big"), ("may_use_name", "yes")):
        with pytest.raises(Problems) as caught:
            read_named({**blank, part: text}, day, account_id=None, person_id=None)
        assert list(caught.value.by_field) == ["organisation"]
