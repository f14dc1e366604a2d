"""What closing the day shows (K20, K25) besides whom we asked: what is left, and what comes next."""

from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from kamtui.domain.center.words import Stance
from kamtui.domain.day.closing import Waiting, by_due
from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.review import DayFacts, review
from kamtui.domain.terms.target import Target, show_target
from kamtui.domain.terms.words import Bound, OwedBy
from kamtui.domain.thresholds import Thresholds
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import accepted_on
from kamtui.store.day.shown.besides import feasts_near
from kamtui.store.terms.reads import terms_that_ask

_STANCE = "(SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1)"


class _Waiting(NamedTuple):
    """An open task or a coming check, as its row holds it; `owed_by` and the target are those of a term."""

    task_id: int | None
    term_id: int | None
    what: str
    due_on: str
    due_time: str | None
    times_put_off: int
    repeats: int
    account_id: int | None
    account: str
    is_key: int
    person_id: int | None
    person: str
    stance: str | None
    owed_by: str | None
    target_bound: str | None
    target_thousandths: int
    target_unit: str


class Unanswered(NamedTuple):
    """What Today tells of a day besides tasks and checks that are due."""

    feasts: Sequence[Line]
    """Those that ask for a greeting, of people who are near to us."""
    broken: int
    """How many promises are broken, and nobody said what becomes of that."""


def unanswered(book: Book, today: date, thresholds: Thresholds) -> Unanswered:
    """The feasts that nobody was greeted on, and how many promises are broken."""
    facts = DayFacts(
        today=today,
        terms=terms_that_ask(book, today, thresholds.terms),
        accepted=accepted_on(book, today),
        feasts=feasts_near(book, today, thresholds.feasts.feast_days, everyone=False),
    )
    lines = review(facts)
    feasts = [line for line in lines if line.feast is not None and line.is_due]
    broken = [line.term for line in lines if line.group is Group.BROKEN and line.term is not None]
    return Unanswered(feasts, sum(not term.is_answered for term in broken))


def still_open(book: Book, today: date) -> list[Waiting]:
    """Tasks and checks due today or before, the oldest first."""
    return _waiting(book, date.min, today)


def coming_up(book: Book, today: date, until: date) -> list[Waiting]:
    """Tasks and checks due after today and up to a day, the next first: over a weekend also those of its days."""
    return _waiting(book, today, until)


def _waiting(book: Book, after: date, until: date) -> list[Waiting]:
    lines = book.lines(
        _Waiting,
        "SELECT t.id AS task_id, NULL AS term_id, t.what, t.due_on, t.due_time, t.times_put_off, "
        "t.repeat_rule IS NOT NULL AS repeats, t.account_id, coalesce(a.name, '') AS account, "
        "coalesce(a.is_key, 0) AS is_key, t.person_id, coalesce(p.name, '') AS person, "
        f"{_STANCE} AS stance, NULL AS owed_by, NULL AS target_bound, NULL AS target_thousandths, '' AS target_unit "
        "FROM task t LEFT JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.done_at IS NULL AND t.due_on > :after AND t.due_on <= :until "
        "UNION ALL SELECT NULL, t.id, t.what, t.next_check_on, NULL, 0, 0, t.account_id, a.name, a.is_key, "
        f"t.person_id, coalesce(p.name, ''), {_STANCE}, t.owed_by, t.target_bound, t.target_thousandths, "
        "t.target_unit FROM term t JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.state = 'agreed' AND t.next_check_on > :after AND t.next_check_on <= :until",
        {"after": after.isoformat(), "until": until.isoformat()},
    )
    return by_due(
        Waiting(
            task_id=line.task_id,
            term_id=line.term_id,
            what=" ".join(part for part in (line.what, _target(line)) if part),
            due_on=date.fromisoformat(line.due_on),
            due_time=time.fromisoformat(line.due_time) if line.due_time else None,
            times_put_off=line.times_put_off,
            repeats=bool(line.repeats),
            account_id=line.account_id,
            account=line.account,
            is_key=bool(line.is_key),
            person_id=line.person_id,
            person=line.person,
            stance=Stance(line.stance) if line.stance else None,
            owed_by=OwedBy(line.owed_by) if line.owed_by else None,
            target=_target(line),
        )
        for line in lines
    )


def _target(line: _Waiting) -> str:
    """What a check is to reach."""
    if line.target_bound is None:
        return ""
    return show_target(Target(Bound(line.target_bound), line.target_thousandths, line.target_unit))
