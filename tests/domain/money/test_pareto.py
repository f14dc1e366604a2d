"""Pareto, classes and whale curve: hand-made tables, laws, and the figures of the sales lists that are known."""

import csv
import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.money.pareto import AbcClass, Earner, Pareto, how_few, pareto, percent_of

DATA = Path(os.environ.get("KAMTUI_DATA") or Path(__file__).parents[3].parent / "shared" / "data")
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data folder is not here")


def of(*amounts: int) -> Pareto[int]:
    return pareto([Earner(place, f"Firm {place:03}", amount) for place, amount in enumerate(amounts)])


def classes_of(*amounts: int) -> str:
    return "".join(line.abc.label for line in of(*amounts).lines)


@pytest.mark.parametrize(
    ("amounts", "classes"),
    [
        ((), ""),
        ((5,), "A"),
        ((80, 15, 5), "ABC"),
        ((79, 16, 5), "AAC"),  # the account with which 80 % are reached is still A
        ((80, 14, 6), "ABB"),  # and that with which 95 % are reached still B
        ((80, 20, 0), "ABC"),
        ((1, 1, 1, 1, 1), "AAAAB"),
        ((50, 50, -20), "AAC"),  # 80 in all: the second is needed, and the third gives 20 back
        ((100, 0, -90), "ACC"),
        ((0, 0), "CC"),
        ((5, -5), "CC"),  # no total to make 80 % of
        ((5, -9), "CC"),
    ],
)
def test_classes(amounts: tuple[int, ...], classes: str) -> None:
    assert classes_of(*amounts) == classes


def test_the_fewest_and_what_share_of_all_they_are() -> None:
    found = of(40, 30, 10, 10, 5, 5)
    assert (found.fewest(50), found.fewest(80), found.fewest(95)) == (2, 3, 5)
    assert found.lines[2].name == "Firm 002"
    assert (found.largest(1), found.largest(3), found.largest(5), found.largest(99)) == (40, 80, 95, 100)
    assert of(5, -9).fewest(80) is None
    assert of().fewest(80) is None


def test_the_whale_curve_peaks_before_the_first_loss() -> None:
    found = of(100, 50, 0, -30, -20)
    assert (found.peak_at, found.peak, found.give_back, found.total) == (2, 150, 50, 100)
    assert found.percent(found.peak) == Decimal("150.0")
    assert found.peak_line == found.lines[1]
    assert of(-5).peak_line is None
    assert (found.count, found.peak_at, found.losers) == (5, 2, 2)
    assert found.lines[-1].cumulated == found.total
    assert (of(-5).peak_at, of(-5).peak, of(-5).give_back, of(-5).percent(-5)) == (0, 0, 5, None)


def test_how_few_in_words() -> None:
    assert how_few(of(40, 30, 10, 10, 5, 5)) == "3 of 6 accounts (50.0 %) make 80 %"
    assert how_few(of(90)) == "one account makes all of it"
    assert how_few(of(90, 10)) == "1 of 2 accounts (50.0 %) makes 80 %"
    assert how_few(of(-1)) == "There is no total above zero to make 80 % of."


def test_equal_amounts_stand_in_the_order_of_their_names() -> None:
    found = pareto([Earner(1, "Яна", 5), Earner(2, "ana", 5), Earner(3, "Бор", 5)])
    assert [line.name for line in found.lines] == ["ana", "Бор", "Яна"]


@pytest.mark.parametrize(
    ("part", "whole", "places", "percent"),
    [
        (1, 3, 1, "33.3"),
        (2, 3, 1, "66.7"),
        (1, 8, 1, "12.5"),
        (1, 16, 1, "6.3"),  # 6.25, half up
        (-1, 16, 1, "-6.3"),
        (3, 2, 0, "150"),
        (Decimal("0.0001"), Decimal("0.0003"), 4, "33.3333"),
        (5, 0, 1, None),
    ],
)
def test_percent(part: int | Decimal, whole: int | Decimal, places: int, percent: str | None) -> None:
    found = percent_of(part, whole, places)
    assert (found if found is None else str(found)) == percent


AMOUNTS = st.lists(st.integers(-(10**9), 10**9), max_size=60)


@given(AMOUNTS)
def test_laws(amounts: list[int]) -> None:
    found = of(*amounts)
    assert found.count == len(amounts)
    assert found.total == sum(amounts)
    assert found.peak - found.give_back == found.total
    if found.lines:
        assert found.lines[-1].cumulated == found.total
        assert found.peak == max(0, *(line.cumulated for line in found.lines))
    if found.total > 0:
        classes = Counter(line.abc for line in found.lines)
        assert classes[AbcClass.A] == found.fewest(80)
        assert classes[AbcClass.A] + classes[AbcClass.B] == found.fewest(95)
    assert [line.abc.value for line in found.lines] == sorted(line.abc.value for line in found.lines)


