"""What is chosen from, drawn: what a column is, what is said of the list, which account a name is."""

from collections.abc import Iterator, Mapping, Sequence

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.importing.kind import FOUND_OUT
from kamtui.exchange.importing.options import fields_of, kind_labels, options_of
from kamtui.ui.importing.asked import Found
from kamtui.ui.importing.entries import WHAT, Entry, heading
from kamtui.ui.importing.state import Importing

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
            ("column", header), cells, f"{header}: {words} · {clean(sample, limit=300)}", "column", header
        )


def field_entries(importing: Importing, found: Found) -> Iterator[Entry]:
    """What the column at hand may be."""
    yield heading(_("What is “{column}”?").format(column=importing.about))
    for field, label in fields_of(found.kind):
        yield Entry(("field", field), ((label, 0, ""),), label, "field", field)


def value_entries(importing: Importing, found: Found | None) -> Iterator[Entry]:
    """What may be said of the fact at hand."""
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
