"""One key: its id, Textual's name of it, what it does, and how it is written for people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does in a place.

    `keys` are Textual's names of the keys that do it, with commas between; `action` is Textual's action. By `id`,
    which stays for good, the person's settings give it other keys. `footer` says whether it stands in the footer.
    """

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
