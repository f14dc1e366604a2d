"""Keys of terms: all of them, and those of an account with its problems and favours."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.accounts import TABS_BESIDE
from kamtui.ui.keys.act import Act

TERM_ACTS = (
    Act(
        "term.check",
        "x",
        "terms.acts:check",
        _("check"),
        _("Check the term: kept, partly or broken, and by how much."),
    ),
    Act(
        "term.renegotiate",
        "r",
        "terms.acts:renegotiate",
        _("renegotiate"),
        _("End the term and agree on another in its place."),
        False,
    ),
    Act(
        "task.snooze",
        "s",
        "terms.acts:put_off",
        _("put off"),
        _("Put the check of the term off to another day."),
        False,
    ),
    Act(
        "warning.accept",
        "A",
        "center.accepting:accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
        False,
    ),
)

TERMS = (
    Act(
        "line.open",
        "enter",
        "terms.story_acts:read",
        _("open"),
        _("Read the term: its story and every check."),
    ),
    Act("task.done", "space", "terms.acts:keep", _("kept"), _("The term was kept: a check of today.")),
    *TERM_ACTS,
    Act("term.new", "n", "terms.acts:new", _("new"), _("Write down what was agreed.")),
    Act("list.filter", "f", "filter", _("filter"), _("Words; @name for an account, +name for a person.")),
    Act("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Act("list.view", "v", "view", _("view"), _("Open, due, broken, ours, theirs, ending or past.")),
    Act("term.category", "K", "category", _("category"), _("Every category, or one after the other."), False),
    Act("list.order", "o", "order", _("order"), _("By next check, account or end."), False),
    Act(
        "term.account",
        "a",
        "terms.acts:open_account",
        _("account"),
        _("Open the account of the term."),
        False,
    ),
    Act("line.edit", "e", "terms.acts:edit", _("edit"), _("Edit the term."), False),
    Act("line.delete", "d", "terms.acts:delete", _("delete"), _("Delete the term with its checks."), False),
)

LEDGER = (
    Act(
        "line.open",
        "enter",
        "terms.ledger_acts:open_line",
        _("open"),
        _("Read the term with its story, or the problem or favour."),
    ),
    Act(
        "task.done",
        "space",
        "terms.ledger_acts:settle",
        _("done"),
        _("The term was kept; the problem is solved; the favour was thanked for."),
    ),
    *TERM_ACTS,
    Act("term.new", "n", "terms.acts:new", _("term"), _("Write down what was agreed with this account.")),
    Act("problem.new", "p", "terms.ledger_acts:new_problem", _("problem"), _("Note a problem or a threat.")),
    Act(
        "favour.new", "f", "terms.ledger_acts:new_favour", _("favour"), _("Note a favour, given or received.")
    ),
    Act("list.view", "v", "view", _("past"), _("Show what has ended and is settled too, or not."), False),
    Act("line.edit", "e", "terms.ledger_acts:edit", _("edit"), _("Edit the line at hand."), False),
    Act("line.delete", "d", "terms.ledger_acts:delete", _("delete"), _("Delete the line at hand."), False),
    *TABS_BESIDE,
)
