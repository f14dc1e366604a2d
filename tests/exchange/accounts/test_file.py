"""Accounts from CSV files: encodings, delimiters, headers, footers, bad rows."""

import csv
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.reach import show_reaches
from kamtui.domain.accounts.sheet import AccountSheet, Contact, PersonRow, SheetRow
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.time.birthday import Birthday
from kamtui.exchange.accounts.file import (
    MappedTwice,
    NoNameColumn,
    UnknownField,
    read_accounts,
)
from kamtui.exchange.reading import table_file
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.header_row import UnknownColumn
from kamtui.exchange.reading.headers import FIELDS, header_key, meaning_of
from kamtui.exchange.reading.meanings import (
    is_wrong_eik,
    month_first,
    read_birthday,
    read_date,
    read_flag,
    read_number,
    read_stage,
)
from kamtui.exchange.reading.sheet_errors import (
    EmptyFile,
    FileTooLarge,
    NoFileHere,
    NotAFile,
    NotText,
    SheetError,
    UnclosedQuote,
    UnknownEncoding,
)
from kamtui.exchange.reading.table_file import FileChoice
from tests.build import ways

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


def sheet_of(tmp_path: Path, text: str | bytes, mapping: dict[str, str] | None = None) -> AccountSheet:
    path = tmp_path / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_accounts(path, mapping)


def names(sheet: AccountSheet) -> list[str]:
    return [row.entry.name for row in sheet.rows]


# Encoding and delimiter

BULGARIAN = [
    ("Клиент", "Град", "Забележка"),
    ("Кауфланд България", "Пловдив", "Бонус; виж „договор“, т. 5"),
    ("Тръстика ООД", "София", ""),
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1251", "cp1251"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_delimiters(
    tmp_path: Path, encoding: str, told: str, delimiter: str, line_end: str
) -> None:
    text = line_end.join(delimiter.join(f'"{cell}"' for cell in row) for row in BULGARIAN)
    sheet = sheet_of(tmp_path, text.encode(encoding))
    assert (sheet.encoding, sheet.delimiter) == (told, delimiter)
    assert names(sheet) == ["Кауфланд България", "Тръстика ООД"]
    assert sheet.rows[0].entry.note == BULGARIAN[1][2]
    assert [row.line for row in sheet.rows] == [2, 3]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name,City\nMüller GmbH,Köln\nCafé Zürich,Zürich\n", "cp1252"),
        ("Name,City\nCafé,Paris\n", "cp1252"),
        ("Name,City\nАлфа,София\n", "cp1251"),
        ("КЛИЕНТ;ГРАД\nАЛФА;СОФИЯ\n", "cp1251"),
        ("name;city\nBeta;Я\n", "cp1251"),
        ("Клиент;Град\nАлфа;София\n", "cp866"),
    ],
)
def test_eight_bit_alphabets(tmp_path: Path, text: str, encoding: str) -> None:
    sheet = sheet_of(tmp_path, text.encode(encoding))
    assert sheet.encoding == encoding
    assert names(sheet)[-1] in text


def test_an_encoding_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Клиент;Град\nАлфа;София\n".encode("mac_cyrillic"))
    assert names(read_accounts(path, choice=FileChoice(encoding="mac_cyrillic"))) == ["Алфа"]
    with pytest.raises(UnknownEncoding):
        read_accounts(path, choice=FileChoice(encoding="klingon"))


def test_a_few_damaged_bytes_do_not_make_it_another_encoding(tmp_path: Path) -> None:
    data = "Клиент,Град\nАлфа Ритейл,София\nБета".encode() + b"\xff\n"
    sheet = sheet_of(tmp_path, data)
    assert sheet.encoding == "utf-8"
    assert names(sheet) == ["Алфа Ритейл", "Бета\ufffd"]
    assert sheet.rows[1].remarks == ("some letters could not be read",)


@pytest.mark.parametrize(
    ("text", "delimiter", "expected"),
    [
        ("sep=;\nName;City\nA;B\n", ";", ["A"]),
        ('"sep=|"\r\nName|City\r\nA|B\r\n', "|", ["A"]),
        ("Клиент;Оборот\nА;1,5\nБ;2,5\n", ";", ["А", "Б"]),
        ("Клиент\nАлфа, ООД\nБета\n", "\t", ["Алфа, ООД", "Бета"]),
        ("Клиент\nАлфа\n", ",", ["Алфа"]),
        ('Name,Note\nA,"x;y;z"\nB,"p;q;r"\n', ",", ["A", "B"]),
    ],
)
def test_delimiters_that_mislead(tmp_path: Path, text: str, delimiter: str, expected: list[str]) -> None:
    sheet = sheet_of(tmp_path, text)
    assert names(sheet) == expected
    if len(sheet.columns) + len(sheet.untaken) > 1:
        assert sheet.delimiter == delimiter


