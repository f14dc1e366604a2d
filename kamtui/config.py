"""Settings: what the person wrote into config.toml, and the choices that the program remembers.

A setting that cannot be understood is named in a sentence and its default holds; no settings file
keeps the book from opening.
"""

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

from kamtui.domain.day.greeting import GreetingDefaults, Interval
from kamtui.domain.text import keyboards
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.paths import make_private

LANGUAGES = ("en", "bg")
LONGEST_DAYS = 3650
DEEPEST_KEYS = 4
"""So many tables in each other may hold keys."""
LARGEST_FILE = 1_000_000
"""Bytes; a larger file is none of ours and is not read."""
_MOST_REMEMBERED = 300
"""Warned books and shown hints beyond this number, the oldest, are forgotten."""

T = TypeVar("T")


class Me(NamedTuple):
    """Who writes the letters; what is not known is "". Kept under `[me]`."""

    name: str = ""
    """Your name, as it stands below a letter."""

    firm: str = ""
    """The firm that you write for."""

    signature: str = ""
    """What stands below both: your phone, your page; several lines with `\\n` between them."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force."""

    language: str | None = None
    """"en" or "bg"; left out, the language of the system."""

    keys: dict[str, str] = field(default_factory=dict)
    """Keys by the id of what they do, several with commas: under `[keys]`, `call.log = "c,f5"`."""

    keyboard: str | None = None
    """The keyboard on which Cyrillic is typed: "phonetic", "phonetic-traditional", "bds" or "latin"; left out, the
    program asks when it first has to know."""

    ascii: bool = False
    """Draw with plain ASCII signs, for terminals and fonts without others."""

    greet_key: Interval = GreetingDefaults().key
    """How often to speak with a key account that has no interval of its own:
    `{ every_days = 14, latest_days = 30 }`."""

    greet_customer: Interval = GreetingDefaults().customer
    """The same for other customers: `{ every_days = 30, latest_days = 60 }`."""

    me: Me = field(default_factory=Me)
    """Who writes the letters, asked for before the first: `name`, `firm` and `signature` under `[me]`."""

    @property
    def greeting(self) -> GreetingDefaults:
        """The intervals of accounts that have none of their own."""
        return GreetingDefaults(key=self.greet_key, customer=self.greet_customer)


class _Unfit(Exception):
    """A setting's value is not what it should be; the message says what would be."""


def load_config(path: Path) -> tuple[Config, list[str]]:
    """The settings in a file, and a sentence for each that could not be understood. Never raises."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return Config(), [] if not path.exists() else [_unread(path, _("it is not an ordinary file"))]
        if path.stat().st_size > LARGEST_FILE:
            return Config(), [_unread(path, _("it is too large"))]
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return Config(), [_unread(path, error.strerror or type(error).__name__)]
    except UnicodeDecodeError:
        return Config(), [_unread(path, _("it is not UTF-8"))]
    import tomllib

    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Config(), [_unread(path, clean(str(error)))]
    except RecursionError:
        return Config(), [_unread(path, _("it is nested too deeply"))]
    return _understood(settings, path)


def _unread(path: Path, why: str) -> str:
    """The sentence that a settings file could not be read."""
    text = _("The settings {path} could not be read ({why}); the defaults hold.")
    return clean(text.format(path=path, why=why))


def _understood(settings: dict[str, Any], path: Path) -> tuple[Config, list[str]]:
    """The settings that are known and have a fitting value, and a sentence for each other one."""
    bad_keys: list[str] = []
    readers: dict[str, Callable[[Any], Any]] = {
        "language": _language,
        "keys": partial(_keys, bad_keys),
        "keyboard": _keyboard,
        "ascii": _flag,
        "greet_key": _interval,
        "greet_customer": _interval,
        "me": _me,
    }
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in settings.items():
        if name not in readers:
            text = _("The settings {path} name “{name}”, which is none of kamtui's ({known}).")
            problems.append(clean(text.format(path=path, name=name, known=", ".join(readers))))
            continue
        try:
            values[name] = readers[name](value)
        except _Unfit as unfit:
            text = _("In the settings {path}, “{name}” must be {what}; its default holds.")
            problems.append(clean(text.format(path=path, name=name, what=unfit)))
    if bad_keys:
        text = _(
            'In the settings {path}, keys must be texts such as "c,f5": not so {names}; their defaults hold.'
        )
        names = ", ".join(f"“{name}”" for name in bad_keys)
        problems.append(clean(text.format(path=path, names=names)))
    return Config(**values), problems


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise _Unfit(_("one of: {known}").format(known=", ".join(LANGUAGES)))
    return str(value)


def _keyboard(value: Any) -> str:
    if value not in keyboards.KEYBOARDS:
        raise _Unfit(_("one of: {known}").format(known=", ".join(keyboards.KEYBOARDS)))
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Unfit(_("true or false"))
    return value


def _interval(value: Any) -> Interval:
    if isinstance(value, dict) and set(value) == {"every_days", "latest_days"}:
        every, latest = value["every_days"], value["latest_days"]
        # `type`, because true counts as an int.
        if type(every) is type(latest) is int and 1 <= every <= latest <= LONGEST_DAYS:
            return Interval(every, latest)
    raise _Unfit("{ every_days = 14, latest_days = 30 }")


def _me(value: Any) -> Me:
    if isinstance(value, dict) and set(value) <= set(Me._fields):
        texts = {name: text for name, text in value.items() if isinstance(text, str)}
        if len(texts) == len(value):
            return Me(**{name: clean(text, lines=name == "signature") for name, text in texts.items()})
    raise _Unfit('{ name = "…", firm = "…", signature = "…" }')


def _keys(unfit: list[str], value: Any) -> dict[str, str]:
    """Keys by id, of a table that may have tables in it; the ids whose keys are none are added to `unfit`."""
    if not isinstance(value, dict):
        raise _Unfit(_('a table of ids and keys, such as call.log = "c,f5"'))
    by_id: dict[str, str] = {}
    waiting = [(str(name), keys, 1) for name, keys in value.items()]
    while waiting:
        name, keys, depth = waiting.pop(0)
        if (
            isinstance(keys, dict) and depth < DEEPEST_KEYS
        ):  # `call.log = "c"` without quotes is a table in a table
            waiting += [(f"{name}.{rest}", inner, depth + 1) for rest, inner in keys.items()]
        elif isinstance(keys, str):
            by_id[name] = clean(keys)
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            by_id[name] = clean(",".join(keys))
        else:
            unfit.append(name)
    return by_id


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


@dataclass(slots=True)
class Choices:
    """What was chosen inside the program and holds at the next start."""

    path: Path | None = None
    """Where `save` writes; None remembers nothing."""

    theme: str | None = None
    """The name of the chosen theme; None is the program's own."""

    keyboard: str | None = None
    """The keyboard that was chosen when the program asked; the settings go before it."""

    version: str | None = None
    """The version of the program that was used last; None is one that did not remember it yet."""

    told: list[str] = field(default_factory=list)
    """The hints that are shown only once and were, by names that the program gives them."""

    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    """Which view and order each place was left in, by the names that the program gives them."""

    cloud_warned: list[str] = field(default_factory=list)
    """Paths of the books about whose folder the person was warned: synced, on a network drive and the like."""

    _others: dict[str, Any] = field(default_factory=dict, repr=False)
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
            cloud_warned=_names(stored.pop("cloud_warned", None)),
            _others=stored,
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
