"""Lists that name several people in one row."""

from pathlib import Path

import pytest

from kamtui.domain.accounts.reach import show_reaches
from kamtui.domain.accounts.sheet import AccountSheet
from kamtui.domain.accounts.words import ReachKind
from kamtui.exchange.accounts.file import read_accounts


def sheet_of(tmp_path: Path, text: str, mapping: dict[str, str] | None = None) -> AccountSheet:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_accounts(path, mapping)


def people(sheet: AccountSheet) -> list[tuple[int, str, str, str]]:
    return [
        (row.line, row.entry.name, row.contact.name, show_reaches(row.contact.reaches, ReachKind.PHONE))
        for row in sheet.rows
        if row.contact is not None
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Фирма;Телефон;Контакт 1;Телефон;Контакт 2;Телефон;Бележка",
        "Фирма;Тел.;Лице за контакт;Телефон;Лице за контакт;Телефон;Бележка",
        "Company;Phone;Contact 1;Contact 1 phone;Contact 2;Contact 2 phone;Note",
    ],
)
def test_each_of_two_people_in_a_row_has_their_own_phone(tmp_path: Path, header: str) -> None:
    sheet = sheet_of(tmp_path, f"{header}\nАлфа;02 9;Ана Илиева;0888 1;Петър Петров;0888 2;важно\n")
    assert people(sheet) == [(2, "Алфа", "Ана Илиева", "0888 1"), (2, "Алфа", "Петър Петров", "0888 2")]
    first, second = sheet.rows
    assert show_reaches(first.entry.reaches, ReachKind.PHONE) == "02 9"
    assert (first.entry.note, second.entry.note, second.entry.reaches) == ("важно", "", ())
    assert (
        first.cells
        == second.cells
        == ("Алфа", "02 9", "Ана Илиева", "0888 1", "Петър Петров", "0888 2", "важно")
    )
    assert not sheet.untaken


def test_people_side_by_side_are_known_by_their_numbers(tmp_path: Path) -> None:
    text = "Фирма;Контакт 1;Контакт 2;Телефон 1;Телефон 2;Телефон\nАлфа;Ана;Петър;0888 1;0888 2;02 9\nБета;;Ива;;0888 3;\n"
    sheet = sheet_of(tmp_path, text)
    assert people(sheet) == [
        (2, "Алфа", "Ана", "0888 1"),
        (2, "Алфа", "Петър", "0888 2"),
        (3, "Бета", "Ива", "0888 3"),
    ]
    assert show_reaches(sheet.rows[0].entry.reaches, ReachKind.PHONE) == "02 9"


def test_columns_named_by_hand_are_read_as_said(tmp_path: Path) -> None:
    text = "Фирма;Контакт 1;Телефон;Контакт 2;Телефон\nАлфа;Ана;0888 1;Петър;0888 2\n"
    sheet = sheet_of(tmp_path, text, {"Контакт 1": "contact_name", "Контакт 2": "skip"})
    assert [name for _line, _firm, name, _phone in people(sheet)] == ["Ана"]


@pytest.mark.parametrize("total", ["Общо: 6", "Брой 6", "Всичко 6 клиента", "Total: 6"])
def test_a_row_that_counts_the_others_is_no_account(tmp_path: Path, total: str) -> None:
    sheet = sheet_of(tmp_path, f"№;Фирма;Град\n1;Алфа;София\n2;Тотал 2000;Варна\n;Total 3;\n;{total};\n")
    assert [row.entry.name for row in sheet.rows] == ["Алфа", "Тотал 2000", "Total 3"]
    assert sheet.footer == (5,)


def test_two_people_in_one_cell_become_two_with_their_phones_in_the_order_of_their_names(
    tmp_path: Path,
) -> None:
    text = (
        "Фирма;Лице за контакт;Моб. телефон на лицето;Длъжност на лицето;Бележка\n"
        "Алфа;Иван Петров, Мария Колева;0888 111 111, 0899 222 222;управител, счетоводител;важно\n"
        "Бета;Ivan Petrov / Maria Koleva;0888 333 333;;\n"
        "Гама;Петров, Иван;0888 444 444;;\n"
        "Делта;Иван, Мария;0888 555 555;;\n"
    )
    sheet = sheet_of(
        tmp_path,
        text.replace("Моб. телефон на лицето", "contact_phone").replace(
            "Длъжност на лицето", "contact_title"
        ),
    )
    assert people(sheet) == [
        (2, "Алфа", "Иван Петров", "0888 111 111"),
        (2, "Алфа", "Мария Колева", "0899 222 222"),
        (3, "Бета", "Ivan Petrov", ""),
        (3, "Бета", "Maria Koleva", ""),
        (4, "Гама", "Иван Петров", "0888 444 444"),
    ]
    titles = [row.contact.title for row in sheet.rows if row.contact]
    assert titles[:2] == ["управител", "счетоводител"]
    # Whose the one phone of two people is nobody can tell: it is the account's.
    beta = next(row for row in sheet.rows if row.line == 3 and row.contact is None)
    assert show_reaches(beta.entry.reaches, ReachKind.PHONE) == "0888 333 333"
    assert [(row.line, "may be one person or several" in row.reason) for row in sheet.bad] == [(5, True)]
    assert sheet.bad[0].cells[1] == "Иван, Мария"


def test_of_two_people_without_a_firm_nobody_gets_the_other_ones_phone(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path, "Име и фамилия;Телефон;Имейл\nИван Петров и Мария Колева;0888 1;\nАна Илиева;0888 2;\n"
    )
    assert [row.contact.name for row in sheet.people] == ["Ана Илиева"]
    assert "whose “0888 1” is" in sheet.bad[0].reason


def test_a_title_behind_a_name_is_the_title_unless_a_column_says_it(tmp_path: Path) -> None:
    text = (
        "Фирма;Лице за контакт;Длъжност\nАлфа;Мария Колева, управител;\nБета;Иван Петров (счетоводител);шеф\n"
    )
    contacts = [row.contact for row in sheet_of(tmp_path, text).rows if row.contact]
    assert [(one.name, one.title) for one in contacts] == [
        ("Мария Колева", "управител"),
        ("Иван Петров (счетоводител)", "шеф"),
    ]
