"""What the headers of a list of sales mean: those that people and programs write, in English and Bulgarian.

A header may say more than its word: what the amounts are in ("Оборот (хил. лв.)"), on which side of the tax
they are, or, in a table with a column for each month, which month it is ("Revenue Jan 2026").
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache

from kamtui.domain.money.importing.sheet import FIGURES
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.numbers import COUNTED
from kamtui.domain.time.months import MonthError, last_day, month_number, month_of, read_month
from kamtui.exchange.reading import headers as account_headers
from kamtui.exchange.reading.headers import FIRM, SOME_NAME, HeaderMeaning, header_key
from kamtui.exchange.sales.meaning.tax import Side, tax_words

SKIP = "skip"
"""Mapping a column to this leaves it out."""
FIELDS = (
    "name", "code", "number", "date", "month", "year", *FIGURES, "cost", "returns", "gross", "tax", "quantity", "price", "currency",
    "status", SKIP,
)  # fmt: skip
"""What a column can be mapped to by hand."""
AMOUNTS = (*FIGURES, "cost", "returns")
RETURNS = "returns?"
"""What was given back, in a column of its own: the sales beside it may be with it or without it."""

DETAIL = "detail"
"""What tells two rows of one customer and month apart: they are parts of a sum and not two versions of it."""

# Better names first: of two columns for one field the better named is taken.
_WORDS: dict[str, str] = {
    "name": (
        "customername, clientname, accountname, companyname, buyer, buyer name, potential customer, "
        "invoice partner display name, bill to, bill to name, bill to customer, sold to, sold to party, sold to name, "
        "sell to customer name, billing company, billing name, company billing, shipping company, customer full name, "
        "cust name, client full name, dealer, distributor, купувач, получател, възложител, клиенти, дистрибутор, "
        "име на купувача, име на купувач, наименование на получателя, получател име"
    ),
    "code": (
        "customer id, customer code, customer number, customer no, client id, client code, client number, client no, "
        "account id, account code, account number, account no, debtor, debtor no, debtor number, cust id, cust no, cust code, "
        "customer key, customer ref, customer nr, buyer id, buyer code, bill to customer no, sell to customer no, "
        "sold to customer no, sold to no, partner id, partner code, company id, код на клиент, код клиент, клиент код, "
        "клиентски номер, клиент номер, номер на клиент, клиент no, контрагент код, код на контрагент, код контрагент, "
        "клиент id, id клиент, id на клиент, id на клиента, код на клиента, номер на клиента, контрагент no, контрагент id, "
        "партньор код, код партньор, код на партньор, кл код, кл no"
    ),
    "date": (
        "date, order date, invoice date, sale date, sales date, posting date, document date, transaction date, doc date, "
        "booking date, close date, closed date, closing date, delivery date, ship date, day, invoice bill date, issue date, date of issue, issued on, "
        "issued, date issued, date of sale, date of invoice, date of order, actual close date, won date, won time, deal won time, "
        "close time, expected close date, expected closing date, expected closing, forecast close date, est close date, "
        "created at, paid at, end date, created, "
        "order date time, date time, datetime, timestamp, tax date, дата, дата на поръчка, "
        "дата на фактура, дата на продажба, дата на документ, дата документ, дата фактура, дата поръчка, дата на сделка, "
        "дата на доставка, дата на издаване, дата на фактурата, дата на документа, дата на продажбата, дата на поръчката, "
        "дата на сделката, дата продажба, дата издаване, дата на данъчно събитие, данъчно събитие, дата на дан събитие, "
        "дата и час, дата на затваряне, дата на приключване, дата на спечелване, затворена на, очаквана дата на затваряне, closed on, "
        "ден"
    ),
    "month": (
        "month, year month, month year, period, posting period, fiscal period, sales month, month on, month start, месец, "
        "период, месец година, година месец, месец на продажба, отчетен период, отчетен месец, за месец"
    ),
    "year": "year, fiscal year, calendar year, година, год, г, отчетна година",
    "revenue": (
        "revenue, net revenue, net sales, sales, turnover, net turnover, net amount, sales amount, revenue amount, "
        "sales value, net value, close value, closed value, amount, amt, line amount, line value, extended price, ext price, "
        "extended amount, extended value, total price, price total, line total, value, deal value, deal amount, "
        "opportunity amount, opportunity value, bid amount, won amount, won value, amount signed, total signed, order total amount, order subtotal amount, "
        "total, total amount, total value, total sales, total revenue, order amount, invoice amount, invoice value, "
        "order value, order total, invoice total, invoiced, invoiced amount, billed, billed amount, actual, actual sales, "
        "actual revenue, income, sum, оборот, нетен оборот, приход, приходи, нетни приходи, приход от продажби, "
        "приходи от продажби, нетни продажби, продажби, продажба, обем продажби, сума, нетна сума, нето, стойност, "
        "нетна стойност, реализация, отчет, сума на реда, стойност на реда, обща сума, сума общо, обща стойност, "
        "стойност общо, общо, общо стойност, общо сума, обща цена, цена общо, стойност на продажбите, стойност на продажбата, "
        "продажна стойност, стойност продажби, продажби стойност, данъчна основа, фактурирано, фактурирана сума, "
        "реализиран оборот, реализирани продажби, сума по фактура, сума на фактурата, сума фактура, стойност на фактурата, "
        "стойност фактура, сума на продажбата, сума на поръчката, стойност на поръчката, сума на сделката, "
        "стойност на сделката, стойн, ст ст, всичко, всичко общо"
    ),
    "profit": (
        "profit, gross profit, profit amount, margin amount, gross margin amount, contribution, contribution margin, gp, "
        "net profit, operating profit, margin, gross margin, earnings, печалба, брутна печалба, марж, брутен марж, маржин, "
        "принос, нетна печалба, печалба от продажби, надценка, резултат"
    ),
    "cost": (
        "cost, costs, cogs, cost of goods, cost of goods sold, cost of sales, total cost, cost amount, cost value, "
        "себестойност, разход, разходи, доставна стойност, отчетна стойност, стойност по доставни цени"
    ),
    RETURNS: (
        "returns, sales returns, return amount, returns amount, returned, returned amount, refunds, refund amount, refunded, "
        "refunded amount, amount refunded, credit notes, credit memos, credits, връщания, върнато, върнати, върната сума, "
        "върната стока, върнати стоки, стойност на връщанията, сума връщания, кредитни известия, рекламации"
    ),
    "planned_revenue": (
        "planned revenue, plan revenue, revenue plan, planned sales, sales plan, plan, planned, budget, target, sales target, "
        "revenue target, quota, forecast, планиран оборот, план оборот, оборот план, планирани продажби, план продажби, план, "
        "бюджет, цел, таргет, прогноза"
    ),
    "planned_profit": (
        "planned profit, plan profit, profit plan, profit target, profit budget, планирана печалба, план печалба, печалба план"
    ),
    "quantity": (
        "quantity, qty, units, units sold, quantity sold, qty sold, sold quantity, order quantity, quantity ordered, pieces, "
        "pcs, invoiced quantity, sales quantity, line quantity, lineitem quantity, количество, кол, к во, кол во, бройка, "
        "брой, бройки, hours, часове, бр, продадено количество, продадени бройки, количества"
    ),
    "price": (
        "unit price, price, price each, price per unit, price unit, sales price, sale price, selling price, unit sales price, "
        "item price, lineitem price, rate, hourly rate, часова ставка, цена, единична цена, ед цена, единична продажна цена, "
        "продажна цена, цена за единица, цена на единица, цена за брой, цена на брой, цена бр, цена за бр, ед продажна цена"
    ),
    "discount": (
        "discount, discounts, discount percent, discount rate, discount pct, disc, line discount, rebate, отстъпка, отст, "
        "отстъпки, търговска отстъпка, процент отстъпка, отстъпка процент, рабат, то"
    ),
    "currency": "currency, currency code, currency iso code, bid currency, deal currency, opportunity currency, value currency, currency of value, currency of amount, ccy, curr, валута, код на валута, вал",
    DETAIL: (
        "product, product name, product id, product code, item, item no, article, article no, sku, material, category, "
        "product category, product group, brand, line of goods, order, order id, order no, order number, invoice, invoice no, "
        "invoice number, document, document no, doc no, document number, opportunity id, transaction id, stock code, продукт, "
        "артикул, стока, код на артикул, код на стока, категория, група, продуктова група, марка, поръчка, поръчка no, "
        "номер на поръчка, фактура, фактура no, номер на фактура, документ, документ no, номер на документ, обект, магазин, "
        "store, shop, region, регион, sales agent, agent, salesperson, търговец"
    ),
}  # fmt: skip

TOTALS = frozenset(
    ("total", "obshto", "vsichko", "vsichko obshto", "obshta suma", "suma obshto", "obshta stoynost", "total amount", "total value", "invoice total", "order total")
)  # fmt: skip
"""Headers, as `header_key` writes them, of what one has to pay in the end, if a tax stands beside."""
MARGINS = ("margin", "marzh", "marzhin", "nadtsenka", "gp")
OFFERS_ALONE = frozenset(
    header_key(header)
    for header in (
        "quote", "quote no", "quote number", "quote id", "quote name", "quotation", "quotation no", "quotation number",
        "offer", "offer no", "offer number", "offer id", "estimate no", "estimate number", "proforma no", "proforma number",
        "оферта", "оферта №", "номер на оферта", "номер оферта", "оферта номер", "проформа", "проформа №", "номер на проформа",
    )
)  # fmt: skip
OFFERS = OFFERS_ALONE | frozenset(
    header_key(header)
    for header in (
        "probability", "win probability", "likelihood", "вероятност", "вероятност за спечелване", "opportunity", "opportunity id", "opportunity name", "opportunity no", "deal", "deal id", "deal name", "deal title", "възможност", "име на сделка", "име на сделката", "наименование на сделката",
    )
)  # fmt: skip
SOLD = frozenset(
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
_SCALE_ABOVE = re.compile(
    r"(?<![^\W\d_])(?:in|в|във)\s+(?:['’]?000s?|хил(?:\.|яди)?|thousands?|tsd|млн\.?|милион\w*|mln|mio|millions?)(?![^\W\d_])",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MONEY_WORDS = re.compile(
    r"\b(?:(?:v|in) )?(?:hil |hilyadi |hiliadi |thousands? |tsd |mln )?"
    rf"(?:lv|leva|lev|euro|evro|lei|zl|{'|'.join(one.lower() for one in COUNTED)})\b"
)
_AS_CODES = str.maketrans({one.sign: f" {one.value} " for one in COUNTED if len(one.sign) == 1})
_SCALE_WORDS = re.compile(r"\b(?:v |in )?(?:hil|hilyadi|hiliadi|thousands?|tsd|mln|000s?)\b")
_PRICE_OF = re.compile(r"(?:(?:edinichna|ed|prodazhna) )?tsena (?:za|na) \w+|(?:unit )?price per \w+")
_NUMBERED = re.compile(r"(?:m|month|м|месец)?[. ]?(0?[1-9]|1[0-2])", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_YEAR_AT_END = re.compile(r"^(.*\D)\s?((?:19|20)\d\d)(?: g)?$")
_LAST_NAME = 450
OF_VAT = 100  # the rank of a number of registration for VAT; that of the company goes before it
FEWEST_SHORT = 3  # columns of months in Roman numbers
_NET_FIRST = 1000  # ranks by which a column without tax goes before one that says nothing of tax


@cache
def _known() -> dict[str, HeaderMeaning]:
    """By header key what it means."""
    known: dict[str, HeaderMeaning] = {}
    for field, words in _WORDS.items():
        for rank, word in enumerate(words.split(", ")):
            # A header that a list of accounts has too is a better name.
            known.setdefault(header_key(word), HeaderMeaning(field, rank + 150 * (field == "name")))
    for word in ("contact name", "contact"):
        known[word] = HeaderMeaning("name", _LAST_NAME)  # of an invoice the contact is the customer
    for field in FIGURES:
        known.setdefault(header_key(field), HeaderMeaning(field, 0))
    for key, meaning in [*known.items()]:
        known.setdefault(key.replace(" ", ""), meaning)  # CUSTOMERID, INVOICEDATE
    return known


def _without_money(key: str) -> str:
    """A header's key without currencies and scales."""
    for pattern in (_MONEY_WORDS, _SCALE_WORDS):
        key = pattern.sub(" ", key)
    return " ".join(key.split())


