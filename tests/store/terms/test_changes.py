"""What was agreed, in a real book: checks and the days after them, renegotiation, what hangs on a term, undo."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from kamtui.domain.fields import Problems
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.problem import FollowUp, ProblemEntry
from kamtui.domain.terms.words import (
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    TermCategory,
    TermState,
)
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, EndedMeanwhile, GoneMeanwhile, ProposedMeanwhile
from kamtui.store.day import task_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, problem_changes, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermView
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
    assert [one.needs_answer(TODAY) for one in term_reads.terms_that_ask(book, TODAY)] == [True]
    tomorrow = TODAY + timedelta(1)
    assert term_reads.terms_that_ask(book, tomorrow) == []
    assert term_reads.term_ids(book, tomorrow, view=TermView.BROKEN) == [], "as Today says"
    assert term_reads.term_ids(book, tomorrow) == [term_id], "it is owed all the same"
    [late] = term_reads.terms_that_ask(book, FRIDAY + timedelta(1))
    assert late.needs_answer(FRIDAY + timedelta(1)) and late.answer_on == FRIDAY, "a late task is no answer"
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
    assert [one.needs_answer(tomorrow) for one in term_reads.terms_that_ask(book, tomorrow)] == [True]
    a_task(book, "Put it right", account_id, term_id=term_id, due_on=tomorrow)
    # The task was written down by the clock of this machine; the check by the test's day.
    with raw(book.path) as con:
        assert con.execute("SELECT date(created_at, 'localtime') >= ? FROM task", (str(TODAY),)).fetchone()[0]
    assert term_reads.terms_that_ask(book, tomorrow) == []


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
            lambda entry: entry._replace(checks=read_recurrence("monthly on the 5th", TODAY, TODAY)),
            date(2026, 12, 5),
        ),
        (lambda entry: entry._replace(what="Another word"), FRIDAY),
        (lambda entry: entry._replace(checks=None), None),
        (lambda entry: entry._replace(until_on=TODAY), None),
        (lambda entry: entry._replace(state=TermState.ENDED), None),
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
    assert book.undo() == "Director's approval given: “Deliver within the week”"
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
