"""What a setting may hold: how its value is read from the file or from what was typed, and shown."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any, NamedTuple, Protocol

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext, pgettext
from kamtui.domain.thresholds import Interval

LONGEST_DAYS = 3650
LONGEST_TEXT = 2_000
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_NUMBERS = re.compile(r"\d{1,6}")


class Unfit(Exception):
    """A value is not what the setting may hold."""


def in_words(value: str) -> str:
    """A word of the settings file: where the language in use says it otherwise, that with the word of the file behind it."""
    said = _said().get(value, value)
    return value if said == value else f"{said} ({value})"


def _said() -> dict[str, str]:
    return {
        "true": pgettext("setting", "true"),
        "false": pgettext("setting", "false"),
        "never": pgettext("setting", "never"),
        "en": pgettext("setting", "en"),
        "bg": pgettext("setting", "bg"),
        "phonetic": pgettext("setting", "phonetic"),
        "phonetic-traditional": pgettext("setting", "phonetic-traditional"),
        "bds": pgettext("setting", "bds"),
        "latin": pgettext("setting", "latin"),
        "by-date": pgettext("setting", "by-date"),
        "monday": pgettext("setting", "monday"),
        "saturday": pgettext("setting", "saturday"),
        "sunday": pgettext("setting", "sunday"),
    }


class Kind(Protocol):
    """What a setting may hold."""

    @property
    def options(self) -> Sequence[str]:
        """The values to choose from, as they stand in the file; none where it is typed."""

    @property
    def allowed(self) -> str:
        """What is allowed, as the end of "must be …"."""

    def read(self, value: Any) -> Any:
        """The setting's value of what the file holds. Raises Unfit."""

    def typed(self, text: str) -> Any:
        """What the file is to hold of what was typed. Raises Unfit."""

    def written(self, value: Any) -> str:
        """A setting's value as one types it; "" where there is none."""

    def shown(self, value: Any) -> str:
        """A setting's value in words."""


class OneOf(NamedTuple):
    """One of some words."""

    options: tuple[str, ...]

    @property
    def allowed(self) -> str:
        return _("one of: {known}").format(known=", ".join(map(in_words, self.options)))

    def read(self, value: Any) -> str:
        if value not in self.options:
            raise Unfit
        return str(value)

    def typed(self, text: str) -> str:
        meant = text.strip().casefold()
        return next((option for option in self.options if option.casefold() == meant), None) or self.read(
            text
        )

    def written(self, value: Any) -> str:
        return value or ""

    def shown(self, value: Any) -> str:
        return in_words(self.written(value))


class Flag(NamedTuple):
    """Yes or no."""

    options: tuple[str, ...] = ("true", "false")

    @property
    def allowed(self) -> str:
        return _("{yes} or {no}").format(yes=in_words("true"), no=in_words("false"))

    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise Unfit
        return value

    def typed(self, text: str) -> bool:
        if text.strip() not in self.options:
            raise Unfit
        return text.strip() == "true"

    def written(self, value: Any) -> str:
        return "true" if value else "false"

    def shown(self, value: Any) -> str:
        return in_words(self.written(value))


class Number(NamedTuple):
    """A whole number within bounds."""

    least: int = 1
    most: int = LONGEST_DAYS
    unit: str = ""
    """"days" or "%"; "" for a bare number."""
    options: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        return _("a whole number from {least} to {most}").format(least=self.least, most=self.most)

    def read(self, value: Any) -> int:
        # `type`, because true counts as an int.
        if type(value) is not int or not self.least <= value <= self.most:
            raise Unfit
        return value

    def typed(self, text: str) -> int:
        if not _NUMBERS.fullmatch(text.strip()):
            raise Unfit
        return self.read(int(text))

    def written(self, value: Any) -> str:
        return str(value)

    def shown(self, value: Any) -> str:
        if self.unit == "days":
            return ngettext("{count} day", "{count} days", value).format(count=value)
        return f"{value} {self.unit}".rstrip()


class Often(NamedTuple):
    """How often to speak with somebody: usually, and at the latest."""

    options: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        return "{ every_days = 14, latest_days = 30 }"

    def read(self, value: Any) -> Interval:
        if isinstance(value, dict) and set(value) == {"every_days", "latest_days"}:
            every, latest = value["every_days"], value["latest_days"]
            if type(every) is type(latest) is int and 1 <= every <= latest <= LONGEST_DAYS:
                return Interval(every, latest)
        raise Unfit

    def typed(self, text: str) -> dict[str, int]:
        numbers = [int(number) for number in _NUMBERS.findall(text)]
        if len(numbers) != 2:
            raise Unfit
        value = {"every_days": numbers[0], "latest_days": numbers[1]}
        self.read(value)
        return value

    def written(self, value: Any) -> str:
        return "" if value is None else f"{value.every_days}, {value.latest_days}"

    def shown(self, value: Any) -> str:
        return _("every {every_days}, latest {latest_days} days").format(**value._asdict())


class Words(NamedTuple):
    """A text of the person's; of several lines where it may have them."""

    has_lines: bool = False
    options: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        return ngettext(
            "a text of at most {count} sign", "a text of at most {count} signs", LONGEST_TEXT
        ).format(count=LONGEST_TEXT)

    def read(self, value: Any) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise Unfit
        return clean(value, lines=self.has_lines)

    def typed(self, text: str) -> str:
        return self.read(text.strip())

    def written(self, value: Any) -> str:
        return value or ""

    def shown(self, value: Any) -> str:
        return self.written(value)


class Clock(NamedTuple):
    """A time of day; "" where it may be none."""

    may_be_none: bool = False
    options: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        if self.may_be_none:
            return _('a time such as "17:00", or "never"')
        return _('a time such as "09:00"')

    def read(self, value: Any) -> time | None:
        if isinstance(value, time):  # written without quotation marks
            return value.replace(second=0, microsecond=0)
        if not isinstance(value, str):
            raise Unfit
        if self.may_be_none and value.strip() == "never":
            return None
        match = _CLOCK.fullmatch(value.strip())
        if not match:
            raise Unfit
        return time(int(match[1]), int(match[2]))

    def typed(self, text: str) -> str:
        said = pgettext("setting", "never")
        is_none = self.may_be_none and text.strip().casefold() == said.casefold()
        return self.written(None if is_none else self.read(text))

    def written(self, value: Any) -> str:
        return "never" if value is None else f"{value:%H:%M}"

    def shown(self, value: Any) -> str:
        return in_words(self.written(value))


class Keys(NamedTuple):
    """The keys of an act, several with commas."""

    options: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        return _('keys such as "c,f5"')

    def read(self, value: Any) -> str:
        if isinstance(value, list) and all(isinstance(key, str) for key in value):
            value = ",".join(value)
        if not isinstance(value, str):
            raise Unfit
        from kamtui.domain.text.key_names import read_keys  # late: few give keys of their own

        try:
            return read_keys(clean(value))
        except ValueError:
            raise Unfit from None

    def typed(self, text: str) -> str:
        return self.read(text)

    def written(self, value: Any) -> str:
        return value or ""

    def shown(self, value: Any) -> str:
        return self.written(value)
