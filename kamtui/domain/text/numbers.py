"""Numbers as a person writes and reads them in the language in use.

Exact ones are shown by `decimals`: what only lists terms does without the module of exact numbers.
"""

from kamtui.domain.text.language import _


def show_whole(number: int) -> str:
    """A whole number in groups of three digits, which no line break parts: "12 346", "−5 000"."""
    grouped = f"{abs(number):,}".replace(",", "\u00a0")
    return f"−{grouped}" if number < 0 else grouped


def with_decimals(whole: str, decimals: str) -> str:
    """A number of its digits before and behind the decimal sign."""
    return _("{whole}.{decimals}").format(whole=whole, decimals=decimals)
