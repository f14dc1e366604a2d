"""What the headers of a log of conversations mean, in English and Bulgarian.

The customer and the people are known by the headers of lists of accounts (`reading.headers`); here is what a log has besides.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kamtui.exchange.reading import headers
from kamtui.exchange.reading.headers import REST, SKIP, header_key

FIELDS = (
    "name", "registration_number", "person", "first_name", "last_name", "day", "time", "channel", "purpose", "note", "result",
    "minutes", "step", "step_on", "done", REST, SKIP,
)  # fmt: skip
"""What a column can be mapped to by hand."""
SEVERAL = frozenset(("person", "note", REST, SKIP))
"""Fields that several columns may hold."""

_WORDS = {
    "day": (
        "date, day, visit date, call date, date of visit, date of call, activity date, meeting date, contact date, held on, "
        "when, start date, date and time, datetime, due date, completed on, note date, created at, create date, "
        "дата, ден, дата на посещение, дата на посещението, дата на визита, дата на визитата, дата на среща, дата на срещата, "
        "дата на контакт, дата на разговор, дата на разговора, кога, дата и час, проведена на"
    ),
    "time": "time, hour, start time, due time, at, час, в колко часа, начало, начален час",
    "person": (
        "with whom, with, who, attendees, attendee, participants, participant, people, present, met with, met, spoke with, "
        "spoke to, talked to, contact, contact person, contact name, person, associated contact, "
        "с кого, с кой, присъстващи, присъствали, присъства, участници, участник, хора, лице, лице за контакт, контакт, "
        "контактно лице, разговор с, среща с, срещнах се с"
    ),
    "channel": (
        "channel, kind, type, activity type, contact type, call type, type of contact, type of activity, how, method, medium, "
        "как, вид, тип, начин, канал, вид контакт, тип контакт, вид на контакта, начин на контакт, вид активност, тип активност, форма"
    ),
    "purpose": (
        "purpose, subject, topic, about, regarding, activity subject, title, note title, reason, agenda, goal, objective, "
        "тема, относно, повод, цел, цел на посещението, цел на визитата, цел на срещата, заглавие, дневен ред"
    ),
    "note": (
        "note, notes, what, comment, comments, description, details, summary, discussed, discussion, minutes of meeting, body, "
        "note body, note text, activity note, what was said, what was discussed, discussed topics, topics discussed, remarks, report, text, "
        "бележка, бележки, коментар, коментари, описание, какво, обсъдено, обсъждане, резюме, съдържание, протокол, отчет, "
        "забележка, забележки, информация, говорихме, обсъдихме, разговор, теми, теми на разговора"
    ),
    "result": "result, outcome, conclusion, decision, agreed, резултат, изход, решение, заключение, договорено, уговорено",
    "minutes": "duration, minutes, length, duration min, duration minutes, продължителност, минути, времетраене, мин",
    "step": (
        "next step, next steps, next action, follow up, followup, to do, action, actions, next, "
        "следваща стъпка, следващи стъпки, следващо действие, задача, действие, какво следва, последващо действие"
    ),
    "step_on": (
        "next step date, next step on, next date, next visit, next meeting, next contact, next call, follow up date, "
        "follow up on, deadline, due, due on, "
        "следваща дата, следваща среща, следващо посещение, следваща визита, следващ контакт, срок, краен срок, до кога, "
        "дата на следваща стъпка, дата на следваща среща"
    ),
    "name": "related to, regarding",
    "done": "done, completed, is done, activity done, status, свършено, изпълнено, приключено, статус",
}  # fmt: skip
_WHAT_WAS_SAID = re.compile(r"(za )?kakvo (?!sledv|da |shte )\w|what (was|we|did|they) \w")
"""How people head what was said: "Какво говорихме", "За какво се разбрахме", "What we talked about"."""
_OF_ACCOUNTS = {
    "name": "name",
    headers.FIRM: "name",
    "registration_number": "registration_number",
    "contact_name": "person",
    headers.PERSONS_NAME: "person",
    "contact_first_name": "first_name",
    "contact_last_name": "last_name",
}
"""The meanings of lists of accounts that a log has too."""


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, words in _WORDS.items():
        for word in words.split(", "):
            known.setdefault(header_key(word), field)
    return known | {field.replace("_", " "): field for field in FIELDS if field not in (REST, SKIP)}


def meaning_of(header: str) -> str:
    """The field that a header means; "" where it is none."""
    if len(header) > 120:
        return ""
    key = header_key(header)
    # "Activity - Due date" of one program, "Дата на посещение:" of a person.
    bare = re.sub(r"^(activity|deal|call|visit|meeting|note) (?=\w)", "", key)
    if field := _known().get(key) or _known().get(bare):
        return field
    if _WHAT_WAS_SAID.match(key):
        return "note"
    of_accounts = headers.meaning_of(header)
    return _OF_ACCOUNTS.get(of_accounts.field, "") if of_accounts is not None else ""


def score(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many different meanings a row of cells has as headers of a log; 0 where it is none: without a day and a who."""
    mapped = {header_key(header): field for header, field in mapping.items()}
    fields = {mapped.get(header_key(cell)) or meaning_of(cell) for cell in cells[:500] if cell.strip()} - {""}
    is_log = "day" in fields and fields & {"name", "person", "first_name", "last_name"}
    return len(fields) if is_log and fields & {"note", "purpose", "result", "channel", "step"} else 0
