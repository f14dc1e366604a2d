"""Which column of a list of sales is which: the headers people and programs write, in English and Bulgarian.

A header may say more than its word: what the amounts are in ("Оборот (хил. лв.)"), on which side of the tax
they are, or, in a table with a column for each month, which month it is ("Revenue Jan 2026").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from kamtui.domain.months import MonthError, month_number, read_month
from kamtui.domain.sales_sheet import FIGURES, Currency
from kamtui.domain.text import clean
from kamtui.exchange import columns, documents
from kamtui.exchange.amounts import (
    BadAmount,
    ForeignCurrency,
    currency_in,
    decimal_mark,
    is_fraction,
    may_be_percent,
    take_apart,
    value_of,
)
from kamtui.exchange.columns import header_key
from kamtui.exchange.documents import Kind
from kamtui.exchange.meanings import are_amounts, is_bulgaria, is_cyrillic, is_number_of_bulgaria
from kamtui.exchange.tax import Side, adds_up, are_rates, side_by_rates, tax_words

SKIP = "skip"
"""Mapping a column to this leaves it out."""
FIELDS = (
    "name", "code", "number", "date", "month", "year", *FIGURES, "cost", "gross", "tax", "quantity", "price", "currency",
    "status", SKIP,
)  # fmt: skip
"""What a column can be mapped to by hand."""
AMOUNTS = (*FIGURES, "cost")

LOOKED_AT = 300
"""Rows whose values help to tell what a column is."""

_DETAIL = "detail"
"""What tells two rows of one customer and month apart: they are parts of a sum and not two versions of it."""

# Better names first: of two columns for one field the better named is taken.
_WORDS: dict[str, str] = {
    "name": (
        "customername, clientname, accountname, companyname, buyer, buyer name, potential customer, invoice partner display name, bill to, bill to name, bill to customer, sold to, sold to party, sold to name, sell to customer name, "
        "billing company, billing name, company billing, shipping company, customer full name, cust name, client full name, dealer, distributor, купувач, получател, възложител, клиенти, дистрибутор, "
        "име на купувача, име на купувач, наименование на получателя, получател име"
    ),
    "code": (
        "customer id, customer code, customer number, customer no, client id, client code, client number, client no, "
        "account id, account code, account number, account no, debtor, debtor no, debtor number, cust id, cust no, cust code, "
        "customer key, customer ref, customer nr, buyer id, buyer code, bill to customer no, sell to customer no, sold to customer no, "
        "sold to no, partner id, partner code, company id, код на клиент, код клиент, клиент код, "
        "клиентски номер, клиент номер, номер на клиент, клиент no, контрагент код, код на контрагент, код контрагент, "
        "клиент id, id клиент, id на клиент, id на клиента, код на клиента, номер на клиента, контрагент no, контрагент id, "
        "партньор код, код партньор, код на партньор, кл код, кл no"
    ),
    "date": (
        "date, order date, invoice date, sale date, sales date, posting date, document date, transaction date, doc date, "
        "booking date, close date, closed date, closing date, delivery date, ship date, day, invoice bill date, issue date, date of issue, issued on, "
        "issued, date issued, date of sale, date of invoice, date of order, actual close date, won date, won time, deal won time, "
        "close time, expected close date, created at, paid at, "
        "order date time, date time, datetime, timestamp, tax date, дата, дата на поръчка, "
        "дата на фактура, дата на продажба, дата на документ, дата документ, дата фактура, дата поръчка, дата на сделка, "
        "дата на доставка, дата на издаване, дата на фактурата, дата на документа, дата на продажбата, дата на поръчката, "
        "дата на сделката, дата продажба, дата издаване, дата на данъчно събитие, данъчно събитие, дата на дан събитие, "
        "дата и час, дата на затваряне, дата на приключване, дата на спечелване, затворена на, очаквана дата на затваряне, closed on, "
        "ден"
    ),
    "month": (
        "month, year month, month year, period, posting period, fiscal period, sales month, month on, month start, "
        "месец, период, месец година, година месец, месец на продажба, отчетен период, отчетен месец, за месец"
    ),
    "year": "year, fiscal year, calendar year, година, год, г, отчетна година",
    "revenue": (
        "revenue, net revenue, net sales, sales, turnover, net turnover, net amount, sales amount, revenue amount, "
        "sales value, net value, close value, closed value, amount, amt, line amount, line value, extended price, ext price, "
        "extended amount, extended value, total price, price total, line total, value, deal value, deal amount, opportunity amount, "
        "won amount, won value, amount signed, total signed, order total amount, order subtotal amount, total, total amount, total value, total sales, total revenue, order amount, invoice amount, invoice value, "
        "order value, order total, invoice total, invoiced, invoiced amount, billed, billed amount, actual, actual sales, "
        "actual revenue, income, sum, "
        "оборот, нетен оборот, приход, приходи, нетни приходи, приход от продажби, приходи от продажби, нетни продажби, продажби, продажба, "
        "обем продажби, сума, нетна сума, нето, стойност, нетна стойност, реализация, отчет, сума на реда, стойност на реда, обща сума, "
        "сума общо, обща стойност, стойност общо, общо, общо стойност, общо сума, обща цена, цена общо, "
        "стойност на продажбите, стойност на продажбата, продажна стойност, стойност продажби, продажби стойност, данъчна основа, "
        "фактурирано, фактурирана сума, реализиран оборот, реализирани продажби, сума по фактура, сума на фактурата, сума фактура, "
        "стойност на фактурата, стойност фактура, сума на продажбата, сума на поръчката, стойност на поръчката, сума на сделката, "
        "стойност на сделката, стойн, ст ст, всичко, всичко общо"
    ),
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
    "quantity": (
        "quantity, qty, units, units sold, quantity sold, qty sold, sold quantity, order quantity, quantity ordered, pieces, pcs, "
        "invoiced quantity, sales quantity, line quantity, lineitem quantity, количество, кол, к во, кол во, бройка, брой, бройки, "
        "hours, часове, бр, продадено количество, продадени бройки, количества"
    ),
    "price": (
        "unit price, price, price each, price per unit, price unit, sales price, sale price, selling price, unit sales price, item price, "
        "lineitem price, rate, hourly rate, часова ставка, цена, единична цена, ед цена, единична продажна цена, продажна цена, цена за единица, цена на единица, "
        "цена за брой, цена на брой, цена бр, цена за бр, ед продажна цена"
    ),
    "discount": (
        "discount, discounts, discount percent, discount rate, discount pct, disc, line discount, rebate, отстъпка, отст, отстъпки, "
        "търговска отстъпка, процент отстъпка, отстъпка процент, рабат, то"
    ),
    "currency": "currency, currency code, ccy, curr, валута, код на валута, вал",
    _DETAIL: (
        "product, product name, product id, product code, item, item no, article, article no, sku, material, category, "
        "product category, product group, brand, line of goods, order, order id, order no, order number, invoice, invoice no, "
        "invoice number, document, document no, doc no, document number, opportunity id, transaction id, stock code, "
        "продукт, артикул, стока, код на артикул, код на стока, категория, група, продуктова група, марка, поръчка, поръчка no, "
        "номер на поръчка, фактура, фактура no, номер на фактура, документ, документ no, номер на документ, "
        "обект, магазин, store, shop, region, регион, sales agent, agent, salesperson, търговец"
    ),
}  # fmt: skip

_TOTALS = frozenset(
    ("total", "obshto", "vsichko", "vsichko obshto", "obshta suma", "suma obshto", "obshta stoynost", "total amount", "total value", "invoice total", "order total")
)  # fmt: skip
"""Headers, as `header_key` writes them, of what one has to pay in the end, if a tax stands beside."""
_MARGINS = ("margin", "marzh", "marzhin", "nadtsenka", "gp")
_OFFERS_ALONE = frozenset(
    header_key(header)
    for header in (
        "quote", "quote no", "quote number", "quote id", "quote name", "quotation", "quotation no", "quotation number",
        "offer", "offer no", "offer number", "offer id", "estimate no", "estimate number", "proforma no", "proforma number",
        "оферта", "оферта №", "номер на оферта", "номер оферта", "оферта номер", "проформа", "проформа №", "номер на проформа",
    )
)  # fmt: skip
_OFFERS = _OFFERS_ALONE | frozenset(
    header_key(header)
    for header in (
        "opportunity", "opportunity id", "opportunity name", "opportunity no", "deal", "deal id", "deal name", "deal title", "възможност", "име на сделка", "име на сделката", "наименование на сделката",
    )
)  # fmt: skip
_SOLD = frozenset(
    header_key(header)
    for header in (
        "invoice", "invoice no", "invoice number", "invoice date", "order", "order id", "order no", "order number", "order date",
        "фактура", "фактура №", "номер на фактура", "дата на фактура", "дата на фактурата", "поръчка", "поръчка №", "номер на поръчка",
        "invoice id", "won date", "closed date", "won", "is won",
    )
)  # fmt: skip
_THOUSANDS = re.compile(
    r"(?<![^\W\d_])(?:хил(?:\.|яди)?|thousands?|tsd|k)(?![^\W\d_])|['’]?000s?\b", re.IGNORECASE
)
_MILLIONS = re.compile(r"(?<![^\W\d_])(?:млн\.?|милион\w*|mln|mio|millions?)(?![^\W\d_])", re.IGNORECASE)
_REMARK = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MONEY_WORDS = re.compile(
    r"\b(?:(?:v|in) )?(?:hil |hilyadi |hiliadi |thousands? |tsd |mln )?(?:lv|leva|lev|bgn|eur|euro|evro)\b"
)
_SCALE_WORDS = re.compile(r"\b(?:v |in )?(?:hil|hilyadi|hiliadi|thousands?|tsd|mln|000s?)\b")
_PRICE_OF = re.compile(r"(?:(?:edinichna|ed|prodazhna) )?tsena (?:za|na) \w+|(?:unit )?price per \w+")
_NUMBERED = re.compile(r"(?:m|month|м|месец)?[. ]?(0?[1-9]|1[0-2])", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"^(.*\D)\s?((?:19|20)\d\d)(?: g)?$")
_LAST_NAME = 450
_OF_VAT = 100  # the rank of a number of registration for VAT; that of the company goes before it
_FEWEST_SHORT = 3  # columns of months in Roman numbers
_NET_FIRST = 1000  # ranks by which a column without tax goes before one that says nothing of tax


@cache
def _known() -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for meaning, words in _WORDS.items():
        for rank, word in enumerate(words.split(", ")):
            # A header that a list of accounts has too is a better name.
            known.setdefault(header_key(word), (meaning, rank + 150 * (meaning == "name")))
    for word in ("contact name", "contact"):
        known[word] = ("name", _LAST_NAME)  # of an invoice the contact is the customer
    for field in FIGURES:
        known.setdefault(header_key(field), (field, 0))
    for key, meant in [*known.items()]:
        known.setdefault(key.replace(" ", ""), meant)  # CUSTOMERID, INVOICEDATE
    return known


def _without_money(key: str) -> str:
    """A header's key without currencies and scales."""
    for pattern in (_MONEY_WORDS, _SCALE_WORDS):
        key = pattern.sub(" ", key)
    return " ".join(key.split())


