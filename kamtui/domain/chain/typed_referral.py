"""The forms of the chain: a naming, a loss, the plan of a week."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import PEOPLE_SOURCES, Answer, MayUse, Question, Source
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import (
    DAY_DONE,
    LINE,
    MONEY,
    NAME,
    PAST_DAY,
    FormField,
    fill,
    number,
    one_of,
    read_fields,
    read_form,
)
from kamtui.domain.text.language import N_, _

SENTENCE_WORDS = 6
"""From so many words on a name may be a sentence."""

REFERRAL = (
    FormField(
        "organisation", N_("Organisation"), NAME, N_("its name; if the book has it already, it is offered"),
        needed=N_("Say which organisation was named."),
    ),
    FormField("person", N_("Speak to"), NAME, N_("whom they named, if anybody")),
    FormField("why", N_("Why it fits"), LINE),
    FormField("may_use_name", N_("May we use their name?"), one_of(MayUse.NOT_ASKED)),
    FormField("by", N_("Named by"), NAME, N_("nobody: it came from a source")),
    FormField("source", N_("Source"), one_of(Source.OBSERVATION), is_more=True),
    FormField("named", N_("Named on"), DAY_DONE, N_("today"), holds="named_on", is_more=True),
    FormField("fee", N_("Fee"), MONEY, beside=N_("in {currency}, to a spotter or consultant"), is_more=True),
    FormField("thanked", N_("Thanked on"), PAST_DAY, beside=N_("not thanked for yet"), holds="thanked_on", is_more=True),
)  # fmt: skip


def read_referral(
    typed: Mapping[str, str],
    today: date,
    *,
    account_id: int | None,
    by_person_id: int | None,
    person_id: int | None = None,
    call_id: int | None = None,
    was: ReferralEntry | None = None,
) -> ReferralEntry:
    """The naming in a filled form. Raises Problems.

    Sources that are people need one, unless the naming `was` without: who named it may have been deleted since.
    """
    reader = FieldReader(typed)
    values = read_fields(reader, [field for field in REFERRAL if field.name != "by"], today)
    entry = ReferralEntry(
        **values, account_id=account_id, person_id=person_id, by_person_id=by_person_id, call_id=call_id
    )
    if by_person_id and not typed.get("source"):
        entry = entry._replace(source=Source.CHAIN)
    lost_who = was is not None and was.source is entry.source and was.by_person_id is None
    if entry.source in PEOPLE_SOURCES and by_person_id is None and not lost_who:
        reader.problem("by", _("Say who named it, or choose a source that is not a person."))
    if entry.named_on > today:
        reader.problem("named", _("A name that is still to be given is a task."))
    if entry.thanked_on is not None and not entry.named_on <= entry.thanked_on <= today:
        reader.problem("thanked", _("Thanks come after the name, and not later than today."))
    reader.finish()
    return entry


def type_referral(entry: ReferralEntry, by: str = "") -> dict[str, str]:
    """A naming as typed; `by` is the name of who named it."""
    ids = {
        "organisation_id": entry.account_id,
        "person_id": entry.person_id,
        "by_id": entry.by_person_id,
        "call_id": entry.call_id,
    }
    return fill(REFERRAL, entry, by=by, **{name: str(record_id or "") for name, record_id in ids.items()})


LEAST_LETTERS = 3
"""Letters on both sides of a stroke at least that a person and a firm have: not A/S, 24/7."""


def person_and_firm(text: str) -> tuple[str, str] | None:
    """The person and the firm in `Мария Колева/Фантастико`; None where it reads as one name."""
    parts = [" ".join(part.split()) for part in text.split("/")]
    if len(parts) != 2 or any(sum(map(str.isalpha, part)) < LEAST_LETTERS for part in parts):
        return None
    return parts[0], parts[1]


NAMING = ("organisation", "person", "why", "may_use_name")
"""What is written down of a prospect within a conversation; all else follows from it."""


def read_named(
    typed: Mapping[str, str], day: date, *, account_id: int | None, person_id: int | None
) -> ReferralEntry | None:
    """A prospect that was named in a conversation of a day; None where nothing was written of it. Raises Problems.

    Who named it is whoever the line belongs to, also somebody new; which source they are is filled in.
    """
    reader = FieldReader(typed)
    may_use_name = MayUse(typed.get("may_use_name") or MayUse.NOT_ASKED.value)
    person, why = reader.line("person"), reader.line("why")
    if not (reader.line("organisation") or person or why or may_use_name is not MayUse.NOT_ASKED):
        return None
    organisation = reader.needed("organisation", _("Say which organisation was named."))
    reader.finish()
    return ReferralEntry(
        organisation=organisation,
        account_id=account_id,
        person_id=person_id,
        person=person,
        named_on=day,
        source=Source.CHAIN,
        why=why,
        may_use_name=may_use_name,
    )


LOST = (
    FormField(
        "reason", N_("Because"), LINE, N_("what they said, or whom they took"),
        needed=N_("Say why: it is what helps with the next one."),
    ),
)  # fmt: skip


def read_lost(typed: Mapping[str, str], today: date) -> str:
    """Why a prospect was lost. Raises Problems."""
    return str(read_form(typed, LOST, today)["reason"])


MOST_PLANNED = 999
_PLANNED = number(MOST_PLANNED, N_("A number from 0 to 999; leave it empty if it is not planned."))

WEEK = (
    FormField("contacts", N_("Contacts"), _PLANNED, N_("not planned")),
    FormField("asks", N_("Asked"), _PLANNED, N_("not planned")),
    FormField("prospects", N_("Prospects"), _PLANNED, N_("not planned")),
    FormField("meetings", N_("Meetings"), _PLANNED, N_("not planned")),
)


def read_week_plan(typed: Mapping[str, str], today: date) -> WeekPlan:
    """What a week is to bring; an empty field is not planned. Raises Problems."""
    return WeekPlan(**read_form(typed, WEEK, today))


def type_answers(known: Mapping[Question, tuple[Answer, str]]) -> dict[str, str]:
    """The four answers as typed; what was never answered is not known."""
    found: dict[str, str] = {}
    for question in Question:
        answer, note = known.get(question, (Answer.UNKNOWN, ""))
        found |= {question.value: answer.value, f"{question.value}_note": note}
    return found


def reads_as_sentence(name: str) -> bool:
    """Whether what was typed as a prospect's name reads like a sentence: six words or more, most of which begin small."""
    words = name.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= SENTENCE_WORDS and 2 * small > len(words)
