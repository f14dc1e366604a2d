"""What one row of a list of prospects says, or why it is not taken."""

from collections.abc import Callable
from datetime import date

from kamtui.domain.accounts.reach import Reach, TooLong, read_reaches
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.chain.words import Answer, Question, Source
from kamtui.domain.importing.prospects import ProspectSaid
from kamtui.domain.importing.sheet import RecordRow
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT
from kamtui.domain.text.language import _
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.typed_days import check_near
from kamtui.exchange.importing.kind import Asked
from kamtui.exchange.prospects.words import (
    person_and_firm,
    read_answer,
    read_may_use,
    read_source,
    read_state,
)
from kamtui.exchange.reading import meanings
from kamtui.exchange.records.cells import Cells, RefusedRow


def prospect_reader(asked: Asked, today: date) -> Callable[[Cells], RecordRow[ProspectSaid]]:
    """What makes a prospect of a row as of a day."""
    return lambda cells: read_prospect_row(cells, today)


def read_prospect_row(cells: Cells, today: date) -> RecordRow[ProspectSaid]:
    """The prospect in a row. Raises RefusedRow."""
    people = cells.people()
    name = cells.short("name")
    if not name:
        if not people:
            raise RefusedRow(_("neither an organisation nor a person is named"))
        name = people[0]
        cells.remarks.append(_("no organisation is said: it stands under the person's name"))
    by, by_firm = _namer(cells)
    why, source = _why_and_source(cells)
    note, step, step_on = _note_and_step(cells, today)
    state = cells.text("state")
    note = "\n".join(filter(None, (note, *(f"{_('also')}: {one}" for one in people[1:]))))
    if len(note) > NOTE_LIMIT:
        raise RefusedRow(_("more text than a note can hold"))
    return RecordRow(
        line=cells.line,
        name=name,
        number=meanings.read_number(cells.short("registration_number")),
        people=people[:1],
        entry=ProspectSaid(
            named_on=_named_on(cells, today),
            by=by,
            by_firm=by_firm,
            source=source,
            why=why,
            may_use_name=read_may_use(cells.text("may_use_name")),
            stage=read_state(state) if state else None,
            lost_reason=cells.short("lost_reason"),
            answers=_answers(cells),
            title=cells.short("title"),
            reaches=_reaches(cells),
            city=cells.short("city"),
            note=note,
            step=step,
            step_on=step_on,
        ),
        remarks=tuple(cells.remarks),
        cells=cells.raw,
    )


def _namer(cells: Cells) -> tuple[str, str]:
    """Who named it, and the firm of that person where the row says it."""
    by, by_firm = cells.short("by"), cells.short("by_firm")
    if by and not by_firm:
        by, by_firm = person_and_firm(by)
    if by_firm and not by:
        return by_firm, ""
    return by, by_firm


def _named_on(cells: Cells, today: date) -> date:
    """The day on which it was named. Raises RefusedRow for one to come, or a lifetime away."""
    day = cells.day("named_on")
    if day is None:
        return today
    if day > today:
        raise RefusedRow(_("a name that is still to be given is a task"))
    try:
        check_near(day, today)
    except DateError as error:
        raise RefusedRow(str(error)) from None
    return day


def _why_and_source(cells: Cells) -> tuple[str, Source | None]:
    why = "; ".join(" ".join(text.split()) for text in cells.texts("why"))
    text = cells.short("source")
    source = read_source(text) if text else None
    if text and source is None:
        why = "; ".join(filter(None, (why, text)))
    if len(why) > LINE_LIMIT:
        raise RefusedRow(_("more than {limit} characters in one line").format(limit=LINE_LIMIT))
    return why, source


def _note_and_step(cells: Cells, today: date) -> tuple[str, str, date | None]:
    """The note, and the next step with its day; one whose day has passed, or has none, stands in the note."""
    note, step, step_on = cells.note(), cells.short("step"), cells.day("step_on")
    if step_on is not None and step_on >= today:
        return note, step or _("next contact"), step_on
    if step or step_on:
        days = f"{step_on:%d.%m.%Y}" if step_on else ""
        line = _("next step: {what}").format(what=", ".join(filter(None, (step, days))))
        return "\n".join(filter(None, (note, line))), "", None
    return note, "", None


def _answers(cells: Cells) -> tuple[tuple[Question, Answer], ...]:
    """The answers that are said; what is not known is none."""
    said = ((question, read_answer(cells.text(question.value))) for question in Question)
    return tuple((question, answer) for question, answer in said if answer is not Answer.UNKNOWN)


def _reaches(cells: Cells) -> tuple[Reach, ...]:
    """Phones and e-mails. Raises RefusedRow for one that no record can hold."""
    try:
        return tuple(
            reach
            for kind, field in ((ReachKind.PHONE, "phone"), (ReachKind.EMAIL, "email"))
            for text in cells.texts(field)
            for reach in read_reaches(kind, text)
        )
    except TooLong as error:
        raise RefusedRow(str(error)) from None
