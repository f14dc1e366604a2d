"""Lists of terms: views, orders, words, and which ones ask for attention."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import broken_longest_first
from kamtui.domain.terms.words import (
    FavourWay,
    Outcome,
    OwedBy,
    TermCategory,
    TermState,
)
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.day_spans import DaySpan
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.search import index
from kamtui.store.book.search.finding import find
from kamtui.store.day import task_changes
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermOrder, TermView
from tests.build import (
    TODAY,
    a_check,
    a_person,
    a_task,
    a_term,
    an_account,
    raw,
)


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
    assert term_reads.count_terms(book, TODAY).by_view[view] == len(expected)


def test_broken_ones_come_first_by_the_day_on_which_they_broke(book: Book) -> None:
    acme, ago = an_account(book, "Acme"), TODAY - timedelta(20)
    broke: list[int] = []
    for what, days, checks in (("first", 9, "monthly on the 5th"), ("last", 1, "every monday")):
        broke.append(a_term(book, acme, what, today=ago, checks=checks))
        a_check(book, broke[-1], Outcome.BROKEN, TODAY - timedelta(days))
    overdue = a_term(book, acme, "overdue", today=ago, checks="once on 5.11.2026")
    assert term_reads.term_ids(book, TODAY) == [*broke, overdue]
    assert [term.term_id for term in term_reads.owed_terms(book, acme, TODAY)] == [*broke, overdue]


def test_broken_ones_stand_in_the_order_of_the_rule(book: Book) -> None:
    accounts = [
        an_account(book, name, is_key=name in "Метро Zora")
        for name in ("billa", "Acme", "Метро", "Zora", "Ёлка")
    ]
    person = a_person(book, "Ana", accounts[0])
    for number in range(15):
        term_id = a_term(
            book, accounts[number % 5], str(number), today=TODAY - timedelta(40), person_id=person if number % 5 == 0 else None,
            checks=("every monday", "monthly on the 5th")[number % 2],
        )  # fmt: skip
        a_check(book, term_id, Outcome.BROKEN, TODAY - timedelta(number % 3 * 10))
    found = term_reads.term_ids(book, TODAY, view=TermView.BROKEN)
    ranked = sorted(term_reads.standings(book, found).values(), key=broken_longest_first)
    assert len(found) == 15 and found == [term.term_id for term in ranked]
    assert term_reads.term_ids(book, TODAY) == found
    for owed in (
        term_reads.owed_terms(book, accounts[0], TODAY),
        term_reads.owed_terms_with(book, person, TODAY),
    ):
        assert owed == sorted(owed, key=broken_longest_first) and len(owed) == 3


def test_what_is_broken_and_what_needs_an_answer_is_read_as_the_rule_says(book: Book) -> None:
    acme = an_account(book)
    for number in range(48):
        rule = "once on 1.10.2026" if number % 2 else "every friday"
        term_id = a_term(book, acme, str(number), checks=rule, today=TODAY - timedelta(60))
        a_check(
            book, term_id, Outcome.KEPT if number % 12 == 0 else Outcome.BROKEN, TODAY - timedelta(number % 3)
        )
        if number % 4 >= 2:
            for due in (4, -3)[: 1 + number % 5 // 3]:
                task = a_task(book, "Put it right", acme, TODAY + timedelta(due), term_id=term_id)
                if number % 7 < 3:
                    task_changes.finish_task(book, task, datetime.now(UTC))
        if number % 8 > 5:
            noted = ProblemEntry(account_id=acme, what="x", noted_on=TODAY, term_id=term_id)
            problem = problem_changes.add_problem(book, noted)
            if number % 3:
                problem_changes.solve_problem(book, problem, None, TODAY)
    ids = [term_id for (term_id,) in book.rows("SELECT id FROM term")]
    every = term_reads.standings(book, ids).values()
    broken = {one.term_id for one in every if one.is_broken}
    needs = {one.term_id for one in every if one.needs_answer(TODAY)}
    assert 20 < len(broken) < 44 and 10 < len(needs) < len(broken) - 5
    told = term_reads.term_ids(book, TODAY, view=TermView.BROKEN)
    assert set(told) == needs and term_reads.term_ids(book, TODAY)[: len(needs)] == told
    # One that has ended is owed until what is done about it is done, and is not past.
    owed, past = (set(term_reads.term_ids(book, TODAY, view=view)) for view in (TermView.OPEN, TermView.PAST))
    assert owed == {one.term_id for one in every if one.is_open} | broken
    assert any(not one.is_open for one in every if one.term_id in broken) and owed | past == set(ids)
    assert not owed & past
    ours = set(term_reads.term_ids(book, TODAY, view=TermView.OURS))
    counts = term_reads.count_terms(book, TODAY).by_view
    assert [counts[view] for view in (TermView.OPEN, TermView.PAST, TermView.OURS)] == [
        len(owed),
        len(past),
        len(ours),
    ]
    assert {one.term_id for one in term_reads.terms_that_ask(book, TODAY) if one.needs_answer(TODAY)} == needs
    assert counts[TermView.BROKEN] == len(needs)


def test_what_both_owe_is_counted_apart_too(book: Book) -> None:
    a_ledger(book)
    counts, both = term_reads.count_terms(book, TODAY)
    assert both == 1 and counts[TermView.OURS] + counts[TermView.THEIRS] - both == counts[TermView.OPEN]
    assert term_reads.count_terms(book, TODAY, TermCategory.PAYMENT).owed_by_both == 0


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


def test_the_day_that_each_view_is_filtered_by(book: Book) -> None:
    a_ledger(book)
    everything = DaySpan(None, None)
    for view, column in (
        (TermView.DUE, "next_check_on"),
        (TermView.ENDING, "until_on"),
        (TermView.PAST, "ended_on"),
    ):
        shown = term_reads.term_ids(book, TODAY, view=view)
        days = {id: day for id, day in book.rows(f"SELECT id, {column} FROM term") if id in shown and day}
        assert days and set(term_reads.term_ids(book, TODAY, view=view, days=everything)) == set(days)
        for some in set(days.values()):
            day = date.fromisoformat(some)
            found = term_reads.term_ids(book, TODAY, view=view, days=DaySpan(day, day))
            assert set(found) == {id for id, its in days.items() if its == some}
    [broken] = term_reads.term_ids(book, TODAY, view=TermView.BROKEN)
    [(broke_on,)] = book.rows("SELECT max(checked_on) FROM term_check WHERE term_id = ?", (broken,))
    its_day = DaySpan(date.fromisoformat(broke_on), date.fromisoformat(broke_on))
    assert term_reads.term_ids(book, TODAY, view=TermView.BROKEN, days=its_day) == [broken]
    by_end = term_reads.term_ids(book, TODAY, days=everything, order=TermOrder.END)
    assert set(by_end) == {id for (id,) in book.rows("SELECT id FROM term WHERE until_on IS NOT NULL")} & set(
        term_reads.term_ids(book, TODAY)
    )


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


def test_terms_that_ask_leaves_out_the_quiet_ones(book: Book) -> None:
    made = a_ledger(book)
    found = {one.term_id for one in term_reads.terms_that_ask(book, TODAY)}
    assert found == {made["due"], made["broken"], made["ending"]}


def test_of_many_checks_of_one_day_the_last_ones_are_read(book: Book) -> None:
    term = a_term(book, an_account(book), checks="every friday")
    for place in range(6):
        a_check(book, term, Outcome.BROKEN if place < 4 else Outcome.KEPT)
    ids = [check_id for (check_id,) in book.rows("SELECT id FROM term_check ORDER BY id")]
    for count in (1, 3, 6, 9):
        checks = term_reads.standings(book, [term], checks=count)[term].checks
        assert [check.check_id for check in checks] == ids[-count:]
