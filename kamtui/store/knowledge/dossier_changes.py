"""Answering the marks of an account, and writing what is known of it by topic (K2-K5, K8)."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import UNANSWERED, check_text
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.dossier_reads import answers_to, marks_of


def answer_mark(
    book: Book,
    account_id: int,
    mark: Mark,
    answer: Answer,
    today: date,
    *,
    note: str | None = None,
    draft: str | None = None,
) -> bool:
    """Answer a mark as of today; without a note the last one stays. Whether it says anything new. Raises GoneMeanwhile.

    A second answer of one day without a note of its own replaces the first; one with a note stays.
    """
    known = marks_of(book, account_id).get(mark, UNANSWERED)
    given = (answer, known.note if note is None else note)
    if given == (known.answer, known.note):
        return False
    if note is None and known.answered_on == today:
        earlier = answers_to(book, account_id, mark)[1:2]
        if known.note == (earlier[0].note if earlier else ""):
            _replace_answer(book, account_id, mark, answer)
            return True
    answer_marks(book, account_id, {mark: given}, today, draft=draft)
    return True


def _replace_answer(book: Book, account_id: int, mark: Mark, answer: Answer) -> None:
    """Write over the newest answer to a mark."""
    change = _("{name}: {mark}, {answer}").format(
        name=account_entry(book, account_id).name, mark=mark.label, answer=answer.label
    )
    with book.change(change) as act:
        given = act.having(tables.KeyMark, account_id=account_id, mark=mark.value)
        if not given:
            raise GoneMeanwhile
        row = max(given, key=lambda reading: (reading.answered_on, reading.id))
        row.answer = answer.value


def answer_marks(
    book: Book,
    account_id: int,
    given: Mapping[Mark, tuple[Answer, str]],
    today: date,
    *,
    draft: str | None = None,
) -> None:
    """Answer some marks in one act, as of today; what stays as it was is not written again. Raises GoneMeanwhile."""
    name = account_entry(book, account_id).name
    known = marks_of(book, account_id)
    if len(given) == 1:
        [(mark, (answer, _note))] = given.items()
        change = _("{name}: {mark}, {answer}").format(name=name, mark=mark.label, answer=answer.label)
    else:
        change = _("Marks of {name}").format(name=name)
    with book.change(change, draft=draft) as act:
        for mark, (answer, note) in given.items():
            before = known.get(mark, UNANSWERED)
            if (answer, note) == (before.answer, before.note):
                continue
            act.add(
                tables.KeyMark(
                    id=act.new_id(),
                    account_id=account_id,
                    mark=mark.value,
                    answer=answer.value,
                    note=note,
                    # An answer written down for a later day would hold against this one.
                    answered_on=max(today, before.answered_on or today),
                )
            )


def write_text(book: Book, account_id: int, topic: Topic, text: str, *, draft: str | None = None) -> None:
    """Write what is known on a topic over; an empty text takes it out. Raises Problems, GoneMeanwhile."""
    kept = check_text(text)
    name = account_entry(book, account_id).name
    with book.change(
        _("Dossier of {name}: {topic}").format(name=name, topic=topic.label), draft=draft
    ) as act:
        row = act.first(tables.DossierText, account_id=account_id, topic=topic.value)
        if row is None:
            if kept:
                act.add(
                    tables.DossierText(id=act.new_id(), account_id=account_id, topic=topic.value, text=kept)
                )
        elif kept:
            row.text = kept
        else:
            act.delete(row)
