"""Keys of the day: Today, the walk through the review, the closing of the day."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

TODAY = (
    Act("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Act(
        "term.check",
        "x",
        "check",
        _("check"),
        _("Check the term: kept, partly or broken, and by how much."),
    ),
    Act(
        "task.snooze",
        "s",
        "snooze",
        _("snooze"),
        _("Put the task or the check off to another day."),
    ),
    Act("review.walk", "R", "walk", _("walk"), _("Walk through the review, one line at a time.")),
    Act(
        "day.close",
        "D",
        "close_day",
        _("close day"),
        _("Close the day: whom you asked, what comes first."),
    ),
    Act(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Open the account of this line, or the story of its term."),
    ),
    Act("warning.accept", "A", "accept", _("accept"), _("Live with the warning until a day, and say why.")),
    Act("line.edit", "e", "edit", _("edit"), _("Edit the task or term of this line."), footer=False),
    Act("line.delete", "d", "delete", _("delete"), _("Delete the task or term of this line."), footer=False),
    Act("account.new", "n", "new", _("new account"), _("Write down a new account."), footer=False),
)

WALK = (
    Act("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Act(
        "task.snooze",
        "s",
        "snooze",
        _("put off"),
        _("Put it off to another day; a silence becomes a task, a warning is accepted."),
    ),
    Act(
        "term.check",
        "x",
        "check",
        _("check"),
        _("Check the term: kept, partly or broken, and by how much."),
    ),
    Act("walk.skip", "right,j", "skip", _("skip"), _("Leave this line for another time.")),
    Act("walk.back", "left,k", "back_one", _("back"), _("Back to the line before."), False),
    Act("line.open", "enter", "open", _("open"), _("Open the account of this line; the walk waits.")),
    Act(
        "walk.leave",
        "escape",
        "leave",
        _("leave"),
        _("Leave the walk; {review.walk} takes it up again."),
        False,
    ),
)

WALKED = (
    Act("walk.again", "R,left", "again", _("take up again"), _("Take up what was skipped, and what is new.")),
    Act("day.close", "D", "close_day", _("close day"), _("Close the day.")),
    Act("walk.end", "escape,enter", "end", _("Today"), _("Back to Today.")),
)

CLOSING = (
    Act(
        "asked.given",
        "g",
        "give",
        _("gave a name"),
        _("They gave the name of a prospect: write it down."),
    ),
    Act("asked.none", "space", "asked('none')", _("asked, none"), _("This person was asked and had none.")),
    Act("asked.not", "o", "why_not", _("not asked"), _("This person was not asked, and why.")),
    Act(
        "prospect.new", "n", "name", _("prospect"), _("Write down a prospect that this person named."), False
    ),
    Act("task.done", "space", "done", _("done"), _("Mark the task as done, the term as kept.")),
    Act(
        "task.tomorrow",
        "m",
        "move",
        _("move"),
        _("Move the task, or the check, to the next working day; asks first."),
    ),
    Act(
        "task.all_tomorrow",
        "M",
        "move_all",
        _("move all"),
        _("Move all that is still open there; asks first."),
    ),
    Act("task.snooze", "s", "snooze", _("another day"), _("Put it off to another day.")),
    Act("task.first", "asterisk", "choose", _("first"), _("One of that day's first three, or no longer.")),
    Act("list.top", "home", "top", _("first line"), _("To the first line."), False),
    Act("day.closed", "escape,enter", "back", _("close"), _("The day is closed; back to where you were.")),
)
