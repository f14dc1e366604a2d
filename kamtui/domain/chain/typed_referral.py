"""The forms of the chain: a naming, a loss, the plan of a week."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import PEOPLE_SOURCES, MayUse, Source
from kamtui.domain.fields import FieldReader
from kamtui.domain.text.language import _


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
    organisation = reader.needed("organisation", _("Say which organisation was named."))
    source = Source(typed.get("source") or (Source.CHAIN if by_person_id else Source.OBSERVATION).value)
    lost_who = was is not None and was.source is source and was.by_person_id is None
    if source in PEOPLE_SOURCES and by_person_id is None and not lost_who:
        reader.problem("by", _("Say who named it, or choose a source that is not a person."))
    named_on = reader.past_day("named", today) or today
    if named_on > today:
        reader.problem("named", _("A name that is still to be given is a task."))
    thanked_on = reader.past_day("thanked", today)
    if thanked_on is not None and not named_on <= thanked_on <= today:
        reader.problem("thanked", _("Thanks come after the name, and not later than today."))
    entry = ReferralEntry(
        organisation=organisation,
        account_id=account_id,
        person_id=person_id,
        person=reader.line("person"),
        named_on=named_on,
        source=source,
        by_person_id=by_person_id,
        call_id=call_id,
        why=reader.line("why"),
        may_use_name=MayUse(typed.get("may_use_name") or MayUse.NOT_ASKED.value),
        fee=reader.amount("fee"),
        thanked_on=thanked_on,
    )
    reader.finish()
    return entry


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


def read_lost(typed: Mapping[str, str]) -> str:
    """Why a prospect was lost. Raises Problems."""
    reader = FieldReader(typed)
    reason = reader.needed("reason", _("Say why: it is what helps with the next one."))
    reader.finish()
    return reason


MOST_PLANNED = 999


def read_week_plan(typed: Mapping[str, str]) -> WeekPlan:
    """What a week is to bring; an empty field is not planned. Raises Problems."""
    reader = FieldReader(typed)
    planned: dict[str, int | None] = {}
    for name in ("contacts", "asks", "prospects", "meetings"):
        text = reader.line(name)
        if text and not (text.isascii() and text.isdecimal() and int(text) <= MOST_PLANNED):
            reader.problem(name, _("A number from 0 to 999; leave it empty if it is not planned."))
        planned[name] = int(text) if text and text.isascii() and text.isdecimal() else None
    reader.finish()
    return WeekPlan(**planned)
