"""What is said of a quarter with a customer in the business review: in words, for both sides, and a note for us alone."""

from datetime import date
from typing import NamedTuple


class ReviewEntry(NamedTuple):
    """The words of a review. The customer reads all of them but the note."""

    review_on: date | None = None
    """The day on which both go through it together."""
    attendees: str = ""
    summary: str = ""
    highlights: str = ""
    wins: str = ""
    """What the customer gained by us."""
    goals: str = ""
    """What the customer wanted to reach."""
    risks: str = ""
    """What may come between, as it is told to the customer."""
    opportunities: str = ""
    next_goals: str = ""
    """What both want to reach in the next quarter."""
    note: str = ""
    """For us alone."""

    @property
    def is_empty(self) -> bool:
        """Nothing at all is said."""
        return self == ReviewEntry()
