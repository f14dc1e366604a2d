"""A form as the list of its fields: what each is called, how its words are read, and what it holds at first.

From that list come the rows on the screen, what fills them, and the values of the record that is written.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from kamtui.domain.amounts import read_amount, show_amount, type_amount
from kamtui.domain.fields import LONGEST_INTERVAL, FieldReader, read_past_day
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import N_, _
from kamtui.domain.text.numbers import currency
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.time.typed_days import read_day
from kamtui.domain.time.typed_times import Due, read_near_due

Options = list[tuple[str, str]]
"""What a choice offers: each as it stands in the form, and in words."""


class Look(Enum):
    """How a field is drawn."""

    LINE = "line"
    SHORT = "short"
    """A line of a word or two; what it means stands beside it."""
    NOTE = "note"
    CHOICE = "choice"
    SEVERAL = "several"
    NAMED = "named"
    """A line that suggests names out of the book."""
    NAMES = "names"
    """The same, of several."""


def _nothing(_today: date) -> None:
    return None


class Kind(NamedTuple):
    """What is typed into a field: the value that its words have, and the words that a value is typed as."""

    look: Look
    read: Callable[[str, date], Any]
    """The value of words, never of empty ones. Raises DateError, AmountError or Problems."""
    words: Callable[[Any], str] = str
    """A value as one would type it; None is never asked for."""
    empty: Callable[[date], Any] = _nothing
    """The value of an empty field."""
    means: Callable[[str, date], str] | None = None
    """What the words mean, said beside them while they are typed; raises ValueError while they mean nothing."""
    options: Callable[[], Options] | None = None
    begins: str = ""
    """What stands in the form of a new record."""


class FormField(NamedTuple):
    """A field of a form. Its texts are kept as written, and translated when they are shown."""

    name: str
    """Also in drafts: kept for good."""
    label: str
    kind: Kind
    hint: str = ""
    """What the empty field shows."""
    beside: str = ""
    """What stands beside an empty one; {currency} is that of the book."""
    needed: str = ""
    """What to say where it stays empty; "" where it may."""
    holds: str = ""
    """What the record calls it, where that is not its name."""
    is_more: bool = False
    """Whether it stands under "more", below the few that matter first."""
    is_joined: bool = False
    """Whether it stands in the line of the field before it, behind its label."""

    @property
    def of_record(self) -> str:
        """What the record calls it."""
        return self.holds or self.name

    @property
    def beside_words(self) -> str:
        """What stands beside an empty one, as it is shown."""
        return _(self.beside).format(currency=currency().label) if self.beside else ""


# -- kinds


def _words(text: str, _today: date) -> str:
    return text


def _no_words(_today: date) -> str:
    return ""


LINE = Kind(Look.LINE, _words, empty=_no_words)
NOTE = Kind(Look.NOTE, _words, empty=_no_words)
NAME = Kind(Look.NAMED, _words, empty=_no_words)
"""A name, one out of the book or a new one."""
RECORD = Kind(Look.NAMED, lambda text, _today: int(text) or None)
"""A record of the book, chosen by its name: the id stands beside it, as `account_id` beside `account`."""


def _type_day(day: date) -> str:
    return day.strftime("%d.%m.%Y")


DAY = Kind(
    Look.SHORT,
    lambda text, today: read_day(text, today),
    _type_day,
    means=lambda text, today: show_long_day(read_day(text, today)) if text.strip() else "",
)
"""A day, in plain words to come."""
PAST_DAY = Kind(
    Look.SHORT,
    read_past_day,
    _type_day,
    means=lambda text, today: show_long_day(read_day(text, today, lean=Lean.PAST)) if text.strip() else "",
)
"""The day of something that was: the nearest one back, and none a lifetime away."""
DAY_DONE = Kind(
    Look.SHORT,
    read_past_day,
    _type_day,
    empty=lambda today: today,
    means=lambda text, today: show_long_day(read_day(text.strip() or "today", today, lean=Lean.PAST)),
)
"""The day on which something was done or seen; today if empty."""


def type_due(due: Due) -> str:
    """When something is due, as typed."""
    return f"{due.day:%d.%m.%Y} {due.time:%H:%M}" if due.time else f"{due.day:%d.%m.%Y}"


DUE = Kind(Look.SHORT, read_near_due, type_due, empty=lambda today: read_near_due("+1", today))
"""When something is due: tomorrow, if empty."""
MONEY = Kind(
    Look.SHORT,
    lambda text, _today: read_amount(text),
    type_amount,
    means=lambda text, _today: show_amount(read_amount(text)) if text.strip() else "",
)
"""An amount in minor units."""


def _read_days(text: str, _today: date) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= LONGEST_INTERVAL):
        raise Problems({"": _("A number of days from 1 to 3650, such as 14.")})
    return int(text)


DAYS = Kind(Look.SHORT, _read_days, means=lambda _text, _today: _("days"))
"""How many days."""


def number(most: int, sentence: str) -> Kind:
    """A whole number from 0 to `most`; `sentence` says so, as written."""

    def read(text: str, _today: date) -> int:
        if not (text.isascii() and text.isdecimal() and int(text) <= most):
            raise Problems({"": _(sentence)})
        return int(text)

    return Kind(Look.SHORT, read)


def one_of(first: Any, unknown: str = "") -> Kind:
    """One member of an enumeration, `first` at the start and where it is empty; or, given the class, none at first.

    `unknown` is what having none is called, as written.
    """
    members: Any = first if isinstance(first, type) else type(first)
    begins = "" if isinstance(first, type) else str(first.value)

    def options() -> Options:
        none = [("", _(unknown))] if unknown else []
        return none + [(str(member.value), member.label) for member in members]

    return Kind(
        Look.CHOICE,
        lambda text, _today: members(text),
        lambda member: str(member.value),
        lambda _today: None if isinstance(first, type) else first,
        options=options,
        begins=begins,
    )


def choice(options: Callable[[], Options], *, begins: str = "") -> Kind:
    """One of a few numbers, each under a word of its own; empty is None where nothing is chosen at first."""
    return Kind(
        Look.CHOICE,
        lambda text, _today: int(text),
        empty=lambda _today: int(begins) if begins else None,
        options=options,
        begins=begins,
    )


def several(members: Any) -> Kind:
    """Any of an enumeration, as a tuple in its order."""

    def read(text: str, _today: date) -> tuple[Any, ...]:
        return tuple(member for member in members if member.value in text.split())

    return Kind(
        Look.SEVERAL,
        read,
        lambda chosen: " ".join(member.value for member in chosen),
        lambda _today: (),
        options=lambda: [(member.value, member.label) for member in members],
    )


YES = Kind(
    Look.CHOICE,
    lambda text, _today: text == "1",
    lambda is_so: "1" if is_so else "",
    empty=lambda _today: False,
    options=lambda: [("", _("no")), ("1", _("yes"))],
)
"""Yes or no, no at first."""


# -- what a form does with its fields


def read_fields(reader: FieldReader, fields: Sequence[FormField], today: date) -> dict[str, Any]:
    """The values in a filled form, by what the record calls them; what cannot be read is a problem of the reader."""
    return {field.of_record: _read(reader, field, today) for field in fields}


def read_form(typed: Mapping[str, str], fields: Sequence[FormField], today: date) -> dict[str, Any]:
    """The values in a filled form that has no rules beside its fields. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, fields, today)
    reader.finish()
    return values


