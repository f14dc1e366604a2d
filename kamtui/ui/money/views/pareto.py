"""Who brings most: the accounts in their order, and the whale curve of them."""

from kamtui.domain.money.measure import Measure
from kamtui.exchange.lists.money import pareto_listing
from kamtui.ui.money.drawing import nothing_known
from kamtui.ui.money.pareto_drawing import pareto_heading, pareto_rows, pareto_words
from kamtui.ui.money.views.seen import Seen, Shown, no_month_is_over
from kamtui.ui.money.whale_drawing import loser_heading, loser_rows, whale_words


def show_pareto(seen: Seen) -> Shown:
    """The accounts in the order of what they bring, with the 80 % mark and the peak among them."""
    if seen.span is None:
        return Shown([], no_month_is_over())
    order = seen.order
    if not order.count:
        return Shown([], nothing_known(seen.measure, seen.months))
    by_profit = seen.measure is Measure.PROFIT
    unknown = len(seen.figures.sums(seen.span)) - order.count if by_profit else 0
    return Shown(
        pareto_rows(order, seen.kept(order), seen.measure, seen.glyphs),
        pareto_words(order, seen.measure, seen.months, unknown),
        pareto_heading(order, seen.measure),
        lambda lines: pareto_listing(lines, order, seen.measure),
    )


def show_whale(seen: Seen) -> Shown:
    """The accounts after the peak of the whale curve, which the screen draws above them."""
    if seen.span is None:
        return Shown([], no_month_is_over())
    order = seen.order
    if not order.count:
        return Shown([], nothing_known(seen.measure, seen.months))
    rows = loser_rows(order, seen.kept(order))
    return Shown(
        rows,
        whale_words(order, seen.months),
        loser_heading if rows else None,
        lambda lines: pareto_listing(lines, order, seen.measure),
    )
