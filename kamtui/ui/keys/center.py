"""Keys of the buying center and its map."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.key import Key

MAP = (
    Key("map.left", "left", "step('left')", _("left"), _("The next person to the left."), footer=False),
    Key("map.right", "right", "step('right')", _("right"), _("The next person to the right."), footer=False),
    Key("map.up", "up", "step('up')", _("up"), _("The next person above."), footer=False),
    Key("map.down", "down", "step('down')", _("down"), _("The next person below."), footer=False),
)

CENTER = (
    Key("stance.worse", "H", "stance(-1)", _("worse"), _("One step further from us: a reading of today.")),
    Key("stance.better", "L", "stance(1)", _("better"), _("One step nearer to us: a reading of today.")),
    Key("influence.more", "K", "influence(1)", _("influence"), _("More influence: a reading of today.")),
    Key("influence.less", "J", "influence(-1)", _("less"), _("Less influence: a reading of today."), False),
    Key(
        "stance.unknown",
        "minus",
        "forget_stance",
        _("not known"),
        _("How they stand to us is not known."),
        False,
    ),
    Key("stance.why", "w", "why", _("why"), _("Say why they stand so, and whether you heard it.")),
    Key("person.roles", "r", "roles", _("roles"), _("Say their parts in the decision.")),
    Key(
        "tie.edit",
        "i",
        "tie",
        _("tie"),
        _("Influences, conflicts with, introduced another; or that it ended."),
    ),
    Key("person.add", "m,n", "add_person", _("add"), _("Add a person, or an empty seat.")),
    Key("map.earlier", "left_square_bracket", "past(-1)", _("earlier"), _("The map of the change before.")),
    Key(
        "map.later",
        "right_square_bracket",
        "past(1)",
        _("later"),
        _("The map of the next change, or of today."),
        False,
    ),
    Key("map.warnings", "tab", "to_warnings", _("warnings"), _("To the warnings below, and back.")),
    Key("map.view", "v", "next_view", _("view"), _("Map, tree, table.")),
    Key(
        "person.edit",
        "e,enter",
        "edit",
        _("edit"),
        _("Edit the person; on a warning, what it asks for."),
        False,
    ),
    Key("person.leave", "x", "leave", _("left"), _("They left, or moved to another account."), footer=False),
    Key(
        "map.since",
        "S",
        "since",
        _("since review"),
        _("What changed since the last review; marks a new one."),
        False,
    ),
    Key("map.map", "I", "view('map')", _("map"), _("Influence and stance."), footer=False),
    Key("map.tree", "R", "view('tree')", _("tree"), _("Who reports to whom."), footer=False),
    Key(
        "map.table",
        "V",
        "view('table')",
        _("table"),
        _("Everybody in a table; o changes its order."),
        footer=False,
    ),
    Key("map.order", "o", "order", _("order"), _("The order of the table."), footer=False),
    Key(
        "warning.accept",
        "A",
        "accept",
        _("accept"),
        _("Live with the warning until a day, and say why."),
        False,
    ),
)
