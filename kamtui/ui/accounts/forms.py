"""Writing down an account or a person."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.accounts.typed_account import ACCOUNT, PERSON, RENEWED
from kamtui.domain.center.words import Stance
from kamtui.domain.feasts.typed_feasts import computed_words
from kamtui.domain.form import FormField, Options
from kamtui.domain.text.language import _
from kamtui.ui.forms.field_rows import Pick
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.shell.glyphs import Glyphs


class AccountForm(FormDialog):
    """An account."""

    FIELDS = ACCOUNT


class RenewedForm(FormDialog):
    """Until when an account renewed."""

    FIELDS = RENEWED


class PersonForm(FormDialog):
    """A person of an account, or an unknown one in it."""

    FIELDS = PERSON

    def __init__(
        self,
        title: str,
        start: Typed,
        *,
        today: date,
        picks: Mapping[str, Pick],
        glyphs: Glyphs,
        resumed: Typed | None = None,
    ) -> None:
        super().__init__(title, start, today=today, picks=picks, resumed=resumed)
        self._glyphs = glyphs

    def means(self, field: FormField, text: str) -> str:
        """Beside an empty name day stands the one that the name has: `6 May, from Georgi`."""
        if field.name == "name_day" and not text.strip():
            return computed_words(self.value("name"))
        return super().means(field, text)

    def options(self, field: FormField) -> Options:
        if field.name != "stance":
            return super().options(field)
        stances = [(stance.value, f"{self._glyphs.stance(stance)} {stance.label}") for stance in Stance]
        return [("", f"? {_('not known')}"), *stances]
