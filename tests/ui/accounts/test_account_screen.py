"""An account's dossier: its tabs, and its people, calls and tasks written down, corrected and done there."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.coverage import Grade
from kamtui.domain.center.words import Role, Stance
from kamtui.domain.chain.words import Source
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay, Outcome, OwedBy, TermRule
from kamtui.domain.text import language
from kamtui.domain.thresholds import USUAL
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.store.account_card import account_card
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.people_reads import person_entry, person_line
from kamtui.store.accounts.reads import AccountLine
from kamtui.store.book.book import Book
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.task_reads import tasks_of
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.store.terms.reads import standings
from kamtui.ui.accounts.card_drawing import person_row
from kamtui.ui.accounts.lines.drawing import VIEWS, AccountColumns, support_words
from kamtui.ui.accounts.page.hurting_rows import Hurting, hurting_rows
from kamtui.ui.accounts.page.owed_rows import owed_rows
from kamtui.ui.keys.places import key_in_force
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.heads.below_line import below_content
from kamtui.ui.widgets.heads.tab_head import TabHead
from tests.build import (
    NOON,
    TODAY,
    a_call,
    a_check,
    a_person,
    a_referral,
    a_task,
    a_term,
    an_account,
    came_long_ago,
    dump,
)
from tests.ui.driving import Desk, opened

BEGUN = " Overview│Buying center│Calls│E Terms│Y Bonds│F Portfolio│Dossier│M Numbers"
"""The tabs in a window of 80 cells."""
APART = "O Overview│B Buying center│C Calls│E Terms│Y Bonds│F Portfolio│D Dossier│M Numbers"


async def stand_on_part(desk: Desk, part: str) -> None:
    """Move down to the first line of a part of the overview."""
    await desk.press("g")
    for _line in range(len(desk.listed().lines)):
        if desk.screen.at_hand().part == part:  # type: ignore[attr-defined]
            return
        await desk.press("j")
    raise AssertionError(part)


async def test_what_is_late_stands_first_and_people_under_heads(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, is_key=True)
    a_person(book, "Ana Ivanova", acme, title="Finance manager", department="Finance", roles=(Role.DECIDER,))
    a_task(book, "Send it", acme, date(2026, 11, 20))
    a_call(book, acme, held_at=datetime(2026, 11, 3, 9).astimezone())
    a_check(book, a_term(book, acme, "Deliver", checks="every friday"), Outcome.KEPT, date(2026, 11, 20))
    async with opened(book) as desk:
        await desk.press("2", "enter")
        rows = [" ".join(row.split()) for row in desk.rows()]
        assert rows[0].startswith("Broken or late ─") and rows[1] == "▸ −2d Send it"
        assert desk.row == rows[1] and not any(row.startswith("Next") for row in rows), "nothing stands twice"
        assert "Contact ! spoken to 19 days ago, contact every 14 to 30 days" in rows, "in one line"
        at = next(place for place, row in enumerate(rows) if row.startswith("People"))
        assert rows[at + 1 : at + 3] == [
            "name title roles spoken",
            "? Ana Ivanova Finance manager decider never",
        ]
        lines = desk.listed().lines
        heads, ana = ("".join(text for text, _look in lines.draw(at + n, 77)) for n in (1, 2))
        assert heads.index("title") == ana.index("Finance") and heads.index("role") == ana.index("decider")
        assert heads.index("name") == ana.index("Ana"), "not over the sign before it"
        assert any(row.endswith("1, kept 100 % of 1 in 12 months") for row in rows)


async def test_what_broke_stands_first_and_the_warnings_are_those_that_the_list_counts(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    owe_each_other(book, acme)
    for number in range(3):
        a_person(book, f"Ana {number}", acme, roles=(Role.DECIDER,), stance=Stance.NEUTRAL)
    a_person(book, "Boris Blok", acme, stance=Stance.BLOCKER, influence=5)
    async with opened(book) as desk:
        await desk.press("2")
        assert desk.row == "Acme customer not key 4 never none", "only what is urgent is counted"
        assert desk.lines()[-2].startswith(" !! 4 urgent · the gravest, broken: Deliver on time")
        await desk.press("enter")
        assert desk.lines()[4].split()[:4] == ["Broken", "or", "late", "─" * 60] and desk.sees("✗ −2d")
        before = dump(book)
        await desk.press("space")
        assert dump(book) == before and "kept" not in desk.bar, "found broken, no key says from habit: kept"
        assert desk.sees("This term is broken: x checks it again.") and "x check" in desk.bar
        await desk.press("x")
        assert desk.name == "CheckForm" and desk.sees("Deliver on time")
        await desk.press("escape")
        await desk.settle(10)
        rows = desk.rows()
        at = next(place for place, row in enumerate(rows) if row.startswith("Warnings ─"))
        assert rows[at].endswith(" 4 urgent, 3 of them here, 3 to be watched"), "as many as the list says"
        assert rows[at + 4] == "… 3 more: enter shows them"
        parts = " pgdn  We owe  They owe  Both owe  Problems  Money  Last calls  About  Health"
        assert desk.lines()[-2].rstrip() == parts, "every part has a name there"
        await desk.resize(80, 16)
        assert desk.lines()[-2].startswith(" pgdn  !! 4 urgent  "), "two signs count only what is urgent"
        page = desk.screen
        heads = page._left.begun_from(0)  # type: ignore[attr-defined]
        labels = [page._below_label(head) for head, _key in heads]  # type: ignore[attr-defined]
        assert "!! 4 urgent" in str(below_content(labels, 40)), (
            "of all its parts the urgent one is left out last"
        )
        await desk.resize(80, 24)
        await desk.stand_on("… 3 more")
        await desk.press("enter")
        assert sum(row.startswith("!") for row in desk.rows()[at + 1 : at + 7]) == 6
        assert not any("Broken: Deliver on time" in row for row in desk.rows()), "it stands at the top"
        listing = await desk.screen.listing(whole=True)  # type: ignore[attr-defined]
        told = [cells[0].shown for cells in listing.rows]
        assert told.count("warning") == 7, "they are copied too"
        await desk.stand_on("!! Most key players")
        await desk.press("space")
        assert "s hides it until a day" in desk.said[-1]
        await desk.stand_on("✗ −2d")
        await desk.press("enter")
        assert desk.name == "ReadTerm"
        await desk.press("escape")
        await desk.stand_on("Most key players")
        await desk.press("enter")
        assert desk.name == "BuyingCenterScreen"
        await desk.press("O")
        await desk.stand_on("Most key players")
        await desk.press("s")
        await desk.fill("reason", "we are at it")
        await desk.press("ctrl+s")
        assert not any("Most key players" in row for row in desk.rows())
        await desk.press("escape")
        assert desk.row == "Acme customer not key 3 never none", "what is hidden is counted no more"


@pytest.mark.parametrize("width", [48, 58, 78, 98])
def test_what_broke_says_what_was_measured_and_what_is_done_at_every_width(book: Book, width: int) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Banded trays, two facings each", checks="every friday", target=">= 30 shops")
    a_check(book, term, Outcome.BROKEN, date(2026, 11, 20), measured="24")
    broken = Warning(TermRule.BROKEN, Severity.RED, "", Remedy.OPEN_TERM)
    hurts = Hurting([standings(book, [term])[term]], [], {}, {term: broken})
    rows = hurting_rows(hurts, TODAY, width, Glyphs())
    told = " ".join(" ".join(text for text, _look in row.parts) for row in rows)
    assert "(24 shops, −6)" in " ".join(told.split()), "no window is too wide for it"
    assert all(sum(cell_len(text) for text, _look in row.parts) <= width for row in rows)


async def test_a_broken_term_and_its_late_task_are_one_line_and_every_number_says_what_it_counts(
    book: Book,
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme)
    term = a_term(book, acme, "Delivery plan", checks="every friday", today=TODAY - timedelta(40))
    a_check(book, term, Outcome.BROKEN, TODAY - timedelta(9))
    late = TODAY - timedelta(4)
    for what, term_id in (("Send the plan", term), ("Ask about the crew", None)):
        a_task(book, what, acme, due_on=late, term_id=term_id)
    async with opened(book, size=(80, 40)) as desk:
        assert desk.sees("✗ −9d Delivery plan · task 4d late we owe", "▸ −4d Ask about the crew")
        assert not desk.sees("Send the plan"), "it stands with the term"
        await desk.press("2")
        assert desk.sees("!! 2 urgent: 1 warning, 1 task or check late · Broken: Delivery plan")
        assert desk.row == "Acme customer no people 2 today ▸ −4d", "the number of the line below"
        await desk.press("enter")
        rows = [" ".join(row.split()) for row in desk.rows()]
        assert rows[0].startswith("Broken or late ─") and rows[0].endswith("─ 2"), rows
        assert rows[1].startswith("✗ −9d Delivery plan we owe") and rows[2] == "task 4d late: Send the plan"
        assert rows[3] == "▸ −4d Ask about the crew"
        await desk.stand_on("Delivery plan")
        await desk.press("space")
        assert [task.what for task in tasks_of(book, acme) if task.done_at is not None] == ["Send the plan"]


async def test_the_warnings_of_an_account_heed_the_settings(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    came_long_ago(book)
    problem_changes.add_problem(book, ProblemEntry(acme, "Late lorries", TODAY - timedelta(days=10)))
    early = USUAL._replace(terms=USUAL.terms._replace(problem_days=9))
    async with opened(book, config=Config(thresholds=early)) as desk:
        await desk.press("2", "enter")
        assert any("Open for 10 days: Late lorries" in row for row in desk.rows())


async def test_tabs_by_key_by_arrow_and_by_click(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, note="a note of ours", website="acme.example")
    a_person(book, "Ana Ivanova", acme, stance=Stance.DEFENDER, phone="0888 123 456")
    a_call(book, acme, note="what was said")
    a_task(book, "Send it", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter")
        assert desk.sees("Acme", "Send it", "Ana Ivanova", "0888 123 456")
        assert "what was said" in desk.rows() and desk.lines()[-2].split()[:2] == ["pgdn", "Last"]
        for key, name in (
            ("B", "BuyingCenterScreen"),
            ("C", "AccountCallsScreen"),
            ("E", "LedgerScreen"),
            ("Y", "BondsScreen"),
            ("F", "PortfolioScreen"),
            ("D", "DossierScreen"),
            ("M", "AccountNumbersScreen"),
            ("O", "AccountScreen"),
        ):
            await desk.press(key)
            assert desk.name == name
            [tabs] = [line for line in desk.lines() if line.count("│") == 7 and "Portfolio" in line]
            assert tabs.rstrip() == BEGUN, "the tabs stand still"
        around = []
        for key in ("tab", "right", "tab", "right", "right", "left", "shift+tab", "left"):
            await desk.press(key)
            around.append(desk.name.removesuffix("Screen"))
        assert around == [
            "AccountCalls", "Ledger", "Bonds", "Dossier", "Account", "Dossier", "Bonds", "Ledger",
        ]  # fmt: skip
        await desk.pilot.click("TabHead", offset=(12, 1))
        await desk.settle()
        assert desk.name == "BuyingCenterScreen"
        await desk.press("escape")
        assert desk.name == "AccountsScreen" and "Acme" in desk.row


async def test_people(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "enter")
        await stand_on_part(desk, "people")
        assert desk.sees("Nobody known yet: n here writes down the first.")
        await desk.press("n")
        await desk.type("Мария Иванова")
        await desk.press("ctrl+s")
        assert "Мария Иванова" in desk.row and desk.sees("People", "1")
        await desk.press("n")
        await desk.type("Ana Petrova")
        await desk.fill("title", "buyer")
        await desk.choose("roles", "d")
        await desk.press("right", "right", "space")
        await desk.choose("stance", "b")
        await desk.press("enter")
        assert desk.at == "influence"
        await desk.press("right", "right", "right", "right")
        await desk.fill("reports_to", "ivan")
        await desk.press("tab", "ctrl+s")
        assert desk.name == "AccountScreen", desk.problems()
        row = book.row("SELECT id FROM person WHERE name = 'Ana Petrova'")
        assert row is not None
        entry, stance = person_entry(book, row[0])
        assert entry.account_id == acme and entry.title == "buyer"
        assert set(entry.roles) == {Role.DECIDER, Role.BUYER}
        assert (stance.stance, stance.influence) == (Stance.BLOCKER, 4)
        boss = book.row("SELECT id FROM person WHERE name = 'Мария Иванова'")
        assert boss is not None and entry.reports_to_id == boss[0]

        # Nobody reports to themselves, not even over others.
        await desk.stand_on("? Мария")
        await desk.press("e")
        await desk.fill("reports_to", "petr")
        await desk.press("tab", "ctrl+s")
        assert desk.problems() and desk.at == "reports_to"
        await desk.press("escape", "escape")

        await desk.stand_on("Ana")
        await desk.press("d", "d")
        assert desk.name == "ConfirmDelete"
        await desk.press("y")
        assert not any("Ana" in row for row in desk.rows())
        await desk.press("u")
        assert desk.sees("Ana Petrova")
        assert person_entry(book, row[0]) == (entry, stance)


async def test_calls(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "enter", "C")
        assert desk.sees("No conversation yet.") and "edit" not in desk.bar
        await desk.press("enter", "e", "d", "j")
        assert desk.name == "AccountCallsScreen"
        await desk.press("n")
        assert desk.typed("account") == "Acme"
        await desk.fill("note", "first words")
        await desk.fill("next_step", "Send offer")
        await desk.fill("due", "петък")
        await desk.press("ctrl+s")
        assert "first words" in desk.row
        await desk.press("e")
        await desk.fill("minutes", "20")
        await desk.press("ctrl+s")
        assert book.row("SELECT minutes FROM call") == (20,)
        await desk.press("enter")
        assert desk.name == "ReadCall" and desk.sees("first words")
        await desk.press("escape", "O")
        assert "Send offer" in desk.row, "one begins on what is next"
        assert book.row("SELECT due_on, account_id FROM task") == ("2026-11-27", acme)
        await desk.press("C", "d")
        await desk.press("enter", "space")
        assert desk.name == "ConfirmDelete" and book.rows("SELECT 1 FROM call") != []
        await desk.press("y")
        assert desk.sees("No conversation yet.") and book.rows("SELECT 1 FROM call") == []
        await desk.press("u")
        assert "first words" in desk.row
        assert desk.app.focused is desk.listed("calls")


async def test_tasks_in_the_overview(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_task(book, "Send offer", acme, date(2026, 11, 27))
    async with opened(book) as desk:
        await desk.press("2", "enter", "e")
        await desk.fill("due", "15.12. 10:30")
        await desk.press("ctrl+s")
        assert book.row("SELECT due_on, due_time FROM task") == ("2026-12-15", "10:30")
        assert desk.row == "15 Dec 10:30 Send offer"
        await desk.press("space")
        assert book.row("SELECT done_at IS NULL FROM task") == (0,)
        assert desk.sees("No task is open: t writes one down.", "1 task done: v shows it")
        await stand_on_part(desk, "tasks")
        await desk.press("j", "enter")
        assert any(row.startswith("✓ today Send offer") for row in desk.rows())
        await desk.stand_on("✓")
        assert "put off" not in desk.bar
        await desk.press("s")
        assert desk.said[-1] == "This task is done: space takes that back."
        await desk.press("space")
        assert book.row("SELECT done_at IS NULL FROM task") == (1,)
        await desk.press("s", "2")
        assert book.row("SELECT due_on FROM task") == ("2026-11-25",)
        await desk.press("t")
        await desk.type("Another")
        await desk.press("ctrl+s")
        assert book.row("SELECT account_id, due_on FROM task WHERE what = 'Another'") == (acme, "2026-11-23")
        await desk.stand_on("Another")
        await desk.press("d", "y")
        assert len(book.rows("SELECT 1 FROM task")) == 1


async def test_the_overview_edits_archives_and_deletes_the_account(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "enter", "e")
        await desk.fill("renewal_on", "края на годината")
        assert desk.sees("31 Dec 2026")
        await desk.press("ctrl+s")
        assert account_reads.account_entry(book, acme).renewal_on == date(2026, 12, 31)
        assert desk.sees("Renewal")
        await desk.press("asterisk", "w", "f")
        assert account_reads.account_entry(book, acme).is_key and desk.sees("former")
        await desk.stand_on("Renewal")
        await desk.press("d", "y")
        assert desk.name == "AccountsScreen" and book.rows("SELECT 1 FROM account") == []
        await desk.press("u")
        assert len(book.rows("SELECT 1 FROM account")) == 1


async def test_what_is_gone_meanwhile_is_said(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter")
        await desk.stand_on("Ana")
        await desk.press("e")
        await desk.fill("title", "buyer")
        with Book.open(path, backups=None) as other:
            people_changes.delete_person(other, ana)
            await desk.press("ctrl+s")
            assert desk.name == "PersonForm", "what was typed stays"
            assert desk.problems() and desk.typed("title") == "buyer"
            await desk.press("escape", "escape")
            assert desk.name == "AccountScreen" and desk.sees("Nobody known yet")
            await desk.press("g", "e")
            account_changes.delete_account(other, acme)
            await desk.settle(1.3)
            assert desk.name == "AccountForm"
            await desk.press("escape")
            assert desk.name == "AccountsScreen" and desk.sees(
                "No account yet.", "I brings in a list of them"
            )
        await desk.press("e", "d", "w", "K", "enter")
        assert desk.name == "AccountsScreen"


async def test_an_undone_account_closes_its_dossier(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("2", "n")
        await desk.type("Acme")
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen"
        await desk.press("u")
        assert desk.name == "AccountsScreen" and desk.sees("No account yet.", "I brings in a list of them")
        await desk.press("ctrl+r")
        assert desk.sees("Acme")


async def test_who_left_stays_and_says_so(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, status=PersonStatus.LEFT)
    a_person(book, "CFO", acme, is_empty_seat=True)
    async with opened(book) as desk:
        await desk.press("2", "enter")
        assert any("Ana (left)" in row for row in desk.rows())
        assert any("CFO (unknown person)" in row for row in desk.rows())


async def test_the_panel_beside_the_conversations(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, note="the whole of what was said\nsecond line")
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2", "enter", "C")
        assert desk.sees("second line")


@pytest.mark.parametrize("width", [80, 100, 160])
def test_beside_a_long_name_stands_what_is_said_of_it(width: int) -> None:
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    head = TabHead("terms", Glyphs())
    head.show("A very long name of a very large account " * 4, ("   customer · Sofia", ""), is_key=True)
    name, tabs = head.drawn(width).plain.split("\n")
    assert tabs == (BEGUN if width == 80 else f" {APART}")
    assert name.startswith(" ◆ A very long name") and name.endswith("…   customer · Sofia")
    assert cell_len(name) < width


def owe_each_other(book: Book, account_id: int) -> None:
    """What both sides owe, of which one is broken and one is due; problems; favours."""
    for what, owed_by, checks in (
        ("Deliver on time", OwedBy.WE, "every friday"),
        ("Report each month", OwedBy.WE, "monthly on the 1st"),
        ("Pay in 45 days", OwedBy.THEY, "every sunday"),
        ("Прогноза заедно", OwedBy.BOTH, None),
    ):
        term = a_term(book, account_id, what, owed_by=owed_by, checks=checks)
        if what == "Deliver on time":
            a_check(book, term, Outcome.KEPT, date(2026, 11, 13))
            a_check(book, term, Outcome.BROKEN, date(2026, 11, 20))
    for what, severity in (("Torn foil", 1), ("Late trucks", 3)):
        entry = ProblemEntry(account_id=account_id, what=what, severity=severity, noted_on=date(2026, 11, 20))
        problem_changes.add_problem(book, entry)
    favour_changes.add_favour(
        book,
        FavourEntry(what="Tickets", done_on=date(2026, 11, 20), way=FavourWay.GIVEN, account_id=account_id),
    )


async def test_the_overview_says_what_both_owe(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    owe_each_other(book, acme)
    for number in range(4):
        a_term(book, acme, f"One more {number}")
    async with opened(book, size=(120, 50)) as desk:
        await desk.press("2", "enter")
        assert desk.sees(
            "We owe", "5 of 6, the rest above, kept 50 % of 2", "They owe", "Both owe", "Прогноза заедно"
        )
        first = next(row for row in desk.rows("left") if "Deliver on time" in row)
        assert first.startswith("✗")
        assert "… 1 more: E shows it" in desk.rows("left") and desk.sees("!! high Late trucks")
        drawn = desk.lines()
        more = next(row for row in drawn if "… 1 more: E shows it" in row)
        above = next(row for row in drawn if "One more " in row)
        assert more.index("… 1 more") == above.index("One more "), "it stands under the words"
        assert desk.sees("Favours we did them 1 (1 not thanked)")
        await desk.stand_on("!! high Late trucks")
        await desk.press("space", "ctrl+s")
        assert book.rows("SELECT count(*) FROM problem WHERE state = 'solved'") == [(1,)]
        await desk.stand_on("… 1 more")
        await desk.press("enter")
        assert desk.name == "LedgerScreen"


async def test_the_card_says_what_is_broken_due_and_next(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    owe_each_other(book, acme)
    async with opened(book, size=(132, 36)) as desk:
        await desk.press("2")
        panel = [" ".join(line.split()) for line in str(desk.one("Panel").render()).splitlines()]
        at = next(number for number, line in enumerate(panel) if line.startswith("Terms "))
        assert panel[at].endswith(" 4")
        assert panel[at + 1 : at + 6] == [
            "✗ −2d Deliver on time we",
            "today Pay in 45 days they",
            "in 9d Report each month we",
            "we kept 50 % of 2 · favours: we 1, they 0",
            "!! Late trucks 1 more",
        ]


async def test_nothing_is_drawn_of_terms_where_there_are_none(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_task(book, "Step", acme)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        panel = str(desk.one("Panel").render())
        assert "Terms" not in panel and "\n\n\n" not in panel
        await desk.press("enter")
        facts = "\n".join(desk.rows("left"))
        assert "Next" in facts and "Nothing agreed: n here writes down who promised what." in facts
        for word in ("owe", "Problems", "Favours"):
            assert word not in facts


async def test_at_80_columns_the_places_stand_still_whatever_they_count_and_the_day_stays(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.PROSPECT)
    a_referral(book, "Acme", account_id=acme, source=Source.OBSERVATION)
    a_call(book, acme, purpose="Cups in March?", note="They said yes.", held_at=NOON)
    a_task(book, "Elsewhere", None)
    async with opened(book) as desk:
        places = " 1 Today  2 Accounts  3 Calls  4 Terms  5 Chain  6 Numbers  "
        assert desk.lines()[0].startswith(places) and desk.lines()[0].rstrip().endswith("1 to do  22 Nov")
        await desk.press("2")
        assert desk.lines()[0].startswith(places) and "1 account  22 Nov" in desk.lines()[0]
        await desk.press("enter")
        assert BEGUN in "\n".join(desk.lines())
        assert desk.sees("came from: own observation") and "Cups in March? They said yes." in desk.rows()


def test_who_is_for_us_stands_in_a_word() -> None:
    decides = MapSummary({Stance.DEFENDER: 2, Stance.BLOCKER: 1}, Grade(3, True))
    assert support_words(decides) == "decider"
    grades = [Grade(value, False) for value in range(4)]
    assert [support_words(MapSummary({}, grade)) for grade in grades] == [
        "no people",
        "not known",
        "not key",
        "some key",
    ]
    line = AccountLine(1, "Metro", Stage.CUSTOMER, False, "", 1, None, None, "")
    drawn = AccountColumns(VIEWS[0]).draw(line, decides, None, 77, TODAY, Glyphs())
    assert ("decider  ", "green") in drawn
    assert cell_len("".join(text for text, _look in drawn)) == 77
    unread = MapSummary({}, Grade(2, False), is_known=False)
    assert support_words(unread) == "not known", "what is not known is not nobody"


@pytest.mark.parametrize(
    ("width", "row"), [(37, "★ Ana Ivanova 0888 123 456"), (53, "★ Ana Ivanova 0888 123 456 12d")]
)
def test_in_a_panel_a_person_stands_with_their_phone(book: Book, width: int, row: str) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Ivanova", acme, stance=Stance.DEFENDER, phone="0888 123 456")
    a_call(book, acme, ana, held_at=datetime(2026, 11, 10, 9).astimezone())
    drawn = "".join(text for text, _look in person_row(person_line(book, ana), TODAY, width, Glyphs()))
    assert cell_len(drawn.rstrip("\n")) == width and " ".join(drawn.split()) == row


def test_in_a_panel_a_name_that_is_cut_at_a_blank_moves_nothing_behind_it(book: Book) -> None:
    ana = a_person(book, "Anastasia Maria Petrova Ivanova", None, phone="0888 123 456")
    for width in range(30, 60):
        drawn = "".join(text for text, _look in person_row(person_line(book, ana), TODAY, width, Glyphs()))
        assert cell_len(drawn.rstrip("\n")) == width


def test_the_solutions_of_problems_stand_below_each_other(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for what in ("Lot 4417 rattles in the denester", "19 hours of stop for a sensor, parts take two days"):
        problem_changes.add_problem(book, ProblemEntry(acme, what, TODAY, solution="Our line with parts"))
    rows = owed_rows(account_card(book, acme, TODAY, USUAL), Hurting([], [], {}, {}), TODAY, 78, Glyphs())
    drawn = ["".join(text for text, _look in row.parts) for row in rows]
    [one, other] = (line.index("Our line") for line in drawn if "Our line" in line)
    assert one == other


async def test_the_parts_of_health_are_whole_in_bulgarian(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, a_person(book, "Ana", acme))
    language.use("bg")
    try:
        async with opened(book) as desk:
            await desk.press("2", "enter", "G")
            lines = [line for line in desk.lines() if " ×" in line]
            assert any(line.startswith(" удовлетвореност ") for line in lines)
            assert len({line.index("×") for line in lines}) == 1
    finally:
        language.use("en")
