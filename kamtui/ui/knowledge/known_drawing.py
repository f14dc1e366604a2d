"""A line of the dossier of an account whole: beside the list, below it in words, or read by itself."""

from collections.abc import Sequence

from textual.content import Content

from kamtui.domain.knowledge.dossier import MarkAnswer, SatisfactionCourse, SatisfactionReading
from kamtui.domain.knowledge.trend import BEST_SCORE
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.marks import on_one_line
from kamtui.domain.time.shown_days import show_date
from kamtui.store.knowledge.competitor_reads import RivalryLine
from kamtui.ui.knowledge.course_drawing import as_of, text_course
from kamtui.ui.knowledge.dossier_drawing import Known, MarkLine, TopicLine, course_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import Block, assemble, fact, heading, row

DAY = 13
LAST_READINGS = 8
"""How many of the last answers to a mark, and readings of satisfaction, are written out."""


def known_words(known: Known) -> str:
    """A line in words, for a window without a panel."""
    match known:
        case TopicLine():
            return (
                on_one_line(known.text)
                if known.text
                else _("{words} {line.open} writes it down.").format(words=known.topic.words)
            )
        case MarkLine():
            return " · ".join(part for part in (known.mark.words, clean(known.known.note)) if part)
        case SatisfactionReading():
            said = _("{score} of 10 on {day}").format(score=known.score, day=show_date(known.read_on))
            return " · ".join(part for part in (said, clean(known.person), on_one_line(known.note)) if part)
        case RivalryLine():
            entry = known.entry
            return " · ".join(
                part
                for part in (clean(entry.competitor), clean(entry.with_what), on_one_line(entry.note))
                if part
            )


def known_content(
    known: Known, answers: Sequence[MarkAnswer], course: SatisfactionCourse, width: int, glyphs: Glyphs
) -> Content:
    """A line whole: of a text its course, of a mark all `answers` that were given to it, of satisfaction its `course`."""
    match known:
        case TopicLine():
            return assemble(_topic(known, width, glyphs))
        case MarkLine():
            return assemble(_mark(known, answers, width, glyphs))
        case SatisfactionReading():
            return assemble(_satisfaction(known, course, width, glyphs))
        case RivalryLine():
            return assemble(_rival(known, width))


def _topic(known: TopicLine, width: int, glyphs: Glyphs) -> list[Block]:
    blocks = [_headed(known.topic.label.capitalize()), *_said(known.topic.words, width, "$faint")]
    blocks.append(row(("", "")))
    blocks += _said(known.text or _("Nothing yet: {line.open} writes it down."), width)
    blocks += _said(as_of(known.readings), width, "$faint") if known.text else []
    return blocks + text_course(known.readings, width, glyphs)


def _mark(known: MarkLine, answers: Sequence[MarkAnswer], width: int, glyphs: Glyphs) -> list[Block]:
    blocks = [_headed(known.mark.label.capitalize()), *_said(known.mark.words, width, "$faint")]
    blocks.append(row(("", "")))
    blocks.append(row((known.known.answer.label, "bold")))
    blocks += _said(known.known.note, width) if known.known.note else []
    if len(answers) > 1:
        blocks.append(heading(_("Answers"), str(len(answers)), width=width, glyphs=glyphs))
        for given in answers[:LAST_READINGS]:
            day = show_date(given.answered_on) if given.answered_on else ""
            said = "  ".join(part for part in (given.answer.label, on_one_line(given.note)) if part)
            blocks.append(row((fit(day, DAY), "$faint"), (fit(said, max(width - DAY, 1)), "")))
    return blocks


def _satisfaction(
    known: SatisfactionReading, course: SatisfactionCourse, width: int, glyphs: Glyphs
) -> list[Block]:
    blocks = [
        _headed(_("{score} of 10").format(score=known.score)),
        fact(_("said by"), clean(known.person) or _("nobody named"), width),
        fact(_("on"), show_date(known.read_on), width),
        fact(_("note"), clean(known.note, lines=True), width),
    ]
    if len(course.readings) > 1:
        blocks.append(heading(_("Course"), course_words(course, glyphs), width=width, glyphs=glyphs))
        for reading in reversed(course.readings[-LAST_READINGS:]):
            bar = "".join(glyphs.progress(reading.score, BEST_SCORE, BEST_SCORE))
            day = (fit(show_date(reading.read_on), DAY), "$faint")
            blocks.append(row(day, (bar, "$accent"), (f" {reading.score}", "bold")))
    return blocks


def _rival(known: RivalryLine, width: int) -> list[Block]:
    entry = known.entry
    is_known = entry.strength is not None
    strength = _("{strength} of 5").format(strength=entry.strength) if is_known else _("not known")
    return [
        _headed(clean(entry.competitor)),
        fact(_("strength"), strength, width),
        fact(_("with what"), clean(entry.with_what), width),
        fact(_("since"), show_date(entry.since_on) if entry.since_on else "", width),
        fact(_("note"), clean(entry.note, lines=True), width),
    ]


def _headed(text: str) -> Block:
    return row((text, "bold"))


def _said(text: str, width: int, look: str = "") -> list[Block]:
    return [row((line, look)) for line in wrap(text, width)]
