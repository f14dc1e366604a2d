"""Exact numbers as a person reads them in the language in use."""

from decimal import Decimal

from kamtui.domain.text.numbers import with_decimals


def show_decimal(number: Decimal) -> str:
    """A number with the decimals that it has, without groups: "97.5", "−2.1", in Bulgarian "97,5"."""
    whole, point, decimals = f"{abs(number):f}".partition(".")
    shown = with_decimals(whole, decimals) if point else whole
    return f"−{shown}" if number < 0 else shown


def show_percent(value: Decimal | None, *, signed: bool = False) -> str:
    """`12.3 %`, `−4.0 %`; `+4.0 %` where it is a change. Nothing where it is not known."""
    if value is None:
        return ""
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{show_decimal(value)}\u00a0%"
