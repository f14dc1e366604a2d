"""The sample book: the rows of an invented salesperson's book, with every date counted from today.

A newcomer who opens it meets a working day: something overdue, something due, somebody gone cold, a
promise broken yesterday, a name given this morning. The words are in `sample_story`, `sample_terms`,
`sample_chain`, `sample_bonds` and `sample_money`; here they get days, hours, numbers and ids. Nothing is read or
written, and the same `now` and ids give the same rows.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import NamedTuple

from kamtui.domain.accounts.reach import REACH_FIELDS, read_reaches
from kamtui.domain.chain.chain import monday_of
from kamtui.domain.terms.term import (
    TermEntry,
    check_after,
    first_check,
    read_measure,
    read_notice,
    read_target,
    write_notice,
)
from kamtui.domain.time.moments import to_local, write_stored
from kamtui.domain.time.months import YEAR, month_of, months_from, plus_months
from kamtui.domain.time.recurrence import Recurrence, next_occurrence, occurrences, once_on, read_recurrence
from kamtui.domain.words import (
    OPEN_STATES,
    Answer,
    Consent,
    Mark,
    Outcome,
    OwedBy,
    PortfolioState,
    Question,
    TermCategory,
    TermState,
)
from kamtui.exchange.sample_bonds import (
    BONDS,
    COMPETITORS,
    DOSSIERS,
    MARKS,
    PORTFOLIO,
    PRICES,
    PRODUCTS,
    RIVALS,
    SATISFACTION,
    Tie,
)
from kamtui.exchange.sample_chain import (
    CHAIN_PEOPLE,
    CHAIN_STEPS,
    CHAIN_TALKS,
    ERRANDS,
    HEARD,
    LEADS,
    LOST,
    NAMED,
    PLANNED,
    WON,
    Errand,
    Lead,
)
from kamtui.exchange.sample_money import EXTRAS, LET_BE, SALES, Sells
from kamtui.exchange.sample_story import (
    ACCEPTED,
    EVERYDAY,
    FIRMS,
    PEOPLE,
    READINGS,
    REVIEWED,
    STEPS,
    TALKS,
    TIES,
    Everyday,
    Firm,
    Someone,
    Step,
    Talk,
)
from kamtui.exchange.sample_terms import (
    DIRECTOR,
    FAVOURS,
    FIRST_TODAY,
    LIVED_WITH,
    PROMISES,
    ROUTINES,
    TROUBLES,
    Look,
    Promise,
    Routine,
)

SEED = 1986
TODAY_COUNTS_FROM = time(10)
"""Before this hour what is told of today is told of the working day before: it cannot lie ahead."""

SHARE_ASKED = 0.18
"""How many of the everyday conversations also asked for a further prospect, in vain."""

DIAL_CODES = {
    "Bulgaria": "+359",
    "България": "+359",
    "Greece": "+30",
    "Romania": "+40",
    "Serbia": "+381",
    "North Macedonia": "+389",
    "Turkey": "+90",
}
ANSWERS = {answer.letter: answer for answer in Answer}
ME = {"en": "me", "bg": "аз"}
"""Who of us holds a bond, in the words of the one who writes."""
LINE_STATES = {
    "S": PortfolioState.SOLD,
    "O": PortfolioState.OFFERED,
    "C": PortfolioState.COMPETITOR,
    "N": PortfolioState.NOT_NEEDED,
}
"""The letters of `Lines`; what was not assessed is not in the book."""
SALES_MONTHS = 2 * YEAR
PLANNED_SHARE = 0.94
"""What was planned where nothing else is told; by chance a month comes to 3 % less than its level."""
FRIDAY = 4
HOLIDAYS = {(1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24), (12, 25), (12, 26)}
"""Month and day of the free days that fall alike every year; nobody takes a visit on them."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_IN_TEXT = re.compile(r"\{([+-]\d+)\}(\.?)")


class _Held(NamedTuple):
    """A conversation with its moment; `told` is its `ago` in the story, None for an everyday one."""

    at: datetime
    written_at: datetime
    minutes: int | None
    firm: str
    told: int | None
    talk: Talk


class _Ids(NamedTuple):
    """What the records of the story have as ids, and how the next ones get theirs."""

    new: Callable[[], int]
    accounts: dict[str, int]
    people: dict[str, int]
    told: dict[tuple[str, int], tuple[int, _Held]]
    """What is told of a day can be pointed to: by a reading (who, ago), by a task or term (firm, ago)."""
    firm_of: dict[str, str]
    named_at: dict[str, datetime]
    """When a prospect was first written down as named."""


class _Check(NamedTuple):
    """A check made on a day, for the day by the rule that it settles."""

    made_on: date
    due_on: date
    look: Look


Rows = list[tuple[str, dict[str, object]]]


