"""One key: its id, Textual's name of it, what it does, and how it is written for people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does. `keys` are Textual's key names, with commas between; `id` is for remapping."""

    id: str
    keys: str
    action: str
    label: str
    sentence: str
    footer: bool = True


_SHOWN = {
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "minus": "-",
    "asterisk": "*",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
    "shift+tab": "shift+tab",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def shown(keys: str) -> str:
    """Key names as people know them: "question_mark" is "?"."""
    return " ".join(_SHOWN.get(key, key) for key in keys.split(","))
