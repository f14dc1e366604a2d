"""Keys that hold in every place, and those of what opens in all of them: lists, filters, readings, forms, drafts."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

EVERYWHERE = (
    Act("place.today", "1", "go('today')", _("Today"), _("Go to today's review."), footer=False),
    Act("place.accounts", "2", "go('accounts')", _("Accounts"), _("Go to the accounts."), footer=False),
    Act("place.calls", "3", "go('calls')", _("Calls"), _("Go to all conversations."), footer=False),
    Act("place.terms", "4", "go('terms')", _("Terms"), _("Go to what was agreed."), footer=False),
    Act("place.chain", "5", "go('chain')", _("Chain"), _("Go to the endless chain."), footer=False),
    Act(
        "place.numbers", "6", "go('numbers')", _("Numbers"), _("Go to what all accounts bring."), footer=False
    ),
    Act("call.log", "c", "calls.acts:log", _("log call"), _("Write down a conversation.")),
    Act("task.new", "t", "day.acts:new", _("task"), _("Write down something to do.")),
    Act(
        "person.outside",
        "N",
        "accounts.acts:new_outsider",
        _("outsider"),
        _("Write down a person outside any account."),
        False,
    ),
    Act(
        "book.search", "slash", "shell.search_acts:search", _("search"), _("Search everything."), footer=False
    ),
    Act("change.undo", "u", "undo", _("undo"), _("Take back the last act."), footer=False),
    Act("change.redo", "ctrl+r", "redo", _("redo"), _("Bring back what was undone."), footer=False),
    Act(
        "palette.open",
        "ctrl+p",
        "command_palette",
        _("palette"),
        _("Any act, account or person by name."),
        False,
    ),
    Act("help.keys", "question_mark", "help", _("keys"), _("The keys of this place.")),
    Act("app.quit", "ctrl+q", "quit", _("quit"), _("Leave kamtui."), footer=False),
)

MOVING = (
    Act("list.down", "down,j", "cursor_down", _("down"), _("One line down."), footer=False),
    Act("list.up", "up,k", "cursor_up", _("up"), _("One line up."), footer=False),
    Act("list.page_down", "pagedown", "page_down", _("page down"), _("One page down."), footer=False),
    Act("list.page_up", "pageup", "page_up", _("page up"), _("One page up."), footer=False),
    Act("list.first", "home,g", "first", _("first"), _("To the first line."), footer=False),
    Act("list.last", "end,G", "last", _("last"), _("To the last line."), footer=False),
)

READING = (
    Act("line.edit", "e", "answer('edit')", _("edit"), _("Edit what is read.")),
    Act("reading.close", "escape,enter,i", "answer('')", _("close"), _("Close what is read.")),
    Act("list.down", "down,j", "scroll_lines(1)", _("down"), _("One line down."), False),
    Act("list.up", "up,k", "scroll_lines(-1)", _("up"), _("One line up."), False),
)

FILTER = (
    Act("filter.keep", "enter,down,tab", "leave", _("to the list"), _("Go on in the list, as filtered.")),
    Act("filter.clear", "escape", "clear", _("clear"), _("Show everything again.")),
)

FORM = (
    Act("form.save", "ctrl+s,f2", "save", _("save"), _("Save the form.")),
    Act("form.cancel", "escape", "cancel", _("cancel"), _("Leave the form; asks if something was typed.")),
    Act(
        "form.task_done",
        "ctrl+t",
        "task_done",
        _("task done"),
        _("In a call logged from a task: the task is done, or stays open."),
    ),
    Act(
        "form.advice",
        "question_mark",
        "advice",
        _("help me choose"),
        _("On roles, stance and influence: plain questions, and what they suggest."),
    ),
)

DRAFT = (
    Act(
        "draft.open", "ctrl+o", "answer('open')", _("open it"), _("Open the form again with what was typed.")
    ),
    Act(
        "draft.later",
        "escape",
        "answer('later')",
        _("later"),
        _("Leave it: it is offered at the next start."),
    ),
    Act(
        "draft.throw_away",
        "ctrl+x",
        "answer('throw away')",
        _("throw away"),
        _("Throw it away; asks once more."),
    ),
)
