"""Contact cards of phones and address books: read as accounts and people, each card by itself."""

import os
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.accounts.sheet import AccountSheet, Contact, PersonRow, SheetRow
from kamtui.exchange.accounts.file import read_accounts
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.reading.cards import file
from kamtui.exchange.reading.cards.lines import cards, parts_of
from kamtui.exchange.reading.file_kind import OtherKind
from kamtui.exchange.reading.sheet_errors import ChangedMeanwhile, EmptyFile, TooManyRows
from kamtui.exchange.sales.file import read_sales

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


def read(tmp_path: Path, text: str | bytes) -> AccountSheet:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode())
    return read_accounts(path, today=date(2026, 11, 30))


def card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(sheet: AccountSheet) -> Contact:
    rows: list[SheetRow | PersonRow] = [*sheet.rows, *sheet.people]
    (row,) = rows
    assert row.contact is not None
    return row.contact


WHOLE = card(
    "N:Петрова;Мария;Иванова;г-жа;",
    "FN:г-жа Мария Иванова Петрова",
    "ORG:Алфа Ритейл ЕООД;Покупки",
    "TITLE:Директор „Покупки“",
    "TEL;TYPE=WORK,VOICE:+359 2 400 1001",
    "TEL;TYPE=CELL;TYPE=pref:+359 88 700 1001",
    "TEL;TYPE=WORK,FAX:+359 2 400 1002",
    "item1.TEL:+359 2 400 1003",
    "item1.X-ABLabel:_$!<AssistantPhone>!$_",
    "EMAIL:maria@alfa.example",
    "ADR;TYPE=HOME:;;ул. Роза 2;Варна;;9000;България",
    "ADR;TYPE=WORK:;;бул. Витоша 1\\, ет. 3;София;;1000;България",
    "BDAY:--0314",
    "NOTE:Обича кафе\\; не обича\\nдълги срещи",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ",
    " AAAQABAAD/4QBARXhpZgAA",
    "CATEGORIES:VIP",
)


def test_a_card_is_an_account_and_a_person_with_all_that_it_says(tmp_path: Path) -> None:
    sheet = read(tmp_path, WHOLE)
    (row,) = sheet.rows
    assert (sheet.form, row.line, row.entry.name, row.entry.city) == ("vCard", 1, "Алфа Ритейл ЕООД", "София")
    person = one(sheet)
    assert (person.name, person.title, person.department) == (
        "Мария Иванова Петрова",
        "Директор „Покупки“",
        "Покупки",
    )
    assert person.birthday is not None and person.birthday.typed == "14.03."
    assert [reach.text for reach in person.reaches] == [
        "mobile +359 88 700 1001",
        "office +359 2 400 1001",
        "fax +359 2 400 1002",
        "assistant +359 2 400 1003",
        "maria@alfa.example",
    ]
    assert person.note == "Обича кафе; не обича\nдълги срещи"
    rest = dict(person.rest)
    assert rest["Categories"] == "VIP" and rest["Name prefix"] == "г-жа"
    assert rest["Address"] == "ул. Роза 2, 9000, Варна, България; бул. Витоша 1, ет. 3, 1000, София, България"
    path = tmp_path / "contacts.vcf"
    assert list_kind(path) == (ListKind.ACCOUNTS, "")
    with pytest.raises(OtherKind, match="import accounts"):
        read_sales(path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (card("N:Koleva;Ana;;;"), "Ana Koleva"),
        (card("FN:Ana Koleva", "N:Koleva;;;;"), "Ana Koleva"),
        (card("NICKNAME:Ani"), "Ani"),
        (card("N:Koleva;Ana;Maria,Eva;;"), "Ana Maria Eva Koleva"),
        (card("N:Koleva;Ana;Maria\\, Eva;;"), "Ana Maria Eva Koleva"),
        (card("EMAIL:ana@x.example"), "ana@x.example"),
        (card("N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=CA=EE=EB=E5=E2=E0;=C0=ED=\n=E0;;;", version="2.1"), "Ана Колева"),
        (card("N;CHARSET=klingon:Koleva;Ana", version="2.1"), "Ana Koleva"),
        (card("FN:Ana", " Maria Koleva", version="2.1"), "Ana Maria Koleva"),
        (card("FN:Ana Ko", " leva"), "Ana Koleva"),
        (card('N;SORT-AS="a;b:c":Koleva;Ana', version="4.0"), "Ana Koleva"),
        (card("# what is this", "FN:Ana"), "Ana"),
        (WHOLE.replace("\n", "\r").encode("utf-16"), "Мария Иванова Петрова"),
        ("FN:Колева\n".encode().join([b"BEGIN:VCARD\n", b"END:VCARD"]).replace(b"\xd0\xbb", b"\xd0\n \xbb"), "Колева"),
        ("BEGIN:VCARD\nVERSION:2.1\nN:Колева;Ана\nEND:VCARD\n".encode("cp1251"), "Ана Колева"),
        ("BEGIN:VCARD\nFN:no end", "no end"),
        (card("N;CHARSET=windows-1251:Колева;Ана", version="2.1"), "Ана Колева"),  # which is a lie
        (card("FN;CHARSET=KOI8-R:", version="2.1").encode().replace(b"R:", "R:Ана".encode("koi8-r")), "Ана"),
        (card("FN;CHARSET=x-mac-cyrillic:", version="2.1").encode().replace(b"ic:", "ic:Ана".encode("mac-cyrillic")), "Ана"),
        (card("FN;CHARSET=UTF-8;ENCODING=BASE64:0JDQvdCwINCa0L7Qu9C10LLQsA==", version="2.1"), "Ана Колева"),
        (card("FN;ENCODING=BASE64:Ana", version="2.1"), "Ana"),
        ("backup of 2025\n\n" + card("FN:Ana"), "Ana"),
        ("From: ana@x.example\nContent-Type: text/x-vcard\n\n" + card("FN:Ana"), "Ana"),
        (card("FN;LANGUAGE=bg;ALTID=1:Ана", "FN;LANGUAGE=en;ALTID=1:Anna", version="4.0"), "Ана"),
    ],
)  # fmt: skip
def test_names_as_programs_write_them(tmp_path: Path, text: str | bytes, name: str) -> None:
    assert one(read(tmp_path, text)).name == name


