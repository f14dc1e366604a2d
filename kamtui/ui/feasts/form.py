"""On which day somebody celebrates their name."""

from kamtui.domain.feasts.typed_feasts import ANOTHER_DAY
from kamtui.ui.forms.form import FormDialog


class NameDayForm(FormDialog):
    """Another day than the one told by the first name, or none."""

    FIELDS = ANOTHER_DAY
