"""The closed lists of what is known of an account: the code that is stored, the label that is shown.

The stored codes are part of the file's format: never rename one without a migration.
"""

from enum import StrEnum

from kamtui.domain.text.language import _, pgettext


class Bond(StrEnum):
    """What may tie a customer to us (K9), in the order in which they are shown."""

    STRUCTURAL = "structural"
    BRAND = "brand"
    REPUTATION = "reputation"
    PERSONAL = "personal"
    INFORMATION = "information"
    VALUE = "value"
    NO_CHOICE = "no_choice"

    @property
    def label(self) -> str:
        return {
            Bond.STRUCTURAL: _("structural"),
            Bond.BRAND: _("brand"),
            Bond.REPUTATION: _("reputation"),
            Bond.PERSONAL: _("personal"),
            Bond.INFORMATION: _("information"),
            Bond.VALUE: pgettext("bond", "value"),
            Bond.NO_CHOICE: _("no choice"),
        }[self]


class Mark(StrEnum):
    """What tells a key account (the first five, K2) and one that needs a key-account manager (the other eight, K3)."""

    VOLUME = "volume"
    POLICY = "policy"
    BODIES = "bodies"
    POWER = "power"
    PROFESSIONAL = "professional"
    LONG_PROCESS = "long_process"
    MANY_DECIDE = "many_decide"
    CONCENTRATED = "concentrated"
    SYSTEMS = "systems"
    ESSENTIAL = "essential"
    RISK = "risk"
    DIRECT = "direct"
    LONG_LASTING = "long_lasting"

    @property
    def label(self) -> str:
        return {
            Mark.VOLUME: _("large volume"),
            Mark.POLICY: _("purchasing policy"),
            Mark.BODIES: _("buying bodies"),
            Mark.POWER: _("market power"),
            Mark.PROFESSIONAL: _("professional buying"),
            Mark.LONG_PROCESS: _("long process"),
            Mark.MANY_DECIDE: _("many decide"),
            Mark.CONCENTRATED: _("few, large customers"),
            Mark.SYSTEMS: _("systems, packages"),
            Mark.ESSENTIAL: _("essential goods"),
            Mark.RISK: _("risk, instability"),
            Mark.DIRECT: _("no intermediaries"),
            Mark.LONG_LASTING: _("lasting cooperation"),
        }[self]

    @property
    def words(self) -> str:
        """The question in full."""
        return {
            Mark.VOLUME: _("Does it buy a large volume, or can it come to?"),
            Mark.POLICY: _("Has it a purchasing policy of its own?"),
            Mark.BODIES: _("Has it bodies of its own that select and buy, by ever stricter criteria?"),
            Mark.POWER: _("Has it the market power to set how one negotiates, the terms, the guarantees?"),
            Mark.PROFESSIONAL: _("Does it buy professionally, by strict rules and organisation?"),
            Mark.LONG_PROCESS: _("Is it a long and complex way from the first contact to the purchase?"),
            Mark.MANY_DECIDE: _("Do several people or departments decide?"),
            Mark.CONCENTRATED: _("Does a large volume hang on a few customers like this one?"),
            Mark.SYSTEMS: _("Are systems or packages sold to it rather than single products?"),
            Mark.ESSENTIAL: _("Can it not do without what we sell?"),
            Mark.RISK: _("Is there risk or instability in selling to it?"),
            Mark.DIRECT: _("Do we sell to it without intermediaries?"),
            Mark.LONG_LASTING: _("Does long-lasting cooperation matter?"),
        }[self]


KEY_MARKS = (Mark.VOLUME, Mark.POLICY, Mark.BODIES, Mark.POWER, Mark.PROFESSIONAL)
"""The marks of a key account (K2)."""


MANAGER_MARKS = tuple(mark for mark in Mark if mark not in KEY_MARKS)
"""The marks of an account that needs a key-account manager (K3)."""


class Topic(StrEnum):
    """What a dossier tells of an account (K4, K5), in the order in which it is read."""

    FUNCTIONING = "functioning"
    RESULTS = "results"
    INTERESTS = "interests"
    DECIDES = "decides"
    PRICE = "price"
    CONDITIONS = "conditions"
    CAPACITY = "capacity"

    @property
    def label(self) -> str:
        return {
            Topic.FUNCTIONING: _("how it functions"),
            Topic.RESULTS: _("results"),
            Topic.INTERESTS: _("interests"),
            Topic.DECIDES: _("how it decides"),
            Topic.PRICE: _("price"),
            Topic.CONDITIONS: _("conditions"),
            Topic.CAPACITY: _("capacity"),
        }[self]

    @property
    def words(self) -> str:
        """What is to be known of it, as a question."""
        return {
            Topic.FUNCTIONING: _(
                "What does it do, how is it organised, what do its own customers want of it?"
            ),
            Topic.RESULTS: _("What results does it get: is it growing, earning, losing?"),
            Topic.INTERESTS: _("What does it want to reach, and what does it care for?"),
            Topic.DECIDES: _("Who decides about a purchase, in which steps, by which criteria?"),
            Topic.PRICE: _("What does it pay, how does it negotiate, what would it pay more for?"),
            Topic.CONDITIONS: _("On which conditions does it buy: payment, delivery, guarantees?"),
            Topic.CAPACITY: _("How much can it take, store, process and sell?"),
        }[self]


class PortfolioState(StrEnum):
    """How a product line stands at an account (K14)."""

    NOT_ASSESSED = "not_assessed"
    SOLD = "sold"
    OFFERED = "offered"
    COMPETITOR = "competitor"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        return {
            PortfolioState.NOT_ASSESSED: _("not assessed"),
            PortfolioState.SOLD: _("sold"),
            PortfolioState.OFFERED: _("offered"),
            PortfolioState.COMPETITOR: _("with a competitor"),
            PortfolioState.NOT_NEEDED: _("not needed"),
        }[self]


class CareRule(StrEnum):
    """What a customer is to be asked (K4): whether it goes on with us, and how satisfied it is.

    The code is stored where a warning was accepted. In the order in which it hurts.
    """

    RENEWAL_PASSED = "care_renewal_passed"
    SATISFACTION_FELL = "care_satisfaction_fell"
    SATISFACTION_LOW = "care_satisfaction_low"
    RENEWAL_NEAR = "care_renewal_near"
    SATISFACTION_UNKNOWN = "care_satisfaction_unknown"

    @property
    def is_of_the_whole(self) -> bool:
        """They are about the account, not about people."""
        return True


class BondRule(StrEnum):
    """What the bonds of an account imply (K10); the code is stored where a warning was accepted.

    In the order in which it hurts.
    """

    CAPTIVE = "bond_captive"
    VALUE_COSTS = "bond_value_costs"
    STRUCTURAL_RELIED_ON = "bond_structural_relied_on"
    ONE_CARRIES_ALL = "bond_one_carries_all"
    VALUE_OUTSIDE = "bond_value_outside"
    NO_PERSONAL = "bond_no_personal"
    INFORMATION_UNUSED = "bond_information_unused"

    @property
    def is_of_the_whole(self) -> bool:
        """They are about the account, not about people."""
        return True
