"""Who may have a feast: people with what is known of their days, and firms that have one."""

import json
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.center.words import Stance
from kamtui.domain.feasts.days_off import first_told
from kamtui.domain.feasts.feast import Celebrant, Feast, feasts_ahead, name_days_between
from kamtui.domain.feasts.names import who_may_celebrate
from kamtui.domain.time.birthday import stored_birthday
from kamtui.domain.time.moments import local_day
from kamtui.store.besides import IS_BESIDES
from kamtui.store.book.book import Book

_STANCE = "(SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1)"
_IS_NEAR = (
    f"(coalesce(a.stage, '') = 'customer' OR p.is_influence_center OR {_STANCE} IN ('supporter', 'defender'))"
)
_PERSON = (
    "SELECT p.account_id, coalesce(a.name, '') AS account, p.id AS person_id, p.name AS person, "
    f"{_STANCE} AS stance, coalesce(a.is_key, 0) AS is_key, {_IS_NEAR} AS is_near, p.birthday, p.name_day, k.last_at "
    "FROM person p LEFT JOIN account a ON a.id = p.account_id LEFT JOIN person_contact k ON k.person_id = p.id "
    "WHERE p.status = 'active' AND NOT p.is_empty_seat AND p.is_greeted"
)
_FIRM = (
    "SELECT a.id AS account_id, a.name AS account, NULL AS person_id, '' AS person, NULL AS stance, a.is_key, "
    "a.stage = 'customer' AS is_near, a.firm_day AS birthday, NULL AS name_day, k.last_at "
    "FROM account a LEFT JOIN account_contact k ON k.account_id = a.id "
    "WHERE a.firm_day IS NOT NULL AND a.stage IN ('customer', 'prospect')"
)


class _Known(NamedTuple):
    """A person or an account as its row holds it."""

    account_id: int | None
    account: str
    person_id: int | None
    person: str
    stance: str | None
    is_key: int
    is_near: int
    birthday: str | None
    name_day: str | None
    last_at: str | None


def celebrants(book: Book, today: date, *, everyone: bool, ahead: int | None = None) -> list[Celebrant]:
    """Everybody who is to be greeted: people at customers, who support us or refer others to us, and customers themselves.

    Of `everyone`, all others too. With `ahead`, most who have no feast that is told from today until so many days ahead are left out.
    When they were last spoken to is told only of the last days.
    """
    near = "" if everyone else f" AND {_IS_NEAR}"
    firms = _FIRM if everyone else f"{_FIRM} AND a.stage = 'customer'"
    soon = "" if ahead is None else _may_have_one(book, today, ahead)
    known = [*book.lines(_Known, f"{_PERSON}{soon}{near}"), *book.lines(_Known, firms)]
    since = (first_told(today) - timedelta(days=1)).isoformat()
    return [_celebrant(line, since) for line in known]


def _may_have_one(book: Book, today: date, ahead: int) -> str:
    """The condition on people that only those may have a feast until then: told before what else is known of them is read."""
    first, last = first_told(today), today + timedelta(days=ahead)
    days = {f"{first + timedelta(days=after):%m-%d}" for after in range((last - first).days + 1)}
    if "02-28" in days:  # where a year has no 29 February
        days.add("02-29")
    listed = ", ".join(f"'{day}'" for day in sorted(days))
    # As lists, and of all: a row for each would take three times as long, and who is not greeted is left out later.
    [(sure, ids, names)] = book.rows(
        f"SELECT group_concat(id, ', ') FILTER (WHERE substr(birthday, -5) IN ({listed}) OR name_day IS NOT NULL), "
        "json_group_array(id), json_group_array(name) FROM person"
    )
    of_people = json.loads(names)
    celebrated = who_may_celebrate(of_people, name_days_between(first, last))
    named = (
        [
            str(person_id)
            for person_id, name in zip(json.loads(ids), of_people, strict=True)
            if name in celebrated
        ]
        if celebrated
        else []
    )
    return f" AND p.id IN ({', '.join([*named, *([sure] if sure else [])])})"


def feasts_at(book: Book, account_id: int, today: date, ahead: int) -> list[Feast]:
    """The feasts of an account and its people, also of those who are there besides, from today until so many days ahead, that were not greeted yet."""
    known = [
        *book.lines(
            _Known, f"{_PERSON} AND (p.account_id = :account OR {IS_BESIDES})", {"account": account_id}
        ),
        *book.lines(_Known, f"{_FIRM} AND a.id = ?", (account_id,)),
    ]
    return feasts_ahead(map(_celebrant, known), today, ahead)


def _celebrant(line: _Known, since: str = "") -> Celebrant:
    return Celebrant(
        account_id=line.account_id,
        account=line.account,
        person_id=line.person_id,
        person=line.person,
        stance=Stance(line.stance) if line.stance else None,
        is_key=bool(line.is_key),
        is_near=bool(line.is_near),
        birthday=stored_birthday(line.birthday),
        name_day=line.name_day,
        last_on=local_day(line.last_at) if line.last_at and line.last_at[:10] >= since else None,
    )
