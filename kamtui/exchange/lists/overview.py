"""An account at a glance as a list that leaves the program: what is next, what both owe, people, money, calls, facts."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.reach import show_reaches
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.listing import Column, Listing, listing_of, said
from kamtui.domain.money.sales import AccountYear
from kamtui.domain.terms.promises import Standing
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.warning import Warning
from kamtui.exchange.lists.cells import in_money, on_day
from kamtui.store.account_card import AccountCard
from kamtui.store.calls.reads import WholeCall
from kamtui.store.day.task_reads import TaskLine


class Told(NamedTuple):
    """Something to be told of an account; `key` is that of its line on the screen."""

    key: Hashable
    part: str
    what: str
    day: date | None = None
    who: str = ""
    phone: str = ""
    email: str = ""
    amount: int | None = None


def overview_listing(told: Iterable[Told]) -> Listing:
    """An account at a glance, a line for everything that is told of it."""
    return listing_of(
        told,
        (Column("part", _("part")), lambda line: said(line.part)),
        (Column("day", _("day"), is_right=True), lambda line: on_day(line.day)),
        (Column("what", _("what"), may_be_cut=True), lambda line: said(line.what)),
        (Column("person", _("with"), may_be_cut=True), lambda line: said(line.who)),
        (Column("phone", _("phone")), lambda line: said(line.phone)),
        (Column("email", _("e-mail")), lambda line: said(line.email)),
        (Column("amount", _("amount"), is_right=True), lambda line: in_money(line.amount)),
    )


def told_of(
    card: AccountCard,
    tasks: Sequence[TaskLine],
    calls: Iterable[WholeCall],
    year: AccountYear | None,
    today: date,
    warnings: Iterable[Warning] = (),
) -> Iterator[Told]:
    """All that is told of an account, whole, in the order of its overview."""
    for task in tasks:
        day = task.due_on if task.done_at is None else to_local(task.done_at).date()
        part = _("next") if task.done_at is None else _("done")
        yield Told(("task", task.task_id), part, task.what, day, task.person)
    for warning in warnings:
        yield Told(("warning", warning.key), _("warning"), warning.sentence, who=warning.subject.person)
    for term in card.balance.terms:
        yield Told(("term", term.term_id), term.owed_by.label, term.what, _day(term, today), term.person)
    for problem in card.problems:
        entry = problem.entry
        words = ". ".join(part for part in (entry.what, entry.solution) if part)
        yield Told(("problem", problem.problem_id), entry.kind.label, words, entry.noted_on)
    for person in card.people:
        yield Told(
            ("person", person.person_id),
            _("people"),
            ", ".join(part for part in (person.title, person.department) if part),
            person.last_on,
            person.name,
            show_reaches(person.reaches, ReachKind.PHONE),
            show_reaches(person.reaches, ReachKind.EMAIL),
        )
    if year is not None and year.revenue is not None:
        yield Told(("money", "revenue"), _("money"), _("revenue of 12 months"), amount=year.revenue)
    if year is not None and year.profit is not None:
        yield Told(("money", "profit"), _("money"), _("profit of 12 months"), amount=year.profit)
    for call in calls:
        line = call.line
        words = ". ".join(part.rstrip(".") for part in (line.purpose, call.note, call.result) if part)
        yield Told(
            ("call", line.call_id), line.channel.label, words, to_local(line.held_at).date(), line.people
        )
    yield from _facts(card)


def _day(term: Standing, today: date) -> date | None:
    """On which a term is checked; on which it broke."""
    return term.last.checked_on if term.needs_answer(today) and term.last else term.next_check_on


def _facts(card: AccountCard) -> Iterator[Told]:
    """What is written down of the account itself."""
    entry = card.entry
    facts = (
        ("note", entry.note),
        ("vulnerability", entry.vulnerability),
        ("industry", entry.industry),
        ("where", ", ".join(part for part in (entry.city, entry.country) if part)),
        *((kind.value, show_reaches(entry.reaches, kind)) for kind in ReachKind),
        ("legal name", entry.legal_name),
        ("number", entry.registration_number),
    )
    for name, text in facts:
        if text:
            yield Told(("fact", name), _("account"), text)
    if card.health.value is not None:
        yield Told(
            ("fact", "health"), _("account"), _("health {value} of 100").format(value=card.health.value)
        )
    if entry.renewal_on is not None:
        yield Told(("fact", "renewal"), _("account"), _("renewal"), entry.renewal_on)
