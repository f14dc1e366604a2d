"""What the cursor stands on among the months of an account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kamtui.domain.money.figures import Figure
from kamtui.domain.money.sales import MonthFigures
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True, slots=True)
class FigureAtHand(AtHand):
    """One figure of one month."""

    month: date | None = None
    figure: Figure = Figure.REVENUE
    months: Mapping[date, MonthFigures] = field(default_factory=dict)
    """All months that are shown, those of the year before too."""

    @property
    def amount(self) -> int | None:
        """The figure in cents; None where it is not known."""
        figures = self.months.get(self.month) if self.month is not None else None
        return self.figure.of(figures) if figures is not None else None
