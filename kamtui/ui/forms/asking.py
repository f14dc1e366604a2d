"""How an act asks: by a form that stays open until the book has taken what was typed, or by a question before it writes."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.store.book import backup
from kamtui.store.book.errors import BookError, BusyBook, ReadOnlyBook
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.form import FormDialog, Keep
from kamtui.ui.forms.questions import ConfirmDelete, YesNo
from kamtui.ui.keys.named import called
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.suggestions import Suggestion

T = TypeVar("T")

Filled = dict[str, str]
"""A filled form: what stands in each field, by its name."""


def save_or_show(write: Callable[[], T]) -> T:
    """Write from a form; what `write` gives. What the book refuses is a problem of the form, which stays open: raises Problems."""
    try:
        return write()
    except BookError as error:
        raise Problems({"": str(error)}) from None


class Keeper:
    """Keeps the draft of a form in a slot, or drops it; False asks to try again soon."""

    def __init__(self, desk: Desk, slot: str) -> None:
        self.slot = slot
        self._desk = desk

    def __call__(self, content: Filled | None) -> bool:
        book = self._desk.book
        try:
            if content is None:
                book.drop_draft(self.slot)
            elif not book.read_only:
                book.keep_draft(self.slot, content)
        except BookError as error:
            if content is not None and isinstance(error, BusyBook):
                return False
            self._desk.say(str(error), is_error=True)
        return True


def keeper(desk: Desk, slot: str) -> Keeper:
    """What keeps the draft of a form in a slot."""
    return Keeper(desk, slot)


@dataclass(frozen=True)
class Written:
    """What a form wrote."""

    said: str = ""
    """What is said of it, before that it can be undone; "" where nothing is."""
    record_id: int | None = None
    """The record that it made, or changed, where whoever asked goes on with that."""


W = TypeVar("W", bound=Written)


async def ask(
    desk: Desk,
    form: FormDialog,
    submit: Callable[[Filled], W],
    keep: Keep | None = None,
    now: Callable[[], Filled] | None = None,
) -> W | None:
    """Show a form; when it was saved, reload and say what `submit` wrote. That; None where the form was left.

    `submit` writes what was typed, or raises Problems, and then the form stays open. `keep` keeps what is typed as a draft. A form
    that changes a record is given `now`, which reads again what it shows: only what differs from what was shown is
    written over what another window wrote meanwhile.
    """
    written: list[W] = []
    read_at: int | None = None
    """The version of the book with which the form was last compared, for what another window wrote."""

    def write(filled: Filled) -> None:
        with desk.book.if_still(read_at):
            written.append(submit(filled))

    def read_again(now: Callable[[], Filled]) -> Filled:
        nonlocal read_at
        try:
            read_at = desk.book.version()
            return now()
        except BookError as error:
            raise Problems({"": str(error)}) from None

    form.submit = write
    if keep is not None:
        form.keep = keep
    form.is_offered, desk.is_offering = desk.is_offering, False
    if not _may_write(desk):
        return None
    form.new_account = partial(_new_account, desk)
    if now is not None:
        form.read_again = partial(read_again, now)
    saved = await desk.show(form)
    desk.reload()
    if form.left is not None and isinstance(keep, Keeper):
        desk.left = keep.slot, form.left
        desk.say(_("Not saved: {form.reopen} opens it again as it was."))
    if not saved or not written:
        return None
    if written[-1].said:
        desk.say(written[-1].said, undoable=True)
    return written[-1]


def _may_write(desk: Desk) -> bool:
    """Whether the book can be written to; else that is said before anything is typed or asked, not after."""
    if desk.book.read_only:
        desk.say(str(ReadOnlyBook(desk.book.path)), is_error=True)
    return not desk.book.read_only


async def _new_account(desk: Desk, name: str) -> Suggestion | None:
    """Ask for a new account over the form in which its name was typed."""
    account_id: int | None = await called("accounts.acts:new_account")(desk, name=name)
    account: Suggestion | None = called("accounts.suggesting:account_suggestion")(desk, account_id)
    return account


async def agree(desk: Desk, sentence: str, yes: str, no: str = "") -> bool:
    """Ask before something is written; `yes` and `no` are what the two keys do, in a word or two."""
    return _may_write(desk) and await desk.show(YesNo(sentence, yes, no or _("leave it")))


async def choose(desk: Desk, sentence: str, answers: Mapping[str, str]) -> str | None:
    """Ask which of several acts is meant; `answers` are their words by the letters that choose them.

    The letter; None where none was chosen, or nothing can be written.
    """
    return await desk.show(Choose(sentence, answers)) if _may_write(desk) else None


async def confirm(desk: Desk, sentence: str) -> bool:
    """Ask before something is deleted."""
    return _may_write(desk) and await desk.show(ConfirmDelete(sentence))


async def back_up(desk: Desk, why: backup.Why) -> bool:
    """Back the book up beside the interface; whether it may go on."""
    book = desk.book
    if book.backups is None:
        return True
    try:
        await asyncio.to_thread(backup.take, book.path, book.backups, why)
    except BookError as error:
        desk.say(str(error), is_error=True)
        return False
    return True
