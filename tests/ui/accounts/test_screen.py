"""The accounts: order, view, filter, and what is done to the account at hand."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.coverage import Grade
from kamtui.domain.center.words import CenterRule
from kamtui.domain.chain.words import Answer
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.text import language
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts.reads import AccountLine, AccountOrder, account_entry
from kamtui.store.book.book import Book
from kamtui.store.book.tables import Plan, Sale
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks
from kamtui.store.knowledge import dossier_changes
from kamtui.store.report import review_changes
from kamtui.ui.accounts.lines.drawing import (
    LEAST_ORDER,
    VIEWS,
    AccountColumns,
    AccountView,
    order_words,
)
from kamtui.ui.accounts.lines.words import foot_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.line_list import text_cells
from kamtui.ui.widgets.paged_lines import PagedLines
from kamtui.ui.widgets.panel import panel_cells
from tests.build import TODAY, a_call, a_person, a_task, an_account, load_rows
from tests.ui.driving import Desk, opened


def a_few(book: Book) -> dict[str, int]:
    ids = {
        "Alfa": an_account(book, "Alfa", stage=Stage.CUSTOMER, city="Русе", is_key=True),
        "Beta": an_account(book, "Beta", stage=Stage.PROSPECT, city="Варна"),
        "Gama": an_account(book, "Gama", stage=Stage.CUSTOMER, city="София"),
        "Делта": an_account(book, "Делта", stage=Stage.CUSTOMER, city="Бургас"),
        "Old": an_account(book, "Old", stage=Stage.FORMER),
        "Gone": an_account(book, "Gone", stage=Stage.LOST),
    }
    a_task(book, "Overdue", ids["Beta"], date(2026, 11, 1))
    a_task(book, "Today", ids["Делта"], date(2026, 11, 22))
    a_task(book, "Later", ids["Alfa"], date(2026, 12, 22))
    a_call(book, ids["Gama"], held_at=datetime(2026, 11, 20, 9).astimezone())
    a_call(book, ids["Alfa"], held_at=datetime(2026, 11, 18, 9).astimezone())
    return ids


def names(desk: Desk) -> list[str]:
    known = ("Alfa", "Beta", "Gama", "Делта", "Old", "Gone", "New", "Нова")
    return [name for row in desk.rows() for name in known if name in row]


async def test_orders(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("2")
        assert desk.sees("4 accounts", "live 4", "key first, by next step")
        assert names(desk) == ["Alfa", "Делта", "Gama", "Beta"], "key, customers by next step, prospects"
        await desk.press("o")
        assert desk.sees("by name") and names(desk) == ["Alfa", "Beta", "Gama", "Делта"]
        await desk.press("o")
        assert desk.sees("by last call") and names(desk) == ["Gama", "Alfa", "Beta", "Делта"]
        await desk.press("o")
        assert desk.sees("by city") and names(desk) == ["Делта", "Beta", "Alfa", "Gama"]
        await desk.press("o")
        assert desk.sees("key first, by next step")


async def test_the_cursor_stays_on_its_account(book: Book, path: Path) -> None:
    ids = a_few(book)
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("Gama")
        await desk.press("o")
        assert "Gama" in desk.row
        with Book.open(path, backups=None) as other:
            an_account(other, "Нова", stage=Stage.CUSTOMER)
            account_changes.delete_account(other, ids["Alfa"])
        await desk.until(lambda: "Нова" in names(desk), 2)
        assert "Gama" in desk.row
        await desk.press("3", "2", "enter", "escape")
        assert "Gama" in desk.row


async def test_views_by_stage_and_a_view_without_lines(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("2")
        seen = []
        for _ in range(5):
            seen.append(names(desk))
            await desk.press("v")
        assert seen == [
            ["Alfa", "Делта", "Gama", "Beta"],
            ["Beta"],
            ["Alfa", "Делта", "Gama"],
            ["Old"],
            ["Gone"],
        ]
        await desk.press("v", "w", "l")
        await desk.type("no shop")
        await desk.press("ctrl+s")
        assert desk.sees("No account of this stage") and account_stage(book, "Beta") == "lost"
        assert "open" not in desk.bar
        await desk.press("v")
        first = desk.row
        await desk.press("j")
        assert desk.row != first, "the list has the keys again"


def account_stage(book: Book, name: str) -> str:
    row = book.row("SELECT stage FROM account WHERE name = ?", (name,))
    return str(row[0]) if row else ""


async def test_filter_as_one_types_in_any_alphabet(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("2", "f")
        await desk.type("delta")
        assert names(desk) == ["Делта"] and desk.sees("1 account")
        await desk.press("escape")
        assert len(names(desk)) == 4 and desk.app.focused is desk.listed()
        await desk.press("f")
        await desk.type("вар")
        assert names(desk) == ["Beta"], "a city"
        await desk.press("enter")
        assert desk.app.focused is desk.listed() and names(desk) == ["Beta"]
        # The last line goes: u must take it back, not be typed into the filter.
        await desk.press("w", "l")
        await desk.type("no shop")
        await desk.press("ctrl+s")
        assert desk.sees("No account has these words")
        await desk.press("u")
        assert names(desk) == ["Beta"]
        await desk.press("f")
        await desk.type("zzz")
        assert desk.sees("No account has these words")
        await desk.press("escape")
        assert len(names(desk)) == 4
        await desk.press("f")
        await desk.type("1ckv?")
        assert desk.name == "AccountsScreen" and desk.app.focused is not desk.one("#accounts")


async def test_a_month_that_finds_nothing_may_begin_a_name(book: Book) -> None:
    an_account(book, "Нова Марица")
    gama = an_account(book, "Gama")
    async with opened(book) as desk:
        await desk.press("2", "f")
        await desk.type("mar")
        assert names(desk) == ["Нова"] and not desk.sees("in Mar 20")
        a_call(book, gama, held_at=datetime(TODAY.year, 3, 5, 12, tzinfo=UTC))
        desk.screen.reload()  # type: ignore[attr-defined]
        await desk.settle()
        assert names(desk) == ["Gama"] and desk.sees(f"in Mar {TODAY.year}")
        await desk.type(" xyz")
        assert desk.sees(f"in Mar {TODAY.year}", "No account has these words or days")


async def test_new_edit_key_archive_delete(book: Book) -> None:
    ids = a_few(book)
    a_person(book, "Ana", ids["Gama"])
    a_task(book, "Step", ids["Gama"])
    async with opened(book) as desk:
        await desk.press("2", "n")
        assert desk.name == "AccountForm" and desk.at == "name"
        await desk.type("New")
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen" and desk.sees("New")
        await desk.press("escape")
        assert "New" in names(desk) and "New" in desk.row, "one stands on what one wrote"

        await desk.stand_on("Gama")
        await desk.press("e")
        await desk.fill("city", "Плевен")
        await desk.press("ctrl+s")
        assert account_entry(book, ids["Gama"]).city == "Плевен"
        assert "Gama" in desk.row and any("u undoes" in said for said in desk.said)

        await desk.press("asterisk")
        assert account_entry(book, ids["Gama"]).is_key and "◆" in desk.row
        await desk.press("K")
        assert account_entry(book, ids["Gama"]).is_key and "* marks" in desk.said[-1]
        await desk.press("asterisk")
        assert not account_entry(book, ids["Gama"]).is_key

        await desk.press("x")
        assert "w says what became" in desk.said[-1], "who had learned the old key is told where its act went"
        await desk.press("w", "enter", "space")
        assert desk.sees("What became of Gama (customer now)?", "f a former customer")
        await desk.press("escape")
        assert account_entry(book, ids["Gama"]).stage is Stage.CUSTOMER
        await desk.press("w", "f")
        assert account_entry(book, ids["Gama"]).stage is Stage.FORMER and "Gama" not in names(desk)
        await desk.press("u")
        assert account_entry(book, ids["Gama"]).stage is Stage.CUSTOMER

        await desk.stand_on("Gama")
        await desk.press("d")
        assert desk.sees("Delete Gama? With it go 1 person, 1 call and 1 task.")
        await desk.press("n")
        assert "Gama" in names(desk)
        await desk.press("d", "enter", "space")
        assert desk.name == "ConfirmDelete" and len(book.rows("SELECT 1 FROM person")) == 1
        await desk.press("escape", "d", "y")
        assert "Gama" not in names(desk)
        assert book.rows("SELECT 1 FROM person") == []
        await desk.press("u")
        assert "Gama" in names(desk) and len(book.rows("SELECT 1 FROM person")) == 1


async def test_what_is_known_of_an_account_is_said_to_go_with_it(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    dossier_changes.write_text(book, acme, Topic.PRICE, "x", TODAY)
    dossier_changes.answer_mark(book, acme, Mark.RISK, Answer.YES, date(2026, 11, 22))
    with book.change("Sales") as act:
        month = date(2026, 9, 1)
        act.add(Sale(id=book.ids.new(), account_id=acme, month_on=month, revenue=1))
        act.add(Plan(id=book.ids.new(), account_id=acme, month_on=month, revenue=1))
    review_changes.write_review(book, acme, date(2026, 7, 1), ReviewEntry(summary="x"))
    async with opened(book) as desk:
        await desk.press("2", "d")
        said = " ".join(desk.shown().replace("█", " ").split())
        assert (
            "2 entries in bonds and dossier, 1 month of sales and plans and 1 review of a quarter." in said
        ), said
        await desk.press("y")
        assert (
            book.rows(
                "SELECT 1 FROM sale UNION ALL SELECT 1 FROM dossier_text UNION ALL SELECT 1 FROM quarter_review"
            )
            == []
        )


async def test_archived_ones_come_back(book: Book) -> None:
    ids = a_few(book)
    async with opened(book) as desk:
        await desk.press("2", "v", "v", "v")
        assert names(desk) == ["Old"]
        await desk.press("w", "c")
        assert account_entry(book, ids["Old"]).stage is Stage.CUSTOMER


async def test_two_thousand_accounts_are_read_a_page_at_a_time(book: Book) -> None:
    texts = dict.fromkeys(
        ("legal_name", "registration_number", "industry", "city", "country", "vulnerability", "note"),
        "",
    )  # fmt: skip
    fixed = {**texts, "stage": "customer", "is_key": 0, "created_at": "2026-01-01T00:00:00Z"}
    load_rows(
        book, "Many", [("account", {"id": 1000 + n, "name": f"Account {n:04}", **fixed}) for n in range(2000)]
    )
    async with opened(book) as desk:
        await desk.press("2", "o")
        lines: Any = desk.listed().lines
        assert isinstance(lines, PagedLines) and len(lines) == 2000
        await desk.settle()
        assert set(lines._pages) == {0}, "only what is in view was read"
        await desk.press("G")
        assert desk.listed().cursor == 1999 and desk.sees("Account 1999")
        assert not desk.lines()[-3].strip(), "a toast has room below the line at hand"
        assert set(lines._pages) <= {0, 99, 100}
        await desk.press("enter", "escape")
        assert desk.listed().current_key == 1000 + 1999
        await desk.press("pageup", "k")
        assert desk.listed().cursor < 1990
        await desk.press("g")
        assert desk.sees("Account 0000")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
@pytest.mark.parametrize("by_city", [False, True])
def test_a_wider_window_never_shows_less(view: AccountView, by_city: bool) -> None:
    def shown(window: int) -> set[str]:
        is_beside_panel = window >= 120
        width = text_cells(window - panel_cells(window) if is_beside_panel else window)
        return set(view.columns(width, is_beside_panel=is_beside_panel, by_city=by_city))

    for window in range(50, 220):
        assert shown(window) <= shown(window + 1), window
    assert {"last", "due"} < shown(80)
    empty = frozenset({"bonds", "abc", "margin"} if not by_city else {"bonds", "abc"})
    without = view.columns(text_cells(80), is_beside_panel=False, by_city=by_city, empty=empty)
    assert not empty & set(without), "what is empty throughout goes"
    if "city" in view.always or view.name == "prospect":
        sizes = view.columns(text_cells(160 - panel_cells(160)), is_beside_panel=True, by_city=by_city)
        assert sizes["city"] >= len("Велики Преслав"), "no city is cut while names have more than they need"
    assert {*view.always, *view.joining} <= shown(200)


def test_the_list_says_in_which_order_it_stands_and_where_a_step_is_missing() -> None:
    live, prospects = VIEWS[0], VIEWS[1]
    assert order_words(AccountOrder.NEXT_STEP, live, 99).startswith("key accounts first, then customers")
    assert order_words(AccountOrder.NEXT_STEP, live, LEAST_ORDER - 2) == "key first, by next step"
    assert order_words(AccountOrder.NEXT_STEP, live, 12) == "by next step"
    assert "“none” last" in order_words(AccountOrder.NEXT_STEP, live, 70)
    assert order_words(AccountOrder.NEXT_STEP, prospects, 40) == "key accounts first, then by next step"
    assert "“none” last" in order_words(AccountOrder.NEXT_STEP, prospects, 99)
    assert order_words(AccountOrder.CITY, live, 99) == "by city"

    def drawn(stage: Stage, next_on: date | None, *warnings: Severity) -> str:
        line = AccountLine(1, "Metro", stage, False, "Русе", 1, None, next_on, "")
        warned = [Warning(CenterRule.ALL_COLD, severity, "", Remedy.CALL) for severity in warnings]
        marks = AccountMarks(None, None, None, warnings=tuple(warned))
        parts = AccountColumns(live).draw(line, None, marks, 77, TODAY, Glyphs())
        return " ".join("".join(text for text, _look in parts).split())

    assert drawn(Stage.PROSPECT, None) == "Metro prospect never none"
    assert drawn(Stage.LOST, None) == "Metro lost never"
    assert drawn(Stage.CUSTOMER, TODAY - timedelta(4)) == "Metro customer never ▸ −4d"
    assert drawn(Stage.CUSTOMER, date(2025, 1, 9)) == "Metro customer never ▸ −22mo"
    watched = drawn(Stage.CUSTOMER, TODAY, Severity.AMBER)
    assert watched == "Metro customer never today", "only what is urgent tells accounts apart"
    warned = drawn(Stage.CUSTOMER, TODAY, Severity.CRITICAL, Severity.RED, Severity.AMBER)
    assert warned == "Metro customer 2 never today", "in a window of 80 columns too"
    waited = AccountMarks(None, None, None, greeting=Greeting.NEVER, has_interval=True, warnings=())
    rows = ["".join(text for text, _look in AccountColumns(live).draw(
        AccountLine(1, "Metro", Stage.CUSTOMER, False, "", 1, None, TODAY, ""), None, one._replace(late=2), 77, TODAY, Glyphs(),
    )) for one in (waited, waited._replace(greeting=Greeting.FINE))]  # fmt: skip
    assert "!! never" in rows[0] and rows[0].index(" 2 ") == rows[1].index(" 2 "), (
        "its number stands in its column"
    )
    parts = AccountColumns(live).draw(
        AccountLine(1, "Metro", Stage.PROSPECT, False, "", 1, None, None, ""), None,
        AccountMarks(None, None, None, warnings=(), late=2), 77, TODAY, Glyphs(),
    )  # fmt: skip
    assert ("2", "strong") in [(text.strip(), look) for text, look in parts], (
        "late tasks and checks are urgent"
    )


def test_the_line_below_the_list_says_what_is_urgent_and_who_is_never_late() -> None:
    line = AccountLine(1, "Metro", Stage.PROSPECT, False, "", 1, None, None, "")
    said = {rule: Warning(rule, severity, sentence, Remedy.CALL) for rule, severity, sentence in (
        (CenterRule.ALL_COLD, Severity.RED, "Nobody was met"), (CenterRule.ROLE_MISSING, Severity.AMBER, "No buyer"),
    )}  # fmt: skip

    def below(*warnings: Warning, has_interval: bool, width: int = 78) -> str:
        marks = AccountMarks(None, None, None, has_interval=has_interval, warnings=warnings)
        return "".join(text for text, _look in foot_words(line, None, marks, width, Glyphs()))

    both = tuple(said.values())
    one = "!! 1 urgent · Nobody was met"
    assert below(*both, has_interval=True) == one, "what is to be watched stands on the page"
    assert below(*both[1:], has_interval=False) == (
        "! 1 to be watched · No buyer · no “Contact every”: never late"
    )
    assert below(has_interval=True) == ""
    late = AccountMarks(None, None, None, Greeting.RED, has_interval=True, warnings=())
    said_late = "".join(text for text, _look in foot_words(line, None, late, 78, Glyphs()))
    assert said_late == "!! no contact for too long", "the sign before how long ago is explained"
    many = (*both[:1], said[CenterRule.ALL_COLD]._replace(said="Ends on 12 Feb 2027"))
    assert below(*many, has_interval=False) == (
        "!! 2 urgent · the gravest: Nobody was met · Ends on 12 Feb 2027"
    ), "the free cells say more, each part whole"
    assert below(*many, has_interval=False, width=45) == "!! 2 urgent · the gravest: Nobody was met"
    assert below(*both[:1], has_interval=False, width=38) == one
    long = both[0]._replace(said="Whoever decides there was not met for a hundred days and more")
    pressed = AccountMarks(None, None, None, has_interval=True, warnings=(long, *both[:1]), late=1)
    assert "".join(text for text, _look in foot_words(line, None, pressed, 78, Glyphs())) == (
        "!! 3 urgent · the gravest: Whoever decides there was not met for a hundred da…"
    ), "what they are made of makes room for the gravest"
    both_kinds = AccountMarks(None, None, None, has_interval=True, warnings=many, late=1)
    assert "".join(text for text, _look in foot_words(line, None, both_kinds, 60, Glyphs())) == (
        "!! 3 urgent · the gravest: Nobody was met"
    ), "what they are made of gives way to the gravest: no label stands alone"
    unrated = MapSummary({None: 2}, Grade(2, False))
    marks = AccountMarks(None, None, None, has_interval=True, warnings=())
    alone = "".join(text for text, _look in foot_words(line, unrated, marks, 78, Glyphs()))
    assert alone == "no key player is for us", "no dangling sign where no stance is known"
    late = marks._replace(late=2)
    customer = line._replace(stage=Stage.CUSTOMER)
    words = [
        "".join(text for text, _look in foot_words(one, None, late, 78, Glyphs())) for one in (line, customer)
    ]
    assert words == [
        "2 urgent: 2 tasks or checks late",
        "2 urgent: 1 task or check late, never spoken to",
    ], "what the number of the list counts"


def test_names_get_the_room_of_the_list() -> None:
    line = AccountLine(1, "Monteverde Coffee Roasters", Stage.CUSTOMER, True, "Русе", 1, None, TODAY, "Call")
    marks = AccountMarks(AbcClass.A, None, None)
    for width, is_beside_panel in ((77, False), (97, False), (77, True)):
        drawn = AccountColumns(VIEWS[0], is_beside_panel).draw(line, None, marks, width, TODAY, Glyphs())
        words = "".join(text for text, _look in drawn)
        assert cell_len(words) == width
        assert " ".join(words.split()) == "◆ Monteverde Coffee Roasters customer A never today"
    heads = "".join(text for text, _look in AccountColumns(VIEWS[0]).heading(77))
    assert heads.endswith("next step") and heads.index("stage") == words.index("customer A")


async def test_the_help_says_what_the_signs_of_the_list_mean(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(100, 70)) as desk:
        await desk.press("2", "question_mark")
        assert desk.sees("Signs", "Class: A bring the first 80 % of the profit", "▃█? Bonds: the seven")


def test_a_stage_is_never_cut_for_a_class() -> None:
    line = AccountLine(1, "Метро", Stage.PROSPECT, False, "", 1, None, TODAY, "")
    unknown = MapSummary({}, Grade(2, False), is_known=False)
    language.use("bg")
    try:
        drawn = AccountColumns(VIEWS[0]).draw(
            line, unknown, AccountMarks(AbcClass.B, None, None), 77, TODAY, Glyphs()
        )
    finally:
        language.use("en")
    assert (
        " ".join("".join(text for text, _look in drawn).split()) == "Метро потенциален не се знае никога днес"
    )
