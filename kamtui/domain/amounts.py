"""Amounts of money: whole minor units (cents) in the book's one currency, exact."""

import re
from collections.abc import Iterable
from functools import cache

from kamtui.domain.currency import ANY_WRITTEN, turned, written_in
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency, currency, with_decimals
from kamtui.domain.text.numbers import show_amount as show_amount  # noqa: PLC0414  (who reads amounts shows them)

LARGEST = 10**15
"""Minor units; beyond it a typed number is a slip."""
_SPACES = r"[\s\u00a0\u202f'’]"


class AmountError(ValueError):
    """What was typed is not an amount."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("“{text}” is not an amount in {currency}: write it as 1234 or 1234.50.").format(
                text=text[:40], currency=currency().label
            )
        )


class AmbiguousAmount(AmountError):
    """A number such as 1,234 that means one thing here and another there."""

    def __init__(self, text: str) -> None:
        ValueError.__init__(
            self, _("“{text}” can be read in two ways: write it as 1234 or 1.23.").format(text=text[:40])
        )


class ForeignAmount(AmountError):
    """An amount in a currency that has no fixed rate to that of the book."""

    def __init__(self, text: str) -> None:
        sentence = _(
            "“{text}” is not in {currency}, in which this book counts: turn it into {currency} first."
        )
        ValueError.__init__(self, sentence.format(text=text[:40], currency=currency().label))


def read_amount(text: str) -> int:
    """Minor units of a typed amount: "1 234,56", "1.234,56", "€1,234.56", "1234". Leva become euro, or euro leva.

    One separator with exactly three digits after it could be thousands or decimals: AmbiguousAmount.
    """
    bare, named = _parted(text)
    return turned(_minor(bare, text), named, currency())


@cache
def _signed() -> re.Pattern[str]:
    """A typed amount with what says its currency; made when the first one is read, for most only show them."""
    return re.compile(rf"(?P<before>{ANY_WRITTEN})?(?P<bare>.*?)(?P<behind>{ANY_WRITTEN})?", re.IGNORECASE)


def _parted(text: str) -> tuple[str, Currency]:
    """A typed amount without what says its currency, and that; where nothing says it, the one of the book. Raises AmountError."""
    match = _signed().fullmatch(re.sub(_SPACES, "", text))
    signs = [sign for sign in (match["before"], match["behind"]) if sign] if match else []
    if match is None or len(signs) > 1:
        raise AmountError(text)
    if not signs:
        return match["bare"], currency()
    for one, written in written_in(currency()).items():
        if re.fullmatch(written, signs[0], re.IGNORECASE):
            return match["bare"], one
    raise ForeignAmount(text) if match["bare"][:1].isdigit() else AmountError(text)


def _minor(bare: str, text: str) -> int:
    """Minor units of an amount that was typed as `text`, without spaces and signs. Raises AmountError."""
    if not re.fullmatch(r"\d[\d.,]*", bare):
        raise AmountError(text)
    marks = [char for char in bare if char in ".,"]
    if not marks:
        whole, cents = bare, ""
    elif len(set(marks)) == 2:
        last = marks[-1]
        head, _sep, cents = bare.rpartition(last)
        other = "," if last == "." else "."
        groups = head.split(other)
        if last in head or not _is_grouped(groups):
            raise AmountError(text)
        whole = "".join(groups)
    elif len(marks) > 1:
        groups = bare.split(marks[0])
        if not _is_grouped(groups):
            raise AmountError(text)
        whole, cents = "".join(groups), ""
    else:
        whole, _sep, cents = bare.partition(marks[0])
        if len(cents) == 3 and whole != "0":
            raise AmbiguousAmount(text)
    if len(cents) > 2 or not whole.isascii() or not (whole + cents).isdecimal():
        raise AmountError(text)
    minor = int(whole) * 100 + int(cents.ljust(2, "0") or 0)
    if minor > LARGEST:
        raise AmountError(text)
    return minor


def _is_grouped(groups: list[str]) -> bool:
    """Whether what stands between thousands separators is one to three digits, then three each."""
    first, *rest = groups
    return bool(first) and (len(first) <= 3 or not rest) and all(len(group) == 3 for group in rest)


def whole(minor: int) -> int:
    """Cents as whole units, half up."""
    rounded = (abs(minor) + 50) // 100
    return -rounded if minor < 0 else rounded


def whole_amount(minor: int) -> str:
    """`12 346 €`: an amount without cents, which nobody reads at a glance; the panel has them."""
    return show_amount(whole(minor) * 100)


def whole_part(minor: int, together: int) -> int:
    """An amount without its cents, as it stands in a list; `together` is what it and those before it make. In minor units.

    Each amount rounded by itself, a list shows other than its total. So it is the sum up to here that is rounded, and
    an amount stands as what this sum grows by: the lines, and any first ones of them, add up to what their sum is
    without cents. The total stays the right one, which others have too; a line may stand a unit beside itself.
    """
    return (whole(together) - whole(together - minor)) * 100


def whole_parts(amounts: Iterable[int | None], total: int | None = None) -> list[int | None]:
    """The amounts of a list without their cents, so that they add up (`whole_part`); None stays None.

    They add up to their own sum without cents, or to `total` where a line above them shows that: a part of a part.
    """
    listed = list(amounts)
    known = [minor for minor in listed if minor is not None]
    # What the line above was rounded by is shared out, or its last part would have to take all of it.
    besides = 0 if total is None else total - sum(known)
    parts: list[int | None] = []
    together = shown = place = 0
    for minor in listed:
        if minor is None:
            parts.append(None)
            continue
        together, place = together + minor, place + 1
        before, shown = shown, whole(together + besides * place // len(known))
        parts.append((shown - before) * 100)
    return parts


def type_amount(minor: int | None) -> str:
    """An amount as one would type it into a field."""
    if minor is None:
        return ""
    whole, cents = divmod(minor, 100)
    return with_decimals(str(whole), f"{cents:02}") if cents else str(whole)
