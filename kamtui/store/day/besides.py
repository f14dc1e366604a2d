"""What Today says besides what it is mainly made of: what the endless chain waits for, and whose feast it is."""

from datetime import date

from kamtui.domain.chain.warnings import chain_warnings
from kamtui.domain.day.feast_lines import feast_line
from kamtui.domain.day.line import Line
from kamtui.domain.feasts.feast import feasts_ahead
from kamtui.domain.thresholds import ChainLimits
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book
from kamtui.store.chain.reads import forest, satisfied_to_ask, supporters_to_ask
from kamtui.store.feasts.reads import celebrants


def chain_waits(book: Book, today: date, limits: ChainLimits) -> list[Warning]:
    """What the endless chain waits for: the whole of it is read, as a silent branch is seen only so, but for the sales."""
    satisfied = satisfied_to_ask(book, limits)
    return chain_warnings(
        forest(book, with_sales=False), supporters_to_ask(book, today, limits), today, limits, satisfied
    )


def feasts_near(book: Book, today: date, ahead: int, *, everyone: bool) -> list[Line]:
    """The feasts of today, of the days off before it and of the next days that were not greeted yet, by day: at customers, of
    supporters and centers of influence; of `everyone`, those of all others too, behind them on each day."""
    return [
        feast_line(feast, today)
        for feast in feasts_ahead(celebrants(book, today, everyone=everyone, ahead=ahead), today, ahead)
    ]
