"""Lists of plans as people keep them: by month and by year, in rows and in columns."""

from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.importing.plans import MonthPlan, in_parts
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.importing.list_kind import ListKind, list_kind
from kamtui.exchange.plans.kind import PLANS
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.exchange.records.importer import RecordsImporter
from kamtui.store.importing.plans import PlanSheet

JAN, FEB = date(2027, 1, 1), date(2027, 2, 1)


def read(tmp_path: Path, text: str, **said: str) -> PlanSheet:
    path = tmp_path / "plans.csv"
    path.write_text(text, encoding="utf-8")
    asked = Asked(path, {}, Answers(), AS_FOUND, said)
    return RecordsImporter(PLANS, asked, date(2026, 11, 30)).read(lambda _done, _whole: None)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Account,Month,Plan,Planned profit\nAlfa,01.2027,1200,100.50\n", [MonthPlan(JAN, 120_000, 10_050)]),
        ("Клиент;Месец;План\nАлфа;януари 2027 г.;1 200,50\n", [MonthPlan(JAN, 120_050)]),
        ("Клиент;Месец;План\nАлфа;01.2027;1955,83 лв.\n", [MonthPlan(JAN, 100_000)]),  # leva become euro
        (
            "Клиент;План януари 2027;План февруари 2027;Печалба план януари 2027\nАлфа;10,5;12;2\n",
            [MonthPlan(JAN, 1_050, 200), MonthPlan(FEB, 1_200)],
        ),
        (  # thousands, leva and the year in the title
            "План 2027 (хил. лв.)\n\nКлиент;План януари;План февруари\nАлфа;1,95583;\n",
            [MonthPlan(JAN, 100_000)],
        ),
        ("Account,Month,Year,Target,Currency\nAlfa,2,2027,\"1,200.50\",EUR\n", [MonthPlan(FEB, 120_050)]),
    ],
)  # fmt: skip
def test_shapes(tmp_path: Path, text: str, months: list[MonthPlan]) -> None:
    sheet = read(tmp_path, text)
    assert [list(row.entry.months) for row in sheet.rows] == [months], sheet.bad
    assert list_kind(tmp_path / "plans.csv").kind is ListKind.PLANS


@pytest.mark.parametrize("text", ["Account,Plan 2027\nAlfa,100\n", "Клиент;Година;Бюджет\nАлфа;2027;100\n"])
def test_a_year_is_shared_out(tmp_path: Path, text: str) -> None:
    (row,) = read(tmp_path, text).rows
    amounts = [month.revenue for month in row.entry.months]
    assert amounts == [834] * 4 + [833] * 8 and row.entry.years == {2027}
    assert row.remarks == ("a year's plan is a twelfth of it each month",)
    assert sum(in_parts(-1001, 12)) == -1001 and max(in_parts(-1001, 12)) - min(in_parts(-1001, 12)) == 1


def test_what_cannot_be_taken_says_why(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "Клиент;Месец;План\n;01.2027;1\nАлфа;01.2027;\nАлфа;01.2027;много\nАлфа;01.2027;100 USD\nАлфа;Май;1\nАлфа;13.2027;1\n"
        "Алфа;01.2025;100\n",
    )
    assert not sheet.rows and len(sheet.bad) == 7
    reasons = [bad.reason for bad in sheet.bad]
    assert (
        "--year 2027" in reasons[4] and "--currency BGN" in reasons[6] and "turn it into euro" in reasons[3]
    )
    (row,) = read(tmp_path, "Клиент;Месец;План\nАлфа;Май;1\n", year="2028").rows
    assert row.entry.months == (MonthPlan(date(2028, 5, 1), 100),)
    (bad,) = read(tmp_path, 'Account,Month,Plan\nAlfa,01.2027,"1,234"\n').bad
    assert "two ways" in bad.reason and "--decimal" in bad.reason


@pytest.mark.parametrize(
    "header",
    ["Customer,Month,Revenue,Plan", "Клиент;Януари 2026;Февруари 2026", "Customer,Order Date,Sales,Target"],
)
def test_a_list_with_sales_is_one_of_sales(tmp_path: Path, header: str) -> None:
    path = tmp_path / "sales.csv"
    sign = ";" if ";" in header else ","
    path.write_text(header + "\n" + sign.join(["Alfa", "01.2026", "3", "4"][: header.count(sign) + 1]) + "\n")
    assert list_kind(path).kind is not ListKind.PLANS


@pytest.mark.parametrize(
    "header",
    [
        "Account;Target Q1 2027;Target Q2 2027",
        "Клиент;План 1-во тримесечие 2027;План 2-ро тримесечие 2027",
        "Клиент;План I тримесечие 2027;План II тримесечие 2027",
        "Account;Budget 1Q 2027;Budget 2Q 2027",
    ],
)
def test_a_quarter_is_shared_out(tmp_path: Path, header: str) -> None:
    (row,) = read(tmp_path, f"{header}\nAlfa;100;200\n").rows
    assert [month.month_on for month in row.entry.months] == [date(2027, month, 1) for month in range(1, 7)]
    assert [month.revenue for month in row.entry.months] == [3334, 3333, 3333, 6667, 6667, 6666]
    assert row.remarks == ("a quarter's plan is a third of it each month",) and row.entry.years == frozenset()
    assert list_kind(tmp_path / "plans.csv").kind is ListKind.PLANS


def test_quarters_without_a_year_ask_for_it(tmp_path: Path) -> None:
    text = "Account;Target Q1;Target profit Q1\nAlfa;300;30\n"
    assert "--year" in read(tmp_path, text).bad[0].reason
    (row,) = read(tmp_path, text, year="2027").rows
    assert row.entry.months[0] == MonthPlan(JAN, 10_000, 1_000)
