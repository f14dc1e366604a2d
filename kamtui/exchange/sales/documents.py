"""What the rows of a list of sales are: sales, credit notes, or no sales at all (offers, open, lost, cancelled).

A status, a stage or a kind of document says it, in English and Bulgarian. A word says it by itself, but what a
few of them mean depends on the others of their column: beside "Closed Won" every other stage is no sale yet, and
beside invoices an order or a payment would count the same sale twice. A word that is not known, in a column
of which others are, is in doubt.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache

from kamtui.domain.accounts.words import Stage
from kamtui.exchange.reading.columns import header_key
from kamtui.exchange.reading.meanings import is_nothing, read_date, read_flag, read_stage


class Verdict(StrEnum):
    """What a row is, by its status or kind; the values are what `--status` takes."""

    SALE = "sale"
    MINUS = "minus"
    """It takes from the sales: a credit note. One written as a positive amount is subtracted."""
    NO_SALE = "no"
    DOUBT = "doubt"


class Kind(Enum):
    """What a column tells about its rows."""

    STATUS = auto()
    """A status or a stage: nearly every word of it means something."""
    DOCUMENT = auto()
    """The kind of document."""
    MAYBE = auto()
    """A column that may be of something else ("Type"): only words that leave no doubt count."""
    DELIVERY = auto()
    """Where the goods are: what is on its way or with the customer is sold."""
    NOTE = auto()
    """Notes and descriptions: what one says alone ("анулирана") is asked about."""
    NUMBER = auto()
    """The numbers of documents, which may have their kind before them ("Проформа 17")."""
    CANCELLED = auto()
    """Yes, or a day, where the row is cancelled, void, deleted or a draft."""
    WON = auto()
    """Yes where a deal is won."""
    CREDIT = auto()
    """Yes where it is a credit note."""


MOST_WORDS = 200
"""A column with more different texts is no status."""

_HEADERS: dict[Kind, str] = {
    Kind.STATUS: (
        "status, state, stage, deal stage, deal status, opportunity stage, opportunity status, sales stage, pipeline stage, "
        "invoice status, order status, payment status, document status, doc status, quote status, sale status, "
        "transaction status, financial status, deal deal stage, deal status code, status reason, lifecycle, phase, "
        "sales phase, stage name, статус, състояние, етап, фаза, стадий, статус на сделка, статус на сделката, етап на сделка, "
        "етап на сделката, етап на продажба, статус на фактура, статус на фактурата, статус фактура, статус на поръчка, "
        "статус на поръчката, статус поръчка, статус на документ, статус на документа, статус документ, статус на плащане, "
        "статус плащане, статус на продажба, състояние на документа, състояние на поръчката, резултат от сделката, изход"
    ),
    Kind.DOCUMENT: (
        "document type, doc type, document kind, kind of document, invoice type, transaction type, type of document, "
        "voucher type, order type, sales document type, posting type, entry type, record type, document name, вид документ, "
        "вид на документа, вид на документ, тип документ, тип на документа, тип на документ, вид док, тип док, вид фактура, "
        "тип фактура, тип на фактурата, вид на фактурата, вид операция, тип операция, операция, вид сделка, вид на сделката, "
        "тип сделка, тип на сделката, вид продажба, вид на продажбата, тип на продажбата, док вид, док тип, "
        "наименование на документа, наименование на документ"
    ),
    Kind.MAYBE: "type, kind, scenario, version, data type, тип, вид, сценарий, версия",
    Kind.DELIVERY: (
        "delivery status, fulfillment status, fulfilment status, shipping status, shipment status, статус на доставка, "
        "статус на доставката, статус доставка"
    ),
    Kind.NOTE: (
        "note, notes, remark, remarks, comment, comments, description, memo, reason, details, бележка, бележки, забележка, "
        "забележки, коментар, описание, основание, пояснение"
    ),
    Kind.NUMBER: (
        "document, doc, document no, document number, doc no, doc number, invoice, invoice no, invoice number, voucher, "
        "voucher no, документ, док, документ no, номер на документ, номер документ, документ номер, фактура, фактура no, "
        "номер на фактура, фактура номер"
    ),
    Kind.CANCELLED: (
        "cancelled, canceled, is cancelled, is canceled, cancelled at, canceled at, cancelled on, cancelation date, "
        "cancellation date, cancelled date, void, voided, is void, is voided, deleted, is deleted, draft, is draft, lost, "
        "is lost, proforma, is proforma, reversed, анулирана, анулиран, анулирано, анулиране, дата на анулиране, сторнирана, "
        "сторно, отказана, отменена, изтрита, изтрит, чернова, проформа, загубена"
    ),
    Kind.WON: "won, is won, deal won, closed won, спечелена, спечелен, спечелена сделка",
    Kind.CREDIT: (
        "credit note, is credit note, credit memo, is credit, is credit memo, is refund, refund, is return, return, "
        "кредитно известие, кредитно, връщане"
    ),
}  # fmt: skip

# Words as `header_key` writes them: folded, Cyrillic romanised. The first pattern that is found says it.
_NOT_SO = r"(?<!not )(?<!non )(?<!ne )(?<!ne e )(?<!un)"
_MINUS = (
    r"\b(?:credit (?:note|memo|invoice)s?|creditnote|creditmemo|accreccredit|kreditn\w* izvesti\w*|kredit\w* izv|kr izvesti\w*|"
    r"faktura kreditn\w*|invoice credit|credit adjustment)\b|^(?:credit|kredit|kreditn[oai]|ki|refunds?|returns?|reversal|storno|"
    r"vrashtan\w*|rma|sales returns?|vrashtane \w.*)$"
)
_MINUS_IF_KIND = r"\b(?:refunds?|returns?|reversal|storno|vrashtan\w*)\b|^(?:cn|crn|cm|kr)$"
_NO_SALE = (
    rf"{_NOT_SO}\b(?:cancel\w*|void\w*|anul\w*|annul\w*|otkazan\w*|otkaz|otmenen\w*|(?:closed)?lost|zagub\w*|izguben\w*|reject\w*|othvarlen\w*|"
    r"declin\w*|deleted|iztrit\w*|quot\w*|ofert\w*|offers?|estimates?|proposals?|pro ?forma\w*|profaktur\w*|drafts?|chernov\w*|"
    r"storniran\w*|templates?|shablon|abandoned|disqualified|nevalidn\w*|invalid)\b"
)
_NO_SALE_IF_STATUS = (
    r"\b(?:open|opened|otvoren\w*|reopened|prospect\w*|qualif\w*|kvalifik\w*|needs analysis|value prop\w*|perception\w*|decision makers?|"
    r"negotiat\w*|pregovor\w*|discovery|demo\w*|leads?|lid|inquiry|zapitvan\w*|engag\w*|expired|iztekl\w*|failed|neuspesh\w*|"
    r"refunded|returned|varnat\w*|reversed|storno|predlozhen\w*|no decision|appointment\w*|presentation\w*|prezentatsi\w*|"
    r"contract sent|presentation scheduled|decision maker bought in|sreshta|potentsial\w*|omitted|no sale|unsuccessful|"
    r"stalled|nova vazmozhnost|vazmozhnost|opportunity|pipeline|forecast\w*|planiran\w*|planned|upcoming|best case|commit)\b"
)
_SALE = (
    r"\b(?:(?:closed)?won|f ra|inv|accrec|spechelen\w*|invoic\w*|faktur\w*|prodazhb\w*|paid|payed|unpaid|platen\w*|neplaten\w*|overdue|prosrochen\w*|"
    r"debit (?:note|memo)|debitn\w* izvesti\w*|cash receipt|sales receipt|kasov\w* (?:bon|belezhka)|kasova|not cancel\w*|not void\w*|neanuliran\w*)\b"
    r"|^(?:\w+ )?sales?(?: (?:invoice|receipt|order|document))?$"
)
_SALE_IF_STATUS = (
    r"\b(?:ship\w*|deliver\w*|dostaven\w*|complet\w*|fulfilled|priklyuch\w*|zavarshen\w*|izpalnen\w*|izdaden\w*|posted|issued|sent|"
    r"izpraten\w*|approved|odobren\w*|authori[sz]ed|accepted|priet\w*|confirmed|potvarden\w*|ordered|finished|done|gotov\w*|settled|"
    r"collected|normal\w*|redovn\w*|validn\w*|valid|oschetovoden\w*|osporen\w*|realizir\w*|sklyuchen\w*|podpisan\w*|signed|"
    r"successful|uspeshn\w*|closed|zatvoren\w*|due|active|aktivn\w*|archived|arhiv\w*)\b"
)
_TWICE = r"\b(?:orders?|porachk\w*|delivery notes?|stokov\w*|skladov\w* razpisk\w*|protokol\w*|packing slips?|expeditsion\w*)\b"
_PAYMENT = (
    r"\b(?:payments?|plashtan\w*|prevod\w*|bank transfer|transfers?|(?<!sales )(?<!cash )receipts?|postapleni\w*|deposits?|avans\w*|advance\w*|"
    r"bills?|purchases?|pokupk\w*|expenses?|razhod\w*|journal\w*|opening balance|nachaln\w* saldo|dostavk\w*)\b"
)
_UNDECIDED = (
    r"\b(?:to be invoic\w*|to invoic\w*|not invoic\w*|uninvoic\w*|za fakturirane|nefakturiran\w*|pending|processing|in progress|"
    r"in process|v protses|izchakva\w*|chaka\w*|awaiting|new order|nova porachka|on hold|hold|zadarzhan\w*|backorder\w*|credited|"
    r"written off|otpisan\w*|write off|disputed|suspended|spryan\w*|unconfirmed|nepotvarden\w*|incomplete|nezavarshen\w*|neizpalnen\w*)\b|^(?:new|nov[aoi]?)$"
)
_SHORT = {
    **dict.fromkeys(("fa", "fak", "di", "380", "383", "384"), Verdict.SALE),
    **dict.fromkeys(("381",), Verdict.MINUS),
    **dict.fromkeys(("pf", "325"), Verdict.NO_SALE),
}
"""Abbreviations of kinds of documents, and the codes of electronic invoices."""
_ABBREVIATIONS = frozenset(("cn", "crn", "cm", "kr"))
_PLAN = re.compile(
    r"(?:forecast|budget|plan|planned|target|prognoza|byudzhet|plan\w{0,4}|tsel|tseli)(?: \d+)?"
)
_ACTUAL = re.compile(r"(?:actuals?|otchet\w*|otchetno|realizatsia|fakt|fakticheski)(?: \d+)?")
_PATTERNS = {
    name: re.compile(text)
    for name, text in {
        "minus": _MINUS,
        "minus_if_kind": _MINUS_IF_KIND,
        "no": _NO_SALE,
        "no_if_status": _NO_SALE_IF_STATUS,
        "sale": _SALE,
        "sale_if_status": _SALE_IF_STATUS,
        "twice": _TWICE,
        "payment": _PAYMENT,
        "undecided": _UNDECIDED,
    }.items()
}
_PARTLY = re.compile(
    r"\b(?:partial\w*|partly|chastich\w*)\b.*\b(?:refund\w*|return\w*|varnat\w*|cancel\w*|anuliran\w*)\b"
)
_RETURNED = re.compile(r"^(?:returned|varnat\w*|vrashtan\w*|refused|returned to sender)")
_PIPELINE = re.compile(r"\b(?:(?:closed)?won|(?:closed)?lost|spechelen\w*|zaguben\w*|izguben\w*)\b")
_WON = re.compile(r"\b(?:(?:closed)?won|spechelen\w*|invoiced|fakturiran\w*|paid|platen\w*)\b")
_ONLY_CLOSED = re.compile(r"(?:\d+ )?(?:closed|zatvoren\w*|priklyuchen\w*)")
_ONLY_OPEN = re.compile(r"(?:re)?open(?:ed)?|otvoren\w*")
_INVOICES = re.compile(r"\b(?:invoic\w*|faktur\w*|paid|unpaid|overdue|platen\w*|neplaten\w*|prosrochen\w*)\b")
_TAKEN_UP = re.compile(
    r"\b(?<!not )(?<!ne )(?:(?:closed)?won|spechelen\w*|accepted|priet\w*|ordered|porachan\w*|invoiced|fakturiran\w*|paid|platen\w*|signed|"
    r"podpisan\w*|potvarden\w*|confirmed|realizir\w*|izpalnen\w*|completed?)\b"
)
_BEFORE_NUMBER = re.compile(r"[^\W\d_][^\d]*")


@cache
def _kinds() -> dict[str, Kind]:
    known: dict[str, Kind] = {}
    for kind, words in _HEADERS.items():
        for word in words.split(", "):
            known.setdefault(header_key(word), kind)
    return known


def kind_of(header: str) -> Kind | None:
    """What a column tells of its rows by its header; None where it says nothing of that sort."""
    return _kinds().get(header_key(header))


def read_word(text: str, kind: Kind) -> Verdict | None:
    """What a status or a kind of document says by itself; None if it is not known."""
    key = header_key(text)
    if kind is Kind.NOTE:
        return _of_note(key)
    if kind is Kind.DELIVERY:
        gone = _PATTERNS["no"].search(key) or _RETURNED.search(key)
        return Verdict.NO_SALE if gone else None
    if _PARTLY.search(key):
        return Verdict.DOUBT
    is_kind = kind is not Kind.STATUS
    if is_kind and kind is not Kind.NUMBER:
        if _PLAN.fullmatch(key):
            return Verdict.NO_SALE
        if _ACTUAL.fullmatch(key):
            return Verdict.SALE
        if key in _SHORT:
            return _SHORT[key]
    if _PATTERNS["minus"].search(key) and (is_kind or not _PATTERNS["no_if_status"].search(key)):
        return Verdict.MINUS
    if is_kind and kind is not Kind.MAYBE and _PATTERNS["minus_if_kind"].search(key):
        return Verdict.MINUS
    if _PATTERNS["no"].search(key):
        return Verdict.NO_SALE
    if kind in (Kind.MAYBE, Kind.NUMBER):
        return Verdict.SALE if _PATTERNS["sale"].search(key) else None
    if _PATTERNS["undecided"].search(key) or (is_kind and _PATTERNS["payment"].search(key)):
        return Verdict.DOUBT
    if _PATTERNS["sale"].search(key):
        return Verdict.SALE
    if _PATTERNS["no_if_status"].search(key):
        return Verdict.NO_SALE
    if _PATTERNS["payment"].search(key):
        return Verdict.DOUBT
    return Verdict.SALE if _PATTERNS["sale_if_status"].search(key) or _PATTERNS["twice"].search(key) else None


def _of_note(key: str) -> Verdict | None:
    """What a note says of its row: nothing, unless it is only a word or two of a status or a kind."""
    bare = " ".join(
        word for word in key.split() if not word.isdecimal() and word not in ("no", "kam", "do", "to", "of")
    )
    if len(bare.split()) > 3:
        return None
    if _PATTERNS["minus"].fullmatch(bare):
        return Verdict.MINUS
    return Verdict.DOUBT if _PATTERNS["no"].fullmatch(bare) else None


def read_mark(text: str, kind: Kind) -> Verdict | None:
    """What a cell says in a column such as "Cancelled" or "Won": yes, no, a day; None for anything else."""
    flag = False if is_nothing(text) else read_flag(text)
    if (
        flag is None
        and kind is Kind.CANCELLED
        and (read_date(text) or read_word(text, Kind.STATUS) is Verdict.NO_SALE)
    ):
        flag = True
    if flag is None:
        return None
    if kind is Kind.WON:
        return Verdict.SALE if flag else Verdict.NO_SALE
    if not flag:
        return Verdict.SALE
    return Verdict.MINUS if kind is Kind.CREDIT else Verdict.NO_SALE


def before_number(text: str) -> str:
    """What stands before the number of a document: "Проформа" of "Проформа № 17"."""
    found = _BEFORE_NUMBER.match(text.strip())
    return found[0].strip(" №#.:-/") if found else ""


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
    texts = list(dict.fromkeys(text for text in texts if not is_nothing(text)))
    if kind is Kind.NUMBER:
        texts = list(dict.fromkeys(word for text in texts if (word := before_number(text))))
    if kind in (Kind.CANCELLED, Kind.WON, Kind.CREDIT):
        marks = {text: read_mark(text, kind) for text in texts}
        if not marks or None in marks.values():
            return None
        return Settled(kind, {text: verdict for text, verdict in marks.items() if verdict is not None})
    if kind is Kind.NUMBER and all(header_key(text) in _ABBREVIATIONS for text in texts):
        return None  # one series of numbers, whatever its letters stand for
    known = {text: told.get(header_key(text)) or read_word(text, kind) for text in texts}
    keys = {text: header_key(text) for text in texts}
    read = sum(1 for verdict in known.values() if verdict is not None)
    # "State" is now and then New York.
    if not read or (read * 2 < len(known) and not any(map(_is_plain, keys.values()))):
        return None
    if kind is Kind.STATUS and _are_of_accounts(texts):
        return None
    if kind is Kind.MAYBE and read * 2 >= len(known):
        kind = Kind.DOCUMENT
        known = {text: told.get(header_key(text)) or read_word(text, kind) for text in texts}
    is_pipeline = kind is Kind.STATUS and any(_PIPELINE.search(key) for key in keys.values())
    are_invoices = are_invoices or any(_INVOICES.search(key) for key in keys.values())
    are_offers = are_offers and kind is Kind.STATUS
    words: dict[str, Verdict] = {}
    for text, verdict in known.items():
        key = keys[text]
        if (said := told.get(key)) is not None:
            words[text] = said
        elif kind in (Kind.MAYBE, Kind.DELIVERY, Kind.NUMBER, Kind.NOTE):
            words[text] = verdict or Verdict.SALE
        elif are_offers and not _TAKEN_UP.search(key):
            words[text] = Verdict.NO_SALE
        elif is_pipeline and not (verdict is Verdict.SALE and _WON.search(key)):
            # Of a pipeline only what is won is sold.
            closed = _ONLY_CLOSED.fullmatch(key)
            words[text] = (
                Verdict.DOUBT if closed else verdict if verdict is Verdict.MINUS else Verdict.NO_SALE
            )
        elif are_invoices and (
            _ONLY_OPEN.fullmatch(key) or (verdict is Verdict.SALE and _is_said_twice(key))
        ):
            words[text] = Verdict.DOUBT
        else:
            words[text] = verdict or Verdict.DOUBT
    return Settled(kind, words)


def _is_plain(key: str) -> bool:
    """Whether a text can hardly be anything but a status or a kind of document."""
    return any(_PATTERNS[name].search(key) for name in ("minus", "no", "sale"))


def _are_of_accounts(texts: Iterable[str]) -> bool:
    """Whether a status is that of the customer ("active", "бивш клиент") and not of the row."""
    stages = {read_stage(text) for text in texts}
    return None not in stages and bool(stages & {Stage.CUSTOMER, Stage.FORMER})


def _is_said_twice(key: str) -> bool:
    """Whether a document stands beside the invoice of the same sale: an order, a delivery note."""
    return bool(_PATTERNS["twice"].search(key)) and not _PATTERNS["sale"].search(key)


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """What a row is by all its columns: what is no sale by one is none, what is in doubt by one is in doubt."""
    said = set(verdicts)
    for verdict in (Verdict.NO_SALE, Verdict.DOUBT, Verdict.MINUS):
        if verdict in said:
            return verdict
    return Verdict.SALE
