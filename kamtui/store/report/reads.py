"""All that the report of some days with an account is made of: only what belongs to the account is read."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.portfolio import OPEN_PLACES
from kamtui.domain.money.sales import Span
from kamtui.domain.report.period import Period
from kamtui.domain.report.quarters import QUARTER, months_in, plus_quarters, quarter_of
from kamtui.domain.report.report import (
    OpenPlace,
    ProblemInPeriod,
    QuarterSum,
    Report,
    TaskAhead,
    TermInPeriod,
)
from kamtui.domain.report.sums import earned, planned, sold
from kamtui.domain.terms.promises import Checked
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import Outcome
from kamtui.domain.time.calendar import Unit, plus
from kamtui.domain.time.day_spans import DaySpan
from kamtui.domain.time.months import YEAR, month_of, months_from, plus_months
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.book.search.query import within
from kamtui.store.day.task_reads import tasks_of
from kamtui.store.knowledge.portfolio_reads import portfolio_of
from kamtui.store.knowledge.satisfaction_reads import course
from kamtui.store.money.reads import account_months
from kamtui.store.report.review_reads import reviews_of
from kamtui.store.terms.problem_reads import problems_of
from kamtui.store.terms.reads import standings
from kamtui.store.terms.value_reads import values_of


class _Check(NamedTuple):
    """A check as its row holds it."""

    term_id: int
    id: int
    checked_on: str
    outcome: str
    measured_thousandths: int | None
    due_on: str | None
    evidence: str


def report_of(book: Book, account_id: int, period: Period, today: date) -> Report:
    """What we know of some days with an account. Raises GoneMeanwhile."""
    entry = account_entry(book, account_id)
    shown = period.quarters_shown
    coming = plus_quarters(quarter_of(period.last), 1)
    # A year more, to compare with, and the quarter that comes, for its plan.
    span = Span(plus_months(shown[0], -YEAR), plus_months(coming, QUARTER - 1))
    months = {month.month_on: month for month in account_months(book, account_id, span, today).months}
    this_month, own_months = month_of(today), months_from(period.months.first, period.months.last)
    return Report(
        account=entry.name,
        stage=entry.stage,
        language=entry.language,
        period=period,
        today=today,
        reviews=reviews_of(book, account_id, period.quarters[0], period.quarters[-1]),
        quarters=tuple(
            QuarterSum(
                quarter,
                sold(months, months_in(quarter), this_month),
                earned(months, months_in(quarter), this_month),
            )
            for quarter in shown
        ),
        sold=sold(months, own_months, this_month),
        earned=earned(months, own_months, this_month),
        terms=_terms(book, account_id, period),
        problems=tuple(_problems(book, account_id, period)),
        done=tuple(_done(book, account_id, period, today)),
        satisfaction=tuple(
            reading
            for reading in course(book, account_id).readings
            if plus(period.last, -1, Unit.YEAR) < reading.read_on <= period.last
        ),
        conversations=_conversations(book, account_id, period),
        tasks=tuple(
            TaskAhead(task.what, task.due_on, task.person)
            for task in tasks_of(book, account_id, done_limit=0)
        ),
        open_places=tuple(_open_places(book, account_id)),
        renewal_on=entry.renewal_on,
        vulnerability=entry.vulnerability,
        planned_next=planned(months, months_in(coming)),
    )


def _terms(book: Book, account_id: int, period: Period) -> tuple[TermInPeriod, ...]:
    """The terms that held in the days, or were checked in them, the oldest first."""
    days: dict[str, int | str] = {
        "account": account_id,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }
    checks = _checks(book, days)
    ids = [
        term_id
        for (term_id,) in book.rows(
            "SELECT id FROM term WHERE account_id = :account AND state <> 'cancelled' AND from_on <= :last "
            "AND (ended_on IS NULL OR ended_on >= :first) ORDER BY from_on, id",
            days,
        )
    ]
    in_order = list(dict.fromkeys((*ids, *checks)))
    there = standings(book, in_order)
    return tuple(
        TermInPeriod(there[term_id], tuple(checks.get(term_id, ())))
        for term_id in in_order
        if term_id in there
    )


def _checks(book: Book, days: dict[str, int | str]) -> dict[int, list[Checked]]:
    """The checks of the days, by term, the oldest first."""
    checks: dict[int, list[Checked]] = {}
    for line in book.lines(
        _Check,
        "SELECT k.term_id, k.id, k.checked_on, k.outcome, k.measured_thousandths, k.due_on, k.evidence "
        "FROM term t JOIN term_check k ON k.term_id = t.id WHERE t.account_id = :account AND t.state <> 'cancelled' "
        "AND +k.checked_on BETWEEN :first AND :last ORDER BY k.checked_on, k.id",
        days,
    ):
        checks.setdefault(line.term_id, []).append(
            Checked(
                line.id,
                date.fromisoformat(line.checked_on),
                Outcome(line.outcome),
                line.measured_thousandths,
                date.fromisoformat(line.due_on) if line.due_on else None,
                line.evidence,
            )
        )
    return checks


def _problems(book: Book, account_id: int, period: Period) -> Iterable[ProblemInPeriod]:
    """The problems that were live on one of the days, the earliest first."""
    for line in sorted(
        problems_of(book, account_id), key=lambda line: (line.entry.noted_on, line.problem_id)
    ):
        if line.entry.noted_on <= period.last and (
            line.settled_on is None or line.settled_on >= period.first
        ):
            yield ProblemInPeriod(line.entry, line.settled_on)


def _done(book: Book, account_id: int, period: Period, today: date) -> Iterable[ValueEntry]:
    """What we did for the account on one of the days, the latest first."""
    for value in values_of(book, account_id, min(today, period.last)):
        if period.first <= value.entry.done_on <= period.last:
            yield value.entry


def _conversations(book: Book, account_id: int, period: Period) -> int:
    held = " AND ".join(within("held_at", DaySpan(period.first, period.last)))
    [(count,)] = book.rows(f"SELECT count(*) FROM call WHERE account_id = ? AND {held}", (account_id,))
    return int(count)


def _open_places(book: Book, account_id: int) -> Iterable[OpenPlace]:
    """The product lines that were looked at and are not sold yet."""
    grid = portfolio_of(book, account_id)
    for row in grid.rows:
        for product, cell in zip(grid.products, row.cells, strict=True):
            if cell.state in OPEN_PLACES and not cell.says_nothing:
                yield OpenPlace(product.name, cell.state, cell.competitor)
