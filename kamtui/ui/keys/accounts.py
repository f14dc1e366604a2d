"""Keys of the list of accounts, and of the tabs of an account."""

from kamtui.domain.text.language import N_
from kamtui.ui.keys.act import Act

ACCOUNTS = (
    Act("account.open", "enter", "open", N_("open"), N_("Open the account's dossier.")),
    Act("account.new", "n", "new", N_("new"), N_("Write down a new account.")),
    Act("list.filter", "f", "filter", N_("filter"), N_("Show only accounts with these words.")),
    Act("list.clear", "escape", "clear_filter", N_("clear filter"), N_("Show everything again.")),
    Act("list.order", "o", "order", N_("order"), N_("Change the order: next step, name, last call, city.")),
    Act("list.stage", "v", "stage", N_("view"), N_("Show live accounts, or those of one stage.")),
    Act("account.edit", "e", "edit", N_("edit"), N_("Edit the account."), footer=False),
    Act(
        "account.key",
        "asterisk",
        "toggle_key",
        N_("key account"),
        N_("Mark the account as key, or no longer."),
        False,
    ),
    Act(
        "account.archive",
        "x",
        "archive",
        N_("archive"),
        N_("Make the account a former one, or live again; asks first."),
        False,
    ),
    Act(
        "account.delete",
        "d",
        "delete",
        N_("delete"),
        N_("Delete the account; says first what goes with it."),
        False,
    ),
)

DOSSIER = (
    Act("tab.overview", "O", "tab('overview')", N_("Overview"), N_("The account at a glance."), footer=False),
    Act(
        "tab.center",
        "B",
        "tab('center')",
        N_("Buying center"),
        N_("Who decides, who supports, who blocks."),
        False,
    ),
    Act("tab.people", "P", "tab('people')", N_("People"), N_("Who is who in the account."), footer=False),
    Act("tab.calls", "C", "tab('calls')", N_("Calls"), N_("Its conversations, newest first."), footer=False),
    Act(
        "tab.terms",
        "E",
        "tab('terms')",
        N_("Terms"),
        N_("What we owe, what they owe, problems and favours."),
        False,
    ),
    Act("tab.tasks", "T", "tab('tasks')", N_("Tasks"), N_("What is to be done, and what was."), footer=False),
    Act("tab.bonds", "Y", "tab('bonds')", N_("Bonds"), N_("Why they stay: the seven bonds."), footer=False),
    Act(
        "tab.portfolio",
        "F",
        "tab('portfolio')",
        N_("Portfolio"),
        N_("What they buy of us, and what they do not."),
        False,
    ),
    Act(
        "tab.dossier",
        "D",
        "tab('dossier')",
        N_("Dossier"),
        N_("What is known of them: texts, marks, satisfaction, competitors."),
        False,
    ),
    Act("tab.numbers", "M", "tab('numbers')", N_("Numbers"), N_("Its months: revenue, profit, plan."), False),
    Act("place.back", "escape", "back", N_("back"), N_("Back to where you came from.")),
)

ACCOUNT = (
    Act("tab.next", "right,tab", "step_tab(1)", N_("next tab"), N_("The next tab."), footer=False),
    Act(
        "tab.previous",
        "left,shift+tab",
        "step_tab(-1)",
        N_("previous tab"),
        N_("The previous tab."),
        footer=False,
    ),
    Act("line.open", "enter", "open", N_("open"), N_("Open the line at hand.")),
    Act("person.new", "n", "new", N_("new"), N_("A new person; in Calls a call, in Tasks a task.")),
    Act("line.edit", "e", "edit", N_("edit"), N_("Edit the line at hand; in Overview the account.")),
    Act("task.done", "space", "done", N_("done"), N_("Mark a task as done, or not done after all.")),
    Act("task.snooze", "s", "snooze", N_("snooze"), N_("Put a task off to another day."), footer=False),
    Act(
        "line.delete",
        "d",
        "delete",
        N_("delete"),
        N_("Delete the line at hand; in Overview the account."),
        False,
    ),
    Act(
        "account.key",
        "asterisk",
        "toggle_key",
        N_("key account"),
        N_("Mark the account as key, or no longer."),
        False,
    ),
    Act(
        "account.archive",
        "x",
        "archive",
        N_("archive"),
        N_("Make the account a former one, or live again; asks first."),
        False,
    ),
)

TABS_BESIDE = (
    Act("tab.next", "right,tab", "step_tab(1)", N_("next tab"), N_("The next tab."), False),
    Act("tab.previous", "left,shift+tab", "step_tab(-1)", N_("previous tab"), N_("The previous tab."), False),
)
"""The tabs, where the list of a tab has its other keys in a module of its own."""
