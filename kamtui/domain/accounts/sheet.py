"""A list of accounts read from somebody's table, row by row, before anything is kept of it.

The store takes these values; how a file becomes them is the business of `exchange.accounts`.
"""

from dataclasses import dataclass
from typing import NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import Birthday

ACCOUNT_FIELDS = (
    "name",
    "legal_name",
    "registration_number",
    "industry",
    "city",
    "country",
    "phone",
    "email",
    "website",
    "stage",
    "is_key",
    "greet_every_days",
    "greet_latest_days",
    "estimated_spend",
    "renewal_on",
    "language",
    "vulnerability",
    "note",
)
"""What a row can say of an account: the fields of AccountEntry, in the order they are told."""


def field_label(field: str) -> str:
    """The name of a field as it is told to a person."""
    return {
        "name": _("name"),
        "legal_name": _("legal name"),
        "registration_number": _("company number"),
        "industry": _("industry"),
        "city": _("city"),
        "country": _("country"),
        "phone": _("phone"),
        "email": _("e-mail"),
        "website": _("website"),
        "stage": _("stage"),
        "is_key": _("key account"),
        "greet_every_days": _("contact every, days"),
        "greet_latest_days": _("contact at the latest, days"),
        "estimated_spend": _("buys per year from all suppliers"),
        "renewal_on": _("renewal"),
        "language": _("language"),
        "vulnerability": _("what could lose this customer"),
        "note": _("note"),
        "birthday": _("birthday"),
        "title": _("title"),
        "department": _("department"),
    }.get(field, field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody whom a row names, with all that it says of them.

    `rest` is every cell about them that has no field of its own, as (header, value).
    """

    name: str
    title: str = ""
    department: str = ""
    birthday: Birthday | None = None
    reaches: tuple[Reach, ...] = ()
    note: str = ""
    rest: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row that names an account.

    `given` holds the fields of `entry` that the row has a value for; `rest` every other cell with a
    value, as (header, value); `remarks` what is odd about the row without making it a bad one.
    """

    line: int
    entry: AccountEntry
    given: frozenset[str]
    contact: Contact | None = None
    rest: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    """The row as it stands."""


class PersonRow(NamedTuple):
    """One row that names a person and no account: somebody outside all accounts."""

    line: int
    contact: Contact
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    """The row as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSheet:
    """A table of accounts as it was understood; lines are physical ones, from 1.

    `columns` are (header, field) as taken, `untaken` the headers that are not; of those, `dropped`
    held no more than the number of the row. `footer` are the lines that are not accounts: totals,
    sub-totals, copyright; `second_table` those from where another table begins.
    """

    file: str
    encoding: str
    delimiter: str
    header_line: int
    columns: tuple[tuple[str, str], ...]
    untaken: tuple[str, ...]
    headers: tuple[str, ...] = ()
    """All headers, as they stand in the file."""
    dropped: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    bad: tuple[BadRow, ...] = ()
    footer: tuple[int, ...] = ()
    second_table: tuple[int, ...] = ()
    beside: tuple[str, ...] = ()
    """The headers of another table that stands beside this one, which is not read."""
    form: str = "CSV"
    """What the file is: CSV, XLSX …"""
    sheet: str = ""
    """The sheet of a workbook that was read."""
    other_sheets: tuple[str, ...] = ()
    order_lines: int = 0
    """How many lines of orders or sales the table has, if it is one of those: only its customers are taken."""
    without_firm: tuple[int, ...] = ()
    """The lines of people who come in outside all accounts, though a firm stands in a line above them."""
