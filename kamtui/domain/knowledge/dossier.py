"""What is known of an account (K2-K5, K7, K8): its marks, its texts, how satisfied it is, who else sells to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.domain.chain.words import Answer
from kamtui.domain.fields import FieldReader
from kamtui.domain.knowledge.trend import Trend, trend_of
from kamtui.domain.knowledge.words import KEY_MARKS, MANAGER_MARKS, Mark
from kamtui.domain.text.language import _, ngettext

# -- the marks


class MarkAnswer(NamedTuple):
    """The latest answer to a mark, its note, and the day on which it was given."""

    answer: Answer
    note: str = ""
    answered_on: date | None = None


UNANSWERED = MarkAnswer(Answer.UNKNOWN)
"""What holds of a mark that was never answered."""
Marks = Mapping[Mark, MarkAnswer]


class NewAnswer(NamedTuple):
    """An answer to be written down; `replaces_newest`: in place of the newest one, else beside all others."""

    answer: Answer
    note: str
    answered_on: date
    replaces_newest: bool = False


def answer_anew(
    newest_first: Sequence[MarkAnswer], answer: Answer, note: str | None, today: date
) -> NewAnswer | None:
    """A mark answered as of today; `newest_first` are the answers so far. Without a note (None) the last one stays.

    A second answer of one day without a note of its own replaces the first; one with a note stays. None where it
    says nothing new.
    """
    latest, before = [*newest_first[:2], UNANSWERED, UNANSWERED][:2]
    kept_note = latest.note if note is None else note
    if (answer, kept_note) == (latest.answer, latest.note):
        return None
    # An answer written down for a later day would hold against one of today.
    answered_on = max(today, latest.answered_on or today)
    is_second = note is None and latest.answered_on == today and latest.note == before.note
    return NewAnswer(answer, kept_note, answered_on, replaces_newest=is_second)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some marks are there, are not, and are not known."""

    yes: int
    no: int
    unknown: int

    @property
    def count(self) -> int:
        return self.yes + self.no + self.unknown

    @property
    def is_unknown(self) -> bool:
        """Not one of the marks is answered."""
        return self.unknown == self.count


def _score(marks: Marks, of: Sequence[Mark]) -> Score:
    """How an account scores by some marks; one never answered is not known."""
    given = [marks.get(mark, UNANSWERED).answer for mark in of]
    return Score(given.count(Answer.YES), given.count(Answer.NO), given.count(Answer.UNKNOWN))


def key_score(marks: Marks) -> Score:
    """By how many of the 5 marks it is a key account (K2)."""
    return _score(marks, KEY_MARKS)


def manager_score(marks: Marks) -> Score:
    """By how many of the 8 marks it needs a key-account manager (K3)."""
    return _score(marks, MANAGER_MARKS)


def key_words(marks: Marks) -> str:
    """The score in words: "a key account by 4 of 5 marks, 1 not known"."""
    score = key_score(marks)
    if score.is_unknown:
        return _("not known yet whether it is a key account: none of {all} marks is answered").format(
            all=score.count
        )
    if score.yes:
        text = ngettext(
            "a key account by {yes} of {all} marks", "a key account by {yes} of {all} marks", score.yes
        )
    else:
        text = _("a key account by none of {all} marks")
    return _with_unknown(text, score)


def manager_words(marks: Marks) -> str:
    """The score in words: "needs a key-account manager by 6 of 8 marks, 2 not known"."""
    score = manager_score(marks)
    if score.is_unknown:
        return _(
            "not known yet whether it needs a key-account manager: none of {all} marks is answered"
        ).format(all=score.count)
    if score.yes:
        text = ngettext(
            "needs a key-account manager by {yes} of {all} marks",
            "needs a key-account manager by {yes} of {all} marks",
            score.yes,
        )
    else:
        text = _("needs a key-account manager by none of {all} marks")
    return _with_unknown(text, score)


def _with_unknown(text: str, score: Score) -> str:
    said = text.format(yes=score.yes, all=score.count)
    if not score.unknown:
        return said
    return _("{said}, {unknown} not known").format(said=said, unknown=score.unknown)


# -- the texts


def check_text(typed: str) -> str:
    """A dossier text as it is kept: clean, without empty lines at the end. Raises Problems where it is too long."""
    reader = FieldReader({"text": typed})
    text = reader.note("text")
    reader.finish()
    return text


# -- satisfaction


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfactionEntry:
    """How satisfied an account is with us, 0 to 10, as of a day; who said so may not be known."""

    read_on: date
    score: int
    person_id: int | None = None
    note: str = ""
    call_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfactionReading(SatisfactionEntry):
    """A reading as it was written down, with the name of who said so."""

    reading_id: int
    person: str = ""


class SatisfactionCourse(NamedTuple):
    """The readings of an account, the oldest first."""

    readings: tuple[SatisfactionReading, ...] = ()

    @property
    def latest(self) -> SatisfactionReading | None:
        return self.readings[-1] if self.readings else None

    @property
    def scores(self) -> tuple[int, ...]:
        return tuple(reading.score for reading in self.readings)

    @property
    def trend(self) -> Trend | None:
        """From the last reading but one to the last; None with fewer than two."""
        return trend_of(self.scores[-2], self.scores[-1]) if len(self.readings) > 1 else None


def satisfaction_course(readings: Iterable[SatisfactionReading]) -> SatisfactionCourse:
    """The readings in the order of their days; of one day, as they were written down."""
    return SatisfactionCourse(
        tuple(sorted(readings, key=lambda reading: (reading.read_on, reading.reading_id)))
    )


# -- competitors

STRONG_RIVAL = 4
"""From this strength on a competitor may take the account from us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalryEntry:
    """A competitor at an account: how strong 0 to 5, None not known, with what, since when (K7).

    `competitor_id` is that of one already in the book; None makes a new one of the name.
    """

    competitor: str
    competitor_id: int | None = None
    strength: int | None = None
    with_what: str = ""
    since_on: date | None = None
    note: str = ""

    @property
    def is_strong(self) -> bool:
        """It may take the account from us."""
        return self.strength is not None and self.strength >= STRONG_RIVAL
