"""How a list that is brought in is drawn: files, how it is read, its columns, and line by line what becomes of it."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange.importing.answers import NEW
from kamtui.exchange.importing.kind import FOUND_OUT
from kamtui.exchange.importing.nearby import NearbyFile
from kamtui.exchange.importing.options import fields_of, kind_labels, options_of
from kamtui.exchange.importing.preview import PreviewLine, Sort
from kamtui.ui.importing.state import Found, Importing, Mode
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import Block, assemble
from kamtui.ui.widgets.blocks import row as panel_row
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns

_MOST = 400
"""Lines drawn of one sort; of the others it is said how many there are."""
_NUMBER, _WHAT, _FIELD, _SIZE, _DAY = 6, 30, 24, 9, 12
_MOST_WHAT = 44
_ENCODINGS = ("utf-8", "cp1251", "utf-16", "cp1252", "cp866")


class Entry(NamedTuple):
    """A line of the screen."""

    key: Hashable
    cells: tuple[tuple[str, int, str], ...]
    """Words, cells and looks, as columns have them."""
    says: str = ""
    """More about it, below the list or beside it."""
    does: str = ""
    """What enter does: file, path, kind, sheet, encoding, header, option, column, name, value, field, account."""
    about: str = ""
    """The column, name, option or value that it is about."""
    line: PreviewLine | None = None
    is_heading: bool = False


class ImportLines(Lines):
    """The entries as lines."""

    def __init__(self, entries: Sequence[Entry], rule: str) -> None:
        self.entries = entries
        self._rule = rule

    def __len__(self) -> int:
        return len(self.entries)

    def entry(self, index: int) -> Entry | None:
        """The entry of a line."""
        return self.entries[index] if 0 <= index < len(self.entries) else None

    def key(self, index: int) -> Hashable:
        return self.entries[index].key

    def is_heading(self, index: int) -> bool:
        return self.entries[index].is_heading

    def draw(self, index: int, width: int) -> Sequence[Part]:
        entry = self.entries[index]
        if entry.is_heading:
            label = f" {entry.cells[0][0]} "
            return [(label, "heading"), (self._rule * max(width - len(label), 0), "rule")]
        return columns(entry.cells, width)


def entries(importing: Importing, accounts: Sequence[str]) -> list[Entry]:
    """The lines for where the person stands; `accounts` are the names in the book."""
    found = importing.found
    if importing.mode is Mode.FILES:
        return list(_files(importing.files))
    if importing.mode is Mode.COLUMNS and found is not None and found.top is not None and found.kind:
        return [_heading(_("Columns, what they are taken for, and their first cell")), *_columns(found)]
    if importing.mode is Mode.FIELDS and found is not None:
        return [_heading(_("What is “{column}”?").format(column=importing.about)), *_fields(found)]
    if importing.mode is Mode.VALUES:
        return list(_values(importing, found))
    if importing.mode is Mode.ACCOUNTS:
        return list(_accounts(importing, accounts))
    return list(_list(importing, found)) if found is not None else []


def _heading(words: str) -> Entry:
    return Entry(("heading", words), ((words, 0, ""),), is_heading=True)


def _files(files: Sequence[NearbyFile]) -> Iterator[Entry]:
    yield Entry(
        "path",
        ((_("type or paste the path of a file …"), 0, ""),),
        _("Any spreadsheet (XLSX, XLS, ODS), CSV file, or contact cards (VCF)."),
        "path",
    )
    if files:
        yield _heading(_("The newest ones"))
    for file in files:
        day = show_date(to_local(file.written_at).date())
        cells = ((file.path.name, 0, "strong"), (_size(file.size), -_SIZE, "dim"), (day, -_DAY, "dim"))
        yield Entry(("file", file.path), cells, clean(str(file.path)), "file", str(file.path))


def _size(count: int) -> str:
    return f"{max(count / 1024, 1):.0f} KB" if count < 1024**2 else f"{count / 1024**2:.0f} MB"


def _list(importing: Importing, found: Found) -> Iterator[Entry]:
    if found.error:
        words = without_options(found.error)
        yield _heading(_("It cannot be read so: change what stands below, or take another file"))
        does = "sheet" if found.sheets else "columns" if found.kind else "kind"
        yield Entry(
            "error",
            (("!", 1, "red"), (words, 0, "")),
            words,
            does if found.top is not None or found.sheets else "",
        )
    if found.preview is not None:
        yield from _sorts(found.preview.lines, (Sort.DOUBT, Sort.WAITS, Sort.REFUSED))
    yield _heading(_("How it is read"))
    yield from _reading(importing, found)
    if found.preview is not None:
        yield from _sorts(found.preview.lines, (Sort.UPDATED, Sort.NEW, Sort.ALIKE))


def _reading(importing: Importing, found: Found) -> Iterator[Entry]:
    asked, top = found.asked, found.top
    kinds = kind_labels()
    if importing.remembered:
        words = _("{file}, which had the same columns").format(file=importing.remembered)
        says = _(
            "What was said of that file holds for this one too. {import.anew} reads it as it is found out."
        )
        yield Entry("remembered", ((_("read as"), _WHAT, ""), (words, 0, "strong")), says)
    yield _fact("kind", _("it holds"), kinds.get(found.kind, _("not known: say it")), bool(asked.kind))
    if top is None:
        if found.sheets:
            yield _fact(
                "sheet", _("sheet"), _("several: {names}").format(names=", ".join(found.sheets)), False
            )
        return
    if top.sheet:
        others = (
            " · " + _("others: {names}").format(names=", ".join(top.other_sheets)) if top.other_sheets else ""
        )
        yield _fact("sheet", _("sheet"), top.sheet + others, bool(asked.choice.sheet))
    elif top.delimiter:
        yield _fact("encoding", _("letters are in"), top.encoding, bool(asked.choice.encoding))
    if top.header_line:
        yield _fact(
            "header", _("headers stand in line"), str(top.header_line), bool(asked.choice.header_line)
        )
    if found.kind and found.top is not None:
        yield _fact("columns", _("columns"), _columns_words(found), bool(asked.mapping))
    for option in options_of(found.kind) if found.kind else ():
        value = asked.said.get(option.name, FOUND_OUT)
        yield _fact(
            f"option {option.name}", option.label, option.values.get(value, value), value != FOUND_OUT
        )


def _columns_words(found: Found) -> str:
    """How many columns are taken, in a few words."""
    assert found.top is not None
    taken = len(found.preview.columns) if found.preview is not None else 0
    return _("{taken} of {count} taken").format(taken=taken, count=len(found.top.headers))


def _fact(name: str, label: str, value: str, is_said: bool) -> Entry:
    does, _space, about = name.partition(" ")
    cells = ((label, _WHAT, ""), (value, 0, "strong" if is_said else ""))
    return Entry(name, cells, f"{label}: {value}", does, about)


def _columns(found: Found) -> Iterator[Entry]:
    assert found.top is not None
    labels = dict(fields_of(found.kind))
    taken: dict[str, str] = {}
    left_out: Sequence[str] = ()
    if found.preview is not None:
        taken, left_out = dict(found.preview.columns), found.preview.left_out
    for header, sample in zip(found.top.headers, found.top.samples, strict=True):
        said = found.asked.mapping.get(header, "")
        field = said or taken.get(header, "skip" if header in left_out else "rest" if sample else "")
        words = labels.get(field, field) if field else _("empty")
        look = "strong" if said else "dim" if field in ("rest", "skip", "") else ""
        cells = ((header, _WHAT, ""), (words, _FIELD, look), (sample, 0, "dim"))
        yield Entry(
            ("column", header), cells, f"{header}: {words} · {clean(sample, limit=300)}", "column", header
        )


def _sorts(lines: Sequence[PreviewLine], sorts: Sequence[Sort]) -> Iterator[Entry]:
    labels = sort_labels()
    for sort in sorts:
        of_sort = [line for line in lines if line.sort is sort]
        if not of_sort:
            continue
        yield _heading(f"{labels[sort]} {len(of_sort)}")
        shown = of_sort[:_MOST]
        what = min(max(cell_len(clean(line.what)) for line in shown), _MOST_WHAT)
        for place, line in enumerate(shown):
            yield _line(line, place, what)
        if more := len(of_sort[_MOST:]):
            words = ngettext("and {count} more", "and {count} more", more).format(count=more)
            yield Entry((sort, "more"), ((words, 0, "dim"),), words)


def sort_labels() -> Mapping[Sort, str]:
    """What the sorts of lines are called."""
    return {
        Sort.DOUBT: _("In doubt: which account is it?"),
        Sort.WAITS: _("Not taken"),
        Sort.REFUSED: _("Refused"),
        Sort.UPDATED: _("Updated"),
        Sort.NEW: _("New"),
        Sort.ALIKE: _("In the book already"),
    }


def _line(line: PreviewLine, place: int, width: int) -> Entry:
    """A line of the list; `width` are the cells for what it is about."""
    number = str(line.line) if line.line else ""
    more = line.more.lstrip(" ·,:")
    look = {Sort.DOUBT: "amber", Sort.WAITS: "amber", Sort.REFUSED: "red"}.get(line.sort, "")
    if not line.what:
        cells: tuple[tuple[str, int, str], ...] = ((number, -_NUMBER, "dim"), (more, 0, ""))
    else:
        cells = (
            (number, -_NUMBER, "dim"),
            (line.what, width, look if line.sort is Sort.DOUBT else "strong"),
            (more, 0, ""),
        )
    says = f"{line.what}: {more}" if line.what and more else line.what or more
    return Entry(
        (line.sort, line.line, line.what, place), cells, says, "name" if line.name else "", line.name, line
    )


def counts_words(lines: Sequence[PreviewLine]) -> str:
    """How many lines there are of each sort, those that ask for something last."""
    words = {
        Sort.NEW: _("{count} new"),
        Sort.UPDATED: _("{count} updated"),
        Sort.ALIKE: _("{count} in the book already"),
        Sort.DOUBT: _("{count} in doubt"),
        Sort.WAITS: _("{count} not taken"),
        Sort.REFUSED: _("{count} refused"),
    }
    counts = {sort: sum(1 for line in lines if line.sort is sort) for sort in words}
    return " · ".join(text.format(count=counts[sort]) for sort, text in words.items() if counts[sort]) or _(
        "nothing in it"
    )


def without_options(sentence: str) -> str:
    """A sentence without what it says of the command line."""
    pieces = re.split(r"(?<=[.?!]) ", sentence)
    return (
        " ".join(piece for piece in pieces if "--" not in piece and "kamtui import" not in piece) or sentence
    )


def _fields(found: Found) -> Iterator[Entry]:
    for field, label in fields_of(found.kind):
        yield Entry(("field", field), ((label, 0, ""),), label, "field", field)


def _values(importing: Importing, found: Found | None) -> Iterator[Entry]:
    about = importing.about
    for value, words in values_of(about, found).items():
        yield Entry(("value", value), ((words, 0, ""),), words, "value", value)


def values_of(about: str, found: Found | None) -> Mapping[str, str]:
    """What may be said of a fact of a list, by what is kept of it."""
    if about == "kind":
        return kind_labels()
    if about == "sheet" and found is not None:
        names = found.sheets or ((found.top.sheet, *found.top.other_sheets) if found.top is not None else ())
        return {name: name for name in names}
    if about == "encoding":
        return {FOUND_OUT: _("as found out")} | {name: name for name in _ENCODINGS}
    options = options_of(found.kind) if found is not None and found.kind else ()
    return next((option.values for option in options if option.name == about), {})


def _accounts(importing: Importing, accounts: Sequence[str]) -> Iterator[Entry]:
    name = importing.about
    yield _heading(_("Which account is “{name}”?").format(name=name))
    preview = importing.found.preview if importing.found is not None else None
    line = next((line for line in preview.lines if line.name == name), None) if preview is not None else None
    for candidate in line.candidates if line is not None else ():
        cells = ((candidate.shown, _WHAT, "strong"), (candidate.why, 0, ""))
        yield Entry(
            ("account", candidate.account),
            cells,
            f"{candidate.shown}: {candidate.why}",
            "account",
            candidate.account,
        )
    yield Entry(("account", NEW), ((_("a new account"), 0, ""),), _("A new account is made."), "account", NEW)
    if accounts:
        yield _heading(_("All accounts"))
    for place, account in enumerate(accounts):
        yield Entry(("all", account, place), ((account, 0, ""),), account, "account", account)


def panel_content(entry: Entry | None, width: int) -> Content:
    """The line at hand whole."""
    blocks: list[Block] = []
    if entry is not None:
        blocks = [panel_row((piece, "")) for piece in wrap(entry.says, width)]
        for candidate in entry.line.candidates if entry.line is not None else ():
            blocks.append(panel_row(("", "")))
            blocks += [panel_row((piece, "bold")) for piece in wrap(candidate.shown, width)]
            blocks += [panel_row((piece, "")) for piece in wrap(candidate.why, width)]
    return assemble(blocks)
