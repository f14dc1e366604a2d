"""Keys of the endless chain and its four questions."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import MARKING

CHAIN = (
    Act(
        "line.open",
        "enter",
        "chain.line_acts:open_line",
        K_("open"),
        N_("Fold the branch, or unfold it; open a line without one."),
    ),
    Act(
        "line.new",
        "n",
        "chain.line_acts:new",
        K_("prospect"),
        N_("A prospect that this person, or this source, brought."),
    ),
    Act(
        "prospect.qualify",
        "q",
        "chain.acts:qualify",
        K_("qualify"),
        N_("Answer the four questions NMAA (need, means, authority, access), one key each."),
    ),
    Act(
        "account.became",
        "w",
        "accounts.stage_acts:became",
        K_("became"),
        N_("What became of it: a customer, a former one, lost; asks."),
        many="several.became_acts:became",
    ),
    Act(
        "list.view",
        "v",
        "kept.step('view')",
        K_("view"),
        N_("The tree, prospects, who brings them, sources, the week."),
    ),
    Act(
        "list.filter",
        "f",
        "filter",
        K_("filter"),
        N_("Words of a prospect, of who named it, or of a source."),
    ),
    Act(
        "list.clear",
        "escape",
        "clear_filter",
        K_("clear filter"),
        N_("Unmark the lines; then clear the filter."),
    ),
    Act(
        "chain.state",
        "o",
        "kept.step('state')",
        K_("state"),
        N_("All, live, qualified, won, lost or silent ones."),
        False,
    ),
    Act(
        "task.done",
        "space",
        "several.settle_acts:settle_line",
        K_("thanked"),
        N_("Thanked for the name, or for all names; a task is done."),
        many="several.settle_acts:settle",
    ),
    Act("tree.in", "right", "unfold", K_("into"), N_("Unfold the branch; then into it."), False),
    Act("tree.out", "left", "fold_up", K_("out of"), N_("Fold the branch; then up to who named it."), False),
    Act("tree.fold_all", "z", "fold_all", K_("fold all"), N_("Fold every tree, or unfold them all."), False),
    *MARKING,
    Act("week.plan", "p", "chain.week_acts:plan", K_("plan"), N_("Plan the week.")),
    Act(
        "line.edit",
        "e",
        "chain.line_acts:edit",
        K_("edit"),
        N_("Edit how the prospect was named, the person or the task."),
        False,
    ),
    Act(
        "line.delete",
        "d",
        "chain.line_acts:delete",
        K_("delete"),
        N_("Forget how it was named (the account stays); or the task."),
        False,
        many="several.delete_acts:delete",
    ),
    Act(
        "task.snooze",
        "s",
        "chain.week_acts:put_off",
        K_("put off"),
        N_("Put the task of the week off to another day."),
        many="several.put_off_acts:put_off",
    ),
)

ANSWERS = (
    Act("answer.yes", "y", "answer('yes')", K_("yes"), N_("Yes; on to the next question.")),
    Act("answer.no", "n", "answer('no')", K_("no"), N_("No; on to the next question.")),
    Act(
        "answer.unknown",
        "minus,question_mark,u",
        "answer('unknown')",
        K_("not known"),
        N_("Not known; on to the next question."),
    ),
    Act("answer.save", "enter", "save", K_("save"), N_("Save the answers.")),
)
