"""What every screen is handed: the book, the settings, the clock, the signs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from kamtui.config import Config
from kamtui.domain.day.greeting import GreetingDefaults
from kamtui.domain.time.moments import to_local
from kamtui.store.book.book import Book
from kamtui.ui.shell.glyphs import Glyphs

if TYPE_CHECKING:
    from kamtui.store.money.figures import Figures, KeptFigures


def local_now() -> datetime:
    """The moment, aware, in the machine's zone."""
    return to_local(datetime.now(UTC))


@dataclass(frozen=True)
class Desk:
    """The book on the desk and what lies around it. Screens get one and need nothing else."""

    book: Book
    config: Config
    glyphs: Glyphs
    clock: Callable[[], datetime] = local_now
    remark: str = ""
    """Said in the bar at the top for as long as the program runs ("read only", "sample book")."""

    @property
    def today(self) -> date:
        """The local day."""
        return self.clock().date()

    @cached_property
    def kept_figures(self) -> "KeptFigures":
        """What the sales and bonds of all accounts say, kept from one place to the next."""
        from kamtui.store.money.figures import KeptFigures  # late: the first picture can do without

        return KeptFigures(self.book, lambda: self.today)

    @property
    def figures(self) -> "Figures":
        """Those of today, as the book is now."""
        return self.kept_figures.now

    @property
    def greeting_defaults(self) -> GreetingDefaults:
        """The intervals of accounts that have none of their own."""
        return self.config.greeting
