"""What can be done from any place about conversations: writing one down, correcting it, deleting it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kamtui.domain.calls import call as call_rules
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.accounts import people_reads
from kamtui.store.calls import reads as call_reads
from kamtui.store.day import task_reads
from kamtui.ui.forms import typed
from kamtui.ui.shell.acts import Acts
from kamtui.ui.widgets.suggestions import Known, Suggestion, mark_new


def _and_named(who: Sequence[Participant]) -> str:
    """Which prospects were named in a call, behind what else is said of it."""
    names = ", ".join(naming.organisation for participant in who for naming in participant.named)
    return "; " + _("named: {prospects}").format(prospects=names) if names else ""


def _and_agreed(term: TermEntry | None) -> str:
    """What was agreed in a call and when it is looked at, behind what else is said of it."""
    from kamtui.domain.time.recurrence.days import first_occurrence

    day = first_occurrence(term.checks) if term is not None and term.checks is not None else None
    if term is None or day is None:
        return ""
    looked_at = _("looked at on {day}").format(day=show_weekday_day(day, term.from_on))
    return f"; {term.owed_by.label}: “{term.what}”, {looked_at}"


def _with_whom(who: Sequence[Participant]) -> str:
    """The people of a call; who is new is said to be."""
    return ", ".join(person.name if person.person_id else mark_new(person.name) for person in who)


class CallActs(Acts):
    """The acts about conversations."""

    async def log_call(
        self,
        account_id: int | None,
        person_id: int | None = None,
        resumed: dict[str, str] | None = None,
        *,
        task_id: int | None = None,
    ) -> bool:
        """Write down a new conversation, which may settle the task from which it was logged; whether it was."""
        from kamtui.store.calls import changes as call_changes
        from kamtui.ui.calls.form import CallForm

        book = self.desk.book
        if resumed is not None:
            task_id = int(resumed.get("task_id") or 0) or None
        task = task_reads.open_task(book, task_id) if task_id is not None else None
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
                call_id = call_changes.log_call(
                    book, entry, agreed=term, settles=settles, now=now, draft="call"
                )
                if term is not None:
                    agreed.append(call_id)

            self.save_or_show(write)
            sentence = _("Logged call with {who}").format(who=_with_whom(who) or filled["account"])
            if settles is not None and task is not None:
                sentence += "; " + _("done: “{what}”").format(what=task)
            said.append(sentence + _and_named(who) + _and_agreed(term))

        form = CallForm(
            _("Log a call"),
            typed.new_call(call_reads.usual_channel(book, account_id))
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
        there = {person.person_id for person in people_reads.names_by_id(self.desk.book, ids)}
        participants = [
            Participant(number, name) for name, number in zip(names, ids, strict=False) if number in there
        ]
        account = self._account_suggestion(int(resumed.get("account_id") or 0) or None)
        if account is not None:  # under the name that was typed, should it be called otherwise by now
            account = Suggestion(" ".join(resumed.get("account", "").split()), "", account.record_id)
        return account, participants

    async def edit_call(self, call_id: int, resumed: dict[str, str] | None = None) -> None:
        """Correct a conversation."""
        from kamtui.store.calls import changes as call_changes
        from kamtui.ui.calls.form import CallForm

        book = self.desk.book
        detail = self.read_or_say(lambda: call_reads.call_detail(book, call_id))
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
            self.save_or_show(lambda: call_changes.edit_call(book, call_id, changed, draft=slot))
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
            named=call_reads.named_in(book, call_id),
            glyphs=self.desk.glyphs,
            account=account,
            participants=participants,
            submit=submit,
            keep=self._keeper(slot),
            now=self.desk.clock,
            is_new=False,
            resumed=resumed,
        )
        await self._ask(form, said, lambda: typed.type_call(call_reads.call_detail(book, call_id).entry))

    def _with_who_was_there(self, call_id: int, was: CallEntry, changed: CallEntry) -> CallEntry:
        """A changed call with account and people as another window left them, where they were not changed here."""
        now = call_reads.call_detail(self.desk.book, call_id).entry
        if changed.account_id == was.account_id:
            changed = replace(changed, account_id=now.account_id)
        if changed.people == was.people:
            changed = replace(changed, people=now.people)
        return changed

    async def delete_call(self, call_id: int) -> None:
        """Delete a conversation, once asked."""
        from kamtui.store.calls import changes as call_changes

        line = call_reads.call_lines(self.desk.book, [call_id]).get(call_id)
        if line is None:
            return
        day = to_local(line.held_at).strftime("%d.%m.%Y")
        sentence = _("Delete the call of {day} with {who}? Tasks that came from it stay.").format(
            day=day, who=line.people or line.account
        )
        if await self._confirm(sentence):
            self.do(lambda: call_changes.delete_call(self.desk.book, call_id), _("Deleted the call"))

    # -- after a crash

    async def resume(self, slot: str, content: dict[str, str]) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, number = slot.partition(":")
        record_id = int(number) if number.isdecimal() else None
        if kind != "call":
            await super().resume(slot, content)
            return
        self.say(_("Here is what you typed and did not save."))
        if kind == "call" and record_id is None:
            await self.log_call(None, resumed=content)
        elif kind == "call" and record_id is not None:
            await self.edit_call(record_id, resumed=content)
