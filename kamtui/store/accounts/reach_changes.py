"""How the ways to reach an account or a person are written, as part of an act.

The account or person must have been flushed to the book before.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kamtui.domain.accounts.reach import Reach, added_to, in_order
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.book import tables
from kamtui.store.book.act import Act

# -- changes


def write_reaches(
    act: Act,
    reaches: Iterable[Reach],
    *,
    account_id: int | None = None,
    person_id: int | None = None,
) -> None:
    """Make the ways to reach an account or a person exactly these; only the rows that differ are written."""
    rows = _rows_of(act, account_id, person_id)
    wanted = list(reaches)
    for kind in ReachKind:
        _write_kind(
            act,
            [row for row in rows if row.kind == kind.value],
            [reach for reach in wanted if reach.kind is kind],
            account_id,
            person_id,
        )


def add_reaches(
    act: Act, reaches: Iterable[Reach], *, account_id: int | None = None, person_id: int | None = None
) -> tuple[Reach, ...]:
    """Add the ways that are not known yet (numbers by their digits) behind those that are; those added come out."""
    known = in_order(_reach(row) for row in _rows_of(act, account_id, person_id))
    wanted = added_to(known, reaches)
    write_reaches(act, wanted, account_id=account_id, person_id=person_id)
    return tuple(reach for reach in wanted if reach not in known)


def new_reaches(
    act: Act, reaches: Iterable[Reach], *, account_id: int | None = None, person_id: int | None = None
) -> "list[tables.Reach]":
    """The rows of a record that is itself new, to be added to the act once the record is flushed."""
    places: defaultdict[ReachKind, int] = defaultdict(int)
    rows = []
    for reach in in_order(dict.fromkeys(reaches)):
        places[reach.kind] += 1
        rows.append(
            tables.Reach(
                id=act.new_id(),
                account_id=account_id,
                person_id=person_id,
                kind=reach.kind.value,
                value=reach.value,
                label=reach.label,
                place=places[reach.kind],
            )
        )
    return rows


def _rows_of(act: Act, account_id: int | None, person_id: int | None) -> "list[tables.Reach]":
    owner = {"person_id": person_id} if account_id is None else {"account_id": account_id}
    return sorted(act.having(tables.Reach, **owner), key=lambda row: (row.place, row.id))


def _reach(row: "tables.Reach") -> Reach:
    return Reach(ReachKind(row.kind), row.value, row.label)


def _write_kind(
    act: Act,
    rows: "list[tables.Reach]",
    wanted: Sequence[Reach],
    account_id: int | None,
    person_id: int | None,
) -> None:
    """Make the rows of one kind say what is wanted, in that order.

    Rows that say it already stay; of the others as many as can be are corrected rather than replaced.
    """
    left = list(rows)
    kept: dict[int, tables.Reach] = {}
    for place, reach in enumerate(wanted):
        same = next((row for row in left if (row.value, row.label) == (reach.value, reach.label)), None)
        if same is not None:
            left.remove(same)
            kept[place] = same
    for place, reach in enumerate(wanted):
        if place not in kept and left:
            kept[place] = left.pop(0)
            kept[place].value, kept[place].label = reach.value, reach.label
    for row in left:
        act.delete(row)
    missing = new_reaches(
        act,
        [reach for place, reach in enumerate(wanted) if place not in kept],
        account_id=account_id,
        person_id=person_id,
    )
    act.add(*missing)
    new = iter(missing)
    for place in range(len(wanted)):
        row = kept.get(place) or next(new)
        if row.place != place + 1:
            row.place = place + 1
