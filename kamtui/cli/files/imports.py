"""`kamtui import`: finds out what a file holds, and hands it to the import of that kind."""

from pathlib import Path
from typing import Any

from kamtui.cli.files.accounts import import_accounts
from kamtui.cli.files.options import FIND_OUT
from kamtui.cli.files.sales import import_sales
from kamtui.cli.speech import Refused, complain
from kamtui.config import Config
from kamtui.domain.text.language import _
from kamtui.exchange.kinds import ListKind, list_kind, require_table
from kamtui.exchange.reading.csv_text import SheetError


def import_file(options: Any, config: Config, problems: list[str]) -> int:
    """Take a list of accounts or of sales in; fails where something of it waits for the person."""
    file = Path(options.file)
    try:
        require_table(file)
        if options.what == FIND_OUT:
            is_sales = list_kind(file) is ListKind.SALES
            complain(_("Taken as a list of sales.") if is_sales else _("Taken as a list of accounts."))
        else:
            is_sales = options.what == "sales"
    except SheetError as error:
        raise Refused(str(error)) from None
    return import_sales(options) if is_sales else import_accounts(options)
