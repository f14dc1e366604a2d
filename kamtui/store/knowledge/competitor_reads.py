"""Competitors as the book has them, and at which account each is how strong (K7)."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.knowledge.dossier import RivalryEntry
from kamtui.domain.text.cleaning import fold, sort_key
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile


class CompetitorLine(NamedTuple):
    """A competitor, at how many accounts it is, and how many product lines are with it."""

    competitor_id: int
    name: str
    accounts: int
    lines: int


class RivalryLine(NamedTuple):
    """A competitor at an account."""

    rivalry_id: int
    account_id: int
    account: str
    entry: RivalryEntry


class _StoredRivalry(NamedTuple):
    """A competitor at an account as it is stored."""

    rivalry_id: int
    account_id: int
    account: str
    competitor: str
    competitor_id: int
    strength: int | None
    with_what: str
    since_on: str | None
    note: str


_RIVALRIES = (
    "SELECT r.id AS rivalry_id, r.account_id, a.name AS account, c.name AS competitor, c.id AS competitor_id, "
    "r.strength, r.with_what, r.since_on, r.note FROM rivalry r "
    "JOIN competitor c ON c.id = r.competitor_id JOIN account a ON a.id = r.account_id"
)
_COMPETITORS = (
    "SELECT c.id AS competitor_id, c.name, (SELECT count(*) FROM rivalry WHERE competitor_id = c.id) AS accounts, "
    "(SELECT count(*) FROM portfolio_item WHERE competitor_id = c.id) AS lines FROM competitor c"
)


def competitors(book: Book) -> list[CompetitorLine]:
    """Every competitor, by name."""
    book.add_function("sort_key", sort_key)
    return book.lines(CompetitorLine, f"{_COMPETITORS} ORDER BY sort_key(CAST(c.name AS BLOB)), c.id")


def competitor_line(book: Book, competitor_id: int) -> CompetitorLine:
    """A competitor by its id. Raises GoneMeanwhile."""
    line = book.line(CompetitorLine, f"{_COMPETITORS} WHERE c.id = ?", (competitor_id,))
    if line is None:
        raise GoneMeanwhile
    return line


def competitor_called(book: Book, name: str) -> int | None:
    """The competitor of a name, without regard to case, accents or alphabet; None where none is called so."""
    called = fold(name)
    return next(
        (
            competitor_id
            for competitor_id, known in book.rows("SELECT id, name FROM competitor")
            if fold(known) == called
        ),
        None,
    )


def rivals_of(book: Book, account_id: int) -> list[RivalryLine]:
    """The competitors at an account, the strongest first."""
    book.add_function("sort_key", sort_key)
    lines = book.lines(
        _StoredRivalry,
        f"{_RIVALRIES} WHERE r.account_id = ? "
        "ORDER BY r.strength IS NULL, r.strength DESC, sort_key(CAST(c.name AS BLOB)), r.id",
        (account_id,),
    )
    return [_rivalry(line) for line in lines]


def rivalry_line(book: Book, rivalry_id: int) -> RivalryLine:
    """A competitor at an account as it was written down. Raises GoneMeanwhile."""
    line = book.line(_StoredRivalry, f"{_RIVALRIES} WHERE r.id = ?", (rivalry_id,))
    if line is None:
        raise GoneMeanwhile
    return _rivalry(line)


def _rivalry(line: _StoredRivalry) -> RivalryLine:
    entry = RivalryEntry(
        competitor=line.competitor,
        competitor_id=line.competitor_id,
        strength=line.strength,
        with_what=line.with_what,
        since_on=date.fromisoformat(line.since_on) if line.since_on else None,
        note=line.note,
    )
    return RivalryLine(line.rivalry_id, line.account_id, line.account, entry)