def sample_rows(now: datetime, new_id: Callable[[], int]) -> list[tuple[str, dict[str, object]]]:
    """The rows of the sample book, parents before children, as (table name, {column: stored value}).

    `now` is an aware moment; days are those of this machine's local time, as everywhere in the book.
    """
    rng = Random(SEED)
    conversations = sorted([*_conversations(now, rng), *_chain_talks(now)], key=lambda held: held.at)
    account_ids = {one.key: new_id() for one in (*FIRMS, *LEADS)}
    person_ids = {someone.key: new_id() for someone in (*PEOPLE, *CHAIN_PEOPLE)}
    call_ids = [new_id() for _ in conversations]
    told = {
        (held.firm, held.told): (call_id, held)
        for call_id, held in zip(call_ids, conversations, strict=True)
        if held.told is not None
    }
    firm_of = {someone.key: someone.firm for someone in (*PEOPLE, *CHAIN_PEOPLE)}
    named_at = _named_at(told, now)
    ids = _Ids(new_id, account_ids, person_ids, told, firm_of, named_at)
    rows: Rows = []
    rows += (("account", _account(firm, account_ids[firm.key], now, rng)) for firm in FIRMS)
    first_met = {key: held.written_at for held in reversed(conversations) for key in held.talk.people.split()}
    firms = {firm.key: firm for firm in FIRMS}
    rows += (
        ("person", _person(someone, firms.get(someone.firm), account_ids, person_ids, first_met, now, rng))
        for someone in PEOPLE
    )
    rows += (("account", _lead(lead, ids, now)) for lead in LEADS)
    rows += _contacts(ids)
    for call_id, held in zip(call_ids, conversations, strict=True):
        rows.append(("call", _call(held, call_id, account_ids.get(held.firm))))
    for call_id, held in zip(call_ids, conversations, strict=True):
        for place, key in enumerate(held.talk.people.split()):
            asked = held.talk.asked if place == 0 else "not_asked"
            part: dict[str, object] = {
                "id": new_id(),
                "call_id": call_id,
                "person_id": person_ids[key],
                "asked": asked,
                "why_not": held.talk.why_not if asked == "not_asked" else "",
            }
            rows.append(("call_person", part))
    rows += _named(ids, now)
    rows += _heard(ids, now)
    rows += _week_plans(ids, now)
    rows += _memberships(account_ids, person_ids, first_met, new_id, now)
    rows += _map(account_ids, person_ids, firm_of, new_id, now)
    for reading in READINGS:
        heard = told.get((firm_of[reading.person], reading.ago))
        if heard is not None and reading.person not in heard[1].talk.people.split():
            heard = None
        read_on = _day(now, reading.ago) if heard is None else heard[1].at.date()
        row: dict[str, object] = {
            "id": new_id(),
            "person_id": person_ids[reading.person],
            "read_on": read_on.isoformat(),
            "stance": reading.stance,
            "influence": reading.influence,
            "confidence": "confirmed" if reading.confirmed else "assumed",
            "reason": reading.reason,
            "call_id": None if heard is None else heard[0],
        }
        rows.append(("stance_reading", row))
    term_rows, term_ids = _terms(ids, now)
    problem_rows, problem_ids = _problems(ids, term_ids, now)
    rows += term_rows
    rows += problem_rows
    rows += _favours(ids, now)
    step_ids: dict[str, int] = {}
    for step in (*STEPS, *CHAIN_STEPS):
        source = None if step.came_from is None else told[step.firm, step.came_from]
        created_at = _at(_day(now, 6), time(9, 30)) if source is None else source[1].written_at
        created_at = max(created_at, named_at.get(step.firm, created_at))  # not before there was anybody
        step_ids[step.what] = new_id()
        task = _task(step, step_ids[step.what], created_at, now)
        task["account_id"] = account_ids.get(step.firm)
        task["person_id"] = person_ids.get(step.person)
        task["call_id"] = None if source is None else source[0]
        task["term_id"] = term_ids[step.promise] if step.promise else None
        task["problem_id"] = problem_ids[step.trouble] if step.trouble else None
        rows.append(("task", task))
    for routine in ROUTINES:
        rows += _routine(routine, ids, term_ids, now)
    rows += (("task", _errand(errand, ids, now)) for errand in ERRANDS)
    for place, (step_words, promise) in enumerate(FIRST_TODAY, 1):
        first: dict[str, object] = {
            "id": new_id(),
            "day": _today(now).isoformat(),
            "place": place,
            "task_id": step_ids[step_words] if step_words else None,
            "term_id": term_ids[promise] if promise else None,
        }
        rows.append(("day_first", first))
    rows += _sales(ids, now)
    rows += _bonds(ids, now)
    rows += _dossiers(ids, now)
    rows += _portfolios(ids, now)
    rows += _let_be(ids, now)
    return list(_with_reaches(rows, new_id))


def _with_reaches(rows: Rows, new_id: Callable[[], int]) -> Iterator[tuple[str, dict[str, object]]]:
    """The rows, and after them how each account and person can be reached, taken out of their own."""
    reaches: list[dict[str, object]] = []
    for table, row in rows:
        if table in ("account", "person"):
            for field, kind in REACH_FIELDS.items():
                for place, one in enumerate(read_reaches(kind, str(row.get(field, ""))), 1):
                    reaches.append(
                        {
                            "id": new_id(),
                            "account_id": row["id"] if table == "account" else None,
                            "person_id": row["id"] if table == "person" else None,
                            "kind": one.kind.value,
                            "value": one.value,
                            "label": one.label,
                            "place": place,
                        }
                    )
            row = {field: value for field, value in row.items() if field not in REACH_FIELDS}
        yield table, row
    yield from (("reach", row) for row in reaches)


def _account(firm: Firm, account_id: int, now: datetime, rng: Random) -> dict[str, object]:
    ideal, latest = firm.greet or (None, None)
    code = DIAL_CODES[firm.country]
    return {
        "id": account_id,
        "name": firm.name,
        "legal_name": firm.legal_name,
        "registration_number": _registration_number(code, rng),
        "industry": firm.industry,
        "city": firm.city,
        "country": firm.country,
        "phone": f"{code} 2 555 01{rng.randrange(100):02}",
        "email": f"office@{firm.domain}",
        "website": f"https://www.{firm.domain}",
        "stage": firm.stage,
        "is_key": int(firm.is_key),
        "greet_every_days": ideal,
        "greet_latest_days": latest,
        "estimated_spend": None if firm.spend is None else firm.spend * 100,
        "renewal_on": None if firm.renewal is None else _day(now, -firm.renewal).isoformat(),
        "vulnerability": firm.vulnerability,
        **_came_of_it(firm.key, now),
        "note": firm.note,
        "created_at": write_stored(_at(_day(now, firm.known_for), time(8, 45))),
    }


def _person(
    someone: Someone,
    firm: Firm | None,
    account_ids: dict[str, int],
    person_ids: dict[str, int],
    first_met: dict[str, datetime],
    now: datetime,
    rng: Random,
) -> dict[str, object]:
    ideal, latest = someone.contact or (None, None)
    code = "+359" if firm is None else DIAL_CODES[firm.country]
    number = f"{code} 88 555 01{rng.randrange(100):02}"
    domain = "mail.example" if firm is None or someone.is_adviser else firm.domain
    created_at = _written_down(someone, firm, first_met, now)
    return {
        "id": person_ids[someone.key],
        "account_id": account_ids.get(someone.firm),
        "name": someone.name,
        "is_adviser": int(someone.is_adviser),
        "is_empty_seat": int(someone.is_empty_seat),
        "title": someone.title,
        "department": someone.department,
        "phone": "" if someone.is_empty_seat else f"{number}; {someone.more_phones}",
        "chat": someone.chat,
        "email": "" if someone.is_empty_seat else f"{someone.key}@{domain}",
        "reports_to_id": person_ids.get(someone.reports_to),
        "roles": someone.roles,
        "goals": someone.goals,
        "interests": someone.interests,
        "birthday": someone.birthday or None,
        "contact_every_days": ideal,
        "contact_latest_days": latest,
        "is_influence_center": int(someone.is_influence_center),
        "status": someone.status,
        "created_at": write_stored(created_at),
        "note": someone.note,
    }


