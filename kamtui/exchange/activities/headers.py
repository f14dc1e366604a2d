"""What the headers of a list of activities mean, in English and Bulgarian, and by which of them it is known."""

from collections.abc import Collection

from kamtui.exchange.reading.headers import SKIP
from kamtui.exchange.records.vocabulary import Vocabulary

FIELDS = (
    "name", "registration_number", "person", "first_name", "last_name", "what", "channel", "day", "time", "done_on", "done",
    "note", "result", "minutes",
)  # fmt: skip
_WORDS = {
    "what": (
        "subject, activity subject, title, activity title, call subject, meeting name, meeting title, topic, activity, name, "
        "тема, относно, заглавие, активност, дейност, какво, име"
    ),
    "channel": (
        "type, activity type, kind, channel, task subtype, activity subtype, engagement type, record type, method, "
        "вид, тип, вид активност, тип активност, вид дейност, тип дейност, канал"
    ),
    "day": (
        "activity date, due date, date, start date, start, start time, start date time, scheduled start, scheduled start date, date and time, datetime, "
        "call start time, meeting start time, from, when, date time, due date time, actual start, due, create date, created date, created on, created at, "
        "дата, ден, начало, срок, краен срок, дата и час, кога, насрочена за, дата на активността"
    ),
    "time": "due time, time, hour, at, час, начален час, в колко часа",
    "done_on": "marked as done time, completed date, date completed, completed at, completed on, actual end, done time, завършена на, изпълнена на, приключена на",
    "done": (
        "done, status, activity status, state, completed, is done, call status, meeting status, task status, is completed, held, closed, status reason, "
        "статус, състояние, изпълнено, изпълнена, проведено, проведена, състояла се, готово, приключено"
    ),
    "note": (
        "note, notes, description, comments, comment, full comments, body, call notes, meeting notes, details, activity note, note body, text, "
        "бележка, бележки, описание, коментар, коментари, съдържание, подробности"
    ),
    "result": "result, outcome, call outcome, meeting outcome, call result, call purpose outcome, резултат, изход",
    "minutes": "duration, duration minutes, duration min, minutes, call duration, продължителност, минути",
    "name": (
        "company account, account name, account, organization, organisation, company, associated company, associated companies, regarding, related to, "
        "customer, client, клиент, фирма, контрагент, организация"
    ),
    "person": (
        "contact, contact name, contacts, contact person, associated contact, associated contacts, person, participants, attendees, who, to, call to, with, "
        "контакт, контактно лице, лице за контакт, лице, участници, с кого"
    ),
    SKIP: (
        "assigned to, assigned to user, assigned, owner, activity assigned to, activity owner, created by, modified by, priority, deal, deal title, "
        "associated deal, opportunity, lead, lead title, task, record id, activity id, duration hours, location, end date, end time, end, due date add time, "
        "last modified, add time, update time, e mail, person email, отговорник, изпълнител, собственик, приоритет, сделка, възможност, край"
    ),
}  # fmt: skip


def _is_list(fields: Collection[str]) -> bool:
    known = set(fields)
    who = {"name", "registration_number", "person", "last_name"} & known
    return "day" in known and bool(who and {"what", "note"} & known)


WORDS = Vocabulary(FIELDS, _WORDS, _is_list, several=("person", "note", "done"))


def is_activity_list(header: list[str]) -> bool:
    """Whether a header is that of a CRM's activities: of several types, some done and some not."""
    known = {WORDS.meaning_of(cell) for cell in header}
    return bool(WORDS.score(header, {})) and {"channel", "done", "day"} <= known and "result" not in known
