"""What the cursor of the chain stands on."""

from dataclasses import dataclass

from kamtui.domain.chain.forest import Naming, Root
from kamtui.ui.shell.hand import AtHand, Settling


@dataclass(frozen=True)
class ChainHand(AtHand):
    """A line of the chain: a naming, else a person or source, else a task of the week."""

    naming: Naming | None = None
    """How the prospect at hand was named; in the list of prospects, the first time."""
    root: Root | None = None
    """The person or source at hand."""
    thanks_owed_to_id: int | None = None
    """That person, where thanks are owed for a name that they gave."""

    @property
    def settling(self) -> Settling | None:
        if self.task_id is None and self.naming is not None:
            return Settling.NAMING_THANKED if self.naming.by_person_id is not None else None
        return super().settling

    @property
    def namer_id(self) -> int | None:
        return self.thanks_owed_to_id
