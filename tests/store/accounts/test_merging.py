"""Two records that are one: all that hangs on both stays, as one act that can be undone."""

from collections import Counter
from datetime import date

import pytest

from kamtui.domain.accounts.duplicates import Likeness
from kamtui.domain.accounts.merging.fields import Keep, merged
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import TieKind
from kamtui.domain.knowledge.image import ImageEntry
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import PortfolioState, Topic
from kamtui.store.accounts.merging import changes, pairs
from kamtui.store.accounts.people_reads import person_entry
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import contacts
from kamtui.store.book.book import Book
from kamtui.store.book.search import index
from kamtui.store.book.tables import CallPerson, Membership, Person, PortfolioItem, Product, Rivalry, Sale
from kamtui.store.knowledge import (
    dossier_changes,
    dossier_reads,
    image_changes,
    image_reads,
    portfolio_changes,
    portfolio_reads,
)
from tests.build import TODAY, a_call, a_person, a_tie, an_account, dump, raw
from tests.marked_book import marked_book


def merge_two_accounts(book: Book, kept: int, gone: int, months: Keep = Keep.BOTH) -> None:
    entry = merged(account_entry(book, kept), account_entry(book, gone), {})
    changes.merge_accounts(book, kept, gone, entry, months=months)


def merge_two_people(book: Book, kept: int, gone: int) -> None:
    entry = merged(person_entry(book, kept)[0], person_entry(book, gone)[0], {})
    changes.merge_people(book, kept, gone, entry, TODAY)


def is_sound(book: Book) -> bool:
    with raw(book.path) as con:
        return (
            not con.execute("PRAGMA foreign_key_check").fetchall()
            and index.agree(con)
            and contacts.agree(con)
        )


CHOSEN = {"account", "person"}
"""Of the fields of the two records themselves some are chosen, and the others go."""


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("record", ["account", "person"])
def test_all_that_hangs_on_both_stays_and_an_undo_brings_both_back(
    book: Book, seed: int, record: str
) -> None:
    """In a book in which every text is one of its own, each is still to be read somewhere."""
    marks = marked_book(book, seed)
    start = dump(book)
    between: list[int] = []
    if record == "account":
        kept, gone = marks.accounts[0], marks.accounts[1]
        merge_two_accounts(book, kept, gone)
    else:
        kept, gone = [person for (person,) in book.rows("SELECT id FROM person ORDER BY id")][:2]
        # What bound the two to each other binds nobody any more.
        between = [row[0] for row in start["tie"] if {row[1], row[2]} == {kept, gone}]
        merge_two_people(book, kept, gone)
    after = dump(book)
    assert is_sound(book)
    assert not [row for row in after[record] if row[0] == gone]
    text = "\n".join(str(value) for rows in after.values() for row in rows for value in row)
    lost = [
        mark
        for mark in marks.all
        if not mark.shown.isdigit()
        and mark.shown not in text
        and mark.table not in CHOSEN
        and mark.row_id not in between
    ]
    assert lost == []
    assert sum(book.rows("SELECT sum(revenue) FROM sale")[0]) == sum(row[3] for row in start["sale"])
    assert len(after["call"]) == len(start["call"]) and len(after["term"]) == len(start["term"])
    book.undo()
    assert dump(book) == start
    book.redo()
    assert dump(book) == after and is_sound(book)


def test_a_month_of_both_is_added_up_or_counted_once(book: Book) -> None:
    kept, gone = an_account(book, "АКМЕ ООД"), an_account(book, "Acme")
    with book.change("Sell") as act:
        for account, month, revenue, profit in (
            (kept, 1, 100_00, 10_00),
            (gone, 1, 50_00, 5_00),
            (kept, 2, 7_00, None),
            (gone, 2, 3_00, 1_00),
            (gone, 3, 9_00, 2_00),
        ):
            act.add(
                Sale(
                    id=act.new_id(),
                    account_id=account,
                    month_on=date(2026, month, 1),
                    revenue=revenue,
                    profit=profit,
                )
            )

    def sold(months: Keep) -> list[tuple[int, int | None]]:
        merge_two_accounts(book, kept, gone, months)
        rows = book.rows("SELECT revenue, profit FROM sale WHERE account_id = ? ORDER BY month_on", (kept,))
        book.undo()
        return [(revenue, profit) for revenue, profit in rows]

    assert sold(Keep.BOTH) == [(150_00, 15_00), (10_00, None), (9_00, 2_00)]
    assert sold(Keep.FIRST) == [(100_00, 10_00), (7_00, None), (9_00, 2_00)]
    assert sold(Keep.SECOND) == [(50_00, 5_00), (3_00, 1_00), (9_00, 2_00)]


