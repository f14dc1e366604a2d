"""What a line of the accounts list is made of, and the first of them, read ahead of the place."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.thresholds import Thresholds
from kamtui.exchange.lists.accounts import Known
from kamtui.store.accounts.reads import AccountOrder, account_ids, account_lines
from kamtui.store.book.book import Book
from kamtui.store.center.reads import centers, map_summary
from kamtui.store.day.mark_reads import account_marks
from kamtui.store.money.figures import Figures
from kamtui.ui.accounts.lines.drawing import VIEWS
from kamtui.ui.shell.ahead import LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.kept import Kept, named

NAME = "accounts"
KEPT_AS = "Accounts"
"""The title of the place, by which its view and order are remembered."""


def known_accounts(
    book: Book, ids: Sequence[int], today: date, thresholds: Thresholds, figures: Figures, *, with_marks: bool
) -> dict[int, Known]:
    """Some accounts with how the people of each stand to us and, `with_marks`, their health and what is wrong."""
    maps = centers(book, ids, today, thresholds.center, is_summary=not with_marks)
    summaries = {center.account_id: map_summary(center) for center in maps}
    marks = account_marks(book, figures, ids, thresholds, maps if with_marks else None)
    return {
        account_id: (line, summaries.get(account_id), marks.get(account_id))
        for account_id, line in account_lines(book, ids).items()
    }


class FirstLines(NamedTuple):
    """The accounts of a view in an order, and the first of them with all their marks."""

    view: str
    order: str
    ids: list[int]
    known: dict[int, Known]


def first_lines(desk: Desk) -> Callable[[Book], FirstLines]:
    """Reads what the place would show first, as it was left; all figures are known by then."""
    kept = Kept(desk.shown, KEPT_AS, lambda _way: None)
    view, order = kept.way("view", named(VIEWS)), kept.way("order", named(AccountOrder))
    kept.take_up()
    stages, name, ordered = view.now.stages, view.name, order.now
    today, thresholds, figures = desk.today, desk.thresholds, desk.figures

    def read(book: Book) -> FirstLines:
        ids = account_ids(book, today, stages=stages, order=ordered)
        known = known_accounts(book, ids[:LINES], today, thresholds, figures, with_marks=True)
        return FirstLines(name, ordered.name, ids, known)

    return read
