"""Problems and threats at the customers (K5, K6): as they were written down, and all of them as a list."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.terms.problem import LiveProblem, ProblemEntry
from kamtui.domain.terms.words import ProblemKind, ProblemState
from kamtui.domain.time.day_spans import DaySpan
from kamtui.domain.time.moments import local_day, stored_day
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class ProblemLine(NamedTuple):
    """A problem, the account that it is of, the day on which it was settled (None while it is live), and its next step."""

    problem_id: int
    entry: ProblemEntry
    settled_on: date | None
    account: str = ""
    known_since: date = date.min
    """Since when the account is in the book."""
    next_step: str = ""
    """The next open task about it, "" where there is none."""
    next_on: date | None = None
    product: str = ""

    @property
    def live(self) -> LiveProblem:
        """The same as the rules about problems see it."""
        entry = self.entry
        return LiveProblem(
            problem_id=self.problem_id,
            account_id=entry.account_id,
            account=self.account,
            what=entry.what,
            kind=entry.kind,
            severity=entry.severity,
            likelihood=entry.likelihood,
            noted_on=entry.noted_on,
            known_since=self.known_since,
            cost_yearly=entry.cost_yearly,
            worth_yearly=entry.worth_yearly,
            next_step=self.next_step,
            next_on=self.next_on,
        )


class _Stored(NamedTuple):
    """A problem as its row holds it, with the names of its account and product line, and its next open task."""

    id: int
    account_id: int
    what: str
    noted_on: str
    kind: str
    severity: int
    likelihood: int | None
    solution: str
    alternative: str
    state: str
    term_id: int | None
    settled_on: str | None
    cost_yearly: int | None
    worth_yearly: int | None
    product_id: int | None
    account: str
    created_at: str
    product: str
    next_step: str | None
    next_on: str | None


# "+": by the tasks of the problem, and not through all that are open, as SQLite would for their order.
_NEXT = "FROM task t WHERE t.problem_id = p.id AND +t.done_at IS NULL ORDER BY t.due_on, t.id LIMIT 1"
_SELECT = (
    "SELECT p.id, p.account_id, p.what, p.noted_on, p.kind, p.severity, p.likelihood, p.solution, p.alternative, "
    "p.state, p.term_id, p.settled_on, p.cost_yearly, p.worth_yearly, p.product_id, a.name AS account, "
    "a.created_at, coalesce((SELECT name FROM product WHERE id = p.product_id), '') AS product, "
    f"(SELECT t.what {_NEXT}) AS next_step, (SELECT t.due_on {_NEXT}) AS next_on "
    "FROM problem p JOIN account a ON a.id = p.account_id"
)
_IS_LIVE = "p.state IN ('open', 'offered')"
_GRAVEST_FIRST = (
    "p.severity DESC, coalesce(p.worth_yearly, p.cost_yearly, -1) DESC, "
    "coalesce(p.likelihood, 2) DESC, p.noted_on, p.id"
)
"""By severity, then by what is at stake in a year: what is not known comes last, and is not 0."""


def problems_of(book: Book, account_id: int) -> list[ProblemLine]:
    """An account's problems: live ones first, the severest first, the oldest first."""
    return _lines(
        book,
        f"WHERE p.account_id = ? ORDER BY NOT {_IS_LIVE}, p.severity * coalesce(p.likelihood, 2) DESC, "
        "p.settled_on DESC, p.noted_on, p.id",
        (account_id,),
    )


class _Live(NamedTuple):
    """A live problem as its row holds it: as much of it as the rules ask for."""

    id: int
    account_id: int
    account: str
    what: str
    kind: str
    severity: int
    likelihood: int | None
    noted_on: str
    known_since: str
    """A local day: SQLite tells those of many moments faster."""
    cost_yearly: int | None
    worth_yearly: int | None
    next_step: str
    next_on: str | None


