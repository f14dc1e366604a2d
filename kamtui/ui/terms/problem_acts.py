"""What can be done from any place about problems and threats."""

from kamtui.domain.terms.words import LIVE_PROBLEMS, ProblemState
from kamtui.domain.text.language import _
from kamtui.store.terms import problem_changes, problem_reads
from kamtui.ui.forms import typed
from kamtui.ui.terms.filled_forms import Filled, FilledForms, id_in, named


class ProblemActs(FilledForms):
    """The acts about problems. Each returns whether the book was changed."""

    async def new_problem(
        self, account_id: int | None, term_id: int | None = None, resumed: Filled | None = None
    ) -> bool:
        """Note a problem or a threat."""
        if account_id is None and term_id is not None and (detail := self._term_there(term_id)):
            account_id = detail.entry.account_id
        account = self._account_suggestion(account_id)
        start = typed.new_problem(*named(account), term_id)
        return await self._problem_form(None, start, resumed)

    async def edit_problem(self, problem_id: int, resumed: Filled | None = None) -> bool:
        """Correct a problem."""
        line = self.read_or_say(lambda: problem_reads.problem_line(self.desk.book, problem_id))
        if line is None:
            return False
        account = self._account_suggestion(line.entry.account_id)
        start = typed.type_problem(line.entry, account.name if account else "")
        return await self._problem_form(problem_id, start, resumed)

    async def _problem_form(self, problem_id: int | None, start: Filled, resumed: Filled | None) -> bool:
        from kamtui.domain.terms.problem import read_problem
        from kamtui.ui.terms.problem_form import ProblemForm

        book, today = self.desk.book, self.desk.today
        slot = f"problem:{problem_id}" if problem_id else "problem"
        term_id = id_in({**start, **(resumed or {})}, "term_id")
        term = self._term_there(term_id) if term_id else None
        said: list[str] = []

        def submit(filled: Filled) -> None:
            entry = self._with_names(
                filled,
                lambda: read_problem(
                    filled, today, id_in(filled, "account_id"), term_id if term is not None else None
                ),
            )
            if problem_id is None:
                self.save_or_show(lambda: problem_changes.add_problem(book, entry, draft=slot))
                said.append(_("Noted {kind}: {what}").format(kind=entry.kind.label, what=entry.what))
            else:
                self.save_or_show(
                    lambda: problem_changes.edit_problem(book, problem_id, entry, today, draft=slot)
                )
                said.append(_("Changed {kind}: {what}").format(kind=entry.kind.label, what=entry.what))

        form = ProblemForm(
            _("Edit problem") if problem_id else _("New problem"),
            start,
            submit,
            self._keeper(slot),
            today=today,
            accounts=self.suggest_accounts,
            account=self._picked_account({**start, **(resumed or {})}),
            term=term.entry.what if term else "",
            resumed=resumed,
        )

        def now() -> Filled:
            assert problem_id is not None
            entry = problem_reads.problem_line(book, problem_id).entry
            account = self._account_suggestion(entry.account_id)
            return typed.type_problem(entry, account.name if account else "")

        return await self._ask(form, said, now if problem_id else None)

    def solve_problem(self, problem_id: int) -> bool:
        """A problem is solved; a settled one is open again."""
        book = self.desk.book
        line = self.read_or_say(lambda: problem_reads.problem_line(book, problem_id))
        if line is None:
            return False
        is_live = line.entry.state in LIVE_PROBLEMS
        state = ProblemState.SOLVED if is_live else ProblemState.OPEN
        said = _("Solved: {what}") if is_live else _("Open again: {what}")
        what = self.do(
            lambda: problem_changes.set_problem_state(book, problem_id, state, self.desk.today),
            said.format(what=line.entry.what),
        )
        return what is not None

    async def delete_problem(self, problem_id: int) -> bool:
        """Delete a problem, once asked."""
        book = self.desk.book
        line = self.read_or_say(lambda: problem_reads.problem_line(book, problem_id))
        if line is None:
            return False
        if not await self._confirm(_("Delete the problem “{what}”?").format(what=line.entry.what)):
            return False
        return self._deleted(
            lambda: problem_changes.delete_problem(book, problem_id),
            _("Deleted problem: {what}").format(what=line.entry.what),
        )
