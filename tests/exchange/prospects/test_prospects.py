"""Lists of prospects as people and programs keep them: whom to win, who named them, how they stand."""

from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.prospects.kind import PROSPECTS
from kamtui.exchange.prospects.words import person_and_firm, read_source, read_state
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.store.importing.prospects import ProspectSheet

TODAY = date(2026, 11, 30)


def read(tmp_path: Path, text: str) -> ProspectSheet:
    path = tmp_path / "leads.csv"
    path.write_text(text, encoding="utf-8")
    asked = Asked(path, {}, Answers(), AS_FOUND, {})
    return RecordsImporter(PROSPECTS, asked, TODAY).read(lambda _done, _whole: None)


def test_leads_in_bulgarian_with_all_that_is_kept_of_them(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Нови клиенти\n\n№;Фирма;Лице за контакт;Длъжност;Телефон;Имейл;Препоръчан от;Дата;Статус;Нужда;Бюджет;Решава;Може ли името;"
        "Защо подхожда;Следваща стъпка;Срок;Магазини\n"
        "1;Фантастико;Мария Колева;Директор;0888 123 456;m@f.example;Иван Петров (Алфа ООД);12.11.2026 г.;нов;да;?;не;да;"
        "отварят пет магазина;Обаждане;05.12.2026;40\n",
    )
    assert list_kind(tmp_path / "leads.csv").kind is ListKind.PROSPECTS
    (row,) = sheet.rows
    said = row.entry
    assert (row.name, row.people, said.title) == ("Фантастико", ("Мария Колева",), "Директор")
    assert (said.by, said.by_firm, said.named_on) == ("Иван Петров", "Алфа ООД", date(2026, 11, 12))
    assert [reach.value for reach in said.reaches] == ["0888 123 456", "m@f.example"]
    assert said.answers == ((Question.NEED, Answer.YES), (Question.AUTHORITY, Answer.NO))
    assert (said.stage, said.may_use_name, said.why) == (Stage.PROSPECT, MayUse.YES, "отварят пет магазина")
    assert (said.step, said.step_on, said.note) == ("Обаждане", date(2026, 12, 5), "Магазини: 40")


def test_leads_of_a_crm(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "First Name,Last Name,Title,Company,Email,Phone,Lead Source,Lead Status,Referred By,Create Date,Next Step\n"
        "Ana,Ilieva,Buyer,Gamma,ana@g.example,,Trade Show,Open - Not Contacted,,11/20/2026,\n"
        "Boris,Dimov,,,,,Partner Referral,Closed Lost,Maria Ivanova,11/21/2026,Call\n"
        ",,,,x@y.example,,,,,,\n",
    )
    first, second = (row.entry for row in sheet.rows)
    assert (sheet.rows[0].people, first.source, first.named_on) == (
        ("Ana Ilieva",), Source.FAIR, date(2026, 11, 20),
    )  # fmt: skip
    assert (sheet.rows[1].name, second.by, second.stage) == ("Boris Dimov", "Maria Ivanova", Stage.LOST)
    assert "person's name" in sheet.rows[1].remarks[0] and second.note == "next step: Call"
    assert [bad.reason for bad in sheet.bad] == ["neither an organisation nor a person is named"]
    # Leads of whom nobody says who named them are accounts, unless it is said.
    (tmp_path / "leads.csv").write_text(
        "First Name,Last Name,Company,Email,Lead Status\nAna,Ilieva,Gamma,,New\n"
    )
    assert list_kind(tmp_path / "leads.csv").kind is ListKind.ACCOUNTS


@pytest.mark.parametrize(
    ("text", "person", "firm"),
    [
        ("Мария Колева (Фантастико)", "Мария Колева", "Фантастико"), ("Мария Колева, Фантастико", "Мария Колева", "Фантастико"),
        ("Мария Колева от Фантастико", "Мария Колева", "Фантастико"), ("Ana Ilieva / Alfa", "Ana Ilieva", "Alfa"),
        ("Ana Ilieva - Alfa Ltd", "Ana Ilieva", "Alfa Ltd"), ("Ana-Maria Ilieva", "Ana-Maria Ilieva", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_who_named_them_and_where_they_are(text: str, person: str, firm: str) -> None:
    assert person_and_firm(text) == (person, firm)


def test_words_of_sources_and_states() -> None:
    words = ("изложение", "Referral", "сайт", "студено обаждане", "own observation", "друго")
    assert [read_source(word) for word in words] == [
        Source.FAIR, Source.CHAIN, Source.ADVERTISING, Source.COLD, Source.OBSERVATION, None,
    ]  # fmt: skip
    states = [read_state(word) for word in ("Converted", "Closed Lost", "отказ", "Qualified", "нов")]
    assert states == [Stage.CUSTOMER, Stage.LOST, Stage.LOST, Stage.PROSPECT, Stage.PROSPECT]


def test_what_is_not_taken_says_why(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Фирма;Препоръчан от;Дата;Защо\nАлфа;Ана;1.12.2026;\nАлфа;Ана;вчера;\nАлфа;Ана;1.1.1901;\n"
        f"Алфа;Ана;1.11.2026;{'з' * 501}\n{'А' * 501};;;\n",
    )
    assert not sheet.rows and len(sheet.bad) == 5
    assert "is a task" in sheet.bad[0].reason and "with its year" in sheet.bad[1].reason


@pytest.mark.parametrize(
    ("text", "name", "people"),
    [
        ("Name,Contact,Referred by\nAlfa,Ana Ilieva,\n", "Alfa", ("Ana Ilieva",)),
        ("Name,Company,Referred by\nAna Ilieva,Alfa,\n", "Alfa", ("Ana Ilieva",)),
        ("Име,Препоръчан от\nАлфа,Иван\n", "Алфа", ()),
    ],
)
def test_a_name_is_that_of_a_firm_unless_one_stands_beside_it(
    tmp_path: Path, text: str, name: str, people: tuple[str, ...]
) -> None:
    (row,) = read(tmp_path, text).rows
    assert (row.name, row.people) == (name, people)
