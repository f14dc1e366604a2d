"""The files of `story/` read into a `Story`. What is said there and cannot be is refused, never dropped.

Every refusal names the file, the entry by its place in it, and the key.
"""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any, NewType

from kamtui.domain.text.language import AS_WRITTEN, catalogue
from kamtui.sample.entries.keys import (
    AccountKey,
    CompetitorName,
    PersonKey,
    ProblemKey,
    ProductName,
    TaskWords,
    TermKey,
)
from kamtui.sample.entries.story import Story

FOLDER = Path(__file__).with_name("story")
FILES = (
    "accounts.toml",
    "people.toml",
    "calls/belokray.toml",
    "calls/veselna.toml",
    "calls/tangrava.toml",
    "calls/helvetra.toml",
    "calls/orlyak.toml",
    "calls/customers.toml",
    "calls/prospects.toml",
    "calls/others.toml",
    "calls/everyday.toml",
    "calls/everyday_bg.toml",
    "center.toml",
    "terms.toml",
    "problems.toml",
    "tasks.toml",
    "chain/accounts.toml",
    "chain/people.toml",
    "chain/calls.toml",
    "chain/referrals.toml",
    "chain/qualifications.toml",
    "chain/tasks.toml",
    "bonds.toml",
    "dossier.toml",
    "portfolio.toml",
    "money.toml",
    "reviews.toml",
)
"""The order settles ids, and what chance deals to whom."""

_PLAIN: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "text"),
    int: ((int,), "a whole number"),
    float: ((float, int), "a number"),
    bool: ((bool,), "true or false"),
}
_CALLED: dict[Any, str] = {
    AccountKey: "account",
    PersonKey: "person",
    TermKey: "term",
    ProblemKey: "problem",
    CompetitorName: "competitor",
    ProductName: "product",
    TaskWords: "task",
}
HOME = "Bulgaria"
"""The country that the salesperson sits in."""

_TOLD = (ProductName, TaskWords)
"""What is named by words that are told, and not by a key."""


class SampleError(Exception):
    """The files of the sample book say what cannot be; the sentence says where."""


def read_story(folder: Path = FOLDER, tongue: str = AS_WRITTEN) -> Story:
    """All that the files tell, in the language `tongue`: what has no translation is told as it is written.

    Raises SampleError where a file is not TOML, a section or key is unknown, a key is missing or holds something
    of another kind, or something is named that is not in the files, or is in them twice.
    """
    reader = _Reader(tongue)
    told: dict[str, list[Any]] = {section: [] for section in Story._fields}
    for file in FILES:
        try:
            sections = _sections_of(folder / file)
        except ValueError as error:  # not TOML, or not UTF-8
            raise SampleError(f"{file}: {error}") from error
        for section, entries in sections.items():
            reader.place = file
            if section not in told:
                raise reader.refusal(section, f"is no section. There can be: {', '.join(told)}")
            told[section] += reader.entries(section, entries)
    story = Story(**{section: tuple(entries) for section, entries in told.items()})
    reader.require_what_is_named(story)
    return story if tongue == AS_WRITTEN else _at_home(story, tongue)


def _at_home(story: Story, tongue: str) -> Story:
    """The story with letters in `tongue` to all who are in the salesperson's country."""
    home = catalogue(tongue, "sample").gettext(HOME)
    return story._replace(
        accounts=tuple(
            account._replace(language=tongue) if account.country == home else account
            for account in story.accounts
        ),
        named_accounts=tuple(
            account._replace(language=tongue) if account.country == home else account
            for account in story.named_accounts
        ),
    )


class _StoryLoader(SourceFileLoader):
    """Reads a file of TOML as Python reads a module: what was read once lies compiled in `__pycache__`.

    Python sees to it that it is read anew when the file is another, and that nothing is written where nothing may be.
    """

    def source_to_code(self, data: Any, path: Any) -> CodeType:  # type: ignore[override]
        import tomllib  # not at the top: what was read once is read compiled

        return compile(repr(tomllib.loads(bytes(data).decode("utf-8"))), path, "eval")


def _sections_of(path: Path) -> dict[str, Any]:
    """What a file tells, by section. Raises ValueError where it is not TOML."""
    code = _StoryLoader(path.stem, str(path)).get_code(path.stem)
    assert code is not None
    sections: dict[str, Any] = eval(code)
    return sections


