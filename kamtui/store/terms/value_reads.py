"""What we did for an account (K6, K16): the rows that were written down, and what stands in the book anyway."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.value import Value, ValueEntry
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class _Stored(NamedTuple):
    """A line of the ledger; of what was not written down on its own `id` is empty, and so is the worth."""

    id: int | None
    account_id: int
    what: str
    done_on: str
    worth: int | None
    problem_id: int | None
    favour_id: int | None
    term_id: int | None
    is_for_us: int


FOR_US_ONLY = {
    "problem": "x.kind = 'threat'",
    "favour": "true",
    "term": "NOT (x.state IN ('agreed', 'ended') AND x.consent IN ('not_needed', 'given'))",
}
"""What of problems, favours and terms, each as `x`, no customer reads, nor what it was worth: by its table."""
_CAME_OF_OURS = " OR ".join(
    f"EXISTS (SELECT 1 FROM {kind} x WHERE x.id = v.{kind}_id AND {is_ours})"
    for kind, is_ours in FOR_US_ONLY.items()
)
_ROW = (
    "SELECT v.id, v.account_id, v.what, v.done_on, v.worth, v.problem_id, v.favour_id, v.term_id, v.is_for_us"
)
_SELECT = f"{_ROW} OR {_CAME_OF_OURS} AS is_for_us FROM value v"
# What was said of a problem counts as long as the problem is solved; what was said of a favour, as long as we did it.
_WRITTEN = (
    f"{_SELECT} WHERE v.account_id = :account AND (v.problem_id IS NULL OR EXISTS "
    "(SELECT 1 FROM problem p WHERE p.id = v.problem_id AND p.state = 'solved')) AND (v.favour_id IS NULL OR EXISTS "
    "(SELECT 1 FROM favour f WHERE f.id = v.favour_id AND f.way = 'given'))"
)
_COUNTS = {"problem": "x.state = 'solved'", "favour": "x.way = 'given'", "term": "true"}
_SOLVED = (
    "SELECT NULL AS id, p.account_id, p.what, p.settled_on AS done_on, NULL AS worth, p.id AS problem_id, "
    "NULL AS favour_id, NULL AS term_id, p.kind = 'threat' AS is_for_us FROM problem p WHERE p.account_id = :account AND p.state = 'solved' "
    "AND p.settled_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM value v WHERE v.problem_id = p.id)"
)
_GIVEN = (
    "SELECT NULL, f.account_id, f.what, f.done_on, NULL, NULL, f.id, NULL, 1 FROM favour f "
    "WHERE f.account_id = :account AND f.way = 'given' "
    "AND NOT EXISTS (SELECT 1 FROM value v WHERE v.favour_id = f.id)"
)
# A service term is a line of each year in which it was kept and never broken, dated by the last check that found it kept.
_KEPT = (
    "SELECT NULL, k.account_id, k.what, k.kept_on, NULL, NULL, NULL, k.term_id, k.is_for_us FROM ("
    f"SELECT t.id AS term_id, {FOR_US_ONLY['term'].replace('x.', 't.')} AS is_for_us, t.account_id, t.what, substr(c.checked_on, 1, 4) AS year, "
    "max(CASE WHEN c.outcome = 'kept' THEN c.checked_on END) AS kept_on, sum(c.outcome = 'broken') AS broken "
    "FROM term t JOIN term_check c ON c.term_id = t.id "
    "WHERE t.account_id = :account AND t.category = 'service' AND t.owed_by <> 'they' AND t.state <> 'cancelled' "
    "AND c.checked_on <= :today GROUP BY t.id, year) k "
    "WHERE k.kept_on IS NOT NULL AND k.broken = 0 "
    "AND NOT EXISTS (SELECT 1 FROM value v WHERE v.term_id = k.term_id AND substr(v.done_on, 1, 4) = k.year)"
)


def values_of(book: Book, account_id: int, today: date) -> list[Value]:
    """What we did for an account, the latest first: all that was written down, and the solved problems, the favours given
    and the service terms kept of which nobody has said what they were worth."""
    lines = book.lines(
        _Stored,
        f"{_WRITTEN} UNION ALL {_SOLVED} UNION ALL {_GIVEN} UNION ALL {_KEPT} ORDER BY done_on DESC, id DESC",
        {"account": account_id, "today": today.isoformat()},
    )
    return [Value(line.id, _entry(line)) for line in lines]


def value_entry(book: Book, value_id: int) -> ValueEntry:
    """A row as it was written down; only for us too where what it came of is. Raises GoneMeanwhile."""
    line = book.line(_Stored, f"{_SELECT} WHERE v.id = ?", (value_id,))
    if line is None:
        raise GoneMeanwhile
    return _entry(line)


class WorthLeft(NamedTuple):
    """What becomes of the worth of a problem, a favour or a term that is deleted."""

    stays: bool
    """Whether anything was written down of it that goes on to count."""
    is_for_us: bool
    """Whether no customer reads of it, before and after."""


def worth_left(book: Book, kind: str, record_id: int) -> WorthLeft:
    """What becomes of what was written down of a record's worth once it is deleted; `kind` is its table."""
    row = book.row(
        f"SELECT count(*), coalesce(sum(v.is_for_us OR {FOR_US_ONLY[kind]}), 0) FROM value v JOIN {kind} x ON x.id = v.{kind}_id "
        f"WHERE x.id = ? AND {_COUNTS[kind]}",
        (record_id,),
    )
    assert row is not None, "it counts"
    count, for_us = row
    return WorthLeft(count > 0, for_us > 0)


def came_of_ours(book: Book, entry: ValueEntry) -> bool:
    """Whether something came of a favour, of a threat, or of a term that was not confirmed: no customer reads of it."""
    came_of = {"problem": entry.problem_id, "favour": entry.favour_id, "term": entry.term_id}
    return any(
        is_for_us_only(book, kind, record_id) for kind, record_id in came_of.items() if record_id is not None
    )


def is_for_us_only(book: Book, kind: str, record_id: int) -> bool:
    """Whether no customer reads of a problem, a favour or a term; `kind` is its table."""
    return bool(book.rows(f"SELECT 1 FROM {kind} x WHERE x.id = ? AND {FOR_US_ONLY[kind]}", (record_id,)))


def worth_of_problem(book: Book, problem_id: int) -> int | None:
    """What solving a problem was worth, as it was said before; None where that is not known."""
    row = book.row("SELECT worth FROM value WHERE problem_id = ? ORDER BY id LIMIT 1", (problem_id,))
    if row is None:
        return None
    (worth,) = row
    return worth if worth is None else int(worth)


def _entry(line: _Stored) -> ValueEntry:
    return ValueEntry(
        account_id=line.account_id,
        what=line.what,
        done_on=date.fromisoformat(line.done_on),
        worth=line.worth,
        problem_id=line.problem_id,
        favour_id=line.favour_id,
        term_id=line.term_id,
        is_for_us=bool(line.is_for_us),
    )
