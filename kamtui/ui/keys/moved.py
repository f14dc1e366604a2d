"""Where acts went: keys that did something in a place that they do no longer, and ids that acts once had.

Who had learned a key, or named an act in the settings, is told once.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kamtui.domain.text.language import N_, _
from kamtui.ui.keys.places import Remapped


class Moved(NamedTuple):
    """Where the act of a key went."""

    name: str
    """What is told, by a name: the same is told once, wherever it is met."""
    sentence: str
    """As written; `{key}` is the key that was pressed."""


_HIDES = {
    "A": Moved(
        "warning.accept", N_("{key} goes to the account of the line now; {task.snooze} hides a warning.")
    )
}
_BECAME = Moved("account.archive", N_("{account.became} says what became of an account now."))
_LINES = {"a": Moved("account.line", N_("{line.account} goes to the account of the line now."))}
_TABS = {
    "P": Moved(
        "tab.people",
        N_("The people are in the buying center: {tab.center}, and there {list.view} shows the table."),
    ),
    "T": Moved(
        "tab.tasks", N_("The tasks are in the overview: {tab.overview} shows it, {task.new} writes one down.")
    ),
}
"""Keys of tabs that an account has no more."""

MOVED: Mapping[str, Mapping[str, Moved]] = {
    "Today": _HIDES,
    "Accounts": {
        "K": Moved(
            "accounts.key", N_("K does nothing here any more: {account.key} marks the account as key.")
        ),
        "x": _BECAME,
    },
    "An account": {
        **_TABS,
        "K": Moved(
            "account.key", N_("K does nothing here any more: {account.key} marks the account as key.")
        ),
        "x": _BECAME,
    },
    "Calls of an account": _TABS,
    "Buying center": {
        **_TABS,
        **_HIDES,
        "x": Moved(
            "center.leave", N_("{line.delete} asks now whether somebody left, moved, or is to be deleted.")
        ),
        "m": Moved("center.add", N_("{line.new} adds a person now.")),
        **dict.fromkeys(
            "IRV", Moved("center.view", N_("{list.view} goes round the map, the tree and the table now."))
        ),
    },
    "Terms of an account": {
        **_TABS,
        **_HIDES,
        "f": Moved("ledger.favour", N_("A favour is written down by {line.new} now, which asks what it is.")),
    },
    "Bonds of an account": {
        **_TABS,
        **_HIDES,
        "R": Moved("bonds.review", N_("{bond.review} says now that the bonds were gone through.")),
        **dict.fromkeys(
            "123456",
            Moved(
                "bonds.digits",
                N_("{key} goes to a place; {scale.higher} rates this bond higher, {scale.lower} lower."),
            ),
        ),
        "0": Moved(
            "bonds.zero",
            N_("Digits do not rate a bond any more: {scale.higher} rates it higher, {scale.lower} lower."),
        ),
    },
    "Dossier of an account": {
        **_TABS,
        "y": Moved(
            "dossier.yes", N_("y answers no mark any more: {scale.higher} says yes, {scale.lower} no.")
        ),
        **dict.fromkeys(
            ("left_square_bracket", "right_square_bracket"),
            Moved(
                "dossier.stronger",
                N_("{scale.higher} and {scale.lower} move how strong a competitor is now."),
            ),
        ),
        "s": Moved("dossier.satisfaction", N_("{line.new} writes down how satisfied they are now.")),
        "R": Moved("dossier.rename", N_("{competitor.rename} gives a competitor another name now.")),
        "X": Moved(
            "dossier.everywhere", N_("{line.delete} asks now whether a competitor is deleted everywhere.")
        ),
    },
    "Portfolio of an account": {
        **_TABS,
        **{
            name: Moved(
                f"portfolio.{name}",
                N_(
                    "{key} says nothing of a line any more: {scale.higher} and {scale.lower} move it a step, {scale.unknown} says not known."
                ),
            )
            for name in ("s", "o", "x", "q")
        },
    },
    "Numbers of an account": {
        **_TABS,
        **_HIDES,
        "w": Moved("numbers.warning", N_("{list.view} shows the next warning now.")),
        **dict.fromkeys(
            "123456",
            Moved("numbers.digits", N_("{key} goes to a place; {line.edit} types into the figure at hand.")),
        ),
        **dict.fromkeys(
            ("7", "8", "9", "0", "minus", "backspace"),
            Moved("numbers.typing", N_("A figure is typed after {line.edit}; {figure.empty} empties it.")),
        ),
    },
    "Calls": _LINES,
    "Terms": {
        **_HIDES,
        **_LINES,
        "K": Moved(
            "terms.category", N_("A category is a part of the filter now: {list.filter}, then =delivery.")
        ),
    },
    "Chain": {
        "h": Moved("chain.thank", N_("{task.done} says now that somebody was thanked for a name.")),
        "l": _BECAME,
        "space": Moved(
            "chain.fold", N_("{key} says that somebody was thanked; {line.open} folds and unfolds.")
        ),
    },
    "Numbers": {
        "K": Moved(
            "numbers.key", N_("K does nothing here any more: {account.key} marks the account as key.")
        ),
    },
    "Closing the day": {
        "m": Moved(
            "closing.move", N_("{task.snooze} puts off now, to the next working day or another; {key} marks.")
        ),
        "M": Moved(
            "closing.move_all",
            N_("{line.mark_all} marks all now, and {task.snooze} puts off what is marked."),
        ),
        "a": Moved(
            "closing.asked",
            N_("{key} writes a call in one line; {task.done} says that they were asked and had none."),
        ),
        "g": Moved(
            "closing.given", N_("{key} goes to the first line now; {line.new} says that they gave a name.")
        ),
        "o": Moved("closing.not", N_("{line.edit} says now that somebody was not asked, and why.")),
        "f": Moved("closing.first", N_("f does nothing here any more: {task.first} says what comes first.")),
    },
}
"""By the name of the place, as written, and the key."""

RENAMED: Mapping[str, str] = {
    "account.archive": "account.became",
    "account.delete": "line.delete",
    "account.edit": "line.edit",
    "account.new": "line.new",
    "account.open": "line.open",
    "bond.higher": "scale.higher",
    "bond.lower": "scale.lower",
    "bond.unknown": "scale.unknown",
    "call.account": "line.account",
    "call.delete": "line.delete",
    "call.edit": "line.edit",
    "call.open": "line.open",
    "competitor.delete": "line.delete",
    "list.channel": "list.view",
    "list.stage": "list.view",
    "list.top": "list.first",
    "map.earlier": "time.earlier",
    "map.later": "time.later",
    "map.order": "list.order",
    "map.view": "list.view",
    "mark.no": "scale.lower",
    "mark.unknown": "scale.unknown",
    "mark.yes": "scale.higher",
    "months.earlier": "time.earlier",
    "months.later": "time.later",
    "person.edit": "line.edit",
    "person.new": "line.new",
    "portfolio.higher": "scale.higher",
    "portfolio.lower": "scale.lower",
    "portfolio.not_assessed": "scale.unknown",
    "product.new": "line.new",
    "prospect.new": "line.new",
    "prospect.thank": "task.done",
    "rival.stronger": "scale.higher",
    "rival.unknown": "scale.unknown",
    "rival.weaker": "scale.lower",
    "satisfaction.new": "line.new",
    "stance.better": "scale.higher",
    "stance.unknown": "scale.unknown",
    "stance.worse": "scale.lower",
    "term.account": "line.account",
    "term.new": "line.new",
    "warning.next": "list.view",
}
"""The ids of acts that have another id now, by the old one: a key that the settings give to the old one holds."""

REPLACED: Mapping[str, str] = {
    "asked.given": "line.new",
    "asked.none": "task.done",
    "asked.not": "line.edit",
    "favour.new": "line.new",
    "map.map": "list.view",
    "map.table": "list.view",
    "map.tree": "list.view",
    "person.add": "line.new",
    "person.leave": "line.delete",
    "prospect.lost": "account.became",
    "prospect.won": "account.became",
    "rival.new": "line.new",
    "tab.people": "tab.center",
    "tab.tasks": "tab.overview",
    "task.all_tomorrow": "task.snooze",
    "task.tomorrow": "task.snooze",
    "term.category": "list.filter",
    "tree.fold": "line.open",
    "warning.accept": "task.snooze",
}
"""The ids of acts that are gone, with the id of what does it now, among other things: that keeps its own keys."""


def said_of_old_ids(remapped: Remapped, is_told_first: Callable[[str], bool]) -> str:
    """What is said of old ids in the settings, a line for each kind of them; "" where all was told before."""

    def first(names: Iterable[str]) -> list[str]:
        return [name for name in names if is_told_first(f"key {name}")]

    lines: list[str] = []
    if renamed := first(remapped.renamed):
        words = _("Settings: {ids}. Those keys hold, in all places; change the names there.")
        lines.append(words.format(ids=_pairs(renamed, remapped.renamed)))
    if replaced := first(remapped.replaced):
        words = _("Settings: {ids}. Those keys do not hold: change them there.")
        lines.append(words.format(ids=_pairs(replaced, remapped.replaced)))
    if gone := first(remapped.gone):
        words = _("Settings: nothing is called {ids} (any more); kamtui keys prints all names.")
        lines.append(words.format(ids=", ".join(map(_quoted, gone))))
    return "\n".join(lines)


def _quoted(name: str) -> str:
    return _("“{what}”").format(what=name)


def _pairs(names: Iterable[str], now: Mapping[str, str]) -> str:
    """`“stance.better” is “scale.higher” now, “call.edit” is “line.edit” now`."""
    words = _("{old} is {new} now")
    return ", ".join(words.format(old=_quoted(name), new=_quoted(now[name])) for name in names)
