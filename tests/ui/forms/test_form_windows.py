"""Two windows, one record: a form writes only what was changed in it, and asks where both changed the same field."""

import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Stance
from kamtui.domain.knowledge.words import Bond, Mark, Topic
from kamtui.store.book.book import Book
from kamtui.store.center import reading_changes
from kamtui.store.chain import changes as chain_changes
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.chain import naming_acts, week_acts
from kamtui.ui.day import task_acts
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.knowledge import competitor_acts, dossier_acts, portfolio_acts
from kamtui.ui.report import acts as report_acts
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import favour_acts, problem_acts
from tests.build import TODAY, a_person, an_account
from tests.ui.driving import Desk, opened

Ids = dict[str, int]


@dataclass
class Edited:
    """A form: how it is opened, and two of its fields, each with what is typed there and what a query then says."""

    open: Callable[[Any, Ids], Coroutine[Any, Any, object]]
    table: str
    row: Callable[[Ids, Book], int]
    mine: tuple[str, str, str, object]
    """Field, what is typed into it, its column, the value there."""
    theirs: tuple[str, str, object]
    """Field, its column, what the other window writes there."""


def only(table: str, where: str = "1") -> Callable[[Ids, Book], int]:
    return lambda _ids, book: int(book.rows(f"SELECT min(id) FROM {table} WHERE {where}")[0][0])


FORMS: dict[str, Edited] = {
    "account": Edited(
        lambda place, ids: account_acts.edit_account(place.desk, ids["acme"]), "account", lambda ids, _book: ids["acme"],
        ("city", "Варна", "city", "Варна"), ("name", "name", "Акме България"),
    ),
    "person": Edited(
        lambda place, ids: account_acts.edit_person(place.desk, ids["ana"]), "person", lambda ids, _book: ids["ana"],
        ("title", "Director", "title", "Director"), ("goals", "goals", "по-малко рекламации"),
    ),
    "task": Edited(
        lambda place, ids: task_acts.edit_task(place.desk, ids["task"]), "task", lambda ids, _book: ids["task"],
        ("what", "Обади се пак", "what", "Обади се пак"), ("due", "due_on", "2026-12-24"),
    ),
    "term": Edited(
        lambda place, ids: term_acts.edit_term(place.desk, ids["term"]), "term", lambda ids, _book: ids["term"],
        ("what", "До два дни", "what", "До два дни"), ("note", "note", "от тяхна страна"),
    ),
    "problem": Edited(
        lambda place, ids: problem_acts.edit_problem(place.desk, ids["problem"]), "problem", lambda ids, _book: ids["problem"],
        ("what", "Камионите", "what", "Камионите"), ("state", "state", "offered"),
    ),
    "favour": Edited(
        lambda place, ids: favour_acts.edit_favour(place.desk, only("favour")(ids, place.desk.book)), "favour", only("favour"),
        ("cost", "40", "cost", 4000), ("what", "what", "Билети за мача"),
    ),
    "call": Edited(
        lambda place, ids: call_acts.edit_call(place.desk, ids["first"]), "call", lambda ids, _book: ids["first"],
        ("result", "ще мисли", "result", "ще мисли"), ("purpose", "purpose", "цени 2027"),
    ),
    "naming": Edited(
        lambda place, ids: naming_acts.edit_naming(place.desk, only("referral")(ids, place.desk.book)), "referral", only("referral"),
        ("why", "разширяват се", "why", "разширяват се"), ("may_use_name", "may_use_name", "no"),
    ),
    "topic": Edited(
        lambda place, ids: dossier_acts.write_topic(place.desk, ids["acme"], Topic.INTERESTS), "dossier_text", only("dossier_text"),
        ("text", "мое", "text", "мое"), ("text", "text", "тяхно"),
    ),
    "rival": Edited(
        lambda place, ids: competitor_acts.edit_rival(place.desk, only("rivalry")(ids, place.desk.book)), "rivalry", only("rivalry"),
        ("with_what", "качество", "with_what", "качество"), ("note", "note", "виж търга"),
    ),
    "cell": Edited(
        lambda place, ids: portfolio_acts.edit_cell(place.desk, ids["acme"], ids["paints"]), "portfolio_price", only("portfolio_price"),
        ("terms", "за палет", "terms", "за палет"), ("negotiated_price", "price", 1300),
    ),
    "review": Edited(
        lambda place, ids: report_acts.review_quarter(place.desk, ids["acme"], date(2026, 7, 1)), "quarter_review",
        only("quarter_review"), ("summary", "мое", "summary", "мое"), ("next_goals", "next_goals", "тяхно"),
    ),
    "product": Edited(
        lambda place, ids: portfolio_acts.rename_product(place.desk, ids["tools"]), "product", lambda ids, _book: ids["tools"],
        ("name", "Мое", "name", "Мое"), ("name", "name", "Тяхно"),
    ),
    "week": Edited(
        lambda place, _ids: week_acts.plan_week(place.desk, TODAY), "week_plan", only("week_plan"),
        ("contacts", "33", "contacts", 33), ("asks", "asks", 17),
    ),
}  # fmt: skip


