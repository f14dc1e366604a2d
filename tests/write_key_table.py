"""Write the table of keys into the README of each language, from `kamtui/ui/keys/`: `python -m tests.write_key_table`."""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "bg": ROOT / "README.bg.md"}
"""The README of each language."""
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def table() -> str:
    """Every key, its sentence and its id, place by place, as Markdown, in the language in use."""
    from kamtui.domain.text.language import _
    from kamtui.ui.keys.places import table

    head = f"| {_('Keys').lower()} | {_('what it does')} | id |"
    lines = []
    for place, rows in groupby(table(), key=lambda line: line.place):
        lines += ["", f"**{place}**", "", head, "| :-- | :-- | :-- |"]
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
    from kamtui.domain.text.language import spoken

    for code, readme in READMES.items():
        with spoken(code):
            text = with_table(readme.read_text(encoding="utf-8"))
        readme.write_text(text, encoding="utf-8", newline="\n")
