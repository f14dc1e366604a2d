"""What the book does not know of sales: months, profits, accounts."""

from collections.abc import Iterable, Iterator

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.sales import AccountYear, BegunMonth, Horizon
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.months import show_month, show_months


def gaps(years: Iterable[AccountYear], horizon: Horizon) -> Iterator[str]:
    """What is not known, a sentence each: months without sales, accounts without profit or without any sales."""
    years = list(years)
    if horizon.closing is None:
        yield _("No sales of a month that is over are in the book.")
        return
    if words := known_up_to(horizon):
        yield words
    year = horizon.year
    missing = len(horizon.known_in_year)
    if year is not None and missing < year.count:
        yield ngettext(
            "Of the 12 months {months} only {count} is known.",
            "Of the 12 months {months} only {count} are known.",
            missing,
        ).format(months=show_months(year.first, year.last), count=missing)
    without = sum(1 for account in years if account.months and account.profit is None)
    if without:
        yield ngettext(
            "{count} account has sales and no profit written down.",
            "{count} accounts have sales and no profit written down.",
            without,
        ).format(count=without)
    partly = sum(1 for account in years if account.profit is not None and account.without_profit)
    if partly:
        yield ngettext(
            "The profit of {count} account is not known in some months; those are left out.",
            "The profit of {count} accounts is not known in some months; those are left out.",
            partly,
        ).format(count=partly)
    unsold = sum(1 for account in years if account.stage is Stage.CUSTOMER and account.first_on is None)
    if unsold:
        yield ngettext(
            "Of {count} customer no sales were ever written down.",
            "Of {count} customers no sales were ever written down.",
            unsold,
        ).format(count=unsold)


def known_up_to(horizon: Horizon) -> str:
    """Up to which month sales are known, or which one is not counted yet; nothing where all that are over are known."""
    silent = horizon.silent_months
    if horizon.begun is not None:
        return begun_words(horizon.begun)
    if horizon.closing is None or not silent:
        return ""
    return ngettext(
        "Sales are known up to {month}; {count} month since then is not.",
        "Sales are known up to {month}; {count} months since then are not.",
        silent,
    ).format(month=show_month(horizon.closing), count=silent)


def begun_words(begun: BegunMonth) -> str:
    """That a month is not counted yet, and why."""
    return ngettext(
        "{month} is not counted yet: {count} account has sales in it, {before} had in the month before.",
        "{month} is not counted yet: {count} accounts have sales in it, {before} had in the month before.",
        begun.accounts,
    ).format(
        month=show_month(begun.month_on),
        count=show_whole(begun.accounts),
        before=show_whole(begun.before),
    )