@pytest.fixture
def book(filled_book: Book) -> Book:
    """A book with a little of everything in place of an empty one."""
    return filled_book


@pytest.fixture
def ids(filled_ids: Ids) -> Ids:
    return filled_ids


async def open_form(desk: Desk, form: Edited, ids: Ids) -> None:
    desk.screen.run_worker(form.open(desk.screen, ids))
    await desk.until(lambda: isinstance(desk.screen, FormDialog) and desk.at)


def write_there(path: Path, table: str, row_id: int, column: str, value: object) -> None:
    """What another window does, as an act of its own."""
    with Book.open(path, backups=None) as other, other.change_rows("Elsewhere") as con:
        statement = f"UPDATE {table} SET {column} = :value WHERE id = :id"
        con.execute(statement, {"value": value, "id": row_id})


def there(book: Book, table: str, row_id: int, *columns: str) -> tuple[object, ...]:
    return book.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,))[0]


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.mine[0] != form.theirs[0]])
async def test_each_window_keeps_what_it_changed(book: Book, path: Path, ids: Ids, name: str) -> None:
    form = FORMS[name]
    field, typed, column, value = form.mine
    _their_field, their_column, their_value = form.theirs
    async with opened(book) as desk:
        await open_form(desk, form, ids)
        row_id = form.row(ids, book)
        await desk.fill(field, typed)
        write_there(path, form.table, row_id, their_column, their_value)
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, form.table, row_id, column, their_column) == (value, their_value)


@pytest.mark.parametrize("name", FORMS)
async def test_where_both_changed_the_same_it_is_asked(book: Book, path: Path, ids: Ids, name: str) -> None:
    form = FORMS[name]
    field, typed, column, value = form.mine
    theirs, later = (44, 45) if isinstance(value, int) else ("Тяхно", "Пак тяхно")

    async def both_changed(desk: Desk, now: object) -> None:
        await open_form(desk, form, ids)
        await desk.fill(field, typed)
        write_there(path, form.table, row_id, column, now)
        await save(desk)

    async def save(desk: Desk) -> None:
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.name == "Whose")

    async def answer(desk: Desk, key: str) -> None:
        await desk.press(key)
        await desk.until(lambda: desk.name != "Whose")

    async with opened(book) as desk:
        row_id = form.row(ids, book)
        await both_changed(desk, theirs)
        await desk.press("enter", "space", "y")
        assert desk.name == "Whose", "no habit answers it"
        assert desk.sees("Another window changed this field too", typed)
        assert not desk.sees(f"this field too: {field}\n"), "named as on the screen, never as in the code"
        await answer(desk, "escape")
        assert desk.typed(field) == typed, "the form stays, with what was typed"
        assert there(book, form.table, row_id, column) == (theirs,)
        await save(desk)
        await answer(desk, "t")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, form.table, row_id, column) == (theirs,)
        await both_changed(desk, later)
        await answer(desk, "m")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, form.table, row_id, column) == (value,)


async def test_no_stance_is_read_again_that_only_the_form_still_showed(
    book: Book, path: Path, ids: Ids
) -> None:
    async with opened(book) as desk:
        await open_form(desk, FORMS["person"], ids)
        with Book.open(path, backups=None) as other:
            reading_changes.take_reading(other, ids["ana"], Stance.BLOCKER, 5, TODAY, reason="said no")
        readings = book.rows("SELECT stance, influence, reason FROM stance_reading ORDER BY id")
        await desk.fill("title", "Director")
        await desk.press("ctrl+s")
        assert book.rows("SELECT stance, influence, reason FROM stance_reading ORDER BY id") == readings
        assert there(book, "person", ids["ana"], "title") == ("Director",)


async def test_a_customer_won_elsewhere_stays_one(book: Book, path: Path) -> None:
    account = an_account(book, "Лидл", stage=Stage.PROSPECT)
    async with opened(book) as desk:
        await open_form(desk, FORMS["account"], {"acme": account})
        with Book.open(path, backups=None) as other:
            chain_changes.win(other, account, TODAY)
        await desk.fill("city", "Русе")
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, "account", account, "stage", "won_on", "city") == (
            "customer",
            TODAY.isoformat(),
            "Русе",
        )


async def test_who_was_in_a_call_is_kept_from_the_other_window(book: Book, path: Path, ids: Ids) -> None:
    async with opened(book) as desk:
        await open_form(desk, FORMS["call"], ids)
        with Book.open(path, backups=None) as other, other.change_rows("Elsewhere") as con:
            con.execute(
                f"DELETE FROM call_person WHERE call_id = {ids['first']} AND person_id = {ids['ana']}"
            )
        await desk.fill("result", "ще мисли")
        await desk.press("ctrl+s")
        rows = book.rows("SELECT person_id FROM call_person WHERE call_id = ?", (ids["first"],))
        assert (ids["ana"],) not in rows


