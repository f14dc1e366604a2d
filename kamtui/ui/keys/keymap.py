"""Keys as Textual binds them. All are those of a Latin keyboard; the app reads others by `keyboards`."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from kamtui.ui.keys.key import Key
from kamtui.ui.keys.places import ids


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """Textual's bindings for some keys."""
    return [
        Binding(key.keys, key.action, key.label, show=key.footer, tooltip=key.sentence, id=key.id)
        for key in keys
    ]


def keymap(remapped: dict[str, str]) -> dict[str, str]:
    """What the configuration file says of keys, as Textual's keymap."""
    known = ids()
    return {name: keys.replace(" ", "") for name, keys in remapped.items() if name in known}


def gone(remapped: dict[str, str]) -> list[str]:
    """The ids in the configuration file that no key has: a slip, or of an act that is no more."""
    return sorted(set(remapped) - ids())
