"""What the sales say: each rule with its boundary, its opposite, and never longer than the book knows."""

from datetime import date
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.gaps import gaps
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.money.sales import AccountYear, BegunMonth, Horizon
from kamtui.domain.money.standing import standings
from kamtui.domain.money.warnings import money_warnings
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.warning import Remedy, Severity
from tests.domain.money.test_sales import OCT, TODAY, a_horizon, a_year, back


def told(*years: AccountYear, rule: MoneyRule, horizon: Horizon | None = None, **given: Any) -> list[str]:
    return [
        one.sentence.replace("\u00a0", " ")
        for one in money_warnings(years, horizon or a_horizon(), **given)
        if one.rule is rule
    ]


def small(account_id: int = 9, **fields: Any) -> AccountYear:
    """An account beside, with nothing to tell of it."""
    given: dict[str, Any] = {
        "account_id": account_id, "name": f"Firm {account_id}", "revenue": 100, "profit": 10,
        "now": 100, "before": 100, "revenue_before": 100,
    }  # fmt: skip
    return a_year(**(given | fields))


# -- losses


def test_an_account_that_loses_money() -> None:
    losing = small(1, profit=-123456, revenue=800000)
    assert told(losing, rule=MoneyRule.LOSES_MONEY) == [
        "Loses money: −1 234.56 € in Nov 2025 – Oct 2026, at 8 000 € of revenue."
    ]
    assert told(small(1, profit=0), rule=MoneyRule.LOSES_MONEY) == []
    assert told(small(1, profit=None), rule=MoneyRule.LOSES_MONEY) == []
    assert told(small(1, profit=-1, stage=Stage.LOST), rule=MoneyRule.LOSES_MONEY) == []


def test_a_loss_is_told_of_the_months_that_are_known() -> None:
    found = told(small(1, profit=-100), rule=MoneyRule.LOSES_MONEY, horizon=a_horizon(5))
    assert found == ["Loses money: −1 € in Jun 2026 – Oct 2026, at 1 € of revenue."]


# -- movements


def test_lost_down_and_new() -> None:
    lost = small(1, now=0, revenue=0, profit=0, months=0, before=500000)
    down = small(2, now=8500, before=10000)
    new = small(3, now=700, revenue=700, before=0, revenue_before=0, first_on=back(4))
    again = small(4, now=700, revenue=700, before=0, revenue_before=0, first_on=back(30))
    years = (lost, down, new, again)
    horizon = a_horizon(40)
    assert told(*years, rule=MoneyRule.LOST, horizon=horizon) == [
        "Lost: nothing bought in Nov 2025 – Oct 2026, 5 000 € in the 12 months before."
    ]
    assert told(*years, rule=MoneyRule.DOWN, horizon=horizon) == [
        "Down by 15.0 %: 85 € in Nov 2025 – Oct 2026, 100 € in the 12 months before."
    ]
    assert told(*years, rule=MoneyRule.NEW, horizon=horizon) == [
        "New: 7 € in Nov 2025 – Oct 2026, and nothing in the 12 months before.",
        "Buys again: 7 € in Nov 2025 – Oct 2026, and nothing in the 12 months before.",
    ]
    first_of_the_year_before = small(3, now=700, revenue=700, before=0, revenue_before=0, first_on=back(23))
    [new_one] = told(first_of_the_year_before, rule=MoneyRule.NEW, horizon=horizon)
    [known_one] = told(
        first_of_the_year_before._replace(first_on=back(24)), rule=MoneyRule.NEW, horizon=horizon
    )
    assert new_one.startswith("New: ") and known_one.startswith("Buys again: ")
    assert not any(
        told(*years, rule=rule, horizon=a_horizon(23))
        for rule in (MoneyRule.LOST, MoneyRule.DOWN, MoneyRule.NEW)
    )
    assert told(small(2, now=8501, before=10000), rule=MoneyRule.DOWN) == []


# -- late


def test_late_is_told_of_class_a_only() -> None:
    bought = tuple(back(n) for n in (11, 8, 5, 3))  # intervals of 3, 3 and 2
    late = small(1, revenue=900, profit=800, bought_on=bought)
    assert told(late, small(2), rule=MoneyRule.LATE) == [
        "Late: last bought in Jul 2026, up to then every 2.7 months, nothing by the end of Oct 2026."
    ]
    in_time = small(
        1, revenue=900, profit=800, bought_on=(*bought[:-1], back(2))
    )  # every 3, and November is the third
    assert told(in_time, small(2), rule=MoneyRule.LATE) == []
    assert told(small(1, bought_on=bought), small(2, profit=800), rule=MoneyRule.LATE) == []  # class C
    assert told(small(1, profit=800, bought_on=bought[1:]), small(2), rule=MoneyRule.LATE) == []


