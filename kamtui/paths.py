"""Where things lie: the book, the settings, and what the program keeps for itself.

Functions, so that nothing is asked of the system or made on the disk by an import. No word of a
person's is in any of these names but the book's own file name.
"""

import contextlib
import os
import re
import sys
from pathlib import Path

from kamtui.domain.text.digests import sha256

_SERVICES = {  # name of the service → how it calls the folder that it syncs
    "Dropbox": r"Dropbox( \(.+\))?",
    "OneDrive": r"OneDrive( ?- ?.+)?",
    "Google Drive": r"Google ?Drive(-.+)?|My Drive",
    "iCloud": r"Mobile Documents|iCloud ?Drive|com~apple~CloudDocs",
    "Syncthing": r"Syncthing",
    "Nextcloud": r"Nextcloud\d*",
    "ownCloud": r"ownCloud\d*",
    "pCloud": r"pCloud ?Drive|pCloud ?Sync",
    "MEGA": r"MEGA(sync)?( Downloads)?",
    "Yandex.Disk": r"Yandex\.? ?Disk(\.localized)?",
}
# As the services write them, capitals and all: a customer's folder may well be called "mega".
_SERVICE_NAMES = "|".join(f"(?P<s{n}>{names})" for n, names in enumerate(_SERVICES.values()))
_BEGINNINGS = tuple(name[:2] for names in _SERVICES.values() for name in names.split("|"))
"""What the folder of a service may begin with: of another one the patterns, slow to compile, are not asked."""

_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".megaignore": "MEGA",
    ".sync_journal.db": "Nextcloud",
}
"""Files that a service leaves in the folder that it syncs, whatever that is called."""


def default_book() -> Path:
    """The book that opens when none is named: that of `KAMTUI_BOOK`, else the one in the data folder."""
    named = os.environ.get("KAMTUI_BOOK", "").strip()
    return book_at(named) if named else _folder("data") / "book.db"


def book_at(name: str) -> Path:
    """The path of a book as a person wrote it: `~` is their home."""
    return Path(os.path.abspath(os.path.expanduser(name)))  # noqa: PTH100, PTH111  (no look at the disk)


def backup_folder(book: Path) -> Path:
    """The folder of a book's backups: its own, also beside another book of the same name."""
    whole = os.path.realpath(book)
    mark = sha256(os.fsencode(whole))[:10]
    return _folder("state") / "backups" / f"{Path(whole).stem[:60]}-{mark}"


def config_file() -> Path:
    """The settings, written by the person; the program adds only who they are, once it asked."""
    return _folder("config") / "config.toml"


def choices_file() -> Path:
    """What the program remembers of choices made in it, such as the theme."""
    return _folder("state") / "choices.json"


def copied_file() -> Path:
    """What was copied last, where neither terminal nor system may have a clipboard."""
    return _folder("state") / "copied.txt"


def report_folder() -> Path:
    """The pages of reviews that were opened from within the program."""
    return _folder("state") / "reports"


def crash_folder() -> Path:
    """The reports of crashes."""
    return _folder("state") / "crashes"


def cloud_service(path: Path) -> str | None:
    """The cloud service that syncs the folder of `path`, if one is recognised by a name or a marker.

    A service copies a book in the middle of a save, and makes two of it when two computers write.
    """
    folder = Path(os.path.realpath(path)).parent
    for part in reversed(folder.parts):
        match = re.fullmatch(_SERVICE_NAMES, part) if part.startswith(_BEGINNINGS) else None
        if match and match.lastgroup:
            return list(_SERVICES)[int(match.lastgroup[1:])]
    for level in (folder, *folder.parents):
        for marker, service in _MARKERS.items():
            with contextlib.suppress(OSError):
                if (level / marker).exists():
                    return service
    return None


_STORE_PYTHON = r"[\\/]PythonSoftwareFoundation\.Python[^\\/]*[\\/]"


def is_in_store_python(path: Path, program: str = sys.base_prefix) -> bool:
    r"""Whether a book lies in the private folder of a Python from the Microsoft Store.

    Such a Python writes into `AppData\Local\Packages\…\LocalCache` what it is told to write into AppData, and
    the folder goes with it when it is uninstalled. A path may still show the name that was asked for.
    """
    whole = f"{os.path.realpath(path)}"
    if "pythonsoftwarefoundation" not in f"{whole}{program}".casefold():
        return False
    if re.search(rf"[\\/]Packages{_STORE_PYTHON}LocalCache[\\/]", whole, re.IGNORECASE):
        return True
    is_from_store = re.search(rf"[\\/](?:WindowsApps|Packages){_STORE_PYTHON}", f"{program}\\", re.IGNORECASE)
    return bool(is_from_store) and re.search(r"[\\/]AppData[\\/]", whole, re.IGNORECASE) is not None


def make_private(folder: Path) -> None:
    """Make a folder of the program's, and those above it that are missing, for their owner only. Raises OSError.

    One that is there already and that others may enter is closed to them.
    """
    missing = [level for level in (folder, *folder.parents) if not level.exists()]
    for level in reversed(missing):
        level.mkdir(mode=0o700, exist_ok=True)
    if not missing and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}


def _folder(kind: str) -> Path:
    """The program's own folder of a kind: "data", "config" or "state". It need not be there."""
    if sys.platform == "linux":
        # What platformdirs would say (a test compares), without the 7 ms of importing it.
        variable, below = _XDG[kind]
        named = os.environ.get(variable, "")
        return (Path(named) if named.startswith("/") else Path.home() / below) / "kamtui"
    if sys.platform == "win32":
        # Windows names its folders by a call that no variable changes; tests must be able to lead it elsewhere.
        named = os.environ.get("LOCALAPPDATA", "")
        if os.path.isabs(named):  # noqa: PTH117  (a text, and not yet a path)
            return Path(named) / "kamtui"
    import platformdirs

    places = platformdirs.PlatformDirs("kamtui", appauthor=False, roaming=False)
    return {
        "data": places.user_data_path,
        "config": places.user_config_path,
        "state": places.user_state_path,
    }[kind]
