"""How a file was read is remembered by its headers, listed and forgotten; it is part of the act it belongs to."""

from dataclasses import replace

from kamtui.domain.accounts.importing.shape import Shape
from kamtui.store.accounts.shapes import forget_shapes, known_shapes, remember_shape, shape_of
from kamtui.store.book.book import Book

SHAPE = Shape("foo\nbar", "клиенти.csv", "accounts", {"Foo": "name"}, {"stage": "prospect"}, "cp1251", 3)


def test_a_shape_is_remembered_by_its_headers_and_replaced(book: Book) -> None:
    assert shape_of(book, SHAPE.headers) is None
    remember_shape(book, SHAPE)
    known = shape_of(book, SHAPE.headers)
    assert known is not None and replace(known, used_at=None) == SHAPE
    remember_shape(book, replace(SHAPE, file="next.csv", mapping={"Bar": "name"}))
    (shape,) = known_shapes(book)
    assert (shape.file, shape.mapping) == ("next.csv", {"Bar": "name"})
    assert forget_shapes(book, ["next.csv", "other.csv"]) == ["other.csv"] and known_shapes(book) == []
    book.undo()
    assert len(known_shapes(book)) == 1


def test_what_was_damaged_by_hand_says_nothing(book: Book) -> None:
    remember_shape(book, SHAPE)
    with book.change_rows("Mend by hand") as con:
        con.execute("UPDATE import_shape SET said = '[1'")
    shape = shape_of(book, SHAPE.headers)
    assert shape is not None and (shape.mapping, shape.said, shape.header_line) == ({}, {}, 0)
