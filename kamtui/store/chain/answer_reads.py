"""The four questions about a prospect, as they were answered last."""

from datetime import date
from typing import NamedTuple

from kamtui.domain.chain.words import Answer, Question
from kamtui.store.book.book import Book


class GivenAnswer(NamedTuple):
    """The latest answer to one of the four questions, its note and the day on which it was given."""

    answer: Answer
    note: str
    answered_on: date


def answers(book: Book, account_id: int) -> dict[Question, GivenAnswer]:
    """The latest answer to each of the four questions about an account; a question never answered is missing."""
    return {
        Question(question): GivenAnswer(Answer(answer), note, date.fromisoformat(answered_on))
        for question, answer, note, answered_on in book.rows(
            "SELECT question, answer, note, answered_on FROM qualification WHERE account_id = ? "
            "ORDER BY answered_on, id",
            (account_id,),
        )
    }
