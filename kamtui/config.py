"""Settings in force, and the choices that the program remembers. What each setting is stands in `kamtui.settings.table`."""

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from kamtui.domain.text import keyboards
from kamtui.domain.text.numbers import BY_DATE, COUNTED
from kamtui.domain.thresholds import USUAL, Thresholds
from kamtui.paths import make_private

LANGUAGES = ("en", "bg")
WEEKDAYS = {"monday": 0, "saturday": 5, "sunday": 6}
"""The days on which a week may begin, and their numbers."""
LIST_CURRENCIES = (*COUNTED, BY_DATE)
"""What a list can count in: one currency, or leva until the end of 2025 and euro since."""
LARGEST_FILE = 1_000_000
"""Bytes; a larger file is none of ours and is not read."""
_MOST_REMEMBERED = 300
"""Warned books, shown hints and offers put away beyond this number, the oldest, are forgotten."""


_NOTHING: Mapping[str, str] = MappingProxyType({})


class Me(NamedTuple):
    """Who writes the letters; what is not known is "". Kept under `[me]`."""

    name: str = ""
    """Your name, as it stands below a letter."""

    firm: str = ""
    """The firm that you write for."""

    signature: str = ""
    """What stands below both: your phone, your page; several lines with `\\n` between them."""


class Review(NamedTuple):
    """When the day begins and ends. Kept under `[review]`."""

    morning: time = time(9)
    """When the reminders of what has a day and no time ring."""

    close: time | None = time(17)
    """From when on it is offered to close the day; None: never."""


class Config(NamedTuple):
    """The settings in force."""

    language: str | None = None
    """"en" or "bg"; left out, the language of the system."""

    keys: Mapping[str, str] = _NOTHING
    """Keys by the id of what they do, several with commas: under `[keys]`, `call.log = "c,f5"`."""

    keyboard: str | None = None
    """The keyboard on which Cyrillic is typed: "phonetic", "phonetic-traditional", "bds" or "latin"; left out, the
    program asks when it first has to know."""

    ascii: bool = False
    """Draw with plain ASCII signs, for terminals and fonts without others."""

    me: Me = Me()
    """Who writes the letters, asked for before the first: `name`, `firm` and `signature` under `[me]`."""

    thresholds: Thresholds = USUAL
    """When the rules speak, and how often to speak with whom."""

    first_weekday: str = "monday"
    """On which day a week begins."""

    review: Review = Review()
    """When the day begins and ends."""

    currency: str = "EUR"
    """What a new book counts in; each book keeps its own."""

    list_currency: str | None = None
    """What an imported list of sales counts in that does not say it: a currency or "by-date"; None asks."""

    notes: Mapping[str, str] = _NOTHING
    """Outlines of notes by the purpose of a call, only those that the person wrote: under `[notes]`."""

    greetings: Mapping[str, str] = _NOTHING
    """What is written on a feast, by its name, only what the person wrote: under `[greetings]`."""


def _shown(stored: Any) -> dict[str, dict[str, str]]:
    """What a file of choices says of views and orders; what is none is left out."""
    if not isinstance(stored, dict):
        return {}
    return {
        place: {what: name for what, name in kept.items() if isinstance(name, str)}
        for place, kept in stored.items()
        if isinstance(kept, dict)
    }


def _names(value: Any) -> list[str]:
    """The texts in a list; none if it is no list."""
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


class Choices:
    """What was chosen inside the program and holds at the next start."""

    def __init__(
        self,
        path: Path | None = None,
        *,
        theme: str | None = None,
        keyboard: str | None = None,
        version: str | None = None,
        told: list[str] | None = None,
        shown: dict[str, dict[str, str]] | None = None,
        put_away: list[str] | None = None,
        cloud_warned: list[str] | None = None,
        others: dict[str, Any] | None = None,
    ) -> None:
        self.path = path
        """Where `save` writes; None remembers nothing."""
        self.theme = theme
        """The name of the chosen theme; None is the program's own."""
        self.keyboard = keyboard
        """The keyboard that was chosen when the program asked; the settings go before it."""
        self.version = version
        """The version of the program that was used last; None is one that did not remember it yet."""
        self.told = told or []
        """The hints that are shown only once and were, by names that the program gives them."""
        self.shown = shown or {}
        """Which view and order each place was left in, by the names that the program gives them."""
        self.put_away = put_away or []
        """Offers below a note that were put away, by marks that say nothing of what stands there."""
        self.cloud_warned = cloud_warned or []
        """Paths of the books about whose folder the person was warned: synced, on a network drive and the like."""
        self._others = others or {}
        """Choices of a newer kamtui that this one does not know; written back as they were."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """The choices in a file; what is missing or cannot be read is as if never chosen. Never raises."""
        stored: Any = None
        with contextlib.suppress(OSError, ValueError, RecursionError):
            if path.is_file() and path.stat().st_size <= LARGEST_FILE:
                stored = json.loads(path.read_bytes())
        if not isinstance(stored, dict):
            stored = {}
        theme = stored.pop("theme", None)
        keyboard = stored.pop("keyboard", None)
        version = stored.pop("version", None)
        return cls(
            path,
            theme=theme if isinstance(theme, str) else None,
            keyboard=keyboard if keyboard in keyboards.KEYBOARDS else None,
            version=version if isinstance(version, str) else None,
            told=_names(stored.pop("told", None)),
            shown=_shown(stored.pop("shown", None)),
            put_away=_names(stored.pop("put_away", None)),
            cloud_warned=_names(stored.pop("cloud_warned", None)),
            others=stored,
        )

    def tell_once(self, name: str) -> bool:
        """Whether the hint of this name is to be shown now, because it never was; from now on it counts as shown."""
        if name in self.told:
            return False
        self.told.append(name)
        self.save()
        return True

    def is_updated(self, version: str) -> bool:
        """Whether this version of the program is used for the first time; from now on it counts as used."""
        if self.path is None or self.version == version:
            return False
        self.version = version
        self.save()
        return True

    def save(self) -> bool:
        """Write the choices, readable for their owner only, whole or not at all; whether that succeeded."""
        if self.path is None:
            return False
        content = self._others | {"theme": self.theme, "cloud_warned": self.cloud_warned[-_MOST_REMEMBERED:]}
        if self.keyboard is not None:
            content["keyboard"] = self.keyboard
        if self.version is not None:
            content["version"] = self.version
        if self.told:
            content["told"] = self.told[-_MOST_REMEMBERED:]
        if self.shown:
            content["shown"] = self.shown
        if self.put_away:
            content["put_away"] = self.put_away[-_MOST_REMEMBERED:]
        part = self.path.with_name(f".{self.path.name}.part-{os.getpid()}-{os.urandom(4).hex()}")
        try:
            make_private(self.path.parent)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
            with os.fdopen(os.open(part, flags, 0o600), "w", encoding="ascii") as file:
                json.dump(content, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        except OSError:
            return False
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return True
