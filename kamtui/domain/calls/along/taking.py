"""Which offers of a note stand before the person's eyes, and which of them were taken or put away.

A few lines, each with a key. A line keeps its place while the note is typed on, so that no key means suddenly
something else; what was taken stays and can be given back, until all is put away.
"""

from collections.abc import Callable, Sequence

from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.text.cleaning import fold

MOST_SHOWN = 3


class Taking:
    """The offers of one form."""

    def __init__(self, put_away: Sequence[str] = ()) -> None:
        """`put_away` are the keys of those that were put away before, as in a draft."""
        self.put_away = set(put_away)
        self.lines: list[Offer] = []
        """Those in view, from the top."""
        self.taken: list[Offer] = []
        self.waiting = 0
        """How many more there are."""

    def is_taken(self, offer: Offer) -> bool:
        """Whether it was taken."""
        return any(is_same(offer, other) for other in self.taken)

    def see(self, found: Sequence[Offer], is_there: Callable[[Offer], bool]) -> None:
        """Show what a note offers now; `is_there` says what the form holds already, which is not offered."""
        open_ones = [offer for offer in found if self._is_open(offer) and not is_there(offer)]
        kept = []
        for line in self.lines:
            if self.is_taken(line):
                kept.append(line)
                continue
            now = next((offer for offer in open_ones if is_same(line, offer)), None)
            if now is not None:
                open_ones.remove(now)
                kept.append(now)
        open_ones = [offer for offer in open_ones if not any(is_same(offer, line) for line in kept)]
        self.lines = _first_ones([*kept, *open_ones])
        self.waiting = len(kept) + len(open_ones) - len(self.lines)

    def take(self, offer: Offer) -> list[Offer]:
        """It is taken; out come those taken before that it rules out, which are given back."""
        ruled_out = [other for other in self.taken if other.excludes(offer)]
        for other in ruled_out:
            self.give_back(other)
        self.taken.append(offer)
        return ruled_out

    def take_again(self, offer: Offer) -> None:
        """It was taken before, as a draft says: it stands among the lines, and can be given back."""
        if not self.is_taken(offer):
            self.taken.append(offer)
            self.lines.append(offer)

    def give_back(self, offer: Offer) -> None:
        """It is offered as before."""
        self.taken = [other for other in self.taken if not is_same(other, offer)]

    def put_all_away(self) -> None:
        """Those in view do not come back; what was taken of them stays so."""
        self.put_away |= {line.key for line in self.lines}
        self.lines = []

    def _is_open(self, offer: Offer) -> bool:
        return offer.key not in self.put_away and not self.is_taken(offer)


def _first_ones(offers: Sequence[Offer]) -> list[Offer]:
    """As many as there is room for; of what is asked, all answers or none."""
    shown = list(offers[:MOST_SHOWN])
    while len(shown) > 1 and len(offers) > len(shown) and _go_together(shown[-1], offers[len(shown)]):
        shown.pop()
    return shown


def _go_together(offer: Offer, other: Offer) -> bool:
    return offer.sort is not Sort.OBJECTION and offer.excludes(other)


def is_same(offer: Offer, other: Offer) -> bool:
    """Whether two offers are one, though its sentence was typed on meanwhile."""
    if (offer.sort, offer.owed_by, offer.record_id) != (other.sort, other.owed_by, other.record_id):
        return False
    if offer.sort is not Sort.PROMISE:
        return offer.name == other.name
    short, long = sorted((fold(offer.words), fold(other.words)), key=len)
    return offer.at == other.at and (
        long.startswith(short[: max(len(short) - 4, 4)]) or offer.day == other.day
    )
