"""What is asked of the book as a file: where it lies, whether it is sound, backups, restores and rescues."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.places import (
    book_path,
    existing_book,
    is_read_only,
    make_backup_folder,
    require_nothing_at,
)
from kamtui.cli.speech import FAILED, Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.accounts.doubts import DoubtKind
from kamtui.domain.text.cleaning import clean, printable
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.shell import command_line
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.accounts.doubts import doubts
from kamtui.store.book import backup as backups
from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.store.book.check import Finding
from kamtui.store.book.check import check as check_book
from kamtui.store.book.errors import BookError, OlderBook
from kamtui.store.book.rescue.rescue import rescue as rescue_book
from kamtui.store.book.share import is_on_network

_MOST_DOUBTS = 10
"""How many doubts of a kind are listed; the others are counted."""


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


def check(options: Any, config: Config, problems: list[str]) -> int:
    """Check the book in every way and print what was found; what would mend it is said on stderr."""
    path = existing_book(options)
    findings = check_book(path)
    marks = {True: _("well"), False: _("NOT WELL")}
    mark_width = max(map(len, marks.values()))
    name_width = max(len(finding.name) for finding in findings)
    for finding in findings:
        print(f"{marks[finding.ok]:<{mark_width}}  {finding.name:<{name_width}}  {printable(finding.detail)}")
    if all(finding.ok for finding in findings):
        _print_doubts(path)
        return 0
    _say_what_mends(path, findings)
    return FAILED


def _say_what_mends(path: Path, findings: list[Finding]) -> None:
    """Name the commands that put a good backup in the book's place or save what can be read of it, if either can."""
    text = _("Not all is well with {path}.").format(path=path)
    good = backups.newest_good(paths.backup_folder(path))
    if good is not None:
        restoring = _("To put its newest good backup in its place: {command}")
        command = command_line("kamtui", "--book", str(path), "restore", str(good))
        text += " " + restoring.format(command=command)
    if len(findings) > 1:  # else the file is no book of ours, and there is nothing to copy
        rescuing = _("To copy what can still be read into a new book: {command}")
        command = command_line("kamtui", "--book", str(path), "rescue", "NEW.db")
        text += " " + rescuing.format(command=command)
    if good is not None or len(findings) > 1:
        complain(text)


def _print_doubts(path: Path) -> None:
    """What earlier slips may have left in a sound book, by kind, with the act that mends it."""
    try:
        with Book.open(path, read_only=True) as book:
            listed = doubts(book, to_local(datetime.now(tz=UTC)).date())
    except OlderBook:  # looked at when the book was opened by this program once
        return
    for kind in DoubtKind:
        members = [doubt for doubt in listed if doubt.kind is kind]
        if not members:
            continue
        print(f"\n{kind.label}: {len(members)}")
        for doubt in members[:_MOST_DOUBTS]:
            print(f"  {printable(doubt.sentence)}")
        if (more := len(members) - _MOST_DOUBTS) > 0:
            print("  " + ngettext("… {count} more", "… {count} more", more).format(count=more))
        print(f"  {kind.mend}")
    if listed:
        print("\n" + _("Nothing was changed. What is right as it is can stay."))


def backup(options: Any, config: Config, problems: list[str]) -> int:
    """Back the book up into its folder of backups, or save a copy of it in a new file."""
    path = existing_book(options)
    folder = paths.backup_folder(path)
    try:
        opening.look_at(path)
        if options.file is None:
            make_backup_folder(folder)
            made = backups.take(path, folder)
        else:
            made = paths.book_at(options.file)
            require_nothing_at(made)
            backups.save_as(path, made)
    except BookError as error:
        raise backups.naming_backup(error, folder) from None
    tell(_("Backed up and checked: {path}").format(path=made))
    return 0


def restore(options: Any, config: Config, problems: list[str]) -> int:
    """Put a backup in the book's place; what was there is kept beside it."""
    if is_read_only(options):
        raise Refused(_("A restore writes the book; leave out --read-only."))
    source, path = paths.book_at(options.file), book_path(options)
    if path.is_symlink():
        path = path.resolve()  # the file is replaced, not the link to it
    with contextlib.suppress(OSError):
        if source.samefile(path):
            raise Refused(_("{path} is the book itself; name a backup of it.").format(path=source))
    kept = backups.restore(source, path)
    tell(_("The book {path} is now that of {source}.").format(path=path, source=source))
    if kept is not None:
        tell(_("What it replaced is kept: {path}").format(path=kept))
    return 0


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
