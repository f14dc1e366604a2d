"""Answering the marks of an account, and writing what is known of it by topic (K2-K5, K8)."""

from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import answer_anew, check_text
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.dossier_reads import answers_to


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
    """Answer a mark as of today, as the rule `answer_anew` says: without a note the last one stays.

    Whether it says anything new. Raises GoneMeanwhile.
    """
    new = answer_anew(answers_to(book, account_id, mark), answer, note, today)
    if new is None:
        return False
    change = _("{name}: {mark}, {answer}").format(
        name=account_entry(book, account_id).name, mark=mark.label, answer=answer.label
    )
    with book.change(change, draft=draft) as act:
        if new.replaces_newest:
            given = act.having(tables.KeyMark, account_id=account_id, mark=mark.value)
            if not given:
                raise GoneMeanwhile
            max(given, key=lambda row: (row.answered_on, row.id)).answer = answer.value
        else:
            row = tables.KeyMark(
                id=act.new_id(),
                account_id=account_id,
                mark=mark.value,
                answer=answer.value,
                note=new.note,
                answered_on=new.answered_on,
            )
            act.add(row)
    return True


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
