"""What the help of a place says: its keys in force, each with its sentence."""

from collections.abc import Mapping

from kamtui.domain.text.language import _
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.everywhere import EVERYWHERE


def help_rows(acts: tuple[Act, ...], remapped: Mapping[str, str]) -> list[tuple[str, str]]:
    """Keys and sentence of each act."""
    return [(shown(remapped.get(act.id, act.keys)), _(act.sentence)) for act in acts]


def elsewhere(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts of all places that hold beside those of one: a key of its own does not do there what it does elsewhere."""
    own = {name for act in acts for name in act.keys.split(",")}
    return tuple(act for act in EVERYWHERE if not own.issuperset(act.keys.split(",")))
