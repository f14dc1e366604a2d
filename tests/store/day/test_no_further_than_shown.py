"""What Today reads no further than it shows it is what it would pick of all that the rules say."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.chain.warnings import chain_warnings
from kamtui.domain.day.picking import picked, picked_in_turn
from kamtui.domain.knowledge.care import Customer, care_warnings, is_about_renewal
from kamtui.domain.thresholds import USUAL, ChainLimits, KnowledgeLimits, MoneyLimits, Thresholds
from kamtui.domain.time.moments import local_day
from kamtui.domain.warning import Subject, Warning
from kamtui.store.book import journal
from kamtui.store.book.book import Book
from kamtui.store.center.reads import accounts_to_watch, centers
from kamtui.store.chain.reads import forest
from kamtui.store.chain.waits_reads import asked_at, rules_in_turn, satisfied_customers, supporters_to_ask
from kamtui.store.day.shown import implied_reads
from kamtui.store.day.today import implied
from kamtui.store.knowledge.care_reads import care_of
from kamtui.store.money.figures import Figures
from tests.make_big_book import make_big_book

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BOOKS = {"small": (12, 40, 60, 30), "long-chain": (60, 150, 900, 240), "many-people": (25, 300, 400, 80)}
"""Accounts, people, calls and namings of made-up books."""
DAYS = (-900, -200, -40, 0, 1, 20, 75, 200)
"""Days from the one on which they were made."""
IMPATIENT = ChainLimits(silent_days=20, pay_off_days=30, ask_again_days=15)


@pytest.fixture(scope="module", params=BOOKS)
def made_up(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("shown") / "book.db"
    accounts, people, calls, namings = BOOKS[request.param]
    make_big_book(path, accounts, people, calls, NOW, namings)
    with Book.open(path, read_only=True) as book:
        yield book


@pytest.fixture
def sample(sample_file_at: Callable[[datetime], Path], tmp_path: Path) -> Iterator[Book]:
    shutil.copyfile(sample_file_at(NOW), tmp_path / "sample.db")
    with Book.open(tmp_path / "sample.db", read_only=True) as book:
        yield book


def all_of_the_chain(book: Book, day: date, limits: ChainLimits) -> list[Warning]:
    satisfied = [
        customer._replace(asked_on=asked_at(book, customer.subject.account_id or 0))
        for customer in satisfied_customers(book, limits)
    ]
    return chain_warnings(forest(book), supporters_to_ask(book, day, limits), day, limits, satisfied)


def told(warnings: list[Warning]) -> list[tuple[object, ...]]:
    return [(warning.subject, warning.severity, warning.key, warning.sentence) for warning in warnings]


def compare_chain(book: Book, day: date, limits: ChainLimits) -> int:
    everything, accepted = all_of_the_chain(book, day, limits), set[tuple[int | None, str]]()
    for _round in range(3):
        shown = picked(everything, accepted)
        assert told(picked_in_turn(rules_in_turn(book, day, limits), accepted)) == told(shown)
        accepted |= {(warning.subject.account_id, warning.key) for warning in shown[::2]}
    by_rule = chain.from_iterable(warnings for _rule, warnings in rules_in_turn(book, day, limits))
    assert told(list(by_rule)) == told(everything)
    return len(everything)


@pytest.mark.parametrize("limits", [USUAL.chain, IMPATIENT], ids=["usual", "impatient"])
def test_the_chain_of_made_up_books(made_up: Book, limits: ChainLimits) -> None:
    assert sum(compare_chain(made_up, NOW.date() + timedelta(days=days), limits) for days in DAYS) > 0


def test_the_chain_of_the_sample_book(sample: Book) -> None:
    assert sum(compare_chain(sample, NOW.date() + timedelta(days=days), USUAL.chain) for days in DAYS) > 0


# -- buying centers, and how satisfied customers are


def compare_centers(book: Book, day: date) -> int:
    """Of maps without ties and counts of calls the same is warned as of whole ones."""
    watched = accounts_to_watch(book, day)
    whole = centers(book, [center.account_id for center in watched], day)
    assert [told(center_warnings(center)) for center in watched] == [
        told(center_warnings(center)) for center in whole
    ]
    return len(watched)


def all_customers(book: Book) -> list[Customer]:
    customers = []
    for account_id, name, is_key, created_at, renewal_on in book.rows(
        "SELECT id, name, is_key, created_at, renewal_on FROM account WHERE stage = 'customer' ORDER BY id"
    ):
        readings = [
            (date.fromisoformat(read_on), score)
            for read_on, score in book.rows(
                "SELECT read_on, score FROM satisfaction_reading WHERE account_id = ? ORDER BY read_on DESC, id DESC",
                (account_id,),
            )
        ]
        tasks = book.rows("SELECT what FROM task WHERE account_id = ? AND done_at IS NULL", (account_id,))
        customers.append(
            Customer(
                Subject(account_id, name),
                bool(is_key),
                local_day(created_at),
                date.fromisoformat(renewal_on) if renewal_on else None,
                any(is_about_renewal(what) for (what,) in tasks),
                [*readings[:1], *(reading for reading in readings if reading[0] < readings[0][0])][:2],
            )
        )
    return customers


def compare_care(book: Book, day: date, limits: KnowledgeLimits) -> int:
    everything = care_warnings(all_customers(book), day, limits)
    assert told(care_of(book, day, limits)) == told(everything)
    return len(everything)


def test_maps_and_satisfaction_of_made_up_books(made_up: Book) -> None:
    days = [NOW.date() + timedelta(days=days) for days in DAYS]
    assert sum(compare_centers(made_up, day) for day in days) > 0
    hard_to_please = KnowledgeLimits(satisfaction_fell_by=1, low_satisfaction=9, ask_satisfaction_days=30)
    assert sum(
        compare_care(made_up, day, limits) for day in days for limits in (USUAL.knowledge, hard_to_please)
    )


def test_maps_and_satisfaction_of_the_sample_book(sample: Book) -> None:
    days = [NOW.date() + timedelta(days=days) for days in DAYS]
    assert sum(compare_centers(sample, day) for day in days) > 0
    assert sum(compare_care(sample, day, USUAL.knowledge) for day in days) > 0


# -- sales and bonds

OTHER_LIMITS = USUAL._replace(
    money=MoneyLimits(class_a_percent=40, down_percent=2, late_intervals=2, hours_percent=1, hours_times=1),
    knowledge=KnowledgeLimits(weak_bond=4, captive_bond=1, one_bond_percent=20),
)


def compare_implied(book: Book, day: date, thresholds: Thresholds, monkeypatch: pytest.MonkeyPatch) -> int:
    everything, accepted = implied(Figures(book, day, thresholds)), set[tuple[int | None, str]]()
    monkeypatch.setattr(implied_reads, "accepted_on", lambda _book, _day: accepted)
    for _round in range(3):
        shown = picked(everything, accepted)
        assert told(implied_reads.what_is_implied(book, day, thresholds)) == told(shown)
        accepted |= {(warning.subject.account_id, warning.key) for warning in shown[::2]}
    return len(everything)


@pytest.mark.parametrize("thresholds", [USUAL, OTHER_LIMITS], ids=["usual", "other"])
def test_what_sales_and_bonds_of_made_up_books_imply(
    made_up: Book, thresholds: Thresholds, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = (NOW.date() + timedelta(days=days) for days in DAYS)
    assert sum(compare_implied(made_up, day, thresholds, monkeypatch) for day in days) > 0


def test_what_sales_and_bonds_of_the_sample_book_imply(sample: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    days = (NOW.date() + timedelta(days=days) for days in DAYS)
    assert sum(compare_implied(sample, day, OTHER_LIMITS, monkeypatch) for day in days) > 0


@pytest.mark.parametrize("seed", range(6))
def test_what_sales_with_gaps_imply(path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Months without sales or profit, sales that are given back, plans of some months only, calls of any length, bonds not known."""
    rng = Random(seed)
    make_big_book(path, 14, 30, 120, NOW, 20)
    con = sqlite3.connect(path)
    con.create_function("chance", 0, rng.random)
    journal.drop_triggers(con)
    for statement in (
        "DELETE FROM sale WHERE month_on IN (SELECT month_on FROM (SELECT DISTINCT month_on FROM sale) WHERE chance() < :gaps)",
        "DELETE FROM sale WHERE account_id IN (SELECT id FROM account WHERE chance() < 0.5) AND chance() < 0.6",
        "UPDATE sale SET profit = NULL WHERE chance() < 0.2",
        "UPDATE sale SET revenue = -revenue WHERE chance() < 0.1",
        "DELETE FROM plan WHERE chance() < 0.4",
        "UPDATE plan SET revenue = NULL WHERE chance() < 0.2",
        "UPDATE bond_reading SET strength = NULL WHERE chance() < 0.1",
        "UPDATE call SET minutes = CAST(chance() * 500 AS INTEGER) WHERE chance() < 0.2",
    ):
        con.execute(statement, {"gaps": 0.3 * (seed % 2)})
    journal.create_triggers(con)
    con.commit()
    con.close()
    with Book.open(path, read_only=True) as book:
        days = (NOW.date() + timedelta(days=days) for days in DAYS)
        assert sum(compare_implied(book, day, OTHER_LIMITS, monkeypatch) for day in days) > 0
