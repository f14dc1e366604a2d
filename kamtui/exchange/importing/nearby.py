"""The files that a person may mean: the newest lists in the folders where downloads land, and those of a folder."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".vcard")
"""How the names of files end that may be lists."""
MOST_LOOKED_AT = 5_000
"""Entries of a folder that are looked at."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FOLDERS = ("Downloads", "Изтегляния", "Desktop", "Documents")


class NearbyFile(NamedTuple):
    """A file that may be a list."""

    path: Path
    size: int
    written_at: datetime


class Folder(NamedTuple):
    """What is shown of a folder: its folders by name, its lists with the newest first, and why it cannot be looked into."""

    path: Path
    folders: tuple[Path, ...] = ()
    files: tuple[NearbyFile, ...] = ()
    why_not: str = ""


def usual_folders(home: Path, here: Path, last: Path | None = None) -> list[Path]:
    """The folders in which a list is likely, as far as they are there: the one used last, those of downloads, the current one."""
    likely = [*([last] if last is not None else []), *(home / name for name in _FOLDERS), here, home]
    return [folder for folder in dict.fromkeys(likely) if is_folder(folder)]


def newest_files(folders: Iterable[Path], most: int = 40) -> list[NearbyFile]:
    """The newest files with lists in some folders, the newest first."""
    found: dict[Path, NearbyFile] = {}
    for folder in folders:
        for file in in_folder(folder).files:
            found.setdefault(file.path, file)
    return sorted(found.values(), key=lambda file: file.written_at, reverse=True)[:most]


def in_folder(path: Path) -> Folder:
    """What stands in a folder, without what is hidden or may not be read."""
    folders: list[Path] = []
    files: list[NearbyFile] = []
    try:
        with os.scandir(path) as entries:
            for _count, entry in zip(range(MOST_LOOKED_AT), entries, strict=False):
                if entry.name.startswith((".", "~$")):
                    continue
                with contextlib.suppress(OSError, OverflowError, ValueError):
                    if entry.is_dir():
                        folders.append(Path(entry.path))
                    else:
                        files += _lists(entry)
    except (OSError, ValueError) as error:
        return Folder(path, why_not=getattr(error, "strerror", None) or str(error))
    return Folder(
        path,
        tuple(sorted(folders, key=lambda folder: folder.name.casefold())),
        tuple(sorted(files, key=lambda file: file.written_at, reverse=True)),
    )


def _lists(entry: os.DirEntry[str]) -> Iterator[NearbyFile]:
    """The file of an entry, if it may be a list that can be read."""
    if entry.name.lower().endswith(ENDINGS) and entry.is_file() and os.access(entry.path, os.R_OK):
        status = entry.stat()
        written = _EPOCH + timedelta(seconds=status.st_mtime)
        yield NearbyFile(Path(entry.path), status.st_size, written)


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder."""
    with contextlib.suppress(OSError, ValueError):
        return path.is_dir()
    return False
