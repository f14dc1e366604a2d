"""Importing accounts: which row is which account, what changes, all or nothing."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.importing.outcomes import FieldChange, ImportPlan, Verdict
from kamtui.domain.accounts.importing.said import Match, NoSuchAccount, Said
from kamtui.domain.accounts.words import Stage
from kamtui.domain.planning import Planning
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.shell import command_line
from kamtui.exchange.accounts.file import read_accounts
from kamtui.exchange.accounts.report import match_option, report_lines
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice
from kamtui.store.accounts.import_changes import carry_out
from kamtui.store.accounts.import_reads import plan_import
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, NothingToUndo, RefusedValue
from tests import once

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


class Importer:
    """Imports texts into one book."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self._path = folder / "list.csv"
        self.choice = AS_FOUND

    def plan(
        self,
        text: str,
        stage: Stage = Stage.CUSTOMER,
        said: Said | None = None,
        planning: Planning | None = None,
    ) -> ImportPlan:
        self._path.write_text(text, encoding="utf-8")
        return plan_import(self.book, read_accounts(self._path, choice=self.choice), stage, said, planning)

    def do(self, text: str, stage: Stage = Stage.CUSTOMER) -> list[str]:
        plan = self.plan(text, stage)
        carry_out(self.book, plan)
        return [outcome.verdict.name.lower() for outcome in plan.outcomes]

    def value(self, column: str, name: str) -> Any:
        row = self.book.row(f"SELECT {column} FROM account WHERE name = ?", (name,))
        return row and row[0]

    def ways(self, name: str) -> list[str]:
        """By what a person or account of a name can be reached, as it is shown."""
        rows = self.book.rows(
            "SELECT r.label, r.value FROM reach r LEFT JOIN person p ON p.id = r.person_id "
            "LEFT JOIN account a ON a.id = r.account_id WHERE coalesce(p.name, a.name) = ? ORDER BY r.place, r.id",
            (name,),
        )
        return [f"{label} {value}".strip() for label, value in rows]

    def count(self, table: str = "account") -> int:
        return int(self.book.rows(f"SELECT count(*) FROM {table}")[0][0])


@pytest.fixture
def importer(book: Book, tmp_path: Path) -> Importer:
    return Importer(book, tmp_path)


LIST = (
    "Клиент;ЕИК;Град;Лице за контакт;GSM;Обекти;Забележка\n"
    "Алфа;131129282;София;Ана Илиева;0888;12;Бонус\n"
    "Бета;;Пловдив;;;;\n"
)


def test_new_accounts_with_people_and_the_rest_in_the_note(importer: Importer) -> None:
    assert importer.do(LIST) == ["added", "added"]
    assert importer.value("stage", "Алфа") == "customer"
    assert importer.value("note", "Алфа") == "Бонус\nОбекти: 12"
    assert importer.value("note", "Бета") == ""
    assert importer.book.rows(
        "SELECT p.name, r.value, a.name FROM person p JOIN account a ON a.id = p.account_id "
        "JOIN reach r ON r.person_id = p.id"
    ) == [("Ана Илиева", "0888", "Алфа")]
    assert importer.book.row("SELECT count(*) FROM search WHERE search MATCH 'ilieva'") == (1,)


def test_again_changes_nothing_and_leaves_nothing_to_undo(importer: Importer) -> None:
    importer.do(LIST)
    before = importer.count("change_set")
    assert importer.do(LIST) == ["unchanged", "unchanged"]
    assert importer.count("change_set") == before
    assert importer.count() == 2 and importer.count("person") == 1


def test_a_value_replaces_an_empty_cell_does_not(importer: Importer) -> None:
    importer.do(LIST)
    plan = importer.plan(
        "Клиент;ЕИК;Град;Телефон;Лице за контакт;GSM;Обекти;Забележка;Тип\n"
        "Алфа България;131129282;;02 1;Ана Илиева;0999;13;Среща;\n"
        "БЕТА;;пловдив;;;;;;бивш\n"
    )
    first, second = plan.outcomes
    assert (first.verdict, first.changed) == (
        Verdict.UPDATED,
        (
            FieldChange("name", "Алфа", "Алфа България"),
            FieldChange("phone", "", "02 1"),
            FieldChange("note", "", "Среща"),
        ),
    )
    assert (first.person, first.person_verdict) == ("Ана Илиева", Verdict.UPDATED)
    # Found by its name, it keeps the letters that the book has.
    assert second.verdict is Verdict.UPDATED
    assert [change.field for change in second.changed] == ["city", "stage"]
    assert (second.changed[1].was, second.changed[1].now) == ("customer", "former")
    carry_out(importer.book, plan)
    assert importer.value("city", "Алфа България") == "София"
    assert importer.value("note", "Алфа България") == "Бонус\nОбекти: 12\nСреща"
    assert importer.value("stage", "Алфа България") == "customer"
    assert importer.value("stage", "Бета") == "former"
    assert importer.ways("Ана Илиева") == ["mobile 0888", "mobile 0999"]  # neither is lost