def bare_key(header: str) -> str:
    """A header for comparing, without remarks and currencies."""
    return _without_money(header_key(_REMARK.sub(" ", header).translate(_AS_CODES)))


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
    bare = bare_key(header)
    known = _known_meaning(header, bare)
    if "%" in header:
        if known is not None and known.field == "discount":
            return Meaning(known.field, known.rank)
        if words.side is None:
            return None
    if words.side is not None:
        sided = _of_a_month(header) or _sided(header, known, words.names_tax)
        if sided is not None:
            return sided
    if known is not None:
        # A plan, a cost or a profit with tax is none.
        is_with_tax = words.side is Side.GROSS and words.names_tax
        return None if is_with_tax else Meaning(known.field, known.rank)
    account = account_headers.meaning_of(header) or account_headers.meaning_of(bare.removeprefix("deal "))
    if account is not None:
        return _of_an_account(account)
    return _of_a_month(header) or _of_a_year(bare)


def _known_meaning(header: str, bare: str) -> HeaderMeaning | None:
    """What a header means word by word, with its remarks and currencies or without them."""
    known = _known()
    meaning = known.get(header_key(header)) or known.get(bare) or known.get(bare.removeprefix("deal "))
    if meaning is None and _PRICE_OF.fullmatch(bare):
        return HeaderMeaning("price", 0)
    return meaning


