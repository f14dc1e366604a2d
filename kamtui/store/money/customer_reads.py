"""What the book knows of the accounts and people that a list may speak of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kamtui.domain.accounts.duplicates import KnownName
from kamtui.domain.accounts.importing.directory import Directory, KnownPerson, NamesPeople
from kamtui.domain.accounts.importing.said import Said
from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.money.importing.choices import choices_of
from kamtui.domain.money.importing.customers import (
    AccountNames,
    KnownAccounts,
    listed_customers,
    newly_matched,
)
from kamtui.domain.money.importing.plan import Choices, Customer, Decision
from kamtui.domain.planning import Planning
from kamtui.store.accounts.reach_reads import reaches_by_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class KnownCustomer(NamedTuple):
    """An account as a list of sales may name it: by one of `keys`, or by `number_key`."""

    keys: frozenset[str]
    """`customer_key` of its names, and of those that were matched to it by hand."""
    number_key: str
    names: tuple[str, ...]
    number: str
    city: str
    country: str


class _AccountLine(NamedTuple):
    id: int
    name: str
    legal_name: str
    registration_number: str
    city: str
    country: str
    stage: str


def _accounts(book: Book) -> list[_AccountLine]:
    return book.lines(
        _AccountLine,
        "SELECT id, name, legal_name, registration_number, city, country, stage FROM account ORDER BY id",
    )


def known_customers(book: Book) -> list[KnownCustomer]:
    """Every account of the book."""
    matched: defaultdict[int, set[str]] = defaultdict(set)
    for key, account_id in matched_names(book).items():
        matched[account_id].add(key)
    return [
        KnownCustomer(
            keys=frozenset(
                (customer_key(account.name), customer_key(account.legal_name), *matched[account.id])
            )
            - {""},
            number_key=number_key(account.registration_number),
            names=(account.name, account.legal_name),
            number=account.registration_number,
            city=account.city,
            country=account.country,
        )
        for account in _accounts(book)
    ]


def matched_names(book: Book) -> dict[str, int]:
    """The account of each customer that was matched by hand, by `customer_key`."""
    return dict(book.rows("SELECT folded, account_id FROM sales_name"))


def known_accounts(book: Book) -> list[KnownName]:
    """Every account, to be compared with the customers of a list; `detail` is its city."""
    addresses = reaches_by_account(book, ReachKind.WEB, ReachKind.EMAIL)
    return [
        KnownName(
            account.id,
            account.name,
            account.legal_name,
            tuple(reach.value for reach in addresses.get(account.id, ())),
            Stage(account.stage),
            detail=account.city,
            number=account.registration_number,
        )
        for account in _accounts(book)
    ]


def account_names(book: Book) -> AccountNames:
    """The accounts of the book by all that names one."""
    return AccountNames(known_accounts(book))


def told_accounts(book: Book, said: Said, planning: Planning) -> dict[str, int | Decision]:
    """What was said of single customers, as choices. Raises NoSuchAccount."""
    if not said.matches:
        return choices_of(said, AccountNames(()))
    return choices_of(said, planning.once("account names", lambda: account_names(book)))


class Customers:
    """Finds the customers of one list in the book; one of whom nothing else is said than for the last plan, once.

    `choices` were made by hand for single customers. With `takes_likely` one in doubt is the account that it is most like.
    """

    def __init__(
        self,
        book: Book,
        choices: Choices | None = None,
        planning: Planning | None = None,
        *,
        takes_likely: bool = False,
    ) -> None:
        self.planning = planning = planning or Planning()
        self._choices = choices or {}
        self._takes_likely = takes_likely
        known = self.known = planning.once("known accounts", lambda: known_accounts(book))
        """Every account of the book."""
        remembered = self.remembered = planning.once("remembered", lambda: matched_names(book))
        """The account of each customer that was matched by hand before."""
        self._accounts = planning.once(
            ("accounts", takes_likely), lambda: KnownAccounts(known, remembered, takes_likely=takes_likely)
        )

    def found(self, customer: Customer, unknown: Decision) -> Customer:
        """A customer with its account, or what becomes of it. Raises GoneMeanwhile where a chosen account is gone."""
        self.planning.look(is_new=False)
        choice = self._choices.get(customer.key)
        if isinstance(choice, int) and choice not in self._accounts:
            raise GoneMeanwhile
        return self.planning.once(
            (customer, choice, unknown, self._takes_likely),
            lambda: self._accounts.find(customer, choice, unknown),
        )


def found_customers(
    known: Customers, rows: Iterable[NamesPeople], unknown: Decision
) -> tuple[tuple[Customer, ...], tuple[tuple[str, str, int], ...]]:
    """Which account each customer in some rows is, and the names (name, key, account) matched by hand that are new.

    `unknown` is for those of whom nothing was said, and that are no account. Raises GoneMeanwhile where a chosen account
    is no longer in the book.
    """
    listed = listed_customers(rows)
    known.planning.expect(len(listed))
    customers = [known.found(customer, unknown) for customer in listed]
    return tuple(customers), newly_matched(customers, known.remembered)


def directory_of(book: Book, rows: Sequence[NamesPeople], planning: Planning) -> Directory:
    """The people of the book, and those whom the rows of a list name."""
    return planning.once("directory", lambda: Directory(people_named(book), rows))


def people_named(book: Book) -> list[KnownPerson]:
    """Everybody whom a list may name; who is at further accounts besides is there too, behind those who are there first."""
    return book.lines(
        KnownPerson,
        "SELECT id AS person_id, name, account_id FROM person WHERE NOT is_empty_seat "
        "UNION ALL SELECT p.id, p.name, m.account_id FROM membership m JOIN person p ON p.id = m.person_id "
        "WHERE m.is_besides AND m.until_on IS NULL AND NOT p.is_empty_seat",
    )
