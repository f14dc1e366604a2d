"""Cells of lists that leave the program: for a person and for a program."""

from decimal import Decimal

from kamtui.domain.listing import NOTHING
from kamtui.exchange.lists.cells import in_money, in_whole_money


def test_an_amount_stands_with_its_cents_for_programs_and_without_for_people() -> None:
    assert in_whole_money(None) == in_money(None) == NOTHING
    assert (in_money(123_456).value, in_money(123_456).shown) == (Decimal("1234.56"), "1\xa0234.56\xa0€")
    whole = in_whole_money(123_456)
    assert (whole.value, whole.shown) == (Decimal("1234.56"), "1\xa0235\xa0€")
    # Among others that add up it stands as it adds up.
    assert in_whole_money(123_456, 123_400)._replace(shown="") == whole._replace(shown="")
    assert in_whole_money(123_456, 123_400).shown == "1\xa0234\xa0€"
