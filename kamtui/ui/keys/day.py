"""Keys of the day: Today, the walk through the review, the closing of the day."""

from kamtui.domain.text.language import N_
from kamtui.ui.keys.act import Act

TODAY = (
    Act("task.done", "space", "done", N_("done"), N_("Mark the task as done, the term as kept.")),
    Act(
        "term.check",
        "x",
        "check",
        N_("check"),
        N_("Check the term: kept, partly or broken, and by how much."),
    ),
    Act(
        "task.snooze",
        "s",
        "snooze",
        N_("snooze"),
        N_("Put the task or the check off to another day."),
    ),
    Act("review.walk", "R", "walk", N_("walk"), N_("Walk through the review, one line at a time.")),
    Act(
        "day.close",
        "D",
        "close_day",
        N_("close day"),
        N_("Close the day: whom you asked, what comes first."),
    ),
    Act(
        "line.open",
        "enter",
        "open",
        N_("open"),
        N_("Open the account of this line, or the story of its term."),
    ),
    Act("warning.accept", "A", "accept", N_("accept"), N_("Live with the warning until a day, and say why.")),
    Act("line.edit", "e", "edit", N_("edit"), N_("Edit the task or term of this line."), footer=False),
    Act(
        "line.delete", "d", "delete", N_("delete"), N_("Delete the task or term of this line."), footer=False
    ),
    Act("account.new", "n", "new", N_("new account"), N_("Write down a new account."), footer=False),
)

WALK = (
    Act("task.done", "space", "done", N_("done"), N_("Mark the task as done, the term as kept.")),
    Act(
        "task.snooze",
        "s",
        "snooze",
        N_("put off"),
        N_("Put it off to another day; a silence becomes a task, a warning is accepted."),
    ),
    Act(
        "term.check",
        "x",
        "check",
        N_("check"),
        N_("Check the term: kept, partly or broken, and by how much."),
    ),
    Act("walk.skip", "right,j", "skip", N_("skip"), N_("Leave this line for another time.")),
    Act("walk.back", "left,k", "back_one", N_("back"), N_("Back to the line before."), False),
    Act("line.open", "enter", "open", N_("open"), N_("Open the account of this line; the walk waits.")),
    Act(
        "walk.leave",
        "escape",
        "leave",
        N_("leave"),
        N_("Leave the walk; {review.walk} takes it up again."),
        False,
    ),
)

WALKED = (
    Act(
        "walk.again", "R,left", "again", N_("take up again"), N_("Take up what was skipped, and what is new.")
    ),
    Act("day.close", "D", "close_day", N_("close day"), N_("Close the day.")),
    Act("walk.end", "escape,enter", "end", N_("Today"), N_("Back to Today.")),
)

CLOSING = (
    Act(
        "asked.given",
        "g",
        "give",
        N_("gave a name"),
        N_("They gave the name of a prospect: write it down."),
    ),
    Act("asked.none", "space", "asked('none')", N_("asked, none"), N_("This person was asked and had none.")),
    Act("asked.not", "o", "why_not", N_("not asked"), N_("This person was not asked, and why.")),
    Act(
        "prospect.new",
        "n",
        "name",
        N_("prospect"),
        N_("Write down a prospect that this person named."),
        False,
    ),
    Act("task.done", "space", "done", N_("done"), N_("Mark the task as done, the term as kept.")),
    Act(
        "task.tomorrow",
        "m",
        "move",
        N_("move"),
        N_("Move the task, or the check, to the next working day; asks first."),
    ),
    Act(
        "task.all_tomorrow",
        "M",
        "move_all",
        N_("move all"),
        N_("Move all that is still open there; asks first."),
    ),
    Act("task.snooze", "s", "snooze", N_("another day"), N_("Put it off to another day.")),
    Act("task.first", "asterisk", "choose", N_("first"), N_("One of that day's first three, or no longer.")),
    Act("list.top", "home", "top", N_("first line"), N_("To the first line."), False),
    Act("day.closed", "escape,enter", "back", N_("close"), N_("The day is closed; back to where you were.")),
)
