"""What stands on the screen that brings in a list, by where the person stands."""

from collections.abc import Sequence

from textual.content import Content

from kamtui.ui.importing.choices_drawing import account_entries, column_entries, field_entries, value_entries
from kamtui.ui.importing.entries import Entry
from kamtui.ui.importing.files_drawing import file_entries
from kamtui.ui.importing.preview_drawing import preview_entries
from kamtui.ui.importing.state import Importing, Mode
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import Block, assemble
from kamtui.ui.widgets.blocks import row as panel_row


def entries(importing: Importing, accounts: Sequence[str]) -> list[Entry]:
    """The lines for where the person stands; `accounts` are the names in the book."""
    found = importing.found
    if importing.mode is Mode.FILES:
        return list(file_entries(importing.files))
    if importing.mode is Mode.COLUMNS and found is not None and found.top is not None and found.kind:
        return list(column_entries(found))
    if importing.mode is Mode.FIELDS and found is not None:
        return list(field_entries(importing, found))
    if importing.mode is Mode.VALUES:
        return list(value_entries(importing, found))
    if importing.mode is Mode.ACCOUNTS:
        return list(account_entries(importing, accounts))
    return list(preview_entries(importing, found)) if found is not None else []


def panel_content(entry: Entry | None, width: int) -> Content:
    """The line at hand whole."""
    blocks: list[Block] = []
    if entry is not None:
        blocks = [panel_row((piece, "")) for piece in wrap(entry.says, width)]
        for candidate in entry.line.candidates if entry.line is not None else ():
            blocks.append(panel_row(("", "")))
            blocks += [panel_row((piece, "bold")) for piece in wrap(candidate.shown, width)]
            blocks += [panel_row((piece, "")) for piece in wrap(candidate.why, width)]
    return assemble(blocks)
