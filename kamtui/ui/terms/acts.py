"""What can be done from any place about what was agreed: terms, their checks, problems and favours.

Beside `acts`, in the same manner: each act asks, writes to the book, says what happened.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from kamtui.domain.fields import Problems
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.promise_day import comes_back, looked_at
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import LIVE_PROBLEMS, OPEN_STATES, Consent, Outcome, ProblemState, TermState
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_long_day, show_weekday_day
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.calls.reads import agreed_in, call_lines
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, favour_reads, problem_changes, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.reads import TermDetail
from kamtui.ui.accounts.acts import AccountActs
from kamtui.ui.calls.acts import CallActs
from kamtui.ui.day.acts import TaskActs
from kamtui.ui.forms import typed
from kamtui.ui.guards import GuardedApp
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.suggestions import Suggestion

T = TypeVar("T")

Filled = dict[str, str]


def _id(filled: Filled, name: str) -> int | None:
    """An id as a form hands it over."""
    return int(filled[name]) if filled.get(name) else None


class TermActs(CallActs, AccountActs, TaskActs):
    """The acts about terms, problems and favours. Each returns whether the book was changed."""

    def go_to_account(self, account_id: int) -> None:
        """Open an account's dossier."""
        raise NotImplementedError

    # -- terms

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
        start = typed.new_term(*_named(account), *_named(*person))
        if resumed is not None:
            call_id = _id(resumed, "call_id")
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
        detail = self.look(lambda: term_reads.term_detail(book, term_id))
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
        detail = self.look(lambda: term_reads.term_detail(book, term_id))
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
        from kamtui.ui.terms.forms import TermForm

        today = self.desk.today

        def submit(filled: Filled) -> None:
            entry = self._with_names(
                filled,
                lambda: read_term(
                    filled,
                    today,
                    _id(filled, "account_id"),
                    _id(filled, "person_id"),
                    _id(start, "call_id"),
                    was,
                ),
            )
            # A correction asks where it takes the day away; of a term that had none the form says so.
            is_left = not comes_back(entry) and (was is None or comes_back(was))
            if is_left:
                form.ask_for_day(entry.what)
                entry = looked_at(entry, today)
            self._written(lambda: write(entry, filled))
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
        detail = self.look(lambda: term_reads.term_detail(book, term_id))
        if detail is None:
            return False
        if not self._may_check(detail):
            if resumed is not None:  # else it would be offered at each start, and refused
                self._keeper(slot)(None)
            return False
        from kamtui.domain.terms.typed_check import read_check
        from kamtui.ui.terms.forms import CheckForm

        entry = detail.entry
        said: list[str] = []
        goes_on: list[Filled] = []

        def submit(filled: Filled) -> None:
            if filled["outcome"] == Outcome.RENEGOTIATED:
                goes_on.append(filled)
                return
            check = read_check(filled, today, entry)
            form.ask_what_follows(check)
            self._written(lambda: term_changes.check_term(book, term_id, check, today, draft=slot))
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
        detail = self.look(lambda: term_reads.term_detail(book, term_id))
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
        detail = self.look(lambda: term_reads.term_detail(book, term_id))
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
        story = self.look(lambda: term_reads.term_story(desk.book, term_id))
        if story is None:
            return None
        here = next(one for one in story if one.term_id == term_id)
        last = here.standing.last
        dialog = ReadTerm(
            lambda width: story_content(story, desk.today, width, desk.glyphs, term_id=term_id),
            may_check=here.entry.state is TermState.AGREED,
            may_uncheck=last is not None and last.outcome is not Outcome.RENEGOTIATED,
            may_renegotiate=here.standing.is_open,
            awaits_consent=here.entry.consent is Consent.ASKED and here.standing.is_open,
        )
        match await self.app.push_screen_wait(dialog):
            case "edit":
                await self.edit_term(term_id)
            case "check":
                await self.check_term(term_id)
            case "uncheck" if last is not None:
                question = _("Delete the check of {day}: {outcome}?").format(
                    day=show_long_day(last.checked_on), outcome=last.outcome.label
                )
                await self.delete_check(last.check_id, question)
            case "renegotiate":
                await self.renegotiate_term(term_id)
            case "consent":
                await self.give_consent(term_id, here.entry.what)
            case "undo":
                self.action_undo()
            case "delete":
                if await self.delete_term(term_id):
                    return None
            case "account":
                self.go_to_account(here.standing.account_id)
                return None
            case _:
                return None
        return self._story_goes_on(here)

    def _story_goes_on(self, here: TermDetail) -> int | None:
        """The term to show once something was done: the same, the one in its place, or the one before it."""
        now = self._term_there(here.term_id)
        if now is None:  # undone
            before = self._term_there(here.previous_id) if here.previous_id else None
            return before.term_id if before else None
        return now.next_id if now.next_id is not None and here.next_id is None else here.term_id

    def _term_there(self, term_id: int) -> TermDetail | None:
        try:
            return term_reads.term_detail(self.desk.book, term_id)
        except GoneMeanwhile:
            return None

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
        detail = self.look(lambda: term_reads.term_detail(book, term_id))
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

    # -- problems

    async def new_problem(
        self, account_id: int | None, term_id: int | None = None, resumed: Filled | None = None
    ) -> bool:
        """Note a problem or a threat."""
        if account_id is None and term_id is not None and (detail := self._term_there(term_id)):
            account_id = detail.entry.account_id
        account = self._account_suggestion(account_id)
        start = typed.new_problem(*_named(account), term_id)
        return await self._problem_form(None, start, resumed)

    async def edit_problem(self, problem_id: int, resumed: Filled | None = None) -> bool:
        """Correct a problem."""
        line = self.look(lambda: problem_reads.problem_line(self.desk.book, problem_id))
        if line is None:
            return False
        account = self._account_suggestion(line.entry.account_id)
        start = typed.type_problem(line.entry, account.name if account else "")
        return await self._problem_form(problem_id, start, resumed)

    async def _problem_form(self, problem_id: int | None, start: Filled, resumed: Filled | None) -> bool:
        from kamtui.domain.terms.problem import read_problem
        from kamtui.ui.terms.forms import ProblemForm

        book, today = self.desk.book, self.desk.today
        slot = f"problem:{problem_id}" if problem_id else "problem"
        term_id = _id({**start, **(resumed or {})}, "term_id")
        term = self._term_there(term_id) if term_id else None
        said: list[str] = []

        def submit(filled: Filled) -> None:
            entry = self._with_names(
                filled,
                lambda: read_problem(
                    filled, today, _id(filled, "account_id"), term_id if term is not None else None
                ),
            )
            if problem_id is None:
                self._written(lambda: problem_changes.add_problem(book, entry, draft=slot))
                said.append(_("Noted {kind}: {what}").format(kind=entry.kind.label, what=entry.what))
            else:
                self._written(
                    lambda: problem_changes.edit_problem(book, problem_id, entry, today, draft=slot)
                )
                said.append(_("Changed {kind}: {what}").format(kind=entry.kind.label, what=entry.what))

        form = ProblemForm(
            _("Edit problem") if problem_id else _("New problem"),
            start,
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=self._picked_account({**start, **(resumed or {})}),
            term=term.entry.what if term else "",
            resumed=resumed,
        )

        def now() -> Filled:
            assert problem_id is not None
            entry = problem_reads.problem_line(book, problem_id).entry
            account = self._account_suggestion(entry.account_id)
            return typed.type_problem(entry, account.name if account else "")

        return await self._ask(form, said, now if problem_id else None)

    def solve_problem(self, problem_id: int) -> bool:
        """A problem is solved; a settled one is open again."""
        book = self.desk.book
        line = self.look(lambda: problem_reads.problem_line(book, problem_id))
        if line is None:
            return False
        is_live = line.entry.state in LIVE_PROBLEMS
        state = ProblemState.SOLVED if is_live else ProblemState.OPEN
        said = _("Solved: {what}") if is_live else _("Open again: {what}")
        what = self.do(
            lambda: problem_changes.set_problem_state(book, problem_id, state, self.desk.today),
            said.format(what=line.entry.what),
        )
        return what is not None

    async def delete_problem(self, problem_id: int) -> bool:
        """Delete a problem, once asked."""
        book = self.desk.book
        line = self.look(lambda: problem_reads.problem_line(book, problem_id))
        if line is None:
            return False
        if not await self._confirm(_("Delete the problem “{what}”?").format(what=line.entry.what)):
            return False
        return self._deleted(
            lambda: problem_changes.delete_problem(book, problem_id),
            _("Deleted problem: {what}").format(what=line.entry.what),
        )

    # -- favours

    async def new_favour(
        self, account_id: int | None, person_id: int | None = None, resumed: Filled | None = None
    ) -> bool:
        """Note a favour, given or received."""
        account, person = self._account_suggestion(account_id), self._person_suggestions(person_id)
        start = typed.new_favour(*_named(account), *_named(*person))
        return await self._favour_form(None, start, resumed)

    async def edit_favour(self, favour_id: int, resumed: Filled | None = None) -> bool:
        """Correct a favour."""
        line = self.look(lambda: favour_reads.favour_line(self.desk.book, favour_id))
        if line is None:
            return False
        account = self._account_suggestion(line.entry.account_id)
        start = typed.type_favour(line.entry, account.name if account else "", line.person)
        return await self._favour_form(favour_id, start, resumed)

    async def _favour_form(self, favour_id: int | None, start: Filled, resumed: Filled | None) -> bool:
        from kamtui.domain.terms.favour import read_favour
        from kamtui.ui.terms.forms import FavourForm

        book, today = self.desk.book, self.desk.today
        slot = f"favour:{favour_id}" if favour_id else "favour"
        said: list[str] = []

        def submit(filled: Filled) -> None:
            entry = self._with_names(
                filled,
                lambda: read_favour(filled, today, _id(filled, "account_id"), _id(filled, "person_id")),
            )
            if favour_id is None:
                self._written(lambda: favour_changes.add_favour(book, entry, draft=slot))
                said.append(_("Noted favour: {what}").format(what=entry.what))
            else:
                self._written(lambda: favour_changes.edit_favour(book, favour_id, entry, draft=slot))
                said.append(_("Changed favour: {what}").format(what=entry.what))

        form = FavourForm(
            _("Edit favour") if favour_id else _("New favour"),
            start,
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=self._picked_account({**start, **(resumed or {})}),
            people=lambda text, within: self.suggest_people(text, within, or_new=False),
            person=self._picked_person({**start, **(resumed or {})}),
            resumed=resumed,
        )

        def now() -> Filled:
            assert favour_id is not None
            line = favour_reads.favour_line(book, favour_id)
            account = self._account_suggestion(line.entry.account_id)
            return typed.type_favour(line.entry, account.name if account else "", line.person)

        return await self._ask(form, said, now if favour_id else None)

    def thank_favour(self, favour_id: int) -> bool:
        """A favour was thanked for today, or was not after all."""
        book = self.desk.book
        line = self.look(lambda: favour_reads.favour_line(book, favour_id))
        if line is None:
            return False
        is_thanked = line.entry.thanked_on is not None
        said = _("Not thanked for after all: {what}") if is_thanked else _("Thanked for: {what}")
        what = self.do(
            lambda: favour_changes.set_thanked(book, favour_id, None if is_thanked else self.desk.today),
            said.format(what=line.entry.what),
        )
        return what is not None

    async def delete_favour(self, favour_id: int) -> bool:
        """Delete a favour, once asked."""
        book = self.desk.book
        line = self.look(lambda: favour_reads.favour_line(book, favour_id))
        if line is None:
            return False
        if not await self._confirm(_("Delete the favour “{what}”?").format(what=line.entry.what)):
            return False
        return self._deleted(
            lambda: favour_changes.delete_favour(book, favour_id),
            _("Deleted favour: {what}").format(what=line.entry.what),
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

    # -- what several of them share

    def _picked_account(self, content: Filled) -> list[Suggestion]:
        """The account that a form starts with, under the name that stands in it."""
        found = self._account_suggestion(_id(content, "account_id"))
        return [replace(found, name=" ".join(content["account"].split()))] if found else []

    def _picked_person(self, content: Filled) -> list[Suggestion]:
        """The person that a form starts with, under the name that stands in it."""
        found = self._person_suggestions(_id(content, "person_id"))
        return [replace(one, name=" ".join(content["person"].split())) for one in found]

    def _with_names(self, filled: Filled, read: Callable[[], T]) -> T:
        """What a form says; a name that is nobody's is said with all else that is wrong. Raises Problems."""
        unknown = {
            name: _("Nothing of that name is in the book; choose from the list.")
            for name in ("account", "person")
            if filled.get(name, "").strip() and not filled.get(f"{name}_id")
        }
        try:
            entry = read()
        except Problems as wrong:
            raise Problems({**wrong.by_field, **unknown}) from None
        if unknown:
            raise Problems(unknown)
        return entry

    def _deleted(self, delete: Callable[[], None], said: str) -> bool:
        """Delete something, and say so; whether the book let it go."""

        def act() -> bool:
            delete()
            return True

        return self.do(act, said) is not None

    def _hold_keys(self) -> None:
        """What is typed before the next dialog stands is meant for it."""
        if isinstance(self.app, GuardedApp):
            self.app.hold_keys()


def _named(one: Suggestion | None = None) -> tuple[str, int | None]:
    """A record's name and id for a form; of none both are empty."""
    return ("", None) if one is None else (one.name, one.record_id)


def _is_past(entry: TermEntry, today: date) -> bool:
    """Whether no day of a term's rule is to come."""
    from kamtui.domain.time.recurrence.days import first_from

    day = first_from(entry.checks, today) if entry.checks else None
    return day is not None and day < today


def _outcome_said(outcome: Outcome, what: str) -> str:
    """`Broken: Deliver within the week`."""
    return _("{outcome}: {what}").format(outcome=outcome.label.capitalize(), what=what)
