"""What stands on the screen that brings in a list, by where the person stands."""

from collections.abc import Sequence

from kamtui.ui.importing.choices_drawing import column_entries, field_entries, value_entries
from kamtui.ui.importing.entries import Entry
from kamtui.ui.importing.files_drawing import file_entries
from kamtui.ui.importing.names_drawing import Known, account_entries
from kamtui.ui.importing.preview_drawing import preview_entries
from kamtui.ui.importing.state import Importing, Mode


def entries(importing: Importing, accounts: Sequence[str], known: Known = lambda _id: None) -> list[Entry]:
    """The lines for where the person stands; `accounts` are the names in the book, `known` what it says of one."""
    found = importing.found
    if importing.mode is Mode.FILES:
        return list(file_entries(importing))
    if importing.mode is Mode.COLUMNS and found is not None and found.top is not None and found.kind:
        return list(column_entries(found))
    if importing.mode is Mode.FIELDS and found is not None:
        return list(field_entries(importing, found))
    if importing.mode is Mode.VALUES:
        return list(value_entries(importing, found))
    if importing.mode is Mode.ACCOUNTS:
        return list(account_entries(importing, accounts, known))
    return list(preview_entries(importing, found)) if found is not None else []
