"""Which keys hold in which place, by name of the place: the table that `?`, `kamtui keys` and the README show."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kamtui.domain.text.language import _
from kamtui.ui.keys.accounts import ACCOUNT, ACCOUNTS, DOSSIER
from kamtui.ui.keys.act import shown
from kamtui.ui.keys.calls import CALLS
from kamtui.ui.keys.center import CENTER, MAP
from kamtui.ui.keys.chain import ANSWERS, CHAIN
from kamtui.ui.keys.day import CLOSING, TODAY, WALK, WALKED
from kamtui.ui.keys.everywhere import DRAFT, EVERYWHERE, FILTER, FORM, MOVING, READING
from kamtui.ui.keys.knowledge import BONDS, KNOWN, PORTFOLIO, WHITE_SPACE
from kamtui.ui.keys.money import FIGURE, FIGURES, NUMBERS
from kamtui.ui.keys.terms import LEDGER, TERMS

PLACES = (
    (_("Everywhere"), EVERYWHERE),
    (_("In lists"), MOVING),
    (_("Today"), TODAY),
    (_("Accounts"), ACCOUNTS),
    (_("An account"), DOSSIER + ACCOUNT),
    (_("Buying center"), CENTER),
    (_("On the map"), MAP),
    (_("Terms of an account"), LEDGER),
    (_("Bonds of an account"), BONDS),
    (_("Dossier of an account"), KNOWN),
    (_("Reading"), READING),
    (_("Portfolio of an account"), PORTFOLIO),
    (_("White space"), WHITE_SPACE),
    (_("Numbers of an account"), FIGURES),
    (_("Typing a figure"), FIGURE),
    (_("Calls"), CALLS),
    (_("Terms"), TERMS),
    (_("Chain"), CHAIN),
    (_("Numbers"), NUMBERS),
    (_("The four questions"), ANSWERS),
    (_("The walk through the review"), WALK),
    (_("At the end of the walk"), WALKED),
    (_("Closing the day"), CLOSING),
    (_("In a filter"), FILTER),
    (_("In forms"), FORM),
    (_("Typed and not saved"), DRAFT),
)


class KeyLine(NamedTuple):
    """An act of a place with the keys in force, as they are shown."""

    place: str
    keys: str
    label: str
    sentence: str
    act_id: str


def table(remapped: dict[str, str] | None = None) -> list[KeyLine]:
    """Every key in force, place by place; `remapped` are other keys by the ids of their acts."""
    remapped = remapped or {}
    return [
        KeyLine(place, shown(remapped.get(key.id, key.keys)), key.label, key.sentence, key.id)
        for place, keys in PLACES
        for key in keys
    ]


def ids() -> set[str]:
    """The ids that the configuration file may give other keys to."""
    return {key.id for _place, keys in PLACES for key in keys}


@cache
def _known() -> dict[str, str]:
    """The keys that each act has where the settings say nothing."""
    return {act.id: act.keys for _place, acts in reversed(PLACES) for act in acts}


def key_in_force(act_id: str, remapped: Mapping[str, str]) -> str:
    """The first key of an act, as people know it; `remapped` are other keys by the ids of their acts."""
    return shown((remapped.get(act_id) or _known()[act_id]).split(",")[0].strip())
