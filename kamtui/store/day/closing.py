"""Closing the day (K20, K25): whom we spoke to and whom we asked, what is left, and tomorrow's first three."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.terms.term import Target, show_target
from kamtui.domain.terms.words import Bound, OwedBy
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import local_day, read_stored, start_of, write_stored
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile, NameWasGiven


@dataclass(frozen=True, slots=True)
class Contacted:
    """A person spoken to on a day, in their last conversation of it, and whether they were asked (K20)."""

    call_person_id: int
    person_id: int
    person: str
    stance: Stance | None
    account_id: int | None
    account: str
    held_at: datetime
    channel: Channel
    asked: Asked
    why_not: str
    call_id: int
    named: tuple[str, ...] = ()
    """The prospects that they named on that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A task that is open, or a check of a term that is to be made, and when it is due."""

    task_id: int | None
    term_id: int | None
    what: str
    due_on: date
    due_time: time | None
    times_put_off: int
    repeats: bool
    account_id: int | None
    account: str
    is_key: bool
    person_id: int | None
    person: str
    stance: Stance | None
    owed_by: OwedBy | None
    """Who owes it, of a term."""

    @property
    def chosen(self) -> tuple[int | None, int | None]:
        """It as (task, term), as the first things of a day are chosen."""
        return (self.task_id, self.term_id)


@dataclass(frozen=True, slots=True)
class ChainCount:
    """The day's count of the endless chain: people contacted, asked, and who gave a name; the goal is one for each."""

    contacted: int
    asked: int
    named: int

    @property
    def goal(self) -> int:
        return self.contacted

    @property
    def figures(self) -> tuple[str, ...]:
        """`contacted 4`, `asked 3`, `named 2`, `goal 4`; of a day without a talk only that there was none."""
        if not self.contacted:
            return (_("nobody contacted yet"),)
        return (
            _("contacted {count}").format(count=self.contacted),
            _("asked {count}").format(count=self.asked),
            _("named {count}").format(count=self.named),
            _("goal {count}").format(count=self.goal),
        )


_ON_THE_DAY = "c.held_at >= :since AND c.held_at < :until"
_STANCE = "(SELECT stance FROM stance_reading WHERE person_id = p.id ORDER BY read_on DESC, id DESC LIMIT 1)"
_WEIGHT = {Asked.NOT_ASKED: 0, Asked.NONE: 1, Asked.GIVEN: 2}
FIRST_THINGS = 3
"""So many first things a day has."""
KEPT_DAYS = 31
"""So long the first things of days that are past stay. Nobody asks for them, but a window left open may undo them."""


def _span(day: date) -> dict[str, str]:
    return {"since": start_of(day), "until": start_of(day + timedelta(days=1))}


def contacted_on(book: Book, day: date) -> list[Contacted]:
    """Everybody spoken to on a local day, once each: the first first. A name given in any talk of the day counts."""
    rows = book.rows(
        f"SELECT cp.id, p.id, p.name, {_STANCE}, c.account_id, coalesce(a.name, ''), c.held_at, c.channel, "
        "cp.asked, cp.why_not, c.id FROM call c JOIN call_person cp ON cp.call_id = c.id "
        "JOIN person p ON p.id = cp.person_id LEFT JOIN account a ON a.id = c.account_id "
        f"WHERE {_ON_THE_DAY} ORDER BY c.held_at, c.id, cp.id",
        _span(day),
    )
    named = _named_on(book, day)
    found: dict[int, Contacted] = {}
    for row in rows:
        one = Contacted(
            row[0],
            row[1],
            row[2],
            Stance(row[3]) if row[3] else None,
            row[4],
            row[5],
            read_stored(row[6]),
            Channel(row[7]),
            Asked(row[8]),
            row[9],
            row[10],
            tuple(named.get(row[1], ())),
        )
        before = found.get(one.person_id)
        if before is None or _WEIGHT[one.asked] >= _WEIGHT[before.asked]:
            found[one.person_id] = one
    return list(found.values())


def _named_on(book: Book, day: date) -> dict[int, list[str]]:
    """The prospects that were named on a day, by who named them, in that order."""
    found: dict[int, list[str]] = {}
    for person_id, name in book.rows(
        "SELECT r.by_person_id, a.name FROM referral r JOIN account a ON a.id = r.account_id "
        "WHERE r.named_on = ? AND r.by_person_id IS NOT NULL ORDER BY r.id",
        (day.isoformat(),),
    ):
        found.setdefault(person_id, []).append(name)
    return found


def chain_count(book: Book, day: date) -> ChainCount:
    """How many people were contacted, asked and gave a name on a local day."""
    row = book.row(
        "SELECT count(*), coalesce(sum(best > 0), 0), coalesce(sum(best > 1), 0) FROM ("
        "SELECT max(CASE cp.asked WHEN 'given' THEN 2 WHEN 'none' THEN 1 ELSE 0 END) AS best "
        f"FROM call c JOIN call_person cp ON cp.call_id = c.id WHERE {_ON_THE_DAY} GROUP BY cp.person_id)",
        _span(day),
    )
    return ChainCount(*(row or (0, 0, 0)))


def first_of(book: Book, day: date) -> list[tuple[int | None, int | None]]:
    """The first things of a day that were chosen when the day before was closed, as (task, term), in their order."""
    rows = book.rows(
        "SELECT task_id, term_id FROM day_first WHERE day = ? ORDER BY place", (day.isoformat(),)
    )
    return [(row[0], row[1]) for row in rows]


def still_open(book: Book, today: date) -> list[Waiting]:
    """Tasks and checks due today or before, the oldest first."""
    return _waiting(book, date.min, today)


