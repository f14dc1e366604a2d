"""How what is known of an account came to be so, drawn: its readings, the newest first, and what each changed."""

from collections.abc import Iterator, Sequence
from datetime import date

from kamtui.domain.amounts import show_amount
from kamtui.domain.knowledge.image import ImageReading
from kamtui.domain.knowledge.readings import (
    Dated,
    PriceReading,
    Saying,
    TextReading,
    changed_pieces,
    other_before,
    since,
)
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date, show_day, show_day_month
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import Block, heading, row

DAY = 13
LAST_READINGS = 12
"""How many of the last readings are written out."""


def of_day(reading: Dated | None, today: date) -> str:
    """Of which day a reading is, at the end of its line; "?" where that is not known."""
    if reading is None:
        return ""
    return "?" if reading.read_on is None else show_day(reading.read_on, today)


def day_words(read_on: date | None) -> str:
    """The day of a reading in the list of all of them."""
    return _("day not known") if read_on is None else show_date(read_on)


def as_of(readings: Sequence[Saying]) -> str:
    """Since when it is known so, and when that was said last: `as of 12 Nov 2026, so since 5 Mar 2025`."""
    latest, first = readings[0].read_on, since(readings)
    if latest is None:
        return _("day not known")
    if first == latest:
        return _("as of {day}").format(day=show_date(latest))
    since_when = _("from before days were kept") if first is None else _("so since {day}")
    said = since_when if first is None else since_when.format(day=show_date(first))
    return _("as of {day}, {since}").format(day=show_date(latest), since=said)


# -- prices


def price_words(readings: Sequence[PriceReading], glyphs: Glyphs, today: date | None = None) -> str:
    """`12.50 € → 13.10 €`: the price now, and the one before it where it has moved; given today, since when."""
    if not readings or readings[0].price is None:
        return ""
    now = show_amount(readings[0].price)
    moved = [reading._replace(terms="") for reading in readings]
    before = other_before(moved)
    if before is None or before.price is None:
        return now
    words = f"{show_amount(before.price)} {glyphs.way_in} {now}"
    first = since(moved)
    if first is None or today is None:
        return words
    return _("{prices} since {day}").format(prices=words, day=show_day_month(first, today))


def price_course(readings: Sequence[PriceReading], width: int, glyphs: Glyphs) -> list[Block]:
    """All prices that were negotiated of a line, a line each, with what each changed."""
    if len(readings) < 2:
        return []
    blocks = [heading(_("Prices"), str(len(readings)), width=width, glyphs=glyphs)]
    for number, reading in enumerate(readings[:LAST_READINGS]):
        before = readings[number + 1] if number + 1 < len(readings) else None
        price = _("none") if reading.price is None else show_amount(reading.price)
        words = [f"{price:>9}", _moved(reading, before)]
        if before is not None and before.says == reading.says:
            words.append(_("still so"))
        elif reading.terms and (before is None or before.terms != reading.terms):
            words.append(clean(reading.terms))
        said = "  ".join(word for word in words if word)
        blocks.append(_dated(reading, said, width))
    return blocks + _and_before(readings)


def _moved(reading: PriceReading, before: PriceReading | None) -> str:
    """By how much a price went up or down; empty where it did not."""
    if before is None or before.price is None or reading.price is None or reading.price == before.price:
        return ""
    by = reading.price - before.price
    return f"+{show_amount(by)}" if by > 0 else show_amount(by)


# -- texts


def text_course(readings: Sequence[TextReading], width: int, glyphs: Glyphs) -> list[Block]:
    """All that was known on a topic: of each day which sentences came and which went; of the first day all of it."""
    if len(readings) < 2:
        return []
    blocks = [heading(_("How it changed"), str(len(readings)), width=width, glyphs=glyphs)]
    for number, reading in enumerate(readings[:LAST_READINGS]):
        before = readings[number + 1].text if number + 1 < len(readings) else None
        blocks.append(row((day_words(reading.read_on), "bold")))
        blocks += _changes(before, reading.text, width)
    return blocks + _and_before(readings)


def _changes(before: str | None, text: str, width: int) -> Iterator[Block]:
    if not text:
        yield row((_("nothing known any more"), "$faint"))
    elif before == text:
        yield row((_("still so"), "$faint"))
    elif before is None:
        yield from (row((line, "$faint")) for line in wrap(clean(text, lines=True), width))
    else:
        for sign, piece in changed_pieces(before, clean(text, lines=True)):
            look = "" if sign == "+" else "$faint"
            for place, line in enumerate(wrap(clean(piece), max(width - 2, 1))):
                yield row((f"{'−' if sign == '-' else sign} " if place == 0 else "  ", look), (line, look))


# -- brand image


def image_course(readings: Sequence[ImageReading], width: int, glyphs: Glyphs) -> list[Block]:
    """All readings of the brand image, a line each."""
    if len(readings) < 2:
        return []
    levels = "".join(
        "?" if reading.strength is None else glyphs.level(reading.strength, 5)
        for reading in reversed(readings[:LAST_READINGS])
    )
    blocks = [heading(_("Readings"), levels, width=width, glyphs=glyphs)]
    for reading in readings[:LAST_READINGS]:
        strength = "?" if reading.strength is None else str(reading.strength)
        said = " · ".join(clean(part) for part in (reading.done, reading.evidence) if part)
        blocks.append(_dated(reading, f"{strength}  {said}", width))
    return blocks + _and_before(readings)


def _dated(reading: Dated, said: str, width: int) -> Block:
    return row(
        (fit(day_words(reading.read_on), DAY), "$faint"), (" ", ""), (fit(said, max(width - DAY - 1, 1)), "")
    )


def _and_before(readings: Sequence[Dated]) -> list[Block]:
    left = len(readings) - LAST_READINGS
    return [row((_("and {count} before").format(count=left), "$faint"))] if left > 0 else []
