"""What a customer is to be asked: whether it goes on with us, and how satisfied it is (K4).

Of a time that is longer than the account is in the book nothing is said, and a customer that was never asked
is a gap, not a bad answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.words import CareRule
from kamtui.domain.text.cleaning import fold, words_of
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.time.shown_days import show_date, show_day_month
from kamtui.domain.warning import Remedy, Said, Severity, Subject, Warning, in_order

_USUAL = KnowledgeLimits()
_STEMS = tuple(map(fold, ("renew", "prolong", "annex", "поднов", "удълж", "анекс")))
_WORDS = frozenset(
    map(
        fold,
        ("extend", "extending", "extension", "contract", "contracts", "договор", "договора", "договорът", "договори",
         "договорите"),
    )
)  # fmt: skip
"""By which a task is seen to be about a renewal: how its words begin, or whole ones („договорих среща“ is about none)."""


class Customer(NamedTuple):
    """A customer, when it is to renew, and how satisfied it was."""

    subject: Subject
    is_key: bool
    known_since: date
    """Since when it is in the book."""
    renewal_on: date | None = None
    is_renewal_planned: bool = False
    """Whether an open task is about the renewal."""
    readings: Sequence[tuple[date, int]] = ()
    """Of satisfaction, 0 to 10, the latest, and the latest of an earlier day."""


def is_about_renewal(task: str) -> bool:
    """Whether the words of a task say that it is about renewing: "Подготви анекса", "Contract for 2027"."""
    return any(word.startswith(_STEMS) or word in _WORDS for word in words_of(task))


def care_warnings(
    customers: Iterable[Customer], today: date, limits: KnowledgeLimits = _USUAL
) -> list[Warning]:
    """Every warning about renewals and satisfaction: the severest first, then as `CareRule` orders them."""
    return in_order(
        (warning for customer in customers for warning in _all(customer, today, limits)), CareRule
    )


def _all(customer: Customer, today: date, limits: KnowledgeLimits) -> Iterator[Warning]:
    for warning in (*_renewal(customer, today, limits), *_satisfaction(customer, today, limits)):
        yield warning.of(customer.subject)


def _renewal(customer: Customer, today: date, limits: KnowledgeLimits) -> Iterator[Warning]:
    """Its day has passed; or it is at most 120 days ahead, red from 30 on, and no open task is about it.

    Accepted for this one day of renewal only.
    """
    on = customer.renewal_on
    if on is None:
        return
    days, about = (on - today).days, on.isoformat()
    if days < 0:
        yield Warning(
            CareRule.RENEWAL_PASSED, Severity.RED, Said(_passed_words, (on,)), Remedy.RENEW, about=about
        )
    elif days <= limits.renewal_ahead_days and not customer.is_renewal_planned:
        severity = Severity.RED if days <= limits.renewal_pressing_days else Severity.AMBER
        said = Said(_near_words, (on, days))
        yield Warning(CareRule.RENEWAL_NEAR, severity, said, Remedy.TASK, about=about)


def _passed_words(on: date) -> str:
    return _("Renewal was on {day}: renewed, or lost?").format(day=show_date(on))


def _near_words(on: date, days: int) -> str:
    if not days:
        return _("Renewal is today, and there is no task for it.")
    return ngettext(
        "Renewal in {count} day, on {day}, and no task for it.",
        "Renewal in {count} days, on {day}, and no task for it.",
        days,
    ).format(count=days, day=show_date(on))


def _satisfaction(customer: Customer, today: date, limits: KnowledgeLimits) -> Iterator[Warning]:
    """It fell by 2 or more between the two latest readings; at a key account: it is 5 or less, or not known for 180 days.

    Accepted for the latest reading only.
    """
    latest = customer.readings[0] if customer.readings else None
    if latest is not None:
        read_on, score = latest
        about = f"{read_on.isoformat()}:{score}"
        if len(customer.readings) > 1 and customer.readings[1][1] - score >= limits.satisfaction_fell_by:
            before_on, before = customer.readings[1]
            said = Said(_fell_words, (before_on, before, read_on, score))
            yield Warning(CareRule.SATISFACTION_FELL, Severity.RED, said, Remedy.CALL, about=about)
        if customer.is_key and score <= limits.low_satisfaction:
            said = Said(_low_words, (read_on, score))
            yield Warning(CareRule.SATISFACTION_LOW, Severity.RED, said, Remedy.CALL, about=about)
    if customer.is_key:
        yield from _not_asked(latest[0] if latest else None, customer.known_since, today, limits)


def _fell_words(before_on: date, before: int, read_on: date, score: int) -> str:
    return _("Satisfaction fell from {before} to {score} of 10, {from_day} to {day}.").format(
        before=before, score=score, from_day=show_day_month(before_on, read_on), day=show_date(read_on)
    )


def _low_words(read_on: date, score: int) -> str:
    return _("A key account, and satisfaction is {score} of 10 ({day}).").format(
        score=score, day=show_date(read_on)
    )


def _not_asked(
    last_on: date | None, known_since: date, today: date, limits: KnowledgeLimits
) -> Iterator[Warning]:
    days = (today - (last_on or known_since)).days
    if days < limits.ask_satisfaction_days:
        return
    said = Said(_not_asked_words, (None if last_on is None else days,))
    yield Warning(CareRule.SATISFACTION_UNKNOWN, Severity.AMBER, said, Remedy.ASK_SATISFACTION)


def _not_asked_words(days: int | None) -> str:
    """`days` is for how long they were not asked; None where they never were."""
    if days is None:
        return _("A key account that was never asked how satisfied it is.")
    return ngettext(
        "A key account, not asked for {count} day how satisfied it is.",
        "A key account, not asked for {count} days how satisfied it is.",
        days,
    ).format(count=days)
