"""What is wrong with an account is the same in the list of accounts, on Today, and where it is made of."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.chain.words import ChainRule
from kamtui.domain.terms.problem import problem_warnings
from kamtui.domain.terms.warnings import told_of_term
from kamtui.domain.terms.words import Outcome, TermRule
from kamtui.domain.thresholds import USUAL
from kamtui.domain.warning import Severity, Warning
from kamtui.store.accounts.reads import account_ids
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_changes import accept
from kamtui.store.center.reads import accounts_to_watch, centers
from kamtui.store.day.account_warnings import account_warnings, implied_of
from kamtui.store.day.today import besides, day_facts, implied, lines_of
from kamtui.store.knowledge.care_reads import care_of
from kamtui.store.money.figures import Figures
from kamtui.store.terms.problem_reads import live_problems
from kamtui.store.terms.reads import terms_that_ask
from tests.build import TODAY, a_check, a_term, an_account

MORNING = datetime(2026, 11, 24, 9).astimezone()


@pytest.fixture
def sample(path: Path, sample_file_at: Callable[[datetime], Path]) -> Iterator[Book]:
    shutil.copyfile(sample_file_at(MORNING), path)
    path.chmod(0o600)
    with Book.open(path, backups=None) as opened:
        yield opened


def listed(book: Book, day: date) -> dict[int, tuple[Warning, ...]]:
    """What the list of accounts counts, by account."""
    ids, figures = account_ids(book, day, stages=tuple(Stage)), Figures(book, day)
    return account_warnings(book, ids, day, centers(book, ids, day), implied_of(figures, ids), USUAL)


def todays(book: Book, day: date) -> dict[int, set[Warning]]:
    """What Today tells, by account, but for what the chain waits for."""
    facts, figures = day_facts(book, day, USUAL), Figures(book, day)
    told: defaultdict[int, set[Warning]] = defaultdict(set)
    for line in lines_of(facts, implied(figures), besides(book, day, USUAL)):
        for warning in filter(None, (line.warning, *line.further_warnings)):
            if line.account_id is not None and not isinstance(warning.rule, ChainRule):
                told[line.account_id].add(warning)
    return told


def of_the_pages(book: Book, day: date) -> dict[int, set[Warning]]:
    """What the tabs of each account warn of, but for what is hidden."""
    figures, hidden = Figures(book, day), day_facts(book, day, USUAL).accepted
    found: defaultdict[int, set[Warning]] = defaultdict(set)
    for center in centers(book, account_ids(book, day, stages=LIVE_STAGES), day):
        found[center.account_id].update(center_warnings(center))
    problems = problem_warnings(live_problems(book), day)
    for warning in (*implied(figures), *care_of(book, day, USUAL.knowledge), *problems):
        found[warning.subject.account_id or 0].add(warning)
    for warning in problem_warnings(live_problems(book), day):
        found[warning.subject.account_id or 0].add(warning)
    for term in terms_that_ask(book, day):
        found[term.account_id].update(told_of_term(term, day, hidden))
    return {
        account_id: {warning for warning in warnings if not warning.is_accepted(hidden)}
        for account_id, warnings in found.items()
    }


def test_the_list_warns_of_what_today_and_the_page_of_an_account_warn_of(sample: Book) -> None:
    day = MORNING.date()

    def agree() -> dict[int, tuple[Warning, ...]]:
        counted, told, made_of = listed(sample, day), todays(sample, day), of_the_pages(sample, day)
        for account_id, warnings in counted.items():
            assert set(warnings) == made_of.get(account_id, set())
            assert len(set(warnings)) == len(warnings), "each is said once"
            assert told.get(account_id, set()) <= set(warnings), "Today says the gravest of them"
            assert [one.severity for one in warnings] == sorted(
                (one.severity for one in warnings), reverse=True
            )
        for center in accounts_to_watch(sample, day):
            if warnings := counted[center.account_id]:
                gravest = max(one.severity for one in told[center.account_id])
                assert gravest == warnings[0].severity, "as grave in both"
        return counted

    before = agree()
    assert sum(map(bool, before.values())) > 40
    # What is hidden on Today is counted no more.
    account_id = max(before, key=lambda one: len(before[one]))
    gravest = before[account_id][0]
    assert gravest.rule is TermRule.BROKEN and gravest.severity is Severity.RED
    accept(sample, account_id, gravest.key, gravest.rule.value, day, "spoken about", day)
    assert gravest not in agree()[account_id]


def test_a_former_customer_is_warned_of_only_where_something_was_agreed(book: Book) -> None:
    account = an_account(book, "Old", stage=Stage.FORMER)
    assert listed(book, TODAY) == {account: ()}
    a_check(book, a_term(book, account, "Pay"), Outcome.BROKEN, TODAY)
    [broken] = listed(book, TODAY)[account]
    assert broken.sentence == "Pay"
