"""What a list of accounts says of one beside its name: imported without the figures that it is read from."""

from dataclasses import dataclass
from decimal import Decimal

from kamtui.domain.day.health import Health
from kamtui.domain.knowledge.bonds import Strengths
from kamtui.domain.money.pareto import AbcClass
from kamtui.domain.warning import Warning


@dataclass(frozen=True, slots=True)
class AccountMarks:
    """What a list of accounts says of one: its class, margin, bonds, health, and what bonds and sales imply.

    `health` and `warnings` are None where they are not read yet.
    """

    abc: AbcClass | None
    margin: Decimal | None
    strengths: Strengths | None
    health: Health | None = None
    warnings: tuple[Warning, ...] | None = None
