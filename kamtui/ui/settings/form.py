"""Forms of one field, in which another value of a setting is typed."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.form import LINE, NOTE, FormField
from kamtui.domain.text.language import N_, _
from kamtui.settings.rows import Row
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.shell.text import plain


class _SettingForm(FormDialog):
    """Says what the setting does, what it may be, and what its default is."""

    PEOPLE_OF = None
    DEFAULT_CSS = """
    _SettingForm .words { padding: 0 0 1 0; height: auto; }
    """

    def __init__(self, row: Row, *, today: date) -> None:
        super().__init__(row.label, {"value": row.typed}, today=today)
        self._row = row

    def above(self) -> Iterator[Widget]:
        row = self._row
        words = [
            row.says,
            _("It may be {allowed}. Empty: the default, {default}.").format(
                allowed=row.allowed, default=row.default
            ),
        ]
        if row.waits:
            words.append(_("It holds from the next start on."))
        yield Static(plain("\n".join(words), lines=True), classes="words")


class LineForm(_SettingForm):
    """A value of a line."""

    FIELDS: ClassVar = (FormField("value", N_("Value"), LINE),)


class TextForm(_SettingForm):
    """A text of several lines."""

    FIELDS: ClassVar = (FormField("value", N_("Text"), NOTE),)
