"""Writing down what we did for a customer."""

from kamtui.domain.terms.typed.records import VALUE
from kamtui.ui.forms.form import FormDialog


class ValueForm(FormDialog):
    """What we did for a customer, and what it was worth to them."""

    FIELDS = VALUE
