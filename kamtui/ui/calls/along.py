"""Reading along in the form of a call: what its note says by the way is offered below it, and taken into its fields."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from kamtui.domain.calls.along.names import Known
from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.reading import ReadingAlong
from kamtui.domain.calls.along.taking import Taking
from kamtui.domain.calls.call import RivalHeard
from kamtui.domain.calls.outlines import Outline
from kamtui.domain.calls.typed_promises import FIRST, promise_line, promises_in
from kamtui.domain.calls.words import Objection
from kamtui.domain.terms.promise_day import read_promise, without_day
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, in_quotes, ngettext
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.ui.calls.offers_field import OffersField, offer_label
from kamtui.ui.calls.promise_field import Promises
from kamtui.ui.forms.form import FormDialog, Typed
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.widgets.fields import Choice
from kamtui.ui.widgets.picker import Picker
from kamtui.ui.widgets.suggestions import Suggestion

PUT_AWAY, RIVALS = "put_away", "rivals"
"""In a draft: the offers that were put away, and the competitors taken, by id with the words that name them; a line each."""

KnownToNote = Callable[[int | None], Known]
"""Whom the note of a call with an account can name."""


class NoteHelp(NamedTuple):
    """What helps with the note of a call."""

    known: KnownToNote
    outlines: Sequence[Outline]
    held_on: date | None = None
    """The day of a call that is in the book already: from it the days in its note count."""
    promised: Sequence[str] = ()
    """What was written down as promised in it."""
    put_away: list[str] | None = None
    """The marks of offers that were put away in any form before; those of this one come to them. None remembers nothing."""


class Along:
    """What the note of one form says by the way."""

    def __init__(self, form: FormDialog, given: NoteHelp, today: date, glyphs: Glyphs) -> None:
        self._form = form
        self._known = cache(lambda account_id: ReadingAlong(given.known(account_id), given.held_on or today))
        self._today = today
        self._promised = given.promised
        self._put_away_before = given.put_away if given.put_away is not None else []
        self._taking = Taking(form.now.get(PUT_AWAY, "").splitlines())
        self._rivals = dict(_rivals_in(form.now))
        self.field = OffersField(self._taking, glyphs, self._describe)

    def typed(self) -> dict[str, str]:
        """What a draft keeps of it."""
        return {
            PUT_AWAY: "\n".join(sorted(self._taking.put_away)),
            RIVALS: "\n".join(f"{number} {words}" for number, words in self._rivals.items()),
        }

    def read(self) -> None:
        """Read the note as it is now, and show what it offers."""
        reading = self._known(self._form.picked("account"))
        offers = reading.offers(self._form.value("note"), self._present())
        if reading.is_behind:
            self._form.call_later(self.read)
        account_id = self._form.picked("account")
        before = set(self._put_away_before)
        offers = [
            offer for offer in offers if self._may_be_taken(offer) and offer.mark(account_id) not in before
        ]
        for offer in offers:
            if offer.sort is Sort.COMPETITOR and offer.record_id in self._rivals:
                self._taking.take_again(offer)
        self._taking.see(offers, self._is_there)
        self.field.show()

    def turn(self, at: int) -> None:
        """Take the offer of a line, or give it back."""
        if at >= len(self._taking.lines):
            self._form.say(_nothing_to_take(len(self._taking.lines)))
            return
        offer = self._taking.lines[at]
        if self._taking.is_taken(offer):
            self._taking.give_back(offer)
            self._write(offer, is_taken=False)
        else:
            self._take(offer)
        self.field.show()

    def put_away(self) -> None:
        """Put the lines in view away, also for when the call is corrected, and show those that wait."""
        if not self._taking.lines:
            self._form.say(_nothing_to_take(0))
            return
        account_id = self._form.picked("account")
        self._put_away_before += [
            line.mark(account_id) for line in self._taking.lines if not self._taking.is_taken(line)
        ]
        self._taking.put_all_away()
        self.read()

    # -- what the form holds

    def _present(self) -> list[int]:
        people = self._form.picker("people")
        chosen = people.chosen() if people is not None else []
        taken = {offer.record_id for offer in self._taking.taken}
        return [one.record_id for one in chosen if one.record_id is not None and one.record_id not in taken]

    def _may_be_taken(self, offer: Offer) -> bool:
        """Whether it can be written; a promise for a day that has passed is none any more."""
        if offer.sort is Sort.PROMISE:
            return offer.day is not None and offer.day >= self._today
        return offer.sort is not Sort.COMPETITOR or self._form.picked("account") is not None

    def _is_there(self, offer: Offer) -> bool:
        """Whether the form says the same already."""
        if offer.sort is Sort.OBJECTION:
            is_taken = any(taken.sort is Sort.OBJECTION for taken in self._taking.taken)
            return bool(self._form.value("objection")) and not is_taken
        if offer.sort in (Sort.PERSON, Sort.COMPETITOR):
            return False  # those who were there are left out when the note is read; a competitor stands in no field
        if any(_has_words_of(offer, what) for what in self._promised):
            return True
        return any(_is_like(offer, line, self._today) for line in promises_in(self._form.typed()).values())

    # -- taking

    def _take(self, offer: Offer) -> None:
        for other in self._taking.take(offer):
            self._write(other, is_taken=False)
        self._write(offer, is_taken=True)

    def _write(self, offer: Offer, *, is_taken: bool) -> None:
        {
            Sort.PROMISE: self._write_promise,
            Sort.PERSON: self._write_person,
            Sort.COMPETITOR: self._write_competitor,
            Sort.OBJECTION: self._write_objection,
        }[offer.sort](offer, is_taken=is_taken)

    def _write_promise(self, offer: Offer, *, is_taken: bool) -> None:
        line = _promise_line(offer, self._today)
        promises = self._form.query_one_optional(Promises)
        if promises is not None:
            (promises.put if is_taken else promises.take_out)(line)
        elif is_taken:  # a call that is corrected has no lines for promises until one comes
            self._form.query_one("#rows").mount(Promises({FIRST: line}, self._today), after=self.field)

    def _write_person(self, offer: Offer, *, is_taken: bool) -> None:
        people = self._form.picker("people")
        if people is None:
            return
        there = [one for one in people.chosen() if one.record_id != offer.record_id]
        one = Suggestion(
            offer.name, "", offer.record_id, self._form.picked("account") if not offer.detail else None
        )
        people.put([*there, one] if is_taken else there)
        people.post_message(Picker.Picked(people))

    def _write_competitor(self, offer: Offer, *, is_taken: bool) -> None:
        self._rivals.pop(offer.record_id, None)
        if is_taken:
            self._rivals[offer.record_id] = clean(offer.words)

    def _write_objection(self, offer: Offer, *, is_taken: bool) -> None:
        field = self._form.field("objection")
        if isinstance(field, Choice):
            field.typed = offer.name if is_taken else ""

    # -- words

    def _describe(self, offer: Offer) -> tuple[str, str]:
        lines = self._taking.lines
        is_second = any(other.excludes(offer) for other in lines[: lines.index(offer)])
        label = offer_label(offer, is_second=is_second)
        if offer.sort is Sort.PROMISE:
            day = show_weekday_day(offer.day, self._today) if offer.day else ""
            return label, f"{day}: {in_quotes(clean(offer.words))}"
        if offer.sort is Sort.PERSON:
            return label, ", ".join(filter(None, (offer.name, offer.detail)))
        if offer.sort is Sort.COMPETITOR:
            return label, _("{name}, noted at this account").format(name=offer.name)
        return label, f"{Objection(offer.name).label}: {in_quotes(clean(offer.words))}"


def rivals_heard(typed: Typed) -> list[RivalHeard]:
    """The competitors that were taken in a form."""
    return [RivalHeard(number, words) for number, words in _rivals_in(typed)]


def _rivals_in(typed: Typed) -> Iterator[tuple[int, str]]:
    for line in typed.get(RIVALS, "").splitlines():
        number, _blank, words = line.partition(" ")
        if number.isdecimal():
            yield int(number), words


def _promise_line(offer: Offer, today: date) -> str:
    """A promise as it is typed into its line: with its side, and its day where its words do not say it there."""
    assert offer.owed_by is not None and offer.day is not None
    words = clean(offer.words)
    line = promise_line(offer.owed_by, words)
    told = read_promise(line, today).due_on
    if told == offer.day:
        return line
    bare = without_day(words, told, today) if told is not None else words
    return promise_line(offer.owed_by, f"{bare}, {offer.day:%d.%m.%Y}")


def _is_like(offer: Offer, line: str, today: date) -> bool:
    """Whether a line of promises says what is offered: for the same day, with most of its words."""
    promise = read_promise(line, today)
    if promise.due_on != offer.day:
        return False
    return _has_words_of(offer, promise.what)


def _has_words_of(offer: Offer, what: str) -> bool:
    """Whether some words are most of those that are offered."""
    words, offered = set(fold(what).split()), set(fold(offer.words).split())
    return len(words & offered) * 2 >= len(offered)


def _nothing_to_take(lines: int) -> str:
    """What is said where a key finds no line below the note."""
    if lines:
        return ngettext(
            "Below the note stands {count} line that can be taken.",
            "Below the note stand {count} lines that can be taken.",
            lines,
        ).format(count=lines)
    return _(
        "Nothing to take: a promise with a day, a person or a competitor in the note would be offered here."
    )
