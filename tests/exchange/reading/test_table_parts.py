"""What is a sum of rows and what is a customer whose name sounds like one."""

from fractions import Fraction

import pytest

from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.table_parts import RunningSums, TotalName, total_name, without_footer


@pytest.mark.parametrize(
    "name",
    ["Общо", "ОБЩО:", "Всичко", "Общо за януари", "Общо за Алфа ООД", "Общо 01.2026", "Общо за деня", "За януари общо", "Междинна сума",
     "Общ сбор", "Subtotal", "Sub-total: Alfa", "Grand Total", "Total for 2026", "Total Jan 2026", "January total", "Всичко за месеца"],
)  # fmt: skip
def test_what_no_customer_is_called(name: str) -> None:
    found = total_name(name)
    assert found is not None
    assert found.is_certain


@pytest.mark.parametrize(
    ("name", "of"),
    [("Total", ""), ("Тотал", ""), ("Сума", ""), ("Total Energies", "energies"), ("Сума Консулт", "konsult"), ("Alfa Total", "alfa"),
     ("Алфа Общо", "alfa"), ("Всичко за 1 лев ООД", "1 lev ood"), ("May Fashion Total", "may fashion")],
)  # fmt: skip
def test_what_may_be_a_customer_too(name: str, of: str) -> None:
    assert total_name(name) == TotalName(of, is_certain=False)


@pytest.mark.parametrize("name", ["Алфа", "TotalEnergies", "Totally Green", "Общински съвет", "Сумарт"])
def test_other_names(name: str) -> None:
    assert total_name(name) is None


def test_a_sum_of_the_rows_above_it() -> None:
    sums = RunningSums()
    assert not sums.is_sum(0)
    for amount in (100, 50):
        sums.add(amount)
    assert sums.is_sum(150)
    assert not sums.is_sum(50)
    sums.begin_group()
    sums.add(Fraction(21, 2))
    assert sums.is_sum(Fraction(21, 2))
    assert sums.is_sum(Fraction(321, 2))
    assert not sums.is_sum(150)


def test_a_last_row_that_counts_those_above_is_none_of_the_table() -> None:
    def row(*cells: str) -> RawRow:
        return RawRow(1, 1, list(cells), after_blank=False)

    for last in (row("", "Общо клиенти:", "5"), row("Total: 5 visits"), row("", "Total visits: 12")):
        assert without_footer([row("Alfa", "Sofia"), last], 3)[0] == [row("Alfa", "Sofia")]
    assert len(without_footer([row("Alfa", "Sofia"), row("Total Petroleum", "Paris")], 3)[0]) == 2
