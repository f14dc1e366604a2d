"""A path as a person types, pastes or drops it, and what goes on with one that is half typed."""

import contextlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kamtui.exchange.importing.nearby import ENDINGS, MOST_LOOKED_AT

_WINDOWS = re.compile(r"(?P<drive>[A-Za-z]):[\\/](?P<rest>.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
"""What a shell writes before a blank and other signs of a path that is dropped into it."""


def path_meant(typed: str, home: Path, is_windows: bool = os.sep == "\\") -> Path:
    """The path that was typed or dropped into a line: `~`, quotes around it, file://, one of Windows seen from Linux.

    Whatever was typed, a path comes out; that of no file is said where it is read.
    """
    text = next(iter(typed.strip().splitlines()), "").strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif text.startswith("file:"):
        text = unquote(urlsplit(text).path)
    elif not is_windows and not _WINDOWS.match(text):
        text = _ESCAPED.sub(r"\1", text)
    if text == "~" or text.startswith(("~/", "~\\")):
        return home / text[2:]
    drive = None if is_windows else _WINDOWS.match(text)
    if drive is not None:
        seen = Path("/mnt", drive["drive"].lower(), *drive["rest"].replace("\\", "/").split("/"))
        return seen if is_there(seen) else Path(text)
    return Path(text)


def is_there(path: Path) -> bool:
    """Whether a path is of a file or folder, as far as can be told."""
    with contextlib.suppress(OSError, ValueError):
        return path.exists()
    return False


def is_like_a_path(text: str) -> bool:
    """Whether a text that was pasted is meant as a path: it begins as one does."""
    bare = text.strip().strip("'\"")
    return bare.startswith(("/", "~", "file:", "./", "../")) or _WINDOWS.match(bare) is not None


def as_typed(path: Path, home: Path) -> str:
    """A path as a person writes it: below one's own folder with `~`."""
    with contextlib.suppress(ValueError):
        below = path.relative_to(home)
        return "~" if below == Path() else f"~{os.sep}{below}"
    return str(path)


def completed(typed: str, home: Path) -> tuple[str, Sequence[str]]:
    """What is typed of a path as far as it goes on in one way only, and the names that it may go on to."""
    text = typed.strip()
    path = path_meant(text, home) if text else home
    folder, begun = (path, "") if text.endswith(("/", os.sep)) or not text else (path.parent, path.name)
    names = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for _count, entry in zip(range(MOST_LOOKED_AT), entries, strict=False):
            if entry.name.startswith(begun) and (begun or not entry.name.startswith(".")):
                is_folder = entry.is_dir()
                if is_folder or entry.name.lower().endswith(ENDINGS):
                    names.append(entry.name + ("/" if is_folder else ""))
    common = _common(names) if names else begun
    stem = text[: len(text) - len(begun)] if begun else (text or "~/")
    return stem + common, sorted(names)[:20]


def _common(names: Sequence[str]) -> str:
    """What all names begin with."""
    first, last = min(names), max(names)
    signs = zip(first, last, strict=False)
    return first[
        : next((at for at, (one, other) in enumerate(signs) if one != other), min(len(first), len(last)))
    ]
