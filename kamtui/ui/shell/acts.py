"""What can be done from any place: each act asks, writes to the book, says what happened.

A mixin of the screens; a form stays open until the book has taken what was typed.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from textual.screen import Screen

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.center.words import Stance
from kamtui.domain.fields import FieldReader, Problems
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import best, is_near, surest
from kamtui.domain.time.typed_days import read_day
from kamtui.domain.warning import Warning
from kamtui.store.accounts import people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book import backup
from kamtui.store.book.errors import BookError, BusyBook, GoneMeanwhile, ReadOnlyBook
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.suggestions import MOST, Suggestion, read_new

T = TypeVar("T")

OWN = 5
"""So many people of the account are offered; the other lines are for somebody new, and for others."""


def _near(name: str, known: Sequence[people_reads.PersonName]) -> dict[int, str]:
    """Which people of an account a name may be meant for, by id, and why."""
    asked = KnownName(0, name, account_id=0)
    names = Names((KnownName(one.person_id, one.name, account_id=0) for one in known), are_people=True)
    slips = {one.person_id: _("like what is typed") for one in known if is_near(name, one.name)}
    return slips | {one.known.record_id: one.likeness.label for one in names.near(asked)}


class Acts(Screen[None]):
    """The acts. Screens that take part are handed a `Desk` and reload when something was changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.is_offering = False
        """Whether the next form holds what was typed before and not saved."""
        self._read_at: int | None = None
        """The version of the book from which a form was last compared with another window's changes."""

    def reload(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    # -- saying

    def say(self, sentence: str, *, is_error: bool = False, undoable: bool = False) -> None:
        """A toast; user's words in it are never markup."""
        if undoable:
            sentence = _("{what} · u undoes").format(what=sentence)
        self.app.clear_notifications()  # one at a time: the newest act is the one that u takes back
        self.app.notify(
            clean(sentence, lines=True, limit=400),
            severity="error" if is_error else "information",
            timeout=8 if is_error else 4,
            markup=False,
        )

    def read_or_say(self, read: Callable[[], T]) -> T | None:
        """Read something; what is no longer there is said, and the lists that still showed it reload."""
        try:
            return read()
        except BookError as error:
            self.say(str(error), is_error=True)
            self.reload()
            return None

    def do(self, act: Callable[[], T], said: str = "") -> T | None:
        """Write something, reload, say so; a refusal of the book is said instead."""
        try:
            done = act()
        except BookError as error:
            self.say(str(error), is_error=True)
            self.reload()
            return None
        self.reload()
        if said:
            self.say(said, undoable=True)
        return done

    def save_or_show(self, write: Callable[[], object]) -> None:
        """Write from a form: what the book refuses is a problem of the form, which stays open."""
        try:
            with self.desk.book.if_still(self._read_at):
                write()
        except BookError as error:
            raise Problems({"": str(error)}) from None

    def _keeper(self, slot: str) -> Callable[[dict[str, str] | None], bool]:
        """Keeps the draft of a form in a slot; False asks to try again soon."""

        def keep(content: dict[str, str] | None) -> bool:
            try:
                if content is None:
                    self.desk.book.drop_draft(slot)
                elif not self.desk.book.read_only:
                    self.desk.book.keep_draft(slot, content)
            except BookError as error:
                if content is not None and isinstance(error, BusyBook):
                    return False
                self.say(str(error), is_error=True)
            return True

        return keep

    # -- undo

    def action_undo(self) -> None:
        """Take back the newest act."""
        name = self.do(self.desk.book.undo)
        if name is not None:
            self.say(_("Undone: {name} · ctrl+r brings it back").format(name=name))

    def action_redo(self) -> None:
        """Bring back what was undone."""
        name = self.do(self.desk.book.redo)
        if name is not None:
            self.say(_("Done again: {name}").format(name=name), undoable=True)

    # -- choosing

    def suggest_accounts(self, text: str) -> list[Suggestion]:
        """Accounts whose names fit what was typed, live ones first."""
        names = account_reads.account_names(self.desk.book)
        found = best(text, ((name.name, name) for name in names))
        return [
            Suggestion(
                one.name,
                ", ".join(
                    part for part in (one.city, "" if one.stage in LIVE_STAGES else one.stage.label) if part
                ),
                one.account_id,
            )
            for one in found
        ]

    def suggest_people(self, text: str, account_id: int | None, *, or_new: bool = True) -> list[Suggestion]:
        """People whose names fit: those of the account, those in it with a name near it, a new person, and others.

        Without an account everybody is meant alike. Typed `+ Иван`, the name is that of somebody new.
        """
        name = clean(text)
        new = Suggestion(read_new(name) or name, _("a new person"), None)
        may_be_new = or_new and account_id is not None and bool(new.name)
        if may_be_new and read_new(name):
            return [new]
        own = people_reads.names_in(self.desk.book, account_id)
        fitting = best(text, ((one.name, one) for one in own))
        reasons = _near(name, own) if account_id is not None else {}
        near = [one for one in own if one.person_id in reasons and one not in fitting]
        offers = []
        for one in (*fitting, *near)[:OWN]:
            is_sure = not name or bool(surest(name, [(one.name, one)]))
            reason = "" if is_sure else reasons.get(one.person_id, "")
            detail = ", ".join(part for part in (reason, one.title) if part)
            offers.append(Suggestion(one.name, detail, one.person_id, account_id, is_near=bool(reason)))
        if may_be_new and all(fold(name) != fold(offer.name) for offer in offers):
            offers.append(new)
        others = people_reads.names_like(self.desk.book, text) if text else []
        seen = {offer.record_id for offer in offers}
        offers += [
            Suggestion(
                other.name,
                ", ".join(part for part in (other.title, other.account) if part),
                other.person_id,
                other.account_id,
                is_other=account_id is not None,
            )
            for other in others
            if other.person_id not in seen
        ]
        return offers[:MOST]

    def _account_suggestion(self, account_id: int | None) -> Suggestion | None:
        """The account, unless another window deleted it in this moment."""
        if account_id is None:
            return None
        try:
            return Suggestion(account_reads.account_entry(self.desk.book, account_id).name, "", account_id)
        except GoneMeanwhile:
            return None

    def _person_suggestions(self, person_id: int | None) -> list[Suggestion]:
        if person_id is None:
            return []
        return [
            Suggestion(one.name, one.title, one.person_id, one.account_id)
            for one in people_reads.names_by_id(self.desk.book, [person_id])
        ]

    def _stance_of(self, person_id: int) -> Stance | None:
        """How a person stands to us as far as is known, unless another window deleted them in this moment."""
        try:
            return people_reads.person_line(self.desk.book, person_id).stance
        except GoneMeanwhile:
            return None

    # -- warnings

    async def accept_warning(self, account_id: int | None, warning: Warning) -> bool:
        """Live with a warning until a day, and say why; never for good. Whether it was accepted."""
        from kamtui.store.center import acceptance_changes
        from kamtui.ui.center.forms import AcceptForm

        book, today = self.desk.book, self.desk.today

        def submit(filled: dict[str, str]) -> None:
            reader = FieldReader(filled)
            reason = reader.needed("reason", _("Say why you can live with it."))
            until = reader.other("until", lambda: read_day(filled["until"], today))
            if until is not None and until <= today:
                reader.problem("until", _("Choose a day to come: a warning is never switched off for good."))
            reader.finish()
            assert until is not None
            self.save_or_show(
                lambda: acceptance_changes.accept(
                    book, account_id, warning.key, warning.rule.value, until, reason, today
                )
            )

        form = AcceptForm(
            _("Accept a warning"),
            {"reason": "", "until": "+1m"},
            submit,
            lambda _content: True,
            sentence=warning.sentence,
            today=today,
        )
        return await self._ask(form, [_("Accepted until then")])

    # -- after a crash

    async def resume(self, slot: str, content: dict[str, str]) -> None:
        """Open the form again in which something was typed and not saved; nothing where no form has such a slot."""

    # -- asking

    async def _ask(
        self, form: Screen[bool], said: list[str], now: Callable[[], dict[str, str]] | None = None
    ) -> bool:
        """Show a form; when it was saved, reload and say so. Whether it was.

        A form that changes a record is given `now`, which reads again what it shows: only what differs from what
        was shown is written over what another window wrote meanwhile.
        """
        from kamtui.ui.forms.form import FormDialog

        assert isinstance(form, FormDialog)
        form.is_offered, self.is_offering = self.is_offering, False
        if self.desk.book.read_only:
            # Said before anything is typed, not after.
            self.say(str(ReadOnlyBook(self.desk.book.path)), is_error=True)
            return False
        self._read_at = None
        if now is not None:
            form.read_again = partial(self._read_again, now)
        saved: bool = await self.app.push_screen_wait(form)
        self._read_at = None
        self.reload()
        if saved and said:
            self.say(said[-1], undoable=True)
        return saved

    def _read_again(self, now: Callable[[], dict[str, str]]) -> dict[str, str]:
        """What the book says by now of what a form shows. Raises Problems."""
        try:
            self._read_at = self.desk.book.version()
            return now()
        except BookError as error:
            raise Problems({"": str(error)}) from None

    async def _back_up(self) -> bool:
        """Back the book up beside the interface; whether it may go on."""
        book = self.desk.book
        if book.backups is None:
            return True
        try:
            await asyncio.to_thread(backup.take, book.path, book.backups)
        except BookError as error:
            self.say(str(error), is_error=True)
            return False
        return True

    async def _agree(self, sentence: str, yes: str, no: str = "") -> bool:
        """Ask before something is written; `yes` and `no` are what the two keys do, in a word or two."""
        from kamtui.ui.forms.questions import YesNo

        if self.desk.book.read_only:
            # Said before anything is asked, not after.
            self.say(str(ReadOnlyBook(self.desk.book.path)), is_error=True)
            return False
        answer: bool = await self.app.push_screen_wait(YesNo(sentence, yes, no or _("leave it")))
        return answer

    async def _confirm(self, sentence: str) -> bool:
        from kamtui.ui.forms.questions import ConfirmDelete

        if self.desk.book.read_only:
            self.say(str(ReadOnlyBook(self.desk.book.path)), is_error=True)
            return False
        answer: bool = await self.app.push_screen_wait(ConfirmDelete(sentence))
        return answer
