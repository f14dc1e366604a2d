"""The title of a part of an account's tab or of a card, drawn alike in all of them."""

from rich.cells import cell_len

from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import Part


def title_parts(name: str, note: str, width: int, glyphs: Glyphs) -> list[Part]:
    """`We owe ─────── 4, kept 85 % of 34`: a name, a thin line, and how many lines it has or what is to be said of them."""
    label = fit(f"{name} ", min(cell_len(name) + 1, width))
    behind = fit(f" {note}", max(width - cell_len(label) - 1, 0)).rstrip() if note else ""
    rule = glyphs.rule * max(width - cell_len(label) - cell_len(behind), 0)
    return [(label, "heading"), (rule, "rule"), (behind, "count")]
