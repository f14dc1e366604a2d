"""Keys of the buying center and its map."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act

MAP = (
    Act("map.left", "left", "step('left')", _("left"), _("The next person to the left."), footer=False),
    Act("map.right", "right", "step('right')", _("right"), _("The next person to the right."), footer=False),
    Act("map.up", "up", "step('up')", _("up"), _("The next person above."), footer=False),
    Act("map.down", "down", "step('down')", _("down"), _("The next person below."), footer=False),
)

CENTER = (
    Act("stance.worse", "H", "stance(-1)", _("worse"), _("One step further from us: a reading of today.")),
    Act("stance.better", "L", "stance(1)", _("better"), _("One step nearer to us: a reading of today.")),
    Act("influence.more", "K", "influence(1)", _("influence"), _("More influence: a reading of today.")),
    Act("influence.less", "J", "influence(-1)", _("less"), _("Less influence: a reading of today."), False),
    Act(
        "stance.unknown",
        "minus",
        "forget_stance",
        _("not known"),
        _("How they stand to us is not known."),
        False,
    ),
    Act("stance.why", "w", "why", _("why"), _("Say why they stand so, and whether you heard it.")),
    Act("person.roles", "r", "roles", _("roles"), _("Say their parts in the decision.")),
    Act(
        "tie.edit",
        "i",
        "tie",
        _("tie"),
        _("Influences, conflicts with, introduced another; or that it ended."),
    ),
    Act("person.add", "m,n", "add_person", _("add"), _("Add a person, or an empty seat.")),
    Act("map.earlier", "left_square_bracket", "past(-1)", _("earlier"), _("The map of the change before.")),
    Act(
        "map.later",
        "right_square_bracket",
        "past(1)",
        _("later"),
        _("The map of the next change, or of today."),
        False,
    ),
    Act("map.warnings", "tab", "to_warnings", _("warnings"), _("To the warnings below, and back.")),
    Act("map.view", "v", "next_view", _("view"), _("Map, tree, table.")),
    Act(
        "person.edit",
        "e,enter",
        "edit",
        _("edit"),
        _("Edit the person; on a warning, what it asks for."),
        False,
    ),
    Act("person.leave", "x", "leave", _("left"), _("They left, or moved to another account."), footer=False),
    Act(
        "map.since",
        "S",
        "since",
        _("since review"),
        _("What changed since the last review; marks a new one."),
        False,
    ),
    Act("map.map", "I", "view('map')", _("map"), _("Influence and stance."), footer=False),
    Act("map.tree", "R", "view('tree')", _("tree"), _("Who reports to whom."), footer=False),
    Act(
        "map.table",
        "V",
        "view('table')",
        _("table"),
        _("Everybody in a table; {map.order} changes its order."),
        footer=False,
    ),
    Act("map.order", "o", "order", _("order"), _("The order of the table."), footer=False),
    Act(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
        False,
    ),
)
