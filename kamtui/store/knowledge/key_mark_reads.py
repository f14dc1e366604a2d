"""What the thirteen marks say of all live accounts (K2, K3), counted by SQLite."""

from typing import NamedTuple

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.knowledge.key_marks import MarkedAccount
from kamtui.domain.knowledge.words import KEY_MARKS
from kamtui.store.book.book import Book

_LIVE = ", ".join(f"'{stage.value}'" for stage in LIVE_STAGES)
_KEY = ", ".join(f"'{mark.value}'" for mark in KEY_MARKS)
_LATEST = (
    f"SELECT account_id, mark IN ({_KEY}) AS is_of_key, answer, row_number() OVER "
    "(PARTITION BY account_id, mark ORDER BY answered_on DESC, id DESC) AS place FROM key_mark"
)
_COUNTED = (
    "SELECT account_id, sum(is_of_key AND answer = 'yes') AS key_yes, sum(is_of_key AND answer = 'no') AS key_no, "
    "sum(NOT is_of_key AND answer = 'yes') AS manager_yes, sum(NOT is_of_key AND answer = 'no') AS manager_no "
    f"FROM ({_LATEST}) WHERE place = 1 GROUP BY account_id"
)


class _Counted(NamedTuple):
    """A row of the statement below."""

    account_id: int
    account: str
    stage: str
    is_key: int
    key_yes: int
    key_no: int
    manager_yes: int
    manager_no: int


class ByMarks(NamedTuple):
    """The live accounts that are marked key or have a mark answered, and how many others there are."""

    accounts: list[MarkedAccount]
    unanswered: int


def by_marks(book: Book) -> ByMarks:
    """All live accounts by their marks; of those of which nothing is answered only the ones that are marked key."""
    accounts = [
        MarkedAccount(**{**line._asdict(), "stage": Stage(line.stage), "is_key": bool(line.is_key)})
        for line in book.lines(
            _Counted,
            "SELECT a.id AS account_id, a.name AS account, a.stage, a.is_key, coalesce(c.key_yes, 0) AS key_yes, "
            "coalesce(c.key_no, 0) AS key_no, coalesce(c.manager_yes, 0) AS manager_yes, "
            f"coalesce(c.manager_no, 0) AS manager_no FROM account a LEFT JOIN ({_COUNTED}) c ON c.account_id = a.id "
            f"WHERE a.stage IN ({_LIVE}) AND (a.is_key OR key_yes + key_no + manager_yes + manager_no > 0)",
        )
    ]
    [(live,)] = book.rows(f"SELECT count(*) FROM account WHERE stage IN ({_LIVE})")
    return ByMarks(accounts, live - len(accounts))
