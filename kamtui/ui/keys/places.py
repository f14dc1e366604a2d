"""Which keys hold in which place, by name of the place: the table that `?`, `kamtui keys` and the README show."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from kamtui.domain.text.language import N_, _, key_name, name_keys, ngettext
from kamtui.ui.keys.accounts import ACCOUNT, ACCOUNT_CALLS, ACCOUNTS, BRIEF, DOSSIER, IMPORT, TWINS
from kamtui.ui.keys.act import shown
from kamtui.ui.keys.calls import CALL_READ, CALLS, NOTE, ONE_LINE
from kamtui.ui.keys.center import CARD, CENTER, MAP
from kamtui.ui.keys.chain import ANSWERS, CHAIN
from kamtui.ui.keys.day import CLOSING, TODAY, WALK, WALKED
from kamtui.ui.keys.everywhere import (
    BACKUPS,
    COURSE,
    DRAFT,
    EVERYWHERE,
    FILTER,
    FORM,
    LETTER,
    MOVING,
    SEARCH,
    SETTINGS,
)
from kamtui.ui.keys.knowledge import BONDS, BY_MARKS, KNOWN, PORTFOLIO, WHITE_SPACE
from kamtui.ui.keys.money import FIGURE, FIGURES, NUMBERS
from kamtui.ui.keys.terms import LEDGER, STORY, TERMS

PLACES = (
    (N_("Everywhere"), EVERYWHERE),
    (N_("In lists"), MOVING),
    (N_("Today"), TODAY),
    (N_("Accounts"), ACCOUNTS),
    (N_("Bringing in a list"), IMPORT),
    (N_("An account"), DOSSIER + ACCOUNT),
    (N_("Buying center"), CENTER),
    (N_("On the map"), MAP),
    (N_("A person's card"), CARD),
    (N_("The brief"), BRIEF),
    (N_("Calls of an account"), ACCOUNT_CALLS),
    (N_("Terms of an account"), LEDGER),
    (N_("Bonds of an account"), BONDS),
    (N_("Dossier of an account"), KNOWN),
    (N_("Reading"), COURSE),
    (N_("Reading a conversation"), CALL_READ),
    (N_("Reading a term"), STORY),
    (N_("Portfolio of an account"), PORTFOLIO),
    (N_("What we could still sell"), WHITE_SPACE),
    (N_("Key accounts by their marks"), BY_MARKS),
    (N_("Likely twins"), TWINS),
    (N_("Numbers of an account"), FIGURES),
    (N_("Typing a figure"), FIGURE),
    (N_("Calls"), CALLS),
    (N_("Terms"), TERMS),
    (N_("Chain"), CHAIN),
    (N_("Numbers"), NUMBERS),
    (N_("The four questions"), ANSWERS),
    (N_("The walk through the review"), WALK),
    (N_("At the end of the walk"), WALKED),
    (N_("Closing the day"), CLOSING),
    (N_("Settings"), SETTINGS),
    (N_("Backups"), BACKUPS),
    (N_("In a filter"), FILTER),
    (N_("In the search"), SEARCH),
    (N_("In forms"), FORM),
    (N_("In the note of a call"), NOTE),
    (N_("A call in one line"), ONE_LINE),
    (N_("In a letter"), LETTER),
    (N_("Typed and not saved"), DRAFT),
)


NO_PLACES = (
    EVERYWHERE,
    MOVING,
    COURSE,
    CALL_READ,
    STORY,
    FIGURE,
    ANSWERS,
    FILTER,
    SEARCH,
    FORM,
    NOTE,
    ONE_LINE,
    LETTER,
    DRAFT,
)
"""What of it holds in a form or a question, or wherever one is."""
MOST_PLACES = 3
"""How many places are named in which a key does something."""


def places_of(keys: Collection[str], remapped: Mapping[str, str]) -> list[str]:
    """The places in which one of some keys does something, the first of them; as the settings have the keys."""
    found = [
        _(label)
        for label, acts in PLACES
        if acts not in NO_PLACES
        and any(
            not {key.strip() for key in remapped.get(act.id, act.keys).split(",")}.isdisjoint(keys)
            for act in acts
        )
    ]
    left = len(found) - MOST_PLACES
    more = [ngettext("{count} more", "{count} more", left).format(count=left)] if left > 0 else []
    return [*found[:MOST_PLACES], *more]


class KeyLine(NamedTuple):
    """An act of a place with the keys in force, as they are shown, in the language in use."""

    place: str
    keys: str
    label: str
    sentence: str
    act_id: str


def table(remapped: Mapping[str, str] | None = None) -> list[KeyLine]:
    """Every key in force, place by place; `remapped` are other keys by the ids of their acts."""
    remapped = remapped or {}
    name_keys(lambda act_id: key_in_force(act_id, remapped))  # the sentences of acts name other acts
    return [
        KeyLine(_(place), shown(remapped.get(key.id, key.keys)), key_name(key.label), _(key.sentence), key.id)
        for place, keys in PLACES
        for key in keys
    ]


def ids() -> set[str]:
    """The ids that the configuration file may give other keys to."""
    return {key.id for _place, keys in PLACES for key in keys}


class Remapped(NamedTuple):
    """The keys that the configuration file gives to acts, and what there is to say of ids that are no more."""

    keys: Mapping[str, str]
    """By the ids that acts have now."""
    renamed: dict[str, str] = {}
    """The ids in force by those in the file, whose keys hold."""
    replaced: dict[str, str] = {}
    """The ids of what does it now by those in the file, whose keys do not hold."""
    gone: tuple[str, ...] = ()
    """The ids in the file that no act has or ever had."""

    @property
    def has_old_ids(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.renamed or self.replaced or self.gone)


def remapped(keys: Mapping[str, str]) -> Remapped:
    """The keys of the configuration file. Those of an old id hold for the act that has another now, in all places.

    They do not where the file names the new id too, or gives two old ids of it different keys.
    """
    unknown = sorted(set(keys) - ids())
    if not unknown:
        return Remapped(keys)
    from kamtui.ui.keys.moved import (
        RENAMED,
        REPLACED,
    )  # late: hardly ever needed, and never before the first picture

    known = {name: held for name, held in keys.items() if name not in unknown}
    meant: dict[str, set[str]] = {}
    for name in unknown:
        if name in RENAMED:
            meant.setdefault(RENAMED[name], set()).add(keys[name])
    taken = {now: held.pop() for now, held in meant.items() if len(held) == 1 and now not in known}
    return Remapped(
        {**known, **taken},
        {name: RENAMED[name] for name in unknown if RENAMED.get(name) in taken},
        {
            name: now
            for name in unknown
            if (now := RENAMED.get(name) or REPLACED.get(name)) and now not in taken
        },
        tuple(name for name in unknown if name not in RENAMED and name not in REPLACED),
    )


@cache
def _known() -> dict[str, str]:
    """The keys that each act has where the settings say nothing."""
    return {act.id: act.keys for _place, acts in reversed(PLACES) for act in acts}


def key_in_force(act_id: str, remapped: Mapping[str, str], *, in_words: bool = False) -> str:
    """The first key of an act, as people know it; `remapped` are other keys by the ids of their acts."""
    return shown((remapped.get(act_id) or _known()[act_id]).split(",")[0].strip(), in_words=in_words)
