"""A list of sales into the book (K18): which customer is which account, what changes, and the one act that does it.

A customer of the list is an account by registration number, else by what was matched by hand before, else
by name or legal name; in the other alphabet or without its legal form where no other account is likely
meant (`duplicates.Names.twins`), and it is said. Different numbers, ООД here and АД there, or letters that
only look alike are never surely the same. What is left is listed with accounts that are likely meant and the
reasons, to be matched by hand and then remembered, or made new accounts.

- What the list says of an account's month replaces what the book says, and an empty cell says nothing.
  Of order lines also an unknown profit replaces: the lines are other ones now.
- An account of the list that has nothing in a month that the list covers bought nothing then: what the
  book says of that month is taken out. Not where rows could not be read: it may have been in one of them.
- A month whose sums would fall, or be taken out, waits until somebody says what the list is (`Months`): a
  corrected one, or a further part of what the book has.
- What was taken from a file is remembered by the file's digest: from the same file no month is taken again,
  unless it is said to replace.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum, StrEnum, auto

from kamtui.domain.accounts.duplicates import (
    LEGAL_FORMS,
    Alike,
    KnownName,
    Names,
    name_key,
    number_key,
    with_city,
)
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.money.sheet import MonthSum, SalesKind, SalesSheet, customer_key
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import ngettext
from kamtui.domain.time.moments import write_stored
from kamtui.domain.time.months import month_of
from kamtui.store.accounts.reach_reads import reaches_by_account
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

LIKELY = 3
"""So many accounts are named that an unknown customer may be."""
_CHUNK = 500  # accounts in one statement


class Decision(Enum):
    """What to do with a customer that is no account of the book."""

    ADD = auto()
    SKIP = auto()


Choices = Mapping[str, int | Decision]
"""Customer's key → the account that it is, or what to do with it."""


class Months(StrEnum):
    """What a list is to the months that the book has sales of already."""

    ASK = ""
    """Not said: a month whose sums would fall waits."""
    REPLACE = "replace"
    """Their new version."""
    ADD = "add"
    """A further part of them."""


