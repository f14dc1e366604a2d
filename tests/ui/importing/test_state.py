"""From a file to what it would do: what is said of it, answered, taken back, and how that is drawn."""

from dataclasses import replace
from pathlib import Path

import pytest

from kamtui.domain.text.numbers import Currency, count_as
from kamtui.exchange.importing.answers import NEW, Answers
from kamtui.exchange.importing.list_kind import ListKind
from kamtui.exchange.importing.options import fields_of, importer_of, kind_labels, options_of
from kamtui.exchange.importing.preview import Sort
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.accounts.shapes import remember_shape
from kamtui.store.book.errors import CountsAnew
from kamtui.store.money.currency_changes import count_in
from kamtui.ui.importing import acts
from kamtui.ui.importing.acts import ASKING, AT_ONCE
from kamtui.ui.importing.asked import Stop, carry_out, read_and_plan, shape_said
from kamtui.ui.importing.drawing import entries
from kamtui.ui.importing.entries import Does
from kamtui.ui.importing.preview_drawing import without_options
from kamtui.ui.importing.state import Mode
from tests.ui.front import AnsweringFront, desk_of
from tests.ui.importing.stand import Stand, file


async def test_names_in_doubt_are_answered_with_one_key_each(stand: Stand, tmp_path: Path) -> None:
    desk = desk_of(stand.book, AnsweringFront())
    stand.importing.take_file(
        file(tmp_path, "Company,City,Phone\nAlfa OOD,Sofia,02 1\nBeta,Varna,\n,Ruse,\n")
    )
    assert stand.sorts() == [(Sort.DOUBT, "Alfa OOD"), (Sort.NEW, "Beta (Varna)"), (Sort.REFUSED, "")]
    assert "In doubt: which one is it? 1" in stand.drawn() and "3 of 3 taken" in stand.drawn()
    await acts.same(desk, stand.hand("Alfa OOD"))
    assert stand.sorts()[0][0] is Sort.UPDATED and "Alfa OOD is Alfa Ltd (Sofia)" in desk.front.said  # type: ignore[attr-defined]
    assert stand.importing.take_back() and stand.sorts()[0][0] is Sort.DOUBT
    await acts.another(desk, stand.hand("Alfa OOD"))
    assert stand.sorts()[0] == (Sort.NEW, "Alfa OOD (Sofia)")
    stand.importing.take_back()
    await acts.open_line(desk, stand.hand("Alfa OOD"))
    assert stand.importing.mode is Mode.ACCOUNTS and "Which account is “Alfa OOD”?" in stand.drawn()
    await acts.open_line(desk, stand.hand(NEW))
    assert (stand.importing.mode, stand.sorts()[0][0]) == (Mode.LIST, Sort.NEW)
    await acts.forget(desk, stand.hand("kind"))
    assert stand.sorts()[0][0] is Sort.DOUBT and not stand.importing.take_back()


async def test_what_is_found_out_can_be_said_otherwise(stand: Stand, tmp_path: Path) -> None:
    desk = desk_of(stand.book, AnsweringFront())
    importing = stand.importing
    importing.take_file(file(tmp_path, "Foo;Bar\nGama;blue\nDelta;red\n"))
    assert stand.found.preview is None and "It has to be said first" in stand.drawn()
    await acts.kind(desk, stand.hand("kind"))
    await acts.open_line(desk, stand.hand("accounts"))
    assert "no column is known to hold the name" in stand.drawn() and "--map" not in stand.drawn()
    await acts.columns(desk, stand.hand("kind"))
    assert stand.drawn().splitlines()[1:] == [
        "Foo | keep it in the note | Gama",
        "Bar | keep it in the note | blue",
    ]
    await acts.open_line(desk, stand.hand("Foo"))
    await acts.open_line(desk, stand.hand("name"))
    assert importing.mode is Mode.COLUMNS and [what for _sort, what in stand.sorts()] == ["Gama", "Delta"]
    assert importing.back() and "it holds" in stand.drawn()
    await acts.open_line(desk, stand.hand("stage"))
    await acts.open_line(desk, stand.hand("prospect"))
    assert "new accounts are | prospect" in stand.drawn()
    await acts.step_header(desk, stand.hand("kind"), 1)
    assert stand.found.top is not None and stand.found.top.headers == ("Gama", "blue")
    assert importing.take_back() and stand.found.top.headers == ("Foo", "Bar")
    assert importing.back() and not importing.back()


def test_a_sheet_is_chosen_where_several_may_be_the_list(stand: Stand, tmp_path: Path) -> None:
    import openpyxl

    made = openpyxl.Workbook()
    for name in ("North", "South"):
        sheet = made.create_sheet(name)
        for row in (["Company", "City"], [f"Gama {name}", "Ruse"]):
            sheet.append(row)
    made.remove(made.worksheets[0])
    made.save(tmp_path / "list.xlsx")
    stand.importing.take_file(tmp_path / "list.xlsx")
    assert stand.found.sheets == ("North", "South") and "sheet | several: North, South" in stand.drawn()
    stand.importing.choose_about(Mode.VALUES, "sheet")
    assert stand.drawn() == "North\nSouth"
    stand.importing.say("sheet", "South")
    assert stand.sorts() == [(Sort.NEW, "Gama South (Ruse)")]


