"""Which account a customer of a list of sales is (K18).

A customer is an account by registration number, else by what was matched by hand before, else by name or
legal name; in the other alphabet or without its legal form where no other account is likely meant
(`duplicates.Names.twins`). Different numbers, ООД here and АД there, or letters that only look alike are
never surely the same. For one that is none of the book's the accounts that are likely meant are named.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kamtui.domain.accounts.duplicates import Alike, KnownName, Names, with_city
from kamtui.domain.accounts.importing.directory import Directory, KnownPerson, NamesPeople
from kamtui.domain.accounts.keys import customer_key, number_key
from kamtui.domain.accounts.name_words import LEGAL_FORMS, name_key
from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.importing.plan import Customer, Decision
from kamtui.domain.money.importing.sheet import MonthSum, SalesSheet

LIKELY = 3
"""How many of the accounts that an unknown customer may be are named."""
MOST_TURNS = 10
"""So often it is asked anew whose the rows are that name only people; two turns find nearly all."""


def customers_of(sheet: SalesSheet) -> list[tuple[Customer, list[MonthSum]]]:
    """The customers of a list in its order, each with its sums."""
    sums_of: defaultdict[tuple[str, str], list[MonthSum]] = defaultdict(list)
    for month_sum in sheet.sums:
        sums_of[month_sum.key, month_sum.number].append(month_sum)
    return [
        (
            Customer(
                key=key,
                name=sums[0].name,
                number=number,
                months=len({month_sum.month_on for month_sum in sums}),
                revenue=sum(month_sum.revenue or 0 for month_sum in sums),
                line=min(line for month_sum in sums for line in month_sum.lines),
            ),
            sums,
        )
        for (key, number), sums in sums_of.items()
    ]


def listed_customers(rows: Iterable[NamesPeople]) -> list[Customer]:
    """The customers that the rows of a list name, in its order; `months` counts their rows."""
    of_customer: defaultdict[tuple[str, str], list[NamesPeople]] = defaultdict(list)
    for row in rows:
        if row.name:
            of_customer[customer_key(row.name), number_key(row.number)].append(row)
    return [
        Customer(key, first.name, first.number, len(of_one), 0, first.line)
        for (key, _number), of_one in of_customer.items()
        for first in of_one[:1]
    ]


def whose(
    rows: Sequence[NamesPeople], customers: Iterable[Customer], directory: Directory
) -> list[Customer | KnownPerson | None]:
    """Whose each row is: its customer's; of one that names only people, the one person's of the first name that one has.

    Whom the list itself adds is a person too, as they are once it came in; so the same list once more means the same.
    """
    found = {(customer_key(one.name), number_key(one.number)): one for one in customers}
    told: list[Customer | KnownPerson | None] = [
        found[customer_key(row.name), number_key(row.number)] if row.name else None for row in rows
    ]
    if all(row.name or not row.people for row in rows):
        return told
    for _turn in range(MOST_TURNS):
        before, added = told, _people_added(rows, told, directory)
        told = [
            of if row.name else _of_one_person(row.people, directory, added)
            for row, of in zip(rows, before, strict=True)
        ]
        if told == before:
            break  # a row that names only people may add some too, by whom others are found
    return told


def listed_as(row: NamesPeople, of: Customer | KnownPerson | None) -> str | None:
    """Under which customer's name a list has the people of a row, for `Directory.present`."""
    if isinstance(of, KnownPerson):
        return None
    return row.name or (of.name if of is not None else "")


def _people_added(
    rows: Iterable[NamesPeople], told: Iterable[Customer | KnownPerson | None], directory: Directory
) -> Mapping[str, Mapping[object, Customer | KnownPerson]]:
    """By name whom the rows add to accounts, and by account the row's."""
    added: defaultdict[str, dict[object, Customer | KnownPerson]] = defaultdict(dict)
    for row, of in zip(rows, told, strict=True):
        if of is None or not row.people:
            continue
        is_new = False
        account: object = of.account_id
        if isinstance(of, Customer):
            if of.is_unknown:
                continue
            is_new, account = of.is_new, of.account_id or of.owner
        if account is None:
            continue
        present, _doubts = directory.present(row, of.account_id, is_new=is_new, listed_as=listed_as(row, of))
        for one in present:
            if one.person_id is None:
                added[name_key(one.name)].setdefault(account, of)
    return added


