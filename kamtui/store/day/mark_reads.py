"""Reading what a list of accounts says of them beside their names."""

import json
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from kamtui.domain.center.buying_center import BuyingCenter
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.health import HealthInputs, health
from kamtui.domain.day.health_money import health_money
from kamtui.domain.terms.warnings import broken_terms
from kamtui.domain.thresholds import GreetingDefaults, Thresholds
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book
from kamtui.store.day.account_warnings import account_warnings, implied_of
from kamtui.store.day.health import freshness, health_inputs
from kamtui.store.day.marks import AccountMarks
from kamtui.store.knowledge.bond_reads import all_strengths
from kamtui.store.money.figures import Figures
from kamtui.store.terms.conditions import IS_DUE


def late_counts(
    book: Book, ids: Sequence[int], today: date, defaults: GreetingDefaults, told: Collection[int] = ()
) -> dict[int, int]:
    """How much is late at some accounts: open tasks, and checks of what was agreed.

    The check of a term that is `told` as broken, and the first task that is due for it, count with that warning: one
    thing counts once.

    A customer who was never spoken to counts as one, once the book knows them for as long as a key account is left
    alone: not on the day after a list of them was brought in. Those of which nothing is late are left out.
    """
    known_on = today - timedelta(defaults.key.every_days)
    rows = book.rows(
        "WITH told AS (SELECT value AS term_id, (SELECT t.id FROM task t WHERE t.term_id = value AND t.done_at IS NULL "
        "ORDER BY t.due_on, t.id LIMIT 1) AS task_id FROM json_each(:told)) "
        "SELECT a.id, (SELECT count(*) FROM task t WHERE t.account_id = a.id AND t.done_at IS NULL AND t.due_on < :today "
        "AND t.id NOT IN (SELECT task_id FROM told WHERE task_id IS NOT NULL)) "
        f"+ (SELECT count(*) FROM term t WHERE t.account_id = a.id AND {IS_DUE} AND t.next_check_on < :today "
        "AND t.id NOT IN (SELECT term_id FROM told)) "
        "+ (a.stage = 'customer' AND k.last_at IS NULL AND date(a.created_at, 'localtime') < :known) AS late "
        "FROM account a LEFT JOIN account_contact k ON k.account_id = a.id "
        "WHERE late AND a.id IN (SELECT value FROM json_each(:ids))",
        {
            "today": today.isoformat(),
            "known": known_on.isoformat(),
            "ids": json.dumps(list(ids)),
            "told": json.dumps(list(told)),
        },
    )
    return dict(rows)


def account_marks(
    book: Book,
    figures: Figures,
    ids: Sequence[int],
    thresholds: Thresholds,
    centers: Sequence[BuyingCenter] | None,
) -> dict[int, AccountMarks]:
    """What a list says of some accounts, by id; with their whole maps, `centers`, their health and their warnings too."""
    if not ids:
        return {}
    strengths = all_strengths(book, ids)
    fresh = freshness(book, ids, figures.today, thresholds, figures.classes)
    warnings: dict[int, tuple[Warning, ...]] = {}
    healths: dict[int, HealthInputs] = {}
    if centers is not None:
        warnings = account_warnings(book, ids, figures.today, centers, implied_of(figures, ids), thresholds)
        money = {
            account_id: health_money(figures.years[account_id], figures.horizon)
            for account_id in ids
            if account_id in figures.years
        }
        healths = health_inputs(book, ids, figures.today, thresholds, money, figures.classes, centers)
    told = broken_terms(warning for of_account in warnings.values() for warning in of_account)
    late = late_counts(book, ids, figures.today, thresholds.greeting, told)
    return {
        account_id: AccountMarks(
            abc=figures.classes.get(account_id),
            margin=figures.sums_of_year[account_id].margin if account_id in figures.sums_of_year else None,
            strengths=strengths.get(account_id),
            greeting=fresh[account_id].greeting if account_id in fresh else Greeting.FINE,
            has_interval=account_id in fresh,
            health=health(healths[account_id]) if account_id in healths else None,
            warnings=warnings.get(account_id),
            late=late.get(account_id, 0),
        )
        for account_id in ids
    }
