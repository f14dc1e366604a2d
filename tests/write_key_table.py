"""Write the README's table of keys from `kamtui/ui/keys/`: `python -m tests.write_key_table`."""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def table() -> str:
    """Every key, its sentence and its id, place by place, as Markdown."""
    from kamtui.ui.keys.places import table

    lines = []
    for place, rows in groupby(table(), key=lambda line: line.place):
        lines += ["", f"**{place}**", "", "| key | what it does | id |", "| :-- | :-- | :-- |"]
        lines += [f"| {_code(row.keys)} | {_cell(row.sentence)} | `{row.act_id}` |" for row in rows]
    return "\n".join([*lines[1:], ""])


def with_table(readme: str) -> str:
    """The text of the README with the table between its marks."""
    before, rest = readme.split(BEGIN)
    _old, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
