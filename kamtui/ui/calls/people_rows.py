"""The rows of a call about one of its people: whether they were asked for a prospect, and how they stand."""

from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Stance
from kamtui.domain.text.language import _
from kamtui.ui.calls.naming_form import PREFIX
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.fields import Choice
from kamtui.ui.widgets.rows import Row


def person_of_field(field: str) -> str | None:
    """Whom a field of the rows of people is about; None for other fields."""
    if field.startswith(PREFIX):
        return field.split(":", 3)[3]
    kind, _colon, person = field.partition(":")
    return person if kind in ("asked", "noticed") else None


class AskedRow(Row):
    """Whether a person was asked for a further prospect."""

    def __init__(self, person: str, record_id: int | None, value: str) -> None:
        self.choice = Choice(f"asked:{person}", [(asked.value, asked.label) for asked in Asked], value)
        super().__init__(_("Prospect?"), fit(person, 22), self.choice)
        self.person = person
        self.record_id = record_id

    @property
    def is_given(self) -> bool:
        """Whether they gave a name."""
        return self.choice.typed == Asked.GIVEN.value


class NoticedRow(Row):
    """How a person was seen to stand to us; beside the name how they stood so far."""

    def __init__(
        self, person: str, record_id: int | None, known: Stance | None, value: str, glyphs: Glyphs
    ) -> None:
        options = [("", _("unchanged"))] + [
            (stance.value, f"{glyphs.stance(stance)} {stance.label}") for stance in Stance
        ]
        name = fit(f"{glyphs.stance(known)} {person}", 22)
        self.choice = Choice(f"noticed:{person}", options, value)
        super().__init__(_("Stance"), name, self.choice)
        self.person = person
        self.record_id = record_id