class Verdict(Enum):
    """What becomes of a month."""

    ADDED = auto()
    REPLACED = auto()
    REMOVED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class MonthChange:
    """What the book says of an account's month, and what it will say; `key` stands for an account to be made."""

    account_id: int | None
    key: str
    name: str
    was: MonthFigures
    now: MonthFigures

    @property
    def month_on(self) -> date:
        return self.now.month_on

    @property
    def verdict(self) -> Verdict:
        if self.was == self.now:
            return Verdict.UNCHANGED
        if self.was.is_empty:
            return Verdict.ADDED
        return (
            Verdict.REMOVED if self.now.revenue is None and self.was.revenue is not None else Verdict.REPLACED
        )

    @property
    def falls(self) -> bool:
        """Whether the book would say less of what was sold than before, or no longer know it."""
        return any(
            was is not None and (now is None or now < was)
            for was, now in ((self.was.revenue, self.now.revenue), (self.was.profit, self.now.profit))
        )


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer of the list: how often, for how much, and which account it was taken for, if any."""

    key: str
    name: str
    number: str
    months: int
    revenue: int
    line: int
    account_id: int | None = None
    account: str = ""
    is_new: bool = False
    is_by_hand: bool = False
    is_prospect: bool = False
    alike: tuple[Alike, ...] = ()
    """For an unknown one: accounts that may be meant, the likeliest first."""

    @property
    def owner(self) -> str:
        """Tells it from every other of the list, also from one of its name with another number."""
        return f"{self.key} {self.number}"

    @property
    def is_unknown(self) -> bool:
        return self.account_id is None and not self.is_new


@dataclass(frozen=True, slots=True)
class SalesPlan:
    """What an import would do; nothing is written yet."""

    file: str
    customers: tuple[Customer, ...]
    changes: tuple[MonthChange, ...]
    unchanged: int
    remembered: tuple[tuple[str, str, int], ...]
    """Names matched by hand that are new: name, key, account."""
    added_up: tuple[tuple[str, date], ...] = ()
    """Months in which several customers of the list are one account: their sums are added up."""
    to_come: tuple[date, ...] = ()
    """Months of sales that have not begun yet."""
    above_revenue: tuple[MonthSum, ...] = ()
    """Sums with more profit than revenue."""
    keeps_missing: bool = False
    """Whether months are kept of which the list says nothing, because rows of it could not be read."""
    waiting: tuple[MonthChange, ...] = ()
    """Months whose sums would fall: they stay as they are until it is said what the list is to them."""
    again: int = 0
    """Months that were taken from this very file before, and are not taken again."""
    taken: tuple[tuple[int | None, str, date], ...] = ()
    """Account, or the key of one to be made, and month of all that is taken from the file."""
    digest: str = ""
    not_in_list: tuple[str, ...] = ()
    """Accounts with sales in months that the list covers, of which it says nothing: they stay as they are."""

    @property
    def unknown(self) -> tuple[Customer, ...]:
        """Customers that are no account, the largest first: to be matched, added or left out."""
        return tuple(
            sorted(
                (one for one in self.customers if one.is_unknown),
                key=lambda one: (-one.revenue, sort_key(one.name)),
            )
        )

    @property
    def new(self) -> tuple[Customer, ...]:
        """Customers that become accounts."""
        return tuple(one for one in self.customers if one.is_new)

    def count(self, verdict: Verdict) -> int:
        if verdict is Verdict.UNCHANGED:
            return self.unchanged
        return sum(1 for change in self.changes if change.verdict is verdict)

    @property
    def does_nothing(self) -> bool:
        return not (self.changes or self.new or self.remembered)


def plan_sales_import(
    book: Book,
    sheet: SalesSheet,
    today: date,
    choices: Choices | None = None,
    unknown: Decision = Decision.SKIP,
    *,
    months_are: Months = Months.ASK,
    takes_likely: bool = False,
) -> SalesPlan:
    """What importing `sheet` into `book` would do; nothing is written.

    `choices` are made by hand for single customers. `unknown` is for the others that are no account: with
    ADD those become accounts that no account is like, the rest stays unknown. With `takes_likely` a
    customer is the account that it is most likely, where one is likelier than all others.
    """
    customers, sums_of = _customers(sheet)
    known = _Known(book, takes_likely=takes_likely)
    customers = [known.find(one, (choices or {}).get(one.key), unknown) for one in customers]
    months = _Months(sheet, months_are, _taken_before(book, sheet.digest))
    for customer in customers:
        if not customer.is_unknown:
            months.take(customer, sums_of[customer.key, customer.number])
    changes = months.changes(_in_book(book, months.account_ids), keeps_missing=bool(sheet.bad))
    this_month = month_of(today)
    return SalesPlan(
        file=sheet.file,
        customers=tuple(customers),
        changes=tuple(one for one in changes if one.verdict is not Verdict.UNCHANGED),
        unchanged=sum(1 for one in changes if one.verdict is Verdict.UNCHANGED) + months.again,
        waiting=tuple(months.waiting),
        again=months.again,
        taken=tuple((one.account_id, one.key, one.month_on) for one in changes),
        digest=sheet.digest,
        remembered=tuple(
            {
                one.key: (one.name, one.key, one.account_id)
                for one in customers
                if one.is_by_hand and one.account_id is not None and not known.remembers(one)
            }.values()
        ),
        added_up=tuple(months.added_up),
        to_come=tuple(
            sorted(
                {one.month_on for one in sheet.sums if one.month_on > this_month and one.revenue is not None}
            )
        ),
        above_revenue=tuple(one for one in sheet.sums if one.is_profit_above_revenue),
        keeps_missing=months.keeps_missing,
        not_in_list=_not_in_list(book, sheet, set(months.account_ids)),
    )


def _customers(sheet: SalesSheet) -> tuple[list[Customer], dict[tuple[str, str], list[MonthSum]]]:
    """The customers of a list in its order, and the sums of each."""
    sums_of: defaultdict[tuple[str, str], list[MonthSum]] = defaultdict(list)
    for one in sheet.sums:
        sums_of[one.key, one.number].append(one)
    customers = [
        Customer(
            key=key,
            name=sums[0].name,
            number=number,
            months=len({one.month_on for one in sums}),
            revenue=sum(one.revenue or 0 for one in sums),
            line=min(line for one in sums for line in one.lines),
        )
        for (key, number), sums in sums_of.items()
    ]
    return customers, sums_of


# -- which account a customer is


class AccountNames:
    """The accounts of a book by all that names one: name, legal name, registration number, name and city."""

    def __init__(self, book: Book) -> None:
        self._by_name: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._by_key: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._by_number: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._by_place: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for account_id, number, city, *names in book.rows(
            "SELECT id, registration_number, city, name, legal_name FROM account ORDER BY id"
        ):
            self._by_place[customer_key(with_city(names[0], city))][account_id] = None
            for name in names:
                if key := customer_key(name):
                    self._by_key[key][account_id] = None
                    self._by_name[name_key(name)][account_id] = None
            if key := number_key(number):
                self._by_number[key][account_id] = None

    def named(self, name: str) -> list[int]:
        """The accounts of a name or number, whatever the punctuation; where there is none, in the other alphabet.

        Where there is none either, of a name with its city: "Alfa (Varna)".
        """
        by_name = self._by_name.get(name_key(name)) or self._by_key.get(customer_key(name), {})
        found = by_name | self._by_number.get(number_key(name), {})
        return sorted(found or self._by_place.get(customer_key(name), {}))


def accounts_named(book: Book, name: str) -> list[int]:
    """The accounts of a name, legal name or number, as `AccountNames.named` finds them."""
    return AccountNames(book).named(name)


class _Known:
    """The accounts of the book, ready for comparing, and the names that were matched by hand."""

    def __init__(self, book: Book, *, takes_likely: bool) -> None:
        self._takes_likely = takes_likely
        self._names: dict[int, tuple[str, str, Stage]] = {}
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, set[int]] = defaultdict(set)
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        self._by_bare: defaultdict[str, set[int]] = defaultdict(set)
        known: list[KnownName] = []
        reached = reaches_by_account(book, ReachKind.WEB, ReachKind.EMAIL)
        for account_id, name, legal, number, city, stage in book.rows(
            "SELECT id, name, legal_name, registration_number, city, stage FROM account ORDER BY id"
        ):
            self._names[account_id] = (name, number_key(number), Stage(stage))
            if key := number_key(number):
                self._by_number[key].append(account_id)
            for text in {name, legal} - {""}:
                self._by_name[name_key(text)].add(account_id)
                self._by_key[customer_key(text)].add(account_id)
                self._by_bare[_parted(customer_key(text))[0]].add(account_id)
            addresses = tuple(one.value for one in reached.get(account_id, ()))
            known.append(KnownName(account_id, name, legal, addresses, Stage(stage), city, number=number))
        self._forms_of = {
            one.record_id: {_parted(customer_key(text))[1] for text in (one.name, one.legal_name) if text}
            for one in known
        }
        self._known = known
        self._names_alike: Names | None = None
        self._remembered: dict[str, int] = dict(book.rows("SELECT folded, account_id FROM sales_name"))

    def remembers(self, customer: Customer) -> bool:
        """Whether a customer was matched by hand to this account before."""
        return self._remembered.get(customer.key) == customer.account_id

    def find(self, customer: Customer, choice: int | Decision | None, unknown: Decision) -> Customer:
        """A customer with the account that it is, as an account to be made, or with those that it may be."""
        if isinstance(choice, int):
            if choice not in self._names:
                raise GoneMeanwhile
            return replace(self._as(customer, choice), is_by_hand=True)
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
            return replace(customer, is_new=True, is_by_hand=True)
        alike = self._alike(customer)
        if self._takes_likely and (likeliest := self._likeliest(customer, alike)) is not None:
            return replace(self._as(customer, likeliest), is_by_hand=True)
        is_new = unknown is Decision.ADD and not alike
        return replace(customer, alike=alike, is_new=is_new)

    @property
    def _likely(self) -> Names:
        if self._names_alike is None:
            self._names_alike = Names(self._known)
        return self._names_alike

    def _alike(self, customer: Customer) -> tuple[Alike, ...]:
        """The accounts that a customer may be: those that are likely the same, then those whose names are near."""
        likely = self._twins(customer)
        ids = {one.known.record_id for one in likely}
        near = (one for one in self._likely.like(customer.name, LIKELY) if one.known.record_id not in ids)
        return (*likely, *near)[:LIKELY]

    def _twins(self, customer: Customer) -> list[Alike]:
        return self._likely.twins(KnownName(0, customer.name, number=customer.number), LIKELY)

    def _as(self, customer: Customer, account_id: int) -> Customer:
        name, _number, stage = self._names[account_id]
        return replace(customer, account_id=account_id, account=name, is_prospect=stage is Stage.PROSPECT)

    def _likeliest(self, customer: Customer, alike: Sequence[Alike]) -> int | None:
        """The account that is likelier than all others; none of another registration number."""
        number = number_key(customer.number)
        found = [
            one for one in alike if not (number and self._names[one.known.record_id][1] not in ("", number))
        ]
        best = [one for one in found if one.likeness is found[0].likeness]
        return best[0].known.record_id if len(best) == 1 else None

    def _numbered(self, customer: Customer) -> int | None:
        """The one account of a customer's number; of several, the one of its name too."""
        found = set(self._by_number.get(number_key(customer.number), ()))
        if len(found) > 1:
            bare, _form = _parted(customer.key)
            found &= self._by_key.get(customer.key, set()) or self._by_bare.get(bare, set())
        return next(iter(found)) if len(found) == 1 else None

    def _named(self, customer: Customer) -> int | None:
        """The one account of a customer's name; None if there is none, or another one is likely meant as well.

        Only the very name, but for case, blanks and signs, is sure enough to pass over others that are like it.
        """
        by_key = self._free(customer, self._by_key.get(customer.key, ()))
        if len(by_key) == 1 and by_key <= self._by_name.get(name_key(customer.name), set()):
            return next(iter(by_key))
        bare, form = _parted(customer.key)
        found = by_key | self._free(
            customer,
            (
                account_id
                for account_id in self._by_bare.get(bare, ())
                if not form or "" in self._forms_of[account_id] or form in self._forms_of[account_id]
            ),
        )
        if len(found) != 1:
            return None
        others = self._free(customer, (one.known.record_id for one in self._twins(customer))) - found
        return None if others else next(iter(found))

    def _free(self, customer: Customer, ids: Iterable[int]) -> set[int]:
        """Those of the accounts that a customer may be by number: two different numbers are never the same."""
        number = number_key(customer.number)
        return {one for one in ids if not (number and self._names[one][1])}


