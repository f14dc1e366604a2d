"""How what was agreed is kept (K15, K16): how a term stands, the strip of its checks, kept rates of both sides, the balance.

A kept rate is the share of the checks of 12 months that found a term kept; partly kept is not kept,
renegotiated says nothing either way. A term that both owe counts on both sides. A rate never stands
without its count.
"""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.terms.notice import Notice, is_notice_running, is_past_end, notice_from
from kamtui.domain.terms.target import Target, show_measure
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.calendar import Unit, plus
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.shown_days import show_date, show_day, show_due

STRIP = 12
"""How many of the last checks are shown in a row."""


class Checked(NamedTuple):
    """What the rules need of a check; `measured` in thousandths."""

    check_id: int
    checked_on: date
    outcome: Outcome
    measured: int | None = None
    due_on: date | None = None
    evidence: str = ""


def covered_up_to(checks: Iterable[Checked], from_on: date) -> date:
    """The last day that a check settled, or on which one was made; before any, `from_on`."""
    return max((max(check.checked_on, check.due_on or check.checked_on) for check in checks), default=from_on)


class Standing(NamedTuple):
    """A term and how it stands: all that lists, warnings and the balance ask of it.

    `checks` are its last ones, the oldest first.
    """

    term_id: int
    account_id: int
    account: str
    category: TermCategory
    owed_by: OwedBy
    what: str
    target: Target | None
    from_on: date
    until_on: date | None
    notice: Notice | None
    rule: Recurrence | None
    next_check_on: date | None
    consent: Consent
    consent_on: date | None
    state: TermState
    person_id: int | None = None
    person: str = ""
    is_key: bool = False
    checks: tuple[Checked, ...] = ()
    is_answered: bool = False
    """Something follows from its last check: a task made since, or a problem noted since."""
    answer_on: date | None = None
    """The day of the first of these tasks that is open yet; None where none is."""
    is_problem_open: bool = False
    """Such a problem is not settled yet."""
    consent_by: str = ""
    ended_on: date | None = None
    is_planned: bool = False
    """An open task follows from it."""

    @property
    def last(self) -> Checked | None:
        """The last check."""
        return self.checks[-1] if self.checks else None

    @property
    def checked_up_to(self) -> date:
        """The last day that a check settled, or on which one was made; before any, the day from which it holds."""
        return covered_up_to(self.checks, self.from_on)

    @property
    def is_open(self) -> bool:
        """It holds, or may come to."""
        return self.state.is_open

    @property
    def is_one_off(self) -> bool:
        from kamtui.domain.time.recurrence.days import is_once  # late: the day's review asks for no rule

        return self.rule is not None and is_once(self.rule)

    @property
    def may_be_checked(self) -> bool:
        """A look at it can be written down: it is agreed, not only proposed, and not over."""
        return self.state.may_be_checked

    @property
    def may_be_unchecked(self) -> bool:
        """Its last check can be taken back: there is one, and it is not what says that it was renegotiated."""
        return self.last is not None and self.last.outcome is not Outcome.RENEGOTIATED

    @property
    def awaits_consent(self) -> bool:
        """The director was asked for consent and has not answered, while it is still open."""
        return self.consent is Consent.ASKED and self.is_open

    def is_due(self, today: date) -> bool:
        """Its check is due today or was before, and nobody looked."""
        return self.may_be_checked and self.next_check_on is not None and self.next_check_on <= today

    def is_overdue(self, today: date) -> bool:
        """Its check was due before today, and nobody looked."""
        return self.is_due(today) and self.next_check_on != today

    def was_settled_today(self, today: date) -> bool:
        """Its last check is of today and none is due: that of one more look would count twice."""
        return self.last is not None and self.last.checked_on == today and not self.is_due(today)

    def is_notice_running(self, today: date) -> bool:
        """It is open, and its notice period has begun."""
        return self.is_open and is_notice_running(self.until_on, self.notice, today)

    @property
    def notice_from(self) -> date | None:
        """The day on which its notice period begins, of an open one with an end and a notice."""
        return notice_from(self.until_on, self.notice) if self.is_open else None

    def is_past_end(self, today: date) -> bool:
        """It is open, though its last day has passed."""
        return self.is_open and is_past_end(self.until_on, today)

    def is_ending(self, today: date) -> bool:
        """It is open, and its notice period has begun; without one, its last day is here. Also past its end."""
        if not self.is_open or self.until_on is None:
            return False
        return self.until_on <= today or self.is_notice_running(today)

    @property
    def is_broken(self) -> bool:
        """Its last check found it broken. Of one that has ended: and what is done about that is not done yet."""
        if self.last is None or self.last.outcome is not Outcome.BROKEN or self.state is TermState.CANCELLED:
            return False
        return self.is_open or not self.is_answered or self.answer_on is not None or self.is_problem_open

    def needs_answer(self, today: date) -> bool:
        """It is broken, and was found so today, or nothing is done about it: a task that is late itself is no answer."""
        if self.last is None or not self.is_broken:
            return False
        is_late = self.answer_on is not None and self.answer_on < today
        return self.last.checked_on >= today or not self.is_answered or is_late

    def awaits_task(self, today: date) -> bool:
        """It is broken, and the task that answers it is due: that is what is to be done about it."""
        return self.is_broken and self.answer_on is not None and self.answer_on <= today

    def is_dealt_with(self, today: date) -> bool:
        """It is broken, and something is done about it."""
        return self.is_broken and not self.needs_answer(today)

    def may_be_kept(self, today: date) -> bool:
        """That it was kept may be written down by one key: no one who sees a broken one means that by habit.

        Once something is done about it and its next check is due, it is a check as any other.
        """
        return not self.is_broken or (self.is_due(today) and not self.needs_answer(today))