_UNKNOWN = N_("Nothing of that name is in the book; choose from the list.")


def _read(reader: FieldReader, field: FormField, today: date) -> Any:
    name, kind = field.name, field.kind
    if kind is RECORD:
        if text := reader.line(f"{name}_id"):
            return kind.read(text, today)
        if reader.line(name):
            reader.problem(name, _(_UNKNOWN))
        text = ""
    else:
        text = reader.note(name) if kind.look is Look.NOTE else reader.line(name)
    if not text:
        if field.needed:
            reader.problem(name, _(field.needed))
        return kind.empty(today)
    value = reader.other(name, lambda: kind.read(text, today))
    return kind.empty(today) if value is None else value


def fill(fields: Sequence[FormField], record: Any = None, **known: str) -> dict[str, str]:
    """A record as it is typed into its form; without one, what the form of a new one holds at first.

    `known` is what the record does not hold by itself: the name of an account beside its id, or what a new one
    begins with.
    """
    filled: dict[str, str] = {}
    for field in fields:
        value = getattr(record, field.of_record, None)
        if field.kind is RECORD:
            filled |= {field.name: "", f"{field.name}_id": "" if value is None else str(value)}
        elif record is None:
            filled[field.name] = field.kind.begins
        else:
            filled[field.name] = "" if value is None else field.kind.words(value)
    return filled | known