def test_a_firms_card_is_an_account_without_a_person(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        card("FN:Alfa OOD", "N:;;;;", "ORG:Alfa OOD", "TEL:02 987 65 43", "X-ABShowAs:COMPANY")
        + card("FN:Beta", "KIND:org", "EMAIL:office@beta.example", version="4.0"),
    )
    assert [(row.entry.name, row.contact, len(row.entry.reaches)) for row in sheet.rows] == [
        ("Alfa OOD", None, 1),
        ("Beta", None, 1),
    ]


def test_a_broken_card_spoils_no_other_and_one_within_another_is_its_own(tmp_path: Path) -> None:
    text = (
        card("FN:Ana", "TEL;TYPE=VOICE", "KEY:=", "AGENT:", "BEGIN:VCARD", "FN:Her assistant", "END:VCARD", "TEL:0888123456")
        + card("X-NOTHING:1")
        + card("FN:Boris", "NOTE;ENCODING=QUOTED-PRINTABLE:=ZZ=", "of the night", version="2.1")
    )  # fmt: skip
    sheet = read(tmp_path, text)
    assert [(row.contact.name, len(row.contact.reaches)) for row in sheet.people] == [
        ("Her assistant", 0),
        ("Ana", 1),
        ("Boris", 0),
    ]
    assert [bad.line for bad in sheet.bad] == [12]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("TEL;TYPE=MOBILE:0888 123 456", "mobile 0888 123 456"),
        ("TEL;COMPANY;VOICE:02 123 456", "main 02 123 456"),
        ("TEL;CAR;VOICE:02 123 456", "car 02 123 456"),
        ("TEL;X-MS-ASSISTANT:02 123 456", "assistant 02 123 456"),
        ('TEL;TYPE="X-EVOLUTION-COMPANY";X-EVOLUTION-UI-SLOT=2:02 123 456', "main 02 123 456"),
        ("X-MS-TEL;TYPE=ASSISTANT:02 123 456", "assistant 02 123 456"),
        ("X-ASSISTANT-TEL:02 123 456", "assistant 02 123 456"),
        ("TEL;X-Вила:02 123 456", "вила 02 123 456"),
        ("TEL;TYPE=X-CUSTOM-вила:02 123 456", "вила 02 123 456"),
        ("TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D0=B2=D0=B8=D0=BB=D0=B0):02 123 456", "вила 02 123 456"),
        ("EMAIL;X-INTERNET:ana@x.example", "ana@x.example"),
        ("EMAIL;TYPE=INTERNET,school:ana@x.example", "school ana@x.example"),
        ("TEL;TYPE=other;TYPE=voice:02 123 456", "02 123 456"),
    ],
)  # fmt: skip
def test_a_number_is_called_as_its_maker_or_somebody_wrote(tmp_path: Path, line: str, shown: str) -> None:
    assert [reach.text for reach in one(read(tmp_path, card("FN:Ana", line))).reaches] == [shown]


def test_what_makers_write_of_their_own_is_kept_in_words_and_their_machinery_is_not(tmp_path: Path) -> None:
    person = one(
        read(
            tmp_path,
            card(
                "FN:Ana",
                "FN:Anna",
                "TITLE:Buyer",
                "TITLE:Owner",
                "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Ani;1;;;;;;;;;;;;;",
                "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Petar;0;кум;;;;;;;;;;;;",
                "X-messaging/skype-All:ani",
                "X-EVOLUTION-MANAGER:Boss",
                "X-EVOLUTION-FILE-AS:Ana\\, A.",
                "X-MS-MANAGER:Big boss",
                "X-KADDRESSBOOK-X-SpouseName:Ivan",
                "X-KADDRESSBOOK-X-Department:Purchasing",
                "X-KADDRESSBOOK-CRYPTOPROTOPREF:openpgp",
                "X-THUNDERBIRD-ETAG:3b7f",
                "X-PM-SIGN:true",
            ),
        )
    )
    assert (person.title, person.department) == ("Buyer", "Purchasing")
    assert person.rest == (
        ("Further name", "Anna"),
        ("Further title", "Owner"),
        ("Nickname", "Ani"),
        ("Related (кум)", "Petar"),
        ("Messaging/skype all", "ani"),
        ("Manager", "Boss; Big boss"),
        ("Spouse", "Ivan"),
    )


