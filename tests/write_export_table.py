"""Writes the tables of what an export holds into EXPORT.md: `.venv/bin/python -m tests.write_export_table`."""

import re

from kamtui.store.records.kinds import Column, Holds, Kind, kinds
from tests.write_key_table import ROOT

BEGIN, END = "<!-- records -->", "<!-- /records -->"
PATH = ROOT / "EXPORT.md"
_HELD = {
    Holds.ID: "its id",
    Holds.TEXT: "text",
    Holds.FLAG: "`yes` or `no`",
    Holds.DAY: "a day",
    Holds.MOMENT: "a moment",
    Holds.CALENDAR: "a day, one of each year, or a time",
    Holds.NUMBER: "a whole number",
    Holds.AMOUNT: "an amount",
    Holds.MEASURE: "a number, up to 3 decimals",
}


def tables() -> str:
    """Every kind of record and every column of it."""
    return "\n\n".join(map(_table, sorted(kinds(), key=lambda kind: kind.name)))


def _table(kind: Kind) -> str:
    says = re.sub(r" \((?:K\d+[-, ]*)+\)", "", kind.says)
    lines = [f"### `{kind.name}`", "", says, "", "| column | holds |", "| :-- | :-- |"]
    return "\n".join([*lines, *(f"| `{column.title}` | {_held(column)} |" for column in kind.columns)])


def _held(column: Column) -> str:
    if column.leads_to:
        text = f"the id of a record in `{column.leads_to}`"
    elif column.words:
        text = ", ".join(f"`{word}`" for word in column.words if word)
    else:
        text = _HELD[column.holds]
    return text if column.is_needed else f"{text}; empty if not known"


def with_tables(document: str) -> str:
    """The document with the tables as they are now."""
    before, _begin, rest = document.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


if __name__ == "__main__":
    PATH.write_text(with_tables(PATH.read_text(encoding="utf-8")), encoding="utf-8")
