"""What agreed volumes secure of the sales to come (K14, K19): terms of volume whose target is in money."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamtui.domain.currency import to_euro
from kamtui.domain.months import YEAR, month_of, months_apart, months_from
from kamtui.domain.sales import Span
from kamtui.domain.term import Target
from kamtui.domain.text import fold
from kamtui.domain.words import Bound

_EURO = frozenset(("€", "eur", "euro", "evro"))
_LEV = frozenset(("lv", "lev", "leva", "bgn"))
_PERIODS = {
    1: "m mo month monthly mes mesec mesechno mesets mesetsa",
    3: "q quarter quarterly trim trimesechie trimesechno",
    6: "half-year halfyearly polugodie",
    YEAR: "y yr year yearly annually annum pa g god godina godishno",
}
_SAYS_NOTHING = frozenset(("a", "an", "per", "each", "every", "na", "v", "za", "vseki", "vsyaka", "vsiaka"))


@dataclass(frozen=True, slots=True)
class Volume:
    """An agreed volume in money: so much in every `months` months, or over its whole time where that is None."""

    account_id: int
    amount: int
    from_on: date
    until_on: date | None
    months: int | None = None


def secured_months(volumes: Iterable[Volume], span: Span) -> dict[tuple[int, date], int]:
    """What agreed volumes secure in each month of a span, spread evenly over the months they are for.

    A volume without an end that says nothing of a month or a year secures nothing that one could count on.
    Cents that cannot be parted evenly fall so that each volume's months sum up to it exactly.
    """
    found: dict[tuple[int, date], int] = {}
    for volume in volumes:
        start = month_of(volume.from_on)
        end = month_of(volume.until_on) if volume.until_on else None
        period = volume.months or (months_apart(start, end) + 1 if end else None)
        if not period:
            continue
        for month in months_from(max(start, span.first), min(end, span.last) if end else span.last):
            place = months_apart(start, month) % period
            part = volume.amount * (place + 1) // period - volume.amount * place // period
            key = (volume.account_id, month)
            found[key] = found.get(key, 0) + part
    return found


def volume_in_money(
    account_id: int, target: Target | None, from_on: date, until_on: date | None
) -> Volume | None:
    """The volume that a term of volume agrees on, if it is one of money: `≥ 50 000 €`, `€/month`, `лв. на година`.

    None for pieces or tons, for an upper limit, and where the unit says something else still.
    """
    if target is None or target.bound is Bound.AT_MOST or target.thousandths <= 0:
        return None
    words = [word for word in re.split(r"[\s/.,]+", fold(target.unit)) if word and word not in _SAYS_NOTHING]
    if not words or words[0] not in _EURO | _LEV or len(words) > 2:
        return None
    months = None
    if len(words) == 2:
        months = next((count for count, known in _PERIODS.items() if words[1] in known.split()), None)
        if months is None:
            return None
    minor = (target.thousandths + 5) // 10  # a thousandth is a tenth of a cent
    amount = minor if words[0] in _EURO else to_euro(minor)
    return Volume(account_id, amount, from_on, until_on, months)
