"""Reading the settings file: what is understood holds, and every other value is named in a sentence of its own.

No settings file keeps the book from opening.
"""

import difflib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.config import LARGEST_FILE, Config
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.settings.kinds import Keys, Kind, Unfit, Words
from kamtui.settings.lines import line_of
from kamtui.settings.table import BY_NAME, TEXTS, contradiction

DEEPEST_KEYS = 4
"""So many tables in each other may hold keys."""
_LONGEST_SHOWN = 40


class Problem(NamedTuple):
    """What is wrong in a settings file, and on which line, where one is known."""

    words: str
    line: int | None = None

    @property
    def on_its_line(self) -> str:
        """In a sentence, for who knows which file is meant."""
        if self.line is None:
            return self.words
        return _("Line {line}: {what}").format(line=self.line, what=self.words)

    def in_file(self, path: Path) -> str:
        """In a sentence that names the file."""
        if self.line is None:
            return _("The settings {path}: {what}").format(path=path, what=self.words)
        text = _("The settings {path}, line {line}: {what}")
        return text.format(path=path, line=self.line, what=self.words)


class SettingsFile(NamedTuple):
    """What a settings file says."""

    path: Path
    config: Config
    problems: tuple[Problem, ...] = ()
    """What could not be understood."""
    given: frozenset[str] = frozenset()
    """The names of the settings whose value is the file's."""
    is_read: bool = True
    """Whether it could be read at all; one that is not there could."""


def load_config(path: Path) -> tuple[Config, list[str]]:
    """The settings in a file, and a sentence for each that could not be understood. Never raises."""
    read = read_settings(path)
    return read.config, [clean(problem.in_file(path), limit=600) for problem in read.problems]


