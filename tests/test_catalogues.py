"""The catalogues of translations: whole, current, and with what a text is filled with.

What fails here is mended by `python -m tests.write_catalogues` and by hand in `kamtui/locale/*/LC_MESSAGES/kamtui.po`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kamtui.domain.text.language import LOCALE_FOLDER
from tests.catalogue import OF_A_CONTEXT, texts_of_the_program

CATALOGUES = sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/kamtui.po"))
_CODE = re.compile(
    r"--[a-z-]+[ =]\S+|kamtui [a-z]+( [a-z]+)?|^[a-z, ]+:|(?:but|of) accounts:|\([a-z]+-[a-z]+\)"
)
"""What is typed as it stands in every language."""
_FILLED = re.compile(r"\{[^{}]*\}|%(?:\([a-z_]+\))?[sdr]")


class Entry(NamedTuple):
    """A text and its translations: one, or one for each form of a number."""

    text: str | tuple[str, str]
    """As `texts_of_the_program` has it."""
    said: tuple[str, ...]
    is_guessed: bool

    @property
    def forms(self) -> tuple[str, ...]:
        return self.text if isinstance(self.text, tuple) else (self.text.rpartition(OF_A_CONTEXT)[2],)


@cache
def entries(path: Path) -> tuple[Entry, ...]:
    from tests.write_catalogues import read  # late: only here and where they are written is Babel needed

    return tuple(_entry(message) for message in read(path) if message.id)


def _entry(message: Any) -> Entry:
    if message.pluralizable:
        one, many = message.id
        return Entry((one, many), tuple(message.string), message.fuzzy)
    text = f"{message.context}{OF_A_CONTEXT}{message.id}" if message.context else message.id
    return Entry(text, (message.string,), message.fuzzy)


def filled(text: str) -> set[str]:
    """What stands for something that is filled in."""
    return set(_FILLED.findall(text))


def wrongly_filled(entry: Entry) -> Iterator[str]:
    """The translations that are filled with something else than the text, or leave something out.

    The form for one thing may leave the count out, as the text's own may.
    """
    for place, said in enumerate(entry.said):
        wanted = filled(entry.forms[min(place, len(entry.forms) - 1)])
        if filled(said) != wanted and not (place == 0 and filled(said) == wanted - {"{count}"}):
            yield said


def edges(text: str) -> tuple[str, str, int]:
    """The blanks around a text, and how many lines it breaks into: what its place on the screen counts on."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], text.count("\n")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_has_every_text_of_the_program_and_no_other(path: Path) -> None:
    known = {entry.text for entry in entries(path)}
    known |= {entry.text[0] for entry in entries(path) if isinstance(entry.text, tuple)}  # found as well
    program = {text for text in texts_of_the_program() if text}
    assert sorted(map(str, program - known)) == [], "python -m tests.write_catalogues, then translate them"
    firsts = {text[0] for text in program if isinstance(text, tuple)}
    assert sorted(map(str, known - program - firsts)) == [], "python -m tests.write_catalogues"


def test_no_two_texts_with_a_count_begin_alike() -> None:
    """gettext finds such a text by its first form: of two with the same one it knows only one."""
    firsts = [text[0] for text in texts_of_the_program() if isinstance(text, tuple)]
    assert [first for first, count in Counter(firsts).items() if count > 1] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_every_text_is_translated_and_none_by_a_guess(path: Path) -> None:
    assert [entry.text for entry in entries(path) if not all(entry.said) or entry.is_guessed] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_is_filled_with_what_its_text_is(path: Path) -> None:
    assert [said for entry in entries(path) for said in wrongly_filled(entry)] == []


def test_what_is_filled_otherwise_is_seen() -> None:
    assert list(wrongly_filled(Entry("{name} left", ("напусна",), False))) == ["напусна"]
    assert list(wrongly_filled(Entry("{name} left", ("{who} напусна",), False))) == ["{who} напусна"]
    assert list(wrongly_filled(Entry("invalid %(type)s value", ("стойност %(typ)s",), False)))
    several = Entry(("{count} day", "{count} days"), ("един ден", "{count} дни"), False)
    assert list(wrongly_filled(several)) == []
    several = Entry(("{count} day", "{count} days"), ("{count} ден", "дни"), False)
    assert list(wrongly_filled(several)) == ["дни"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_has_the_blanks_and_lines_of_its_text(path: Path) -> None:
    wrong = [
        said
        for entry in entries(path)
        for text, said in zip(entry.forms, entry.said, strict=True)
        if edges(said)[2] != edges(text)[2] or bool(edges(said)[0]) != bool(edges(text)[0])
        or bool(edges(said)[1]) != bool(edges(text)[1])
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_what_comes_with_the_program_is_compiled_of_what_is_written(path: Path) -> None:
    from tests.write_catalogues import as_mo

    assert path.with_suffix(".mo").read_bytes() == as_mo(path.read_bytes()), (
        "python -m tests.write_catalogues"
    )


# -- one word for one thing


class Term(NamedTuple):
    """A word of the program, and how it may be said."""

    word: str
    said: tuple[str, ...]
    """Beginnings of words."""
    otherwise: tuple[str, ...]
    """Texts that have the word and say it otherwise, for a reason."""


@cache
def glossary(language: str) -> tuple[Term, ...]:
    """The terms of the book, each with the words for it in a language."""
    kept = tomllib.loads((LOCALE_FOLDER / language / "glossary.toml").read_text(encoding="utf-8"))
    return tuple(
        Term(word, tuple(said["said"]), tuple(said.get("otherwise", ()))) for word, said in kept.items()
    )


def said_otherwise(term: Term, entry: Entry) -> bool:
    """Whether a text has the word and its translation none of the words for it."""
    text = entry.forms[-1]
    if (
        not re.search(rf"\b{term.word}\b", _FILLED.sub("", _CODE.sub("", text)), re.IGNORECASE)
        or text in term.otherwise
    ):
        return False
    words = re.findall(r"\w+", entry.said[-1].casefold())
    return not any(word.startswith(said) for said in term.said for word in words)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_one_thing_has_one_word(path: Path) -> None:
    language = path.parents[1].name
    wrong = [
        (term.word, entry.forms[-1], entry.said[-1])
        for term in glossary(language)
        for entry in entries(path)
        if said_otherwise(term, entry)
    ]
    assert wrong == [], "kamtui/locale/*/glossary.toml says how a term is said"
