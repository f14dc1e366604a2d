"""What can be said of a list before it is taken in, by its kind, and the importer that what was said makes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.plan import Decision, Months
from kamtui.domain.money.importing.sheet import SalesKind
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import COUNTED, Currency
from kamtui.domain.time.moments import to_local
from kamtui.exchange.accounts.importer import AccountsImporter
from kamtui.exchange.accounts.report import column_label
from kamtui.exchange.calls.headers import FIELDS as CALL_FIELDS
from kamtui.exchange.calls.importer import CallsImporter
from kamtui.exchange.calls.report import field_label as call_label
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.importing.list_kind import ListKind
from kamtui.exchange.reading.headers import FIELDS as ACCOUNT_FIELDS
from kamtui.exchange.reading.headers import REST, SKIP
from kamtui.exchange.reading.table_file import FileChoice
from kamtui.exchange.sales.importer import SalesImporter
from kamtui.exchange.sales.meaning.headers import FIELDS as SALES_FIELDS
from kamtui.exchange.sales.settle import ReadAs
from kamtui.exchange.sales.sheet_report import figure_label as sales_label

FOUND_OUT = ""
"""The value of an option of which nothing is said."""
OF_ONE_FILE = frozenset(("year",))
"""Options that say nothing of the next file with the same columns."""

_BY_DATE = "by-date"


class Option(NamedTuple):
    """Something that may be said of a list: its name, its label, and the words of its values, the first for nothing said."""

    name: str
    label: str
    values: Mapping[str, str]


def kind_labels() -> dict[str, str]:
    """The kinds of lists, by their words."""
    return {
        ListKind.ACCOUNTS: _("accounts and people"),
        ListKind.SALES: _("sales"),
        ListKind.CALLS: _("conversations"),
    }


def options_of(kind: str) -> tuple[Option, ...]:
    """What may be said of a list of a kind."""
    dates = Option(
        "dates",
        _("3/4/2026 is"),
        {FOUND_OUT: _("as the column says"), "day-first": _("3 April"), "month-first": _("March 4")},
    )
    unknown = Option(
        "unknown", _("customers not in the book"), {FOUND_OUT: _("are left out"), "add": _("become accounts")}
    )
    if kind == ListKind.ACCOUNTS:
        stages = {stage.value: stage.label for stage in Stage if stage is not Stage.CUSTOMER}
        return (Option("stage", _("new accounts are"), {FOUND_OUT: Stage.CUSTOMER.label, **stages}),)
    if kind == ListKind.CALLS:
        channels = {channel.value: channel.label for channel in Channel if channel is not Channel.VISIT}
        return (
            Option("channel", _("held, where not said, as"), {FOUND_OUT: Channel.VISIT.label, **channels}),
            dates,
            unknown,
            Option(
                "further",
                _("one of a moment that the book has"),
                {FOUND_OUT: _("is not taken"), "yes": _("is a further one")},
            ),
        )
    return (
        Option(
            "currency",
            _("amounts are in"),
            {
                FOUND_OUT: _("as the list says"),
                **{one.value: one.value for one in COUNTED},
                _BY_DATE: _("лв. until 2025, then €"),
            },
        ),
        Option(
            "decimal",
            _("decimals stand behind"),
            {FOUND_OUT: _("as the column says"), "comma": _("a comma"), "point": _("a point")},
        ),
        dates,
        Option("year", _("months without a year are of"), {FOUND_OUT: _("not known"), **_years()}),
        Option(
            "as",
            _("rows are"),
            {FOUND_OUT: _("as found out"), "months": _("monthly sums"), "lines": _("order lines")},
        ),
        Option(
            "months",
            _("months that the book has"),
            {FOUND_OUT: _("wait where a sum falls"), "replace": _("are replaced"), "add": _("are added to")},
        ),
        Option(
            "tax",
            _("amounts are"),
            {FOUND_OUT: _("as the headers say"), "20": _("with 20 % tax"), "9": _("with 9 % tax")},
        ),
        unknown,
    )


def _years() -> dict[str, str]:
    """The years that months without one may be of: those before and after today, the likeliest first."""
    this = to_local(datetime.now(UTC)).year
    return {str(year): str(year) for year in (this, this - 1, this + 1, *range(this - 2, this - 11, -1))}


def fields_of(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields that a column of a list of a kind can be, each with its label."""
    fields, label = {
        ListKind.ACCOUNTS: (ACCOUNT_FIELDS, column_label),
        ListKind.CALLS: (CALL_FIELDS, call_label),
    }.get(ListKind(kind), (SALES_FIELDS, sales_label))
    others = {REST: _("keep it in the note"), SKIP: _("leave it out")}
    return tuple((field, others.get(field) or label(field)) for field in fields)


def may_be_several(field: str) -> bool:
    """Whether several columns may hold a field: notes, people, phones and the like."""
    return field in (REST, SKIP, "note", "person") or field.endswith(("phone", "email", "website"))


def importer_of(
    kind: str,
    path: Path,
    mapping: Mapping[str, str],
    answers: Answers,
    choice: FileChoice,
    said: Mapping[str, str],
) -> Importer[Any, Any]:
    """What imports a list of a kind; `said` are values of its options by name."""
    unknown = Decision.ADD if said.get("unknown") == "add" else Decision.SKIP
    dates = said.get("dates", "")
    is_american = dates == "month-first" if dates else None
    if kind == ListKind.ACCOUNTS:
        return AccountsImporter(path, mapping, answers, choice, Stage(said.get("stage") or Stage.CUSTOMER))
    if kind == ListKind.CALLS:
        return CallsImporter(
            path,
            mapping,
            answers,
            choice,
            unknown,
            Channel(said.get("channel") or Channel.VISIT),
            adds_further=bool(said.get("further")),
            is_american=is_american,
        )
    currency = said.get("currency", "")
    read_as = ReadAs(
        kind=SalesKind(said["as"]) if said.get("as") else None,
        decimal={"comma": ",", "point": "."}.get(said.get("decimal", ""), ""),
        month_first=is_american,
        currency=Currency(currency) if currency in COUNTED else None,
        by_date=currency == _BY_DATE,
        year=int(said["year"]) if said.get("year") else None,
        tax=Fraction(said["tax"]) if said.get("tax") else None,
    )
    return SalesImporter(path, mapping, answers, choice, read_as, unknown, Months(said.get("months", "")))
