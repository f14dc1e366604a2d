"""What is typed into the form of a call means, in words: a day, a moment, a promise. Each raises ValueError."""

from datetime import date, datetime

from kamtui.domain.calls.typed_promises import owed_by
from kamtui.domain.terms.category_words import category_of
from kamtui.domain.terms.promise_day import is_only_a_side, promised_day, read_promise
from kamtui.domain.terms.words import TermCategory
from kamtui.domain.text.language import _, in_quotes
from kamtui.domain.time.nearest import Lean
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.shown_days import show_moment, show_weekday_day
from kamtui.domain.time.typed_times import Due, read_due, read_moment
from kamtui.ui.shell.text import fit

MOST_OF_A_PROMISE = 30
"""Cells of its words that stand in what a promise means."""


def due_means(text: str, step: str, today: date) -> str:
    """By which day, and at what time if that is said, the next step is to be done.

    For an empty text it is the day in the words of the step, or else tomorrow.
    """
    in_words = None if text.strip() else promised_day(step, today)
    due = Due(in_words, None) if in_words is not None else read_due(text.strip() or "+1", today)
    day = show_weekday_day(due.day, today)
    return f"{day} {due.time:%H:%M}" if due.time else day


def moment_means(text: str, opened_at: datetime, today: date) -> str:
    """When the call was, counted from when the form was opened; that moment for an empty text."""
    return show_moment(read_moment(text or "now", opened_at, lean=Lean.PAST), today)


def promise_means(text: str, today: date) -> str:
    """Who owes what of a promise, what it is about, and the day in its words; nothing for an empty text."""
    if not text.strip():
        return ""
    if is_only_a_side(text):
        return "…"
    promise = read_promise(text, today)
    what = fit(promise.what, MOST_OF_A_PROMISE).rstrip()
    if promise.again is not None:
        means = _("looked at {rule}").format(rule=show_recurrence(promise.again))
    elif promise.due_on is None:
        means = _("no day yet, such as “by fri”")
    else:
        means = _("looked at on {day}").format(day=show_weekday_day(promise.due_on, today))
    owing = owed_by(promise, today)
    side = owing.label if owing else _("we owe (or write “they:” first)")
    category = category_of(promise.what) or TermCategory.DELIVERY
    return f"{side}: {in_quotes(what)} · {means} · {category.label}"
