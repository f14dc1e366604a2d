"""What is at hand on the tabs of what is known of an account, for the acts of those tabs."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content

from kamtui.domain.knowledge.bonds import BondBar
from kamtui.domain.knowledge.image import BrandImage
from kamtui.domain.knowledge.words import Bond
from kamtui.ui.knowledge.dossier_drawing import Known
from kamtui.ui.knowledge.portfolio_drawing import ProductLine
from kamtui.ui.shell.hand import AtHand

MARKS = -1
"""Named in place of a record to stand on in the dossier of an account: its marks."""


@dataclass(frozen=True)
class BondAtHand(AtHand):
    """A bond of an account, what it thinks of our brand, or a warning about its bonds."""

    bar: BondBar | None = None
    image: BrandImage | None = None

    @property
    def bond(self) -> Bond | None:
        """Which bond it is."""
        return self.bar.bond if self.bar is not None else None


@dataclass(frozen=True)
class KnownAtHand(AtHand):
    """A text, mark, reading of satisfaction or competitor of an account."""

    known: Known | None = None
    whole: Callable[[int], Content] | None = None
    """Draws it whole, for a width in cells."""


@dataclass(frozen=True)
class ProductAtHand(AtHand):
    """How a product line stands at an account."""

    line: ProductLine | None = None
