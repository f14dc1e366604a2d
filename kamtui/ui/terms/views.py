"""What the terms can be looked at as, and what stands above their list: the views, the order, how both sides keep theirs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.terms.promises import KeptRate, show_checked_rate, show_rate
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.text.language import _, pgettext
from kamtui.domain.text.numbers import show_whole
from kamtui.store.terms.reads import Filled, TermOrder, TermView
from kamtui.ui.shell.text import fit
from kamtui.ui.terms.drawing import term_heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, views_content
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import Needed


@dataclass(frozen=True)
class TermsView:
    """One way to look at the terms: which they are, what they are called, and in which order they stand."""

    shows: TermView
    label: Callable[[], str]
    empty: Callable[[], str]
    """What is said where there is none."""
    order_label: Callable[[], str] | None = None
    """The words for its order, where it has one of its own."""
    is_past: bool = False
    """Whether its terms have ended: the day of a line is that of the end."""
    is_by_end: bool = False
    """Whether the day of a line is that on which the term ends, in place of that of its next check."""
    alarm: str = "$faint"
    """The look of its count, where it is not 0."""

    @property
    def name(self) -> str:
        """By which it is remembered."""
        return self.shows.name

    @property
    def has_orders(self) -> bool:
        """Whether one can choose the order."""
        return self.order_label is None

    def says_end(self, order: TermOrder) -> bool:
        """Whether the lines say when the terms end, in place of when they are checked."""
        return self.is_by_end or (order is TermOrder.END and self.has_orders)

    def heading(self, width: int, order: TermOrder, filled: Filled, needed: Needed) -> Sequence[Part]:
        """The heads of the columns."""
        return term_heading(
            width, by_end=self.says_end(order), is_past=self.is_past, filled=filled, needed=needed
        )

    def orders(self) -> dict[str, str]:
        """The orders that one can choose, by the heads of their columns."""
        if not self.has_orders:
            return {}
        return {
            _("due"): TermOrder.NEXT_CHECK.name,
            _("account"): TermOrder.ACCOUNT.name,
            _("ends"): TermOrder.END.name,
        }

    def order_words(self, category: TermCategory | None, order: TermOrder) -> str:
        """Which category is shown, unless it is every one, and in which order."""
        label = self.order_label() if self.order_label is not None else order_label(order)
        return f"{category.label} · {label}" if category else label


def order_tries(order: str, short: str, both: int, *, are_said: bool) -> list[tuple[str, str]]:
    """The words for an order, at length and shorter; before, with how many terms both owe where the views do not say it."""
    if are_said or not both:
        return [(order, short)]
    words = _("{count} owed by both").format(count=show_whole(both))
    return [(f"{order} · {words}", f"{short} · {words}"), (order, short)]


def order_label(order: TermOrder) -> str:
    """The words for an order."""
    return {
        TermOrder.NEXT_CHECK: _("broken first, then by next check"),
        TermOrder.ACCOUNT: _("by account"),
        TermOrder.END: _("by end"),
    }[order]


@dataclass(frozen=True)
class ProblemsView:
    """The problems of all accounts, in place of terms."""

    name: str = "PROBLEMS"
    """By which it is remembered."""
    is_past: bool = True
    """Whether a day that is typed without a year is one that was: on which a problem was noted."""


VIEWS: tuple[TermsView | ProblemsView, ...] = (
    TermsView(
        TermView.OPEN,
        lambda: pgettext("view", "open"),
        lambda: _(
            "Nothing is open: all has ended. What is broken stands under “broken”.\n\n"
            "{line.new} writes down a new term."
        ),
    ),
    TermsView(
        TermView.BROKEN,
        lambda: pgettext("view", "broken"),
        lambda: _("Nothing is broken."),
        alarm="$error",
    ),
    TermsView(TermView.DUE, lambda: pgettext("view", "due"), lambda: _("Nothing is due to be checked.")),
    TermsView(
        TermView.OURS,
        lambda: pgettext("view", "ours"),
        lambda: _("We owe nobody anything.\n\n{line.new} writes down what we promised."),
    ),
    TermsView(
        TermView.THEIRS,
        lambda: pgettext("view", "theirs"),
        lambda: _("Nobody owes us anything.\n\n{line.new} writes down what they promised."),
    ),
    TermsView(
        TermView.ENDING,
        lambda: pgettext("view", "ending"),
        lambda: _("No term ends within its notice period, and none is past its end."),
        order_label=lambda: order_label(TermOrder.END),
        is_by_end=True,
    ),
    TermsView(
        TermView.PAST,
        lambda: pgettext("view", "past"),
        lambda: _("No term has ended yet."),
        order_label=lambda: _("the last first"),
        is_past=True,
    ),
    ProblemsView(),
)


WORTH_LEAST = (TermView.OPEN, TermView.PAST, TermView.ENDING)
"""The views that lose their counts where there is no room for all: how many are open stands in the line above as long as
they are shown, and how many have ended is worth the least."""


def view_words(
    counts: Mapping[TermView, int], both: int, problems: int, here: TermsView | ProblemsView, width: int
) -> Content:
    """`open 12   due 3   broken 1 …  problems 4`, the one that is shown underlined.

    What both owe is ours and theirs: how many these are is said where there is room, so that the sums are understood.
    """
    labels = _labels(counts, both, problems)
    if _are_too_long(labels, width):
        labels = _labels(counts, 0, problems)
    for least in WORTH_LEAST:
        if _are_too_long(labels, width):
            labels = [label._replace(total="") if label.view == least.name else label for label in labels]
    return views_content(labels, VIEWS.index(here), width)


def say_both(counts: Mapping[TermView, int], both: int, problems: int, width: int) -> bool:
    """Whether the views have room to say how many terms both sides owe."""
    return not _are_too_long(_labels(counts, both, problems), width)


def _are_too_long(labels: Sequence[ViewLabel], width: int) -> bool:
    """Whether there is no room for two cells between each of them."""
    return sum(label.cells + 2 for label in labels) - 2 > width


def _labels(counts: Mapping[TermView, int], both: int, problems: int) -> list[ViewLabel]:
    """Each view with its count."""
    labels = []
    for view in VIEWS:
        if isinstance(view, ProblemsView):
            labels.append(ViewLabel(view.name, _("problems"), show_whole(problems), "$faint"))
            continue
        count = counts[view.shows]
        words = show_whole(count)
        if view.shows is TermView.THEIRS and both:
            words += " " + _("({count} by both)").format(count=show_whole(both))
        labels.append(ViewLabel(view.name, view.label(), words, view.alarm if count else "$faint"))
    return labels


def rates_words(
    shown: Sequence[tuple[str, str]],
    rates: Mapping[tuple[OwedBy, TermCategory | None], KeptRate],
    category: TermCategory | None,
    width: int,
    said: str = "",
) -> Content:
    """What is shown, at length and then shorter, and at the right end how both sides kept it in 12 months, with the counts
    where these have room.

    `said` stands in place of that while it is not there.
    """
    ours, theirs = rates.get((OwedBy.WE, category)), rates.get((OwedBy.THEY, category))
    told = [
        (text, rate)
        for text, rate in ((_("we {rate}"), ours), (_("they {rate}"), theirs))
        if rate is not None
    ]
    kept = said or ", ".join(
        text.format(rate=show_checked_rate(rate) if place == 0 else show_rate(rate))
        for place, (text, rate) in enumerate(told)
    )
    counted = ", ".join(text.format(rate=show_rate(rate)) for text, rate in told) or said
    bare = ", ".join(text.format(rate=f"{rate.percent} %") for text, rate in told) or said
    of_a_year = _("kept in 12 months: {kept}")
    whole = [_("promises kept in 12 months: {kept}").format(kept=kept)]
    whole += [of_a_year.format(kept=rates) for rates in (kept, counted)]
    for orders in shown:
        for told_so in (whole, [of_a_year.format(kept=bare)]):
            for order, words in product(orders, told_so):
                gap = width - cell_len(order) - cell_len(words)
                if kept and gap >= 3:
                    return Content.assemble((order, "$faint"), " " * gap, (words, ""))
    # Both do not fit: how they kept it says more than the order.
    if not kept:
        fitting = next((order for pair in shown for order in pair if cell_len(order) <= width), shown[-1][-1])
        return Content.assemble((fitting, "$faint"))
    rest = (*whole[1:], _("kept: {kept}").format(kept=counted), counted)
    return Content(next((words for words in rest if cell_len(words) <= width), fit(counted, width)))