# -- kept rates


class KeptRate(NamedTuple):
    """How many checks found a term kept, partly kept and broken."""

    kept: int = 0
    partly: int = 0
    broken: int = 0

    @property
    def checks(self) -> int:
        return self.kept + self.partly + self.broken

    @property
    def percent(self) -> int | None:
        """Whole percent that were kept, half up; None where nothing was checked."""
        return (200 * self.kept + self.checks) // (2 * self.checks) if self.checks else None

    def plus(self, outcome: Outcome, count: int = 1) -> "KeptRate":
        """The rate with `count` more checks of one outcome."""
        match outcome:
            case Outcome.KEPT:
                return KeptRate(self.kept + count, self.partly, self.broken)
            case Outcome.PARTLY:
                return KeptRate(self.kept, self.partly + count, self.broken)
            case Outcome.BROKEN:
                return KeptRate(self.kept, self.partly, self.broken + count)
            case Outcome.RENEGOTIATED:
                return self


def rate_of(checks: Iterable[Checked]) -> KeptRate:
    """How many of some checks found a term kept, partly kept and broken."""
    rate = KeptRate()
    for check in checks:
        rate = rate.plus(check.outcome)
    return rate


def recent_rate(term: Standing) -> KeptRate:
    """How many of a term's last twelve checks found it kept, partly kept and broken."""
    return rate_of(term.checks[-STRIP:])


def sides_of(owed_by: OwedBy) -> tuple[OwedBy, ...]:
    """The sides on which a term counts: one that both owe on both."""
    return (OwedBy.WE, OwedBy.THEY) if owed_by is OwedBy.BOTH else (owed_by,)


def rate_since(today: date) -> date:
    """The last day that no longer counts into the rates of 12 months."""
    return plus(today, -1, Unit.YEAR)


def kept_rates(
    counted: Iterable[tuple[OwedBy, TermCategory, Outcome, int]],
) -> dict[tuple[OwedBy, TermCategory | None], KeptRate]:
    """Kept rates for each side (we, they) over all categories (None) and for each of them.

    `counted` says how many checks after `rate_since` had each outcome: a book has tens of thousands a year, of few kinds.
    """
    rates: dict[tuple[OwedBy, TermCategory | None], KeptRate] = {}
    for owed_by, category, outcome, count in counted:
        for side in sides_of(owed_by):
            for key in ((side, None), (side, category)):
                rates[key] = rates.get(key, KeptRate()).plus(outcome, count)
    return {key: rate for key, rate in rates.items() if rate.checks}


def show_rate(rate: KeptRate | None) -> str:
    """`87 % of 15`, or that nothing was checked: a rate never without its count."""
    if rate is None or rate.percent is None:
        return _("not checked yet")
    return _("{percent} % of {count}").format(percent=rate.percent, count=show_whole(rate.checks))


def show_checked_rate(rate: KeptRate) -> str:
    """`87 % of 15 checks`, where nothing says that it is checks that are counted."""
    if rate.percent is None:
        return show_rate(rate)
    return ngettext("{percent} % of {shown} check", "{percent} % of {shown} checks", rate.checks).format(
        percent=rate.percent, shown=show_whole(rate.checks)
    )


# -- the balance of one account


class FavourCount(NamedTuple):
    """Favours one way: how many, and how many of them were not thanked for."""

    done: int = 0
    unthanked: int = 0


