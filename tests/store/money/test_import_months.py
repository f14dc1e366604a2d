"""What an import of sales changes in the months of the book, and what it leaves as it was."""

from datetime import date

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Decision, Months, SalesPlan, Verdict
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.text.numbers import Currency
from kamtui.exchange.sales.settle import ReadAs
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.import_changes import carry_out_sales
from tests.build import an_account, dump
from tests.store.money.importing import Importer

JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))
HEAD = "Клиент;Месец;Оборот (€);Печалба\n"
LINES = "Дата;Клиент;Сума\n"


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
