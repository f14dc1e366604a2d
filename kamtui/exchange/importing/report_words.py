"""What the reports of all imports say alike: how the file was read, and names that may be long."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from kamtui.domain.text.language import _, ngettext

_LONGEST_NAME = 80  # characters shown of a name
_MOST_SHEETS = 10
_FIRST_LINES = 5  # line numbers named of a group


class ReadFile(Protocol):
    """A list as it was read, as far as its report tells of its file."""

    @property
    def file(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def other_sheets(self) -> tuple[str, ...]: ...
    @property
    def encoding(self) -> str: ...
    @property
    def delimiter(self) -> str: ...
    @property
    def header_line(self) -> int: ...


def about_file(read: ReadFile) -> Iterator[str]:
    """The first lines of a report: how the file was read, and which of its sheets were not."""
    if read.sheet:
        text = _("{file}: {form}, sheet “{sheet}”, header in row {line}")
        yield text.format(file=read.file, form=read.form, sheet=short_name(read.sheet), line=read.header_line)
        if read.other_sheets:
            others = ", ".join(f"“{short_name(sheet)}”" for sheet in read.other_sheets[:_MOST_SHEETS])
            yield _("other sheets, not read: {sheets}. Each by --sheet NAME").format(sheets=others)
        return
    if not read.delimiter:
        yield _("{file}: contact cards ({form})").format(file=read.file, form=read.form)
        return
    signs = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}
    sign = signs.get(read.delimiter, read.delimiter)
    text = _("{file}: {encoding}, delimiter {delimiter}, header on line {line}")
    yield text.format(file=read.file, encoding=read.encoding, delimiter=sign, line=read.header_line)


def line_numbers(lines: Sequence[int]) -> str:
    """Numbers of lines, the first ones and how many more."""
    shown = ", ".join(map(str, lines[:_FIRST_LINES]))
    text = ngettext("line {lines}", "lines {lines}", len(lines)).format(lines=shown)
    if len(lines) > _FIRST_LINES:
        text += " " + _("and {count} more").format(count=len(lines) - _FIRST_LINES)
    return text


def short_name(name: str) -> str:
    """A name as it fits into a line of a report."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
