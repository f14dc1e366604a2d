"""What an import of a log of conversations would do: to which account and people each belongs, and which are new.

- A customer is an account as in a list of sales (`money.importing.customers`). Where a row names only people, it is
  the account of the one person of that name.
- Somebody is a person of the account (`accounts.importing.directory`). Whom the account does not have yet is added to it.
- A conversation is there already if the account has one of that day with the same words. If it has one of that
  very moment in other words, this may be it, corrected meanwhile: it waits until somebody says that it is a further one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from kamtui.domain.accounts.importing.directory import Directory, KnownPerson, Present
from kamtui.domain.accounts.name_words import name_key
from kamtui.domain.calls.importing.sheet import CallRow
from kamtui.domain.calls.words import Channel
from kamtui.domain.money.importing.customers import listed_as, whose
from kamtui.domain.money.importing.plan import Customer
from kamtui.domain.planning import Planning
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local

NOON = time(12)
"""When a conversation was held of which only the day is known."""


class Verdict(Enum):
    """What becomes of a conversation."""

    ADDED = auto()
    UNCHANGED = auto()
    """The book has it."""
    MAYBE_THERE = auto()
    """The book has one of that moment in other words."""
    UNKNOWN = auto()
    """Its customer is no account."""


class KnownCall(NamedTuple):
    """A conversation of the book."""

    account_id: int | None
    held_at: datetime
    purpose: str
    note: str


class PlannedCall(NamedTuple):
    """A conversation of the log, with what becomes of it."""

    row: CallRow
    verdict: Verdict
    owner: str = ""
    """Tells the customer from others (`Customer.owner`); empty for a conversation outside all accounts."""
    account_id: int | None = None
    account: str = ""
    people: tuple[Present, ...] = ()
    held_at: datetime | None = None
    channel: Channel = Channel.VISIT
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallPlan:
    """What an import would do; nothing is written yet."""

    file: str
    customers: tuple[Customer, ...]
    calls: tuple[PlannedCall, ...]
    remembered: tuple[tuple[str, str, int], ...]
    """Names matched by hand that are new: name, key, account."""
    channel: Channel
    """What conversations are taken for of which the log does not say how they were held."""

    def of(self, verdict: Verdict) -> tuple[PlannedCall, ...]:
        """The conversations of which the same becomes."""
        return tuple(call for call in self.calls if call.verdict is verdict)

    @property
    def unknown(self) -> tuple[Customer, ...]:
        """Customers that are no account, those with most conversations first."""
        return tuple(
            sorted((one for one in self.customers if one.is_unknown), key=lambda one: (-one.months, one.line))
        )

    @property
    def new(self) -> tuple[Customer, ...]:
        """Customers that become accounts."""
        return tuple(one for one in self.customers if one.is_new)

    @property
    def new_people(self) -> tuple[str, ...]:
        """The names of people who are added, each with an account once."""
        seen = {
            (call.owner, name_key(one.name)): one.name
            for call in self.of(Verdict.ADDED)
            for one in call.people
            if one.person_id is None
        }
        return tuple(seen.values())

    @property
    def does_nothing(self) -> bool:
        return not (self.of(Verdict.ADDED) or self.new or self.remembered)


class BookCalls:
    """The conversations of the book to which those of a log are compared; each of the book's stands for one of the log."""

    def __init__(self, calls: Iterable[KnownCall]) -> None:
        self._of_day: defaultdict[tuple[int | None, date], list[KnownCall]] = defaultdict(list)
        self._taken: set[int] = set()
        """Those that stand for one of the log already, by `id`: they are kept in the lists of their days."""
        for call in calls:
            local = call._replace(held_at=to_local(call.held_at).replace(second=0))
            self._of_day[call.account_id, local.held_at.date()].append(local)

    def afresh(self) -> "BookCalls":
        """The same, of which none stands for one of a log yet."""
        fresh = BookCalls(())
        fresh._of_day = self._of_day
        return fresh

    def takes_same(self, account_id: int | None, held_at: datetime, row: CallRow) -> bool:
        """Whether there is one of that day with the same words; it stands for no other then."""
        return self._takes(account_id, held_at, lambda call: _says_the_same(call, row))

    def takes_of_moment(self, account_id: int | None, held_at: datetime) -> bool:
        """Whether there is one of that very moment that is no other's."""
        return self._takes(account_id, held_at, lambda call: call.held_at == held_at)

    def _takes(self, account_id: int | None, held_at: datetime, fits: Callable[[KnownCall], bool]) -> bool:
        of_day = self._of_day.get((account_id, held_at.date()), ())
        found = next((call for call in of_day if id(call) not in self._taken and fits(call)), None)
        if found is not None:
            self._taken.add(id(found))
        return found is not None


def _says_the_same(call: KnownCall, row: CallRow) -> bool:
    """Whether a conversation of the book has the words of a row; to its note more may have been written since."""
    if _bare(call.purpose) != _bare(row.purpose):
        return False
    note, other = _bare(call.note), _bare(row.note)
    return note == other or bool(note and other and (note.startswith(other) or other.startswith(note)))


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def planned_calls(
    rows: Sequence[CallRow],
    customers: Sequence[Customer],
    directory: Directory,
    known: BookCalls,
    channel: Channel,
    planning: Planning,
    *,
    adds_further: bool,
) -> list[PlannedCall]:
    """What becomes of each row."""
    planning.expect(len(rows))
    calls = [
        planning.row(("call", place), (row, of), partial(_call, row, of, directory, channel))
        for place, (row, of) in enumerate(zip(rows, whose(rows, customers, directory), strict=True))
    ]
    verdicts = [
        Verdict.UNCHANGED
        if call.verdict is Verdict.ADDED
        and not _is_of_new(call)
        and call.held_at is not None
        and known.takes_same(call.account_id, call.held_at, call.row)
        else call.verdict
        for call in calls
    ]  # first all that are surely there, so that none of them is taken for one in other words
    return [
        call._replace(
            verdict=Verdict.MAYBE_THERE
            if verdict is Verdict.ADDED
            and not adds_further
            and call.held_at is not None
            and not _is_of_new(call)
            and known.takes_of_moment(call.account_id, call.held_at)
            else verdict
        )
        for call, verdict in zip(calls, verdicts, strict=True)
    ]


def _is_of_new(call: PlannedCall) -> bool:
    return call.account_id is None and bool(call.owner)


def _call(
    row: CallRow, of: Customer | KnownPerson | None, directory: Directory, channel: Channel
) -> PlannedCall:
    """A row with its account and people."""
    remarks = list(row.remarks)
    account_id, account, owner, is_new = None, "", "", False
    if isinstance(of, Customer):
        account_id, owner, is_new = of.account_id, of.owner, of.is_new
        account = of.account or of.name
        if of.is_unknown:
            return PlannedCall(row, Verdict.UNKNOWN, owner, account=of.name)
    elif of is not None:
        account_id = of.account_id
    people, doubts = directory.present(row, account_id, is_new=is_new, listed_as=listed_as(row, of))
    return PlannedCall(
        row if not doubts else row._replace(note=_with_line(row.note, row.people)),
        Verdict.ADDED,
        owner,
        account_id,
        account,
        tuple(people),
        to_local(datetime.combine(row.day, row.at or NOON)),
        row.channel or channel,
        (*remarks, *(_("{doubt}: named in the note").format(doubt=doubt) for doubt in doubts)),
    )


def _with_line(note: str, people: Sequence[str]) -> str:
    """The note with who was there, where somebody of them is not certain."""
    line = _("with: {people}").format(people=", ".join(people))
    return f"{note}\n{line}" if note else line
