"""What an import of prospects would do: who each is, who named it, and what of it the book does not say yet.

- A prospect is an account as any customer of a list is; one that the book does not have is made, for that is what such a
  list is for. One that is likely another waits until somebody says it.
- Who named it is a person: of the account that the list names beside, else the one person of that name, of the book or
  of the list itself. Of several nobody is chosen. Where only a firm is named, the words say it, for nobody is thanked.
- A naming is there already if the same person, or nobody, named the prospect before, whatever the day.
- A stage only goes on: a prospect is won or lost by a list, and never made a prospect again.
"""

from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from kamtui.domain.accounts.importing.directory import Directory, KnownPerson, Present
from kamtui.domain.accounts.importing.outcomes import FieldChange
from kamtui.domain.accounts.keys import customer_key
from kamtui.domain.accounts.name_words import LEGAL_FORMS, name_key, words_of_name
from kamtui.domain.accounts.reach import Reach, added_to
from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Circle, check_circle
from kamtui.domain.chain.words import PEOPLE_SOURCES, Answer, MayUse, Question, Source
from kamtui.domain.importing.plan import PlannedRecord, Verdict
from kamtui.domain.money.importing.plan import Customer, Decision
from kamtui.domain.text.cleaning import LINE_LIMIT, fold, words_of
from kamtui.domain.text.language import _

T = TypeVar("T")

_FORMS_BEFORE = frozenset(("et", "sd", "kd"))
"""Folded legal forms that stand before a name, as in ЕТ Гама."""
_WORDS_OF_A_WHOLE_NAME = 2


class ProspectSaid(NamedTuple):
    """What a row says of a prospect besides its name and its contact; the last four are decided when it is planned."""

    named_on: date
    by: str = ""
    """Who named it, as the row says it."""
    by_firm: str = ""
    """Where that person is."""
    source: Source | None = None
    why: str = ""
    may_use_name: MayUse = MayUse.NOT_ASKED
    stage: Stage | None = None
    lost_reason: str = ""
    answers: tuple[tuple[Question, Answer], ...] = ()
    title: str = ""
    reaches: tuple[Reach, ...] = ()
    city: str = ""
    note: str = ""
    step: str = ""
    step_on: date | None = None
    writes: frozenset[str] = frozenset()
    """What of it is new to the book: "naming", "contact", "reaches", "stage", "step", "answers"."""
    by_person: Present | None = None
    by_account_id: int | None = None
    by_owner: str = ""
    """The account of who named it, where that is one to be made (`Customer.owner`)."""


Planned = PlannedRecord[ProspectSaid]


class NamingFirm(NamedTuple):
    """The firm of who named a prospect, as a row of the list names it beside them."""

    line: int
    name: str
    number: str = ""
    people: tuple[str, ...] = ()


class KnownNaming(NamedTuple):
    """A naming of the book."""

    account_id: int
    by_person_id: int | None
    by_account_id: int | None


