"""What was said of single customers of a list of sales, as choices: the account that each is, or that it becomes one."""

from kamtui.domain.accounts.importing.said import NoSuchAccount, Said
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.money.importing.customers import AccountNames
from kamtui.domain.money.importing.plan import Decision


def choices_of(said: Said, names: AccountNames) -> dict[str, int | Decision]:
    """The choice for each customer's key. Raises NoSuchAccount where a match names none, or several, of the book's."""
    choices: dict[str, int | Decision] = {}
    for match in said.matches:
        ids = names.named(match.account)
        if len(ids) != 1:
            raise NoSuchAccount(match, are_several=bool(ids), may_be_in_list=False)
        choices[customer_key(match.name)] = ids[0]
    return choices | {customer_key(name): Decision.ADD for name in said.add}
