"""What is known of an account, drawn: texts, marks, satisfaction, competitors (K2-K5, K7)."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import (
    UNANSWERED,
    MarkAnswer,
    SatisfactionCourse,
    SatisfactionReading,
    key_score,
    key_words,
    manager_score,
    manager_words,
)
from kamtui.domain.knowledge.readings import TextReading, is_old
from kamtui.domain.knowledge.strengths import STRONGEST
from kamtui.domain.knowledge.trend import BEST_SCORE
from kamtui.domain.knowledge.words import KEY_MARKS, MANAGER_MARKS, Mark, Topic
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.marks import on_one_line
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.domain.time.shown_days import show_date, show_day
from kamtui.exchange.lists.knowledge import Fact
from kamtui.store.knowledge.competitor_reads import RivalryLine
from kamtui.ui.knowledge.course_drawing import of_day
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit_exactly, wrap_evenly
from kamtui.ui.widgets.going_on import GoesOn, GoingOnLines, behind
from kamtui.ui.widgets.heads.part_title import title_parts
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns, widest

TOPIC, MARK, NAME = 16, 20, 22
"""Cells for a topic, a mark at least, the name of a person or competitor."""
STRENGTH_BAR = 5
LAST_SCORES = 24
"""How many of the last readings the small line of their course shows."""


@dataclass(frozen=True, slots=True)
class TopicLine:
    """What is known on a topic, and was: all of its readings, the newest first."""

    topic: Topic
    readings: Sequence[TextReading] = ()

    @property
    def latest(self) -> TextReading | None:
        return self.readings[0] if self.readings else None

    @property
    def text(self) -> str:
        """What is known now; empty where nothing is."""
        return self.latest.text if self.latest else ""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark and its latest answer."""

    mark: Mark
    known: MarkAnswer


Known = TopicLine | MarkLine | SatisfactionReading | RivalryLine
"""What a line of the dossier stands for."""


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a part, with what is to be said of it at its end."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Says what to press where a part has no lines."""

    text: str


class Space:
    """An empty line between parts."""


NO_LINE = (Title, Hint, Space, GoesOn)
"""What the cursor passes over."""


def key_of(known: Known) -> Hashable:
    """Tells a line from every other, also when the list is read again."""
    match known:
        case TopicLine():
            return "topic", known.topic
        case MarkLine():
            return "mark", known.mark
        case SatisfactionReading():
            return "satisfaction", known.reading_id
        case RivalryLine():
            return "rival", known.rivalry_id


