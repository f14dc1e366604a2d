"""What earlier slips left in a book is found, and nothing that is right is doubted."""

from datetime import date
from typing import Any

from kamtui.domain.accounts.doubts import DoubtKind
from kamtui.domain.calls.call import Participant
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.terms.words import TermState
from kamtui.domain.time.months import months_from, plus_months
from kamtui.store.accounts.doubts import doubts
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from tests.build import TODAY, a_call, a_person, a_term, an_account, dump, set_term_state

JAN = date(2026, 1, 1)


def found(book: Book) -> dict[DoubtKind, list[str]]:
    before = dump(book)
    listed = doubts(book, TODAY)
    assert dump(book) == before
    by_kind: dict[DoubtKind, list[str]] = {}
    for doubt in listed:
        by_kind.setdefault(doubt.kind, []).append(doubt.sentence.replace("\u00a0", " "))
    return by_kind


def write(book: Book, sql: str, **values: Any) -> None:
    """As an older program wrote it: the verbs of today would refuse."""
    with book.change_rows("As it was") as con:
        con.execute(sql, values)


def test_a_call_with_somebody_of_another_firm(book: Book) -> None:
    acme, billa = an_account(book, "Acme"), an_account(book, "Билла")
    maria = a_person(book, "Мария Иванова", account_id=billa)
    adviser = a_person(book, "Lawyer", account_id=billa, is_adviser=True)
    free = a_person(book, "Outside", account_id=None)
    a_call(book, acme, Participant(maria, ""), Participant(adviser, ""), Participant(free, ""))
    a_call(book, billa, Participant(maria, ""))
    assert found(book) == {DoubtKind.OTHER_FIRM: ["22 Nov 2026, Acme: Мария Иванова is of Билла"]}


def test_who_moved_was_there_then(book: Book) -> None:
    acme, billa = an_account(book, "Acme"), an_account(book, "Билла")
    maria = a_person(book, "Мария Иванова", account_id=billa)
    write(
        book,
        "INSERT INTO membership (id, person_id, account_id, since_on, until_on) "
        "VALUES (5, :person, :account, '2020-01-01', '2026-01-01')",
        person=maria,
        account=acme,
    )
    a_call(book, acme, Participant(maria, ""))
    assert found(book) == {}


def test_a_promise_that_never_comes_back(book: Book) -> None:
    acme = an_account(book, "Acme")
    promises: dict[str, dict[str, Any]] = {
        "forgotten": {},
        "checked": {"checks": "every friday"},
        "ending": {"until_on": date(2027, 1, 1)},
        "over": {},
    }
    for what, fields in promises.items():
        term = a_term(book, acme, what, from_on=JAN, **fields)
        set_term_state(book, term, TermState.ENDED if what == "over" else TermState.AGREED, TODAY)
    write(
        book,
        "UPDATE term SET check_rule = NULL, check_from_on = NULL, next_check_on = NULL WHERE what = 'forgotten'",
    )
    assert found(book) == {DoubtKind.NEVER_BACK: ["Acme: forgotten (since 1 Jan 2026)"]}


def test_births_of_this_year_or_later(book: Book) -> None:
    acme = an_account(book, "Acme")
    for name, birthday in (("Ana", "2026-03-14"), ("Boris", "2025-12-31"), ("Vera", "2031-01-02")):
        person = a_person(book, name, account_id=acme)
        write(book, "UPDATE person SET birthday = :day WHERE id = :id", day=birthday, id=person)
    assert found(book) == {
        DoubtKind.BIRTHDAY: ["Ana (Acme): born 14 Mar 2026", "Vera (Acme): born 2 Jan 2031"]
    }


def test_a_birthday_without_a_year_is_none_of_this_year(book: Book) -> None:
    person = a_person(book, "Ana", account_id=an_account(book, "Acme"))
    write(book, "UPDATE person SET birthday = '--03-14' WHERE id = :id", id=person)
    assert found(book) == {}


def test_pieces_of_names(book: Book) -> None:
    acme = an_account(book, "Acme")
    a_person(book, "ivan", account_id=acme)
    a_person(book, "иван", account_id=None)
    a_person(book, "olaf", account_id=acme, title="buyer")
    a_person(book, "van der Berg", account_id=acme)
    assert found(book) == {DoubtKind.PIECE_OF_A_NAME: ["ivan (Acme)", "иван"]}


def test_several_ratings_of_a_day_from_stray_keys(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ana", account_id=acme)
    write(book, "DELETE FROM stance_reading")
    for number, (strength, evidence, read_on) in enumerate(
        [
            (1, "", "2026-11-22"),
            (3, "", "2026-11-22"),
            (5, "shared line", "2026-11-22"),
            (4, "shared line", "2026-11-21"),
            (5, "shared line", "2026-11-21"),
            (2, "", "2026-11-21"),
        ]
    ):
        write(
            book,
            "INSERT INTO bond_reading (id, account_id, bond, read_on, strength, evidence, would_break, held_by) "
            "VALUES (:id, :account, 'personal', :day, :strength, :evidence, '', '')",
            id=100 + number, account=acme, day=read_on, strength=strength, evidence=evidence,
        )  # fmt: skip
    for number, (stance, reason) in enumerate(
        [("blocker", ""), ("supporter", ""), ("neutral", "she said so")]
    ):
        write(
            book,
            "INSERT INTO stance_reading (id, person_id, read_on, stance, influence, confidence, reason) "
            "VALUES (:id, :person, '2026-11-22', :stance, 4, 'assumed', :reason)",
            id=200 + number, person=ana, stance=stance, reason=reason,
        )  # fmt: skip
    assert found(book) == {
        DoubtKind.SEVERAL_RATINGS: [
            "Acme, personal, 21 Nov 2026: 2 ratings (4, 5)",
            "Acme, personal, 22 Nov 2026: 2 ratings (1, 3)",
            "Ana (Acme), 22 Nov 2026: 2 ratings (blocker 4, supporter 4)",
        ]
    }


def test_amounts_out_of_proportion(book: Book) -> None:
    acme, small = an_account(book, "Acme"), an_account(book, "Small")
    months = months_from(JAN, plus_months(JAN, 5))
    set_months(book, acme, [MonthFigures(month, 10_000, 1_000) for month in months[:5]])
    set_months(book, acme, [MonthFigures(months[5], 1_000_000, 2_000_000)])
    set_months(book, small, [MonthFigures(month, 100, 10) for month in months])
    assert found(book) == {
        DoubtKind.OUT_OF_PROPORTION: [
            "Acme, Jun 2026: 10 000 €, far above its other months",
            "Acme, Jun 2026: a profit of 20 000 € from 10 000 €",
        ]
    }
