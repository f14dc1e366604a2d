"""What a report reads: the terms, checks, problems and sales of its days, and of nothing else."""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import pytest

from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.money.sales import Span
from kamtui.domain.report.period import Period
from kamtui.domain.report.quarters import months_in
from kamtui.domain.report.report import Report, rates_of
from kamtui.domain.report.review import ReviewEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, ProblemState, TermState
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.tables import Problem
from kamtui.store.knowledge import satisfaction_changes
from kamtui.store.money.reads import account_months, account_sums
from kamtui.store.report.reads import report_of
from kamtui.store.report.review_changes import write_review
from kamtui.store.terms import problem_changes
from tests.build import NOON, TODAY, a_call, a_check, a_task, a_term, an_account, set_term_state

Q3 = date(2026, 7, 1)
PERIOD = Period.of_quarter(Q3)


class FileAt(Protocol):
    def __call__(self, now: datetime) -> Path: ...


def report(book: Book, account_id: int, period: Period = PERIOD) -> Report:
    return report_of(book, account_id, period, TODAY)


def whats(known: Report) -> list[str]:
    return [term.standing.what for term in known.terms]


def test_the_terms_that_held_and_their_checks_in_the_days(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    long = a_term(book, acme, "long", from_on=date(2026, 1, 1), checks="weekly", target="≥ 98 %")
    for day, outcome, value in (
        (date(2026, 6, 30), Outcome.BROKEN, "90"),
        (date(2026, 7, 1), Outcome.KEPT, "98"),
        (date(2026, 9, 30), Outcome.PARTLY, "97,5"),
        (date(2026, 10, 1), Outcome.BROKEN, "91"),
    ):
        a_check(book, long, outcome, day, value, evidence=f"on {day}")
    a_term(book, acme, "later", from_on=date(2026, 10, 1))
    over = a_term(book, acme, "over before", from_on=date(2026, 1, 1))
    set_term_state(book, over, TermState.ENDED, date(2026, 6, 30))
    ended = a_term(book, acme, "ended within", from_on=date(2026, 1, 1), owed_by=OwedBy.THEY)
    set_term_state(book, ended, TermState.ENDED, date(2026, 7, 1))
    dropped = a_term(book, acme, "cancelled", from_on=date(2026, 7, 5))
    set_term_state(book, dropped, TermState.CANCELLED, date(2026, 9, 5))
    a_term(book, acme, "proposed", from_on=date(2026, 8, 1), state=TermState.PROPOSED)
    a_term(book, acme, "asked", from_on=date(2026, 8, 2), consent=Consent.ASKED, owed_by=OwedBy.BOTH)
    a_term(book, other, "of another", from_on=date(2026, 7, 1))
    known = report(book, acme)
    assert whats(known) == ["long", "ended within", "proposed", "asked"]
    assert [check.measured for check in known.terms[0].checks] == [98_000, 97_500]
    assert [term.is_confirmed for term in known.terms] == [True, True, False, False]
    rates = rates_of(known.terms)
    assert (rates[OwedBy.WE].kept, rates[OwedBy.WE].partly, rates[OwedBy.WE].broken) == (1, 1, 0)
    assert rates[OwedBy.THEY].checks == 0


def test_problems_satisfaction_and_talks_of_the_days(book: Book) -> None:
    acme = an_account(book, "Acme", renewal_on=date(2027, 3, 1), vulnerability="price")
    ids = {
        what: problem_changes.add_problem(
            book, ProblemEntry(account_id=acme, what=what, noted_on=noted_on, state=state)
        )
        for what, noted_on, state in (
            ("live", date(2025, 1, 1), ProblemState.OPEN),
            ("solved before", date(2026, 1, 1), ProblemState.SOLVED),
            ("solved within", date(2026, 2, 1), ProblemState.SOLVED),
            ("noted later", date(2026, 10, 1), ProblemState.OPEN),
        )
    }
    with book.change("Settle them") as act:
        act.get(Problem, ids["solved before"]).settled_on = date(2026, 6, 30)
        act.get(Problem, ids["solved within"]).settled_on = date(2026, 7, 1)
    for day, score in (
        (date(2025, 9, 30), 1),
        (date(2025, 10, 1), 5),
        (date(2026, 9, 30), 8),
        (date(2026, 10, 1), 9),
    ):
        satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=day, score=score))
    for month in (6, 7, 9, 10):
        a_call(book, acme, held_at=NOON.replace(month=month, day=30))
    a_task(book, "next", acme, person_id=None)
    write_review(book, acme, date(2026, 4, 1), ReviewEntry(summary="before"))
    write_review(book, acme, Q3, ReviewEntry(summary="this"))
    known = report(book, acme)
    assert [problem.entry.what for problem in known.problems] == ["live", "solved within"]
    assert [reading.score for reading in known.satisfaction] == [5, 8]
    assert known.conversations == 2
    assert [task.what for task in known.tasks] == ["next"]
    assert {quarter: review.summary for quarter, review in known.reviews.items()} == {Q3: "this"}
    assert (known.renewal_on, known.vulnerability) == (date(2027, 3, 1), "price")


def test_an_account_with_nothing_and_one_that_is_gone(book: Book) -> None:
    known = report(book, an_account(book, "Nova"))
    assert (known.terms, known.problems, known.satisfaction, known.reviews) == ((), (), (), {})
    assert known.sold.revenue is None and known.earned.profit is None and known.planned_next is None
    with pytest.raises(GoneMeanwhile):
        report(book, 5)


def test_its_sums_are_those_of_the_numbers_to_the_cent(
    path: Path, sample_file_at: FileAt, in_sofia: None
) -> None:
    shutil.copyfile(sample_file_at(NOON), path)
    with Book.open(path, backups=None) as book:
        accounts = [account_id for (account_id,) in book.rows("SELECT DISTINCT account_id FROM sale")]
        for account_id in accounts:
            known = report(book, account_id)
            for quarter in known.quarters:
                months = months_in(quarter.quarter)
                span = Span(months[0], months[-1])
                sums = {one.account_id: one for one in account_sums(book, span)}.get(account_id)
                shown = account_months(book, account_id, span, TODAY).months
                assert quarter.sold.revenue == sum(month.revenue or 0 for month in shown)
                assert quarter.earned.profit == sum(month.profit or 0 for month in shown)
                plans = [month.planned_revenue for month in shown if month.planned_revenue is not None]
                assert quarter.earned.planned_revenue == (sum(plans) if plans else None)
                if sums is not None:
                    assert (quarter.sold.revenue, quarter.earned.profit) == (sums.revenue, sums.profit)
                    assert quarter.earned.margin == sums.margin
        assert len(accounts) > 10