@given(AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_says_nothing(amounts: list[int], chance: random.Random) -> None:
    earners = [Earner(place, f"F{place % 7}", amount) for place, amount in enumerate(amounts)]
    mixed = list(earners)
    chance.shuffle(mixed)
    assert pareto(mixed) == pareto(earners)


@given(AMOUNTS)
def test_cents_and_decimals_agree(amounts: list[int]) -> None:
    cents = of(*amounts)
    euro = pareto([Earner(p, f"Firm {p:03}", Decimal(a).scaleb(-2)) for p, a in enumerate(amounts)])
    assert [line.record_id for line in euro.lines] == [line.record_id for line in cents.lines]
    assert [line.abc for line in euro.lines] == [line.abc for line in cents.lines]
    assert euro.percent(euro.peak, 4) == cents.percent(cents.peak, 4)


# -- the lists that are known


def summed(rows: Iterable[tuple[str, str]]) -> Pareto[Decimal]:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for name, amount in rows:
        sums[name] += Decimal(amount)
    return pareto([Earner(place, name, amount) for place, (name, amount) in enumerate(sums.items())])


def rows_of(*path: str) -> list[dict[str, str]]:
    with DATA.joinpath(*path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def expected(*path: str) -> dict[str, Any]:
    found = json.loads(DATA.joinpath(*path).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def check(found: Pareto[Decimal], wanted: dict[str, Any]) -> None:
    def percent(amount: Decimal) -> float:
        share = found.percent(amount, 4)
        assert share is not None
        return float(share)

    def shares(lines: Sequence[Any]) -> list[tuple[str, Decimal, float]]:
        return [(one["customer"], Decimal(one["amount"]), one["cum_share_pct"]) for one in lines]

    assert found.count == wanted["customers"]
    assert found.total == Decimal(wanted["total"])
    assert found.peak == Decimal(wanted["sum_positive"])
    assert -found.give_back == Decimal(wanted["sum_negative"])
    assert (found.peak_at, found.count - found.peak_at - found.losers, found.losers) == (
        wanted["customers_positive"],
        wanted["customers_zero"],
        wanted["customers_negative"],
    )
    assert [found.fewest(percent) for percent in (50, 80, 95)] == [wanted[f"n{n}"] for n in (50, 80, 95)]
    share = percent_of(wanted["n80"], found.count, 4)
    assert share is not None
    assert float(share) == wanted["n80_pct_of_customers"]
    largest = found.largest(wanted["top20pct_customers"])
    assert largest == Decimal(wanted["top20pct_amount"])
    assert percent(largest) == wanted["top20pct_share"]
    classes = Counter(line.abc for line in found.lines)
    assert {abc.label: classes[abc] for abc in AbcClass} == wanted["abc_counts"]
    assert found.peak_at == wanted["whale_peak_at_customer"]
    assert found.peak == Decimal(wanted["whale_peak_amount"])
    assert percent(found.peak) == wanted["whale_peak_pct_of_total"]
    last_of_a = found.lines[wanted["n80"] - 1]
    name, amount = wanted["n80_last_customer"]
    assert (last_of_a.name, last_of_a.amount) == (name, Decimal(amount))
    top = wanted["top"]
    assert [(line.name, line.amount, percent(line.cumulated)) for line in found.lines[: len(top)]] == shares(
        top
    )
    bottom = wanted.get("bottom") or []
    assert [(line.name, line.amount) for line in found.lines[len(found.lines) - len(bottom) :]] == [
        (one["customer"], Decimal(one["amount"])) for one in bottom
    ]


@needs_data
@pytest.mark.parametrize(("column", "key"), [("Sales", "sales"), ("Profit", "profit")])
def test_superstore(column: str, key: str) -> None:
    rows = rows_of("sales", "superstore_9994.csv")
    wanted = expected("sales", "expected_superstore_9994.json")
    check(summed((row["Customer ID"], row[column]) for row in rows), wanted[key])


@needs_data
def test_superstore_both_ways() -> None:
    rows = rows_of("sales", "superstore_9994.csv")
    wanted = expected("sales", "expected_superstore_9994.json")
    sales = summed((row["Customer ID"], row["Sales"]) for row in rows)
    profit = summed((row["Customer ID"], row["Profit"]) for row in rows)
    by_sales = {line.name for line in sales.lines if line.abc is AbcClass.A}
    by_profit = {line.name for line in profit.lines if line.abc is AbcClass.A}
    losing = [line.name for line in reversed(profit.lines) if line.amount < 0]
    assert len(by_sales & by_profit) == wanted["in_both_A_lists"]
    assert (len(by_sales - by_profit), len(by_profit - by_sales)) == (
        wanted["sales_A_only"],
        wanted["profit_A_only"],
    )
    both = [name for name in losing if name in by_sales]
    assert len(both) == wanted["sales_A_but_loss_making_count"]
    assert both[:10] == [one[0] for one in wanted["sales_A_but_loss_making"]]
    margin = percent_of(profit.total, sales.total, 4)
    assert margin is not None
    assert float(margin) == wanted["margin_pct"]


@needs_data
def test_crm_won_value_of_all_and_of_each_agent() -> None:
    won = [row for row in rows_of("crm", "sales_pipeline.csv") if row["deal_stage"] == "Won"]
    wanted = expected("crm", "expected.json")
    check(summed((row["account"], row["close_value"]) for row in won), wanted["won_value_by_account"])
    for agent, of_agent in wanted["per_agent_pareto"].items():
        check(
            summed((row["account"], row["close_value"]) for row in won if row["sales_agent"] == agent),
            of_agent,
        )


def test_the_place_of_an_account_in_the_order() -> None:
    order = pareto([Earner(7, "b", 5), Earner(9, "a", 50), Earner(8, "c", -1)])
    assert [order.place(record_id) for record_id in (9, 7, 8, 1)] == [1, 2, 3, None]