def _of_one_person(
    names: Iterable[str], directory: Directory, added: Mapping[str, Mapping[object, Customer | KnownPerson]]
) -> Customer | KnownPerson | None:
    for name in names:
        of_name: list[Customer | KnownPerson] = [
            *directory.called(name),
            *added.get(name_key(name), {}).values(),
        ]
        if len(of_name) == 1:
            return of_name[0]
    return None


class AccountNames:
    """The accounts of a book by all that names one: name, legal name, registration number, name and city."""

    def __init__(self, accounts: Iterable[KnownName]) -> None:
        self._by_name: defaultdict[str, set[int]] = defaultdict(set)
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        self._by_number: defaultdict[str, set[int]] = defaultdict(set)
        self._by_place: defaultdict[str, set[int]] = defaultdict(set)
        for account in accounts:
            account_id = account.record_id
            self._by_place[customer_key(with_city(account.name, account.detail))].add(account_id)
            for name in (account.name, account.legal_name):
                if key := customer_key(name):
                    self._by_key[key].add(account_id)
                    self._by_name[name_key(name)].add(account_id)
            if number := number_key(account.number):
                self._by_number[number].add(account_id)

    def named(self, name: str) -> list[int]:
        """The accounts of a name or number, whatever the punctuation; where there is none, in the other alphabet.

        Where there is none either, of a name with its city: "Alfa (Varna)".
        """
        by_name = self._by_name.get(name_key(name)) or self._by_key.get(customer_key(name), set())
        by_either = by_name | self._by_number.get(number_key(name), set())
        return sorted(by_either or self._by_place.get(customer_key(name), set()))