def test_undo_takes_the_whole_import_back(importer: Importer) -> None:
    importer.do("Name;City\nOld;Sofia\n")
    tables = ("account", "person", "search")
    before = [importer.book.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
    importer.do("Name;City;Phone\nOld;Sofia;1\nNew;Varna;2\n")
    assert "list.csv" in importer.book.undo()
    assert [importer.book.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables] == before
    importer.book.redo()
    assert importer.count() == 2


def test_never_half(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    importer.do(LIST)
    plan = importer.plan(
        LIST.replace("Пловдив", "Варна") + "".join(f"Нов {i};;;Ан {i};;;\n" for i in range(50))
    )
    made = iter(range(20))

    def new() -> int:
        next(made)
        return real()

    real = importer.book.ids.new
    monkeypatch.setattr(importer.book.ids, "new", new)
    with pytest.raises(StopIteration):
        carry_out(importer.book, plan)
    monkeypatch.undo()
    assert importer.count() == 2 and importer.count("person") == 1
    assert importer.value("city", "Бета") == "Пловдив"


def test_a_row_that_the_book_refuses_keeps_out_all(importer: Importer) -> None:
    plan = importer.plan("Name;City\nA;B\nC;D\n")
    broken = dict(plan.changes[1].values, stage="nonsense")
    worse = type(plan.changes[1])(None, broken, ())
    with pytest.raises(RefusedValue):
        carry_out(importer.book, ImportPlan(plan.file, plan.outcomes, (plan.changes[0], worse)))
    assert importer.count() == 0
    with pytest.raises(NothingToUndo):
        importer.book.undo()


def test_an_account_deleted_since_the_plan_stops_it(importer: Importer) -> None:
    importer.do(LIST)
    plan = importer.plan("Клиент;ЕИК;Град\nНова;;Рим\nАлфа;131129282;Варна\n")
    with importer.book.change_rows("Delete all") as con:
        con.execute("DELETE FROM account")
    with pytest.raises(BookError):
        carry_out(importer.book, plan)
    assert importer.count() == 0


MATCHES = [
    # the list before, the list after, verdicts, accounts in the end
    ("Name,EIK\nA,131129282", "Name,EIK\nB,BG131129282", ["updated"], 1),
    ("Name,EIK\nA,131129282\nB,131129282", "Name,EIK\nA,131129282\nB,131129282", ["unchanged"] * 2, 2),
    (
        "Name,EIK\nA,131129282\nB,131129282",
        "Name,EIK\nA,131129282\nB2,131129282",
        ["unchanged", "updated"],
        2,
    ),
    ("Name,EIK\nA,131129282\nB,131129282", "Name,EIK\nC,131129282", ["added"], 3),
    ("Name,EIK\nA,131129282", "Name,EIK\nA,131071587", ["added"], 2),
    ("Name,EIK\nA,131129282", "Name,City\nA,Sofia", ["updated"], 1),
    ("Name,City\nA,Sofia", "Name,EIK\nA,131129282", ["updated"], 1),
    ("Name,City\nA,Sofia", "Name,City\nA,Varna", ["added"], 2),
    ("Name,City\nA,Sofia\nA,Varna", "Name,City\nA,", ["in_doubt"], 2),
    ("Name,City\nA Ltd,Sofia", "Name,City\nA,Sofia", ["in_doubt"], 1),
    ("Name,City\nA Ltd,Sofia", "Name,City\nA,Varna", ["added"], 2),
    ("Name,Phone\nGama,02 987 65 43", "Name,Phone\nDelta,+359 2 9876543", ["in_doubt"], 1),
    ("Name,Email\nGama,office@gama.example", "Name,Email\nDelta,OFFICE@gama.example", ["in_doubt"], 1),
    ("Name\nИскър", "Name\nIskar", ["in_doubt"], 1),
    ("Name\nАВС", "Name\nABC", ["in_doubt"], 1),
    ("Name,Legal name\nФанти,Ван Холдинг ООД", "Name\nВан Холдинг ООД", ["unchanged"], 1),
    ("Name,City\nA,Sofia", "Name,City\nA,гр. София", ["updated"], 1),
    ("Name,EIK\nКООП,000004283", "Name,EIK\nКООП,000004283", ["unchanged"], 1),
    ("Name,EIK\nAcme EOOD,131129282", 'Name,EIK\n"""Acme""",131129282', ["updated"], 1),
    ("Name,Legal name,EIK\nBulMag,Trunchev,131129282", "Name,EIK\nTrunchev,131129282", ["unchanged"], 1),
    ("Name,No of shops\nA,5", "Name,No of shops\nA,6", ["unchanged"], 1),
]


@pytest.mark.parametrize(("before", "after", "verdicts", "accounts"), MATCHES)
def test_which_row_is_which_account(
    importer: Importer, before: str, after: str, verdicts: list[str], accounts: int
) -> None:
    importer.do(before)
    assert importer.do(after) == verdicts
    assert importer.count() == accounts
    assert set(importer.do(after)) == ({"in_doubt"} if verdicts == ["in_doubt"] else {"unchanged"})
    assert importer.count() == accounts


REPEATED = [
    ("Name,EIK,City\nA,131129282,Sofia\nA,131129282,Varna\n", ["added", "duplicate_in_file"]),
    ("Name,EIK\nAcme ЕООД,131129282\nAcme,131129282\n", ["added", "duplicate_in_file"]),
    ("Name,EIK\nA,131129282\nB,131129282\n", ["added", "added"]),
    ("Name,City\nA,Sofia\nA,София\n", ["added", "duplicate_in_file"]),
    ("Name,City\nAcme,Sofia\nacme,\n", ["added", "in_doubt"]),
    ("Name,City\nAcme Ltd,Sofia\nAcme,Sofia\n", ["added", "in_doubt"]),
    ("Name,City\nAcme,Sofia\nAcme,\n", ["added", "duplicate_in_file"]),
    ("Name,EIK\nA,131129282\nA,131071587\nA,131071587\n", ["added", "added", "duplicate_in_file"]),
    ("Name,Code\nA,1\nB,2\nA,3\n", ["added", "added", "duplicate_in_file"]),
]


@pytest.mark.parametrize(("text", "verdicts"), REPEATED)
def test_rows_of_one_account_in_a_file(importer: Importer, text: str, verdicts: list[str]) -> None:
    assert importer.do(text) == verdicts
    again = importer.do(text)
    assert importer.count() == verdicts.count("added")
    assert set(again) <= {"unchanged", "duplicate_in_file", "in_doubt"}


def test_nothing_that_repeated_rows_say_is_lost(importer: Importer) -> None:
    importer.do("Company,City,Contact,GSM,Shops,Note\nA,Sofia,Ann,1,12,x\nA,Sofia,Ben,2,12,y\nA,,Ann,,14,x\n")
    assert importer.book.rows("SELECT name, note FROM person ORDER BY id") == [("Ann", "x"), ("Ben", "y")]
    assert (importer.ways("Ann"), importer.ways("Ben")) == (["mobile 1"], ["mobile 2"])
    assert importer.value("note", "A") == "Ann:\nShops: 12\nAnn:\nShops: 14"


def test_what_is_likely_the_same_waits_until_it_is_said(importer: Importer) -> None:
    text = "Name,City\nAcme Ltd,Sofia\nAcme,Sofia\nACME EOOD,Sofia\nBeta,Sofia\n"
    plan = importer.plan(text)
    first, second, third, other = plan.outcomes
    assert (first.alike, other.alike) == ((), ())
    assert [(twin.name, twin.line, twin.likeness) for twin in second.alike] == [
        ("Acme Ltd", 2, Likeness.LEGAL_FORM)
    ]
    assert third.alike[0].line == 2  # what is in doubt itself comes last
    assert (plan.accounts, plan.count(Verdict.IN_DOUBT)) == (2, 2)
    # One of them is said to be the same, also where that is only in the list; one is new.
    said = Said(matches=(Match("acme", "Acme Ltd"),), add=("Acme EOOD",))
    carry_out(importer.book, importer.plan(text, said=said))
    assert importer.book.rows("SELECT name FROM account ORDER BY id") == [
        ("Acme Ltd",),
        ("ACME EOOD",),
        ("Beta",),
    ]
    # It is remembered.
    again = importer.plan(text)
    assert again.does_nothing and again.count(Verdict.IN_DOUBT) == 0
    importer.book.undo()
    assert importer.count("sales_name") == importer.count() == 0


def test_all_as_they_are_likely_meant(importer: Importer) -> None:
    importer.do("Name,City\nАлфа ООД,София\n")
    text = "Name,City,Phone\nАлфа,София,02 987 65 43\nAlfa,София,0888 123 456\nБета,,\nBeta,,032 1\n"
    plan = importer.plan(text, said=Said(take_likely=True))
    carry_out(importer.book, plan)
    assert importer.book.rows("SELECT name FROM account ORDER BY id") == [("Алфа ООД",), ("Бета",)]
    assert importer.ways("Алфа ООД") == ["02 987 65 43", "0888 123 456"]
    assert importer.ways("Бета") == ["032 1"]
    assert importer.plan(text).does_nothing


def test_what_is_said_of_a_name_has_to_be_there(importer: Importer) -> None:
    assert importer.plan("Name\nA\n", said=Said(add=("B",), matches=(Match("C", "D"),))).changes
    with pytest.raises(NoSuchAccount, match="D"):
        importer.plan("Name\nA\n", said=Said(matches=(Match("A", "D"),)))
    importer.do("Name,City\nD,Sofia\nD,Varna\n")
    with pytest.raises(NoSuchAccount, match="several"):
        importer.plan("Name\nA\n", said=Said(matches=(Match("A", "D"),)))


def test_a_city_on_one_side_is_taken_as_one_and_said(importer: Importer) -> None:
    plan = importer.plan("Name,City\nA,Sofia\nA,\n")
    assert any("city" in remark for remark in plan.outcomes[0].remarks)
    importer.do("Name,City\nB,Sofia\n")
    plan = importer.plan("Name\nB\n")
    assert plan.outcomes[0].verdict is Verdict.UNCHANGED and plan.outcomes[0].remarks


def test_shared_numbers_are_pointed_out(importer: Importer) -> None:
    importer.do("Name,EIK\nA,131129282\nB,131129282\n")
    (outcome,) = importer.plan("Name,EIK\nC,131129282\n").outcomes
    assert outcome.verdict is Verdict.ADDED and outcome.remarks


NAMESAKES = (
    "First Name,Last Name,Company,Job Title,Mobile Phone,E-mail Address\n"
    "Ivan,Petrov,Struma,Buyer,0888 555 201,i.petrov@struma.example\n"
    "Ivan,Petrov,Struma,Warehouse,0888 555 202,ivan.petrov2@struma.example\n"
    "Иван,Петров,Struma,Driver,0888 555 203,\n"
)


def test_namesakes_of_one_firm_wait_until_it_is_said_who_they_are(importer: Importer) -> None:
    plan = importer.plan(NAMESAKES)
    assert [(doubt.named.name, [twin.answer for twin in doubt.may_be]) for doubt in plan.doubts] == [
        ("Ivan Petrov (Struma) #3", ["Ivan Petrov"]),
        ("Иван Петров (Struma)", ["Ivan Petrov, Buyer", "Ivan Petrov, Warehouse"]),
    ]
    assert plan.doubts[0].is_likely_new and not plan.doubts[1].is_likely_new
    assert plan.count_people(Verdict.ADDED) == 1
    they_are_new = Said(add=("Ivan Petrov (Struma) #3", "Иван Петров (Struma)"))
    carry_out(importer.book, importer.plan(NAMESAKES, said=they_are_new))
    assert importer.book.rows("SELECT name, title FROM person ORDER BY id") == [
        ("Ivan Petrov", "Buyer"),
        ("Ivan Petrov", "Warehouse"),
        ("Иван Петров", "Driver"),
    ]
    assert importer.plan(NAMESAKES).does_nothing and not importer.plan(NAMESAKES).doubts
    # Each is found again by what is theirs, and a name alone changes nobody.
    header = NAMESAKES.splitlines()[0]
    importer.do(f"{header}\nIvan,Petrov,Struma,Head,0888555202,\nIvan,Petrov,Struma,,,\n")
    assert importer.book.rows("SELECT title FROM person ORDER BY id") == [("Buyer",), ("Head",), ("Driver",)]


def test_a_person_in_doubt_is_whom_an_answer_names(importer: Importer) -> None:
    importer.do("Company,Contact,Title\nStruma,Ivan Petrov,Buyer\n")
    text = "Company,Contact,Title,Phone\nStruma,I. Petrov,Head,0888 555 201\nVitosha,I. Petrov,,\n"
    name = "I. Petrov (Struma)"
    for said in (Said(matches=(Match(name, "Ivan Petrov"),)), Said(take_likely=True)):
        plan = importer.plan(text, said=said)
        assert not plan.doubts
        outcome = plan.outcomes[0]
        assert FieldChange("title", "Buyer", "Head") in outcome.person_changed
    assert any("is taken for Ivan Petrov" in remark for remark in outcome.remarks)
    (doubt,) = importer.plan(text).doubts
    assert doubt.named.name == name, "of Vitosha nobody is like it"
    with pytest.raises(NoSuchAccount, match="nobody “Ann” among those"):
        importer.plan(text, said=Said(matches=(Match(name, "Ann"),)))
    carry_out(importer.book, importer.plan(text, said=Said(matches=(Match(name, "Ivan Petrov"),))))
    assert importer.plan(text).does_nothing and not importer.plan(text).doubts, "the phone is theirs now"


def test_rows_of_one_person_in_doubt_wait_together(importer: Importer) -> None:
    importer.do("Company,Contact\nStruma,Ivan Petrov\n")
    text = "Company,Contact,Phone\nStruma,I. Petrov,0888 555 201\nStruma,I. Petrov,0888 555 202\n"
    plan = importer.plan(text)
    assert len(plan.doubts) == 1 and plan.does_nothing
    carry_out(importer.book, importer.plan(text, said=Said(add=("I. Petrov (Struma)",))))
    assert importer.ways("I. Petrov") == ["0888 555 201", "0888 555 202"]


def test_somebody_outside_all_accounts_may_be_one_of_an_account(importer: Importer) -> None:
    importer.do("First Name,Last Name,Company\nAna,Koleva,Alfa\n")
    text = "First Name,Last Name,Company,Phone\nAna,Koleva,,0888 123 451\n"
    (doubt,) = importer.plan(text).doubts
    assert (doubt.named.name, doubt.may_be[0].answer) == ("Ana Koleva", "Ana Koleva (Alfa)")
    assert not importer.plan(text, said=Said(take_likely=True)).doubts
    plan = importer.plan(text, said=Said(matches=(Match("Ana Koleva", "Ana Koleva (Alfa)"),)))
    assert plan.outcomes[0].verdict is Verdict.UPDATED
    carry_out(importer.book, importer.plan(text, said=Said(add=("Ana Koleva",))))
    assert importer.book.rows("SELECT account_id IS NULL FROM person ORDER BY id") == [(0,), (1,)]
    assert importer.plan(text).does_nothing and not importer.plan(text).doubts


def test_everything_that_rows_say_of_a_person_is_kept(importer: Importer) -> None:
    importer.do(
        "Company,City,Contact,Phone,Contact phone,Website,Birthday\n"
        "Struma,Pernik,Ana Koleva,076 600 100,0888 123 451,struma.example,14.3.\n"
        "Struma,Pernik,Ana Koleva,076 600 200,0888 123 452; 0888 123 451,struma2.example,\n"
    )
    assert importer.ways("Struma") == ["076 600 100", "struma.example", "076 600 200", "struma2.example"]
    assert importer.ways("Ana Koleva") == ["0888 123 451", "0888 123 452"]
    assert importer.book.row("SELECT birthday FROM person") == ("--03-14",)


def test_notes_stand_with_the_person_they_are_about(importer: Importer) -> None:
    text = (
        "First Name,Last Name,Company,Notes,Nickname\n"
        "Kamen,Iliev,Vitosha,likes to be called after ten,Kam\n"
        "Kalina,Toneva,Vitosha,wants everything in writing,\n"
    )
    importer.do(text)
    assert importer.book.rows("SELECT name, note FROM person ORDER BY id") == [
        ("Kamen Iliev", "likes to be called after ten\nNickname: Kam"),
        ("Kalina Toneva", "wants everything in writing"),
    ]
    assert importer.value("note", "Vitosha") == ""
    assert importer.plan(text).does_nothing


def test_people_without_a_firm_stand_outside_all_accounts(importer: Importer) -> None:
    importer.do("First Name,Last Name,Company,Phone\nAna,Koleva,Alfa,0888 123 451\n")
    text = (
        "First Name,Last Name,Company,Phone,Email\n"
        "Todor,Balev,,0888 123 452,\n"
        "Ana,Koleva,,+359888123451,ana@alfa.example\n"
        ",,,,ana@alfa.example\n"
        ",,,,nobody@beta.example\n"
    )
    plan = importer.plan(text)
    assert [outcome.verdict for outcome in plan.outcomes] == [
        Verdict.ADDED,
        Verdict.UPDATED,
        Verdict.UNCHANGED,
        Verdict.ADDED,
    ]
    carry_out(importer.book, plan)
    assert importer.book.rows("SELECT name FROM person WHERE account_id IS NULL ORDER BY id") == [
        ("Todor Balev",),
        ("nobody@beta.example",),
    ]
    assert importer.ways("Ana Koleva") == ["0888 123 451", "ana@alfa.example"]
    assert importer.plan(text).does_nothing
    assert importer.count() == 1 and importer.count("membership") == 1


def test_an_update_names_what_was_and_what_is(importer: Importer) -> None:
    importer.do("Name,City,Industry,Contact,Title\nA,Sofia,Steel,Ann,Buyer\n")
    (outcome,) = importer.plan("Name,City,Industry,Contact,Title\nA,Sofia,Wood,Ann,Head\n").outcomes
    assert outcome.changed == (FieldChange("industry", "Steel", "Wood"),)
    assert outcome.person_changed == (FieldChange("title", "Buyer", "Head"),)


def test_stage_and_key_only_where_the_file_says_so(importer: Importer) -> None:
    importer.do("Name,Status,Key account\nA,lead,yes\nB,,\n", Stage.FORMER)
    assert (importer.value("stage", "A"), importer.value("is_key", "A")) == ("prospect", 1)
    assert (importer.value("stage", "B"), importer.value("is_key", "B")) == ("former", 0)
    importer.do("Name,Status,Key account\nA,,\n")
    assert (importer.value("stage", "A"), importer.value("is_key", "A")) == ("prospect", 1)


def test_a_prospect_that_a_list_makes_a_customer_is_won_today(importer: Importer) -> None:
    importer.do("Name;Stage\nA;prospect\nB;customer\n")
    assert importer.value("won_on", "B") is None  # nobody knows since when
    importer.do("Name;Stage\nA;customer\nB;lost\n")
    today = datetime.now(UTC).astimezone().date().isoformat()
    assert (importer.value("won_on", "A"), importer.value("lost_on", "A")) == (today, None)
    assert (importer.value("won_on", "B"), importer.value("lost_on", "B")) == (None, today)


def test_intervals_days_and_amounts(importer: Importer) -> None:
    text = "Name,Greet every days,Renewal,Estimated spend\nA,{},31.12.2026,1500\n"
    importer.do(text.format(14))
    assert importer.value("greet_latest_days", "A") == 28
    assert importer.do(text.format(14)) == ["unchanged"]
    # An interval longer than the latest one of the book moves that too, or the book would refuse it.
    assert importer.do(text.format(60)) == ["updated"]
    assert importer.value("greet_latest_days", "A") == 120
    importer.do("Name,Greet latest days\nA,7\n")
    assert importer.value("greet_every_days", "A") == 7
    assert (importer.value("renewal_on", "A"), importer.value("estimated_spend", "A")) == (
        "2026-12-31",
        150000,
    )


def test_people_already_there_are_known_by_name(importer: Importer) -> None:
    importer.do("Company,City\nA,Sofia\n")
    from kamtui.store.book.tables import Person

    with importer.book.change("Add") as act:
        account_id = importer.value("id", "A")
        for name in ("Иванова", "Ben"):
            act.add(
                Person(
                    id=importer.book.ids.new(), account_id=account_id, name=name, created_at=datetime.now(UTC)
                )
            )
    plan = importer.plan("Company,Contact,Job title\nA,ivanova,CEO\nA,Ben,\nA,New,\n")
    assert [outcome.person_verdict for outcome in plan.outcomes] == [
        Verdict.UPDATED,
        Verdict.UNCHANGED,
        Verdict.ADDED,
    ]
    carry_out(importer.book, plan)
    assert importer.book.rows("SELECT name, title FROM person ORDER BY id") == [
        ("Иванова", "CEO"),
        ("Ben", ""),
        ("New", ""),
    ]


def test_a_plan_writes_nothing(importer: Importer) -> None:
    importer.plan(LIST)
    assert importer.count() == importer.count("change_set") == 0


def test_the_report(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text(
        "Клиенти\n№;Клиент;ЕИК;Град;Лице за контакт;Обекти\n1;Алфа\x1b[31m;131129282;София;Ана;3\n2;;;Варна;;\n"
        "3;Бета;;;;\n4;Бета;;;;\n",
        encoding="cp1251",
    )
    sheet = read_accounts(path)
    plan = plan_import(book, sheet)
    lines = list(report_lines(plan, sheet))
    assert lines == [
        "k.csv: cp1251, delimiter semicolon, header on line 2",
        "taken: Клиент → name, ЕИК → company number, Град → city, Лице за контакт → contact: name",
        "no field of their own, kept in the note: Обекти",
        "left out: №",
        "line 3  added      Алфа[31m (131129282, София) + Ана",
        "line 5  added      Бета",
        "line 6  repeated   Бета, the account of line 5",
        "bad row: line 4: no name",
        "2 accounts: 2 added, 0 updated, 0 unchanged, 1 row repeated, 1 bad row; 1 person added.",
    ]
    carry_out(book, plan)
    again = list(report_lines(plan_import(book, sheet), sheet))
    assert again[4].startswith("line 3  unchanged  Алфа")
    assert all(clean(line, lines=True) == line and "\n" not in line for line in again)


def test_a_number_too_short_replaces_none_that_an_account_is_known_by(importer: Importer) -> None:
    importer.do("Name,EIK,City\nA,131129282,Sofia\n")
    text = "Name,EIK,City\na,77,\nA,131071587,Sofia\n"
    plan = importer.plan(text)
    assert not plan.changes and "“77” is too short" in plan.outcomes[0].remarks[-1]
    carry_out(importer.book, plan)
    assert importer.value("registration_number", "A") == "131129282"
    assert importer.plan(text).changes == ()


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["A", "a", "B", "А ООД", "A OOD", ""]),
        st.sampled_from(["", "131129282", "BG131129282", "131071587", "77"]),
        st.sampled_from(["", "Sofia", "гр. София", "Varna"]),
        st.sampled_from(["", "Ann", "ann", "Ben"]),
        st.sampled_from(["", "1", "2"]),
        st.sampled_from(["", "x", "xy", "z"]),
    ),
    max_size=7,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ROWS, second=ROWS, firms=st.sampled_from(["above", "none"]))
