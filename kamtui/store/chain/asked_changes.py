"""Saying of somebody spoken to whether they were asked for a further prospect (K20)."""

from kamtui.domain.calls.contacted import Contacted, says_more
from kamtui.domain.calls.words import Asked
from kamtui.domain.text.language import _
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import NameWasGiven
from kamtui.store.chain.asked_reads import day_of, named_on, others_of_the_day


def set_asked(book: Book, contacted: Contacted, asked: Asked, why_not: str = "") -> None:
    """Say whether a person was asked for a further prospect, and if not, why. Raises GoneMeanwhile, NameWasGiven.

    It is the answer for the day: what their other talks of it say of more than that is taken back with it. Where a
    name that they gave on that day is in the book, nothing less can be said.
    """
    name = _("{person}: {asked}").format(person=contacted.person, asked=asked.label)
    others = others_of_the_day(book, contacted)
    with book.change(name) as act:
        talk = act.get(tables.CallPerson, contacted.call_person_id)
        if asked is not Asked.GIVEN and contacted.person_id in named_on(book, day_of(contacted)):
            raise NameWasGiven(contacted.person)
        talk.asked = asked.value
        talk.why_not = why_not if asked is Asked.NOT_ASKED else ""
        for other_id in others:
            other = act.find(tables.CallPerson, other_id)
            if other is not None and says_more(Asked(other.asked), asked):
                other.asked = asked.value
