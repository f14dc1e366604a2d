"""Rows of forms that come and go."""

from kamtui.store.book.book import Book
from kamtui.ui.widgets.line_field import LineField
from kamtui.ui.widgets.rows import Meaning, Row
from tests.ui.driving import opened


async def test_a_row_may_go_while_it_comes(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("c")
        rows = desk.one("#rows")
        for _time in range(30):
            coming = [Row("x", LineField("f", "typed"), echo=str, echoes="f"), Meaning(lambda: "means")]
            rows.mount_all(coming)
            for one in coming:
                one.remove()
            await desk.settle()
        # Its children went before it was told that it stands.
        row = Row("x", LineField("f", "typed"), echo=str, echoes="f")
        await rows.mount(row)
        await row.remove_children()
        row.on_mount()
        assert desk.name == "CallForm"
