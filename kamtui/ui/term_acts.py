"""What can be done from any place about what was agreed: terms, their checks, problems and favours.

Beside `acts`, in the same manner: each act asks, writes to the book, says what happened.
"""

from kamtui.ui.acts import Acts


class TermActs(Acts):
    """The acts about terms, problems and favours. Each returns whether the book was changed."""

    # -- terms

    async def new_term(
        self,
        account_id: int | None,
        person_id: int | None = None,
        call_id: int | None = None,
        resumed: dict[str, str] | None = None,
    ) -> bool:
        """Write down what was agreed, perhaps in a call."""
        raise NotImplementedError

    async def edit_term(self, term_id: int, resumed: dict[str, str] | None = None) -> bool:
        """Correct a term."""
        raise NotImplementedError

    async def check_term(self, term_id: int, resumed: dict[str, str] | None = None) -> bool:
        """Say what a look at a term found; a broken one offers a follow-up and a problem."""
        raise NotImplementedError

    def keep_term(self, term_id: int) -> bool:
        """The term was kept: a check of today with nothing more to say."""
        raise NotImplementedError

    async def renegotiate_term(self, term_id: int, resumed: dict[str, str] | None = None) -> bool:
        """End a term and agree on another in its place."""
        raise NotImplementedError

    async def put_off_check(self, term_id: int) -> bool:
        """Look at a term on another day."""
        raise NotImplementedError

    async def read_term(self, term_id: int) -> None:
        """Show a term whole, with its story and every check, and do what is asked of it there."""
        raise NotImplementedError

    async def delete_term(self, term_id: int) -> bool:
        """Delete a term with its checks, once asked."""
        raise NotImplementedError

    # -- problems

    async def new_problem(
        self, account_id: int | None, term_id: int | None = None, resumed: dict[str, str] | None = None
    ) -> bool:
        """Note a problem or a threat."""
        raise NotImplementedError

    async def edit_problem(self, problem_id: int, resumed: dict[str, str] | None = None) -> bool:
        """Correct a problem."""
        raise NotImplementedError

    def solve_problem(self, problem_id: int) -> bool:
        """A problem is solved; a settled one is open again."""
        raise NotImplementedError

    def delete_problem(self, problem_id: int) -> bool:
        """Delete a problem: one line, and undo brings it back, so nothing is asked."""
        raise NotImplementedError

    # -- favours

    async def new_favour(
        self, account_id: int | None, person_id: int | None = None, resumed: dict[str, str] | None = None
    ) -> bool:
        """Note a favour, given or received."""
        raise NotImplementedError

    async def edit_favour(self, favour_id: int, resumed: dict[str, str] | None = None) -> bool:
        """Correct a favour."""
        raise NotImplementedError

    def thank_favour(self, favour_id: int) -> bool:
        """A favour was thanked for today, or was not after all."""
        raise NotImplementedError

    def delete_favour(self, favour_id: int) -> bool:
        """Delete a favour: one line, and undo brings it back, so nothing is asked."""
        raise NotImplementedError
