"""Who was where and when: records of people and their memberships, also in older books."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.fields import Problems
from kamtui.domain.time.birthday import Birthday
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.options import importer_of
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.accounts import memberships, people_changes
from kamtui.store.accounts.people_reads import names_in, people_of
from kamtui.store.accounts.reads import account_lines
from kamtui.store.book import contacts, journal
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, NothingToRedo, NothingToUndo, RefusedValue
from kamtui.store.center import changes as center_changes
from kamtui.store.chain import reads as chain_reads
from kamtui.store.day.ways_reads import ways_to_call
from kamtui.store.feasts.reads import feasts_at
from tests.build import (
    TODAY,
    a_call,
    a_person,
    an_account,
    dump,
    people_are_where_they_are,
    raw,
)
from tests.store.books.write import read
from tests.store.center.stories import names, on

MARCH, MAY, JULY, SEPTEMBER = (date(2026, month, 1) for month in (3, 5, 7, 9))


# -- who is there


def test_a_persons_record_and_membership_go_together(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    ana = a_person(book, "Ana", acme, read_on=MARCH)
    people_changes.edit_person(
        book, ana, PersonEntry(name="Ana", account_id=acme, status=PersonStatus.MOVED), StanceEntry(None, None), MAY
    )  # fmt: skip
    people_changes.edit_person(
        book, ana, PersonEntry(name="Ana", account_id=acme), StanceEntry(None, None), JULY
    )
    people_changes.edit_person(
        book, ana, PersonEntry(name="Ana", account_id=other), StanceEntry(None, None), SEPTEMBER
    )
    rows = book.rows("SELECT account_id, since_on, until_on FROM membership ORDER BY id")
    assert rows == [
        (acme, "2026-03-01", "2026-05-01"),
        (acme, "2026-07-01", "2026-09-01"),
        (other, "2026-09-01", None),
    ]
    a_call(book, acme, "Somebody New", held_at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    assert names(on(book, acme, date(2026, 6, 1))) == {"Somebody New"}
    assert people_are_where_they_are(book)
    people_changes.delete_person(book, ana)
    assert [row[0] for row in book.rows("SELECT account_id FROM membership")] == [acme]


def test_only_one_membership_can_be_open(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    ana = a_person(book, "Ana", acme)
    with pytest.raises(RefusedValue), book.change_rows("Twice") as con:
        con.execute("INSERT INTO membership VALUES (1, ?, ?, '2026-01-01', NULL, 0)", (ana, other))


def test_moving_there_where_one_is_gets_a_sentence(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ana", acme)
    with pytest.raises(Problems, match="Ana is at Acme already"):
        center_changes.move_person(book, ana, acme, TODAY)
    with pytest.raises(GoneMeanwhile):
        center_changes.move_person(book, ana, 5, TODAY)
    center_changes.mark_left(book, ana, TODAY)
    center_changes.move_person(book, ana, acme, TODAY)  # back again
    assert names(on(book, acme, TODAY)) == {"Ana"}


def test_marking_twice_is_no_act(book: Book) -> None:
    ana = a_person(book, "Ana", an_account(book, "Acme"), read_on=MAY)
    center_changes.mark_left(book, ana, JULY)
    held = dump(book)
    center_changes.mark_left(book, ana, TODAY)
    assert dump(book) == held
    assert book.undo() == "Ana left"


# -- books of format 1


def test_people_of_an_older_book_get_their_membership(path: Path) -> None:
    read(Path(__file__).parents[1] / "books" / "v1.sql", path)
    with Book.open(path) as book:
        assert people_are_where_they_are(book)
        wrong = book.rows(
            "SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id "
            "WHERE m.since_on <> date(p.created_at, 'localtime')"
        )
        assert book.rows("SELECT count(*) FROM membership") != [(0,)] and wrong == []


def test_who_left_an_older_book_stays_on_its_earlier_maps(path: Path) -> None:
    """Since the day on which it was written down; else after the last that is known of them."""
    read(Path(__file__).parents[1] / "books" / "v1.sql", path)
    with raw(path) as con:
        first, second = [
            row[0] for row in con.execute("SELECT id FROM person WHERE account_id NOT NULL LIMIT 2")
        ]
        journal.drop_triggers(con)
        contacts.drop_triggers(con)
        con.execute("UPDATE person SET created_at = '2020-01-01T10:00:00Z'")
        con.execute("UPDATE person SET status = 'left' WHERE id IN (?, ?)", (first, second))
        con.execute("DELETE FROM stance_reading")
        con.execute("DELETE FROM person_contact")
        con.execute("INSERT INTO person_contact VALUES (?, '2021-05-05T10:00:00Z')", (second,))
        con.execute(
            "INSERT INTO change_set VALUES (9, 'Left', '2022-02-02T10:00:00Z', 'do', NULL, 'done', 1)"
        )
        was, now = (json.dumps({"id": first, "status": status}) for status in ("active", "left"))
        con.execute("INSERT INTO journal VALUES (NULL, 9, 'person', ?, 'update', ?, ?)", (first, was, now))
    with Book.open(path) as book:
        rows = {row[0]: row[1:] for row in book.rows("SELECT person_id, since_on, until_on FROM membership")}
    assert rows[first] == ("2020-01-01", "2022-02-02")
    assert rows[second] == ("2020-01-01", "2021-05-06")


def test_the_history_of_an_older_book_takes_memberships_along(path: Path) -> None:
    """Back to the empty book and forth again, over what was done before there were memberships."""
    read(Path(__file__).parents[1] / "books" / "v1.sql", path)
    with Book.open(path) as book:
        start = dump(book)
        back: list[str] = []
        with pytest.raises(NothingToUndo):
            while True:
                back.append(book.undo())
                assert people_are_where_they_are(book)
        assert all(rows == [] for rows in dump(book).values())
        forth: list[str] = []
        with pytest.raises(NothingToRedo):
            while True:
                forth.append(book.redo())
                assert people_are_where_they_are(book)
                if len(forth) == len(back):
                    assert dump(book) == start
        assert forth[: len(back)] == back[::-1]


# -- at several accounts, and before


def stays(book: Book, person_id: int) -> list[tuple[str, str, str | None, bool]]:
    return [
        (
            stay.account,
            stay.since_on.isoformat(),
            stay.until_on.isoformat() if stay.until_on else None,
            stay.is_besides,
        )
        for stay in memberships.stays_of(book, person_id)
    ]


def test_one_person_at_two_accounts_is_on_both_maps_and_can_be_chosen_at_both(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    ana = a_person(book, "Ana", acme, read_on=MAY)
    start = dump(book)
    memberships.add_stay(book, ana, other, MAY, None, TODAY)
    assert names(on(book, acme, TODAY)) == names(on(book, other, TODAY)) == {"Ana"}
    assert [person.name for person in people_of(book, other)] == ["Ana"]
    assert [person.name for person in names_in(book, other)] == ["Ana"]
    book.undo()
    assert dump(book) == start and names_in(book, other) == []


def test_who_is_there_besides_counts_and_is_known_there_like_the_others(book: Book, tmp_path: Path) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    ana = a_person(book, "Ana Ivanova", acme, birthday=Birthday(TODAY.month, TODAY.day), phone="0888 123456")
    memberships.add_stay(book, ana, other, MAY, None, TODAY)
    assert [line.people for line in account_lines(book, [acme, other]).values()] == [1, 1]
    assert [feast.who.person_id for feast in feasts_at(book, other, TODAY, 7)] == [ana]
    assert [way.who for way in ways_to_call(book, other, None)] == ["Ana Ivanova"]
    for kind, text in (
        ("accounts", "Company;Contact\nOther;Ana Ivanova\n"),
        ("calls", "Date;Customer;Contact;Notes\n5.1.2026;Other;Ana Ivanova;Prices\n6.1.2026;;Ana Ivanova;Terms\n"),
    ):  # fmt: skip
        path = tmp_path / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        importer = importer_of(kind, path, {}, Answers(), AS_FOUND, {"firms": "none"})
        planned = importer.plan(book, importer.read(lambda _done, _whole: None))
        importer.carry_out(book, planned.plan, lambda _done, _whole: None)
    assert book.rows("SELECT id, account_id FROM person") == [(ana, acme)]
    assert book.rows("SELECT DISTINCT person_id FROM call_person") == [(ana,)]
    center_changes.mark_left(book, ana, TODAY)
    statuses = {account: [person.status for person in people_of(book, account)] for account in (acme, other)}
    assert statuses == {acme: [PersonStatus.LEFT], other: [PersonStatus.ACTIVE]}


def test_who_moves_stays_where_they_are_besides(book: Book) -> None:
    acme, other, third = (an_account(book, name) for name in ("Acme", "Other", "Third"))
    ana = a_person(book, "Ana", acme)
    memberships.add_stay(book, ana, other, MAY, None, TODAY)
    center_changes.move_person(book, ana, third, TODAY)
    assert [stay[0] for stay in stays(book, ana)] == ["Third", "Other", "Acme"]
    center_changes.move_person(book, ana, other, TODAY)
    assert stays(book, ana)[0] == ("Other", MAY.isoformat(), None, False)
    assert names(on(book, third, TODAY)) == set()


def test_before_is_written_down_corrected_and_taken_back(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    ana = a_person(book, "Ana", acme)
    memberships.add_stay(book, ana, other, date(2020, 1, 1), date(2024, 1, 1), TODAY)
    assert names(on(book, other, date(2022, 1, 1))) == {"Ana"} and names(on(book, other, TODAY)) == set()
    (_now, before) = memberships.stays_of(book, ana)
    with pytest.raises(Problems, match="correct that line"):
        memberships.add_stay(book, ana, other, date(2023, 1, 1), None, TODAY)
    memberships.correct_stay(book, before.membership_id, date(2021, 1, 1), None, TODAY)
    assert stays(book, ana)[1] == ("Other", "2021-01-01", None, True)
    memberships.correct_stay(book, _now.membership_id, date(2019, 1, 1), None, TODAY)
    assert stays(book, ana)[0] == ("Acme", "2019-01-01", None, False)
    memberships.delete_stay(book, before.membership_id)
    assert len(stays(book, ana)) == 1
    with pytest.raises(GoneMeanwhile):
        memberships.delete_stay(book, before.membership_id)


def test_where_a_namer_was_is_their_first_account(book: Book) -> None:
    """Being at another one besides, even since later, does not take the prospects along."""
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    ana = a_person(book, "Ana", acme)
    with book.change_rows("Since") as con:
        con.execute("UPDATE membership SET since_on = '2020-01-01'")
    memberships.add_stay(book, ana, other, MAY, None, TODAY)
    assert chain_reads.account_of_person(book, ana, TODAY) == acme
