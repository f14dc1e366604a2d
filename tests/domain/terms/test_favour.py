"""Favours both ways, and thanks for them."""

from datetime import date

import pytest

from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.words import FavourWay

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("way", "thanked_on", "asks"),
    [
        (FavourWay.RECEIVED, None, True),
        (FavourWay.RECEIVED, TODAY, False),
        (FavourWay.GIVEN, None, False),  # they have to thank
        (FavourWay.GIVEN, TODAY, False),
    ],
)
def test_thanks_are_owed_for_what_was_done_to_us(way: FavourWay, thanked_on: date | None, asks: bool) -> None:
    favour = FavourEntry(what="lunch", done_on=TODAY, way=way, account_id=7, thanked_on=thanked_on)
    assert favour.asks_for_thanks is asks
