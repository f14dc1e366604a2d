"""What is asked of the book as a file: where it lies, and what can be rescued of a damaged one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.places import (
    book_path,
    existing_book,
)
from kamtui.cli.speech import complain, tell
from kamtui.config import Config
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.book import backup as backups
from kamtui.store.book.rescue.rescue import rescue as rescue_book
from kamtui.store.book.share import is_on_network


def where(options: Any, config: Config, problems: list[str]) -> int:
    """Print where the book, its backups, the settings and the crash reports lie, and their state. Makes nothing."""
    for problem in problems:
        complain(problem)
    path = book_path(options)
    folder = paths.backup_folder(path)
    reports = len(list(paths.crash_folder().glob("crash-*.txt")))
    rows = [
        (_("book"), path, _size(path) + _kind_of_place(path)),
        (_("backups"), folder, _state_of_backups(folder)),
        (_("settings"), paths.config_file(), _size(paths.config_file())),
        (_("choices"), paths.choices_file(), _size(paths.choices_file())),
        (_("crash reports"), paths.crash_folder(), str(reports) if reports else _("none")),
    ]
    width = max(len(name) for name, _path, _state in rows)
    for name, place, state in rows:
        print(f"{name:<{width}}  {clean(str(place), limit=4000)}  ({state})")
    return 0


def _state_of_backups(folder: Path) -> str:
    """How many backups there are and when the newest was taken."""
    taken = backups.backups_in(folder)
    if not taken:
        return _("none yet")
    newest = show_moment(taken[0].taken_at, to_local(datetime.now(UTC)).date())
    text = ngettext("{count}, newest {when}", "{count}, newest {when}", len(taken))
    return text.format(count=len(taken), when=newest)


def _size(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return _("not there yet")
    if size < 10_000:
        return _("{count} bytes").format(count=size)
    return _("{count} kB").format(count=size // 1000)


def _kind_of_place(path: Path) -> str:
    """What is to be known of the folder of a book, in a few words after a comma; empty if nothing."""
    remarks = []
    if service := paths.cloud_service(path):
        remarks.append(f"{_('synced by')} {service}")
    if is_on_network(path):
        remarks.append(_("on a network drive"))
    if paths.is_in_store_python(path):
        remarks.append(_("in a folder that goes with this Python from the Microsoft Store"))
    return "".join(f", {remark}" for remark in remarks)


def rescue(options: Any, config: Config, problems: list[str]) -> int:
    """Copy what can be read of a damaged book into a new one, and print how much of each table that was."""
    path, target = existing_book(options), paths.book_at(options.new)
    outcome = rescue_book(path, target)
    width = max(map(len, outcome))
    for table, (rescued, lost) in outcome.items():
        print(f"{table:<{width}}  " + _("{rescued} rescued, {lost} lost").format(rescued=rescued, lost=lost))
    tell(
        _("The new book: {path}. Its history starts anew: nothing up to now can be undone.").format(
            path=target
        )
    )
    return 0
