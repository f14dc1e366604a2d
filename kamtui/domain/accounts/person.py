"""A person as they are written down (K11-K13), with how they stand to us."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.words import INFLUENCES, Confidence, Role, Stance
from kamtui.domain.problems import Problems
from kamtui.domain.text.cleaning import LINE_LIMIT, clean, fold, words_of
from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import Birthday


class PersonEntry(NamedTuple):
    """What a person says of somebody in (or beside) an account."""

    name: str
    account_id: int | None = None
    is_adviser: bool = False
    is_empty_seat: bool = False
    title: str = ""
    department: str = ""
    reports_to_id: int | None = None
    roles: tuple[Role, ...] = ()
    goals: str = ""
    interests: str = ""
    birthday: Birthday | None = None
    name_day: str | None = None
    """The code of its day; None tells it by the first name."""
    is_greeted: bool = True
    """Whether they are congratulated on feasts."""
    contact_every_days: int | None = None
    contact_latest_days: int | None = None
    is_influence_center: bool = False
    status: PersonStatus = PersonStatus.ACTIVE
    note: str = ""
    reaches: tuple[Reach, ...] = ()
    """By what they can be reached, kind by kind, the first first."""


class StanceEntry(NamedTuple):
    """How somebody stands to us, as read on a day; None is not known, never a middle value."""

    stance: Stance | None
    influence: int | None
    confidence: Confidence = Confidence.ASSUMED
    reason: str = ""


SAME_BEGINNING = 5
"""Letters with which two words begin alike at least that say the same: finance, financial."""


def title_and_department(title: str, department: str) -> str:
    """`Plant manager, Production`; only the title where it names the department already: `Finance manager`."""
    title, department = clean(title), clean(department)
    known = words_of(fold(title))
    is_said = all(any(_say_the_same(word, other) for other in known) for word in words_of(fold(department)))
    return title if title and is_said else ", ".join(part for part in (title, department) if part)


def _say_the_same(word: str, other: str) -> bool:
    """Whether two folded words are the same, or begin alike but for an ending."""
    beginning = word[: max(SAME_BEGINNING, len(word) - 3)]
    return word == other or (len(beginning) >= SAME_BEGINNING and other.startswith(beginning))


def check_reading(reading: StanceEntry, read_on: date, today: date) -> StanceEntry:
    """A reading as it is kept: its reason cleaned. Raises Problems with a sentence for what cannot be."""
    problems: dict[str, str] = {}
    if reading.influence is not None and reading.influence not in INFLUENCES:
        problems["influence"] = _("Influence is a number from 1 (none to speak of) to 5 (the last word).")
    if read_on > today:
        problems["read_on"] = _("How somebody stands to us cannot be read on a day that is still to come.")
    reason = clean(reading.reason, limit=LINE_LIMIT + 1)
    if len(reason) > LINE_LIMIT:
        problems["reason"] = _("At most {limit} characters fit here.").format(limit=LINE_LIMIT)
    if problems:
        raise Problems(problems)
    return reading._replace(reason=reason)
