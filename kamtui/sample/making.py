"""What all parts of the sample book share while it is made: the story, the days, the ids given so far."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import Any, NamedTuple, TypeVar

from kamtui.domain.chain.words import Answer
from kamtui.domain.text.language import AS_WRITTEN
from kamtui.sample.days import Days
from kamtui.sample.entries.people import Call
from kamtui.sample.entries.story import Story
from kamtui.sample.reading import SampleError

SEED = 1986
DIRECTOR = {"en": "Nikolov", "bg": "Николов"}
"""Our own commercial director, in the words of the one who writes."""
ANSWERS = {"Y": Answer.YES, "N": Answer.NO, "?": Answer.UNKNOWN}

Row = tuple[str, dict[str, object]]
"""A table's name, and for each column what is stored."""

_EUROS = {"estimated_spend", "cost", "fee", "yearly_cost", "cost_yearly", "worth_yearly", "worth"}


Meaning = TypeVar("Meaning")


def meaning_of(letter: str, meanings: Mapping[str, Meaning], where: str) -> Meaning:
    """What a letter means that stands for a word. Raises SampleError, which says `where`, for one without meaning."""
    if letter not in meanings:
        raise SampleError(f"{where} says “{letter}”, which is none of: {', '.join(meanings)}.")
    return meanings[letter]


def _as_stored(value: object) -> object:
    """A word by what it is called, and a truth as SQLite has it; all else as it is."""
    if isinstance(value, StrEnum):
        return value.value
    return int(value) if value is True or value is False else value


class Held(NamedTuple):
    """A call at its moment, with the days in its texts written out; `held_on` as told, None for an everyday one."""

    at: datetime
    written_at: datetime
    minutes: int | None
    account: str | None
    held_on: int | None
    call: Call
    id: int = 0


class Making:
    """One sample book being made. Ids are given in the order of the story, so that they are the same every time."""

    def __init__(
        self, story: Story, now: datetime, new_id: Callable[[], int], tongue: str = AS_WRITTEN
    ) -> None:
        """`tongue` is the language that the story is told in; as written, that is each account's own."""
        self.story = story
        self.days = Days(now)
        self.new_id = new_id
        self.chance = Random(SEED)
        self.accounts: dict[str, int] = {account.key: new_id() for account in story.all_accounts}
        self.people: dict[str, int] = {person.key: new_id() for person in story.all_people}
        self.terms: dict[str, int] = {}
        self.problems: dict[str, int] = {}
        self.tasks: dict[str, int] = {}
        self.competitors: dict[str, int] = {}
        self.products: dict[str, int] = {}
        self.home: dict[str, str | None] = {person.key: person.account for person in story.all_people}
        self.languages: dict[str | None, str] = {
            account.key: account.language if tongue == AS_WRITTEN else tongue
            for account in story.all_accounts
        }
        """In which language the salesperson writes of each account."""
        self.calls: dict[tuple[str | None, int], Held] = {}
        """What is told of a day can be named by account and day."""
        self.named_at: dict[str, datetime] = {}
        """When an account of the chain was first written down as named."""
        self._ids = {
            "account": self.accounts,
            "person": self.people,
            "from_person": self.people,
            "to_person": self.people,
            "by_person": self.people,
            "reports_to": self.people,
            "term": self.terms,
            "problem": self.problems,
            "competitor": self.competitors,
            "product": self.products,
        }
        self._columns: dict[Any, list[tuple[str, str, Callable[[Any], object]]]] = {}

    def call(self, account: str | None, held_on: int) -> Held:
        """The call that is told of an account and a day. Raises SampleError where none is."""
        held = self.calls.get((account, held_on))
        if held is None:
            raise SampleError(f"There is no call with the account “{account}” on the day {held_on}.")
        return held

    def row(self, table: str, entry: Any, *without: str, **columns: object) -> Row:
        """An entry as a row: its days dated, its keys turned to ids, its euros to cents, and a new id.

        Keys in `without` are no columns; `columns` stand besides the entry's own or in their place.
        """
        row: dict[str, object] = {"id": columns["id"] if "id" in columns else self.new_id()}
        for (name, column, stored), value in zip(self._columns_of(type(entry)), entry, strict=True):
            if name not in columns and name not in without:
                row[column] = stored(value)
        return table, row | columns

    def _columns_of(self, kind: Any) -> list[tuple[str, str, Callable[[Any], object]]]:
        """Of a kind of entry each key, its column, and what makes of a value what is stored there."""
        if kind not in self._columns:
            self._columns[kind] = [self._column_of(name) for name in kind._fields]
        return self._columns[kind]

    def _column_of(self, name: str) -> tuple[str, str, Callable[[Any], object]]:
        if name in self._ids:
            ids = self._ids[name]
            return name, f"{name}_id", lambda key: None if key is None else ids[key]
        if name.endswith("_on"):
            return name, name, self.days.stored
        if name in _EUROS:
            return name, name, lambda euros: None if euros is None else euros * 100
        return name, name, _as_stored

    def acceptances(self, of: str) -> Iterator[Row]:
        """The warnings that are accepted about each `of`: person, term, problem or account."""
        for accepted in self.story.acceptances:
            key = getattr(accepted, of)
            if key is None:
                continue
            account, about, person = key, "", None
            if of == "person":
                person = self.people[key]
                account, about = self.home[key], f"::{person}"
            elif of == "term":
                account = next(term.account for term in self.story.terms if term.key == key)
                about = f":{self.terms[key]}"
            elif of == "problem":
                account = next(problem.account for problem in self.story.problems if problem.key == key)
                about = f":{self.problems[key]}"
            yield self.row(
                "acceptance",
                accepted,
                *("person", "term", "account", "problem"),
                account_id=self.accounts[account],
                person_id=person,
                rule=accepted.rule.partition(":")[0],
                key=accepted.rule + about,
            )
