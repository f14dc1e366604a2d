"""Which outline an empty note of a call begins with."""

from collections.abc import Sequence
from string import ascii_lowercase

from kamtui.domain.calls.outlines import Outline
from kamtui.domain.text.language import _
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.widgets.fields import NoteField
from kamtui.ui.widgets.line_field import LineField


def begin_with_outline(form: FormDialog, outlines: Sequence[Outline]) -> None:
    """Ask for an outline and put it into the note, with its purpose where none is said; a note in which something stands stays."""
    note = form.field("note")
    if not isinstance(note, NoteField) or not form.is_current:
        return
    if note.typed.strip():
        form.say(_("Something stands in the note already: an outline goes into an empty one only."))
        return
    by_letter = dict(zip(ascii_lowercase, outlines, strict=False))

    def take(letter: str | None) -> None:
        if letter is None or note.typed.strip():
            return
        outline = by_letter[letter]
        note.typed = outline.text
        note.focus()
        note.move_cursor((0, len(outline.text.partition("\n")[0])))
        purpose = form.field("purpose")
        if isinstance(purpose, LineField) and not purpose.typed.strip():
            purpose.typed = outline.purpose

    answers = {letter: outline.purpose for letter, outline in by_letter.items()}
    form.app.push_screen(Choose(_("What is the note to begin with?"), answers), take)
