"""The footer: the keys in force here, as many as fit, always ending in `?`, or with the way out where there is none."""

from collections.abc import Callable, Collection, Iterator, Sequence

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from kamtui.domain.text.language import key_name
from kamtui.ui.guards.screens import Guard
from kamtui.ui.keys.everywhere import EVERYWHERE

_COMMON = tuple(key.id for key in EVERYWHERE)


def _kept(items: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What is shown however little room there is: the last one, `?`, or the way out where no list of keys says it."""
    last = items[-1:]
    if any(press == "question_mark" for press, _key, _label in last):
        return [*last]
    return [item for item in items if item[0] == "escape"] or [*last]


class KeyBar(Widget):
    """Shows the active bindings that are meant for the footer; a click presses the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, str]] = []
        self._drawn: list[tuple[str, str, str]] | None = None
        self._is_to_look = False
        self._said = ""
        self._only: Collection[str] = ()
        self.label_of: Callable[[str, str], str] = lambda _act_id, label: label
        """What an act is called here, by its id and what it is called elsewhere; "" where the screen says it already."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated, immediate=True)

    def _bindings_updated(self, _screen: Screen[object]) -> None:
        """Look once whether the keys are others, however often one act says that they may be."""
        if not self._is_to_look:
            self._is_to_look = self.call_later(self._look)

    def _look(self) -> None:
        self._is_to_look = False
        if not self.is_attached:
            return
        # While all of the screen is to be drawn anyway, which keys are in force is asked once, then.
        if (isinstance(self.screen, Guard) and self.screen.is_awaited) or self.items() != self._drawn:
            self.refresh()

    def say(self, words: str, only: Collection[str] = ()) -> None:
        """Say something before the keys, such as how many lines are marked; "" says nothing more.

        Meanwhile only some acts are shown, by their ids, also those that are not meant for the footer otherwise.
        """
        if words != self._said:
            self._said, self._only = words, only
            self.refresh()

    def items(self) -> list[tuple[str, str, str]]:
        """Key to press, key as shown and label of each binding in force, `?` last."""
        found: dict[str, tuple[str, str, str]] = {}
        for binding in self._in_force():
            name = binding.id or binding.action
            if name not in found:
                found[name] = (
                    binding.key,
                    self.app.get_key_display(binding),
                    self.label_of(name, key_name(binding.description)),
                )
        found = {name: item for name, item in found.items() if item[2]}
        last = found.pop("help.keys", None)
        common = [found.pop(name) for name in _COMMON if name in found]
        return [*found.values(), *common, *([last] if last else [])]

    def _in_force(self) -> Iterator[Binding]:
        """The bindings to be shown that act here, of each key the one that has it."""
        bound = [
            (key, binding, node)
            for node, bindings in self.screen._modal_binding_chain
            for key, binding in bindings
        ]
        shown_keys = {key for key, binding, _node in bound if binding.description and self._is_meant(binding)}
        taken: dict[str, tuple[Binding, bool]] = {}
        for key, binding, node in bound:
            if key not in shown_keys or (key in taken and (taken[key][0].priority or not binding.priority)):
                continue
            state = self.app._check_action_state(binding.action, node)
            if state is not False:
                taken[key] = binding, bool(state)
        for binding, acts in taken.values():
            if acts and binding.description and self._is_meant(binding):
                yield binding

    def _is_meant(self, binding: Binding) -> bool:
        return (binding.id or binding.action) in self._only if self._only else binding.show

    def render(self) -> Content:
        items = self._drawn = self.items()
        room = self.content_size.width
        self._spots = []
        parts: list[Content | tuple[str, str]] = []
        kept = _kept(items)
        left = room + 2 - sum(cell_len(key) + cell_len(label) + 3 for _press, key, label in kept)
        at = 1
        if self._said:
            parts += [(f" {self._said} ", "bold reverse"), ("  ", "")]
            at += cell_len(self._said) + 4
            left -= cell_len(self._said) + 4
        for item in items:
            press, key, label = item
            size = cell_len(key) + 1 + cell_len(label)
            if item not in kept:
                if left < size + 2:
                    continue
                left -= size + 2
            parts += [(key, "bold $accent"), (f" {label}", ""), ("  ", "")]
            self._spots.append((at, at + size, press))
            at += size + 2
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        for start, end, press in self._spots:
            if start <= event.x < end:
                self.app.simulate_key(press)
