"""`kamtui export ics`: what lies ahead, as a calendar file."""

from typing import Any

from kamtui import paths
from kamtui.cli.lists import local_today
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import Refused, tell
from kamtui.config import Config
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange import ics
from kamtui.store.book.book import Book
from kamtui.store.day.ahead import tasks_ahead, terms_ahead
from kamtui.store.day.feasts_ahead import feasts_ahead


def export_calendar(options: Any, config: Config) -> int:
    """Write open tasks, checks and ends of terms, and feasts, into the calendar file, and say how many of each."""
    path, target = existing_book(options), paths.book_at(options.file)
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        tasks, terms, feasts = tasks_ahead(book), terms_ahead(book), feasts_ahead(book, local_today())
    try:
        made = ics.calendar(tasks, terms, feasts, ring_at=config.review.morning)
        ics.put(made.content, target)
    except ics.CalendarError as error:
        raise Refused(str(error)) from None
    parts = (
        ngettext("{count} task", "{count} tasks", made.tasks).format(count=made.tasks),
        ngettext("{count} check", "{count} checks", made.checks).format(count=made.checks),
        ngettext("{count} end of a term", "{count} ends of terms", made.ends).format(count=made.ends),
        ngettext("{count} feast", "{count} feasts", made.feasts).format(count=made.feasts),
    )
    tell(_("Written to {path}: {what}.").format(path=target, what=", ".join(parts)))
    return 0
