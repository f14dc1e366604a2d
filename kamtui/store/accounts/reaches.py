"""By what accounts and people can be reached: phones, e-mails, websites, chats, files. Read, and written inside of acts.

`write` and `add` are part of an act; the owner must have been flushed to the book before.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kamtui.domain.accounts.reach import Reach, added_to, in_order
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book

_ORDERED = "SELECT kind, value, label, place, id FROM reach WHERE {owner} ORDER BY kind, place, id"


def all_of(owner: str) -> str:
    """SQL for all ways of an account or person, given as `account_id = a.id`; read by `from_json`."""
    return f"(SELECT json_group_array(json_array(kind, value, label)) FROM ({_ORDERED.format(owner=owner)}))"


def first_of(kind: ReachKind, owner: str) -> str:
    """SQL for the way of a kind that comes first, NULL where there is none."""
    return f"(SELECT value FROM reach WHERE {owner} AND kind = '{kind.value}' ORDER BY place, id LIMIT 1)"


def from_json(text: str) -> tuple[Reach, ...]:
    """The ways of one record, as `all_of` selects them."""
    if text == "[]":
        return ()
    return in_order(Reach(ReachKind(kind), value, label) for kind, value, label in json.loads(text))


def reaches_of_account(book: Book, account_id: int) -> tuple[Reach, ...]:
    """All ways to reach an account, kind by kind, the first first."""
    row = book.row(f"SELECT {all_of('account_id = ?')}", (account_id,))
    return from_json(row[0]) if row else ()


def reaches_of_person(book: Book, person_id: int) -> tuple[Reach, ...]:
    """All ways to reach a person, kind by kind, the first first."""
    row = book.row(f"SELECT {all_of('person_id = ?')}", (person_id,))
    return from_json(row[0]) if row else ()


def reaches_by_account(book: Book, *kinds: ReachKind) -> dict[int, tuple[Reach, ...]]:
    """The ways of some kinds, or of all, to reach each account that has any."""
    return _by_owner(book, "account_id", kinds)


def reaches_by_person(book: Book, *kinds: ReachKind) -> dict[int, tuple[Reach, ...]]:
    """The ways of some kinds, or of all, to reach each person of whom any is known."""
    return _by_owner(book, "person_id", kinds)


def _by_owner(book: Book, owner: str, kinds: Sequence[ReachKind]) -> dict[int, tuple[Reach, ...]]:
    asked = ", ".join(f"'{kind.value}'" for kind in kinds or ReachKind)
    found: defaultdict[int, list[Reach]] = defaultdict(list)
    for owner_id, kind, value, label in book.rows(
        f"SELECT {owner}, kind, value, label FROM reach WHERE {owner} IS NOT NULL AND kind IN ({asked}) "
        f"ORDER BY {owner}, place, id"
    ):
        found[owner_id].append(Reach(ReachKind(kind), value, label))
    return {owner_id: in_order(reaches) for owner_id, reaches in found.items()}


# -- changes


def write(
    book: Book,
    act: Act,
    reaches: Iterable[Reach],
    *,
    account_id: int | None = None,
    person_id: int | None = None,
    was: Sequence[Reach] | None = None,
) -> None:
    """Make the ways to reach an account or a person exactly these; only the rows that differ are written.

    With `was`, what a form showed, only what was changed there since is changed: what another window added or
    corrected meanwhile stays.
    """
    rows = _rows_of(act, account_id, person_id)
    wanted = list(reaches)
    if was is not None:
        known = in_order(_reach(row) for row in rows)
        wanted = _merged(known, was, wanted)
    for kind in ReachKind:
        _write_kind(
            book,
            act,
            [row for row in rows if row.kind == kind.value],
            [one for one in wanted if one.kind is kind],
            (account_id, person_id),
        )


def add(
    book: Book,
    act: Act,
    reaches: Iterable[Reach],
    *,
    account_id: int | None = None,
    person_id: int | None = None,
) -> tuple[Reach, ...]:
    """Add, behind those that are known, the ways that are not known yet (numbers by their digits); those added."""
    known = in_order(_reach(row) for row in _rows_of(act, account_id, person_id))
    wanted = added_to(known, reaches)
    write(book, act, wanted, account_id=account_id, person_id=person_id)
    return tuple(one for one in wanted if one not in known)


def new_rows(
    book: Book, reaches: Iterable[Reach], *, account_id: int | None = None, person_id: int | None = None
) -> "list[tables.Reach]":
    """The rows of a record that is itself new, to be added to an act once the record is flushed."""

    places: defaultdict[ReachKind, int] = defaultdict(int)
    rows = []
    for one in in_order(dict.fromkeys(reaches)):
        places[one.kind] += 1
        rows.append(
            tables.Reach(
                id=book.ids.new(),
                account_id=account_id,
                person_id=person_id,
                kind=one.kind.value,
                value=one.value,
                label=one.label,
                place=places[one.kind],
            )
        )
    return rows


def _rows_of(act: Act, account_id: int | None, person_id: int | None) -> "list[tables.Reach]":
    owner = {"person_id": person_id} if account_id is None else {"account_id": account_id}
    return sorted(act.having(tables.Reach, **owner), key=lambda row: (row.place, row.id))


def _reach(row: "tables.Reach") -> Reach:
    return Reach(ReachKind(row.kind), row.value, row.label)


def _merged(known: Sequence[Reach], was: Sequence[Reach], wanted: Sequence[Reach]) -> list[Reach]:
    """What is wanted, with what others added since it was shown, and without what they took away."""
    added = [one for one in known if one not in was]
    gone = [one for one in was if one not in known]
    return [*(one for one in wanted if one not in gone), *(one for one in added if one not in wanted)]


def _write_kind(
    book: Book,
    act: Act,
    rows: "list[tables.Reach]",
    wanted: Sequence[Reach],
    owner: tuple[int | None, int | None],
) -> None:
    """Rows that say what is wanted stay; of the others as many as can be are corrected rather than replaced."""
    left = list(rows)
    kept: dict[int, tables.Reach] = {}
    for place, one in enumerate(wanted):
        same = next((row for row in left if (row.value, row.label) == (one.value, one.label)), None)
        if same is not None:
            left.remove(same)
            kept[place] = same
    for place, one in enumerate(wanted):
        if place not in kept and left:
            kept[place] = left.pop(0)
            kept[place].value, kept[place].label = one.value, one.label
    for row in left:
        act.delete(row)
    missing = new_rows(
        book,
        [one for place, one in enumerate(wanted) if place not in kept],
        account_id=owner[0],
        person_id=owner[1],
    )
    act.add(*missing)
    new = iter(missing)
    for place in range(len(wanted)):
        row = kept.get(place) or next(new)
        if row.place != place + 1:
            row.place = place + 1
