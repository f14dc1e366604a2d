"""Problems: settled, open again, and in which order."""

from datetime import timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import (
    ProblemState,
)
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.terms import problem_changes, problem_reads
from tests.build import (
    TODAY,
    an_account,
)


def test_a_problem_is_settled_on_the_day_it_is_and_open_again(book: Book) -> None:
    account_id = an_account(book, stage=Stage.CUSTOMER)
    problem_id = problem_changes.add_problem(
        book, ProblemEntry(account_id=account_id, what="Late", noted_on=TODAY)
    )
    later = TODAY + timedelta(4)
    assert problem_changes.set_problem_state(book, problem_id, ProblemState.SOLVED, later) == "Late"
    assert problem_reads.problem_line(book, problem_id).settled_on == later
    assert book.undo() == "Solved: problem “Late”"
    book.redo()
    problem_changes.set_problem_state(book, problem_id, ProblemState.OPEN, later)
    assert problem_reads.problem_line(book, problem_id).settled_on is None
    problem_changes.delete_problem(book, problem_id)
    with pytest.raises(GoneMeanwhile):
        problem_reads.problem_line(book, problem_id)


def test_problems_stand_by_their_weight(book: Book) -> None:
    account_id = an_account(book)
    for what, severity, state in (
        ("small", 1, ProblemState.OPEN), ("solved", 3, ProblemState.SOLVED), ("grave", 3, ProblemState.OFFERED),
    ):  # fmt: skip
        problem_changes.add_problem(
            book,
            ProblemEntry(account_id=account_id, what=what, noted_on=TODAY, severity=severity, state=state),
        )
    assert [line.entry.what for line in problem_reads.problems_of(book, account_id)] == [
        "grave",
        "small",
        "solved",
    ]