@dataclass
class BookChain:
    """What the book says of the prospects of a list, and what the list has said so far."""

    stages: dict[int, Stage]
    namings: Iterable[KnownNaming]
    names: dict[int, str]
    account_reaches: Mapping[int, tuple[Reach, ...]]
    person_reaches: Mapping[int, tuple[Reach, ...]]
    answers: dict[int, dict[Question, Answer]]
    tasks: set[tuple[int, str]]
    """Account and folded words of each task."""
    above: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By account those whose people named it."""
    named: set[tuple[object, object]] = field(default_factory=set)
    """Prospect and person of each naming."""
    contacts: set[tuple[str, str]] = field(default_factory=set)
    """Owner and name of each contact that the list adds."""
    reaches: defaultdict[tuple[int, str], list[Reach]] = field(default_factory=lambda: defaultdict(list))
    """By account and name the ways to reach somebody that the list adds; by an empty name those of the account itself."""

    def __post_init__(self) -> None:
        for naming in self.namings:
            self.named.add((naming.account_id, naming.by_person_id))
            if naming.by_account_id is not None:
                self.above[naming.account_id].append(naming.by_account_id)


_OfList = tuple[tuple[str, int | None], Present]
"""A contact that the list adds, behind their owner and account."""


class _ByWords(Generic[T]):
    """What is called by names, found by some words of them: thousands of names are looked for among thousands."""

    def __init__(self, called: Iterable[tuple[str, T]]) -> None:
        self._with: defaultdict[str, list[tuple[frozenset[str], T]]] = defaultdict(list)
        for name, one in called:
            words = frozenset(words_of(name))
            for word in words:
                self._with[word].append((words, one))

    def with_all(self, words: Collection[str]) -> list[T]:
        """Those in whose names all these words stand."""
        fewest = min((self._with.get(word, []) for word in words), key=len, default=[])
        return [one for known, one in fewest if known.issuperset(words)]


class Namers:
    """Who may have named a prospect: the people of the book, and the contacts of the list."""

    def __init__(
        self,
        directory: Directory,
        people: Sequence[KnownPerson],
        firms: Iterable[Customer],
        maybe_firms: Iterable[Customer],
        records: Iterable[Planned],
        unknown: Decision,
    ) -> None:
        self._directory = directory
        self._people: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        """Those of a name, in whatever alphabet."""
        for person in people:
            self._people[fold(person.name)].append(person)
        self._firms = {customer_key(one.name): one for one in firms}
        self._maybe_firms = {customer_key(one.name): one for one in maybe_firms}
        """Those who named a prospect and are, or may be, a firm of the book."""
        self._listed: defaultdict[str, dict[tuple[str, int | None], Present]] = defaultdict(dict)
        """The contacts of the list that the book does not have, by name in whatever alphabet, then by owner and account."""
        for record in records:
            for one in record.people[:1]:
                if one.person_id is None and record.verdict is not Verdict.UNKNOWN:
                    self._listed[fold(one.name)].setdefault((record.owner, record.account_id), one)
        self._unknown = unknown

    def named(self, record: Planned) -> Planned:
        """The row with who named it; one that waits where that is not sure."""
        said = record.row.entry
        if not said.by:
            return record
        if said.by_firm:
            return self._of_firm(record, said)
        return self._anywhere(record, said)

    def _of_firm(self, record: Planned, said: ProspectSaid) -> Planned:
        firm = self._firms[customer_key(said.by_firm)]
        if firm.is_unknown:
            text = _("{firm}, whose {person} named it, is not in the book").format(
                firm=firm.name, person=said.by
            )
            return record._replace(verdict=Verdict.WAITS, reason=text)
        row = NamingFirm(record.row.line, firm.name, people=(said.by,))
        present, doubts = self._directory.present(
            row, firm.account_id, is_new=firm.is_new, listed_as=firm.name
        )
        if doubts:
            return record._replace(verdict=Verdict.WAITS, reason=doubts[0])
        owner = firm.owner if firm.is_new else ""
        return _by(record, present[0], firm.account_id, owner, also=firm.owner)

    def _anywhere(self, record: Planned, said: ProspectSaid) -> Planned:
        people, listed = self._called(said.by)
        known = {one.person_id: one for one in reversed(people)}
        if len(known) + len(listed) > 1:
            text = _("several people are called {name}: write the firm behind the name, “{name}, Alfa”")
            return record._replace(verdict=Verdict.WAITS, reason=text.format(name=said.by))
        for one in known.values():
            return _by(record, Present(one.person_id, one.name), one.account_id, "")
        for (owner, account_id), present in listed:
            return _by(record, present, account_id, owner if account_id is None else "", also=owner)
        return self._no_person(record, said)

    def _called(self, name: str) -> tuple[list[KnownPerson], list[_OfList]]:
        """Who is called so, in the book and in the list; whom the list adds is found as they are once it came in.

        Those of the name in whatever alphabet, for who writes Ana may mean Ана too; else those in whose name all words of
        a whole name stand, as in “г-жа Анна Христова”; of one word nobody.
        """
        folded, words = fold(name), frozenset(words_of(name))
        people, listed = self._people.get(folded, []), [*self._listed.get(folded, {}).items()]
        if people or listed or len(words) < _WORDS_OF_A_WHOLE_NAME:
            return people, listed
        return self._words.with_all(words), self._listed_words.with_all(words)

    @cached_property
    def _words(self) -> "_ByWords[KnownPerson]":
        """The people of the book by the words of their names."""
        return _ByWords((one.name, one) for people in self._people.values() for one in people)

    @cached_property
    def _listed_words(self) -> "_ByWords[_OfList]":
        """The contacts of the list by the words of their names."""
        return _ByWords((one[1].name, one) for listed in self._listed.values() for one in listed.items())

    def _no_person(self, record: Planned, said: ProspectSaid) -> Planned:
        """The row where nobody is called as who named it: a firm stands in the words, else it waits, or they are new."""
        firm = self._maybe_firms.get(customer_key(said.by))
        if firm is not None and firm.account_id is not None:
            return _in_words(record, said, firm.account)
        if firm is not None:
            text = _("who named it, {name}, may be the firm {firm}")
            return record._replace(
                verdict=Verdict.WAITS, reason=text.format(name=said.by, firm=firm.alike[0].known.name)
            )
        if customer_key(said.by) in self._firms:  # one that the list itself brings
            return _in_words(record, said, said.by)
        if self._unknown is Decision.ADD:
            if _is_of_a_firm(said.by):
                return _in_words(record, said, said.by)
            return _by(record, Present(None, said.by), None, "")
        text = _("{name}, who named it, is not in the book: write the firm behind the name")
        return record._replace(verdict=Verdict.WAITS, reason=text.format(name=said.by))


def _is_of_a_firm(name: str) -> bool:
    """Whether a name has a legal form where firms have it: nobody is called Beta Ltd."""
    words = [word.folded for word in words_of_name(name)]
    return len(words) > 1 and (words[0] in _FORMS_BEFORE or words[-1] in LEGAL_FORMS)


def _in_words(record: Planned, said: ProspectSaid, firm: str) -> Planned:
    """The row whose prospect a firm named, and nobody knows who of it."""
    remark = _("no person of {firm} is said: it stands in the words").format(firm=firm)
    entry = said._replace(why=_joined(said.why, _("named by {firm}").format(firm=firm)), by="")
    return record._replace(row=record.row._replace(entry=entry), remarks=(*record.remarks, remark))


def _by(record: Planned, person: Present, account_id: int | None, owner: str, also: str = "") -> Planned:
    entry = record.row.entry._replace(by_person=person, by_account_id=account_id, by_owner=owner)
    return record._replace(row=record.row._replace(entry=entry), also=(also,) if also else ())


def planned_prospects(records: Sequence[Planned], namers: Namers, known: BookChain) -> list[Planned]:
    """What becomes of each row, as it was located."""
    comparing = _Comparing(known, {record.owner: record.account for record in records})
    planned = []
    for record in records:
        named = record if record.verdict is Verdict.UNKNOWN else namers.named(record)
        planned.append(comparing.compared(_sourced(named)) if named.verdict is Verdict.ADDED else named)
    return planned


def _sourced(record: Planned) -> Planned:
    """The row with its source: a person who named it is one; one that would need a person and has none is not taken."""
    said = record.row.entry
    source = said.source
    remarks = record.remarks
    if said.by_person is not None:
        source = source if source in PEOPLE_SOURCES else Source.CHAIN
    elif source in PEOPLE_SOURCES:
        remarks = (*remarks, _("nobody is said who named it: its source is your own observation"))
        source = Source.OBSERVATION
    entry = said._replace(source=source or Source.OBSERVATION)
    return record._replace(row=record.row._replace(entry=entry), remarks=remarks)


class _Forbidden(ValueError):
    """Why a rule of the book forbids a row."""


class _Comparing:
    """Tells row by row what of it is new to the book, and to the rows before it."""

    def __init__(self, known: BookChain, names: Mapping[str, str]) -> None:
        self._known = known
        self._names = names
        """The names of the list's prospects by their owners."""
        self._answered: dict[tuple[int, Question], tuple[Answer, int]] = {}
        """What the list says of each question about an account, and the line that says it first."""
        self._made_up: dict[str, int] = {}
        """A number, below zero, that stands for an account that is to be made, by its owner."""

    def compared(self, record: Planned) -> Planned:
        """The row with what of it is new, or why it is not taken."""
        answers, remarks = self._new_answers(record)
        record = record._replace(remarks=(*record.remarks, *remarks))
        try:
            news = {
                "stage": self._stage(record),
                "naming": self._naming(record),
                "contact": self._contact(record),
                "reaches": self._reaches(record),
                "answers": _answers(answers),
                "step": self._step(record),
            }
        except _Forbidden as why:
            return record._replace(verdict=Verdict.REFUSED, reason=str(why))
        self._remember(record)
        writes = frozenset(name for name, change in news.items() if change is not None)
        if not writes:
            return record._replace(verdict=Verdict.UNCHANGED)
        row = record.row._replace(entry=record.row.entry._replace(writes=writes, answers=answers))
        if "naming" in writes:
            return record._replace(row=row, verdict=Verdict.ADDED)
        changed = tuple(change for change in news.values() if change is not None)
        return record._replace(row=row, verdict=Verdict.UPDATED, changed=changed)

    def _id(self, account_id: int | None, owner: str) -> int:
        if account_id is not None:
            return account_id
        return self._made_up.setdefault(owner, -1 - len(self._made_up))

    def _remember(self, record: Planned) -> None:
        """Keep what a row says for those below it: a prospect that several people named stands in as many rows."""
        said, known = record.row.entry, self._known
        account_id = self._id(record.account_id, record.owner)
        before = known.stages.get(account_id, Stage.PROSPECT)
        if said.stage is not None and before is Stage.PROSPECT:
            known.stages[account_id] = said.stage
        for question, answer in said.answers:
            self._answered.setdefault((account_id, question), (answer, record.row.line))
        known.reaches[account_id, _contact_key(record)] += said.reaches
        if said.step_on is not None:
            known.tasks.add((account_id, fold(said.step)))

    def _naming(self, record: Planned) -> FieldChange | None:
        """The naming, if the same person, or nobody, has not named it before. Raises _Forbidden for a circle."""
        said, known = record.row.entry, self._known
        account_id = self._id(record.account_id, record.owner)
        by = said.by_person
        if by is None:
            is_customers = known.stages.get(account_id) in (Stage.CUSTOMER, Stage.FORMER)
            if is_customers or any(one == account_id for one, _who in known.named):
                return None  # a row that says nobody adds nothing to that
        by_account_id = None
        if said.by_account_id is not None or said.by_owner:
            by_account_id = self._id(said.by_account_id, said.by_owner)
        who: object = None if by is None else by.person_id or (by_account_id, name_key(by.name))
        if (account_id, who) in known.named:
            return None
        self._refuse_circle(by_account_id, account_id, record.account)
        known.named.add((account_id, who))
        if by_account_id is not None:
            known.above[account_id].append(by_account_id)
        return FieldChange("by", "", by.name if by is not None else "")

    def _refuse_circle(self, by_account_id: int | None, account_id: int, name: str) -> None:
        """Raise _Forbidden where an account would come of itself."""
        known = self._known
        made_up = {number: self._names.get(owner, owner) for owner, number in self._made_up.items()}
        try:
            check_circle(
                known.above, by_account_id, account_id, ChainMap(made_up, {account_id: name}, known.names)
            )
        except Circle as circle:
            raise _Forbidden(str(circle)) from None

    def _stage(self, record: Planned) -> FieldChange | None:
        """The stage to which the list moves it. Raises _Forbidden for one that is lost, and nothing says why."""
        said = record.row.entry
        before = self._known.stages.get(self._id(record.account_id, record.owner))
        if said.stage in (None, Stage.PROSPECT, before) or before not in (None, Stage.PROSPECT):
            return None
        if said.stage is Stage.LOST and not said.lost_reason:
            raise _Forbidden(_("it is lost, and nothing says why: it is what helps with the next one"))
        return FieldChange("state", before.label if before else "", said.stage.label if said.stage else "")

    def _contact(self, record: Planned) -> FieldChange | None:
        """Whom to speak to, where the account does not have them yet."""
        contact = record.people[0] if record.people else None
        if contact is None or contact.person_id is not None:
            return None
        key = (record.owner, name_key(contact.name))
        if key in self._known.contacts:
            return None
        self._known.contacts.add(key)
        return FieldChange("person", "", contact.name)

    def _reaches(self, record: Planned) -> FieldChange | None:
        """The ways to reach them, or the account where nobody is named, that are not known yet."""
        known, said = self._known, record.row.entry
        if record.people:
            there = known.person_reaches.get(record.people[0].person_id or 0, ())
        else:
            there = known.account_reaches.get(record.account_id or 0, ())
        account_id = self._id(record.account_id, record.owner)
        there = (*there, *known.reaches[account_id, _contact_key(record)])
        more = [reach for reach in added_to(there, said.reaches) if reach not in there]
        return FieldChange("phone", "", ", ".join(reach.value for reach in more)) if more else None

    def _new_answers(self, record: Planned) -> tuple[tuple[tuple[Question, Answer], ...], list[str]]:
        """The answers to the four questions that are others than before, and what is to be said of those that are not taken.

        The first row of the list that answers a question counts, as the first value of any field does.
        """
        account_id = self._id(record.account_id, record.owner)
        before = self._known.answers.get(account_id, {})
        new: list[tuple[Question, Answer]] = []
        remarks = []
        for question, answer in record.row.entry.answers:
            first, line = self._answered.get((account_id, question), (answer, 0))
            if first is not answer:
                text = _("line {line} answers “{question}” with {answer}: that counts")
                remarks.append(text.format(line=line, question=question.label, answer=first.letter))
            elif not line and before.get(question, Answer.UNKNOWN) is not answer:
                new.append((question, answer))
        return tuple(new), remarks

    def _step(self, record: Planned) -> FieldChange | None:
        """The next step, where the account has no task with its words."""
        said = record.row.entry
        account_id = self._id(record.account_id, record.owner)
        if said.step_on is None or (account_id, fold(said.step)) in self._known.tasks:
            return None
        return FieldChange("step", "", f"{said.step_on:%d.%m.%Y} {said.step}")


def _answers(new: Sequence[tuple[Question, Answer]]) -> FieldChange | None:
    words = ", ".join(f"{question.label} {answer.letter}" for question, answer in new)
    return FieldChange("answers", "", words) if new else None


def _contact_key(record: Planned) -> str:
    """The name of whom to speak to, for comparing; "" where nobody is named."""
    return name_key(record.people[0].name) if record.people else ""


def _joined(text: str, more: str) -> str:
    return "; ".join(part for part in (text, more) if part)[:LINE_LIMIT]
