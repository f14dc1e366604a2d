"""Catalogues for tests: every text of the program, made-up translations of them, and the file that gettext reads."""

import ast
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from kamtui.domain.text.language import OF_A_KEY
from tests import sources

Texts = Mapping[str | tuple[str, str], str | tuple[str, ...]]
"""A text as written → its translation; the two forms of a text with a count → all forms of the other language.

A text that belongs to a context stands behind it and its sign, as gettext writes them: "key\x04open".
"""
OF_A_CONTEXT = "\x04"

HEADER = "Language: {language}\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: {plurals}\n"
TWO_FORMS = "nplurals=2; plural=(n != 1);"


def write(folder: Path, language: str, texts: Texts, plurals: str = TWO_FORMS) -> Path:
    """Write a compiled catalogue under a folder of catalogues, as gettext looks for it."""
    entries = {b"": HEADER.format(language=language, plurals=plurals).encode()}
    for text, translation in texts.items():
        known = text if isinstance(text, str) else "\0".join(text)
        entries[known.encode()] = (
            translation if isinstance(translation, str) else "\0".join(translation)
        ).encode()
    file = folder / language / "LC_MESSAGES" / "kamtui.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(_compiled(entries))
    return file


def _compiled(entries: Mapping[bytes, bytes]) -> bytes:
    """The format of GNU gettext: a head, where each text and each translation lies, then all of them."""
    texts = sorted(entries)
    head = 7 * 4
    at = head + 2 * 8 * len(texts)
    places, data = b"", b""
    for piece in [*texts, *(entries[text] for text in texts)]:
        places += struct.pack("<II", len(piece), at + len(data))
        data += piece + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(texts), head, head + 8 * len(texts), 0, 0) + places + data


@cache
def texts_of_the_program() -> frozenset[str | tuple[str, str]]:
    """Every text marked in the package, found as the tools that gather texts find them: written out in a call."""
    return frozenset(text for path in sources.modules() for text in marked(sources.calls(path)))


def marked(calls: Iterable[ast.Call]) -> Iterator[str | tuple[str, str]]:
    """The texts that calls mark."""
    for node in calls:
        match node:
            case ast.Call(func=ast.Name(id="_" | "N_"), args=[ast.Constant(value=str(text))]):
                yield text
            case ast.Call(func=ast.Name(id="K_" | "key_name"), args=[ast.Constant(value=str(text))]):
                yield f"{OF_A_KEY}{OF_A_CONTEXT}{text}"
            case ast.Call(
                func=ast.Name(id="pgettext"),
                args=[ast.Constant(value=str(context)), ast.Constant(value=str(text))],
            ):
                yield f"{context}{OF_A_CONTEXT}{text}"
            case ast.Call(
                func=ast.Name(id="ngettext"),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _count],
            ):
                yield one, many


_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопярстужвьызАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗ",
)


def made_up(text: str) -> str:
    """A text in a made-up language: as long as in English, in Cyrillic, its placeholders as they are."""
    return "".join(
        part if part.startswith("{") else part.translate(_LETTERS) for part in re.split(r"(\{[^{}]*\})", text)
    )


def made_up_texts() -> Texts:
    """Every text of the program in the made-up language."""
    return {
        text: made_up(text.rpartition(OF_A_CONTEXT)[2])
        if isinstance(text, str)
        else tuple(map(made_up, text))
        for text in texts_of_the_program()
        if text
    }
