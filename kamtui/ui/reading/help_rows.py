"""What the help of a place says: its keys in force, each with its sentence."""

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import EVERYWHERE
from kamtui.ui.shell.desk import Desk


def help_rows(acts: tuple[Act, ...], desk: Desk) -> list[tuple[str, str]]:
    """Keys and sentence of each act."""
    return [(desk.keys_of(act), _(act.sentence)) for act in acts]


def elsewhere(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts of all places that hold beside those of one: a key of its own does not do there what it does elsewhere."""
    own = {name for act in acts for name in act.keys.split(",")}
    return tuple(act for act in EVERYWHERE if not own.issuperset(act.keys.split(",")))