def _parted(key: str) -> tuple[str, str]:
    """A customer's key without its legal form, and the form."""
    words = key.split()
    bare = [word for word in words if word not in LEGAL_FORMS]
    if not bare:
        return key, ""
    return " ".join(bare), " ".join(word for word in words if word in LEGAL_FORMS)


# -- what changes


_Owner = tuple[int | None, str]
"""An account, or the key of one that is to be made."""


class _Months:
    """What a list says of the months of accounts."""

    def __init__(self, sheet: SalesSheet, months_are: Months, taken_before: Mapping[int, set[date]]) -> None:
        self._sheet = sheet
        self._months_are = months_are
        self._taken_before = taken_before if months_are is not Months.REPLACE else {}
        self.waiting: list[MonthChange] = []
        self.keeps_missing = False
        self.again = 0
        self._said: dict[_Owner, dict[date, MonthFigures]] = {}
        self._names: dict[_Owner, str] = {}
        self._unsure: dict[_Owner, set[date]] = defaultdict(set)
        self._conflicts: defaultdict[str, set[date]] = defaultdict(set)
        for conflict in sheet.conflicts:
            self._conflicts[customer_key(conflict.name)].add(conflict.month_on)
        self.added_up: list[tuple[str, date]] = []

    @property
    def account_ids(self) -> list[int]:
        return [account_id for account_id, _key in self._said if account_id is not None]

    def take(self, customer: Customer, sums: Iterable[MonthSum]) -> None:
        """Put a customer's sums to what is said of its account."""
        owner = (customer.account_id, "" if customer.account_id is not None else customer.owner)
        said = self._said.setdefault(owner, {})
        self._names.setdefault(owner, customer.account or customer.name)
        self._unsure[owner] |= self._conflicts.get(customer.key, set())
        for one in sums:
            figures = MonthFigures(
                one.month_on, one.revenue, one.profit, one.planned_revenue, one.planned_profit
            )
            before = said.get(one.month_on)
            if before is not None:
                figures = _together(before, figures)
                self.added_up.append((self._names[owner], one.month_on))
            said[one.month_on] = figures

    def changes(
        self, in_book: Mapping[int, Mapping[date, MonthFigures]], *, keeps_missing: bool
    ) -> list[MonthChange]:
        """Each month that the list changes or leaves as it is, with what the book says of it."""
        changes: list[MonthChange] = []
        may_take_out = "revenue" in self._sheet.figures and self._months_are is not Months.ADD
        covered = self._sheet.covered if may_take_out else frozenset()
        for owner, said in self._said.items():
            account_id, key = owner
            kept = in_book.get(account_id, {}) if account_id is not None else {}
            before = self._taken_before.get(account_id, set()) if account_id is not None else set()
            for month, figures in said.items():
                if month in self._unsure[owner]:
                    continue
                if month in before:
                    self.again += 1
                    continue
                was = kept.get(month, MonthFigures(month))
                changes.append(MonthChange(account_id, key, self._names[owner], was, self._new(was, figures)))
            for month, was in kept.items():
                if (
                    month in covered
                    and month not in said
                    and month not in self._unsure[owner]
                    and was.revenue is not None
                    and not before
                ):
                    if keeps_missing:
                        self.keeps_missing = True
                        continue
                    now = replace(was, revenue=None, profit=None)
                    changes.append(MonthChange(account_id, key, self._names[owner], was, now))
        if self._months_are is Months.ASK:
            self.waiting = [change for change in changes if change.falls]
            changes = [change for change in changes if not change.falls]
        return changes

    def _new(self, was: MonthFigures, said: MonthFigures) -> MonthFigures:
        """What the book will say of a month of which it said `was` and the list says `said`."""
        if self._months_are is Months.ADD:
            return _added(was, said)
        figures = self._sheet.figures
        profit = said.profit
        if profit is None and not ("profit" in figures and self._sheet.kind is SalesKind.LINES):
            profit = was.profit
        return MonthFigures(
            was.month_on,
            was.revenue if said.revenue is None else said.revenue,
            profit if said.revenue is not None or was.revenue is not None else None,
            was.planned_revenue if said.planned_revenue is None else said.planned_revenue,
            was.planned_profit if said.planned_profit is None else said.planned_profit,
        )


