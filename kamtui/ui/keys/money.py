"""Keys of numbers: those of all accounts, those of one, and the typing of a figure."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

NUMBERS = (
    Act(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Open what the line is made of: the account's months, or a month's accounts."),
    ),
    Act("list.view", "v", "view", _("view"), _("Pareto, whale curve, movements, plan, concentration.")),
    Act("list.order", "o", "order", _("profit, revenue"), _("By profit or by revenue.")),
    Act(
        "numbers.period",
        "p",
        "period",
        _("months"),
        _("Over the 12 months, this year so far, or every month known."),
    ),
    Act("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Act("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Act(
        "account.key",
        "asterisk",
        "toggle_key",
        _("key account"),
        _("Mark the account as key, or no longer."),
        False,
    ),
)

FIGURES = (
    Act(
        "line.open",
        "enter",
        "open",
        _("made of"),
        _("What the month is made of, to the cent."),
    ),
    Act(
        "line.edit",
        "e",
        "edit",
        _("type"),
        _("Type into the figure at hand; enter and arrows go on typing in the next."),
    ),
    Act(
        "figure.empty",
        "delete",
        "empty",
        _("empty"),
        _("Empty the figure: not known, which is not 0; asks first."),
    ),
    Act("figure.left", "left", "column(-1)", _("left"), _("The figure to the left."), False),
    Act("figure.right", "right", "column(1)", _("right"), _("The figure to the right."), False),
    Act(
        "months.earlier",
        "left_square_bracket",
        "months(-12)",
        _("earlier"),
        _("The months of a year earlier."),
    ),
    Act(
        "months.later",
        "right_square_bracket",
        "months(12)",
        _("later"),
        _("The months of a year later."),
        False,
    ),
    Act(
        "warning.next",
        "w",
        "warning",
        _("next warning"),
        _("The next warning about its money, if there are more."),
        False,
    ),
    Act(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
        False,
    ),
)

FIGURE = (
    Act(
        "figure.take",
        "enter,down",
        "take('down')",
        _("take, down"),
        _("Take the figure; go on typing in the month below."),
    ),
    Act(
        "figure.take_up",
        "up",
        "take('up')",
        _("take, up"),
        _("Take the figure; go on typing in the month above."),
        False,
    ),
    Act(
        "figure.take_right",
        "tab",
        "take('right')",
        _("take, right"),
        _("Take the figure; go on typing to the right."),
    ),
    Act(
        "figure.take_left",
        "shift+tab",
        "take('left')",
        _("take, left"),
        _("Take the figure; go on typing to the left."),
        False,
    ),
    Act("figure.leave", "escape", "leave", _("stop typing"), _("Stop typing; the figure stays as it was.")),
)
