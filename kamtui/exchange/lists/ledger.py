"""What both sides owe, problems, favours and what we did for an account, as lists that leave the program."""

from collections.abc import Iterable
from datetime import date

from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.terms.problem import show_weight
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.target import show_measure, type_target
from kamtui.domain.terms.value import Value
from kamtui.domain.text.language import _
from kamtui.exchange.lists.cells import coded, in_money, on_day
from kamtui.exchange.term_listing import standing_of, strip_cell
from kamtui.store.terms.favour_reads import FavourLine
from kamtui.store.terms.past_reads import PastTerm
from kamtui.store.terms.problem_reads import ProblemLine

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


def problem_listing(problems: Iterable[ProblemLine]) -> Listing:
    """The problems of all accounts, a line each: how grave, whose, what, what is at stake in a year, the next step."""
    return listing_of(
        problems,
        (Column("severity", _("severity")), lambda line: _severity(line)),
        (Column("account", _("account"), may_be_cut=True), lambda line: said(line.account)),
        (Column("what", _("what"), may_be_cut=True), lambda line: said(line.entry.what)),
        (Column("kind", _("what it is")), lambda line: coded(line.entry.kind, line.entry.kind.label)),
        (Column("state", _("state")), lambda line: coded(line.entry.state, line.entry.state.label)),
        (
            Column("worth_yearly", _("worth a year"), is_right=True),
            lambda line: in_money(line.entry.worth_yearly),
        ),
        (
            Column("cost_yearly", _("costs a year"), is_right=True),
            lambda line: in_money(line.entry.cost_yearly),
        ),
        (Column("noted_on", _("noted"), is_right=True), lambda line: on_day(line.entry.noted_on)),
        (Column("next_on", _("next step on"), is_right=True), lambda line: on_day(line.next_on)),
        (Column("next_step", _("next step"), may_be_cut=True), lambda line: said(line.next_step)),
        (Column("solution", _("solution"), may_be_cut=True), lambda line: said(line.entry.solution)),
    )


def _severity(line: ProblemLine) -> Cell:
    return Cell(line.entry.severity, show_weight(line.entry.severity))


def value_listing(values: Iterable[Value]) -> Listing:
    """What we did for a customer, a line each: when, what, what it came of, its worth; none where that is not known."""
    return listing_of(
        values,
        (Column("day", _("day"), is_right=True), lambda value: on_day(value.entry.done_on)),
        (Column("what", _("what"), may_be_cut=True), lambda value: said(value.entry.what)),
        (
            Column("came_of", _("came of")),
            lambda value: coded(value.entry.source, value.entry.source.label),
        ),
        (Column("worth", _("worth"), is_right=True), lambda value: in_money(value.entry.worth)),
        (Column("is_for_us", ""), lambda value: Cell(value.entry.is_for_us, "")),
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
    return record.last.checked_on if record.needs_answer(today) and record.last else record.next_check_on


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
