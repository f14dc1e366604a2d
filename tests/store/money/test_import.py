"""Importing sales: which customer is which account, what changes, and never anything twice."""

import json
import os
import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Choices, Decision, Months, SalesPlan, Verdict
from kamtui.domain.money.importing.sheet import Currency
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import MonthFigures, Span
from kamtui.domain.money.sums import profit_order, revenue_order
from kamtui.domain.time.months import plus_months
from kamtui.exchange.sales.file import read_sales
from kamtui.exchange.sales.report import sales_report_lines
from kamtui.exchange.sales.settle import ReadAs
from kamtui.store.accounts.changes import delete_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.money.changes import set_months
from kamtui.store.money.customer_reads import account_names
from kamtui.store.money.import_changes import carry_out_sales
from kamtui.store.money.import_reads import plan_sales_import
from kamtui.store.money.reads import account_sums
from tests.build import TODAY, an_account, dump

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")

JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))
HEAD = "Клиент;Месец;Оборот (€);Печалба\n"
LINES = "Дата;Клиент;Сума\n"


class Importer:
    """Imports texts into one book."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self._path = folder / "sales.csv"

    def plan(
        self,
        text: str,
        choices: Choices | None = None,
        unknown: Decision = Decision.SKIP,
        as_: ReadAs | None = None,
        months: Months = Months.ASK,
        takes_likely: bool = False,
    ) -> SalesPlan:
        self._path.write_text(text, encoding="utf-8")
        return plan_sales_import(
            self.book,
            read_sales(self._path, read_as=as_).sheet,
            TODAY,
            choices,
            unknown,
            months_are=months,
            takes_likely=takes_likely,
        )

    def do(
        self,
        text: str,
        choices: Choices | None = None,
        unknown: Decision = Decision.SKIP,
        *,
        months: Months = Months.ASK,
        takes_likely: bool = False,
    ) -> SalesPlan:
        plan = self.plan(text, choices, unknown, months=months, takes_likely=takes_likely)
        carry_out_sales(self.book, plan)
        return plan

    def report(self, text: str, choices: Choices | None = None, months: Months = Months.ASK) -> str:
        plan = self.plan(text, choices, months=months)
        sheet = read_sales(self._path).sheet
        return "\n".join(sales_report_lines(plan, sheet)).replace("\u00a0", " ")

    def sales(self) -> list[tuple[str, str, int, int | None]]:
        rows = self.book.rows(
            "SELECT a.name, s.month_on, s.revenue, s.profit FROM sale s JOIN account a ON a.id = s.account_id "
            "ORDER BY a.name, s.month_on"
        )
        return [(name, month[:7], revenue, profit) for name, month, revenue, profit in rows]


@pytest.fixture
def importer(book: Book, tmp_path: Path) -> Importer:
    return Importer(book, tmp_path)


# -- which account a customer is


@pytest.mark.parametrize(
    ("account", "written"),
    [
        ("Алфа", "Алфа"), ("Алфа", "АЛФА"), ("Алфа", "Alfa"), ("Алфа ООД", "Алфа"), ("Алфа", "Алфа ООД"),
        ("„Алфа“ ООД", "Алфа ООД"), ("Алфа-Трейд", "Алфа Трейд"),
    ],
)  # fmt: skip
def test_an_account_is_found_by_its_name(importer: Importer, account: str, written: str) -> None:
    an_account(importer.book, account)
    an_account(importer.book, "Бета")
    plan = importer.do(f"{HEAD}{written};01.2026;5;1\n")
    assert [one.account for one in plan.customers] == [account]
    assert importer.sales() == [(account, "2026-01", 500, 100)]


def test_an_account_is_found_by_its_legal_name_and_its_number(importer: Importer) -> None:
    an_account(
        importer.book,
        "Кауфланд",
        legal_name="Кауфланд България ЕООД енд Ко КД",
        registration_number="131129282",
    )
    an_account(importer.book, "Лидл", registration_number="131071587")
    text = (
        "Клиент;ЕИК;Месец;Оборот\nКАУФЛАНД БЪЛГАРИЯ ЕООД ЕНД КО КД;;01.2026;1\n"
        "Съвсем друго име;BG131071587;01.2026;2\n"
    )
    plan = importer.plan(text)
    assert [one.account for one in plan.customers] == ["Кауфланд", "Лидл"]


@pytest.mark.parametrize(
    ("accounts", "row"),
    [
        ((("Алфа АД", ""),), "Алфа ООД;"),  # another form is another firm
        ((("Алфа", "131129282"),), "Алфа;131071587"),  # and so is another number
        ((("Алфа", ""), ("Алфа", "")), "Алфа;"),  # two of one name
        ((("Алфа ООД", ""), ("Алфа АД", "")), "Алфа;"),
    ],
)
def test_what_is_not_sure_is_not_taken_but_named(
    importer: Importer, accounts: tuple[tuple[str, str], ...], row: str
) -> None:
    for name, number in accounts:
        an_account(importer.book, name, registration_number=number)
    plan = importer.do(f"Клиент;ЕИК;Месец;Оборот\n{row};01.2026;1\n")
    (unknown,) = plan.unknown
    assert {alike.known.name for alike in unknown.alike} == {name for name, _number in accounts}
    assert importer.sales() == []
    assert plan.does_nothing


def test_one_of_two_of_a_name_is_told_by_its_form(importer: Importer) -> None:
    an_account(importer.book, "Алфа ООД")
    an_account(importer.book, "Алфа АД")
    assert importer.plan(f"{HEAD}Алфа АД;01.2026;5;1\n").customers[0].account == "Алфа АД"


@pytest.mark.parametrize(
    ("accounts", "written", "reasons"),
    [
        # In either alphabet, with or without its legal form: but which of the two?
        (("Алфа ООД", "Alfa"), "Алфа", ["in the other alphabet", "but for ООД"]),
        (("Алфа ООД", "Алфа"), "Alfa", ["in the other alphabet", "but for ООД"]),
        (("Алфа", "Alfa"), "алфа", ["same name", "in the other alphabet"]),
        (("Алфа", "Alpha"), "Alfa", ["in the other alphabet", "spelt in another way"]),
        # Letters that only look right: a Latin A, o and c in Cyrillic words, all of a word.
        (("Алфа",), "Aлфа", ["looks the same"]),
        (("Алфа",), "Aлфа ООД", ["looks the same"]),
        (("Aлфа",), "Алфа", ["looks the same"]),
        (("ABC Trade",), "АВС Trade", ["looks the same"]),
    ],
)
def test_what_is_only_likely_is_left_out_with_the_reasons(
    importer: Importer, accounts: tuple[str, ...], written: str, reasons: list[str]
) -> None:
    for name in accounts:
        an_account(importer.book, name)
    text = f"{HEAD}{written};01.2026;5;1\n"
    plan = importer.do(text)
    (unknown,) = plan.unknown
    assert {alike.known.name for alike in unknown.alike} == set(accounts)
    assert all(any(reason in alike.likeness.label for alike in unknown.alike) for reason in reasons)
    assert plan.does_nothing
    told = importer.report(text)
    assert f"{written}={unknown.alike[0].known.name}" in told and all(reason in told for reason in reasons)
    assert importer.plan(text, unknown=Decision.ADD).does_nothing, "it is likely one of them, and no new one"
    importer.do(text, {customer_key(written): unknown.alike[0].known.record_id})
    assert importer.plan(text).unknown == (), "it is remembered"


@pytest.mark.parametrize("written", ["„АЛФА“  трейд", "алфа-трейд", '"Алфа Трейд"', "Алфа Трейд OOД"])
def test_the_very_name_is_sure_whatever_else_is_like_it(importer: Importer, written: str) -> None:
    """But for case, blanks and signs; ООД is ООД, also with two Latin letters."""
    an_account(importer.book, "Алфа Трейд ООД" if written.endswith("Д") and "OO" in written else "Алфа Трейд")
    an_account(importer.book, "Алфа Трейд АД")
    assert importer.plan(f"{HEAD}{written};01.2026;5;1\n").unknown == ()


def test_names_that_only_look_alike_are_two_customers(importer: Importer) -> None:
    plan = importer.do(f"{HEAD}Алфа;01.2026;5;1\nAлфа;01.2026;6;1\n", unknown=Decision.ADD)
    assert [one.name for one in plan.customers] == ["Алфа", "Aлфа"]


def test_one_of_two_of_a_name_is_pasted_by_its_number(importer: Importer) -> None:
    for number in ("131129282", "131071587"):
        an_account(importer.book, "Алфа", registration_number=number)
    assert "--match 'Алфа=131129282'" in importer.report(f"{HEAD}Алфа;01.2026;5;1\n")


def test_an_option_names_the_account_in_its_own_alphabet(book: Book) -> None:
    first, second = an_account(book, "Алфа"), an_account(book, "Alfa")
    assert account_names(book).named("АЛФА") == [first] and account_names(book).named("alfa") == [second]


# -- unknown customers


def test_unknown_customers_are_listed_the_largest_first_with_those_they_may_be(importer: Importer) -> None:
    an_account(importer.book, "Кауфланд България")
    plan = importer.do(f"{HEAD}Нова фирма;01.2026;5;1\nКауфланд;01.2026;50;1\nКауфланд;02.2026;50;1\n")
    assert [(one.name, one.months, one.revenue, one.line) for one in plan.unknown] == [
        ("Кауфланд", 2, 10000, 3),
        ("Нова фирма", 1, 500, 2),
    ]
    assert plan.unknown[0].alike[0].known.name == "Кауфланд България"
    assert importer.sales() == []


def test_a_customer_matched_by_hand_is_remembered(importer: Importer) -> None:
    account = an_account(importer.book, "Кауфланд България")
    before = dump(importer.book)
    text = f"{HEAD}К-ланд 17;01.2026;5;1\n"
    plan = importer.do(text, {"k land 17": account})
    assert plan.remembered == (("К-ланд 17", "k land 17", account),)
    assert importer.sales() == [("Кауфланд България", "2026-01", 500, 100)]
    again = importer.plan(f"{HEAD}к ланд 17;02.2026;6;1\n")
    assert again.customers[0].account_id == account
    assert again.remembered == ()
    assert importer.plan(text, {"k land 17": account}).does_nothing
    importer.book.undo()
    assert dump(importer.book) == before


def test_several_of_a_name_are_matched_or_added_together(importer: Importer) -> None:
    account = an_account(importer.book, "Друга")
    text = "Клиент;ЕИК;Месец;Оборот\nАлфа;131129282;01.2026;1\nАлфа;131071587;01.2026;2\nАлфа;;02.2026;4\n"
    plan = importer.plan(text, {"alfa": Decision.ADD})
    assert len(plan.new) == 3
    importer.do(text, {"alfa": account})
    assert importer.sales() == [("Друга", "2026-01", 300, None), ("Друга", "2026-02", 400, None)]
    importer.book.undo()
    importer.do(text, {"alfa": Decision.ADD})
    assert importer.plan(text).does_nothing


def test_a_customer_can_be_matched_anew(importer: Importer) -> None:
    first, second = an_account(importer.book, "Първа"), an_account(importer.book, "Втора")
    text = f"{HEAD}Оня;01.2026;5;1\n"
    importer.do(text, {"onya": first})
    importer.do(text, {"onya": second})
    assert importer.book.rows("SELECT account_id FROM sales_name") == [(second,)]
    assert importer.plan(text).does_nothing


def test_unknown_customers_become_accounts_unless_one_is_like_them(importer: Importer) -> None:
    an_account(importer.book, "Кауфланд България")
    text = f"{HEAD}Нова фирма;01.2026;5;1\nКауфланд;01.2026;50;1\n"
    plan = importer.do(text, unknown=Decision.ADD)
    assert [one.name for one in plan.new] == ["Нова фирма"]
    assert [one.name for one in plan.unknown] == ["Кауфланд"]
    assert importer.sales() == [("Нова фирма", "2026-01", 500, 100)]
    assert importer.book.rows("SELECT stage FROM account WHERE name = 'Нова фирма'") == [
        (Stage.CUSTOMER.value,)
    ]
    importer.do(text, {"kaufland": Decision.ADD})
    assert len(importer.sales()) == 2
    assert importer.plan(text, unknown=Decision.ADD).does_nothing


def test_a_customer_added_or_left_out_by_hand_is_so_once(importer: Importer) -> None:
    for _again in range(2):
        an_account(importer.book, "Алфа")
    text = f"{HEAD}Алфа;01.2026;5;1\n"
    importer.do(text, {"alfa": Decision.ADD})
    assert importer.plan(text, {"alfa": Decision.ADD}).does_nothing
    assert importer.plan(text).does_nothing
    assert len(account_names(importer.book).named("Алфа")) == 3
    an_account(importer.book, "Бета")
    left_out = importer.plan(f"{HEAD}Бета;01.2026;5;1\n", {"beta": Decision.SKIP})
    assert left_out.does_nothing
    assert [one.name for one in left_out.unknown] == ["Бета"]


def test_two_new_firms_of_one_name_are_two_accounts(importer: Importer) -> None:
    text = "Клиент;ЕИК;Месец;Оборот\nАлфа;131129282;01.2026;1\nАлфа;131071587;01.2026;2\n"
    importer.do(text, unknown=Decision.ADD)
    assert importer.sales() == [("Алфа", "2026-01", 100, None), ("Алфа", "2026-01", 200, None)]
    assert importer.plan(text, unknown=Decision.ADD).does_nothing


def test_a_choice_for_an_account_that_is_gone(importer: Importer) -> None:
    account = an_account(importer.book)
    plan = importer.plan(f"{HEAD}Оня;01.2026;5;1\n", {"onya": account})
    delete_account(importer.book, account)
    with pytest.raises(GoneMeanwhile):
        carry_out_sales(importer.book, plan)
    with pytest.raises(GoneMeanwhile):
        importer.plan(f"{HEAD}Оня;01.2026;5;1\n", {"onya": account})


def test_accounts_by_their_name(book: Book) -> None:
    account = an_account(book, "Алфа", legal_name="Алфа Трейд ООД")
    assert account_names(book).named("alfa") == account_names(book).named("АЛФА ТРЕЙД ООД") == [account]
    assert account_names(book).named("Бета") == []


def test_one_of_several_of_a_name_is_named_by_its_number(book: Book) -> None:
    first, second = (an_account(book, "Алфа", registration_number=n) for n in ("131129282", "131071587"))
    assert account_names(book).named("Алфа") == [first, second]
    assert account_names(book).named("131071587") == account_names(book).named("BG 131 071 587") == [second]


# -- what changes


def test_a_second_import_changes_nothing_and_a_corrected_list_what_it_covers(importer: Importer) -> None:
    book = importer.book
    for name in ("Алфа", "Бета"):
        an_account(book, name)
    text = f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;200;20\nБета;01.2026;50;5\nБета;03.2026;7;1\n"
    plan = importer.do(text)
    assert plan.count(Verdict.ADDED) == 4
    before = dump(book)
    again = importer.do(text)
    assert (again.does_nothing, again.unchanged) == (True, 4)
    assert dump(book) == before
    corrected = importer.do(f"{HEAD}Алфа;01.2026;110;10\nБета;02.2026;9;1\n", months=Months.REPLACE)
    assert [(one.name, one.month_on, one.verdict) for one in corrected.changes] == [
        ("Алфа", JAN, Verdict.REPLACED),
        ("Алфа", FEB, Verdict.REMOVED),  # covered by the list, and Alfa is in it
        ("Бета", FEB, Verdict.ADDED),
        ("Бета", JAN, Verdict.REMOVED),
    ]
    assert importer.sales() == [
        ("Алфа", "2026-01", 11000, 1000),
        ("Бета", "2026-02", 900, 100),
        ("Бета", "2026-03", 700, 100),  # not covered
    ]
    assert book.undo() == "Import sales of 4 months from sales.csv"
    assert dump(book) == before


def test_accounts_that_are_not_in_the_list_are_left_alone(importer: Importer) -> None:
    for name in ("Алфа", "Бета"):
        an_account(importer.book, name)
    importer.do(f"{HEAD}Алфа;01.2026;100;10\nБета;01.2026;50;5\n")
    importer.do(f"{HEAD}Алфа;01.2026;1;1\n")
    assert importer.sales()[1] == ("Бета", "2026-01", 5000, 500)


def test_accounts_that_are_not_in_the_list_are_named(importer: Importer) -> None:
    for name in ("Алфа", "Бета", "Гама"):
        an_account(importer.book, name)
    importer.do(f"{HEAD}Алфа;01.2026;1;1\nБета;01.2026;1;1\nГама;02.2026;1;1\n")
    said = "1 account has sales in these months and is not in the list; it stays as it is: Бета"
    assert said in importer.report(f"{HEAD}Алфа;01.2026;2;1\n").splitlines()
    both = "2 accounts have sales in these months and are not in the list; they stay as they are: Бета, Гама"
    assert both in importer.report("Дата;Клиент;Сума\n05.01.2026;Алфа;2\n06.02.2026;Алфа;2\n").splitlines()
    assert "not in the list" not in importer.report(f"{HEAD}Алфа;03.2026;2;1\n")
    # They may be in rows that were left out.
    for row in ("Бета;01.2026;1;1\nБета;01.2026;2;1", "Бета;01.2026;abc;1"):
        assert "not in the list" not in importer.report(f"{HEAD}Алфа;01.2026;2;1\n{row}\n")
    # A list of plans alone says nothing of what was sold.
    assert "not in the list" not in importer.report("Клиент;Месец;План\nАлфа;01.2026;2\n")


def test_an_empty_cell_replaces_nothing_and_a_column_that_is_not_there_neither(importer: Importer) -> None:
    account = an_account(importer.book, "Алфа")
    set_months(importer.book, account, [MonthFigures(JAN, 1, 2, 3, 4)])
    importer.do(f"{HEAD}Алфа;01.2026;100;\n")
    importer.do("Клиент;Месец;План (€)\nАлфа;01.2026;300\nАлфа;02.2026;9\n")
    rows = importer.book.rows("SELECT revenue, profit FROM sale UNION ALL SELECT revenue, profit FROM plan")
    assert rows == [(10000, 2), (30000, 4), (900, None)]


def test_of_order_lines_an_unknown_profit_replaces(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    head = "Дата;Клиент;Сума;Печалба\n"
    importer.do(f"{head}05.01.2026;Алфа;10;1\n")
    importer.do(f"{head}05.01.2026;Алфа;10;1\n06.01.2026;Алфа;10;\n", months=Months.REPLACE)
    assert importer.sales() == [("Алфа", "2026-01", 2000, None)]


def test_order_lines_take_out_months_between_in_which_nothing_was_bought(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    importer.do(f"{LINES}05.01.2026;Алфа;10\n05.02.2026;Алфа;10\n05.03.2026;Алфа;10\n05.04.2026;Алфа;10\n")
    importer.do(f"{LINES}05.01.2026;Алфа;10\n05.03.2026;Алфа;10\n", months=Months.REPLACE)
    assert [month for _name, month, *_amounts in importer.sales()] == ["2026-01", "2026-03", "2026-04"]


def test_nothing_is_taken_out_where_rows_could_not_be_read_or_differ(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    text = f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;200;20\n"
    importer.do(text)
    damaged = importer.plan(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;две;20\nБета;02.2026;1;1\n")
    assert damaged.keeps_missing
    assert damaged.does_nothing
    conflict = importer.plan(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;1;20\nАлфа;02.2026;2;20\n")
    assert conflict.does_nothing


def test_customers_that_are_one_account_are_added_up(importer: Importer) -> None:
    account = an_account(importer.book, "Алфа")
    text = f"{HEAD}Алфа;01.2026;100;10\nАлфа склад;01.2026;5;1\n"
    plan = importer.do(text, {"alfa sklad": account})
    assert plan.added_up == (("Алфа", JAN),)
    assert importer.sales() == [("Алфа", "2026-01", 10500, 1100)]
    assert importer.plan(text).does_nothing


def test_months_to_come_and_profit_above_revenue_are_pointed_out(importer: Importer) -> None:
    an_account(importer.book, "Алфа", stage=Stage.PROSPECT)
    plan = importer.do(f"{HEAD}Алфа;11.2026;1;1\nАлфа;12.2026;5;9\n")
    assert plan.to_come == (date(2026, 12, 1),)
    assert [one.month_on for one in plan.above_revenue] == [date(2026, 12, 1)]
    assert plan.customers[0].is_prospect
    assert len(importer.sales()) == 2


def test_an_import_can_be_ended_and_leaves_nothing_behind(importer: Importer) -> None:
    plan = importer.plan(f"{HEAD}Алфа;01.2026;1;1\n", unknown=Decision.ADD)
    before = dump(importer.book)

    def stop(_done: int, _all: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        carry_out_sales(importer.book, plan, stop)
    assert dump(importer.book) == before
    told: list[tuple[int, int]] = []
    carry_out_sales(importer.book, plan, lambda done, of: told.append((done, of)))
    assert told == [(0, 1), (1, 1)]


def test_ctrl_c_in_the_middle_of_writing_is_no_fault(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(importer.book, "Алфа")
    before = dump(importer.book)
    plan = importer.plan(f"{HEAD}Алфа;01.2026;1;1\nАлфа;02.2026;1;1\n")
    new = importer.book.ids.new
    made: list[int] = []

    def interrupt() -> int:
        if len(made) == 2:  # the act's own id and that of the first month
            raise KeyboardInterrupt
        made.append(new())
        return made[-1]

    with monkeypatch.context() as patch:
        patch.setattr(importer.book.ids, "new", interrupt)
        with pytest.raises(KeyboardInterrupt):
            carry_out_sales(importer.book, plan)
    assert dump(importer.book) == before
    with Book.open(importer.book.path) as again:
        assert dump(again) == before


# -- months that the book has sales of


PART_1 = "Customer,Date,Amount\nAlfa,2026-01-05,100\nAlfa,2026-01-20,50\nBeta,2026-01-20,7\n"
PART_2 = "Customer,Date,Amount\nAlfa,2026-01-25,30\nAlfa,2026-02-03,9\n"


def of_alfa(importer: Importer) -> list[tuple[str, int]]:
    return [(month, revenue) for name, month, revenue, _profit in importer.sales() if name == "Alfa"]


def test_a_month_whose_sum_would_fall_waits_until_it_is_said_what_the_list_is(importer: Importer) -> None:
    importer.do(PART_1, unknown=Decision.ADD)
    plan = importer.do(PART_2)
    assert [(one.name, one.month_on, one.was.revenue, one.now.revenue) for one in plan.waiting] == [
        ("Alfa", JAN, 15000, 3000)
    ]
    assert of_alfa(importer) == [("2026-01", 15000), ("2026-02", 900)]
    importer.book.undo()
    importer.do(PART_2, months=Months.REPLACE)
    assert of_alfa(importer) == [("2026-01", 3000), ("2026-02", 900)]
    importer.book.undo()
    added = importer.do(PART_2, months=Months.ADD)
    assert added.waiting == ()
    assert of_alfa(importer) == [("2026-01", 18000), ("2026-02", 900)]


def test_what_waited_is_taken_when_it_is_said_and_nothing_else_again(importer: Importer) -> None:
    importer.do(PART_1, unknown=Decision.ADD)
    importer.do(PART_2)  # February is taken, January waits
    plan = importer.do(PART_2, months=Months.ADD)
    assert (len(plan.changes), plan.again) == (1, 1)
    assert of_alfa(importer) == [("2026-01", 18000), ("2026-02", 900)]


@pytest.mark.parametrize("months", [Months.ASK, Months.ADD])
def test_the_same_file_again_changes_nothing_and_asks_nothing(importer: Importer, months: Months) -> None:
    importer.do(PART_1, unknown=Decision.ADD)
    importer.do(PART_2, months=Months.ADD)
    before = dump(importer.book)
    for text in (PART_1, PART_2, PART_1):
        plan = importer.do(text, months=months)
        assert (plan.does_nothing, plan.waiting) == (True, ())
        assert plan.again > 0
    assert dump(importer.book) == before


def test_what_was_undone_can_be_taken_again(importer: Importer) -> None:
    importer.do(PART_1, unknown=Decision.ADD)
    importer.do(PART_2, months=Months.ADD)
    importer.book.undo()
    importer.do(PART_2, months=Months.ADD)
    assert of_alfa(importer) == [("2026-01", 18000), ("2026-02", 900)]


def test_a_file_read_in_another_way_is_another(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    text = "Клиент;Месец;Оборот\nАлфа;01.2026;100,00\n"
    importer.do(text)
    plan = importer.plan(text, as_=ReadAs(currency=Currency.BGN))
    assert [(one.was.revenue, one.now.revenue) for one in plan.waiting] == [(10000, 5113)]


def test_the_same_file_is_taken_for_customers_that_were_not_known_before(importer: Importer) -> None:
    importer.do(PART_1, {"alfa": Decision.ADD})
    account = an_account(importer.book, "Another")
    plan = importer.do(PART_1, {"beta": account}, months=Months.ADD)
    assert (plan.again, len(plan.changes)) == (1, 1)
    assert ("Another", "2026-01", 700, None) in importer.sales()


def test_profits_are_added_where_both_are_known(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    importer.do(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;100;10\n")
    importer.do("Клиент;Месец;Оборот (€);Печалба\nАлфа;01.2026;5;1\nАлфа;02.2026;5;\n", months=Months.ADD)
    assert [(revenue, profit) for _name, _month, revenue, profit in importer.sales()] == [
        (10500, 1100),
        (10500, None),
    ]


def test_the_likeliest_account_is_taken_when_that_is_said(importer: Importer) -> None:
    account = an_account(importer.book, "Кауфланд България")
    for name in ("Билла Юг", "Билла Север"):
        an_account(importer.book, name)
    text = f"{HEAD}Кауфланд;01.2026;5;1\nБилла;01.2026;5;1\nСъвсем друга;01.2026;5;1\n"
    plan = importer.do(text, takes_likely=True)
    assert [one.name for one in plan.unknown] == ["Билла", "Съвсем друга"]  # two are as likely, or none
    assert importer.sales() == [("Кауфланд България", "2026-01", 500, 100)]
    assert plan.remembered == (("Кауфланд", "kaufland", account),)
    assert importer.plan(text).customers[0].account_id == account


# -- laws


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Алфа", "Бета", "Гама ООД", "Delta"]),
        st.dates(date(2025, 11, 1), date(2026, 4, 30)),
        st.integers(-(10**6), 10**7),
        st.integers(-(10**5), 10**5),
    ),
    max_size=25,
)


def as_lines(rows: list[tuple[str, date, int, int]]) -> str:
    return "Дата;Клиент;Сума (€);Печалба;Фактура\n" + "".join(
        f"{day:%d.%m.%Y};{name};{amount / 1000:.3f};{profit / 1000:.3f};{number}\n"
        for number, (name, day, amount, profit) in enumerate(rows)
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, chance=st.randoms(use_true_random=False))
def test_laws(importer: Importer, rows: list[tuple[str, date, int, int]], chance: random.Random) -> None:
    book = importer.book
    for name in ("Алфа", "Бета", "Гама", "Делта"):
        if not account_names(book).named(name):
            an_account(book, name)
    as_ = ReadAs(decimal=".")
    carry_out_sales(book, importer.plan(as_lines(rows), as_=as_, months=Months.REPLACE))
    sales = importer.sales()
    # The same list once more, and its rows in another order, change nothing.
    mixed = list(rows)
    chance.shuffle(mixed)
    assert importer.plan(as_lines(rows), as_=as_).does_nothing
    assert importer.plan(as_lines(mixed), as_=as_).does_nothing
    # What is kept are the exact sums, half up.
    wanted: dict[tuple[str, str], int] = {}
    for name, day, amount, _profit in rows:
        short = {"Гама ООД": "Гама", "Delta": "Делта"}.get(name, name)
        wanted[short, f"{day:%Y-%m}"] = wanted.get((short, f"{day:%Y-%m}"), 0) + amount
    kept = {(name, month): revenue for name, month, revenue, _profit in sales}
    for place, thousandths in wanted.items():
        cents = (abs(thousandths) + 5) // 10
        assert kept[place] == (-cents if thousandths < 0 else cents)


# -- the report


def test_the_report_says_what_was_and_what_is(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    an_account(importer.book, "Кауфланд България", stage=Stage.PROSPECT)
    importer.do(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;5;1\n")
    report = importer.report(
        f"{HEAD}АЛФА;01.2026;120;130\nАлфа;03.2026;5;1\nБета;02.2026;7;1\nАлфа;31.02.2026;5;1\n"
        "Кауфланд България;01.2026;1;1\nГама;01.2026;1;1\nГама;01.2026;2;1\nГама;02.2026;2;1\nГама;02.2026;2;1\nОбщо;;5;1\n"
    )
    for line in (
        "taken: Клиент → customer, Месец → month, Оборот (€) → revenue, Печалба → profit",
        "read as monthly sums: Jan 2026 – Mar 2026",
        "revenue in all: 135 €",
        "line 5: not taken: there is no such day as “31.02.2026”",
        "lines 7, 8: Гама, Jan 2026 comes more than once with different sums (1 / 1; 2 / 1): none is taken",
        "1 row says once more what another says: line 10",
        "1 row of totals or notes is left out: line 11",
        "line 2: АЛФА, Jan 2026: the profit 130 € is above the revenue 120 €; taken as it is",
        "Кауфланд България is a prospect in the book, and has sales",
        "line 4: not in the book: Бета (1 month, 7 €)",
        "Алфа: 1 added, 1 replaced",
        "· Jan 2026: was revenue 100 €, profit 10 €, is revenue 120 €, profit 130 €",
        "Some rows could not be read, so no month is taken out of the book.",
    ):
        assert line in report.splitlines(), report
    assert report.splitlines()[-1].startswith("8 rows; months of accounts: 2 added, 1 replaced")


def test_what_the_report_does_not_list_it_counts(importer: Importer) -> None:
    lines = "".join(f"05.{n % 12 + 1:02}.{2020 + n // 12};Алфа;1,00;2,00\n" for n in range(25))
    report = importer.report(f"Дата;Клиент;Сума (€);Печалба\n{lines}").splitlines()
    assert sum("is above the revenue" in line for line in report) == 20
    assert "5 more months have a profit above their revenue; taken as they are" in report
    an_account(importer.book, "Алфа")
    months = "".join(
        f"{name};{n % 12 + 1:02}.{2020 + n // 12};1;1\n" for n in range(22) for name in ("Алфа", "Алфа ООД")
    )
    report = importer.report(f"Клиент;Месец;Оборот (€);Печалба\n{months}").splitlines()
    assert sum("several customers of the list are this account" in line for line in report) == 20
    assert "2 more months were added up in this way" in report


def test_the_report_speaks_of_leva_and_of_what_was_taken_out(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    importer.do(f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;5;1\n")
    report = importer.report(
        "Дата;Клиент;Сума (лв.)\n05.01.2026;Алфа;100,00\n05.03.2026;Алфа;0,01\n", months=Months.REPLACE
    )
    assert (
        "2 amounts in лв. turned into € at 1.95583, half up to whole cents once for each month's sum"
        in report
    )
    assert "· Feb 2026: was revenue 5 €, profit 1 €, is nothing" in report
    assert "read as order lines, summed by month" in report
    assert "no currency is named" in importer.report("Клиент;Месец;Оборот\nАлфа;01.2026;5\n")


def test_the_report_says_that_tax_may_be_in_it(importer: Importer) -> None:
    said = "“Gross” may be with tax: the revenue is taken as it stands there"
    assert said in importer.report("Дата;Клиент;Gross\n05.01.2026;Алфа;120,00\n").splitlines()
    both = "Дата;Клиент;Сума с ДДС;Сума без ДДС\n05.01.2026;Алфа;120,00;100,00\n"
    assert "revenue in all: 100 €" in importer.report(both)
    assert "with tax" not in importer.report(both)


# -- the lists that are known


@needs_data
def test_superstore_in_the_book(book: Book) -> None:
    wanted = json.loads((DATA / "sales" / "expected_superstore_9994.json").read_text(encoding="utf-8"))
    sheet = read_sales(DATA / "sales" / "superstore_9994.csv").sheet
    plan = plan_sales_import(book, sheet, TODAY, unknown=Decision.ADD)
    carry_out_sales(book, plan)
    assert len(plan.new) == 793
    assert plan_sales_import(book, sheet, TODAY, unknown=Decision.ADD).does_nothing
    sums = account_sums(book, Span(date(2016, 1, 1), date(2019, 12, 1)))
    for key, found in (
        ("sales", revenue_order(sums)),
        ("profit", profit_order(sums)),
    ):
        figures = wanted[key]
        assert (found.count, found.fewest(50), found.fewest(80), found.fewest(95)) == (
            793,
            figures["n50"],
            figures["n80"],
            figures["n95"],
        )
        counts = Counter(line.abc for line in found.lines)
        assert {abc.label: counts[abc] for abc in AbcClass} == figures["abc_counts"]
        assert (found.losers, found.peak_at) == (
            figures["customers_negative"],
            figures["whale_peak_at_customer"],
        )
        assert str(found.percent(found.peak, 1)) == f"{figures['whale_peak_pct_of_total']:.1f}"
        # Whole cents of each month: less than half a euro in all of 4,619 sums.
        assert abs(found.total - float(figures["total"]) * 100) < 50
    for year, figures in wanted["by_year"].items():
        of_year = account_sums(book, Span(date(int(year), 1, 1), plus_months(date(int(year), 1, 1), 11)))
        assert len(of_year) == figures["customers"]
        assert sum(1 for one in of_year if (one.profit or 0) < 0) == figures["loss_making_customers"]


@needs_data
def test_crm_in_the_book(book: Book) -> None:
    wanted = json.loads((DATA / "crm" / "expected.json").read_text(encoding="utf-8"))["won_value_by_account"]
    plan = plan_sales_import(
        book, read_sales(DATA / "crm" / "sales_pipeline.csv").sheet, TODAY, unknown=Decision.ADD
    )
    carry_out_sales(book, plan)
    sums = account_sums(book, Span(date(2017, 1, 1), date(2017, 12, 1)))
    found = revenue_order(sums)
    assert found.total == int(wanted["total"]) * 100
    assert (found.fewest(80), found.count) == (wanted["n80"], wanted["customers"])
    assert [(line.name, line.amount // 100) for line in found.lines[:5]] == [
        (one["customer"], int(one["amount"])) for one in wanted["top"][:5]
    ]


def test_accounts_of_one_name_are_told_apart_by_their_city(importer: Importer) -> None:
    an_account(importer.book, "Alfa", city="Sofia")
    varna = an_account(importer.book, "Alfa", city="Varna")
    report = importer.report(f"{HEAD}Alfa;01.2026;100;10\n")
    assert "--match 'Alfa=Alfa (Sofia)'" in report
    assert "perhaps Alfa (Sofia): the same name; Alfa (Varna): the same name" in report
    assert account_names(importer.book).named("Alfa (Varna)") == [varna]
    assert len(account_names(importer.book).named("Alfa")) == 2


def test_nothing_is_said_of_months_where_none_would_be_taken_out(importer: Importer) -> None:
    an_account(importer.book, "Алфа")
    damaged = f"{HEAD}Алфа;01.2026;100;10\nАлфа;02.2026;две;20\n"
    assert "no month is taken out" not in importer.report(damaged)


def test_from_the_same_file_again_no_month_is_taken_out_that_was_written_by_hand_since(
    importer: Importer,
) -> None:
    alfa, _beta = an_account(importer.book, "Алфа"), an_account(importer.book, "Бета")
    text = f"{HEAD}Алфа;01.2026;5;1\nБета;02.2026;7;1\n"
    importer.do(text)
    set_months(importer.book, alfa, [MonthFigures(FEB, 900, 90)])
    again = importer.plan(text)
    assert again.does_nothing
    assert again.waiting == () and not again.keeps_missing
    another = importer.plan(
        text.replace("7;1", "8;1")
    )  # another list that covers February says Alfa bought nothing
    assert [(change.name, change.month_on, change.now.revenue) for change in another.waiting] == [
        ("Алфа", FEB, None)
    ]


def test_a_month_that_is_only_planned_is_none_of_the_list_s(importer: Importer) -> None:
    alfa, _beta = an_account(importer.book, "Алфа"), an_account(importer.book, "Бета")
    set_months(importer.book, alfa, [MonthFigures(FEB, planned_revenue=900)])
    plan = importer.plan(f"{HEAD}Алфа;01.2026;5;1\nБета;02.2026;7;1\n")
    assert (plan.unchanged, _taken(plan)) == (
        0,
        [("Алфа", JAN), ("Бета", FEB)],
    )


def _taken(plan: SalesPlan) -> list[tuple[str, date]]:
    names = {customer.account_id: customer.account for customer in plan.customers}
    return [(names[account_id], month) for account_id, _key, month in plan.taken]


def test_the_likeliest_is_never_one_of_another_registration_number(importer: Importer) -> None:
    an_account(importer.book, "Alfa Trading Group", registration_number="131129282")
    head = "Клиент;ЕИК;Месец;Оборот (€);Печалба\n"
    other = importer.plan(f"{head}Alfa Trading Grup;131071587;01.2026;5;1\n", takes_likely=True)
    [customer] = other.customers
    assert customer.alike and customer.is_unknown
    without = importer.plan(f"{head}Alfa Trading Grup;;01.2026;5;1\n", takes_likely=True)
    assert [customer.account for customer in without.customers] == ["Alfa Trading Group"]
