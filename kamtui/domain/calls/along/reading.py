"""What a note says by the way, read while it is typed."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from kamtui.domain.calls.along.names import Known, Names
from kamtui.domain.calls.along.objections import objections
from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.promises import promises
from kamtui.domain.calls.along.sentences import LONGEST_SENTENCE, Sentence, sentences, words_in
from kamtui.domain.text.cleaning import fold

MOST_READ = 20_000
"""Characters of a note that are read, its last ones: what is typed stands there."""
_MOST_KEPT = 2_000
_MOST_AT_ONCE = 60
"""Sentences that are read at one go, so that no key waits for a pasted letter."""


@lru_cache(maxsize=_MOST_KEPT)
def _said(text: str, today: date, rivals: tuple[str, ...], theirs: frozenset[str]) -> tuple[Offer, ...]:
    """Promises and objections of a sentence, kept for all who read it again."""
    sentence = Sentence(text, 0, words_in(text[:LONGEST_SENTENCE]))
    return (
        *promises(sentence, today, theirs, frozenset(fold(rival).split()[0] for rival in rivals)),
        *objections(sentence, rivals),
    )


class ReadingAlong:
    """Reads a note again and again: only sentences that were not there before cost time.

    `known` is whom a note can name, `today` the day from which its days count.
    """

    def __init__(self, known: Known, today: date) -> None:
        self._names = Names(known)
        self._today = today
        self._read: dict[str, tuple[Offer, ...]] = {}
        self._left = 0
        """How many sentences more are read at one go."""
        self.is_behind = False
        """Whether a long note was put in at one go, of which not all is read yet: it is to be read again."""

    def offers(self, note: str, present: Sequence[int] = ()) -> list[Offer]:
        """What may be taken out of a note, in its order: each person, competitor and objection once, by its first sentence.

        `present` are the ids of the people who were there: no name that may mean one of them is offered.
        """
        skipped = max(len(note) - MOST_READ, 0)
        self._left = _MOST_AT_ONCE
        self.is_behind = False
        found: list[Offer] = []
        seen: set[object] = set()
        for sentence in sentences(note[skipped:]):
            for offer in self._of(sentence):
                same = offer.key if offer.sort is Sort.PROMISE else (offer.sort, offer.record_id, offer.name)
                if same in seen or any(person_id in present for person_id in offer.alike):
                    continue
                seen.add(same)
                found.append(offer._replace(at=offer.at + sentence.start + skipped))
        return found

    def _of(self, sentence: Sentence) -> tuple[Offer, ...]:
        """What a sentence says, wherever in the note it stands."""
        if sentence.text not in self._read:
            if self._left <= 0:
                self.is_behind = True
                return ()
            self._left -= 1
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            alone = sentence._replace(start=0)
            self._read[sentence.text] = tuple(self._all_of(alone))
        return self._read[sentence.text]

    def _all_of(self, sentence: Sentence) -> Iterator[Offer]:
        rivals = list(self._names.competitors(sentence))
        yield from _said(
            sentence.text, self._today, tuple(rival.name for rival in rivals), self._names.of_the_account
        )
        yield from rivals
        yield from self._names.people(sentence)
