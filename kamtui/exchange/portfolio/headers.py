"""What the headers of a portfolio or price list mean, in English and Bulgarian.

The customer is known by the headers of lists of accounts (`reading.headers`), tax by those of sales; here is what else there is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kamtui.exchange.reading import headers
from kamtui.exchange.reading.headers import REST, SKIP, header_key
from kamtui.exchange.sales.meaning.headers import bare_key
from kamtui.exchange.sales.meaning.tax import Side, tax_words

FIELDS = (
    "name", "registration_number", "product", "variant", "code", "price", "gross_price", "negotiated_price", "list_price",
    "discount", "tax_rate", "currency", "day", "until", "state", "ours", "competitor", "theirs", "quantity", "unit", "terms",
    REST, SKIP,
)  # fmt: skip
"""What a column can be mapped to by hand."""
SEVERAL = frozenset(("terms", "quantity", "unit", REST, SKIP))
"""Fields that several columns may hold."""
KEPT = ("list_price", "discount", "quantity", "unit", "until", REST)
"""Fields that stand in the terms of the price, each with its header."""
PRICES = ("negotiated_price", "price", "gross_price", "list_price")

# Better names first: of two columns for one field the better named is taken.
_WORDS = {
    "product": (
        "product line, product name, product, продуктова линия, име на продукт, име на продукта, наименование на продукт, "
        "наименование на продукта, наименование на артикул, наименование на артикула, наименование на стоката, име на артикул, "
        "продукт, продукти, стока, стоки, item name, article name, item description, product description, article description, "
        "описание на артикула, наименование, наименование на стоки, description, описание, name, име, item, items, article, "
        "артикул, артикули, материал, material, услуга, service, products, линия"
    ),
    "code": (
        "code, product code, item code, item no, item number, article no, article number, sku, catalogue no, catalog no, "
        "part no, part number, material no, material number, ref, ean, barcode, "
        "код, код на артикул, код на артикула, код на продукт, код на продукта, код на стоката, артикулен номер, артикул no, "
        "арт no, арт номер, арт код, кат no, каталожен номер, номенклатурен номер, баркод"
    ),
    "variant": (
        "variant, pack size, package size, size, colour, color, packing, разфасовка, вариант, размер, цвят, опаковка"
    ),
    "negotiated_price": (
        "negotiated price, agreed price, contract price, customer price, your price, special price, final price, net price, "
        "discounted price, price after discount, new price, price with discount, "
        "договорена цена, договорени цени, цена по договор, клиентска цена, цена за клиент, цена за клиента, вашата цена, "
        "специална цена, крайна цена, нова цена, цена след отстъпка, цена с отстъпка, нетна цена, цена нето, нето цена"
    ),
    "price": (
        "price, unit price, sales price, sale price, selling price, price each, price per unit, item price, our price, prices, "
        "цена, единична цена, ед цена, продажна цена, единична продажна цена, наша цена, цена за единица, цена за брой, "
        "цена бр, цена за бр, цени"
    ),
    "list_price": (
        "list price, catalogue price, catalog price, base price, standard price, regular price, recommended price, "
        "каталожна цена, базова цена, ценоразпис, цена по ценоразпис, цена по каталог, листова цена, стандартна цена, "
        "редовна цена, цена без отстъпка, цена преди отстъпка"
    ),
    "discount": (
        "discount, discounts, discount percent, discount rate, discount pct, disc, rebate, отстъпка, отст, отстъпки, "
        "търговска отстъпка, процент отстъпка, отстъпка процент, рабат, то"
    ),
    "currency": "currency, currency code, ccy, curr, валута, код на валута, вал",
    "day": (
        "valid from, effective from, effective date, price valid from, start date, from, from date, as of, date of price, "
        "price date, agreed on, since, в сила от, валидна от, валиден от, валидност от, важи от, цена от, от дата, начална дата, "
        "договорена на, договорено на, дата на цената, от, date, дата"
    ),
    "until": (
        "valid until, valid to, effective to, end date, until, to, to date, expires, expires on, expiry date, "
        "в сила до, валидна до, валиден до, валидност до, важи до, до дата, крайна дата, до, валидност"
    ),
    "state": (
        "state, status, portfolio state, portfolio status, состояние, състояние, статус, състояние в портфолиото, портфолио"
    ),
    "ours": "from us, buys from us, bought from us, ours, sold by us, our product, от нас, купува от нас, наше, продаваме",
    "competitor": (
        "competitor, competitors, current supplier, supplier, supplied by, buys from, sold by, bought from, competitor name, "
        "конкурент, конкуренция, конкуренти, доставчик, текущ доставчик, настоящ доставчик, купува от, от кого купува, "
        "друг доставчик"
    ),
    "theirs": "from others, buys from others, bought from others, others, от други, купува от други, от конкуренти, чуждо",
    "quantity": (
        "quantity, qty, min qty, minimum quantity, min quantity, moq, minimum order, volume, annual volume, yearly volume, "
        "quantity per year, monthly volume, target, target volume, potential, budget, forecast, from quantity, "
        "количество, к во, кол, кол во, мин количество, минимално количество, минимална поръчка, обем, годишен обем, "
        "годишно количество, месечно количество, планиран обем, таргет, цел, потенциал, бюджет, прогноза, от количество"
    ),
    "unit": (
        "unit, uom, unit of measure, measure, per, мярка, мерна единица, м ед, ед мярка, мерна ед, единица, м е"
    ),
    "terms": (
        "terms, conditions, commercial terms, payment terms, note, notes, comment, comments, remark, remarks, "
        "условия, търговски условия, условия на плащане, отсрочка, срок на плащане, бележка, бележки, забележка, забележки, "
        "коментар, коментари"
    ),
}  # fmt: skip
_CUSTOMERS = frozenset(("name", headers.FIRM, "legal_name"))
_STATES = frozenset(("state", "ours", "competitor", "theirs"))
_OF_PRICES = re.compile(
    r"\b(price ?lists?|prices?|portfolio|tsenov\w+|tsenorazpis\w*|tseni(?:te)?|tsena|portfolio\w*|ofert\w+|quotation|offer)\b"
)
_LONGEST = 120


class Meaning(NamedTuple):
    """What a header means, and how good a name for that it is: 0 is the best."""

    field: str
    rank: int
    side: Side | None = None
    """On which side of the tax its prices are, if it says so."""


@cache
def _known() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for field, words in _WORDS.items():
        for rank, word in enumerate(words.split(", ")):
            known.setdefault(header_key(word), Meaning(field, rank))
    for field in FIELDS:
        if field not in (REST, SKIP, "name", "registration_number"):
            known.setdefault(field.replace("_", " "), Meaning(field, 0))
    return known


def meaning_of(header: str) -> Meaning | None:
    """What a header means, whatever currency, tax or remark stands in it; None where it is not known."""
    if len(header) > _LONGEST or not header.strip():
        return None
    words = tax_words(header)
    if words.side in (Side.TAX, Side.RATE):
        return Meaning("tax_rate", 0) if words.side is Side.RATE else None
    known = _known()
    found = known.get(header_key(header)) or known.get(bare_key(header))
    if found is None and words.side is not None:
        # "Net price" is in the table; "Цена без ДДС", "Ед. цена с ДДС (лв.)" say their side besides.
        rest = bare_key(" ".join(words.rest.split()))
        found = known.get(rest) or (known["price"] if words.names_tax and not rest else None)
    if found is not None:
        if found.field in PRICES and words.names_tax:
            field = "gross_price" if words.side is Side.GROSS else found.field
            return Meaning(field, found.rank - 100 * (words.side is Side.NET), words.side)
        return found
    account = headers.meaning_of(header)
    if account is not None and account.field in _CUSTOMERS:
        return Meaning("name", account.rank)
    if account is not None and account.field == "registration_number":
        return Meaning("registration_number", account.rank)
    return None


def score(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many different meanings a row of cells has as headers; 0 without a product line, or nothing that is said of it."""
    mapped = {header_key(header): field for header, field in mapping.items()}
    fields = {
        mapped.get(header_key(cell)) or getattr(meaning_of(cell), "field", "") for cell in cells[:500]
    } - {"", SKIP}
    has_product = bool(fields & {"product", "code"})
    return len(fields) if has_product and fields & {*PRICES, *_STATES} else 0


