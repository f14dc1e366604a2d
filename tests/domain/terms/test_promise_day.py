"""The day of a promise, in its words."""

from datetime import date

import pytest

from kamtui.domain.terms.promise_day import (
    Promise,
    is_only_a_day,
    is_only_a_side,
    promised_day,
    promised_rule,
    read_promise,
    refuse_impossible_day,
    review_day,
)
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.time.date_errors import DateDoesNotExist
from kamtui.domain.time.recurrence.days import first_occurrence
from kamtui.domain.time.recurrence.shown import show_recurrence

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    ("what", "day"),
    [
        ("пратят прогноза до петък", date(2026, 11, 27)),
        ("Пратят прогноза до петък, с количества по седмици", date(2026, 11, 27)),
        ("до петък пращат прогноза", date(2026, 11, 27)),
        ("send list by 5 Dec", date(2026, 12, 5)),
        ("send list by 5 Dec to Ivan", date(2026, 12, 5)),
        ("price list by 5.12.", date(2026, 12, 5)),
        ("price list by 5.12", date(2026, 12, 5)),
        ("ценова листа до 5.12.2026 г.", date(2026, 12, 5)),
        ("forecast by Fri 10:30", date(2026, 11, 27)),
        ("forecast by friday!", date(2026, 11, 27)),
        ("офертата до 5 декември на Иван", date(2026, 12, 5)),
        ("офертата до 5-ти", date(2026, 12, 5)),
        ("invoice by the 5th", date(2026, 12, 5)),
        ("отчет до края на месеца", date(2026, 11, 30)),
        ("report by end of month", date(2026, 11, 30)),
        ("мостри до другата седмица", date(2026, 11, 23)),
        ("samples before next friday", date(2026, 11, 27)),
        ("договорът най-късно във вторник", date(2026, 11, 24)),
        ("they call tomorrow", date(2026, 11, 23)),
        ("ще звъннат утре", date(2026, 11, 23)),
        ("ще звъннат в понеделник.", date(2026, 11, 23)),
        ("send samples on 5.12", date(2026, 12, 5)),
        ("мострите на 5 декември", date(2026, 12, 5)),
        ("answer us by 10:30", TODAY),
        ("мостри след 2 седмици", date(2026, 12, 6)),
        ("samples in two weeks", date(2026, 12, 6)),
        ("цена 5.12 до петък", date(2026, 11, 27)),
        ("В петък пращат прогноза", date(2026, 11, 27)),
        ("утре ще звъннат за цените", date(2026, 11, 23)),
        ("next week they send the contract", date(2026, 11, 23)),
        ("by 15 Dec 10 t of flour", date(2026, 12, 15)),
        ("до 2 седмици", date(2026, 12, 6)),
        ("payment within 10 days", date(2026, 12, 2)),
        ("плащане в срок от 10 дни", date(2026, 12, 2)),
        ("отговор след 10 дни", date(2026, 12, 2)),
        ("списък в рамките на две седмици", date(2026, 12, 6)),
        ("forecast within the next 2 weeks", date(2026, 12, 6)),
        ("прогноза до Коледа", date(2026, 12, 25)),
        ("report by the end of the day", date(2026, 11, 22)),
    ],
)
def test_a_day_in_the_words(what: str, day: date) -> None:
    assert promised_day(what, TODAY) == day


@pytest.mark.parametrize(
    "what",
    [
        "",
        "fri",
        "Плащане до 45 дни",
        "payment within 45 days",
        "deliver within 3 days of the order",
        "плащане след 30 дни",
        "отстъпка до 5 %",
        "отстъпка до 5",
        "discount up to 5",
        "цена до 5.12 лв за килограм",
        "цена 5.12",
        "cut the price by 1/2",
        "they agreed on 2/3",
        "half of it, 10/12",
        "price 10/12",
        "the list by 13/13",
        "do 5.12 lv za kilogram",
        "delivery by truck",
        "whatever they may",
        "5 тона до склада",
        "по 3 палета седмично",
        "списък до петък, мострите до 5.12.",
        "доставка преди обяд",
        "доставка всеки петък",
        "delivery every Friday",
        "вчера обещаха мостри",
    ],
)
def test_no_day_in_the_words(what: str) -> None:
    assert promised_day(what, TODAY) is None


@pytest.mark.parametrize(
    ("what", "rule", "first"),
    [
        ("the stock list every monday", "every Monday", date(2026, 11, 23)),
        ("доставка всеки петък", "every Friday", date(2026, 11, 27)),
        ("отчет месечно на 5-о число", "on the 5th of every month", date(2026, 12, 5)),
        # Where no day is named it begins when a promise without one is looked at.
        ("по 3 палета седмично", "every Monday", date(2026, 11, 30)),
    ],
)
def test_what_is_promised_again_and_again_has_a_rule(what: str, rule: str, first: date) -> None:
    again = promised_rule(what, TODAY)
    assert again is not None and (show_recurrence(again), first_occurrence(again)) == (rule, first)
    assert read_promise(what, TODAY).again == again


@pytest.mark.parametrize(
    "what", ["the list by fri", "weekly report by fri", "every friday", "every good thing"]
)
def test_what_is_promised_once_has_no_rule(what: str) -> None:
    assert promised_rule(what, TODAY) is None


def test_a_purchase_order_is_no_preposition() -> None:
    assert promised_day("PO by 4.12.", TODAY) == date(2026, 12, 4)
    assert not any(is_only_a_day(what, TODAY) for what in ("PO by 4.12.", "po by fri", "PO fri"))
    assert is_only_a_day("по обяд утре", TODAY)


def test_who_promised_it() -> None:
    assert read_promise("they: forecast by fri", TODAY) == Promise(
        "forecast by fri", OwedBy.THEY, date(2026, 11, 27)
    )
    assert read_promise("Ние: ценова листа", TODAY) == Promise("ценова листа", OwedBy.WE, None)
    assert read_promise("price: 5 лв", TODAY) == Promise("price: 5 лв", None, None)
    assert read_promise("те:", TODAY) == Promise("те:", None, None)
    # The subject of a sentence owes it, whole as it was typed.
    assert read_promise("They send it by fri", TODAY) == Promise(
        "They send it by fri", OwedBy.THEY, date(2026, 11, 27)
    )
    assert read_promise("ние пращаме оферта", TODAY).owed_by is OwedBy.WE
    assert read_promise("theory of prices", TODAY).owed_by is None


def test_a_side_alone_is_no_promise() -> None:
    assert all(is_only_a_side(text) for text in ("they:", "те :", "We", "двете"))
    assert not any(is_only_a_side(text) for text in ("they: x", "", "price:", "we send"))


@pytest.mark.parametrize("back", range(7))
def test_a_promise_without_a_day_is_looked_at_on_a_working_day(back: int) -> None:
    day = review_day(date(2026, 11, 22 - back))
    assert day.weekday() < 5 and 7 <= (day - date(2026, 11, 22 - back)).days <= 9


@pytest.mark.parametrize(
    ("what", "is_refused"),
    [
        ("price list 31.2.2026", True),
        ("price list 31.2.", True),
        ("price list 31.2", False),  # may be an amount
        ("price list 28.2.2026", False),
        ("payment on 31 nov", True),
        ("by 31.2.", True),
        ("by 31 feb", True),
    ],
)
def test_a_day_that_no_calendar_has_is_no_words(what: str, is_refused: bool) -> None:
    if is_refused:
        with pytest.raises(DateDoesNotExist):
            refuse_impossible_day(what, TODAY)
    else:
        refuse_impossible_day(what, TODAY)
