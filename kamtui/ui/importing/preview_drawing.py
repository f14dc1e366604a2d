"""How a list is read and what becomes of its lines, drawn: what asks for something first."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.preview import PreviewLine, Sort
from kamtui.exchange.reading.mended import Mended
from kamtui.ui.importing.asked import Found
from kamtui.ui.importing.choices_drawing import reading_entries
from kamtui.ui.importing.entries import OPTION, Does, Entry, heading, with_answer
from kamtui.ui.importing.state import Importing

_MOST = 400
"""Lines drawn of one sort; of the others it is said how many there are."""
_NUMBER = 6
_MOST_WHAT = 44


def preview_entries(importing: Importing, found: Found) -> Iterator[Entry]:
    """The lines of a list, and how it is read."""
    if found.error:
        yield from _error(found)
        if found.top is None and not found.answers:
            return  # there is nothing to be said of it
    mended = found.asked.choice.mended
    lines = found.preview.lines if found.preview is not None else ()
    yield from _sorts(lines, (Sort.DOUBT, Sort.WAITS, Sort.REFUSED), mended)
    yield from _left_out(mended)
    yield heading(_("How it is read"))
    yield from reading_entries(importing, found)
    yield from _sorts(lines, (Sort.UPDATED, Sort.NEW, Sort.ALIKE, Sort.LEFT_OUT), mended)


def _error(found: Found) -> Iterator[Entry]:
    """Why the file cannot be read, and what enter does about it."""
    path = found.asked.path
    words = without_options(found.error).replace(clean(str(path)), clean(path.name))
    words = words.removeprefix(f"{clean(path.name)}: ")  # it stands above the list
    if found.is_changed:
        yield heading(
            _("The file is another by now: {line.open} reads it as it stands, without what was mended")
        )
        yield Entry("error", (("!", 1, "red"), (words, 0, "")), words, Does.AS_IT_STANDS)
        return
    if found.answers:
        yield heading(_("It has to be said first"))
    elif found.top is not None:
        yield heading(_("It cannot be read so: change what stands below, or take another file"))
    else:
        yield heading(_("It cannot be read: {place.back} leads back to the files"))
    does = Does.NOTHING
    if found.top is not None and not found.answers:
        does = Does.COLUMNS if found.kind else Does.KIND
    likely = found.answers[0] if found.is_first_likely else None
    says = words
    if likely is not None:
        says += " " + _("{task.done}: {answer}.").format(answer=likely.words)
    yield Entry("error", (("!", 1, "red"), (words, 0, "")), says, does, answer=likely)
    for place, answer in enumerate(found.answers):
        yield Entry(
            ("answer", place),
            (("", 1, ""), (answer.words, 0, "strong")),
            answer.words,
            Does.ANSWER,
            answer=answer,
        )


def _left_out(mended: Mended | None) -> Iterator[Entry]:
    """The lines that the person left out."""
    rows = [row for row in mended.rows if row.is_left_out] if mended is not None else []
    if rows:
        yield heading(_("Left out by you {count}").format(count=len(rows)))
    for row in rows:
        cells = ((str(row.line), -_NUMBER, "dim"), (row.about, 0, "dim"))
        says = _("{words}. {line.delete} takes it again.").format(words=row.about)
        yield Entry(("left out", row.line), cells, says, number=row.line)


def _sorts(lines: Sequence[PreviewLine], sorts: Sequence[Sort], mended: Mended | None) -> Iterator[Entry]:
    typed = {row.line for row in mended.rows if row.cells} if mended is not None else set()
    labels = sort_labels()
    for sort in sorts:
        of_sort = [line for line in lines if line.sort is sort]
        if not of_sort:
            continue
        yield heading(f"{labels[sort]} {len(of_sort)}")
        shown = of_sort[:_MOST]
        what = min(max(cell_len(clean(line.what)) for line in shown), _MOST_WHAT)
        for place, line in enumerate(shown):
            yield _line(line, place, what, is_mended=line.line in typed)
        if more := len(of_sort[_MOST:]):
            words = ngettext("and {count} more", "and {count} more", more).format(count=more)
            yield Entry((sort, "more"), ((words, 0, "dim"),), words)


def sort_labels() -> Mapping[Sort, str]:
    """What the sorts of lines are called."""
    return {
        Sort.DOUBT: _("In doubt: which one is it?"),
        Sort.WAITS: _("Not taken"),
        Sort.REFUSED: _("Refused"),
        Sort.UPDATED: _("Updated"),
        Sort.NEW: _("New"),
        Sort.ALIKE: _("In the book already"),
        Sort.LEFT_OUT: _("No such lines, left out"),
    }


def _line(line: PreviewLine, place: int, width: int, *, is_mended: bool) -> Entry:
    """A line of the list; `width` are the cells for what it is about."""
    number = str(line.line) if line.line else ""
    more = OPTION.sub("", line.more.lstrip(" ·,:"))
    if is_mended:
        more = _("mended") + (f" · {more}" if more else "")
    look = {Sort.DOUBT: "amber", Sort.WAITS: "amber", Sort.REFUSED: "red"}.get(line.sort, "")
    cells: tuple[tuple[str, int, str], ...] = ((number, -_NUMBER, "dim"), (more, 0, ""))
    if line.what:
        cells = (cells[0], (line.what, width, look if line.sort is Sort.DOUBT else "strong"), cells[1])
    says = f"{line.what}: {more}" if line.what and more else line.what or more
    if stands := " · ".join(filter(None, map(clean, line.cells))):
        cells = (*cells[:-1], (f"{more} · {stands}", 0, ""))
        says = _("{reason}. In the file: {cells}").format(reason=says, cells=clean(stands, limit=300))
    says = with_answer(says, line.answer)
    does = (
        Does.ANSWER
        if line.answer
        else Does.NAME
        if line.name
        else Does.MEND
        if line.line and line.sort is Sort.REFUSED
        else Does.NOTHING
    )
    key = (line.sort, line.line, line.what, place)
    return Entry(key, cells, says, does, line.name, line, answer=line.answer)


def counts_words(lines: Sequence[PreviewLine]) -> str:
    """How many lines there are of each sort, those that ask for something last."""
    count = {sort: sum(1 for line in lines if line.sort is sort) for sort in Sort}
    words = {
        Sort.NEW: ngettext("{count} new", "{count} new", count[Sort.NEW]),
        Sort.UPDATED: ngettext("{count} updated", "{count} updated", count[Sort.UPDATED]),
        Sort.ALIKE: _("{count} in the book already"),
        Sort.DOUBT: _("{count} in doubt"),
        Sort.WAITS: ngettext("{count} not taken", "{count} not taken", count[Sort.WAITS]),
        Sort.REFUSED: ngettext("{count} refused", "{count} refused", count[Sort.REFUSED]),
    }
    said = (text.format(count=count[sort]) for sort, text in words.items() if count[sort])
    return " · ".join(said) or _("nothing in it")


def without_options(sentence: str) -> str:
    """A sentence without what it says of the command line."""
    pieces = re.split(r"(?<=[.?!]) ", sentence)
    return (
        " ".join(piece for piece in pieces if "--" not in piece and "kamtui import" not in piece) or sentence
    )
