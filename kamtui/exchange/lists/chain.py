"""The chain as lists that leave the program: who named whom, who brings prospects, the sources, the week."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.chain.forest import Naming
from kamtui.domain.chain.harvest import Center, SourceYield
from kamtui.domain.chain.prospect import Prospect, state_of
from kamtui.domain.chain.words import Answer, Question
from kamtui.domain.listing import NOTHING, Cell, Column, Listing, listing_of, said
from kamtui.domain.text.language import _, pgettext
from kamtui.exchange.lists.cells import coded, counted, in_money, in_percent, named_by_id, on_day
from kamtui.store.chain.week_reads import ProspectingTask


class ChainLine(NamedTuple):
    """A prospect that was named, or who named some: then without prospect and naming, `named` is how many."""

    by: str
    by_account: str
    source: str
    prospect: Prospect | None = None
    naming: Naming | None = None
    is_silent: bool = False
    generation: int | None = None
    named: int | None = None


def chain_listing(lines: Iterable[ChainLine]) -> Listing:
    """Prospects, a line each, with who named them, the four answers, and what comes next."""
    answers = [
        (
            Column(question.value, question.label, is_named=True),
            lambda line, place=place: _answer(line, place),
        )
        for place, question in enumerate(Question)
    ]
    return listing_of(
        lines,
        (Column("named_by", _("named by"), may_be_cut=True), lambda line: said(line.by)),
        (Column("of", _("of"), may_be_cut=True), lambda line: said(line.by_account)),
        (Column("source", _("source")), lambda line: said(line.source)),
        (Column("named", _("named in all"), is_right=True), lambda line: counted(line.named)),
        (
            Column("prospect", _("prospect"), may_be_cut=True),
            lambda line: said(line.prospect.name) if line.prospect else NOTHING,
        ),
        (
            Column("named_on", _("named on"), is_right=True, is_named=True),
            lambda line: on_day(line.naming.named_on) if line.naming else NOTHING,
        ),
        *answers,
        (Column("state", _("state")), _state),
        (Column("generation", _("generation"), is_right=True), lambda line: counted(line.generation)),
        (
            Column("last_on", _("last contact"), is_right=True, is_named=True),
            lambda line: on_day(line.prospect.last_on) if line.prospect else NOTHING,
        ),
        (
            Column("next_on", _("next step on"), is_right=True, is_named=True),
            lambda line: on_day(line.prospect.next_on) if line.prospect else NOTHING,
        ),
        (
            Column("next_step", _("next step"), may_be_cut=True),
            lambda line: said(line.prospect.next_what) if line.prospect else NOTHING,
        ),
        (
            Column("why", _("why named"), may_be_cut=True),
            lambda line: said(line.naming.why) if line.naming else NOTHING,
        ),
        (
            Column("account_id", ""),
            lambda line: named_by_id(line.prospect.account_id if line.prospect else None),
        ),
    )


def _answer(line: ChainLine, place: int) -> Cell:
    answer = line.prospect.answers[place] if line.prospect else Answer.UNKNOWN
    return NOTHING if answer is Answer.UNKNOWN else coded(answer, answer.label)


def _state(line: ChainLine) -> Cell:
    if line.prospect is None:
        return NOTHING
    state = state_of(line.prospect, is_silent=line.is_silent)
    return coded(state, state.label)


def center_listing(centers: Iterable[Center]) -> Listing:
    """Who brings prospects, a line each: what came of all that grew from what they named."""
    return listing_of(
        centers,
        (Column("person", _("person"), may_be_cut=True), lambda center: said(center.person.name)),
        (Column("account", _("account"), may_be_cut=True), lambda center: said(center.person.account)),
        (Column("grade", _("grade")), lambda center: said(center.grade)),
        (Column("named", _("brought"), is_right=True), lambda center: counted(center.tree.named)),
        (Column("qualified", _("qualified"), is_right=True), lambda center: counted(center.tree.qualified)),
        (Column("won", pgettext("several", "won"), is_right=True), lambda center: counted(center.tree.won)),
        (Column("revenue", _("revenue"), is_right=True), lambda center: in_money(center.tree.revenue)),
        (Column("profit", _("profit"), is_right=True), lambda center: in_money(center.tree.profit)),
        (
            Column("thanks_owed", _("thanks owed"), is_right=True),
            lambda center: counted(center.thanks_owed or None),
        ),
        (
            Column("last_named_on", _("named last"), is_right=True, is_named=True),
            lambda center: on_day(center.last_named_on),
        ),
        (
            Column("last_on", _("last contact"), is_right=True, is_named=True),
            lambda center: on_day(center.person.last_on),
        ),
        (Column("person_id", ""), lambda center: named_by_id(center.person.person_id)),
    )


def source_listing(sources: Iterable[SourceYield]) -> Listing:
    """Sources, a line each: what they brought by themselves, and what they cost."""
    return listing_of(
        sources,
        (Column("source", _("source")), lambda brought: coded(brought.source, brought.source.label)),
        (Column("named", _("named"), is_right=True), lambda brought: counted(brought.own.named)),
        (Column("qualified", _("qualified"), is_right=True), lambda brought: counted(brought.own.qualified)),
        (Column("won", pgettext("several", "won"), is_right=True), lambda brought: counted(brought.own.won)),
        (Column("won_percent", _("share won"), is_right=True), _won),
        (Column("revenue", _("revenue"), is_right=True), lambda brought: in_money(brought.own.revenue)),
        (Column("profit", _("profit"), is_right=True), lambda brought: in_money(brought.own.profit)),
        (Column("fees", _("fees"), is_right=True), lambda brought: in_money(brought.own.fees or None)),
    )


def _won(brought: SourceYield) -> Cell:
    percent = brought.own.won_percent
    return NOTHING if percent is None else in_percent(Decimal(percent))


def week_listing(tasks: Iterable[ProspectingTask]) -> Listing:
    """The tasks for finding prospects, a line each."""
    return listing_of(
        tasks,
        (Column("day", _("day"), is_right=True), lambda task: on_day(task.due_on)),
        (Column("done", _("done")), lambda task: Cell("yes", _("done")) if task.is_done else NOTHING),
        (Column("what", _("what"), may_be_cut=True), lambda task: said(task.what)),
        (Column("account", _("account"), may_be_cut=True), lambda task: said(task.account)),
        (Column("person", _("with"), may_be_cut=True), lambda task: said(task.person)),
        (Column("task_id", ""), lambda task: named_by_id(task.task_id)),
    )