class DossierLines(GoingOnLines):
    """Texts, marks, satisfaction and competitors under their headings."""

    def __init__(
        self,
        texts: Mapping[Topic, Sequence[TextReading]],
        marks: Mapping[Mark, MarkAnswer],
        course: SatisfactionCourse,
        rivals: Sequence[RivalryLine],
        today: date,
        glyphs: Glyphs,
        limits: KnowledgeLimits,
    ) -> None:
        self._today, self._glyphs = today, glyphs
        self._rows: list[Known | Title | Hint | Space | GoesOn] = []
        topics = [TopicLine(topic, texts.get(topic, ())) for topic in Topic]
        written = [line.latest for line in topics if line.latest is not None and line.text]
        old = sum(is_old(reading.read_on, today, limits) for reading in written)
        self._part(
            _("What we know"),
            _("{count} of {all}").format(count=len(written), all=len(Topic))
            + ngettext(
                ", {count} is old: {task.done} says still so",
                ", {count} are old: {task.done} says still so",
                old,
            ).format(count=old)
            * bool(old),
            topics,
        )
        for name, asked, score, words in (
            (_("A key account?"), KEY_MARKS, key_score(marks), key_words(marks)),
            (_("Own manager?"), MANAGER_MARKS, manager_score(marks), manager_words(marks)),
        ):
            if score.is_unknown:
                words = _("not known yet: {scale.higher} (yes) and {scale.lower} (no) answer a mark")
            self._part(name, words, [MarkLine(mark, marks.get(mark, UNANSWERED)) for mark in asked])
        self._part(
            _("Satisfaction"),
            course_words(course, glyphs),
            list(reversed(course.readings)),
            _("Not asked yet: {line.new} writes down how satisfied they are, 0 to 10."),
        )
        self._part(
            _("Competitors here"),
            str(len(rivals) or ""),
            list(rivals),
            _("None known: {line.new} writes down who else sells to them."),
        )

    def _part(self, name: str, note: str, lines: Sequence[Known], hint: str = "") -> None:
        if self._rows:
            self._rows.append(Space())
        self._rows.append(Title(name, note))
        self._rows += lines or [Hint(hint)]

    def further(self, row: object, width: int) -> Sequence[Sequence[Part]]:
        """Questions are read whole; what was written goes on beside or below the list."""
        if isinstance(row, TopicLine) and not row.text:
            return behind(TOPIC + GAP, wrap_evenly(row.topic.words, width - TOPIC - GAP), "dim")
        if isinstance(row, MarkLine) and not row.known.note:
            before = _before_note()
            return behind(before, wrap_evenly(row.mark.words, width - before), "dim")
        return behind(2, wrap_evenly(row.text, width - 2), "dim") if isinstance(row, Hint) else ()

    def known(self, index: int) -> Known | None:
        """What a line stands for; None for a heading, or where there is no line."""
        row_at = self._rows[index] if 0 <= index < len(self._rows) else None
        return None if isinstance(row_at, NO_LINE) else row_at

    def topic_of(self, reading_id: int) -> Topic | None:
        """The topic of which a reading is; None where it is of none."""
        return next(
            (
                line.topic
                for line in self._rows
                if isinstance(line, TopicLine)
                and any(reading.reading_id == reading_id for reading in line.readings)
            ),
            None,
        )

    def keys(self) -> set[Hashable]:
        """What all lines stand for."""
        return {key_of(line) for line in self._rows if not isinstance(line, NO_LINE)}

    def key(self, index: int) -> Hashable:
        known = self.known(index)
        return None if known is None else key_of(known)

    def is_heading(self, index: int) -> bool:
        return self.known(index) is None

    def next_part(self, index: int) -> int:
        """The first line of the next part that has lines; after the last part comes the first."""
        firsts = [
            number + 1
            for number, row_at in enumerate(self._rows)
            if isinstance(row_at, Title) and self.known(number + 1) is not None
        ]
        return next((number for number in firsts if number > index), firsts[0])

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case Title(name, note):
                return title_parts(name, note, width, self._glyphs)
            case Hint(text):
                return [(f"  {wrap_evenly(text, width - 2)[0]}", "dim")]
            case GoesOn(parts):
                return parts
            case TopicLine() as topic:
                return draw_topic(topic, width, self._today)
            case MarkLine() as mark:
                return draw_mark(mark, width)
            case SatisfactionReading() as reading:
                return draw_reading(reading, width, self._today)
            case RivalryLine() as rival:
                return draw_rival(rival, width, self._glyphs)
            case _:
                return []


def draw_topic(line: TopicLine, width: int, today: date) -> Sequence[Part]:
    """A topic, how its text begins, and of which day it is; where there is none, what belongs there."""
    if not line.text:
        asked = wrap_evenly(line.topic.words, width - TOPIC - GAP)[0]
        return columns([(line.topic.label, TOPIC, ""), (asked, 0, "dim")], width)
    cells = [
        (line.topic.label, TOPIC, "strong"),
        (on_one_line(line.text), 0, ""),
        (of_day(line.latest, today), -9, "dim"),
    ]
    return columns(cells, width)


def answer_text(answer: Answer) -> tuple[str, str]:
    """An answer in a column, and its looks."""
    return {
        Answer.YES: (_("yes"), "green"),
        Answer.NO: (_("no"), ""),
        Answer.UNKNOWN: ("?", "dim"),
    }[answer]


