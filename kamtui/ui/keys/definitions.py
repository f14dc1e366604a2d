"""Every key: its id, action, footer label and sentence, in one definition.

The footer, `?`, the command palette, `kamtui keys`, the README's table and the `[keys]` of the
configuration file all come from here. No Textual in this module, so that the command line can print
it at once.
"""

from dataclasses import dataclass

from kamtui.domain.text.language import _


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
    Key(
        "place.numbers", "6", "go('numbers')", _("Numbers"), _("Go to what all accounts bring."), footer=False
    ),
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
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Key("list.order", "o", "order", _("order"), _("Change the order: next step, name, last call, city.")),
    Key("list.stage", "v", "stage", _("view"), _("Show live accounts, or those of one stage.")),
    Key("account.edit", "e", "edit", _("edit"), _("Edit the account."), footer=False),
    Key(
        "account.key",
        "asterisk",
        "toggle_key",
        _("key account"),
        _("Mark the account as key, or no longer."),
        False,
    ),
    Key(
        "account.archive",
        "x",
        "archive",
        _("archive"),
        _("Make the account a former one, or live again; asks first."),
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
    Key("tab.bonds", "Y", "tab('bonds')", _("Bonds"), _("Why they stay: the seven bonds."), footer=False),
    Key(
        "tab.portfolio",
        "F",
        "tab('portfolio')",
        _("Portfolio"),
        _("What they buy of us, and what they do not."),
        False,
    ),
    Key(
        "tab.dossier",
        "D",
        "tab('dossier')",
        _("Dossier"),
        _("What is known of them: texts, marks, satisfaction, competitors."),
        False,
    ),
    Key("tab.numbers", "M", "tab('numbers')", _("Numbers"), _("Its months: revenue, profit, plan."), False),
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
        "account.key",
        "asterisk",
        "toggle_key",
        _("key account"),
        _("Mark the account as key, or no longer."),
        False,
    ),
    Key(
        "account.archive",
        "x",
        "archive",
        _("archive"),
        _("Make the account a former one, or live again; asks first."),
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
    Key(
        "stance.unknown",
        "minus",
        "forget_stance",
        _("not known"),
        _("How they stand to us is not known."),
        False,
    ),
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
    Key("map.map", "I", "view('map')", _("map"), _("Influence and stance."), footer=False),
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
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Key("list.view", "v", "view", _("view"), _("Open, due, broken, ours, theirs, ending or past.")),
    Key("term.category", "K", "category", _("category"), _("Every category, or one after the other."), False),
    Key("list.order", "o", "order", _("order"), _("By next check, account or end."), False),
    Key("term.account", "a", "open_account", _("account"), _("Open the account of the term."), False),
    Key("line.edit", "e", "edit", _("edit"), _("Edit the term."), False),
    Key("line.delete", "d", "delete", _("delete"), _("Delete the term with its checks."), False),
)

