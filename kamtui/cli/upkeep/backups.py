"""Backups: made, listed, looked into, and put in the book's place."""

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.listed import print_listing
from kamtui.cli.places import (
    book_path,
    existing_book,
    is_read_only,
    make_backup_folder,
    require_nothing_at,
)
from kamtui.cli.speech import Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.backups import (
    Change,
    Contents,
    NoSuchBackup,
    age_words,
    change_words,
    content_words,
    count_words,
    meant,
    restore_words,
    size_words,
)
from kamtui.domain.text.cleaning import printable
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_moment
from kamtui.exchange.lists.backups import BackupLine, backup_listing
from kamtui.store.book import backup as backups
from kamtui.store.book import opening
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.store.book.migrations import VERSION
from kamtui.store.book.restoring.contents import changes, compare, contents
from kamtui.store.book.restoring.restore import restore as put_back

SHOWN_CHANGES = 20
"""How many records that differ are listed of each sort of difference; the others are counted."""


def back_up(options: Any, config: Config, problems: list[str]) -> int:
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
    """Put a backup, named as a file, in the book's place; what was there is kept."""
    _require_writing(options)
    return _put_in_place(paths.book_at(options.file), options)


def _require_writing(options: Any) -> None:
    if is_read_only(options):
        raise Refused(_("A restore writes the book; leave out --read-only."))


def _put_in_place(source: Path, options: Any) -> int:
    """Restore a backup, and say where the book is that was there."""
    path = book_path(options)
    if path.is_symlink():
        path = path.resolve()  # the file is replaced, not the link to it
    with contextlib.suppress(OSError):
        if source.samefile(path):
            raise Refused(_("{path} is the book itself; name a backup of it.").format(path=source))
    replaced = put_back(source, path, paths.backup_folder(path))
    tell(_("The book {path} is now that of {source}.").format(path=path, source=source))
    if replaced.path is not None:
        tell(_("What it replaced is kept: {path}").format(path=replaced.path))
    return 0


# -- the list


def listed(options: Any, config: Config, problems: list[str]) -> int:
    """List the backups of the book with what is in each; or show or restore one of them."""
    path = book_path(options)
    known = backups.backups_in(paths.backup_folder(path))
    if options.act is None:
        return _list(path, known, options)
    if options.which is None:
        text = _("Which one? As in: {command}")
        raise Refused(text.format(command=f"kamtui backups {options.act} 1"))
    now = datetime.now(UTC)
    try:
        place = meant([each.taken_at for each in known], options.which, to_local(now).date())
    except NoSuchBackup as error:
        raise Refused(str(error)) from None
    if options.act == "restore":
        _require_writing(options)
        return _put_in_place(known[place].path, options)
    return _show(path, place + 1, known[place], now)


def _list(path: Path, known: Sequence[backups.Backup], options: Any) -> int:
    lines = [
        BackupLine(number, each, each.path.stat().st_size, _contents(each.path))
        for number, each in enumerate(known, 1)
    ]
    now = datetime.now(UTC)
    if options.json or options.csv or options.markdown:
        print_listing(backup_listing(lines, now), options, "")
        return 0
    if not lines:
        text = _(
            "There is no backup of {path} yet. They are made by themselves; “kamtui backup” makes one now."
        )
        tell(text.format(path=path))
        return 0
    present = _contents(path)
    if present is not None:
        print(_("now: {what}").format(what=content_words(present)))
    for line in lines:
        for words in _described(line, present, now):
            print(words)
    print("\n" + _("“kamtui backups show 1” says what differs, “kamtui backups restore 1” goes back to it."))
    return 0


def _contents(path: Path) -> Contents | None:
    """What is in a backup or the book; None where it cannot be read."""
    try:
        return contents(path)
    except BookError:
        return None


def _described(line: BackupLine, present: Contents | None, now: datetime) -> list[str]:
    """The lines that say what a backup is."""
    taken_at = line.backup.taken_at
    about = [
        show_moment(taken_at, to_local(now).date()),
        age_words(taken_at, now),
        size_words(line.size),
        *([line.backup.why.label] if line.backup.why else []),
    ]
    if line.contents is not None and line.contents.format != VERSION:
        about.append(_("format {version}").format(version=line.contents.format))
    lead = f"{line.number:>3}  "
    indent = " " * len(lead)
    if line.contents is None:
        return [lead + " · ".join(about), indent + _("it cannot be read: damaged, or no book")]
    said = [lead + " · ".join(about), indent + content_words(line.contents)]
    if present is not None and (differing := count_words(line.contents, present)):
        said.append(indent + _("than now: {what}").format(what=differing))
    return said


# -- one of them


def _show(path: Path, number: int, backup: backups.Backup, now: datetime) -> int:
    """Say how a backup differs from the book, record by record."""
    held = contents(backup.path)
    line = BackupLine(number, backup, backup.path.stat().st_size, held)
    for words in _described(line, None, now):
        print(words)
    try:
        with Book.open(path, read_only=True) as book:
            compared, found = compare(book, backup.path), changes(book, backup.path)
    except BookError as error:
        complain(_("It cannot be compared with the book as it is now. {why}").format(why=error))
        return 0
    print()
    for sentence in restore_words(compared.differences):
        print(sentence)
    if not compared.differences:
        print(_("It holds the same records as the book does now."))
    if not compared.has_values:
        print(
            _("It is of format {version}: which records differ in their values was not compared.").format(
                version=held.format
            )
        )
    for heading, records, count in (
        (_("Only in the book now"), found.later, sum(each.later for each in compared.differences)),
        (_("Only in the backup"), found.gone, sum(each.gone for each in compared.differences)),
        (_("Changed since"), found.changed, sum(each.changed for each in compared.differences)),
    ):
        _print_changes(heading, records, count)
    return 0


def _print_changes(heading: str, records: Sequence[Change], count: int) -> None:
    if not count:
        return
    print(f"\n{heading}: {show_whole(count)}")
    for record in records[:SHOWN_CHANGES]:
        print("  " + printable(change_words(record)))
    if (more := count - len(records[:SHOWN_CHANGES])) > 0:
        print("  " + ngettext("… {count} more", "… {count} more", more).format(count=show_whole(more)))
