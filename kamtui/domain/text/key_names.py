"""Keys as a person writes them into the settings, by the names that they are pressed under: `?`, `Esc`, `shift+b`, `Ctrl+B`."""

from kamtui.domain.text.keyboards import SIGNS

_HELD = ("ctrl", "alt", "shift")
_OTHERWISE = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "control": "ctrl",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
}
_NAMES = frozenset(
    (
        *("escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end"),
        *("pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 25)),
        *SIGNS.values(),
    )
)


def read_keys(text: str) -> str:
    """Some keys, parted by commas, by their names. Raises ValueError where one is none."""
    if text.strip() == ",":
        return SIGNS[","]
    return ",".join(map(_read_key, text.split(",")))


def _read_key(text: str) -> str:
    parts = text.strip().split("+")
    if parts[-2:] == ["", ""]:  # "+" itself, also with another one held: ctrl++
        parts = [*parts[:-2], "+"]
    *held, key = (part.strip() for part in parts)
    held = [_OTHERWISE.get(name.casefold(), name.casefold()) for name in held]
    if not set(held) <= set(_HELD):
        raise ValueError(text)
    if len(key) == 1 and key.isalnum():
        if held == ["shift"] and key.isalpha():
            return key.upper()
        return "+".join([*sorted(held, key=_HELD.index), key.lower() if held else key])
    name = SIGNS.get(key) or _OTHERWISE.get(key.casefold(), key.casefold())
    if name not in _NAMES:
        raise ValueError(text)
    return "+".join([*sorted(held, key=_HELD.index), name])
