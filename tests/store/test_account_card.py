"""The card of an account: what was agreed with it, and that it costs little to read."""

from datetime import UTC, datetime, timedelta

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import Balance, FavourCount, KeptRate, count_broken
from kamtui.domain.terms.words import FavourWay, Outcome, OwedBy, ProblemState, TermState
from kamtui.domain.thresholds import USUAL
from kamtui.store.account_card import AccountCard, account_card
from kamtui.store.book.book import Book
from kamtui.store.day import task_changes
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.past_reads import PastTerm, past_terms
from tests.build import TODAY, a_check, a_task, a_term, an_account, set_term_state

DEFAULTS = USUAL


def card_of(book: Book, account_id: int) -> AccountCard:
    return account_card(book, account_id, TODAY, DEFAULTS)


def test_an_account_without_terms_has_an_empty_balance(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Other")
    a_term(book, other)
    card = card_of(book, acme)
    assert card.balance == Balance() and card.problems == ()


def test_the_balance_and_the_live_problems_severest_first(book: Book) -> None:
    acme = an_account(book)
    ours = a_term(book, acme, checks="every friday")
    theirs = a_term(book, acme, owed_by=OwedBy.THEY)
    both = a_term(book, acme, owed_by=OwedBy.BOTH)
    for outcome in (Outcome.KEPT, Outcome.BROKEN):
        a_check(book, ours, outcome)
    for what, severity, state in (
        ("small", 1, ProblemState.OPEN),
        ("large", 3, ProblemState.OFFERED),
        ("over", 3, ProblemState.SOLVED),
    ):
        entry = ProblemEntry(account_id=acme, what=what, severity=severity, state=state, noted_on=TODAY)
        problem_changes.add_problem(book, entry)
    favour_changes.add_favour(
        book, FavourEntry(what="x", done_on=TODAY, way=FavourWay.RECEIVED, account_id=acme)
    )
    card = card_of(book, acme)
    found = card.balance
    assert [[one.term_id for one in side] for side in (found.ours, found.theirs, found.shared)] == [
        [ours], [theirs], [both],
    ]  # fmt: skip
    assert (
        found.our_rate == KeptRate(1, 0, 1)
        and found.their_rate is None
        and count_broken(found.terms, TODAY) == 1
    )
    assert found.given == FavourCount() and found.received == FavourCount(1, 1)
    assert [one.entry.what for one in card.problems] == ["large", "small"]


def test_a_broken_promise_is_owed_until_something_follows_from_it(book: Book) -> None:
    acme = an_account(book)
    made_on = TODAY - timedelta(5)
    promise = a_term(book, acme, "Bring samples", checks="once on 20.11.2026", today=made_on)
    quiet = a_term(book, acme, "Send the report", checks="once on 20.11.2026", today=made_on)
    a_check(book, promise, Outcome.BROKEN, TODAY - timedelta(2))
    a_check(book, quiet, Outcome.KEPT, TODAY - timedelta(2))
    found = term_reads.owed_terms(book, acme, TODAY)
    assert [(one.term_id, one.state) for one in found] == [(promise, TermState.ENDED)]
    assert count_broken(card_of(book, acme).balance.terms, TODAY) == 1
    task = a_task(book, "Bring them", acme, term_id=promise)
    [owed] = term_reads.owed_terms(book, acme, TODAY)
    assert owed.is_broken and not owed.needs_answer(TODAY)
    task_changes.finish_task(book, task, datetime.now(UTC))
    assert term_reads.owed_terms(book, acme, TODAY) == []
    assert {one.standing.term_id for one in past_terms(book, acme)} == {promise, quiet}


def test_what_is_broken_comes_first_then_the_next_check(book: Book) -> None:
    acme = an_account(book)
    late = a_term(book, acme, checks="once on 30.11.2026")
    none = a_term(book, acme)
    soon = a_term(book, acme, checks="once on 24.11.2026")
    broken = a_term(book, acme, checks="monthly on the 1st")
    a_check(book, broken, Outcome.BROKEN)
    assert [one.term_id for one in term_reads.owed_terms(book, acme, TODAY)] == [broken, soon, late, none]


def test_past_terms_say_what_took_their_place(book: Book) -> None:
    acme = an_account(book)
    first = a_term(book, acme, "Deliver", target="≥ 98 %")
    entry = term_reads.term_detail(book, a_term(book, acme, "Deliver daily", target="≥ 95 %")).entry
    term_changes.renegotiate(book, first, entry, TODAY)
    over = a_term(book, acme, "Old")
    set_term_state(book, over, TermState.CANCELLED, TODAY - timedelta(30))
    found = past_terms(book, acme)
    assert [one.standing.term_id for one in found] == [first, over]
    assert isinstance(found[0], PastTerm)
    assert (found[0].next_what, found[0].next_target) == ("Deliver daily", entry.target)
    assert (found[1].next_what, found[1].next_target) == ("", None)
    assert [one.standing.ended_on for one in found] == [TODAY, TODAY - timedelta(30)]
    assert past_terms(book, an_account(book, "Other")) == []


def test_a_balance_does_not_go_through_the_checks_of_others(book: Book) -> None:
    acme = an_account(book)
    other = an_account(book, "Other")
    term_id = a_term(book, other, checks="every friday", from_on=TODAY - timedelta(300))

    def steps() -> int:
        counted = 0

        def count() -> int:
            nonlocal counted
            counted += 1
            return 0

        book._con.set_progress_handler(count, 1)
        try:
            term_balance.balance(book, acme, TODAY)
        finally:
            book._con.set_progress_handler(None, 1)
        return counted

    before = steps()
    for ago in range(0, 280, 7):
        a_check(book, term_id, on=TODAY - timedelta(ago))
    assert steps() == before