def test_the_next_list_of_sales_knows_the_account_by_both_names(book: Book) -> None:
    kept, gone = an_account(book, "АКМЕ ООД"), an_account(book, "Acme Trading")
    merge_two_accounts(book, kept, gone)
    assert book.rows("SELECT name, folded, account_id FROM sales_name") == [
        ("Acme Trading", "acme trading", kept)
    ]


def test_what_may_stand_once_becomes_one(book: Book) -> None:
    """A competitor and a product line of both: the texts of both stay, and what one does not know the other says."""
    kept, gone = an_account(book, "Алфа"), an_account(book, "Алфа ООД")
    with book.change("Know") as act:
        from kamtui.store.book.tables import Competitor

        rival, line = act.new_id(), act.new_id()
        act.add(Competitor(id=rival, name="Конкурент"), Product(id=line, name="Фолио", place=1))
        act.flush()
        for account, strength, words, state in (
            (kept, None, "цена", "not_assessed"),
            (gone, 4, "срок", "sold"),
        ):
            act.add(
                Rivalry(
                    id=act.new_id(),
                    account_id=account,
                    competitor_id=rival,
                    strength=strength,
                    with_what=words,
                ),
                PortfolioItem(id=act.new_id(), account_id=account, product_id=line, state=state),
            )
    merge_two_accounts(book, kept, gone)
    assert book.rows("SELECT account_id, strength, with_what FROM rivalry") == [(kept, 4, "цена; срок")]
    assert book.rows("SELECT account_id, state FROM portfolio_item") == [(kept, "sold")]


