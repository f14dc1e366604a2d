"""Where a warning about an account is answered: the tab that shows what it is made of, or the term."""

from kamtui.domain.knowledge.words import BondRule, CareRule
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.words import ProblemRule, TermRule
from kamtui.domain.warning import Remedy, Warning


def tab_of(warning: Warning) -> str:
    """The tab of an account that a warning about its people, its problems, its bonds, its sales or what it is to be asked leads to."""
    if warning.remedy is Remedy.OPEN_NUMBERS or isinstance(warning.rule, MoneyRule):
        return "numbers"
    if isinstance(warning.rule, ProblemRule):
        return "terms"
    if isinstance(warning.rule, CareRule):
        return "overview" if warning.remedy in (Remedy.RENEW, Remedy.TASK) else "dossier"
    return "bonds" if isinstance(warning.rule, BondRule) else "center"


def term_of(warning: Warning) -> int | None:
    """The id of the term that a warning is about; None of every other warning."""
    return int(warning.about.partition(":")[0]) if isinstance(warning.rule, TermRule) else None
