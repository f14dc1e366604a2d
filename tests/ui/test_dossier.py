"""An account's dossier: its tabs, and its people, calls and tasks written down, corrected and done there."""

from datetime import date
from pathlib import Path

from kamtui.domain.words import PersonStatus, Role, Stage, Stance
from kamtui.store import accounts, people
from kamtui.store.book import Book
from kamtui.store.people import person_entry
from tests.build import a_call, a_person, a_task, an_account
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
        for key in ("tab", "right", "tab", "right", "left", "shift+tab"):
            await desk.press(key)
            around.append(tab_of(desk))
        assert around == ["people", "calls", "tasks", "overview", "tasks", "calls"]
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
        assert "Мария Иванова" in desk.row and desk.sees("People 1")
        await desk.press("n")
        await desk.type("Ana Petrova")
        await desk.fill("title", "buyer")
        desk.field("roles").focus()
        await desk.settle()
        await desk.type("d")
        await desk.press("right", "right", "space")
        await desk.press("enter")
        assert desk.at == "stance"
        await desk.type("b")
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
        assert "snooze" not in desk.bar
        await desk.press("space")
        assert book.row("SELECT done_at IS NULL FROM task") == (1,)
        await desk.press("s", "2")
        assert book.row("SELECT due_on FROM task") == ("2026-11-25",)
        await desk.press("n")
        await desk.type("Another")
        await desk.press("ctrl+s")
        assert book.row("SELECT account_id, due_on FROM task WHERE what = 'Another'") == (acme, "2026-11-23")
        await desk.press("d")
        assert len(book.rows("SELECT 1 FROM task")) == 1
        await desk.press("C", "d")
        assert desk.name == "ConfirmDelete"
        await desk.press("enter")
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
        assert accounts.account_entry(book, acme).renewal_on == date(2026, 12, 31)
        assert desk.sees("Renewal")
        await desk.press("K", "x")
        assert accounts.account_entry(book, acme).is_key and desk.sees("former")
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
            people.delete_person(other, ana)
            await desk.press("ctrl+s")
            assert desk.name == "PersonForm", "what was typed stays"
            assert desk.problems() and desk.typed("title") == "buyer"
            await desk.press("escape", "escape")
            assert desk.name == "AccountScreen" and desk.sees("Nobody known here yet.")
            await desk.press("O", "e")
            accounts.delete_account(other, acme)
            await desk.settle(1.3)
            assert desk.name == "AccountForm"
            await desk.press("escape")
            assert desk.name == "AccountsScreen" and desk.sees("No account yet.")
        await desk.press("e", "d", "x", "K", "enter")
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
