"""4 Terms: what was agreed, by whom it is owed, when it is checked and how it was kept (K14-K16)."""

from kamtui.domain.language import _
from kamtui.ui.place import Place


class TermsScreen(Place):
    """All terms. (Being filled in.)"""

    TITLE = _("Terms")
    PLACE = "terms"
