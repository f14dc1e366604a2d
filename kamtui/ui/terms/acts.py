"""What can be done from any place about what was agreed: terms, their checks, problems and favours.

Built on the acts of `ui.shell.acts`: each asks, writes to the book, says what happened.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.promise_day import comes_back, looked_at
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OPEN_STATES, Consent, Outcome, TermState
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_long_day, show_weekday_day
from kamtui.store.calls.reads import agreed_in, call_lines
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.forms import typed
from kamtui.ui.shell.text import fit
from kamtui.ui.terms.favour_acts import FavourActs
from kamtui.ui.terms.filled_forms import Filled, id_in, named
from kamtui.ui.terms.problem_acts import ProblemActs


class TermActs(ProblemActs, FavourActs):
    """The acts about terms, problems and favours. Each returns whether the book was changed."""

    def go_to_account(self, account_id: int) -> None:
        """Open an account's dossier."""
        raise NotImplementedError

    async def new_term(
        self,
        account_id: int | None,
        person_id: int | None = None,
        call_id: int | None = None,
        resumed: Filled | None = None,
    ) -> bool:
        """Write down what was agreed, perhaps in a call."""
        book, today = self.desk.book, self.desk.today
        account, person = self._account_suggestion(account_id), self._person_suggestions(person_id)
        start = typed.new_term(*named(account), *named(*person))
        if resumed is not None:
            call_id = id_in(resumed, "call_id")
        title = _("New term")
        if call_id is not None:
            call = call_lines(book, [call_id]).get(call_id)
            call_id = call_id if call else None
            if call is not None:
                day = show_long_day(to_local(call.held_at).date())
                title = _("New term, agreed in the call of {day}").format(day=day)
        start["call_id"] = str(call_id or "")
        said: list[str] = []

        def write(entry: TermEntry, _filled: Filled) -> None:
            term_changes.add_term(book, entry, today, draft="term")
            said.append(_("Agreed: {what}").format(what=entry.what))

        return await self._term_form(title, "term", start, write, said, resumed)

    async def complete_term_of_call(self, call_id: int) -> None:
        term_id = agreed_in(self.desk.book, call_id)
        if term_id is not None:
            self._hold_keys()
            await self.edit_term(term_id, title=_("Agreed, and in the book: more about it, or escape"))

    async def edit_term(self, term_id: int, resumed: Filled | None = None, *, title: str = "") -> bool:
        """Correct a term; or, under another title, say more of one just written down."""
        book, today = self.desk.book, self.desk.today
        detail = self.read_or_say(lambda: term_reads.term_detail(book, term_id))
        if detail is None:
            return False
        slot = f"term:{term_id}"
        said: list[str] = []

        def write(entry: TermEntry, _filled: Filled) -> None:
            term_changes.edit_term(book, term_id, entry, today, was=detail.entry.state, draft=slot)
            said.append(_("Changed term: {what}").format(what=entry.what))

        start = typed.type_term(detail.entry, detail.standing.account, detail.standing.person)

        def now() -> Filled:
            there = term_reads.term_detail(book, term_id)
            return typed.type_term(there.entry, there.standing.account, there.standing.person)

        title = title or _("Edit term")
        return await self._term_form(title, slot, start, write, said, resumed, detail.entry, now=now)

    async def renegotiate_term(self, term_id: int, resumed: Filled | None = None, evidence: str = "") -> bool:
        """End a term and agree on another in its place; `evidence` is what the look at the old one showed."""
        book, today = self.desk.book, self.desk.today
        slot = f"renegotiate:{term_id}"
        detail = self.read_or_say(lambda: term_reads.term_detail(book, term_id))
        if detail is None:
            return False
        entry = detail.entry
        if entry.state not in OPEN_STATES:
            if resumed is not None:
                self._keeper(slot)(None)
            self.say(
                _("It no longer holds, and cannot be renegotiated: write down a new term instead."),
                is_error=True,
            )
            return False
        said: list[str] = []

        def write(agreed: TermEntry, filled: Filled) -> None:
            term_changes.renegotiate(book, term_id, agreed, today, evidence=filled["evidence"], draft=slot)
            said.append(_("Renegotiated: {what}").format(what=agreed.what))

        # Nobody consented to the new one yet, and it is agreed now; days that have passed are not offered.
        was_asked = entry.consent is not Consent.NOT_NEEDED
        offered = replace(
            entry,
            from_on=today,
            until_on=entry.until_on if entry.until_on and entry.until_on >= today else None,
            checks=None if _is_past(entry, today) else entry.checks,
            consent=Consent.ASKED if was_asked else Consent.NOT_NEEDED,
            consent_on=None,
            call_id=None,
            state=TermState.AGREED,
        )
        start = {
            **typed.type_term(offered, detail.standing.account, detail.standing.person),
            "evidence": evidence,
        }
        title = _("Renegotiate: {what}").format(what=fit(entry.what, 60).rstrip())
        return await self._term_form(title, slot, start, write, said, resumed)

    async def _term_form(
        self,
        title: str,
        slot: str,
        start: Filled,
        write: Callable[[TermEntry, Filled], None],
        said: list[str],
        resumed: Filled | None,
        was: TermEntry | None = None,
        *,
        now: Callable[[], Filled] | None = None,
    ) -> bool:
        from kamtui.domain.terms.typed_term import read_term
        from kamtui.domain.time.recurrence.days import first_occurrence
        from kamtui.ui.terms.term_form import TermForm

        today = self.desk.today

        def submit(filled: Filled) -> None:
            entry = self._with_names(
                filled,
                lambda: read_term(
                    filled,
                    today,
                    id_in(filled, "account_id"),
                    id_in(filled, "person_id"),
                    id_in(start, "call_id"),
                    was,
                ),
            )
            # A correction asks where it takes the day away; of a term that had none the form says so.
            is_left = not comes_back(entry) and (was is None or comes_back(was))
            if is_left:
                form.ask_for_day(entry.what)
                entry = looked_at(entry, today)
            self.save_or_show(lambda: write(entry, filled))
            if is_left and entry.checks is not None and (day := first_occurrence(entry.checks)) is not None:
                said[-1] += " · " + _("looked at on {day}").format(day=show_weekday_day(day, today))

        form = TermForm(
            title,
            start,
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=self._picked_account({**start, **(resumed or {})}),
            people=lambda text, within: self.suggest_people(text, within, or_new=False),
            person=self._picked_person({**start, **(resumed or {})}),
            was=was,
            resumed=resumed,
        )
        return await self._ask(form, said, now)

    async def check_term(self, term_id: int, resumed: Filled | None = None) -> bool:
        """Say what a look at a term found; a broken one offers a follow-up and a problem."""
        book, today = self.desk.book, self.desk.today
        slot = f"check:{term_id}"
        detail = self.read_or_say(lambda: term_reads.term_detail(book, term_id))
        if detail is None:
            return False
        if not self._may_check(detail):
            if resumed is not None:  # else it would be offered at each start, and refused
                self._keeper(slot)(None)
            return False
        from kamtui.domain.terms.typed_check import read_check
        from kamtui.ui.terms.check_form import CheckForm

        entry = detail.entry
        said: list[str] = []
        goes_on: list[Filled] = []

        def submit(filled: Filled) -> None:
            if filled["outcome"] == Outcome.RENEGOTIATED:
                goes_on.append(filled)
                return
            check = read_check(filled, today, entry)
            form.ask_what_follows(check)
            self.save_or_show(lambda: term_changes.check_term(book, term_id, check, today, draft=slot))
            said.append(_outcome_said(check.outcome, entry.what))

        form = CheckForm(
            _("Check a term"),
            typed.new_check(measures=entry.target is not None),
            submit,
            self._keeper(slot),
            today=today,
            term=entry,
            account=detail.standing.account,
            due_on=detail.standing.next_check_on,
            up_to=detail.standing.checked_up_to,
            glyphs=self.desk.glyphs,
            resumed=resumed,
        )
        saved = await self._ask(form, said)
        if not goes_on:
            return saved
        self._hold_keys()
        if await self.renegotiate_term(term_id, evidence=goes_on[0]["evidence"]):
            self._keeper(slot)(None)
            return True
        return await self.check_term(term_id, goes_on[0])  # back to the check, with what was typed

    def keep_term(self, term_id: int) -> bool:
        """The term was kept: a check of today with nothing more to say."""
        book, today = self.desk.book, self.desk.today
        detail = self.read_or_say(lambda: term_reads.term_detail(book, term_id))
        if detail is None or not self._may_check(detail):
            return False
        last = detail.standing.last
        if last is not None and last.checked_on == today and not detail.standing.is_due(today):
            # A key pressed twice must not count twice.
            self.say(_("It was checked today already; x writes down one more check."), is_error=True)
            return False
        check = CheckEntry(outcome=Outcome.KEPT, checked_on=today)
        was = self.do(
            lambda: term_changes.check_term(book, term_id, check, today),
            _outcome_said(Outcome.KEPT, detail.entry.what),
        )
        return was is not None

    def _may_check(self, detail: TermDetail) -> bool:
        """Whether a term can be checked; else it is said why not."""
        match detail.entry.state:
            case TermState.AGREED:
                return True
            case TermState.PROPOSED:
                sentence = _("It is only proposed: set its state to agreed with e, then check it.")
            case _:
                sentence = _("It no longer holds: there is nothing to check any more.")
        self.say(sentence, is_error=True)
        return False

    async def put_off_check(self, term_id: int) -> bool:
        """Look at a term on another day."""
        from kamtui.ui.forms.questions import Snooze

        book, today = self.desk.book, self.desk.today
        detail = self.read_or_say(lambda: term_reads.term_detail(book, term_id))
        if detail is None:
            return False
        what, due_on = detail.entry.what, detail.standing.next_check_on
        if due_on is None:
            self.say(_("No check of it is to come: e says when it is checked."), is_error=True)
            return False
        due = await self.app.push_screen_wait(Snooze(what, due_on, today))
        if due is None:
            return False
        day = show_weekday_day(due.day, today)
        done = self.do(
            lambda: term_changes.put_off_check(book, term_id, due.day),
            _("Check put off to {day}: {what}").format(day=day, what=what),
        )
        return done is not None

    async def read_term(self, term_id: int) -> None:
        """Show a term whole, with its story and every check, and do what is asked of it there."""
        following: int | None = term_id
        while following is not None:
            following = await self._read_term_once(following)
            if following is not None:
                self._hold_keys()

    async def _read_term_once(self, term_id: int) -> int | None:
        """Show a term until something is asked of it, and do that; which term to show then."""
        from kamtui.ui.terms.story_dialog import ReadTerm
        from kamtui.ui.terms.story_drawing import story_content

        desk = self.desk
        story = self.read_or_say(lambda: term_reads.term_story(desk.book, term_id))
        if story is None:
            return None
        here = next(detail for detail in story if detail.term_id == term_id)
        dialog = ReadTerm(
            lambda width: story_content(story, desk.today, width, desk.glyphs, term_id=term_id),
            may_check=here.standing.may_be_checked,
            may_uncheck=here.standing.may_be_unchecked,
            may_renegotiate=here.standing.is_open,
            awaits_consent=here.standing.awaits_consent,
        )
        answer = await self.app.push_screen_wait(dialog)
        if not answer:
            return None
        if answer == "account":
            self.go_to_account(here.standing.account_id)
            return None
        if answer == "delete":
            return None if await self.delete_term(term_id) else self._story_goes_on(here)
        await self._do_in_story(answer, here)
        return self._story_goes_on(here)

    async def _do_in_story(self, answer: str, here: TermDetail) -> None:
        """Do what was asked of a term that is shown, and stays there."""
        last = here.standing.last
        match answer:
            case "edit":
                await self.edit_term(here.term_id)
            case "check":
                await self.check_term(here.term_id)
            case "uncheck" if last is not None:
                question = _("Delete the check of {day}: {outcome}?").format(
                    day=show_long_day(last.checked_on), outcome=last.outcome.label
                )
                await self.delete_check(last.check_id, question)
            case "renegotiate":
                await self.renegotiate_term(here.term_id)
            case "consent":
                await self.give_consent(here.term_id, here.entry.what)
            case "undo":
                self.action_undo()

    def _story_goes_on(self, here: TermDetail) -> int | None:
        """The term to show once something was done: the same, the one in its place, or the one before it."""
        now = self._term_there(here.term_id)
        if now is None:  # undone
            before = self._term_there(here.previous_id) if here.previous_id else None
            return before.term_id if before else None
        return now.next_id if now.next_id is not None and here.next_id is None else here.term_id

    async def delete_check(self, check_id: int, words: str) -> bool:
        """Delete a check, once asked; `words` say which."""
        if not await self._confirm(words):
            return False
        what = self.do(lambda: term_changes.delete_check(self.desk.book, check_id))
        if what is None:
            return False
        self.say(_("Deleted the last check: {what}").format(what=what), undoable=True)
        return True

    async def give_consent(self, term_id: int, what: str) -> bool:
        """The director consented to a term today, once asked; `what` is the term."""
        question = _("Did the director consent to “{what}” today?").format(what=what)
        if not await self._agree(question, _("consented")):
            return False
        given = self.do(
            lambda: term_changes.set_consent(self.desk.book, term_id, Consent.GIVEN, self.desk.today)
        )
        if given is None:
            return False
        self.say(_("Consent given: {what}").format(what=given), undoable=True)
        return True

    async def delete_term(self, term_id: int) -> bool:
        """Delete a term with its checks, once asked."""
        book = self.desk.book
        detail = self.read_or_say(lambda: term_reads.term_detail(book, term_id))
        if detail is None:
            return False
        what, count = detail.entry.what, term_reads.count_checks(book, term_id)
        if count:
            sentence = ngettext(
                "Delete “{what}”? With it goes {count} check. Tasks and problems that came from it stay.",
                "Delete “{what}”? With it go {count} checks. Tasks and problems that came from it stay.",
                count,
            ).format(what=what, count=count)
        else:
            sentence = _("Delete “{what}”? It was never checked.").format(what=what)
        if detail.standing.is_open:
            sentence += "\n\n" + _("If it only ended, edit it and set its state instead.")
        if not await self._confirm(sentence):
            return False
        return self._deleted(
            lambda: term_changes.delete_term(book, term_id), _("Deleted term: {what}").format(what=what)
        )

    # -- after a crash

    async def resume(self, slot: str, content: Filled) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, number = slot.partition(":")
        record_id = int(number) if number.isdecimal() else None
        if kind not in ("term", "check", "renegotiate", "problem", "favour"):
            await super().resume(slot, content)
            return
        self.say(_("Here is what you typed and did not save."))
        if kind == "term" and record_id is None:
            await self.new_term(None, resumed=content)
        elif kind == "problem" and record_id is None:
            await self.new_problem(None, resumed=content)
        elif kind == "favour" and record_id is None:
            await self.new_favour(None, resumed=content)
        elif kind == "term" and record_id is not None:
            await self.edit_term(record_id, content)
        elif kind == "check" and record_id is not None:
            await self.check_term(record_id, content)
        elif kind == "renegotiate" and record_id is not None:
            await self.renegotiate_term(record_id, content)
        elif kind == "problem" and record_id is not None:
            await self.edit_problem(record_id, content)
        elif kind == "favour" and record_id is not None:
            await self.edit_favour(record_id, content)


def _is_past(entry: TermEntry, today: date) -> bool:
    """Whether no day of a term's rule is to come."""
    from kamtui.domain.time.recurrence.days import first_from

    day = first_from(entry.checks, today) if entry.checks else None
    return day is not None and day < today


def _outcome_said(outcome: Outcome, what: str) -> str:
    """`Broken: Deliver within the week`."""
    return _("{outcome}: {what}").format(outcome=outcome.label.capitalize(), what=what)
