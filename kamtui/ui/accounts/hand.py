"""What is at hand on the page of an account, for the acts of its tabs."""

from dataclasses import dataclass

from kamtui.ui.shell.hand import AtHand


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
    is_done: bool = False
    """Whether the task of the line is done."""