def is_portfolio(cells: Sequence[str]) -> bool:
    """Whether a row of headers is that of a portfolio or price list, and not one of sales or accounts."""
    if not score(cells, {}):
        return False
    found = {meaning.field for cell in cells if (meaning := meaning_of(cell))}
    keys = {header_key(cell) for cell in cells}
    if keys & _of_sales() or any(headers_of_people(cells)):
        return False
    if not found & set(PRICES) and not _names_products(cells):
        return False  # "Name, Type, Status" are accounts
    # Order lines have a day, a quantity and a price; from when a price holds is said in other words.
    is_sold = bool(keys & {"date", "data", "order date"}) and "quantity" in found
    tells_from = any(
        meaning.field == "day" and header_key(cell) not in ("date", "data")
        for cell in cells
        if (meaning := meaning_of(cell))
    )
    return tells_from or not is_sold


_MAY_NAME_ANYTHING = frozenset(
    map(
        header_key,
        (
            "name", "име", "наименование", "description", "описание", "service", "услуга", "material", "материал", "item", "items",
            "code", "код", "ref", "линия",
        ),
    )
)  # fmt: skip


def _names_products(cells: Iterable[str]) -> bool:
    """Whether a header says that products stand below it, and nothing else that has a name."""
    return any(
        meaning.field in ("product", "code") and header_key(cell) not in _MAY_NAME_ANYTHING
        for cell in cells
        if (meaning := meaning_of(cell))
    )


@cache
def _of_sales() -> frozenset[str]:
    words = (
        "revenue, sales, amount, total, turnover, line total, total price, value, order id, order no, order number, invoice, "
        "invoice no, invoice number, invoice date, order date, deal, deal name, close date, stage, deal stage, sales agent, "
        "оборот, продажби, сума, стойност, общо, фактура, фактура no, номер на фактура, поръчка, номер на поръчка, дата на фактура, "
        "дата на поръчка, себестойност, печалба, profit, cost, margin, month, месец, обща сума, "
        "сума без ддс, сума с ддс, стойност без ддс"
    )
    return frozenset(header_key(word) for word in words.split(", "))


def headers_of_people(cells: Iterable[str]) -> Iterable[str]:
    """The headers that only a list of accounts or people has."""
    for cell in cells:
        known = headers.meaning_of(cell) if len(cell) <= _LONGEST else None
        if known is not None and known.field.startswith(("contact_", "phone", "email", "birth")):
            yield cell


def speaks_of_prices(text: str) -> bool:
    """Whether a title, or the name of a file, says that it is about prices or a portfolio."""
    return _OF_PRICES.search(header_key(text)) is not None
