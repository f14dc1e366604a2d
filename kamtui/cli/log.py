"""`kamtui log`: whole conversations, a line each, from the command line or from notes typed on the road."""

import sys
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from kamtui import paths
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import FAILED, Refused, complain, tell
from kamtui.config import Config
from kamtui.domain.calls.one_line.directory import Directory
from kamtui.domain.calls.one_line.pieces import OneLine
from kamtui.domain.calls.one_line.reading import LONGEST_LINE, read_line
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.exchange.one_line_text import heard_lines, problem_lines, understood_lines
from kamtui.store.book.book import Book
from kamtui.store.calls.changes import log_call
from kamtui.store.calls.directory import directory
from kamtui.store.calls.reads import is_written_down, written_alike

STDIN = "-"
MOST_LINES = 1000
"""Conversations that are read in at one go."""


class _Numbered(NamedTuple):
    number: int
    line: OneLine


def log(options: Any, config: Config, problems: list[str]) -> int:
    """Write one line down as a conversation, or each line of the input; nothing at all where one is not understood."""
    for problem in problems:
        complain(problem)
    if is_read_only(options) and not options.check:
        raise Refused(
            _("--read-only: nothing can be written down; --check only says how a line is understood.")
        )
    path = existing_book(options)
    now = to_local(datetime.now(UTC))
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        if options.line == [STDIN]:
            return _log_all(book, _lines_of_input(), now, is_check=options.check)
        line = read_line(" ".join(options.line), directory(book), now)
        if not line.pieces:
            raise Refused(_("There is nothing in the line: “metro, ivanova, phone: what was said”."))
        if line.problems:
            return _refuse(line)
        for text in (*understood_lines(line), *heard_lines(line)):
            tell(text)
        if not options.check:
            _write(book, line, now)
            tell(_("Written down."))
        return 0


def _refuse(line: OneLine, number: int = 0) -> int:
    head = _("Line {number}").format(number=number) + ": " if number else ""
    for text in problem_lines(line):
        complain(head + text)
    return FAILED


def _write(book: Book, line: OneLine, now: datetime) -> None:
    """Write a line down. Raises Refused where the book knows better, as of somebody who named their own account."""
    assert line.entry is not None
    try:
        log_call(book, line.entry, agreed=line.agreed, further=line.further, now=now)
    except Problems as wrong:
        raise Refused(str(wrong)) from None


def _lines_of_input() -> list[str]:
    """The lines of stdin. Raises Refused where they are too many, or no text."""
    if sys.stdin is None:
        raise Refused(_("There is no input to read lines from."))
    try:
        text = sys.stdin.buffer.read((MOST_LINES + 1) * LONGEST_LINE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The input is no text in UTF-8.")) from None
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise Refused(_("At most {most} lines are read at one go.").format(most=MOST_LINES))
    return lines


def _log_all(book: Book, lines: list[str], now: datetime, *, is_check: bool) -> int:
    """Write each line down as an act of its own; none where one of them is not understood, or names no day.

    What is written down already is left out, so that the same lines can be given again after an interruption.
    """
    known = directory(book)
    read = [
        _Numbered(number, _read_dated(text, known, now))
        for number, text in enumerate(lines, 1)
        if text.strip()
    ]
    if not read:
        raise Refused(_("There is no line in the input."))
    refused = [each for each in read if each.line.problems]
    for each in refused:
        _refuse(each.line, each.number)
    if refused:
        complain(_("Nothing was written down: mend these lines and give all of them again."))
        return FAILED
    written = 0
    for number, line in read:
        # Read anew: whom an earlier line wrote down as new is known by now.
        line = line if is_check else _read_dated(lines[number - 1], directory(book), now)
        if line.problems:
            _refuse(line, number)
            complain(_("The lines before it are written down; mend it and give all of them again."))
            return FAILED
        tell(_("Line {number}").format(number=number) + ": " + "; ".join(understood_lines(line)))
        for text in heard_lines(line):
            tell("  " + text)
        stands = "" if is_check else _stands(book, line, lines[number - 1], now)
        if is_check or stands:
            tell("  " + (_("not written: only checked") if is_check else stands))
            continue
        try:
            _write(book, line, now)
        except Refused as refusal:
            complain(_("Line {number}").format(number=number) + f": {refusal}")
            complain(_("The lines before it are written down; mend it and give all of them again."))
            return FAILED
        written += 1
    tell(
        ngettext("{count} conversation written down.", "{count} conversations written down.", written).format(
            count=written
        )
    )
    return 0


def _read_dated(text: str, known: Directory, now: datetime) -> OneLine:
    """A line among others, which has to name its day: whoever reads it later cannot know it."""
    line = read_line(text, known, now, counts_from_call=True)
    if line.is_dated or line.problems:
        return line
    first = line.pieces[0]
    sentence = _("No day is named: among several lines each names its own, as in “metro, 27.11. 15:00: …”.")
    return line._replace(pieces=(first._replace(problem=sentence), *line.pieces[1:]))


def _stands(book: Book, line: OneLine, text: str, now: datetime) -> str:
    """That a line was written down before, in words; "" of one that was not.

    Maybe it was some minutes ago: "today" is another minute then. Or on another day, from which its "yesterday" counted.
    """
    entry = line.entry
    known = directory(book)
    later = _read_dated(text, known, now + timedelta(minutes=1)).entry
    assert entry is not None
    agreed = [term.what for term in line.agreed]
    moves = later is not None and later.held_at != entry.held_at
    if is_written_down(book, entry, agreed, is_of_day=moves):
        return _("stands in the book already")
    for written in written_alike(book, entry, agreed):
        then = _read_dated(text, known, to_local(written.created_at)).entry
        held_on = to_local(written.held_at).date()
        if then is not None and to_local(then.held_at).date() == held_on:
            sentence = _("stands in the book already, of {day}; of another call write the day in figures")
            return sentence.format(day=show_weekday_day(held_on, now.date()))
    return ""
