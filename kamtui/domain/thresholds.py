"""When the rules speak: the numbers of days, people and percent of all insights, each a setting of the person's.

A rule is handed those of its subject and never asks for them; whoever says nothing gets the usual ones. What each number
means in words stands beside its setting, in `kamtui.settings.table`.
"""

from typing import NamedTuple


class Interval(NamedTuple):
    """Speak at least every `every_days` days, at the latest after `latest_days`."""

    every_days: int
    latest_days: int


class GreetingDefaults(NamedTuple):
    """The intervals of accounts that have none of their own.

    A customer of a class for which none is set is spoken to as often as any customer; a prospect only where one is set.
    """

    key: Interval = Interval(14, 30)
    customer: Interval = Interval(30, 60)
    class_a: Interval | None = None
    class_b: Interval | None = None
    class_c: Interval | None = None
    prospect: Interval | None = None

    @property
    def asks_for_classes(self) -> bool:
        """Whether it has to be known which class a customer is in."""
        return (self.class_a, self.class_b, self.class_c) != (None, None, None)

    @property
    def shortest(self) -> int:
        """After how many days the first account that is not key may have to be spoken to."""
        intervals = (self.customer, self.class_a, self.class_b, self.class_c, self.prospect)
        return min(interval.every_days for interval in intervals if interval is not None)


class CenterLimits(NamedTuple):
    """When the rules of the buying center speak; days are reached, not passed, unless their setting says otherwise."""

    map_people: int = 3
    strong_influence: int = 4
    opponent_days: int = 60
    supporter_days: int = 30
    anyone_days: int = 120
    thread_percent: int = 70
    thread_calls: int = 3
    thread_days: int = 180
    met_days: int = 90
    renewal_amber_days: int = 180
    renewal_red_days: int = 90
    faded_days: int = 180


class TermLimits(NamedTuple):
    """When the rules about what was agreed, and about problems, speak."""

    consent_days: int = 14
    problem_days: int = 30
    notice_days: int = 120


class KnowledgeLimits(NamedTuple):
    """When the rules about bonds, satisfaction and renewals speak."""

    weak_bond: int = 2
    captive_bond: int = 3
    one_bond_percent: int = 50
    ask_satisfaction_days: int = 180
    satisfaction_fell_by: int = 2
    low_satisfaction: int = 5
    renewal_ahead_days: int = 120
    renewal_pressing_days: int = 30
    old_reading_days: int = 365
    key_marks: int = 3
    manager_marks: int = 4


class MoneyLimits(NamedTuple):
    """When the rules about sales and plans speak, and where the classes end."""

    class_a_percent: int = 80
    class_b_percent: int = 95
    down_percent: int = 15
    late_intervals: int = 3
    hours_percent: int = 10
    hours_times: int = 2


class ChainLimits(NamedTuple):
    """When the rules of the endless chain speak."""

    ask_again_days: int = 90
    satisfied: int = 8
    thanks_days: int = 2
    unknown_days: int = 14
    silent_days: int = 180
    pay_off_days: int = 180
    forgotten_days: int = 365


class FeastLimits(NamedTuple):
    """How far ahead feasts are told of."""

    feast_days: int = 7
    brief_feast_days: int = 14


class Thresholds(NamedTuple):
    """All of them, handed through from the settings to the rules as one value that does not change."""

    greeting: GreetingDefaults = GreetingDefaults()
    center: CenterLimits = CenterLimits()
    terms: TermLimits = TermLimits()
    knowledge: KnowledgeLimits = KnowledgeLimits()
    money: MoneyLimits = MoneyLimits()
    chain: ChainLimits = ChainLimits()
    feasts: FeastLimits = FeastLimits()


USUAL = Thresholds()
"""Those that hold where the settings say nothing."""
