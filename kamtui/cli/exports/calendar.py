"""`kamtui export ics`: what lies ahead, as a calendar file."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from kamtui import paths
from kamtui.cli.exports.folder import account_in
from kamtui.cli.lists import local_today
from kamtui.cli.places import existing_book, is_read_only
from kamtui.cli.speech import Refused, tell
from kamtui.config import Config
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange import ics
from kamtui.store.book.book import Book
from kamtui.store.day.ahead import TaskAhead, TermAhead, tasks_ahead, terms_ahead
from kamtui.store.day.feasts_ahead import FeastAhead, feasts_ahead

WEEK_DAYS = 7


class _Ahead(NamedTuple):
    """What lies ahead."""

    tasks: list[TaskAhead]
    terms: list[TermAhead]
    feasts: list[FeastAhead]

    def with_account(self, account_id: int) -> "_Ahead":
        """What of it is with one account."""
        return _Ahead(
            [task for task in self.tasks if task.account_id == account_id],
            [term for term in self.terms if term.account_id == account_id],
            [ahead for ahead in self.feasts if ahead.feast.who.account_id == account_id],
        )

    def of_the_week(self, today: date) -> "_Ahead":
        """What of it falls into the seven days from today on, or was to be done before."""
        last = today + timedelta(days=WEEK_DAYS - 1)
        return _Ahead(
            [task for task in self.tasks if task.due_on <= last],
            [
                term
                for term in self.terms
                if any(day is not None and day <= last for day in (term.next_check_on, term.until_on))
            ],
            [ahead for ahead in self.feasts if today <= ahead.feast.on <= last],
        )


def export_calendar(options: Any, config: Config) -> int:
    """Write open tasks, checks and ends of terms, and feasts, into the calendar file, and say how many of each."""
    path, target, today = existing_book(options), paths.book_at(options.file), local_today()
    with Book.open(path, read_only=is_read_only(options), backups=paths.backup_folder(path)) as book:
        account = account_in(book, options)
        ahead = _Ahead(tasks_ahead(book), terms_ahead(book), feasts_ahead(book, today))
    if account is not None:
        ahead = ahead.with_account(account.id)
    if options.week:
        ahead = ahead.of_the_week(today)
    try:
        made = ics.calendar(*ahead, ring_at=config.review.morning)
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