_TABS_BESIDE = (
    Key("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), False),
    Key("tab.previous", "left,shift+tab", "step_tab(-1)", _("previous tab"), _("The previous tab."), False),
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
    *_TABS_BESIDE,
)

PORTFOLIO = (
    Key(
        "portfolio.lower",
        "H",
        "state(-1)",
        _("lower"),
        _("One step down: sold, offered, with a competitor, not needed."),
    ),
    Key(
        "portfolio.higher",
        "L",
        "state(1)",
        _("higher"),
        _("One step up: not needed, with a competitor, offered, sold."),
    ),
    Key(
        "portfolio.not_assessed",
        "minus",
        "state(0)",
        _("not known"),
        _("Not assessed after all."),
    ),
    Key(
        "portfolio.grid",
        "W",
        "white_space",
        _("white space"),
        _("All accounts by product lines: what may still be sold."),
    ),
    Key("line.open", "enter", "open", _("details"), _("Competitor, negotiated price and terms of the line.")),
    Key("product.new", "n", "new", _("new line"), _("A new product line, for all accounts.")),
    Key("line.edit", "e", "edit", _("rename"), _("Rename the product line, for all accounts."), False),
    Key(
        "product.down",
        "J",
        "move(1)",
        _("move down"),
        _("Move the product line down, for all accounts; asks first."),
        False,
    ),
    Key(
        "product.up",
        "K",
        "move(-1)",
        _("move up"),
        _("Move the product line up, for all accounts; asks first."),
        False,
    ),
    Key(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Delete the product line everywhere; says what goes with it."),
        False,
    ),
    Key("tab.next", "right,tab", "step_tab(1)", _("next tab"), _("The next tab."), False),
    Key("tab.previous", "left,shift+tab", "step_tab(-1)", _("previous tab"), _("The previous tab."), False),
)

WHITE_SPACE = (
    Key("line.open", "enter", "open", _("portfolio"), _("Open the portfolio of the account.")),
    Key("grid.left", "left", "column(-1)", _("left"), _("The product line to the left."), False),
    Key("grid.right", "right", "column(1)", _("right"), _("The product line to the right.")),
    Key("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Key("list.order", "o", "order", _("order"), _("Key accounts first, or most open places first.")),
    Key("place.back", "escape", "back", _("back"), _("Back to where you came from.")),
)

FIGURES = (
    Key(
        "line.open",
        "enter",
        "open",
        _("made of"),
        _("What the month is made of, to the cent."),
    ),
    Key(
        "line.edit",
        "e",
        "edit",
        _("type"),
        _("Type into the figure at hand; enter and arrows go on typing in the next."),
    ),
    Key(
        "figure.empty",
        "delete",
        "empty",
        _("empty"),
        _("Empty the figure: not known, which is not 0; asks first."),
    ),
    Key("figure.left", "left", "column(-1)", _("left"), _("The figure to the left."), False),
    Key("figure.right", "right", "column(1)", _("right"), _("The figure to the right."), False),
    Key(
        "months.earlier",
        "left_square_bracket",
        "months(-12)",
        _("earlier"),
        _("The months of a year earlier."),
    ),
    Key(
        "months.later",
        "right_square_bracket",
        "months(12)",
        _("later"),
        _("The months of a year later."),
        False,
    ),
    Key(
        "warning.next",
        "w",
        "warning",
        _("next warning"),
        _("The next warning about its money, if there are more."),
        False,
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

FIGURE = (
    Key(
        "figure.take",
        "enter,down",
        "take('down')",
        _("take, down"),
        _("Take the figure; go on typing in the month below."),
    ),
    Key(
        "figure.take_up",
        "up",
        "take('up')",
        _("take, up"),
        _("Take the figure; go on typing in the month above."),
        False,
    ),
    Key(
        "figure.take_right",
        "tab",
        "take('right')",
        _("take, right"),
        _("Take the figure; go on typing to the right."),
    ),
    Key(
        "figure.take_left",
        "shift+tab",
        "take('left')",
        _("take, left"),
        _("Take the figure; go on typing to the left."),
        False,
    ),
    Key("figure.leave", "escape", "leave", _("stop typing"), _("Stop typing; the figure stays as it was.")),
)

BONDS = (
    Key(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Read the bond anew, with all about it; act on the warning."),
    ),
    Key("bond.lower", "H", "step(-1)", _("lower"), _("The bond is one step weaker: a reading of today.")),
    Key("bond.higher", "L", "step(1)", _("higher"), _("The bond is one step stronger: a reading of today.")),
    Key(
        "bond.unknown",
        "minus",
        "forget",
        _("not known"),
        _("Nobody knows how strong the bond is."),
        False,
    ),
    Key("bond.lesson", "i", "lesson", _("what it is"), _("What the bond is and teaches, and its readings.")),
    Key("bond.review", "R", "review", _("reviewed"), _("The bonds were gone through today; asks first.")),
    Key(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
    ),
    Key("line.edit", "e", "edit", _("edit"), _("Read the bond anew, with all about it."), False),
    *_TABS_BESIDE,
)

KNOWN = (
    Key("line.open", "enter", "open", _("open"), _("Write the text, or edit the line at hand.")),
    Key("mark.yes", "L", "mark('yes')", _("yes"), _("The mark is there.")),
    Key("mark.no", "H", "mark('no')", _("no"), _("The mark is not there.")),
    Key(
        "mark.unknown",
        "minus",
        "mark('unknown')",
        _("not known"),
        _("Whether the mark is there is not known."),
    ),
    Key(
        "satisfaction.new", "s", "new_satisfaction", _("satisfaction"), _("How satisfied they are, 0 to 10.")
    ),
    Key("rival.new", "r", "new_rival", _("competitor"), _("Write down who else sells to them.")),
    Key(
        "rival.stronger",
        "L",
        "rival(1)",
        _("stronger"),
        _("The competitor is stronger here than was thought."),
        False,
    ),
    Key(
        "rival.weaker",
        "H",
        "rival(-1)",
        _("weaker"),
        _("The competitor is weaker here than was thought."),
        False,
    ),
    Key(
        "rival.unknown",
        "minus",
        "forget_rival",
        _("not known"),
        _("How strong the competitor is here is not known."),
        False,
    ),
    Key("list.view", "v", "view", _("next part"), _("On to the texts, marks, satisfaction or competitors.")),
    Key("line.edit", "e", "edit", _("edit"), _("Write the text, or edit the line at hand."), False),
    Key("line.delete", "d", "delete", _("delete"), _("Delete the text, reading or competitor."), False),
    *_TABS_BESIDE,
)

READING = (
    Key("line.edit", "e", "answer('edit')", _("edit"), _("Edit what is read.")),
    Key("reading.close", "escape,enter,i", "answer('')", _("close"), _("Close what is read.")),
    Key("list.down", "down,j", "scroll_lines(1)", _("down"), _("One line down."), False),
    Key("list.up", "up,k", "scroll_lines(-1)", _("up"), _("One line up."), False),
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
    Key(
        "prospect.won",
        "w",
        "won",
        _("won"),
        _("The prospect became a customer, and nothing known is lost; asks first."),
    ),
    Key("prospect.lost", "l", "lost", _("lost"), _("The prospect is lost, and why.")),
    Key(
        "prospect.thank",
        "h",
        "thank",
        _("thanked"),
        _("Who named it was thanked, or was not after all; on a person, for all they named. Asks first."),
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
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
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

NUMBERS = (
    Key(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Open what the line is made of: the account's months, or a month's accounts."),
    ),
    Key("list.view", "v", "view", _("view"), _("Pareto, whale curve, movements, plan, concentration.")),
    Key("list.order", "o", "order", _("profit, revenue"), _("By profit or by revenue.")),
    Key(
        "numbers.period",
        "p",
        "period",
        _("months"),
        _("Over the 12 months, this year so far, or every month known."),
    ),
    Key("list.filter", "f", "filter", _("filter"), _("Show only accounts with these words.")),
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Key(
        "account.key",
        "asterisk",
        "toggle_key",
        _("key account"),
        _("Mark the account as key, or no longer."),
        False,
    ),
)

ANSWERS = (
    Key("answer.yes", "y", "answer('yes')", _("yes"), _("Yes; on to the next question.")),
    Key("answer.no", "n", "answer('no')", _("no"), _("No; on to the next question.")),
    Key(
        "answer.unknown",
        "minus,question_mark,u",
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
    Key("asked.none", "space", "asked('none')", _("asked, none"), _("This person was asked and had none.")),
    Key("asked.not", "o", "why_not", _("not asked"), _("This person was not asked, and why.")),
    Key(
        "prospect.new", "n", "name", _("prospect"), _("Write down a prospect that this person named."), False
    ),
    Key("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Key(
        "task.tomorrow",
        "m",
        "move",
        _("move"),
        _("Move the task, or the check, to the next working day; asks first."),
    ),
    Key(
        "task.all_tomorrow",
        "M",
        "move_all",
        _("move all"),
        _("Move all that is still open there; asks first."),
    ),
    Key("task.snooze", "s", "snooze", _("another day"), _("Put it off to another day.")),
    Key("task.first", "asterisk", "choose", _("first"), _("One of that day's first three, or no longer.")),
    Key("list.top", "home", "top", _("first line"), _("To the first line."), False),
    Key("day.closed", "escape,enter", "back", _("close"), _("The day is closed; back to where you were.")),
)

CALLS = (
    Key("call.open", "enter", "open", _("open"), _("Read the whole conversation.")),
    Key("list.filter", "f", "filter", _("filter"), _("Words; @name for an account, +name for a person.")),
    Key("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
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
    Key("form.save", "ctrl+s,f2", "save", _("save"), _("Save the form.")),
    Key("form.cancel", "escape", "cancel", _("cancel"), _("Leave the form; asks if something was typed.")),
    Key(
        "form.task_done",
        "ctrl+t",
        "task_done",
        _("task done"),
        _("In a call logged from a task: the task is done, or stays open."),
    ),
    Key(
        "form.advice",
        "question_mark",
        "advice",
        _("help me choose"),
        _("On roles, stance and influence: plain questions, and what they suggest."),
    ),
)

DRAFT = (
    Key(
        "draft.open", "ctrl+o", "answer('open')", _("open it"), _("Open the form again with what was typed.")
    ),
    Key(
        "draft.later",
        "escape",
        "answer('later')",
        _("later"),
        _("Leave it: it is offered at the next start."),
    ),
    Key(
        "draft.throw_away",
        "ctrl+x",
        "answer('throw away')",
        _("throw away"),
        _("Throw it away; asks once more."),
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
    (_("Bonds of an account"), BONDS),
    (_("Dossier of an account"), KNOWN),
    (_("Reading"), READING),
    (_("Portfolio of an account"), PORTFOLIO),
    (_("White space"), WHITE_SPACE),
    (_("Numbers of an account"), FIGURES),
    (_("Typing a figure"), FIGURE),
    (_("Calls"), CALLS),
    (_("Terms"), TERMS),
    (_("Chain"), CHAIN),
    (_("Numbers"), NUMBERS),
    (_("The four questions"), ANSWERS),
    (_("The walk through the review"), WALK),
    (_("At the end of the walk"), WALKED),
    (_("Closing the day"), CLOSING),
    (_("In a filter"), FILTER),
    (_("In forms"), FORM),
    (_("Typed and not saved"), DRAFT),
)

_SHOWN = {
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "minus": "-",
    "asterisk": "*",
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