def test_whatever_the_lists_a_second_import_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    empty_book_file: Path,
    first: list[tuple[str, ...]],
    second: list[tuple[str, ...]],
    firms: str,
) -> None:
    folder = tmp_path_factory.mktemp("law")
    shutil.copyfile(empty_book_file, folder / "book.db")
    with once.opened_unchecked(folder / "book.db") as book:
        importer = Importer(book, folder)
        importer.choice = FileChoice(firms=firms)
        for rows in (first, second):
            text = "Name,EIK,City,Contact,GSM,Note\n" + "".join(",".join(row) + "\n" for row in rows)
            plan = importer.plan(text)
            carry_out(book, plan)
            assert importer.plan(text).changes == ()
            # Each row is told once.
            lines = [outcome.line for outcome in plan.outcomes]
            assert len(lines) == len(set(lines)) == sum(1 for row in rows if any(row))


@needs_data
def test_the_three_lists_into_one_book(book: Book) -> None:
    files = {
        "crm/accounts.csv": (85, 85, 0),
        "bulgarian/retail_chains_bg.csv": (205, 205, 0),
        "bulgarian/kam_clients_cp1251.csv": (12, 0, 12),
        "exports/hubspot_companies.csv": (2, 2, 0),  # and one in doubt
    }
    for name, (accounts, added, people) in files.items():
        sheet = read_accounts(DATA / name)
        plan = plan_import(book, sheet)
        carry_out(book, plan)
        assert (plan.accounts, plan.count(Verdict.ADDED)) == (accounts, added), name
        assert plan.count_people(Verdict.ADDED) == people
        again = plan_import(book, sheet)
        assert again.count(Verdict.UNCHANGED) == accounts and not again.changes, name
    assert book.row("SELECT count(*) FROM account") == (85 + 205 + 2,)


