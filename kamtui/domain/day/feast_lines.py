"""A feast as a line of the day's review."""

from datetime import date

from kamtui.domain.day.line import Group, Line
from kamtui.domain.feasts.feast import Feast
from kamtui.domain.text.language import _


def feast_line(feast: Feast, today: date) -> Line:
    """The line of a feast, with whose it is; of somebody near to us it is among what is to be done when a greeting is
    to be thought of."""
    who = feast.who
    words = feast.words[:1].upper() + feast.words[1:]
    return Line(
        Group.TODAY if feast.asks_on(today) and who.is_near else Group.FEASTS,
        _("{person}: {feast}").format(person=who.person, feast=feast.words) if who.person_id else words,
        due_on=feast.on,
        days=(today - feast.on).days,
        account_id=who.account_id,
        account=who.account,
        person_id=who.person_id,
        person=who.person,
        stance=who.stance,
        is_key=who.is_key,
        feast=feast,
        asks_for_greeting=feast.asks_on(today),
    )
