"""The files that a person may mean: the newest lists in the folders where downloads land, and what goes on with a path."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".vcard")
"""How the names of files end that may be lists."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_LOOKED_AT = 5_000
_FOLDERS = ("Downloads", "Изтегляния", "Desktop", "Documents")


class NearbyFile(NamedTuple):
    """A file that may be a list."""

    path: Path
    size: int
    written_at: datetime


def newest_files(home: Path, here: Path, most: int = 40) -> list[NearbyFile]:
    """The newest files with lists in the folders of downloads and in the current one, the newest first."""
    found: dict[Path, NearbyFile] = {}
    for folder in (*(home / name for name in _FOLDERS), here):
        for file in _lists_in(folder):
            found.setdefault(file.path, file)
    return sorted(found.values(), key=lambda file: file.written_at, reverse=True)[:most]


def _lists_in(folder: Path) -> Iterator[NearbyFile]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for _count, entry in zip(range(_MOST_LOOKED_AT), entries, strict=False):
            if entry.name.lower().endswith(ENDINGS) and not entry.name.startswith((".", "~$")):
                with contextlib.suppress(OSError, OverflowError, ValueError):
                    if entry.is_file():
                        status = entry.stat()
                        written = _EPOCH + timedelta(seconds=status.st_mtime)
                        yield NearbyFile(Path(entry.path), status.st_size, written)


def path_meant(typed: str, home: Path) -> Path:
    """The path that was typed or dropped into a line: `~`, quotes around it, file://."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    text = text.removeprefix("file://").replace("\\ ", " ") if os.sep == "/" else text
    return home / text[2:] if text.startswith("~/") else Path(text)


def completed(typed: str, home: Path) -> tuple[str, Sequence[str]]:
    """What is typed of a path as far as it goes on in one way only, and the names that it may go on to."""
    text = typed.strip()
    path = path_meant(text, home) if text else home
    folder, begun = (path, "") if text.endswith(("/", os.sep)) or not text else (path.parent, path.name)
    names = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for _count, entry in zip(range(_MOST_LOOKED_AT), entries, strict=False):
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
