"""The head of an account's dossier: its name and the line of tabs."""

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.account import AccountEntry
from kamtui.domain.language import _
from kamtui.domain.text import clean
from kamtui.ui.glyphs import Glyphs

TABS = ("overview", "center", "people", "calls", "terms", "tasks")
AROUND = ("overview", "people", "calls", "terms", "tasks")
"""The tabs that left and right go through. The buying center has arrows of its own, for its map: one would not
come back from it."""


def tab_beside(tab: str, steps: int) -> str:
    """The tab so many steps to the right; after the last comes the first."""
    return AROUND[(AROUND.index(tab) + steps) % len(AROUND)]


def name_words(entry: AccountEntry, glyphs: Glyphs) -> Content:
    """`◆ Metro   customer · Sofia`."""
    sign = f"{glyphs.key_account} " if entry.is_key else ""
    about = " · ".join(part for part in (entry.stage.label, clean(entry.city)) if part)
    return Content.assemble((sign, "bold $accent"), (clean(entry.name), "bold"), (f"   {about}", "$faint"))


def tab_words(here: str, counts: dict[str, int], width: int) -> Content:
    """`O Overview   B Buying center   P People 7 …`, the one that is shown underlined; closer where it must be."""
    labels = {
        "overview": ("O", _("Overview")),
        "center": ("B", _("Buying center")),
        "people": ("P", _("People")),
        "calls": ("C", _("Calls")),
        "terms": ("E", _("Terms")),
        "tasks": ("T", _("Tasks")),
    }
    shown = {
        tab: f"{label} {counts[tab]}" if tab in counts else label for tab, (_key, label) in labels.items()
    }
    needed = sum(cell_len(shown[tab]) + 2 for tab in TABS)
    gap = min(max((width - needed) // (len(TABS) - 1), 1), 3)
    parts: list[tuple[str, str]] = []
    for tab in TABS:
        parts += [
            (f"{labels[tab][0]} ", "bold $accent"),
            (shown[tab], "bold underline" if tab == here else "$faint"),
            (" " * gap, ""),
        ]
    return Content.assemble(*parts)