def _bare(header: str) -> str:
    """A header for comparing, without remarks and currencies."""
    return _without_money(header_key(_REMARK.sub(" ", header).replace("€", " eur ")))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: a field, how good a name for it the header is, and what else the header says."""

    field: str
    rank: int
    month_on: date | None = None
    year: int | None = None
    month: int | None = None
    """The month of a column that does not say its year."""
    side: Side | None = None
    """On which side of the tax its amounts are, if it says so."""


def meaning_of(header: str) -> Meaning | None:
    """What a header means; None if it is not known."""
    words = tax_words(header)
    if words.side in (Side.TAX, Side.RATE):
        return Meaning("tax" if words.side is Side.TAX else "tax_rate", 0, side=words.side)
    known, bare = _known(), _bare(header)
    found = known.get(header_key(header)) or known.get(bare) or known.get(bare.removeprefix("deal "))
    if found is None and _PRICE_OF.fullmatch(bare):
        found = ("price", 0)
    if "%" in header:
        if found is not None and found[0] == "discount":
            return Meaning(*found)
        if words.side is None:
            return None
    if words.side is not None and (month := _of_a_month(header)) is not None:
        return month
    if words.side is not None and (sided := _sided(header, found, words.names_tax)) is not None:
        return sided
    if found is not None:
        # A plan, a cost or a profit with tax is none.
        return None if words.side is Side.GROSS and words.names_tax else Meaning(*found)
    account = columns.meaning_of(header) or columns.meaning_of(bare.removeprefix("deal "))
    if account is not None:
        if account[0] in ("registration_number", "vat_number"):
            return Meaning("number", account[1] + (_OF_VAT if account[0] == "vat_number" else 0))
        if account[0] in _NAMES:
            return Meaning("name", account[1] + 100 * _NAMES.index(account[0]))
        return None
    return _of_a_month(header) or _of_a_year(bare)


_NAMES = ("name", "firm?", "legal_name", "name?")


def _sided(header: str, found: tuple[str, int] | None, names_tax: bool) -> Meaning | None:
    """What a header means that says on which side of the tax it is, as a revenue or a price; None for others."""
    words = tax_words(header)
    if found is None or found[0] in ("revenue", "price") or names_tax:
        rest = _without_money(" ".join(word for word in words.rest.split() if not word.isdecimal()))
        found = _known().get(rest) if rest else found if found and found[0] == "revenue" else ("revenue", 0)
    if found is None or found[0] not in ("revenue", "price"):
        return None
    field, rank = found
    if words.side is Side.NET:
        is_of_one_rate = any(word.isdecimal() for word in words.rest.split())
        return Meaning(field, rank - _NET_FIRST + 200 * is_of_one_rate, side=Side.NET)
    # "Gross" alone may also mean before discounts.
    return Meaning(
        "gross" if field == "revenue" else "gross_price", rank + 100 * (not names_tax), side=Side.GROSS
    )


def _of_a_month(header: str) -> Meaning | None:
    """A column that holds one month: "01.2026", "Jan 2026 (лв.)", "Печалба януари 2026", "Януари"."""
    with_tax = tax_words(header).side
    words = clean(_REMARK.sub(" ", header)).split()
    for cut in range(min(len(words), 6)):
        for other, text in (
            (words[:cut], " ".join(words[cut:])),
            (words[len(words) - cut :], " ".join(words[: len(words) - cut])),
        ):
            month, number = None, None
            try:
                month = read_month(text)
            except MonthError:
                number = month_number(text)
                if number is None or (len(text) < 3 and other):
                    continue
            key = _without_money(tax_words(" ".join(other)).rest) if other else ""
            found = _known().get(key) if key else ("revenue", 0)
            if found is not None and found[0] in FIGURES:
                return Meaning(found[0], found[1], month, month=number, side=with_tax)
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
    months: set[object] = set()
    for cell in cells[:500]:
        if len(cell) > 120 or not cell.strip():
            continue
        if (field := mapped.get(header_key(cell))) is not None:
            found.add(field)
        elif meaning := meaning_of(cell):
            found.add(meaning.field)
            if meaning.month_on is not None or meaning.month is not None:
                months.add(meaning.month_on or meaning.month)
    if numbered := numbered_months(cells[:500]):
        found.add("revenue")
        months.update(numbered.values())
    if not found & {"name", "code", "number"} or not found & {*AMOUNTS, "gross", "price", "gross_price"}:
        return 0
    return len(found) + len(months)


def numbered_months(headers: Sequence[str]) -> dict[int, int]:
    """The columns whose headers number the months from 1 on ("1", "2", "3" or "м.01", "м.02") → the months."""
    found = {
        index: int(match[1])
        for index, header in enumerate(headers)
        if (match := _NUMBERED.fullmatch(header.strip())) is not None
    }
    in_row = list(found.values()) == list(range(1, len(found) + 1))
    return found if in_row and len(found) >= _FEWEST_SHORT else {}


@dataclass(frozen=True, slots=True)
class TaxDoubt:
    """A column of which nobody can tell whether the tax beside it is in it, with the amount and tax of a row."""

    header: str
    amount: str
    tax_header: str
    tax: str


class SalesColumns:
    """Which column is which, for one table: `fields` field → column, `by_month` the columns of one month each.

    `rows` are the first rows of the table; what they hold helps to tell. `year` is that of months that say none,
    `percent` the tax in amounts with tax, where somebody says so.
    """

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        mapped: Mapping[int, str],
        month: date | None,
        *,
        year: int | None = None,
        percent: Fraction | None = None,
    ) -> None:
        self.headers = headers
        self._rows = rows[:LOOKED_AT]
        self.fields: dict[str, int] = {}
        self.by_month: list[tuple[int, str, date]] = []
        self.without_year: list[tuple[int, str, int]] = []
        """The columns of one month each that do not say of which year."""
        self.year_of_row: int | None = None
        """The column that says of which year the columns of months are; their own years mean nothing then."""
        self.details: list[int] = []
        self.dates: list[int] = []
        """Every column of dates: what one says of their order holds for the others."""
        self.kinds: dict[int, Kind] = {}
        """The columns that may say what a row is: a sale, an offer, a credit note."""
        self.offers = ""
        """The header that says that the list is one of offers or deals, where nothing says which were won."""
        self.taxes: tuple[int, ...] = ()
        """The columns of tax to take out of the revenue."""
        self.bases: tuple[int, ...] = ()
        """Further columns without tax that are added to the revenue: it stands in one for each percent of tax."""
        self.tax_rate: int | None = None
        """The column of percents of tax to take out of the revenue."""
        self.percent: Fraction | None = None
        """The percent of tax to take out of the revenue."""
        self.with_percent: tuple[int, ...] = ()
        """The columns of amounts with that tax."""
        self.tax_doubt: TaxDoubt | None = None
        self.gross = ""
        """The header of a revenue that may be with tax, where nothing says how much."""
        self.is_product = False
        """Whether the revenue is quantity × price."""
        self.discount: int | None = None
        self.discount_doubt = ""
        """The header of a discount of which nobody can tell whether it is in percent."""
        self.discount_scale = 1
        self.no_amounts: dict[int, str] = {}
        """Columns that could be a profit by their headers and hold fractions or percents → the field."""
        self.no_amounts_doubt: set[int] = set()
        """Those of them that could also be amounts."""
        candidates: dict[str, list[tuple[int, int]]] = {}
        sides: dict[int, Side | None] = {}
        for index, header in enumerate(headers):
            if index in mapped or not header.strip():
                continue
            if (kind := documents.kind_of(header)) is not None:
                self.kinds[index] = kind
            meaning = self._checked(index, meaning_of(header))
            if meaning is None:
                continue
            sides[index] = meaning.side
            if meaning.month_on is not None:
                self.by_month.append((index, meaning.field, meaning.month_on))
            elif meaning.month is not None:
                self.without_year.append((index, meaning.field, meaning.month))
            elif meaning.year is None or (month is not None and meaning.year == month.year):
                candidates.setdefault(meaning.field, []).append((meaning.rank, index))
        for index, field in mapped.items():
            if field == "status":
                self.kinds[index] = Kind.STATUS
            elif field != SKIP:
                self.fields.setdefault(field, index)
        if not (self.by_month or self.without_year or {"date", "month"} & {*candidates, *mapped.values()}):
            beside = [index for field in ("revenue", "gross") for _rank, index in candidates.get(field, [])]
            if all(_bare(headers[index]) in _TOTALS for index in beside):
                numbered = numbered_months(headers)
                self.without_year = [(index, "revenue", month) for index, month in numbered.items()]
                sides.update(dict.fromkeys(numbered))
        if len(self.without_year) < _FEWEST_SHORT:
            # "I", "X" alone are hardly months.
            self.without_year = [one for one in self.without_year if len(headers[one[0]].strip()) > 2]
        if year is not None:
            self.by_month += [
                (index, field, date(year, number, 1)) for index, field, number in self.without_year
            ]
            self.without_year = []
        self.dates = [index for _rank, index in sorted(candidates.get("date", []))]
        self._by_hand = frozenset(mapped)
        self._candidates = candidates
        self._sides = sides
        self._read: dict[int, list[Fraction | None]] = {}
        self._assign(percent)

    def _checked(self, index: int, meaning: Meaning | None) -> Meaning | None:
        """A meaning as the cells bear it out: "VAT" is a number of registration or an amount."""
        if meaning is None or meaning.field not in ("tax", "number"):
            return meaning
        values = self._values(index)
        if not values or (meaning.field == "number" and meaning.rank < _OF_VAT):
            return meaning
        if are_amounts(values):
            return meaning if meaning.field == "tax" else None
        account = columns.meaning_of(self.headers[index])
        is_number = account is not None and account[0] == "vat_number" and any(map(_has_number, values))
        return Meaning("number", _OF_VAT) if is_number else None

    @property
    def is_bulgarian(self) -> bool:
        """Whether the list is written in Cyrillic, or its customers are Bulgarian by number or country."""
        if any(map(is_cyrillic, self.headers)):
            return True
        if "number" in self.fields and any(map(is_number_of_bulgaria, self._values(self.fields["number"]))):
            return True
        countries = [i for i, header in enumerate(self.headers) if _is_country(header)]
        return any(is_bulgaria(value) for index in countries for value in self._values(index))

    @property
    def are_offers(self) -> bool:
        """Whether the rows are offers by the column of their numbers or names."""
        keys = set(map(header_key, self.headers))
        return bool(keys & _OFFERS_ALONE) and not keys & _SOLD

    @property
    def are_invoices(self) -> bool:
        """Whether the rows are of invoices."""
        return any(re.search(r"\b(?:invoice|faktura)", header_key(header)) for header in self.headers)

    # Which is which

    def _best(self, field: str, *, may_be_code: bool = True, is_money: bool = False) -> None:
        """Takes the best column for a field: one that holds anything, then by its name, then by its place."""
        taken = set(self.fields.values())
        found = [
            (not self._values(index), rank, index)
            for rank, index in self._candidates.get(field, [])
            if index not in taken
            and (may_be_code or not self._is_code(index))
            and (not is_money or self._is_money(index))
        ]
        if field not in self.fields and found:
            self.fields[field] = min(found)[2]

    def _assign(self, percent: Fraction | None) -> None:
        self._best("name", may_be_code=False)
        self._best("name")
        for field in ("code", "number", "date", "month", "year", "currency"):
            self._best(field)
        if "name" not in self.fields:
            for field in ("code", "number"):
                if field in self.fields:
                    self.fields.setdefault("name", self.fields[field])
        self._assign_revenue(percent)
        for field in AMOUNTS:
            if field != "revenue" or not self.is_product:
                self._best(field, is_money=True)
        self._leave_out_fractions()
        self._assign_months(percent)
        self.offers = self._offers()
        taken = {*self.fields.values(), *self.taxes, *(index for index, _field, _month in self.by_month)}
        details = [
            index
            for field in (_DETAIL, "quantity")
            for _rank, index in self._candidates.get(field, [])
            if index not in taken
        ]
        self.details = [*details, *(i for i in self.kinds if i not in taken and i not in details)]

    def _assign_months(self, percent: Fraction | None) -> None:
        if self.without_year and "year" in self.fields:
            self.year_of_row = self.fields["year"]
            self.by_month += [
                (index, field, date(1, number, 1)) for index, field, number in self.without_year
            ]
            self.without_year = []
        if self.fields.keys() & {"date", "month"}:
            self.by_month = []
            self.without_year = []
        elif self.by_month or self.without_year:
            # With a column for each month, a sum beside them is that of all.
            for field in (*FIGURES, "cost"):
                self.fields.pop(field, None)
            self.taxes, self.tax_rate, self.is_product = (), None, False
            months = (*self.by_month, *self.without_year)
            gross = [index for index, _field, _month in months if self._sides[index] is Side.GROSS]
            self.percent, self.with_percent = percent, tuple(gross) if percent is not None else ()
            self.gross = self.headers[gross[0]] if gross and percent is None else ""
            self.tax_doubt = None
            self._leave_out_fractions_of_months()

    def _offers(self) -> str:
        """The header by which all rows are offers or deals, if no column says what became of them."""
        keys = {index: header_key(header) for index, header in enumerate(self.headers)}
        if set(keys.values()) & _SOLD or {*self.kinds.values()} & {Kind.STATUS, Kind.DOCUMENT, Kind.WON}:
            return ""
        mapped = set(self.fields.values())
        return next(
            (
                self.headers[i]
                for i, key in keys.items()
                if key in _OFFERS and i not in mapped and i not in self._by_hand
            ),
            "",
        )

    # Revenue and tax

    def _assign_revenue(self, percent: Fraction | None) -> None:
        """Takes the revenue without its tax: from a column without, or from one with it and what is beside."""
        if "revenue" in self.fields:
            return
        gross = [i for rank, i in sorted(self._candidates.get("gross", [])) if self._is_money(i)]
        plain = [i for rank, i in sorted(self._candidates.get("revenue", [])) if self._is_money(i)]
        plain.sort(key=lambda i: not self._values(i))
        if "gross" in self.fields:
            gross, plain = [self.fields.pop("gross")], []
        if plain and gross and (index := self._tax_within(plain[0], gross)) is not None:
            gross.remove(index)
            self._candidates.setdefault("tax", []).append((0, index))
        net = [i for i in plain if self._sides[i] is Side.NET and self._values(i)]
        if net:
            self.fields["revenue"] = net[0]
            # "ДО 20%" and "ДО 9%" are parts of one base.
            by_rate = [i for i in net if any(char.isdecimal() for char in self.headers[i])]
            self.bases = tuple(by_rate[1:]) if by_rate[:1] == net[:1] else ()
            return
        taxes, rate = self._taxes([*plain, *gross])
        if not any(map(self._values, (*plain, *gross))):
            self._assign_product(percent)
            if self.is_product:
                return
        if not plain and not gross:
            return
        for index in plain:
            side, doubt = self._side(index, taxes, rate, [*plain, *gross])
            if side is not Side.GROSS and (side is Side.NET or percent is None):
                self.fields["revenue"] = index
                self.tax_doubt = doubt
                return
        self.fields["revenue"] = index = (plain or gross)[0]
        self._take_out_tax(index, taxes, rate, percent)

    def _tax_within(self, index: int, gross: Sequence[int]) -> int | None:
        """The column that says "Incl. VAT" and holds the tax that is in the amounts of another."""
        for other in gross:
            pairs = _pairs(self._numbers(index), self._numbers(other))
            if (
                pairs
                and side_by_rates(pairs) is Side.GROSS
                and all(abs(b) * 3 < abs(a) for a, b in pairs if a)
            ):
                return other
        return None

    def _taxes(self, amounts: Sequence[int]) -> tuple[tuple[int, ...], int | None]:
        """The columns of tax amounts that belong together, and the one of percents."""
        if "tax" in self.fields:
            return (self.fields.pop("tax"),), None
        rates = [index for _rank, index in self._candidates.get("tax_rate", []) if self._values(index)]
        found = []
        beside = self._numbers(amounts[0]) if amounts else []
        for _rank, index in self._candidates.get("tax", []):
            taxes = self._numbers(index)
            known = [tax for tax in taxes if tax is not None]
            in_percent = any("%" in value for value in self._values(index))
            if are_rates(known, [amount for amount in beside if amount is not None], in_percent=in_percent):
                rates.append(index)
            elif known:
                found.append(index)
        # Beside "ДДС 20%" and "ДДС 9%" one without a percent is their sum.
        whole = [index for index in found if not any(char.isdecimal() for char in self.headers[index])]
        return tuple(whole[:1] or found), rates[0] if rates else None

    def _side(
        self, index: int, taxes: Sequence[int], rate: int | None, others: Sequence[int]
    ) -> tuple[Side | None, TaxDoubt | None]:
        """On which side of the tax a column is of which the header says nothing, and a doubt about it."""
        is_total = _bare(self.headers[index]) in _TOTALS
        if not taxes:
            return None, self._doubt(index, (rate,)) if is_total and rate is not None else None
        amounts, tax = self._numbers(index), self._sum(taxes)
        for other in others:
            if other == index:
                continue
            beside = self._numbers(other)
            rows = [(a, t, b) for (a, t), b in zip(zip(amounts, tax, strict=True), beside, strict=True)]
            whole = [(a, t, b) for a, t, b in rows if a is not None and t is not None and b is not None]
            if adds_up(whole):
                return Side.NET, None
            if adds_up((b, t, a) for a, t, b in whole):
                return Side.GROSS, None
        side = side_by_rates(_pairs(amounts, tax))
        if side is Side.NET and is_total:
            return Side.NET, self._doubt(index, taxes)
        if side is None and (is_total or len(others) == 1):
            return Side.GROSS, None
        return side, None

    def _doubt(self, index: int, taxes: Sequence[int]) -> TaxDoubt:
        row = next(
            (
                r
                for r in self._rows
                if max(index, *taxes) < len(r) and r[index].strip() and r[taxes[0]].strip()
            ),
            (),
        )
        amount, tax = (row[index], row[taxes[0]]) if row else ("", "")
        return TaxDoubt(self.headers[index], clean(amount), self.headers[taxes[0]], clean(tax))

    def _take_out_tax(
        self, index: int, taxes: tuple[int, ...], rate: int | None, percent: Fraction | None
    ) -> None:
        """How the tax in a column is taken out of it: by the tax beside it, or its percent, or what is said."""
        if taxes:
            self.taxes = taxes
        elif rate is not None:
            self.tax_rate = rate
        elif percent is not None:
            self.percent, self.with_percent = percent, (index,)
        else:
            self.gross = self.headers[index]

    def _assign_product(self, percent: Fraction | None) -> None:
        """Quantity × price, where there is no amount."""
        self._best("quantity", is_money=True)
        if "price" not in self.fields:
            self._best("price", is_money=True)
        if "price" not in self.fields:
            self._best("gross_price", is_money=True)
            if "gross_price" in self.fields:
                self.fields["price"] = self.fields.pop("gross_price")
        if "quantity" not in self.fields or "price" not in self.fields:
            for field in ("quantity", "price"):
                self.fields.pop(field, None)
            return
        self.is_product = True
        price = self.fields["price"]
        side = self._sides.get(price)
        taxes, rate = self._taxes(())
        if side is Side.GROSS:
            self._take_out_tax(price, taxes, rate, percent)
        elif side is None and taxes:
            products = [
                None if q is None or p is None else q * p
                for q, p in zip(self._numbers(self.fields["quantity"]), self._numbers(price), strict=True)
            ]
            side = side_by_rates(_pairs(products, self._sum(taxes)))
            if side is Side.GROSS:
                self.taxes = taxes
            elif side is None:
                self.tax_doubt = self._doubt(price, taxes)
        elif side is None and percent is not None:
            self.percent, self.with_percent = percent, (price,)
        self._assign_discount()

    def _assign_discount(self) -> None:
        """A discount in percent, or as a fraction; one in amounts could be of a piece or of the line."""
        for _rank, index in sorted(self._candidates.get("discount", [])):
            values = [number for number in self._numbers(index) if number]
            if not values:
                continue
            if "%" in self.headers[index] or all(
                "%" in value for value in self._values(index) if value != "0"
            ):
                self.discount, self.discount_scale = index, 100
            elif all(0 <= value < 1 for value in values):
                self.discount = index
            else:
                self.discount_doubt = self.headers[index]
            return

    # What the cells tell

    def _leave_out_fractions(self) -> None:
        """Leaves out a profit that is a fraction or may be percents of the revenue."""
        revenue = self._numbers(self.fields["revenue"]) if "revenue" in self.fields else None
        planned = (
            self._numbers(self.fields["planned_revenue"]) if "planned_revenue" in self.fields else revenue
        )
        for field, beside in (("profit", revenue), ("planned_profit", planned)):
            while field in self.fields and self.fields[field] not in self._by_hand and beside is not None:
                index = self.fields[field]
                if not self._is_no_amount(index, beside):
                    break
                self.no_amounts[index] = field
                del self.fields[field]
                self._candidates[field] = [one for one in self._candidates[field] if one[1] != index]
                self._best(field, is_money=True)

    def _leave_out_fractions_of_months(self) -> None:
        """Leaves out the profits of months that are fractions or may be percents of the revenue beside them."""
        revenue = {month: index for index, field, month in self.by_month if field == "revenue"}
        for index, field, month in self.by_month:
            if (
                field == "profit"
                and month in revenue
                and self._is_no_amount(index, self._numbers(revenue[month]))
            ):
                self.no_amounts[index] = field
        self.by_month = [one for one in self.by_month if one[0] not in self.no_amounts]

    def _is_no_amount(self, index: int, revenue: Sequence[Fraction | None]) -> bool:
        pairs = _pairs(self._numbers(index), revenue)
        is_margin = any(word in header_key(self.headers[index]) for word in _MARGINS)
        if is_fraction(pairs, is_margin=is_margin):
            return True
        if is_margin and may_be_percent(pairs):
            self.no_amounts_doubt.add(index)
            return True
        return False

    def _values(self, index: int) -> list[str]:
        return [cell for row in self._rows if index < len(row) and (cell := row[index].strip())]

    def _numbers(self, index: int) -> list[Fraction | None]:
        """The amounts of a column, row by row; None where there is none or it could be read in two ways."""
        if index in self._read:
            return self._read[index]
        written = []
        for row in self._rows:
            try:
                written.append(take_apart(row[index].strip().removesuffix("%")) if index < len(row) else None)
            except BadAmount:
                written.append(None)
        mark = decimal_mark(cell.number for cell in written if cell is not None)
        numbers: list[Fraction | None] = []
        for cell in written:
            try:
                numbers.append(None if cell is None else value_of(cell, mark, cell.number))
            except BadAmount:
                numbers.append(None)
        self._read[index] = numbers
        return numbers

    def _sum(self, indexes: Sequence[int]) -> list[Fraction | None]:
        """The sums of some columns, row by row; None where none of them has an amount."""
        cells = zip(*map(self._numbers, indexes), strict=True)
        return [
            sum(known, Fraction(0)) if (known := [n for n in row if n is not None]) else None for row in cells
        ]

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
        found |= dict.fromkeys(self.bases, "revenue") | dict.fromkeys(self.taxes, "tax")
        for extra, field in ((self.tax_rate, "tax_rate"), (self.discount, "discount")):
            if extra is not None:
                found[extra] = field
        return found | {index: field for index, field, _month in self.by_month}

    def amounts_beside(self, index: int) -> list[int]:
        """The columns of amounts of the same row; in a table with a column for each month, of the same month."""
        months = {column: month for column, _field, month in self.by_month}
        if index in months:
            return [column for column, month in months.items() if month == months[index]]
        fields = (*AMOUNTS, "gross", "price", "gross_price", "tax")
        found = {column for field in fields for _rank, column in self._candidates.get(field, [])}
        return sorted(found | {self.fields[field] for field in fields if field in self.fields})

    def currency_of(self, index: int) -> Currency | None:
        """What a column's header says its amounts are in. Raises ForeignCurrency."""
        return currency_in(self.headers[index])


def _pairs(
    first: Sequence[Fraction | None], second: Sequence[Fraction | None]
) -> list[tuple[Fraction, Fraction]]:
    """The rows in which both columns have an amount."""
    return [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]


def _has_number(text: str) -> bool:
    """Whether a cell can hold a number of registration, and is not "yes"."""
    return sum(1 for char in text if char.isdecimal()) >= 6


def _is_country(header: str) -> bool:
    meaning = columns.meaning_of(header)
    return meaning is not None and meaning[0] == "country"


def _may_be_amount(value: str) -> bool:
    try:
        take_apart(value)
    except ForeignCurrency:
        return True
    except BadAmount:
        return False
    return True