def _together(one: MonthFigures, other: MonthFigures) -> MonthFigures:
    """Two customers' sums of a month as one; what one of them does not say is not known of both."""

    def both(first: int | None, second: int | None) -> int | None:
        return None if first is None or second is None else first + second

    return MonthFigures(
        one.month_on,
        both(one.revenue, other.revenue),
        both(one.profit, other.profit),
        both(one.planned_revenue, other.planned_revenue),
        both(one.planned_profit, other.planned_profit),
    )


def _added(was: MonthFigures, said: MonthFigures) -> MonthFigures:
    """A month with a further part of it; a profit that one of both does not know is not known of the whole."""

    def plus(one: int | None, other: int | None) -> int | None:
        return other if one is None else one if other is None else one + other

    profit = plus(was.profit, said.profit)
    if was.revenue is not None and said.revenue is not None and None in (was.profit, said.profit):
        profit = None
    return MonthFigures(
        was.month_on,
        plus(was.revenue, said.revenue),
        profit,
        plus(was.planned_revenue, said.planned_revenue),
        plus(was.planned_profit, said.planned_profit),
    )


def _taken_before(book: Book, digest: str) -> dict[int, set[date]]:
    """The months of each account that were taken from this very file."""
    taken: defaultdict[int, set[date]] = defaultdict(set)
    for account_id, month in book.rows(
        "SELECT account_id, month_on FROM sales_taken WHERE sales_file_id = "
        "(SELECT id FROM sales_file WHERE digest = ?)",
        (digest,),
    ):
        taken[account_id].add(date.fromisoformat(month))
    return taken


