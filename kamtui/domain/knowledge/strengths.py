"""How strong the seven bonds of an account are (K9), and what of that is not known."""

from functools import cached_property

from kamtui.domain.knowledge.words import Bond
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.value import Value

SIX = tuple(bond for bond in Bond if bond is not Bond.NO_CHOICE)
"""The bonds that are weighed against each other."""
_PLACES = {bond: place for place, bond in enumerate(Bond)}
STRONGEST = 5
"""Strength goes from 0, not there at all, to this."""
STRENGTHS = range(STRONGEST + 1)
_USUAL = KnowledgeLimits()


def is_weak(strength: int, limits: KnowledgeLimits = _USUAL) -> bool:
    """Whether a bond of such a strength would not hold anybody: below 2."""
    return strength < limits.weak_bond


class Strengths(Value):
    """How strong each of the seven is, in the order of `Bond`; None is not known."""

    _fields = ("values",)
    values: tuple[int | None, ...]

    def __init__(self, values: tuple[int | None, ...] = (None,) * len(Bond)) -> None:
        self._hold(values)

    def of(self, bond: Bond) -> int | None:
        """None is not known."""
        return self.values[_PLACES[bond]]

    @cached_property
    def known(self) -> dict[Bond, int]:
        """Those of the six whose strength is known."""
        return {
            bond: value
            for bond, value in zip(SIX, self.values, strict=False)  # no choice comes last
            if value is not None
        }

    @property
    def unknown(self) -> tuple[Bond, ...]:
        """The gaps: those of the seven whose strength is not known."""
        return tuple(bond for bond, value in zip(Bond, self.values, strict=True) if value is None)

    @property
    def is_read(self) -> bool:
        """Whether the strength of any of the seven is known."""
        return any(value is not None for value in self.values)

    @property
    def total(self) -> int:
        """All known strength of the six: no choice is never added."""
        return sum(self.known.values())

    @cached_property
    def strongest(self) -> Bond | None:
        """The one of the six that is stronger than each other known one; None where two are alike, or all are 0."""
        known = self.known
        best = max(known.values(), default=0)
        bonds = [bond for bond, value in known.items() if value == best]
        return bonds[0] if best and len(bonds) == 1 else None

    def percent(self, bond: Bond) -> int | None:
        """A bond's share of all known strength of the six, half up; None of no choice, and where there is none."""
        known = self.known
        value, total = known.get(bond), sum(known.values())
        return (200 * value + total) // (2 * total) if value is not None and total else None


def bond_gaps(strengths: Strengths) -> str:
    """What is not known of the bonds, in a sentence; empty where all are."""
    unknown = strengths.unknown
    if len(unknown) == len(Bond):
        return _("Not one bond was rated yet.")
    if not unknown:
        return ""
    return ngettext("Not known: the {bonds} bond.", "Not known: the bonds {bonds}.", len(unknown)).format(
        bonds=", ".join(bond.label for bond in unknown)
    )
