"""What the headers of a list of plans mean, in English and Bulgarian, and by which of them it is known."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.records.vocabulary import Meaning, Vocabulary
from kamtui.exchange.sales.meaning import headers as sales_headers

FIELDS = ("name", "registration_number", "month", "year", "revenue", "profit", "currency")
_WORDS = {
    "name": "account, customer, client, company, клиент, контрагент, фирма, верига",
    "month": "month, period, year month, месец, период, за месец, месец година",
    "year": "year, fiscal year, calendar year, година, за година, год",
    "revenue": (
        "planned revenue, plan revenue, revenue plan, planned sales, sales plan, plan, planned, budget, target, sales target, revenue target, "
        "quota, forecast, revenue, turnover, sales, amount, sum, value, планиран оборот, план оборот, оборот план, планирани продажби, "
        "план продажби, план, бюджет, цел, таргет, прогноза, оборот, продажби, сума, стойност"
    ),
    "profit": (
        "planned profit, plan profit, profit plan, profit target, profit budget, profit, margin, планирана печалба, план печалба, печалба план, "
        "печалба, марж"
    ),
    "currency": "currency, currency code, валута",
}
_OF_PLANS = re.compile(
    r"\b(plan|planned|plans|budget|quota|target|targets|planiran\w*|planove|byudzhet|targeti?|tsel)\b"
)
_OF_WHAT_CAME_OF_IT = re.compile(r"\b(actuals?|vs|versus|and|i|izpaln\w*|otchet\w*|realiz\w*|sravn\w*)\b")
"""Words of a title beside those of plans that speak of what was sold, too."""
_QUARTER = re.compile(
    r"\b(?:q(?P<q>[1-4])|(?P<n>[1-4]) ?(?:q|(?:vo|ro|to|o)? ?(?:trim\w*|tr))|(?P<r>i{1,3}|iv) trim\w*|trim\w* (?P<m>[1-4])"
    r"|quarter (?P<k>[1-4]))\b"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"(?P<before>.*?)\b(?P<year>20\d\d)\b(?: g| god| godina)?(?P<behind>.*)")
_FIGURES = {
    "revenue": "revenue",
    "planned_revenue": "revenue",
    "profit": "profit",
    "planned_profit": "profit",
}


class Period(NamedTuple):
    """Of what a column of amounts is the plan: a figure, of a month, of a month without a year, of a quarter, or of a year."""

    figure: str
    month_on: date | None = None
    month: int | None = None
    year: int | None = None
    quarter: int | None = None


def period_of(header: str) -> Period | None:
    """The month, quarter or year whose plan a column holds: "01.2027", "План януари 2027", "Target Q1"; None of any other."""
    key = sales_headers.bare_key(header)
    if (quarter := _QUARTER.search(key)) is not None:
        return _of_quarter(quarter, _QUARTER.sub(" ", key))
    meaning = sales_headers.meaning_of(header)
    if meaning is not None and meaning.field in _FIGURES and (meaning.month_on or meaning.month):
        return Period(_FIGURES[meaning.field], meaning.month_on, meaning.month)
    match = _YEAR.fullmatch(key)
    if match is None:
        return None
    figure = _figure(f"{match['before']} {match['behind']}")
    return Period(figure, year=int(match["year"])) if figure else None


def _of_quarter(quarter: re.Match[str], rest: str) -> Period | None:
    """The quarter of a header; `rest` is what else stands there: a figure, and the year."""
    year = _YEAR.fullmatch(rest)
    figure = _figure(f"{year['before']} {year['behind']}" if year is not None else rest)
    number = _ROMAN[quarter["r"]] if quarter["r"] else int(next(filter(None, quarter.groups())))
    return Period(figure, year=int(year["year"]) if year else None, quarter=number) if figure else None


def _figure(words: str) -> str:
    """The figure that words speak of, the revenue where there are none; "" for others."""
    bare = " ".join(words.split())
    field = _BASE.meaning_of(bare) if bare else "revenue"
    return field if field in ("revenue", "profit") else ""


def _is_list(fields: Collection[str]) -> bool:
    figures = {field.partition(" ")[0] for field in fields}
    return bool({"name", "registration_number"} & figures and {"revenue", "profit"} & figures)


class _BaseWords(Vocabulary):
    """The vocabulary, in which "target", "план" and the like may stand before or behind any figure: "Target profit"."""

    def ranked(self, header: str) -> Meaning | None:
        meaning = super().ranked(header)
        key = header_key(header) if len(header) <= 120 else ""
        if meaning is None and _OF_PLANS.search(key):
            of_rest = super().ranked(" ".join(_OF_PLANS.sub(" ", key).split()))
            if of_rest is not None and of_rest.field in ("revenue", "profit"):
                return of_rest
        return meaning


class _PlanWords(_BaseWords):
    """The vocabulary, with a field of its own for each column of a month or a year: "revenue 2027-01-01"."""

    def ranked(self, header: str) -> Meaning | None:
        period = period_of(header) if len(header) <= 120 else None
        if period is not None:
            when: object = period.month_on or period.month or period.year
            if period.quarter is not None:
                when = f"Q{period.quarter} {period.year or ''}".strip()
            return Meaning(f"{period.figure} {when}", 0)
        return super().ranked(header)


_BASE = _BaseWords(FIELDS, _WORDS, _is_list)
WORDS = _PlanWords(FIELDS, _WORDS, _is_list)


def is_plan_list(header: list[str]) -> bool:
    """Whether a header is that of a list of plans: it speaks of a plan, of when, and of nothing that was sold."""
    fields = {WORDS.meaning_of(cell) for cell in header}
    if not WORDS.score(header, {}) or not any(field in ("month", "year") or " " in field for field in fields):
        return False
    sold = {"revenue", "profit", "gross", "quantity", "cost", "date", "status", "price"}
    meanings = [(cell, sales_headers.meaning_of(cell)) for cell in header if cell.strip()]
    is_sold = any(
        meaning is not None and meaning.field in sold and not _OF_PLANS.search(header_key(cell))
        for cell, meaning in meanings
    )
    is_planned = any(_OF_PLANS.search(header_key(cell)) for cell, _meaning in meanings)
    return is_planned and not is_sold


def is_called_a_plan(titles: Iterable[str], header: list[str]) -> bool:
    """Whether a list of months whose headers do not say what they are is one of plans by what is called so: its title, sheet or file."""
    fields = {meaning.field for cell in header if (meaning := sales_headers.meaning_of(cell)) is not None}
    if fields & {"date", "status", "quantity", "price"} or not WORDS.score(header, {}):
        return False
    keys = [header_key(title) for title in titles]
    return any(map(_OF_PLANS.search, keys)) and not any(map(_OF_WHAT_CAME_OF_IT.search, keys))