# What is refused


def test_files_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoFileHere):
        read_accounts(tmp_path / "none.csv")
    with pytest.raises(NotAFile):
        read_accounts(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFile):
        read_accounts(tmp_path / "pipe")
    for nothing in (b"", b"\xef\xbb\xbf", b"\n\n \r\n", b"\xff\xfe", b";;;\n;;\n"):
        with pytest.raises(EmptyFile):
            sheet_of(tmp_path, nothing)
    for binary in (
        b"PK\x03\x04 workbook",
        b"\xd0\xcf\x11\xe0\xa1",
        b"%PDF-1.7\n",
        b"<html><table>",
        bytes(range(32)) * 9,
    ):
        with pytest.raises(NotText):
            sheet_of(tmp_path, binary)
    monkeypatch.setattr(table_file, "LARGEST_FILE", 10)
    with pytest.raises(FileTooLarge):
        sheet_of(tmp_path, "name,city\nA,B\n")
    monkeypatch.undo()
    monkeypatch.setattr(table_file, "MOST_ROWS", 2)
    with pytest.raises(FileTooLarge):
        sheet_of(tmp_path, "name,city\nA,B\nC,D\n")


def test_an_unclosed_quote_refuses_the_file_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnclosedQuote, match="line 3"):
        sheet_of(tmp_path, 'name,city\nA,B\n"C,D\nE,F\n')


def test_rows_swallowed_by_a_stray_quote_are_told(tmp_path: Path) -> None:
    text = 'name,city,note\nA,B,\n"C,D,\nE,F,\nG,H,\nI,J,\nK,L,"M"\nN,O,\n'
    sheet = sheet_of(tmp_path, text)
    assert names(sheet) == ["A", "N"]
    assert sheet.bad[0].line == 3 and "line 7" in sheet.bad[0].reason


def test_no_name_column_names_the_headers_and_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(NoNameColumn, match=r"Foo, Bar.*--map Foo=name"):
        sheet_of(tmp_path, "Foo;Bar\n1;2\n")


def test_mapping(tmp_path: Path) -> None:
    text = "Foo;Bar;City;X\nАлфа;0888;София;y\n"
    sheet = sheet_of(tmp_path, text, {"foo": "name", "Bar": "phone", "City": "rest", "X": "skip"})
    (row,) = sheet.rows
    assert (row.entry.name, row.entry.reaches, row.entry.city) == ("Алфа", ways(phone="0888"), "")
    assert row.rest == (("City", "София"),)
    assert sheet.dropped == ("X",)
    # A mapped column takes the field from the one that has its name.
    other = sheet_of(tmp_path, "Name;City;Place\nA;B;C\n", {"Place": "city"})
    assert other.rows[0].entry.city == "C" and other.rows[0].rest == (("City", "B"),)
    with pytest.raises(UnknownField, match="name, legal_name"):
        sheet_of(tmp_path, text, {"Foo": "nonsense"})
    with pytest.raises(UnknownColumn, match="Foo, Bar"):
        sheet_of(tmp_path, text, {"Fooo": "name"})
    with pytest.raises(UnknownColumn):
        sheet_of(tmp_path, "Name;City\nA;B\n", {"Zip": "city"})
    with pytest.raises(MappedTwice):
        sheet_of(tmp_path, text, {"Foo": "name", "Bar": "name"})


@pytest.mark.parametrize("field", [f for f in FIELDS if f not in ("rest", "skip")])
def test_every_field_is_a_header_too(field: str) -> None:
    found = meaning_of(field)
    assert found is not None and found[0].rstrip("?") == field


# Rows


def test_line_numbers_with_quoted_line_breaks_titles_and_blanks(tmp_path: Path) -> None:
    text = (
        "Списък на клиентите\n\n;;\nкъм 01.01.2026\n"
        "Клиент;Град;Забележка\n"
        'Алфа;София;"ред 1\nред 2\nред 3"\n'
        "\n;;\n"
        ";Пловдив;\n"
        "Клиент;Град;Забележка\n"
        'Бета;"Стара\r\nЗагора";x\n'
        "Гама;София;y;z\n"
        "Делта\n"
    )
    sheet = sheet_of(tmp_path, text)
    assert sheet.header_line == 5
    assert [(row.line, row.entry.name) for row in sheet.rows] == [(6, "Алфа"), (13, "Бета"), (16, "Делта")]
    assert sheet.rows[0].entry.note == "ред 1\nред 2\nред 3"
    assert sheet.rows[1].entry.city == "Стара Загора"
    assert [(bad.line, bad.reason) for bad in sheet.bad] == [
        (11, "no name"),
        (15, "4 cells, the header has 3"),
    ]


def test_a_name_that_is_too_long_is_a_bad_row_and_another_field_goes_to_the_note(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, f"name,city\n{'x' * 501},A\nB,{'y' * 501}\n-,C\n")
    assert [bad.line for bad in sheet.bad] == [2, 4]
    assert sheet.rows[0].rest == (("city", "y" * 501),)
    assert sheet.rows[0].remarks


