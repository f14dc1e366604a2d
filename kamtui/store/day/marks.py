"""What a list of accounts says of one beside its name: imported without the figures that it is read from."""

from decimal import Decimal
from typing import NamedTuple

from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.health import Health
from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.warning import Warning


class AccountMarks(NamedTuple):
    """What a list of accounts says of one: its class, margin, bonds, health, how its greeting stands, and what is wrong.

    `health` and `warnings` are None where they are not read yet.
    """

    abc: AbcClass | None
    margin: Decimal | None
    strengths: Strengths | None
    greeting: Greeting = Greeting.FINE
    has_interval: bool = False
    """Whether it is set how often to speak with it; else it is never late."""
    health: Health | None = None
    warnings: tuple[Warning, ...] | None = None
    late: int = 0
    """How many of its tasks and checks are late, and 1 for a customer who was never spoken to."""
