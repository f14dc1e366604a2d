"""What is planned for the months to come, and what of it is secured (K19): sold already, or agreed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple


class PlannedMonth(NamedTuple):
    """A month to come, or the running one, with a plan: what is planned, and sold in it already."""

    account_id: int
    month_on: date
    planned: int
    sold: int = 0


class Ahead(NamedTuple):
    """What is planned for some months to come, and what of it is secured: sold already, or agreed."""

    account_id: int
    first: date
    last: date
    planned: int
    secured: int
    besides: tuple[str, ...] = ()
    """Volumes that are agreed too and are no sum of money, as they are shown: "20 t a quarter"."""

    @property
    def open(self) -> int:
        """What is still to be found."""
        return self.planned - self.secured


def secured_part(planned: int, sold: int, agreed: int) -> int:
    """What of a month's plan is secured: what is sold in it, or agreed if that is more, and no more than is planned.

    `agreed` is zero or more, so that it is never below zero, also where more was given back than sold.
    """
    return min(planned, max(sold, agreed))


def ahead(planned: Iterable[PlannedMonth], secured: Mapping[tuple[int, date], int]) -> dict[int, Ahead]:
    """For each account with a plan what is secured of it.

    `secured` is what was agreed, by account and month. Of a month no more counts than is planned for it:
    too much in one does not make up for another.
    """
    plans: dict[int, Ahead] = {}
    for month in sorted(planned, key=lambda month: (month.account_id, month.month_on)):
        agreed = secured.get((month.account_id, month.month_on), 0)
        before = plans.get(month.account_id)
        plans[month.account_id] = Ahead(
            month.account_id,
            before.first if before else month.month_on,
            month.month_on,
            (before.planned if before else 0) + month.planned,
            (before.secured if before else 0) + secured_part(month.planned, month.sold, agreed),
        )
    return plans
