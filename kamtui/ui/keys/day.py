"""Keys of the day: Today, the walk through the review, the closing of the day."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import MARKING

TODAY = (
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("done"),
        N_("The task is done, the term kept, the feast greeted."),
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
        N_("Put it off; hide a warning; plan to call; skip a feast."),
        many="several.put_off_acts:put_off",
    ),
    Act("review.walk", "R", "walk", K_("walk"), N_("Walk through the review, one line at a time.")),
    Act(
        "day.close",
        "D",
        "close_day",
        K_("close day"),
        N_("Close the day: whom you asked, what comes first."),
    ),
    Act(
        "line.open",
        "enter",
        "day.line_acts:open_line",
        K_("open"),
        N_("Open the account of this line, or the story of its term."),
    ),
    Act(
        "line.edit",
        "e",
        "day.line_acts:edit",
        K_("edit"),
        N_("Edit the task or term of this line."),
        footer=False,
    ),
    Act(
        "line.delete",
        "d",
        "day.line_acts:delete",
        K_("delete"),
        N_("Delete the task or term of this line."),
        footer=False,
        many="several.delete_acts:delete",
    ),
    Act(
        "line.new",
        "n",
        "accounts.acts:new",
        K_("new account"),
        N_("Write down a new account."),
        footer=False,
    ),
    *MARKING,
    Act("list.clear", "escape", "marks.unmark", K_("unmark"), N_("Unmark the lines."), False),
)

WALK = (
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("done"),
        N_("Mark the task as done, the term as kept."),
    ),
    Act(
        "task.snooze",
        "s",
        "day.line_acts:put_off",
        K_("put off"),
        N_("Put it off; hide a warning until a day; plan to call."),
    ),
    Act(
        "term.check",
        "x",
        "terms.acts:check",
        K_("check"),
        N_("Check the term: kept, partly or broken, and by how much."),
    ),
    Act("walk.skip", "right,j", "skip", K_("skip"), N_("Leave this line for another time.")),
    Act("walk.back", "left,k", "back_one", K_("back"), N_("Back to the line before."), False),
    Act(
        "line.open",
        "enter",
        "day.walk_acts:open_line",
        K_("open"),
        N_("Open the account of this line; the walk waits."),
    ),
    Act(
        "walk.leave",
        "escape",
        "leave",
        K_("leave"),
        N_("Leave the walk; {review.walk} takes it up again."),
        False,
    ),
)

WALKED = (
    Act(
        "walk.again", "R,left", "again", K_("take up again"), N_("Take up what was skipped, and what is new.")
    ),
    Act("day.close", "D", "close_day", K_("close day"), N_("Close the day.")),
    Act("walk.end", "escape,enter", "back", K_("Today"), N_("Back to Today.")),
)

CLOSING = (
    Act(
        "line.new",
        "n",
        "day.closing_acts:gave_a_name",
        K_("gave a name"),
        N_("They gave the name of a prospect: write it down."),
    ),
    Act(
        "line.edit",
        "e",
        "day.closing_acts:edit",
        K_("not asked"),
        N_("Not asked, and why; of a task or a check, edit it."),
    ),
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("asked, none"),
        N_("Asked, and had none; the task is done, the term was kept."),
        many="several.settle_acts:settle",
    ),
    Act(
        "task.snooze",
        "s",
        "day.closing_acts:put_off",
        K_("put off"),
        N_("Put it off: to the next working day, or another; plan to ask the person then."),
        many="day.closing_acts:put_off_all",
    ),
    Act(
        "task.first",
        "asterisk",
        "day.closing_acts:choose",
        K_("first"),
        N_("One of that day's first three, or no longer."),
    ),
    *MARKING,
    Act(
        "day.closed",
        "escape,enter",
        "back",
        K_("back"),
        N_("Back to where you were; it says whether the day is closed."),
    ),
)
