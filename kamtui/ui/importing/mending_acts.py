"""What keys do with one line of a list before it is taken in: mend its cells, leave it out, write the rest to a file."""

import asyncio
from pathlib import Path

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.list_kind import known_headers
from kamtui.exchange.importing.options import fields_of
from kamtui.exchange.importing.rejects import RejectsNotWritten, rejects_written, require_free
from kamtui.exchange.importing.typed_path import path_meant
from kamtui.exchange.reading.mended import MendedRow
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import FileRow, row_at
from kamtui.ui.forms.asking import Filled
from kamtui.ui.forms.questions import OneLine
from kamtui.ui.importing.asked import Found
from kamtui.ui.importing.hand import ImportAtHand
from kamtui.ui.importing.mending_form import LineCells, MendingForm, typed_cells
from kamtui.ui.shell.desk import Desk


async def mend(desk: Desk, hand: ImportAtHand) -> None:
    """Show the cells of the line at hand, what is wrong first, and plan the list anew with what is typed."""
    importing, number = hand.importing, hand.line_number
    found = importing.found if importing is not None else None
    if importing is None or found is None or not number:
        return
    row = await _row_or_say(desk, found, number)
    if row is None:
        return
    line = hand.entry.line if hand.entry is not None else None
    cells = LineCells(
        found.top.headers if found.top is not None else (),
        row.cells,
        clean(line.more.lstrip(" ·,:")) if line is not None else "",
        dict(found.preview.columns) if found.preview is not None else {},
        dict(fields_of(found.kind)) if found.kind else {},
    )

    def submit(filled: Filled) -> None:
        known = found.asked.choice.mended.row(number) if found.asked.choice.mended is not None else None
        typed = {**dict(known.cells if known is not None else ()), **dict(typed_cells(cells, filled))}
        importing.mend(MendedRow(number, tuple(sorted(typed.items()))), row.digest)

    title = _("Line {line} of {file}").format(line=number, file=clean(found.asked.path.name, limit=40))
    form = MendingForm(title, cells, today=desk.today)
    form.submit = submit
    await desk.show(form)


async def leave_out(desk: Desk, hand: ImportAtHand) -> None:
    """Leave the line at hand out, or take it again."""
    importing, entry, number = hand.importing, hand.entry, hand.line_number
    found = importing.found if importing is not None else None
    if importing is None or found is None or entry is None or not number:
        return
    row = await _row_or_say(desk, found, number)
    if row is None:
        return
    mended = found.asked.choice.mended
    known = (mended.row(number) if mended is not None else None) or MendedRow(number)
    is_left_out = not known.is_left_out
    words = " · ".join(cell for cell in map(clean, row.cells) if cell)
    about = clean(words, limit=200) if is_left_out else ""
    importing.mend(known._replace(is_left_out=is_left_out, about=about), row.digest)
    text = _("Line {line} is left out.") if is_left_out else _("Line {line} is taken again.")
    desk.say(text.format(line=number))


async def _row_or_say(desk: Desk, found: Found, number: int) -> FileRow | None:
    """The row of a line, read beside the screen; None where there is none, which is said."""
    asked = found.asked
    try:
        row = await asyncio.to_thread(row_at, asked.path, known_headers, found.choice, number)
    except SheetError as error:
        desk.say(str(error), is_error=True)
        return None
    if row is None:
        desk.say(_("There is no such line in the file any more."), is_error=True)
    return row


async def read_without_mended(desk: Desk, hand: ImportAtHand) -> None:
    """Take back what was mended of a file that is another by now."""
    if hand.importing is not None:
        hand.importing.mend_nothing()
        desk.say(_("Read as it stands now, without what was mended."))


async def write_rest(desk: Desk, hand: ImportAtHand) -> None:
    """Write the lines that are not taken to a file of their own."""
    found = hand.importing.found if hand.importing is not None else None
    if found is None or found.planned is None or found.kept is None:
        return
    importer, planned = found.kept.importer, found.planned
    question = _("A new file for the lines that are not taken")
    typed = await desk.show(OneLine(question, str(_free(found.asked.path))))
    if not typed:
        return
    target = path_meant(typed, Path.home())

    def write() -> int:
        require_free(target)
        with rejects_written(target, importer.rejected(planned)) as count:
            return count

    try:
        count = await asyncio.to_thread(write)
    except RejectsNotWritten as error:
        desk.say(error.words, is_error=True)
        return
    except SheetError as error:
        desk.say(str(error), is_error=True)
        return
    text = ngettext("{count} line stands in {path}", "{count} lines stand in {path}", count)
    desk.say(
        text.format(count=count, path=clean(str(target)))
        if count
        else _("No line can be written: none is refused.")
    )


def _free(path: Path) -> Path:
    """A path beside the list where nothing is yet."""
    names = (f"{path.stem}-rest{place}.csv" for place in ("", *(f"-{at}" for at in range(2, 100))))
    return next(
        (free for name in names if not (free := path.with_name(name)).exists()), path.with_name("rest.csv")
    )
