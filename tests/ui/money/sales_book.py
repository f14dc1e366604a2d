"""Books with sales: a small one with exact figures, and one as large as a long working life."""

from datetime import UTC, date, datetime
from random import Random

from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.time.months import plus_months
from kamtui.store.book.book import Book
from kamtui.store.book.tables import Account, BondReading, Plan, Sale

THIS_MONTH = date(2026, 11, 1)


def many_months(book: Book, accounts: int, months: int, *, seed: int = 6) -> None:
    """Accounts with months of sales and plans and their bonds, poured in as one act; every 17th loses money."""
    rng = Random(seed)
    first = plus_months(THIS_MONTH, -months)
    with book.change("Many months") as act:
        for number in range(accounts):
            account_id = book.ids.new()
            size = int(1_000_00 * (1 + 400 / (number + 1)))
            share = -8 if number % 17 == 5 else rng.randint(5, 35)
            begins = rng.choice([0, 0, 0, months - 14, months - 5])
            ends = rng.choice([months, months, months, months, months - 6, months - 13])
            act.add(
                Account(
                    id=account_id,
                    created_at=datetime(2021, 1, 1, tzinfo=UTC),
                    name=f"{'Клиент' if number % 2 else 'Customer'} {number:03}",
                    stage=Stage.CUSTOMER.value,
                    is_key=number % 20 == 0,
                )
            )
            act.flush()
            for step in range(months):
                month = plus_months(first, step)
                if begins <= step < ends:
                    revenue = size * rng.randint(60, 140) // 100
                    profit = None if number % 40 == 7 else revenue * share // 100
                    act.add(
                        Sale(
                            id=book.ids.new(),
                            account_id=account_id,
                            month_on=month,
                            revenue=revenue,
                            profit=profit,
                        )
                    )
                if step >= months - 24:
                    act.add(
                        Plan(
                            id=book.ids.new(),
                            account_id=account_id,
                            month_on=plus_months(month, 12),
                            revenue=size,
                        )
                    )
            for bond in Bond:
                act.add(
                    BondReading(
                        id=book.ids.new(),
                        account_id=account_id,
                        bond=bond.value,
                        read_on=date(2026, 6, 1),
                        strength=rng.choice([None, 0, 1, 2, 3, 4, 5]),
                        yearly_cost=size * 2 if bond is Bond.VALUE else None,
                    )
                )
