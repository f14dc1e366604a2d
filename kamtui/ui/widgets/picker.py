"""A line in which one finds accounts or people by a few letters, and what it suggests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from kamtui.domain.matching import begins_words
from kamtui.ui.text import fit
from kamtui.ui.widgets.fields import LineField
from kamtui.ui.widgets.line_list import LineList, Lines, Part

MOST = 7
NARROWEST, WIDEST = 60, 72
"""Columns of the list of suggestions, where the window has them."""
NEW = "0"
"""Stands in a draft for the id of what was chosen as new from the list: it is no half-typed name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose: its name, what tells it from others, and the id of its record; None is a new one."""

    name: str
    detail: str
    record_id: int | None


Suggest = Callable[[str], list[Suggestion]]


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

    @cached_property
    def organisations(self) -> Suggest:
        """Suggests organisations; made ready with the first letter typed, as most conversations bring no name."""
        return self.ready()


def own_name(offer: Suggestion, known: Mapping[str, Suggestion], *, several: bool) -> str:
    """The name of an offer in the line: without commas where they part names, and no other's name."""
    bare = " ".join((offer.name.replace(",", " ") if several else offer.name).split())
    detail = " ".join(offer.detail.replace(",", " ").split())
    names = chain([bare], [f"{bare} ({detail})"] if detail else [], (f"{bare} ({n})" for n in count(2)))
    return next(name for name in names if name not in known or known[name].record_id == offer.record_id)


def told_apart(chosen: Sequence[Suggestion], *, several: bool) -> list[Suggestion]:
    """The same, each under its own name in the line: two of one name may be in one call."""
    known: dict[str, Suggestion] = {}
    found = []
    for one in chosen:
        name = own_name(one, known, several=several)
        known[name] = Suggestion(name, one.detail, one.record_id)
        found.append(known[name])
    return found


class SuggestionLines(Lines):
    """The suggestions as lines."""

    def __init__(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = suggestions
        self._longest = max((cell_len(one.name) + 2 for one in suggestions), default=0)

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


class Picker(LineField):
    """A line with suggestions. With `several`, names stand with commas between."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "suggestion(1)", show=False),
        Binding("up", "suggestion(-1)", show=False),
        Binding("tab", "take_and_go_on", show=False),
        Binding("escape", "close", show=False),
    ]

    @dataclass
    class Picked(Message):
        """The chosen ones changed."""

        picker: "Picker"

        @property
        def control(self) -> "Picker":
            return self.picker

    def __init__(
        self,
        field: str,
        suggest: Suggest,
        chosen: Sequence[Suggestion] = (),
        *,
        several: bool = False,
        placeholder: str = "",
        text: str | None = None,
    ) -> None:
        """`text` is what stands in the line, where it is more than the chosen ones: half a name."""
        chosen = told_apart(chosen, several=several)
        if text is None:
            text = "".join(f"{one.name}, " for one in chosen) if several else "".join(c.name for c in chosen)
        super().__init__(field, text, placeholder=placeholder)
        self._suggest = suggest
        self._several = several
        self._known: dict[str, Suggestion] = {one.name: one for one in chosen}
        self._offers: list[Suggestion] = []
        self._silent = bool(text)

    # -- what was chosen

    def chosen(self) -> list[Suggestion]:
        """Those named in the line; a name that was not chosen from the list has no record (id None)."""
        names = self.value.split(",") if self._several else [self.value]
        found = []
        for name in (" ".join(part.split()) for part in names):
            if name:
                found.append(self._known.get(name) or Suggestion(name, "", None))
        return found

    @property
    def is_settled(self) -> bool:
        """Whether nothing is half typed: all was chosen from the list, also what is new."""
        return not self._partial()

    def settle(self) -> None:
        """Take what is half typed, if it can only mean one thing."""
        if self._partial():
            self._offers = self._suggest(self._partial())
            self._take_obvious()
        self._hide()

    def let_go(self, *, is_new: bool) -> None:
        """The record in the line is no longer there: its name is that of something new, or half typed again."""
        name = " ".join(self.value.split())
        self._known = {}
        if is_new:
            self._take(Suggestion(name, "", None))

    def choose(self, offer: Suggestion) -> None:
        """Put a record into the line, as if it was chosen from the list."""
        self._take(offer)

    def _partial(self) -> str:
        part = self.value.rpartition(",")[2] if self._several else self.value
        part = " ".join(part.split())
        return "" if part in self._known else part

    def _take_obvious(self) -> None:
        records = [offer for offer in self._offers if offer.record_id is not None]
        if records and begins_words(self._partial(), records[0].name):
            self._take(records[0])

    def _take(self, offer: Suggestion) -> None:
        name = own_name(offer, self._known, several=self._several)
        self._known[name] = Suggestion(name, offer.detail, offer.record_id)
        self._silent = True
        if self._several:
            before = [part.strip() for part in self.value.split(",")[:-1] if part.strip()]
            self.typed = ", ".join([*before, name]) + ", "
        else:
            self.typed = name
        self._hide()
        self.post_message(self.Picked(self))

    # -- the list below

    @property
    def _list(self) -> Suggestions:
        return self.screen.query_one(Suggestions)

    @property
    def _is_open(self) -> bool:
        return bool(self._list.display)

    def _hide(self) -> None:
        self._list.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._silent:
            self._silent = False
            return
        self.post_message(self.Picked(self))
        partial = self._partial()
        self._offers = self._suggest(partial)[:MOST] if partial or not self._several else []
        if not self._offers or not self.has_focus:
            self._hide()
            return
        found = self._list
        found.fill(SuggestionLines(self._offers))
        found.cursor = 0
        region = self.region
        height = len(self._offers)
        room = self.screen.size.height
        top = region.bottom if region.bottom + height <= room else max(region.y - height, 0)
        found.styles.height = height
        # At the right edge there is no room for reasons: it begins further left.
        left = min(region.x, max(self.screen.size.width - NARROWEST, 0))
        found.styles.width = min(WIDEST, max(self.screen.size.width - left, 20))
        found.styles.offset = (left, top)
        found.display = True

    def on_blur(self) -> None:
        if self.is_attached:
            self._hide()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close":
            return self._is_open
        return True

    def action_suggestion(self, steps: int) -> None:
        if self._is_open:
            found = self._list
            found.cursor = min(max(found.cursor + steps, 0), len(self._offers) - 1)
        elif steps > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    async def action_submit(self) -> None:
        if self._is_open and self._offers:
            self._take(self._offers[self._list.cursor])
        else:
            self.settle()
            self.screen.focus_next()

    def action_take_and_go_on(self) -> None:
        if self._is_open and self._list.cursor > 0:
            self._take(self._offers[self._list.cursor])
        self.settle()
        self.screen.focus_next()

    def action_close(self) -> None:
        self._hide()
