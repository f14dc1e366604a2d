"""Keys of the buying center and its map."""

from kamtui.domain.text.language import K_, N_
from kamtui.ui.keys.act import Act

MAP = (
    Act("map.left", "left", "step('left')", K_("left"), N_("The next person to the left."), footer=False),
    Act(
        "map.right", "right", "step('right')", K_("right"), N_("The next person to the right."), footer=False
    ),
    Act("map.up", "up", "step('up')", K_("up"), N_("The next person above."), footer=False),
    Act("map.down", "down", "step('down')", K_("down"), N_("The next person below."), footer=False),
)

CENTER = (
    Act(
        "line.open",
        "enter",
        "center.acts:open_person",
        K_("card"),
        N_("All about the person; on a warning, do what it asks for."),
    ),
    Act("list.view", "v", "kept.step('view')", K_("view"), N_("The next view: map, tree, table.")),
    Act(
        "scale.lower",
        "H",
        "center.acts:step_stance",
        K_("worse"),
        N_("One step further from us, rated as of today."),
        given=(-1,),
    ),
    Act(
        "scale.higher",
        "L",
        "center.acts:step_stance",
        K_("better"),
        N_("One step nearer to us, rated as of today."),
        given=(1,),
    ),
    Act(
        "influence.more",
        "K",
        "center.acts:step_influence",
        K_("influence"),
        N_("More influence, rated as of today."),
        given=(1,),
    ),
    Act(
        "influence.less",
        "J",
        "center.acts:step_influence",
        K_("less"),
        N_("Less influence, rated as of today."),
        False,
        given=(-1,),
    ),
    Act(
        "scale.unknown",
        "minus",
        "center.acts:forget_stance",
        K_("not known"),
        N_("How they stand to us is not known."),
        False,
    ),
    Act(
        "stance.why",
        "w",
        "center.acts:say_why",
        K_("why"),
        N_("Say why they stand so, and whether you heard it."),
    ),
    Act(
        "stance.target",
        "p",
        "center.acts:set_target",
        K_("aim"),
        N_("Say how we want them to stand, by when, and our next move."),
    ),
    Act("person.roles", "r", "center.acts:set_roles", K_("roles"), N_("Say their parts in the decision.")),
    Act(
        "tie.edit",
        "i",
        "center.acts:tie",
        K_("relation"),
        N_("Say that they influence, conflict with or introduced another, or that it ended."),
    ),
    Act(
        "line.new",
        "n",
        "center.acts:add_person",
        K_("new"),
        N_("Write down a person, or one of whom you only know the part."),
    ),
    Act(
        "time.earlier", "left_square_bracket", "past(-1)", K_("earlier"), N_("The map of the change before.")
    ),
    Act(
        "time.later",
        "right_square_bracket",
        "past(1)",
        K_("later"),
        N_("The map of the next change, or of today."),
        False,
    ),
    Act("map.warnings", "tab", "to_warnings", K_("warnings"), N_("To the warnings below, and back.")),
    Act("list.order", "o", "kept.step('order')", K_("order"), N_("The order of the table."), footer=False),
    Act("line.edit", "e", "center.acts:edit", K_("edit"), N_("Edit the person."), False),
    Act(
        "line.delete",
        "d",
        "center.acts:take_away",
        K_("left or delete"),
        N_("They left, moved, or are to be deleted; asks which."),
        footer=False,
    ),
    Act(
        "map.since",
        "S",
        "center.acts:review",
        K_("since review"),
        N_("What changed since the last review; marks a new one."),
        False,
    ),
    Act(
        "task.snooze",
        "s",
        "center.accepting:hide",
        K_("hide"),
        N_("Hide this warning until a day, and say why."),
        False,
    ),
)

CARD = (
    Act("line.open", "enter", "open", K_("open"), N_("Open the call, task, account or person of the line.")),
    Act("call.log", "c", "answer('call')", K_("log call"), N_("Write down a conversation with them.")),
    Act("line.edit", "e", "answer('edit')", K_("edit"), N_("Edit the person.")),
    Act("task.new", "t", "answer('task')", K_("task"), N_("Write down something to do about them.")),
    Act("line.account", "A", "answer('account')", K_("account"), N_("Go to their account.")),
    Act(
        "card.stay",
        "w",
        "answer('stay')",
        K_("other firms"),
        N_("Where they were before, or are besides: from when until when."),
    ),
    Act("card.close", "escape", "answer('')", K_("close"), N_("Close what is read.")),
)
