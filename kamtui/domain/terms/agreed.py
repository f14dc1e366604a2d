"""What was agreed, as the customer may read it: types with no field for anything else."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Outcome


class Look(NamedTuple):
    """What a check found: how it was kept, and what was measured, in thousandths."""

    checked_on: date
    outcome: Outcome
    measured: int | None = None


class Promised(NamedTuple):
    """One thing that was agreed. Its words are those that both sides agreed on."""

    what: str
    target: Target | None = None
    due_on: date | None = None
    """The day by which it is promised, where one was agreed."""
    from_on: date | None = None
    """The day from which it holds, where that is still to come."""
    until_on: date | None = None
    looks: tuple[Look, ...] = ()
    """How it was kept so far, the oldest first; a letter does not say it."""


class Agreed(NamedTuple):
    """What was agreed, by who owes it."""

    ours: tuple[Promised, ...] = ()
    theirs: tuple[Promised, ...] = ()
    shared: tuple[Promised, ...] = ()

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.ours) + len(self.theirs) + len(self.shared)


class Keeping(NamedTuple):
    """What was agreed with an account, and how both sides kept it in 12 months."""

    account: str
    agreed: Agreed
    our_rate: KeptRate | None
    their_rate: KeptRate | None