def test_late_counts_to_what_the_book_knows_and_not_to_today() -> None:
    bought = tuple(back(n) for n in (11, 8, 5, 3))
    late = small(1, revenue=900, profit=800, bought_on=bought)
    assert told(late, small(2), rule=MoneyRule.LATE, horizon=a_horizon(but=(0, 1, 2))) == []


# -- plan


@pytest.mark.parametrize(
    ("reached", "severity"),
    [
        (100, None),
        (101, None),
        (99, Severity.AMBER),
        (86, Severity.AMBER),
        (85, Severity.RED),
        (0, Severity.RED),
    ],
)
def test_behind_the_plan(reached: int, severity: Severity | None) -> None:
    account = small(1, planned_revenue=100, reached_revenue=reached)
    found = [one for one in money_warnings([account], a_horizon()) if one.rule is MoneyRule.BEHIND_PLAN]
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_behind_the_plan_in_words() -> None:
    account = small(1, planned_revenue=1000000, reached_revenue=870000)
    assert told(account, rule=MoneyRule.BEHIND_PLAN) == [
        "Behind its plan by 1 300 € (13.0 %): 8 700 € of 10 000 € in Jan 2026 – Oct 2026."
    ]
    assert told(small(1), rule=MoneyRule.BEHIND_PLAN) == []  # no plan is no gap


def test_not_secured_ahead() -> None:
    nov, dec = date(2026, 11, 1), date(2026, 12, 1)
    open_one = {1: Ahead(1, nov, dec, 200000, 50000)}
    assert told(small(1), rule=MoneyRule.NOT_SECURED, ahead=open_one) == [
        "Not secured: 1 500 € of 2 000 € planned for Nov 2026 – Dec 2026."
    ]
    assert told(small(1), rule=MoneyRule.NOT_SECURED, ahead={1: Ahead(1, nov, dec, 200000, 200000)}) == []
    assert told(small(1), rule=MoneyRule.NOT_SECURED) == []


# -- key accounts and class A


def test_key_outside_a_and_a_not_key() -> None:
    big, key = small(1, profit=990), small(2, profit=10, is_key=True)
    assert told(big, key, rule=MoneyRule.KEY_NOT_A) == [
        "A key account outside class A: 0.10 € of profit in Nov 2025 – Oct 2026."
    ]
    assert told(big, key, rule=MoneyRule.A_NOT_KEY) == [
        "Not marked as key, and in class A: 99.0 % of all profit in Nov 2025 – Oct 2026."
    ]
    assert told(big, rule=MoneyRule.A_NOT_KEY) == [], "one account alone is all there is"
    right = (small(1, profit=990, is_key=True), small(2, profit=10))
    assert told(*right, rule=MoneyRule.KEY_NOT_A) == told(*right, rule=MoneyRule.A_NOT_KEY) == []


def test_a_key_account_is_not_measured_by_months_before_it_was_known() -> None:
    big = small(1, profit=990)
    for first_on, is_told in ((back(11), True), (back(10), False), (None, False)):
        key = small(2, profit=10, is_key=True, first_on=first_on)
        assert bool(told(big, key, rule=MoneyRule.KEY_NOT_A)) is is_told
    entered = small(2, profit=10, is_key=True, first_on=back(3), created_on=back(20))
    assert told(big, entered, rule=MoneyRule.KEY_NOT_A) != []


def test_a_key_account_that_bought_nothing_is_outside_and_one_of_unknown_profit_is_not_told_of() -> None:
    big = small(1, profit=990)
    nothing = small(2, revenue=0, profit=0, months=0, is_key=True)
    assert len(told(big, nothing, rule=MoneyRule.KEY_NOT_A)) == 1
    assert told(big, small(2, profit=None, is_key=True), rule=MoneyRule.KEY_NOT_A) == []
    assert told(small(1, profit=-5), small(2, profit=1, is_key=True), rule=MoneyRule.KEY_NOT_A) == []


