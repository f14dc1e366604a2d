"""The seven bonds that may tie a customer (K9, K10): how strong each is, how it changed, what that implies.

A bond whose strength is not known is a gap, never zero. No choice is no bond of their own wish: it stands
beside the other six and is never added to them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.fields import FieldReader
from kamtui.domain.knowledge.words import Bond, BondRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.warning import Remedy, Severity, Warning, in_order

SIX = tuple(bond for bond in Bond if bond is not Bond.NO_CHOICE)
"""The bonds that are weighed against each other."""
_PLACES = {bond: place for place, bond in enumerate(Bond)}
STRONGEST = 5
"""Strength goes from 0, not there at all, to this."""
STRENGTHS = range(STRONGEST + 1)
WEAK = 2
"""Below this strength a bond would not hold anybody."""
CAPTIVE = 3
"""From this strength on, that they have no choice holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BondEntry:
    """How strongly a bond ties an account, as of a day. The yearly cost is in minor units; None is not known."""

    bond: Bond
    read_on: date
    strength: int | None = None
    evidence: str = ""
    would_break: str = ""
    held_by: str = ""
    yearly_cost: int | None = None


def read_bond(typed: Mapping[str, str], bond: Bond, today: date) -> BondEntry:
    """The reading in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    read_on = reader.past_day("read", today) or today
    if read_on > today:
        reader.problem("read", _("How strong a bond will be is not known yet: today at the latest."))
    entry = BondEntry(
        bond=bond,
        read_on=read_on,
        strength=read_strength(reader, "strength"),
        evidence=reader.note("evidence"),
        would_break=reader.note("would_break"),
        held_by=reader.line("held_by"),
        yearly_cost=reader.amount("yearly_cost"),
    )
    reader.finish()
    return entry


def read_strength(reader: FieldReader, field: str) -> int | None:
    """A strength from 0 to 5 in a field; empty or `?` is not known."""
    text = reader.line(field)
    if text in ("", "?"):
        return None
    if not (text.isascii() and text.isdecimal() and int(text) <= STRONGEST):
        reader.problem(field, _("A strength from 0 to 5; leave it empty if it is not known."))
        return None
    return int(text)


# -- what each teaches


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a bond is, how far one can rely on it, and what follows for what to do."""

    what: str
    lasts: str
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


# -- the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class BondReading(BondEntry):
    """A reading as it was written down."""

    reading_id: int


@dataclass(frozen=True, slots=True)
class BondBar:
    """A bond of an account: its latest reading, and the one that held on the day of the last review."""

    bond: Bond
    latest: BondReading | None = None
    before: BondReading | None = None

    @property
    def strength(self) -> int | None:
        """None is not known."""
        return self.latest.strength if self.latest else None

    @property
    def change(self) -> int | None:
        """How much stronger it is than at the last review; None where one of the two is not known."""
        before = self.before.strength if self.before else None
        if self.strength is None or before is None:
            return None
        return self.strength - before


@dataclass(frozen=True, slots=True)
class BondPicture:
    """The seven bonds of an account, in their order, and since which day changes are told."""

    bars: tuple[BondBar, ...]
    since: date | None = None

    def bar(self, bond: Bond) -> BondBar:
        return next(one for one in self.bars if one.bond is bond)

    def strength(self, bond: Bond) -> int | None:
        """None is not known."""
        return self.bar(bond).strength

    @property
    def strengths(self) -> "Strengths":
        return Strengths(tuple(one.strength for one in self.bars))


