"""What can be done from any place: each act asks, writes to the book, says what happened.

A mixin of the screens; a form stays open until the book has taken what was typed.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from textual.screen import Screen

from kamtui.domain.accounts import account as account_rules
from kamtui.domain.accounts import person as person_rules
from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.calls import call as call_rules
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.center.words import Stance
from kamtui.domain.day import task as task_rules
from kamtui.domain.fields import FieldReader, Problems
from kamtui.domain.insight import Insight
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.matching import best, is_near, surest
from kamtui.domain.time.dates import read_day, show_weekday_day
from kamtui.domain.time.moments import to_local
from kamtui.store.accounts import accounts, people
from kamtui.store.book import backup
from kamtui.store.book.errors import BookError, BusyBook, GoneMeanwhile, ReadOnlyBook
from kamtui.store.calls import calls
from kamtui.store.center import buying_center
from kamtui.store.day import tasks
from kamtui.ui.forms import typed
from kamtui.ui.shell.desk import Desk
from kamtui.ui.widgets.picker import MOST, Known, Suggestion, mark_new, read_new

T = TypeVar("T")

OWN = 5
"""So many people of the account are offered; the other lines are for somebody new, and for others."""
MANY_RECORDS = 50
"""Before so many records are deleted at once, the book is backed up."""


def _and_named(who: Sequence[Participant]) -> str:
    """Which prospects were named in a call, behind what else is said of it."""
    names = ", ".join(named.organisation for one in who for named in one.named)
    return "; " + _("named: {prospects}").format(prospects=names) if names else ""


def _and_agreed(term: TermEntry | None) -> str:
    """What was agreed in a call and when it is looked at, behind what else is said of it."""
    from kamtui.domain.time.recurrence import first_occurrence

    day = first_occurrence(term.checks) if term is not None and term.checks is not None else None
    if term is None or day is None:
        return ""
    looked_at = _("looked at on {day}").format(day=show_weekday_day(day, term.from_on))
    return f"; {term.owed_by.label}: “{term.what}”, {looked_at}"


def _with_whom(who: Sequence[Participant]) -> str:
    """The people of a call; who is new is said to be."""
    return ", ".join(person.name if person.person_id else mark_new(person.name) for person in who)


def _near(name: str, known: Sequence[people.PersonName]) -> dict[int, str]:
    """Which people of an account a name may be meant for, by id, and why."""
    asked = KnownName(0, name, account_id=0)
    names = Names((KnownName(one.person_id, one.name, account_id=0) for one in known), are_people=True)
    slips = {one.person_id: _("like what is typed") for one in known if is_near(name, one.name)}
    return slips | {one.known.record_id: one.likeness.label for one in names.near(asked)}


def _stays_named(count: int) -> str:
    """What becomes of the prospects of somebody who is deleted."""
    return ngettext(
        "{count} prospect named by them stays, without who named it.",
        "{count} prospects named by them stay, without who named them.",
        count,
    ).format(count=count)


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

    def look(self, read: Callable[[], T]) -> T | None:
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

    def _written(self, write: Callable[[], object]) -> None:
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
        names = accounts.account_names(self.desk.book)
        found = best(text, ((one.name, one) for one in names))
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
        own = people.names_in(self.desk.book, account_id)
        fitting = best(text, ((one.name, one) for one in own))
        reasons = _near(name, own) if account_id is not None else {}
        near = [one for one in own if one.person_id in reasons and one not in fitting]
        offers = []
        for one in (*fitting, *near)[:OWN]:
            is_sure = not name or bool(surest(name, [(one.name, one)]))
            reason = "" if is_sure else reasons.get(one.person_id, "")
            detail = ", ".join(part for part in (reason, one.title) if part)
            offers.append(Suggestion(one.name, detail, one.person_id, account_id, is_near=bool(reason)))
        if may_be_new and all(fold(name) != fold(one.name) for one in offers):
            offers.append(new)
        others = people.names_like(self.desk.book, text) if text else []
        seen = {one.record_id for one in offers}
        offers += [
            Suggestion(
                one.name,
                ", ".join(part for part in (one.title, one.account) if part),
                one.person_id,
                one.account_id,
                is_other=account_id is not None,
            )
            for one in others
            if one.person_id not in seen
        ]
        return offers[:MOST]

    def _account_suggestion(self, account_id: int | None) -> Suggestion | None:
        """The account, unless another window deleted it in this moment."""
        if account_id is None:
            return None
        try:
            return Suggestion(accounts.account_entry(self.desk.book, account_id).name, "", account_id)
        except GoneMeanwhile:
            return None

    def _person_suggestions(self, person_id: int | None) -> list[Suggestion]:
        if person_id is None:
            return []
        return [
            Suggestion(one.name, one.title, one.person_id, one.account_id)
            for one in people.names_by_id(self.desk.book, [person_id])
        ]

    def _stance_of(self, person_id: int) -> Stance | None:
        """How a person stands to us as far as is known, unless another window deleted them in this moment."""
        try:
            return people.person_line(self.desk.book, person_id).stance
        except GoneMeanwhile:
            return None

    # -- calls

    async def log_call(
        self,
        account_id: int | None,
        person_id: int | None = None,
        resumed: dict[str, str] | None = None,
        *,
        task_id: int | None = None,
    ) -> bool:
        """Write down a new conversation, which may settle the task from which it was logged; whether it was."""
        from kamtui.ui.calls.form import CallForm

        book = self.desk.book
        if resumed is not None:
            task_id = int(resumed.get("task_id") or 0) or None
        task = tasks.open_task(book, task_id) if task_id is not None else None
        account, participants = self._resume_call(account_id, person_id, resumed)
        said: list[str] = []
        agreed: list[int] = []

        def submit(
            filled: dict[str, str], chosen: int | None, who: list[Participant], opened_at: datetime
        ) -> None:
            now = self.desk.clock()
            entry = call_rules.read_call(filled, opened_at, chosen, who, now)
            term = call_rules.read_agreed(filled, chosen, opened_at.date())
            settles = task_id if filled.get("task_done") else None

            def write() -> None:
                call_id = calls.log_call(book, entry, agreed=term, settles=settles, now=now, draft="call")
                if term is not None:
                    agreed.append(call_id)

            self._written(write)
            sentence = _("Logged call with {who}").format(who=_with_whom(who) or filled["account"])
            if settles is not None and task is not None:
                sentence += "; " + _("done: “{what}”").format(what=task)
            said.append(sentence + _and_named(who) + _and_agreed(term))

        form = CallForm(
            _("Log a call"),
            typed.new_call(calls.usual_channel(book, account_id))
            | ({"task_id": str(task_id), "task_done": ""} if task else {}),
            accounts=self.suggest_accounts,
            people=self.suggest_people,
            stance=self._stance_of,
            known=self._known(),
            named={},
            glyphs=self.desk.glyphs,
            account=account,
            participants=participants,
            submit=submit,
            keep=self._keeper("call"),
            now=self.desk.clock,
            is_new=True,
            task=task or "",
            resumed=resumed,
        )
        saved = await self._ask(form, said)
        for call_id in agreed:
            await self.complete_term_of_call(call_id)
        return saved

    async def complete_term_of_call(self, call_id: int) -> None:
        """Offer to say more of the term that was agreed in a call and is in the book with it."""
        raise NotImplementedError

    def _known(self) -> Known:
        """Whom the book knows, for the lines in which prospects are named."""
        raise NotImplementedError

    def _resume_call(
        self, account_id: int | None, person_id: int | None, resumed: dict[str, str] | None
    ) -> tuple[Suggestion | None, list[Participant]]:
        """Whom the form starts with: those at hand, or those named in a draft."""
        if resumed is None:
            chosen = [Participant(p.record_id, p.name) for p in self._person_suggestions(person_id)]
            return self._account_suggestion(account_id), chosen
        names = [name for part in resumed.get("people", "").split(",") if (name := " ".join(part.split()))]
        ids = [int(number) for number in resumed.get("people_ids", "").split()]
        there = {one.person_id for one in people.names_by_id(self.desk.book, ids)}
        participants = [
            Participant(number, name) for name, number in zip(names, ids, strict=False) if number in there
        ]
        account = self._account_suggestion(int(resumed.get("account_id") or 0) or None)
        if account is not None:  # under the name that was typed, should it be called otherwise by now
            account = Suggestion(" ".join(resumed.get("account", "").split()), "", account.record_id)
        return account, participants

    async def edit_call(self, call_id: int, resumed: dict[str, str] | None = None) -> None:
        """Correct a conversation."""
        from kamtui.ui.calls.form import CallForm

        book = self.desk.book
        detail = self.look(lambda: calls.call_detail(book, call_id))
        if detail is None:
            return
        entry = detail.entry
        slot = f"call:{call_id}"
        said: list[str] = []

        def submit(
            filled: dict[str, str], chosen: int | None, who: list[Participant], opened_at: datetime
        ) -> None:
            changed = call_rules.read_call(filled, opened_at, chosen, who, self.desk.clock())
            changed = self._with_who_was_there(call_id, entry, changed)
            self._written(lambda: calls.edit_call(book, call_id, changed, draft=slot))
            new = ", ".join(mark_new(person.name) for person in who if person.person_id is None)
            said.append(_("Changed the call") + (f": {new}" if new else "") + _and_named(who))

        account, participants = self._account_suggestion(entry.account_id), list(entry.people)
        if resumed is not None:
            account, participants = self._resume_call(None, None, resumed)
        form = CallForm(
            _("Edit a call"),
            typed.type_call(entry),
            accounts=self.suggest_accounts,
            people=self.suggest_people,
            stance=self._stance_of,
            known=self._known(),
            named=calls.named_in(book, call_id),
            glyphs=self.desk.glyphs,
            account=account,
            participants=participants,
            submit=submit,
            keep=self._keeper(slot),
            now=self.desk.clock,
            is_new=False,
            resumed=resumed,
        )
        await self._ask(form, said, lambda: typed.type_call(calls.call_detail(book, call_id).entry))

    def _with_who_was_there(self, call_id: int, was: CallEntry, changed: CallEntry) -> CallEntry:
        """A changed call with account and people as another window left them, where they were not changed here."""
        now = calls.call_detail(self.desk.book, call_id).entry
        if changed.account_id == was.account_id:
            changed = replace(changed, account_id=now.account_id)
        if changed.people == was.people:
            changed = replace(changed, people=now.people)
        return changed

    async def delete_call(self, call_id: int) -> None:
        """Delete a conversation, once asked."""
        line = calls.call_lines(self.desk.book, [call_id]).get(call_id)
        if line is None:
            return
        day = to_local(line.held_at).strftime("%d.%m.%Y")
        sentence = _("Delete the call of {day} with {who}? Tasks that came from it stay.").format(
            day=day, who=line.people or line.account
        )
        if await self._confirm(sentence):
            self.do(lambda: calls.delete_call(self.desk.book, call_id), _("Deleted the call"))

    # -- accounts

    async def new_account(self, resumed: dict[str, str] | None = None) -> int | None:
        """Write down a new account; its id."""
        from kamtui.store.accounts import twins
        from kamtui.ui.accounts.forms import AccountForm
        from kamtui.ui.forms.twins import TwinQuestion

        today = self.desk.today
        said: list[str] = []
        made: list[int] = []
        question = TwinQuestion()

        def submit(filled: dict[str, str]) -> None:
            entry = account_rules.read_account(filled, today)
            question.ask("name", twins.account_twins(self.desk.book, entry))
            self._written(lambda: made.append(accounts.add_account(self.desk.book, entry, draft="account")))
            said.append(_("Added {name}").format(name=entry.name))

        form = AccountForm(
            _("New account"),
            typed.new_account(),
            submit,
            self._keeper("account"),
            today=today,
            resumed=resumed,
        )
        await self._ask(form, said)
        return made[0] if made else None

    async def edit_account(self, account_id: int, resumed: dict[str, str] | None = None) -> None:
        """Correct an account."""
        from kamtui.ui.accounts.forms import AccountForm

        book, today = self.desk.book, self.desk.today
        entry = self.look(lambda: accounts.account_entry(book, account_id))
        if entry is None:
            return
        slot = f"account:{account_id}"
        said: list[str] = []

        def submit(filled: dict[str, str]) -> None:
            changed = account_rules.read_account(filled, today)
            self._written(lambda: accounts.edit_account(book, account_id, changed, today, draft=slot))
            said.append(_("Changed {name}").format(name=changed.name))

        form = AccountForm(
            _("Edit account"),
            typed.type_account(entry),
            submit,
            self._keeper(slot),
            today=today,
            resumed=resumed,
        )
        await self._ask(form, said, lambda: typed.type_account(accounts.account_entry(book, account_id)))

    def toggle_key(self, account_id: int) -> None:
        """Mark an account as key, or no longer."""
        entry = self.look(lambda: accounts.account_entry(self.desk.book, account_id))
        if entry is None:
            return
        said = _("{name} is no longer a key account") if entry.is_key else _("{name} is a key account")
        self.do(
            lambda: accounts.set_key(self.desk.book, account_id, not entry.is_key),
            said.format(name=entry.name),
        )

    async def archive(self, account_id: int) -> None:
        """Make an account a former one, or a lost or former one live again, once asked."""
        entry = self.look(lambda: accounts.account_entry(self.desk.book, account_id))
        if entry is None:
            return
        stage = {Stage.CUSTOMER: Stage.FORMER, Stage.PROSPECT: Stage.LOST, Stage.LOST: Stage.PROSPECT}.get(
            entry.stage, Stage.CUSTOMER
        )
        question = _("Change {name} from {now} to {stage}?").format(
            name=entry.name, stage=stage.label, now=entry.stage.label
        )
        if not await self._agree(question, stage.label):
            return
        said = _("{name} is now a {stage} account").format(name=entry.name, stage=stage.label)
        self.do(lambda: accounts.set_stage(self.desk.book, account_id, stage, self.desk.today), said)

    async def delete_account(self, account_id: int) -> bool:
        """Delete an account once it was said what goes with it; whether it was."""
        book = self.desk.book
        entry = self.look(lambda: accounts.account_entry(book, account_id))
        if entry is None:
            return False
        held = accounts.belongings(book, account_id)
        parts = [
            ngettext("{count} person", "{count} people", held.people).format(count=held.people),
            ngettext("{count} call", "{count} calls", held.calls).format(count=held.calls),
            ngettext("{count} task", "{count} tasks", held.tasks).format(count=held.tasks),
        ]
        if held.terms:
            parts.append(ngettext("{count} term", "{count} terms", held.terms).format(count=held.terms))
        if held.problems:
            parts.append(
                ngettext("{count} problem", "{count} problems", held.problems).format(count=held.problems)
            )
        if held.favours:
            parts.append(
                ngettext("{count} favour", "{count} favours", held.favours).format(count=held.favours)
            )
        if held.namings:
            parts.append(
                ngettext("how it was named, once", "how it was named, {count} times", held.namings).format(
                    count=held.namings
                )
            )
        if held.dossier:
            parts.append(
                ngettext(
                    "{count} entry of its dossier", "{count} entries of its dossier", held.dossier
                ).format(count=held.dossier)
            )
        if held.months:
            parts.append(
                ngettext(
                    "{count} month of sales and plans", "{count} months of sales and plans", held.months
                ).format(count=held.months)
            )
        sentence = _("Delete {name}? With it go {others} and {last}.").format(
            name=entry.name, others=", ".join(parts[:-1]), last=parts[-1]
        )
        if held.named:
            sentence += " " + _stays_named(held.named)
        sentence += "\n\n" + _("To keep what was, archive it with x instead.")
        if not await self._confirm(sentence):
            return False
        if held.count >= MANY_RECORDS and not await self._back_up():
            return False
        self.do(
            lambda: accounts.delete_account(book, account_id), _("Deleted {name}").format(name=entry.name)
        )
        return True

    # -- people

    async def new_person(self, account_id: int | None, resumed: dict[str, str] | None = None) -> None:
        """Write down a new person of an account, or one outside all: a center of influence may be."""
        entry = person_rules.PersonEntry(name="", account_id=account_id)
        await self._person_form(None, entry, person_rules.StanceEntry(None, None), resumed)

    async def edit_person(self, person_id: int, resumed: dict[str, str] | None = None) -> None:
        """Correct a person, or take a new reading of them."""
        found = self.look(lambda: people.person_entry(self.desk.book, person_id))
        if found is not None:
            await self._person_form(person_id, found[0], found[1], resumed)

    async def _person_form(
        self,
        person_id: int | None,
        entry: person_rules.PersonEntry,
        stance: person_rules.StanceEntry,
        resumed: dict[str, str] | None,
    ) -> None:
        from kamtui.store.accounts import twins
        from kamtui.ui.accounts.forms import PersonForm
        from kamtui.ui.forms.twins import TwinQuestion

        book, today = self.desk.book, self.desk.today
        account_id = entry.account_id
        slot = f"person:{person_id}" if person_id else f"new person:{account_id}"
        boss = self._person_suggestions(entry.reports_to_id)
        if resumed and resumed.get("reports_to_id"):
            boss = self._person_suggestions(int(resumed["reports_to_id"]))
        said: list[str] = []
        question = TwinQuestion()

        def submit(filled: dict[str, str]) -> None:
            changed, reading = person_rules.read_person(filled, today, account_id)
            if filled.get("reports_to", "").strip() and changed.reports_to_id is None:
                raise Problems(
                    {"reports_to": _("Nobody of that name is in this account; choose from the list.")}
                )
            if person_id is not None and changed.reports_to_id is not None:
                self._refuse_circle(person_id, changed.reports_to_id)
            if person_id is None:
                if not changed.is_empty_seat:
                    question.ask("name", twins.person_twins(book, changed))
                self._written(lambda: people.add_person(book, changed, reading, today, draft=slot))
                said.append(_("Added {name}").format(name=changed.name))
            else:
                self._written(
                    lambda: people.edit_person(book, person_id, changed, reading, today, draft=slot)
                )
                said.append(_("Changed {name}").format(name=changed.name))

        form = PersonForm(
            _("Edit person") if person_id else _("New person"),
            typed.type_person(entry, stance, boss[0].name if boss and not resumed else ""),
            submit,
            self._keeper(slot),
            today=today,
            glyphs=self.desk.glyphs,
            bosses=lambda text: [
                one
                for one in self.suggest_people(text, account_id, or_new=False)
                if one.record_id != person_id
            ],
            boss=boss,
            resumed=resumed,
        )

        def now() -> dict[str, str]:
            assert person_id is not None
            entry, stance = people.person_entry(book, person_id)
            boss = self._person_suggestions(entry.reports_to_id)
            return typed.type_person(entry, stance, boss[0].name if boss else "")

        await self._ask(form, said, now if person_id else None)

    def _refuse_circle(self, person_id: int, reports_to_id: int) -> None:
        if person_id == reports_to_id:
            raise Problems({"reports_to": _("Nobody reports to themselves.")})
        if people.reports_in_a_circle(self.desk.book, person_id, reports_to_id):
            raise Problems({"reports_to": _("That would make a circle: this one already reports to them.")})

    async def delete_person(self, person_id: int) -> None:
        """Delete a person, once asked."""
        line = self.look(lambda: people.person_line(self.desk.book, person_id))
        if line is None:
            return
        held = people.person_belongings(self.desk.book, person_id)
        sentence = ngettext(
            "Delete {name}? With them go their stances and ties. They were in {count} call, which stays.",
            "Delete {name}? With them go their stances and ties. They were in {count} calls, which stay.",
            held.calls,
        ).format(name=line.name, count=held.calls)
        if held.tasks:
            sentence += " " + ngettext(
                "{count} task stays, without a person.", "{count} tasks stay, without a person.", held.tasks
            ).format(count=held.tasks)
        if held.named:
            sentence += " " + _stays_named(held.named)
        sentence += "\n\n" + _("If they only left, edit them and set their status instead.")
        if await self._confirm(sentence):
            self.do(
                lambda: people.delete_person(self.desk.book, person_id),
                _("Deleted {name}").format(name=line.name),
            )

    # -- warnings

    async def accept_warning(self, account_id: int | None, insight: Insight) -> bool:
        """Live with a warning until a day, and say why; never for good. Whether it was accepted."""
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
            self._written(
                lambda: buying_center.accept(
                    book, account_id, insight.key, insight.rule.value, until, reason, today
                )
            )

        form = AcceptForm(
            _("Accept a warning"),
            {"reason": "", "until": "+1m"},
            submit,
            lambda _content: True,
            sentence=insight.sentence,
            today=today,
        )
        return await self._ask(form, [_("Accepted until then")])

    # -- tasks

    async def new_task(
        self,
        account_id: int | None,
        person_id: int | None = None,
        resumed: dict[str, str] | None = None,
        *,
        term_id: int | None = None,
        is_prospecting: bool = False,
    ) -> bool:
        """Write down something to do, perhaps because of a term or for finding prospects; whether it was."""
        start = typed.new_task(is_prospecting)
        follows = task_rules.TaskEntry(what="", due_on=self.desk.today, term_id=term_id)
        return await self._task_form(None, start, account_id, person_id, resumed, follows)

    async def edit_task(self, task_id: int, resumed: dict[str, str] | None = None) -> bool:
        """Correct a task; whether it was."""
        entry = self.look(lambda: tasks.task_entry(self.desk.book, task_id))
        if entry is None:
            return False
        start = typed.type_task(entry, "", "")
        return await self._task_form(task_id, start, entry.account_id, entry.person_id, resumed, entry)

    async def _task_form(
        self,
        task_id: int | None,
        start: dict[str, str],
        account_id: int | None,
        person_id: int | None,
        resumed: dict[str, str] | None,
        was: task_rules.TaskEntry | None = None,
    ) -> bool:
        from kamtui.ui.accounts.forms import TaskForm

        book, today = self.desk.book, self.desk.today
        slot = f"task:{task_id}" if task_id else "task"
        if resumed:
            account_id = int(resumed["account_id"]) if resumed.get("account_id") else None
            person_id = int(resumed["person_id"]) if resumed.get("person_id") else None
        account = self._account_suggestion(account_id)
        person = self._person_suggestions(person_id)
        said: list[str] = []

        def submit(filled: dict[str, str]) -> None:
            for name in ("account", "person"):
                if filled[name].strip() and not filled[f"{name}_id"]:
                    raise Problems({name: _("Nothing of that name is in the book; choose from the list.")})
            entry = task_rules.read_task(
                filled,
                today,
                int(filled["account_id"]) if filled["account_id"] else None,
                int(filled["person_id"]) if filled["person_id"] else None,
                was,
            )
            if task_id is None:
                self._written(lambda: tasks.add_task(book, entry, draft=slot))
                said.append(_("Added task “{what}”").format(what=entry.what))
            else:
                self._written(lambda: tasks.edit_task(book, task_id, entry, draft=slot))
                said.append(_("Changed task “{what}”").format(what=entry.what))

        form = TaskForm(
            _("Edit task") if task_id else _("New task"),
            {
                **start,
                "account": account.name if account else "",
                "person": person[0].name if person else "",
                "account_id": str(account_id or ""),
                "person_id": str(person_id or ""),
            },
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=[account] if account else [],
            people=lambda text, within: self.suggest_people(text, within, or_new=False),
            person=person,
            repeat=was.repeat if was else None,
            resumed=resumed,
        )

        def now() -> dict[str, str]:
            assert task_id is not None
            entry = tasks.task_entry(book, task_id)
            account = self._account_suggestion(entry.account_id)
            person = self._person_suggestions(entry.person_id)
            return typed.type_task(entry, account.name if account else "", person[0].name if person else "")

        return await self._ask(form, said, now if task_id else None)

    def finish_task(self, task_id: int) -> bool:
        """Mark a task as done; whether it was."""
        what = self.do(lambda: tasks.finish_task(self.desk.book, task_id, self.desk.clock()))
        if what is None:
            return False
        self.say(_("Done: “{what}”").format(what=what), undoable=True)
        return True

    def reopen_task(self, task_id: int) -> None:
        """Mark a task as not done after all."""
        what = self.do(lambda: tasks.reopen_task(self.desk.book, task_id))
        if what is not None:
            self.say(_("Not done after all: “{what}”").format(what=what), undoable=True)

    async def snooze_task(self, task_id: int) -> bool:
        """Put a task off; whether it was."""
        from kamtui.domain.time.dates import show_weekday_day
        from kamtui.ui.forms.questions import Snooze

        entry = self.look(lambda: tasks.task_entry(self.desk.book, task_id))
        if entry is None:
            return False
        due = await self.app.push_screen_wait(Snooze(entry.what, entry.due_on, self.desk.today))
        if due is None:
            return False
        day = show_weekday_day(due.day, self.desk.today)
        what = self.do(
            lambda: tasks.snooze_task(self.desk.book, task_id, due.day, due.time),
            _("Put off to {day}: “{what}”").format(day=day, what=entry.what),
        )
        return what is not None

    async def delete_task(self, task_id: int) -> None:
        """Delete a task, once asked."""
        entry = self.look(lambda: tasks.task_entry(self.desk.book, task_id))
        if entry is None:
            return
        if await self._confirm(_("Delete the task “{what}”?").format(what=entry.what)):
            self.do(
                lambda: tasks.delete_task(self.desk.book, task_id),
                _("Deleted task “{what}”").format(what=entry.what),
            )

    # -- after a crash

    async def resume(self, slot: str, content: dict[str, str]) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, number = slot.partition(":")
        record_id = int(number) if number.isdecimal() else None
        self.say(_("Here is what you typed and did not save."))
        if kind == "call" and record_id is None:
            await self.log_call(None, resumed=content)
        elif kind == "call" and record_id is not None:
            await self.edit_call(record_id, resumed=content)
        elif kind == "account" and record_id is None:
            await self.new_account(resumed=content)
        elif kind == "account" and record_id is not None:
            await self.edit_account(record_id, resumed=content)
        elif kind == "new person":
            await self.new_person(record_id, resumed=content)
        elif kind == "person" and record_id is not None:
            await self.edit_person(record_id, resumed=content)
        elif kind == "task" and record_id is None:
            await self.new_task(None, resumed=content)
        elif kind == "task" and record_id is not None:
            await self.edit_task(record_id, resumed=content)

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
