"""What is at hand on the page of an account, for the acts of its tabs."""

from dataclasses import dataclass

from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True)
class PageAtHand(AtHand):
    """The line at hand on a tab of an account."""

    tab: str = "overview"
    member_id: int | None = None
    """The person of the line, who may be an empty seat: nobody speaks with that, so it is not `person_id`."""
    is_done: bool = False
    """Whether the task of the line is done."""