def read_settings(path: Path) -> SettingsFile:
    """What a settings file says; of one that is not there, nothing. Never raises."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return (
                SettingsFile(path, Config())
                if not path.exists()
                else _unread(path, _("it is not an ordinary file"))
            )
        if path.stat().st_size > LARGEST_FILE:
            return _unread(path, _("it is too large"))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _unread(path, error.strerror or type(error).__name__)
    except UnicodeDecodeError:
        return _unread(path, _("it is not UTF-8"))
    try:
        return understood(path, text)
    except tomllib.TOMLDecodeError as error:
        return _unread(path, clean(str(error)))
    except RecursionError:
        return _unread(path, _("it is nested too deeply"))


def _unread(path: Path, why: str) -> SettingsFile:
    words = _("it could not be read ({why}); the defaults hold.").format(why=why)
    return SettingsFile(path, Config(), (Problem(clean(words)),), is_read=False)


def understood(path: Path, text: str) -> SettingsFile:
    """The settings of a text that have a fitting value, and a sentence for each other one. Raises what TOML does."""
    reader = _Reader(text)
    for name, value in tomllib.loads(text).items():
        reader.take(name, value)
    reader.settle()
    return SettingsFile(path, reader.config, tuple(reader.problems), frozenset(reader.given))


class _Reader:
    """The settings as they become known, name by name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.config = Config()
        self.problems: list[Problem] = []
        self.given: set[str] = set()
        self._tables = {name.partition(".")[0] for name in BY_NAME if "." in name}

    def take(self, name: str, value: Any) -> None:
        """Understand what stands at the top of the file under a name: a setting, or a table of them."""
        texts = next((table for table in TEXTS if table.name == name), None)
        if name == "keys":
            self._keys(value)
        elif texts is not None:
            self._named(name, texts.at, value)
        elif name in self._tables:
            self._table(name, value)
        else:
            self._one(name, value)

    def settle(self) -> None:
        """Where two settings contradict each other, both have their defaults again."""
        while (pair := contradiction(self.config)) is not None:
            less, more = pair
            text = _("“{less}” ({first}) may not be more than “{more}” ({second}); their defaults hold.")
            self._say(
                less.path,
                text.format(
                    less=less.name,
                    first=less.value(self.config),
                    more=more.name,
                    second=more.value(self.config),
                ),
            )
            for setting in pair:
                self.config = setting.put(self.config, setting.value(Config()))
                self.given.discard(setting.name)

    def _table(self, name: str, value: Any) -> None:
        if not isinstance(value, dict):
            known = ", ".join(each.partition(".")[2] for each in BY_NAME if each.startswith(f"{name}."))
            self._unfit((name,), value, _("a table [{name}] with {known}").format(name=name, known=known))
            return
        for inner, one in value.items():
            self._one(f"{name}.{inner}", one)

    def _one(self, name: str, value: Any) -> None:
        setting = BY_NAME.get(name)
        if setting is None:
            self._unknown(name)
            return
        try:
            self.config = setting.put(self.config, setting.kind.read(value))
            self.given.add(name)
        except Unfit:
            self._unfit(setting.path, value, setting.kind.allowed, setting.shown(Config()))

    def _keys(self, value: Any) -> None:
        if not isinstance(value, dict):
            self._unfit(("keys",), value, _('a table of ids and keys, such as call.log = "c,f5"'))
            return
        taken: dict[str, str] = {}
        for path, keys in _flat(value):
            name = ".".join(path)
            if self._fits(Keys(), ("keys", *path), name, keys, taken):
                self.given.add(f"keys.{name}")
        self.config = self.config._replace(keys=taken)

    def _named(self, table: str, at: str, value: Any) -> None:
        if not isinstance(value, dict):
            self._unfit((table,), value, _("a table of names and texts"))
            return
        taken: dict[str, str] = {}
        for name, text in value.items():
            if self._fits(Words(has_lines=True), (table, name), name, text, taken):
                self.given.add(f"{table}.{name}")
        changed: Any = {at: taken}
        self.config = self.config._replace(**changed)

    def _fits(self, kind: Kind, path: tuple[str, ...], name: str, value: Any, taken: dict[str, str]) -> bool:
        try:
            taken[clean(name)] = kind.read(value)
        except Unfit:
            self._unfit(path, value, kind.allowed)
            return False
        return True

    # -- sentences

    def _say(self, path: tuple[str, ...], sentence: str) -> None:
        self.problems.append(Problem(clean(sentence, limit=500), line_of(self._text, path)))

    def _unfit(self, path: tuple[str, ...], value: Any, allowed: str, default: str = "") -> None:
        text = (
            _("“{name}” is {value} and must be {allowed}; its default holds: {default}.")
            if default
            else _("“{name}” is {value} and must be {allowed}; its default holds.")
        )
        name = ".".join(path)
        self._say(path, text.format(name=name, value=_shown(value), allowed=allowed, default=default))

    def _unknown(self, name: str) -> None:
        known = [*BY_NAME, "keys", *(table.name for table in TEXTS)]
        near = difflib.get_close_matches(name, known, 1)
        text = (
            _("“{name}” is none of kamtui's settings; is “{near}” meant?")
            if near
            else _("“{name}” is none of kamtui's settings; “kamtui settings” lists them all.")
        )
        words = text.format(name=name[:80], near=near[0] if near else "")
        self._say(tuple(name.split(".")), words)


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The keys of a table that may have tables in it: `call.log = "c"` without quotes is a table in a table."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((name,), value) for name, value in table.items()]
    while waiting:
        path, value = waiting.pop(0)
        if isinstance(value, dict) and len(path) < DEEPEST_KEYS:
            waiting += [((*path, name), inner) for name, inner in value.items()]
        else:
            yield path, value


def _shown(value: Any) -> str:
    """A value as it stands in the file, cut where it is long."""
    if isinstance(value, dict):
        text = "{ " + ", ".join(f"{name} = {_plain(inner)}" for name, inner in list(value.items())[:4]) + " }"
    elif isinstance(value, list):
        text = "[" + ", ".join(map(_plain, value[:4])) + "]"
    else:
        text = _plain(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _plain(value: Any) -> str:
    """A value that holds no others; of one that does, only that there is one."""
    if isinstance(value, bool | int | float | str):
        return json.dumps(value, ensure_ascii=False)
    return "…" if isinstance(value, dict | list) else str(value)
