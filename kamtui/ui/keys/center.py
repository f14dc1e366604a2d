"""Keys of the buying center and its map."""

from kamtui.domain.text.language import N_
from kamtui.ui.keys.act import Act

MAP = (
    Act("map.left", "left", "step('left')", N_("left"), N_("The next person to the left."), footer=False),
    Act(
        "map.right", "right", "step('right')", N_("right"), N_("The next person to the right."), footer=False
    ),
    Act("map.up", "up", "step('up')", N_("up"), N_("The next person above."), footer=False),
    Act("map.down", "down", "step('down')", N_("down"), N_("The next person below."), footer=False),
)

CENTER = (
    Act(
        "scale.lower",
        "H",
        "center.acts:step_stance",
        N_("worse"),
        N_("One step further from us: a reading of today."),
        given=(-1,),
    ),
    Act(
        "scale.higher",
        "L",
        "center.acts:step_stance",
        N_("better"),
        N_("One step nearer to us: a reading of today."),
        given=(1,),
    ),
    Act(
        "influence.more",
        "K",
        "center.acts:step_influence",
        N_("influence"),
        N_("More influence: a reading of today."),
        given=(1,),
    ),
    Act(
        "influence.less",
        "J",
        "center.acts:step_influence",
        N_("less"),
        N_("Less influence: a reading of today."),
        False,
        given=(-1,),
    ),
    Act(
        "scale.unknown",
        "minus",
        "center.acts:forget_stance",
        N_("not known"),
        N_("How they stand to us is not known."),
        False,
    ),
    Act(
        "stance.why",
        "w",
        "center.acts:say_why",
        N_("why"),
        N_("Say why they stand so, and whether you heard it."),
    ),
    Act("person.roles", "r", "center.acts:set_roles", N_("roles"), N_("Say their parts in the decision.")),
    Act(
        "tie.edit",
        "i",
        "center.acts:tie",
        N_("tie"),
        N_("Influences, conflicts with, introduced another; or that it ended."),
    ),
    Act("line.new", "n", "center.acts:add_person", N_("add"), N_("Add a person, or an empty seat.")),
    Act(
        "time.earlier", "left_square_bracket", "past(-1)", N_("earlier"), N_("The map of the change before.")
    ),
    Act(
        "time.later",
        "right_square_bracket",
        "past(1)",
        N_("later"),
        N_("The map of the next change, or of today."),
        False,
    ),
    Act("map.warnings", "tab", "to_warnings", N_("warnings"), N_("To the warnings below, and back.")),
    Act("list.view", "v", "next_view", N_("view"), N_("Map, tree, table.")),
    Act(
        "person.edit",
        "e,enter",
        "center.acts:edit",
        N_("edit"),
        N_("Edit the person; on a warning, what it asks for."),
        False,
    ),
    Act(
        "line.delete",
        "d",
        "center.acts:take_away",
        N_("left"),
        N_("They left, moved to another account, or are to be deleted; asks."),
        footer=False,
    ),
    Act(
        "map.since",
        "S",
        "center.acts:review",
        N_("since review"),
        N_("What changed since the last review; marks a new one."),
        False,
    ),
    Act("map.map", "I", "view('map')", N_("map"), N_("Influence and stance."), footer=False),
    Act("map.tree", "R", "view('tree')", N_("tree"), N_("Who reports to whom."), footer=False),
    Act(
        "map.table",
        "V",
        "view('table')",
        N_("table"),
        N_("Everybody in a table; {list.order} changes its order."),
        footer=False,
    ),
    Act("list.order", "o", "order", N_("order"), N_("The order of the table."), footer=False),
    Act(
        "task.snooze",
        "s",
        "center.accepting:hide",
        N_("hide"),
        N_("Hide this warning until a day, and say why."),
        False,
    ),
)
