"""What the cursor stands on, for the acts that start from it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamtui.domain.warning import Warning

if TYPE_CHECKING:
    from kamtui.domain.feasts.feast import Feast


@dataclass(frozen=True)
class AtHand:
    """The record at hand, by its ids; a place whose acts need more of it hands over a kind of its own.

    The account and the person are also those of a new record that is made here.
    """

    account_id: int | None = None
    person_id: int | None = None
    call_id: int | None = None
    term_id: int | None = None
    task_id: int | None = None
    problem_id: int | None = None
    favour_id: int | None = None
    value_id: int | None = None
    """Something that we did for the account, as it was written down."""
    warning: Warning | None = None
    """What is wrong with the line at hand and may be hidden."""
    further_warnings: tuple[Warning, ...] = ()
    """Others of the same account and cause, which stand in the same line and are hidden with it."""
    feast: "Feast | None" = None
    """The feast that the line is about."""
    because_of_term_id: int | None = None
    """The term that a task made here follows from."""
    settles_task_id: int | None = None
    """The open task that a call logged here may settle."""
    is_prospecting: bool = False
    """Whether a task made here is for finding prospects."""
    who: str = ""
    """The person that the line is about, else the account, by name."""
