"""The check of the book, and its repair."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.places import existing_book
from kamtui.cli.speech import FAILED, complain
from kamtui.config import Config
from kamtui.domain.accounts.doubts import DoubtKind
from kamtui.domain.text.cleaning import printable
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.shell import command_line
from kamtui.domain.time.moments import to_local
from kamtui.store.accounts.doubts import doubts
from kamtui.store.book import backup as backups
from kamtui.store.book.book import Book
from kamtui.store.book.check import Finding
from kamtui.store.book.check import check as check_book
from kamtui.store.book.errors import OlderBook

_MOST_DOUBTS = 10
"""How many doubts of a kind are listed; the others are counted."""


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
