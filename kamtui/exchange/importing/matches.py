"""A file of matches: which account each name in the lists of others is. Two columns, the name and the account."""

from pathlib import Path

from kamtui.domain.accounts.importing.said import Match
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.reading.headers import header_key
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import read_table
from kamtui.exchange.reading.table_parts import plain_cell

_NAMES = frozenset(
    map(header_key, ("name", "customer", "client", "име", "клиент", "контрагент", "наименование"))
)
_ACCOUNTS = frozenset(
    map(header_key, ("account", "match", "kamtui", "акаунт", "сметка", "клиент", "съответствие"))
)


class NoMatches(SheetError):
    """A file without two columns."""

    def __init__(self, path: Path, line: int) -> None:
        text = _(
            "{path}, line {line}: a file of matches has two columns, the name in the list and the account. "
            "“+” for the account makes a new one."
        )
        super().__init__(text.format(path=clean(str(path)), line=line))


def read_matches(path: Path) -> list[Match]:
    """The matches in the CSV file at `path`; a line without an account says nothing. Raises SheetError.

    The account is its name, its registration number, or `answers.NEW`. A header with the words of one is passed over.
    """
    table = read_table(path, lambda cells: int(len(cells) == 2))
    matches = []
    for place, row in enumerate(table.rows):
        cells = [clean(plain_cell(cell)) for cell in row.cells]
        if len(cells) < 2:
            raise NoMatches(path, row.line)
        name, account = cells[:2]
        if place == 0 and header_key(name) in _NAMES and header_key(account) in _ACCOUNTS:
            continue
        if not customer_key(name) or not account:
            continue
        matches.append(Match(name, account, f"{path}:{row.line}"))
    return matches
