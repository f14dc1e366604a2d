"""The book's tables: columns and constraints, no methods. `tables.Account` and the like, loaded when the first is asked for.

Rows are used for changes only; reads go by plain SQL: so a module of changes may import this package at its top, and
only a change made pays for the tables. `migrations` makes the same schema in SQL, and a test holds the two together.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

_SUBJECTS = ("accounts", "center", "calls", "terms", "day", "chain", "money", "knowledge", "report")

if TYPE_CHECKING:
    from kamtui.store.book.tables.accounts import Account as Account
    from kamtui.store.book.tables.accounts import AccountApart as AccountApart
    from kamtui.store.book.tables.accounts import Person as Person
    from kamtui.store.book.tables.accounts import PersonApart as PersonApart
    from kamtui.store.book.tables.accounts import Reach as Reach
    from kamtui.store.book.tables.accounts import StanceReading as StanceReading
    from kamtui.store.book.tables.calls import Call as Call
    from kamtui.store.book.tables.calls import CallPerson as CallPerson
    from kamtui.store.book.tables.center import Acceptance as Acceptance
    from kamtui.store.book.tables.center import MapReview as MapReview
    from kamtui.store.book.tables.center import Membership as Membership
    from kamtui.store.book.tables.center import Tie as Tie
    from kamtui.store.book.tables.chain import Qualification as Qualification
    from kamtui.store.book.tables.chain import Referral as Referral
    from kamtui.store.book.tables.chain import WeekPlan as WeekPlan
    from kamtui.store.book.tables.day import DayFirst as DayFirst
    from kamtui.store.book.tables.day import ReviewMark as ReviewMark
    from kamtui.store.book.tables.day import Task as Task
    from kamtui.store.book.tables.knowledge import BondReading as BondReading
    from kamtui.store.book.tables.knowledge import BondReview as BondReview
    from kamtui.store.book.tables.knowledge import Competitor as Competitor
    from kamtui.store.book.tables.knowledge import DossierText as DossierText
    from kamtui.store.book.tables.knowledge import ImageReading as ImageReading
    from kamtui.store.book.tables.knowledge import KeyMark as KeyMark
    from kamtui.store.book.tables.knowledge import PortfolioItem as PortfolioItem
    from kamtui.store.book.tables.knowledge import PortfolioPrice as PortfolioPrice
    from kamtui.store.book.tables.knowledge import Product as Product
    from kamtui.store.book.tables.knowledge import Rivalry as Rivalry
    from kamtui.store.book.tables.knowledge import SatisfactionReading as SatisfactionReading
    from kamtui.store.book.tables.money import BookCurrency as BookCurrency
    from kamtui.store.book.tables.money import ImportShape as ImportShape
    from kamtui.store.book.tables.money import Plan as Plan
    from kamtui.store.book.tables.money import Sale as Sale
    from kamtui.store.book.tables.money import SalesFile as SalesFile
    from kamtui.store.book.tables.money import SalesName as SalesName
    from kamtui.store.book.tables.money import SalesTaken as SalesTaken
    from kamtui.store.book.tables.report import QuarterReview as QuarterReview
    from kamtui.store.book.tables.row import Row
    from kamtui.store.book.tables.terms import Favour as Favour
    from kamtui.store.book.tables.terms import Problem as Problem
    from kamtui.store.book.tables.terms import Term as Term
    from kamtui.store.book.tables.terms import TermCheck as TermCheck
    from kamtui.store.book.tables.terms import Value as Value
else:

    def __getattr__(name: str) -> Any:
        """A table by its name."""
        if not name[0].isupper():  # a module of this package, or what Python itself looks for
            raise AttributeError(name)
        load()
        try:
            return globals()[name]
        except KeyError:
            raise AttributeError(f"no table is called {name}") from None


def load() -> None:
    """Import all tables: they point to each other."""
    for subject in _SUBJECTS:
        module = import_module(f"{__name__}.{subject}")
        globals().update((name, value) for name, value in vars(module).items() if hasattr(value, "TABLE"))


@cache
def in_order() -> "tuple[type[Row], ...]":
    """Every table, those that others point to before these; else by name. Loads them."""
    load()
    left = sorted(
        (table for table in globals().values() if isinstance(table, type) and hasattr(table, "TABLE")),
        key=lambda table: table.TABLE.name,
    )
    ordered: list[type[Row]] = []
    while left:
        waiting = {table.TABLE.name for table in left}
        # One that points to itself, as a task to the one before it, does not wait for that.
        free = [table for table in left if not waiting & (_pointed_to_by(table) - {table.TABLE.name})]
        ordered += free
        left = [table for table in left if table not in free]
    return tuple(ordered)


def _pointed_to_by(table: "type[Row]") -> set[str | None]:
    return {column.leads_to for column in table.TABLE.columns.values()}


class Sums(NamedTuple):
    """A table, and those of its columns that hold amounts of money."""

    table: str
    columns: tuple[str, ...]


def all_sums() -> Iterator[Sums]:
    """Every table that has amounts of money. Loads the tables."""
    for table in in_order():
        columns = table.TABLE.columns.values()
        amounts = tuple(column.name for column in columns if column.decimals == "currency")
        if amounts:
            yield Sums(table.TABLE.name, amounts)
