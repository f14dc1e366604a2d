"""Which column of a list of sales is which: the headers people and programs write, in English and Bulgarian.

A header may say more than its word: what the amounts are in ("Оборот (хил. лв.)"), that they are without
tax, or, in a table with a column for each month, which month it is ("Revenue Jan 2026").
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kamtui.domain.months import MonthError, read_month
from kamtui.domain.sales_sheet import FIGURES, Currency
from kamtui.domain.text import clean
from kamtui.exchange import columns
from kamtui.exchange.amounts import BadAmount, ForeignCurrency, currency_in, take_apart
from kamtui.exchange.columns import header_key

SKIP = "skip"
"""Mapping a column to this leaves it out."""
FIELDS = ("name", "code", "number", "date", "month", "year", *FIGURES, "cost", "currency", SKIP)
"""What a column can be mapped to by hand."""
AMOUNTS = (*FIGURES, "cost")

LOOKED_AT = 300
"""Rows whose values help to tell what a column is."""

_DETAIL = "detail"
"""What tells two rows of one customer and month apart: they are parts of a sum and not two versions of it."""

# Better names first: of two columns for one field the better named is taken.
_WORDS: dict[str, str] = {
    "code": (
        "customer id, customer code, customer number, customer no, client id, client code, client number, client no, "
        "account id, account code, account number, account no, debtor, debtor no, код на клиент, код клиент, клиент код, "
        "клиентски номер, клиент номер, номер на клиент, клиент no, контрагент код, код на контрагент, код контрагент"
    ),
    "date": (
        "date, order date, invoice date, sale date, sales date, posting date, document date, transaction date, doc date, "
        "booking date, close date, closed date, closing date, delivery date, ship date, day, дата, дата на поръчка, "
        "дата на фактура, дата на продажба, дата на документ, дата документ, дата фактура, дата поръчка, дата на сделка, "
        "дата на доставка, дата на издаване, ден"
    ),
    "month": (
        "month, year month, month year, period, posting period, fiscal period, sales month, month on, month start, "
        "месец, период, месец година, година месец, месец на продажба, отчетен период, отчетен месец, за месец"
    ),
    "year": "year, fiscal year, calendar year, година, год, г, отчетна година",
    "revenue": (
        "revenue, net revenue, net sales, sales, turnover, net turnover, net amount, sales amount, revenue amount, "
        "sales value, net value, close value, closed value, amount, line amount, line total, value, total, "
        "total amount, total sales, total revenue, order amount, invoice amount, order value, actual, actual sales, actual revenue, income, sum, "
        "оборот, нетен оборот, приход, приходи, нетни приходи, приход от продажби, приходи от продажби, нетни продажби, продажби, продажба, "
        "обем продажби, сума, нетна сума, нето, стойност, нетна стойност, реализация, отчет, сума на реда, обща сума, общо, "
        "стойност на продажбите, продажна стойност, данъчна основа, фактурирано, реализиран оборот"
    ),
    "gross": "сума с ддс, стойност с ддс, оборот с ддс, общо с ддс, amount incl vat, total incl vat, gross amount, gross sales, gross revenue",
    "profit": (
        "profit, gross profit, profit amount, margin amount, gross margin amount, contribution, contribution margin, gp, "
        "net profit, operating profit, margin, gross margin, earnings, "
        "печалба, брутна печалба, марж, брутен марж, маржин, принос, нетна печалба, печалба от продажби, надценка, резултат"
    ),
    "cost": (
        "cost, costs, cogs, cost of goods, cost of goods sold, cost of sales, total cost, cost amount, cost value, "
        "себестойност, разход, разходи, доставна стойност, отчетна стойност, стойност по доставни цени"
    ),
    "planned_revenue": (
        "planned revenue, plan revenue, revenue plan, planned sales, sales plan, plan, planned, budget, target, sales target, "
        "revenue target, quota, forecast, планиран оборот, план оборот, оборот план, планирани продажби, план продажби, "
        "план, бюджет, цел, таргет, прогноза"
    ),
    "planned_profit": (
        "planned profit, plan profit, profit plan, profit target, profit budget, планирана печалба, план печалба, печалба план"
    ),
    "currency": "currency, currency code, ccy, curr, валута, код на валута, вал",
    _DETAIL: (
        "product, product name, product id, product code, item, item no, article, article no, sku, material, category, "
        "product category, product group, brand, line of goods, order, order id, order no, order number, invoice, invoice no, "
        "invoice number, document, document no, doc no, document number, opportunity id, transaction id, quantity, qty, units, "
        "продукт, артикул, стока, код на артикул, код на стока, категория, група, продуктова група, марка, поръчка, поръчка no, "
        "номер на поръчка, фактура, фактура no, номер на фактура, документ, документ no, номер на документ, количество, кол, "
        "к во, бройка, брой, бр, обект, магазин, store, shop, region, регион, sales agent, agent, salesperson, търговец"
    ),
}  # fmt: skip

_THOUSANDS = re.compile(
    r"(?<![^\W\d_])(?:хил(?:\.|яди)?|thousands?|tsd|k)(?![^\W\d_])|['’]?000s?\b", re.IGNORECASE
)
_MILLIONS = re.compile(r"(?<![^\W\d_])(?:млн\.?|милион\w*|mln|mio|millions?)(?![^\W\d_])", re.IGNORECASE)
_REMARK = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NO_TAX = re.compile(r"\b(bez dds|excl vat|ex vat|excluding vat|without vat|net of vat)\b")
_MONEY_WORDS = re.compile(
    r"\b(?:(?:v|in) )?(?:hil |hilyadi |hiliadi |thousands? |tsd |mln )?(?:lv|leva|lev|bgn|eur|euro|evro)\b"
)
_SCALE_WORDS = re.compile(r"\b(?:v |in )?(?:hil|hilyadi|hiliadi|thousands?|tsd|mln|000s?)\b")
_YEAR_AT_END = re.compile(r"^(.*\D)\s?((?:19|20)\d\d)(?: g)?$")


@cache
def _known() -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for meaning, words in _WORDS.items():
        for rank, word in enumerate(words.split(", ")):
            known.setdefault(header_key(word), (meaning, rank))
    for field in FIGURES:
        known.setdefault(header_key(field), (field, 0))
    return known


def _bare(header: str) -> str:
    """A header for comparing, without remarks, currencies and "without tax"."""
    key = header_key(_REMARK.sub(" ", header).replace("€", " eur "))
    for pattern in (_NO_TAX, _MONEY_WORDS, _SCALE_WORDS):
        key = pattern.sub(" ", key)
    return " ".join(key.split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a field, how good a name for it the header is, and the month or year in the header."""

    field: str
    rank: int
    month_on: date | None = None
    year: int | None = None


