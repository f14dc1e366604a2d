"""Numbers as a person writes and reads them in the language in use."""

from decimal import Decimal

from kamtui.domain.text.language import _


def show_whole(number: int) -> str:
    """A whole number in groups of three digits, which no line break parts: "12 346", "−5 000"."""
    grouped = f"{abs(number):,}".replace(",", "\u00a0")
    return f"−{grouped}" if number < 0 else grouped


def show_decimal(number: Decimal) -> str:
    """A number with the decimals that it has, without groups: "97.5", "−2.1", in Bulgarian "97,5"."""
    whole, point, decimals = f"{abs(number):f}".partition(".")
    shown = with_decimals(whole, decimals) if point else whole
    return f"−{shown}" if number < 0 else shown


def with_decimals(whole: str, decimals: str) -> str:
    """A number of its digits before and behind the decimal sign."""
    return _("{whole}.{decimals}").format(whole=whole, decimals=decimals)
