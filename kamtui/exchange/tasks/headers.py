"""What the headers of a task list mean, in English and Bulgarian, and by which of them it is known."""

from collections.abc import Collection

from kamtui.exchange.calls import headers as call_headers
from kamtui.exchange.reading.headers import SKIP, header_key
from kamtui.exchange.records.vocabulary import Vocabulary

FIELDS = (
    "name", "registration_number", "person", "first_name", "last_name", "what", "due", "due_time", "done_on", "done",
    "repeat", "note",
)  # fmt: skip

_OF_TASKS = (
    "task, tasks, task name, task title, task subject, to do, todo, what is to be done, action item, action items, card name, "
    "content, задача, задачи, какво да се направи, какво трябва да се направи, за вършене, за правене, да се направи, "
    "име на задачата, име на задача, наименование на задачата, описание на задачата"
)
_STRONG = frozenset(
    map(
        header_key,
        (
            *_OF_TASKS.split(", "),
            *[
                "% complete",
                "percent complete",
                "date completed",
                "completed date",
                "completed at",
                "completed on",
                "task status",
                "task type",
                "task owner",
                "task id",
                "task priority",
                "due complete",
                "reminder on off",
                "closed time",
                "% завършено",
                "% изпълнение",
                "процент изпълнение",
                "дата на завършване",
                "завършена на",
                "изпълнена на",
                "напомняне вкл изкл",
            ],
        ),
    )
)
"""Headers that only a list of tasks has."""
_TALKS = frozenset(
    map(
        header_key,
        [
            "with whom",
            "who attended",
            "attendees",
            "participants",
            "discussed",
            "discussion",
            "what was said",
            "minutes of meeting",
            "next step",
            "next steps",
            "с кого",
            "присъствали",
            "присъстващи",
            "участници",
            "обсъдено",
            "обсъждане",
            "какво обсъдихме",
            "за какво говорихме",
            "протокол",
            "следваща стъпка",
        ],
    )
)
"""Headers that only a log of conversations has."""
_WORDS = {
    "what": _OF_TASKS
    + ", subject, what, title, action, activity, какво, дело, действие, тема, заглавие, относно, name, име",
    "due": (
        "due date, due, due on, deadline, due date time, due at, by when, finish by, to be done by, target date, end date, date due, "
        "date, when, day, next due date, срок, краен срок, крайна дата, до кога, падеж, дата на падеж, срок за изпълнение, срок до, "
        "до дата, за дата, за кога, да се направи до, дата, кога, ден"
    ),
    "due_time": "due time, time, time due, at, час, в колко часа, начален час",
    "done_on": (
        "date completed, completed date, completed at, completed on, completion date, completed time, done on, done date, "
        "finished on, finished at, closed time, closed on, closed date, actual end, actual end date, task completed date, date done, "
        "дата на завършване, завършена на, завършено на, изпълнена на, изпълнено на, приключена на, приключено на, "
        "дата на приключване, реално изпълнение, свършена на, свършено на, направено на, дата на изпълнение"
    ),
    "done": (
        "status, task status, activity status, done, completed, complete, is done, is completed, % complete, percent complete, "
        "progress, due complete, state, status reason, finished, closed, is closed, "
        "статус, състояние, изпълнено, изпълнена, изпълнение, готово, свършено, завършено, завършена, направено, приключено, "
        "% завършено, % изпълнение, процент изпълнение, статус на задачата, отметка"
    ),
    "repeat": "again, repeat, repeats, recurrence, recurrence pattern, повторение, повтаря се, периодичност, през колко време",
    "note": (
        "notes, note, task notes, comments, comment, full comments, description, details, body, remarks, text, "
        "бележки, бележка, коментар, коментари, описание, забележка, забележки, подробности, пояснение, детайли"
    ),
    "name": (
        "companies, company account, account name, regarding, related to, for whom, associated company, company, account, "
        "customer, client, for, за кого, за клиент, за коя фирма, фирми, клиент, фирма, контрагент"
    ),
    "person": (
        "contacts, contact, contact name, associated contact, person, contact person, with whom, с кого, контакти, контакт, "
        "лице за контакт, контактно лице, лице, човек"
    ),
    SKIP: (
        "reminder on off, reminder date, reminder time, reminder, total work, actual work, billing information, mileage, private, "
        "role, schedule priority, schedule+ priority, sensitivity, start date, start time, created by, created date, created time, completed by, "
        "assigned to, assigned, assignee, assignee email, owner, task owner, responsible, author, bucket name, bucket, late, is recurring, "
        "modified by, last modified, lead, opportunity, associated deal, list name, board name, task, task subtype, priority, task priority, "
        "categories, category, labels, label, tags, tag, section, section column, indent, date lang, timezone, duration, "
        "напомняне, напомняне вкл изкл, дата на напомняне, час на напомняне, обща работа, действителна работа, "
        "информация за фактуриране, пробег, личен, лично, роля, приоритет в schedule, чувствителност, начална дата, начало, "
        "възложена на, възложено на, отговорник, отговорен, изпълнител, приоритет, категории, категория, етикети, тагове"
    ),
}  # fmt: skip


def _is_list(fields: Collection[str]) -> bool:
    return "what" in fields and bool({"due", "done_on", "done"} & set(fields))


WORDS = Vocabulary(FIELDS, _WORDS, _is_list, several=("person", "note", "done"))


def is_task_list(header: list[str]) -> bool:
    """Whether a header is that of a task list: it has what only tasks have, and besides that is no log of conversations."""
    if not WORDS.score(header, {}) or not _tells_tasks({header_key(cell) for cell in header}):
        return False
    of_tasks = WORDS.best(header, ("what", "due", "done_on", "due_time")) | {
        cell for cell in header if WORDS.meaning_of(cell) in ("done", SKIP)
    }
    besides = [cell for cell in header if cell not in of_tasks]
    is_settled = any(WORDS.meaning_of(cell) in ("done", "done_on") for cell in header)
    tells_talks = any(
        call_headers.meaning_of(cell) in ("result", "channel") or header_key(cell) in _TALKS
        for cell in besides
    )
    return not call_headers.score(besides, {}) or (is_settled and not tells_talks)


def _tells_tasks(keys: set[str]) -> bool:
    """Whether headers say that it is about tasks: one that only tasks have, or a subject with a deadline and a status."""
    if keys & _WHATS and keys & _DEADLINES and keys & _SETTLED:
        return True
    if keys & _SUBJECTS and keys & _DEADLINES and keys & _STATUSES and not keys & _TYPES:
        return True
    # Beside a subject "Task" is a switch: an export of activities says so whether one is a task.
    return bool(keys & (_STRONG - {"task"} if keys & _SUBJECTS else _STRONG))


_SUBJECTS = frozenset(map(header_key, ("subject", "activity subject", "тема", "заглавие")))
_WHATS = frozenset(map(header_key, ("what", "какво", "какво да се направи", "какво да направя")))
_SETTLED = frozenset(
    map(header_key, ("done", "finished", "completed", "готово", "свършено", "направено", "изпълнено"))
)
_DEADLINES = frozenset(
    map(
        header_key,
        ("due date", "due", "deadline", "due on", "by when", "срок", "краен срок", "крайна дата", "до кога"),
    )
)
_STATUSES = frozenset(map(header_key, ("status", "priority", "статус", "състояние", "приоритет")))
_TYPES = frozenset(map(header_key, ("type", "activity type", "kind", "вид", "тип", "вид активност")))