@needs_data
@pytest.mark.parametrize(
    ("name", "accounts"),
    [
        ("crm/accounts.csv", 85),
        ("bulgarian/retail_chains_bg.csv", 205),
        ("bulgarian/kam_clients_cp1251.csv", 12),
        ("exports/google_contacts_new.csv", 4),
        ("exports/outlook_desktop_bg_cp1251.csv", 2),
        ("exports/thunderbird.csv", 4),
        ("exports/linkedin_Connections.csv", 2),
        ("exports/hubspot_companies.csv", 2),  # and one in doubt
        ("exports/salesforce_report_accounts_classic.csv", 2),
        ("exports/pipedrive_people.csv", 2),
    ],
)
def test_each_list_alone_and_undone(book: Book, name: str, accounts: int) -> None:
    sheet = read_accounts(DATA / name)
    carry_out(book, plan_import(book, sheet))
    assert book.row("SELECT count(*) FROM account") == (accounts,)
    assert not plan_import(book, sheet).changes
    book.undo()
    for table in ("account", "person", "search"):
        assert book.row(f"SELECT count(*) FROM {table}") == (0,)


def test_the_report_says_what_may_be_people_and_how_the_amounts_are_taken(
    importer: Importer, tmp_path: Path
) -> None:
    def report(text: str) -> list[str]:
        path = tmp_path / "orders of May.csv"
        path.write_text(text, encoding="utf-8")
        sheet = read_accounts(path)
        return list(report_lines(plan_import(importer.book, sheet), sheet))

    said = "“Име” is taken for the names of accounts. If they are people: "
    assert any(line.startswith(said) for line in report("Име;Телефон\nИван Петров;0888123456\n"))
    for header in ("Име;Град", "Фирма;Телефон", "Име;ЕИК"):
        assert not any("taken for the names" in line for line in report(f"{header}\nАлфа;1\n"))
    orders = report("Customer,City,Order Date,Sales\nAlfa,Sofia,2026-01-05,10\n")
    assert any(command_line("kamtui", "import", "sales", "orders of May.csv") in line for line in orders), (
        orders
    )


