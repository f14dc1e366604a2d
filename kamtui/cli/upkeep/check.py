"""The check of the book, and its repair."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kamtui import paths
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import FAILED, Refused, complain, tell
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
from kamtui.store.book.repair import repair as repairs

_MOST_LINES = 40
"""How many repairs are listed before they are done; the others are counted. What was done is listed whole."""
_MOST_DOUBTS = 10
"""How many doubts of a kind are listed; the others are counted."""


def check(options: Any, config: Config, problems: list[str]) -> int:
    """Check the book in every way and print what was found; what would mend it is said, or done where that is asked for."""
    if options.repair and is_read_only(options):
        raise Refused(_("A repair writes the book; leave out --read-only."))
    path = existing_book(options)
    findings = check_book(path)
    _print_findings(findings)
    if all(finding.ok for finding in findings):
        if options.repair:
            print("\n" + _("Nothing is to be repaired."))
        _print_doubts(path)
        return 0
    today = to_local(datetime.now(tz=UTC)).date()
    if not options.repair:
        planned = repairs.plan(path, today)
        _print_plan(planned)
        _say_what_mends(path, findings, can_repair=bool(planned.will))
        return FAILED
    return _repair(path, findings, today)


def _print_plan(planned: repairs.Plan) -> None:
    """What a repair would do, and what it could not."""
    if planned.will:
        print("\n" + _("“kamtui check --repair” would keep the book as it is, and then:"))
        _print_lines(planned.will)
    if planned.cannot:
        print("\n" + _("It cannot repair this:"))
        _print_lines(planned.cannot)


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines[:_MOST_LINES]:
        print(f"  - {printable(line)}")
    if (more := len(lines) - _MOST_LINES) > 0:
        print("  " + ngettext("… {count} more", "… {count} more", more).format(count=more))


def _repair(path: Path, findings: list[Finding], today: date) -> int:
    """Repair the book, say all that was done, and check it again."""
    cannot = repairs.plan(path, today).cannot
    repaired = repairs.repair(path, paths.backup_folder(path), today)
    if repaired is None:
        _print_plan(repairs.Plan([], cannot))
        if not cannot:
            print("\n" + _("Nothing of this can be repaired."))
        _say_what_mends(path, findings, can_repair=False)
        return FAILED
    print("\n" + _("Repaired:"))
    for line in repaired.done:  # all of them: nothing is changed without being named
        print(f"  - {printable(line)}")
    tell(_("The book as it was is kept: {path}").format(path=repaired.kept))
    print()
    after = check_book(path)
    _print_findings(after)
    if all(finding.ok for finding in after):
        return 0
    _say_what_mends(path, after, can_repair=False)
    return FAILED


def _print_findings(findings: list[Finding]) -> None:
    marks = {True: _("well"), False: _("NOT WELL")}
    mark_width = max(map(len, marks.values()))
    name_width = max(len(finding.name) for finding in findings)
    for finding in findings:
        print(f"{marks[finding.ok]:<{mark_width}}  {finding.name:<{name_width}}  {printable(finding.detail)}")


def _say_what_mends(path: Path, findings: list[Finding], *, can_repair: bool) -> None:
    """Name the commands that repair the book, put a good backup in its place, or save what can be read of it: those that can."""
    text = _("Not all is well with {path}.").format(path=path)
    if can_repair:
        repairing = _("To repair it: {command}")
        command = command_line("kamtui", "--book", str(path), "check", "--repair")
        text += " " + repairing.format(command=command)
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
