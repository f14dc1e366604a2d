"""What we did for a customer in both reports, and what of it the customer does not read."""

from datetime import timedelta

from kamtui.domain.accounts.words import Language
from kamtui.domain.report.for_customer import for_customer
from kamtui.domain.report.period import Period
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import Consent, FavourWay, Outcome, ProblemKind, TermCategory
from kamtui.exchange.report.customer_document import customer_document
from kamtui.exchange.report.markdown import markdown_lines
from kamtui.exchange.report.own_document import own_document
from kamtui.store.book.book import Book
from kamtui.store.report.reads import report_of
from kamtui.store.terms import favour_changes, problem_changes, value_changes
from tests.build import TODAY, a_check, a_term, an_account

DAY = TODAY - timedelta(days=5)


def test_what_we_did_of_which_the_customer_reads_no_favour_no_threat_and_nothing_unconfirmed(
    book: Book,
) -> None:
    acme = an_account(book)
    for what, kind in (("Leaks", ProblemKind.PROBLEM), ("Rival's film", ProblemKind.THREAT)):
        problem = problem_changes.add_problem(book, ProblemEntry(acme, what, DAY, kind=kind))
        problem_changes.solve_problem(book, problem, 120_050, DAY)
    favour_changes.add_favour(book, FavourEntry("Tickets", DAY, FavourWay.GIVEN, acme, cost=999))
    for what, consent in (("Visits", Consent.NOT_NEEDED), ("Nights", Consent.ASKED)):
        term = a_term(
            book, acme, what, category=TermCategory.SERVICE, consent=consent, from_on=DAY, checks="weekly"
        )
        a_check(book, term, Outcome.KEPT, DAY)
    value_changes.add_value(book, ValueEntry(acme, "Papers", DAY, None))
    value_changes.add_value(book, ValueEntry(acme, "Earlier", DAY - timedelta(days=400), 7))
    report = report_of(book, acme, Period(DAY - timedelta(days=9), DAY), TODAY)
    told = {(done.entry.what, done.entry.worth, done.is_for_customer) for done in report.done}
    assert told == {
        ("Leaks", 120_050, True), ("Rival's film", 120_050, False), ("Tickets", None, False), ("Visits", None, True),
        ("Nights", None, False), ("Papers", None, True),
    }  # fmt: skip
    shared = for_customer(report)
    assert {done.what for done in shared.done} == {"Leaks", "Visits", "Papers"}
    assert "1 200.50" in "\n".join(markdown_lines(customer_document(shared, Language.EN))).replace(
        "\u00a0", " "
    )
    ours = "\n".join(markdown_lines(own_document(report)))
    assert "Tickets" in ours and "not in the customer's report" in ours and "9.99" not in ours
