"""No text of a person's is anything but text: a book full of it opens everywhere, and shows it as typed."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Stance
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import Bound, Consent, FavourWay, Outcome, OwedBy, ProblemKind, TermCategory
from kamtui.domain.text.cleaning import clean
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.store.terms import reads as term_reads
from kamtui.ui.shell.going import OpenAccount
from tests import once
from tests.build import NOON, TODAY, a_call, a_check, a_term, ways
from tests.ui.driving import Desk, opened

HOSTILE = (
    "[/]",
    "[/bold]",
    "[@click=app.quit]x[/]",
    "[ACME]",
    "[red",
    "x[/]y",
    "\\[bold]x",
    "[b]a[/i]",
    "[$primary]x",
    "[link=https://evil.example]y[/link]",
    "[@=]x",
    "$name ${x} {0} {self.__class__} %s%n",
    "\x1b[31mRED\x1b[0m",
    "\x1b]0;pwned\x07x",
    "a\x9d0;pwned\x9cx",
    "abc\u202edef\u202cghi",
    "\u200fשלום",
    "a\x00b\x7fc",
    "株式会社カミトゥ",
    "👍🏽 🇧🇬 👩‍👩‍👧",
    "é́́́́́́́́́́",
    "'; DROP TABLE account;--",
    '"unbalanced NEAR(a b, 2) OR *',
    "line one\nline two\r\nthree",
    "x" * 500,
    "一" * 500,
    "# heading\n---\n[x](file:///etc/passwd)\n```",
)
"""Some of the strings with which the fault tools try a book, and our own."""


def fill(book: Book) -> None:
    """For each string an account, a person, a call and a task that have it in every field."""
    for number, raw in enumerate(HOSTILE):
        line, note = clean(raw) or "?", clean(raw, lines=True)
        account = account_changes.add_account(
            book,
            AccountEntry(
                name=line, legal_name=line, registration_number=line, industry=line, city=line, country=line,
                reaches=ways(phone=line, email=line, website=line, chat=line, file=line), stage=Stage.CUSTOMER, is_key=True, vulnerability=line,
                note=note, renewal_on=date(2027, 1, 1),
            ),
        )  # fmt: skip
        entry = PersonEntry(
            name=line, account_id=account, title=line, department=line, reaches=ways(phone=line, email=line), goals=line,
            note=note,            interests=line, contact_every_days=1, contact_latest_days=2,
        )  # fmt: skip
        person = people_changes.add_person(book, entry, StanceEntry(Stance.BLOCKER, 5, reason=line), TODAY)
        a_call(book, account, Participant(person, ""), purpose=line, note=note, result=line, held_at=NOON)
        day = date(2026, 11, 22 if number % 2 else 20)
        task_changes.add_task(book, TaskEntry(what=line, due_on=day, account_id=account, person_id=person))


def agree(book: Book) -> None:
    """For each string all that can be agreed, hampered and done for one another."""
    ago, ahead = TODAY - timedelta(days=9), TODAY + timedelta(days=20)
    for account in accounts_of(book):
        (line,) = book.rows("SELECT name FROM account WHERE id = :id", {"id": account})[0]
        ((person, call),) = book.rows(
            "SELECT p.id, c.id FROM person p JOIN call c USING (account_id) WHERE p.account_id = :id",
            {"id": account},
        )
        note = clean(line, lines=True)
        for owed_by in OwedBy:
            # The unit was checked for its length when it was typed, not when it was kept.
            term = a_term(
                book, account, line, owed_by=owed_by, category=TermCategory.DELIVERY, from_on=ago, today=ago,
                until_on=ahead, notice=read_notice("3 months"), checks="daily", note=note, consent=Consent.ASKED,
                consent_on=ago - timedelta(days=30), consent_by=line, person_id=person, call_id=call,
            )  # fmt: skip
            entry = term_reads.term_detail(book, term).entry._replace(
                target=Target(Bound.AT_LEAST, 98_000, clean(line)[:20]),
            )
            term_changes.edit_term(book, term, entry, ago)
            if owed_by is OwedBy.WE:
                late = ProblemEntry(account_id=account, what=line, noted_on=TODAY)
                a_check(book, term, Outcome.BROKEN, on=TODAY, measured="94", evidence=line, problem=late)
            if owed_by is OwedBy.BOTH:
                term_changes.renegotiate(book, term, entry._replace(from_on=TODAY), TODAY, evidence=line)
        for kind in ProblemKind:
            problem_changes.add_problem(
                book,
                ProblemEntry(
                    account_id=account, what=line, noted_on=TODAY, kind=kind, solution=line, alternative=line
                ),
            )
        for way in FavourWay:
            favour_changes.add_favour(
                book, FavourEntry(what=line, done_on=TODAY, way=way, account_id=account, person_id=person)
            )
        task_changes.add_task(
            book, TaskEntry(what=line, due_on=TODAY + timedelta(days=1), account_id=account)
        )


@pytest.fixture(scope="session")
def _hostile_files(tmp_path_factory: pytest.TempPathFactory, empty_book_file: Path) -> Path:
    """The folder of two books, of what is filled in and of what was agreed besides; made once a run."""

    def make(folder: Path) -> None:
        shutil.copyfile(empty_book_file, folder / "filled.db")
        with Book.open(folder / "filled.db") as book:
            fill(book)
        shutil.copyfile(folder / "filled.db", folder / "agreed.db")
        with Book.open(folder / "agreed.db") as book:
            agree(book)

    return once.made_once_a_run(tmp_path_factory, "hostile", make)


@pytest.fixture
def hostile_book(_hostile_files: Path, path: Path) -> Iterator[Book]:
    shutil.copyfile(_hostile_files / "filled.db", path)
    with once.opened_unchecked(path) as book:
        yield book


@pytest.fixture
def agreed_book(_hostile_files: Path, path: Path) -> Iterator[Book]:
    shutil.copyfile(_hostile_files / "agreed.db", path)
    with once.opened_unchecked(path) as book:
        yield book


def accounts_of(book: Book) -> list[int]:
    return [row[0] for row in book.rows("SELECT id FROM account ORDER BY id")]


def is_calm(desk: Desk) -> bool:
    """Nothing on the screen can steer a terminal, and the program still runs."""
    shown = "".join(desk.lines())
    return desk.app.is_running and not any(
        ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u200f" for c in shown
    )


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_book_full_of_it_opens_everywhere(hostile_book: Book, size: tuple[int, int]) -> None:
    async with opened(hostile_book, size=size) as desk:
        for place in ("1", "2", "3"):
            await desk.press(place)
            listed = desk.listed()
            for number in range(0, len(listed.lines), 4):
                if not listed.lines.is_heading(number):
                    listed.cursor = number
                    await desk.settle()
                    assert is_calm(desk), (place, desk.row)
            await desk.press("g")
            if size == (120, 36) and place == "1":
                continue
            await desk.press("e")
            assert desk.name.endswith("Form") and is_calm(desk)
            await desk.press("escape")
        await desk.press("2", "o")
        # Every other one at each size: together all of them.
        for number in range(size[0] // 120, len(HOSTILE), 2):
            desk.listed().cursor = number
            await desk.settle()
            await desk.press("enter")
            screen: Any = desk.screen
            screen.going.to_tab("center")
            await desk.press("C", "enter")
            assert desk.name == "ReadCall" and is_calm(desk)
            await desk.press("escape", "escape")
            assert desk.name == "AccountsScreen"


async def test_words_stand_on_the_screen_as_typed(book: Book) -> None:
    short = [raw for raw in HOSTILE if clean(raw) == raw and len(raw) < 14]
    assert len(short) > 8
    for raw in short:
        account_changes.add_account(
            book, AccountEntry(name=raw, city=raw, stage=Stage.CUSTOMER, vulnerability=raw)
        )
        account = book.rows("SELECT max(id) FROM account")[0][0]
        people_changes.add_person(
            book, PersonEntry(name=raw, account_id=account, title=raw), StanceEntry(None, None), TODAY
        )
        a_call(book, account, note=raw)
        task_changes.add_task(book, TaskEntry(what=raw, due_on=TODAY, account_id=account))
    async with opened(book, size=(160, 45)) as desk:
        for place in ("1", "2", "3"):
            await desk.press(place)
            for raw in short:
                assert desk.sees(raw), (place, raw)
        await desk.press("1", "g")
        raw = short[0]
        await desk.press("space")
        assert any(raw in said for said in desk.said) and desk.sees(f"“{raw}”"), "toasts too"
        await desk.press("u", "slash")
        await desk.type("acme")
        assert desk.sees("[ACME]")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("[ACME]", "What could lose this customer")
        for tab in ("B", "C", "O"):
            await desk.press(tab)
            assert desk.sees("[ACME]"), tab
        await desk.press("g", "d")
        assert desk.sees("Delete the task “[ACME]”?")
        await desk.press("escape", "2")
        await desk.stand_on("[ACME]")
        await desk.press("d")
        assert desk.sees("Delete [ACME]?")
        await desk.press("escape")


async def test_a_click_on_such_a_name_does_nothing_but_choose(book: Book) -> None:
    for name in ("[@click=app.quit]aaa[/]", "[@click=app.bell]bbb[/]"):
        account_changes.add_account(book, AccountEntry(name=name, city=name, stage=Stage.CUSTOMER))
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        listed: Any = desk.listed()
        await desk.pilot.click(listed, offset=(20, 0))
        await desk.settle()
        await desk.pilot.click("Panel", offset=(5, 0))
        await desk.settle()
        assert desk.app.is_running and desk.name == "AccountsScreen"
        await desk.stand_on("app.quit]")
        await desk.press("enter")
        await desk.pilot.click("TabHead", offset=(10, 0))
        await desk.settle()
        assert desk.app.is_running and desk.name == "AccountScreen" and desk.sees("[@click=app.quit]aaa[/]")


async def test_it_can_be_typed_and_saved_in_every_form(book: Book) -> None:
    typed = "[/] [@click=app.quit]x[/] {0} %s $x"
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type(typed)
        await desk.fill("vulnerability", typed)
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen" and any(typed in said for said in desk.said)
        await desk.press("B", "n")
        await desk.type(typed)
        await desk.press("ctrl+s", "O", "t")
        await desk.type(typed)
        await desk.press("ctrl+s", "c")
        await desk.fill("people", typed)
        await desk.press("enter")
        await desk.fill("note", typed)
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "AccountScreen", desk.problems()
    for table, column in (("account", "name"), ("person", "name"), ("task", "what"), ("call", "note")):
        assert book.rows(f"SELECT {column} FROM {table}") == [(typed,)], table


# -- what was agreed, and the day


@pytest.mark.slow
@pytest.mark.parametrize("size", [(160, 45)])
async def test_what_was_agreed_in_such_words_opens_everywhere(
    agreed_book: Book, size: tuple[int, int]
) -> None:
    async with opened(agreed_book, size=size) as desk:
        await desk.press("4")
        for view in range(8):
            listed = desk.listed() if desk.screen.query_one("#terms").is_on_screen else None
            for number in range(view % 3, len(listed.lines) if listed else 0, 9):
                assert listed is not None
                listed.cursor = number
                await desk.settle()
                assert is_calm(desk)
            await desk.press("v")
        # Each key on other lines, together on every other one.
        for turn, (key, name) in enumerate((
            ("enter", "ReadTerm"), ("x", "CheckForm"), ("r", "TermForm"), ("e", "TermForm"), ("s", "Choose"),
            ("nw", "TermForm"), ("d", "ConfirmDelete"),
        )):  # fmt: skip
            for number in range(1 + 2 * turn, len(desk.listed().lines), 14):
                desk.listed().cursor = number
                await desk.settle()
                await desk.press(*((key,) if key == "enter" else key))
                if desk.name == "TermsScreen":  # what ended has no check
                    continue
                assert desk.name in (name, "Snooze", "AcceptForm") and is_calm(desk), (key, desk.name)
                await desk.press("escape")
                assert desk.name == "TermsScreen", key


@pytest.mark.slow
async def test_the_ledger_and_its_forms_of_such_an_account(agreed_book: Book) -> None:
    async with opened(agreed_book, size=(120, 36)) as desk:
        for turn, account in enumerate(accounts_of(agreed_book)[::2]):
            desk.app.post_message(OpenAccount(account, "terms"))
            await desk.settle()
            await desk.until(lambda: desk.name == "LedgerScreen")
            await desk.press("v")
            listed = desk.listed()
            kinds = set()
            for number in range(len(listed.lines)):
                if listed.lines.is_heading(number):
                    continue
                listed.cursor = number
                await desk.settle()
                assert is_calm(desk)
                key = listed.lines.key(number)
                assert isinstance(key, tuple)
                if key[0] in kinds:
                    continue
                kinds.add(key[0])
                await desk.press("enter")
                assert desk.name in ("ReadTerm", "ProblemForm", "FavourForm") and is_calm(desk)
                await desk.press("escape")
            assert kinds == {"term", "problem", "favour"}
            await desk.press("v")
            assert is_calm(desk), "what we did for them"
            await desk.press("v")
            await desk.press(*("p", "nf", "nw")[turn % 3])
            assert desk.name.endswith("Form") and is_calm(desk)
            await desk.press("escape", "escape")
            assert desk.name == "TodayScreen"


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24)])
async def test_a_walk_and_a_close_among_such_words(agreed_book: Book, size: tuple[int, int]) -> None:
    book = agreed_book
    async with opened(book, size=size) as desk:
        await desk.press("R")
        walk: Any = desk.screen
        for number in range(walk.walk.total):
            if walk.walk.current is None:
                break
            assert is_calm(desk), walk.walk.current
            if number % 7 == 0:
                await desk.press("s")
                assert is_calm(desk)
                await desk.press("escape")
            # Done, as far as it can be; else left for another time. Both say what it was.
            await desk.press("space" if number % 3 == 0 else "j")
            if desk.name != "WalkScreen":
                await desk.press("escape")
        while walk.walk.current is not None:
            await desk.press("j")
        assert is_calm(desk)
        for _line in range(12):
            await desk.press("pagedown")
            assert is_calm(desk)
        assert Settled.DONE in {one.settled for one in walk.walk.marks.values()}
        await desk.press("D")
        await desk.until(lambda: desk.name == "ClosingScreen")
        listed = desk.listed()
        for number in range(0, len(listed.lines), 3):
            listed.cursor = number
            await desk.settle()
            assert is_calm(desk)
        await desk.press("home", "e")
        assert desk.name == "OneLine" and is_calm(desk)
        await desk.type("[/] [@click=app.quit]")
        await desk.press("enter", "m", "G", "asterisk")
        assert is_calm(desk)
    assert book.rows("SELECT why_not FROM call_person WHERE why_not <> ''") == [("[/] [@click=app.quit]",)]


async def test_a_click_on_what_was_agreed_does_nothing_but_choose(book: Book) -> None:
    name = "[@click=app.quit]aaa[/]"
    account = account_changes.add_account(book, AccountEntry(name=name, stage=Stage.CUSTOMER))
    a_call(book, account, name)
    a_term(book, account, name, checks="daily", from_on=date(2026, 11, 1), today=date(2026, 11, 1))
    async with opened(book, size=(160, 45)) as desk:
        for way in ("4", "1 R", "1 D"):
            await desk.press(*way.split())
            for at in ((5, 1), (20, 3), (20, 5), (110, 4), (130, 6), (130, 9)):
                await desk.pilot.click(offset=at)
                await desk.settle()
                assert desk.app.is_running, (way, at)
            await desk.press("escape", "escape")
        assert desk.app.is_running and book.rows("SELECT count(*) FROM term_check") == [(0,)]


@pytest.mark.slow
async def test_it_can_be_agreed_checked_and_noted_in_every_form(book: Book) -> None:
    typed = "[/] [@click=app.quit]x[/] {0} %s $x"
    account = account_changes.add_account(book, AccountEntry(name=typed, stage=Stage.CUSTOMER))
    a_call(book, account, typed)
    async with opened(book) as desk:
        desk.app.post_message(OpenAccount(account, "terms"))
        await desk.until(lambda: desk.name == "LedgerScreen")
        await desk.press("n", "w")
        await desk.type(typed)
        for field in ("consent_by", "note"):
            await desk.fill(field, typed)
        for field in ("target", "checks", "notice", "until"):  # said to be wrong, in its own words
            await desk.fill(field, typed)
        await desk.press("ctrl+s")
        assert desk.name == "TermForm" and len(desk.problems()) >= 4 and is_calm(desk)
        for field, good in (("target", "≥ 98 %"), ("checks", "daily"), ("notice", ""), ("until", "")):
            await desk.fill(field, good)
        desk.form.field("consent").typed = Consent.ASKED.value  # type: ignore[union-attr]
        await desk.press("ctrl+s")
        assert desk.name == "LedgerScreen", desk.problems()
        assert any(typed in said for said in desk.said)
        await desk.press("x")
        await desk.fill("measured", "90")
        for field in ("evidence", "follow_up", "problem"):
            await desk.fill(field, typed)
        await desk.press("ctrl+s")
        assert desk.name == "LedgerScreen", desk.problems()
        assert any(typed in said for said in desk.said)
        for key, fields in (("p", ("what", "solution", "alternative")), ("nf", ("what",))):
            await desk.press(*key)
            for field in fields:
                await desk.fill(field, typed)
            await desk.press("ctrl+s")
            assert desk.name == "LedgerScreen", desk.problems()
            assert any(typed in said for said in desk.said)
    for query in (
        "SELECT what, note, consent_by FROM term", "SELECT what, solution, alternative FROM problem WHERE solution <> ''",
        "SELECT evidence FROM term_check", "SELECT what FROM task", "SELECT what FROM favour",
    ):  # fmt: skip
        assert book.rows(query) and set(book.rows(query)[0]) == {typed}, query


async def test_asking_says_such_a_name(book: Book) -> None:
    account = account_changes.add_account(book, AccountEntry(name="[ACME]", stage=Stage.CUSTOMER))
    a_call(book, account, "[/] Ana", held_at=NOON)
    async with opened(book) as desk:
        await desk.press("D", "home", "space")
        assert any("[/] Ana" in said for said in desk.said) and desk.sees("[/] Ana")
    assert book.rows("SELECT asked FROM call_person") == [(Asked.NONE.value,)]


def test_it_goes_out_as_text(agreed_book: Book) -> None:
    from kamtui.exchange import ics
    from kamtui.exchange.review_text import review_text
    from kamtui.store.chain.asked_reads import chain_count
    from kamtui.store.day.ahead import tasks_ahead, terms_ahead
    from kamtui.store.day.today import todays_lines

    book = agreed_book
    calendar = ics.calendar(tasks_ahead(book), terms_ahead(book)).content.decode()
    assert calendar.count("BEGIN:VTODO") >= len(HOSTILE) and calendar.count("BEGIN:VEVENT") >= len(HOSTILE)
    lines = todays_lines(book, TODAY, Config().thresholds)
    printed = list(review_text(lines, TODAY, chain_count(book, TODAY), most=None))
    assert len(printed) > 2 * len(HOSTILE)
    for line in [*calendar.split("\r\n"), *printed]:
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u200f" for c in line), line
