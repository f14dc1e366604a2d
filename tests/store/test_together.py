"""Several acts as one."""

import pytest

from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.tables import Task
from kamtui.store.day import task_changes
from kamtui.store.together import together
from tests.build import NOON, a_task, dump


def test_acts_together_are_one_and_undone_as_one(book: Book) -> None:
    first, second = a_task(book, "First"), a_task(book, "Second")
    before = dump(book)
    with together(book, "Settle 2 lines"):
        task_changes.finish_task(book, first, NOON)
        assert book.rows("SELECT count(*) FROM task WHERE done_at IS NULL") == [(1,)], "the next act sees it"
        task_changes.finish_task(book, second, NOON)
    assert book.rows("SELECT count(*) FROM task WHERE done_at IS NULL") == [(0,)]
    assert book.undo() == "Settle 2 lines" and dump(book) == before


def test_where_one_is_refused_nothing_is_kept(book: Book) -> None:
    first, second = a_task(book, "First"), a_task(book, "Second")
    task_changes.delete_task(book, second)
    before = dump(book)
    with pytest.raises(GoneMeanwhile), together(book, "Settle 2 lines"):
        task_changes.finish_task(book, first, NOON)
        task_changes.finish_task(book, second, NOON)
    assert dump(book) == before
    task_changes.finish_task(book, first, NOON)
    assert book.rows("SELECT count(*) FROM task WHERE done_at IS NULL") == [(0,)], "acts are alone again"


def test_a_part_drops_its_draft_and_is_asked_before_it_ends(book: Book) -> None:
    """As it would by itself: an import that is stopped at its end ends all of it."""
    task = a_task(book, "First")
    book.keep_draft("task:1", {"what": "typed"})
    before = dump(book)

    def stop() -> None:
        raise GoneMeanwhile

    with pytest.raises(GoneMeanwhile), together(book, "Bring in"):
        task_changes.finish_task(book, task, NOON)
        with book.change_rows("A part", before_commit=stop):
            pass
    assert dump(book) == before
    with together(book, "Settle 1 line"), book.change("A part", draft="task:1") as act:
        act.get(Task, task).what = "Second"
    assert book.rows("SELECT count(*) FROM draft") == [(0,)]
