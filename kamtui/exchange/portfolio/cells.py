"""What single cells of a portfolio mean: how a product line stands, a discount, the days in a title."""

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.cleaning import fold
from kamtui.exchange.reading import meanings

_STATES = {
    fold(word): state
    for state, words in (
        (
            PortfolioState.SOLD,
            (
                "sold; ours; bought; we sell; yes; active; листнат; листван; listed; да; продаваме; продава се; продаден; "
                "продадено; от нас; купува; купува от нас; наше; активен"
            ),
        ),
        (
            PortfolioState.OFFERED,
            "offered; offer; quoted; in offer; proposed; предложен; предложено; оферирано; оферта; оферирана; предложена; в оферта",
        ),
        (
            PortfolioState.COMPETITOR,
            (
                "competitor; with a competitor; competition; theirs; from others; конкурент; при конкурент; конкуренция; от друг; "
                "от други; чуждо; купува от други; от конкурент; при конкурента"
            ),
        ),
        (
            PortfolioState.NOT_NEEDED,
            (
                "not needed; no need; n/a for them; не е нужно; ненужно; не му трябва; не им трябва; не е нужен; без нужда; не ползва; "
                "не ползват; неприложимо"
            ),
        ),
        (
            PortfolioState.NOT_ASSESSED,
            "not assessed; unknown; not known; неизвестно; не се знае; не е оценен; не е оценено; неоценено",
        ),
    )
    for word in words.split("; ")
} | {state.value: state for state in PortfolioState}
_DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}"
_FROM = re.compile(
    r"(?:в\s+сила\s+от|валидн\w*\s+(?:от|към)|важ\w+\s+от|действащ\w*\s+от|цени\s+(?:от|към)|към(?:\s+дата)?|считано\s+от|от\s+дата|"
    r"valid\s+(?:from|as\s+of)|effective(?:\s+(?:from|date))?|as\s+(?:of|from)|from|prices\s+of|since|от)\s*[:\-–]?\s*"
    rf"(?P<day>{_DAY})",
    re.IGNORECASE,
)
_ANY_DAY = re.compile(rf"(?<!\d)(?:{_DAY})(?!\d)")
_CUSTOMER = re.compile(
    r"\s*(?:за\s+)?(?:клиент|контрагент|фирма|купувач|customer|client|account|company|buyer|до|to|for|за)\s*:\s*(?P<name>\S.*)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"-?\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*(%?)")


def read_state(text: str) -> PortfolioState | None:
    """How a product line stands, as a word or two say it; None where they say something else."""
    return _STATES.get(fold(text.strip()))


def read_percent(text: str, *, are_fractions: bool) -> Fraction | None:
    """A discount as a share from 0 to 1; None for what is none. `are_fractions` is whether 0.15 is 15 %."""
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        return None
    value = Fraction(match[1].replace(",", "."))
    share = value if are_fractions and not match[2] else value / 100
    return share if share < 1 else None


def percents_are_fractions(texts: Iterable[str]) -> bool:
    """Whether the percents of a column are written as spreadsheets keep them: 0.15 for 15 %."""
    values = [
        Fraction(match[1].replace(",", "."))
        for text in texts
        if (match := _PERCENT.fullmatch(text.strip())) is not None and not match[2]
    ]
    return any(values) and all(value < 1 for value in values)


def day_from(texts: Iterable[str], *, american: bool) -> tuple[date, str] | None:
    """The day from which prices hold, as a text says it ("в сила от 1.11.2026"), and that text; None where none does."""
    for text in texts:
        for match in _FROM.finditer(text):
            if (day := meanings.read_date(match["day"], american=american)) is not None:
                return day, text
    return None


def text_with_day(texts: Iterable[str]) -> str:
    """The first text with a day in it; "" where there is none."""
    return next((text for text in texts if _ANY_DAY.search(text)), "")


def customer_in(cells: Iterable[str]) -> str:
    """The customer that a line above a table names: "Клиент: Метро", in one cell or in the next; "" where it does not."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    for place, cell in enumerate(filled):
        match = _CUSTOMER.fullmatch(cell)
        if match is None:
            continue
        name = match["name"] or (filled[place + 1] if place + 1 < len(filled) else "")
        if name and not _ANY_DAY.search(name):
            return name
    return ""