def _written_down(
    someone: Someone, firm: Firm | None, first_met: dict[str, datetime], now: datetime
) -> datetime:
    """When a person came into the book: when first met, else with their firm."""
    known_for = 500 if firm is None else firm.known_for
    return first_met.get(someone.key) or _at(_day(now, known_for), time(9, 15))


def _memberships(
    account_ids: dict[str, int],
    person_ids: dict[str, int],
    first_met: dict[str, datetime],
    new_id: Callable[[], int],
    now: datetime,
) -> list[tuple[str, dict[str, object]]]:
    firms = {firm.key: firm for firm in FIRMS}
    rows: list[tuple[str, dict[str, object]]] = []
    for someone in PEOPLE:
        if someone.firm:
            since = to_local(_written_down(someone, firms[someone.firm], first_met, now)).date()
            row: dict[str, object] = {
                "id": new_id(),
                "person_id": person_ids[someone.key],
                "account_id": account_ids[someone.firm],
                "since_on": since.isoformat(),
                "until_on": None if someone.gone is None else _day(now, someone.gone).isoformat(),
            }
            rows.append(("membership", row))
    return rows


def _map(
    account_ids: dict[str, int],
    person_ids: dict[str, int],
    firm_of: dict[str, str],
    new_id: Callable[[], int],
    now: datetime,
) -> list[tuple[str, dict[str, object]]]:
    """What binds people, which warnings were accepted, and when the maps were gone through."""
    rows: list[tuple[str, dict[str, object]]] = []
    for tie in TIES:
        ends = (person_ids[tie.person], person_ids[tie.other])
        if tie.kind == "conflicts":  # it goes both ways, and stands from the smaller id
            ends = (min(ends), max(ends))
        row: dict[str, object] = {
            "id": new_id(),
            "from_person_id": ends[0],
            "to_person_id": ends[1],
            "kind": tie.kind,
            "strength": tie.strength,
            "confidence": "confirmed" if tie.confirmed else "assumed",
            "note": tie.note,
            "made_on": _day(now, tie.ago).isoformat(),
            "ended_on": None if tie.over is None else _day(now, tie.over).isoformat(),
        }
        rows.append(("tie", row))
    for accepted in ACCEPTED:
        person_id = person_ids[accepted.person]
        row = {
            "id": new_id(),
            "account_id": account_ids[firm_of[accepted.person]],
            "person_id": person_id,
            "rule": accepted.rule,
            "key": f"{accepted.rule}::{person_id}",
            "reason": accepted.reason,
            "until_on": _day(now, -accepted.days).isoformat(),
            "accepted_on": _day(now, accepted.ago).isoformat(),
        }
        rows.append(("acceptance", row))
    for firm, days in REVIEWED.items():
        for ago in sorted(days, reverse=True):
            row = {
                "id": new_id(),
                "account_id": account_ids[firm],
                "reviewed_on": _day(now, ago).isoformat(),
            }
            rows.append(("map_review", row))
    return rows


def _call(held: _Held, call_id: int, account_id: int | None) -> dict[str, object]:
    talk = held.talk
    return {
        "id": call_id,
        "account_id": account_id,
        "held_at": write_stored(held.at),
        "minutes": held.minutes,
        "channel": talk.channel,
        "began_by": talk.by,
        "purpose": talk.purpose,
        "note": talk.note,
        "result": talk.result,
        "created_at": write_stored(held.written_at),
    }


def _task(step: Step, task_id: int, created_at: datetime, now: datetime) -> dict[str, object]:
    """A task without its links. What is ahead or done keeps to working days; today is today."""
    if step.done is not None or step.due > 0:
        due_on = _day(now, -step.due)
    else:
        due_on = _today(now) + timedelta(days=step.due)
    done_at = None if step.done is None else _at(_day(now, step.done), time(16, 20))
    return {
        "id": task_id,
        "what": step.what,
        "due_on": due_on.isoformat(),
        "due_time": step.at,
        "done_at": None if done_at is None else write_stored(max(done_at, created_at)),
        "times_put_off": step.put_off,
        "is_prospecting": 0,
        "created_at": write_stored(created_at),
        "repeat_rule": None,
        "repeat_from_on": None,
        "repeat_on": None,
        "previous_id": None,
    }


def _routine(routine: Routine, ids: _Ids, term_ids: dict[str, int], now: datetime) -> Rows:
    """A task that comes again: as it was done last, and as it comes next after today."""
    today = _today(now)
    since = _day(now, routine.ago)
    repeat = read_recurrence(routine.rule, since, since)
    days = _until(repeat, since, today)
    ahead = next_occurrence(repeat, after=today)
    assert ahead is not None
    done_at = _at(_looked_at(days[-1], now), time(15, 50))
    written_at = _at(_looked_at(days[-2], now), time(15, 50))
    shared: dict[str, object] = {
        "what": routine.what,
        "due_time": None,
        "account_id": ids.accounts.get(routine.firm),
        "person_id": ids.people.get(routine.person),
        "call_id": None,
        "times_put_off": 0,
        "is_prospecting": 0,
        "term_id": term_ids[routine.promise] if routine.promise else None,
        "problem_id": None,
        "repeat_rule": repeat.rule,
        "repeat_from_on": repeat.starts_on.isoformat(),
    }
    done_id, next_id = ids.new(), ids.new()
    done = shared | {
        "id": done_id,
        "due_on": days[-1].isoformat(),
        "repeat_on": days[-1].isoformat(),
        "done_at": write_stored(done_at),
        "created_at": write_stored(written_at),
        "previous_id": None,
    }
    following = shared | {
        "id": next_id,
        "due_on": ahead.isoformat(),
        "repeat_on": ahead.isoformat(),
        "done_at": None,
        "created_at": write_stored(done_at),
        "previous_id": done_id,
    }
    return [("task", done), ("task", following)]


