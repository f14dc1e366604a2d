"""Terms as a list that leaves the program."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.listing import Cell, Column, Listing, said
from kamtui.domain.terms.promises import Standing, answer_words, strip_of
from kamtui.domain.terms.target import show_measure, type_target
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.language import _, pgettext
from kamtui.exchange.lists.cells import named_by_id, on_day

SIGNS = {Outcome.KEPT: "✓", Outcome.PARTLY: "~", Outcome.BROKEN: "✗", Outcome.RENEGOTIATED: "↻", None: "·"}


def term_listing(terms: Sequence[Standing], today: date) -> Listing:
    """Terms, a line each: on which day what is owed by whom, and how it was kept."""
    columns = (
        Column("day", _("day"), is_right=True),
        Column("standing", _("standing")),
        Column("agreed", _("agreed"), may_be_cut=True),
        Column("target", _("target")),
        Column("owed_by", _("owed by")),
        Column("account", _("account"), may_be_cut=True),
        Column("person", _("with"), may_be_cut=True),
        Column("measured", _("measured last"), is_right=True),
        Column("checks", _("checks")),
        Column("term_id", ""),
    )
    return Listing(columns, [_row(term, today) for term in terms])


def _row(term: Standing, today: date) -> list[Cell]:
    last = term.last
    measured = (
        show_measure(last.measured, term.target.unit)
        if last is not None and last.measured is not None and term.target is not None
        else ""
    )
    return [
        on_day(last.checked_on if term.needs_answer(today) and last else term.next_check_on),
        standing_of(term, today),
        said(term.what),
        said(type_target(term.target)),
        Cell(term.owed_by.value, term.owed_by.label),
        said(term.account),
        said(term.person),
        said(measured),
        strip_cell(term, today),
        named_by_id(term.term_id),
    ]


def strip_cell(term: Standing, today: date) -> Cell:
    """How it was kept, a sign for each check; nothing where it was never checked."""
    return said("".join(SIGNS[outcome] for outcome in strip_of(term, today)) if term.checks else "")


def standing_of(term: Standing, today: date) -> Cell:
    """How a term stands, in a word."""
    if term.is_broken:
        answer = answer_words(term, today, is_written=True)
        return Cell("broken", _("broken, {answer}").format(answer=answer) if answer else _("broken"))
    if term.is_overdue(today):
        return Cell("not_checked", _("not checked"))
    return Cell("due", _("due today")) if term.is_due(today) else Cell("open", pgettext("a term", "open"))
