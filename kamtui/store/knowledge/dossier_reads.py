"""The dossier of an account as the book has it (K2-K5): its marks with dated answers, what is known by topic and was."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import MarkAnswer
from kamtui.domain.knowledge.readings import TextReading, newest_first
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.store.book.book import Book


def marks_of(book: Book, account_id: int) -> dict[Mark, MarkAnswer]:
    """The latest answer to each mark of an account that has one."""
    return {
        Mark(mark): MarkAnswer(Answer(answer), note, date.fromisoformat(answered_on))
        for mark, answer, note, answered_on in book.rows(
            "SELECT mark, answer, note, answered_on FROM key_mark k WHERE account_id = ? AND id = (SELECT id FROM key_mark "
            "WHERE account_id = k.account_id AND mark = k.mark ORDER BY answered_on DESC, id DESC LIMIT 1)",
            (account_id,),
        )
    }


def answers_to(book: Book, account_id: int, mark: Mark) -> list[MarkAnswer]:
    """All answers that were given to a mark of an account, the newest first."""
    return [
        MarkAnswer(Answer(answer), note, date.fromisoformat(answered_on))
        for answer, note, answered_on in book.rows(
            "SELECT answer, note, answered_on FROM key_mark WHERE account_id = ? AND mark = ? "
            "ORDER BY answered_on DESC, id DESC",
            (account_id, mark.value),
        )
    ]


class _TextLine(NamedTuple):
    """A text as it is stored."""

    reading_id: int
    topic: str
    read_on: str | None
    text: str


_TEXTS = "SELECT id AS reading_id, topic, read_on, text FROM dossier_text"


def text_courses(book: Book, account_id: int) -> dict[Topic, list[TextReading]]:
    """All that was ever known of an account, by topic in their order, the newest first; without topics of which nothing was."""
    courses: dict[Topic, list[TextReading]] = {}
    for line in book.lines(_TextLine, f"{_TEXTS} WHERE account_id = ?", (account_id,)):
        courses.setdefault(Topic(line.topic), []).append(_reading(line))
    return {topic: newest_first(courses[topic]) for topic in Topic if topic in courses}


def text_course(book: Book, account_id: int, topic: Topic) -> list[TextReading]:
    """All that was ever known of an account on a topic, the newest first."""
    lines = book.lines(_TextLine, f"{_TEXTS} WHERE account_id = ? AND topic = ?", (account_id, topic.value))
    return newest_first(map(_reading, lines))


def texts_of(book: Book, account_id: int) -> dict[Topic, TextReading]:
    """What is known of an account by topic, in their order; a topic of which nothing is known is missing."""
    courses = text_courses(book, account_id)
    return {topic: course[0] for topic, course in courses.items() if course[0].text}


def _reading(line: _TextLine) -> TextReading:
    return TextReading(
        line.reading_id,
        Topic(line.topic),
        date.fromisoformat(line.read_on) if line.read_on else None,
        line.text,
    )
