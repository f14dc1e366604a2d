"""Keys of the endless chain and its four questions."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.key import Key

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