# -- the endless chain


def _chain_talks(now: datetime) -> Iterator[_Held]:
    """What was said with those who were named; dice of its own, so that the rest of the story stays as it is."""
    rng = Random(SEED + 1)
    languages = {one.key: one.language for one in (*FIRMS, *LEADS)}
    for firm, talks in CHAIN_TALKS.items():
        for talk in talks:
            yield _held(talk, firm, talk.ago, languages[firm], now, rng)


def _named_at(told: dict[tuple[str, int], tuple[int, _Held]], now: datetime) -> dict[str, datetime]:
    """When each prospect was first written down as named: after the conversation, or in the evening."""
    firm_of = {someone.key: someone.firm for someone in (*PEOPLE, *CHAIN_PEOPLE)}
    found: dict[str, datetime] = {}
    for one in NAMED:
        if one.in_talk:
            at = told[firm_of[one.by], one.ago][1].written_at
        else:
            at = _at(_day(now, one.ago), time(17, 20))
        found[one.prospect] = min(at, found.get(one.prospect, at))
    return found


def _lead(lead: Lead, ids: _Ids, now: datetime) -> dict[str, object]:
    """An account of which little more is known than its name."""
    return {
        "id": ids.accounts[lead.key],
        "name": lead.name,
        "legal_name": "",
        "registration_number": "",
        "industry": lead.industry,
        "city": lead.city,
        "country": lead.country,
        "phone": "",
        "email": "",
        "website": "",
        "stage": lead.stage,
        "is_key": 0,
        "greet_every_days": None,
        "greet_latest_days": None,
        "estimated_spend": None if lead.spend is None else lead.spend * 100,
        "renewal_on": None,
        "vulnerability": "",
        **_came_of_it(lead.key, now),
        "note": "",
        "created_at": write_stored(ids.named_at[lead.key]),
    }


def _came_of_it(prospect: str, now: datetime) -> dict[str, object]:
    """When an account became a customer, or was lost and why."""
    won = next((one for one in WON if one.prospect == prospect), None)
    lost = next((one for one in LOST if one.prospect == prospect), None)
    return {
        "won_on": None if won is None else _day(now, won.ago).isoformat(),
        "lost_on": None if lost is None else _day(now, lost.ago).isoformat(),
        "lost_reason": "" if lost is None else lost.reason,
    }


def _contacts(ids: _Ids) -> Iterator[tuple[str, dict[str, object]]]:
    """Those to speak to at what was named, and those who are paid for names; known since the first name."""
    rng = Random(SEED + 2)
    countries = {lead.key: lead.country for lead in LEADS}
    for someone in CHAIN_PEOPLE:
        code = DIAL_CODES[countries.get(someone.firm, "Bulgaria")]
        since = min(ids.named_at[one.prospect] for one in NAMED if someone.key in (one.by, one.to))
        row: dict[str, object] = {
            "id": ids.people[someone.key],
            "account_id": ids.accounts.get(someone.firm),
            "name": someone.name,
            "is_adviser": 0,
            "is_empty_seat": 0,
            "title": someone.title,
            "department": "",
            "phone": f"{code} 88 555 01{rng.randrange(100):02}",
            "email": "",
            "reports_to_id": None,
            "roles": someone.roles,
            "goals": someone.goals,
            "interests": someone.interests,
            "birthday": None,
            "contact_every_days": None,
            "contact_latest_days": None,
            "is_influence_center": 0,
            "status": someone.status,
            "created_at": write_stored(since),
            "note": "",
        }
        yield "person", row
        if someone.firm:
            membership: dict[str, object] = {
                "id": ids.new(),
                "person_id": ids.people[someone.key],
                "account_id": ids.accounts[someone.firm],
                "since_on": to_local(since).date().isoformat(),
                "until_on": None,
            }
            yield "membership", membership


def _named(ids: _Ids, now: datetime) -> Iterator[tuple[str, dict[str, object]]]:
    """Who named whom, in the conversation in which it was said."""
    for one in NAMED:
        told = ids.told[ids.firm_of[one.by], one.ago] if one.in_talk else None
        named_on = _day(now, one.ago) if told is None else told[1].at.date()
        written_at = _at(named_on, time(17, 20)) if told is None else told[1].written_at
        # Thanks for a name of today are said in the same breath, also where today has not begun yet.
        thanked_on = None if one.thanked is None else max(_day(now, one.thanked), named_on)
        row: dict[str, object] = {
            "id": ids.new(),
            "account_id": ids.accounts[one.prospect],
            "person_id": ids.people.get(one.to),
            "named_on": named_on.isoformat(),
            "source": one.source,
            "by_person_id": ids.people.get(one.by),
            "call_id": None if told is None else told[0],
            "why": one.why,
            "may_use_name": one.may_use,
            "fee": None if one.fee is None else one.fee * 100,
            "thanked_on": _stored_day(thanked_on),
            "created_at": write_stored(written_at),
        }
        yield "referral", row


def _heard(ids: _Ids, now: datetime) -> Iterator[tuple[str, dict[str, object]]]:
    """The answers to the four questions; what is not known is only written down where there is a word on it."""
    for one in HEARD:
        for question, letter, note in zip(Question, one.answers, one.notes, strict=True):
            if ANSWERS[letter] is not Answer.UNKNOWN or note:
                row: dict[str, object] = {
                    "id": ids.new(),
                    "account_id": ids.accounts[one.prospect],
                    "question": question.value,
                    "answer": ANSWERS[letter].value,
                    "note": note,
                    "answered_on": _day(now, one.ago).isoformat(),
                }
                yield "qualification", row


def _week_plans(ids: _Ids, now: datetime) -> Iterator[tuple[str, dict[str, object]]]:
    for one in PLANNED:
        row: dict[str, object] = {
            "id": ids.new(),
            "week_on": (monday_of(_today(now)) + timedelta(weeks=one.weeks)).isoformat(),
            "contacts": one.contacts,
            "asks": one.asks,
            "prospects": one.prospects,
            "meetings": one.meetings,
        }
        yield "week_plan", row


