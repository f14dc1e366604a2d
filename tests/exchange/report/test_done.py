"""What we did for a customer in both reports, and what of it the customer does not read."""

from collections.abc import Callable
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
from kamtui.store.accounts import people_changes
from kamtui.store.book.book import Book
from kamtui.store.report.reads import report_of
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes, value_changes
from tests.build import TODAY, a_check, a_person, a_term, an_account, dump

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
    told = {(done.what, done.worth, not done.is_for_us) for done in report.done}
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


def test_what_came_of_a_favour_or_a_threat_stays_ours_when_that_is_deleted(book: Book) -> None:
    """Deleted one after the other, by the person too, and taken back: at no time does the customer read a sum of ours."""
    acme = an_account(book)
    favour = favour_changes.add_favour(book, FavourEntry("Tickets", DAY, FavourWay.GIVEN, acme))
    value_changes.add_value(book, ValueEntry(acme, "Tickets", DAY, 77_701, favour_id=favour))
    threat = problem_changes.add_problem(
        book, ProblemEntry(acme, "Rival's film", DAY, kind=ProblemKind.THREAT)
    )
    problem_changes.solve_problem(book, threat, 77_702, DAY)
    nights = a_term(book, acme, "Nights", category=TermCategory.SERVICE, consent=Consent.ASKED, from_on=DAY)
    value_changes.add_value(book, ValueEntry(acme, "Nights", DAY, 77_703, term_id=nights))
    ana = a_person(book, "Ana")
    moved = FavourEntry("Dinner", DAY, FavourWay.GIVEN, acme, ana)
    dinner = favour_changes.add_favour(book, moved)
    value_changes.add_value(book, ValueEntry(acme, "Dinner", DAY, 77_704, favour_id=dinner))
    favour_changes.edit_favour(book, dinner, moved._replace(account_id=None))
    value_changes.add_value(book, ValueEntry(acme, "Ours", DAY, 77_705, is_for_us=True))
    problem = problem_changes.add_problem(book, ProblemEntry(acme, "Leaks", DAY))
    problem_changes.solve_problem(book, problem, 55_500, DAY)
    before = dump(book)

    def is_kept() -> None:
        report = report_of(book, acme, Period(DAY - timedelta(days=9), DAY), TODAY)
        assert [done.worth for done in for_customer(report).done] == [55_500]
        for language in Language:
            page = "\n".join(markdown_lines(customer_document(for_customer(report), language)))
            assert "777" not in page and "555" in page.replace("\u00a0", "")
        assert sum(done.worth or 0 for done in report.done) == 55_500 + sum(range(77_701, 77_706))

    is_kept()
    deletions: tuple[Callable[[], object], ...] = (
        lambda: favour_changes.delete_favour(book, favour),
        lambda: problem_changes.delete_problem(book, threat),
        lambda: term_changes.delete_term(book, nights),
        lambda: people_changes.delete_person(book, ana),
        lambda: problem_changes.delete_problem(book, problem),
    )
    for delete in deletions:
        delete()
        is_kept()
    assert book.rows("SELECT count(*) FROM value WHERE is_for_us") == [(5,)]
    for _deletion in deletions:
        book.undo()
        is_kept()
    assert dump(book) == before
