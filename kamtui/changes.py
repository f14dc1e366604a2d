"""What changed in this version, from the changelog that comes with the program."""

import contextlib
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

FILE = "CHANGELOG.md"
FILES = {"bg": "CHANGELOG.bg.md"}
"""The changelog of another language, where there is one: its newest part."""
LARGEST = 1_000_000
"""Bytes of a changelog that is read."""
_PART = re.compile(r"^## \[(?P<version>[^\]]+)\].*\n(?P<text>(?:(?!## \[).*(?:\n|\Z))*)", re.MULTILINE)
_HEADING = re.compile(r"###+ (.*)")
_MARKS = re.compile(r"\*\*|`|(?<=\])\([^)]*\)|[\[\]]")
"""Signs of Markdown that say how words look, or where a link leads."""


IN_SHORT = {"In short", "Накратко"}
"""What the group is called that says in a few lines what a version brought: then only that is read in the program."""


class Part(NamedTuple):
    """What one version brought: in a sentence, and in paragraphs, in short where it has such a group; a heading ends with a colon."""

    version: str
    sentence: str
    paragraphs: tuple[str, ...]


def newest(language: str = "en") -> Part | None:
    """The newest version's part of the changelog in a language; None where the file did not come along or has no part."""
    for path in _places(FILES.get(language, FILE)):
        with contextlib.suppress(OSError, ValueError):
            if path.is_file() and path.stat().st_size <= LARGEST:
                return read_newest(path.read_text(encoding="utf-8"))
    return None


def _places(name: str) -> list[Path]:
    """Where the changelog may lie: beside the package in a clone, else where the installed program keeps its files."""
    places = [Path(__file__).parent.parent / name]
    with contextlib.suppress(PackageNotFoundError):
        places += [
            Path(str(file.locate())) for file in distribution("kamtui").files or () if file.name == name
        ]
    return places


def read_newest(changelog: str) -> Part | None:
    """The first part of a changelog: its sentence is the first paragraph, its paragraphs are the rest, or what is said in short."""
    match = _PART.search(changelog)
    if match is None:
        return None
    paragraphs: list[str] = []
    is_in_short = False
    for line in match["text"].splitlines():
        heading = _HEADING.match(line)
        if heading is not None and is_in_short:
            break
        if heading is not None and heading[1] in IN_SHORT:
            is_in_short = True
        elif heading is not None:
            paragraphs.append(f"{_plain(heading[1])}:")
        elif line.startswith("- "):
            paragraphs.append(_plain(line[2:]))
        elif not line.strip():
            paragraphs.append("")
        elif paragraphs and paragraphs[-1]:
            paragraphs[-1] += f" {_plain(line)}"
        else:
            paragraphs.append(_plain(line))
    sentence, *rest = [paragraph for paragraph in paragraphs if paragraph] or [""]
    return Part(match["version"], sentence, tuple(rest))


def _plain(text: str) -> str:
    return _MARKS.sub("", text).strip()
