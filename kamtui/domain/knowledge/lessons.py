"""What each of the seven bonds is, how far one can rely on it, and what follows for what to do (K9)."""

from typing import NamedTuple

from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.language import _


class Lesson(NamedTuple):
    """What a bond is, how far one can rely on it, and what follows for what to do."""

    what: str
    """What it is."""
    lasts: str
    """How long it holds, and what ends it."""
    do: str


def lesson(bond: Bond) -> Lesson:
    """The short lesson of a bond."""
    match bond:
        case Bond.STRUCTURAL:
            return Lesson(
                _("Shared technology, systems or ways of working make it easy to go on buying from us."),
                _(
                    "It looks firm and deceives: what was joined with us can be cut and joined with a competitor. "
                    "Relying on it too much is how most accounts are lost."
                ),
                _("Keep it, and build a second bond beside it: first of all a personal one."),
            )
        case Bond.BRAND:
            return Lesson(
                _("It is worth something to them to buy this very brand."),
                _("Lasts longer, but it is an interest of business, and interests change."),
                _("Learn what the brand brings them with their own customers, and prove it again each year."),
            )
        case Bond.REPUTATION:
            return Lesson(
                _("They trust the firm: its professional work, good name, people and culture."),
                _(
                    "It ties them to the firm, not to one of us: it outlives who comes and goes, but not a scandal."
                ),
                _("Keep what was agreed, show how problems were solved, let colleagues be seen."),
            )
        case Bond.PERSONAL:
            return Lesson(
                _("People there trust people here, also higher up on both sides."),
                _(
                    "Costs least, is among those that last longest, and is the hardest for a competitor to attack."
                ),
                _("Make it at several places and levels, so that it does not leave with one person."),
            )
        case Bond.INFORMATION:
            return Lesson(
                _("They need what only we tell them, again and again: figures, advice, analyses, warnings."),
                _(
                    "Hardly anybody uses it, and it works very well: who decides by our figures calls us first."
                ),
                _("Find one figure that they lack and bring it on a fixed day, unasked."),
            )
        case Bond.VALUE:
            return Lesson(
                _("Terms of their own: security, information, lead times, discounts."),
                _(
                    "Dear to us and soon taken for granted. An account held mainly by it may lie outside the "
                    "20/80, or lose money."
                ),
                _("Count its cost each year, and ask for something in return, or give something cheaper."),
            )
        case Bond.NO_CHOICE:
            return Lesson(
                _("There is nobody else to buy from."),
                _(
                    "Holds many an account, and makes nobody loyal: they will go on the day on which they can."
                ),
                _("Study the account as if it were free, and build the other bonds while there is time."),
            )
