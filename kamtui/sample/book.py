"""The sample book as a whole: its rows at a moment, and the file with them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kamtui.domain.text.language import AS_WRITTEN
from kamtui.domain.time.moments import to_local
from kamtui.sample.accounts import (
    account_rows,
    membership_rows,
    named_account_rows,
    named_person_rows,
    person_rows,
    with_reaches,
)
from kamtui.sample.calls import call_person_rows, call_rows, calls_held
from kamtui.sample.center import map_rows, stance_rows
from kamtui.sample.chain import first_named_at, qualification_rows, referral_rows, week_plan_rows
from kamtui.sample.knowledge import bond_rows, dossier_rows, portfolio_rows, product_rows, review_rows
from kamtui.sample.making import Making, Row
from kamtui.sample.money import sales_rows
from kamtui.sample.reading import read_story
from kamtui.sample.tasks import first_today_rows, task_rows
from kamtui.sample.terms import favour_rows, problem_rows, term_rows, value_rows
from kamtui.store.book import opening
from kamtui.store.book.book import Book

FIRST_ID = MILLISECOND = 1 << 22
"""Ids begin with the moment at which they were given. Those of the sample are a millisecond apart from the first on: the
same in every sample, and below all that are given later."""


def sample_rows(now: datetime, new_id: Callable[[], int], tongue: str = AS_WRITTEN) -> list[Row]:
    """The rows of the sample book, parents before children, told in the language `tongue`.

    `now` is an aware moment; days are those of this machine's local time, as everywhere in the book. The same
    `now` and ids give the same rows. Raises SampleError where the files say what cannot be.
    """
    making = Making(read_story(tongue=tongue), now, new_id, tongue)
    calls = calls_held(making)
    making.calls = {(held.account, held.held_on): held for held in calls if held.held_on is not None}
    making.named_at = first_named_at(making)
    first_met: dict[str, datetime] = {
        key: held.written_at for held in reversed(calls) for key in held.call.people
    }
    rows = [
        *account_rows(making),
        *person_rows(first_met, making),
        *named_account_rows(making),
        *named_person_rows(making),
        *call_rows(calls, making),
        *call_person_rows(calls, making),
        *referral_rows(making),
        *qualification_rows(making),
        *week_plan_rows(making),
        *membership_rows(first_met, making),
        *map_rows(making),
        *stance_rows(making),
        *term_rows(making),
        *product_rows(making),
        *problem_rows(making),
        *favour_rows(making),
        *task_rows(making),
        *first_today_rows(making),
        *sales_rows(making),
        *bond_rows(making),
        *dossier_rows(making),
        *portfolio_rows(making),
        *making.acceptances("account"),
        *review_rows(making),
        *value_rows(making),
    ]
    return list(with_reaches(rows, making))


def make_sample(path: Path, now: datetime | None = None, tongue: str = AS_WRITTEN) -> None:
    """Make the sample book at `path`, as of `now` or of this moment, told in the language `tongue`; and look at it whole."""
    _make(path, now, tongue)
    Book.open(path).close()


@contextmanager
def new_sample(path: Path, now: datetime | None = None, tongue: str = AS_WRITTEN) -> Iterator[Book]:
    """Make the sample book at `path`, as of `now` or of this moment, open until the end of the block."""
    _make(path, now, tongue)
    with Book.open(path, is_new=True) as book:
        yield book


def _make(path: Path, now: datetime | None, tongue: str) -> None:
    ids = count(FIRST_ID, MILLISECOND)
    # As rows of a new book, and not by an act: an undo must not empty it.
    rows = sample_rows(now or to_local(datetime.now(UTC)), lambda: next(ids), tongue)
    opening.create(path, rows=rows)
