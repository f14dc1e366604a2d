"""What a start costs, counted: what is imported before the first picture, and what opening a book runs."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOST_MODULES = 165
"""Of ours, packages counted. 60 was the aim; 126 with four times as many dataclasses were measured as too many."""
NOT_NEEDED = (
    "kamtui.domain.chain.forest",
    "kamtui.domain.day.health",
    "kamtui.domain.fields",
    "kamtui.domain.money.warnings",
    "kamtui.store.account_card",
    "kamtui.store.book.migrations.step_",
    "kamtui.store.book.search.",
    "kamtui.store.book.upkeep",
    "kamtui.store.chain.reads",
    "kamtui.store.money.figures",
    "kamtui.store.day.ways_reads",
    "kamtui.ui.accounts.card_drawing",
    "kamtui.ui.accounts.glance",
    "kamtui.ui.day.panel.head_drawing",
    "kamtui.ui.forms.",
    "kamtui.store.book.tables.",
    "textual.widgets._text_area",
    "ssl",
    "_ssl",
    "hashlib",
    "_hashlib",
    "pickle",
    "platform",
    "platformdirs",
    "rich.table",
    "textual.types",
    "textual.widgets._select",
    "textual.widgets._tree",
    "uuid",
)
"""What the first picture does without: the rules of chain and money, the account beside the list, which comes right after,
forms and the reading of them, the search, all changes; OpenSSL, which takes four megabytes; what Textual saves pictures with."""
MOST_STYLED = 36
"""So often the styles of something are worked out before the first picture; it has a dozen parts."""

FIRST_PICTURE = """
from kamtui.cli import main
main(["--version"])  # as every command line begins
import kamtui.cli.app
from kamtui.ui import environment
environment.import_asyncio()
environment.import_textual()
import asyncio, json, sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from kamtui import paths
from kamtui.config import Choices, Config
from kamtui.store.book.book import Book
from kamtui.ui.keys.screens import PLACES
from kamtui.ui.shell.app import KamApp
from kamtui.ui.warmed_up import WARMED_UP
from kamtui.ui.shell.place import Place
from kamtui.ui.widgets.key_bar import KeyBar
from textual.css.stylesheet import Stylesheet
from textual.design import ColorSystem

shown, display = [], KamApp._display
counts = {"styled": 0, "mixed": 0}

def counted(of, name, as_name):
    done = getattr(of, name)
    def do(*given, **named):
        counts[as_name] += 1
        return done(*given, **named)
    setattr(of, name, do)

counted(Stylesheet, "apply", "styled")
counted(ColorSystem, "generate", "mixed")

def watched(self, screen, renderable):
    display(self, screen, renderable)
    if not shown and renderable is not None and not self._batch_count and isinstance(self.screen, Place):
        shown.append(sorted(sys.modules))
        counts.update(stacks=sorted(self._screen_stacks), styles=[path for path, _name in self.stylesheet.source])
        shown.append(counts.copy())
        self.call_later(go_through, self)

async def go_through(app):
    # Every place once, as after the time in which the person reads the first picture.
    for module in WARMED_UP:
        import_module(module)
    shown.append(sorted(sys.modules))
    await asyncio.sleep(0.5)  # until what stands beside Today is there
    for place in PLACES[1:]:
        asked.append(0)
        await app.go(place.id)
        while not asked[-1]:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.05)
    shown.append(sorted(sys.modules))
    app.exit()

asked, items = [0], KeyBar.items

def counting(self):
    asked[-1] += 1
    return items(self)

KeyBar.items = counting
KamApp._display = watched
path, NOON = Path(sys.argv[1]), float(sys.argv[2])
with Book.open(path, backups=paths.backup_folder(path)) as book:
    # At noon: from the evening on, the close of the day would be offered besides.
    app = KamApp(book, config=Config(), choices=Choices(), clock=lambda: datetime.fromtimestamp(NOON).astimezone())
    asyncio.run(app.run_async(headless=True, size=(120, 40)))
print(json.dumps([shown, asked[1:]]))
"""


class Started(NamedTuple):
    """What was there when Today of the sample book was first shown, and how each other place was shown first."""

    imported: list[str]
    work: dict[str, Any]
    """How often things were done until then, and what there was."""
    warmed_up: list[str]
    """The modules that are there once the person has read a little."""
    gone_through: list[str]
    """And those after every place was shown."""
    asked: list[int]
    """How often the footer of each other place asked for its keys."""


@pytest.fixture(scope="module")
def started(sample_file_at: Callable[[datetime], Path], tmp_path_factory: pytest.TempPathFactory) -> Started:
    path = tmp_path_factory.mktemp("start") / "sample.db"
    shutil.copyfile(sample_file_at(NOW), path)
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PICTURE, str(path), str(NOW.timestamp())],
        capture_output=True, text=True, check=True, cwd=path.parent,
    )  # fmt: skip
    (imported, work, warmed_up, gone_through), asked = json.loads(done.stdout.splitlines()[-1])
    return Started(imported, work, warmed_up, gone_through, asked)


def test_few_modules_are_imported_before_the_first_picture(started: Started) -> None:
    ours = [name for name in started.imported if name.split(".")[0] == "kamtui"]
    assert len(ours) <= MOST_MODULES


def test_the_first_picture_is_made_without_detours(started: Started) -> None:
    assert started.work["styled"] <= MOST_STYLED
    assert started.work["mixed"] == 1, "colours are mixed of the theme in use only"
    assert started.work["stacks"] == ["today"], "no screen comes before Today"
    assert not [path for path in started.work["styles"] if path.endswith("places.tcss")]


@pytest.mark.parametrize("name", NOT_NEEDED)
def test_the_first_picture_does_without(started: Started, name: str) -> None:
    assert not [module for module in started.imported if module.startswith(name)]


def test_a_place_imports_nothing_when_it_is_shown_first_and_asks_for_its_keys_once(started: Started) -> None:
    assert set(started.gone_through) <= set(started.warmed_up)
    assert len(started.asked) == 5 and max(started.asked) <= 2


def test_a_book_of_todays_format_is_opened_without_a_migration(
    sample_file_at: Callable[[datetime], Path], tmp_path: Path
) -> None:
    path = tmp_path / "sample.db"
    shutil.copyfile(sample_file_at(NOW), path)
    program = (
        "import sys; from pathlib import Path; from kamtui.store.book.book import Book\n"
        "Book.open(Path(sys.argv[1])).close()\n"
        "print([name for name in sys.modules if '.migrations.step_' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "[]"
