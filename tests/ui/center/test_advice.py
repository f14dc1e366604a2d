"""Help me choose: plain questions on roles, stance and influence, and what they suggest."""

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from tests.build import a_person, an_account
from tests.ui.driving import Desk, opened


async def at_new_person(desk: Desk) -> None:
    await desk.press("2", "enter", "B", "n")
    assert desk.name == "PersonForm"


async def stand_in(desk: Desk, field: str) -> None:
    desk.field(field).focus()
    await desk.settle()


@pytest.mark.parametrize(
    ("field", "answers", "said", "typed"),
    [
        ("roles", "113", "user, decider", "user decider"),
        ("roles", "442", "nothing yet", ""),
        ("roles", "221", "initiator, approver, gatekeeper", "initiator approver gatekeeper"),
        ("stance", "111", "defender", "defender"),
        ("stance", "322", "neutral", "neutral"),
        ("stance", "533", "blocker", "blocker"),
        ("influence", "11", "5", "5"),
        ("influence", "51", "5", "5"),
        ("influence", "44", "1", "1"),
    ],
)
async def test_the_answers_are_put_into_the_field(
    book: Book, field: str, answers: str, said: str, typed: str
) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await at_new_person(desk)
        await stand_in(desk, field)
        assert "? help me choose" in desk.bar
        await desk.press("question_mark")
        assert desk.name == "Advice"
        for number in answers:
            assert "take it" not in desk.bar, "nothing to take before the last answer"
            await desk.press("enter", number)
        assert "enter take it" in desk.bar
        assert desk.sees(f"This suggests: {said}")
        await desk.press("enter")
        assert desk.name == "PersonForm" and desk.at == field
        assert desk.typed(field) == typed
        assert desk.form.is_touched() == bool(typed)


@pytest.mark.parametrize(("field", "unknown"), [("roles", "443"), ("stance", "644"), ("influence", "55")])
async def test_nothing_known_and_escape_leave_what_was_chosen(book: Book, field: str, unknown: str) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await at_new_person(desk)
        await stand_in(desk, field)
        await desk.choose(field, {"roles": "d", "stance": "s", "influence": "3"}[field])
        chosen = desk.typed(field)
        assert chosen
        await desk.press("question_mark", *unknown)
        assert desk.sees("nothing yet" if field == "roles" else "not known yet")
        await desk.press("enter")
        assert desk.typed(field) == chosen
        await desk.press("question_mark", "1", "escape")
        assert desk.name == "PersonForm" and desk.typed(field) == chosen
        # A number that is no answer is none.
        await desk.press("question_mark", "9", "6" if field != "stance" else "7", "enter")
        assert desk.name == "Advice"


async def test_it_is_one_dialog_and_each_question_in_turn(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await at_new_person(desk)
        await stand_in(desk, "stance")
        await desk.press("question_mark", "question_mark")
        assert [type(one).__name__ for one in desk.app.screen_stack].count("Advice") == 1
        assert desk.sees("What have they done about us lately?", "1 spoke or acted for us, unasked")
        await desk.press("2")
        assert desk.sees("What does it mean for them if we win?")
        await desk.press("1")
        assert desk.sees("How do they talk with us?", "4 I do not know")


async def test_elsewhere_a_question_mark_is_a_character(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await at_new_person(desk)
        for field in ("name", "reason", "reports_to"):
            await stand_in(desk, field)
            assert "help me choose" not in desk.bar
            await desk.type("who?")
            assert desk.name == "PersonForm" and desk.typed(field) == "who?"
        for field in ("confidence", "status", "is_adviser"):
            await stand_in(desk, field)
            assert "help me choose" not in desk.bar
            await desk.press("question_mark")
            assert desk.name == "PersonForm", "no questions help with this"
        await desk.press("escape", "escape", "c")
        await desk.fill("note", "why?")
        assert desk.name == "CallForm" and desk.typed("note") == "why?"


async def test_in_the_form_of_the_roles_alone(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter", "B", "r")
        assert desk.name == "RolesForm" and "? help me choose" in desk.bar
        await desk.press("question_mark", "1", "4", "1", "enter")
        assert desk.typed("roles") == "decider gatekeeper"
        await desk.press("ctrl+s")
        assert book.rows("SELECT roles FROM person") == [("decider gatekeeper",)]


async def test_for_a_stance_noticed_in_a_call(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("ana")
        await desk.press("tab")
        await stand_in(desk, "noticed:Ana")
        await desk.press("question_mark", "5", "3", "3", "enter")
        assert desk.typed("noticed:Ana") == "blocker"
