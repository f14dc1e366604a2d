"""How a list is read, and what may be said of it, drawn: its kind, sheet, columns, options."""

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.importing.kind import FOUND_OUT
from kamtui.exchange.importing.options import fields_of, kind_labels, options_of
from kamtui.exchange.importing.preview import Note
from kamtui.exchange.reading.sheet_errors import Answer
from kamtui.ui.importing.asked import Found
from kamtui.ui.importing.entries import OPTION, WHAT, Does, Entry, heading, with_answer
from kamtui.ui.importing.state import Importing

_WIDEST_LABEL = 44
_FIELD = 24
_ENCODINGS = ("utf-8", "cp1251", "utf-16", "cp1252", "cp866")


def column_entries(found: Found) -> Iterator[Entry]:
    """What the columns are taken for, with their first cells."""
    yield heading(_("Columns, what they are taken for, and their first cell"))
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
        cells = ((header, WHAT, ""), (words, _FIELD, look), (sample, 0, "dim"))
        yield Entry(
            ("column", header), cells, f"{header}: {words} · {clean(sample, limit=300)}", Does.COLUMN, header
        )


def field_entries(importing: Importing, found: Found) -> Iterator[Entry]:
    """What the column at hand may be."""
    yield heading(_("What is “{column}”?").format(column=importing.about))
    for field, label in fields_of(found.kind):
        yield Entry(("field", field), ((label, 0, ""),), label, Does.FIELD, field)


def value_entries(importing: Importing, found: Found | None) -> Iterator[Entry]:
    """What may be said of the fact at hand."""
    about = importing.about
    for value, words in values_of(about, found).items():
        yield Entry(("value", value), ((words, 0, ""),), words, Does.VALUE, value)


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


def reading_entries(importing: Importing, found: Found) -> Iterator[Entry]:
    """How the list is read: what was found out, and what was said of it; a label has the room that it needs."""
    entries = list(_reading(importing, found))
    labels = [cell_len(entry.cells[0][0]) for entry in entries if entry.cells[0][1] == WHAT]
    width = min(max([WHAT, *(size + 1 for size in labels)]), _WIDEST_LABEL)
    for entry in entries:
        (label, size, look), *others = entry.cells
        yield entry._replace(cells=((label, width if size == WHAT else size, look), *others))


def _reading(importing: Importing, found: Found) -> Iterator[Entry]:
    asked, top = found.asked, found.top
    kinds = kind_labels()
    if importing.remembered:
        words = _("{file}, which had the same columns").format(file=importing.remembered)
        says = _(
            "What was said of that file holds for this one too. {import.anew} reads it as it is found out."
        )
        yield Entry("remembered", ((_("read as"), WHAT, ""), (words, 0, "strong")), says)
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
    for note in top.notes:
        yield Entry(("note", note), (("", WHAT, ""), (note, 0, "dim")), note)
    if top.header_line:
        yield _fact(
            "header", _("headers stand in line"), str(top.header_line), bool(asked.choice.header_line)
        )
    if found.kind:
        yield from _of_the_kind(found)


def _of_the_kind(found: Found) -> Iterator[Entry]:
    """The columns, how something was understood, and the options of the kind of list."""
    asked = found.asked
    yield _fact("columns", _("columns"), _columns_words(found), bool(asked.mapping))
    options = options_of(found.kind)
    for name in sorted(asked.said.keys() - {option.name for option in options}):
        yield _said_besides(name, asked.said[name])
    for place, note in enumerate(found.preview.notes if found.preview is not None else ()):
        yield _note(place, note)
    for option in options:
        if option.name not in asked.said and option.values.get(FOUND_OUT) == _("not known"):
            continue  # it is asked where the list leaves it open
        value = asked.said.get(option.name, FOUND_OUT)
        yield _fact(
            f"option {option.name}", option.label, option.values.get(value, value), value != FOUND_OUT
        )


def _note(place: int, note: Note) -> Entry:
    """How something was understood; enter says that it is otherwise."""
    words = OPTION.sub("", note.words)
    cells = ((words, 0, "amber" if note.answer else "dim"),)
    return Entry(
        ("note", place),
        cells,
        with_answer(words, note.answer),
        Does.ANSWER if note.answer else Does.NOTHING,
        answer=note.answer,
    )


def _said_besides(name: str, value: str) -> Entry:
    """What was said of a group of lines; enter takes it back."""
    says = _("{what}: {value}. {line.open} takes that back.").format(what=clean(name), value=value)
    cells = ((name, WHAT, ""), (value, 0, "strong"))
    return Entry(("said", name), cells, says, Does.ANSWER, answer=Answer("", name, ""))


def _columns_words(found: Found) -> str:
    """How many columns are taken, in a few words."""
    assert found.top is not None
    taken = len(found.preview.columns) if found.preview is not None else 0
    return _("{taken} of {count} taken").format(taken=taken, count=len(found.top.headers))


def _fact(name: str, label: str, value: str, is_said: bool) -> Entry:
    does, _space, about = name.partition(" ")
    cells = ((label, WHAT, ""), (value, 0, "strong" if is_said else ""))
    return Entry(name, cells, f"{label}: {value}", Does(does), about)
