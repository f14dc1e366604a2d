"""Writing down a favour."""

from kamtui.domain.terms.typed.records import FAVOUR
from kamtui.ui.forms.form import FormDialog


class FavourForm(FormDialog):
    """A favour done by us or to us."""

    FIELDS = FAVOUR