def _errand(errand: Errand, ids: _Ids, now: datetime) -> dict[str, object]:
    """A task for finding prospects. What is open this week is not overdue, on whatever day one looks."""
    today = _today(now)
    monday = monday_of(today) + timedelta(weeks=errand.weeks)
    due_on = monday + timedelta(days=errand.weekday)
    if errand.weeks == 0 and not errand.is_done:
        due_on = max(due_on, today)
    done_at = min(_at(due_on, time(9, 20)), to_local(now)) if errand.is_done else None
    created_at = _at(_working_day(monday, -5), time(16, 40))
    return {
        "id": ids.new(),
        "what": errand.what,
        "due_on": due_on.isoformat(),
        "due_time": None,
        "done_at": None if done_at is None else write_stored(done_at),
        "times_put_off": 0,
        "is_prospecting": 1,
        "created_at": write_stored(created_at),
        "account_id": ids.accounts.get(errand.firm),
        "person_id": ids.people.get(errand.person),
        "call_id": None,
        "term_id": None,
        "problem_id": None,
        "repeat_rule": None,
        "repeat_from_on": None,
        "repeat_on": None,
        "previous_id": None,
    }


# -- what was agreed


def _terms(ids: _Ids, now: datetime) -> tuple[Rows, dict[str, int]]:
    """The terms with their checks and the warnings about them that are lived with; and the terms' ids."""
    entries = {promise.key: _entry(promise, ids, now) for promise in PROMISES}
    term_ids = {promise.key: ids.new() for promise in PROMISES}
    # What was renegotiated ended on the day before the term that took its place began.
    replaced_on = {promise.previous: entries[promise.key].from_on for promise in PROMISES if promise.previous}
    terms: Rows = []
    checks: Rows = []
    for promise in PROMISES:
        entry = entries[promise.key]
        made = _checks(promise, entry, replaced_on.get(promise.key), now)
        next_on = first_check(entry, entry.from_on)
        if made:
            next_on = check_after(entry, made[-1].made_on, made[-1].due_on)
        ended_on = made[-1].made_on if made else None
        if promise.key in replaced_on:
            assert next_on is not None
            made.append(_Check(replaced_on[promise.key], next_on, Look(Outcome.RENEGOTIATED.value)))
            ended_on = replaced_on[promise.key] - timedelta(days=1)
        elif promise.ended is not None and not made:
            ended_on = _day(now, promise.ended)
        is_open = entry.state in OPEN_STATES
        told = ids.told[promise.firm, promise.ago][1] if promise.in_talk else None
        written_at = _at(entry.from_on, time(9, 30)) if told is None else told.written_at
        term: dict[str, object] = {
            "id": term_ids[promise.key],
            "account_id": entry.account_id,
            "category": entry.category.value,
            "owed_by": entry.owed_by.value,
            "what": entry.what,
            "target_bound": entry.target.bound.value if entry.target else None,
            "target_thousandths": entry.target.thousandths if entry.target else None,
            "target_unit": entry.target.unit if entry.target else "",
            "from_on": entry.from_on.isoformat(),
            "until_on": _stored_day(entry.until_on),
            "notice": write_notice(entry.notice),
            "check_rule": entry.checks.rule if entry.checks else None,
            "check_from_on": _stored_day(entry.checks.starts_on if entry.checks else None),
            "next_check_on": _stored_day(next_on if is_open else None),
            "consent": entry.consent.value,
            "consent_on": _stored_day(entry.consent_on),
            "consent_by": entry.consent_by,
            "call_id": entry.call_id,
            "person_id": entry.person_id,
            "state": entry.state.value,
            "ended_on": _stored_day(None if is_open else ended_on),
            "previous_id": term_ids[promise.previous] if promise.previous else None,
            "note": entry.note,
            "created_at": write_stored(written_at),
        }
        terms.append(("term", term))
        for check in made:
            row: dict[str, object] = {
                "id": ids.new(),
                "term_id": term_ids[promise.key],
                "checked_on": check.made_on.isoformat(),
                "due_on": check.due_on.isoformat(),
                "outcome": check.look.outcome,
                "measured_thousandths": read_measure(check.look.measured) if check.look.measured else None,
                "evidence": check.look.evidence,
            }
            checks.append(("term_check", row))
    lived_with: Rows = []
    firms = {promise.key: promise.firm for promise in PROMISES}
    for one in LIVED_WITH:
        accepted: dict[str, object] = {
            "id": ids.new(),
            "account_id": ids.accounts[firms[one.promise]],
            "person_id": None,
            "rule": one.rule,
            "key": f"{one.rule}:{term_ids[one.promise]}",
            "reason": one.reason,
            "until_on": _day(now, -one.days).isoformat(),
            "accepted_on": _day(now, one.ago).isoformat(),
        }
        lived_with.append(("acceptance", accepted))
    return terms + checks + lived_with, term_ids


def _entry(promise: Promise, ids: _Ids, now: datetime) -> TermEntry:
    """What was agreed, its days counted from today, its rule and target read as if typed."""
    told = ids.told[promise.firm, promise.ago] if promise.in_talk else None
    from_on = _day(now, promise.ago) if told is None else told[1].at.date()
    rule = _rule(promise, from_on, now)
    if rule is not None and promise.falls is not None:
        # Every second week is counted from the week it starts in: it may have to start a week later.
        anchor = _fall(promise.falls, now)
        if next_occurrence(rule, after=anchor - timedelta(days=1)) != anchor:
            from_on += timedelta(weeks=1)
            rule = Recurrence(rule.rule, from_on)
    if promise.begins is not None:
        from_on = _day(now, -promise.begins)
    category = TermCategory(promise.category)
    language = next(firm.language for firm in FIRMS if firm.key == promise.firm)
    return TermEntry(
        account_id=ids.accounts[promise.firm],
        category=category,
        owed_by=OwedBy(promise.owed_by),
        what=promise.what,
        target=read_target(promise.target, category) if promise.target else None,
        from_on=from_on,
        until_on=None if promise.until is None else _day(now, -promise.until),
        notice=read_notice(promise.notice) if promise.notice else None,
        checks=rule,
        consent=Consent(promise.consent),
        consent_on=None if promise.consent_ago is None else _day(now, promise.consent_ago),
        consent_by="" if promise.consent_ago is None else DIRECTOR[language],
        call_id=None if told is None else told[0],
        person_id=ids.people.get(promise.person),
        state=TermState(promise.state),
        note=promise.note,
    )


