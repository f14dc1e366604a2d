"""Nothing private gets into what a customer reads, in whatever book: proved by what stands in it."""

import pytest

from kamtui.domain.accounts.words import Language
from kamtui.domain.amounts import show_amount, whole_amount
from kamtui.domain.report.for_customer import for_customer
from kamtui.domain.report.period import Period
from kamtui.domain.report.quarters import plus_quarters, quarter_of
from kamtui.domain.report.report import Report
from kamtui.domain.text.decimals import show_percent
from kamtui.exchange.report.customer_document import customer_document
from kamtui.exchange.report.markdown import markdown_lines
from kamtui.exchange.report.own_document import own_document
from kamtui.exchange.report.page import page
from kamtui.store.book.book import Book
from kamtui.store.report.reads import report_of
from tests.build import TODAY
from tests.exchange.report.pages import ParsedPage
from tests.marked_book import Marked, Marks, marked_book

SAID = ("attendees", "summary", "highlights", "wins", "goals", "risks", "opportunities", "next_goals")
MAY_BE_SEEN = {
    ("account", "name"), ("term", "what"), ("term", "target_thousandths"), ("term", "target_unit"),
    ("term_check", "measured_thousandths"), ("problem", "what"), ("problem", "solution"), ("sale", "revenue"),
    ("value", "what"), ("value", "worth"),
    *(("quarter_review", column) for column in SAID),
}  # fmt: skip
"""All columns of which a customer reads anything; of some of them not every row, see below."""


def known_to_the_customer(book: Book, account_id: int, period: Period) -> set[tuple[str, int]]:
    """The rows, by table and id, of which something may be seen in the report of an account."""
    first, last = period.first.isoformat(), period.last.isoformat()
    confirmed = (
        "t.account_id = :id AND t.state IN ('agreed', 'ended') AND t.consent IN ('not_needed', 'given')"
    )
    rows: set[tuple[str, int]] = {("account", account_id)}
    for table, query in {
        "term": f"SELECT t.id FROM term t WHERE {confirmed}",
        "term_check": (
            f"SELECT k.id FROM term_check k JOIN term t ON t.id = k.term_id WHERE {confirmed} "
            "AND k.checked_on BETWEEN :first AND :last"
        ),
        "problem": "SELECT id FROM problem WHERE account_id = :id AND kind = 'problem' AND state <> 'dropped'",
        "sale": "SELECT id FROM sale WHERE account_id = :id",
        # No favours, and nothing that came of a threat or of what is not confirmed.
        "value": (
            "SELECT v.id FROM value v WHERE v.account_id = :id AND v.done_on BETWEEN :first AND :last AND NOT v.is_for_us "
            "AND v.favour_id IS NULL AND (v.problem_id IS NULL OR v.problem_id IN "
            "(SELECT id FROM problem WHERE kind = 'problem' AND state = 'solved')) "
            f"AND (v.term_id IS NULL OR v.term_id IN (SELECT t.id FROM term t WHERE {confirmed}))"
        ),
        "quarter_review": "SELECT id FROM quarter_review WHERE account_id = :id AND quarter_on BETWEEN :first AND :last",
    }.items():
        values = {"id": account_id, "first": first, "last": last}
        rows |= {(table, row_id) for (row_id,) in book.rows(query, values)}
    return rows


def is_leaked(book: Book, mark: Marked, known: set[tuple[str, int]]) -> bool:
    if mark.where not in MAY_BE_SEEN or (mark.table, mark.row_id) not in known:
        return True
    if mark.where == ("problem", "solution"):
        [(state,)] = book.rows("SELECT state FROM problem WHERE id = ?", (mark.row_id,))
        return bool(state == "open")
    return False


def private_sums(report: Report) -> set[str]:
    """What only we know of the money, as it would be shown."""
    sums: set[str] = set()
    for earned in (report.earned, *(quarter.earned for quarter in report.quarters)):
        amounts = (earned.profit, earned.profit_before, earned.planned_revenue, earned.planned_profit)
        for amount in amounts:
            if amount:
                sums |= {show_amount(amount, with_cents=True), whole_amount(amount)}
        sums.add(show_percent(earned.margin))
    if report.planned_next is not None:
        sums.add(show_amount(report.planned_next.revenue))
    return sums - {""}


@pytest.mark.parametrize("seed", range(12))
def test_the_customer_reads_nothing_private(book: Book, seed: int) -> None:
    marks: Marks = marked_book(book, seed)
    quarter = quarter_of(TODAY)
    periods = [Period.of_quarter(plus_quarters(quarter, -1)), Period(plus_quarters(quarter, -2), TODAY)]
    for account_id in marks.accounts:
        for period in periods:
            report = report_of(book, account_id, period, TODAY)
            document = customer_document(for_customer(report), Language.BG if seed % 2 else Language.EN)
            texts = (
                "\n".join(markdown_lines(document)),
                ParsedPage(page(document)).text,
                page(document).decode(),
            )
            known = known_to_the_customer(book, account_id, period)
            for text in texts:
                assert [mark for mark in marks.seen_in(text) if is_leaked(book, mark, known)] == []
                assert [shown for shown in private_sums(report) if shown in text] == []
            assert marks.at("account", account_id, "name") in texts[0]


def test_the_test_would_see_a_leak(book: Book) -> None:
    """Our own report holds what the customer's may not, and the same look at it finds that."""
    seen: set[tuple[str, str]] = set()
    for account_id in (marks := marked_book(book, 3)).accounts:
        period = Period(plus_quarters(quarter_of(TODAY), -2), TODAY)
        report = report_of(book, account_id, period, TODAY)
        text = "\n".join(markdown_lines(own_document(report)))
        known = known_to_the_customer(book, account_id, period)
        seen |= {mark.where for mark in marks.seen_in(text) if is_leaked(book, mark, known)}
        assert any(shown in text for shown in private_sums(report))
    assert {
        ("account", "vulnerability"),
        ("problem", "alternative"),
        ("quarter_review", "note"),
        ("task", "what"),
    } <= seen
    assert ("value", "what") in seen, "a favour or a threat in our own report"
    assert {("satisfaction_reading", "note"), ("term_check", "evidence"), ("competitor", "name")} <= seen