def test_dated_readings_of_both_stay_and_the_latest_is_the_present(book: Book) -> None:
    kept, gone = an_account(book, "Алфа"), an_account(book, "Алфа ООД")
    film = portfolio_changes.add_product(book, "Фолио")
    for account, price, day in ((kept, 12_50, date(2026, 3, 1)), (gone, 13_10, date(2026, 9, 1))):
        cell = Cell(PortfolioState.SOLD, negotiated_price=price)
        portfolio_changes.set_cell(book, account, film, cell, day)
        dossier_changes.write_text(book, account, Topic.PRICE, f"плащат {price}", day)
        image_changes.take_image_reading(book, account, ImageEntry(read_on=day, strength=price // 500))
    merge_two_accounts(book, kept, gone)
    assert [reading.text for reading in dossier_reads.text_course(book, kept, Topic.PRICE)] == [
        "плащат 1310", "плащат 1250",
    ]  # fmt: skip
    assert [reading.price for reading in portfolio_reads.price_courses(book, kept)[film]] == [13_10, 12_50]
    assert [reading.strength for reading in image_reads.brand_image(book, kept).readings] == [2, 2]
    book.undo()
    assert len(dossier_reads.text_course(book, gone, Topic.PRICE)) == 1


def test_one_person_in_one_call_was_asked_once(book: Book) -> None:
    firm = an_account(book, "Алфа")
    kept, gone, boss = (a_person(book, name, firm) for name in ("Иван Петров", "Ivan Petrov", "Шеф"))
    call = a_call(book, firm, kept, gone)
    with book.change("Ask") as act:
        (row,) = act.having(CallPerson, call_id=call, person_id=gone)
        row.asked = Asked.GIVEN.value
        for person, above in ((kept, gone), (boss, kept)):
            act.get(Person, person).reports_to_id = above
        act.get(Person, gone).reports_to_id = boss
    a_tie(book, kept, gone)
    a_tie(book, kept, boss, strength=1, note="слуша го")
    a_tie(book, gone, boss, strength=3, note="уважава го")
    a_tie(book, boss, gone, TieKind.CONFLICTS, strength=1)
    start = dump(book)
    merge_two_people(book, kept, gone)
    assert book.rows("SELECT person_id, asked FROM call_person WHERE call_id = ?", (call,)) == [
        (kept, "given")
    ]
    assert book.rows("SELECT from_person_id, to_person_id, kind, strength, note FROM tie ORDER BY kind") == [
        (kept, boss, "conflicts", 1, ""),
        (kept, boss, "influences", 3, "слуша го; уважава го"),
    ]
    assert book.rows("SELECT id, reports_to_id FROM person ORDER BY id") == [(kept, None), (boss, kept)]
    assert is_sound(book)
    book.undo()
    assert dump(book) == start


def test_where_the_person_was_before_stays_and_one_place_is_open(book: Book) -> None:
    old, new = an_account(book, "Стара"), an_account(book, "Нова")
    before, now = a_person(book, "Иван Петров", old), a_person(book, "Иван Петров", new)
    with book.change("Since") as act:
        for person, since in ((before, date(2020, 1, 1)), (now, date(2025, 3, 1))):
            (row,) = act.having(Membership, person_id=person)
            row.since_on = since
    merge_two_people(book, now, before)
    stays = "SELECT account_id, since_on, until_on, is_besides FROM membership ORDER BY since_on"
    assert book.rows(stays) == [
        (old, "2020-01-01", TODAY.isoformat(), 0),
        (new, "2025-03-01", None, 0),
    ]
    book.undo()
    entry = merged(person_entry(book, now)[0], person_entry(book, before)[0], {})
    changes.merge_people(book, now, before, entry, TODAY, is_at_both=True)
    assert book.rows(stays) == [(old, "2020-01-01", None, 1), (new, "2025-03-01", None, 0)]


def test_a_person_of_two_accounts_that_are_one_was_there_without_a_break(book: Book) -> None:
    kept, gone = an_account(book, "Алфа"), an_account(book, "Алфа ООД")
    person = a_person(book, "Иван Петров", gone)
    with book.change("Since") as act:
        (row,) = act.having(Membership, person_id=person)
        row.since_on = date(2025, 3, 1)
        act.add(
            Membership(
                id=act.new_id(),
                person_id=person,
                account_id=kept,
                since_on=date(2020, 1, 1),
                until_on=date(2025, 3, 1),
            )
        )
    merge_two_accounts(book, kept, gone)
    assert book.rows("SELECT account_id, since_on, until_on FROM membership") == [(kept, "2020-01-01", None)]


@pytest.mark.parametrize("is_at_both", [False, True])
def test_the_first_place_may_be_that_of_either_whichever_was_written_down_first(
    book: Book, is_at_both: bool
) -> None:
    alfa, beta = an_account(book, "Алфа"), an_account(book, "Бета")
    one, other = a_person(book, "Иван Петров", alfa), a_person(book, "Ivan Petrov", beta)
    start = dump(book)
    for kept, gone, first in ((one, other, beta), (other, one, alfa)):
        entry = person_entry(book, kept)[0]._replace(account_id=first)
        changes.merge_people(book, kept, gone, entry, TODAY, is_at_both=is_at_both)
        stays = book.rows(
            "SELECT account_id, is_besides FROM membership WHERE until_on IS NULL ORDER BY is_besides"
        )
        assert stays == [(first, 0), (alfa + beta - first, 1)][: 1 + is_at_both]
        book.undo()
        assert dump(book) == start


@pytest.mark.parametrize("record", ["account", "person"])
def test_who_is_there_besides_now_stays_besides_where_they_were_first_before(book: Book, record: str) -> None:
    """Only one stay may be open in the first place: that of the account where the person is now."""
    alfa, same, beta = (an_account(book, name) for name in ("Алфа", "Алфа ООД", "Бета"))
    ivan = a_person(book, "Иван Петров", alfa if record == "person" else beta)
    besides_of = a_person(book, "Ivan Petrov", beta) if record == "person" else ivan
    besides_at = alfa if record == "person" else same
    with book.change("Stays") as act:
        for row in act.having(Membership):
            row.since_on = date(2024, 6, 1)
        act.add(
            Membership(
                id=act.new_id(),
                person_id=besides_of,
                account_id=besides_at,
                since_on=date(2024, 1, 1),
                is_besides=True,
            )
        )
        if record == "account":
            act.add(
                Membership(
                    id=act.new_id(),
                    person_id=ivan,
                    account_id=alfa,
                    since_on=date(2020, 1, 1),
                    until_on=date(2024, 6, 1),
                )
            )
    start = dump(book)
    if record == "account":
        merge_two_accounts(book, alfa, same)
    else:
        merge_two_people(book, besides_of, ivan)
    stays = book.rows(
        "SELECT account_id, until_on, is_besides FROM membership WHERE until_on IS NULL ORDER BY 1"
    )
    assert stays == [(alfa, None, 1), (beta, None, 0)]
    assert is_sound(book)
    book.undo()
    assert dump(book) == start


def test_likely_ones_of_the_whole_book_and_those_that_were_told_apart(book: Book) -> None:
    alfa = an_account(book, "Алфа", website="alfa.example")
    same = an_account(book, "Alfa ООД")
    an_account(book, "Бета")
    ivan, ivan_too = a_person(book, "Иван Петров", alfa), a_person(book, "Ivan Petrov", same)
    a_person(book, "Мария Колева", alfa)
    (firms,) = pairs.account_pairs(book)
    assert (firms.first.record_id, firms.second.record_id) == (alfa, same)
    assert firms.likeness is Likeness.LEGAL_FORM
    (people,) = pairs.people_pairs(book)
    assert (people.first.record_id, people.second.record_id) == (ivan, ivan_too)
    changes.tell_accounts_apart(book, same, alfa, TODAY)
    changes.tell_people_apart(book, ivan_too, ivan, TODAY)
    assert pairs.account_pairs(book) == [] and pairs.people_pairs(book) == []
    book.undo()
    assert len(pairs.people_pairs(book)) == 1


def test_a_phone_in_common_makes_one_of_two_only_with_a_word_of_the_name(book: Book) -> None:
    alfa, beta = an_account(book, "Алфа"), an_account(book, "Бета")
    a_person(book, "Иван Петров", alfa, phone="0888 12 34 56")
    a_person(book, "Мария Колева", beta, phone="+359 888 123456")
    assert pairs.people_pairs(book) == []
    a_person(book, "инж. Петров", beta, phone="00359888123456")
    assert [pair.second.name for pair in pairs.people_pairs(book)] == ["инж. Петров"]


def test_who_was_told_apart_from_the_one_that_goes_is_apart_from_the_one_that_stays(book: Book) -> None:
    kept, gone, third = (an_account(book, name) for name in ("Алфа", "Алфа ООД", "Алфа АД"))
    changes.tell_accounts_apart(book, gone, third, TODAY)
    changes.tell_accounts_apart(book, kept, gone, TODAY)
    merge_two_accounts(book, kept, gone)
    assert book.rows("SELECT account_id, other_account_id FROM account_apart") == [(kept, third)]
    assert pairs.account_pairs(book) == []


def test_the_earlier_days_stay(book: Book) -> None:
    kept, gone = an_account(book, "Алфа"), an_account(book, "Алфа ООД")
    with book.change_rows("Won") as con:
        con.execute("UPDATE account SET stage = 'customer', won_on = '2026-05-01' WHERE id = ?", (kept,))
        con.execute(
            "UPDATE account SET stage = 'customer', won_on = '2024-02-01', created_at = '2023-01-01T10:00:00Z' WHERE id = ?",
            (gone,),
        )
    merge_two_accounts(book, kept, gone)
    assert book.rows("SELECT won_on, created_at FROM account") == [("2024-02-01", "2023-01-01T10:00:00Z")]
    assert Counter(book.rows("SELECT stage FROM account")) == {("customer",): 1}