_NAMES = ("name", FIRM, "legal_name", SOME_NAME)


def _of_an_account(meaning: HeaderMeaning) -> Meaning | None:
    """What a header of a list of accounts means here: the customer's name or number; all else means nothing."""
    if meaning.field == "registration_number":
        return Meaning("number", meaning.rank)
    if meaning.field == "vat_number":
        return Meaning("number", meaning.rank + OF_VAT)
    if meaning.field in _NAMES:
        return Meaning("name", meaning.rank + 100 * _NAMES.index(meaning.field))
    return None


def _sided(header: str, known: HeaderMeaning | None, names_tax: bool) -> Meaning | None:
    """What a header means that says on which side of the tax it is, as a revenue or a price; None for others."""
    words = tax_words(header)
    if known is None or known.field in ("revenue", "price") or names_tax:
        rest = _without_money(" ".join(word for word in words.rest.split() if not word.isdecimal()))
        if rest:
            known = _known().get(rest)
        elif known is None or known.field != "revenue":
            known = HeaderMeaning("revenue", 0)
    if known is None or known.field not in ("revenue", "price"):
        return None
    if words.side is Side.NET:
        is_of_one_rate = any(word.isdecimal() for word in words.rest.split())
        return Meaning(known.field, known.rank - _NET_FIRST + 200 * is_of_one_rate, side=Side.NET)
    # "Gross" alone may also mean before discounts.
    field = "gross" if known.field == "revenue" else "gross_price"
    return Meaning(field, known.rank + 100 * (not names_tax), side=Side.GROSS)


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
            known = _known().get(key) if key else HeaderMeaning("revenue", 0)
            if known is not None and known.field in FIGURES:
                return Meaning(known.field, known.rank, month, month=number, side=with_tax)
    return None


