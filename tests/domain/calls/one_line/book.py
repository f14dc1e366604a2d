"""A few accounts and people, as a line finds them, and what is understood of a line in one text."""

from datetime import UTC, datetime

from kamtui.domain.calls.one_line.directory import Directory, One
from kamtui.domain.calls.one_line.pieces import OneLine
from kamtui.domain.calls.one_line.reading import read_line
from kamtui.domain.calls.words import Asked, BeganBy, Channel
from kamtui.domain.terms.promise_day import read_promise
from kamtui.domain.text.matching import surest
from kamtui.domain.time.recurrence.days import first_occurrence

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
"""A Friday."""

METRO, BILLA, ALFA_SOFIA, ALFA_VARNA, ORLYAK, FANTASTICO = range(1, 7)
ACCOUNTS = [
    One(METRO, "Metro Cash & Carry", "Sofia"),
    One(BILLA, "Billa", "Sofia"),
    One(ALFA_SOFIA, "Alfa", "Sofia"),
    One(ALFA_VARNA, "Alfa", "Varna"),
    One(ORLYAK, "Месокомбинат Орляк", "Шумен"),
    One(FANTASTICO, "Fantastico", "Sofia"),
]
PEOPLE = [
    One(11, "Maria Ivanova", "Buyer", METRO, "Metro Cash & Carry"),
    One(12, "Boris Petrov", "Category manager", METRO, "Metro Cash & Carry"),
    One(13, "Ivan Dimitrov", "Finance", METRO, "Metro Cash & Carry"),
    One(14, "Ivan Georgiev", "Quality", METRO, "Metro Cash & Carry"),
    One(15, "Ivan Stoev", "Logistics", METRO, "Metro Cash & Carry"),
    One(21, "Elena Koleva", "Director", BILLA, "Billa"),
    One(51, "Димитър Орлянков", "Собственик", ORLYAK, "Месокомбинат Орляк"),
    One(52, "Снежана Колева", "Офис мениджър", ORLYAK, "Месокомбинат Орляк"),
    One(53, "Петко Желев", "Механик", ORLYAK, "Месокомбинат Орляк"),
    One(61, "Neli Avramova", "Secretary of the club"),
]

DIRECTORY = Directory(
    accounts=lambda: ACCOUNTS,
    accounts_called=lambda name: surest(name, ((one.name, one) for one in ACCOUNTS)),
    people=lambda account_id: [one for one in PEOPLE if one.account_id == account_id],
    people_called=lambda words: surest(words, ((one.name, one) for one in PEOPLE)),
    twins=lambda name: [ACCOUNTS[-1]] if name == "Fantastiko" else [],
    usual_channel=lambda account_id: Channel.PHONE,
)


def understood(line: str, *, counts_from_call: bool = False) -> str:
    """What would be written of a line, in one text; or its problems behind an exclamation mark."""
    read = read_line(line, DIRECTORY, NOW, counts_from_call=counts_from_call)
    if read.problems:
        return "! " + " / ".join(problem.problem for problem in read.problems)
    return " | ".join(filter(None, _told(read)))


def choices(line: str) -> list[str]:
    """What could be meant by what is not sure in a line, in the words to write instead."""
    read = read_line(line, DIRECTORY, NOW)
    return [choice.instead for problem in read.problems for choice in problem.choices]


def _told(read: OneLine) -> list[str]:
    entry = read.entry
    assert entry is not None
    accounts = {one.record_id: one.name for one in ACCOUNTS}
    people = {one.record_id: one.name for one in PEOPLE}
    told = [accounts.get(entry.account_id or 0, "-"), f"{entry.channel.value} {entry.held_at:%d.%m. %H:%M}"]
    if entry.began_by is BeganBy.THEY:
        told.append("they began")
    if entry.minutes:
        told.append(f"{entry.minutes} min")
    for person in entry.people:
        name = people.get(person.person_id or 0, f"+{person.name}")
        stance = (
            f" [{person.noticed.value}{': ' + person.noticed_why if person.noticed_why else ''}]"
            if person.noticed
            else ""
        )
        named = "".join(
            f" named {'' if naming.account_id else '+'}{naming.organisation}"
            + (f"/{'' if naming.person_id else '+'}{naming.person}" if naming.person else "")
            + (f" ({naming.why})" if naming.why else "")
            for naming in person.named
        )
        told.append(name + stance + named + (" asked, none" if person.asked is Asked.NONE else ""))
    told.append(f"objection {entry.objection.value}" if entry.objection else "")
    told.append(f"“{entry.note}”" if entry.note else "")
    for term in read.agreed:
        assert term.checks is not None
        day = first_occurrence(term.checks)
        sure = "" if read_promise(term.what, NOW.date()).due_on else "?"
        told.append(f"{term.owed_by.value} owe {term.what} {day:%d.%m.}{sure}")
    for step in filter(None, (entry.next_step, *read.further)):
        told.append(
            f"then {step.what} {step.due_on:%d.%m.}{f' {step.due_time:%H:%M}' if step.due_time else ''}"
        )
    told.append(f"satisfied {entry.satisfied}" if entry.satisfied is not None else "")
    return told