def _in_book(book: Book, account_ids: Sequence[int]) -> dict[int, dict[date, MonthFigures]]:
    """What the book says of the months of some accounts."""
    found: defaultdict[int, dict[date, MonthFigures]] = defaultdict(dict)
    for ids in _chunks(account_ids):
        marks = ", ".join("?" * len(ids))
        for account_id, month, revenue, profit in book.rows(
            f"SELECT account_id, month_on, revenue, profit FROM sale WHERE account_id IN ({marks})",
            tuple(ids),
        ):
            day = date.fromisoformat(month)
            found[account_id][day] = MonthFigures(day, revenue, profit)
        for account_id, month, revenue, profit in book.rows(
            f"SELECT account_id, month_on, revenue, profit FROM plan WHERE account_id IN ({marks})",
            tuple(ids),
        ):
            day = date.fromisoformat(month)
            known = found[account_id].get(day, MonthFigures(day))
            found[account_id][day] = replace(known, planned_revenue=revenue, planned_profit=profit)
    return found


def _not_in_list(book: Book, sheet: SalesSheet, account_ids: set[int]) -> tuple[str, ...]:
    """The other accounts that have sales in months that a list covers, by name.

    None where rows were left out: they may be in those.
    """
    if "revenue" not in sheet.figures or sheet.bad or sheet.conflicts:
        return ()
    covered = {month.isoformat() for month in sheet.covered}
    marks = ", ".join("?" * len(covered))
    book.add_function("sort_key", sort_key)
    rows = book.rows(
        "SELECT id, name FROM account WHERE id IN "
        f"(SELECT account_id FROM sale WHERE month_on IN ({marks})) ORDER BY sort_key(CAST(name AS BLOB)), id",
        tuple(covered),
    )
    return tuple(name for account_id, name in rows if account_id not in account_ids)


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[i : i + _CHUNK] for i in range(0, len(ids), _CHUNK))


