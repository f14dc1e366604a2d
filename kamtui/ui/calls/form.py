"""Writing down a conversation, on one screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.calls.call import CallEntry, Participant, RivalHeard
from kamtui.domain.calls.typed_call import CALL, NEW_CALL, read_call
from kamtui.domain.calls.typed_promises import FIRST as PROMISED
from kamtui.domain.calls.typed_promises import promises_in, read_promises
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.fields import Problems
from kamtui.domain.form import FormField
from kamtui.domain.terms.promise_day import read_promise, review_day
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import read_stored, to_local, write_stored
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.ui.calls.along import PUT_AWAY, RIVALS, Along, NoteHelp, rivals_heard
from kamtui.ui.calls.meanings import due_means, moment_means
from kamtui.ui.calls.naming_form import PREFIX, NamingLine
from kamtui.ui.calls.outline_question import begin_with_outline
from kamtui.ui.calls.people_rows import (
    ASKED,
    NOTICED,
    NOTICED_WHY,
    KnownOfPeople,
    PeopleRows,
    person_of_field,
)
from kamtui.ui.calls.promise_field import Promises
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import TASK_DONE, FormDialog, Typed
from kamtui.ui.keys.calls import NOTE
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.widgets.fields import Choice
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.rows import More, Row, Said

OPENED_AT = "opened_at"
"""Stands in a draft for the moment at which its form was opened: what was shown then is what is stored."""
_DUE_WIDTH = 16
SHOWN_ANEW_SECONDS = 15
"""How often what a day or moment means is shown anew: after midnight "today" is another day."""


class Occasion(NamedTuple):
    """What a conversation is written down from."""

    picks: Mapping[str, Pick]
    """What the lines of account and people suggest, and who stands in them at first."""
    people: KnownOfPeople
    note: NoteHelp
    task: str = ""
    """The task from which it was logged, and which may be settled by it."""
    steps: Sequence[str] = ()
    """The tasks that came of it, of one that is in the book."""


class TypedCall(NamedTuple):
    """A conversation as it was typed, with what was promised and heard in it."""

    entry: CallEntry
    agreed: Sequence[TermEntry]
    rivals: Sequence[RivalHeard]
    account: str
    """What stands in the line of the account."""
    is_task_done: bool
    """Whether it settles the task from which it was logged."""


def _read_moment(text: str) -> datetime | None:
    """The moment in a draft, on the local clock; None where there is none."""
    try:
        return to_local(read_stored(text)) if text else None
    except ValueError:
        return None


class CallForm(FormDialog):
    """A new conversation: with whom, note, next step, what was promised, each person; the rest is filled in as is usual.

    Days and moments count from when it was opened, however long it stays open: what it shows is what is stored.
    """

    FIELDS: ClassVar[Sequence[FormField]] = NEW_CALL
    PICKERS = ("account", "people")
    PEOPLE_OF = ("account", "people")
    BINDINGS: ClassVar[list[BindingType]] = bindings(NOTE)
    IS_NEW: ClassVar[bool] = True
    """Whether it asks for a next step, and for what was promised, which becomes terms."""

    DEFAULT_CSS = """
    CallForm .settles > .between { max-width: 60%; height: 1; padding: 0 1 0 0; }
    """

    def __init__(
        self,
        title: str,
        start: Typed,
        occasion: Occasion,
        *,
        now: Callable[[], datetime],
        resumed: Typed | None = None,
    ) -> None:
        opened_at = _read_moment((resumed or {}).get(OPENED_AT, "")) or now()
        start = {**start, OPENED_AT: write_stored(opened_at), PUT_AWAY: "", RIVALS: ""}
        self._opened_at = opened_at
        self._clock = now
        super().__init__(title, start, today=self._today, picks=occasion.picks, resumed=resumed)
        self._occasion = occasion
        self._people_rows = PeopleRows(self.now, occasion.people)
        self._along = Along(self, occasion.note, self._today, occasion.people.glyphs)
        self._line_of_place: dict[str, str] = {}
        """The fields of organisations, by the places of their person and naming in the call that was read last."""
        self._asked_once = False
        self._asked_for_day: set[str] = set()
        """The promises without a day for which one was asked."""

    def below(self, field: str) -> Iterator[Widget]:
        if field == "note":
            yield self._along.field
            if self._occasion.steps:
                words = clean(" · ".join(self._occasion.steps))
                yield Row(_("Planned"), Said(words))
        if field != "due":
            return
        if self._occasion.task:
            options = [("", _("stays open")), ("1", _("done"))]
            done = Choice(TASK_DONE, options, self.now.get(TASK_DONE, ""))
            done.styles.width = done.cells
            row = Row(_("This task"), Said(self._occasion.task), done)
            row.add_class("settles")
            yield row
        if self.IS_NEW or promises_in(self.now):
            yield Promises(self.now, self._today)
        yield self._people_rows

    def is_told(self, field: FormField) -> bool:
        if not self.IS_NEW:
            return super().is_told(field)
        return self.now.get(field.name, "") != self.start.get(field.name, "")

    def means(self, field: FormField, text: str) -> str:
        match field.name:
            case "due":
                return self._due_echo(text)
            case "when":
                return self._when_echo(text)
        return super().means(field, text)

    def said_folded(self, field: FormField) -> str:
        said = super().said_folded(field)
        return f"{said}: {self._when_echo(self.now['when'])}" if field.name == "when" else said

    def labels_first(self) -> Mapping[str, str]:
        """A prospect's name and a stance are gone to most; their rows come with the people."""
        return {
            "organisation": _("name"),
            NOTICED: _("Stance"),
            PROMISED: _("Promised"),
            ASKED: _("Prospect?"),
        }

    def sort_of(self, field: str) -> str:
        if field.startswith(PREFIX):
            return field.split(":")[2]
        return field.partition(":")[0]

    def first(self) -> str:
        return "people" if self.picked("account") else "account"

    def on_mount(self) -> None:
        due = self.field("due")
        assert due is not None
        due.styles.width = _DUE_WIDTH
        self._show_people()
        self._along.read()
        self.set_interval(SHOWN_ANEW_SECONDS, self._show_anew)
        if self._is_resumed:
            return
        # What is chosen at the start is not something typed.
        self.start = {**self.start, **self._chosen()}

    def _show_anew(self) -> None:
        """Say again what days and moments mean: past midnight it is no longer today."""
        for row in self.query(Row):
            row.echo()
        for more in self.query(More):
            more.echo()

    def said(self, typed: Typed) -> dict[str, str]:
        """Without the rows of people that are as they came, and without what was put away: those say nothing by themselves."""
        came = self._people_rows.came(self._picker("people").labelled())
        nothing = {ASKED: Asked.NOT_ASKED.value, NOTICED: ""}
        return {
            name: text
            for name, text in typed.items()
            if name != PUT_AWAY and text != came.get(name, nothing.get(name.partition(":")[0], ""))
        }

    def _chosen(self) -> dict[str, str]:
        """Account and people as typed, and by id, for two of one name; and when the form was opened."""
        account, people = self._picker("account"), self._picker("people")
        return {
            "account": account.typed,
            "account_id": str(self.picked("account") or ""),
            "people": people.typed,
            "people_ids": " ".join(str(person.record_id or 0) for person in people.chosen()),
            OPENED_AT: write_stored(self._opened_at),
            **({"task_id": self.now.get("task_id", "")} if self._occasion.task else {}),
        }

    def typed(self) -> dict[str, str]:
        typed = {name: text for name, text in super().typed().items() if person_of_field(name) is None}
        return {**typed, **self._people_rows.typed(), **self._chosen(), **self._along.typed()}

    def _picker(self, name: str) -> Picker:
        picker = self.picker(name)
        assert picker is not None
        return picker

    @property
    def _today(self) -> date:
        """The day from which the days in it count."""
        return to_local(self._opened_at).date()

    def _due_echo(self, text: str) -> str:
        step = self.field("next_step")
        if not text and not (isinstance(step, LineField) and step.typed):
            return ""
        return due_means(text, step.typed if isinstance(step, LineField) else "", self._today)

    def _when_echo(self, text: str) -> str:
        return moment_means(text, self._opened_at, self._clock().date())

    # -- what the note says by the way

    @on(TextArea.Changed)
    def _note_changed(self) -> None:
        self._along.read()

    def action_along(self, at: int) -> None:
        """Take what the note says by the way, or give it back."""
        self._along.turn(at)

    def action_outline(self) -> None:
        """Begin an empty note with an outline."""
        begin_with_outline(self, self._occasion.note.outlines)

    def action_put_away(self) -> None:
        """Put away what the note says by the way."""
        self._along.put_away()

    # -- the people: asked for a further prospect (K20), and how they were seen to stand (K12)

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        event.stop()
        people, account = self._picker("people"), self._picker("account")
        if event.picker is people and not account.value.strip():
            # Somebody known brings their account along.
            known = self._occasion.people.known
            accounts = (known.account_of(person.record_id) for person in people.chosen() if person.record_id)
            if (brought := next((known for known in accounts if known is not None), None)) is not None:
                account.choose(brought)
        self._show_people()
        self._along.read()

    def follow_account(self) -> bool:
        """With the people of another account goes what was said of them; with the account it comes back."""
        if self._people_of is None:
            return False
        before, stood = self._people_of.account_id, self._labels()
        is_gone = super().follow_account()
        after = self._people_of.account_id
        if before != after:
            self._people_rows.change_account(before, after, {label for label, _id in stood - self._labels()})
            self._show_people()
        return is_gone

    def _labels(self) -> set[tuple[str, int | None]]:
        return {(label, person.record_id) for label, person in self._picker("people").labelled().items()}

    def _show_people(self) -> None:
        self._people_rows.show(self._picker("people").labelled())
        self.call_after_refresh(self.give_letters)

    # -- saving

    def read(self) -> TypedCall:
        """The conversation as it is typed. Raises Problems, also to ask once about what is missing or likely known."""
        accounts, people = self._picker("account"), self._picker("people")
        if accounts.chosen() and self.picked("account") is None:
            raise Problems({"account": _("Nothing of that name is in the book; choose from the list.")})
        named = self._all_named()
        typed = self.typed()
        in_line = people.labelled()
        half = [
            person
            for person in people.chosen()
            if person.record_id is None and person not in in_line.values()
        ]
        there = [*in_line.items(), *((person.name, person) for person in half)]
        participants = [
            Participant(
                person.record_id,
                person.name,
                Asked(typed.get(f"{ASKED}:{label}", Asked.NOT_ASKED.value)),
                Stance(noticed) if (noticed := typed.get(f"{NOTICED}:{label}")) else None,
                clean(typed.get(f"{NOTICED_WHY}:{label}", "")) if noticed else "",
                tuple(entry for _line, entry in named.get(label, ())),
            )
            for label, person in there
        ]
        self._ask_once(typed, named, participants)
        self._line_of_place = {
            f"organisation:{who}:{which}": line.name_of("organisation")
            for who, (label, _person) in enumerate(there)
            for which, (line, _entry) in enumerate(named.get(label, ()))
        }
        account_id = self.picked("account")
        return TypedCall(
            read_call(typed, self._opened_at, account_id, participants, self._clock()),
            read_promises(typed, account_id, self._today),
            rivals_heard(typed),
            typed["account"],
            bool(typed.get(TASK_DONE)),
        )

    def show_problems(self, problems: Problems) -> None:
        """Say what is wrong; a circle, which is told by the places of its person and its naming, at its line."""
        lines = self._line_of_place
        super().show_problems(
            Problems({lines.get(name, name): why for name, why in problems.by_field.items()})
        )

    def _given_lines(self) -> Iterator[tuple[str, NamingLine]]:
        """The lines of those who gave a name, with who did."""
        for rows in self._people_rows.people:
            if rows.namings.is_given:
                yield from ((rows.person, line) for line in rows.namings.lines)

    def _asks_who(self) -> bool:
        if super()._asks_who():
            return True
        for _person, line in self._given_lines():
            if sentence := line.organisation.settle(is_saving=True):
                line.organisation.ask(sentence)
                return True
        return False

    def _doubts(self, named: Mapping[str, Sequence[tuple[NamingLine, ReferralEntry]]]) -> dict[str, str]:
        """What to ask once about prospects named: which of them are likely known, or two of them the same."""
        asked: dict[str, str] = {}
        new = Names()
        entries = [entry_of_line for lines in named.values() for entry_of_line in lines]
        for number, (line, entry) in enumerate(entries, 1):
            asked |= line.doubts(entry, new)
            if entry.account_id is None:
                new.add(KnownName(-number, entry.organisation, detail=_("named in this call")))
        return asked

    def _all_named(self) -> dict[str, list[tuple[NamingLine, ReferralEntry]]]:
        """By person whom they named, each with its line; only of those who gave a name. Raises Problems."""
        named: dict[str, list[tuple[NamingLine, ReferralEntry]]] = {}
        problems: dict[str, str] = {}
        for person, line in self._given_lines():
            if gone := line.let_go_of_others() or line.let_go_of_gone():
                problems |= gone
                continue
            try:
                entry = line.entry(self._today)
            except Problems as wrong:
                problems |= wrong.by_field
                continue
            if entry is not None:
                named.setdefault(person, []).append((line, entry))
        if problems:
            raise Problems(problems)
        return named

    def _ask_once(
        self,
        typed: dict[str, str],
        named: Mapping[str, Sequence[tuple[NamingLine, ReferralEntry]]],
        participants: Sequence[Participant],
    ) -> None:
        """Ask once about prospects that are likely known; of a new call also for what is missing. Raises Problems."""
        missing = self._missing(typed) if self.IS_NEW else {}
        if missing or named:
            self._check(typed, participants)
        self._asked_once = self._asked_once or "next_step" in missing
        self._asked_for_day |= {line for field, line in promises_in(typed).items() if field in missing}
        if asked := self._doubts(named) | missing:
            raise Problems(asked)

    def _missing(self, typed: dict[str, str]) -> dict[str, str]:
        """What to ask for that was not asked yet: a next step, and the day of each promise that names none."""
        asked = {}
        if not typed["next_step"].strip() and not self._asked_once:
            asked["next_step"] = _(
                "No next step. Write one here, or press {form.save} again to save without."
            )
        day = show_weekday_day(review_day(self._today), self._today)
        for field, line in promises_in(typed).items():
            promise = read_promise(line, self._today)
            if line not in self._asked_for_day and promise.due_on is None and promise.again is None:
                sentence = _("When to look at it? Write “by fri” into it; {form.save} again takes {day}.")
                asked[field] = sentence.format(day=day)
        return asked

    def _check(self, typed: dict[str, str], participants: Sequence[Participant]) -> None:
        """What is plainly wrong is said before anything is asked. Raises Problems."""
        account_id = self.picked("account")
        problems: dict[str, str] = {}
        for read in (
            lambda: read_call(typed, self._opened_at, account_id, participants, self._clock()),
            lambda: read_promises(typed, account_id, self._today),
        ):
            try:
                read()
            except Problems as wrong:
                problems |= wrong.by_field
        if problems:
            raise Problems(problems)


class EditCallForm(CallForm):
    """A conversation that is corrected: what is asked of a new one only is left out."""

    FIELDS = CALL
    IS_NEW = False
