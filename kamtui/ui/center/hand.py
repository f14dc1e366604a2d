"""What the cursor of a map stands on."""

from dataclasses import dataclass

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.warning_lines import WarningLine
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True, slots=True)
class MemberAtHand(AtHand):
    """A person of an account; of whom only the part is known has no `person_id` for calls and tasks."""

    someone_id: int | None = None
    """Whoever is at hand: also who left, and of whom only the part is known."""
    member: Member | None = None
    """None of who left."""
    center: BuyingCenter | None = None
    """The map, as it is shown."""
    warning_line: WarningLine | None = None
    """The warning at hand, where the cursor is among the warnings rather than on the person."""
