"""What the health of accounts is made of, read for one or for many in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.center.coverage import grade, grade_of
from kamtui.domain.center.words import SUPPORT
from kamtui.domain.day.greeting import greeting, interval_of
from kamtui.domain.day.health import (
    Freshness,
    Health,
    HealthInputs,
    Money,
    Relationships,
    Risk,
    Satisfaction,
    health,
)
from kamtui.domain.terms.promises import KeptRate, rate_since
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.time.moments import local_day, start_of
from kamtui.store.book.book import Book
from kamtui.store.center.reads import YEAR_DAYS, least_call_id
from kamtui.store.day.today import classes_to_greet

WELL_SPOKEN_TO = 2
"""Conversations of 12 months from which a key player is known from talks: several, as on the map."""


def account_health(
    book: Book,
    account_id: int,
    today: date,
    thresholds: Thresholds,
    money: Money | None = None,
    classes: Mapping[int, str] | None = None,
) -> Health:
    """How well an account is; of one that is gone nothing is known. `money` is what its sales say, `classes` as in `freshness`."""
    known = {account_id: money} if money is not None else {}
    inputs = health_inputs(book, [account_id], today, thresholds, known, classes)
    return health(inputs.get(account_id, HealthInputs()))


def health_inputs(
    book: Book,
    ids: Sequence[int],
    today: date,
    thresholds: Thresholds,
    money: Mapping[int, Money] | None = None,
    classes: Mapping[int, str] | None = None,
    maps: Iterable[BuyingCenter] | None = None,
) -> dict[int, HealthInputs]:
    """All that health asks of some accounts, by id; those no longer there are missing.

    `money` is what sales say, `classes` as in `freshness`; `maps` are the whole ones of today, where they were read already.
    """
    if not ids:
        return {}
    asked = ", ".join(map(str, ids))
    money = money or {}
    known = _on_maps(maps) if maps is not None else _relationships(book, asked, today)
    promises = _promises(book, asked, today)
    satisfied = latest_satisfaction(book, ids)
    risks = _risks(book, asked)
    fresh = freshness(book, ids, today, thresholds, classes)
    return {
        account_id: HealthInputs(
            relationships=known.get(account_id),
            promises=promises.get(account_id),
            satisfaction=satisfied.get(account_id),
            money=money.get(account_id),
            freshness=fresh.get(account_id),
            risk=risks.get(account_id),
            is_prospect=stage == Stage.PROSPECT.value,
        )
        for account_id, stage in book.rows(f"SELECT id, stage FROM account WHERE id IN ({asked})")
    }


def _relationships(book: Book, asked: str, today: date) -> dict[int, Relationships]:
    """By account the grade of its map, and how many of its key players were spoken to often enough.

    Counted by SQLite: the maps of all accounts together are too many people to look at one by one.
    """
    year, end = start_of(today - timedelta(days=YEAR_DAYS)), start_of(today + timedelta(days=1))
    days = {
        "day": today.isoformat(),
        "year": year,
        "end": end,
        "least": least_call_id(book, year, end),
        "enough": WELL_SPOKEN_TO,
    }
    supports = ", ".join(f"'{stance.value}'" for stance in SUPPORT)
    rows = book.rows(
        "SELECT account_id, count(*), sum(plays), sum(plays AND supports), sum(plays AND supports AND decides), "
        "sum(plays AND (SELECT count(*) FROM (SELECT 1 FROM call_person cp JOIN call c ON c.id = cp.call_id "
        "WHERE cp.person_id = member.id AND cp.call_id >= :least AND c.held_at >= :year AND c.held_at < :end "
        "LIMIT :enough)) >= :enough) FROM (SELECT m.account_id, p.id, "
        "p.roles LIKE '%decider%' OR p.roles LIKE '%approver%' AS decides, "
        "p.roles LIKE '%decider%' OR p.roles LIKE '%approver%' OR coalesce(r.influence, 0) >= 4 AS plays, "
        f"coalesce(r.stance, '') IN ({supports}) AS supports "
        "FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN stance_reading r ON r.id = "
        "(SELECT id FROM stance_reading WHERE person_id = p.id AND read_on <= :day ORDER BY read_on DESC, id DESC LIMIT 1) "
        f"WHERE m.account_id IN ({asked}) AND m.since_on <= :day AND (m.until_on IS NULL OR m.until_on > :day) "
        "AND NOT p.is_empty_seat) member GROUP BY account_id",
        days,
    )
    return {
        account_id: Relationships(grade_of(people, players, supporters, deciders), players, covered)
        for account_id, people, players, supporters, deciders, covered in rows
    }


def _on_maps(maps: Iterable[BuyingCenter]) -> dict[int, Relationships]:
    """The same of maps that were read; an account with nobody on its map is missing."""
    known = {}
    for center in maps:
        people = [member for member in center.members if not member.is_empty_seat]
        players = [person for person in people if person.is_key_player]
        covered = sum(player.calls_12_months >= WELL_SPOKEN_TO for player in players)
        if people:
            known[center.account_id] = Relationships(grade(center), len(players), covered)
    return known


def _promises(book: Book, asked: str, today: date) -> dict[int, KeptRate]:
    """By account how its checks of 12 months came out, ours and theirs alike, each once."""
    rows = book.rows(
        "SELECT t.account_id, sum(k.outcome = 'kept'), sum(k.outcome = 'partly'), sum(k.outcome = 'broken') "
        "FROM term t JOIN term_check k ON k.term_id = t.id "
        f"WHERE t.account_id IN ({asked}) AND k.checked_on > ? AND k.checked_on <= ? GROUP BY t.account_id",
        (rate_since(today).isoformat(), today.isoformat()),
    )
    return {account_id: KeptRate(kept, partly, broken) for account_id, kept, partly, broken in rows}


def _risks(book: Book, asked: str) -> dict[int, Risk]:
    """By account its live problems by severity; an account of which none was ever noted is missing."""
    by_severity: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for account_id, severity, live in book.rows(
        "SELECT account_id, severity, sum(state IN ('open', 'offered')) FROM problem "
        f"WHERE account_id IN ({asked}) GROUP BY account_id, severity"
    ):
        by_severity[account_id][severity] = live
    return {account_id: Risk(counts) for account_id, counts in by_severity.items()}


def freshness(
    book: Book,
    ids: Sequence[int],
    today: date,
    thresholds: Thresholds,
    classes: Mapping[int, str] | None = None,
) -> dict[int, Freshness]:
    """By account how its greeting stands; an account that asks for none is missing.

    `classes` are those of all accounts, where they are known; else they are reckoned, if an interval depends on them.
    """
    asked = ", ".join(map(str, ids))
    if classes is None:
        classes = classes_to_greet(book, today, thresholds)
    fresh = {}
    for account_id, stage, is_key, every, latest, last_at, created_at in book.rows(
        "SELECT a.id, a.stage, a.is_key, a.greet_every_days, a.greet_latest_days, k.last_at, a.created_at FROM account a "
        f"LEFT JOIN account_contact k ON k.account_id = a.id WHERE a.id IN ({asked})"
    ):
        interval = interval_of(
            Stage(stage), bool(is_key), every, latest, thresholds.greeting, classes.get(account_id, "")
        )
        if interval is None:
            continue
        last_on = local_day(last_at) if last_at else None
        days = max(0, (today - last_on).days) if last_on else None
        fresh[account_id] = Freshness(greeting(last_on, interval, today, local_day(created_at)), days)
    return fresh


def latest_satisfaction(book: Book, ids: Sequence[int] | None = None) -> dict[int, Satisfaction]:
    """The latest score of some accounts, or of all, and the one before it; those never asked are missing."""
    asked = "" if ids is None else f"WHERE account_id IN ({', '.join(map(str, ids))})"
    latest: dict[int, Satisfaction] = {}
    for account_id, score, read_on in book.rows(
        f"SELECT account_id, score, read_on FROM satisfaction_reading {asked} ORDER BY account_id, read_on, id"
    ):
        before = latest.get(account_id)
        latest[account_id] = Satisfaction(
            score, date.fromisoformat(read_on), before.score if before else None
        )
    return latest
