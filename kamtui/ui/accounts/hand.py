"""What is at hand on the page of an account, for the acts of its tabs."""

from dataclasses import dataclass

from kamtui.ui.shell.hand import AtHand

OF_THE_ACCOUNT = ("facts", "money", "health")
"""The parts whose lines are what is known of the account itself."""


@dataclass(frozen=True)
class PageAtHand(AtHand):
    """The line at hand in the overview or among the conversations of an account."""

    part: str = "facts"
    """Which part the line is in: facts, tasks, terms, people, money, calls, health."""
    leads_to: str = ""
    """The tab that shows more of the line; "" where the line itself is opened."""
    is_hint: bool = False
    """Whether the line only says what to press, as there is nothing in its part."""
    member_id: int | None = None
    """The person of the line, who may be an unknown one: nobody speaks with that, so it is not `person_id`."""

    @property
    def is_of_the_account(self) -> bool:
        """Whether the line is about the account itself: what is known of it, or what to press where a part is empty."""
        return self.part in OF_THE_ACCOUNT or self.is_hint

    @property
    def may_be_edited(self) -> bool:
        """Whether there is anything on the line that can be corrected."""
        return self.is_of_the_account or self._is_a_record

    @property
    def may_be_deleted(self) -> bool:
        """Whether there is anything on the line that can be deleted: a record, on a fact the account."""
        return self.part == "facts" or self._is_a_record

    @property
    def _is_a_record(self) -> bool:
        ids = (self.member_id, self.call_id, self.task_id, self.term_id, self.problem_id)
        return any(record_id is not None for record_id in ids)
