"""What stands over a list is whole in the smallest window, in each language."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from textual.widgets import Static

from kamtui.domain.text.language import spoken
from kamtui.store.book.book import Book
from tests.ui.driving import NOON, opened
from tests.ui.shell.test_glyphs import WAYS


@pytest.mark.slow
@pytest.mark.parametrize("tongue", ["en", "bg"])
async def test_what_stands_over_a_list_is_whole_at_80_columns(
    sample_file_at: Callable[[datetime], Path], path: Path, tongue: str
) -> None:
    shutil.copyfile(sample_file_at(NOON), path)
    cut = []
    with spoken(tongue), Book.open(path, backups=None) as book:
        async with opened(book, size=(80, 24)) as desk:
            for way in WAYS:
                await desk.press(*way.split())
                for line in desk.screen.query(".view").results(Static):
                    words = str(line.content)
                    if "…" in words or "~" in words:
                        cut.append((way, words))
                await desk.press("escape", "escape", "escape", "1")
    assert cut == []
