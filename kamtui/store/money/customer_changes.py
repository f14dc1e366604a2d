"""The customers of a list as accounts: those that are new are made, and what was said of names is remembered."""

from collections.abc import Iterable
from datetime import UTC, datetime

from kamtui.domain.accounts.account import AccountEntry, own_values
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Customer
from kamtui.store.accounts.import_changes import remember_name
from kamtui.store.book import tables
from kamtui.store.book.act import Act


def add_customers(
    act: Act,
    customers: Iterable[Customer],
    remembered: Iterable[tuple[str, str, int]],
    stage: Stage = Stage.CUSTOMER,
) -> dict[str, int]:
    """Make accounts of customers, and remember names (name, key, account); the id of each new one by its owner."""
    made: dict[str, int] = {}
    for customer in customers:
        entry = AccountEntry(name=customer.name, registration_number=customer.number, stage=stage)
        account = tables.Account(id=act.new_id(), created_at=datetime.now(UTC), **own_values(entry))
        act.add(account)
        act.flush()
        made[customer.owner] = account.id
        if customer.is_by_hand and not customer.number:
            # Added though others are like it: it is found again by what was said of it.
            remember_name(act, customer.name, account.id)
    for written, _key, account_id in remembered:
        remember_name(act, written, account_id)
    return made
