"""What is said of a quarter in words."""

from kamtui.domain.report.typed_review import REVIEW
from kamtui.ui.forms.form import FormDialog


class ReviewForm(FormDialog):
    """The quarter in short, its highlights, what was won, what comes next: kept with account and quarter."""

    FIELDS = REVIEW
