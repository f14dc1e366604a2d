"""A favour done by us or to us, beside all that was agreed (K6, K16), and whether it was thanked for."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.words import FavourWay


class FavourEntry(NamedTuple):
    """What was done, for or by an account or a person. The cost is in minor units; None is not known."""

    what: str
    done_on: date
    way: FavourWay
    account_id: int | None = None
    person_id: int | None = None
    cost: int | None = None
    thanked_on: date | None = None

    @property
    def asks_for_thanks(self) -> bool:
        """Whether we have to thank for it: it was done to us, and we did not thank yet."""
        return self.way is FavourWay.RECEIVED and self.thanked_on is None
