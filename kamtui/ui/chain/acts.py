"""What can be done from any place about the endless chain: naming, qualifying, winning, losing, thanking, planning.

Built on the acts of `ui.shell.acts`: each asks, writes to the book, says what happened.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.referral import ReferralEntry, read_lost, read_referral, read_week_plan
from kamtui.domain.chain.week import WeekPlan, carried_over, first_day_to_plan, monday_of
from kamtui.domain.chain.words import Answer, Question, Source
from kamtui.domain.fields import Problems
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.matching import best
from kamtui.domain.time.shown_days import show_long_day
from kamtui.store.accounts import known_names, people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import reads as chain_reads
from kamtui.store.chain import week_changes, week_reads
from kamtui.ui.forms import typed
from kamtui.ui.terms.acts import TermActs
from kamtui.ui.terms.filled_forms import Filled, id_in
from kamtui.ui.widgets.suggestions import MOST, NEW, Known, Suggestion


def _and(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _with_notes(
    answers: Mapping[Question, chain_reads.GivenAnswer],
) -> dict[Question, tuple[Answer, str]]:
    """The answers with their notes, without the days on which they were given."""
    return {question: (given.answer, given.note) for question, given in answers.items()}


def _about(known: KnownName) -> tuple[str, str]:
    """What tells an account from others of its name."""
    return (known.stage.label if known.stage is not None else "", known.detail)


class ChainActs(TermActs):
    """The acts about the chain. Each returns whether the book was changed."""

    async def name_prospect(
        self,
        by_person_id: int | None = None,
        source: Source | None = None,
        call_id: int | None = None,
        resumed: Filled | None = None,
        *,
        named_on: date | None = None,
    ) -> int | None:
        """Write down a prospect that somebody named, or that came from a source without a person; its account.

        `named_on` is the day, where it is not the one on which this is written down.
        """
        if source is None and by_person_id is not None:
            source = self.read_or_say(lambda: chain_reads.source_of_person(self.desk.book, by_person_id))
        start = typed.new_referral(source or Source.OBSERVATION)
        start |= {"by_id": str(by_person_id or ""), "call_id": str(call_id or "")}
        start |= {"named": typed.type_due(named_on) if named_on else ""}
        made: list[int] = []

        def write(entry: ReferralEntry) -> None:
            made.append(chain_changes.add_referral(self.desk.book, entry, draft="referral"))

        await self._referral_form("referral", _("New prospect"), start, write, resumed)
        return made[0] if made else None

    async def edit_naming(self, referral_id: int, resumed: Filled | None = None) -> bool:
        """Correct how a prospect was named."""
        known = self.read_or_say(lambda: chain_reads.referral_detail(self.desk.book, referral_id))
        if known is None:
            return False
        slot = f"referral:{referral_id}"

        def write(entry: ReferralEntry) -> None:
            try:
                chain_changes.edit_referral(self.desk.book, referral_id, entry, draft=slot)
            except Problems as wrong:  # the prospect is no field here: a circle is closed by who named it
                named = {
                    "by" if name == "organisation" else name: why for name, why in wrong.by_field.items()
                }
                raise Problems(named) from None

        title = _("How {name} was named").format(name=known.account)
        start = typed.type_referral(known.entry)

        def now() -> Filled:
            entry = chain_reads.referral_detail(self.desk.book, referral_id).entry
            by = self._first_person(entry.by_person_id)
            return typed.type_referral(entry) | {"by": by.name if by else ""}

        return await self._referral_form(slot, title, start, write, resumed, was=known.entry, now=now)

    async def _referral_form(
        self,
        slot: str,
        title: str,
        start: Filled,
        write: Callable[[ReferralEntry], None],
        resumed: Filled | None,
        *,
        was: ReferralEntry | None = None,
        now: Callable[[], Filled] | None = None,
    ) -> bool:
        from kamtui.store.accounts import twins
        from kamtui.ui.chain.forms import ReferralForm
        from kamtui.ui.forms.twins import TwinQuestion

        today = self.desk.today
        by = self._person_suggestions(id_in(start, "by_id"))
        start |= {"by": by[0].name if by else "", "by_id": str(by[0].record_id) if by else ""}
        given = {**start, **(resumed or {})}
        said: list[str] = []

        question, contact_question = TwinQuestion(), TwinQuestion()

        def submit(filled: Filled) -> None:
            entry = self._read_referral(filled, was, today)
            gone = self._gone(entry, is_new=was is None)
            if gone:
                form.let_go(gone)
                raise Problems(gone)
            asked: dict[str, str] = {}
            # What was chosen as new stood in the list below those that it may be, each with the reason.
            if was is None and entry.account_id is None and filled["organisation_id"] != NEW:
                likely = twins.prospect_twins(self.desk.book, entry.organisation)
                asked |= question.about("organisation", likely)
            if entry.person and entry.person_id is None and filled["person_id"] != NEW:
                people_alike = twins.contact_twins(self.desk.book, entry.person, entry.account_id)
                asked |= contact_question.about("person", people_alike)
            if asked:
                raise Problems(asked)
            self.save_or_show(lambda: write(entry))
            if was is not None:
                sentence = _("Changed how {name} was named")
            elif self._is_lost(entry.account_id):
                sentence = _("{name} is in the chain, still lost: e in its account makes it a prospect again")
            else:
                sentence = _("{name} is in the chain")
            said.append(sentence.format(name=entry.organisation))

        form = ReferralForm(
            title,
            start,
            submit,
            self._keeper(slot),
            today=today,
            organisations=self._organisations(),
            organisation=self._picked(given, "organisation", self._account_suggestion),
            people=lambda text: self.suggest_people(text, None, or_new=False),
            contacts=self._suggest_contacts,
            person=self._picked(given, "person", self._first_person),
            by=self._picked(given, "by", self._first_person),
            account_of=self._account_of,
            source_of=lambda person_id: chain_reads.source_of_person(self.desk.book, person_id),
            is_new=was is None,
            resumed=resumed,
        )
        return await self._ask(form, said, now)

    def _read_referral(self, filled: Filled, was: ReferralEntry | None, today: date) -> ReferralEntry:
        """The naming in the form; a namer whom the book does not know is said with all else. Raises Problems."""
        unknown = (
            {"by": _("Nobody of that name is in the book; choose from the list, or leave it empty.")}
            if filled["by"].strip() and not filled["by_id"]
            else {}
        )
        try:
            entry = read_referral(
                filled,
                today,
                account_id=id_in(filled, "organisation_id") or None,  # what is new has 0
                person_id=id_in(filled, "person_id") or None,
                by_person_id=id_in(filled, "by_id"),
                call_id=id_in(filled, "call_id"),
                was=was,
            )
        except Problems as wrong:
            raise Problems({**wrong.by_field, **unknown}) from None
        if unknown:
            raise Problems(unknown)
        return entry

    def _is_lost(self, account_id: int | None) -> bool:
        """Whether a prospect that was named was lost before: a name alone does not bring it back."""
        return (
            account_id is not None
            and account_reads.account_entry(self.desk.book, account_id).stage is Stage.LOST
        )

    def _gone(self, entry: ReferralEntry, *, is_new: bool) -> dict[str, str]:
        """What to do at each line in which stands what another window deleted while the form was open."""
        gone: dict[str, str] = {}
        if is_new and entry.account_id is not None and self._account_suggestion(entry.account_id) is None:
            gone["organisation"] = _("Deleted meanwhile. Save again, and it is a new prospect.")
        if entry.person_id is not None and self._first_person(entry.person_id) is None:
            gone["person"] = _("Deleted meanwhile. Save again, and it is somebody new.")
        if entry.by_person_id is not None and self._first_person(entry.by_person_id) is None:
            gone["by"] = _("Deleted meanwhile. Choose somebody else; or leave it empty, and say the source.")
        return gone

    def _picked(
        self, given: Filled, name: str, find: Callable[[int | None], Suggestion | None]
    ) -> list[Suggestion]:
        """What a line of a form starts with, under the name that stands in it."""
        if given.get(f"{name}_id") == NEW:
            return [Suggestion(" ".join(given[name].split()), "", None)]
        suggestion = find(id_in(given, f"{name}_id"))
        return (
            [replace(suggestion, name=" ".join(given[name].split()) or suggestion.name)] if suggestion else []
        )

    def _first_person(self, person_id: int | None) -> Suggestion | None:
        suggestions = self._person_suggestions(person_id)
        return suggestions[0] if suggestions else None

    def _account_of(self, person_id: int) -> Suggestion | None:
        """The account in which somebody is."""
        try:
            line = people_reads.person_line(self.desk.book, person_id)
        except GoneMeanwhile:
            return None
        return self._account_suggestion(line.account_id)

    # -- nothing is written down twice

    def _known(self) -> Known:
        from kamtui.store.accounts import twins

        book = self.desk.book
        return Known(
            self._organisations,
            self._suggest_contacts,
            self._account_suggestion,
            self._first_person,
            self._account_of,
            lambda name: twins.prospect_twins(book, name),
            lambda name, account_id: twins.contact_twins(book, name, account_id),
        )

    def _organisations(self) -> Callable[[str], list[Suggestion]]:
        """Suggests organisations for one form, for which their names are made ready once."""
        known = known_names.known_accounts(self.desk.book)
        names = Names(known)
        return lambda text: self.suggest_organisations(text, names, known)

    def suggest_organisations(self, text: str, names: Names, known: Sequence[KnownName]) -> list[Suggestion]:
        """Those that are likely meant, each with the reason; then those that fit otherwise; last a new one."""
        alike = names.like(text)
        offers = [
            Suggestion(
                likely.known.name, _and(likely.likeness.label, *_about(likely.known)), likely.known.record_id
            )
            for likely in alike
        ]
        seen = {likely.known.record_id for likely in alike}
        others = (other for other in known if other.record_id not in seen)
        fitting = best(text, ((other.name, other) for other in others))
        offers += [Suggestion(other.name, _and(*_about(other)), other.record_id) for other in fitting]
        name = clean(text)
        offers = offers[: MOST - 1]
        if name and all(offer.name != name for offer in offers):
            offers.append(Suggestion(name, _("a new prospect"), None))
        return offers

    def _suggest_contacts(self, text: str, account_id: int | None) -> list[Suggestion]:
        """Whom to speak to there: people of the organisation, and those elsewhere who are likely meant."""
        offers: list[Suggestion] = []
        if account_id is not None:
            near = people_reads.names_in(self.desk.book, account_id)
            offers = [
                Suggestion(person.name, person.title, person.person_id, account_id)
                for person in best(text, ((person.name, person) for person in near))
            ]
        seen = {offer.record_id for offer in offers}
        names = Names(known_names.known_people(self.desk.book, text), are_people=True)
        offers += [
            Suggestion(
                likely.known.name,
                _and(likely.likeness.label, likely.known.detail),
                likely.known.record_id,
                likely.known.account_id,
            )
            for likely in names.like(text)
            if likely.known.record_id not in seen
        ]
        name = clean(text)
        offers = offers[: MOST - 1]
        if name and offers:
            offers.append(Suggestion(name, _("a new person"), None))
        return offers

    async def qualify_prospect(self, account_id: int, resumed: Filled | None = None) -> bool:
        """Answer the four questions about a prospect, one key each."""
        from kamtui.ui.chain.forms import QualifyForm

        book, today = self.desk.book, self.desk.today
        known = self.read_or_say(lambda: chain_reads.answers(book, account_id))
        entry = self.read_or_say(lambda: account_reads.account_entry(book, account_id))
        if known is None or entry is None:
            return False
        slot = f"qualify:{account_id}"

        def submit(filled: Filled) -> None:
            given = {
                question: (
                    Answer(filled[question.value] or Answer.UNKNOWN.value),
                    " ".join(filled[f"{question.value}_note"].split()),
                )
                for question in Question
                # What stays as it was found is left to whoever answered it meanwhile.
                if any(filled[name] != start[name] for name in (question.value, f"{question.value}_note"))
            }
            self.save_or_show(lambda: chain_changes.qualify(book, account_id, given, today, draft=slot))

        start = typed.type_answers(_with_notes(known))
        form = QualifyForm(
            _("Qualify {name}").format(name=entry.name),
            start,
            submit,
            self._keeper(slot),
            answered_on={question: given.answered_on for question, given in known.items()},
            resumed=resumed,
        )

        def now() -> Filled:
            return typed.type_answers(_with_notes(chain_reads.answers(book, account_id)))

        return await self._ask(form, [_("Qualified {name}").format(name=entry.name)], now)

    async def win_prospect(self, account_id: int) -> bool:
        """The prospect became a customer, once asked; it keeps all that is known of it."""
        entry = self.read_or_say(lambda: account_reads.account_entry(self.desk.book, account_id))
        if entry is None:
            return False
        question = _("Is {name} a customer now? All that is known of it stays.").format(name=entry.name)
        if not await self._agree(question, _("a customer")):
            return False
        name = self.do(lambda: chain_changes.win(self.desk.book, account_id, self.desk.today))
        if name is None:
            return False
        self.say(_("{name} is a customer now").format(name=name), undoable=True)
        return True

    async def lose_prospect(self, account_id: int, reason: str = "", resumed: Filled | None = None) -> bool:
        """The prospect is lost, and why; it keeps all that is known of it. `reason` is the one known already."""
        from kamtui.ui.chain.forms import LostForm

        book, today = self.desk.book, self.desk.today
        entry = self.read_or_say(lambda: account_reads.account_entry(book, account_id))
        if entry is None:
            return False
        slot = f"lost:{account_id}"

        def submit(filled: Filled) -> None:
            why = read_lost(filled)
            self.save_or_show(lambda: chain_changes.lose(book, account_id, why, today, draft=slot))

        title = _("Lost: {name}").format(name=entry.name)
        form = LostForm(title, {"reason": reason}, submit, self._keeper(slot), resumed=resumed)
        return await self._ask(form, [_("{name} is lost, and kept").format(name=entry.name)])

    async def thank_namer(self, referral_id: int, *, was_thanked: bool) -> bool:
        """Whoever named the prospect was thanked today, or was not after all where `was_thanked` is what is shown.

        Asks first.
        """
        book, today = self.desk.book, self.desk.today
        known = self.read_or_say(lambda: chain_reads.referral_detail(book, referral_id))
        if known is None:
            return False
        if known.entry.by_person_id is None:
            self.say(_("Nobody named it: there is nobody to thank."), is_error=True)
            return False
        if was_thanked:
            question = _("Say that {person} was not thanked for {name} after all?")
        else:
            question = _("Was {person} thanked for {name}?")
        question = question.format(person=self._name_of(known.entry.by_person_id), name=known.account)
        if not await self._agree(question, _("not thanked") if was_thanked else _("thanked")):
            return False
        said = _("Not thanked for {name} after all") if was_thanked else _("Thanked for {name}")
        done = self.do(
            lambda: chain_changes.thank(
                book, referral_id, None if was_thanked else known.entry.thanked_on or today
            ),
            said.format(name=known.account),
        )
        return done is not None

    async def ask_whether_thanked(self, person_id: int) -> bool:
        """Somebody was thanked today for all the names that they gave, once asked."""
        question = _("Was {person} thanked for all the names they gave?")
        if not await self._agree(question.format(person=self._name_of(person_id)), _("thanked")):
            return False
        return self.thank_for_all(person_id)

    def _name_of(self, person_id: int | None) -> str:
        person = self._first_person(person_id)
        return person.name if person is not None else "?"

    def thank_for_all(self, person_id: int) -> bool:
        """Somebody was thanked today for all the names that they gave."""
        name = self.do(lambda: chain_changes.thank_person(self.desk.book, person_id, self.desk.today))
        if name is None:
            return False
        self.say(_("Thanked {name}").format(name=name), undoable=True)
        return True

    async def forget_naming(self, referral_id: int) -> bool:
        """Forget how a prospect was named, once asked; the account stays."""
        known = self.read_or_say(lambda: chain_reads.referral_detail(self.desk.book, referral_id))
        if known is None:
            return False
        question = _("Forget how {name} was named? The account stays.").format(name=known.account)
        if not await self._confirm(question):
            return False
        name = self.do(lambda: chain_changes.delete_referral(self.desk.book, referral_id))
        if name is None:
            return False
        self.say(_("Forgot how {name} was named; the account stays").format(name=name), undoable=True)
        return True

    async def plan_week(self, day: date, resumed: Filled | None = None) -> bool:
        """Say what the week of a day is to bring; what was left of the week before can be carried over."""
        from kamtui.ui.chain.forms import WeekForm

        book, monday = self.desk.book, monday_of(day)
        slot = f"week:{monday.isoformat()}"
        before = monday - timedelta(days=7)
        earlier = week_reads.week_plan(book, before)
        left = carried_over(earlier, week_reads.week_done(book, before)) if earlier else None

        tasks = week_reads.tasks_left(book, monday)
        since = first_day_to_plan(monday, self.desk.today)

        def submit(filled: Filled) -> None:
            planned = read_week_plan(filled)
            # A number that stays as it was found is left to whoever planned it meanwhile.
            now = week_reads.week_plan(book, monday) or WeekPlan()
            same = [field.name for field in fields(now) if filled[field.name] == start[field.name]]
            planned = replace(planned, **{name: getattr(now, name) for name in same})
            carried = [task.task_id for task in tasks] if filled.get("carry") else []
            self.save_or_show(
                lambda: week_changes.plan_week(book, since, planned, carried=carried, draft=slot)
            )

        start = typed.type_week_plan(week_reads.week_plan(book, monday))
        form = WeekForm(
            _("Plan of the week of {day}").format(day=show_long_day(monday)),
            start,
            submit,
            self._keeper(slot),
            done=week_reads.week_done(book, monday),
            left=left,
            tasks=[task.what for task in tasks],
            resumed=resumed,
        )
        return await self._ask(
            form, [_("The week is planned")], lambda: typed.type_week_plan(week_reads.week_plan(book, monday))
        )

    # -- drafts

    async def resume(self, slot: str, content: Filled) -> None:
        """Open the form again in which something was typed and not saved."""
        kind, _colon, about = slot.partition(":")
        record_id = int(about) if about.isdecimal() else None
        if kind not in ("referral", "qualify", "lost", "week"):
            await super().resume(slot, content)
            return
        self.say(_("Here is what you typed and did not save."))
        if kind == "referral" and record_id is None:
            await self.name_prospect(resumed=content)
        elif kind == "referral" and record_id is not None:
            await self.edit_naming(record_id, content)
        elif kind == "qualify" and record_id is not None:
            await self.qualify_prospect(record_id, content)
        elif kind == "lost" and record_id is not None:
            await self.lose_prospect(record_id, resumed=content)
        elif kind == "week":
            await self.plan_week(date.fromisoformat(about), content)
