"""Keys of the list of accounts, and of the tabs of an account."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

ACCOUNTS = (
    Act("account.open", "enter", "open", _("open"), _("Open the account's dossier.")),
    Act("account.new", "n", "new", _("new"), _("Write down a new account.")),
    Act("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Act("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Act("list.order", "o", "order", _("order"), _("Change the order: next step, name, last call, city.")),
    Act("list.stage", "v", "stage", _("view"), _("Show live accounts, or those of one stage.")),
    Act("account.edit", "e", "edit", _("edit"), _("Edit the account."), footer=False),
    Act(
        "account.key",
        "asterisk",
        "toggle_key",
        _("key account"),
        _("Mark the account as key, or no longer."),
        False,
    ),
    Act(
        "account.archive",
        "x",
        "archive",
        _("archive"),
        _("Make the account a former one, or live again; asks first."),
        False,
    ),
    Act(
        "account.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the account; says first what goes with it."),
        False,
    ),
)

DOSSIER = (
    Act("tab.overview", "O", "tab('overview')", _("Overview"), _("The account at a glance."), footer=False),
    Act(
        "tab.center",
        "B",
        "tab('center')",
        _("Buying center"),
        _("Who decides, who supports, who blocks."),
        False,
    ),
    Act("tab.people", "P", "tab('people')", _("People"), _("Who is who in the account."), footer=False),
    Act("tab.calls", "C", "tab('calls')", _("Calls"), _("Its conversations, newest first."), footer=False),
    Act(
        "tab.terms",
        "E",
        "tab('terms')",
        _("Terms"),
        _("What we owe, what they owe, problems and favours."),
        False,
    ),
    Act("tab.tasks", "T", "tab('tasks')", _("Tasks"), _("What is to be done, and what was."), footer=False),
    Act("tab.bonds", "Y", "tab('bonds')", _("Bonds"), _("Why they stay: the seven bonds."), footer=False),
    Act(
        "tab.portfolio",
        "F",
        "tab('portfolio')",
        _("Portfolio"),
        _("What they buy of us, and what they do not."),
        False,
    ),
    Act(
        "tab.dossier",
        "D",
        "tab('dossier')",
        _("Dossier"),
        _("What is known of them: texts, marks, satisfaction, competitors."),
        False,
    ),
    Act("tab.numbers", "M", "tab('numbers')", _("Numbers"), _("Its months: revenue, profit, plan."), False),
    Act("place.back", "escape", "back", _("back"), _("Back to where you came from.")),
)

ACCOUNT = (
    Act("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), footer=False),
    Act(
        "tab.previous",
        "left,shift+tab",
        "step_tab(-1)",
        _("previous tab"),
        _("The previous tab."),
        footer=False,
    ),
    Act("line.open", "enter", "open", _("open"), _("Open the line at hand.")),
    Act("person.new", "n", "new", _("new"), _("A new person; in Calls a call, in Tasks a task.")),
    Act("line.edit", "e", "edit", _("edit"), _("Edit the line at hand; in Overview the account.")),
    Act("task.done", "space", "done", _("done"), _("Mark a task as done, or not done after all.")),
    Act("task.snooze", "s", "snooze", _("snooze"), _("Put a task off to another day."), footer=False),
    Act(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the line at hand; in Overview the account."),
        False,
    ),
    Act(
        "account.key",
        "asterisk",
        "toggle_key",
        _("key account"),
        _("Mark the account as key, or no longer."),
        False,
    ),
    Act(
        "account.archive",
        "x",
        "archive",
        _("archive"),
        _("Make the account a former one, or live again; asks first."),
        False,
    ),
)

TABS_BESIDE = (
    Act("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), False),
    Act("tab.previous", "left,shift+tab", "step_tab(-1)", _("previous tab"), _("The previous tab."), False),
)
"""The tabs, where the list of a tab has its other keys in a module of its own."""
