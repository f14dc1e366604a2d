"""The sample book month by month: what is wrong by now stood on Today at least 30 days before."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from kamtui.domain.center.words import OPPOSITION
from kamtui.domain.day.line import Group
from kamtui.domain.terms.words import ProblemRule
from kamtui.domain.thresholds import USUAL
from kamtui.domain.time.moments import local_day, start_of
from kamtui.domain.warning import Severity
from kamtui.store.accounts.reads import account_name
from kamtui.store.book.book import Book
from kamtui.store.center.reads import accounts_to_watch
from kamtui.store.day.today import todays_lines
from kamtui.store.terms.problem_reads import live_problems
from kamtui.store.terms.reads import term_detail

MORNING = datetime(2026, 11, 24, 9).astimezone()
TODAY = MORNING.date()
BEFORE = 30
"""So many days before at the latest."""
MONTHS = 13
SETTLED_AGO = 2 * BEFORE
"""What has been wrong for fewer days could not yet stand there so long before."""


KNOWN_FOR = 2 * BEFORE
"""Of an account that came into the book fewer days before, nothing could be told in time."""
ATTENTION = (Group.BROKEN, Group.OVERDUE, Group.NOTHING_SCHEDULED, Group.GOING_COLD, Group.WARNINGS)
"""The groups of Today by which an account asks for attention."""


class Stood(NamedTuple):
    """What stood on Today on a day: problems warned of, people of whom a line or a warning is, and of each account in what
    way it asked for attention."""

    problems: set[int]
    people: set[int]
    accounts: dict[int, set[str]]


class Wrong(NamedTuple):
    """Something that went wrong with an account on a day."""

    what: str
    account: str
    account_id: int
    on: date
    needs: frozenset[str] = frozenset()
    """What has to have stood there, one of these; none where anything that asks for attention will do."""


@pytest.fixture
def sample(path: Path, sample_file_at: Callable[[datetime], Path]) -> Iterator[Book]:
    shutil.copyfile(sample_file_at(MORNING), path)
    path.chmod(0o600)
    with Book.open(path, backups=None) as opened:
        yield opened


def roll_back(book: Book, day: date) -> None:
    """Make the book what it was on a day: what was written since goes, what was settled since is open again."""
    last, end = day.isoformat(), start_of(day + timedelta(days=1))
    with book.change_rows("Roll back") as con:
        for table, column in (
            ("term_check", "checked_on"), ("stance_reading", "read_on"), ("bond_reading", "read_on"),
            ("satisfaction_reading", "read_on"), ("map_review", "reviewed_on"), ("acceptance", "accepted_on"),
            ("problem", "noted_on"), ("favour", "done_on"), ("value", "done_on"), ("term", "from_on"),
        ):  # fmt: skip
            con.execute(f"DELETE FROM {table} WHERE {column} > ?", (last,))
        for table, column in (("call", "held_at"), ("task", "created_at"), ("person", "created_at"), ("account", "created_at")):  # fmt: skip
            con.execute(f"DELETE FROM {table} WHERE {column} >= ?", (end,))
        con.execute("DELETE FROM sale WHERE month_on > ?", (last,))
        con.execute("DELETE FROM day_first")
        con.execute("UPDATE task SET done_at = NULL WHERE done_at >= ?", (end,))
        con.execute("UPDATE problem SET state = 'open', settled_on = NULL WHERE settled_on > ?", (last,))
        con.execute("UPDATE term SET state = 'agreed', ended_on = NULL WHERE ended_on > ?", (last,))
        con.execute(
            "UPDATE account SET stage = iif(won_on IS NULL, 'prospect', 'customer'), lost_on = NULL WHERE lost_on > ?",
            (last,),
        )


def stood_on(book: Book, day: date) -> Stood:
    """What Today tells of problems, people and accounts on a day."""
    problems: set[int] = set()
    people: set[int] = set()
    accounts: dict[int, set[str]] = {}
    for line in todays_lines(book, day, USUAL):
        if line.account_id is not None and line.group in ATTENTION:
            told = accounts.setdefault(line.account_id, set())
            for one in (line, *line.also):
                told.add(one.warning.rule.value if one.warning is not None else one.group.name)
                if one.severity >= Severity.RED:
                    told.add(GRAVE)
        if line.person_id is not None:
            people.add(line.person_id)
        for warning in filter(None, (line.warning, *line.further_warnings)):
            people.update(warning.people)
            if isinstance(warning.rule, ProblemRule):
                problems.add(int(warning.about))
    return Stood(problems, people, accounts)


GRAVE = "grave"
"""Told of an account of which something pressing stood on Today."""


def went_wrong(book: Book) -> Iterator[Wrong]:
    """What went wrong with accounts in the last year: promises that we broke, satisfaction that fell, accounts that were lost,
    strong competitors that came, notices that began to run and renewals that are due."""
    grave = frozenset({GRAVE})
    anything = frozenset[str]()
    fell = (
        "SELECT account_id, read_on FROM (SELECT account_id, read_on, score, lag(score) OVER "
        "(PARTITION BY account_id ORDER BY read_on, id) AS before FROM satisfaction_reading) WHERE before - score >= 2"
    )
    broken = (
        "SELECT t.account_id, c.checked_on FROM term_check c JOIN term t ON t.id = c.term_id "
        "WHERE c.outcome = 'broken' AND t.owed_by <> 'they'"
    )
    due = f"SELECT id, renewal_on FROM account WHERE renewal_on <= '{TODAY + timedelta(days=90)}'"
    for kind, needs, query in (
        ("we broke a promise", grave, broken),
        ("satisfaction fell", grave, fell),
        ("it was lost", anything, "SELECT id, lost_on FROM account WHERE lost_on IS NOT NULL"),
        (
            "a strong competitor came",
            anything,
            "SELECT account_id, since_on FROM rivalry WHERE strength >= 4",
        ),
        ("a renewal is due", frozenset({"care_renewal_near", "care_renewal_passed"}), due),
    ):
        for account_id, on in book.rows(query):
            yield Wrong(kind, account_name(book, account_id), account_id, date.fromisoformat(on), needs)
    for term_id, account_id in book.rows("SELECT id, account_id FROM term WHERE notice IS NOT NULL"):
        begins = term_detail(book, term_id).standing.notice_from
        if begins is not None and begins <= TODAY:
            needs = frozenset({"term_notice_near"})
            yield Wrong("notice began to run", account_name(book, account_id), account_id, begins, needs)


def test_what_is_wrong_by_now_stood_on_today_a_month_before(sample: Book) -> None:
    wrong = [one for one in went_wrong(sample) if is_in_the_year(sample, one)]
    grave = {
        problem.problem_id
        for problem in live_problems(sample)
        if problem.severity == 3 and problem.open_days(TODAY) >= SETTLED_AGO
    }
    against = {
        member.person_id
        for center in accounts_to_watch(sample, TODAY)
        for member in center.members
        if member.stance in OPPOSITION
        and (member.influence or 0) >= 4
        and member.read_on is not None
        and (TODAY - member.read_on).days >= SETTLED_AGO
    }
    assert len(grave) >= 3 and len(against) >= 2
    days: dict[date, Stood] = {}
    for month in range(1, MONTHS + 3):
        day = TODAY - timedelta(days=BEFORE * month)
        roll_back(sample, day)
        days[day] = stood_on(sample, day)
    earlier = list(days.values())[: MONTHS - 1]
    missed = grave - set().union(*(stood.problems for stood in earlier))
    assert missed == set(), "a grave problem stood on Today a month before"
    assert against - set().union(*(stood.people for stood in earlier)) == set(), "so did who is against us"
    assert {one.what for one in wrong} == {
        "we broke a promise", "satisfaction fell", "it was lost", "a strong competitor came", "a renewal is due",
        "notice began to run",
    }  # fmt: skip
    assert [one for one in wrong if not was_told(one, days)] == []


def is_in_the_year(book: Book, one: Wrong) -> bool:
    """Whether the book knew of the account long enough before it went wrong to tell of it in time."""
    [(created_at,)] = book.rows("SELECT created_at FROM account WHERE id = ?", (one.account_id,))
    known = (one.on - local_day(created_at)).days
    return known >= KNOWN_FOR and (TODAY - one.on).days <= BEFORE * MONTHS


def was_told(one: Wrong, days: dict[date, Stood]) -> bool:
    """Whether Today asked for attention to the account at least a month before, and at most half a year."""
    return any(
        told & one.needs if one.needs else bool(told)
        for day, stood in days.items()
        if BEFORE <= (one.on - day).days <= 6 * BEFORE and (told := stood.accounts.get(one.account_id, set()))
    )
