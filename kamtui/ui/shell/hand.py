"""What the cursor stands on, for the acts that start from it."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kamtui.domain.warning import Remedy, Warning

if TYPE_CHECKING:
    from kamtui.domain.feasts.feast import Feast


class Settling(Enum):
    """What settles a line by one key, alone or among several marked ones."""

    GREETED = "whose feast it is was greeted"
    ASKED = "who was spoken to was asked, and had no name to give"
    DONE = "the task is done, or not after all"
    SOLVED = "the problem is solved"
    MARKED_KEY = "the account is a key account"
    NAMING_THANKED = "whoever named the prospect was thanked for it"
    NAMER_THANKED = "somebody was thanked for all the names that they gave"
    FAVOUR_THANKED = "the favour was thanked for"
    KEPT = "the term was kept"


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
    answer_id: int | None = None
    """The task that is due for the broken term at hand: it is settled and put off in place of a check."""
    because_of_term_id: int | None = None
    """The term that a task made here follows from."""
    settles_task_id: int | None = None
    """The open task that a call logged here may settle."""
    is_task_done: bool = False
    """Whether the task of the line is done already."""
    may_be_kept: bool = True
    """Whether one key may say of the term at hand that it was kept, as far as the place knows."""
    is_prospecting: bool = False
    """Whether a task made here is for finding prospects."""
    who: str = ""
    """The person that the line is about, else the account, by name."""
    is_meant: bool = True
    """Whether the person went to the line; else a task made here is not about it unless the form is told so."""

    @property
    def is_to_be_asked(self) -> bool:
        """Whether what is planned with who is at hand is to ask for a further prospect."""
        return False

    @property
    def is_warning_alone(self) -> bool:
        """Whether the line of a review is a warning and no task or feast: it is hidden, not put off."""
        return self.warning is not None and self.task_id is None and self.feast is None

    @property
    def settling(self) -> Settling | None:
        """What settles the line; None where nothing does. Of a warning the step that answers it, where one key takes it."""
        if self.feast is not None:
            return Settling.GREETED
        if self.to_do_id is not None:
            return Settling.DONE
        if self.problem_id is not None:
            return Settling.SOLVED
        if self._asks_for(Remedy.MARK_KEY) and self.account_id is not None:
            return Settling.MARKED_KEY
        if self.namer_id is not None:
            return Settling.NAMER_THANKED
        if self.favour_id is not None:
            return Settling.FAVOUR_THANKED
        return Settling.KEPT if self.term_id is not None and self.may_be_kept else None

    @property
    def to_do_id(self) -> int | None:
        """The task that is settled or put off here: that of the line, or that for its broken term."""
        return self.task_id if self.task_id is not None else self.answer_id

    @property
    def namer_id(self) -> int | None:
        """Whom the line asks to thank for all the names that they gave."""
        return self.warning.people[0] if self.warning and self._asks_for(Remedy.THANK) else None

    def _asks_for(self, remedy: Remedy) -> bool:
        return self.warning is not None and self.warning.remedy is remedy
