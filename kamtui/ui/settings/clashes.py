"""Keys of the settings that another act has as well, in the same place: one of the two is lost there, and that is said."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kamtui.domain.text.language import _, key_name, ngettext
from kamtui.ui.keys.accounts import ACCOUNT_CALLS, DOSSIER
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.center import CENTER, MAP
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.knowledge import BONDS, KNOWN, PORTFOLIO
from kamtui.ui.keys.money import FIGURES
from kamtui.ui.keys.places import MOST_PLACES, NO_PLACES, PLACES
from kamtui.ui.keys.terms import LEDGER

TABS = (CENTER, ACCOUNT_CALLS, LEDGER, BONDS, KNOWN, PORTFOLIO, FIGURES)
"""The tabs of an account, in which the keys to the other tabs hold, too."""


class Clash(NamedTuple):
    """A key of two acts in some places."""

    key: str
    act: Act
    """The one to which the settings give the key."""
    other: Act
    places: tuple[str, ...]
    """Their labels as written; none where it is in all places."""


def clashes(keys: Mapping[str, str]) -> list[Clash]:
    """The keys that the settings give to an act and that another one has in the same place; `keys` are by the ids of acts."""
    if not keys:
        return []
    found: dict[tuple[str, str, str], Clash] = {}
    for label, acts in PLACES:
        owners: dict[str, dict[str, Act]] = {}
        for act in _held_in(acts):
            for key in keys.get(act.id, act.keys).split(","):
                owners.setdefault(key.strip(), {}).setdefault(act.id, act)
        for key, all_of_it in owners.items():
            given = [act for act in all_of_it.values() if act.id in keys]
            for other in all_of_it.values():
                if not given or other is given[0]:
                    continue
                name = (key, given[0].id, other.id)
                before = found.get(name, Clash(key, given[0], other, ()))
                found[name] = before._replace(places=(*before.places, label))
    everywhere = PLACES[0][0]
    return [clash._replace(places=()) if everywhere in clash.places else clash for clash in found.values()]


def _held_in(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """All acts that have keys where those of a group hold."""
    if acts in NO_PLACES or acts == MAP:  # the map is looked at with the buying center
        return acts
    return (*acts, *(MAP if acts == CENTER else ()), *(DOSSIER if acts in TABS else ()), *EVERYWHERE, *MOVING)


def said_of_clashes(keys: Mapping[str, str], is_told: Callable[[Clash], bool]) -> list[str]:
    """A sentence for each key that two acts have, of those that are to be told."""
    return [_said(clash) for clash in clashes(keys) if is_told(clash)]


def told_once(keys: Mapping[str, str], is_told_first: Callable[[str], bool]) -> list[str]:
    """The sentences that were not told yet; `is_told_first` is asked by a name that each clash has."""
    return said_of_clashes(
        keys, lambda clash: is_told_first(f"clash {clash.key} {clash.act.id} {clash.other.id}")
    )


def _said(clash: Clash) -> str:
    where = [_(label) for label in clash.places[:MOST_PLACES]]
    left = len(clash.places) - MOST_PLACES
    if left > 0:
        where.append(ngettext("{count} more", "{count} more", left).format(count=left))
    words = _(
        "Settings: the key “{key}” is of “{act}” and of “{other}” ({places}), and does only one of them there."
    )
    return words.format(
        key=shown(clash.key),
        act=key_name(clash.act.label),
        other=key_name(clash.other.label),
        places=", ".join(where) if where else _("everywhere"),
    )
