"""Keys of numbers: those of all accounts, those of one, and the typing of a figure."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import MARKING

NUMBERS = (
    Act(
        "line.open",
        "enter",
        "open",
        K_("open"),
        N_("Open what the line is made of: the account's months, or a month's accounts."),
    ),
    Act(
        "list.view",
        "v",
        "kept.step('view')",
        K_("view"),
        N_("Pareto, whale curve, movements, plan, concentration."),
    ),
    Act("list.order", "o", "order", K_("profit, revenue"), N_("By profit or by revenue.")),
    Act(
        "numbers.period",
        "p",
        "kept.step('period')",
        K_("months"),
        N_("Over the 12 months, this year so far, or every month known."),
    ),
    Act("list.filter", "f", "filter", K_("filter"), N_("Show only accounts with these words.")),
    *MARKING,
    Act(
        "list.clear",
        "escape",
        "clear_filter",
        K_("clear filter"),
        N_("Unmark the lines; then clear the filter."),
    ),
    Act(
        "account.key",
        "asterisk",
        "accounts.acts:mark_key",
        K_("key account"),
        N_("Mark the account as key, or no longer."),
        False,
    ),
)

FIGURES = (
    Act(
        "line.open",
        "enter",
        "money.acts:read_month",
        K_("details"),
        N_("What the month is made of, to the cent."),
    ),
    Act(
        "line.edit",
        "e",
        "edit",
        K_("type"),
        N_("Type into the figure at hand; {figure.take} and arrows go on typing in the next."),
    ),
    Act(
        "figure.empty",
        "delete",
        "money.acts:empty",
        K_("empty"),
        N_("Empty the figure: not known, which is not 0; asks first."),
    ),
    Act(
        "report.choose",
        "r",
        "report.acts:choose",
        K_("review"),
        N_("Report of the quarter for a business review: write what is to be said of it, or open its page."),
    ),
    Act("figure.left", "left", "column(-1)", K_("left"), N_("The figure to the left."), False),
    Act("figure.right", "right", "column(1)", K_("right"), N_("The figure to the right."), False),
    Act(
        "time.earlier",
        "left_square_bracket",
        "months(-12)",
        K_("earlier"),
        N_("The months of a year earlier."),
    ),
    Act(
        "time.later",
        "right_square_bracket",
        "months(12)",
        K_("later"),
        N_("The months of a year later."),
        False,
    ),
    Act(
        "list.view",
        "v",
        "warning",
        K_("next warning"),
        N_("The next warning about its money, if there are more."),
        False,
    ),
    Act(
        "task.snooze",
        "s",
        "center.accepting:hide",
        K_("hide"),
        N_("Hide this warning until a day, and say why."),
        False,
    ),
)

FIGURE = (
    Act(
        "figure.take",
        "enter,down",
        "take('down')",
        K_("take, down"),
        N_("Take the figure; go on typing in the month below."),
    ),
    Act(
        "figure.take_up",
        "up",
        "take('up')",
        K_("take, up"),
        N_("Take the figure; go on typing in the month above."),
        False,
    ),
    Act(
        "figure.take_right",
        "tab",
        "take('right')",
        K_("take, right"),
        N_("Take the figure; go on typing to the right."),
    ),
    Act(
        "figure.take_left",
        "shift+tab",
        "take('left')",
        K_("take, left"),
        N_("Take the figure; go on typing to the left."),
        False,
    ),
    Act("figure.leave", "escape", "leave", K_("stop typing"), N_("Stop typing; the figure stays as it was.")),
)