def test_without_any_profit_the_classes_are_those_of_revenue() -> None:
    years = (small(1, revenue=990, profit=None), small(2, revenue=10, profit=None, is_key=True))
    found = standings(years)
    assert not found.by_profit_only and found.order is found.revenue
    assert found.classes == {1: AbcClass.A, 2: AbcClass.C}
    assert told(*years, rule=MoneyRule.A_NOT_KEY) == [
        "Not marked as key, and in class A: 99.0 % of all revenue in Nov 2025 – Oct 2026."
    ]


# -- time


@pytest.mark.parametrize(
    ("minutes", "profit", "is_told"),
    [
        (400, 200, False),  # 40 % of the time, 20 % of the profit: twice is not more than twice
        (410, 200, True),
        (99, 1, False),  # less than a tenth of the time
        (100, 1, True),
        (100, -500, True),
        (100, None, False),
    ],
)
def test_time_out_of_proportion(minutes: int, profit: int | None, is_told: bool) -> None:
    account = small(1, profit=profit)
    others = small(2, profit=1000 - (profit or 0))
    found = told(account, others, rule=MoneyRule.HOURS, minutes={1: minutes, 2: 1000 - minutes})
    assert bool([one for one in found if f"{minutes / 10} %" in one]) is is_told


def test_time_in_words() -> None:
    found = told(small(1, profit=50), small(2, profit=950), rule=MoneyRule.HOURS, minutes={1: 600, 2: 1400})
    assert found == [
        "Takes 30.0 % of the logged time (10 hours) and brings 5.0 % of the profit in Nov 2025 – Oct 2026."
    ]
    for minutes, hours in ((629, "(10 hours)"), (630, "(11 hours)")):
        [words] = told(
            small(1, profit=50), small(2, profit=950), rule=MoneyRule.HOURS, minutes={1: minutes, 2: 1400}
        )
        assert hours in words, "rounded"


# -- all of them


def test_the_severest_come_first_and_the_largest_of_one_rule() -> None:
    years = (
        small(1, profit=-100),
        small(2, now=80, before=100),
        small(3, profit=-900),
        small(4, profit=5000, is_key=True),
    )
    found = [(one.subject.account_id, one.rule) for one in money_warnings(years, a_horizon())]
    assert found == [
        (3, MoneyRule.LOSES_MONEY),
        (1, MoneyRule.LOSES_MONEY),
        (2, MoneyRule.DOWN),
    ]


def test_a_book_without_sales_warns_of_nothing_and_says_so() -> None:
    account = a_year(first_on=None, months=0, is_key=True, created_on=date(2020, 1, 1))
    empty = Horizon((), TODAY)
    assert money_warnings([account], empty) == []
    assert list(gaps([account], empty)) == ["No sales of a month that is over are in the book."]


def test_gaps_are_said() -> None:
    years = [
        small(1, profit=None),
        small(2, without_profit=3),
        small(3, first_on=None, months=0, revenue=None),
    ]
    assert list(gaps(years, a_horizon(13, but=(0, 1, 4)))) == [
        "Sales are known up to Aug 2026; 2 months since then are not.",
        "Of the 12 months Sep 2025 – Aug 2026 only 10 are known.",
        "1 account has sales and no profit written down.",
        "The profit of 1 account is not known in some months; those are left out.",
        "Of 1 customer no sales were ever written down.",
    ]
    assert list(gaps([small(1)], a_horizon())) == []
    begun = Horizon(a_horizon(24).months, date(2026, 12, 1), BegunMonth(date(2026, 11, 1), 1, 12))
    assert list(gaps([small(1)], begun)) == [
        "Nov 2026 is not counted yet: 1 account has sales in it, 12 had in the month before."
    ]
    assert "Of the 12 months Nov 2025 – Oct 2026 only 1 is known." in gaps([small(1)], a_horizon(1))


def test_each_rule_offers_an_act() -> None:
    account = small(1, profit=-1, now=50, before=100, planned_revenue=10)
    for one in money_warnings([account], a_horizon()):
        assert one.remedy in Remedy
        assert one.key == one.rule.value
    assert a_horizon().closing == OCT


def test_a_sentence_is_put_together_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []

    def show_amount(minor: int) -> str:
        shown.append(minor)
        return str(minor)

    monkeypatch.setattr("kamtui.domain.money.warnings.show_amount", show_amount)
    losing = small(1, profit=-100, revenue=800)
    first, again = (money_warnings([losing], a_horizon())[0] for _time in range(2))
    assert shown == [] and first == again, "alike, though neither was read"
    assert first.sentence.startswith("Loses money: -100 in ") and shown == [-100, 800]
