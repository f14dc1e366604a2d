"""Keys that hold in every place, and those of what opens in all of them: lists, settings, filters, readings, forms, drafts."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.screens import PLACES

EVERYWHERE = (
    *(
        Act(
            f"place.{place.id}",
            place.key,
            f"going.to_place({place.id!r})",
            place.label,
            place.sentence,
            footer=False,
        )
        for place in PLACES
    ),
    Act("call.log", "c", "calls.acts:log", K_("log call"), N_("Write down a conversation.")),
    Act(
        "call.line",
        "a",
        "calls.one_line_acts:write",
        K_("one line"),
        N_("Write down a conversation in one line."),
        False,
    ),
    Act("task.new", "t", "day.task_acts:new", K_("task"), N_("Write down something to do.")),
    Act(
        "line.account",
        "A",
        "accounts.acts:go_to_account",
        K_("account"),
        N_("Go to the account of the line."),
        False,
    ),
    Act(
        "account.brief",
        "b",
        "accounts.brief_acts:show",
        K_("brief"),
        N_("What to know before a call with the account of the line."),
        False,
    ),
    Act(
        "letter.write",
        "l",
        "outgoing.letter_acts:write",
        K_("letter"),
        N_("Write the letter after the call: what was agreed."),
        False,
    ),
    Act(
        "list.copy",
        "y",
        "outgoing.copy_acts:copy",
        K_("copy"),
        N_("Copy the line, or those marked; again: the list, a phone."),
        False,
    ),
    Act(
        "reach.hand_over",
        "h",
        "outgoing.hand_over_acts:hand_over",
        K_("call, mail"),
        N_("Hand its phone, e-mail, page or file to the system."),
        False,
    ),
    Act(
        "person.outside",
        "N",
        "accounts.acts:new_outsider",
        K_("outsider"),
        N_("Write down a person outside any account."),
        False,
    ),
    Act(
        "book.search",
        "slash",
        "search.acts:search",
        K_("search"),
        N_("Search everything."),
        footer=False,
    ),
    Act("change.undo", "u", "undo", K_("undo"), N_("Take back the last act."), footer=False),
    Act("change.redo", "ctrl+r", "redo", K_("redo"), N_("Bring back what was undone."), footer=False),
    Act(
        "form.reopen",
        "ctrl+o",
        "forms.drafts:reopen",
        K_("left form"),
        N_("Open the form again that was left last without saving."),
        False,
    ),
    Act(
        "palette.open",
        "ctrl+p",
        "app.command_palette",
        K_("palette"),
        N_("Any act, account or person by name."),
        False,
    ),
    Act(
        "import.open",
        "I",
        "going.to_import",
        K_("bring in"),
        N_("Bring in a list: accounts, sales, calls, prices, tasks."),
        False,
    ),
    Act(
        "backups.open",
        "U",
        "going.to_backups",
        K_("backups"),
        N_("Backups: the book as it was, what differs, and back to it."),
        False,
    ),
    Act(
        "settings.open",
        "comma",
        "going.to_settings",
        K_("settings"),
        N_("See and change the settings."),
        False,
    ),
    Act("help.keys", "question_mark", "help", K_("keys"), N_("The keys of this place.")),
    Act("app.quit", "ctrl+q", "quit", K_("quit"), N_("Leave kamtui."), footer=False),
)

MOVING = (
    Act("list.down", "down,j", "cursor_down", K_("down"), N_("One line down."), footer=False),
    Act("list.up", "up,k", "cursor_up", K_("up"), N_("One line up."), footer=False),
    Act("list.page_down", "pagedown", "page_down", K_("page down"), N_("One page down."), footer=False),
    Act("list.page_up", "pageup", "page_up", K_("page up"), N_("One page up."), footer=False),
    Act("list.first", "home,g", "first", K_("first"), N_("To the first line."), footer=False),
    Act("list.last", "end,G", "last", K_("last"), N_("To the last line."), footer=False),
)

MARKING = (
    Act(
        "line.mark", "m", "marks.mark", K_("mark"), N_("Mark the line, or no longer; on to the next."), False
    ),
    Act(
        "line.mark_all",
        "ctrl+a",
        "marks.mark_group",
        K_("mark all"),
        N_("Mark the whole group: then one act for all, one undo."),
        False,
    ),
)

BESIDE_MARKS = frozenset(
    {"line.open", "line.new", "problem.new", "week.plan", *(act.id for act in EVERYWHERE)}
    - {"reach.hand_over"}
)
"""The acts that do nothing to lines, and may be done while some are marked: they open, begin something new, or go elsewhere.
Every other act of the book is done to what is marked, or says that it is for one line."""

SCROLLING = (
    Act("list.down", "down,j", "scroll_lines(1)", K_("down"), N_("One line down."), False),
    Act("list.up", "up,k", "scroll_lines(-1)", K_("up"), N_("One line up."), False),
    Act("list.first", "home,g", "scroll_to_top", K_("first"), N_("To the first line."), False),
    Act("list.last", "end,G", "scroll_to_bottom", K_("last"), N_("To the last line."), False),
)
"""Where one reads what may be longer than the window."""

READING = (
    Act("line.edit", "e", "answer('edit')", K_("edit"), N_("Edit what is read.")),
    Act("reading.close", "escape,enter,i", "answer('')", K_("close"), N_("Close what is read.")),
    *SCROLLING,
)

READING_ACCOUNT = Act("line.account", "A", "answer('account')", K_("account"), N_("Go to the account of it."))
READING_DELETE = Act(
    "line.delete", "d", "answer('delete')", K_("delete"), N_("Delete what is read; asks first.")
)
"""Of what is of an account, and can be deleted."""

COURSE = (
    READING[0],
    Act("line.delete", "d", "answer('delete')", K_("delete"), N_("Delete one of the readings; asks which.")),
    *READING[1:],
)
"""The same, of what is known of an account, whose readings can be deleted."""

SETTINGS = (
    Act(
        "line.open",
        "enter",
        "settings.acts:change",
        K_("change"),
        N_("Change the setting; what holds at once, holds at once."),
    ),
    Act(
        "line.delete",
        "d",
        "settings.acts:to_default",
        K_("default"),
        N_("Back to the default: the setting goes out of the file."),
    ),
    Act(
        "line.new",
        "n",
        "settings.acts:new_outline",
        K_("new outline"),
        N_("An outline of a note for a purpose of your own."),
        False,
    ),
    Act("list.filter", "f", "filter", K_("filter"), N_("Show only settings with these words.")),
    Act(
        "place.back", "escape", "back", K_("back"), N_("Clear the filter; then back to where you came from.")
    ),
)

BACKUPS = (
    Act(
        "line.open",
        "enter",
        "backups.acts:look_into",
        K_("differences"),
        N_("The records that differ between the backup and the book."),
    ),
    Act(
        "backup.restore",
        "r",
        "backups.acts:put_back",
        K_("restore"),
        N_("Put the backup in the book's place; asks, and keeps the book as it is now as a backup."),
    ),
    Act(
        "backup.copy",
        "w",
        "backups.acts:copy_out",
        K_("to a file"),
        N_("Write a copy of the backup to a file."),
    ),
    Act("line.new", "n", "backups.acts:make", K_("back up now"), N_("Make a backup of the book now.")),
    Act("place.back", "escape", "back", K_("back"), N_("Back to where you came from.")),
)

FILTER = (
    Act("filter.keep", "enter,down,tab", "leave", K_("to the list"), N_("Go on in the list, as filtered.")),
    Act("filter.clear", "escape", "clear", K_("clear"), N_("Clear the filter.")),
)

SEARCH = (
    Act("search.copy", "ctrl+y", "copy", K_("copy"), N_("Copy what is at hand; again: all that was found.")),
)

FORM = (
    Act("form.save", "ctrl+s,f2", "save", K_("save"), N_("Save the form.")),
    Act("form.cancel", "escape", "cancel", K_("cancel"), N_("Leave the form; asks if something was typed.")),
    Act(
        "form.jump",
        "ctrl+g",
        "jump",
        K_("to a field"),
        N_(
            "To the field whose letter, underlined in its label, is pressed next; alt and the letter go there at once."
        ),
    ),
    Act(
        "form.task_done",
        "ctrl+t",
        "task_done",
        K_("task done"),
        N_("In a call logged from a task: the task is done, or stays open."),
    ),
    Act(
        "form.advice",
        "question_mark",
        "advice",
        K_("help me choose"),
        N_("On roles, stance and influence: plain questions, and what they suggest."),
    ),
)

LETTER = (
    Act(
        "form.save",
        "ctrl+s,f2",
        "save",
        K_("send"),
        N_("Open it in the mail program or copy it, and note it as sent."),
    ),
    Act(
        "letter.all_open",
        "ctrl+o",
        "turn('holds')",
        K_("all open"),
        N_("Everything that holds, or only this conversation."),
    ),
    Act(
        "letter.next_step",
        "ctrl+n",
        "turn('steps')",
        K_("next step"),
        N_("Take our next step into the letter, or leave it out."),
    ),
    *(act for act in FORM if act.id in ("form.cancel", "form.jump")),
)
"""The sheet of a letter."""

DRAFT = (
    Act(
        "draft.open",
        "ctrl+o",
        "answer('open')",
        K_("open it"),
        N_("Open the form again with what was typed."),
    ),
    Act(
        "draft.later",
        "escape",
        "answer('later')",
        K_("not now"),
        N_("Leave it: it is offered at the next start."),
    ),
    Act(
        "draft.throw_away",
        "ctrl+x",
        "answer('throw away')",
        K_("throw away"),
        N_("Throw it away; asks once more."),
    ),
)
