"""The rows of a call about each of its people: whether they were asked for a prospect, whom they named, how they stand."""

from collections.abc import Callable, Collection, Mapping, MutableMapping, Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kamtui.domain.calls.call import Participant
from kamtui.domain.center.words import Stance
from kamtui.domain.text.language import _
from kamtui.ui.calls.naming_form import PREFIX, Namings
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.fields import Choice, FieldChanged
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.rows import Row
from kamtui.ui.widgets.suggestions import Known, Suggestion

ASKED, NOTICED, NOTICED_WHY = "asked", "noticed", "noticed_why"
"""What is said of each person; behind a colon stands who it is."""


def person_of_field(field: str) -> str | None:
    """Whom a field of the rows of people is about; None for other fields."""
    if field.startswith(PREFIX):
        return field.split(":", 3)[3]
    kind, _colon, person = field.partition(":")
    return person if kind in (ASKED, NOTICED, NOTICED_WHY) else None


class KnownOfPeople(NamedTuple):
    """What is known of people beside what is typed."""

    participants: Mapping[int, Participant]
    """Those who were in the call as it is in the book, by id."""
    named: Mapping[int, Sequence[str]]
    """The prospects whom they named in it, by id."""
    stance: Callable[[int], Stance | None]
    """How somebody stands to us, as far as is known."""
    known: Known
    glyphs: Glyphs


class StanceChoice(Choice):
    """How somebody was seen to stand: a letter that only one of them begins with goes on to why."""

    def __init__(self, field: str, options: Sequence[tuple[str, str]], typed: str, why: LineField) -> None:
        super().__init__(field, options, typed)
        self._why = why

    def choose_by(self, letter: str) -> bool:
        is_chosen = super().choose_by(letter)
        if is_chosen and self.typed and len(self.begun_by(letter)) == 1:
            row = self._why.parent
            if isinstance(row, Row):
                row.display = True
            self.screen.set_focus(self._why)
        return is_chosen

    def on_key(self, event: events.Key) -> None:
        """What was typed fast behind that letter is of why, too."""
        if self.screen.focused is self._why:
            event.stop()
            event.prevent_default()
            self._why.post_message(events.Key(event.key, event.character))


class PersonRows(Vertical):
    """What the call says of one person. The name stands above, with how they stood to us so far."""

    DEFAULT_CSS = """
    PersonRows { height: auto; }
    PersonRows > .person { height: 1; text-style: bold; }
    """

    def __init__(
        self, person: str, record_id: int | None, now: MutableMapping[str, str], known: KnownOfPeople
    ) -> None:
        """What was said of them before, if anything, is taken out of `now`: from here on the fields hold it."""
        super().__init__()
        self.person = person
        self.record_id = record_id
        before = known.participants.get(record_id or 0, Participant(None, person))
        stance = known.stance(record_id) if record_id is not None else None
        self._heading = f"{known.glyphs.stance(stance)} {person}"
        self.namings = Namings(
            person,
            now.pop(f"{ASKED}:{person}", "") or before.asked.value,
            now,
            known.known,
            known.named.get(record_id or 0, ()),
        )
        noticed = now.pop(f"{NOTICED}:{person}", "") or (before.noticed.value if before.noticed else "")
        options = [(each.value, f"{known.glyphs.stance(each)} {each.label}") for each in Stance]
        self.why = LineField(
            f"{NOTICED_WHY}:{person}",
            now.pop(f"{NOTICED_WHY}:{person}", ""),
            placeholder=_("what showed it"),
        )
        self.noticed = StanceChoice(f"{NOTICED}:{person}", [("", _("same")), *options], noticed, self.why)
        self._why_row = Row(_("Why"), self.why)

    def compose(self) -> ComposeResult:
        yield Static(plain(self._heading), classes="person")
        yield self.namings
        yield Row(_("Stance"), self.noticed)
        yield self._why_row

    def on_mount(self) -> None:
        self._show_why()

    @on(FieldChanged)
    def _show_why(self) -> None:
        """Why they stand so is asked once it is said how."""
        self._why_row.display = bool(self.noticed.typed)

    def typed(self) -> dict[str, str]:
        """All that is said of them."""
        fields = (self.namings.asked, self.noticed, self.why)
        return {field.field: field.typed for field in fields} | self.namings.typed()


class PeopleRows(Vertical):
    """The rows of all people of the call, in the order in which they came into it."""

    DEFAULT_CSS = """
    PeopleRows { height: auto; }
    """

    def __init__(self, now: Mapping[str, str], known: KnownOfPeople) -> None:
        """`now` is what the form holds."""
        super().__init__()
        self._said = {name: text for name, text in now.items() if person_of_field(name) is not None}
        """What was said of people who have no rows just now."""
        self._said_of: dict[int | None, dict[str, str]] = {}
        """What was said of the people of accounts that stood here before, by account."""
        self._known = known

    @property
    def people(self) -> list[PersonRows]:
        """The rows of each person, without those that are about to go."""
        return [rows for rows in self.query(PersonRows) if not rows.has_class("-gone")]

    def show(self, chosen: Mapping[str, Suggestion]) -> None:
        """Show the rows of those in the line of people. Half a name may be typed over: what was said of them is back with it."""
        shown = set()
        for rows in self.people:
            person = chosen.get(rows.person)
            if person is not None and person.record_id == rows.record_id:
                shown.add(rows.person)
            else:
                self._said |= rows.typed()
                self._take_out(rows)
        for name, person in chosen.items():
            if name not in shown:
                self.mount(PersonRows(name, person.record_id, self._said, self._known))

    def change_account(self, before: int | None, after: int | None, gone: Collection[str]) -> None:
        """With the people of another account goes what was said of them; with the account it comes back."""
        said = self._said | {name: text for rows in self.people for name, text in rows.typed().items()}
        self._said_of[before] = {name: text for name, text in said.items() if person_of_field(name) in gone}
        for rows in self.people:
            if rows.person in gone:
                self._take_out(rows)
        self._said = {name: text for name, text in self._said.items() if person_of_field(name) not in gone}
        self._said |= self._said_of.pop(after, {})

    def _take_out(self, rows: PersonRows) -> None:
        rows.add_class("-gone")
        rows.remove()

    def typed(self) -> dict[str, str]:
        """All that is said of people; whoever is out of the line for a moment has not lost whom they named."""
        typed = {name: text for name, text in self._said.items() if name.startswith(PREFIX)}
        for rows in self.people:
            typed |= rows.typed()
        return typed

    def came(self, chosen: Mapping[str, Suggestion]) -> dict[str, str]:
        """What is said of people by itself, as long as nobody says more."""
        said: dict[str, str] = {}
        for label, person in chosen.items():
            known = self._known.participants.get(person.record_id or 0, Participant(None, label))
            said |= {f"{ASKED}:{label}": known.asked.value, f"{NOTICED}:{label}": known.noticed or ""}
        return said