def test_accounts_of_one_name_are_told_apart_by_their_city_or_number(importer: Importer) -> None:
    text = "Company,City,EIK\nAlfa,Sofia,131129282\nAlfa,Sofia,131071587\nAlfa,Varna,\nAlfa,,\n"
    doubtful = importer.plan(text).outcomes[-1]
    assert match_option(doubtful) == "--match 'Alfa=Alfa (Varna)'"
    for account, line in (("Alfa (Varna)", 4), ("131129282", 2), ("131071587", 3)):
        plan = importer.plan(text, said=Said(matches=(Match("Alfa", account),)))
        assert [outcome.same_as for outcome in plan.outcomes] == [0, 0, 0, line]
    with pytest.raises(NoSuchAccount, match=r"Alfa \(CITY\)"):
        importer.plan(text, said=Said(matches=(Match("Alfa", "Alfa"),)))
    # The same for accounts of the book.
    importer.do("Company,City\nBeta,Sofia\nBeta,Varna\n")
    with pytest.raises(NoSuchAccount):
        importer.plan("Company,Phone\nBeta,02 111111\n", said=Said(matches=(Match("Beta", "Beta"),)))
    said = Said(matches=(Match("Beta", "Beta (Varna)"),))
    (outcome,) = importer.plan("Company,Phone\nBeta,02 111111\n", said=said).outcomes
    assert (outcome.verdict, outcome.city) == (Verdict.UPDATED, "Varna")


