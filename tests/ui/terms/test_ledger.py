"""The tab Terms of an account: the balance of obligations on one screen, and everything done there by keys."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import Balance, FavourCount, KeptRate
from kamtui.domain.terms.target import read_target
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import (
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
)
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, favour_reads, problem_changes, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.going import OpenAccount
from kamtui.ui.shell.place import Place
from kamtui.ui.terms.ledger_drawing import balance_words
from kamtui.ui.terms.ledger_screen import LedgerScreen
from tests.build import TODAY, a_check, a_person, a_task, a_term, an_account, dump
from tests.ui.driving import Desk, opened


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def a_problem(book: Book, account_id: int, what: str, **fields: Any) -> int:
    return problem_changes.add_problem(
        book, ProblemEntry(account_id=account_id, what=what, noted_on=TODAY, **fields)
    )


def a_favour(book: Book, account_id: int, what: str, way: FavourWay = FavourWay.GIVEN, **fields: Any) -> int:
    entry = FavourEntry(
        what=what, done_on=fields.pop("done_on", TODAY), way=way, account_id=account_id, **fields
    )
    return favour_changes.add_favour(book, entry)


def stock(book: Book) -> dict[str, int]:
    """An account with something in every section."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, city="София")
    ana = a_person(book, "Ana Ivanova", acme)
    weekly = a_term(
        book, acme, "Deliver on time", target="≥ 98 %", checks="every friday", from_on=ago(90), today=ago(90),
        person_id=ana,
    )  # fmt: skip
    for outcome, days in ((Outcome.KEPT, 23), (Outcome.PARTLY, 16), (Outcome.BROKEN, 2)):
        a_check(book, weekly, outcome, ago(days), "94,5" if outcome is Outcome.BROKEN else None)
    ending = a_term(
        book, acme, "Answer claims in 3 days", category=TermCategory.SERVICE, until_on=date(2027, 1, 31),
        notice=read_notice("3 months"), checks="monthly on the 5th",
    )  # fmt: skip
    pay = a_term(
        book, acme, "Pay in 45 days", owed_by=OwedBy.THEY, category=TermCategory.PAYMENT, checks="monthly on the 1st",
        from_on=ago(90), today=ago(90),
    )  # fmt: skip
    a_check(book, pay, Outcome.KEPT, ago(20))
    joint = a_term(book, acme, "Прогноза заедно", owed_by=OwedBy.BOTH, category=TermCategory.VOLUME)
    old = a_term(book, acme, "Deliver to Varna", from_on=ago(400), today=ago(400))
    was = term_reads.term_detail(book, old).entry
    burgas = was._replace(
        what="Deliver to Burgas", target=read_target("≥ 95 %", was.category), from_on=ago(30)
    )
    new = term_changes.renegotiate(book, old, burgas, ago(30))
    return {
        "acme": acme,
        "ana": ana,
        "weekly": weekly,
        "ending": ending,
        "pay": pay,
        "joint": joint,
        "old": old,
        "burgas": new,
        "late": a_problem(book, acme, "Late trucks", severity=3, solution="A second carrier"),
        "threat": a_problem(book, acme, "A rival offers less", kind=ProblemKind.THREAT, severity=2),
        "solved": a_problem(book, acme, "Torn foil", state=ProblemState.SOLVED),
        "tickets": a_favour(book, acme, "Tickets", person_id=ana, cost=120_00, thanked_on=TODAY),
        "truck": a_favour(book, acme, "Lent a truck", done_on=ago(9)),
        "prices": a_favour(book, acme, "Showed us a price list", FavourWay.RECEIVED, done_on=ago(4)),
    }


async def to_ledger(desk: Desk, account: str = "Acme") -> None:
    await desk.press("2")
    await desk.stand_on(account)
    await desk.press("enter", "E")
    assert desk.name == "LedgerScreen"


def heads(desk: Desk) -> list[str]:
    """The headings of the ledger, without their rules."""
    lines = desk.listed("ledger").lines
    return [
        row.replace("─", "").replace("  ", " ").strip()
        for number, row in enumerate(desk.rows("ledger"))
        if "─" in row and lines.is_heading(number)
    ]