class KnownAccounts:
    """The accounts of the book, ready for comparing, and the names that were matched by hand.

    `remembered` is the account of each customer's key that was matched before. With `takes_likely` a customer
    is the account that it is most likely, where one is likelier than all others.
    """

    def __init__(
        self, accounts: Sequence[KnownName], remembered: Mapping[str, int], *, takes_likely: bool
    ) -> None:
        self._accounts = {account.record_id: account for account in accounts}
        self._remembered = remembered
        self._takes_likely = takes_likely
        self._names_alike: Names | None = None
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, set[int]] = defaultdict(set)
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        self._by_bare: defaultdict[str, set[int]] = defaultdict(set)
        """By name without legal form."""
        self._forms_of: defaultdict[int, set[str]] = defaultdict(set)
        for account in accounts:
            account_id = account.record_id
            if number := number_key(account.number):
                self._by_number[number].append(account_id)
            for name in {account.name, account.legal_name} - {""}:
                key = customer_key(name)
                bare, form = _parted(key)
                self._by_name[name_key(name)].add(account_id)
                self._by_key[key].add(account_id)
                self._by_bare[bare].add(account_id)
                self._forms_of[account_id].add(form)

    def __contains__(self, account_id: int) -> bool:
        return account_id in self._accounts

    def find(self, customer: Customer, choice: int | Decision | None, unknown: Decision) -> Customer:
        """A customer with the account that it is, as an account to be made, or with those that it may be.

        `choice` was made by hand for this one: an account of these (KeyError if it is none), or what to do.
        `unknown` is for one without a choice that is no account: with ADD it becomes one if no account is like it.
        """
        if isinstance(choice, int):
            return self._as(customer, choice)._replace(is_by_hand=True)
        if choice is Decision.SKIP:
            return customer
        account_id = self._numbered(customer)
        if account_id is None:
            account_id = self._remembered.get(customer.key)
        if account_id is None:
            account_id = self._named(customer)
        if account_id is not None:
            return self._as(customer, account_id)
        if choice is Decision.ADD:
            return customer._replace(is_new=True, is_by_hand=True)
        alike = self._alike(customer)
        if self._takes_likely and (likeliest := self._likeliest(customer, alike)) is not None:
            return self._as(customer, likeliest)._replace(is_by_hand=True)
        is_new = unknown is Decision.ADD and not alike
        return customer._replace(alike=alike, is_new=is_new)

    @property
    def _likely(self) -> Names:
        if self._names_alike is None:
            self._names_alike = Names(list(self._accounts.values()))
        return self._names_alike

    def _alike(self, customer: Customer) -> tuple[Alike, ...]:
        """The accounts that a customer may be: those that are likely the same, then those whose names are near."""
        likely = self._twins(customer)
        ids = {alike.known.record_id for alike in likely}
        near = (
            alike for alike in self._likely.like(customer.name, LIKELY) if alike.known.record_id not in ids
        )
        return (*likely, *near)[:LIKELY]

    def _twins(self, customer: Customer) -> list[Alike]:
        return self._likely.twins(KnownName(0, customer.name, number=customer.number), LIKELY)

    def _as(self, customer: Customer, account_id: int) -> Customer:
        account = self._accounts[account_id]
        return customer._replace(
            account_id=account_id,
            account=account.name,
            is_prospect=account.stage is Stage.PROSPECT,
        )

    def _likeliest(self, customer: Customer, alike: Sequence[Alike]) -> int | None:
        """The account that is likelier than all others; none of another registration number."""
        number = number_key(customer.number)
        may_be = [
            account for account in alike if not number or number_key(account.known.number) in ("", number)
        ]
        best = [account.known.record_id for account in may_be if account.likeness is may_be[0].likeness]
        return best[0] if len(best) == 1 else None

    def _numbered(self, customer: Customer) -> int | None:
        """The one account of a customer's number; of several, the one of its name too."""
        ids = set(self._by_number.get(number_key(customer.number), ()))
        if len(ids) > 1:
            bare, _form = _parted(customer.key)
            ids &= self._by_key.get(customer.key, set()) or self._by_bare.get(bare, set())
        return _only(ids)

    def _named(self, customer: Customer) -> int | None:
        """The one account of a customer's name; None if there is none, or another one is likely meant as well.

        Only the very name, but for case, blanks and signs, is sure enough to pass over others that are like it.
        """
        by_key = self._free(customer, self._by_key.get(customer.key, ()))
        if len(by_key) == 1 and by_key <= self._by_name.get(name_key(customer.name), set()):
            return _only(by_key)
        bare, form = _parted(customer.key)
        by_name = by_key | self._free(
            customer,
            (
                account_id
                for account_id in self._by_bare.get(bare, ())
                if not form or "" in self._forms_of[account_id] or form in self._forms_of[account_id]
            ),
        )
        if len(by_name) != 1:
            return None
        twins = self._free(customer, (twin.known.record_id for twin in self._twins(customer)))
        return None if twins - by_name else _only(by_name)

    def _free(self, customer: Customer, ids: Iterable[int]) -> set[int]:
        """Those of the accounts that a customer may be by number: two different numbers are never the same."""
        has_number = bool(number_key(customer.number))
        return {
            account_id
            for account_id in ids
            if not (has_number and number_key(self._accounts[account_id].number))
        }


def newly_matched(
    customers: Iterable[Customer], remembered: Mapping[str, int]
) -> tuple[tuple[str, str, int], ...]:
    """Name, key and account of each customer that was matched by hand now and not to this account before."""
    matched = {
        customer.key: (customer.name, customer.key, customer.account_id)
        for customer in customers
        if customer.is_by_hand
        and customer.account_id is not None
        and remembered.get(customer.key) != customer.account_id
    }
    return tuple(matched.values())


def _only(ids: set[int]) -> int | None:
    """The one account of a set; None where there are none, or several."""
    return next(iter(ids)) if len(ids) == 1 else None


def _parted(key: str) -> tuple[str, str]:
    """A customer's key without its legal form, and the form."""
    words = key.split()
    bare = [word for word in words if word not in LEGAL_FORMS]
    if not bare:
        return key, ""
    return " ".join(bare), " ".join(word for word in words if word in LEGAL_FORMS)
