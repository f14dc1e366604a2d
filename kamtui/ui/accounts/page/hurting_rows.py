"""What of an account is broken or late, at the top of its overview: promises of both sides, and tasks, drawn as on Today."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.accounts.next_step import is_late
from kamtui.domain.day.line import Group, Line, put_off_tails, tails_of
from kamtui.domain.terms.promises import Standing, broken_or_late, late_task_words
from kamtui.domain.terms.words import Outcome, TermRule
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_due
from kamtui.domain.warning import Warning
from kamtui.store.account_card import AccountCard
from kamtui.store.day.task_reads import TaskLine
from kamtui.ui.accounts.page.rows import Row, head_rows
from kamtui.ui.day.grid import Cells, Grid, Parts, owed_parts, side_cells, with_tails
from kamtui.ui.shell.answers import term_of
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import wrap_evenly, wrap_with
from kamtui.ui.terms.drawing import strip_cells
from kamtui.ui.widgets.looks import GAP, WHEN, short_name

LEAST_ROOM = 10
"""Cells that words have at least in a line."""


class Hurting(NamedTuple):
    """What is broken or late of an account."""

    terms: Sequence[Standing]
    """Broken ones that need an answer first, then those whose check is late, the oldest first."""
    tasks: Sequence[TaskLine]
    """Late ones, the oldest first, without those that stand with a term."""
    answers: Mapping[int, TaskLine]
    """The first task that is due for a broken term, by the term's id: it stands with that."""
    broken: Mapping[int, Warning]
    """That a term is broken and needs an answer, by its id, where nobody hid it."""


def hurting(
    card: AccountCard, tasks: Sequence[TaskLine], warnings: Sequence[Warning], today: date
) -> Hurting:
    """What of an account is broken or late; it stands nowhere else on its page."""
    told = {term_of(warning): warning for warning in warnings if warning.rule is TermRule.BROKEN}
    terms = broken_or_late(card.balance.terms, told, today)
    answers: dict[int, TaskLine] = {}
    for task in tasks:
        if task.term_id in told and task.term_id is not None and task.due_on <= today:
            answers.setdefault(task.term_id, task)
    return Hurting(
        terms,
        [task for task in tasks if is_late(task.due_on, today) and task not in answers.values()],
        answers,
        {term.term_id: told[term.term_id] for term in terms if term.term_id in told},
    )


def hurting_rows(hurts: Hurting, today: date, width: int, glyphs: Glyphs) -> list[Row]:
    """What either side promised and broke or is late to be checked, then the late tasks; nothing where nothing is."""
    count = len(hurts.terms) + len(hurts.tasks)
    if not count:
        return []
    grid, side = Grid(()), side_cells(term.owed_by for term in hurts.terms)
    rows = head_rows(_("Broken or late"), str(count), width, glyphs)
    for term in hurts.terms:
        line = _of_term(term, term.term_id in hurts.broken, side, today, width, glyphs)
        rows += _rows(grid, line, width, ("term", term.term_id), "terms", term.person_id)
        if (task := hurts.answers.get(term.term_id)) is not None:
            words = f"{late_task_words(task.due_on, today)}: {clean(task.what)}"
            rows += _below(wrap_evenly(words, max(width - WHEN - GAP, LEAST_ROOM)), "terms")
    for task in hurts.tasks:
        rows += _rows(grid, _of_task(task, today, glyphs), width, ("task", task.task_id), "tasks", None)
    return rows


def _rows(
    grid: Grid, line: Cells, width: int, key: Hashable, part: str, person_id: int | None
) -> Iterator[Row]:
    """A line in as many rows as its words need: what hurts is never cut, nor what was measured or is done about it."""
    room = max(grid.room(width) - sum(cell_len(text) for text, _look in line.who[0]), LEAST_ROOM)
    fullest = line.words[0]
    if cell_len(fullest) <= room:
        yield Row(tuple(grid.draw(line, width)), key, part, person_id=person_id)
        return
    words = line.words[-1]
    first, *more = wrap_with(words, fullest[len(words) :].strip(), room)
    yield Row(tuple(grid.draw(line._replace(words=[first]), width)), key, part, person_id=person_id)
    yield from _below(more, part)


def _below(lines: Iterable[str], part: str) -> Iterator[Row]:
    """Lines with which one above goes on, under its words."""
    return (Row(((f"{'':{WHEN + GAP}}{piece}", ""),), None, part) for piece in lines)


def _of_term(term: Standing, is_broken: bool, side: int, today: date, width: int, glyphs: Glyphs) -> Cells:
    """A broken term with the day on which it broke and what was measured, or one with its late check and its target.

    Who owes it takes the cells of a `side`.
    """
    line = Line(Group.BROKEN if is_broken else Group.OVERDUE, term.what, term=term)
    if is_broken and term.last is not None:
        sign, day = glyphs.outcome(Outcome.BROKEN), show_due(term.last.checked_on, today)
    else:
        sign, day = glyphs.overdue, show_due(term.next_check_on, today) if term.next_check_on else ""
    said = with_tails(clean(term.what), tails_of(line))
    who = owed_parts(term, today, glyphs, side, strip_cells(width))
    return Cells((sign, "red"), (day, "red"), said, [who])


def _of_task(task: TaskLine, today: date, glyphs: Glyphs) -> Cells:
    """A late task, with the person that it is about."""
    words = clean(task.what)
    named = short_name(task.person)
    said = with_tails(words, put_off_tails(task.times_put_off))
    who: Sequence[Parts] = [[(" " * GAP, ""), (named, "dim")]] if named and named not in words else [()]
    return Cells((glyphs.overdue, "red"), (show_due(task.due_on, today), "red"), said, who)
