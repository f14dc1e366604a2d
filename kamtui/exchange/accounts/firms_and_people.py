"""Tables in which some rows are firms and others people of theirs, as a column of each row says (“Is a Company”)."""

from collections.abc import Collection, Sequence

from kamtui.domain.text.cleaning import fold
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.headers import EMAIL, PHONE, header_key, meaning_of
from kamtui.exchange.reading.meanings import read_flag

_FLAGS = (
    "is a company",
    "is company",
    "company type",
    "partner type",
    "е фирма",
    "фирма ли е",
    "тип на компанията",
)
_NAMES = ("name", "име", "complete name")
_FIRMS = (
    "related company",
    "parent company",
    "parent name",
    "company name",
    "свързана фирма",
    "свързана компания",
    "фирма",
    "компания",
)
_WHOLE = ("display name", "complete name", "показвано име")
"""“Alfa, Maria Petrova”: the firm, and who of it."""
_WORDS = {True: ("company", "organization", "фирма", "компания"), False: ("individual", "person", "contact", "лице", "физическо лице")}  # fmt: skip


def told_apart(
    headers: Sequence[str], rows: Sequence[RawRow], mapped: Collection[int]
) -> tuple[Sequence[str], Sequence[RawRow]]:
    """The headers and rows of such a table with the names of firms and of people in columns of their own; any other as it is."""
    flag, name = _place(headers, _FLAGS), _place(headers, _NAMES)
    if flag < 0 or name < 0 or {flag, name} & set(mapped):
        return headers, rows
    if not _tells(rows, flag):
        return headers, rows
    firm, whole = _place(headers, _FIRMS), _place(headers, _WHOLE)
    kept_in = firm if firm >= 0 else flag
    known = [_persons(header) for header in headers]
    known[name], known[kept_in] = "contact name", "account name"
    if whole >= 0:
        known[whole] = ""
    return known, [_parted(row, flag, name, kept_in, whole) for row in rows]


def _persons(header: str) -> str:
    """A header, a phone or e-mail as that of whom the row is about; of a firm's own row it comes to the firm all the same."""
    meaning = meaning_of(header)
    return (
        "" if meaning is None else {PHONE: "contact phone", EMAIL: "contact email"}.get(meaning.field, header)
    )


def _parted(row: RawRow, flag: int, name: int, kept_in: int, whole: int) -> RawRow:
    cells = [*row.cells, *[""] * (max(flag, name, kept_in, whole) + 1 - len(row.cells))]
    named = cells[name].strip()
    of_whom = cells[kept_in].strip() if kept_in != flag else ""
    if whole >= 0:
        if not of_whom and named and fold(cells[whole].strip()).endswith(f", {fold(named)}"):
            of_whom = cells[whole].strip()[: -len(named)].rstrip(", ")
        cells[whole] = ""
    is_firm = _is_firm(row, flag)
    cells[flag] = ""
    if is_firm or (is_firm is None and not of_whom):
        cells[name], cells[kept_in] = "", named
    else:
        cells[kept_in] = of_whom
    return row._replace(cells=cells)


def _tells(rows: Sequence[RawRow], flag: int) -> bool:
    """Whether a column says that some rows are firms, and of others that they are none, or nothing.

    With any other word in it, it says what kind of customer each firm is: “Partner”, „ООД“.
    """
    said = {_said(row, flag): _is_firm(row, flag) for row in rows}
    return (
        True in said.values()
        and len(set(said.values())) > 1
        and all(is_firm is not None for word, is_firm in said.items() if word)
    )


def _place(headers: Sequence[str], known: Sequence[str]) -> int:
    keys = [header_key(header) for header in headers]
    return next((keys.index(key) for word in known if (key := header_key(word)) in keys), -1)


def _said(row: RawRow, flag: int) -> str:
    return row.cells[flag].strip() if flag < len(row.cells) else ""


def _is_firm(row: RawRow, flag: int) -> bool | None:
    text = _said(row, flag)
    said = read_flag(text)
    return (
        said
        if said is not None
        else next((is_one for is_one, words in _WORDS.items() if fold(text) in map(fold, words)), None)
    )
