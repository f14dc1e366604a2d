"""A book at work for rules that only show and read amounts: all that matters of it is what it counts in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from kamtui.domain.text.numbers import Currency, count_as


class _Counts(NamedTuple):
    currency: Currency


@contextmanager
def counted_in(currency: Currency) -> Iterator[None]:
    """Within it amounts are in this currency."""
    before = count_as(_Counts(currency))
    try:
        yield
    finally:
        count_as(before)
