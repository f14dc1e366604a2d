"""What a term is measured by: numbers in whole thousandths of their unit, exact, and the target they have to reach (K14)."""

import re
from typing import NamedTuple, Protocol

from kamtui.domain.problems import Problems
from kamtui.domain.terms.words import Bound, TermCategory
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import show_whole, with_decimals

LARGEST_MEASURE = 10**15
"""Thousandths; beyond it a typed number is a slip."""


LONGEST_UNIT = 20
"""Characters."""


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


class Target(NamedTuple):
    """What a measured value has to reach: on which side of a number of thousandths of a unit it has to lie."""

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
    phrases = []
    for bound, words in _BOUNDS.items():
        for phrase in several:
            if phrase in words:
                phrases.append((phrase, bound))
                words = words.replace(phrase, "")
        phrases += [(word, bound) for word in words.split()]
    return sorted(phrases, key=lambda pair: -len(pair[0]))


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
    digits = re.match(_NUMBER, rest)
    if digits is None:
        raise NotAMeasure(text)
    number = read_measure(digits.group())
    unit = rest[digits.end() :].strip()
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
    whole, decimals = _parts(thousandths)
    text = with_decimals(show_whole(whole), decimals) if decimals else show_whole(whole)
    sign = "−" if thousandths < 0 else "+" if signed and thousandths > 0 else ""
    return f"{sign}{text}\u00a0{clean(unit)}".rstrip()


def type_measure(thousandths: int | None) -> str:
    """A measured number as one would type it, so that it is read again as the same."""
    if thousandths is None:
        return ""
    whole, decimals = _parts(thousandths)
    if len(decimals) == 3 and whole:
        decimals += "0"  # 1.234 could be 1234
    sign = "-" if thousandths < 0 else ""
    return sign + (with_decimals(str(whole), decimals) if decimals else str(whole))


def _parts(thousandths: int) -> tuple[int, str]:
    """The whole units of a measured number without its sign, and the digits behind them that are not needless."""
    whole, rest = divmod(abs(thousandths), 1000)
    return whole, f"{rest:03}".rstrip("0")


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


class StoredTarget(Protocol):
    """A row that holds a target."""

    @property
    def target_bound(self) -> str | None: ...
    @property
    def target_thousandths(self) -> int: ...
    @property
    def target_unit(self) -> str: ...


def stored_target(row: StoredTarget) -> Target | None:
    """The target in a row; None where there is none."""
    if row.target_bound is None:
        return None
    return Target(Bound(row.target_bound), row.target_thousandths, row.target_unit)
