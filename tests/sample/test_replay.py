"""The sample book month by month: what is wrong by now stood on Today at least 30 days before."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from kamtui.domain.center.words import OPPOSITION
from kamtui.domain.terms.words import ProblemRule
from kamtui.domain.thresholds import USUAL
from kamtui.domain.time.moments import start_of
from kamtui.store.book.book import Book
from kamtui.store.center.reads import accounts_to_watch
from kamtui.store.day.today import todays_lines
from kamtui.store.terms.problem_reads import live_problems

MORNING = datetime(2026, 11, 24, 9).astimezone()
TODAY = MORNING.date()
BEFORE = 30
"""So many days before at the latest."""
MONTHS = 13
SETTLED_AGO = 2 * BEFORE
"""What has been wrong for fewer days could not yet stand there so long before."""


class Stood(NamedTuple):
    """What stood on Today on a day: problems warned of, and people of whom a line or a warning is."""

    problems: set[int]
    people: set[int]


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


def stood_on(book: Book, day: date) -> Stood:
    """What Today tells of problems and people on a day."""
    problems: set[int] = set()
    people: set[int] = set()
    for line in todays_lines(book, day, USUAL):
        if line.person_id is not None:
            people.add(line.person_id)
        for warning in filter(None, (line.warning, *line.further_warnings)):
            people.update(warning.people)
            if isinstance(warning.rule, ProblemRule):
                problems.add(int(warning.about))
    return Stood(problems, people)


def test_what_is_wrong_by_now_stood_on_today_a_month_before(sample: Book) -> None:
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
    earlier: list[Stood] = []
    for month in range(1, MONTHS):
        day = TODAY - timedelta(days=BEFORE * month)
        roll_back(sample, day)
        earlier.append(stood_on(sample, day))
    missed = grave - set().union(*(stood.problems for stood in earlier))
    assert missed == set(), "a grave problem stood on Today a month before"
    assert against - set().union(*(stood.people for stood in earlier)) == set(), "so did who is against us"
