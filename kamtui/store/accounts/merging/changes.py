"""How two records of one organisation or person become one, with all that hangs on both, as one act.

What points to the one that goes is found by the tables themselves, so that a table that comes later is not
forgotten. Where the one that stays has a row of the same kind already (the sales of a month, a competitor, a
person in a call), the two rows become one: nothing that was written down is lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kamtui.domain.accounts.account import AccountEntry, own_values
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.merging.fields import Keep
from kamtui.domain.accounts.person import PersonEntry
from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Confidence, TieKind
from kamtui.domain.knowledge.words import PortfolioState
from kamtui.domain.text.language import _
from kamtui.store.accounts import memberships
from kamtui.store.accounts.people_changes import person_columns
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.accounts.reach_changes import write_reaches
from kamtui.store.accounts.reads import account_name
from kamtui.store.book import tables
from kamtui.store.book.act import Act
from kamtui.store.book.book import Book

# -- accounts


def merge_accounts(
    book: Book, kept_id: int, gone_id: int, entry: AccountEntry, *, months: Keep = Keep.BOTH
) -> None:
    """Make two accounts one that says what `entry` says; `months` says whose sums stay of a month that both have.

    BOTH adds them up. The names that both had are remembered for the next list of sales. Raises GoneMeanwhile.
    """
    both = {"other": account_name(book, gone_id), "name": entry.name}
    with book.change(_("Merge account {other} into {name}").format(**both)) as act:
        kept, gone = act.get(tables.Account, kept_id), act.get(tables.Account, gone_id)
        names = (kept.name, kept.legal_name, gone.name, gone.legal_name)
        _apart_no_longer(act, tables.AccountApart, "account", kept_id, gone_id)
        _move_all(act, "account", gone_id, kept_id, months)
        _unite_stays(
            act, [_at(row, account_id=kept_id) for row in _stays(act, account_id=[kept_id, gone_id])]
        )
        kept.created_at = min(kept.created_at, gone.created_at)
        kept.won_on, kept.lost_on, kept.lost_reason = _won_and_lost(kept, gone, entry.stage)
        for field, value in own_values(entry).items():
            setattr(kept, field, value)
        act.delete(gone)
        act.flush()
        write_reaches(act, entry.reaches, account_id=kept_id)
        _remember(act, kept_id, names, entry.name)


def _won_and_lost(
    kept: "tables.Account", gone: "tables.Account", stage: Stage
) -> tuple[date | None, date | None, str]:
    """Since when the account is won or lost: won on the first day of both, lost as the one that is."""
    won = [day for day in (kept.won_on, gone.won_on) if day is not None]
    lost = next((row for row in (kept, gone) if stage is Stage.LOST and row.stage == Stage.LOST.value), None)
    won_on = None if stage is Stage.PROSPECT else min(won, default=None)
    return won_on, None if lost is None else lost.lost_on, "" if lost is None else lost.lost_reason


def _remember(act: Act, account_id: int, names: Sequence[str], name: str) -> None:
    """Match the names that it had before, in lists of sales to come, to the account that they are now."""
    taken = {customer_key(name)}
    for before in names:
        key = customer_key(before)
        if key and key not in taken and act.first(tables.SalesName, folded=key) is None:
            taken.add(key)
            act.add(tables.SalesName(id=act.new_id(), name=before, folded=key, account_id=account_id))


# -- people


def merge_people(
    book: Book, kept_id: int, gone_id: int, entry: PersonEntry, today: date, *, is_at_both: bool = False
) -> None:
    """Make two people one who is what `entry` says; of two accounts they are at both, or left the other one today.

    Raises GoneMeanwhile.
    """
    both = {"other": person_name(book, gone_id), "name": entry.name}
    with book.change(_("Merge {other} into {name}").format(**both)) as act:
        kept, gone = act.get(tables.Person, kept_id), act.get(tables.Person, gone_id)
        if kept.reports_to_id == gone_id:
            kept.reports_to_id = None
            act.flush()
        _apart_no_longer(act, tables.PersonApart, "person", kept_id, gone_id)
        _unite_ties(act, kept_id, gone_id)
        _move_all(act, "person", gone_id, kept_id)
        where = entry.account_id if entry.status is PersonStatus.ACTIVE else None
        stays = [_at(row, person_id=kept_id) for row in _stays(act, person_id=[kept_id, gone_id])]
        _unite_stays(act, [_beside(stay, where, today, is_at_both) for stay in stays])
        kept.created_at = min(kept.created_at, gone.created_at)
        if kept.target_stance is None:
            kept.target_stance, kept.target_on = gone.target_stance, gone.target_on
            kept.target_move = gone.target_move
        act.delete(gone)
        for field, value in person_columns(entry).items():
            setattr(kept, field, value)
        kept.reports_to_id = _not_below(act, kept_id, entry.reports_to_id, gone_id)
        act.flush()
        write_reaches(act, entry.reaches, person_id=kept_id)
        memberships.follow(act, kept, today)


def _not_below(act: Act, person_id: int, boss_id: int | None, gone_id: int) -> int | None:
    """Whom somebody reports to; nobody where it would be themselves, or somebody who reports to them."""
    above, seen = boss_id, {person_id, gone_id}
    while above is not None and above not in seen:
        seen.add(above)
        boss = act.find(tables.Person, above)
        above = None if boss is None else boss.reports_to_id
    return None if above in (person_id, gone_id) or boss_id == gone_id else boss_id


def _unite_ties(act: Act, kept_id: int, gone_id: int) -> None:
    """Move the ties of the one who goes; one between the two says nothing any more, one that stands twice is one."""
    standing = {
        (tie.from_person_id, tie.to_person_id, tie.kind): tie
        for column in ("from_person_id", "to_person_id")
        for tie in act.having(tables.Tie, ended_on=None, **{column: kept_id})
    }
    ties = {
        tie.id: tie
        for column in ("from_person_id", "to_person_id")
        for tie in act.having(tables.Tie, **{column: gone_id})
    }
    for tie in ties.values():
        ends = [kept_id if end == gone_id else end for end in (tie.from_person_id, tie.to_person_id)]
        if tie.kind == TieKind.CONFLICTS.value:
            ends.sort()
        if ends[0] == ends[1]:
            act.delete(tie)
            continue
        same = standing.get((ends[0], ends[1], tie.kind)) if tie.ended_on is None else None
        if same is None:
            tie.from_person_id, tie.to_person_id = ends
            standing[ends[0], ends[1], tie.kind] = tie
            continue
        same.strength = max(same.strength, tie.strength)
        same.made_on = min(same.made_on, tie.made_on)
        same.note = _both(same.note, tie.note, "; ")
        if Confidence.CONFIRMED.value in (same.confidence, tie.confidence):
            same.confidence = Confidence.CONFIRMED.value
        act.delete(tie)
    act.flush()


@dataclass(frozen=True)
class _Stay:
    """When a person was at an account, as it will stand."""

    row: "tables.Membership"
    person_id: int
    account_id: int
    since_on: date
    until_on: date | None
    is_besides: bool


def _stays(act: Act, **ids: list[int]) -> "list[tables.Membership]":
    return act.having(tables.Membership, **ids)


def _at(row: "tables.Membership", *, person_id: int | None = None, account_id: int | None = None) -> _Stay:
    return _Stay(
        row,
        person_id or row.person_id,
        account_id or row.account_id,
        row.since_on,
        row.until_on,
        row.is_besides,
    )


def _beside(stay: _Stay, where: int | None, today: date, is_at_both: bool) -> _Stay:
    """The stay of a person who is in the first place somewhere else, if it is one that goes on."""
    if stay.until_on is not None or stay.is_besides or stay.account_id == where:
        return stay
    if is_at_both:
        return replace(stay, is_besides=True)
    return replace(stay, until_on=max(today, stay.since_on))


def _unite_stays(act: Act, stays: Sequence[_Stay]) -> None:
    """Write the times in which people were at accounts; those of one person at one account that touch become one."""
    kept: list[_Stay] = []
    for stay in sorted(
        stays, key=lambda one: (one.person_id, one.account_id, one.since_on, one.until_on or date.max)
    ):
        last = kept[-1] if kept else None
        if (
            last is not None
            and (last.person_id, last.account_id) == (stay.person_id, stay.account_id)
            and (last.until_on or date.max) >= stay.since_on
        ):
            both = (last, stay)
            # Whoever is there besides now may have been there in the first place before: it is the present that counts.
            present = [one for one in both if one.until_on is None]
            until_on = None if present else max(one.until_on or date.max for one in both)
            is_besides = all(one.is_besides for one in present or both)
            kept[-1] = replace(last, until_on=until_on, is_besides=is_besides)
            act.delete(stay.row)
        else:
            kept.append(stay)
    act.flush()  # only one may be open at an account
    # Only one may be open in the first place: it comes when the one that was it before has ended, or is besides.
    for are_first in (False, True):
        for stay in kept:
            if are_first is (stay.until_on is None and not stay.is_besides):
                row = stay.row
                row.person_id, row.account_id, row.since_on = stay.person_id, stay.account_id, stay.since_on
                row.until_on, row.is_besides = stay.until_on, stay.is_besides
        act.flush()


# -- two after all


def tell_accounts_apart(book: Book, one_id: int, other_id: int, today: date) -> None:
    """Write down that two accounts that look alike are two. Raises GoneMeanwhile."""
    with book.change(_("Two accounts that look alike are two")) as act:
        first, second = sorted(act.get(tables.Account, each).id for each in (one_id, other_id))
        if act.first(tables.AccountApart, account_id=first, other_account_id=second) is None:
            act.add(
                tables.AccountApart(id=act.new_id(), account_id=first, other_account_id=second, told_on=today)
            )


def tell_people_apart(book: Book, one_id: int, other_id: int, today: date) -> None:
    """Write down that two people who look alike are two. Raises GoneMeanwhile."""
    with book.change(_("Two people who look alike are two")) as act:
        first, second = sorted(act.get(tables.Person, each).id for each in (one_id, other_id))
        if act.first(tables.PersonApart, person_id=first, other_person_id=second) is None:
            act.add(
                tables.PersonApart(id=act.new_id(), person_id=first, other_person_id=second, told_on=today)
            )


def _apart_no_longer(act: Act, table: Any, record: str, kept_id: int, gone_id: int) -> None:
    """Tell the one that stays apart from those that the other one was told apart from."""
    columns = (f"{record}_id", f"other_{record}_id")
    rows = {row.id: row for column in columns for row in act.having(table, **{column: [kept_id, gone_id]})}
    known = {frozenset(getattr(row, column) for column in columns) for row in rows.values()}
    for row in rows.values():
        pair = frozenset(getattr(row, column) for column in columns)
        if gone_id not in pair:
            continue
        moved = pair - {gone_id} | {kept_id}
        act.delete(row)
        if len(moved) == 2 and moved not in known:
            known.add(moved)
            both = dict(zip(columns, sorted(moved), strict=True))
            act.add(table(id=act.new_id(), told_on=row.told_on, **both))
    act.flush()


# -- all that points to a record


def _move_all(act: Act, target: str, gone_id: int, kept_id: int, months: Keep = Keep.BOTH) -> None:
    """Let everything that points to a record of the table `target` point to another one of it."""
    for table, column in _pointing_to(target):
        for row in act.having(table, **{column: gone_id}):
            same = _standing_for(act, table, row, column, kept_id)
            if same is None:
                setattr(row, column, kept_id)
                continue
            _unite(same, row, months)
            _move_all(act, table.TABLE.name, row.id, same.id)
            act.delete(row)
        act.flush()


_MOVED_OTHERWISE = frozenset(("membership", "reach", "tie", "account_apart", "person_apart"))
"""Tables whose rows are written anew, or were moved before."""


def _pointing_to(target: str) -> Iterator[tuple[Any, str]]:
    """Each table, by its class, with a column that points to a record of `target`."""
    for table in tables.in_order():
        for column in table.TABLE.columns.values():
            if column.leads_to == target and table.TABLE.name not in _MOVED_OTHERWISE:
                yield table, column.name


def _standing_for(act: Act, table: Any, row: Any, column: str, kept_id: int) -> Any:
    """The row that stands already where only one may, once `row` points to another record; None where there is none."""
    for index in table.TABLE.indexes:
        # What is unique for some rows only is seen to by itself.
        if index.is_unique and index.where is None and column in index.columns:
            values = {name: getattr(row, name) for name in index.columns}
            if (same := act.first(table, **{**values, column: kept_id})) is not None:
                return same
    return None


def _unite(kept: Any, gone: Any, months: Keep) -> None:
    """Write into the row that stays what the other one says besides."""
    match kept.TABLE.name:
        case "sale" | "plan":
            _unite_month(kept, gone, months)
        case "call_person":
            if kept.asked == Asked.NOT_ASKED.value or gone.asked == Asked.GIVEN.value:
                kept.asked = gone.asked
            kept.why_not = _both(kept.why_not, gone.why_not, "; ")
        case table:
            if table == "portfolio_item" and kept.state == PortfolioState.NOT_ASSESSED.value:
                kept.state = gone.state
            _fill_in(kept, gone)


def _fill_in(kept: Any, gone: Any) -> None:
    """Fill what is empty in a row out of another one, and put their texts one below the other."""
    between = "\n" if kept.TABLE.name in _OF_SEVERAL_LINES else "; "
    for name in kept.TABLE.columns:
        one, other = getattr(kept, name), getattr(gone, name)
        if isinstance(one, str) and isinstance(other, str) and not _is_code(kept.TABLE.checks, name):
            setattr(kept, name, _both(one, other, between))
        elif one is None:
            setattr(kept, name, other)


_OF_SEVERAL_LINES = frozenset(("quarter_review",))


def _is_code(checks: Sequence[str], column: str) -> bool:
    """Whether a text is one of a few words of the program's own."""
    return any(f"{column} IN (" in check for check in checks)


def _unite_month(kept: Any, gone: Any, months: Keep) -> None:
    """Make one of two sums of a month: whose count, or both added up."""
    for name in ("revenue", "profit"):
        one, other = getattr(kept, name), getattr(gone, name)
        if months is Keep.SECOND:
            setattr(kept, name, other)
        elif months is Keep.BOTH:
            # Where a part is not known, neither is the whole: unknown is not zero.
            setattr(kept, name, None if one is None or other is None else one + other)


def _both(one: str, other: str, between: str) -> str:
    """Two texts as one; what one of them says already is not said twice."""
    if not other or other in one:
        return one
    return other if not one else f"{one}{between}{other}"
