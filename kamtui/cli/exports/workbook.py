"""`kamtui export xlsx`: all records as a workbook."""

from typing import Any

from kamtui import paths
from kamtui.cli.exports.documents import asked_for, say_written
from kamtui.cli.speech import tell
from kamtui.config import Config
from kamtui.domain.text.language import ngettext
from kamtui.exchange import own_file
from kamtui.exchange.everything.workbook import write_workbook


def export_workbook(options: Any, config: Config) -> int:
    """Write all records, or those of one account, as a workbook, and say how many."""
    own_file.require_nothing(paths.book_at(options.file))
    with asked_for(options) as asked:
        written = write_workbook(
            asked.book, asked.target, asked.made_at, asked.progress, account=asked.account
        )
    sheets = ngettext("{count} sheet", "{count} sheets", written.sheets).format(count=written.sheets)
    say_written(asked, written.records, sheets)
    if written.cut:
        text = ngettext(
            "{count} text is longer than a cell of a workbook can be, and was cut; “kamtui export all” has it whole.",
            "{count} texts are longer than a cell of a workbook can be, and were cut; “kamtui export all” has them whole.",
            written.cut,
        )
        tell(text.format(count=written.cut))
    return 0