def meaning_of(header: str) -> Meaning | None:
    """What a header means; None if it is not known."""
    if "%" in header:
        return None
    known, bare = _known(), _bare(header)
    found = known.get(header_key(header)) or known.get(bare)
    if found is not None:
        return Meaning(*found)
    account = columns.meaning_of(header)
    if account is not None:
        if account[0] in ("registration_number", "vat_number"):
            return Meaning("number", account[1] + (100 if account[0] == "vat_number" else 0))
        if account[0] in _NAMES:
            return Meaning("name", account[1] + 100 * _NAMES.index(account[0]))
        return None
    return _of_a_month(header) or _of_a_year(bare)


_NAMES = ("name", "firm?", "legal_name", "name?")


def _of_a_month(header: str) -> Meaning | None:
    """A column that holds one month: "01.2026", "Jan 2026 (лв.)", "Печалба януари 2026"."""
    words = clean(_REMARK.sub(" ", header)).split()
    for cut in range(min(len(words), 5)):
        for other, text in (
            (words[:cut], words[cut:]),
            (words[len(words) - cut :], words[: len(words) - cut]),
        ):
            try:
                month = read_month(" ".join(text))
            except MonthError:
                continue
            found = _known().get(_bare(" ".join(other))) if other else ("revenue", 0)
            if found is not None and found[0] in FIGURES:
                return Meaning(found[0], found[1], month)
            if not _bare(" ".join(other)):
                return Meaning("revenue", 0, month)
    return None


def _of_a_year(bare: str) -> Meaning | None:
    """A column that holds a whole year: only taken where the list is put into a month by hand."""
    found = _YEAR_AT_END.match(bare)
    meant = _known().get(found[1].strip()) if found else None
    return (
        Meaning(meant[0], meant[1], year=int(found[2])) if found and meant and meant[0] in AMOUNTS else None
    )


def scale_of(header: str) -> int:
    """How many units one of a column is: 1, or a thousand ("хил. лв.") or a million."""
    if _MILLIONS.search(header):
        return 1_000_000
    return 1000 if _THOUSANDS.search(header) else 1


