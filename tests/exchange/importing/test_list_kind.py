"""A table is told to be one of accounts or of sales."""

import os
from pathlib import Path

import pytest

from kamtui.exchange.importing.list_kind import KindNotTold, ListKind, list_kind
from kamtui.exchange.importing.options import fields_of
from kamtui.exchange.reading import table_file
from kamtui.exchange.reading.sheet_errors import SheetError
from tests.make_order_lines import write_order_lines

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")

ACCOUNTS, SALES, PLANS = ListKind.ACCOUNTS, ListKind.SALES, ListKind.PLANS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Name,City\nAlfa,Sofia\n", ACCOUNTS),
        ("First Name,Last Name,Phone\nAna,Ilieva,0888\n", ACCOUNTS),
        ("Клиент;Град;Телефон;Оборот\nАлфа;София;02;100\n", ACCOUNTS),
        ("Customer,Month,Revenue\nAlfa,01.2026,100\nAlfa,02.2026,100\n", SALES),
        ("Customer,Order Date,Order ID,Sales\nAlfa,2026-01-05,1,10\nBeta,2026-01-05,2,10\n", SALES),
        ("Клиент;Дата;Фактура №;Сума\nАлфа;5.1.2026;1;10\n", SALES),
        ("Customer Name,City,Order Date,Sales\nAlfa,Sofia,2026-01-05,10\nAlfa,Varna,2026-01-06,20\n", SALES),
        ("Клиент;Януари 2026;Февруари 2026\nАлфа;10;20\n", SALES),
        ("Продажби 2026\n\nКлиент;Януари;Февруари;Общо\nАлфа;10;20;30\n", SALES),
        ("План 2027\nКлиент;Януари;Февруари\nАлфа;10;20\n", PLANS),
        ("Sales budget 2027\n\nCustomer,Month,Amount\nAlfa,01.2027,10\n", PLANS),
        ("Продажби и план 2026\nКлиент;Януари 2026;Февруари 2026\nАлфа;10;20\n", SALES),
        ("Отчет по план 2026\nКлиент;Януари 2026;Февруари 2026\nАлфа;10;20\n", SALES),
        ("Budget\nCustomer,Date,Amount\nAlfa,2026-01-05,10\nAlfa,2026-01-06,10\n", SALES),
        ("CustomerID,Date,Amount\n7,2026-01-05,10\n7,2026-01-06,10\n", SALES),
        ("Клиент;Телефон;Януари 2026;Февруари 2026\nАлфа;02;10;20\n", None),
        ("Customer,Since date,Sales\nAlfa,2020-01-05,10\n", None),
        ("Customer,Revenue\nAlfa,10\n", None),
        ("What,Ever\nAlfa,10\n", None),
        ("Какво;Кога;За кого\nОферта;5.12.2026;Алфа\n", None),
        ("Дата;Клиент;С кого;Как;Какво говорихме\n5.10.2026;Алфа;Колева;тел.;цени\n", ListKind.CALLS),
        ("Date;Customer;Who;What we talked about\n5.10.2026;Alfa;Koleva;prices\n", ListKind.CALLS),
        ("Дата;Клиент;С кого;Следваща стъпка\n5.10.2026;Алфа;Колева;оферта\n", ListKind.CALLS),
    ],
)
def test_accounts_or_sales(tmp_path: Path, text: str, kind: ListKind | None) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    if kind is None:
        with pytest.raises(KindNotTold, match="kamtui import accounts"):
            list_kind(path)
    else:
        assert list_kind(path).kind is kind


def test_months_in_a_file_called_a_plan_are_planned(tmp_path: Path) -> None:
    path = tmp_path / "Бюджет_2027.csv"
    path.write_text("Клиент;Януари 2027;Февруари 2027\nАлфа;10;20\n")
    assert list_kind(path).kind is PLANS


@needs_data
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("crm/accounts.csv", ACCOUNTS),
        ("bulgarian/kam_clients_cp1251.csv", ACCOUNTS),
        ("bulgarian/retail_chains_bg.csv", ACCOUNTS),
        ("exports/google_contacts_new.csv", ACCOUNTS),
        ("exports/hubspot_companies.csv", ACCOUNTS),
        ("exports/hubspot_contacts.csv", ACCOUNTS),
        ("exports/linkedin_Connections.csv", ACCOUNTS),
        ("exports/outlook_desktop_bg_cp1251.csv", ACCOUNTS),
        ("exports/pipedrive_people.csv", ACCOUNTS),
        ("exports/salesforce_report_accounts_classic.csv", ACCOUNTS),
        ("exports/thunderbird.csv", ACCOUNTS),
        ("faults/04-people-only.csv", ACCOUNTS),
        ("faults/sf_upper.csv", ACCOUNTS),
        ("faults/orders_as_accounts.csv", SALES),
        ("faults/customerid.csv", SALES),
        ("faults/split_month_1.csv", SALES),
        ("faults/vat1.csv", SALES),
        ("sales/superstore_9994.csv", SALES),
        ("crm/sales_pipeline.csv", SALES),
    ],
)
def test_kinds_of_the_data_folder(name: str, kind: ListKind) -> None:
    assert list_kind(DATA / name).kind is kind


def test_the_kind_of_a_list_too_long_for_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sales are read as a stream, so that a list of them may be longer than any of accounts."""
    monkeypatch.setattr(table_file, "MOST_ROWS", 1000)
    monkeypatch.setattr(table_file, "LARGEST_FILE", 50_000)
    path = tmp_path / "orders.csv"
    write_order_lines(path, 2000)
    assert list_kind(path).kind is SALES
    with pytest.raises(SheetError):
        table_file.read_table(path, len)


def test_fields_are_called_as_in_the_forms() -> None:
    labels = dict(fields_of(ListKind.ACCOUNTS))
    assert labels["greet_every_days"] == "contact every, days"
    assert labels["estimated_spend"] == "buys per year from all suppliers"
    assert labels["vulnerability"] == "what could lose this customer"
    assert labels["registration_number"] == dict(fields_of(ListKind.SALES))["number"] == "company number"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (
            "Deal Name,Deal Stage,Amount,Close Date,Associated Company,Associated Contact,Associated Note",
            "sales",
        ),
        (
            "Deal - Title,Deal - Value,Organization,Contact person,Deal - Expected close date,Deal - Status",
            "sales",
        ),
        ("Deal Name,Account Name,Contact Name,Stage,Closing Date,Amount,Description", "sales"),
        ("ID,Pipeline,Stage,Deal name,Company,Contact,Total,Currency,Start date,End date", "sales"),
        ("OpportunityName,OpportunityState,BidCurrency,BidAmount,ActualCloseDate,OrganizationName", "sales"),
        ("Customer,2026-01-01,2026-02-01", "sales"),
        ("Name,Stage,Owner,Deal Value,Contacts,Accounts,Expected Close Date", "sales"),
        (
            (
                "Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Person - Name,Person - Email,"
                "Organization - Name"
            ),
            "activities",
        ),
    ],
)
def test_deals_and_activities_of_programs_are_known_whoever_is_named_in_them(
    tmp_path: Path, header: str, kind: str
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"{header}\n")
    assert list_kind(path).kind == kind
