"""What is wrong with a term (K15, K16): each warning names its term, and offers to look at it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from kamtui.domain.terms.promises import Standing, show_variance
from kamtui.domain.terms.target import Target, show_target
from kamtui.domain.terms.words import Consent, Outcome, TermRule
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.thresholds import TermLimits
from kamtui.domain.time.shown_days import show_date
from kamtui.domain.warning import Remedy, Said, Severity, Subject, Warning

_USUAL = TermLimits()


def broken_warning(term: Standing, today: date) -> Warning | None:
    """A broken term that needs an answer: the top of the day's review.

    Accepted for this one check only: broken again, it is told again.
    """
    last = term.last
    if last is None or not term.needs_answer(today):
        return None
    about = f"{term.term_id}:{last.check_id}"
    said = Said(_broken_words, (term.what, term.target, last.measured))
    return Warning(TermRule.BROKEN, Severity.RED, said, Remedy.OPEN_TERM, about=about, subject=_whose(term))


def _broken_words(what: str, target: Target | None, measured: int | None) -> str:
    if target is None or measured is None:
        return what
    return f"{what} ({show_variance(target, measured)})"


def term_warnings(term: Standing, today: date, limits: TermLimits = _USUAL) -> list[Warning]:
    """Every warning about a term that is open, the severest first."""
    warnings = list(_all(term, today, limits)) if term.is_open else []
    return sorted(warnings, key=lambda warning: -warning.severity)


def told_of_term(
    term: Standing,
    today: date,
    accepted: Collection[tuple[int | None, str]],
    limits: TermLimits = _USUAL,
) -> list[Warning]:
    """What is wrong with a term and was not accepted, given by account and key: first that it broke.

    Where that is said, it is not said again that it broke before too: its strip shows that.
    """
    left = [warning for warning in term_warnings(term, today, limits) if not warning.is_accepted(accepted)]
    broken = broken_warning(term, today)
    if broken is None or broken.is_accepted(accepted):
        return left
    return [broken, *(warning for warning in left if warning.rule is not TermRule.BROKEN_TWICE)]


def gravest_first(warnings: Iterable[Warning]) -> list[Warning]:
    """In the order in which it hurts, in all places: what broke, as Today begins with it, then the severest; else as they came."""
    return sorted(warnings, key=lambda warning: (warning.rule is not TermRule.BROKEN, -warning.severity))


def broken_terms(warnings: Iterable[Warning]) -> set[int]:
    """The ids of the terms that some warnings tell of as broken."""
    return {int(warning.about.partition(":")[0]) for warning in warnings if warning.rule is TermRule.BROKEN}


def _all(term: Standing, today: date, limits: TermLimits) -> Iterator[Warning]:
    """In the order of `TermRule`."""
    yield from _broken_twice(term)
    yield from _ending(term, today)
    yield from _consent(term, today, limits)
    yield from _notice_near(term, today, limits)
    yield from _off_target(term)


def _warn(
    term: Standing, rule: TermRule, severity: Severity, words: Callable[..., str], *values: object
) -> Warning:
    """A warning about a term, of which the words begin with what was agreed."""
    about, subject = str(term.term_id), _whose(term)
    said = Said(words, (term.what, *values))
    return Warning(rule, severity, said, Remedy.OPEN_TERM, about=about, subject=subject)


def _whose(term: Standing) -> Subject:
    return Subject(term.account_id, term.account, term.person_id, term.person)


def _broken_twice(term: Standing) -> Iterator[Warning]:
    """The last two checks of the same term found it broken."""
    checks = [check for check in term.checks if check.outcome is not Outcome.RENEGOTIATED]
    running = 0
    for check in reversed(checks):
        if check.outcome is not Outcome.BROKEN:
            break
        running += 1
    if running >= 2:
        yield _warn(term, TermRule.BROKEN_TWICE, Severity.RED, _running_words, running)


def _running_words(what: str, running: int) -> str:
    return ngettext(
        "Broken {count} time running: {what}.", "Broken {count} times running: {what}.", running
    ).format(count=running, what=what)


def _ending(term: Standing, today: date) -> Iterator[Warning]:
    """It ends and its notice period has begun; or it has ended, and is still open."""
    if term.until_on is None:
        return
    if term.is_past_end(today):
        yield _warn(term, TermRule.OVER, Severity.AMBER, _over_words, term.until_on)
    elif term.is_notice_running(today):
        yield _warn(term, TermRule.ENDING, Severity.RED, _ending_words, term.until_on)


def _over_words(what: str, until_on: date) -> str:
    return _("Ended on {day} and still open: {what}.").format(day=show_date(until_on), what=what)


def _ending_words(what: str, until_on: date) -> str:
    return _("Ends on {day}, notice period running: {what}.").format(day=show_date(until_on), what=what)


def _consent(term: Standing, today: date, limits: TermLimits) -> Iterator[Warning]:
    """The director's consent was asked for so many days ago (14) or longer, and has not come."""
    if term.consent is not Consent.ASKED or term.consent_on is None:
        return
    days = (today - term.consent_on).days
    if days >= limits.consent_days:
        yield _warn(term, TermRule.CONSENT_WAITING, Severity.AMBER, _consent_words, days)


def _consent_words(what: str, days: int) -> str:
    return ngettext(
        "Director's approval asked {days} day ago, not given: {what}.",
        "Director's approval asked {days} days ago, not given: {what}.",
        days,
    ).format(days=days, what=what)


def _notice_near(term: Standing, today: date, limits: TermLimits) -> Iterator[Warning]:
    """Its notice period begins within 120 days, and no open task follows from it."""
    begins = term.notice_from
    if begins is None or term.until_on is None or term.is_planned:
        return
    days = (begins - today).days
    if 0 < days <= limits.notice_days:
        yield _warn(term, TermRule.NOTICE_NEAR, Severity.AMBER, _notice_words, term.until_on, begins)


def _notice_words(what: str, until_on: date, begins: date) -> str:
    return _("Ends on {until}, notice from {day} on, and no task for it: {what}.").format(
        until=show_date(until_on), day=show_date(begins), what=what
    )


def _off_target(term: Standing) -> Iterator[Warning]:
    """The value measured last misses the target, though the term was not called broken for it."""
    last = term.last
    if last is None or last.measured is None or term.target is None or last.outcome is Outcome.BROKEN:
        return
    if not term.target.is_met(last.measured):
        yield _warn(term, TermRule.OFF_TARGET, Severity.AMBER, _off_target_words, term.target, last.measured)


def _off_target_words(what: str, target: Target, measured: int) -> str:
    return _("Off target: {variance} ({target}): {what}.").format(
        variance=show_variance(target, measured), target=show_target(target), what=what
    )
