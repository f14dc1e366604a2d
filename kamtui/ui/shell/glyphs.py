"""The signs that carry a state without colour, each with an ASCII fallback."""

from kamtui.domain.center.words import Stance
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.terms.words import FavourWay, Outcome


class Glyphs:
    """One set of signs. `ascii` is for terminals and fonts without the others."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        self._ascii = ascii_only

    def _pick(self, sign: str, fallback: str) -> str:
        return fallback if self._ascii else sign

    def stance(self, stance: Stance | None) -> str:
        """How a person stands to us: ★ ▲ ● ▽ ■, ? for not known."""
        match stance:
            case Stance.DEFENDER:
                return self._pick("★", "*")
            case Stance.SUPPORTER:
                return self._pick("▲", "^")
            case Stance.NEUTRAL:
                return self._pick("●", "o")
            case Stance.SCEPTIC:
                return self._pick("▽", "v")
            case Stance.BLOCKER:
                return self._pick("■", "#")
            case None:
                return "?"

    def greeting(self, greeting: Greeting) -> str:
        """How pressing a greeting is."""
        return {Greeting.AMBER: "!", Greeting.RED: "!!", Greeting.NEVER: "!!"}.get(greeting, "")

    @property
    def key_account(self) -> str:
        """Marks a key account."""
        return self._pick("◆", "K")

    @property
    def cursor(self) -> str:
        """The row at hand, beside its lit background."""
        return self._pick("▌", ">")

    @property
    def overdue(self) -> str:
        """Something is overdue, late."""
        return self._pick("▸", "L")

    def progress(self, done: int, of: int, width: int) -> tuple[str, str]:
        """How much of a whole is done, as a bar of `width` cells in two parts: ▰▰▰ and ▱▱▱. Full only where all is done."""
        full = min(done * width // of, width) if of else 0
        if done and not full:
            full = 1
        return self._pick("▰", "#") * full, self._pick("▱", "-") * (width - full)

    @property
    def done(self) -> str:
        """Something is done."""
        return self._pick("✓", "D")

    def outcome(self, outcome: Outcome | None) -> str:
        """What a check of a term found: ✓ ~ ✗, ↻ for renegotiated, · for one that is due and not made."""
        match outcome:
            case Outcome.KEPT:
                return self._pick("✓", "+")
            case Outcome.PARTLY:
                return self._pick("~", "/")  # plain, ~ is where a text was cut
            case Outcome.BROKEN:
                return self._pick("✗", "x")
            case Outcome.RENEGOTIATED:
                return self._pick("↻", "r")
            case None:
                return self._pick("·", ".")

    @property
    def answered(self) -> str:
        """Something is broken, and something is done about it."""
        return self._pick("⊘", "%")

    def favour(self, way: FavourWay) -> str:
        """Which way a favour went: → from us to them, ← from them to us."""
        return self._pick("→", "}") if way is FavourWay.GIVEN else self._pick("←", "{")

    def portfolio(self, state: PortfolioState) -> str:
        """How a product line stands at an account: ● sold, ○ offered, × with a competitor, – not needed, ? not assessed."""
        match state:
            case PortfolioState.SOLD:
                return self._pick("●", "#")
            case PortfolioState.OFFERED:
                return self._pick("○", "o")
            case PortfolioState.COMPETITOR:
                return self._pick("×", "x")
            case PortfolioState.NOT_NEEDED:
                return self._pick("–", "-")
            case PortfolioState.NOT_ASSESSED:
                return "?"

    @property
    def is_ascii(self) -> bool:
        """Whether only plain signs are drawn."""
        return self._ascii

    def fold(self, *, is_folded: bool, has_more: bool) -> str:
        """Before a branch: folded, open, or nothing below it."""
        if not has_more:
            return self._pick("·", ".")
        return self._pick("▸", "=") if is_folded else self._pick("▾", "-")

    @property
    def repeats(self) -> str:
        """A task that comes again."""
        return self._pick("↻", "@")

    @property
    def way_in(self) -> str:
        """Leads to somebody."""
        return self._pick("→", "->")

    def strength(self, strength: int) -> str:
        """How strong a tie is, 1 to 3."""
        return self._pick("•", "=") * strength

    def level(self, value: int, best: int) -> str:
        """How high a value stands between 0 and the best, in one cell: ▁ to █; without such signs its digit."""
        if self._ascii:
            return str(min(value * 9 // best, 9)) if best > 9 else str(value)
        return "▁▂▃▄▅▆▇█"[min(value * 8 // best, 7)]

    @property
    def times(self) -> str:
        """Before how often something counts."""
        return self._pick("×", "x")

    @property
    def rule(self) -> str:
        """A thin horizontal line."""
        return self._pick("─", "-")
