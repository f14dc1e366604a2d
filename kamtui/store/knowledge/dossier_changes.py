"""Answering the marks of an account, and writing what is known of it by topic (K2-K5)."""

from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import answer_anew, check_text
from kamtui.domain.knowledge.readings import written_anew
from kamtui.domain.knowledge.words import Mark, Topic
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.dossier_reads import answers_to, text_course


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


def write_text(
    book: Book,
    account_id: int,
    topic: Topic,
    text: str,
    read_on: date,
    *,
    confirms: bool = False,
    draft: str | None = None,
) -> bool:
    """Write what is known on a topic as of a day, as the rule `written_anew` says; an empty text: nothing is known.

    Whether it says anything new. Raises Problems, GoneMeanwhile.
    """
    kept = check_text(text)
    name = account_entry(book, account_id).name
    writing = written_anew(text_course(book, account_id, topic), kept, "", read_on, confirms=confirms)
    if writing is None:
        return False
    with book.change(
        _("Dossier of {name}: {topic}").format(name=name, topic=topic.label), draft=draft
    ) as act:
        if writing.in_place_of is not None:
            there = act.get(tables.DossierText, writing.in_place_of)
            if writing.takes_out:
                act.delete(there)
            else:
                there.text = kept
        else:
            row = tables.DossierText(
                id=act.new_id(), account_id=account_id, topic=topic.value, read_on=read_on, text=kept
            )
            act.add(row)
    return True


def delete_text(book: Book, reading_id: int) -> None:
    """Take out a text of a day that was a mistake: the one before it holds again. Raises GoneMeanwhile."""
    row = book.row(
        "SELECT a.name, t.topic FROM dossier_text t JOIN account a ON a.id = t.account_id WHERE t.id = ?",
        (reading_id,),
    )
    if row is None:
        raise GoneMeanwhile
    name, topic = row
    change = _("Dossier of {name}: a text deleted, {topic}").format(name=name, topic=Topic(topic).label)
    with book.change(change) as act:
        act.delete(act.get(tables.DossierText, reading_id))
