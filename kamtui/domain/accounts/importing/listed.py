"""What a list says of one account."""

from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry


class Listed(NamedTuple):
    """An account as a list says it, and the fields of which it says anything."""

    entry: AccountEntry
    given: frozenset[str]
