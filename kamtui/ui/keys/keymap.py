"""Keys as Textual binds them. All are those of a Latin keyboard; the app reads others by `keyboards`."""

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from kamtui.ui.keys.act import Act
from kamtui.ui.keys.places import ids


def bindings(acts: Iterable[Act]) -> list[BindingType]:
    """Textual's bindings for the acts of a widget or a dialog, which does them itself."""
    return [_binding(act, act.does) for act in acts]


def place_bindings(acts: Iterable[Act]) -> list[BindingType]:
    """Textual's bindings for the acts of a place, which does them by their ids."""
    return [_binding(act, f"act({act.id!r})") for act in acts]


def _binding(act: Act, action: str) -> Binding:
    return Binding(act.keys, action, act.label, show=act.footer, tooltip=act.sentence, id=act.id)


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """What the configuration file says of keys, as Textual's keymap."""
    known = ids()
    return {name: held.replace(" ", "") for name, held in keys.items() if name in known}
