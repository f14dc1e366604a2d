"""What both sides owe, problems and favours of an account, as a list that leaves the program."""

from collections.abc import Iterable
from datetime import date

from kamtui.domain.cells import coded, in_money, on_day
from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.target import show_measure, type_target
from kamtui.domain.text.language import _
from kamtui.exchange.term_listing import standing_of, strip_cell
from kamtui.store.terms.favour_reads import FavourLine
from kamtui.store.terms.problem_reads import ProblemLine
from kamtui.store.terms.reads import PastTerm

Record = Standing | PastTerm | ProblemLine | FavourLine


def ledger_listing(records: Iterable[Record], today: date) -> Listing:
    """Terms, problems and favours, a line each: whose, when, what, how it stands."""
    return listing_of(
        records,
        (Column("kind", _("what it is")), _kind),
        (Column("day", _("day"), is_right=True), lambda record: on_day(_day(record, today))),
        (Column("standing", _("standing")), lambda record: _standing(record, today)),
        (Column("what", _("what"), may_be_cut=True), _what),
        (
            Column("target", _("target")),
            lambda record: said(type_target(term.target) if (term := _term(record)) else ""),
        ),
        (Column("person", _("with"), may_be_cut=True), _person),
        (Column("measured", _("measured last"), is_right=True), _measured),
        (
            Column("checks", _("checks")),
            lambda record: strip_cell(term, today) if (term := _term(record)) else NOTHING,
        ),
        (
            Column("solution", _("solution"), may_be_cut=True),
            lambda record: said(record.entry.solution) if isinstance(record, ProblemLine) else NOTHING,
        ),
        (
            Column("cost", _("cost"), is_right=True),
            lambda record: in_money(record.entry.cost) if isinstance(record, FavourLine) else NOTHING,
        ),
    )


def _term(record: Record) -> Standing | None:
    """The term of a line, also one that has ended."""
    if isinstance(record, PastTerm):
        return record.standing
    return record if isinstance(record, Standing) else None


def _kind(record: Record) -> Cell:
    if isinstance(record, ProblemLine):
        return coded(record.entry.kind, record.entry.kind.label)
    if isinstance(record, FavourLine):
        return Cell("favour", _("favour"))
    side = record.standing.owed_by if isinstance(record, PastTerm) else record.owed_by
    return coded(side, side.label)


def _day(record: Record, today: date) -> date | None:
    """On which a term is checked, broke or ended, a problem was noted or settled, a favour was done."""
    if isinstance(record, PastTerm):
        return record.standing.ended_on
    if isinstance(record, ProblemLine):
        return record.settled_on or record.entry.noted_on
    if isinstance(record, FavourLine):
        return record.entry.done_on
    return record.last.checked_on if record.is_broken(today) and record.last else record.next_check_on


def _standing(record: Record, today: date) -> Cell:
    if isinstance(record, PastTerm):
        return coded(record.standing.state, record.standing.state.label)
    if isinstance(record, ProblemLine):
        return coded(record.entry.state, record.entry.state.label)
    if isinstance(record, FavourLine):
        way = coded(record.entry.way, record.entry.way.label)
        if record.entry.thanked_on is None:
            return way
        return Cell(f"{way.value}, thanked", _("{way}, thanked").format(way=way.shown))
    return standing_of(record, today)


def _what(record: Record) -> Cell:
    term = _term(record)
    if term is not None:
        return said(term.what)
    return said(record.entry.what) if isinstance(record, ProblemLine | FavourLine) else NOTHING


def _person(record: Record) -> Cell:
    if isinstance(record, FavourLine):
        return said(record.person)
    term = _term(record)
    return said(term.person if term is not None else "")


def _measured(record: Record) -> Cell:
    term = _term(record)
    if term is None or term.target is None or term.last is None or term.last.measured is None:
        return NOTHING
    return said(show_measure(term.last.measured, term.target.unit))
