"""One act: its id, its keys, what it is called, what does it, and how its keys are written for people."""

from typing import NamedTuple

from kamtui.domain.text.keyboards import SIGNS


class Act(NamedTuple):
    """One thing that a key does in a place.

    By `id`, which stays for good, the person's settings give it other keys.
    """

    id: str
    keys: str
    """Textual's names of the keys that do it, with commas between."""
    does: str
    """What does it: a coroutine by name, `terms.acts:check`, given the desk and what is at hand; or, without a colon,
    an action of the screen or widget itself, such as `filter`, or of an object that the place has: `marks.mark`."""
    label: str
    """As written: translated where it is shown, as the sentence is."""
    sentence: str
    footer: bool = True
    """Whether it stands in the footer."""
    given: tuple[object, ...] = ()
    """What the coroutine is given besides: which tab, how many steps."""
    many: str = ""
    """What does it for several marked lines, as one act: a coroutine by name, given the desk, what each stands for and
    what was left out before; "" where it is for one line only."""

    @property
    def is_of_the_book(self) -> bool:
        """Whether it is a coroutine, which needs no screen."""
        return ":" in self.does


_SHOWN = {
    **{name: sign for sign, name in SIGNS.items()},
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}
_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}


def shown(keys: str, *, in_words: bool = False) -> str:
    """Key names as people know them: "question_mark" is "?", "down" is ↓.

    With `in_words` the arrows stay words: among plain signs ↓ would look like the key v.
    """
    signs = _SHOWN if in_words else _SHOWN | _ARROWS
    return " ".join(_shown(key.strip(), signs) for key in keys.split(","))


def _shown(key: str, signs: dict[str, str]) -> str:
    *held, name = key.split("+")
    return "+".join([*held, signs.get(name, name)])
