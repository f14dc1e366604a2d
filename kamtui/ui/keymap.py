"""Keys as Textual binds them, also under a Bulgarian keyboard."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from kamtui.ui.keys import PLACES, Key

# Who writes notes in Bulgarian has that layout on; the letter on the same key must do the same.
_PHONETIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстужвьъз", strict=True))
_BRACKETS = {"left_square_bracket": "ш", "right_square_bracket": "щ"}
_PHONETIC |= {latin.upper(): cyrillic.upper() for latin, cyrillic in _PHONETIC.items()}


def with_cyrillic(keys: str) -> str:
    """The same keys, and for each letter the one that a phonetic Bulgarian layout has in its place."""
    names = keys.split(",")
    return ",".join(
        names
        + [_PHONETIC[name] for name in names if name in _PHONETIC]
        + [_BRACKETS[name] for name in names if name in _BRACKETS]
    )


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """Textual's bindings for some keys."""
    return [
        Binding(
            with_cyrillic(key.keys), key.action, key.label, show=key.footer, tooltip=key.sentence, id=key.id
        )
        for key in keys
    ]


def keymap(remapped: dict[str, str]) -> dict[str, str]:
    """What the configuration file says of keys, as Textual's keymap."""
    known = {key.id for _place, keys in PLACES for key in keys}
    return {name: with_cyrillic(keys.replace(" ", "")) for name, keys in remapped.items() if name in known}
