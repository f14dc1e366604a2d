"""Numbers as a person writes and reads them in the language in use.

Exact ones are shown by `decimals`: what only lists terms does without the module of exact numbers. How an amount is
shown stands here, for what does without reading one (`amounts`).
"""

from kamtui.domain.text.language import _

CURRENCY = "€"


def show_whole(number: int) -> str:
    """A whole number in groups of three digits, which no line break parts: "12 346", "−5 000"."""
    grouped = f"{abs(number):,}".replace(",", "\u00a0")
    return f"−{grouped}" if number < 0 else grouped


def with_decimals(whole: str, decimals: str) -> str:
    """A number of its digits before and behind the decimal sign."""
    return _("{whole}.{decimals}").format(whole=whole, decimals=decimals)


def show_amount(minor: int, *, with_cents: bool = False) -> str:
    """An amount for reading: "61 300 €"; cents only where there are any, or `with_cents`. Spaces do not break.

    In a column where one amount has cents all need them, or their digits do not stand under each other.
    """
    whole, cents = divmod(abs(minor), 100)
    text = show_whole(whole)
    if cents or with_cents:
        text = with_decimals(text, f"{cents:02}")
    return f"{'−' if minor < 0 else ''}{text}\u00a0{CURRENCY}"