def test_a_column_without_a_header_is_kept_where_it_has_values(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "name,city,,\nA,Sofia,,remember\n")
    assert sheet.rows[0].rest == (("column 4", "remember"),)
    assert sheet.untaken == ("column 4",)


def test_hostile_cells_stay_text(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        'name,city,note\n"[/bold]\x1b]0;x\x07 Ac\u202eme",=1+1,"=cmd|\' /C calc\'!A0"\n[@click=app.quit],\'+359,a\x00b\n',
    )
    first, second = sheet.rows
    assert first.entry.name == "[/bold]]0;x Acme"
    assert (first.entry.city, first.entry.note) == ("=1+1", "=cmd|' /C calc'!A0")
    assert (second.entry.name, second.entry.city, second.entry.note) == ("[@click=app.quit]", "+359", "ab")


FOOTERS = [
    ("A,x\nB,y\n\n\nReport of accounts\nCopyright (c) 2026 x\nConfidential\n", ["A", "B"], 3),
    ("A,x\nB,y\nConfidential Information - Do Not Distribute\n", ["A", "B"], 1),
    ("A,x\nB,y\nОбщо,12\n", ["A", "B"], 1),
    ("A,x\nB,y\nОбщо,4 посещения\n", ["A", "B"], 1),
    ("A,x\nB,y\n\n,Prepared by: N. Stoyanov\n", ["A", "B"], 1),
    ("A,x\nB,y\nПоследна актуализация: 3.11.2026\n", ["A", "B"], 1),
    ("A,x\nB,y\n\nLast One\n", ["A", "B", "Last One"], 0),
    ("A,x\nB,y\nLast One,\n", ["A", "B", "Last One"], 0),
    ("A,x\nB,y\nTotal,Paris\n", ["A", "B", "Total"], 0),
]


@pytest.mark.parametrize(("text", "expected", "left_out"), FOOTERS)
def test_lines_below_the_table(tmp_path: Path, text: str, expected: list[str], left_out: int) -> None:
    sheet = sheet_of(tmp_path, "Account Name,City\n" + text)
    assert names(sheet) == expected
    assert len(sheet.footer) == left_out


def test_values(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        "№;Фирма;ДДС №;Тип;Ключов клиент;Прогнозен оборот;Оборот 2025;Договор до;Контакт на всеки (дни)\n"
        "1;Алфа ЕООД;BG131129282;Бивш клиент;да;1 234,56;99;31.12.2026 г.;14\n"
        "2;Бета;;ООД;може би;12 $;-;някога;често\n",
    )
    first, second = sheet.rows
    assert first.entry.registration_number == "131129282"
    assert (first.entry.stage, first.entry.is_key) == (Stage.FORMER, True)
    assert (first.entry.estimated_spend, first.entry.renewal_on) == (123456, date(2026, 12, 31))
    assert (first.entry.greet_every_days, first.entry.greet_latest_days) == (14, 28)
    assert first.rest == (("Оборот 2025", "99"),)
    assert sheet.dropped == ("№",)
    assert second.given == {"name"}
    assert dict(second.rest) == {
        "Тип": "ООД",
        "Ключов клиент": "може би",
        "Прогнозен оборот": "12 $",
        "Договор до": "някога",
        "Контакт на всеки (дни)": "често",
    }
    assert len(second.remarks) == 5


