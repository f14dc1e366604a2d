"""What was agreed and how it was kept, with the problems and favours around it."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import cycle
from typing import NamedTuple

from kamtui.domain.terms.check_days import check_after, first_check
from kamtui.domain.terms.notice import Notice, stored_notice, write_notice
from kamtui.domain.terms.target import read_measure, read_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import Outcome, TermState
from kamtui.domain.time.moments import write_stored
from kamtui.domain.time.recurrence.days import next_occurrence, occurrences
from kamtui.domain.time.recurrence.rule import Recurrence, once_on
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.sample.days import Days, moment, stored_day, working_day
from kamtui.sample.entries.terms import Check, Term
from kamtui.sample.making import DIRECTOR, Making, Row
from kamtui.sample.reading import SampleError

_AT_ONCE = 9
"""How many days of a rule are listed at once: what lies after the last one asked for is listed in vain."""


class _Made(NamedTuple):
    """A check made on a day, for the day by the rule that it settles."""

    made_on: date
    due_on: date
    check: Check


def term_rows(making: Making) -> list[Row]:
    """The terms with their checks, and the warnings about them that are accepted."""
    story = making.story
    entries = {term.key: _entry(term, making) for term in story.terms}
    making.terms.update((term.key, making.new_id()) for term in story.terms)
    # What was renegotiated ended on the day before the term that took its place began.
    replaced_on: dict[str, date] = {
        term.previous: entries[term.key].from_on for term in story.terms if term.previous
    }
    terms: list[Row] = []
    checks: list[Row] = []
    for term in story.terms:
        entry = entries[term.key]
        made = _checks_made(term, entry, replaced_on.get(term.key), making.days)
        terms.append(_term(term, entry, made, replaced_on.get(term.key), making))
        checks += (_check(term, check, making) for check in made)
    return [*terms, *checks, *making.acceptances("term")]


def problem_rows(making: Making) -> Iterator[Row]:
    """What hampers the customers or may come to, and the warnings about it that are accepted."""
    making.problems.update((problem.key, making.new_id()) for problem in making.story.problems)
    for problem in making.story.problems:
        held = making.calls.get((problem.account, problem.noted_on))
        noted_at = moment(making.days.on(problem.noted_on), time(16, 45))
        yield making.row(
            "problem",
            problem,
            "key",
            id=making.problems[problem.key],
            product_id=None,
            created_at=write_stored(noted_at if held is None else held.written_at),
        )
    yield from making.acceptances("problem")


def favour_rows(making: Making) -> Iterator[Row]:
    """What was done for people beside all that was agreed, and what they did for us."""
    for favour in making.story.favours:
        home = making.home[favour.person]
        yield making.row(
            "favour",
            favour,
            account_id=making.accounts[home] if home else None,
            created_at=write_stored(moment(making.days.on(favour.done_on), time(17, 5))),
        )


def value_rows(making: Making) -> Iterator[Row]:
    """What was done for the accounts, and what it was worth to them."""
    for value in making.story.values:
        yield making.row(
            "value",
            value,
            is_for_us=0,
            favour_id=None,
            term_id=None,
            created_at=write_stored(moment(making.days.on(value.done_on), time(17, 15))),
        )


def days_until(rule: Recurrence, after: date, last: date) -> list[date]:
    """The days of a rule after a day, up to another."""
    days: list[date] = []
    while after < last and (more := occurrences(rule, after=after, limit=_AT_ONCE)):
        days += (day for day in more if day <= last)
        after = more[-1]
    return days


def _term(term: Term, entry: TermEntry, made: list[_Made], replaced_on: date | None, making: Making) -> Row:
    """The row of a term. A check for its renegotiation is added to those `made`."""
    next_on = first_check(entry, entry.from_on)
    if made:
        next_on = check_after(entry, made[-1].made_on, made[-1].due_on)
    ended_on = made[-1].made_on if made else None
    if replaced_on is not None:
        assert next_on is not None
        made.append(_Made(replaced_on, next_on, Check(Outcome.RENEGOTIATED)))
        ended_on = replaced_on - timedelta(days=1)
    elif term.ended_on is not None and not made:
        ended_on = making.days.on(term.ended_on)
    is_open = entry.state.is_open
    written_at = moment(entry.from_on, time(9, 30))
    if term.in_call:
        written_at = making.call(term.account, term.agreed_on).written_at
    row: dict[str, object] = {
        "id": making.terms[term.key],
        "account_id": entry.account_id,
        "category": entry.category.value,
        "owed_by": entry.owed_by.value,
        "what": entry.what,
        "target_bound": entry.target.bound.value if entry.target else None,
        "target_thousandths": entry.target.thousandths if entry.target else None,
        "target_unit": entry.target.unit if entry.target else "",
        "from_on": entry.from_on.isoformat(),
        "until_on": stored_day(entry.until_on),
        "notice": write_notice(entry.notice),
        "check_rule": entry.checks.rule if entry.checks else None,
        "check_from_on": stored_day(entry.checks.starts_on if entry.checks else None),
        "next_check_on": stored_day(next_on if is_open else None),
        "consent": entry.consent.value,
        "consent_on": stored_day(entry.consent_on),
        "consent_by": entry.consent_by,
        "call_id": entry.call_id,
        "person_id": entry.person_id,
        "state": entry.state.value,
        "ended_on": stored_day(None if is_open else ended_on),
        "previous_id": making.terms[term.previous] if term.previous else None,
        "note": entry.note,
        "created_at": write_stored(written_at),
    }
    return "term", row


def _check(term: Term, made: _Made, making: Making) -> Row:
    return making.row(
        "term_check",
        made.check,
        "measured",
        term_id=making.terms[term.key],
        checked_on=made.made_on.isoformat(),
        due_on=made.due_on.isoformat(),
        measured_thousandths=read_measure(made.check.measured) if made.check.measured else None,
    )


def _entry(term: Term, making: Making) -> TermEntry:
    """What was agreed, its days counted from today, its rule and target read as if typed."""
    days = making.days
    held = making.call(term.account, term.agreed_on) if term.in_call else None
    from_on = days.on(term.agreed_on) if held is None else held.at.date()
    rule = _rule(term, from_on, days)
    if rule is not None and term.falls_on is not None:
        # Every second week is counted from the week it starts in: it may have to start a week later.
        anchor = _fall(term.falls_on, days)
        if next_occurrence(rule, after=anchor - timedelta(days=1)) != anchor:
            from_on += timedelta(weeks=1)
            rule = Recurrence(rule.rule, from_on)
    if term.from_on is not None:
        from_on = days.on(term.from_on)
    return TermEntry(
        account_id=making.accounts[term.account],
        category=term.category,
        owed_by=term.owed_by,
        what=term.what,
        target=read_target(term.target, term.category) if term.target else None,
        from_on=from_on,
        until_on=None if term.until_on is None else days.on(term.until_on),
        notice=_notice(term),
        checks=rule,
        consent=term.consent,
        consent_on=None if term.consent_on is None else days.on(term.consent_on),
        consent_by="" if term.consent_on is None else DIRECTOR[making.languages[term.account]],
        call_id=None if held is None else held.id,
        person_id=making.people[term.person] if term.person else None,
        state=term.state,
        note=term.note,
    )


def _notice(term: Term) -> Notice | None:
    """The notice of a term, told as it is stored. Raises SampleError for what is none."""
    notice = stored_notice(term.notice)
    if notice is None and term.notice:
        raise SampleError(f"The term “{term.key}” says the notice “{term.notice}”, which is none as P3M is.")
    return notice


def _rule(term: Term, from_on: date, days: Days) -> Recurrence | None:
    """When a term is checked, counted from the day it holds from."""
    if term.due_after_days is not None:
        return once_on(working_day(from_on, term.due_after_days))
    if term.falls_on is None:
        return read_recurrence(term.checks, from_on, from_on) if term.checks else None
    anchor = _fall(term.falls_on, days)
    is_last = (anchor + timedelta(days=1)).day == 1
    words = "end of month" if term.checks == "monthly" and is_last else term.checks
    return Recurrence(read_recurrence(words, anchor, anchor).rule, from_on)


def _fall(falls_on: int, days: Days) -> date:
    """The day on which a check falls that is told as a number of days."""
    return days.today if falls_on == 0 else days.on(falls_on)


def _checks_made(term: Term, entry: TermEntry, replaced_on: date | None, days: Days) -> list[_Made]:
    """The checks made so far, the oldest first: one for each day by the rule but the one that waits."""
    if entry.checks is None or entry.state is TermState.PROPOSED:
        return []
    if term.due_after_days is not None:
        if term.ended_on is None:
            return []
        return [_Made(days.on(term.ended_on), entry.checks.starts_on, term.checked[-1])]
    last = replaced_on - timedelta(days=1) if replaced_on else min(entry.until_on or date.max, days.today)
    due = days_until(entry.checks, entry.from_on - timedelta(days=1), last)
    if term.is_left_waiting and term.falls_on is not None:
        due = [day for day in due if day < _fall(term.falls_on, days)]
    values = cycle(term.usual)
    untold = [Check(Outcome.KEPT, next(values)) for _ in due[len(term.checked) :]]
    checks = [*untold, *term.checked][-len(due) :] if due else []
    return [
        _Made(max(days.seen_to_on(day), entry.from_on), day, check)
        for day, check in zip(due, checks, strict=True)
    ]
