"""What can be done from any place about problems and threats."""

from kamtui.domain.form import fill
from kamtui.domain.terms.problem import ProblemEntry, solved_or_open
from kamtui.domain.terms.typed.records import PROBLEM, read_problem
from kamtui.domain.text.language import _
from kamtui.store.terms import problem_changes, problem_reads
from kamtui.ui.accounts.suggesting import account_pick, account_suggestion, named
from kamtui.ui.forms.asking import Filled, ask, confirm, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.shell.desk import Desk
from kamtui.ui.terms import filled_forms
from kamtui.ui.terms.filled_forms import id_in
from kamtui.ui.terms.forms.problem_form import ProblemForm


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
    return await _problem_form(desk, problem_id, _filled(desk, line.entry), resumed) is not None


def _filled(desk: Desk, entry: ProblemEntry) -> Filled:
    """A problem as it is typed into its form."""
    account = account_suggestion(desk, entry.account_id)
    return fill(PROBLEM, entry, account=account.name if account else "", term_id=str(entry.term_id or ""))


async def _problem_form(
    desk: Desk, problem_id: int | None, start: Filled, resumed: Filled | None, *, is_seen: bool = True
) -> int | None:
    """Ask for a problem; its id, None where nothing was written."""
    book, today = desk.book, desk.today
    slot = f"problem:{problem_id}" if problem_id else "problem"
    given = {**start, **(resumed or {})}
    term_id = id_in(given, "term_id")
    term = filled_forms.term_there(desk, term_id) if term_id else None
    said: list[str] = []
    made: list[int] = []

    def submit(filled: Filled) -> None:
        entry = read_problem(filled, today, term_id if term is not None else None)
        if problem_id is None:
            save_or_show(desk, lambda: made.append(problem_changes.add_problem(book, entry, draft=slot)))
            noted = _("Noted {kind}: {what}").format(kind=entry.kind.label, what=entry.what)
            said.append(noted if is_seen else filled_forms.and_where(desk, noted, entry.account_id))
        else:
            save_or_show(
                desk, lambda: problem_changes.edit_problem(book, problem_id, entry, today, draft=slot)
            )
            said.append(_("Changed {kind}: {what}").format(kind=entry.kind.label, what=entry.what))

    form = ProblemForm(
        _("Edit problem") if problem_id else _("New problem"),
        start,
        submit,
        keeper(desk, slot),
        today=today,
        picks={"account": account_pick(desk, given)},
        term=term.entry.what if term else "",
        resumed=resumed,
    )

    def now() -> Filled:
        assert problem_id is not None
        return _filled(desk, problem_reads.problem_line(book, problem_id).entry)

    saved = await ask(desk, form, said, now if problem_id else None)
    return (problem_id or made[-1]) if saved else None


def solve_problem(desk: Desk, problem_id: int) -> bool:
    """A problem is solved; a settled one is open again."""
    book = desk.book
    line = desk.read_or_say(lambda: problem_reads.problem_line(book, problem_id))
    if line is None:
        return False
    state = solved_or_open(line.entry.state)
    said = _("Open again: {what}") if state.is_live else _("Solved: {what}")
    what = desk.do(
        lambda: problem_changes.set_problem_state(book, problem_id, state, desk.today),
        said.format(what=line.entry.what),
    )
    return what is not None


async def delete_problem(desk: Desk, problem_id: int) -> bool:
    """Delete a problem, once asked."""
    book = desk.book
    line = desk.read_or_say(lambda: problem_reads.problem_line(book, problem_id))
    if line is None:
        return False
    if not await confirm(desk, _("Delete the problem “{what}”?").format(what=line.entry.what)):
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
