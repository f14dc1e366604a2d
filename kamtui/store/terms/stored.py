"""Values of terms as they are stored, read back."""

from typing import Protocol

from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound


class StoredTarget(Protocol):
    """A row that holds a target."""

    @property
    def target_bound(self) -> str | None: ...
    @property
    def target_thousandths(self) -> int: ...
    @property
    def target_unit(self) -> str: ...


def stored_target(row: StoredTarget) -> Target | None:
    """The target in a row; None where there is none."""
    if row.target_bound is None:
        return None
    return Target(Bound(row.target_bound), row.target_thousandths, row.target_unit)