def _of_a_year(bare: str) -> Meaning | None:
    """A column that holds a whole year: only taken where the list is put into a month by hand."""
    match = _YEAR_AT_END.match(bare)
    if match is None:
        return None
    words, year = match.groups()
    known = _known().get(words.strip())
    if known is None or known.field not in AMOUNTS:
        return None
    return Meaning(known.field, known.rank, year=int(year))


def says_scale(title: str) -> bool:
    """Whether a text above a table says that its amounts are in thousands or millions."""
    return bool(_SCALE_ABOVE.search(title))


def scale_of(header: str) -> int:
    """How many units one of a column is: 1, or a thousand ("хил. лв.") or a million."""
    if _MILLIONS.search(header):
        return 1_000_000
    return 1000 if _THOUSANDS.search(header) else 1


def score(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many different meanings a row of cells has as headers; 0 without a customer and an amount."""
    mapped = {header_key(header): field for header, field in mapping.items()}
    fields: set[str] = set()
    months: set[object] = set()
    for cell in cells[:500]:
        if len(cell) > 120 or not cell.strip():
            continue
        if (field := mapped.get(header_key(cell))) is not None:
            fields.add(field)
        elif meaning := meaning_of(cell):
            fields.add(meaning.field)
            if meaning.month_on is not None or meaning.month is not None:
                months.add(meaning.month_on or meaning.month)
    if numbered := numbered_months(cells[:500]):
        fields.add("revenue")
        months.update(numbered.values())
    if dated := dated_months(cells[:500]):
        fields.add("revenue")
        months.update(dated.values())
    if not fields & {"name", "code", "number"} or not fields & {*AMOUNTS, "gross", "price", "gross_price"}:
        return 0
    return len(fields) + len(months)


def numbered_months(headers: Sequence[str]) -> dict[int, int]:
    """The columns whose headers number the months from 1 on ("1", "2", "3" or "м.01", "м.02") → the months."""
    months = {
        index: int(match[1])
        for index, header in enumerate(headers)
        if (match := _NUMBERED.fullmatch(header.strip())) is not None
    }
    are_in_row = list(months.values()) == list(range(1, len(months) + 1))
    return months if are_in_row and len(months) >= FEWEST_SHORT else {}


def dated_months(headers: Sequence[str]) -> dict[int, date]:
    """The columns whose headers are days, as a workbook has months: all the first of a month, or all the last, each once."""
    days: dict[int, date] = {}
    for index, header in enumerate(headers):
        if _DAY.fullmatch(header.strip()):
            with suppress(ValueError):
                days[index] = date.fromisoformat(header.strip())
    months = {index: month_of(day) for index, day in days.items()}
    firsts = all(day.day == 1 for day in days.values())
    are_months = firsts or all(day == last_day(months[index]) for index, day in days.items())
    return months if are_months and len(days) >= 2 and len(set(months.values())) == len(days) else {}
