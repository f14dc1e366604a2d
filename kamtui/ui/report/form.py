"""What is said of a quarter in words."""

from collections.abc import Iterator

from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.report.typed_review import REVIEW
from kamtui.domain.text.language import _
from kamtui.ui.forms.form import FormDialog
from kamtui.ui.shell.text import plain


class ReviewForm(FormDialog):
    """The quarter in short, its highlights, what was won, what comes next: kept with account and quarter."""

    FIELDS = REVIEW
    DEFAULT_CSS = """
    ReviewForm .words { color: $faint; padding: 0 0 1 0; height: auto; }
    """

    def above(self) -> Iterator[Widget]:
        yield Static(
            plain(_("The customer reads all of this but “For us alone”, in the page made for them.")),
            classes="words",
        )