def key(desk: Desk) -> object:
    return desk.listed("ledger").current_key


# -- what is shown


async def test_everything_of_an_account_under_its_headings(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        assert desk.app.focused is desk.one("#ledger")
        assert heads(desk) == [
            "We owe 3, kept 33 % of 3 (1 partly, 1 broken)",
            "They owe 1, kept 100 % of 1",
            "Both owe 1, counts on both sides",
            "Problems and threats 2",
            "Favours we did them 2 (1 not thanked) · they did us 1 (1 to thank)",
            "Past 2, v shows it",
        ]
        assert desk.sees("we owe 3 (1 broken), kept 33 % of 3 · they owe 1, kept 100 % of 1 · both owe 1")
        assert desk.sees("Acme customer · София", "│E Terms│")
        # What is broken is at the top, and under the list it is said in one line what is wrong.
        assert key(desk) == ("term", made["weekly"]) and desk.row == "✗ −2d Deliver on time ≥ 98 % ✓~✗"
        assert any(row.startswith("in 13d !! Answer claims") for row in desk.rows())
        assert desk.sees("Broken: Deliver on time (94.5 %, −3.5)")
        rows = desk.rows()
        assert any(row.startswith("!! high Late trucks A second carrier open") for row in rows)
        assert any(row.startswith("! middle threat: A rival offers less no solution yet") for row in rows)
        assert any("→ gave Tickets Ivanova 120 € thanked" in row for row in rows)
        assert any("−9d → gave Lent a truck not thanked" in row for row in rows)
        assert any(row.startswith("! −4d ← got Showed us") and row.endswith("to thank") for row in rows)


async def test_what_is_past_is_shown_when_asked_for(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.press("v")
        assert "Past 2" in heads(desk)
        rows = desk.rows()
        assert any(row.startswith("22 Oct we owe ended Deliver to Varna → now") for row in rows), rows
        assert any("problem solved Torn foil" in row for row in rows)
        await desk.stand_on("Deliver to Varna")
        assert key(desk) == ("term", made["old"])
        assert "kept" not in desk.bar and "check" not in desk.bar and "renegotiate" not in desk.bar
        await desk.press("space", "x", "r", "s")
        assert desk.name == "LedgerScreen"
        await desk.press("v")
        assert heads(desk) == ["2026 3, worth of 3 not known"], "what we did for them"
        await desk.press("v")
        assert heads(desk)[-1] == "Past 2, v shows it"
        assert key(desk) is not None


async def test_that_there_is_more_is_in_view_at_the_end(book: Book) -> None:
    stock(book)
    async with opened(book, size=(80, 16)) as desk:
        await to_ledger(desk)
        assert not desk.sees("v shows it")
        await desk.press("G")
        assert desk.sees("v shows it") and desk.row in desk.shown()


async def test_the_panel_shows_the_line_at_hand_whole(book: Book) -> None:
    stock(book)
    long = "What hampers them is said at length, " * 4
    acme = book.rows("SELECT id FROM account")[0][0]
    term = book.rows("SELECT id FROM term WHERE what = 'Pay in 45 days'")[0][0]
    a_problem(book, acme, long, severity=1, alternative="Leave it", term_id=term)
    async with opened(book, size=(160, 45)) as desk:
        await to_ledger(desk)
        panel = desk.one("Panel")

        def seen() -> str:
            return " ".join(str(panel.render()).split())

        assert "Deliver on time" in seen() and "94.5 %" in seen() and not desk.one("#who").display
        await desk.stand_on("Answer claims")
        assert "notice period running" in seen()
        await desk.stand_on("Late trucks")
        assert "problem, severity high" in seen() and "Solution A second carrier" in seen()
        await desk.stand_on("What hampers")
        assert " ".join(long.split()) in seen() and "Leave it" in seen() and "Pay in 45 days" in seen()
        await desk.stand_on("Tickets")
        assert "we did them" in seen() and "Cost 120 €" in seen() and "Ana Ivanova" in seen()
        await desk.press("v")
        await desk.stand_on("Deliver to Varna")
        assert "→ now Deliver to Burgas, ≥ 95 %" in seen()


async def test_a_broken_promise_stays_until_something_follows(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    promise = a_term(book, acme, "Bring samples", checks="once on 20.11.2026", today=ago(5))
    a_check(book, promise, Outcome.BROKEN, ago(2))
    async with opened(book) as desk:
        await to_ledger(desk)
        assert heads(desk)[0] == "We owe 1, kept 0 % of 1 (1 broken)" and key(desk) == ("term", promise)
        await desk.press("v")
        assert not any("PAST" in head for head in heads(desk)), "it is not told twice"
        await desk.press("v")
        assert desk.sees("Nothing that we did for them yet", "n writes down something else that we did")
        assert desk.sees("service kept stand here by themselves, each with what it was worth."), (
            "no line is broken"
        )
        await desk.press("v")
        before = dump(book)
        await desk.press("space")
        assert dump(book) == before and "kept" not in desk.bar, (
            "no key pressed from habit says that it was kept"
        )
        task = a_task(book, "Bring them", acme, term_id=promise)
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.settle()
        assert heads(desk)[0] == "We owe 1, kept 0 % of 1 (1 broken)", "until that is done"
        assert any("Bring samples · task today" in row for row in desk.rows())
        task_changes.finish_task(book, task, desk.app.desk.clock())
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.settle()
        assert heads(desk) == ["We owe kept 0 % of 1 (1 broken)", "They owe", "Past 1, v shows it"]
        assert key(desk) is None and "check" not in desk.bar


async def test_an_empty_account_says_what_this_is_for(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_ledger(desk)
        assert desk.sees("n writes down a promise, a problem or a favour", "p notes a problem at once")
        assert not desk.one("#shown").display
        for press in ("enter", "e", "d", "space", "x", "r", "s", "A", "j", "v"):
            await desk.press(press)
            assert desk.name == "LedgerScreen" and desk.sees("n writes down a promise"), press
        assert "n new p problem" in desk.bar and "edit" not in desk.bar


async def test_signs_without_colour_and_without_fine_letters(book: Book) -> None:
    stock(book)
    async with opened(book, config=Config(ascii=True)) as desk:
        await to_ledger(desk)
        assert desk.sees("We owe -")
        rows = desk.rows()
        assert any("} gave Tickets" in row for row in rows) and any("{ got Showed" in row for row in rows)
        assert not any(sign in row for row in rows for sign in "→←✓✗─")


async def test_nothing_typed_is_markup(book: Book) -> None:
    acme = an_account(book, "[/] Acme", stage=Stage.CUSTOMER)
    evil = "[/] [@click=app.quit]x[/] [ACME] \x1b[31m"
    ana = a_person(book, evil, acme)
    term = a_term(
        book, acme, evil, checks="every friday", person_id=ana, consent=Consent.ASKED, consent_on=ago(20)
    )
    a_check(book, term, Outcome.BROKEN, evidence=evil)
    a_problem(book, acme, evil, solution=evil, alternative=evil, term_id=term, severity=3)
    a_favour(book, acme, evil, person_id=ana)
    a_problem(book, acme, evil, state=ProblemState.DROPPED)
    for size in ((80, 24), (120, 36)):
        async with opened(book, size=size) as desk:
            await to_ledger(desk, "[/] Acme")
            await desk.press("v")
            assert desk.sees("[ACME]")
            for _step in range(6):
                await desk.press("j")
            await desk.press("O")
            assert desk.sees("[ACME]")
            await desk.press("escape")
            assert desk.name == "AccountsScreen"


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (160, 45)])
async def test_sizes(book: Book, size: tuple[int, int]) -> None:
    stock(book)
    async with opened(book, size=size) as desk:
        await to_ledger(desk)
        for _again in range(2):
            lines = desk.lines()
            assert len(lines) == size[1] and all(cell_len(line) <= size[0] for line in lines)
            assert desk.bar.endswith("? keys") and desk.listed("ledger").region.height >= 2
            assert desk.sees("we 3 ✗1, 33 % of 3" if size[0] < 80 else "we owe 3 (1 broken)")
            found = desk.listed("ledger")
            for index in range(len(found.lines)):
                drawn = "".join(text for text, _look in found.lines.draw(index, found.size.width - 2))
                assert cell_len(drawn) <= found.size.width - 2, drawn
            if size[0] >= 80:
                assert desk.sees("F Portfolio") and any("✓~✗" in row for row in desk.rows())
            await desk.press("v", "G")
        await desk.resize(60, 20)
        assert all(cell_len(line) <= 60 for line in desk.lines())


def test_the_balance_says_the_most_that_fits() -> None:
    rate = KeptRate(13, 1, 1)
    whole = Balance(
        our_rate=rate, their_rate=KeptRate(2, 0, 2), given=FavourCount(3, 1), received=FavourCount(1)
    )

    def words(width: int, balance: Balance = whole) -> str:
        found: str = balance_words(balance, TODAY, width, Glyphs()).plain
        return found

    assert words(100) == "we owe 0, kept 87 % of 15 · they owe 0, kept 50 % of 4 · favours: we 3, they 1"
    assert words(68) == "we owe 0, kept 87 % of 15 · they owe 0, kept 50 % of 4", (
        "favours have a part of their own"
    )
    assert words(50) == "we owe 0, 87 % of 15 · they owe 0, 50 % of 4"
    assert words(40) == "we 0, 87 % of 15 · they 0, 50 % of 4"
    assert words(80, Balance()) == "we owe 0 · they owe 0"


# -- going about


def test_no_key_does_two_things_here() -> None:
    taken: dict[str, str] = {}
    for one in (*LedgerScreen.ACTS, *EVERYWHERE, *MOVING):
        for name in one.keys.split(","):
            assert name not in taken, f"{name} is {taken.get(name)} and {one.id}"
            taken[name] = one.id


async def test_among_the_other_tabs(book: Book) -> None:
    stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        around = []
        for press in ("right", "left", "tab", "shift+tab", "shift+tab", "right"):
            await desk.press(press)
            around.append(desk.name)
        assert around == [
            "BondsScreen",
            "LedgerScreen",
            "BondsScreen",
            "LedgerScreen",
            "AccountCallsScreen",
            "LedgerScreen",
        ]
        for press, name in (("B", "BuyingCenterScreen"), ("E", "LedgerScreen"), ("O", "AccountScreen")):
            await desk.press(press)
            assert desk.name == name
        await desk.press("E", "E", "escape")
        assert desk.name == "AccountsScreen" and "Acme" in desk.row


@pytest.mark.parametrize("name", ["pay", "threat", "truck", "old", "solved"])
async def test_it_opens_on_the_record_that_was_asked_for(book: Book, name: str) -> None:
    made = stock(book)
    kind = {"pay": "term", "old": "term", "truck": "favour"}.get(name, "problem")
    async with opened(book) as desk:
        assert isinstance(desk.screen, Place)
        desk.screen.post_message(OpenAccount(made["acme"], "terms", made[name]))
        await desk.until(lambda: desk.name == "LedgerScreen")
        await desk.settle()
        assert key(desk) == (kind, made[name])


async def test_a_record_that_is_no_longer_there_opens_the_list(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        desk.screen.post_message(OpenAccount(made["acme"], "terms", 5))
        await desk.until(lambda: desk.name == "LedgerScreen")
        await desk.settle()
        assert key(desk) == ("term", made["weekly"])


async def test_the_cursor_stays_on_its_record(book: Book, path: Path) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.stand_on("Late trucks")
        with Book.open(path, backups=None) as other:
            a_term(other, made["acme"], "Another one", checks="every friday")
            a_problem(other, made["acme"], "Worse", severity=3, likelihood=3)
        await desk.settle(1.7)
        assert any(head.startswith("We owe 4") for head in heads(desk)) and key(desk) == (
            "problem",
            made["late"],
        )


async def test_the_account_goes_meanwhile(book: Book, path: Path) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        with Book.open(path, backups=None) as other:
            account_changes.delete_account(other, made["acme"])
        await desk.settle(1.7)
        assert desk.name == "AccountsScreen" and desk.sees("No account yet.")


async def test_a_call_from_a_line_is_with_its_person(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        for words, who in (("Deliver on time", "Ana Ivanova"), ("Tickets", "Ana Ivanova"), ("Late", "")):
            await desk.stand_on(words)
            await desk.press("c")
            assert desk.typed("account") == "Acme" and desk.typed("people").startswith(who), words
            await desk.press("escape")
        assert made["ana"] and desk.name == "LedgerScreen"


# -- everything done there


async def test_a_term_is_written_down_checked_and_renegotiated(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.press("n", "enter", "space")
        assert desk.name == "Choose", "what is pressed from habit answers nothing"
        await desk.press("w")
        assert desk.name == "TermForm" and desk.typed("account") == "Acme" and desk.at == "what"
        await desk.type("Deliver on Mondays")
        await desk.fill("target", "98 %")
        await desk.fill("checks", "every monday")
        await desk.press("ctrl+s")
        [term] = term_reads.owed_terms(book, acme, TODAY)
        assert desk.name == "LedgerScreen" and key(desk) == ("term", term.term_id)
        assert desk.app.focused is desk.one("#ledger")
        await desk.press("n", "w")
        await desk.type("Send a report")
        await desk.press("ctrl+s", "ctrl+s")  # the second without a day
        assert "Send a report" in desk.row, "one stands on what was written down"
        await desk.press("d", "y")
        assert any(head.startswith("We owe 1") for head in heads(desk)) and "Deliver on Mondays" in desk.row

        await desk.press("space")
        assert [one.outcome for one in term_reads.owed_terms(book, acme, TODAY)[0].checks] == [Outcome.KEPT]
        assert desk.sees("kept 100 % of 1")
        await desk.press("u")
        assert term_reads.owed_terms(book, acme, TODAY)[0].checks == ()
        await desk.press("x")
        assert desk.name == "CheckForm"
        await desk.fill("measured", "91")
        await desk.press("ctrl+s")
        assert desk.row.startswith("✗") and desk.sees("we owe 1 (1 broken), kept 0 % of 1")
        assert key(desk) == ("term", term.term_id)

        await desk.press("s", "c", "2")
        assert term_reads.owed_terms(book, acme, TODAY)[0].next_check_on == date(2026, 11, 25)
        await desk.press("enter")
        assert desk.name == "ReadTerm" and desk.sees("Deliver on Mondays")
        await desk.press("escape", "e")
        await desk.fill("what", "Deliver each Monday")
        await desk.press("ctrl+s")
        assert "Deliver each Monday" in desk.row

        await desk.press("r")
        assert desk.name == "TermForm"
        await desk.fill("target", "95 %")
        await desk.press("ctrl+s")
        [new] = term_reads.owed_terms(book, acme, TODAY)
        assert new.term_id != term.term_id and key(desk) == ("term", new.term_id)
        await desk.press("v")
        assert any("ended Deliver each Monday → now ≥ 95 %" in row for row in desk.rows())


async def test_a_warning_can_be_hidden(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.stand_on("Answer claims")
        assert "!!" in desk.row and desk.sees("notice period running")
        await desk.press("s", "w")
        assert desk.name == "AcceptForm"
        await desk.fill("reason", "we renew each year")
        await desk.press("ctrl+s")
        assert key(desk) == ("term", made["ending"]) and not desk.row.startswith("!!")
        assert not desk.sees("notice period running")
        await desk.press("s")
        assert desk.name == "Snooze", "nothing more to hide"
        await desk.press("escape")
        await desk.press("u")
        assert "!!" in desk.row


async def test_a_problem_is_noted_solved_and_opened_again(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.stand_on("Pay in")
        await desk.press("p")
        assert desk.name == "ProblemForm" and desk.typed("account") == "Acme"
        await desk.type("Wrong labels")
        await desk.press("ctrl+s")
        problem = book.row("SELECT id, account_id, term_id FROM problem WHERE what = 'Wrong labels'")
        assert problem is not None and problem[1:] == (made["acme"], None)
        assert key(desk) == ("problem", problem[0]) and any(
            head.startswith("Problems and threats 3") for head in heads(desk)
        )
        await desk.press("enter")
        assert desk.name == "ProblemForm"
        await desk.fill("solution", "Print anew")
        await desk.press("ctrl+s")
        assert "Print anew" in desk.row
        await desk.press("space")
        assert desk.name == "SolvedForm" and desk.at == "worth"
        await desk.type("1 200,50")
        await desk.press("enter")
        assert desk.said == ["Solved: Wrong labels, worth 1\u00a0200.50\u00a0€ · u undoes"]
        assert problem_reads.problem_line(book, problem[0]).entry.state is ProblemState.SOLVED
        assert {"Problems and threats 2", "Past 3, v shows it"} <= set(heads(desk))
        await desk.press("v")
        await desk.stand_on("Wrong labels")
        await desk.press("space")
        assert problem_reads.problem_line(book, problem[0]).entry.state is ProblemState.OPEN
        assert key(desk) == ("problem", problem[0]), "the cursor goes with it"
        for press in ("x", "r", "s"):
            await desk.press(press)
            assert desk.name == "LedgerScreen"
        await desk.press("d", "y")
        assert not any("Wrong labels" in row for row in desk.rows())
        await desk.press("u")
        assert any("Wrong labels" in row for row in desk.rows())


async def test_a_problem_beside_a_broken_term_came_of_it(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.stand_on("Deliver on time")
        await desk.press("p")
        assert desk.sees("Deliver on time")
        await desk.type("Trucks break down")
        await desk.press("ctrl+s")
        assert book.row("SELECT term_id FROM problem WHERE what = 'Trucks break down'") == (made["weekly"],)
        assert any("Deliver on time · problem noted" in row for row in desk.rows()), "it follows from it"


async def test_a_favour_is_noted_and_thanked_for(book: Book) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.press("n", "f")
        assert desk.name == "FavourForm" and desk.typed("account") == "Acme"
        await desk.fill("what", "Изложение заедно")
        await desk.press("ctrl+s")
        favour = book.row("SELECT id, account_id FROM favour WHERE what = 'Изложение заедно'")
        assert favour is not None and favour[1] == made["acme"] and key(desk) == ("favour", favour[0])
        assert desk.sees("we did them 3 (2 not thanked)")
        await desk.press("space")
        assert favour_reads.favour_line(book, favour[0]).entry.thanked_on == TODAY
        assert key(desk) == ("favour", favour[0]) and desk.row.endswith(" thanked")
        await desk.press("space")
        assert favour_reads.favour_line(book, favour[0]).entry.thanked_on is None
        await desk.press("e")
        await desk.fill("cost", "15")
        await desk.press("ctrl+s")
        assert "15 €" in desk.row
        assert "check" not in desk.bar and "renegotiate" not in desk.bar
        await desk.press("d", "y")
        assert (
            desk.sees("we did them 2") and book.row("SELECT 1 FROM favour WHERE id = ?", favour[:1]) is None
        )
        await desk.press("u")
        assert desk.sees("we did them 3")


async def test_forms_stay_when_the_account_goes(book: Book, path: Path) -> None:
    made = stock(book)
    async with opened(book) as desk:
        await to_ledger(desk)
        await desk.press("p")
        await desk.type("typed and not lost")
        with Book.open(path, backups=None) as other:
            account_changes.delete_account(other, made["acme"])
        await desk.settle(1.7)
        assert desk.name == "ProblemForm" and desk.typed("what") == "typed and not lost"
        await desk.press("ctrl+s")
        assert desk.name == "ProblemForm" and desk.problems()
        await desk.press("escape", "escape")
        assert desk.name == "AccountsScreen"
