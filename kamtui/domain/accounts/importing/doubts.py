"""What the accounts of a list may be that are none of the book's for sure: those of the book, or of earlier lines.

It is found out once. When something else is said of a name, only those are looked at again that have a name, a mail or
a phone in common with what became another by it.
"""

from collections.abc import Collection, Sequence
from functools import partial

from kamtui.domain.accounts.duplicates import Alike, KnownName, Names
from kamtui.domain.accounts.importing.group import Group
from kamtui.domain.accounts.importing.known import Known
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.planning import Planning

_Records = dict[int, tuple[KnownName, ...]]
"""What stands for each account, the book's and the list's, by its id."""


class Doubts:
    """Tells the groups of a list what they may be, again and again."""

    def __init__(self) -> None:
        self._names = Names()
        """All records that ever stood for an account; `_now` says which still do."""
        self._now: _Records = {}
        self._lines: dict[int, int] = {}
        """By the id of a group the line of the list in which it is named first."""
        self._alike: dict[int, list[Alike]] = {}
        """By the id of a group what it may be."""
        self._open: set[int] = set()
        """Those to be looked at again, also by the next plan where this one is ended before."""

    def tell(self, groups: Sequence[Group], known: Known, added: Collection[str], planning: Planning) -> None:
        """Fill in what each group may be; none of those whose names are `added` may be another."""
        now, lines = _records(groups, known), {group.listed_id: group.line for group in groups}
        for record_id, records in now.items():
            if records == self._now.get(record_id):
                now[record_id] = self._now[record_id]  # the very ones that are among the names
        changed = [
            record_id
            for record_id in self._now.keys() | now.keys()
            if self._now.get(record_id) is not now.get(record_id)
            or self._lines.get(record_id) != lines.get(record_id)
        ]
        self._open |= self._sharing(self._now, changed)
        for record_id in sorted(changed):
            if now.get(record_id) is not self._now.get(record_id):
                for record in now.get(record_id, ()):
                    self._names.add(record)
        self._now, self._lines = now, lines
        self._open |= self._sharing(now, changed)
        for group in groups:
            if group.account_id is None and group.listed_id in self._open:
                is_before = partial(self._is_before, group)
                self._alike[group.listed_id] = self._names.twins(now[group.listed_id][0], among=is_before)
                self._open.discard(group.listed_id)
            planning.look(is_new=False)
        by_id = {group.listed_id: group for group in groups}
        for group in groups:
            if group.account_id is None and name_key(group.entry.name) not in added:
                # What is in doubt itself is no good answer: those before are told already.
                group.alike = sorted(
                    self._alike[group.listed_id],
                    key=lambda alike: _is_doubtful(by_id.get(alike.known.record_id)),
                )

    def _sharing(self, records: _Records, ids: Collection[int]) -> set[int]:
        """Those who have something in common with some accounts, as those are known, and the accounts themselves."""
        found = set(ids)
        for record_id in ids:
            for record in records.get(record_id, ()):
                found |= self._names.sharing(record)
        return found

    def _is_before(self, group: Group, record: KnownName) -> bool:
        """Whether a record still stands for its account, and that is the book's, or of an earlier line than a group."""
        line, record_id = self._lines.get(record.record_id, 0), record.record_id
        if (group.line, group.place) <= (line, -1 - record_id):
            return False
        return any(record is one for one in self._now.get(record_id, ()))


def _records(groups: Sequence[Group], known: Known) -> _Records:
    records: _Records = {}
    for record in known.records(groups):
        records[record.record_id] = (*records.get(record.record_id, ()), record)
    for group in groups:
        if group.account_id is None:
            records[group.listed_id] = (group.as_known(group.listed_id),)
    return records


def _is_doubtful(group: Group | None) -> bool:
    return group is not None and group.is_in_doubt