MOVED = "Firm,Website,Contact,Mobile,Email\nAlfa,alfa.bg,Maria Koleva,0888 111 222,maria@alfa.bg\n"


def test_who_moved_to_another_firm_is_asked_about_and_keeps_the_old_address_as_past(
    importer: Importer,
) -> None:
    importer.do(MOVED)
    text = "Firm,Contact,Title,Mobile,Email\nBeta,Мария Колева,director,+359 888 111 222,m.koleva@beta.bg\n"
    plan = importer.plan(text)
    (doubt,) = plan.doubts
    assert (doubt.named.name, doubt.may_be[0].answer) == ("Мария Колева (Beta)", "Maria Koleva (Alfa)")
    assert not doubt.is_likely_new and doubt.may_be[0].moves
    said = Said(matches=(Match("Мария Колева (Beta)", "Maria Koleva (Alfa)"),))
    for answer in (said, Said(take_likely=True)):
        plan = importer.plan(text, said=answer)
        assert plan.outcomes[0].person_verdict is Verdict.UPDATED
        assert plan.outcomes[0].remarks == ("Maria Koleva moves here from Alfa; what they had there is past",)
        carry_out(importer.book, plan)
        assert set(importer.ways("Maria Koleva")) == {
            "mobile 0888 111 222", "m.koleva@beta.bg", "past maria@alfa.bg",
        }  # fmt: skip
        assert importer.book.rows(
            "SELECT a.name, m.until_on IS NULL FROM membership m JOIN account a ON a.id = m.account_id ORDER BY m.id"
        ) == [("Alfa", 0), ("Beta", 1)]
        assert importer.plan(text).does_nothing and importer.count("person") == 1
        importer.book.undo()
    assert set(importer.ways("Maria Koleva")) == {"mobile 0888 111 222", "maria@alfa.bg"}
    carry_out(importer.book, importer.plan(text, said=Said(add=("Мария Колева (Beta)",))))
    assert importer.count("person") == 2


