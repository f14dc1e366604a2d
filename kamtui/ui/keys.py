"""Every key: its id, action, footer label and sentence, in one definition.

The footer, `?`, the command palette, `kamtui keys`, the README's table and the `[keys]` of the
configuration file all come from here. No Textual in this module, so that the command line can print
it at once.
"""

from dataclasses import dataclass

from kamtui.domain.language import _


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does. `keys` are Textual's key names, with commas between; `id` is for remapping."""

    id: str
    keys: str
    action: str
    label: str
    sentence: str
    footer: bool = True


EVERYWHERE = (
    Key("place.today", "1", "go('today')", _("Today"), _("Go to today's review."), footer=False),
    Key("place.accounts", "2", "go('accounts')", _("Accounts"), _("Go to the accounts."), footer=False),
    Key("place.calls", "3", "go('calls')", _("Calls"), _("Go to all conversations."), footer=False),
    Key("place.terms", "4", "go('terms')", _("Terms"), _("Go to what was agreed."), footer=False),
    Key("place.chain", "5", "go('chain')", _("Chain"), _("Go to the endless chain."), footer=False),
    Key("call.log", "c", "log_call", _("log call"), _("Write down a conversation.")),
    Key("task.new", "t", "new_task", _("task"), _("Write down something to do.")),
    Key(
        "person.outside",
        "N",
        "new_outsider",
        _("outsider"),
        _("Write down a person outside any account."),
        False,
    ),
    Key("book.search", "slash", "search", _("search"), _("Search everything."), footer=False),
    Key("change.undo", "u", "undo", _("undo"), _("Take back the last act."), footer=False),
    Key("change.redo", "ctrl+r", "redo", _("redo"), _("Bring back what was undone."), footer=False),
    Key(
        "palette.open",
        "ctrl+p",
        "command_palette",
        _("palette"),
        _("Any act, account or person by name."),
        False,
    ),
    Key("help.keys", "question_mark", "help", _("keys"), _("The keys of this place.")),
    Key("app.quit", "ctrl+q", "quit", _("quit"), _("Leave kamtui."), footer=False),
)

MOVING = (
    Key("list.down", "down,j", "cursor_down", _("down"), _("One line down."), footer=False),
    Key("list.up", "up,k", "cursor_up", _("up"), _("One line up."), footer=False),
    Key("list.page_down", "pagedown", "page_down", _("page down"), _("One page down."), footer=False),
    Key("list.page_up", "pageup", "page_up", _("page up"), _("One page up."), footer=False),
    Key("list.first", "home,g", "first", _("first"), _("To the first line."), footer=False),
    Key("list.last", "end,G", "last", _("last"), _("To the last line."), footer=False),
)

TODAY = (
    Key("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Key(
        "term.check",
        "x",
        "check",
        _("check"),
        _("Check the term: kept, partly or broken, and by how much."),
    ),
    Key(
        "task.snooze",
        "s",
        "snooze",
        _("snooze"),
        _("Put the task or the check off to another day."),
    ),
    Key("review.walk", "R", "walk", _("walk"), _("Walk through the review, one line at a time.")),
    Key(
        "day.close",
        "D",
        "close_day",
        _("close day"),
        _("Close the day: whom you asked, what comes first."),
    ),
    Key(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Open the account of this line, or the story of its term."),
    ),
    Key("warning.accept", "A", "accept", _("accept"), _("Live with the warning until a day, and say why.")),
    Key("line.edit", "e", "edit", _("edit"), _("Edit the task or term of this line."), footer=False),
    Key("line.delete", "d", "delete", _("delete"), _("Delete the task or term of this line."), footer=False),
    Key("account.new", "n", "new", _("new account"), _("Write down a new account."), footer=False),
)

ACCOUNTS = (
    Key("account.open", "enter", "open", _("open"), _("Open the account's dossier.")),
    Key("account.new", "n", "new", _("new"), _("Write down a new account.")),
    Key("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Key("list.order", "o", "order", _("order"), _("Change the order: next step, name, last call, city.")),
    Key("list.stage", "v", "stage", _("view"), _("Show live accounts, or those of one stage.")),
    Key("account.edit", "e", "edit", _("edit"), _("Edit the account."), footer=False),
    Key(
        "account.key", "K", "toggle_key", _("key account"), _("Mark the account as key, or no longer."), False
    ),
    Key(
        "account.archive",
        "x",
        "archive",
        _("archive"),
        _("Make the account a former one, or live again."),
        False,
    ),
    Key(
        "account.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the account; says first what goes with it."),
        False,
    ),
)

