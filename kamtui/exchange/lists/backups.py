"""Backups as a list that leaves the program."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from kamtui.domain.backups import Contents, age_words, size_words
from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.moments import to_local, write_stored
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.book.backup import Backup


class BackupLine(NamedTuple):
    """A backup as it is listed."""

    number: int
    backup: Backup
    size: int
    contents: Contents | None
    """None where it cannot be read."""


def backup_listing(lines: Iterable[BackupLine], now: datetime) -> Listing:
    """Backups with what is in each, as of a moment."""
    today = to_local(now).date()
    return listing_of(
        lines,
        (Column("number", "#", is_right=True), lambda line: _count(line.number)),
        (
            Column("taken_at", _("when")),
            lambda line: Cell(write_stored(line.backup.taken_at), show_moment(line.backup.taken_at, today)),
        ),
        (Column("age", _("age"), is_right=True), lambda line: said(age_words(line.backup.taken_at, now))),
        (Column("why", _("why")), lambda line: _why(line.backup)),
        (Column("bytes", _("size"), is_right=True), lambda line: Cell(line.size, size_words(line.size))),
        (Column("format", _("format"), is_right=True), lambda line: _held(line, "format")),
        (Column("accounts", _("accounts"), is_right=True), lambda line: _held(line, "accounts")),
        (Column("prospects", _("prospects"), is_right=True), lambda line: _held(line, "prospects")),
        (Column("people", _("people"), is_right=True), lambda line: _held(line, "people")),
        (Column("calls", _("calls"), is_right=True), lambda line: _held(line, "calls")),
        (Column("terms", _("terms"), is_right=True), lambda line: _held(line, "terms")),
        (Column("months", _("months"), is_right=True), lambda line: _held(line, "months")),
        (Column("file", _("file")), lambda line: said(line.backup.path.name)),
    )


def _why(backup: Backup) -> Cell:
    return NOTHING if backup.why is None else Cell(backup.why.value, backup.why.label)


def _held(line: BackupLine, name: str) -> Cell:
    return NOTHING if line.contents is None else _count(getattr(line.contents, name))


def _count(count: int) -> Cell:
    return Cell(count, show_whole(count))
