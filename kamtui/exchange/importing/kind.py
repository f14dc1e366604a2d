"""What a kind of list brings with it: its label, its fields, what may be said of it, and what takes it in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.domain.money.importing.plan import Decision
from kamtui.domain.text.language import _
from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.importer import Importer
from kamtui.exchange.reading.table_file import FileChoice

FOUND_OUT = ""
"""The value of an option of which nothing is said."""


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


def unknown_option() -> Option:
    """What becomes of names that are no account."""
    return Option(
        "unknown", _("customers not in the book"), {FOUND_OUT: _("are left out"), "add": _("become accounts")}
    )
