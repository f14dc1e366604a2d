"""What the note of a line says by the way: promises, people, an objection. It is offered in the line's own grammar, and written only once it stands there."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.calls.along.names import Known, Person
from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.reading import ReadingAlong
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.one_line.directory import Choice, Directory, One, instead_of
from kamtui.domain.calls.one_line.parts import Span
from kamtui.domain.calls.words import Objection
from kamtui.domain.terms.promise_day import promised_day
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_weekday_day

_LONGEST = 2_000
"""Characters of a note in a line that are read."""


class Heard(NamedTuple):
    """What could be added to a line: behind its note, and in its head."""

    behind_note: tuple[Choice, ...] = ()
    in_head: tuple[Choice, ...] = ()


class Told(NamedTuple):
    """What the line says already."""

    account: One | None
    people: Sequence[Participant]
    agreed: Sequence[TermEntry]
    has_objection: bool


def heard(note: Span, head: Span, told: Told, directory: Directory, today: date) -> Heard:
    """What a note says by the way and the line does not; `head` is the piece behind which people are added."""
    people = directory.people(told.account.record_id) if told.account is not None else ()
    known = Known(
        [Person(one.record_id, one.name) for one in people], account=told.account.name if told.account else ""
    )
    present = [person.person_id for person in told.people if person.person_id is not None]
    days = {promised_day(term.what, today) for term in told.agreed}
    behind: list[Choice] = []
    within: list[Choice] = []
    for offer in ReadingAlong(known, today).offers(note.text[:_LONGEST], present):
        if offer.sort is Sort.PROMISE:
            if offer.day not in days:
                behind.append(_promise(note, offer, today))
        elif offer.sort is Sort.PERSON:
            within += _person(head, offer, people)
        elif not told.has_objection:
            within.append(_objection(head, offer))
    return Heard(tuple(behind), tuple(within))


def _promise(note: Span, offer: Offer, today: date) -> Choice:
    words = clean(offer.words)
    says = (
        _("they promise “{words}”, {day}")
        if offer.owed_by is OwedBy.THEY
        else _("we promise “{words}”, {day}")
    )
    day = show_weekday_day(offer.day, today) if offer.day is not None else ""
    sign = "they" if offer.owed_by is OwedBy.THEY else "we"
    return Choice(says.format(words=words, day=day), f"{note.text} {sign}={words}")


def _person(head: Span, offer: Offer, people: Sequence[One]) -> Iterator[Choice]:
    one = next((one for one in people if one.record_id == offer.record_id), None)
    if one is not None:
        says = _("was {name} there?").format(name=one.name)
        yield Choice(says, f"{head.text}, {instead_of(one, people)}")


def _objection(head: Span, offer: Offer) -> Choice:
    says = _("objection, {what}: “{words}”").format(
        what=Objection(offer.name).label, words=clean(offer.words)
    )
    return Choice(says, f"{head.text}, objection {offer.name}")
