"""Keys of the list of accounts, and of the tabs of an account."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import MARKING, READING
from kamtui.ui.keys.screens import TABS

ACCOUNTS = (
    Act("line.open", "enter", "accounts.acts:open_account", K_("open"), N_("Open the account's dossier.")),
    Act("line.new", "n", "accounts.acts:new", K_("new"), N_("Write down a new account.")),
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
        "list.order",
        "o",
        "kept.step('order')",
        K_("order"),
        N_("Change the order: next step, name, last call, city."),
    ),
    Act("list.view", "v", "kept.step('view')", K_("view"), N_("Show live accounts, or those of one stage.")),
    Act("line.edit", "e", "accounts.acts:edit", K_("edit"), N_("Edit the account."), footer=False),
    Act(
        "account.key",
        "asterisk",
        "accounts.acts:mark_key",
        K_("key account"),
        N_("Mark the account as key, or no longer."),
        False,
        many="several.key_acts:mark_key",
    ),
    Act(
        "accounts.by_marks",
        "Q",
        "going.to_marks",
        K_("by marks"),
        N_("Who is key by the marks and not marked so, and the reverse."),
        False,
    ),
    Act(
        "accounts.twins",
        "J",
        "going.to_twins",
        K_("likely twins"),
        N_("Merge accounts or people likely one, or the two marked."),
        False,
        many="accounts.twins.acts:one_of_two",
    ),
    Act(
        "account.became",
        "w",
        "accounts.stage_acts:became",
        K_("became"),
        N_("What became of it: a customer, a former one, lost; asks."),
        False,
        many="several.became_acts:became",
    ),
    Act(
        "line.delete",
        "d",
        "accounts.acts:delete",
        K_("delete"),
        N_("Delete the account; says first what goes with it."),
        False,
        many="several.delete_acts:delete_accounts",
    ),
)

IMPORT = (
    Act(
        "line.open",
        "enter",
        "importing.acts:open_line",
        K_("choose"),
        N_("Take the file, or change what is read of the line."),
    ),
    Act(
        "import.take",
        "i",
        "importing.acts:take_in",
        K_("take in"),
        N_("Take the list in as it is shown; asks."),
    ),
    Act(
        "import.kind",
        "w",
        "importing.acts:kind",
        K_("kind"),
        N_("Say what the list is of: accounts, sales, calls, tasks and so on."),
    ),
    Act(
        "task.done",
        "space",
        "importing.acts:same",
        K_("that one"),
        N_("The name in doubt is the account or person that it is likeliest."),
    ),
    Act(
        "import.another",
        "plus",
        "importing.acts:another",
        K_("another"),
        N_("The name in doubt is another: a new account, or somebody new."),
    ),
    Act(
        "import.all",
        "ctrl+a",
        "importing.acts:answer_all",
        K_("all names"),
        N_("What all names in doubt are at once: the likeliest of each, or new ones; asks."),
    ),
    Act(
        "import.merge",
        "J",
        "importing.acts:merge",
        K_("merge"),
        N_("The name may be two accounts or people of the book: make one of them."),
    ),
    Act(
        "line.edit",
        "e",
        "importing.mending_acts:mend",
        K_("mend"),
        N_("Mend the cells of the line; it is planned again at once, and the file stays as it is."),
    ),
    Act(
        "line.delete",
        "d",
        "importing.mending_acts:leave_out",
        K_("leave out"),
        N_("Leave the line out, or take it again."),
    ),
    Act(
        "list.view",
        "v",
        "importing.acts:columns",
        K_("columns"),
        N_("Show what the columns are taken for, or what becomes of the list."),
    ),
    Act(
        "import.file",
        "p",
        "importing.acts:type_path",
        K_("path"),
        N_("Type the path of a file; tab completes it."),
    ),
    Act("list.filter", "f", "filter", K_("filter"), N_("Show only lines with these words.")),
    Act(
        "import.below",
        "right_square_bracket",
        "importing.acts:step_header",
        K_("header below"),
        N_("Take the line below for the headers."),
        False,
        given=(1,),
    ),
    Act(
        "import.above",
        "left_square_bracket",
        "importing.acts:step_header",
        K_("header above"),
        N_("Take the line above for the headers."),
        False,
        given=(-1,),
    ),
    Act(
        "import.rest",
        "r",
        "importing.mending_acts:write_rest",
        K_("rest to file"),
        N_("Write the lines that are not taken to a file of their own."),
        False,
    ),
    Act(
        "import.anew",
        "delete",
        "importing.acts:forget",
        K_("as found"),
        N_("Take back all that was said of the file."),
        False,
    ),
    Act("place.back", "escape", "back", K_("back"), N_("A step back; stops the taking in.")),
)

TWINS = (
    Act(
        "line.open",
        "enter",
        "accounts.twins.acts:compare",
        K_("compare"),
        N_("Compare the two, and make one of them."),
    ),
    Act(
        "twins.apart",
        "x",
        "accounts.twins.acts:apart",
        K_("they are two"),
        N_("They look alike and are two: list them no more."),
        many="accounts.twins.acts:several_apart",
    ),
    Act(
        "list.view",
        "v",
        "kept.step('view')",
        K_("people"),
        N_("Likely twins among accounts, or among people."),
    ),
    Act("list.filter", "f", "filter", K_("filter"), N_("Show only those with these words.")),
    *MARKING,
    Act("place.back", "escape", "back", K_("back"), N_("Back to where you came from.")),
)

DOSSIER = (
    *(
        Act(f"tab.{tab.id}", tab.key, f"going.to_tab({tab.id!r})", tab.label, tab.sentence, footer=False)
        for tab in TABS
    ),
    Act("place.back", "escape", "back", K_("back"), N_("Back to where you came from.")),
)

TABS_BESIDE = (
    Act("tab.next", "right,tab", "step_tab(1)", K_("next tab"), N_("The next tab."), False),
    Act("tab.previous", "left,shift+tab", "step_tab(-1)", K_("previous tab"), N_("The previous tab."), False),
)
"""The tabs, where the list of a tab has its other keys in a module of its own."""

ACCOUNT = (
    *TABS_BESIDE,
    Act("line.open", "enter", "accounts.page.acts:open_line", K_("open"), N_("Open the line at hand.")),
    Act(
        "line.new",
        "n",
        "accounts.page.acts:new",
        K_("new"),
        N_("New in this part: a task, a term, a person, a call."),
    ),
    Act(
        "line.edit",
        "e",
        "accounts.page.acts:edit",
        K_("edit"),
        N_("Edit the line at hand; on a fact, the account."),
    ),
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("done"),
        N_("The task is done or not, the term kept, the problem solved."),
        many="several.settle_acts:settle",
    ),
    Act(
        "term.check",
        "x",
        "terms.acts:check",
        K_("check"),
        N_("Check the term: kept, partly or broken, and by how much."),
    ),
    Act(
        "task.snooze",
        "s",
        "day.line_acts:put_off",
        K_("put off"),
        N_("Put the task, or the check of the term, off to another day."),
        footer=False,
        many="several.put_off_acts:put_off",
    ),
    Act("list.view", "v", "view", K_("done ones"), N_("Show the tasks that are done too, or not."), False),
    *MARKING,
    Act(
        "line.delete",
        "d",
        "accounts.page.acts:delete",
        K_("delete"),
        N_("Delete the line at hand; on a fact, the account."),
        False,
        many="several.delete_acts:delete",
    ),
    Act(
        "account.key",
        "asterisk",
        "accounts.acts:mark_key",
        K_("key account"),
        N_("Mark the account as key, or no longer."),
        False,
    ),
    Act(
        "account.became",
        "w",
        "accounts.stage_acts:became",
        K_("became"),
        N_("What became of it: a customer, a former one, lost; asks."),
        False,
    ),
)

ACCOUNT_CALLS = (
    *TABS_BESIDE,
    Act(
        "line.open",
        "enter",
        "accounts.page.acts:open_line",
        K_("open"),
        N_("Read the whole conversation."),
    ),
    *MARKING,
    Act("line.new", "n", "accounts.page.acts:new", K_("new"), N_("Write down a conversation.")),
    Act("line.edit", "e", "accounts.page.acts:edit", K_("edit"), N_("Edit the conversation.")),
    Act(
        "line.delete",
        "d",
        "accounts.page.acts:delete",
        K_("delete"),
        N_("Delete the conversation."),
        False,
        many="several.delete_acts:delete",
    ),
)
"""The conversations of an account."""

BRIEF = (
    Act("call.log", "c", "answer('call')", K_("log call"), N_("Write down a conversation with the account.")),
    Act("letter.write", "l", "answer('letter')", K_("letter"), N_("Write what was agreed to the customer.")),
    Act("list.copy", "y", "answer('copy')", K_("copy"), N_("Copy the brief as Markdown.")),
    Act(
        "reach.hand_over",
        "h",
        "answer('hand over')",
        K_("call, mail"),
        N_("Hand a phone, e-mail, page or file of the account or its people to the system."),
    ),
    Act("brief.close", "escape,enter,b", "answer('')", K_("close"), N_("Close the brief.")),
    *READING[2:],
)
"""The brief of an account."""
