"""The seven bonds of each account as the book has them (K9, K10): dated readings, reviews, what they imply."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.bonds import BondPicture, BondReading, picture
from kamtui.domain.knowledge.strengths import Strengths
from kamtui.domain.knowledge.warnings import NO_MONEY, BondMoney, bond_warnings
from kamtui.domain.knowledge.words import Bond, BondRule
from kamtui.domain.text.cleaning import sort_key
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.time.moments import stored_day
from kamtui.domain.warning import Subject, Warning, in_order
from kamtui.store.book.book import Book
from kamtui.store.knowledge.bond_lines import LATEST, LIVE


class _ReadingLine(NamedTuple):
    """A reading of a bond as it is stored."""

    bond: str
    read_on: str
    strength: int | None
    evidence: str
    would_break: str
    held_by: str
    yearly_cost: int | None
    id: int


_USUAL = KnowledgeLimits()
_COLUMNS = ", ".join(_ReadingLine._fields)
_STRENGTHS = ", ".join(LATEST.format(column="strength", bond=bond.value) for bond in Bond)
"""The seven in their order."""


def bond_picture(book: Book, account_id: int) -> BondPicture:
    """The seven bonds of an account and their change since its bonds were last gone through."""
    lines = book.lines(
        _ReadingLine, f"SELECT {_COLUMNS} FROM bond_reading WHERE account_id = ?", (account_id,)
    )
    return picture(map(_reading, lines), last_bond_review(book, account_id))


def readings_of(book: Book, account_id: int, bond: Bond) -> list[BondReading]:
    """All readings of a bond of an account, the newest first."""
    lines = book.lines(
        _ReadingLine,
        f"SELECT {_COLUMNS} FROM bond_reading WHERE account_id = ? AND bond = ? ORDER BY read_on DESC, id DESC",
        (account_id, bond.value),
    )
    return [_reading(line) for line in lines]


def _reading(line: _ReadingLine) -> BondReading:
    return BondReading(
        bond=Bond(line.bond),
        read_on=stored_day(line.read_on),
        strength=line.strength,
        evidence=line.evidence,
        would_break=line.would_break,
        held_by=line.held_by,
        yearly_cost=line.yearly_cost,
        reading_id=line.id,
    )


def last_bond_review(book: Book, account_id: int) -> date | None:
    """The day on which an account's bonds were last gone through; None if never."""
    [(reviewed_on,)] = book.rows(
        "SELECT max(reviewed_on) FROM bond_review WHERE account_id = ?", (account_id,)
    )
    return stored_day(reviewed_on) if reviewed_on else None


def all_strengths(book: Book, ids: Sequence[int] | None = None) -> dict[int, Strengths]:
    """The seven strengths of some accounts, or of all, in one statement; those without any reading are missing."""
    asked = "" if ids is None else f"a.id IN ({', '.join(map(str, ids))}) AND "
    rows = book.rows(
        f"SELECT a.id, {_STRENGTHS} FROM account a "
        f"WHERE {asked}EXISTS (SELECT 1 FROM bond_reading WHERE account_id = a.id)"
    )
    return {account_id: Strengths(tuple(strengths)) for account_id, *strengths in rows}


def value_costs(book: Book) -> dict[int, int]:
    """By account what its value bond costs in a year, in minor units, where that is known."""
    cost = LATEST.format(column="yearly_cost", bond=Bond.VALUE.value)
    return dict(book.rows(f"SELECT a.id, {cost} AS cost FROM account a WHERE cost IS NOT NULL"))


def all_bond_warnings(
    book: Book, money: Mapping[int, BondMoney], limits: KnowledgeLimits = _USUAL
) -> list[Warning]:
    """What the bonds of all live accounts imply: the severest first, then as `BondRule` orders them.

    `money` is what is known of the sales of each account; accounts without any are left out of it.
    """
    strengths, costs = all_strengths(book), value_costs(book)
    accounts = book.rows(f"SELECT id, name, is_key FROM account WHERE stage IN ({LIVE})")
    in_turn = sorted(
        (
            (not is_key, sort_key(name), account_id, name)
            for account_id, name, is_key in accounts
            if account_id in strengths
        )
    )
    implied = [
        warning.of(Subject(account_id, name))
        for _later, _by_name, account_id, name in in_turn
        for warning in bond_warnings(
            strengths[account_id], costs.get(account_id), money.get(account_id, NO_MONEY), limits
        )
    ]
    return in_order(implied, BondRule)
