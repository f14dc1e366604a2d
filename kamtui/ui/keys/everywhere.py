"""Keys that hold in every place, and those of what opens in all of them: lists, filters, readings, forms, drafts."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.key import Key

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

READING = (
    Key("line.edit", "e", "answer('edit')", _("edit"), _("Edit what is read.")),
    Key("reading.close", "escape,enter,i", "answer('')", _("close"), _("Close what is read.")),
    Key("list.down", "down,j", "scroll_lines(1)", _("down"), _("One line down."), False),
    Key("list.up", "up,k", "scroll_lines(-1)", _("up"), _("One line up."), False),
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
