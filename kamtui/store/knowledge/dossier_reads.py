"""The dossier of an account as the book has it (K2-K5, K8): its marks with dated answers, what is known by topic."""

from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import MarkAnswer
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


def texts_of(book: Book, account_id: int) -> dict[Topic, str]:
    """What is known of an account by topic, in their order; a topic of which nothing is known is missing."""
    texts = {
        Topic(topic): text
        for topic, text in book.rows(
            "SELECT topic, text FROM dossier_text WHERE account_id = ?", (account_id,)
        )
    }
    return {topic: texts[topic] for topic in Topic if topic in texts}
