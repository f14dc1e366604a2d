"""How settings are drawn: in groups, a line each; the one at hand whole beside them, or below in a narrow window."""

from collections.abc import Hashable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.wanted import Wanted
from kamtui.settings.reading import Problem, SettingsFile
from kamtui.settings.rows import Row
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import Block, assemble
from kamtui.ui.widgets.blocks import row as panel_row
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns, shared

LABEL = 26
DEFAULT = 12
KEYS = 12


class SettingLines(Lines):
    """What could not be understood, then the settings by their groups."""

    def __init__(self, read: SettingsFile, rows: Sequence[Row], sought: Wanted, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        kept = [row for row in rows if sought.fits(fold(_words_of(row)))]
        self.count = len(kept)
        self._has_own = any(row.is_given for row in kept)
        self._lines: list[Row | Problem | str] = list(_grouped(read.problems, kept, is_whole=not any(sought)))
        if not self._lines:
            self._lines = [
                _("No setting has these words. The theme is no setting: {palette.open} and “theme”.")
            ]

    def __len__(self) -> int:
        return len(self._lines)

    def row(self, index: int) -> Row | None:
        """The setting of a line, if it stands for one."""
        line = self._lines[index] if 0 <= index < len(self._lines) else None
        return line if isinstance(line, Row) else None

    def problem(self, index: int) -> str:
        """The sentence of a line about what was not understood; "" where it is none."""
        line = self._lines[index] if 0 <= index < len(self._lines) else None
        return line.on_its_line if isinstance(line, Problem) else ""

    def key(self, index: int) -> Hashable:
        line = self._lines[index]
        return line.path if isinstance(line, Row) else ("words", line)

    def is_heading(self, index: int) -> bool:
        return not isinstance(self._lines[index], (Row, Problem))

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        return _drawn(_("setting"), _("Value").lower(), _("default") if self._has_own else "", None, width)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        line = self._lines[index]
        if isinstance(line, Row):
            return _drawn(line.label, line.value, line.default if line.is_given else "", line, width)
        if isinstance(line, Problem):
            return [("! ", "amber"), (fit(line.on_its_line, width - 2), "")]
        label = f" {line} " if line else ""
        return [(label, "heading"), (self._glyphs.rule * max(width - len(label), 0) if line else "", "rule")]


def _words_of(row: Row) -> str:
    """By what a setting is found: of a key or a text not by what is said of all of them."""
    return f"{row.group} {row.label} {row.name} {row.says if row.setting is not None else ''}"


def _grouped(
    problems: Sequence[Problem], rows: Sequence[Row], *, is_whole: bool
) -> Iterator[Row | Problem | str]:
    if problems and is_whole:
        yield _("Not understood in the file")
        yield from problems
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            yield group
        yield row


def _drawn(label: str, value: str, default: str, row: Row | None, width: int) -> list[Part]:
    """`Opponent not met    45 days    60 days`: the default only of what is the person's own, and where anything is.

    What an act does is long and its keys are short.
    """
    is_key = row is not None and row.path[0] == "keys"
    named = max(width - KEYS - GAP - (DEFAULT + GAP if default else 0), 1) if is_key else LABEL
    value, default = clean(value), clean(default)
    cells, besides, _left = shared(max(width - named - GAP, 0), cell_len(value), cell_len(default))
    parts = columns(
        [(label, named, ""), (value, cells, "strong" if row is not None and row.is_given else "")],
        min(named + GAP + cells, width),
    )
    return [*parts, (" " * GAP, ""), (fit_exactly(default, besides), "dim")] if besides else parts


def view_words(read: SettingsFile, rows: Sequence[Row], count: int) -> str:
    """Where the settings stand, and how many of them are the person's own."""
    given = sum(row.is_given for row in rows)
    own = _("{count} of them your own").format(count=given) if given else _("all at their defaults")
    if not read.is_read:
        own = _("the file cannot be read, all have their defaults")
    shown = ngettext("{count} setting", "{count} settings", count).format(count=count)
    return f"{shown} · {own} · {clean(str(read.path))}"


def below_words(row: Row | None, problem: str, counted: str) -> str:
    """The setting at hand in two lines, where there is no room beside the list; `counted` is the currency of the book."""
    if row is None:
        return problem
    words = [row.says, _("May be {allowed}.").format(allowed=row.allowed)]
    if row.waits:
        words.insert(0, _("Holds from the next start on."))
    if row.name == "currency":
        words.insert(0, _("This book counts in {currency}.").format(currency=counted))
    return " ".join(words)


def panel_content(row: Row | None, problem: str, counted: str, width: int) -> Content:
    """The setting at hand whole; `counted` is the currency of the book."""
    if row is None:
        return assemble([panel_row((piece, "")) for piece in wrap(problem, width)])
    blocks: list[Block] = [panel_row((piece, "bold")) for piece in wrap(row.label, width)]
    blocks += [panel_row((piece, "")) for piece in wrap(row.says, width)]
    blocks.append(panel_row(("", "")))
    facts = [
        (_("Value"), row.value),
        (_("Default"), row.default),
        (_("May be"), row.allowed),
        (_("Name in the file"), row.name),
        (_("From"), _("the file") if row.is_given else _("the default")),
        (_("Holds"), _("from the next start on") if row.waits else _("at once")),
    ]
    if row.name == "currency":
        facts[1:1] = [(_("This book counts in"), counted)]
        facts[-1] = (_("Holds"), _("for new books"))
    for label, value in facts:
        blocks.append(panel_row((label, "$faint")))
        blocks += [panel_row((f"  {piece}", "")) for piece in wrap(clean(value), width - 2)]
    return assemble(blocks)