@pytest.mark.parametrize(
    "row", ["Beta,Maria Koleva,,", "Beta,Petar Kolev,0888 111 222,", "Alfa,Maria Koleva,0888 111 222,", "Beta,,0888 111 222,"]
)  # fmt: skip
def test_a_namesake_or_a_shared_phone_alone_is_nobody_who_moved(importer: Importer, row: str) -> None:
    importer.do(MOVED)
    assert importer.plan(f"Firm,Contact,Mobile,Email\n{row}\n").doubts == []


def test_who_was_outside_all_accounts_comes_into_a_firm(importer: Importer) -> None:
    importer.do("First name,Last name,Mobile,Company\nMaria,Koleva,0888 111 222,\n")
    text = "Firm,Contact,Mobile\nBeta,Maria Koleva,0888 111 222\n"
    (doubt,) = importer.plan(text).doubts
    carry_out(
        importer.book,
        importer.plan(text, said=Said(matches=(Match(doubt.named.name, doubt.may_be[0].answer),))),
    )
    assert importer.count("person") == 1 and importer.plan(text).does_nothing


def test_an_address_like_those_of_the_others_there_is_past_too(importer: Importer) -> None:
    colleague = "Alfa,,Petar Kolev,,petar@alphagroup.bg\n"
    importer.do(
        MOVED.replace("alfa.bg,Maria", ",Maria").replace("maria@alfa.bg", "maria@alphagroup.bg") + colleague
    )
    text = "Firm,Contact,Mobile,Email\nBeta,Maria Koleva,0888 111 222,m.koleva@beta.bg\n"
    carry_out(importer.book, importer.plan(text, said=Said(take_likely=True)))
    assert "past maria@alphagroup.bg" in importer.ways("Maria Koleva")
    assert importer.ways("Petar Kolev") == ["petar@alphagroup.bg"]


