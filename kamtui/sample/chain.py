"""The endless chain: who named whom, what was found out of those named, what a week is to bring."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from kamtui.domain.chain.week import monday_of
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.time.moments import write_stored
from kamtui.sample.days import moment, stored_day
from kamtui.sample.entries.chain import Referral
from kamtui.sample.making import ANSWERS, Held, Making, Row, meaning_of

EVENING = time(17, 20)
"""When a name is written down that was not given in a call."""


def first_named_at(making: Making) -> dict[str, datetime]:
    """When each account of the chain was first written down as named: after the call, or in the evening."""
    named_at: dict[str, datetime] = {}
    for referral in making.story.referrals:
        held = _call_of(referral, making)
        at = moment(making.days.on(referral.named_on), EVENING) if held is None else held.written_at
        named_at[referral.account] = min(at, named_at.get(referral.account, at))
    return named_at


def referral_rows(making: Making) -> Iterator[Row]:
    """Who named whom, in the call in which it was said."""
    for referral in making.story.referrals:
        held = _call_of(referral, making)
        named_on = making.days.on(referral.named_on) if held is None else held.at.date()
        written_at = moment(named_on, EVENING) if held is None else held.written_at
        thanked_on = None
        if referral.thanked_on is not None:
            # Thanks for a name of today are said in the same breath, also where today has not begun yet.
            thanked_on = max(making.days.on(referral.thanked_on), named_on)
        yield making.row(
            "referral",
            referral,
            "in_call",
            named_on=named_on.isoformat(),
            call_id=None if held is None else held.id,
            thanked_on=stored_day(thanked_on),
            created_at=write_stored(written_at),
        )


def qualification_rows(making: Making) -> Iterator[Row]:
    """The answers to the four questions; what is not known is only written down where there is a word on it."""
    for heard in making.story.qualifications:
        for question, letter in zip(Question, heard.answers, strict=True):
            note = heard.notes.get(question, "")
            answer = meaning_of(letter, ANSWERS, f"A qualification of “{heard.account}”")
            if answer is not Answer.UNKNOWN or note:
                yield making.row(
                    "qualification",
                    heard,
                    *("answers", "notes"),
                    question=question.value,
                    answer=answer.value,
                    note=note,
                )


def week_plan_rows(making: Making) -> Iterator[Row]:
    monday = monday_of(making.days.today)
    for plan in making.story.week_plans:
        week_on = monday + timedelta(weeks=plan.week)
        yield making.row("week_plan", plan, "week", week_on=week_on.isoformat())


def _call_of(referral: Referral, making: Making) -> Held | None:
    if not referral.in_call:
        return None
    return making.call(making.home[referral.by_person or ""], referral.named_on)
