"""What sources brought and what our work was worth, to the cent: beside sums that are reckoned another way, from the bare rows."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from kamtui.domain.chain.forest import Forest, Naming
from kamtui.domain.chain.harvest import Harvest, Yield, sources_that_pay
from kamtui.domain.terms.value import by_year
from kamtui.store.book.book import Book
from kamtui.store.chain.reads import forest
from kamtui.store.terms.value_reads import values_of
from tests.build import TODAY
from tests.marked_book import marked_book

MORNING = datetime(2026, 11, 24, 9).astimezone()
EURO = Decimal(100)


@pytest.fixture
def sample(tmp_path: Path, sample_file_at: Callable[[datetime], Path]) -> Iterator[Book]:
    copy = tmp_path / "sample.db"
    shutil.copyfile(sample_file_at(MORNING), copy)
    copy.chmod(0o600)
    with Book.open(copy, backups=None) as opened:
        yield opened


def win_some(book: Book, seed: int) -> None:
    """Let accounts be named by people of others, from several sources, for a fee or none, and make customers of some of them."""
    rng = Random(seed)
    accounts = [account_id for (account_id,) in book.rows("SELECT id FROM account ORDER BY id")]
    people = [person_id for (person_id,) in book.rows("SELECT id FROM person ORDER BY id")]
    with book.change_rows("Win some") as con:
        for number in range(4 * len(accounts)):
            con.execute(
                "INSERT INTO referral (id, account_id, by_person_id, named_on, source, why, may_use_name, fee, created_at) "
                "VALUES (?, ?, ?, ?, ?, '', 'yes', ?, '2026-11-22T10:00:00Z')",
                (
                    number + 1,
                    rng.choice(accounts),
                    rng.choice([None, *people]),
                    days_ago(rng, 900),
                    rng.choice(["chain", "spotter", "fair"]),
                    rng.choice([None, 0, 12_345]),
                ),
            )
        for account_id in accounts:
            if rng.random() < 0.7:
                con.execute(
                    "UPDATE account SET stage = ?, won_on = ?, lost_on = NULL WHERE id = ?",
                    (rng.choice(["customer", "former"]), days_ago(rng, 500), account_id),
                )


def days_ago(rng: Random, most: int) -> str:
    return (TODAY - timedelta(days=rng.randint(0, most))).isoformat()


def sold_since_won(book: Book) -> dict[int, tuple[date, Decimal, Decimal | None, bool]]:
    """Of each account that was won when, what it bought since in euro, what that earned, and whether that is known of all."""
    won: dict[int, date] = {}
    for account_id, stage, won_on in book.rows("SELECT id, stage, won_on FROM account"):
        if won_on and stage in ("customer", "former"):
            won[account_id] = date.fromisoformat(won_on)
    months = defaultdict(list)
    for account_id, month_on, revenue, profit in book.rows(
        "SELECT account_id, month_on, revenue, profit FROM sale"
    ):
        if account_id in won and date.fromisoformat(month_on) >= won[account_id].replace(day=1):
            months[account_id].append((revenue, profit))
    sold = {}
    for account_id, bought in months.items():
        known = [Decimal(profit) / EURO for _revenue, profit in bought if profit is not None]
        revenue = sum((Decimal(amount) / EURO for amount, _profit in bought), Decimal())
        sold[account_id] = (
            won[account_id],
            revenue,
            sum(known, Decimal()) if known else None,
            len(known) == len(bought),
        )
    return {
        account_id: sold.get(account_id, (day, Decimal(-1), None, True)) for account_id, day in won.items()
    }


def is_as_reckoned(
    found: Yield, accounts: set[int], sold: dict[int, tuple[date, Decimal, Decimal | None, bool]]
) -> None:
    """Revenue and profit of those won are the sums of the bare rows; what is not known is none, and counted."""
    bought = [sold[account_id][1:] for account_id in accounts if sold[account_id][1] >= 0]
    revenues, profits = [one[0] for one in bought], [one[1] for one in bought if one[1] is not None]
    assert found.won == len(accounts)
    assert found.revenue == (int(sum(revenues) * EURO) if revenues else None)
    assert found.profit == (int(sum(profits) * EURO) if profits else None)
    assert found.without_profit == sum(not one[2] for one in bought)
    if found.profit is not None:
        assert found.left_after_fees == found.profit - found.fees


def sources_are_exact(book: Book) -> int:
    """Every source by itself and with all generations after it; of how many there was anything to reckon."""
    sold, known = sold_since_won(book), forest(book)
    fees: defaultdict[str, int] = defaultdict(int)
    for source, fee in book.rows("SELECT source, fee FROM referral"):
        fees[source] += fee or 0
    earning = 0
    for brought in sources_that_pay(known, Harvest(known)):
        namings = [naming for naming in known.namings if naming.source is brought.source]
        for found, of_source in ((brought.own, namings), (brought.tree, with_generations(known, namings))):
            accounts = {
                naming.account_id
                for naming in of_source
                if naming.account_id in sold and sold[naming.account_id][0] >= naming.named_on
            }
            is_as_reckoned(found, accounts, sold)
            assert found.fees == fees[brought.source.value]
            earning += bool(found.revenue)
    return earning


def with_generations(known: Forest, namings: list[Naming]) -> list[Naming]:
    """Some namings, and all that came of them: those named by people of the accounts that were named."""
    found, waiting, seen = [], list(namings), set()
    while waiting:
        naming = waiting.pop()
        found.append(naming)
        if naming.account_id not in seen:
            seen.add(naming.account_id)
            waiting += [one for one in known.namings if one.by_account_id == naming.account_id]
    return found


def values_are_exact(book: Book) -> int:
    """What our work was worth, by account and year; of how many years there was a worth."""
    solved = {row_id for (row_id,) in book.rows("SELECT id FROM problem WHERE state = 'solved'")}
    given = {row_id for (row_id,) in book.rows("SELECT id FROM favour WHERE way = 'given'")}
    sums: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for account_id, done_on, worth, problem_id, favour_id in book.rows(
        "SELECT account_id, done_on, worth, problem_id, favour_id FROM value"
    ):
        if worth is not None and problem_id in {None, *solved} and favour_id in {None, *given}:
            sums[account_id, int(done_on[:4])] += Decimal(worth) / EURO
    told = {
        (account_id, year.year): Decimal(year.sum.known) / EURO
        for (account_id,) in book.rows("SELECT id FROM account")
        for year in by_year(values_of(book, account_id, TODAY))
        if year.sum.counted
    }
    assert told == sums
    return len(sums)


def test_the_sums_of_the_sample(sample: Book) -> None:
    assert sources_are_exact(sample) >= 2 and values_are_exact(sample) >= 2


@pytest.mark.parametrize("seed", range(4))
def test_the_sums_of_a_random_book(book: Book, seed: int) -> None:
    marked_book(book, seed)
    win_some(book, seed)
    assert sources_are_exact(book) >= 1
    assert values_are_exact(book) >= 1
