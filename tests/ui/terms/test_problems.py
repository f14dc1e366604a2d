"""The problems of all accounts in place 4, what we did for a customer in its terms, and what Today offers about a problem."""

from datetime import timedelta
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.problems import Problems
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.value import Value, ValueEntry
from kamtui.domain.terms.words import Consent, FavourWay, ProblemKind, ProblemState
from kamtui.store.book.book import Book
from kamtui.store.knowledge import portfolio_changes
from kamtui.store.terms import favour_changes, problem_changes, problem_reads, value_changes
from kamtui.store.terms.problem_reads import ProblemLine
from kamtui.store.terms.value_reads import values_of
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.day import line_acts, task_acts
from kamtui.ui.several import delete_acts, settle_acts
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.terms import ledger_acts
from kamtui.ui.terms.done import acts as done_acts
from kamtui.ui.terms.done.hand import LedgerAtHand
from kamtui.ui.terms.lists.problems import (
    WarnedProblem,
    draw_problem_of_all,
    problems_heading,
    problems_needed,
)
from tests.build import TODAY, a_task, a_term, an_account, came_long_ago, dump
from tests.ui.driving import Desk, opened
from tests.ui.front import AnsweringFront, desk_of, saved


def a_problem(book: Book, account_id: int, what: str, severity: int = 2, days: int = 0, **fields: Any) -> int:
    entry = ProblemEntry(account_id, what, TODAY - timedelta(days=days), severity=severity)
    return problem_changes.add_problem(book, entry._replace(**fields))


def a_few(book: Book) -> dict[str, int]:
    """Problems of two accounts, one of them settled."""
    acme, billa = (
        an_account(book, "Acme", stage=Stage.CUSTOMER),
        an_account(book, "Била", stage=Stage.CUSTOMER),
    )
    made = {
        "acme": acme,
        "billa": billa,
        "cheap": a_problem(book, acme, "Torn foil", 3, 40, worth_yearly=90_000),
        "dear": a_problem(book, billa, "Празни рафтове", 3, worth_yearly=1_200_000, kind=ProblemKind.THREAT),
        "unknown": a_problem(book, billa, "Late lorries", 3),
        "middle": a_problem(book, acme, "Wrong labels", 2, cost_yearly=9_900_000),
        "solved": a_problem(book, acme, "Mixed lots", 1, 9, state=ProblemState.SOLVED),
    }
    made["task"] = a_task(book, "Second lorry", billa, TODAY + timedelta(days=2), problem_id=made["unknown"])
    came_long_ago(book)
    return made


async def to_problems(desk: Desk) -> None:
    await desk.press("4", *"vvvvvvv")


async def test_they_stand_by_severity_and_what_is_at_stake(book: Book) -> None:
    ids = a_few(book)
    async with opened(book) as desk:
        await to_problems(desk)
        assert desk.sees("4 problems", "problems 4", "by severity and what it is worth")
        assert desk.rows() == [
            "!! threat: Празни рафтове Била 12 000 € today none",
            "!! Torn foil Acme 900 € 5w none",
            "!! Late lorries Била not known today in 2d",
            "! Wrong labels Acme 99 000 € today none",
        ]
        assert desk.sees("High threat, no next step: Празни рафтове (worth 12 000 € a year).")
        assert "solved" in desk.bar and "check" not in desk.bar
        for press in ("x", "r"):
            await desk.press(press)
            assert desk.name == "TermsScreen"
        await desk.press("f")
        await desk.type("рафт")
        assert len(desk.rows()) == 1
        await desk.press("escape", "s")
        assert desk.name == "AcceptForm", "its warnings are hidden until a day"
        await desk.fill("reason", "Talks in spring")
        await desk.press("ctrl+s")
        assert not desk.sees("High threat"), "what is hidden is not told"
        await desk.press("u")
        await desk.press("space")
        await desk.type("8 000")
        await desk.press("enter")
        assert (
            desk.said == ["Solved: Празни рафтове, worth 8\u00a0000\u00a0€ · u undoes"]
            and len(desk.rows()) == 3
        )
        await desk.press("o")
        assert desk.sees("settled, the last first", "2 problems") and desk.rows()[0].startswith(
            "threat: Празни"
        )
        assert "open again" in desk.bar
        await desk.press("space", "o")
        assert problem_reads.problem_line(book, ids["dear"]).entry.state is ProblemState.OPEN
        await desk.stand_on("Wrong labels")
        await desk.press("enter")
        assert desk.name == "ProblemForm" and desk.typed("costs") == "99000"
        await desk.press("escape", "t")
        assert desk.name == "TaskForm"
        await desk.fill("what", "New labels")
        await desk.press("ctrl+s")
        assert book.rows("SELECT problem_id FROM task WHERE what = 'New labels'") == [(ids["middle"],)]
        assert "tomorrow" in desk.row or "in 1d" in desk.row
        await desk.press("d", "y")
        assert len(desk.rows()) == 3