def _mark_cells() -> int:
    """The cells for the names of the marks."""
    return widest(MARK, *(mark.label for mark in Mark))


def _before_note() -> int:
    """The cells before the note of a mark, or its question."""
    return 3 + GAP + _mark_cells() + GAP


def draw_mark(line: MarkLine, width: int) -> Sequence[Part]:
    """A mark: its answer, and its note, else the question."""
    answer, look = answer_text(line.known.answer)
    is_known = line.known.answer is not Answer.UNKNOWN
    text, text_look = on_one_line(line.known.note), ""
    if not text:
        text, text_look = wrap_evenly(line.mark.words, width - _before_note())[0], "dim"
    cells = [
        (answer, 3, look),
        (line.mark.label, _mark_cells(), "strong" if is_known else ""),
        (text, 0, text_look),
    ]
    return columns(cells, width)


def draw_reading(reading: SatisfactionReading, width: int, today: date) -> Sequence[Part]:
    """A reading of satisfaction: how satisfied, who said so, what, when."""
    cells = [
        (str(reading.score), -3, "strong"),
        (reading.person or _("nobody named"), _mark_cells(), "" if reading.person else "dim"),
        (on_one_line(reading.note), 0, "dim"),
        (show_day(reading.read_on, today), -9, "dim"),
    ]
    return columns(cells, width)


def draw_rival(line: RivalryLine, width: int, glyphs: Glyphs) -> Sequence[Part]:
    """A competitor here: how strong, with what, since when."""
    entry = line.entry
    if entry.strength is None:
        bar: list[Part] = [(fit_exactly("?", STRENGTH_BAR + 2), "dim")]
    else:
        full, rest = glyphs.progress(entry.strength, STRONGEST, STRENGTH_BAR)
        look = "amber" if entry.is_strong else "accent"
        bar = [(full, look), (rest, "rule"), (f" {entry.strength}", "strong")]
    since = show_date(entry.since_on) if entry.since_on else ""
    name = columns([(entry.competitor, NAME, "strong")], NAME)
    after = columns([(entry.with_what, 0, ""), (since, -11, "dim")], max(width - NAME - STRENGTH_BAR - 6, 0))
    return [*name, ("  ", ""), *bar, ("  ", ""), *after]


def course_words(course: SatisfactionCourse, glyphs: Glyphs) -> str:
    """The course of satisfaction as a small line of signs, and where it goes: `▅▆▇▇▄ 5 of 10, falling`."""
    if course.latest is None:
        return ""
    signs = "".join(glyphs.level(score, BEST_SCORE) for score in course.scores[-LAST_SCORES:])
    said = _("{score} of 10").format(score=course.latest.score)
    if course.trend is not None:
        said = _("{score}, {trend}").format(score=said, trend=course.trend.label)
    # A single sign is no course; and without signs that rise and fall, digits are in their place.
    return f"{signs}  {said}" if len(course.readings) > 1 else said


def outgoing(known: Known) -> Fact:
    """A line as it leaves the program."""
    match known:
        case TopicLine():
            day = known.latest.read_on if known.latest and known.text else None
            return Fact(_("what we know"), known.topic.label, known.text, day=day)
        case MarkLine():
            part = _("a key account?") if known.mark in KEY_MARKS else _("a manager?")
            answer = "" if known.known.answer is Answer.UNKNOWN else known.known.answer.label
            return Fact(part, known.mark.label, known.known.note, answer, day=known.known.answered_on)
        case SatisfactionReading():
            return Fact(_("satisfaction"), known.person, known.note, figure=known.score, day=known.read_on)
        case RivalryLine():
            entry = known.entry
            text = ". ".join(part for part in (entry.with_what, entry.note) if part)
            return Fact(
                _("competitors here"), entry.competitor, text, figure=entry.strength, day=entry.since_on
            )
