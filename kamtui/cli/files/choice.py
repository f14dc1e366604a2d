"""What the options of an import say of how the file is to be read."""

from typing import Any

from kamtui.exchange.reading.table_file import FileChoice


def file_choice(options: Any) -> FileChoice:
    """The sheet, the encoding and the line of the header, where the options name them."""
    return FileChoice(options.sheet or "", options.encoding or "", options.header_line or 0)
