"""Keys of terms: all of them, and those of an account with its problems and favours."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.accounts import TABS_BESIDE
from kamtui.ui.keys.key import Key

TERM_ACTS = (
    Key(
        "term.check",
        "x",
        "check",
        _("check"),
        _("Check the term: kept, partly or broken, and by how much."),
    ),
    Key(
        "term.renegotiate",
        "r",
        "renegotiate",
        _("renegotiate"),
        _("End the term and agree on another in its place."),
        False,
    ),
    Key(
        "task.snooze", "s", "snooze", _("put off"), _("Put the check of the term off to another day."), False
    ),
    Key(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
        False,
    ),
)

TERMS = (
    Key("line.open", "enter", "open", _("open"), _("Read the term: its story and every check.")),
    Key("task.done", "space", "done", _("kept"), _("The term was kept: a check of today.")),
    *TERM_ACTS,
    Key("term.new", "n", "new", _("new"), _("Write down what was agreed.")),
    Key("list.filter", "f", "filter", _("filter"), _("Words; @name for an account, +name for a person.")),
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Key("list.view", "v", "view", _("view"), _("Open, due, broken, ours, theirs, ending or past.")),
    Key("term.category", "K", "category", _("category"), _("Every category, or one after the other."), False),
    Key("list.order", "o", "order", _("order"), _("By next check, account or end."), False),
    Key("term.account", "a", "open_account", _("account"), _("Open the account of the term."), False),
    Key("line.edit", "e", "edit", _("edit"), _("Edit the term."), False),
    Key("line.delete", "d", "delete", _("delete"), _("Delete the term with its checks."), False),
)

LEDGER = (
    Key(
        "line.open", "enter", "open", _("open"), _("Read the term with its story, or the problem or favour.")
    ),
    Key(
        "task.done",
        "space",
        "done",
        _("done"),
        _("The term was kept; the problem is solved; the favour was thanked for."),
    ),
    *TERM_ACTS,
    Key("term.new", "n", "new", _("term"), _("Write down what was agreed with this account.")),
    Key("problem.new", "p", "new_problem", _("problem"), _("Note a problem or a threat.")),
    Key("favour.new", "f", "new_favour", _("favour"), _("Note a favour, given or received.")),
    Key("list.view", "v", "view", _("past"), _("Show what has ended and is settled too, or not."), False),
    Key("line.edit", "e", "edit", _("edit"), _("Edit the line at hand."), False),
    Key("line.delete", "d", "delete", _("delete"), _("Delete the line at hand."), False),
    *TABS_BESIDE,
)
