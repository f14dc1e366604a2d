"""What the rows of a list of sales are: sales, credit notes, or no sales at all (offers, open, lost, cancelled).

A status, a stage or a kind of document says it, in English and Bulgarian. A word says it by itself, but what a
few of them mean depends on the others of their column: beside "Closed Won" every other stage is no sale yet, and
beside invoices an order or a payment would count the same sale twice. A word that is not known, in a column
of which others are, is in doubt.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamtui.domain.accounts.words import Stage
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.meanings import is_nothing, read_stage
from kamtui.exchange.sales.meaning.document_words import (
    PATTERNS,
    Kind,
    Verdict,
    before_number,
    read_mark,
    read_word,
)

_ABBREVIATIONS = frozenset(("cn", "crn", "cm", "kr"))
_PIPELINE = re.compile(r"\b(?:(?:closed)?won|(?:closed)?lost|spechelen\w*|zaguben\w*|izguben\w*)\b")
_WON = re.compile(r"\b(?:(?:closed)?won|spechelen\w*|invoiced|fakturiran\w*|paid|platen\w*)\b")
_ONLY_CLOSED = re.compile(r"(?:\d+ )?(?:closed|zatvoren\w*|priklyuchen\w*)")
_ONLY_OPEN = re.compile(r"(?:re)?open(?:ed)?|otvoren\w*")
_INVOICES = re.compile(r"\b(?:invoic\w*|faktur\w*|paid|unpaid|overdue|platen\w*|neplaten\w*|prosrochen\w*)\b")
_TAKEN_UP = re.compile(
    r"\b(?<!not )(?<!ne )(?:(?:closed)?won|spechelen\w*|accepted|priet\w*|ordered|porachan\w*|invoiced|fakturiran\w*|paid|platen\w*|signed|"
    r"podpisan\w*|potvarden\w*|confirmed|realizir\w*|izpalnen\w*|completed?)\b"
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What the texts of one column say of its rows; an empty text and one that is not there say nothing."""

    kind: Kind
    words: Mapping[str, Verdict]

    def verdict(self, text: str) -> Verdict:
        """What a row with this text is by this column."""
        if not text:
            return Verdict.NO_SALE if self.kind is Kind.WON else Verdict.SALE
        if self.kind is Kind.NUMBER:
            text = before_number(text)
        return self.words.get(text, Verdict.SALE)


def settle(
    kind: Kind,
    texts: Iterable[str],
    told: Mapping[str, Verdict] | None = None,
    *,
    are_invoices: bool = False,
    are_offers: bool = False,
) -> Settled | None:
    """What a column's different texts say of its rows; None where the column says nothing of sales.

    `told` is what somebody says of single texts (`header_key` of the text → verdict). `are_invoices` is
    whether the rows are invoices: an open one is not paid yet, and may be a sale. `are_offers` is whether they are
    offers: only an accepted one is sold.
    """
    told = told or {}
    texts = _told_apart(kind, texts)
    if kind in (Kind.CANCELLED, Kind.WON, Kind.CREDIT):
        return _settle_marks(kind, texts)
    if kind is Kind.NUMBER and all(header_key(text) in _ABBREVIATIONS for text in texts):
        return None  # one series of numbers, whatever its letters stand for
    read = {text: told.get(header_key(text)) or read_word(text, kind) for text in texts}
    known = sum(1 for verdict in read.values() if verdict is not None)
    # "State" is now and then New York.
    if not known or (known * 2 < len(read) and not any(_is_plain(header_key(text)) for text in read)):
        return None
    if kind is Kind.STATUS and _are_of_accounts(texts):
        return None
    if kind is Kind.MAYBE and known * 2 >= len(read):
        kind = Kind.DOCUMENT
        read = {text: told.get(header_key(text)) or read_word(text, kind) for text in texts}
    keys = [header_key(text) for text in texts]
    column = _Column(
        kind,
        is_pipeline=kind is Kind.STATUS and any(_PIPELINE.search(key) for key in keys),
        are_invoices=are_invoices or any(_INVOICES.search(key) for key in keys),
        are_offers=are_offers and kind is Kind.STATUS,
    )
    return Settled(
        kind,
        {
            text: told.get(header_key(text)) or column.verdict(header_key(text), verdict)
            for text, verdict in read.items()
        },
    )


def _told_apart(kind: Kind, texts: Iterable[str]) -> list[str]:
    """The texts that say anything, each once; of numbers of documents what stands before the number."""
    said = [text for text in texts if not is_nothing(text)]
    if kind is Kind.NUMBER:
        said = [word for text in said if (word := before_number(text))]
    return list(dict.fromkeys(said))


def _settle_marks(kind: Kind, texts: Iterable[str]) -> Settled | None:
    """What a column such as "Cancelled" or "Won" says; None where one of its texts is neither yes nor no nor a day."""
    marks: dict[str, Verdict] = {}
    for text in texts:
        verdict = read_mark(text, kind)
        if verdict is None:
            return None
        marks[text] = verdict
    return Settled(kind, marks) if marks else None


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column is as a whole, which decides what some of its words mean."""

    kind: Kind
    is_pipeline: bool
    """Whether it tells how far deals are: of those only what is won is sold."""
    are_invoices: bool
    are_offers: bool

    def verdict(self, key: str, read: Verdict | None) -> Verdict:
        """What a word means here that says `read` by itself."""
        if self.kind in (Kind.MAYBE, Kind.DELIVERY, Kind.NUMBER, Kind.NOTE):
            return read or Verdict.SALE
        if self.are_offers and not _TAKEN_UP.search(key):
            return Verdict.NO_SALE
        if self.is_pipeline and not (read is Verdict.SALE and _WON.search(key)):
            if _ONLY_CLOSED.fullmatch(key):
                return Verdict.DOUBT
            return Verdict.MINUS if read is Verdict.MINUS else Verdict.NO_SALE
        is_sold_already = read is Verdict.SALE and _is_said_twice(key)
        if self.are_invoices and (_ONLY_OPEN.fullmatch(key) or is_sold_already):
            return Verdict.DOUBT
        return read or Verdict.DOUBT


def _is_plain(key: str) -> bool:
    """Whether a text can hardly be anything but a status or a kind of document."""
    return any(PATTERNS[name].search(key) for name in ("minus", "no", "sale"))


def _are_of_accounts(texts: Iterable[str]) -> bool:
    """Whether a status is that of the customer ("active", "бивш клиент") and not of the row."""
    stages = {read_stage(text) for text in texts}
    return None not in stages and bool(stages & {Stage.CUSTOMER, Stage.FORMER})


def _is_said_twice(key: str) -> bool:
    """Whether a document stands beside the invoice of the same sale: an order, a delivery note."""
    return bool(PATTERNS["twice"].search(key)) and not PATTERNS["sale"].search(key)


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """What a row is by all its columns: what is no sale by one is none, what is in doubt by one is in doubt."""
    said = set(verdicts)
    for verdict in (Verdict.NO_SALE, Verdict.DOUBT, Verdict.MINUS):
        if verdict in said:
            return verdict
    return Verdict.SALE
