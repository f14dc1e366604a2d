"""The head of an account's dossier: its name and the line of tabs."""

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, key_of
from kamtui.ui.keys.screens import TABS
from kamtui.ui.shell.clickable import clickable
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.blocks import Block

AROUND = ("overview", "people", "calls", "terms", "tasks", "bonds", "dossier")
"""The tabs that left and right go through. The map and the grids have arrows of their own: one would not come
back from them."""


def tab_beside(tab: str, steps: int) -> str:
    """The tab `steps` to the right, without those that use arrows themselves; after the last comes the first."""
    names = [entry.id for entry in TABS]
    here = names.index(tab)
    way = 1 if steps > 0 else -1
    for _step in range(abs(steps)):
        here = (here + way) % len(TABS)
        while names[here] not in AROUND:
            here = (here + way) % len(TABS)
    return names[here]


def name_words(entry: AccountEntry, glyphs: Glyphs) -> Content:
    """`◆ Metro   customer · Sofia`."""
    sign = f"{glyphs.key_account} " if entry.is_key else ""
    about = " · ".join(part for part in (entry.stage.label, clean(entry.city)) if part)
    return Content.assemble((sign, "bold $accent"), (clean(entry.name), "bold"), (f"   {about}", "$faint"))


def tab_words(here: str, counts: dict[str, int], width: int) -> Content:
    """`O Overview   B Buying center   P People 7 …`, the one that is shown underlined; closer where it must be.

    In a narrow window a name that begins with its key holds it, the names are shorter, and the counts go: but
    none of the tabs is cut off, and the one that is shown keeps its whole name.
    """
    own = {here: counts[here]} if here in counts else {}
    tries = (
        _strip(here, counts, is_close=False, is_short=False),
        _strip(here, counts, is_close=True, is_short=False),
        _strip(here, counts, is_close=True, is_short=True),
        _strip(here, own, is_close=True, is_short=True),
        _strip(here, {}, is_close=True, is_short=True),
    )
    gaps = len(TABS) - 1
    tabs = next((strip for strip in tries if _size(strip) + gaps <= width), tries[-1])
    # With one cell between, a count would run into the key of the next tab: a line parts them.
    between = min((width - _size(tabs)) // gaps, 3)
    gap = (" " * between, "") if between >= 2 else ("|", "$rule")
    parts: list[Content | tuple[str, str]] = []
    for entry, tab in zip(TABS, tabs, strict=True):
        parts += [gap] if parts else []
        parts += [clickable(words, look, f"act('tab.{entry.id}')") for words, look in tab]
    return Content.assemble(*parts)


def _size(tabs: list[Block]) -> int:
    return sum(cell_len(text) for tab in tabs for text, _look in tab)


def _strip(here: str, counts: dict[str, int], *, is_close: bool, is_short: bool) -> list[Block]:
    """The tabs: the key of each, then its name and count."""
    tabs: list[Block] = []
    for tab in TABS:
        key, is_here = key_of(f"tab.{tab.id}"), tab.id == here
        name = _(tab.short if is_short and not is_here else tab.label)
        look = "bold underline" if is_here else "$faint"
        said = f" {counts[tab.id]}" if tab.id in counts else ""
        if is_close and name.startswith(key):
            tabs.append([(key, "bold $accent"), (f"{name.removeprefix(key)}{said}", look)])
        else:
            tabs.append([(f"{key} ", "bold $accent"), (f"{name}{said}", look)])
    return tabs