def test_a_late_step_has_its_sign_and_an_account_its_name() -> None:
    entry = ProblemEntry(1, "Torn foil", TODAY, severity=3)
    line = ProblemLine(1, entry, None, "Belokray Dairies", next_on=TODAY - timedelta(4))
    needed = problems_needed(lambda: [WarnedProblem(line, ())])
    parts = draw_problem_of_all(WarnedProblem(line, ()), 77, TODAY, Glyphs(), is_settled=False, needed=needed)
    drawn = "".join(text for text, _look in parts)
    assert "  Belokray Dairies  " in drawn and drawn.endswith("  ▸ −4d")
    heads = "".join(text for text, _look in problems_heading(77, is_settled=False, needed=needed))
    assert heads.endswith("next step") and len(heads) == len(drawn) == 77 and "a year" in heads
    for width in (77, 117):  # nobody has said what any of them is worth
        parts = draw_problem_of_all(
            WarnedProblem(line, ()), width, TODAY, Glyphs(), is_settled=False, with_stake=False, needed=needed
        )
        heads = "".join(
            text for text, _look in problems_heading(width, is_settled=False, with_stake=False, needed=needed)
        )
        drawn = "".join(text for text, _look in parts)
        assert len(drawn) == len(heads) == width and "not known" not in drawn and "a year" not in heads


