"""The sample book: the rows of an invented salesperson's book, with every date counted from today.

A newcomer who opens it meets a working day: something overdue, something due, somebody gone cold.
The words are in `sample_story`; here they get days, hours, numbers and ids. Nothing is read or
written, and the same `now` and ids give the same rows.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import NamedTuple

from kamtui.domain.moments import write_stored
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


def sample_rows(now: datetime, new_id: Callable[[], int]) -> list[tuple[str, dict[str, object]]]:
    """The rows of the sample book, parents before children, as (table name, {column: stored value}).

    `now` is an aware moment; days are those of this machine's local time, as everywhere in the book.
    """
    rng = Random(SEED)
    conversations = _conversations(now, rng)
    account_ids = {firm.key: new_id() for firm in FIRMS}
    person_ids = {someone.key: new_id() for someone in PEOPLE}
    call_ids = [new_id() for _ in conversations]
    # What is told of a day can be pointed to: by a reading (who, ago) and by a task (firm, ago).
    told = {
        (held.firm, held.told): place for place, held in enumerate(conversations) if held.told is not None
    }
    rows: list[tuple[str, dict[str, object]]] = []
    rows += (("account", _account(firm, account_ids[firm.key], now, rng)) for firm in FIRMS)
    first_met = {key: held.written_at for held in reversed(conversations) for key in held.talk.people.split()}
    firms = {firm.key: firm for firm in FIRMS}
    rows += (
        ("person", _person(someone, firms.get(someone.firm), account_ids, person_ids, first_met, now, rng))
        for someone in PEOPLE
    )
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
            }
            rows.append(("call_person", part))
    firm_of = {someone.key: someone.firm for someone in PEOPLE}
    rows += _memberships(account_ids, person_ids, first_met, new_id, now)
    rows += _map(account_ids, person_ids, firm_of, new_id, now)
    for reading in READINGS:
        place_told = told.get((firm_of[reading.person], reading.ago))
        heard = None if place_told is None else conversations[place_told]
        if heard is not None and reading.person not in heard.talk.people.split():
            place_told = heard = None
        read_on = _day(now, reading.ago) if heard is None else heard.at.date()
        row: dict[str, object] = {
            "id": new_id(),
            "person_id": person_ids[reading.person],
            "read_on": read_on.isoformat(),
            "stance": reading.stance,
            "influence": reading.influence,
            "confidence": "confirmed" if reading.confirmed else "assumed",
            "reason": reading.reason,
            "call_id": None if place_told is None else call_ids[place_told],
        }
        rows.append(("stance_reading", row))
    for step in STEPS:
        source = None if step.came_from is None else told[step.firm, step.came_from]
        created_at = _at(_day(now, 6), time(9, 30)) if source is None else conversations[source].written_at
        task = _task(step, new_id(), created_at, now)
        task["account_id"] = account_ids.get(step.firm)
        task["person_id"] = person_ids.get(step.person)
        task["call_id"] = None if source is None else call_ids[source]
        rows.append(("task", task))
    return rows


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
        "phone": "" if someone.is_empty_seat else number,
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
            since = _written_down(someone, firms[someone.firm], first_met, now).astimezone().date()
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
        "created_at": write_stored(created_at),
    }


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
    if ago == 0 and now.astimezone().time() < TODAY_COUNTS_FROM:
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
    return _Held(at, min(written_at, now.astimezone()), minutes, firm, told, talk)


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
    return now.astimezone().date()


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
    return datetime.combine(day, hour).astimezone()