def test_a_wrong_check_digit_is_a_remark(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Клиент,ЕИК\nА,131129283\nБ,131129282\n")
    assert sheet.rows[0].remarks and not sheet.rows[1].remarks and not sheet.bad


CONTACTS = [
    ("Company,Phone,Email,Contact person\nA,1,a@x,Ann\n", ("1", "a@x"), Contact(name="Ann")),
    (
        "Company,Contact person,Phone,Email\nA,Ann,1,a@x\n",
        ("", ""),
        Contact(name="Ann", reaches=ways(phone="1", email="a@x")),
    ),
    (
        "Company,Contact,Company phone,GSM\nA,Ann,1,2\n",
        ("1", ""),
        Contact(name="Ann", reaches=ways(phone="mobile 2")),
    ),
    (
        "Фирма,Име,Фамилия,Телефон\nA,Ана,Илиева,1\n",
        ("", ""),
        Contact(name="Ана Илиева", reaches=ways(phone="1")),
    ),
    ("Company,Name,Title\nA,Ann,CEO\n", ("", ""), Contact(name="Ann", title="CEO")),
    ("Customer,Name\nC-001,Acme\nC-002,Beta\n", ("", ""), None),
    ("Company,Phone,GSM\nA,1,2\n", ("1; mobile 2", ""), None),
    ("Company,Contact,Phone\nA,,1\n", ("1", ""), None),
]


@pytest.mark.parametrize(("text", "of_account", "contact"), CONTACTS)
def test_whose_phone_it_is(
    tmp_path: Path, text: str, of_account: tuple[str, str], contact: Contact | None
) -> None:
    row = sheet_of(tmp_path, text).rows[0]
    phone, email = of_account
    assert row.entry.reaches == ways(phone=phone, email=email)
    assert row.contact == contact


@pytest.mark.parametrize(
    ("headers", "values", "field", "column"),
    [
        (["Клиент", "Фирма"], ["Билла", "Билла ЕООД"], "legal_name", 1),
        (["Фирма", "Верига"], ["Билла ЕООД", "Билла"], "name", 1),
        (["Name", "Office location"], ["A", "Kenya"], "country", 1),
        (["Name", "Office location"], ["A", "Nairobi"], "city", 1),
        (["Name", "Type", "Status"], ["A", "GmbH", "lead"], "stage", 2),
        (["Company Name", "Associated Company"], ["", "A"], "name", 1),
        (["AccountName", "BillingCity"], ["A", "B"], "city", 1),
        (["AccountName", "BillingAddressCity"], ["A", "B"], "city", 1),
        (["Account Name", "Primary Address City"], ["A", "B"], "city", 1),
        (["Account Name", "Home City"], ["A", "B"], "name", 0),
        (["Account", "Address 1: Country/Region"], ["A", "B"], "country", 1),
        (
            ["Organization - Name", "Organization - City/town/village/locality of Address"],
            ["A", "B"],
            "city",
            1,
        ),
        (["Company", "Last Name", "Role", "Title"], ["A", "B", "decides", "Buyer"], "contact_title", 3),
        (["Company", "Last Name", "Role", "Title"], ["A", "B", "Buyer", "Mr."], "contact_title", 2),
        (["display_name", "primary_contact_name"], ["A", "B"], "name", 0),
        (
            ["display_name", "primary_contact_name", "primary_contact_primary_phone"],
            ["A", "B", "1"],
            "contact_phone",
            2,
        ),
        (["Display Name", "Email"], ["A", "b@x"], "contact_name", 0),
    ],
)
def test_columns_told_apart(headers: list[str], values: list[str], field: str, column: int) -> None:
    assert Columns(headers, [values], {}).fields[field] == column


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Name,Is a Company,Related Company,Job Position,Phone\nAlfa,True,,,02 111\nAnn,False,Alfa,Buyer,02 222\nBob,False,Beta,,\n",
            "Alfa  02 111|Alfa Ann/Buyer/02 222 |Beta Bob ",
        ),
        (
            'Display Name,Name,Company Type,Email\nAlfa,Alfa,Company,\n"Alfa, Ann",Ann,Individual,a@x.example\n',
            "Alfa  |Alfa Ann/a@x.example ",
        ),
        ("Name,Company,Is a Company\nAnn,Alfa,no\n", "Alfa Ann "),
        ("Name,Company Type,Phone\nAlfa,Partner,02 111\nBeta,,02 222\n", "Alfa  02 111|Beta  02 222"),
        ("Name,Company Type,Phone\nAlfa,Company,02 111\nBeta,Prospect,02 222\n", "Alfa  02 111|Beta  02 222"),
        ('Име,Фирма,Град\n"Алфа, Ана",Алфа,Русе\nАна,Бета,\n', "Алфа Ана |Бета Ана "),
    ],
)
def test_rows_of_firms_and_of_their_people_in_one_table(tmp_path: Path, text: str, wanted: str) -> None:
    said = []
    for row in sheet_of(tmp_path, text).rows:
        who = row.contact
        person = (
            ""
            if who is None
            else "/".join(filter(None, (who.name, who.title, *[way.text for way in who.reaches])))
        )
        said.append(f"{row.entry.name} {person} {', '.join(way.text for way in row.entry.reaches)}")
    assert "|".join(said) == wanted


@pytest.mark.parametrize(
    ("header", "beside"),
    [
        ("Клиент,Град,,Клиент,Град", ("Клиент", "Град")),
        ("Клиент,Град,,Търговец,Телефон", ("Търговец", "Телефон")),
        ("Клиент,Град,,Лице за контакт,Телефон", ()),
        ("Клиент,Град,Бележка,Клиент,Телефон", ()),
    ],
)
def test_another_table_beside_is_not_mixed_into_this_one(
    tmp_path: Path, header: str, beside: tuple[str, ...]
) -> None:
    last = ",,,Делта,02 222 222\n" if beside else ""
    sheet = sheet_of(tmp_path, f"{header}\nАлфа,София,,Бета,02 111 111\nГама,Русе,,,\n{last}")
    assert sheet.beside == beside
    assert "Бета" not in [text for row in sheet.rows for _header, text in row.rest] or not beside
    if beside:
        assert names(sheet) == ["Алфа", "Гама"] and not sheet.bad
        assert [row.entry.reaches for row in sheet.rows] == [(), ()]