def test_a_group_of_contacts_is_no_firm(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        card("FN:Chains", "KIND:group", "MEMBER:urn:uuid:1", version="4.0")
        + card("FN:Shops", "N:Shops;;;;", "X-ADDRESSBOOKSERVER-KIND:group"),
    )
    assert (sheet.rows, sheet.people, [bad.line for bad in sheet.bad]) == ((), (), [1, 7])


@pytest.mark.parametrize(
    "agent",
    [
        ("AGENT:BEGIN:VCARD\\nFN:Her assistant\\nEMAIL\\;INTERNET:h@x.example\\nEND:VCARD\\n",),
        ("AGENT:BEGIN:VCARD", "FN:Her assistant", "EMAIL:h@x.example", "END:VCARD"),
    ],
)
def test_an_assistant_in_a_card_is_a_card(tmp_path: Path, agent: tuple[str, ...]) -> None:
    sheet = read(tmp_path, card("FN:Ana", *agent, "TEL;TYPE=WORK:02 123 456"))
    assert [(row.contact.name, row.contact.reaches[0].text) for row in sheet.people] == [
        ("Her assistant", "h@x.example"),
        ("Ana", "office 02 123 456"),
    ]


def test_a_picture_is_passed_over_and_never_held() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"BEGIN:VCARD\nFN:Ana\nPHOTO;ENCODING=b:"
        for _time in range(80):  # five megabytes in one line
            yield b"A" * 65_536
        yield b"\nPHOTO;ENCODING=b:\n"
        for _time in range(80):  # and in many
            yield (b" " + b"A" * 75 + b"\n") * 80
        yield b"TEL:0888123456\nEND:VCARD\n"

    tracemalloc.start()
    try:
        (known,) = cards(chunks(), "utf-8")
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [one.name for one in known.properties] == ["FN", "TEL"]
    assert peak < 5_000_000


def test_files_that_are_no_cards_or_too_many_or_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EmptyFile):
        path = tmp_path / "none.vcf"
        path.write_text("no card")
        file.CardsFile(path)
    monkeypatch.setattr(file, "MOST_CARDS", 1)
    with pytest.raises(TooManyRows):
        read(tmp_path, card("FN:Ana") * 3)
    monkeypatch.undo()
    states = iter([(1, 1, 1), (2, 2, 2)])
    monkeypatch.setattr(file, "file_state", lambda _path: next(states))
    with pytest.raises(ChangedMeanwhile):
        read(tmp_path, card("FN:Ana"))


def test_many_phones_and_strange_properties_stay_bounded(tmp_path: Path) -> None:
    phones = [f"TEL:0888{number:06}" for number in range(50)]
    strange = [f"X-S{number}:{number}" for number in range(150)]
    person = one(read(tmp_path, card("FN:Ana", *phones, *strange)))
    rest = dict(person.rest)
    assert len(person.reaches) == 40 and rest["Tel"].count(";") == 9
    assert len(rest) <= 101 and "S149: 149" in rest["Other"]


@needs_data
def test_every_named_card_of_the_data_folder_is_taken() -> None:
    """155 files of many producers, or as many as are there: each card is taken but those that name nobody."""
    for path in sorted(DATA.glob("vcard/*/*.vcf")):
        sheet = read_accounts(path, today=date(2026, 11, 30))
        wanted = path.read_bytes().upper().count(b"BEGIN:VCARD")
        nameless = path.name in ("v21_android_custom_prop.vcf", "v21_im.vcf")
        assert len(sheet.rows) + len(sheet.people) == (0 if nameless else wanted), path.name


def test_a_backslash_that_is_meant_stays_at_the_end_of_a_part() -> None:
    assert parts_of(r"C:\\;Sofia\; center;x\\\;y", "3.0") == ["C:\\", "Sofia; center", "x\\;y"]
    assert parts_of("a;;b;", "2.1") == ["a", "", "b", ""] and parts_of("", "3.0") == []


def test_the_last_contact_in_a_card_of_ours_is_no_note(tmp_path: Path) -> None:
    note = "NOTE:Last contact 9 Nov 2026 (phone): Prices\\nlikes tea"
    assert one(read(tmp_path, card("UID:kamtui-person-7", "FN:Ana", note))).note == "likes tea"
    assert one(read(tmp_path, card("UID:7", "FN:Ana", note))).note.startswith("Last contact")
