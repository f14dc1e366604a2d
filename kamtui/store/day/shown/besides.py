"""What Today says besides what it is mainly made of: what the endless chain waits for, and whose feast it is."""

from datetime import date

from kamtui.domain.day.feast_lines import feast_line
from kamtui.domain.day.line import Line
from kamtui.domain.day.picking import picked_in_turn
from kamtui.domain.feasts.feast import feasts_ahead
from kamtui.domain.thresholds import ChainLimits
from kamtui.domain.warning import Warning
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_reads import accepted_on
from kamtui.store.chain.waits_reads import rules_in_turn
from kamtui.store.feasts.reads import celebrants


def chain_waits(book: Book, today: date, limits: ChainLimits) -> list[Warning]:
    """What the endless chain waits for, as far as a day shows it."""
    return picked_in_turn(rules_in_turn(book, today, limits), accepted_on(book, today))


def feasts_near(book: Book, today: date, ahead: int, *, everyone: bool) -> list[Line]:
    """The feasts of today, of the days off before it and of the next days that were not greeted yet, by day: at customers, of
    supporters and centers of influence; of `everyone`, those of all others too, behind them on each day."""
    return [
        feast_line(feast, today)
        for feast in feasts_ahead(celebrants(book, today, everyone=everyone, ahead=ahead), today, ahead)
    ]