def test_the_phone_of_an_assistant_is_called_so_and_comes_last(tmp_path: Path) -> None:
    (row,) = sheet_of(
        tmp_path, "Account Name,Last Name,Asst Phone,Work,Mobile\nA,B,02 111 111,02 222 222,0888 333 333\n"
    ).rows
    assert row.contact is not None
    assert [way.text for way in row.contact.reaches] == [
        "mobile 0888 333 333",
        "office 02 222 222",
        "assistant 02 111 111",
    ]


def test_groups_of_a_board_are_one_table_and_their_titles_nobody(tmp_path: Path) -> None:
    header = "Name,Company,Email"
    text = f"Contacts\n\nCustomers\n{header}\nAnn,Alfa,a@x.example\n\nLeads\n{header}\nBob,Beta,\n\nEva,,\n"
    sheet = sheet_of(tmp_path, text)
    assert (names(sheet), [row.contact.name for row in sheet.people]) == (["Alfa", "Beta"], ["Eva"])


@pytest.mark.parametrize(
    ("rows", "month"),
    [("5/6/1979,11/20/2026", 5), ("5/6/1979,20/11/2026", 6), ("5/6/1979,", 6), ("25/6/1979,11/20/2026", 6)],
)
def test_the_order_of_a_birthday_is_that_of_the_other_days_of_its_file(
    tmp_path: Path, rows: str, month: int
) -> None:
    (row,) = sheet_of(tmp_path, f"Company,Last Name,Birthday,Modified On\nA,B,{rows}\n").rows
    assert (
        row.contact is not None and row.contact.birthday is not None and row.contact.birthday.month == month
    )


@pytest.mark.parametrize("amount", ["20.00", "1 234,56", "20%", "20,00 лв."])
def test_a_tax_amount_is_no_registration_number(amount: str) -> None:
    fields = Columns(["Company", "VAT"], [["Alfa", amount]], {}).fields
    assert not {"registration_number", "vat_number"} & fields.keys()
    assert Columns(["Company", "VAT"], [["Alfa", "BG131129282"]], {}).fields["registration_number"] == 1


@pytest.mark.parametrize(
    ("header", "key"),
    [("E-mail *", "email"), ("ДДС №", "dds no"), ("Град:", "grad"), ("e mail", "email"), ("CustomerID", "customer id"), ("VATNo", "vat no")],
)  # fmt: skip
def test_header_keys(header: str, key: str) -> None:
    assert header_key(header) == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("131129282", "131129282"),
        ("BG 131 129 282", "131129282"),
        ("ЕИК: 131129282", "131129282"),
        ("ИН по ДДС: BG131129282", "131129282"),
        ("131129282.0", "131129282"),
        ("000004283", "000004283"),
        ("DE 811 123-456", "DE 811 123-456"),
        ("000000000", ""),
        ("0", ""),
    ],
)
def test_registration_numbers(text: str, number: str) -> None:
    assert read_number(text) == number


def test_check_digits() -> None:
    for number in ("131129282", "202423036", "831650349", "175074752"):
        assert is_wrong_eik(number) == (number == "202423036")
    assert not is_wrong_eik("HRB 1234")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Customer", Stage.CUSTOMER),
        ("Customer - Direct", Stage.CUSTOMER),
        ("клиенти", Stage.CUSTOMER),
        ("Потенциален клиент", Stage.PROSPECT),
        ("LEAD", Stage.PROSPECT),
        ("former customer", Stage.FORMER),
        ("неактивен", Stage.FORMER),
        ("изгубен", Stage.LOST),
        ("not a customer", None),
        ("ООД", None),
    ],
)
def test_stages(text: str, stage: Stage | None) -> None:
    assert read_stage(text) is stage


def test_switches_and_days() -> None:
    assert [read_flag(t) for t in ("Да", "x", "TRUE", "1", "не", "0", "maybe")] == [True] * 4 + [
        False
    ] * 2 + [None]
    assert read_date("2026-12-31 10:30:00") == date(2026, 12, 31)
    assert read_date("45631") == date(2024, 12, 5)
    assert read_date("12/31/2026", american=month_first(["12/31/2026", "1/2/2026"])) == date(2026, 12, 31)
    assert not month_first(["31/12/2026", "1/2/2026"])
    for nonsense in ("29.02.2026", "tomorrow", "fri", "0.0.00 г.", "2026"):
        assert read_date(nonsense) is None


# Anything at all


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_sheet_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    for start in (b"", b"name,city\n", "Клиент;ЕИК;Договор до;Тип\n".encode("cp1251"), b"\xff\xfe"):
        try:
            sheet = sheet_of(tmp_path, start + data)
        except SheetError as error:
            assert str(error)
        else:
            assert all(0 < len(row.entry.name) <= 500 for row in sheet.rows)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet='ab1Я;,\t"\n\r.-=@/ ', max_size=80))
