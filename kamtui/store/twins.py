"""Two accounts or people made one, with all that hangs on them, as far as the chain bears it: it must not lead in a circle."""

from collections.abc import Callable, Iterable
from datetime import date

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.merging.fields import Keep
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.chain.forest import Circle
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import _
from kamtui.store.accounts.merging import changes
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.accounts.reads import account_name
from kamtui.store.book.book import Book
from kamtui.store.chain.reads import circle_through
from kamtui.store.together import together


def merge_accounts(
    book: Book, kept_id: int, gone_id: int, entry: AccountEntry, *, months: Keep = Keep.BOTH
) -> None:
    """Make two accounts one (`changes.merge_accounts`). Raises Problems where that closes a circle, GoneMeanwhile."""
    both = {"other": account_name(book, gone_id), "name": entry.name}
    with together(book, _("Merge account {other} into {name}").format(**both)):
        _without_new_circle(
            book,
            lambda: [kept_id, gone_id],
            lambda: changes.merge_accounts(book, kept_id, gone_id, entry, months=months),
        )


def merge_people(
    book: Book, kept_id: int, gone_id: int, entry: PersonEntry, today: date, *, is_at_both: bool = False
) -> None:
    """Make two people one (`changes.merge_people`). Raises Problems where that closes a circle, GoneMeanwhile."""
    both = {"other": person_name(book, gone_id), "name": entry.name}
    with together(book, _("Merge {other} into {name}").format(**both)):
        _without_new_circle(
            book,
            lambda: _named_by(book, kept_id, gone_id),
            lambda: changes.merge_people(book, kept_id, gone_id, entry, today, is_at_both=is_at_both),
        )


def _named_by(book: Book, one_id: int, other_id: int) -> list[int]:
    """The accounts that two people named."""
    sql = "SELECT DISTINCT account_id FROM referral WHERE by_person_id IN (?, ?)"
    return [account_id for (account_id,) in book.rows(sql, (one_id, other_id))]


def _without_new_circle(book: Book, accounts: Callable[[], Iterable[int]], merge: Callable[[], None]) -> None:
    """Merge, and raise Problems if some accounts came of themselves then that did not before."""
    was_there = any(circle_through(book, account_id) for account_id in accounts())
    merge()
    closed = (
        None if was_there else next(filter(None, (circle_through(book, each) for each in accounts())), None)
    )
    if closed is not None:
        text = _("{circle} One of these namings has to go from the chain before the two can be one.")
        raise Problems({"": text.format(circle=Circle(closed))})
