"""What a word of a list of sales says of its row by itself: a sale, a credit note, or no sale at all.

A status, a stage or a kind of document says it, in English and Bulgarian.
"""

import re
from enum import Enum, StrEnum, auto
from functools import cache

from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.meanings import is_nothing, read_date, read_flag


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
        "status, state, stage, deal stage, deal status, opportunity stage, opportunity status, opportunity state, deal state, sales stage, pipeline stage, "
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
_PLAN = re.compile(
    r"(?:forecast|budget|plan|planned|target|prognoza|byudzhet|plan\w{0,4}|tsel|tseli)(?: \d+)?"
)
_ACTUAL = re.compile(r"(?:actuals?|otchet\w*|otchetno|realizatsia|fakt|fakticheski)(?: \d+)?")
PATTERNS = {
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
        gone = PATTERNS["no"].search(key) or _RETURNED.search(key)
        return Verdict.NO_SALE if gone else None
    if _PARTLY.search(key):
        return Verdict.DOUBT
    if kind not in (Kind.STATUS, Kind.NUMBER) and (verdict := _of_version(key)) is not None:
        return verdict
    if _takes_from_sales(key, kind):
        return Verdict.MINUS
    if PATTERNS["no"].search(key):
        return Verdict.NO_SALE
    if kind in (Kind.MAYBE, Kind.NUMBER):
        return Verdict.SALE if PATTERNS["sale"].search(key) else None
    return _of_status_or_document(key, kind)


def _of_version(key: str) -> Verdict | None:
    """What a word says that is a plan, an actual figure, or an abbreviation of a kind of document."""
    if _PLAN.fullmatch(key):
        return Verdict.NO_SALE
    if _ACTUAL.fullmatch(key):
        return Verdict.SALE
    return _SHORT.get(key)


def _takes_from_sales(key: str, kind: Kind) -> bool:
    """Whether a word is a credit note's; a status that says "no sale" too is none, and "returned" is only a kind."""
    if PATTERNS["minus"].search(key) and (
        kind is not Kind.STATUS or not PATTERNS["no_if_status"].search(key)
    ):
        return True
    return kind not in (Kind.STATUS, Kind.MAYBE) and bool(PATTERNS["minus_if_kind"].search(key))


def _of_status_or_document(key: str, kind: Kind) -> Verdict | None:
    """What a word says of which none of the surer patterns is found."""
    is_payment = bool(PATTERNS["payment"].search(key))
    if PATTERNS["undecided"].search(key) or (is_payment and kind is not Kind.STATUS):
        return Verdict.DOUBT
    if PATTERNS["sale"].search(key):
        return Verdict.SALE
    if PATTERNS["no_if_status"].search(key):
        return Verdict.NO_SALE
    if is_payment:
        return Verdict.DOUBT
    return Verdict.SALE if PATTERNS["sale_if_status"].search(key) or PATTERNS["twice"].search(key) else None


def _of_note(key: str) -> Verdict | None:
    """What a note says of its row: nothing, unless it is only a word or two of a status or a kind."""
    bare = " ".join(
        word for word in key.split() if not word.isdecimal() and word not in ("no", "kam", "do", "to", "of")
    )
    if len(bare.split()) > 3:
        return None
    if PATTERNS["minus"].fullmatch(bare):
        return Verdict.MINUS
    return Verdict.DOUBT if PATTERNS["no"].fullmatch(bare) else None


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
    match = _BEFORE_NUMBER.match(text.strip())
    return match[0].strip(" №#.:-/") if match else ""
