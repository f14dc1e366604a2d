"""Keys of the endless chain and its four questions."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

CHAIN = (
    Act(
        "line.open",
        "enter",
        "open",
        _("open"),
        _("Open the account or the person of the line; fold a source."),
    ),
    Act(
        "prospect.new", "n", "new", _("prospect"), _("A prospect that this person, or this source, brought.")
    ),
    Act("prospect.qualify", "q", "qualify", _("qualify"), _("Answer the four questions, one key each.")),
    Act(
        "prospect.won",
        "w",
        "won",
        _("won"),
        _("The prospect became a customer, and nothing known is lost; asks first."),
    ),
    Act("prospect.lost", "l", "lost", _("lost"), _("The prospect is lost, and why.")),
    Act(
        "prospect.thank",
        "h",
        "thank",
        _("thanked"),
        _("Who named it was thanked, or was not after all; on a person, for all they named. Asks first."),
    ),
    Act(
        "list.view",
        "v",
        "view",
        _("view"),
        _("The tree, the prospects, who brings them, the sources, or the week."),
    ),
    Act(
        "list.filter", "f", "filter", _("filter"), _("Words of a prospect, of who named it, or of a source.")
    ),
    Act("list.clear", "escape", "clear_filter", _("clear filter"), _("Show everything again.")),
    Act("chain.state", "o", "state", _("state"), _("All, live, qualified, won, lost or silent ones."), False),
    Act(
        "tree.fold",
        "space",
        "fold",
        _("fold"),
        _("Fold the branch, or unfold it; a task of the week is done."),
        False,
    ),
    Act("tree.in", "right", "unfold", _("into"), _("Unfold the branch; then into it."), False),
    Act("tree.out", "left", "fold_up", _("out of"), _("Fold the branch; then up to who named it."), False),
    Act("tree.fold_all", "z", "fold_all", _("fold all"), _("Fold every tree, or unfold them all."), False),
    Act("week.plan", "p", "plan", _("plan"), _("Plan the week.")),
    Act(
        "line.edit",
        "e",
        "edit",
        _("edit"),
        _("Edit how the prospect was named, the person or the task."),
        False,
    ),
    Act(
        "line.delete",
        "d",
        "delete",
        _("delete"),
        _("Forget how the prospect was named, the account stays; or the task."),
        False,
    ),
    Act("task.snooze", "s", "snooze", _("put off"), _("Put the task of the week off to another day.")),
)

ANSWERS = (
    Act("answer.yes", "y", "answer('yes')", _("yes"), _("Yes; on to the next question.")),
    Act("answer.no", "n", "answer('no')", _("no"), _("No; on to the next question.")),
    Act(
        "answer.unknown",
        "minus,question_mark,u",
        "answer('unknown')",
        _("not known"),
        _("Not known; on to the next question."),
    ),
    Act("answer.save", "enter", "save", _("save"), _("Save the answers.")),
)
