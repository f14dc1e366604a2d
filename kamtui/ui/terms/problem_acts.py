"""What can be done from any place about problems and threats."""

from datetime import date

from kamtui.domain.amounts import type_amount
from kamtui.domain.form import fill
from kamtui.domain.terms.problem import stake_words
from kamtui.domain.terms.typed.records import PROBLEM, SOLVED, read_problem, read_worth
from kamtui.domain.terms.value import worth_words
from kamtui.domain.terms.words import ProblemState
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_due
from kamtui.store.terms import problem_changes, problem_reads, value_reads
from kamtui.store.terms.problem_reads import ProblemLine
from kamtui.ui.accounts.suggesting import account_pick, account_suggestion, named, product_pick
from kamtui.ui.forms.asking import Filled, Written, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.filled_forms import id_in
from kamtui.ui.terms.forms.problem_form import ProblemForm, SolvedForm


def planned_words(line: ProblemLine, today: date) -> str:
    """What is to be done next about a problem, and by when; "" where nothing is."""
    if line.next_on is None:
        return ""
    return _("{day}: {what}").format(day=show_due(line.next_on, today), what=line.next_step)


async def new_problem(
    desk: Desk,
    account_id: int | None,
    term_id: int | None = None,
    resumed: Filled | None = None,
    *,
    is_seen: bool = False,
) -> int | None:
    """Note a problem or a threat; its id, None where nothing was written.

    Where it is not seen then, what is said names the account in which it stands.
    """
    if account_id is None and term_id is not None and (detail := filled_forms.term_there(desk, term_id)):
        account_id = detail.entry.account_id
    account = account_suggestion(desk, account_id)
    start = fill(PROBLEM, **named("account", account), term_id=str(term_id or ""))
    return await _problem_form(desk, None, start, resumed, is_seen=is_seen)


async def edit_problem(desk: Desk, problem_id: int, resumed: Filled | None = None) -> bool:
    """Correct a problem."""
    line = desk.read_or_say(lambda: problem_reads.problem_line(desk.book, problem_id))
    if line is None:
        return False
    planned = planned_words(line, desk.today)
    return await _problem_form(desk, problem_id, _filled(line), resumed, planned=planned) is not None


def _filled(line: ProblemLine) -> Filled:
    """A problem as it is typed into its form; a next step that is typed into it is a further one."""
    term_id = str(line.entry.term_id or "")
    return fill(PROBLEM, line.entry, account=line.account, product=line.product, term_id=term_id)


async def _problem_form(
    desk: Desk,
    problem_id: int | None,
    start: Filled,
    resumed: Filled | None,
    *,
    is_seen: bool = True,
    planned: str = "",
) -> int | None:
    """Ask for a problem; its id, None where nothing was written. `planned` says what is to be done about it so far."""
    book, today = desk.book, desk.today
    slot = f"problem:{problem_id}" if problem_id else "problem"
    given = {**start, **(resumed or {})}
    term_id = id_in(given, "term_id")
    term = filled_forms.term_there(desk, term_id) if term_id else None

    def submit(filled: Filled) -> Written:
        entry, step = read_problem(filled, today, term_id if term is not None else None)
        if problem_id is None:
            made_id = save_or_show(lambda: problem_changes.add_problem(book, entry, step=step, draft=slot))
            noted = _("Noted {kind}: {what}").format(kind=entry.kind.label, what=entry.what)
            said = noted if is_seen else filled_forms.and_where(desk, noted, entry.account_id)
            return Written(said, made_id)
        save_or_show(
            lambda: problem_changes.edit_problem(book, problem_id, entry, today, step=step, draft=slot),
        )
        return Written(_("Changed {kind}: {what}").format(kind=entry.kind.label, what=entry.what), problem_id)

    form = ProblemForm(
        _("Edit problem") if problem_id else _("New problem"),
        start,
        today=today,
        picks={"account": account_pick(desk, given), "product": product_pick(desk, given)},
        term=term.entry.what if term else "",
        planned=planned,
        resumed=resumed,
    )

    def now() -> Filled:
        assert problem_id is not None
        return _filled(problem_reads.problem_line(book, problem_id))

    written = await ask(desk, form, submit, keeper(desk, slot), now if problem_id else None)
    return written.record_id if written is not None else None


async def solve_problem(desk: Desk, problem_id: int) -> bool:
    """A problem is solved, once asked what that was worth to them in fact; a settled one is open again."""
    book, today = desk.book, desk.today
    line = desk.read_or_say(lambda: problem_reads.problem_line(book, problem_id))
    if line is None:
        return False
    what = line.entry.what
    if not line.entry.state.is_live:
        reopened = desk.do(
            lambda: problem_changes.set_problem_state(book, problem_id, ProblemState.OPEN, today),
            _("Open again: {what}").format(what=what),
        )
        return reopened is not None

    def submit(filled: Filled) -> Written:
        worth = read_worth(filled, today)
        save_or_show(lambda: problem_changes.solve_problem(book, problem_id, worth, today))
        return Written(_("Solved: {what}, worth {worth}").format(what=what, worth=worth_words(worth)))

    form = SolvedForm(
        _("Solved: {what}").format(what=what),
        fill(SOLVED, worth=type_amount(value_reads.worth_of_problem(book, problem_id))),
        today=today,
        expected=stake_words(line.entry.worth_yearly, line.entry.cost_yearly),
    )
    return await ask(desk, form, submit) is not None


async def delete_problem(desk: Desk, problem_id: int) -> bool:
    """Delete a problem, once asked."""
    book = desk.book
    line = desk.read_or_say(lambda: problem_reads.problem_line(book, problem_id))
    if line is None:
        return False
    question = _("Delete the problem “{what}”?").format(what=line.entry.what)
    if not await confirm(desk, question + filled_forms.worth_stays(desk, "problem", problem_id)):
        return False
    return filled_forms.deleted(
        desk,
        lambda: problem_changes.delete_problem(book, problem_id),
        _("Deleted problem: {what}").format(what=line.entry.what),
    )


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a problem again, with what was typed and not saved."""
    match slot.ids:
        case ():
            await new_problem(desk, None, resumed=content)
        case (problem_id,):
            await edit_problem(desk, problem_id, content)