async def test_a_problem_on_today_is_solved_planned_opened_and_corrected(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    portfolio_changes.add_product(book, "Film")
    problem = a_problem(book, acme, "Torn foil", 3, solution="Thicker foil")
    line = next(iter(problem_reads.live_problems(book)))
    assert line.at_stake is None
    front = AnsweringFront(
        lambda form: saved(form, due="+3"),
        lambda form: saved(form, worth="12"),
        lambda form: saved(form, costs="5"),
    )
    desk, hand = desk_of(book, front), AtHand(acme, problem_id=problem)
    before = dump(book)
    await task_acts.new(desk, hand)
    assert book.rows("SELECT what, problem_id FROM task") == [("Thicker foil", problem)]
    await settle_acts.settle_line(desk, hand)
    assert book.rows("SELECT what, worth, problem_id FROM value") == [("Torn foil", 1_200, problem)]
    await line_acts.edit(desk, hand)
    assert book.rows("SELECT state, cost_yearly FROM problem") == [("solved", 500)]
    for _act in range(3):
        book.undo()
    assert dump(book) == before


# -- what we did


def in_ledger(book: Book, acme: int, value: Value) -> LedgerAtHand:
    return LedgerAtHand(acme, value_id=value.value_id, done=value, is_of_what_we_did=True)


async def test_what_we_did_is_written_valued_corrected_and_deleted(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    favour_changes.add_favour(book, FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme, cost=900))
    front = AnsweringFront(
        lambda form: saved(form, what="Papers", worth="1 200,50"),
        lambda form: saved(form, worth="50"),
        lambda form: saved(form, worth=""),
        lambda _question: True,
    )
    desk, states = desk_of(book, front), [dump(book)]
    await ledger_acts.new(desk, LedgerAtHand(acme, is_of_what_we_did=True))
    states.append(dump(book))
    papers, tickets = sorted(values_of(book, acme, TODAY), key=lambda value: value.entry.what)
    assert papers.entry == ValueEntry(acme, "Papers", TODAY, 120_050) and tickets.value_id is None
    await ledger_acts.edit(desk, in_ledger(book, acme, tickets))
    states.append(dump(book))
    [_papers, tickets] = sorted(values_of(book, acme, TODAY), key=lambda value: value.entry.what)
    assert tickets.entry.worth == 5_000 and tickets.entry.favour_id is not None
    await ledger_acts.open_line(desk, in_ledger(book, acme, papers))
    states.append(dump(book))
    assert [
        value.entry.worth for value in values_of(book, acme, TODAY) if value.value_id == papers.value_id
    ] == [None]
    await ledger_acts.delete(desk, in_ledger(book, acme, tickets))
    assert front.said == [
        "Noted what we did: Papers, worth 1\u00a0200.50\u00a0€ · u undoes",
        "Noted what we did: Tickets, worth 50\u00a0€ · u undoes",
        "Changed what we did: Papers, worth not known · u undoes",
        "Deleted what we did: Tickets · u undoes",
    ]
    assert front.asked == ["ValueForm", "ValueForm", "ValueForm", "ConfirmDelete"]
    for state in reversed(states):
        book.undo()
        assert dump(book) == state


async def test_of_several_that_are_solved_it_is_said_of_which_the_worth_is_not_known(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    late, leaks, known = (a_problem(book, acme, what) for what in ("Late", "Leaks", "Known"))
    problem_changes.solve_problem(book, known, 500, TODAY)
    problem_changes.set_problem_state(book, known, ProblemState.OPEN, TODAY)
    front = AnsweringFront()
    hands = [PageAtHand(acme, problem_id=problem) for problem in (late, leaks, known)]
    assert await settle_acts.settle(desk_of(book, front), hands)
    assert front.said[-1] == (
        "3 lines settled · worth of 2 problems not known: on the account E, twice v, then e adds it · u undoes"
    )
    book.undo()
    assert await settle_acts.settle(desk_of(book, front), hands[2:])
    assert front.said[-1] == "1 line settled · u undoes", "what it was worth was said before"


async def test_a_line_may_be_only_for_us_and_what_came_of_a_favour_has_to(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    favour_changes.add_favour(book, FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme))
    [tickets] = values_of(book, acme, TODAY)
    front = AnsweringFront(
        lambda form: saved(form, worth="50", is_for_us=""),
        lambda form: saved(form, worth="50"),
        lambda form: saved(
            form, account="Acme", account_id=str(acme), what="Papers", worth="7", is_for_us="1"
        ),
        lambda form: saved(form, is_for_us=""),
    )
    desk = desk_of(book, front)
    with pytest.raises(Problems, match="no customer reads of that"):
        await done_acts.open_value(desk, tickets)
    await done_acts.open_value(desk, tickets)
    papers = await done_acts.new_value(desk, acme)
    assert {(value.entry.what, value.entry.is_for_us) for value in values_of(book, acme, TODAY)} == {
        ("Tickets", True), ("Papers", True),
    }  # fmt: skip
    assert papers is not None and await done_acts.edit_value(desk, papers)
    assert book.rows("SELECT is_for_us FROM value WHERE id = ?", (papers,)) == [(0,)]


async def test_the_ledger_of_what_we_did_by_years(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for what, worth, days in (("Papers", 120_050, 3), ("Night call", None, 5), ("Training", 100, 400)):
        value_changes.add_value(book, ValueEntry(acme, what, TODAY - timedelta(days=days), worth))
    favour_changes.add_favour(book, FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme, cost=900))
    async with opened(book) as desk:
        await desk.press("2", "enter", "E", "v", "v")
        assert desk.sees("what we did for them 4 · 1 201.50 €, worth of 2 not known")
        assert [" ".join(row.replace("─", " ").split()) for row in desk.rows() if row] == [
            "2026 3, 1 200.50 €, worth of 2 not known",
            "today Tickets favour not known",
            "−3d Papers done for them 1 200.50 €",
            "−5d Night call done for them not known",
            "2025 1, 1 €",
            "18 Oct 25 Training done for them 1.00 €",
        ]
        await desk.stand_on("Tickets")
        for press in ("space", "x", "s", "r", "d"):
            await desk.press(press)
            assert desk.name == "LedgerScreen", press
        await desk.stand_on("Papers")
        await desk.press("m", "m", "d", "y")
        assert book.rows("SELECT what FROM value") == [("Training",)]
        await desk.press("u")
        assert len(book.rows("SELECT 1 FROM value")) == 3


@pytest.mark.parametrize(
    ("kind", "is_for_us"),
    [("problem", False), ("threat", True), ("reopened", None), ("favour", True), ("term", False), ("unconfirmed", True)],
)  # fmt: skip
async def test_deleting_what_it_came_of_says_that_the_worth_stays_and_where_no_customer_reads_it(
    book: Book, kind: str, is_for_us: bool | None
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    said: list[str] = []

    def refuse(question: object) -> bool:
        said.append(str(getattr(question, "_sentence", getattr(question, "sentence", ""))))
        return False

    desk = desk_of(book, AnsweringFront(refuse, refuse))
    if kind in ("term", "unconfirmed"):
        consent = Consent.ASKED if kind == "unconfirmed" else Consent.NOT_NEEDED
        record = a_term(book, acme, "Visits", consent=consent)
        value_changes.add_value(book, ValueEntry(acme, "Visits", TODAY, 5, term_id=record))
        hand = PageAtHand(acme, term_id=record)
    elif kind == "favour":
        record = favour_changes.add_favour(book, FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme))
        value_changes.add_value(book, ValueEntry(acme, "Tickets", TODAY, 5, favour_id=record))
        hand = PageAtHand(acme, favour_id=record)
    else:
        what = ProblemKind.THREAT if kind == "threat" else ProblemKind.PROBLEM
        record = a_problem(book, acme, "Late", kind=what)
        problem_changes.solve_problem(book, record, 5, TODAY)
        hand = PageAtHand(acme, problem_id=record)
        if kind == "reopened":
            problem_changes.set_problem_state(book, record, ProblemState.OPEN, TODAY)
    await ledger_acts.delete(desk, hand)
    await delete_acts.delete(desk, [hand])
    assert ("worth stays in what we did for them" in said[0]) is (is_for_us is not None)
    assert ("no customer reads it" in said[0]) is bool(is_for_us)
