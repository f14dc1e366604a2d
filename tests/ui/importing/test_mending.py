"""Lines of a list are mended and left out before it is taken in, whatever kind of list it is."""

from pathlib import Path

import pytest

from kamtui.exchange.importing.preview import Sort
from kamtui.exchange.reading.mended import Mended, MendedRow
from kamtui.store.accounts.reads import account_names
from kamtui.ui.importing import acts, mending_acts
from kamtui.ui.importing.asked import Stop, carry_out
from kamtui.ui.importing.mending_form import LineCells, MendingForm, typed_cells
from kamtui.ui.importing.state import Mode
from tests.ui.front import AnsweringFront, desk_of, saved
from tests.ui.importing.stand import Stand, file

CLIENTS = "Company,City,Phone\nBeta,Varna,\n,Ruse,1\nGama,Sofia,02 1,more\nTotal,,5\n"


async def typed_into(stand: Stand, key: object, **typed: str) -> None:
    """Mend the line of an entry by what is typed into its sheet."""
    front = AnsweringFront(lambda form: saved(form, **typed))
    await mending_acts.mend(desk_of(stand.book, front), stand.hand(key))
    assert front.asked == [MendingForm.__name__]


async def test_a_refused_line_is_mended_and_taken_in_with_the_rest(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(file(tmp_path, CLIENTS))
    assert [sort for sort, _what in stand.sorts()].count(Sort.REFUSED) == 2
    assert "3 | no name · Ruse · 1" in stand.drawn()
    await typed_into(stand, stand.refused(3), cell0="Delta")
    assert (Sort.NEW, "Delta (Ruse)") in stand.sorts() and "| mended" in stand.drawn()
    await typed_into(stand, stand.refused(4), cell3="")
    assert [sort for sort, _what in stand.sorts()].count(Sort.REFUSED) == 0
    stand.importing.choose_about(Mode.FIELDS, "Phone")
    stand.importing.map_column("skip")
    assert (Sort.NEW, "Delta (Ruse)") in stand.sorts(), "what was mended is kept when columns are changed"
    carry_out(stand.book, stand.found, {}, Stop())
    assert [account.name for account in account_names(stand.book)] == ["Alfa Ltd", "Beta", "Delta", "Gama"]
    assert file(tmp_path, CLIENTS).read_text() == CLIENTS


async def test_a_line_is_left_out_and_taken_again(stand: Stand, tmp_path: Path) -> None:
    front = AnsweringFront()
    stand.importing.take_file(file(tmp_path, CLIENTS))
    await mending_acts.leave_out(desk_of(stand.book, front), stand.hand(stand.refused(3)))
    assert "Left out by you 1\n3 | Ruse · 1" in stand.drawn() and "no name" not in stand.drawn()
    await mending_acts.leave_out(desk_of(stand.book, front), stand.hand(("left out", 3)))
    assert front.said == ["Line 3 is left out.", "Line 3 is taken again."]
    assert "Left out" not in stand.drawn() and "no name" in stand.drawn()
    assert stand.importing.take_back() and "Left out by you 1" in stand.drawn()


async def test_the_lines_that_are_not_taken_are_written_to_a_file(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(file(tmp_path, CLIENTS))
    target = tmp_path / "rest.csv"
    front = AnsweringFront(lambda _form: str(target), lambda _form: str(target))
    for _time in range(2):  # what is there already is not written over
        await mending_acts.write_rest(desk_of(stand.book, front), stand.hand("kind"))
    assert target.read_text("utf-8-sig").splitlines() == [
        "Company,City,Phone",
        ",Ruse,1",
        "Gama,Sofia,02 1,more",
    ]
    assert front.said[0] == f"2 lines stand in {target}" and "there already" in front.said[1]


async def test_a_file_that_changed_since_it_was_mended_is_not_read_with_it(
    stand: Stand, tmp_path: Path
) -> None:
    stand.importing.take_file(file(tmp_path, CLIENTS))
    await typed_into(stand, stand.refused(3), cell0="Delta")
    file(tmp_path, "Company,City,Phone\n" + CLIENTS)
    stand.importing.say("header", "2")
    assert "was changed since its lines were mended" in stand.drawn()
    await acts.open_line(desk_of(stand.book, AnsweringFront()), stand.hand("error"))
    assert (Sort.NEW, "Delta (Ruse)") not in stand.sorts()


def test_lines_of_sales_are_mended_one_by_one(stand: Stand, tmp_path: Path) -> None:
    stand.importing.take_file(
        file(tmp_path, "Customer,Month,Revenue EUR\nAlfa Ltd,01.2026,100\nAlfa Ltd,13.2026,5\n,02.2026,7\n")
    )
    assert stand.found.preview is not None
    refused = {line.line: line.more for line in stand.found.preview.lines if line.sort is Sort.REFUSED}
    assert set(refused) == {3, 4}
    stand.importing.mend(MendedRow(3, ((1, "03.2026"),)), stand.digest)
    stand.importing.mend(MendedRow(4, ((0, "Alfa Ltd"),)), stand.digest)
    assert stand.sorts() == [(Sort.NEW, "Alfa Ltd")]
    carry_out(stand.book, stand.found, {}, Stop())
    assert stand.book.rows("SELECT sum(revenue) FROM sale") == [(112_00,)]


@pytest.mark.parametrize(
    ("reason", "first"),
    [
        ("no name", ["Customer", "Day"]),
        ("the day “32.1.” cannot be read", ["Day", "Customer"]),
        ("4 cells, the header has 3", ["column 4", "Customer", "Day"]),
        ("", ["Customer", "Day"]),
    ],
)
def test_the_wrong_cell_stands_first(reason: str, first: list[str]) -> None:
    cells = ["", "32.1. 10:00", "x"] + ["more"] * (reason[:1] == "4")
    line = LineCells(
        ("Customer", "Day", "Colour"), cells, reason, {"Customer": "name", "Day": "day"}, {"name": "name"}
    )
    asked, others = line.in_order()
    assert [line.header(column) for column in asked] == first
    assert [line.header(column) for column in others] == ["Colour"]
    assert typed_cells(line, {"cell0": "Alfa", "cell1": "32.1. 10:00", "cell2": "x"}) == [(0, "Alfa")]


def test_what_is_mended_is_told_by_lines() -> None:
    mended = Mended("d", ()).having(MendedRow(3, ((1, "x"),))).having(MendedRow(2, is_left_out=True))
    assert [row.line for row in mended.rows] == [2, 3]
    assert mended.mixed_into("d") != Mended("d", ()).mixed_into("d")
    assert mended.having(MendedRow(3)).rows == (MendedRow(2, is_left_out=True),)
