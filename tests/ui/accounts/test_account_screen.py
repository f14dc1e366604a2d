"""An account's dossier: its tabs, and its people, calls and tasks written down, corrected and done there."""

from datetime import date
from pathlib import Path

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.coverage import Grade
from kamtui.domain.center.words import Role, Stance
from kamtui.domain.chain.words import Source
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay, Outcome, OwedBy
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.people_reads import person_entry
from kamtui.store.book.book import Book
from kamtui.store.center.reads import MapSummary
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.ui.accounts.drawing import _map_text
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.tabs_drawing import tab_words
from tests.build import NOON, a_call, a_check, a_person, a_referral, a_task, a_term, an_account
from tests.ui.driving import Desk, opened


def tab_of(desk: Desk) -> str:
    return str(getattr(desk.screen, "tab", ""))


async def test_tabs_by_key_and_around(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, note="a note of ours", website="acme.example")
    a_person(book, "Ana Ivanova", acme, stance=Stance.DEFENDER)
    a_call(book, acme, note="what was said")
    a_task(book, "Send it", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter")
        assert tab_of(desk) == "overview" and desk.sees("Acme", "a note of ours", "Ana Ivanova", "Send it")
        for key, tab, words in (
            ("P", "people", "Ana Ivanova"),
            ("C", "calls", "what was said"),
            ("T", "tasks", "Send it"),
            ("O", "overview", "acme.example"),
        ):
            await desk.press(key)
            assert tab_of(desk) == tab and desk.sees(words), tab
            assert desk.app.focused is desk.one(f"#{tab}"), "the keys go where one looks"
        around = []
        for key in ("tab", "right", "tab", "right", "tab", "right", "tab", "left", "shift+tab", "left"):
            await desk.press(key)
            around.append(tab_of(desk) or desk.name)
        assert around == [
            "people", "calls", "LedgerScreen", "tasks", "BondsScreen", "DossierScreen", "overview",
            "DossierScreen", "BondsScreen", "tasks",
        ]  # fmt: skip
        await desk.press("escape")
        assert desk.name == "AccountsScreen" and "Acme" in desk.row


async def test_people(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "enter", "P")
        assert desk.sees("Nobody known here yet.")
        assert "edit" not in desk.bar and "open" not in desk.bar
        await desk.press("enter", "e", "d", "space", "s", "j")
        assert desk.name == "AccountScreen"
        await desk.press("n")
        await desk.type("Мария Иванова")
        await desk.press("ctrl+s")
        assert "Мария Иванова" in desk.row and desk.sees("People 1|")
        await desk.press("n")
        await desk.type("Ana Petrova")
        await desk.fill("title", "buyer")
        await desk.choose("roles", "d")
        await desk.press("right", "right", "space")
        await desk.press("enter")
        assert desk.at == "stance"
        await desk.press("enter", "b")
        await desk.press("enter")
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
        await desk.stand_on("Мария")
        await desk.press("e")
        await desk.fill("reports_to", "petr")
        await desk.press("tab", "ctrl+s")
        assert desk.problems() and desk.at == "reports_to"
        await desk.press("escape", "escape")

        await desk.stand_on("Ana")
        await desk.press("d")
        assert desk.name == "ConfirmDelete"
        await desk.press("y")
        assert not any("Ana" in row for row in desk.rows())
        await desk.press("u")
        assert desk.sees("Ana Petrova")
        assert person_entry(book, row[0]) == (entry, stance)


async def test_calls_and_tasks(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "enter", "C")
        assert desk.sees("No conversation yet.")
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
        await desk.press("escape")
        await desk.press("T")
        assert "Send offer" in desk.row
        assert book.row("SELECT due_on, account_id FROM task") == ("2026-11-27", acme)
        await desk.press("e")
        await desk.fill("due", "15.12. 10:30")
        await desk.press("ctrl+s")
        assert book.row("SELECT due_on, due_time FROM task") == ("2026-12-15", "10:30")
        await desk.press("space")
        assert book.row("SELECT done_at IS NULL FROM task") == (0,) and "✓" in desk.row
        assert "put off" not in desk.bar
        await desk.press("space")
        assert book.row("SELECT done_at IS NULL FROM task") == (1,)
        await desk.press("s", "2")
        assert book.row("SELECT due_on FROM task") == ("2026-11-25",)
        await desk.press("n")
        await desk.type("Another")
        await desk.press("ctrl+s")
        assert book.row("SELECT account_id, due_on FROM task WHERE what = 'Another'") == (acme, "2026-11-23")
        await desk.press("d", "y")
        assert len(book.rows("SELECT 1 FROM task")) == 1
        await desk.press("C", "d")
        await desk.press("enter", "space")
        assert desk.name == "ConfirmDelete" and book.rows("SELECT 1 FROM call") != []
        await desk.press("y")
        assert desk.sees("No conversation yet.") and book.rows("SELECT 1 FROM call") == []
        await desk.press("u")
        assert "first words" in desk.row
        assert desk.app.focused is desk.listed("calls")


async def test_a_call_logged_from_a_person_is_with_them(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana Ivanova", acme)
    a_person(book, "Zoya", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter", "P")
        await desk.stand_on("Ana")
        await desk.press("c")
        assert desk.typed("people").startswith("Ana Ivanova")
        await desk.press("ctrl+s", "ctrl+s")
        assert book.rows("SELECT person_id FROM call_person") == [(ana,)]


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
        await desk.press("d", "y")
        assert desk.name == "AccountsScreen" and book.rows("SELECT 1 FROM account") == []
        await desk.press("u")
        assert len(book.rows("SELECT 1 FROM account")) == 1


async def test_what_is_gone_meanwhile_is_said(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    async with opened(book) as desk:
        await desk.press("2", "enter", "P", "e")
        await desk.fill("title", "buyer")
        with Book.open(path, backups=None) as other:
            people_changes.delete_person(other, ana)
            await desk.press("ctrl+s")
            assert desk.name == "PersonForm", "what was typed stays"
            assert desk.problems() and desk.typed("title") == "buyer"
            await desk.press("escape", "escape")
            assert desk.name == "AccountScreen" and desk.sees("Nobody known here yet.")
            await desk.press("O", "e")
            account_changes.delete_account(other, acme)
            await desk.settle(1.3)
            assert desk.name == "AccountForm"
            await desk.press("escape")
            assert desk.name == "AccountsScreen" and desk.sees("No account yet.")
        await desk.press("e", "d", "w", "K", "enter")
        assert desk.name == "AccountsScreen"


async def test_an_undone_account_closes_its_dossier(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("2", "n")
        await desk.type("Acme")
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen"
        await desk.press("u")
        assert desk.name == "AccountsScreen" and desk.sees("No account yet.")
        await desk.press("ctrl+r")
        assert desk.sees("Acme")


async def test_who_left_stays_and_says_so(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, status=PersonStatus.LEFT)
    a_person(book, "CFO", acme, is_empty_seat=True)
    async with opened(book) as desk:
        await desk.press("2", "enter", "P")
        assert any("Ana (left)" in row for row in desk.rows())
        assert any("CFO (empty seat)" in row for row in desk.rows())


async def test_the_panel_beside_the_lists(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, goals="a quiet year")
    a_call(book, acme, note="the whole of what was said\nsecond line")
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2", "enter", "P")
        assert desk.sees("a quiet year")
        await desk.press("C")
        assert desk.sees("second line")


def test_the_tabs_move_closer_before_one_is_cut_off() -> None:
    few = {"people": 7, "calls": 9, "terms": 4, "tasks": 3}
    many = {"people": 112, "calls": 1024, "terms": 14, "tasks": 23, "center": 31}
    whole = {
        "overview": "Overview",
        "center": "Buying center",
        "terms": "E Terms",
        "bonds": "Y Bonds",
        "portfolio": "F Portfolio",
        "dossier": "Dossier",
        "numbers": "M Numbers",
    }
    assert tab_words("terms", few, 158).plain.rstrip().count("   ") == 9
    assert len(tab_words("terms", few, 118).plain.rstrip()) <= 118
    for here, name in whole.items():
        for counts in (few, many):
            said = tab_words(here, counts, 78).plain.rstrip()
            assert len(said) <= 78 and name in said, said
            assert all(one in said for one in ("Overview", "People", "Calls", "E Terms", "Tasks", "Y Bonds"))
            assert all(one in said for one in ("Buying", "olio", "Dossier"))
            assert "Money" in said or "M Numbers" in said


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
            "E Terms 8", "We owe", "6, kept 50 % of 2", "They owe", "Both owe", "Прогноза заедно"
        )
        shown = desk.shown().splitlines()
        first = next(line for line in shown if "Deliver on time" in line)
        assert first.startswith("✗") and "✓✗" in first
        assert desk.sees("… 2 more: E shows the terms", "!! high Late trucks no solution yet")
        assert desk.sees("Favours we did them 1 (1 not thanked)")


async def test_the_card_says_what_is_broken_due_and_next(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    owe_each_other(book, acme)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        panel = [" ".join(line.split()) for line in str(desk.one("Panel").render()).splitlines()]
        at = next(number for number, line in enumerate(panel) if line.startswith("Terms "))
        assert panel[at].endswith(" 4")
        assert panel[at + 1 : at + 6] == [
            "−2d ✗ Deliver on time we",
            "today Pay in 45 days they",
            "in 9d Report each month we",
            "ours 50 % of 2 · favours →1 ←0",
            "!! Late trucks 1 of 2",
        ]


async def test_nothing_is_drawn_of_terms_where_there_are_none(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_task(book, "Step", acme)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        panel = str(desk.one("Panel").render())
        assert "Terms" not in panel and "\n\n\n" not in panel
        await desk.press("enter")
        facts = str(desk.one("#facts").render())
        assert "Next" in facts
        for word in ("owe", "Problems", "Favours"):
            assert word not in facts


async def test_at_80_columns_no_count_runs_into_the_next_key_and_the_day_stays(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.PROSPECT)
    a_referral(book, "Acme", account_id=acme, source=Source.OBSERVATION)
    a_call(book, acme, purpose="Cups in March?", note="They said yes.", held_at=NOON)
    a_task(book, "Elsewhere", None)
    async with opened(book) as desk:
        assert "1 Today · 1  2 Accounts" in desk.lines()[0] and "22 Nov" in desk.lines()[0]
        await desk.press("2", "enter")
        assert "Overview|Buying|People 0|Calls 1|E Terms 0|Tasks 0|Y Bonds|" in "\n".join(desk.lines())
        assert desk.sees("came from: own observation", "Cups in March? They said yes.")


def test_where_the_map_does_not_fit_the_neutral_ones_go_and_who_blocks_stays() -> None:
    stances: dict[Stance | None, int] = {
        Stance.DEFENDER: 2, Stance.SUPPORTER: 3, Stance.NEUTRAL: 12, Stance.SCEPTIC: 1, Stance.BLOCKER: 1,
    }  # fmt: skip
    summary = MapSummary(stances, Grade(3, True))
    assert _map_text(summary, 99, Glyphs()).endswith("●12▽1■1")
    assert _map_text(summary, 11, Glyphs()).endswith("★2▲3▽1■1")
