"""What the reports of all imports say alike: how the file was read, whose its rows are, what is refused."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.text.language import _, ngettext

_LONGEST_NAME = 80  # characters shown of a name
_MOST_SHEETS = 10
_FIRST_LINES = 5  # line numbers named of a group
MOST_NAMES = 20
"""So many names of customers are told; of more, how many they are."""


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


def about_days(is_day_first: bool | None) -> Iterator[str]:
    """In which order days were read; nothing where none could be read in two."""
    if is_day_first is not None:
        yield (
            _("days as 3/4/2026 are read day first; otherwise: --dates month-first")
            if is_day_first
            else _("days as 3/4/2026 are read month first; otherwise: --dates day-first")
        )


def about_customers(
    customers: Sequence[Customer], new: Sequence[Customer], people: Sequence[str] = ()
) -> Iterator[str]:
    """Which customers are an account of another name, and which accounts and people are new."""
    other = [one for one in customers if one.account not in ("", one.name)]
    for one in other[:MOST_NAMES]:
        yield _("{name} is taken for {account}").format(
            name=short_name(one.name), account=short_name(one.account)
        )
    if more := len(other[MOST_NAMES:]):
        yield ngettext("and {count} more customer", "and {count} more customers", more).format(count=more)
    for one in new[:MOST_NAMES]:
        yield _("new account: {name}").format(name=short_name(one.name))
    if more := len(new[MOST_NAMES:]):
        yield ngettext("{count} more new account", "{count} more new accounts", more).format(count=more)
    if people:
        names = ", ".join(map(short_name, people[:MOST_NAMES])) + ("…" if len(people) > MOST_NAMES else "")
        yield ngettext("new person: {names}", "new people: {names}", len(people)).format(names=names)


def bad_rows(refused: Iterable[tuple[int, str]]) -> Iterator[str]:
    """The rows that are refused, by line and reason: once for each reason."""
    for reason, lines in lines_by_reason(refused).items():
        text = ngettext("bad row: {lines}: {reason}", "bad rows: {lines}: {reason}", len(lines))
        yield text.format(lines=line_numbers(lines), reason=reason)


def lines_by_reason(rows: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """The lines of some rows by the reason that each has."""
    lines_of: dict[str, list[int]] = {}
    for line, reason in rows:
        lines_of.setdefault(reason, []).append(line)
    return lines_of


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