class Balance(NamedTuple):
    """What we owe an account and it owes us, how both keep it, and the favours both ways (K16).

    Owed are the terms that are open, and promises that are broken.
    """

    ours: tuple[Standing, ...] = ()
    theirs: tuple[Standing, ...] = ()
    shared: tuple[Standing, ...] = ()
    our_rate: KeptRate | None = None
    their_rate: KeptRate | None = None
    given: FavourCount = FavourCount()
    received: FavourCount = FavourCount()

    @property
    def terms(self) -> tuple[Standing, ...]:
        """All that is owed: by us, by them, by both."""
        return (*self.ours, *self.theirs, *self.shared)

    @property
    def open_terms(self) -> int:
        return len(self.terms)

    @property
    def is_empty(self) -> bool:
        """Nothing is owed, nothing was checked in 12 months, and no favour was ever done."""
        rates, favours = (self.our_rate, self.their_rate), (self.given, self.received)
        return not (self.terms or any(rates) or any(favour.done for favour in favours))


def count_broken(terms: Iterable[Standing], today: date) -> int:
    """How many terms are broken, and nothing is done about it: as many as Today and the list of all terms say."""
    return sum(term.needs_answer(today) for term in terms)


def answer_words(term: Standing, today: date, *, is_written: bool = False) -> str:
    """What is done about a broken term, in few words: "task in 4d", "task 4d late"; "" where nothing is, or where it is not broken.

    `is_written` of what is read on other days too: "task 4 Dec 2026".
    """
    if not term.is_broken or not term.is_answered:
        return ""
    if term.answer_on is not None and term.answer_on < today and not is_written:
        return late_task_words(term.answer_on, today)
    if term.answer_on is not None:
        day = show_date(term.answer_on) if is_written else show_day(term.answer_on, today)
        return _("task {day}").format(day=day)
    return _("problem noted") if term.is_problem_open else _("dealt with")


def late_task_words(due_on: date, today: date) -> str:
    """How late the task is which something waits for, or that it is today's: "task 4d late"."""
    if due_on == today:
        return _("task today")
    return _("task {ago} late").format(ago=show_due(due_on, today).removeprefix("−"))


def why_not_kept(term: Standing, today: date) -> str | None:
    """Why one key does not write down that a term was kept, and what would help; None where it does."""
    if term.may_be_kept(today):
        return None
    if term.may_be_checked:
        return _("This term is broken: {term.check} checks it again.")
    return _("This promise was broken, and has ended: {task.new} plans what is done about it.")


def why_not_checked(term: Standing) -> str | None:
    """Why no look at a term can be written down, and what would help; None where it can."""
    if term.may_be_checked:
        return None
    if term.is_open:
        return _("It is only proposed: set its state to agreed with {line.edit}, then check it.")
    return _("It no longer holds: there is nothing to check any more.")


def broken_longest_first(term: Standing) -> tuple[date, bool, str, int]:
    """The rank among those found broken: longest ago first, then of key accounts, then by account, then the older one."""
    broken_on = term.last.checked_on if term.last is not None else date.max
    return broken_on, not term.is_key, sort_key(term.account), term.term_id


def most_urgent_first(terms: Iterable[Standing], today: date) -> list[Standing]:
    """Broken terms that need an answer first, the one broken longest before the others; then those due, then the others.

    Of these the one with the earliest next check first; one that is not to be checked comes last, and where two are
    alike the older one first.
    """

    def rank(term: Standing) -> tuple[object, ...]:
        if term.needs_answer(today):
            return 0, broken_longest_first(term)
        return 1 if term.is_due(today) else 2, term.next_check_on or date.max, term.term_id

    return sorted(terms, key=rank)


def broken_or_late(terms: Iterable[Standing], told: Container[int | None], today: date) -> list[Standing]:
    """Of some terms those that are broken or whose check is late, the most urgent first.

    Of broken ones only those, by id, of which Today tells (`told`): the others were hidden, or something is done about them.
    """
    return [
        term for term in most_urgent_first(terms, today) if term.term_id in told or term.is_overdue(today)
    ]


def show_variance(target: Target, measured: int) -> str:
    """`94.5 %, −3.5`: what was measured, and how far from the target."""
    return _("{measured}, {variance}").format(
        measured=show_measure(measured, target.unit),
        variance=show_measure(target.variance(measured), signed=True) if target.variance(measured) else "±0",
    )


def strip_of(term: Standing, today: date) -> tuple[Outcome | None, ...]:
    """The last twelve checks, the oldest first; None at the end is one that is due and not made yet."""
    made: Sequence[Outcome | None] = [check.outcome for check in term.checks]
    if term.is_due(today):
        made = [*made, None]
    return tuple(made[-STRIP:])