def test_any_text_under_a_full_header(tmp_path: Path, text: str) -> None:
    header = "Клиент;ЕИК;Град;Лице за контакт;GSM;Имейл;Тип;Ключов;Договор до;Потенциал;Контакт на всеки;№\n"
    try:
        sheet = sheet_of(tmp_path, header + text)
    except SheetError:
        return
    lines = [row.line for row in sheet.rows] + [bad.line for bad in sheet.bad]
    assert len(set(lines)) == len(lines)


# What is kept of a row, and what is none


@pytest.mark.parametrize(
    ("cell", "kept", "left"),
    [
        ("0888123456", "mobile 0888123456", ""),
        ("'0888123456", "mobile 0888123456", ""),
        ('"=""0888123456"""', "mobile 0888123456", ""),
        ("3.59889E+11", "", "3.59889E+11"),
        ("#######", "", "#######"),
        ("ask at the desk", "", "ask at the desk"),
        ("0888 123 460; 02 / 987 65 43", "mobile 0888 123 460; mobile 02 / 987 65 43", ""),
        ("-", "", ""),
    ],
)
def test_phones_as_spreadsheets_leave_them(tmp_path: Path, cell: str, kept: str, left: str) -> None:
    (row,) = sheet_of(tmp_path, f"Company,Contact,Mobile\nAlfa,Ann,{cell}\n").rows
    assert row.contact is not None and show_reaches(row.contact.reaches, ReachKind.PHONE) == kept
    assert dict(row.rest) == ({"Mobile": left} if left else {})
    assert bool(row.remarks) == bool(left)


def test_every_phone_and_mail_is_kept_under_its_label(tmp_path: Path) -> None:
    (row,) = sheet_of(
        tmp_path,
        "company,first_name,last_name,email_work,email_home,phone_work,phone_home,E-mail 3 - Value,Fax\n"
        "Acme,John,Doe,,john@home.example,,0888 123 456,j@x.example ::: k@x.example,02 9\n",
    ).rows
    assert row.contact is not None
    assert row.contact.reaches == ways(
        phone="private 0888 123 456; fax 02 9", email="private john@home.example; j@x.example; k@x.example"
    )
    assert row.contact.rest == ()
    google = "Given Name,Family Name,Organization 1 - Name,Phone 1 - Type,Phone 1 - Value\nA,B,C,* Mobile,0888 123 456\n"
    (row,) = sheet_of(tmp_path, google).rows
    assert row.contact is not None and row.contact.reaches == ways(phone="mobile 0888 123 456")
    assert row.contact.rest == ()


@pytest.mark.parametrize(
    "header",
    ["Birthday", "Birth Date", "Birthdate", "Date of Birth", "DOB", "BDAY", "Рожден ден", "Дата на раждане", "Geburtstag",
     "Fecha de nacimiento", "DATEOFBIRTH", "date_of_birth", "День рождения"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1979-03-14", Birthday(3, 14, 1979)),
        ("14.3.1979 г.", Birthday(3, 14, 1979)),
        ("--03-14", Birthday(3, 14)),
        ("0.0.00 г.", None),
    ],
)
def test_birthdays_of_many_producers(tmp_path: Path, header: str, cell: str, day: Birthday | None) -> None:
    (row,) = sheet_of(tmp_path, f"First Name,Last Name,Company,{header}\nMaria,Petrova,Alfa,{cell}\n").rows
    assert row.contact is not None and (row.contact.birthday, row.contact.rest) == (day, ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/14/1979", Birthday(3, 14, 1979)),
        ("14/3/1979", Birthday(3, 14, 1979)),
        ("Mar 14, 1979", Birthday(3, 14, 1979)),
        ("14 март", Birthday(3, 14)),
        ("14.3.79", Birthday(3, 14, 1979)),
        ("1604-03-14", Birthday(3, 14)),
        ("19790314", Birthday(3, 14, 1979)),
        ("28928", Birthday(3, 14, 1979)),
        ("1979-03-14T00:00:00Z", Birthday(3, 14, 1979)),
        ("00/00/0000", None),
    ],
)
def test_birthdays(text: str, day: Birthday | None) -> None:
    assert read_birthday(text, date(2026, 11, 29)) == day


def test_a_birthday_in_three_columns_and_one_that_is_none(tmp_path: Path) -> None:
    text = "First Name,Last Name,Organization,Birth Year,Birth Month,Birth Day\nM,P,A,1979,03,14\nG,D,A,,3,14\nE,T,A,,,\n"
    assert [row.contact and row.contact.birthday for row in sheet_of(tmp_path, text).rows] == [
        Birthday(3, 14, 1979),
        Birthday(3, 14),
        None,
    ]
    (row,) = sheet_of(tmp_path, "First Name,Last Name,Company,Birthday\nM,P,A,14.3.2099\n").rows
    assert row.contact is not None and row.contact.birthday is None
    assert row.contact.rest == (("Birthday", "14.3.2099"),) and row.remarks