class _Reader:
    """Turns what TOML gives into entries. `place` is where it reads, for a refusal."""

    def __init__(self, tongue: str) -> None:
        self.place = ""
        self._told = catalogue(tongue, "sample").gettext
        self._named: list[tuple[Any, str, str, str]] = []
        """What was named by its key: of which kind, the key; at which place, in which key there."""
        self._readers: dict[str, Callable[[object], Any]] = {
            section: self._of(kind.__args__[0], section) for section, kind in Story.__annotations__.items()
        }

    def refusal(self, key: str, why: str) -> SampleError:
        return SampleError(f"{self.place}: “{key}” {why}.")

    def entries(self, section: str, content: object) -> list[Any]:
        """The entries of a section of the file at `place`."""
        if type(content) is not list:
            raise self.refusal(
                section, "has to be written as a list, or as [[" + section + "]] for each entry"
            )
        file, read, entries = self.place, self._readers[section], []
        for number, entry in enumerate(content, 1):
            self.place = f"{file}, {section} {number}"
            entries.append(read(entry))
        return entries

    def _of(self, kind: Any, key: str) -> Callable[[object], Any]:
        """What reads a value of a kind that stands in `key`."""
        if kind in _PLAIN:
            return self._of_plain(kind, key)
        if isinstance(kind, NewType):
            return self._of_named(kind, key)
        arguments: tuple[Any, ...] = getattr(kind, "__args__", ())
        if type(None) in arguments:  # TOML has no word for nothing: the key is left out
            return self._of(next(part for part in arguments if part is not type(None)), key)
        if getattr(kind, "__origin__", None) is tuple:
            return self._of_list(arguments[0], key)
        if getattr(kind, "__origin__", None) is dict:
            return self._of_notes(arguments[0], key)
        if issubclass(kind, StrEnum):
            return self._of_word(kind, key)
        return self._of_entry(kind, key)

    def _of_plain(self, kind: type, key: str) -> Callable[[object], Any]:
        fitting, words = _PLAIN[kind]

        def read(value: object) -> object:
            if type(value) not in fitting:
                raise self.refusal(key, f"is {value!r}, but has to be {words}")
            return self._told(value) if isinstance(value, str) and value else value

        return read

    def _of_named(self, kind: NewType, key: str) -> Callable[[object], Any]:
        def read(value: object) -> object:
            if type(value) is not str:
                raise self.refusal(key, f"is {value!r}, but has to be text")
            named = self._told(value) if kind in _TOLD else value
            self._named.append((kind, named, self.place, key))
            return named

        return read

    def _of_word(self, kind: type[StrEnum], key: str) -> Callable[[object], Any]:
        words: dict[object, StrEnum] = {word.value: word for word in kind}

        def read(value: object) -> StrEnum:
            if type(value) is str and value in words:
                return words[value]
            raise self.refusal(key, f"is {value!r}, but has to be one of: {', '.join(map(str, words))}")

        return read

    def _of_list(self, kind: Any, key: str) -> Callable[[object], Any]:
        read_part = self._of(kind, key)

        def read(value: object) -> tuple[Any, ...]:
            if type(value) is not list:
                raise self.refusal(key, f"is {value!r}, but has to be a list")
            return tuple(map(read_part, value))

        return read

    def _of_notes(self, kind: type[StrEnum], key: str) -> Callable[[object], Any]:
        read_word, read_text = self._of_word(kind, key), self._of_plain(str, key)

        def read(value: object) -> dict[StrEnum, str]:
            if type(value) is not dict:
                raise self.refusal(key, f"is {value!r}, but has to be a table")
            return {read_word(word): read_text(text) for word, text in value.items()}

        return read

    def _of_entry(self, kind: Any, key: str) -> Callable[[object], Any]:
        above = "" if key in Story._fields else f"{key}."
        readers = {name: self._of(part, above + name) for name, part in kind.__annotations__.items()}
        needed = readers.keys() - kind._field_defaults.keys()

        def read(value: object) -> Any:
            if type(value) is not dict:
                raise self.refusal(key, f"is {value!r}, but has to be a table")
            if not value.keys() <= readers.keys():
                unknown = next(name for name in value if name not in readers)
                raise self.refusal(above + unknown, f"is no key of it. There can be: {', '.join(readers)}")
            if not needed <= value.keys():
                missing = next(name for name in readers if name in needed and name not in value)
                raise self.refusal(above + missing, "is missing")
            return kind(**{name: readers[name](part) for name, part in value.items()})

        return read

    def require_what_is_named(self, story: Story) -> None:
        """Raises SampleError where something is named that is not told, or by a key that two have."""
        known: dict[Any, list[str]] = {
            AccountKey: [account.key for account in story.all_accounts],
            PersonKey: [person.key for person in story.all_people],
            TermKey: [term.key for term in story.terms],
            ProblemKey: [problem.key for problem in story.problems],
            CompetitorName: list(story.competitors),
            ProductName: list(story.products),
            TaskWords: [task.what for task in story.tasks],
        }
        for kind, keys in known.items():
            for key, times in Counter(keys).items():
                if times > 1:
                    raise SampleError(f"There are {times} entries for the {_CALLED[kind]} “{key}”.")
        for kind, name, place, key in self._named:
            if name not in known[kind]:
                self.place = place
                raise self.refusal(key, f"is {name!r}, but there is no such {_CALLED[kind]}")
