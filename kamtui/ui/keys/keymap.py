"""Keys as Textual binds them. All are those of a Latin keyboard; the app reads others by `keyboards`."""

from collections.abc import Iterable

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


def keymap(remapped: dict[str, str]) -> dict[str, str]:
    """What the configuration file says of keys, as Textual's keymap."""
    known = ids()
    return {name: keys.replace(" ", "") for name, keys in remapped.items() if name in known}


def gone(remapped: dict[str, str]) -> dict[str, str]:
    """The ids in the configuration file that no key has, with the id that does the same now; "" for a slip."""
    unknown = sorted(set(remapped) - ids())
    if not unknown:
        return {}
    from kamtui.ui.keys.moved import RENAMED  # late: hardly ever needed, and never before the first picture

    return {name: RENAMED.get(name, "") for name in unknown}
