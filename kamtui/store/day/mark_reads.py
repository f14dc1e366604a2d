"""Reading what a list of accounts says of them beside their names."""

from collections.abc import Sequence

from kamtui.domain.day.health import HealthInputs, health
from kamtui.domain.day.health_money import health_money
from kamtui.domain.thresholds import Thresholds
from kamtui.store.book.book import Book
from kamtui.store.day.health import health_inputs
from kamtui.store.day.marks import AccountMarks
from kamtui.store.knowledge.bond_reads import all_strengths
from kamtui.store.money.figures import Figures


def account_marks(
    book: Book, figures: Figures, ids: Sequence[int], thresholds: Thresholds, *, are_all: bool
) -> dict[int, AccountMarks]:
    """What a list says of some accounts, by id; with `are_all` their health and their warnings too."""
    strengths = all_strengths(book, ids) if ids else {}
    warnings = figures.warnings_left() if are_all else {}
    healths: dict[int, HealthInputs] = {}
    if are_all:
        money = {
            account_id: health_money(figures.years[account_id], figures.horizon)
            for account_id in ids
            if account_id in figures.years
        }
        healths = health_inputs(book, ids, figures.today, thresholds, money)
    return {
        account_id: AccountMarks(
            abc=figures.classes.get(account_id),
            margin=figures.sums_of_year[account_id].margin if account_id in figures.sums_of_year else None,
            strengths=strengths.get(account_id),
            health=health(healths[account_id]) if account_id in healths else None,
            warnings=warnings.get(account_id, ()) if are_all else None,
        )
        for account_id in ids
    }