@dataclass(frozen=True, slots=True)
class Strengths:
    """How strong each of the seven is, in the order of `Bond`; None is not known."""

    values: tuple[int | None, ...] = (None,) * len(Bond)

    def of(self, bond: Bond) -> int | None:
        return self.values[_PLACES[bond]]

    @property
    def known(self) -> dict[Bond, int]:
        """Those of the six whose strength is known."""
        return {
            bond: value
            for bond, value in zip(Bond, self.values, strict=True)
            if value is not None and bond is not Bond.NO_CHOICE
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

    @property
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


def picture(readings: Iterable[BondReading], since: date | None = None) -> BondPicture:
    """The latest reading of each bond, and the one that held on the day of the last review."""
    ordered = sorted(readings, key=lambda one: (one.read_on, one.reading_id))
    latest = {one.bond: one for one in ordered}
    before = {one.bond: one for one in ordered if since is not None and one.read_on <= since}
    return BondPicture(tuple(BondBar(bond, latest.get(bond), before.get(bond)) for bond in Bond), since)


# -- warnings


@dataclass(frozen=True, slots=True)
class BondMoney:
    """What the rules about the value bond ask of the account's sales.

    `profit` is that of its last 12 months, in minor units, None where they are not known;
    `is_outside_a`: it is not among the accounts that make 80 %, None where that is not known.
    """

    profit: int | None = None
    is_outside_a: bool | None = None


NO_MONEY = BondMoney()
"""Nothing is known of its sales."""


def bond_warnings(
    strengths: Strengths, value_cost: int | None = None, money: BondMoney = NO_MONEY
) -> list[Warning]:
    """Every warning about the bonds of an account: the severest first, then as `BondRule` orders them.

    `value_cost` is what the value bond costs in a year, in minor units. None where not one bond was
    ever read: that is a gap, and no warning.
    """
    if not strengths.is_read and value_cost is None:
        return []
    implied = [
        captive(strengths),
        value_costs(value_cost, money.profit),
        structural_relied_on(strengths),
        one_carries_all(strengths),
        value_outside(strengths, money.is_outside_a),
        no_personal(strengths),
        information_unused(strengths),
    ]
    return in_order((warning for warning in implied if warning is not None), BondRule)


def captive(strengths: Strengths) -> Warning | None:
    """No choice is 3 or more while every other bond is known and below 2."""
    value = strengths.of(Bond.NO_CHOICE)
    if value is None or value < CAPTIVE or len(strengths.known) < len(SIX):
        return None
    if any(other >= WEAK for other in strengths.known.values()):
        return None
    sentence = _(
        "Captive: no choice holds it ({strength}) and nothing else does; it will leave when it can."
    ).format(strength=value)
    return Warning(BondRule.CAPTIVE, Severity.RED, sentence, Remedy.TASK)


def value_costs(value_cost: int | None, profit: int | None) -> Warning | None:
    """The value bond costs more in a year than the account earned in its last 12 months."""
    if not value_cost or profit is None or value_cost <= profit:
        return None
    sentence = _(
        "The value bond costs {cost} a year, more than the account earned in 12 months: {profit}."
    ).format(cost=show_amount(value_cost), profit=show_amount(profit))
    return Warning(BondRule.VALUE_COSTS, Severity.RED, sentence, Remedy.OPEN_NUMBERS)


def structural_relied_on(strengths: Strengths) -> Warning | None:
    """The structural bond is the strongest, and the personal one is known to be below 2."""
    personal = strengths.of(Bond.PERSONAL)
    if strengths.strongest is not Bond.STRUCTURAL or personal is None or personal >= WEAK:
        return None
    sentence = _(
        "Relies on the structural bond ({structural}) with hardly a personal one ({personal}): "
        "it can be cut and made anew with a competitor."
    ).format(structural=strengths.of(Bond.STRUCTURAL), personal=personal)
    return Warning(BondRule.STRUCTURAL_RELIED_ON, Severity.AMBER, sentence, Remedy.TASK)


def one_carries_all(strengths: Strengths) -> Warning | None:
    """One of the six carries more than half of all their known strength; of a single known one nothing is said."""
    bond, known = strengths.strongest, strengths.known
    if bond is None or len(known) < 2 or 2 * known[bond] <= strengths.total:
        return None
    sentence = _(
        "One bond carries all: {bond} makes {percent} % of the strength of all that are known."
    ).format(bond=bond.label, percent=strengths.percent(bond))
    return Warning(BondRule.ONE_CARRIES_ALL, Severity.AMBER, sentence, Remedy.TASK, about=bond.value)


def value_outside(strengths: Strengths, is_outside_a: bool | None) -> Warning | None:
    """The value bond is the strongest, and the account is known to lie outside the 20/80."""
    if strengths.strongest is not Bond.VALUE or not is_outside_a:
        return None
    sentence = _(
        "Held mainly by the value bond ({strength}), and not among the accounts that make 80 %."
    ).format(strength=strengths.of(Bond.VALUE))
    return Warning(BondRule.VALUE_OUTSIDE, Severity.AMBER, sentence, Remedy.OPEN_NUMBERS)


def no_personal(strengths: Strengths) -> Warning | None:
    """The personal bond is known to be below 2."""
    personal = strengths.of(Bond.PERSONAL)
    if personal is None or personal >= WEAK:
        return None
    sentence = _(
        "No personal bond to speak of ({strength}): it costs least, lasts, and is hardest to attack."
    ).format(strength=personal)
    return Warning(BondRule.NO_PERSONAL, Severity.AMBER, sentence, Remedy.CALL)


def information_unused(strengths: Strengths) -> Warning | None:
    """The information bond is 0, or not known although others are."""
    value = strengths.of(Bond.INFORMATION)
    if value or not strengths.is_read:
        return None
    if value is None:
        sentence = _("Whether they need our information and advice is not known: a bond often left unused.")
        return Warning(BondRule.INFORMATION_UNUSED, Severity.AMBER, sentence, Remedy.READ_BOND)
    sentence = _("The information bond is not used: they need no figure, advice or analysis of ours.")
    return Warning(BondRule.INFORMATION_UNUSED, Severity.AMBER, sentence, Remedy.TASK)


def bond_gaps(strengths: Strengths) -> str:
    """What is not known of the bonds, in a sentence; empty where all are."""
    unknown = strengths.unknown
    if len(unknown) == len(Bond):
        return _("Not one bond was read yet.")
    if not unknown:
        return ""
    return ngettext("Not known: the {bonds} bond.", "Not known: the bonds {bonds}.", len(unknown)).format(
        bonds=", ".join(bond.label for bond in unknown)
    )


# -- what the value bonds cost


@dataclass(frozen=True, slots=True)
class ValueBond:
    """What the value bond of an account costs in a year, in minor units, against the profit of its last 12 months."""

    account_id: int
    account: str
    cost: int
    profit: int | None

    @property
    def balance(self) -> int | None:
        """What is left once it is paid for; None where the profit is not known."""
        return None if self.profit is None else self.profit - self.cost


def dearest_first(bonds: Sequence[ValueBond]) -> Iterator[ValueBond]:
    """Those that cost more than they bring first, by how much; then those of which the profit is not known."""
    yield from sorted(
        bonds,
        key=lambda one: (
            0 if one.balance is not None and one.balance < 0 else 1 if one.balance is None else 2,
            one.balance if one.balance is not None else -one.cost,
            sort_key(one.account),
            one.account_id,
        ),
    )