def coming_up(book: Book, today: date, until: date) -> list[Waiting]:
    """Tasks and checks due after today and up to a day, the next first: over a weekend also those of its days."""
    return _waiting(book, today, until)


def _waiting(book: Book, after: date, until: date) -> list[Waiting]:
    rows = book.rows(
        "SELECT t.id, NULL, t.what, t.due_on, t.due_time, t.times_put_off, "
        "t.repeat_rule IS NOT NULL, t.account_id, coalesce(a.name, ''), coalesce(a.is_key, 0), t.person_id, "
        f"coalesce(p.name, ''), {_STANCE}, NULL, NULL, NULL, '' "
        "FROM task t LEFT JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.done_at IS NULL AND t.due_on > :after AND t.due_on <= :until "
        "UNION ALL SELECT NULL, t.id, t.what, t.next_check_on, NULL, 0, 0, t.account_id, a.name, a.is_key, "
        f"t.person_id, coalesce(p.name, ''), {_STANCE}, t.owed_by, t.target_bound, t.target_thousandths, "
        "t.target_unit FROM term t JOIN account a ON a.id = t.account_id LEFT JOIN person p ON p.id = t.person_id "
        "WHERE t.state = 'agreed' AND t.next_check_on > :after AND t.next_check_on <= :until",
        {"after": after.isoformat(), "until": until.isoformat()},
    )
    found = [
        Waiting(
            task_id=row[0],
            term_id=row[1],
            what=" ".join(
                part
                for part in (row[2], show_target(Target(Bound(row[14]), row[15], row[16])) if row[14] else "")
                if part
            ),
            due_on=date.fromisoformat(row[3]),
            due_time=time.fromisoformat(row[4]) if row[4] else None,
            times_put_off=row[5],
            repeats=bool(row[6]),
            account_id=row[7],
            account=row[8],
            is_key=bool(row[9]),
            person_id=row[10],
            person=row[11],
            stance=Stance(row[12]) if row[12] else None,
            owed_by=OwedBy(row[13]) if row[13] else None,
        )
        for row in rows
    ]
    return sorted(
        found,
        key=lambda one: (
            one.due_on,
            one.due_time or time.max,
            one.term_id is not None,
            one.task_id or one.term_id,
        ),
    )


# -- changes


def set_asked(book: Book, one: Contacted, asked: Asked, why_not: str = "") -> None:
    """Say whether a person was asked for a further prospect, and if not, why. Raises GoneMeanwhile, NameWasGiven.

    It is the answer for the day: what their other talks of it say of more than that is taken back with it. Where a
    name that they gave on that day is in the book, nothing less can be said.
    """

    name = _("{person}: {asked}").format(person=one.person, asked=asked.label)
    others = _others_of_the_day(book, one)
    with book.change(name) as act:
        row = act.get(tables.CallPerson, one.call_person_id)
        if asked is not Asked.GIVEN and one.person_id in _named_on(
            book, local_day(write_stored(one.held_at))
        ):
            raise NameWasGiven(one.person)
        row.asked = asked.value
        row.why_not = why_not if asked is Asked.NOT_ASKED else ""
        for other_id in others:
            other = act.find(tables.CallPerson, other_id)
            if other is not None and _WEIGHT[Asked(other.asked)] > _WEIGHT[asked]:
                other.asked = asked.value


def _others_of_the_day(book: Book, one: Contacted) -> list[int]:
    """The same person in the other conversations of that day."""
    rows = book.rows(
        "SELECT cp.id FROM call_person cp JOIN call c ON c.id = cp.call_id "
        f"WHERE cp.person_id = :person AND cp.id <> :this AND {_ON_THE_DAY}",
        {
            "person": one.person_id,
            "this": one.call_person_id,
            **_span(local_day(write_stored(one.held_at))),
        },
    )
    return [row[0] for row in rows]


def move_to(book: Book, waiting: Sequence[Waiting], day: date, due_time: time | None = None) -> int:
    """Put tasks and checks off to a day, all of them as one act; how many were still there.

    A task keeps its time unless another is named. The days of a term after that follow its rule.
    Raises GoneMeanwhile where none was.
    """

    if len(waiting) == 1:
        name = _("Put off “{what}”").format(what=waiting[0].what)
    else:
        name = ngettext("Put off {count} thing", "Put off {count} things", len(waiting)).format(
            count=len(waiting)
        )
    moved = 0
    with book.change(name) as act:
        for one in waiting:
            if one.task_id is not None:
                task = act.find(tables.Task, one.task_id)
                if task is None or task.done_at is not None:
                    continue
                task.due_on = day
                if due_time is not None:
                    task.due_time = due_time.strftime("%H:%M")
                task.times_put_off += 1
            elif one.term_id is not None:
                term = act.find(tables.Term, one.term_id)
                if term is None or term.next_check_on is None:
                    continue
                term.next_check_on = day
            moved += 1
        if not moved:
            raise GoneMeanwhile
    return moved


def choose_first(book: Book, day: date, chosen: Sequence[tuple[int | None, int | None]]) -> None:
    """Choose the first things of a day, at most three, as (task, term), in their order."""

    with book.change(_("Choose the first things of a day")) as act:
        long_past = act.having(tables.DayFirst, tables.DayFirst.day < day - timedelta(days=KEPT_DAYS))
        for row in (*act.having(tables.DayFirst, day=day), *long_past):
            act.delete(row)
        act.flush()  # the places are free before they are taken
        for place, (task_id, term_id) in enumerate(chosen[:FIRST_THINGS], 1):
            act.add(
                tables.DayFirst(id=book.ids.new(), day=day, place=place, task_id=task_id, term_id=term_id)
            )
