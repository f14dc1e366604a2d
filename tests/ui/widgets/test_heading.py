"""The heads of the columns stand over their columns."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kamtui.store.book.book import Book
from kamtui.ui.widgets.heads.heading import Heading
from tests.build import NOON
from tests.ui.driving import Desk, opened


def heads(desk: Desk) -> str:
    """The heads as they stand on the screen."""
    return desk.lines()[desk.screen.query_one(Heading).region.y]


def row(desk: Desk) -> str:
    """The line under the cursor as it stands on the screen."""
    listed = desk.listed()
    return desk.lines()[listed.region.y + listed.cursor - listed.scroll_offset.y]


def start(text: str, pattern: str) -> int:
    """In which cell something begins."""
    found = re.search(pattern, text)
    assert found is not None, (pattern, text)
    return found.start()


def end(text: str, pattern: str) -> int:
    """Behind which cell something ends."""
    found = re.search(pattern, text)
    assert found is not None, (pattern, text)
    return found.end()


async def test_heads_stand_over_their_columns(
    sample_file_at: Callable[[datetime], Path], path: Path, in_sofia: None
) -> None:
    path.write_bytes(sample_file_at(NOON).read_bytes())
    with Book.open(path, backups=None) as book:
        async with opened(book) as desk:
            await desk.press("3")
            full = [line for line in desk.lines()[:-3] if "…" in line]
            assert full, "no line is long enough to show it"
            assert {line[78] for line in full} == {" "}, "a cell is free before the scroll bar"
            await desk.stand_on("Hadzhiev")
            assert start(heads(desk), "account") == start(row(desk), "Gradina Fresh Cut")
            assert start(heads(desk), "with") == start(row(desk), "Hadzhiev")

            await desk.press("2")
            await desk.stand_on("Skarabey")
            assert start(heads(desk), "stage") == start(row(desk), "prospect")
            assert end(heads(desk), "next step") == end(row(desk), r"▸ −\d+d")

            await desk.press("4")
            await desk.stand_on("Tangrava Foods")
            assert start(heads(desk), "account") == start(row(desk), "Tangrava Foods")
            assert start(heads(desk), "owes") == start(row(desk), r"\b(we|they|both) ")

            await desk.press("5")
            await desk.stand_on("Galina Ivanova")
            assert start(heads(desk), "name") == start(row(desk), "Galina Ivanova")
            await desk.stand_on("Marisol Salads")
            assert end(heads(desk), "NMAA") == end(row(desk), "YYYY")
            assert start(heads(desk), "so far") == start(row(desk), "won")
            assert end(heads(desk), "spoken") == end(row(desk), r"\d+d\b")
            assert end(heads(desk), "next step") == end(row(desk), r"in \d+d")
            await desk.stand_on("Galina Ivanova")
            assert "Belokray" in row(desk)[: start(heads(desk), "so far")], (
                "an account is nothing that came so far"
            )
            assert start(heads(desk), "so far") == start(row(desk), "named 2")

            await desk.press("6")
            await desk.stand_on("Belokray")
            assert end(heads(desk), "profit") == end(row(desk), "€")
            assert end(heads(desk), "share") == end(row(desk), r"€ +[\d.]+ %")
            assert end(heads(desk), "summed") == end(row(desk), r".*\d %")