def score(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many different meanings a row of cells has as headers; 0 without a customer and an amount."""
    mapped = {header_key(header): field for header, field in mapping.items()}
    found: set[str] = set()
    months: set[date] = set()
    for cell in cells[:500]:
        if len(cell) > 120 or not cell.strip():
            continue
        if (field := mapped.get(header_key(cell))) is not None:
            found.add(field)
        elif meaning := meaning_of(cell):
            found.add(meaning.field)
            if meaning.month_on is not None:
                months.add(meaning.month_on)
    if not found & {"name", "code", "number"} or not found & {*AMOUNTS, "gross"}:
        return 0
    return len(found) + len(months)


class SalesColumns:
    """Which column is which, for one table: `fields` field → column, `by_month` the columns of one month each."""

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        mapped: Mapping[int, str],
        month: date | None,
    ) -> None:
        self.headers = headers
        self._rows = rows[:LOOKED_AT]
        self.fields: dict[str, int] = {}
        self.by_month: list[tuple[int, str, date]] = []
        self.details: list[int] = []
        self.dates: list[int] = []
        """Every column of dates: what one says of their order holds for the others."""
        self.is_gross = False
        """Whether the revenue is from a column that may be with tax: there is no other."""
        candidates: dict[str, list[tuple[int, int]]] = {}
        for index, header in enumerate(headers):
            if index in mapped or not header.strip():
                continue
            meaning = meaning_of(header)
            if meaning is None:
                continue
            if meaning.month_on is not None:
                self.by_month.append((index, meaning.field, meaning.month_on))
            elif meaning.year is None or (month is not None and meaning.year == month.year):
                candidates.setdefault(meaning.field, []).append((meaning.rank, index))
        for index, field in mapped.items():
            if field != SKIP:
                self.fields.setdefault(field, index)
        self.dates = [index for _rank, index in sorted(candidates.get("date", []))]
        self._assign(candidates)

    def _assign(self, candidates: Mapping[str, list[tuple[int, int]]]) -> None:
        def best(field: str, fits: Callable[[int], bool] = lambda _index: True) -> None:
            taken = set(self.fields.values())
            found = [
                (not self._values(index), rank, index)
                for rank, index in candidates.get(field, [])
                if index not in taken and fits(index)
            ]
            if field not in self.fields and found:
                self.fields[field] = min(found)[2]

        best("name", lambda index: not self._is_code(index))
        best("name")
        for field in ("code", "number", "date", "month", "year", "currency"):
            best(field)
        if "name" not in self.fields:
            for field in ("code", "number"):
                if field in self.fields:
                    self.fields.setdefault("name", self.fields[field])
        for field in AMOUNTS:
            best(field, self._is_money)
        if "revenue" not in self.fields:
            best("gross", self._is_money)
            if "gross" in self.fields:
                self.fields["revenue"] = self.fields.pop("gross")
                self.is_gross = True
        if self.fields.keys() & {"date", "month"}:
            self.by_month = []
        elif self.by_month:
            # With a column for each month, a sum beside them is that of all.
            for field in FIGURES:
                self.fields.pop(field, None)
            self.fields.pop("cost", None)
        taken = {*self.fields.values(), *(index for index, _field, _month in self.by_month)}
        self.details = [index for _rank, index in candidates.get(_DETAIL, []) if index not in taken]

    def _values(self, index: int) -> list[str]:
        return [cell for row in self._rows if index < len(row) and (cell := row[index].strip())]

    def _is_code(self, index: int) -> bool:
        values = self._values(index)
        return bool(values) and all(value.replace(".", "").isdecimal() for value in values)

    def _is_money(self, index: int) -> bool:
        """Whether most of a column's values can be amounts: a margin in percent is none."""
        values = self._values(index)
        return sum(1 for value in values if _may_be_amount(value)) * 2 >= len(values)

    def taken(self) -> dict[int, str]:
        """Column → field, of all that is read."""
        found = {index: field for field, index in reversed(self.fields.items())}
        return found | {index: field for index, field, _month in self.by_month}

    def currency_of(self, index: int) -> Currency | None:
        """What a column's header says its amounts are in. Raises ForeignCurrency."""
        return currency_in(self.headers[index])


def _may_be_amount(value: str) -> bool:
    try:
        take_apart(value)
    except ForeignCurrency:
        return True
    except BadAmount:
        return False
    return True