def _rule(promise: Promise, from_on: date, now: datetime) -> Recurrence | None:
    """When a term is checked, counted from the day it holds from."""
    if promise.by is not None:
        return once_on(_working_day(from_on, promise.by))
    if promise.falls is None:
        return read_recurrence(promise.checks, from_on, from_on) if promise.checks else None
    anchor = _fall(promise.falls, now)
    is_last = (anchor + timedelta(days=1)).day == 1
    words = "end of month" if promise.checks == "monthly" and is_last else promise.checks
    return Recurrence(read_recurrence(words, anchor, anchor).rule, from_on)


def _fall(falls: int, now: datetime) -> date:
    """The day on which a check falls that is told as so many days ago."""
    return _today(now) if falls == 0 else _day(now, falls)


def _checks(promise: Promise, entry: TermEntry, replaced_on: date | None, now: datetime) -> list[_Check]:
    """The checks made so far, the oldest first: one for each day by the rule but the one that waits."""
    if entry.checks is None or entry.state is TermState.PROPOSED:
        return []
    if promise.by is not None:
        if promise.ended is None:
            return []
        return [_Check(_day(now, promise.ended), entry.checks.starts_on, promise.looks[-1])]
    last = replaced_on - timedelta(days=1) if replaced_on else min(entry.until_on or date.max, _today(now))
    days = _until(entry.checks, entry.from_on - timedelta(days=1), last)
    if promise.waits and promise.falls is not None:
        days = [day for day in days if day < _fall(promise.falls, now)]
    values = cycle(promise.usual.split() or [""])
    untold = [Look(Outcome.KEPT.value, next(values)) for _ in days[len(promise.looks) :]]
    looks = [*untold, *promise.looks][-len(days) :] if days else []
    return [
        _Check(max(_looked_at(day, now), entry.from_on), day, look)
        for day, look in zip(days, looks, strict=True)
    ]


