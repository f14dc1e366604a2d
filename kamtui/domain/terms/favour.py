"""A favour done by us or to us, beside all that was agreed (K6, K16), and whether it was thanked for."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.fields import FieldReader
from kamtui.domain.terms.words import FavourWay
from kamtui.domain.text.language import _


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


def read_favour(
    typed: Mapping[str, str], today: date, account_id: int | None, person_id: int | None
) -> FavourEntry:
    """The favour in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    if account_id is None and person_id is None:
        reader.problem("account", _("Say which account or person this was for; choose from the list."))
    done_on = reader.past_day("done", today) or today
    if done_on > today:
        reader.problem("done", _("A favour still to be done is a task, or a promise among the terms."))
    thanked_on = reader.past_day("thanked", today)
    if thanked_on is not None and not done_on <= thanked_on <= today:
        reader.problem("thanked", _("Thanks come after the favour, and not later than today."))
    entry = FavourEntry(
        what=reader.needed("what", _("Say what was done.")),
        done_on=done_on,
        way=FavourWay(typed.get("way") or FavourWay.GIVEN.value),
        account_id=account_id,
        person_id=person_id,
        cost=reader.amount("cost"),
        thanked_on=thanked_on,
    )
    reader.finish()
    return entry
