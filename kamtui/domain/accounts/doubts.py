"""What a book may still hold of slips that older programs took in without a word: to be looked at, never changed.

Each doubt is a sentence about one record; its kind says why it is doubted and which act mends it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from kamtui.domain.text.language import _

OUT_OF_PROPORTION = 20
"""How many times the median of an account's other months a month is at least that is doubted."""
ENOUGH_MONTHS = 4
"""How many other months an account needs for that."""


class DoubtKind(StrEnum):
    """Why something is doubted, in the order in which doubts are listed."""

    OTHER_FIRM = "other_firm"
    NEVER_BACK = "never_back"
    BIRTHDAY = "birthday"
    PIECE_OF_A_NAME = "piece_of_a_name"
    SEVERAL_RATINGS = "several_ratings"
    OUT_OF_PROPORTION = "out_of_proportion"

    @property
    def label(self) -> str:
        return {
            DoubtKind.OTHER_FIRM: _("Calls with people of another firm"),
            DoubtKind.NEVER_BACK: _("Promises that no day brings back to Today"),
            DoubtKind.BIRTHDAY: _("Births of this year or in the future"),
            DoubtKind.PIECE_OF_A_NAME: _("People whose name may be a piece of one"),
            DoubtKind.SEVERAL_RATINGS: _("Several ratings of one day, without a reason"),
            DoubtKind.OUT_OF_PROPORTION: _("Amounts out of proportion"),
        }[self]

    @property
    def mend(self) -> str:
        """The act that mends it, if it is wrong."""
        return {
            DoubtKind.OTHER_FIRM: _("In the app, Calls: edit the call and take the name out of its people."),
            DoubtKind.NEVER_BACK: _("In the app, Terms: edit the term and say when to check it, or end it."),
            DoubtKind.BIRTHDAY: _("In the app, edit the person: a birthday without a year is written 14.3."),
            DoubtKind.PIECE_OF_A_NAME: _(
                "In the app, edit the call with its whole name, then delete the person."
            ),
            DoubtKind.SEVERAL_RATINGS: _(
                "In the app, rate it once more: the latest counts, and those before stay as they are."
            ),
            DoubtKind.OUT_OF_PROPORTION: _(
                "In the app, the account's Numbers: type the month as it was, or import its list again."
            ),
        }[self]


class Doubt(NamedTuple):
    """One record that may be wrong, in a sentence."""

    kind: DoubtKind
    sentence: str


def odd_months(amounts: Mapping[date, int]) -> Sequence[date]:
    """The months whose amount is `OUT_OF_PROPORTION` times the middle of the others or more; the earliest first.

    Months of nothing or less are not compared; an account with fewer than `ENOUGH_MONTHS` others has no odd ones.
    """
    positive = {month: amount for month, amount in amounts.items() if amount > 0}
    odd = []
    for month in sorted(positive):
        others = [amount for other, amount in positive.items() if other != month]
        if len(others) >= ENOUGH_MONTHS and positive[month] >= OUT_OF_PROPORTION * median(others):
            odd.append(month)
    return odd
