"""How it is written down how somebody stands to us."""

from datetime import date

from kamtui.domain.accounts.person import StanceEntry, check_reading
from kamtui.domain.center.readings import Reading, may_be_replaced
from kamtui.domain.center.words import Confidence, Stance
from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.store.accounts.people_reads import person_name
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile

# -- changes: how somebody stands


def take_reading(
    book: Book,
    person_id: int,
    stance: Stance | None,
    influence: int | None,
    today: date,
    *,
    read_on: date | None = None,
    confidence: Confidence = Confidence.ASSUMED,
    reason: str = "",
    call_id: int | None = None,
) -> int:
    """Write down how somebody stands to us, as of today or of an earlier day; the reading's id.

    Each is a reading of its own, also the second of a day: the last one counts. Raises Problems,
    GoneMeanwhile.
    """

    day = read_on or today
    entry = check_reading(StanceEntry(stance, influence, confidence, reason), day, today)
    with book.change(_reading_words(book, person_id, entry)) as act:
        reading = tables.StanceReading(
            id=act.new_id(), person_id=person_id, read_on=day, call_id=call_id, **entry._asdict()
        )
        act.add(reading)
    return reading.id


def step_reading(
    book: Book, person_id: int, stance: Stance | None, influence: int | None, today: date
) -> int:
    """Write down how somebody stands as of today, said by one key; the reading's id.

    A second such reading of one day replaces the first; one with a reason or from a call stays, and a new one is
    added. Raises Problems, GoneMeanwhile.
    """

    row = book.row(
        "SELECT id, call_id, person_id, read_on, stance, influence, confidence, reason FROM stance_reading "
        "WHERE person_id = ? ORDER BY read_on DESC, id DESC LIMIT 1",
        (person_id,),
    )
    if row is None:
        return take_reading(book, person_id, stance, influence, today)
    reading_id, call_id, *latest = row
    if not may_be_replaced(Reading(*latest), call_id, today):
        return take_reading(book, person_id, stance, influence, today)
    entry = check_reading(StanceEntry(stance, influence), today, today)
    with book.change(_reading_words(book, person_id, entry)) as act:
        reading = act.get(tables.StanceReading, reading_id)
        reading.stance = entry.stance.value if entry.stance else None
        reading.influence = entry.influence
    return int(reading_id)


def _reading_words(book: Book, person_id: int, entry: StanceEntry) -> str:
    """What the journal calls a reading."""
    return _("{name}: {stance}, influence {influence}").format(
        name=person_name(book, person_id),
        stance=entry.stance.label if entry.stance else _("stance not known"),
        influence=entry.influence if entry.influence is not None else "?",
    )


def say_why(
    book: Book, person_id: int, stance: Stance | None, reason: str, confidence: Confidence, today: date
) -> None:
    """Say why somebody stands so; with another `stance` than the latest one that they stand so as of today.

    Without a reading so far a stance is needed. Raises Problems, GoneMeanwhile.
    """
    row = book.row(
        "SELECT id, stance, influence FROM stance_reading WHERE person_id = ? ORDER BY read_on DESC, id DESC LIMIT 1",
        (person_id,),
    )
    reading_id, latest, influence = row if row is not None else (None, None, None)
    if stance is not None and stance != latest:
        take_reading(book, person_id, stance, influence, today, confidence=confidence, reason=reason)
    elif reading_id is not None:
        set_reason(book, reading_id, reason, confidence=confidence)
    else:
        raise Problems({"reason": _("Say how they stand before it, as in “supporter: will sign”.")})


def set_reason(book: Book, reading_id: int, reason: str, *, confidence: Confidence | None = None) -> None:
    """Say why a reading just taken is so, and whether it was heard or is a guess. Raises Problems, GoneMeanwhile."""

    row = book.row(
        "SELECT p.name, r.read_on, r.influence, r.confidence FROM stance_reading r "
        "JOIN person p ON p.id = r.person_id WHERE r.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    name, read_on, influence, known_confidence = row
    day = date.fromisoformat(read_on)
    kept = confidence or Confidence(known_confidence)
    entry = check_reading(StanceEntry(None, influence, kept, reason), day, day)
    with book.change(_("Why {name} stands so").format(name=name)) as act:
        reading = act.get(tables.StanceReading, reading_id)
        reading.reason = entry.reason
        reading.confidence = entry.confidence.value