def _until(rule: Recurrence, after: date, last: date) -> list[date]:
    """The days of a rule after a day, up to another."""
    most = max((last - after).days // 7 + 1, 0)  # nothing is looked at more often than weekly
    return [day for day in occurrences(rule, after=after, limit=most) if day <= last]


def _looked_at(due_on: date, now: datetime) -> date:
    """When a check or task was seen to that fell on a day: on it, or on the working day before; never today."""
    return _day(now, 1) if due_on >= _today(now) else _working_day(due_on, 0)


def _problems(ids: _Ids, term_ids: dict[str, int], now: datetime) -> tuple[Rows, dict[str, int]]:
    """What hampers the customers or may come to, and the ids."""
    problem_ids = {trouble.key: ids.new() for trouble in TROUBLES}
    rows: Rows = []
    for trouble in TROUBLES:
        told = ids.told.get((trouble.firm, trouble.ago))
        noted_on = _day(now, trouble.ago)
        row: dict[str, object] = {
            "id": problem_ids[trouble.key],
            "account_id": ids.accounts[trouble.firm],
            "term_id": term_ids[trouble.promise] if trouble.promise else None,
            "what": trouble.what,
            "kind": trouble.kind,
            "severity": trouble.severity,
            "likelihood": trouble.likelihood,
            "solution": trouble.solution,
            "alternative": trouble.alternative,
            "state": trouble.state,
            "noted_on": noted_on.isoformat(),
            "settled_on": None if trouble.settled is None else _day(now, trouble.settled).isoformat(),
            "created_at": write_stored(_at(noted_on, time(16, 45)) if told is None else told[1].written_at),
        }
        rows.append(("problem", row))
    return rows, problem_ids


def _favours(ids: _Ids, now: datetime) -> Rows:
    """What was done for people beside all that was agreed, and what they did for us."""
    rows: Rows = []
    for good in FAVOURS:
        done_on = _day(now, good.ago)
        row: dict[str, object] = {
            "id": ids.new(),
            "account_id": ids.accounts.get(ids.firm_of[good.person]),
            "person_id": ids.people[good.person],
            "what": good.what,
            "done_on": done_on.isoformat(),
            "way": good.way,
            "cost": None if good.cost is None else good.cost * 100,
            "thanked_on": None if good.thanked is None else _day(now, good.thanked).isoformat(),
            "created_at": write_stored(_at(done_on, time(17, 5))),
        }
        rows.append(("favour", row))
    return rows


def _stored_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# -- what ties the customers, and what they bring


def _sales(ids: _Ids, now: datetime) -> Rows:
    """What was sold and planned month by month; the last month with sales is the one before this, whatever day it is."""
    rng = Random(SEED + 3)
    running = month_of(_today(now))
    months = list(months_from(plus_months(running, -SALES_MONTHS), plus_months(running, -1)))
    extras = {(one.firm, month_of(_day(now, one.ago))): one for one in EXTRAS}
    rows: Rows = []
    for one in SALES:
        account_id = ids.accounts[one.firm]
        since = month_of(_day(now, one.since)) if one.since is not None else months[0]
        until = month_of(_day(now, one.until)) if one.until is not None else months[-1]
        for place, month in enumerate(months):
            # Thrown for every month, so that no day changes the chances of those that follow.
            chance, more = rng.uniform(-0.03, 0.03), rng.uniform(-1.5, 1.5)
            usual = _in_season(one, month)
            if not usual or not since <= month <= until:
                continue
            level = usual * one.levels[place * len(one.levels) // SALES_MONTHS] / 100
            if not (one.is_waited_for and month == months[-1]):
                extra = extras.get((one.firm, month))
                revenue = round(level * (1 + chance) * 100)
                profit = round(revenue * (one.margin + more) / 100)
                row: dict[str, object] = {
                    "id": ids.new(),
                    "account_id": account_id,
                    "month_on": month.isoformat(),
                    "revenue": revenue + (extra.revenue * 100 if extra else 0),
                    "profit": profit + (extra.profit * 100 if extra else 0),
                }
                rows.append(("sale", row))
            planned = level * PLANNED_SHARE if one.planned is None else usual * one.planned / one.year
            rows.append(_plan(one, ids, month, planned))
        if one.ahead is not None:
            for month in months_from(running, plus_months(running, YEAR - 1)):
                rows.append(_plan(one, ids, month, _in_season(one, month) * one.ahead / one.year))
    return rows


def _in_season(one: Sells, month: date) -> float:
    """What a customer buys in a month at the level of 100, in euros."""
    weights = [int(digit) for digit in one.season]
    return one.year * weights[month.month - 1] / sum(weights)


def _plan(one: Sells, ids: _Ids, month: date, euros: float) -> tuple[str, dict[str, object]]:
    """A month's plan, in round sums as one plans."""
    margin = one.margin if one.planned_margin is None else one.planned_margin
    revenue = int(euros) // 50 * 50
    row: dict[str, object] = {
        "id": ids.new(),
        "account_id": ids.accounts[one.firm],
        "month_on": month.isoformat(),
        "revenue": revenue * 100,
        "profit": round(revenue * margin / 1000) * 1000,
    }
    return "plan", row


def _bonds(ids: _Ids, now: datetime) -> Rows:
    """The seven bonds as they were read, and when they were gone through: changes are told since then."""
    languages = {firm.key: firm.language for firm in FIRMS}
    rows: Rows = []
    for tied in BONDS:
        language = languages[tied.firm]
        if tied.then is not None:
            for tie in tied.ties:
                rows.append(_tie(tied.firm, tie, tie.then, tied.then, language, ids, now))
            review: dict[str, object] = {
                "id": ids.new(),
                "account_id": ids.accounts[tied.firm],
                "reviewed_on": _day(now, tied.then).isoformat(),
            }
            rows.append(("bond_review", review))
        for tie in tied.ties:
            rows.append(_tie(tied.firm, tie, tie.now, tied.now, language, ids, now))
    return rows


def _tie(
    firm: str, tie: Tie, strength: int | None, ago: int, language: str, ids: _Ids, now: datetime
) -> tuple[str, dict[str, object]]:
    holders = {"": "", "me": ME[language], "director": DIRECTOR[language]}
    row: dict[str, object] = {
        "id": ids.new(),
        "account_id": ids.accounts[firm],
        "bond": tie.bond,
        "read_on": _day(now, ago).isoformat(),
        "strength": strength,
        # What was seen then is forgotten where it has changed since.
        "evidence": tie.evidence if strength == tie.now else "",
        "would_break": tie.would_break,
        "held_by": holders[tie.held_by],
        "yearly_cost": None if tie.cost is None else tie.cost * 100,
    }
    return "bond_reading", row


def _dossiers(ids: _Ids, now: datetime) -> Rows:
    """What is known of the customers by topic, their marks, and how satisfied they said they were."""
    rows: Rows = []
    for firm, texts in DOSSIERS.items():
        for topic, text in texts.items():
            known: dict[str, object] = {
                "id": ids.new(),
                "account_id": ids.accounts[firm],
                "topic": topic,
                "text": text,
            }
            rows.append(("dossier_text", known))
    for marks in MARKS:
        for mark, letter in zip(Mark, marks.answers.replace(" ", ""), strict=True):
            answer: dict[str, object] = {
                "id": ids.new(),
                "account_id": ids.accounts[marks.firm],
                "mark": mark.value,
                "answer": ANSWERS[letter].value,
                "note": marks.notes.get(mark.value, ""),
                "answered_on": _day(now, marks.ago).isoformat(),
            }
            rows.append(("key_mark", answer))
    for said in SATISFACTION:
        call_id, held = ids.told[said.firm, said.ago]
        reading: dict[str, object] = {
            "id": ids.new(),
            "account_id": ids.accounts[said.firm],
            "read_on": held.at.date().isoformat(),
            "score": said.score,
            "person_id": ids.people[said.person],
            "call_id": call_id,
            "note": said.note,
        }
        rows.append(("satisfaction_reading", reading))
    return rows


def _portfolios(ids: _Ids, now: datetime) -> Rows:
    """Who else sells to them, what we could sell, and what of it is sold, offered, or with somebody else."""
    competitors = {name: ids.new() for name in COMPETITORS}
    products = {name: ids.new() for name in PRODUCTS}
    prices = {(price.firm, price.product): price for price in PRICES}
    rows: Rows = [("competitor", {"id": number, "name": name}) for name, number in competitors.items()]
    rows += (
        ("product", {"id": number, "name": name, "place": place})
        for place, (name, number) in enumerate(products.items(), 1)
    )
    for rival in RIVALS:
        rivalry: dict[str, object] = {
            "id": ids.new(),
            "account_id": ids.accounts[rival.firm],
            "competitor_id": competitors[rival.competitor],
            "strength": rival.strength,
            "with_what": rival.with_what,
            "since_on": _day(now, rival.since).isoformat(),
            "note": rival.note,
        }
        rows.append(("rivalry", rivalry))
    for lines in PORTFOLIO:
        rivals = iter(lines.rivals.split(", "))
        for product, letter in zip(PRODUCTS, lines.states, strict=True):
            state = LINE_STATES.get(letter)
            if state is None:
                continue
            price = prices.get((lines.firm, product))
            with_whom = competitors.get(next(rivals)) if state is PortfolioState.COMPETITOR else None
            item: dict[str, object] = {
                "id": ids.new(),
                "account_id": ids.accounts[lines.firm],
                "product_id": products[product],
                "state": state.value,
                "competitor_id": with_whom,
                "negotiated_price": None if price is None else round(price.euros * 100),
                "terms": "" if price is None else price.terms,
            }
            rows.append(("portfolio_item", item))
    return rows


def _let_be(ids: _Ids, now: datetime) -> Iterator[tuple[str, dict[str, object]]]:
    """The warnings about bonds and money that are accepted for a while."""
    for one in LET_BE:
        row: dict[str, object] = {
            "id": ids.new(),
            "account_id": ids.accounts[one.firm],
            "person_id": None,
            "rule": one.rule.partition(":")[0],
            "key": one.rule,
            "reason": one.reason,
            "until_on": _day(now, -one.days).isoformat(),
            "accepted_on": _day(now, one.ago).isoformat(),
        }
        yield "acceptance", row


# -- conversations


def _conversations(now: datetime, rng: Random) -> list[_Held]:
    """All conversations, oldest first: those told in the story and the everyday ones between them."""
    decks = {language: cycle(rng.sample(cards, len(cards))) for language, cards in EVERYDAY.items()}
    languages = {firm.key: firm.language for firm in FIRMS}
    found = [
        _held(talk, firm, talk.ago, languages.get(firm, "en"), now, rng)
        for firm, talks in TALKS.items()
        for talk in talks
    ]
    is_turned = False
    for firm in FIRMS:
        if not firm.routine:
            continue
        # Never later than the last one told: that day says how long the account has been left alone.
        newest = min(talk.ago for talk in TALKS[firm.key]) + 3
        oldest = firm.known_for - 16
        cards = [next(decks[firm.language]) for _ in range(firm.routine)]
        if is_turned := not is_turned:
            cards.reverse()  # so that a card dealt twice is not told of two firms in one week
        for place, card in enumerate(cards):
            share = (place + 0.2 + 0.6 * rng.random()) / firm.routine
            ago = newest + round((oldest - newest) * share**1.3)
            talk = _everyday(card, firm, rng)
            found.append(_held(talk, firm.key, None, firm.language, now, rng, ago))
    return sorted(found, key=lambda held: held.at)


def _everyday(card: Everyday, firm: Firm, rng: Random) -> Talk:
    """An everyday conversation of this firm, its holes filled with its people, goods and figures."""
    key = rng.choice(firm.floor if card.for_floor else firm.desk)
    name = next(someone.name for someone in PEOPLE if someone.key == key)
    holes = {
        "who": next(word for word in name.split() if not word.endswith(".")),
        "good": rng.choice(firm.goods),
        "film": firm.film,
        "n": str(rng.randrange(2, 10)),
        "no": str(rng.randrange(41_000, 49_000)),
        "qty": f"{rng.randrange(4, 60)},000",
        "pc": f"{rng.randrange(11, 59) / 10}",
    }
    if firm.language == "bg":
        holes["qty"] = holes["qty"].replace(",", " ")
        holes["pc"] = holes["pc"].replace(".", ",")
    asked = "none" if rng.random() < SHARE_ASKED else "not_asked"
    return Talk(
        0,
        card.channel,
        key,
        _filled(card.purpose, holes),
        _filled(card.note, holes),
        _filled(card.result, holes),
        by=card.by,
        asked=asked,
    )


def _filled(text: str, holes: dict[str, str]) -> str:
    """Only the named holes: those for days wait until the day of the conversation is known."""
    for hole, value in holes.items():
        text = text.replace(f"{{{hole}}}", value)
    return text


def _held(
    talk: Talk, firm: str, told: int | None, language: str, now: datetime, rng: Random, ago: int = 0
) -> _Held:
    """`talk` at its moment, the days in its texts written out in its language."""
    minutes = talk.minutes or _minutes(talk.channel, rng)
    hour = _hour(talk.channel, rng)
    ago = ago if told is None else told
    day = _today(now) if ago == 0 else _day(now, ago)
    if ago == 0 and to_local(now).time() < TODAY_COUNTS_FROM:
        day = _day(now, 1)
    at = _at(day, time.fromisoformat(talk.at) if talk.at else hour)
    written_at = at + timedelta(minutes=(minutes or 0) + rng.randrange(2, 40))

    def write_day(match: re.Match[str]) -> str:
        named = _working_day(day, int(match[1]))
        if language == "bg":
            return f"{named:%d.%m.}"  # its last dot ends the sentence too
        return f"{named.day} {MONTHS[named.month - 1]}{match[2]}"

    talk = talk._replace(
        note=_DAY_IN_TEXT.sub(write_day, talk.note).rstrip(),
        result=_DAY_IN_TEXT.sub(write_day, talk.result),
    )
    return _Held(at, min(written_at, to_local(now)), minutes, firm, told, talk)


def _minutes(channel: str, rng: Random) -> int | None:
    """A likely length; a letter has none."""
    ranges = {"visit": (30, 95), "phone": (5, 25), "video": (25, 50), "event": (45, 120)}
    return 5 * round(rng.randint(*ranges[channel]) / 5) if channel in ranges else None


def _hour(channel: str, rng: Random) -> time:
    """A likely hour: visits leave time for the road, the rest fills the working day."""
    first, last = (9 * 60 + 30, 15 * 60) if channel in ("visit", "event") else (9 * 60, 16 * 60 + 45)
    hours, minutes = divmod(rng.randrange(first, last, 5), 60)
    return time(hours, minutes)


def _registration_number(code: str, rng: Random) -> str:
    """Nine digits with a valid check digit; no register has reached 29… yet, so it is nobody's."""
    digits = [2, 9, *(rng.randrange(10) for _ in range(6))]
    check = sum(digit * (place + 1) for place, digit in enumerate(digits)) % 11
    if check == 10:
        check = sum(digit * (place + 3) for place, digit in enumerate(digits)) % 11 % 10
    number = "".join(map(str, [*digits, check]))
    prefix = {"+30": "EL", "+40": "RO"}.get(code, "")
    return prefix + number


def _today(now: datetime) -> date:
    return to_local(now).date()


def _day(now: datetime, ago: int) -> date:
    """The working day `ago` days before today; what falls on a free day moves away from today."""
    return _working_day(_today(now), -ago)


def _working_day(day: date, days: int) -> date:
    """`days` after `day`, moved off a free day: on if it lies ahead, back if it lies behind."""
    day += timedelta(days=days)
    while day.weekday() > FRIDAY or (day.month, day.day) in HOLIDAYS:
        day += timedelta(days=1 if days > 0 else -1)
    return day


def _at(day: date, hour: time) -> datetime:
    return to_local(datetime.combine(day, hour))
