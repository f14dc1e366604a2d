"""What stands above the list of terms: the views with their counts, the order, and how both sides keep theirs."""

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.terms.promises import KeptRate, show_rate
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.text.language import _
from kamtui.store.terms.reads import TermOrder, TermView
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.views_line import ViewLabel, views_content


def view_label(view: TermView) -> str:
    """The name of a view."""
    return {
        TermView.OPEN: _("open"),
        TermView.DUE: _("due"),
        TermView.BROKEN: _("broken"),
        TermView.OURS: _("ours"),
        TermView.THEIRS: _("theirs"),
        TermView.ENDING: _("ending"),
        TermView.PAST: _("past"),
    }[view]


def view_words(counts: Mapping[TermView, int], both: int, here: TermView, width: int) -> Content:
    """`open 12   due 3   broken 1 …`, the one that is shown underlined.

    What both owe is ours and theirs: how many these are is said, so that the sums are understood.
    """
    views = list(TermView)
    labels = []
    for view in views:
        count = str(counts[view])
        if view is TermView.THEIRS and both:
            count += " " + _("({count} both)").format(count=both)
        look = "$error" if view is TermView.BROKEN and counts[view] else "$faint"
        labels.append(ViewLabel(view.name, view_label(view), count, look))
    return views_content(labels, views.index(here), width)


def order_words(category: TermCategory | None, order: TermOrder, view: TermView) -> str:
    """Which category is shown, and in which order."""
    orders = {
        TermOrder.NEXT_CHECK: _("by next check"),
        TermOrder.ACCOUNT: _("by account"),
        TermOrder.END: _("by end"),
    }
    own = {TermView.ENDING: orders[TermOrder.END], TermView.PAST: _("the last first")}
    return " · ".join((category.label if category else _("every category"), own.get(view, orders[order])))


def rates_words(
    shown: str,
    rates: Mapping[tuple[OwedBy, TermCategory | None], KeptRate],
    category: TermCategory | None,
    width: int,
    said: str = "",
) -> Content:
    """What is shown, and at the right end how both sides kept what is shown in 12 months, with the counts.

    `said` stands in place of that while it is not there.
    """
    ours, theirs = rates.get((OwedBy.WE, category)), rates.get((OwedBy.THEY, category))
    kept = said or " · ".join(
        text.format(rate=show_rate(rate))
        for text, rate in ((_("we {rate}"), ours), (_("they {rate}"), theirs))
        if rate is not None
    )
    for words in (
        _("kept in 12 months: {kept}").format(kept=kept),
        _("kept: {kept}").format(kept=kept),
        kept,
    ):
        gap = width - cell_len(shown) - cell_len(words)
        if kept and gap >= 3:
            return Content.assemble((shown, "$faint"), " " * gap, (words, ""))
    # Both do not fit: how they kept it says more than the order.
    return Content.assemble((fit(kept, width), "") if kept else (shown, "$faint"))
