"""What a line suggests to whoever types a name: accounts or people, and the list they stand in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count
from typing import TypeVar

from rich.cells import cell_len
from textual import events

from kamtui.domain.accounts.duplicates import Alike
from kamtui.domain.text.language import N_, _, in_every_language
from kamtui.domain.text.likeness import nearest
from kamtui.domain.text.matching import best
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import LineList, Lines, Part

T = TypeVar("T")

MOST = 7
NEW = "0"
"""Stands in a draft for the id of what was chosen as new from the list: it is no half-typed name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose: its name, what tells it from others, and the id of its record; None is a new one."""

    name: str
    detail: str
    record_id: int | None
    account_id: int | None = None
    """The account of a person."""
    is_other: bool = False
    """Somebody of another account than the one at hand: stands last, and is taken by nobody's habit."""
    is_near: bool = False
    """Not what was typed, but near it: perhaps the same, mistyped."""
    is_part: bool = False
    """Its name is only a part of what was typed, which is rather another: taken by nobody's habit."""
    doubt: str = ""
    """Of something new: what is said before it is written down, where its name is rather something else."""


Suggest = Callable[[str], list[Suggestion]]


def offers_of(
    text: str, named: Sequence[tuple[str, T]], suggestion: Callable[[T], Suggestion]
) -> list[Suggestion]:
    """Those whose names fit what was typed; where none does, those whose names are like it, which is said of them."""
    fitting = best(text, named)
    if fitting:
        return [suggestion(one) for one in fitting]
    near = _("like what is typed")
    return [
        replace(one, detail=", ".join(filter(None, (near, one.detail))), is_near=True)
        for one in map(suggestion, nearest(text, named))
    ]


@dataclass(frozen=True)
class Known:
    """Whom the book knows already: nothing is written down twice."""

    ready: Callable[[], Suggest]
    """Makes the names of organisations ready, and gives what suggests them."""
    contacts: Callable[[str, int | None], list[Suggestion]]
    """Whom to speak to at an organisation."""
    account: Callable[[int | None], Suggestion | None]
    person: Callable[[int | None], Suggestion | None]
    account_of: Callable[[int], Suggestion | None]
    """The organisation in which a person is."""
    prospect_twins: Callable[[str], list[Alike]]
    """The accounts that a new name may be."""
    contact_twins: Callable[[str, int | None], list[Alike]]
    """The people who somebody new, at an account, may be."""

    @cached_property
    def organisations(self) -> Suggest:
        """Suggests organisations; made ready with the first letter typed, as most conversations bring no name."""
        return self.ready()


_SOMEBODY_NEW = N_("+ {name} (new)")


def mark_new(name: str) -> str:
    """How somebody new stands in a line, so that nobody becomes one unseen."""
    return _(_SOMEBODY_NEW).format(name=name)


def read_new(text: str) -> str:
    """The name of somebody new, as `+ Иван (new)` or shorter `+ Иван`; "" where the text says nobody is.

    In any language: what was typed before and not saved may be from before the language was switched.
    """
    if not text.startswith("+"):
        return ""
    name = text.removeprefix("+").strip()
    endings = (form.format(name="").removeprefix("+").strip() for form in in_every_language(_SOMEBODY_NEW))
    ending = next(filter(name.endswith, endings), "")
    return name.removesuffix(ending).strip()


def own_name(offer: Suggestion, known: Mapping[str, Suggestion], *, several: bool) -> str:
    """The name of an offer in the line: without commas where they part names, and no other's name."""
    bare = " ".join((offer.name.replace(",", " ") if several else offer.name).split())
    if several and offer.record_id is None:
        return mark_new(bare)
    detail = " ".join(offer.detail.replace(",", " ").split())
    names = chain([bare], [f"{bare} ({detail})"] if detail else [], (f"{bare} ({n})" for n in count(2)))
    return next(name for name in names if name not in known or known[name].record_id == offer.record_id)


def told_apart(chosen: Sequence[Suggestion], *, several: bool) -> list[Suggestion]:
    """The same, each under its own name in the line: two of one name may be in one call."""
    known: dict[str, Suggestion] = {}
    found = []
    for one in chosen:
        name = own_name(one, known, several=several)
        known[name] = one if several and one.record_id is None else replace(one, name=name)
        found.append(known[name])
    return found


class SuggestionLines(Lines):
    """The suggestions as lines."""

    def __init__(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = suggestions
        self._longest = max((cell_len(suggestion.name) + 2 for suggestion in suggestions), default=0)

    def __len__(self) -> int:
        return len(self._suggestions)

    def key(self, index: int) -> int:
        return index

    def draw(self, index: int, width: int) -> Sequence[Part]:
        found = self._suggestions[index]
        name = found.name if found.record_id is not None else f"+ {found.name}"
        half = min(max(width // 2, 12), self._longest, width)
        look = "strong" if found.record_id is not None else "accent"
        return [(fit(name, half), look), (" ", ""), (fit(found.detail, width - half - 1), "dim")]


class Suggestions(LineList, can_focus=False):
    """The list under a picker; shown by it, never focused."""

    DEFAULT_CSS = """
    Suggestions {
        layer: above;
        position: absolute;
        display: none;
        width: 60;
        background: $panel;
    }
    """
    take: Callable[[int], None]
    """Takes what stands on a line; set by the picker that shows the list."""

    def on_click(self, event: events.Click) -> None:
        event.stop()
        index = event.y + self.scroll_offset.y
        if index < len(self.lines):
            self.take(index)
