"""What a table is a list of, by its header and its first rows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.months import month_number
from kamtui.exchange.activities import headers as activities
from kamtui.exchange.agreements import headers as agreements
from kamtui.exchange.calls import headers as call_headers
from kamtui.exchange.plans import headers as plans
from kamtui.exchange.portfolio import headers as portfolio_headers
from kamtui.exchange.portfolio.matrix import is_matrix_of_prices
from kamtui.exchange.prospects import headers as prospects
from kamtui.exchange.reading import headers
from kamtui.exchange.reading.cards.file import FORM as CARDS
from kamtui.exchange.reading.header_row import header_place
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import AS_FOUND, FileChoice, table_file
from kamtui.exchange.sales.meaning import headers as sales_headers
from kamtui.exchange.tasks import headers as tasks

_LOOKED_AT = 500  # rows that help to tell what a table holds


class KindNotTold(SheetError):
    """A table that may hold either, or neither."""

    def __init__(self, path: Path, *, is_either: bool) -> None:
        text = (
            _(
                "{path} may be a list of accounts or of sales. "
                "Say which: kamtui import accounts FILE, or: kamtui import sales FILE"
            )
            if is_either
            else _(
                "{path} does not say by its first lines what it is a list of. "
                "Say it: kamtui import accounts FILE, or in place of accounts: {kinds}."
            )
        )
        kinds = ", ".join(kind for kind in ListKind if kind is not ListKind.ACCOUNTS)
        super().__init__(text.format(path=clean(str(path)), kinds=kinds))
        self.kinds = (ListKind.ACCOUNTS, ListKind.SALES) if is_either else tuple(ListKind)
        """What it may be."""


class ListKind(StrEnum):
    """What a table can be taken in as; the word by which the command line calls it."""

    ACCOUNTS = "accounts"
    SALES = "sales"
    CALLS = "calls"
    TASKS = "tasks"
    TERMS = "terms"
    PROSPECTS = "prospects"
    PLANS = "plans"
    ACTIVITIES = "activities"
    PORTFOLIO = "portfolio"


class _Told(NamedTuple):
    """A kind of list that its headers alone tell."""

    kind: ListKind
    score: Callable[[Sequence[str], Mapping[str, str]], int]
    is_one: Callable[[list[str]], bool]
    """Whether a row of headers is that of such a list."""


def known_headers(cells: list[str]) -> int:
    """How many cells are known as headers of any kind of list."""
    scores = (headers.score, sales_headers.score, *(told.score for told in _TOLD_BY_HEADERS))
    return max(score(cells, {}) for score in scores)


class FoundKind(NamedTuple):
    """What a file is taken for: the kind of its list, and the sheet of a workbook by which it was told."""

    kind: ListKind
    sheet: str


def list_kind(path: Path, choice: FileChoice = AS_FOUND) -> FoundKind:
    """Whether a table is one of accounts or of sales, by its header and what stands under it. Raises SheetError.

    Only its first rows are looked at, however long it is.
    """

    file = table_file(path, known_headers, choice)
    with closing(file.rows()) as all_rows:
        rows = list(islice(all_rows, _LOOKED_AT))
    if file.form == CARDS:
        return FoundKind(ListKind.ACCOUNTS, "")
    if is_matrix_of_prices(rows, (path.stem, file.sheet)):
        return FoundKind(ListKind.PORTFOLIO, file.sheet)
    header = header_place(rows, known_headers, choice.header_line)
    if header is None or not known_headers(rows[header].cells):
        raise KindNotTold(path, is_either=False)
    cells = rows[header].cells
    kind = _kind(path, cells, [row.cells for row in rows[header + 1 :]])
    titles = (path.stem, file.sheet, *(cell for row in rows[:header] for cell in row.cells))
    if kind is ListKind.SALES and plans.is_called_a_plan(titles, cells):
        kind = ListKind.PLANS
    return FoundKind(kind, file.sheet)


def _kind(path: Path, cells: list[str], below: list[list[str]]) -> ListKind:
    """The kind of a list with these headers. Raises KindNotTold."""
    for told in _TOLD_BY_HEADERS:
        if told.is_one(cells):
            return told.kind
    if sales_headers.score(cells, {}) == 0:
        if headers.score(cells, {}) == 0:
            raise KindNotTold(path, is_either=False)
        return ListKind.ACCOUNTS
    if _are_deals(cells) or holds_order_lines(cells, below):
        return ListKind.SALES
    meanings = [meaning for cell in cells for meaning in _sales_meaning(cell)]
    has_months = sum(month_number(cell) is not None for cell in cells) > 1 or bool(
        sales_headers.dated_months(cells)
    )
    tells_when = has_months or any(
        meaning.month_on or meaning.field in ("date", "month") for meaning in meanings
    )
    reaches = _ways_to_reach(cells)
    if reaches == tells_when:
        raise KindNotTold(path, is_either=True)
    return ListKind.ACCOUNTS if reaches else ListKind.SALES


def _are_deals(header: list[str]) -> bool:
    """Whether a header is that of deals or opportunities: each with a name, an amount and a day, whoever is named besides."""
    fields = {meaning.field for cell in header for meaning in _sales_meaning(cell)}
    keys = [headers.header_key(cell) for cell in header]
    names_deals = any(key in _DEALS or key.startswith(("deal ", "opportunity ")) for key in keys)
    return names_deals and bool(fields & _AMOUNTS) and bool(fields & {"date", "month"})


_DEALS = frozenset(
    headers.header_key(word)
    for word in (
        "deal name", "deal title", "opportunity name", "opportunity", "име на сделка", "име на сделката", "сделка",
    )
)  # fmt: skip


def _is_log(header: list[str]) -> bool:
    """Whether a header is that of a log of conversations: with a day, and without amounts or what only accounts have."""
    if not call_headers.score(header, {}):
        return False
    # What came of it, "Резултат", is a profit in a list of sales.
    besides = [cell for cell in header if call_headers.meaning_of(cell) != "result"]
    amounts = {meaning.field for cell in besides for meaning in _sales_meaning(cell)} & _AMOUNTS
    of_accounts = {
        meaning.field for cell in header if len(cell) <= 120 and (meaning := headers.meaning_of(cell))
    }
    return not amounts and not any(
        field.startswith(
            (
                "phone",
                "email",
                "web",
                "contact_phone",
                "contact_email",
                "contact_birthday",
                "legal",
                "industry",
            )
        )
        for field in of_accounts
    )


_TOLD_BY_HEADERS = (
    _Told(ListKind.PROSPECTS, prospects.WORDS.score, prospects.is_prospect_list),
    _Told(ListKind.TASKS, tasks.WORDS.score, tasks.is_task_list),
    _Told(ListKind.PORTFOLIO, portfolio_headers.score, portfolio_headers.is_portfolio),
    _Told(ListKind.ACTIVITIES, activities.WORDS.score, activities.is_activity_list),
    _Told(ListKind.TERMS, agreements.WORDS.score, agreements.is_list_of_terms),
    _Told(ListKind.PLANS, plans.WORDS.score, plans.is_plan_list),
    _Told(ListKind.CALLS, call_headers.score, _is_log),
)
"""Asked in this order, before accounts and sales are told apart."""


def holds_order_lines(header: list[str], rows: list[list[str]]) -> bool:
    """Whether a table is one of orders or monthly sums: days or months, amounts, and customers that come again.

    A customer need not come again where the table also numbers its orders, invoices or documents.
    """
    meanings = {place: meaning.field for place, cell in enumerate(header) for meaning in _sales_meaning(cell)}
    if not {"date", "month"} & set(meanings.values()) or not _AMOUNTS & set(meanings.values()):
        return False
    who = min(
        (place for place, field in meanings.items() if field in ("name", "code", "number")), default=None
    )
    if who is None:
        return False
    if any(_ORDER_NUMBER.search(headers.header_key(cell)) for cell in header):
        return True
    names = [row[who].strip() for row in rows if who < len(row) and row[who].strip()]
    return len(set(names)) < len(names)


_AMOUNTS = frozenset((*sales_headers.AMOUNTS, "gross", "price", "gross_price"))
_ORDER_NUMBER = re.compile(
    r"\b(order|invoice|document|doc|transaction|receipt|porachka|faktura|dokument)\w* ?(id|no|number|nr|num)?\b(?! date)"
)


def _sales_meaning(header: str) -> Iterator[sales_headers.Meaning]:
    meaning = sales_headers.meaning_of(header) if header.strip() and len(header) <= 120 else None
    if meaning is not None:
        yield meaning


def _ways_to_reach(header: list[str]) -> bool:
    """Whether a header has what only a list of accounts or people has: phones, e-mails, people, notes."""
    fields = {meaning.field for cell in header if len(cell) <= 120 and (meaning := headers.meaning_of(cell))}
    return any(
        meaning.startswith(("contact_", "phone", "email", "web", "stage", "legal", "industry", "note"))
        for meaning in fields
    )
