"""What the headers of a list of agreements mean, in English and Bulgarian, and by which of them it is known."""

from collections.abc import Collection

from kamtui.exchange.calls import headers as call_headers
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.records.vocabulary import Vocabulary

FIELDS = (
    "name", "registration_number", "person", "first_name", "last_name", "what", "owed_by", "category", "from", "until", "due",
    "checks", "target", "notice", "state", "note",
)  # fmt: skip
_OF_TERMS = (
    "agreement, agreements, what was agreed, agreed terms, term, terms, agreed, condition, conditions, commitment, commitments, promise, obligation, "
    "договореност, договорености, договорено, какво е договорено, какво договорихме, какво сме договорили, уговорка, уговорки, уговорено, "
    "условие, условия, ангажимент, ангажименти, задължение, задължения, обещание, обещания, договорка, договорки, клауза, търговско условие, "
    "търговски условия"
)
_STRONG = frozenset(map(header_key, _OF_TERMS.split(", ")))
_WORDS = {
    "what": _OF_TERMS + ", what, subject, description, text, какво, предмет, описание, съдържание, текст",
    "owed_by": (
        "who owes, owed by, side, party, ours theirs, ours or theirs, who, responsible, obliged party, by whom, whose, owner, who keeps it, "
        "кой дължи, страна, чия страна, наше тяхно, наше или тяхно, ние те, ние или те, чие е, чие, кой, кой изпълнява, кой се задължава, "
        "ангажимент на, задължение на, задължена страна, отговорник, отговаря, изпълнител, от кого"
    ),
    "category": "category, kind, type, area, about, topic, категория, вид, тип, област, относно, тема, група, вид условие",
    "from": (
        "agreed on, from, since, valid from, effective from, in force from, start, start date, date agreed, signed on, date, day, "
        "договорено на, дата на договаряне, договорено на дата, в сила от, валидно от, валиден от, действа от, от дата, от, начало, начална дата, "
        "подписано на, дата на договора, дата"
    ),
    "until": (
        "until, valid until, valid to, ends, ends on, end, end date, expires, expires on, expiry, expiry date, in force until, term end, "
        "валидно до, валиден до, валидна до, в сила до, действа до, до дата, до, край, крайна дата, изтича, изтича на, срок на валидност, "
        "валидност, срок на действие, срок на договора"
    ),
    "due": "due, due date, due on, deadline, by when, to be done by, срок, краен срок, до кога, срок за изпълнение, падеж",
    "checks": (
        "check when, check, checks, checked, check every, how checked, review, review every, frequency, how often, check interval, "
        "проверка, кога се проверява, проверява се, проверяваме, колко често, честота, честота на проверка, преглед, контрол, периодичност, "
        "на колко време, проверка на"
    ),
    "target": (
        "target, goal, measure, value, kpi, threshold, standard, level, "
        "цел, целева стойност, мярка, показател, стойност, норма, норматив, праг, параметър, размер, изискване, ниво"
    ),
    "notice": "notice, notice period, предизвестие, срок на предизвестие",
    "state": "state, status, статус, състояние",
    "note": "note, notes, comment, comments, remarks, бележка, бележки, забележка, забележки, коментар, коментари",
    "name": "account, customer, client, company, partner, with whom agreed, клиент, контрагент, верига, фирма, партньор",
    "person": "agreed with, contact, contact person, договорено с, с кого, лице за контакт, контактно лице, контакт",
}  # fmt: skip


def _is_list(fields: Collection[str]) -> bool:
    return "what" in fields and bool({"name", "registration_number", "person", "last_name"} & set(fields))


WORDS = Vocabulary(FIELDS, _WORDS, _is_list, several=("note",))


def is_list_of_terms(header: list[str]) -> bool:
    """Whether a header is that of a list of agreements: what was agreed, and whose it is, until or by when, or how it is checked."""
    if not WORDS.score(header, {}) or not any(header_key(cell) in _STRONG for cell in header):
        return False
    fields = {WORDS.meaning_of(cell) for cell in header}
    if {"owed_by", "checks", "until", "target", "notice"} & fields:
        return True
    # With a deadline alone it may be what came of conversations.
    besides = [cell for cell in header if header_key(cell) not in _STRONG and WORDS.meaning_of(cell) != "due"]
    return "due" in fields and not call_headers.score([*besides, "note"], {})