def live_problems(book: Book, account_ids: Sequence[int] | None = None) -> list[LiveProblem]:
    """The problems that the day's review looks at: those of customers and prospects that are not settled; perhaps of some."""
    whose = "" if account_ids is None else f" AND p.account_id IN ({', '.join(map(str, account_ids))})"
    lines = book.lines(
        _Live,
        "SELECT p.id, p.account_id, a.name AS account, p.what, p.kind, p.severity, p.likelihood, p.noted_on, "
        "date(a.created_at, 'localtime') AS known_since, p.cost_yearly, p.worth_yearly, "
        f"coalesce((SELECT t.what {_NEXT}), '') AS next_step, (SELECT t.due_on {_NEXT}) AS next_on "
        f"FROM problem p JOIN account a ON a.id = p.account_id WHERE {_IS_LIVE} "
        f"AND a.stage IN ('customer', 'prospect'){whose} ORDER BY p.id",
    )
    return [
        LiveProblem(
            problem_id=line.id,
            account_id=line.account_id,
            account=line.account,
            what=line.what,
            kind=ProblemKind(line.kind),
            severity=line.severity,
            likelihood=line.likelihood,
            noted_on=stored_day(line.noted_on),
            known_since=stored_day(line.known_since),
            cost_yearly=line.cost_yearly,
            worth_yearly=line.worth_yearly,
            next_step=line.next_step,
            next_on=stored_day(line.next_on) if line.next_on else None,
        )
        for line in lines
    ]


def problem_ids(
    book: Book, *, are_settled: bool = False, words: str = "", days: DaySpan | None = None
) -> list[int]:
    """The problems of all accounts that are live, or those that are settled, in which all `words` begin a word.

    Live ones by severity and what is at stake; settled ones the last first. With `days`, those noted, or settled, on
    one of them.
    """
    # Late: what Today reads of problems is no search.
    from kamtui.store.book.search import index, query

    conditions = [f"NOT {_IS_LIVE}" if are_settled else _IS_LIVE]
    values: dict[str, Any] = {}
    if sought := query.as_query(words):
        conditions.append(
            f"p.id IN (SELECT rowid FROM search WHERE search MATCH :query AND kind = {index.Kind.PROBLEM:d})"
        )
        values["query"] = sought
    if days is not None:
        conditions.append(f"{'p.settled_on' if are_settled else 'p.noted_on'} BETWEEN :first AND :last")
        values |= {
            "first": (days.first or date.min).isoformat(),
            "last": (days.last or date.max).isoformat(),
        }
    order = "p.settled_on DESC, p.id DESC" if are_settled else _GRAVEST_FIRST
    rows = book.rows(f"SELECT p.id FROM problem p WHERE {' AND '.join(conditions)} ORDER BY {order}", values)
    return [problem_id for (problem_id,) in rows]


def is_any_at_stake(book: Book, ids: Sequence[int]) -> bool:
    """Whether of any of some problems it is known what it costs or is worth to solve."""
    [(known,)] = book.rows(
        "SELECT EXISTS (SELECT 1 FROM json_each(:ids) i JOIN problem p ON p.id = i.value "
        "WHERE coalesce(p.worth_yearly, p.cost_yearly) IS NOT NULL)",
        {"ids": json.dumps(list(ids))},
    )
    return bool(known)


def problem_lines(book: Book, ids: Sequence[int]) -> dict[int, ProblemLine]:
    """Some problems, by id; those no longer there are missing."""
    asked = ", ".join(map(str, ids))
    return {line.problem_id: line for line in _lines(book, f"WHERE p.id IN ({asked})")}


def count_live(book: Book) -> int:
    """How many problems are not settled."""
    [(count,)] = book.rows(f"SELECT count(*) FROM problem p WHERE {_IS_LIVE}")
    return int(count)


def problem_line(book: Book, problem_id: int) -> ProblemLine:
    """A problem as it was written down. Raises GoneMeanwhile."""
    for line in _lines(book, "WHERE p.id = ?", (problem_id,)):
        return line
    raise GoneMeanwhile


def _lines(book: Book, which: str, values: Any = ()) -> list[ProblemLine]:
    return [_line(problem) for problem in book.lines(_Stored, f"{_SELECT} {which}", values)]


def _line(problem: _Stored) -> ProblemLine:
    entry = ProblemEntry(
        account_id=problem.account_id,
        what=problem.what,
        noted_on=stored_day(problem.noted_on),
        kind=ProblemKind(problem.kind),
        severity=problem.severity,
        likelihood=problem.likelihood,
        solution=problem.solution,
        alternative=problem.alternative,
        state=ProblemState(problem.state),
        term_id=problem.term_id,
        cost_yearly=problem.cost_yearly,
        worth_yearly=problem.worth_yearly,
        product_id=problem.product_id,
    )
    return ProblemLine(
        problem.id,
        entry,
        stored_day(problem.settled_on) if problem.settled_on else None,
        account=problem.account,
        known_since=local_day(problem.created_at),
        next_step=problem.next_step or "",
        next_on=stored_day(problem.next_on) if problem.next_on else None,
        product=problem.product,
    )
