"""What we did for an account: what stands there by itself, what was written down, and that nothing counts twice."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.value import Value, ValueEntry, by_year, worth_sum
from kamtui.domain.terms.words import FavourWay, Outcome, OwedBy, ProblemState, TermCategory
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.changes import delete_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, ValuedMeanwhile
from kamtui.store.terms import favour_changes, problem_changes, value_changes, value_reads
from kamtui.store.terms.value_reads import values_of
from tests.build import TODAY, a_check, a_term, an_account, dump

LONG_AGO = date(2024, 1, 1)


def a_problem(
    book: Book, account_id: int, what: str = "Late", state: ProblemState = ProblemState.OPEN
) -> int:
    return problem_changes.add_problem(book, ProblemEntry(account_id, what, TODAY, state=state))


def told(book: Book, account_id: int) -> list[tuple[str, int | None, str]]:
    return [(value.entry.what, value.entry.worth, value.entry.source.value) for value in values_of(book, account_id, TODAY)]  # fmt: skip


def the(book: Book, account_id: int) -> Value:
    [value] = values_of(book, account_id, TODAY)
    return value


def test_a_problem_stands_there_once_as_long_as_it_is_solved(book: Book) -> None:
    acme = an_account(book)
    problem = a_problem(book, acme)
    assert told(book, acme) == []
    before = dump(book)
    problem_changes.solve_problem(book, problem, 120_050, TODAY)
    assert told(book, acme) == [("Late", 120_050, "problem")] and book.undo() and dump(book) == before
    problem_changes.solve_problem(book, problem, None, TODAY)
    assert told(book, acme) == [("Late", None, "problem")], "not known is a gap and not 0"
    problem_changes.set_problem_state(book, problem, ProblemState.OPEN, TODAY)
    assert told(book, acme) == [], "what it was worth is kept and does not count"
    problem_changes.solve_problem(book, problem, 7, TODAY)
    assert told(book, acme) == [("Late", 7, "problem")] and book.rows("SELECT count(*) FROM value") == [(1,)]
    problem_changes.set_problem_state(book, problem, ProblemState.DROPPED, TODAY)
    assert told(book, acme) == []
    a_problem(book, acme, "Solved in its form", ProblemState.SOLVED)
    assert told(book, acme) == [("Solved in its form", None, "problem")]


def test_a_favour_stands_there_if_we_did_it(book: Book) -> None:
    acme = an_account(book)
    given = FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme, cost=8_400)
    favour = favour_changes.add_favour(book, given)
    favour_changes.add_favour(book, given._replace(what="A tip", way=FavourWay.RECEIVED))
    value = the(book, acme)
    assert value.value_id is None and value.entry.worth is None, "what it cost us is no worth of theirs"
    value_changes.add_value(book, value.entry._replace(worth=5_000))
    assert told(book, acme) == [("Tickets", 5_000, "favour")]
    favour_changes.edit_favour(book, favour, given._replace(way=FavourWay.RECEIVED))
    assert told(book, acme) == []
    favour_changes.edit_favour(book, favour, given)
    favour_changes.delete_favour(book, favour)
    assert told(book, acme) == [("Tickets", 5_000, "own")], "what was written down stays"


def test_what_another_window_valued_already_does_not_count_twice(book: Book) -> None:
    acme = an_account(book)
    favour_changes.add_favour(book, FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme))
    term = a_term(book, acme, "Visits", category=TermCategory.SERVICE, from_on=LONG_AGO)
    for entry in (
        the(book, acme).entry._replace(worth=500),
        ValueEntry(acme, "Visits", TODAY, 700, term_id=term),
    ):
        value_changes.add_value(book, entry)
        before = dump(book)
        with pytest.raises(ValuedMeanwhile):
            value_changes.add_value(book, entry)
        assert dump(book) == before
    value_changes.add_value(book, ValueEntry(acme, "Visits", LONG_AGO, 9, term_id=term))
    for _time in range(2):
        value_changes.add_value(book, ValueEntry(acme, "Papers", TODAY, 1))
    assert sorted(worth or 0 for _what, worth, _source in told(book, acme)) == [1, 1, 9, 500, 700]


def test_what_does_not_count_goes_with_what_it_came_of(book: Book) -> None:
    acme = an_account(book)
    problem = a_problem(book, acme)
    problem_changes.solve_problem(book, problem, 120_050, TODAY)
    problem_changes.set_problem_state(book, problem, ProblemState.OPEN, TODAY)
    given = FavourEntry("Tickets", TODAY, FavourWay.GIVEN, acme)
    favour = favour_changes.add_favour(book, given)
    value_changes.add_value(book, ValueEntry(acme, "Tickets", TODAY, 5_000, favour_id=favour))
    favour_changes.edit_favour(book, favour, given._replace(way=FavourWay.RECEIVED))
    before = dump(book)
    problem_changes.delete_problem(book, problem)
    favour_changes.delete_favour(book, favour)
    assert told(book, acme) == [] and not book.rows("SELECT 1 FROM value"), "nobody did this for them"
    assert book.undo() and book.undo() and dump(book) == before


@pytest.mark.parametrize(
    ("outcomes", "is_there"),
    [((), False), ((Outcome.KEPT,), True), ((Outcome.KEPT, Outcome.PARTLY), True), ((Outcome.PARTLY,), False),
     ((Outcome.KEPT, Outcome.BROKEN), False)],
)  # fmt: skip
def test_a_service_term_stands_there_in_a_year_in_which_it_was_kept(
    book: Book, outcomes: tuple[Outcome, ...], is_there: bool
) -> None:
    acme = an_account(book)
    for category, owed_by in ((TermCategory.SERVICE, OwedBy.WE), (TermCategory.SERVICE, OwedBy.THEY),
                              (TermCategory.DELIVERY, OwedBy.WE)):  # fmt: skip
        term = a_term(book, acme, f"{category} {owed_by}", category=category, owed_by=owed_by, today=LONG_AGO, checks="weekly")  # fmt: skip
        for day, outcome in enumerate(outcomes):
            a_check(book, term, outcome, TODAY - timedelta(days=9 - day))
    assert [what for what, *_rest in told(book, acme)] == ["service we"] * is_there


def test_a_service_term_is_a_line_of_each_year(book: Book) -> None:
    acme = an_account(book)
    term = a_term(book, acme, "Visit", category=TermCategory.SERVICE, today=LONG_AGO, checks="monthly")
    for on in (date(2025, 3, 1), date(2025, 7, 1), date(2026, 2, 1)):
        a_check(book, term, Outcome.KEPT, on)
    first, second = values_of(book, acme, TODAY)
    assert [first.entry.done_on, second.entry.done_on] == [date(2026, 2, 1), date(2025, 7, 1)]
    value_changes.add_value(book, second.entry._replace(worth=900))
    assert [value.entry.worth for value in values_of(book, acme, TODAY)] == [None, 900]
    assert [value.entry.done_on.year for value in values_of(book, acme, date(2025, 12, 31))] == [2025]


def test_own_rows_are_written_corrected_deleted_and_go_with_the_account(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    states = [dump(book)]
    entry = ValueEntry(acme, "Papers for the audit", TODAY, 1)
    value_id = value_changes.add_value(book, entry)
    states.append(dump(book))
    value_changes.edit_value(book, value_id, entry._replace(worth=None, what="Papers"))
    assert the(book, acme) == Value(value_id, entry._replace(worth=None, what="Papers"))
    states.append(dump(book))
    value_changes.delete_value(book, value_id)
    with pytest.raises(GoneMeanwhile):
        value_reads.value_entry(book, value_id)
    for state in reversed(states):
        book.undo()
        assert dump(book) == state
    value_changes.add_value(book, entry)
    held = account_reads.belongings(book, acme)
    assert (held.values, held.count) == (1, 1)
    delete_account(book, acme)
    assert book.rows("SELECT 1 FROM value") == []


def test_what_moves_to_another_account_takes_its_worth_along(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Billa")
    problem = a_problem(book, acme)
    problem_changes.solve_problem(book, problem, 7, TODAY)
    moved = ProblemEntry(other, "Late", TODAY, state=ProblemState.SOLVED)
    problem_changes.edit_problem(book, problem, moved, TODAY)
    assert (told(book, acme), told(book, other)) == ([], [("Late", 7, "problem")])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 10**12)), st.integers(0, 900)), max_size=12))
def test_the_sums_of_the_book_are_exact_to_the_cent(book: Book, rows: list[tuple[int | None, int]]) -> None:
    acme = an_account(book)
    for number, (worth, ago) in enumerate(rows):
        value_changes.add_value(book, ValueEntry(acme, f"v{number}", TODAY - timedelta(days=ago), worth))
    values = values_of(book, acme, TODAY)
    assert worth_sum(value.entry for value in values).known == sum(worth or 0 for worth, _ago in rows)
    by_sql = book.rows(
        "SELECT substr(done_on, 1, 4), coalesce(sum(worth), 0), sum(worth IS NULL) FROM value WHERE account_id = ? "
        "GROUP BY 1 ORDER BY 1 DESC",
        (acme,),
    )
    assert [(str(year.year), year.sum.known, len(year.sum.unknown)) for year in by_year(values)] == by_sql