DOSSIER = (
    Key("tab.overview", "O", "tab('overview')", _("Overview"), _("The account at a glance."), footer=False),
    Key(
        "tab.center",
        "B",
        "tab('center')",
        _("Buying center"),
        _("Who decides, who supports, who blocks."),
        False,
    ),
    Key("tab.people", "P", "tab('people')", _("People"), _("Who is who in the account."), footer=False),
    Key("tab.calls", "C", "tab('calls')", _("Calls"), _("Its conversations, newest first."), footer=False),
    Key(
        "tab.terms",
        "E",
        "tab('terms')",
        _("Terms"),
        _("What we owe, what they owe, problems and favours."),
        False,
    ),
    Key("tab.tasks", "T", "tab('tasks')", _("Tasks"), _("What is to be done, and what was."), footer=False),
    Key("place.back", "escape", "back", _("back"), _("Back to where you came from.")),
)

ACCOUNT = (
    Key("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), footer=False),
    Key(
        "tab.previous",
        "left,shift+tab",
        "step_tab(-1)",
        _("previous tab"),
        _("The previous tab."),
        footer=False,
    ),
    Key("line.open", "enter", "open", _("open"), _("Open the line at hand.")),
    Key("person.new", "n", "new", _("new"), _("A new person; in Calls a call, in Tasks a task.")),
    Key("line.edit", "e", "edit", _("edit"), _("Edit the line at hand; in Overview the account.")),
    Key("task.done", "space", "done", _("done"), _("Mark a task as done, or not done after all.")),
    Key("task.snooze", "s", "snooze", _("snooze"), _("Put a task off to another day."), footer=False),
    Key(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the line at hand; in Overview the account."),
        False,
    ),
    Key(
        "account.key", "K", "toggle_key", _("key account"), _("Mark the account as key, or no longer."), False
    ),
    Key(
        "account.archive",
        "x",
        "archive",
        _("archive"),
        _("Make the account a former one, or live again."),
        False,
    ),
)

MAP = (
    Key("map.left", "left", "step('left')", _("left"), _("The next person to the left."), footer=False),
    Key("map.right", "right", "step('right')", _("right"), _("The next person to the right."), footer=False),
    Key("map.up", "up", "step('up')", _("up"), _("The next person above."), footer=False),
    Key("map.down", "down", "step('down')", _("down"), _("The next person below."), footer=False),
)

CENTER = (
    Key("stance.worse", "H", "stance(-1)", _("worse"), _("One step further from us: a reading of today.")),
    Key("stance.better", "L", "stance(1)", _("better"), _("One step nearer to us: a reading of today.")),
    Key("influence.more", "K", "influence(1)", _("influence"), _("More influence: a reading of today.")),
    Key("influence.less", "J", "influence(-1)", _("less"), _("Less influence: a reading of today."), False),
    Key("stance.why", "w", "why", _("why"), _("Say why they stand so, and whether you heard it.")),
    Key("person.roles", "r", "roles", _("roles"), _("Say their parts in the decision.")),
    Key(
        "tie.edit",
        "i",
        "tie",
        _("tie"),
        _("Influences, conflicts with, introduced another; or that it ended."),
    ),
    Key("person.add", "m,n", "add_person", _("add"), _("Add a person, or an empty seat.")),
    Key("map.earlier", "left_square_bracket", "past(-1)", _("earlier"), _("The map of the change before.")),
    Key(
        "map.later",
        "right_square_bracket",
        "past(1)",
        _("later"),
        _("The map of the next change, or of today."),
        False,
    ),
    Key("map.warnings", "tab", "to_warnings", _("warnings"), _("To the warnings below, and back.")),
    Key("map.view", "v", "next_view", _("view"), _("Map, tree, table.")),
    Key(
        "person.edit",
        "e,enter",
        "edit",
        _("edit"),
        _("Edit the person; on a warning, what it asks for."),
        False,
    ),
    Key("person.leave", "x", "leave", _("left"), _("They left, or moved to another account."), footer=False),
    Key(
        "map.since",
        "S",
        "since",
        _("since review"),
        _("What changed since the last review; marks a new one."),
        False,
    ),
    Key("map.map", "M", "view('map')", _("map"), _("Influence and stance."), footer=False),
    Key("map.tree", "R", "view('tree')", _("tree"), _("Who reports to whom."), footer=False),
    Key(
        "map.table",
        "V",
        "view('table')",
        _("table"),
        _("Everybody in a table; o changes its order."),
        footer=False,
    ),
    Key("map.order", "o", "order", _("order"), _("The order of the table."), footer=False),
    Key(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
        False,
    ),
)

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
    Key("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), False),
    Key("tab.previous", "left,shift+tab", "step_tab(-1)", _("previous tab"), _("The previous tab."), False),
)

WALK = (
    Key("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Key(
        "task.snooze",
        "s",
        "snooze",
        _("put off"),
        _("Put it off to another day; a silence becomes a task, a warning is accepted."),
    ),
    Key(
        "term.check",
        "x",
        "check",
        _("check"),
        _("Check the term: kept, partly or broken, and by how much."),
    ),
    Key("walk.skip", "right,j", "skip", _("skip"), _("Leave this line for another time.")),
    Key("walk.back", "left,k", "back_one", _("back"), _("Back to the line before."), False),
    Key("line.open", "enter", "open", _("open"), _("Open the account of this line; the walk waits.")),
    Key("walk.leave", "escape", "leave", _("leave"), _("Leave the walk; R takes it up again."), False),
)

WALKED = (
    Key("walk.again", "R,left", "again", _("take up again"), _("Take up what was skipped, and what is new.")),
    Key("day.close", "D", "close_day", _("close day"), _("Close the day.")),
    Key("walk.end", "escape,enter", "end", _("Today"), _("Back to Today.")),
)

CHAIN = (
    Key(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Open the account or the person of the line; fold a source."),
    ),
    Key(
        "prospect.new", "n", "new", _("prospect"), _("A prospect that this person, or this source, brought.")
    ),
    Key("prospect.qualify", "q", "qualify", _("qualify"), _("Answer the four questions, one key each.")),
    Key("prospect.won", "w", "won", _("won"), _("The prospect became a customer; nothing known is lost.")),
    Key("prospect.lost", "l", "lost", _("lost"), _("The prospect is lost, and why.")),
    Key(
        "prospect.thank",
        "h",
        "thank",
        _("thanked"),
        _("Who named it was thanked, or was not after all; on a person, for all they named."),
    ),
    Key(
        "list.view",
        "v",
        "view",
        _("view"),
        _("The tree, the prospects, who brings them, the sources, or the week."),
    ),
    Key(
        "list.filter", "f", "filter", _("filter"), _("Words of a prospect, of who named it, or of a source.")
    ),
    Key("chain.state", "o", "state", _("state"), _("All, live, qualified, won, lost or silent ones."), False),
    Key(
        "tree.fold",
        "space",
        "fold",
        _("fold"),
        _("Fold the branch, or unfold it; a task of the week is done."),
        False,
    ),
    Key("tree.in", "right", "unfold", _("into"), _("Unfold the branch; then into it."), False),
    Key("tree.out", "left", "fold_up", _("out of"), _("Fold the branch; then up to who named it."), False),
    Key("tree.fold_all", "z", "fold_all", _("fold all"), _("Fold every tree, or unfold them all."), False),
    Key("week.plan", "p", "plan", _("plan"), _("Plan the week.")),
    Key(
        "line.edit",
        "e",
        "edit",
        _("edit"),
        _("Edit how the prospect was named, the person or the task."),
        False,
    ),
    Key(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Forget how the prospect was named, the account stays; or the task."),
        False,
    ),
    Key("task.snooze", "s", "snooze", _("put off"), _("Put the task of the week off to another day.")),
)

ANSWERS = (
    Key("answer.yes", "y", "answer('yes')", _("yes"), _("Yes; on to the next question.")),
    Key("answer.no", "n", "answer('no')", _("no"), _("No; on to the next question.")),
    Key(
        "answer.unknown",
        "question_mark,u",
        "answer('unknown')",
        _("not known"),
        _("Not known; on to the next question."),
    ),
    Key("answer.save", "enter", "save", _("save"), _("Save the answers.")),
)

CLOSING = (
    Key(
        "asked.given",
        "g",
        "give",
        _("gave a name"),
        _("They gave the name of a prospect: write it down."),
    ),
    Key("asked.none", "a", "asked('none')", _("asked, none"), _("This person was asked and had none.")),
    Key("asked.not", "o", "why_not", _("not asked"), _("This person was not asked, and why.")),
    Key(
        "prospect.new", "n", "name", _("prospect"), _("Write down a prospect that this person named."), False
    ),
    Key("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Key("task.tomorrow", "m", "move", _("move"), _("Move the task, or the check, to the next working day.")),
    Key("task.all_tomorrow", "M", "move_all", _("move all"), _("Move all that is still open there.")),
    Key("task.snooze", "s", "snooze", _("another day"), _("Put it off to another day.")),
    Key("task.first", "f", "choose", _("first"), _("One of that day's first three, or no longer.")),
    Key("list.top", "home", "top", _("first line"), _("To the first line."), False),
    Key("day.closed", "escape,enter", "back", _("close"), _("The day is closed; back to where you were.")),
)

CALLS = (
    Key("call.open", "enter", "open", _("open"), _("Read the whole conversation.")),
    Key("list.filter", "f", "filter", _("filter"), _("Words; @name for an account, +name for a person.")),
    Key("list.channel", "v", "channel", _("channel"), _("Show all channels, or one after the other.")),
    Key("call.account", "a", "open_account", _("account"), _("Open the conversation's account.")),
    Key("call.edit", "e", "edit", _("edit"), _("Edit the conversation."), footer=False),
    Key("call.delete", "d", "delete", _("delete"), _("Delete the conversation."), footer=False),
)

FILTER = (
    Key("filter.keep", "enter,down,tab", "leave", _("to the list"), _("Go on in the list, as filtered.")),
    Key("filter.clear", "escape", "clear", _("clear"), _("Show everything again.")),
)

FORM = (
    Key("form.save", "ctrl+s", "save", _("save"), _("Save the form.")),
    Key("form.cancel", "escape", "cancel", _("cancel"), _("Leave the form; asks if something was typed.")),
    Key(
        "form.advice",
        "question_mark",
        "advice",
        _("help me choose"),
        _("On roles, stance and influence: plain questions, and what they suggest."),
    ),
)

PLACES = (
    (_("Everywhere"), EVERYWHERE),
    (_("In lists"), MOVING),
    (_("Today"), TODAY),
    (_("Accounts"), ACCOUNTS),
    (_("An account"), DOSSIER + ACCOUNT),
    (_("Buying center"), CENTER),
    (_("On the map"), MAP),
    (_("Terms of an account"), LEDGER),
    (_("Calls"), CALLS),
    (_("Terms"), TERMS),
    (_("Chain"), CHAIN),
    (_("The four questions"), ANSWERS),
    (_("The walk through the review"), WALK),
    (_("At the end of the walk"), WALKED),
    (_("Closing the day"), CLOSING),
    (_("In a filter"), FILTER),
    (_("In forms"), FORM),
)

_SHOWN = {
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
    "shift+tab": "shift+tab",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def shown(keys: str) -> str:
    """Key names as people know them: "question_mark" is "?"."""
    return " ".join(_SHOWN.get(key, key) for key in keys.split(","))


def table(remapped: dict[str, str] | None = None) -> list[tuple[str, str, str, str, str]]:
    """Every key in force: place, keys, label, sentence, id."""
    remapped = remapped or {}
    return [
        (place, shown(remapped.get(key.id, key.keys)), key.label, key.sentence, key.id)
        for place, keys in PLACES
        for key in keys
    ]


def ids() -> set[str]:
    """The ids that the configuration file may give other keys to."""
    return {key.id for _place, keys in PLACES for key in keys}