def test_previews_of_sales_and_conversations(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(
        file(tmp_path, "Customer,Month,Revenue\nAlfa Ltd,01.2026,100\nZeta,01.2026,5\n"), {"currency": "EUR"}
    )
    assert stand.sorts() == [(Sort.DOUBT, "Zeta"), (Sort.NEW, "Alfa Ltd")]
    stand.importing.say("unknown", "add")
    assert (Sort.NEW, "Zeta") in stand.sorts()
    stand.importing.take_file(
        file(tmp_path, "Date,Customer,Notes\n5.1.2026,Alfa Ltd,Prices\n5.1.2026,Zeta,x\n,Alfa,x\n")
    )
    assert [sort for sort, _what in stand.sorts()] == [Sort.DOUBT, Sort.NEW, Sort.REFUSED]
    assert stand.sorts()[1][1] == "05.01.2026 · Alfa Ltd · visit"


def test_every_kind_can_be_said_all_of_its_options(tmp_path: Path) -> None:
    assert set(kind_labels()) == set(ListKind)
    for kind in ListKind:
        assert fields_of(kind) and all(label for _field, label in fields_of(kind))
        for option in options_of(kind):
            for value in option.values:
                importer_of(kind, tmp_path, {}, Answers(), AS_FOUND, {option.name: value})


def test_reading_is_stopped_and_the_command_line_is_not_spoken_of(stand: Stand, tmp_path: Path) -> None:
    stop = Stop()
    stop.is_wanted = False
    stand.importing.take_file(file(tmp_path, "Company\nGama\n"))
    assert stand.importing.asked is not None
    assert "Stopped" in read_and_plan(stand.book, stand.importing.asked, None, stop).error
    assert without_options("It is so. Say which: --sheet NAME") == "It is so."


def test_comparing_with_the_book_tells_how_far_it_is_and_is_stopped(stand: Stand, tmp_path: Path) -> None:
    rows = "".join(f"Firm {number}\n" for number in range(200))
    stand.importing.take_file(file(tmp_path, f"Company\n{rows}"))
    stop = _Told(after=50)
    assert stand.importing.asked is not None
    asked = replace(stand.importing.asked, answers={"Firm 1": "+"})
    stopped = read_and_plan(stand.book, asked, stand.found.kept, stop)
    assert "Stopped" in stopped.error and stopped.preview is None
    assert stop.is_read and 0 < stop.percent < 100, "the file itself is not read again"
    # What was found out until then does no harm to the next plan.
    assert read_and_plan(stand.book, asked, stand.found.kept, Stop()).preview is not None


class _Told(Stop):
    """Whoever wants it no more after some percent."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def progress(self, done: int, whole: int) -> None:
        super().progress(done, whole)
        self.is_wanted = self.percent < self._after


def test_months_without_a_year_are_asked_of_each_file(stand: Stand, tmp_path: Path) -> None:
    """A year that was remembered would be a wrong one for next year's file with the same columns."""
    stand.importing.take_file(
        file(tmp_path, "Клиент;Януари;Февруари\nAlfa Ltd;10 €;20 €\n"), {"currency": "EUR"}
    )
    assert "months without a year" in stand.found.error
    year = next(answer for answer in stand.found.answers if answer.option == "year")
    stand.importing.take_answer(year)
    assert stand.sorts() == [(Sort.NEW, "Alfa Ltd")]
    assert stand.importing.asked is not None
    shape = shape_said(stand.importing.asked, stand.found, stand.importing.usual)
    assert shape is None, "neither the year nor what the settings say"


async def test_the_next_file_with_the_same_columns_is_read_alike(stand: Stand, tmp_path: Path) -> None:
    desk, importing = desk_of(stand.book, AnsweringFront()), stand.importing
    first = file(tmp_path, "Foo;Bar\nGama;blue\n")
    importing.take_file(first, {"currency": "EUR"})
    assert importing.asked is not None and shape_said(importing.asked, stand.found, importing.usual) is None
    importing.say("kind", "accounts")
    importing.choose_about(Mode.FIELDS, "Foo")
    importing.map_column("name")
    shape = shape_said(importing.asked, stand.found, importing.usual)
    assert shape is not None and (shape.file, shape.mapping) == ("list.csv", {"Foo": "name"})
    remember_shape(stand.book, shape)
    second = tmp_path / "next.csv"
    second.write_text("Foo;Bar\nDelta;red\n", encoding="utf-8")
    importing.take_file(second)
    assert (
        stand.sorts() == [(Sort.NEW, "Delta")]
        and "read as | list.csv, which had the same columns" in stand.drawn()
    )
    await acts.forget(desk, stand.hand("kind"))
    assert stand.found.preview is None and "read as" not in stand.drawn()


def test_sums_that_were_read_before_the_book_was_turned_are_not_taken_in(
    stand: Stand, tmp_path: Path
) -> None:
    """They stand in the plan in the currency of that time: the list is read anew first."""
    before = count_as(stand.book)
    try:
        stand.importing.take_file(file(tmp_path, "Customer;Month;Revenue EUR\nAlfa Ltd;2026-01;100.00\n"))
        found = stand.found
        count_in(stand.book, Currency.BGN)
        with pytest.raises(CountsAnew):
            carry_out(stand.book, found, {}, Stop())
        assert not stand.book.rows("SELECT 1 FROM sale")
        carry_out(stand.book, read_and_plan(stand.book, found.asked, found.kept, Stop()), {}, Stop())
        assert stand.book.rows("SELECT revenue FROM sale") == [(195_58,)]
    finally:
        count_as(before)


async def test_a_file_that_was_left_in_the_middle_is_gone_on_with(stand: Stand, tmp_path: Path) -> None:
    desk = desk_of(stand.book, AnsweringFront())
    stand.importing.take_file(file(tmp_path, "Company,City,Phone\nAlfa OOD,Sofia,02 1\n"))
    await acts.another(desk, stand.hand("Alfa OOD"))
    assert stand.importing.back() and stand.drawn().startswith("go on with list.csv")
    file(tmp_path, "Company,City,Phone\nAlfa OOD,Sofia,02 1\nBeta,,\n")
    await acts.open_line(desk, stand.hand("go on"))
    assert stand.sorts() == [(Sort.NEW, "Alfa OOD (Sofia)"), (Sort.NEW, "Beta")], "read as it stands by now"


@pytest.mark.parametrize(
    ("text", "at", "sum_of"),
    [
        ('Customer,Date,Revenue EUR\nAlfa Ltd,05.01.2026,"1,234"\n', 0, 1_23),
        ('Customer,Date,Revenue EUR\nAlfa Ltd,05.01.2026,"1,234"\n', 1, 1234_00),
        ("Customer,Date,Revenue EUR\nAlfa Ltd,3/4/2026,5\n", 0, 5_00),
        ("Customer,Date,Amount incl. VAT EUR\nAlfa Ltd,05.01.2026,12\n", 0, 10_00),
        ("Customer,Date,Amount incl. VAT EUR\nAlfa Ltd,05.01.2026,12\n", 2, 12_00),
    ],
)
def test_what_a_list_of_sales_leaves_open_is_answered_where_it_is_asked(
    stand: Stand, tmp_path: Path, text: str, at: int, sum_of: int
) -> None:
    stand.importing.take_file(file(tmp_path, text), {"currency": "EUR"})
    assert stand.found.preview is None and "--" not in stand.drawn()
    stand.importing.take_answer(stand.found.answers[at])
    assert stand.sorts() == [(Sort.NEW, "Alfa Ltd")], stand.found.error
    carry_out(stand.book, stand.found, {}, Stop())
    assert stand.book.rows("SELECT sum(revenue) FROM sale") == [(sum_of,)]


async def test_rows_that_are_no_sales_by_their_status_are_taken_where_somebody_says_so(
    stand: Stand, tmp_path: Path
) -> None:
    desk = desk_of(stand.book, AnsweringFront())
    text = "Customer,Date,Revenue EUR,Status\nAlfa Ltd,05.01.2026,5,Paid\nAlfa Ltd,06.02.2026,7,Cancelled\n"
    stand.importing.take_file(file(tmp_path, text))
    key = next(entry.key for entry in entries(stand.importing, ()) if entry.answer is not None)
    await acts.open_line(desk, stand.hand(key))
    assert "status Cancelled | sale" in stand.drawn()
    assert [line.more for line in stand.found.preview.lines] == ["2 months, Jan 2026 – Feb 2026"]  # type: ignore[union-attr]
    await acts.open_line(desk, stand.hand(("said", "status Cancelled")))
    assert "1 row is no sale (Status: Cancelled)" in stand.drawn() and "--" not in stand.drawn()


def test_a_list_without_months_is_asked_which_it_is_of(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(file(tmp_path, "Customer,Revenue EUR\nAlfa Ltd,5\n"))
    if not stand.found.kind:
        stand.importing.say("kind", "sales")
    assert {answer.option for answer in stand.found.answers} == {"month"}
    stand.importing.take_answer(stand.found.answers[1])
    assert stand.sorts() == [(Sort.NEW, "Alfa Ltd")]


def test_of_a_file_that_cannot_be_opened_nothing_can_be_said(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(tmp_path / "none.csv")
    heading, *lines = stand.drawn().splitlines()
    assert "leads back to the files" in heading and lines == [
        "! | There is no file none.csv. Check the name."
    ]


def test_enter_does_something_on_every_kind_of_line() -> None:
    of_an_answer = {Does.NOTHING, Does.ANSWER}
    assert set(ASKING).isdisjoint(AT_ONCE)
    assert {*ASKING, *AT_ONCE} == set(Does) - of_an_answer
