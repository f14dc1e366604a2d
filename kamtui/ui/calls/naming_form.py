"""The prospects that somebody named in a conversation, each in a line or two under whoever named it (K20)."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.accounts.duplicates import KnownName, Names
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.typed_referral import NAMING, read_named, reads_as_sentence
from kamtui.domain.chain.words import MayUse
from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.forms.twins import FirmQuestion, TwinQuestion
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.picker import PeopleOf, Picker, say_taken_out
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import NEW, Known, Suggestion

PREFIX = "named:"


def field_name(person: str, number: int, part: str) -> str:
    """The name of a field of a line, the lines of a person counted from 0."""
    return f"{PREFIX}{number}:{part}:{person}"


class NamingLine(Vertical):
    """A prospect as one names it: the organisation; once it has a name, whom to speak to and the rest."""

    DEFAULT_CSS = """
    NamingLine { height: auto; }
    NamingLine > .named > Choice { width: 2fr; }
    NamingLine > .named > Picker { width: 1fr; min-width: 8; }
    """

    def __init__(
        self,
        person: str,
        number: int,
        now: MutableMapping[str, str],
        known: Known,
        *,
        asked: Choice | None = None,
        is_further: bool,
    ) -> None:
        """What stood in the line, if anything, is taken out of `now`: from here on the fields hold it.

        `asked` stands in front of the first line: whether the person was asked for a prospect.
        """
        super().__init__()
        self._person = person
        self.number = number
        self._known = known
        self._question, self._contact_question = TwinQuestion(), TwinQuestion()
        self._firm_question = FirmQuestion()
        self._asked_sentence = ""
        """The name that was asked about as it reads like a sentence."""
        self._start = {
            part: now.pop(self.name_of(part), "") for part in (*NAMING, "organisation_id", "person_id")
        }
        self._start["may_use_name"] = self._start["may_use_name"] or MayUse.NOT_ASKED.value
        organisation = Picker(
            self.name_of("organisation"),
            lambda text: known.organisations(text) if text else [],
            self._chosen("organisation", known.account),
            text=self._start["organisation"],
            placeholder=_("another one, if any") if is_further else _("whom they named"),
        )
        contact = Picker(
            self.name_of("person"),
            lambda text: known.contacts(text, self._account_id()) if text else [],
            self._chosen("person", known.person),
            text=self._start["person"],
            placeholder=_("a person there"),
        )
        self._why = LineField(self.name_of("why"), self._start["why"])
        self._may_use = Choice(
            self.name_of("may_use_name"),
            [(may_use.value, may_use.label) for may_use in MayUse],
            self._start["may_use_name"],
        )
        self.organisation, self.contact = organisation, contact
        self._people_of = PeopleOf(organisation, contact)
        if asked is not None:
            self._first = Row(_("Prospect?"), asked, _("name"), organisation)
        else:
            self._first = Row(_("and"), organisation)
        self._first.add_class("named")
        self._more = [
            Row(_("Speak to"), contact, _("why it fits"), self._why),
            Row(_("Use name?"), self._may_use),
        ]

    def name_of(self, part: str) -> str:
        """The name of a field of this line."""
        return field_name(self._person, self.number, part)

    def _chosen(self, part: str, find: Callable[[int | None], Suggestion | None]) -> list[Suggestion]:
        """What was chosen there, under the name that stands in the line."""
        text, chosen = " ".join(self._start[part].split()), self._start[f"{part}_id"]
        if chosen == NEW and text:
            return [Suggestion(text, "", None)]
        known = find(int(chosen)) if chosen.isdecimal() and int(chosen) else None
        return [replace(known, name=text or known.name)] if known else []

    def compose(self) -> ComposeResult:
        yield self._first
        yield from self._more

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return (
            not any(field.typed.strip() for field in (self.organisation, self.contact, self._why))
            and self._may_use.typed == MayUse.NOT_ASKED.value
        )

    def show(self, *, is_given: bool) -> None:
        """An empty line is one line high, and can be written into; one that is not given after all is out of view.

        Whom to speak to may be all that was said: it can be written where it is said that a name was given.
        """
        is_blank = self.is_blank
        self.organisation.display = is_given or is_blank
        for row in self._more:
            row.display = is_given and (not is_blank or self.number == 0)

    def _account_id(self) -> int | None:
        chosen = self.organisation.chosen()
        return chosen[0].record_id if chosen else None

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        """Somebody known brings their organisation along, and goes with it where another is chosen."""
        if self._follow():
            return
        chosen = self.contact.chosen()
        if event.picker is self.contact and chosen and chosen[0].record_id is not None:
            account = self._known.account_of(chosen[0].record_id)
            if account is not None and not self.organisation.value.strip():
                self.organisation.choose(account)

    def _follow(self) -> bool:
        """Take out somebody of another organisation than the one chosen, and say so; whether anybody was."""
        gone = self._people_of.follow()
        if gone and isinstance(self.screen, FormDialog):
            self.screen.say(say_taken_out(gone))
        return bool(gone)

    def _id_of(self, picker: Picker) -> str:
        chosen = picker.chosen()
        if not chosen:
            return ""
        return str(chosen[0].record_id or (NEW if picker.is_settled else ""))

    def typed(self) -> dict[str, str]:
        """What is written in it, by the names of its fields, with what was chosen; of a blank line nothing."""
        if self.is_blank:
            return {}
        return {
            self.name_of("organisation"): self.organisation.typed,
            self.name_of("organisation_id"): self._id_of(self.organisation),
            self.name_of("person"): self.contact.typed,
            self.name_of("person_id"): self._id_of(self.contact),
            self.name_of("why"): self._why.typed,
            self.name_of("may_use_name"): self._may_use.typed,
        }

    def let_go_of_gone(self) -> dict[str, str]:
        """What to say where somebody deleted in another window what was chosen here: saved again, it is new."""
        said: dict[str, str] = {}
        for part, picker, find, sentence in (
            (
                "organisation",
                self.organisation,
                self._known.account,
                _("Deleted meanwhile. Save again, and it is a new prospect."),
            ),
            (
                "person",
                self.contact,
                self._known.person,
                _("Deleted meanwhile. Save again, and it is somebody new."),
            ),
        ):
            chosen = picker.chosen()
            record_id = chosen[0].record_id if chosen else None
            if record_id is not None and find(record_id) is None:
                picker.let_go(is_new=True)
                said[self.name_of(part)] = sentence
        return said

    def let_go_of_others(self) -> dict[str, str]:
        """Take out somebody of another organisation than the one that stands here; what to say, by its field."""
        if gone := self._people_of.follow():
            return {self.name_of("person"): say_taken_out(gone)}
        return {}

    def doubts(self, entry: ReferralEntry, new: Names) -> dict[str, str]:
        """What to ask once, by the name of its field: whether what is new here is known, or is another of the call.

        `new` are the new prospects of the lines before it; one of the same name is the same one. What was chosen as
        new stood in the list below those that the book knows, each with the reason.
        """
        if entry.account_id is None and (
            sentence := self._firm_question.about(self.organisation, self.contact)
        ):
            return {self.name_of("person"): sentence}
        asked: dict[str, str] = {}
        name = entry.organisation
        if entry.account_id is None and reads_as_sentence(name) and name != self._asked_sentence:
            self._asked_sentence = name
            sentence = _(
                "This reads like a sentence, not like a name. Saved again, it is the name of a prospect."
            )
            return {self.name_of("organisation"): sentence}
        if entry.account_id is None:
            is_chosen = self._id_of(self.organisation) == NEW
            likely = [] if is_chosen else self._known.prospect_twins(entry.organisation)
            key = name_key(entry.organisation)
            likely += [
                twin
                for twin in new.twins(KnownName(0, entry.organisation))
                if name_key(twin.known.name) != key
            ]
            asked |= self._question.about(self.name_of("organisation"), likely)
        if entry.person and entry.person_id is None and self._id_of(self.contact) != NEW:
            people = self._known.contact_twins(entry.person, entry.account_id)
            asked |= self._contact_question.about(self.name_of("person"), people)
        return asked

    def entry(self, day: date) -> ReferralEntry | None:
        """The prospect named; None if none is. Raises Problems by the names of the fields."""
        typed = self.typed()
        contact = self.contact.chosen()
        try:
            return read_named(
                {part: typed.get(self.name_of(part), "") for part in NAMING},
                day,
                account_id=self._account_id(),
                person_id=contact[0].record_id if contact else None,
            )
        except Problems as wrong:
            raise Problems({self.name_of(part): why for part, why in wrong.by_field.items()}) from None


class Namings(Vertical):
    """Whether a person was asked for a prospect, and whom they named: what is written already, the lines, an empty one.

    Whoever names a prospect gave a name: a name typed says so by itself, and taken out again no longer does.
    """

    DEFAULT_CSS = """
    Namings { height: auto; }
    Namings > .before { padding-left: 14; color: $faint; height: auto; }
    """

    def __init__(
        self, person: str, asked: str, now: MutableMapping[str, str], known: Known, before: Sequence[str]
    ) -> None:
        """`asked` is whether they were; `before` are the prospects that they named in this conversation and that the book has."""
        super().__init__()
        self.person = person
        self._now = now
        self._known = known
        self._before = before
        self.asked = Choice(f"asked:{person}", [(answer.value, answer.label) for answer in Asked], asked)
        self.asked.styles.max_width = sum(cell_len(answer.label) + 2 for answer in Asked)
        self._asked_before: str | None = None
        """What was chosen before a name said that one was given; None where no name did."""
        self._is_named = False

    def compose(self) -> ComposeResult:
        if self._before:
            words = _("named: {prospects}").format(prospects=", ".join(self._before))
            yield Static(plain(words), classes="before")
        numbers = [
            int(name.split(":")[1])
            for name in self._now
            if name.startswith(PREFIX) and name.split(":", 3)[3] == self.person
        ]
        yield from map(self._line, range(max(numbers, default=-1) + 2))

    def on_mount(self) -> None:
        self._is_named = self._has_names
        self._show()

    @property
    def _has_names(self) -> bool:
        """Whether anything is written in the lines."""
        return any(not line.is_blank for line in self.lines)

    @property
    def is_given(self) -> bool:
        """Whether they gave a name."""
        return self.asked.typed == Asked.GIVEN.value

    def _line(self, number: int) -> NamingLine:
        is_further = number > 0 or bool(self._before)
        asked = self.asked if number == 0 else None
        return NamingLine(self.person, number, self._now, self._known, asked=asked, is_further=is_further)

    @property
    def lines(self) -> list[NamingLine]:
        """The lines, from the top."""
        return [line for line in self.children if isinstance(line, NamingLine)]

    async def on_input_changed(self) -> None:
        self._say_given()
        await self._grow()

    @on(FieldChanged)
    async def _changed(self) -> None:
        await self._grow()

    def _say_given(self) -> None:
        """A name typed says that one was given; taken out again, it is as it was chosen before."""
        if self._has_names == self._is_named:
            return
        self._is_named = self._has_names
        if self._is_named and not self.is_given:
            self._asked_before = self.asked.typed
            self.asked.typed = Asked.GIVEN.value
        elif not self._is_named and self._asked_before is not None:
            self.asked.typed = self._asked_before
            self._asked_before = None

    async def _grow(self) -> None:
        """An empty line stands below the written ones, and only one."""
        self._show()
        lines = self.lines
        if lines and not lines[-1].is_blank:
            await self.mount(self._line(lines[-1].number + 1))
            self._show()

    def _show(self) -> None:
        """Show the first line always; those below it where a name was given, of the empty ones the first."""
        lines = self.lines
        for line in lines:
            line.show(is_given=self.is_given)
        for above, line in pairwise(lines):
            line.display = self.is_given and not (above.is_blank and line.is_blank)

    def typed(self) -> dict[str, str]:
        """All that is written in the lines."""
        return {name: text for line in self.lines for name, text in line.typed().items()}
