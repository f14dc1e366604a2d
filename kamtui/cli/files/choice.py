"""What the options of an import say of how the file is to be read."""

from typing import Any

from kamtui.exchange.reading.table_file import FileChoice


def file_choice(options: Any) -> FileChoice:
    """The sheet, the encoding, the line of the header and whose rows without a firm are, where the options say it."""
    return FileChoice(
        options.sheet or "", options.encoding or "", options.header_line or 0, firms=options.firms or ""
    )
