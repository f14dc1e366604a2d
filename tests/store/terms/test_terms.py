"""What was agreed, in a real book: checks and the days after them, renegotiation, views, rates, undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.fields import Problems
from kamtui.domain.terms.check import CheckEntry, FollowUp
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import FavourCount, KeptRate
from kamtui.domain.terms.words import (
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemState,
    TermCategory,
    TermState,
)
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, EndedMeanwhile, GoneMeanwhile, ProposedMeanwhile
from kamtui.store.book.search import index
from kamtui.store.book.search.finding import find
from kamtui.store.day import task_reads
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, favour_reads, problem_changes, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermOrder, TermView
from tests.build import (
    TODAY,
    a_call,
    a_check,
    a_person,
    a_task,
    a_term,
    an_account,
    dump,
    raw,
    set_term_state,
)

FRIDAY = date(2026, 11, 27)


def due(book: Book, term_id: int) -> date | None:
    return term_reads.term_detail(book, term_id).standing.next_check_on


def check(outcome: Outcome = Outcome.KEPT, on: date = TODAY, **fields: object) -> CheckEntry:
    return CheckEntry(outcome=outcome, checked_on=on, **fields)  # type: ignore[arg-type]


# -- writing down


def test_a_term_reads_back_as_it_was_written(book: Book) -> None:
    account_id = an_account(book, "Кауфланд")
    ana = a_person(book, "Ана", account_id)
    call_id = a_call(book, account_id, ana)
    term_id = a_term(
        book, account_id, "Плащане до 45 дни", owed_by=OwedBy.THEY, category=TermCategory.PAYMENT,
        checks="monthly on the 5th", target="45 days", until_on=date(2027, 12, 31), notice=Notice(3, Unit.MONTH),
        consent=Consent.ASKED, consent_on=TODAY, consent_by="Директорът", person_id=ana, call_id=call_id, note="а\nб",
    )  # fmt: skip
    detail = term_reads.term_detail(book, term_id)
    assert detail.entry.what == "Плащане до 45 дни" and detail.entry.notice == Notice(3, Unit.MONTH)
    assert detail.entry.checks == read_recurrence("monthly on the 5th", TODAY, TODAY)
    assert (detail.entry.consent_by, detail.entry.note) == ("Директорът", "а\nб")
    assert detail.call_held_at is not None and detail.standing.person == "Ана"
    assert detail.standing.next_check_on == date(2026, 12, 5)
    term_changes.edit_term(book, term_id, detail.entry, TODAY)
    assert term_reads.term_detail(book, term_id) == detail
    with pytest.raises(GoneMeanwhile):
        term_reads.term_detail(book, 1)


def test_the_book_refuses_what_makes_no_sense(book: Book) -> None:
    term_id = a_term(book, an_account(book))
    for column, value in (
        ("category", "luck"), ("owed_by", "nobody"), ("state", "open"), ("consent", "maybe"), ("notice", "3M"),
        ("until_on", "2020-01-01"), ("target_bound", "at_least"), ("next_check_on", "2026-12-01"), ("what", ""),
        ("check_rule", "FREQ=DAILY"), ("previous_id", term_id),
    ):  # fmt: skip
        with raw(book.path) as con, pytest.raises(Exception, match="constraint"):
            con.execute("BEGIN")
            con.execute(f"UPDATE term SET {column} = ? WHERE id = ?", (value, term_id))


# -- checking


def test_a_check_settles_its_day_and_the_next_follows_the_rule(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    assert due(book, term_id) == FRIDAY
    term_changes.check_term(book, term_id, check(on=FRIDAY), FRIDAY)
    assert due(book, term_id) == FRIDAY + timedelta(7)
    # Early, on the Wednesday: the one after is not lost.
    term_changes.check_term(book, term_id, check(on=FRIDAY + timedelta(5)), FRIDAY + timedelta(5))
    assert due(book, term_id) == FRIDAY + timedelta(14)
    # Three weeks late: what was missed is settled with it.
    late = FRIDAY + timedelta(40)
    term_changes.check_term(book, term_id, check(on=late), late)
    assert due(book, term_id) == FRIDAY + timedelta(42)
    made = term_reads.term_detail(book, term_id).standing.checks
    assert [one.due_on for one in made] == [FRIDAY + timedelta(days) for days in (0, 7, 14)]


def test_a_check_cannot_lie_ahead_and_of_a_past_day_it_can(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    with pytest.raises(Problems):
        term_changes.check_term(book, term_id, check(on=FRIDAY), TODAY)
    term_changes.check_term(book, term_id, check(on=TODAY - timedelta(3)), TODAY)
    assert due(book, term_id) == FRIDAY  # one in between: this week's is still to come


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (TermState.PROPOSED, ProposedMeanwhile),
        (TermState.ENDED, EndedMeanwhile),
        (TermState.CANCELLED, EndedMeanwhile),
    ],
)
def test_only_what_is_agreed_is_checked(book: Book, state: TermState, refused: type[BookError]) -> None:
    term_id = a_term(book, an_account(book), checks="every friday", state=state)
    before = dump(book)
    with pytest.raises(refused):
        term_changes.check_term(book, term_id, check(follow_up=FollowUp(what="x", due_on=TODAY)), TODAY)
    assert dump(book) == before, "nothing half done"


def test_a_second_look_on_the_day_after_does_not_stand_for_next_week(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    a_check(book, term_id, Outcome.BROKEN, FRIDAY)
    a_check(book, term_id, Outcome.KEPT, FRIDAY + timedelta(1))
    assert due(book, term_id) == FRIDAY + timedelta(7)
    assert [one.due_on for one in term_reads.term_detail(book, term_id).standing.checks] == [FRIDAY, None]
    a_check(book, term_id, Outcome.KEPT, FRIDAY + timedelta(5))
    assert due(book, term_id) == FRIDAY + timedelta(14)


def test_a_one_off_promise_ends_with_its_check(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="once on 15.12.")
    assert due(book, term_id) == date(2026, 12, 15)
    term_changes.check_term(book, term_id, check(Outcome.BROKEN), TODAY)
    detail = term_reads.term_detail(book, term_id)
    assert detail.entry.state is TermState.ENDED and detail.ended_on == TODAY and due(book, term_id) is None
    assert [one.term_id for one in term_reads.terms_that_ask(book, TODAY + timedelta(3))] == [term_id]
    book.undo()
    assert term_reads.term_detail(book, term_id).entry.state is TermState.AGREED
    assert due(book, term_id) == date(2026, 12, 15)


def test_a_broken_check_brings_its_follow_up_and_problem_in_one_act(book: Book) -> None:
    account_id = an_account(book)
    term_id = a_term(book, account_id, checks="every friday")
    before = dump(book)
    term_changes.check_term(
        book, term_id,
        check(
            Outcome.BROKEN, measured=94_500, evidence="two late lorries",
            follow_up=FollowUp(what="Speak with the carrier", due_on=FRIDAY, due_time=time(9, 5)),
            problem=ProblemEntry(account_id=0, what="Lorries are late", noted_on=TODAY),
        ), TODAY,
    )  # fmt: skip
    [problem] = problem_reads.problems_of(book, account_id)
    [task] = task_reads.tasks_of(book, account_id)
    entry = task_reads.task_entry(book, task.task_id)
    assert (entry.term_id, entry.problem_id, entry.account_id) == (term_id, problem.problem_id, account_id)
    assert (entry.what, entry.due_on, entry.due_time) == ("Speak with the carrier", FRIDAY, time(9, 5))
    assert problem.entry.term_id == term_id
    # Told on the same day whatever was done; from the next on it is answered.
    assert [one.is_broken(TODAY) for one in term_reads.terms_that_ask(book, TODAY)] == [True]
    tomorrow = TODAY + timedelta(1)
    assert term_reads.terms_that_ask(book, tomorrow) == []
    assert term_reads.term_ids(book, tomorrow, view=TermView.BROKEN) == []
    assert book.undo() == "Broken: “Deliver within the week”"
    assert dump(book) == before
    book.redo()
    assert (
        len(problem_reads.problems_of(book, account_id)) == 1
        and len(task_reads.tasks_of(book, account_id)) == 1
    )


def test_broken_is_told_again_the_next_day_until_something_follows(book: Book) -> None:
    account_id = an_account(book)
    term_id = a_term(book, account_id, checks="every friday")
    a_check(book, term_id, Outcome.BROKEN)
    tomorrow = TODAY + timedelta(1)
    assert term_reads.term_ids(book, tomorrow, view=TermView.BROKEN) == [term_id]
    a_task(book, "Put it right", account_id, term_id=term_id)
    # The task was written down by the clock of this machine; the check by the test's day.
    with raw(book.path) as con:
        assert con.execute("SELECT date(created_at, 'localtime') >= ? FROM task", (str(TODAY),)).fetchone()[0]
    assert term_reads.term_ids(book, tomorrow, view=TermView.BROKEN) == []


def test_deleting_the_last_check_makes_it_due_again(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    a_check(book, term_id, Outcome.KEPT, FRIDAY)
    a_check(book, term_id, Outcome.BROKEN, FRIDAY + timedelta(7))
    first, last = term_reads.term_detail(book, term_id).standing.checks
    term_changes.delete_check(book, first.check_id)
    assert due(book, term_id) == FRIDAY + timedelta(14)
    term_changes.delete_check(book, last.check_id)
    assert due(book, term_id) == FRIDAY + timedelta(7)
    with pytest.raises(GoneMeanwhile):
        term_changes.delete_check(book, last.check_id)


def test_deleting_the_check_of_a_promise_makes_it_open_again(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="once on 27.11.")
    a_check(book, term_id, Outcome.BROKEN, FRIDAY)
    [made] = term_reads.term_detail(book, term_id).standing.checks
    assert term_changes.delete_check(book, made.check_id) == "Deliver within the week"
    detail = term_reads.term_detail(book, term_id)
    assert detail.entry.state is TermState.AGREED and detail.ended_on is None and due(book, term_id) == FRIDAY


def test_deleting_an_earlier_check_of_a_promise_leaves_it_settled(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="once on 27.11.")
    a_check(book, term_id, Outcome.PARTLY, FRIDAY)
    set_term_state(book, term_id, TermState.AGREED, FRIDAY)  # it was not done after all
    term_changes.put_off_check(book, term_id, FRIDAY + timedelta(1))
    a_check(book, term_id, Outcome.KEPT, FRIDAY + timedelta(1))
    settled = term_reads.term_detail(book, term_id)
    first, last = settled.standing.checks
    term_changes.delete_check(book, first.check_id)
    detail = term_reads.term_detail(book, term_id)
    assert [check.check_id for check in detail.standing.checks] == [last.check_id]
    assert (detail.entry.state, detail.ended_on) == (settled.entry.state, settled.ended_on)
    assert detail.entry.state is not TermState.AGREED and due(book, term_id) is None


def test_deleting_the_last_check_of_a_term_that_ended_asks_for_none(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    a_check(book, term_id, Outcome.KEPT, FRIDAY)
    set_term_state(book, term_id, TermState.ENDED, FRIDAY)
    [made] = term_reads.term_detail(book, term_id).standing.checks
    term_changes.delete_check(book, made.check_id)
    assert due(book, term_id) is None


def test_a_second_look_at_a_late_check_does_not_stand_for_the_next_one(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every 2 weeks on friday", from_on=FRIDAY)
    late = FRIDAY + timedelta(7)
    a_check(book, term_id, Outcome.KEPT, late)
    assert due(book, term_id) == FRIDAY + timedelta(14)
    a_check(book, term_id, Outcome.PARTLY, late)
    a_check(book, term_id, Outcome.KEPT, late + timedelta(1))
    assert due(book, term_id) == FRIDAY + timedelta(14)


def test_putting_a_check_off_moves_only_that_one(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    term_changes.put_off_check(book, term_id, FRIDAY + timedelta(3))
    assert due(book, term_id) == FRIDAY + timedelta(3)
    a_check(book, term_id, Outcome.KEPT, FRIDAY + timedelta(3))
    assert due(book, term_id) == FRIDAY + timedelta(7)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda entry: replace(entry, checks=read_recurrence("monthly on the 5th", TODAY, TODAY)),
            date(2026, 12, 5),
        ),
        (lambda entry: replace(entry, what="Another word"), FRIDAY),
        (lambda entry: replace(entry, checks=None), None),
        (lambda entry: replace(entry, until_on=TODAY), None),
        (lambda entry: replace(entry, state=TermState.ENDED), None),
    ],
)
def test_editing_moves_the_next_check_only_with_the_rule(
    book: Book, change: Callable[..., object], expected: date | None
) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    entry = term_reads.term_detail(book, term_id).entry
    term_changes.edit_term(book, term_id, change(entry), TODAY)  # type: ignore[arg-type]
    assert due(book, term_id) == expected
    book.undo()
    assert due(book, term_id) == FRIDAY


def test_a_term_that_is_open_again_is_checked_again(book: Book) -> None:
    term_id = a_term(book, an_account(book), checks="every friday")
    set_term_state(book, term_id, TermState.CANCELLED, TODAY)
    assert term_reads.term_detail(book, term_id).ended_on == TODAY and due(book, term_id) is None
    set_term_state(book, term_id, TermState.AGREED, TODAY)
    assert term_reads.term_detail(book, term_id).ended_on is None and due(book, term_id) == FRIDAY


def test_consent_is_dated(book: Book) -> None:
    term_id = a_term(book, an_account(book), consent=Consent.ASKED, consent_on=TODAY - timedelta(20))
    assert len(term_reads.terms_that_ask(book, TODAY)) == 1
    assert term_changes.set_consent(book, term_id, Consent.GIVEN, TODAY) == "Deliver within the week"
    assert book.undo() == "Consent given: “Deliver within the week”"
    assert len(term_reads.terms_that_ask(book, TODAY)) == 1
    book.redo()
    entry = term_reads.term_detail(book, term_id).entry
    assert (entry.consent, entry.consent_on) == (Consent.GIVEN, TODAY) and term_reads.terms_that_ask(
        book, TODAY
    ) == []


# -- renegotiating


def test_renegotiating_ends_the_old_and_opens_the_new_and_reads_as_one_story(book: Book) -> None:
    term_id = a_term(book, an_account(book), "30 days", checks="monthly on the 5th", from_on=date(2026, 1, 1))
    entry = term_reads.term_detail(book, term_id).entry
    second = term_changes.renegotiate(book, term_id, entry._replace(what="45 days", from_on=TODAY), TODAY)
    third = term_changes.renegotiate(
        book, second, entry._replace(what="60 days", from_on=TODAY + timedelta(30)), TODAY + timedelta(3)
    )
    for one in (term_id, second, third):
        assert [detail.entry.what for detail in term_reads.term_story(book, one)] == [
            "30 days",
            "45 days",
            "60 days",
        ]
    old, middle, new = term_reads.term_story(book, third)
    assert (old.entry.state, old.ended_on, old.standing.next_check_on) == (
        TermState.ENDED, TODAY - timedelta(1), None,
    )  # fmt: skip
    assert old.standing.last is not None and old.standing.last.outcome is Outcome.RENEGOTIATED
    assert middle.ended_on == TODAY + timedelta(3)  # the new one begins later: it holds until it was changed
    assert new.entry.state is TermState.AGREED and new.previous_id == second and due(book, third) is not None
    assert book.undo() == "Renegotiate “60 days”"
    assert [one.entry.what for one in term_reads.term_story(book, term_id)] == ["30 days", "45 days"]
    assert term_reads.term_detail(book, second).entry.state is TermState.AGREED


# -- views, words, rates


def a_ledger(book: Book) -> dict[str, int]:
    """Terms of every view; names say what they are."""
    acme, billa = an_account(book, "Acme"), an_account(book, "Билла")
    made = {
        "due": a_term(book, acme, "due", checks="every sunday"),
        "later": a_term(book, acme, "later", checks="every friday", owed_by=OwedBy.THEY),
        "broken": a_term(book, billa, "broken", checks="monthly on the 5th", category=TermCategory.PAYMENT),
        "ending": a_term(
            book, billa, "ending", owed_by=OwedBy.BOTH, until_on=TODAY + timedelta(30), notice=Notice(3, Unit.MONTH)
        ),
        "far": a_term(book, billa, "far", until_on=TODAY + timedelta(300), notice=Notice(3, Unit.MONTH)),
        "proposed": a_term(book, acme, "proposed", checks="every sunday", state=TermState.PROPOSED),
        "past": a_term(book, acme, "past", state=TermState.ENDED),
    }  # fmt: skip
    a_check(book, made["broken"], Outcome.BROKEN)
    return made


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (TermView.OPEN, {"due", "later", "broken", "ending", "far", "proposed"}),
        (TermView.DUE, {"due"}),
        (TermView.BROKEN, {"broken"}),
        (TermView.OURS, {"due", "broken", "ending", "far", "proposed"}),
        (TermView.THEIRS, {"later", "ending"}),
        (TermView.ENDING, {"ending"}),
        (TermView.PAST, {"past"}),
    ],
)
def test_each_view_shows_its_terms_and_counts_them(book: Book, view: TermView, expected: set[str]) -> None:
    names = {term_id: name for name, term_id in a_ledger(book).items()}
    for order in TermOrder:
        found = term_reads.term_ids(book, TODAY, view=view, order=order)
        assert {names[one] for one in found} == expected and len(found) == len(expected)
    assert term_reads.count_by_view(book, TODAY)[view] == len(expected)


def test_the_orders(book: Book) -> None:
    names = {term_id: name for name, term_id in a_ledger(book).items()}
    assert [names[one] for one in term_reads.term_ids(book, TODAY)][:3] == ["broken", "due", "proposed"]
    by_account = [names[one] for one in term_reads.term_ids(book, TODAY, order=TermOrder.ACCOUNT)]
    assert set(by_account[:3]) == {"due", "later", "proposed"}
    assert [names[one] for one in term_reads.term_ids(book, TODAY, order=TermOrder.END)][:2] == [
        "ending",
        "far",
    ]


def test_words_and_category(book: Book) -> None:
    made = a_ledger(book)
    assert term_reads.term_ids(book, TODAY, words="bila brok") == [made["broken"]] or term_reads.term_ids(
        book, TODAY, words="billa brok"
    ) == [made["broken"]]
    assert term_reads.term_ids(book, TODAY, words="@acme later") == [made["later"]]
    assert term_reads.term_ids(book, TODAY, category=TermCategory.PAYMENT) == [made["broken"]]
    assert term_reads.term_ids(book, TODAY, words="nothing like it") == []


def test_an_index_that_follows(book: Book) -> None:
    account_id = an_account(book, "Стара")
    ana = a_person(book, "Ана", account_id)
    term_id = a_term(book, account_id, "Доставка", person_id=ana)
    problem = problem_changes.add_problem(
        book, ProblemEntry(account_id=account_id, what="Закъснения", noted_on=TODAY)
    )
    favour = favour_changes.add_favour(
        book,
        FavourEntry(what="Билети", done_on=TODAY, way=FavourWay.GIVEN, account_id=account_id, person_id=ana),
    )
    assert [hit.record_id for hit in find(book, "dostavka")] == [term_id]
    assert [hit.record_id for hit in find(book, "zakasneniya stara")] == [problem]
    assert [hit.record_id for hit in find(book, "bileti +ana")] == [favour]
    entry = account_reads.account_entry(book, account_id)
    account_changes.edit_account(book, account_id, entry._replace(name="Нова"), TODAY)
    assert [hit.record_id for hit in find(book, "nova dost")] == [term_id] and find(book, "stara") == []
    with raw(book.path) as con:
        assert index.agree(con)
    account_changes.delete_account(book, account_id)
    assert find(book, "dostavka") == []
    book.undo()
    assert [hit.record_id for hit in find(book, "dostavka")] == [term_id]


def test_rates_and_balance_of_an_account(book: Book) -> None:
    account_id, other = an_account(book), an_account(book, "Other")
    ours = a_term(book, account_id, checks="every friday")
    theirs = a_term(
        book, account_id, checks="every friday", owed_by=OwedBy.THEY, category=TermCategory.PAYMENT
    )
    for outcome in (Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN, Outcome.KEPT):
        a_check(book, ours, outcome)
    a_check(book, theirs, Outcome.BROKEN)
    a_check(book, a_term(book, other, checks="every friday"), Outcome.KEPT)
    for way, thanked in ((FavourWay.GIVEN, None), (FavourWay.GIVEN, TODAY), (FavourWay.RECEIVED, None)):
        favour_changes.add_favour(
            book, FavourEntry(what="x", done_on=TODAY, way=way, account_id=account_id, thanked_on=thanked)
        )
    balance = term_balance.balance(book, account_id, TODAY)
    assert balance.our_rate == KeptRate(2, 1, 1) and balance.their_rate == KeptRate(0, 0, 1)
    assert balance.given == FavourCount(2, 1) and balance.received == FavourCount(1, 1)
    assert [one.term_id for one in balance.ours] == [ours] and balance.broken(TODAY) == 1
    assert term_balance.rates(book, TODAY)[OwedBy.WE, None] == KeptRate(3, 1, 1)


def test_rates_are_those_of_twelve_months(book: Book) -> None:
    one, other = an_account(book), an_account(book, "Other")
    long_ago, then = date(2025, 1, 1), date(2025, 11, 22)
    term = a_term(book, one, today=long_ago, checks="every friday")
    a_check(book, term, Outcome.BROKEN, then)
    assert term_balance.rates(book, TODAY) == {}, "a year ago to the day no longer counts"
    a_check(book, term, Outcome.KEPT, then + timedelta(1))
    a_check(book, term, Outcome.RENEGOTIATED)
    shared = a_term(book, other, category=TermCategory.PRICE, owed_by=OwedBy.BOTH)
    a_check(book, shared, Outcome.PARTLY)
    assert term_balance.rates(book, then + timedelta(1))[OwedBy.WE, None] == KeptRate(1, 0, 1), (
        "later ones do not yet"
    )
    assert term_balance.rates(book, TODAY) == {
        (OwedBy.WE, None): KeptRate(1, 1, 0),
        (OwedBy.WE, TermCategory.DELIVERY): KeptRate(1, 0, 0),
        (OwedBy.WE, TermCategory.PRICE): KeptRate(0, 1, 0),
        (OwedBy.THEY, None): KeptRate(0, 1, 0),
        (OwedBy.THEY, TermCategory.PRICE): KeptRate(0, 1, 0),
    }
    assert set(term_balance.rates(book, TODAY, one)) == {
        (OwedBy.WE, None),
        (OwedBy.WE, TermCategory.DELIVERY),
    }


def test_terms_that_ask_leaves_out_the_quiet_ones(book: Book) -> None:
    made = a_ledger(book)
    found = {one.term_id for one in term_reads.terms_that_ask(book, TODAY)}
    assert found == {made["due"], made["broken"], made["ending"]}


# -- what hangs on it


def test_deleting_a_term_keeps_its_tasks_and_problems(book: Book) -> None:
    account_id = an_account(book)
    term_id = a_term(book, account_id, checks="every friday")
    a_check(book, term_id, Outcome.BROKEN)
    task_id = a_task(book, "Follow", account_id, term_id=term_id)
    problem_id = problem_changes.add_problem(
        book, ProblemEntry(account_id=account_id, what="Late", noted_on=TODAY, term_id=term_id)
    )
    before = dump(book)
    term_changes.delete_term(book, term_id)
    assert task_reads.task_entry(book, task_id).term_id is None
    assert problem_reads.problem_line(book, problem_id).entry.term_id is None
    assert book.rows("SELECT count(*) FROM term_check") == [(0,)]
    book.undo()
    assert dump(book) == before


def test_an_account_says_what_goes_with_it(book: Book) -> None:
    account_id = an_account(book)
    a_term(book, account_id)
    problem_changes.add_problem(book, ProblemEntry(account_id=account_id, what="Late", noted_on=TODAY))
    favour_changes.add_favour(
        book, FavourEntry(what="x", done_on=TODAY, way=FavourWay.GIVEN, account_id=account_id)
    )
    held = account_reads.belongings(book, account_id)
    assert (held.terms, held.problems, held.favours, held.count) == (1, 1, 1, 3)
    before = dump(book)
    account_changes.delete_account(book, account_id)
    assert book.rows("SELECT count(*) FROM term") == [(0,)]
    book.undo()
    assert dump(book) == before


def test_a_favour_of_somebody_outside_goes_with_them_and_that_of_an_account_stays(book: Book) -> None:
    account_id = an_account(book)
    inside, outside = a_person(book, "Ana", account_id), a_person(book, "Boris", None)
    for person_id, of in ((inside, account_id), (outside, None)):
        favour_changes.add_favour(
            book,
            FavourEntry(what="x", done_on=TODAY, way=FavourWay.RECEIVED, account_id=of, person_id=person_id),
        )
    people_changes.delete_person(book, inside)
    assert [line.person for line in favour_reads.favours_of(book, account_id)] == [""]
    people_changes.delete_person(book, outside)
    assert book.rows("SELECT count(*) FROM favour") == [(1,)]
    book.undo()
    assert book.rows("SELECT count(*) FROM favour") == [(2,)]


# -- problems and favours


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


def test_thanks_can_be_taken_back(book: Book) -> None:
    account_id = an_account(book)
    favour_id = favour_changes.add_favour(
        book,
        FavourEntry(what="Tickets", done_on=TODAY, way=FavourWay.GIVEN, account_id=account_id, cost=12_50),
    )
    assert favour_changes.set_thanked(book, favour_id, TODAY) == "Tickets"
    assert favour_reads.favour_line(book, favour_id).entry.thanked_on == TODAY
    favour_changes.set_thanked(book, favour_id, None)
    assert favour_reads.favour_line(book, favour_id).entry.thanked_on is None
    assert book.undo() == "No thanks yet for “Tickets”" and book.undo() == "Thanks for “Tickets”"
    favour_changes.delete_favour(book, favour_id)
    assert favour_reads.favours_of(book, account_id) == []
