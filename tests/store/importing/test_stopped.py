"""An import of records that is stopped while it is written keeps nothing; one that is done is one undo and one redo."""

from pathlib import Path

import pytest

from kamtui.exchange.importing.answers import Answers
from kamtui.exchange.importing.options import importer_of
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.book.book import Book
from tests.build import dump

LISTS = {
    "tasks": "Task,Customer,Contact,Due date\nOffer,Alfa,Ana Ilieva,2026-12-01\n",
    "terms": "Account,Agreement,Side,Valid until\nAlfa,Pay in time,they,2060-12-31\n",
    "prospects": "Company,Contact,Phone,Referred by,Need\nNova,Ana Ilieva,02 111 222,Boris Dimov,yes\n",
    "plans": "Account,Month,Plan\nAlfa,01.2027,100\n",
    "activities": "Subject,Type,Date,Done,Company,Contact,Note\nIntro,call,2026-11-05,yes,Alfa,Ana Ilieva,\nIdea,note,2026-11-05,,Alfa,,x\n",
}


class Stopped(Exception):
    """The person wants it no more."""


@pytest.mark.parametrize("kind", LISTS)
def test_all_or_nothing(book: Book, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LISTS[kind])
    importer = importer_of(kind, path, {}, Answers(), AS_FOUND, {"unknown": "add"})
    planned = importer.plan(book, importer.read(lambda _done, _whole: None))
    assert not planned.plan.does_nothing and not importer.waits(planned)
    before = dump(book)

    def stop(done: int, whole: int) -> None:
        if done == whole:
            raise Stopped

    with pytest.raises(Stopped):
        importer.carry_out(book, planned.plan, stop)
    assert dump(book) == before
    importer.carry_out(book, planned.plan, lambda _done, _whole: None)
    after = dump(book)
    assert after != before
    book.undo()
    assert dump(book) == before
    book.redo()
    assert dump(book) == after
    again = importer.plan(book, importer.read(lambda _done, _whole: None))
    assert again.plan.does_nothing
