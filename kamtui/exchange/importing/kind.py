"""What a kind of list brings with it: its label, its fields, what may be said of it, and what takes it in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import BY_DATE, COUNTED, Currency
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.reading.table_file import FileChoice

FOUND_OUT = ""
"""The value of an option of which nothing is said."""
STATUS = "status "
"""What the name of an option begins with that says what rows with a status are, sales or none; the status stands behind it."""


class Option(NamedTuple):
    """Something that may be said of a list: its name, its label, and the words of its values, the first for nothing said."""

    name: str
    label: str
    values: Mapping[str, str]


class Asked(NamedTuple):
    """A file, and what was said of it."""

    path: Path
    mapping: Mapping[str, str]
    """Header → field."""
    answers: Answers
    choice: FileChoice
    said: Mapping[str, str]
    """Values of the kind's options, by name; what is not there, or empty, was not said."""

    @property
    def unknown(self) -> Decision:
        """What becomes of customers that are no account and of whom nothing was said."""
        return Decision.ADD if self.said.get("unknown") == "add" else Decision.SKIP

    @property
    def is_american(self) -> bool | None:
        """Whether 3/4/2026 is in March; None leaves it to the column."""
        dates = self.said.get("dates", "")
        return dates == "month-first" if dates else None

    @property
    def currency(self) -> Currency | None:
        """What amounts are in that do not say it; None leaves it to the list, or to their days (`is_by_date`)."""
        currency = self.said.get("currency", "")
        return Currency(currency) if currency in COUNTED else None

    @property
    def is_by_date(self) -> bool:
        """Whether amounts that do not say it are in leva until the end of 2025 and in euro since."""
        return self.said.get("currency") == BY_DATE

    @property
    def decimal(self) -> str:
        """The sign before decimals; "" leaves it to the column."""
        return {"comma": ",", "point": "."}.get(self.said.get("decimal", ""), "")

    @property
    def channel(self) -> Channel:
        """How conversations were held that do not say it."""
        return Channel(self.said.get("channel") or Channel.VISIT)

    @property
    def adds_further(self) -> bool:
        """Whether one that the book has at another time is a further one."""
        return bool(self.said.get("further"))


class ImportKind(NamedTuple):
    """A kind of list; a further one is a module with one of these, and a line in the table of `options`."""

    word: str
    """What the command line calls it."""
    label: Callable[[], str]
    fields: tuple[str, ...]
    """What a column can be."""
    field_label: Callable[[str], str]
    options: Callable[[], tuple[Option, ...]]
    """What may be said of such a list."""
    importer: Callable[[Asked], Importer[Any, Any]]


def dates_option() -> Option:
    """Which of two numbers is the day."""
    return Option(
        "dates",
        _("3/4/2026 is"),
        {FOUND_OUT: _("as the column says"), "day-first": _("3 April"), "month-first": _("March 4")},
    )


def currency_option(label: str) -> Option:
    """What amounts are in; `label` is what they are called."""
    currencies = {one.value: one.value for one in COUNTED}
    return Option(
        "currency",
        label,
        {FOUND_OUT: _("as the list says"), **currencies, BY_DATE: _("лв. until 2025, then €")},
    )


def decimal_option() -> Option:
    """What stands before decimals."""
    return Option(
        "decimal",
        _("decimals stand behind"),
        {FOUND_OUT: _("as the column says"), "comma": _("a comma"), "point": _("a point")},
    )


def channel_option() -> Option:
    """How conversations were held."""
    channels = {channel.value: channel.label for channel in Channel if channel is not Channel.VISIT}
    return Option("channel", _("held, where not said, as"), {FOUND_OUT: Channel.VISIT.label, **channels})


def further_option(label: str) -> Option:
    """What becomes of one that the book has at another time; `label` says which is meant."""
    return Option("further", label, {FOUND_OUT: _("is not taken"), "yes": _("is a further one")})


def unknown_option() -> Option:
    """What becomes of names that are no account."""
    return Option(
        "unknown", _("customers not in the book"), {FOUND_OUT: _("are left out"), "add": _("become accounts")}
    )
