"""The chain as it was read for the screen, and which of it is looked at."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kamtui.domain.chain.forest import Naming, Root
from kamtui.domain.chain.harvest import Center, Harvest, SourceYield, centers, sources_that_pay
from kamtui.domain.chain.prospect import Prospect, ProspectFilter, ProspectState, state_of
from kamtui.domain.chain.warnings import silent_days
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.wanted import NOTHING_WANTED, Wanted
from kamtui.domain.thresholds import ChainLimits
from kamtui.store.book.book import Book
from kamtui.store.chain import naming_reads, week_reads
from kamtui.store.chain import reads as chain_reads
from kamtui.ui.chain.tree import by_life


class Shown:
    """The chain as it was read, and what is known of it: each made when it is first asked for, then kept."""

    def __init__(self, book: Book, today: date, limits: ChainLimits) -> None:
        self.today = today
        self._limits = limits
        self.forest = chain_reads.forest(book)
        self.referrers = {referrer.person_id: referrer for referrer in naming_reads.referrers(book)}
        self.week = week_reads.week_at_hand(book, today)

    @classmethod
    def whole(cls, book: Book, today: date, limits: ChainLimits) -> "Shown":
        """The chain with all that is known of it: for one so long that a key may not wait for any of that."""
        shown = cls(book, today, limits)
        for name in ("harvest", "silent", "roots", "generations", "centers", "sources", "folded", "counts"):
            getattr(shown, name)
        return shown

    @cached_property
    def harvest(self) -> Harvest:
        return Harvest(self.forest)

    @cached_property
    def silent(self) -> dict[int, int]:
        return silent_days(self.forest, self.today, self._limits)

    @cached_property
    def roots(self) -> list[Root]:
        return by_life(self.forest)

    @cached_property
    def generations(self) -> dict[int, int]:
        return self.forest.generations()

    @cached_property
    def centers(self) -> list[Center]:
        return centers(self.forest, self.harvest, self.referrers.values(), self.today)

    @cached_property
    def sources(self) -> list[SourceYield]:
        return sources_that_pay(self.forest, self.harvest)

    @cached_property
    def counts(self) -> dict[ProspectState, int]:
        """How all who were named divide: prospects, as Accounts counts them, won, lost, and those whom nobody won."""
        states = (state_of(one, is_silent=False) for one in self.forest.prospects.values())
        return Counter(ProspectState.OPEN if state is ProspectState.QUALIFIED else state for state in states)

    def first_naming(self, prospect: Prospect) -> Naming:
        """How a prospect was named first."""
        return self.forest.paths[prospect.account_id][0]

    def text_of(self, naming: Naming) -> str:
        """What a filter looks at of a naming: a space, then folded words."""
        return "".join([self.folded[text] for text in self._texts_of(naming)])

    @cached_property
    def folded(self) -> dict[str, str]:
        """Each text that a filter looks at, a space before it: put together for a naming they would take thrice the room."""
        texts = {text for naming in self.forest.namings for text in self._texts_of(naming)}
        return {text: f" {fold(text)}" for text in texts}

    def _texts_of(self, naming: Naming) -> tuple[str, ...]:
        prospect = self.forest.prospects[naming.account_id]
        return prospect.name, naming.by_person, naming.by_account, naming.source.label


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked at: prospects in a state, and what has all these words."""

    states: ProspectFilter = ProspectFilter.ALL
    wanted: Wanted = NOTHING_WANTED

    @property
    def keeps_all(self) -> bool:
        return self.states is ProspectFilter.ALL and not any(self.wanted)

    def has_words(self, text: str) -> bool:
        """Whether a folded text has all the words looked for."""
        return self.wanted.fits(text)

    def keeper(self, shown: Shown) -> Callable[[Naming], bool]:
        """Tells of a naming whether it is looked at."""
        prospects = shown.forest.prospects

        def keeps(naming: Naming) -> bool:
            is_silent = self.states is ProspectFilter.SILENT and naming.account_id in shown.silent
            return self.states.keeps(prospects[naming.account_id], is_silent=is_silent) and (
                not any(self.wanted) or self.has_words(shown.text_of(naming))
            )

        return keeps