def test_people_without_a_firm(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        "Name,Given Name,Family Name,Organization 1 - Name,Phone 1 - Value,E-mail 1 - Value,City\n"
        "Todor Balev,Todor,Balev,,0888000010,,Ruse\n,,,Lone Firm,0888000012,,\n,,,,0888000013,,\n,,,,,a@b.example,\n",
    )
    assert [(row.line, row.contact.name, row.contact.rest) for row in sheet.people] == [
        (2, "Todor Balev", (("City", "Ruse"),)),
        (5, "a@b.example", ()),
    ]
    assert names(sheet) == ["Lone Firm"]
    assert [bad.reason for bad in sheet.bad] == ["neither a person nor a firm is named"]
    # A list without any column for a firm.
    assert [row.contact.name for row in sheet_of(tmp_path, "Full name;Phone\nАна Колева;0888\n").people] == [
        "Ана Колева"
    ]
    assert [row.contact.name for row in sheet_of(tmp_path, "Име;Рожден ден\nАна;14.3.\n").people] == ["Ана"]


@pytest.mark.parametrize(
    ("rows", "expected", "left_out"),
    [
        ("Алфа;София;100\nОбщо София;;100\nБета;Варна;50\nОбщо за Варна:;;50\n", ["Алфа", "Бета"], 2),
        ("Алфа;София;100\nСофия Общо;;100\nБета;Варна;50\n", ["Алфа", "Бета"], 1),
        ("Алфа;София;100\nСума;;100,00 лв.\nБета;Варна;50\n", ["Алфа", "Бета"], 1),
        ("Алфа;София;100\nБрой;;1\nБета;Варна;50\n", ["Алфа", "Бета"], 1),
        ("Тотал;София;100\nTotal Energies;Варна;50\n", ["Тотал", "Total Energies"], 0),
    ],
)
def test_sub_totals_are_no_accounts(tmp_path: Path, rows: str, expected: list[str], left_out: int) -> None:
    sheet = sheet_of(tmp_path, "Клиент;Град;Оборот\n" + rows)
    assert (names(sheet), len(sheet.footer)) == (expected, left_out)


@pytest.mark.parametrize(
    "below",
    [
        "\nДоставчици\nДоставчик;Град;Телефон\nОмега;Русе;082 1\n",
        "\nДоставчик;Град;Телефон\nОмега;Русе;082 1\n",
        "Доставчик;Град;Телефон\nОмега;Русе;082 1\n",
        "\nДоставчици\nОмега;Русе\n",
    ],
)
def test_another_table_below_is_not_taken(tmp_path: Path, below: str) -> None:
    sheet = sheet_of(tmp_path, "Клиент;Град\nАлфа;София\nБета;Варна\n" + below)
    assert names(sheet) == ["Алфа", "Бета"] and not sheet.bad
    assert sheet.second_table


def test_lines_of_orders_give_their_customers(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        "Customer Name,City,Order Date,Sales\nAlfa,Sofia,2026-01-05,10\nAlfa,Varna,2026-01-06,20\nBeta,Ruse,2026-01-06,5\n",
    )
    assert [(row.entry.name, row.entry.city, row.rest) for row in sheet.rows] == [
        ("Alfa", "", ()),
        ("Beta", "Ruse", ()),
    ]
    assert sheet.order_lines == 3
    assert (
        sheet_of(tmp_path, "Customer,Since,Sales\nAlfa,2020-01-05,10\nBeta,2020-01-06,5\n").order_lines == 0
    )


# The data folder


@needs_data
@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "rows", "bad", "footer"),
    [
        ("crm/accounts.csv", "utf-8", ",", 85, 0, 0),
        ("bulgarian/retail_chains_bg.csv", "utf-8-sig", ";", 205, 0, 0),
        ("bulgarian/kam_clients_cp1251.csv", "cp1251", ";", 12, 0, 0),
        ("exports/hubspot_companies.csv", "utf-8-sig", ",", 3, 0, 0),
        ("exports/salesforce_report_accounts_classic.csv", "utf-8", ",", 2, 0, 5),
        ("exports/linkedin_Connections.csv", "utf-8", ",", 2, 1, 0),
        ("exports/outlook_desktop_bg_cp1251.csv", "cp1251", ",", 3, 0, 0),
        ("exports/google_contacts_new.csv", "utf-8", ",", 5, 1, 0),  # and one of whom the e-mail is known
    ],
)
def test_files_of_the_data_folder(
    name: str, encoding: str, delimiter: str, rows: int, bad: int, footer: int
) -> None:
    sheet = read_accounts(DATA / name)
    assert (sheet.encoding, sheet.delimiter) == (encoding, delimiter)
    assert (len(sheet.rows), len(sheet.bad), len(sheet.footer)) == (rows, bad, footer)


