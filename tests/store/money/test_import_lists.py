"""Whole lists of sales taken into a book: laws, and the lists that are known."""

import json
import os
import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.domain.money.importing.plan import Decision, Months
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import Span
from kamtui.domain.money.sums import profit_order, revenue_order
from kamtui.domain.time.months import plus_months
from kamtui.exchange.sales.file import read_sales
from kamtui.exchange.sales.settle import ReadAs
from kamtui.store.book.book import Book
from kamtui.store.money.customer_reads import account_names
from kamtui.store.money.import_changes import carry_out_sales
from kamtui.store.money.import_reads import plan_sales_import
from kamtui.store.money.reads import account_sums
from tests.build import TODAY, an_account
from tests.store.money.importing import Importer

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


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


@pytest.mark.slow
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


# -- the lists that are known


@pytest.mark.slow
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
