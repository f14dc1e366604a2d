"""What was agreed (K14-K16) and how it was kept: a term, its target and notice, and a check of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from kamtui.domain.fields import FieldReader, Problems
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import Bound, Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.calendar import FIRST_YEAR, LAST_YEAR, Unit, plus
from kamtui.domain.time.date_errors import DateTooFar
from kamtui.domain.time.day_words import read_tokens, shape_of
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.typed_days import check_near

LARGEST_MEASURE = 10**15
"""Thousandths; beyond it a typed number is a slip."""
LONGEST_UNIT = 20
"""Characters."""


# Numbers that are measured: whole thousandths of their unit, exact


class MeasureError(Problems):
    """What was typed is not a number that can be measured."""

    def __init__(self, sentence: str) -> None:
        super().__init__({"": sentence})


class NotAMeasure(MeasureError):
    """A text without a number where one is needed."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "“{text}” is no target: write a number and its unit, as in ≥ 98 %, 45 days or at most 3."
            ).format(text=clean(text)[:40])
        )


class AmbiguousMeasure(MeasureError):
    """A number such as 1,234 that means one thing here and another there."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” can be read in two ways: write it as 1234 or 1.23.").format(text=clean(text)[:40])
        )


@dataclass(frozen=True, slots=True)
class Target:
    """What a measured value has to reach: on which side of so many thousandths of a unit."""

    bound: Bound
    thousandths: int
    unit: str = ""

    def is_met(self, measured: int) -> bool:
        """Whether a measured value, in thousandths, is on the right side of the target."""
        match self.bound:
            case Bound.AT_LEAST:
                return measured >= self.thousandths
            case Bound.AT_MOST:
                return measured <= self.thousandths
            case Bound.EXACTLY:
                return measured == self.thousandths

    def variance(self, measured: int) -> int:
        """How far a measured value lies above the target (below it: negative), in thousandths."""
        return measured - self.thousandths


_NUMBER = r"[-+−]?\d[\d  '’.,]*"
_BOUNDS = {
    Bound.AT_LEAST: "≥ >= => > at least min minimum from over поне най-малко минимум мин над не по-малко от",
    Bound.AT_MOST: "≤ <= =< < at most max maximum up to within under до най-много максимум макс не повече от под",
    Bound.EXACTLY: "= exactly точно равно",
}
_TIME_WORDS = (
    "h hour hours d day days w week weeks month months year years min minutes "
    "ч час часа д ден дни дена седмица седмици месец месеца месеци година години мин минути"
)
_UNITS_OF_TIME = frozenset(fold(word) for word in _TIME_WORDS.split())


def _phrases() -> list[tuple[str, Bound]]:
    """The words that name a bound, the longest first."""
    several = ("at least", "at most", "up to", "не по-малко от", "не повече от")
    found = []
    for bound, words in _BOUNDS.items():
        for phrase in several:
            if phrase in words:
                found.append((phrase, bound))
                words = words.replace(phrase, "")
        found += [(word, bound) for word in words.split()]
    return sorted(found, key=lambda pair: -len(pair[0]))


def read_target(text: str, category: TermCategory) -> Target:
    """The target in a text: `≥ 98 %`, `at most 45 days`, `поне 5 000 бр.`, `45 days`.

    Without a sign a time is at most, a price is exactly, and anything else at least what was named;
    the form says back which. Raises MeasureError.
    """
    bare = clean(text)
    rest, bound = bare, None
    for phrase, meant in _phrases():
        head = bare.casefold()
        if head.startswith(phrase) and not (phrase[-1].isalpha() and head[len(phrase) :][:1].isalpha()):
            rest, bound = bare[len(phrase) :].strip(), meant
            break
    found = re.match(_NUMBER, rest)
    if found is None:
        raise NotAMeasure(text)
    number = read_measure(found.group())
    unit = rest[found.end() :].strip()
    if len(unit) > LONGEST_UNIT or any(char.isdigit() for char in unit):
        raise NotAMeasure(text)
    if bound is None:
        is_time = fold(unit.split()[0].rstrip(".")) in _UNITS_OF_TIME if unit else False
        if is_time:
            bound = Bound.AT_MOST
        else:
            bound = Bound.EXACTLY if category is TermCategory.PRICE else Bound.AT_LEAST
    return Target(bound, number, unit)


def read_measure(text: str) -> int:
    """Thousandths of a typed number: 98, 97.5, 97,5, 1 234, 1.234,5; at most three decimals. Raises MeasureError.

    One separator with exactly three digits after it could be thousands or decimals: AmbiguousMeasure.
    """
    bare = re.sub(r"[\s'’]", "", clean(text)).replace("−", "-")
    sign, digits = (-1, bare[1:]) if bare.startswith("-") else (1, bare.removeprefix("+"))
    digits = digits.rstrip(".,")
    if not re.fullmatch(r"[0-9]+(?:[.,][0-9]+)*", digits):
        raise NotAMeasure(text)
    marks = [char for char in digits if char in ".,"]
    whole, decimals = digits, ""
    if marks:
        head, _mark, tail = digits.rpartition(marks[-1])
        groups = re.split(r"[.,]", head)
        is_grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        if len(marks) == 1 and len(tail) == 3 and head != "0":
            raise AmbiguousMeasure(text)
        if len(set(marks)) == 1 and len(marks) > 1:  # 1.234.567
            if not (is_grouped and len(tail) == 3):
                raise NotAMeasure(text)
            whole = "".join([*groups, tail])
        elif marks.count(marks[-1]) == 1 and (len(marks) == 1 or is_grouped):
            whole, decimals = "".join(groups), tail
        else:
            raise NotAMeasure(text)
    decimals = decimals.rstrip("0")
    if len(decimals) > 3:
        raise NotAMeasure(text)
    thousandths = sign * (int(whole) * 1000 + int(decimals.ljust(3, "0") or 0))
    if abs(thousandths) > LARGEST_MEASURE:
        raise NotAMeasure(text)
    return thousandths


def show_measure(thousandths: int, unit: str = "", *, signed: bool = False) -> str:
    """A measured number for reading, without needless decimals: "97.5 %", "5 000 бр.", signed "+7 days"."""
    whole, rest = divmod(abs(thousandths), 1000)
    text = f"{whole:,}".replace(",", "\u00a0")
    if decimals := f"{rest:03}".rstrip("0"):
        text += f".{decimals}"
    sign = "−" if thousandths < 0 else "+" if signed and thousandths > 0 else ""
    return f"{sign}{text}\u00a0{clean(unit)}".rstrip()


def type_measure(thousandths: int | None) -> str:
    """A measured number as one would type it, so that it is read again as the same."""
    if thousandths is None:
        return ""
    text = show_measure(thousandths).replace("\u00a0", "").replace("−", "-")
    whole, _dot, decimals = text.partition(".")
    return f"{text}0" if len(decimals) == 3 and whole.lstrip("-") != "0" else text  # 1.234 could be 1234


_SIGNS = {Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤", Bound.EXACTLY: "="}


def show_target(target: Target | None) -> str:
    """`≥ 98 %`, `≤ 45 days`; nothing where there is none."""
    if target is None:
        return ""
    return f"{_SIGNS[target.bound]}\u00a0{show_measure(target.thousandths, target.unit)}"


def spell_target(target: Target) -> str:
    """A target in words: `at most 45 days`."""
    return f"{target.bound.label}\u00a0{show_measure(target.thousandths, target.unit)}"


def type_target(target: Target | None) -> str:
    """A target as one would type it."""
    if target is None:
        return ""
    return f"{_SIGNS[target.bound]} {type_measure(target.thousandths)} {target.unit}".rstrip()


# How long before its end a term has to be given notice of


@dataclass(frozen=True, slots=True)
class Notice:
    """So many days, weeks, months or years, as stored: P3M, P30D."""

    count: int
    unit: Unit


_NOTICE_LETTERS = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y"}
_LONGEST_NOTICE = 9999


def read_notice(text: str) -> Notice:
    """A notice period in words: 3 months, 90 days, 6 седмици, a quarter. Raises Problems."""
    tokens = read_tokens(text)
    count, unit = 0, Unit.DAY
    match tokens, shape_of(tokens):
        case [number, word], "NU":
            count, unit = number.value, Unit(word.value)
        case [word], "U":
            count, unit = 1, Unit(word.value)
        case [number], "N":
            count = number.value
    if unit is Unit.QUARTER:
        count, unit = count * 3, Unit.MONTH
    if not 1 <= count <= _LONGEST_NOTICE:
        raise Problems({"": _("Write the notice period as 3 months, 90 days or 6 weeks.")})
    return Notice(count, unit)


def write_notice(notice: Notice | None) -> str | None:
    """A notice period as stored."""
    return None if notice is None else f"P{notice.count}{_NOTICE_LETTERS[notice.unit]}"


def stored_notice(text: str | None) -> Notice | None:
    """A stored notice period; one that makes no sense is none."""
    found = re.fullmatch(r"P([0-9]{1,4})([DWMY])", text or "")
    if found is None:
        return None
    unit = next(unit for unit, letter in _NOTICE_LETTERS.items() if letter == found[2])
    return Notice(int(found[1]), unit)


def show_notice(notice: Notice | None) -> str:
    """`3 months`."""
    if notice is None:
        return ""
    forms = {
        Unit.DAY: ngettext("{count} day", "{count} days", notice.count),
        Unit.WEEK: ngettext("{count} week", "{count} weeks", notice.count),
        Unit.MONTH: ngettext("{count} month", "{count} months", notice.count),
        Unit.YEAR: ngettext("{count} year", "{count} years", notice.count),
    }
    return forms[notice.unit].format(count=notice.count)


def notice_from(until_on: date | None, notice: Notice | None) -> date | None:
    """The day on which the notice period begins, if there is an end and one was agreed."""
    if until_on is None or notice is None:
        return None
    try:
        return plus(until_on, -notice.count, notice.unit)
    except OverflowError:
        return date(FIRST_YEAR, 1, 1)


# The term


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """What was agreed, who owes it, how it is measured and when it is checked."""

    account_id: int
    category: TermCategory
    owed_by: OwedBy
    what: str
    target: Target | None = None
    from_on: date
    until_on: date | None = None
    notice: Notice | None = None
    checks: Recurrence | None = None
    consent: Consent = Consent.NOT_NEEDED
    consent_on: date | None = None
    consent_by: str = ""
    call_id: int | None = None
    person_id: int | None = None
    state: TermState = TermState.AGREED
    note: str = ""

    @property
    def is_one_off(self) -> bool:
        """A promise with one check and no more."""
        from kamtui.domain.time.recurrence.days import is_once

        return self.checks is not None and is_once(self.checks)


def read_term(
    typed: Mapping[str, str],
    today: date,
    account_id: int | None,
    person_id: int | None = None,
    call_id: int | None = None,
    was: TermEntry | None = None,
) -> TermEntry:
    """The term in a filled form; `was` as it stood before. Raises Problems with a sentence for each bad field."""
    from kamtui.domain.time.recurrence.after_done import counted_from
    from kamtui.domain.time.recurrence.days import first_occurrence
    from kamtui.domain.time.recurrence.typed import reread_recurrence

    reader = FieldReader(typed)
    if account_id is None:
        reader.problem("account", _("Say with which account this was agreed; choose from the list."))
    category = TermCategory(typed.get("category") or TermCategory.DELIVERY.value)
    what = reader.needed("what", _("Say what was agreed: “deliver within 3 days of the order”."))
    text = reader.line("target")
    target = reader.other("target", lambda: read_target(text, category)) if text else None
    from_on = reader.day("from", today) or today
    try:
        check_near(from_on, today)
    except DateTooFar as error:
        reader.problem("from", str(error))
    until_on = reader.day("until", today)
    if until_on is not None and until_on < from_on:
        reader.problem("until", _("The end lies before the start: correct one of the two."))
    notice_text = reader.line("notice")
    notice = reader.other("notice", lambda: read_notice(notice_text)) if notice_text else None
    rule = reader.line("checks")
    known = was.checks if was is not None and was.from_on == from_on else None
    checks = reader.other("checks", lambda: reread_recurrence(rule, known, today, from_on)) if rule else None
    if checks is not None and until_on is not None and until_on >= from_on:
        first = first_occurrence(checks) or counted_from(checks, max(from_on, today))
        if first is not None and first > until_on:
            reader.problem("checks", _("By this rule the first check comes after the end of the term."))
    consent = Consent(typed.get("consent") or Consent.NOT_NEEDED.value)
    consent_on = None
    if consent is not Consent.NOT_NEEDED:
        consent_on = reader.past_day("consent_on", today) or today
    entry = TermEntry(
        account_id=account_id or 0,
        category=category,
        owed_by=OwedBy(typed.get("owed_by") or OwedBy.WE.value),
        what=what,
        target=target,
        from_on=from_on,
        until_on=until_on,
        notice=notice,
        checks=checks,
        consent=consent,
        consent_on=consent_on,
        consent_by=reader.line("consent_by") if consent is not Consent.NOT_NEEDED else "",
        call_id=call_id,
        person_id=person_id,
        state=TermState(typed.get("state") or TermState.AGREED.value),
        note=reader.note("note"),
    )
    reader.finish()
    return entry


def first_check(entry: TermEntry, written_on: date) -> date | None:
    """The first day on which a term is checked: the first by its rule that was still to come when it was written.

    Nobody can check last spring today; a one-off promise whose day has passed is due at once all the same.
    "2 weeks after it is done" counts from the term's first day, or from when it was written, if that is later.
    """
    from kamtui.domain.time.recurrence.after_done import counted_from, is_after_done
    from kamtui.domain.time.recurrence.days import first_occurrence, next_occurrence

    if entry.checks is None:
        return None
    if is_after_done(entry.checks):
        return _within(counted_from(entry.checks, max(entry.from_on, written_on)), entry.until_on)
    first = first_occurrence(entry.checks)
    if first is not None and first < written_on and not entry.is_one_off:
        first = next_occurrence(entry.checks, after=written_on - timedelta(days=1))
    return _within(first, entry.until_on)


def settled_by(entry: TermEntry, checked_on: date, due_on: date | None, up_to: date) -> date | None:
    """The day by the rule that a check settles; None for one in between, which settles none.

    A check on that day or later settles it. An early one does where the day is nearer than `up_to`, the
    day up to which the term was checked: a second look on the day after must not stand for next week's.
    A one-off promise is settled by any check, and so is the check of a rule that counts from the last one.
    """
    from kamtui.domain.time.recurrence.after_done import is_after_done

    counts_anew = entry.checks is not None and is_after_done(entry.checks)
    if due_on is None or entry.is_one_off or counts_anew or checked_on >= due_on:
        return due_on
    return due_on if (due_on - checked_on) <= (checked_on - up_to) else None


def check_after(entry: TermEntry, checked_on: date, due_on: date | None) -> date | None:
    """The next check once one was made: the first day by the rule after both the check and the day it settled.

    Where it settled none, the day that was to come still is. One made late settles all that were missed.
    "2 weeks after it is done" counts from the check.
    """
    from kamtui.domain.time.recurrence.after_done import counted_from, is_after_done
    from kamtui.domain.time.recurrence.days import next_occurrence

    if entry.checks is None or entry.is_one_off:
        return None
    if is_after_done(entry.checks):
        return _within(counted_from(entry.checks, checked_on), entry.until_on)
    after = max(checked_on, due_on or checked_on)
    return _within(next_occurrence(entry.checks, after=after), entry.until_on)


def _within(day: date | None, until_on: date | None) -> date | None:
    if day is None or day.year > LAST_YEAR or (until_on is not None and day > until_on):
        return None
    return day


# A check


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What is to be done since a look at a term found it broken, and by when; the store makes a task of it."""

    what: str
    due_on: date
    due_time: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEntry:
    """What a look at a term found on a day; `measured` in thousandths of the target's unit.

    A broken one may bring a follow-up and a problem, written with it as one act.
    """

    outcome: Outcome
    checked_on: date
    measured: int | None = None
    evidence: str = ""
    follow_up: FollowUp | None = None
    problem: ProblemEntry | None = None


def suggested_outcome(target: Target | None, measured: int | None) -> Outcome | None:
    """What a measured value says by itself: kept where it meets the target, else broken; None says nothing."""
    if target is None or measured is None:
        return None
    return Outcome.KEPT if target.is_met(measured) else Outcome.BROKEN


def check_problems(entry: CheckEntry, today: date) -> dict[str, str]:
    """What cannot be kept of a check, by field."""
    if entry.checked_on > today:
        return {"checked_on": _("A check cannot lie in the future: the term is looked at on that day.")}
    return {}
