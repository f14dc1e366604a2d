"""The files among which one is picked, drawn."""

import os
from collections.abc import Iterator
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.importing.nearby import Folder, NearbyFile
from kamtui.exchange.importing.typed_path import as_typed
from kamtui.ui.importing.entries import Does, Entry, heading
from kamtui.ui.importing.state import Importing

_FOLDER, _SIZE, _DAY = 20, 9, 12


def file_entries(importing: Importing) -> Iterator[Entry]:
    """The file that was left in the middle, the line that takes a path, and the newest files."""
    if importing.asked is not None:
        name = clean(importing.asked.path.name)
        words = _("go on with {file}").format(file=name)
        says = _("What was said of it before still holds. {import.anew} there takes all of it back.")
        yield Entry("go on", ((words, 0, "strong"),), says, Does.GO_ON)
    yield Entry(
        "path",
        ((_("type or paste the path of a file …"), 0, ""),),
        _("Any spreadsheet (XLSX, XLS, ODS), CSV file, or contact cards (VCF)."),
        Does.PATH,
    )
    home = Path.home()
    if importing.looked_into is not None:
        yield from _folder(importing.looked_into, home)
        return
    if importing.files:
        yield heading(_("The newest ones"))
    for file in importing.files:
        yield _file(file, as_typed(file.path.parent, home))
    yield heading(_("Folders"))
    for folder in importing.folders:
        yield _folder_entry(folder, as_typed(folder, home))


def _folder(folder: Folder, home: Path) -> Iterator[Entry]:
    """What stands in a folder."""
    yield heading(as_typed(folder.path, home))
    if folder.path.parent != folder.path:
        yield _folder_entry(
            folder.path.parent, _("up to {folder}").format(folder=as_typed(folder.path.parent, home))
        )
    if folder.why_not:
        words = _("It cannot be looked into: {why}.").format(why=clean(folder.why_not))
        yield Entry("why not", ((words, 0, "amber"),), words)
    elif not folder.files:
        words = _("No spreadsheet, CSV file or contact cards here that can be read.")
        yield Entry("none", ((words, 0, "dim"),), words)
    for file in folder.files:
        yield _file(file, "")
    for below in folder.folders:
        yield _folder_entry(below, below.name + os.sep)


def _file(file: NearbyFile, folder: str) -> Entry:
    day = show_date(to_local(file.written_at).date())
    where = ((folder, _FOLDER, "dim"),) if folder else ()
    cells = ((file.path.name, 0, "strong"), *where, (_size(file.size), -_SIZE, "dim"), (day, -_DAY, "dim"))
    return Entry(("file", file.path), cells, clean(str(file.path)), Does.FILE, str(file.path))


def _folder_entry(folder: Path, words: str) -> Entry:
    return Entry(("folder", folder), ((words, 0, ""),), clean(str(folder)), Does.FOLDER, str(folder))


def _size(count: int) -> str:
    return f"{max(count / 1024, 1):.0f} KB" if count < 1024**2 else f"{count / 1024**2:.0f} MB"