# -- the act


def carry_out_sales(book: Book, plan: SalesPlan, progress: Callable[[int, int], None] | None = None) -> None:
    """Do what the plan says, as one act: all of it or nothing. Raises BookError.

    `progress` is told the months written and all of them; what it raises ends the import, and nothing was kept.
    """
    if plan.does_nothing:
        return
    now = datetime.now(UTC)
    count = len(plan.changes)
    name = ngettext(
        "Import sales of {count} month from {file}", "Import sales of {count} months from {file}", count
    )
    with book.change_rows(name.format(count=count, file=plan.file)) as con:
        made = _add_accounts(book, con, plan.new, now)
        # One added though others are like it is found again by what was said of it, or by its number.
        added = [
            (one.name, one.key, made[one.owner]) for one in plan.new if one.is_by_hand and not one.number
        ]
        _require_accounts(con, plan)
        con.executemany(
            "INSERT INTO sales_name (id, name, folded, account_id) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (folded) DO UPDATE SET name = excluded.name, account_id = excluded.account_id",
            [
                (book.ids.new(), written, key, account_id)
                for written, key, account_id in (*plan.remembered, *added)
            ],
        )
        for start in range(0, count, _CHUNK):
            if progress is not None:
                progress(start, count)
            _write(book, con, plan.changes[start : start + _CHUNK], made)
        if progress is not None:
            progress(count, count)
        _remember_taken(book, con, plan, made, now)


