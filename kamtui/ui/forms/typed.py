"""Records as the text that one would type into the fields of their forms."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.amounts import type_amount
from kamtui.domain.calls.call import CallEntry
from kamtui.domain.calls.words import Channel
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.recurrence.rule import Recurrence


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return "" if value is None else value.strftime("%d.%m.%Y")


def _rule(value: Recurrence | None) -> str:
    from kamtui.domain.time.recurrence.shown import show_recurrence  # late: most things come once

    return "" if value is None else show_recurrence(value)


def type_call(entry: CallEntry) -> dict[str, str]:
    """A conversation as typed; its account and people are chosen apart."""
    return {
        "note": entry.note,
        "next_step": "",
        "due": "",
        "channel": entry.channel.value,
        "when": to_local(entry.held_at).strftime("%d.%m.%Y %H:%M"),
        "minutes": _number(entry.minutes),
        "began_by": entry.began_by.value,
        "purpose": entry.purpose,
        "result": entry.result,
    }


def new_call(channel: Channel) -> dict[str, str]:
    """The form of a new conversation."""
    return {
        "note": "",
        "next_step": "",
        "due": "",
        "agreed": "",
        "satisfied": "",
        "channel": channel.value,
        "when": "",
        "minutes": "",
        "began_by": "we",
        "purpose": "",
        "result": "",
    }


def new_referral(source: Source) -> dict[str, str]:
    """The form of a new naming."""
    return {
        "organisation": "",
        "organisation_id": "",
        "person": "",
        "person_id": "",
        "why": "",
        "may_use_name": MayUse.NOT_ASKED.value,
        "by": "",
        "by_id": "",
        "source": source.value,
        "named": "",
        "fee": "",
        "thanked": "",
        "call_id": "",
    }


def type_referral(entry: ReferralEntry) -> dict[str, str]:
    """A naming as typed; who named it is chosen apart."""
    return {
        **new_referral(entry.source),
        "organisation": entry.organisation,
        "organisation_id": _number(entry.account_id),
        "person": entry.person,
        "person_id": _number(entry.person_id),
        "why": entry.why,
        "may_use_name": entry.may_use_name.value,
        "by_id": _number(entry.by_person_id),
        "named": _day(entry.named_on),
        "fee": type_amount(entry.fee),
        "thanked": _day(entry.thanked_on),
        "call_id": _number(entry.call_id),
    }


def type_answers(known: Mapping[Question, tuple[Answer, str]]) -> dict[str, str]:
    """The four answers as typed; what was never answered is not known."""
    found: dict[str, str] = {}
    for question in Question:
        answer, note = known.get(question, (Answer.UNKNOWN, ""))
        found |= {question.value: answer.value, f"{question.value}_note": note}
    return found


def type_week_plan(plan: WeekPlan | None) -> dict[str, str]:
    """A week's plan as typed."""
    plan = plan or WeekPlan()
    numbers = {name: _number(getattr(plan, name)) for name in ("contacts", "asks", "prospects", "meetings")}
    return {**numbers, "carry": ""}