@needs_data
def test_what_the_columns_of_the_data_folder_are() -> None:
    chains = read_accounts(DATA / "bulgarian/retail_chains_bg.csv")
    assert dict(chains.columns) == {"Верига": "name", "Фирма": "legal_name", "ЕИК": "registration_number"}
    crm = read_accounts(DATA / "crm/accounts.csv")
    assert dict(crm.columns) == {"account": "name", "sector": "industry", "office_location": "country"}
    clients = read_accounts(DATA / "bulgarian/kam_clients_cp1251.csv")
    assert clients.dropped == ("№",)
    assert clients.rows[0].contact == Contact(
        name="Иван Примеров",
        title="Мениджър покупки",
        reaches=ways(phone="mobile 0887001000", email="contact1@example.com"),
    )


def test_an_extension_is_kept_and_an_hour_is_no_phone(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        "Company;Phone;Other Phone\nAlfa;+359 888 123 456;0888 123 456 ext. 12\n"
        "Beta;call 112;call after 5\nGama;02 987 65 43;вътр. 15\n",
    )
    shown = [[way.text for way in row.entry.reaches] for row in sheet.rows]
    assert shown == [["0888 123 456 ext. 12"], ["call 112"], ["02 987 65 43"]]
    assert [row.rest for row in sheet.rows[1:]] == [
        (("Other Phone", "call after 5"),),
        (("Other Phone", "вътр. 15"),),
    ]


def test_reading_says_how_far_it_is_and_can_be_ended(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Company,City\n" + "".join(f"Alfa {n},Sofia\n" for n in range(2500)))
    told: list[tuple[int, int]] = []
    read_accounts(path, progress=lambda done, whole: told.append((done, whole)))
    size = path.stat().st_size
    assert len(told) > 4  # each line is read twice: as a row, and as an account
    assert told == sorted(told)
    assert {whole for _done, whole in told} == {2 * size}
    assert size < told[-1][0] < 2 * size

    def stop(_done: int, _whole: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_accounts(path, progress=stop)


def test_what_is_only_for_the_program_that_wrote_it_is_left_out_and_faxes_come_last(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        "Record ID,First Name,Last Name,Company,Account,Associated Company,Business Fax,Business Phone,Created Date,"
        "Phonetic First Name,Favourite\n"
        "77,Ana,Ilieva,ALFA,,Alfa,02 555 1111,02 400 1001,2024-01-05,ah-na,tea\n",
    )
    (row,) = sheet.rows
    assert row.entry.name == "Alfa" and row.contact is not None
    assert [reach.text for reach in row.contact.reaches] == ["office 02 400 1001", "fax 02 555 1111"]
    assert row.contact.rest == (("Favourite", "tea"),)
    assert sheet.dropped == ("Record ID", "Created Date", "Phonetic First Name")
    sheet = sheet_of(tmp_path, "NAME,OWNERID,SYSTEMMODSTAMP,LASTMODIFIEDBYID\nAlfa,005,2026-01-01,005\n")
    assert sheet.dropped == ("OWNERID", "SYSTEMMODSTAMP", "LASTMODIFIEDBYID")


@needs_data
def test_the_columns_of_many_producers_give_people_and_accounts(tmp_path: Path) -> None:
    """A made-up row under the headers of each producer in the catalogue: who, where and how to reach them is found."""
    said = {
        "given_name": "Ana", "family_name": "Ilieva", "full_name": "Ana Ilieva", "organisation": "Alfa", "name": "Alfa",
        "account": "Alfa", "email[1]": "ana@alfa.example", "email[1].value": "ana@alfa.example", "job_title": "Buyer",
        "phone.mobile": "0888 123 456",
    }  # fmt: skip
    found = 0
    for producer in json.loads((DATA / "exports/headers.json").read_text())["producers"]:
        if producer["kind"] not in ("people", "accounts", "mixed") or not producer["columns"]:
            continue
        cells = [said.get(meaning.partition(".")[2], "") for _header, meaning in producer["columns"]]
        path = tmp_path / "list.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([[header for header, _meaning in producer["columns"]], cells])
        sheet = read_accounts(path)
        rows: list[SheetRow | PersonRow] = [*sheet.rows, *sheet.people]
        (row,) = rows
        if "ana@alfa.example" in cells:
            assert row.contact is not None and row.contact.name == "Ana Ilieva", producer["producer"]
            assert "ana@alfa.example" in [reach.value for reach in row.contact.reaches], producer["producer"]
        if "Alfa" in cells:
            assert isinstance(row, SheetRow) and row.entry.name == "Alfa", producer["producer"]
        found += 1
    assert found == 24