def test_who_is_named_at_both_firms_moved_to_neither(importer: Importer) -> None:
    """Otherwise each import of the same list would move them to and fro."""
    importer.do(MOVED)
    text = "Firm,Contact,Mobile\nBeta,Мария Колева,0888 111 222\nAlfa,Maria Koleva,0888 111 222\n"
    plan = importer.plan(text, said=Said(take_likely=True))
    assert plan.doubts == []
    carry_out(importer.book, plan)
    assert importer.plan(text, said=Said(take_likely=True)).does_nothing and importer.count("person") == 2


def test_whoever_is_named_at_the_firm_in_other_words_did_not_move_either(importer: Importer) -> None:
    importer.do(MOVED)
    text = "Firm,Contact,Mobile\nBeta,Maria Koleva,0888 111 222\nAlfa,Мария Колева,0888 111 222\n"
    plan = importer.plan(text, said=Said(take_likely=True))
    carry_out(importer.book, plan)
    assert importer.plan(text, said=Said(take_likely=True)).does_nothing and importer.count("person") == 2


def test_who_moved_is_asked_anew_as_the_firms_of_the_list_become_known(importer: Importer) -> None:
    """What is kept between two plans of one list depends on the other firms that name somebody."""
    importer.do(MOVED)
    text = "Firm,Contact,Mobile\nBeta,Maria Koleva,0888 111 222\nAlpha Sofia,Maria Koleva,0888 111 222\n"
    planning = Planning()
    for said, names in (
        (Said(), 2),
        (Said(matches=(Match("Alpha Sofia", "Alfa"),)), 0),
        (Said(add=("Alpha Sofia",)), 2),
        (Said(add=("Alpha Sofia",), take_likely=True), 0),
    ):
        plan = importer.plan(text, said=said, planning=planning)
        assert len(plan.doubts) == names
        assert plan == importer.plan(text, said=said)


def test_the_likely_ones_are_taken_in_a_plan_that_is_made_again(importer: Importer) -> None:
    importer.do(MOVED)
    text = "Firm,Contact,Mobile,Email\nAlfa,Maria Koleva,0999 333 444,koleva@other.bg\n"
    planning = Planning()
    for takes_likely, count in ((False, 1), (True, 0), (False, 1)):
        plan = importer.plan(text, said=Said(take_likely=takes_likely), planning=planning)
        assert len(plan.doubts) == count


@pytest.mark.parametrize("is_known", [True, False])
def test_what_cards_without_a_firm_say_of_somebody_of_the_list_is_taken_at_once(
    importer: Importer, is_known: bool
) -> None:
    """Of what several say otherwise the first counts, or each import would change it to and fro."""
    if is_known:
        importer.do("Company,Contact,Mobile\nAlfa,Maria Koleva,0888 111 222\n")
    text = (
        "Company,First name,Last name,Mobile,Job title,Contact note\n"
        ",Maria,Koleva,0888 111 222,Director,likes tea\n,Maria,Koleva,0888 111 222,Owner,\n"
        "Alfa,Maria,Koleva,0888 111 222,,\n"
    )
    carry_out(importer.book, importer.plan(text))
    ((title, note),) = importer.book.rows("SELECT title, note FROM person")
    assert title == "Director" and note.splitlines() == ["likes tea", "Job title: Owner"]
    assert importer.plan(text).does_nothing