async def test_what_is_rated_and_answered_elsewhere_meanwhile(book: Book, path: Path, ids: Ids) -> None:
    async with opened(book) as desk:
        bond = Edited(
            lambda place, ids: dossier_acts.read_bond(place.desk, ids["acme"], Bond.VALUE), "", only("bond_reading"),
            ("evidence", "мое", "evidence", "мое"), ("held_by", "held_by", ""),
        )  # fmt: skip
        await open_form(desk, bond, ids)
        await desk.fill("evidence", "мое")
        write_there(path, "bond_reading", only("bond_reading")(ids, book), "held_by", "Тя")
        await desk.press("ctrl+s")
        latest = book.rows("SELECT evidence, held_by FROM bond_reading ORDER BY id DESC LIMIT 1")
        assert latest == [("мое", "Тя")]
        image = Edited(
            lambda place, ids: dossier_acts.rate_image(place.desk, ids["acme"]), "", only("image_reading"),
            ("done", "мое", "done", "мое"), ("strength", "strength", ""),
        )  # fmt: skip
        await open_form(desk, image, ids)
        await desk.fill("done", "мое")
        write_there(path, "image_reading", only("image_reading")(ids, book), "strength", 5)
        await desk.press("ctrl+s")
        latest = book.rows("SELECT done, strength FROM image_reading ORDER BY id DESC LIMIT 1")
        assert latest == [("мое", 5)]
        mark = Edited(
            lambda place, ids: dossier_acts.explain_mark(place.desk, ids["acme"], Mark.POLICY), "", only("key_mark"),
            ("note", "мое", "note", "мое"), ("answer", "answer", ""),
        )  # fmt: skip
        await open_form(desk, mark, ids)
        await desk.fill("note", "мое")
        write_there(path, "key_mark", only("key_mark")(ids, book), "answer", "no")
        await desk.press("ctrl+s")
        latest = book.rows("SELECT note, answer FROM key_mark ORDER BY id DESC LIMIT 1")
        assert latest == [("мое", "no")]


async def test_a_draft_writes_only_what_was_typed_into_it(book: Book, path: Path, ids: Ids) -> None:
    account = ids["acme"]
    async with opened(book) as desk:
        await open_form(desk, FORMS["account"], ids)
        await desk.fill("city", "Варна")
        assert desk.form.keep_draft()
    write_there(path, "account", account, "industry", "търговия")
    with Book.open(path, backups=None) as again:
        again.rows("SELECT 1")
        async with opened(again) as desk:
            [(content,)] = again.rows("SELECT content FROM draft")
            draft = json.loads(content)
            desk.screen.run_worker(account_acts.edit_account(desk.screen.desk, account, draft))  # type: ignore[attr-defined]
            await desk.until(lambda: isinstance(desk.screen, FormDialog) and desk.at)
            assert (desk.typed("city"), desk.typed("industry")) == ("Варна", "търговия")
            write_there(path, "account", account, "country", "Румъния")
            await desk.press("ctrl+s")
            assert there(again, "account", account, "city", "industry", "country") == (
                "Варна",
                "търговия",
                "Румъния",
            )


async def test_whom_the_other_window_chose_stays_also_where_one_saved_in_vain(
    book: Book, path: Path, ids: Ids
) -> None:
    boris = a_person(book, "Boris Balev", ids["acme"])
    write_there(path, "task", ids["task"], "person_id", ids["ana"])
    async with opened(book) as desk:
        await open_form(desk, FORMS["task"], ids)
        await desk.fill("due", "no day at all")
        write_there(path, "task", ids["task"], "person_id", boris)
        await desk.press("ctrl+s")
        assert desk.problems() and desk.typed("person") == "Boris Balev"
        await desk.fill("due", "24.12.2026")
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, "task", ids["task"], "person_id", "due_on") == (boris, "2026-12-24")


async def test_a_name_typed_in_both_windows_is_theirs_where_one_says_so(
    book: Book, path: Path, ids: Ids
) -> None:
    with book.change_rows("Competitors") as con:
        con.execute("INSERT INTO competitor (id, name) VALUES (7, 'Their rival')")
    row_id = only("portfolio_item")(ids, book)
    async with opened(book) as desk:
        await open_form(desk, FORMS["cell"], ids)
        await desk.fill("competitor", "Mine")
        write_there(path, "portfolio_item", row_id, "competitor_id", 7)
        await desk.press("ctrl+s", "t")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, "portfolio_item", row_id, "competitor_id") == (7,)


async def test_a_write_in_the_very_moment_is_not_overwritten(
    book: Book, path: Path, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading the record anew and writing it another window writes: saved once more, both are kept."""
    from kamtui.domain.accounts import typed_account as rules

    read = rules.read_account

    def slowly(*given: Any) -> Any:
        monkeypatch.setattr(rules, "read_account", read)
        write_there(path, "account", ids["acme"], "industry", "търговия")
        return read(*given)

    async with opened(book) as desk:
        await open_form(desk, FORMS["account"], ids)
        await desk.fill("city", "Варна")
        monkeypatch.setattr(rules, "read_account", slowly)
        await desk.press("ctrl+s")
        assert "Save once more" in desk.problems()[-1]
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.name == "TodayScreen")
        assert there(book, "account", ids["acme"], "city", "industry") == ("Варна", "търговия")