def _add_accounts(
    book: Book, con: sqlite3.Connection, customers: Iterable[Customer], now: datetime
) -> dict[str, int]:
    """Make accounts of customers; the id of each. All that a list does not say of them is empty."""
    values: dict[str, object] = {
        name: "" if kind == "TEXT" else 0
        for _at, name, kind, is_needed, *_more in con.execute("PRAGMA table_info(account)")
        if is_needed
    }
    made: dict[str, int] = {}
    for customer in customers:
        made[customer.owner] = book.ids.new()
        values |= {
            "id": made[customer.owner],
            "name": customer.name,
            "registration_number": customer.number,
            "stage": Stage.CUSTOMER.value,
            "created_at": write_stored(now),
        }
        marks = ", ".join("?" * len(values))
        con.execute(f"INSERT INTO account ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return made


def _require_accounts(con: sqlite3.Connection, plan: SalesPlan) -> None:
    """Raise GoneMeanwhile if an account of the plan is no longer in the book."""
    wanted = {change.account_id for change in plan.changes} | {one for _name, _key, one in plan.remembered}
    known = {account_id for (account_id,) in con.execute("SELECT id FROM account")}
    if not wanted - {None} <= known:
        raise GoneMeanwhile


def _write(
    book: Book, con: sqlite3.Connection, changes: Sequence[MonthChange], made: Mapping[str, int]
) -> None:
    """Write some months: what was sold and what was planned in each."""
    sold, gone, planned = [], [], []
    for change in changes:
        account_id = made[change.key] if change.account_id is None else change.account_id
        month, was, now = change.month_on.isoformat(), change.was, change.now
        if (was.revenue, was.profit) != (now.revenue, now.profit):
            if now.revenue is None:
                gone.append((account_id, month))
            else:
                sold.append((book.ids.new(), account_id, month, now.revenue, now.profit))
        if (was.planned_revenue, was.planned_profit) != (now.planned_revenue, now.planned_profit):
            planned.append((book.ids.new(), account_id, month, now.planned_revenue, now.planned_profit))
    con.executemany("DELETE FROM sale WHERE account_id = ? AND month_on = ?", gone)
    for table, rows in (("sale", sold), ("plan", planned)):
        con.executemany(
            f"INSERT INTO {table} (id, account_id, month_on, revenue, profit) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (account_id, month_on) DO UPDATE "
            "SET revenue = excluded.revenue, profit = excluded.profit",
            rows,
        )


def _remember_taken(
    book: Book, con: sqlite3.Connection, plan: SalesPlan, made: Mapping[str, int], now: datetime
) -> None:
    """Remember what was taken from the file."""
    con.execute(
        "INSERT INTO sales_file (id, name, digest, taken_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        (book.ids.new(), plan.file, plan.digest, write_stored(now)),
    )
    (file_id,) = con.execute("SELECT id FROM sales_file WHERE digest = ?", (plan.digest,)).fetchone()
    con.executemany(
        "INSERT INTO sales_taken (id, sales_file_id, account_id, month_on) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (sales_file_id, account_id, month_on) DO NOTHING",
        (
            (book.ids.new(), file_id, made[key] if account_id is None else account_id, month.isoformat())
            for account_id, key, month in plan.taken
        ),
    )
