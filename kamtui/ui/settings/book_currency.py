"""What the open book counts in, asked where the setting for new books was changed: nothing in a book is called anew by a sign alone."""

from kamtui.domain.currency import has_rate
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import Currency
from kamtui.exchange.everything.source import Progress
from kamtui.store.book.book import Book
from kamtui.store.money.currency_changes import StaysAsItIs, can_count_in, count_in, sums_in
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.outgoing.writing_dialog import Writing
from kamtui.ui.shell.desk import Desk

LONG = 5_000
"""Sums from which on turning them takes so long that it is done beside."""
_THIS_TOO, _ONLY_NEW = "a", "b"


async def ask_for_this_book(desk: Desk, wanted: Currency) -> None:
    """Ask whether the open book is to count in another currency too, and let it; one that cannot is told so."""
    book = desk.book
    counted = book.currency
    if counted is wanted:
        return
    sums = desk.read_or_say(lambda: sums_in(book))
    if sums is None:
        return
    if book.read_only:
        text = _("New books count in {wanted}. This one is open for reading only, and counts in {counted}.")
        desk.say(text.format(wanted=wanted.label, counted=counted.label))
        return
    if not can_count_in(book, wanted, sums):
        desk.say(str(StaysAsItIs(sums, counted, wanted)))
        return
    answers = {_THIS_TOO: _this_too(counted, wanted, sums), _ONLY_NEW: _("only new books count in {wanted}")}
    answers = {letter: words.format(wanted=wanted.label) for letter, words in answers.items()}
    if await desk.show(Choose(_stands_in(counted, sums), answers)) != _THIS_TOO:
        return
    turned = await _turned_beside(desk, wanted) if sums >= LONG else desk.do(lambda: count_in(book, wanted))
    if turned is not None:
        desk.say(_done(wanted, turned))


async def _turned_beside(desk: Desk, wanted: Currency) -> int | None:
    """Turn many sums on a connection of its own, with how far it is; how many, None where it was stopped or refused, which is said."""
    path, window_id, counted = desk.book.path, desk.book.window_id, desk.book.currency

    def turn(progress: Progress) -> int:
        with Book.open(path, backups=None) as book:
            book.window_id = window_id  # it is this window's act, which its undo takes back
            return count_in(book, wanted, progress)

    said = _("All sums are being turned from {counted} into {wanted}")
    outcome = await desk.show(Writing(said.format(counted=counted.label, wanted=wanted.label), turn))
    if isinstance(outcome, int):
        desk.book.changed_elsewhere()  # from now on this window counts in it too
        desk.reload()
        return outcome
    if outcome is None:
        desk.say(_("Stopped. Nothing was changed."))
    else:
        desk.say(outcome, is_error=True)
    return None


def _stands_in(counted: Currency, sums: int) -> str:
    """What is in the book now."""
    if not sums:
        return _("This book counts in {counted}, and has no sums yet.").format(counted=counted.label)
    return ngettext(
        "This book counts in {counted}, and has {count} sum.",
        "This book counts in {counted}, and has {count} sums.",
        sums,
    ).format(counted=counted.label, count=sums)


def _this_too(counted: Currency, wanted: Currency, sums: int) -> str:
    """What would be done to the book."""
    if not sums:
        return _("this book counts in {wanted} too")
    if has_rate(counted, wanted):
        return _("turn them into {wanted}: 1 euro is 1.95583 leva, each rounded for itself")
    return _("they are in {wanted}: call them so")


def _done(wanted: Currency, turned: int) -> str:
    if turned:
        text = ngettext(
            "{count} sum was turned, and this book counts in {wanted} · {change.undo} outside the settings undoes",
            "{count} sums were turned, and this book counts in {wanted} · {change.undo} outside the settings undoes",
            turned,
        )
    else:
        text = _("This book counts in {wanted} · {change.undo} outside the settings undoes")
    return text.format(wanted=wanted.label, count=turned)
