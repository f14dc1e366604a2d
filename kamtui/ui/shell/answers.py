"""Where a warning about an account is answered: the tab that shows what it is made of."""

from kamtui.domain.insight import Act, Insight
from kamtui.domain.knowledge.bonds import BondRule
from kamtui.domain.money.warnings import MoneyRule


def tab_of(insight: Insight) -> str:
    """The tab of an account that a warning about its people, its bonds or its sales leads to."""
    if insight.act is Act.OPEN_NUMBERS or isinstance(insight.rule, MoneyRule):
        return "numbers"
    return "bonds" if isinstance(insight.rule, BondRule) else "center"
