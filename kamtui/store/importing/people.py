"""The people whom rows name, as records: those whom an account does not have yet are added, each once."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from kamtui.domain.accounts.importing.directory import Present
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.accounts.person import PersonEntry
from kamtui.store.book.act import Act
from kamtui.store.calls.changes import add_person_of_call


class PeopleAdded:
    """Whom an import has added so far."""

    def __init__(self, act: Act, day: date, made: dict[tuple[int | None, str], int] | None = None) -> None:
        self._act = act
        self._day = day
        """Since when they are known to be there."""
        self._made = {} if made is None else made
        """By account and name those who were added already, also by others."""

    def ids(self, people: Sequence[Present], account_id: int | None) -> list[int]:
        """The ids of people of an account; who is new is added to it."""
        return [
            one.person_id if one.person_id is not None else self._added(one.name, account_id)
            for one in people
        ]

    def _added(self, name: str, account_id: int | None) -> int:
        key = (account_id, name_key(name))
        if key not in self._made:
            new = PersonEntry(name=name, account_id=account_id)
            self._made[key] = add_person_of_call(self._act, new, datetime.now(UTC), self._day)
        return self._made[key]
