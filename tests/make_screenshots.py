"""Draw the pictures of the README from the sample book: `python -m tests.make_screenshots [FOLDER]`.

Always of the same morning, in the same zone and language, so that the same program draws the same
bytes on every machine and a changed picture means a changed screen. Into `screenshots/` unless a
folder is named; a picture that is no longer made is removed from it.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "screenshots"
ZONE = "Europe/Sofia"
MOMENT = (2026, 11, 24, 10, 30)
"""A Tuesday morning."""
LARGE, SMALL = (120, 36), (80, 24)
ACCOUNT = "Belokray Dairies"
PEOPLE = ("hrist", "petrov")
"""What is typed of the names of two of its people."""
NEXT_STEP = "Send prices for two-colour cups"
TYPED = {
    "en": (
        "Line 2 runs from March. They want 400 g cups in two colours,\nand a price before the budget is closed.",
        NEXT_STEP,
    ),
    "bg": (
        "Линия 2 тръгва от март. Искат кофички 400 г в два цвята\nи цена, преди да е затворен бюджетът.",
        "Да пратя цени за двуцветни кофички",
    ),
}
"""The note and the next step of a call, in each language."""

_QUIET_SECONDS = 0.1
_MOST_LOOKS = 3000
"""Looks at a screen until it is given up that it comes to rest: five minutes, and more on a busy machine."""
_FONT_FACE = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
_FAMILY = "font-family: 'Fira Code', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"

Pilot = Any
Way = Callable[[Pilot], Awaitable[None]]
"""The keys that lead from Today to what is drawn."""


async def _today(_pilot: Pilot) -> None:
    """Today is where the app opens."""


async def _accounts(pilot: Pilot) -> None:
    await pilot.press("2")


async def _dossier(pilot: Pilot) -> None:
    await pilot.press("2", "f", *ACCOUNT[:4].lower(), "enter", "enter")


async def _call_form(pilot: Pilot) -> None:
    from textual.events import Paste

    await _dossier(pilot)
    await _until_still(pilot)
    await pilot.press("c")
    await _until_still(pilot)
    for name in PEOPLE:
        await pilot.press(*name, "enter")
        await _until_still(pilot)
    from kamtui.domain.text import language

    for text in TYPED[language.code()]:
        await pilot.press("tab")
        await _until_still(pilot)  # a paste goes to whatever has the keys when it comes
        pilot.app.post_message(Paste(text))
        await _until_still(pilot)
    await pilot.press("tab", *"fri")


async def _terms(pilot: Pilot) -> None:
    await pilot.press("4")


async def _ledger(pilot: Pilot) -> None:
    await _dossier(pilot)
    await _until_still(pilot)
    await pilot.press("E")


async def _bonds(pilot: Pilot) -> None:
    await _dossier(pilot)
    await _until_still(pilot)
    await pilot.press("Y")


async def _numbers(pilot: Pilot) -> None:
    await pilot.press("6")


async def _chain(pilot: Pilot) -> None:
    await pilot.press("5", "j")


async def _walk(pilot: Pilot) -> None:
    await pilot.press("R")


PICTURES: dict[str, tuple[tuple[int, int], Way]] = {
    "today": (LARGE, _today),
    "accounts": (LARGE, _accounts),
    "dossier": (LARGE, _dossier),
    "terms": (LARGE, _terms),
    "ledger": (LARGE, _ledger),
    "bonds": (LARGE, _bonds),
    "numbers": (LARGE, _numbers),
    "chain": (LARGE, _chain),
    "walk": (LARGE, _walk),
    "call-form": (LARGE, _call_form),
    "today-small": (SMALL, _today),
}
LOOKS = ("dark", "light")
NAMES = tuple(f"{picture}-{look}.svg" for picture in PICTURES for look in LOOKS)


def make(folder: Path, tongues: Sequence[str] = tuple(TYPED)) -> None:
    """Draw every picture into `folder`, those in Bulgarian into `bg` there."""
    _as_everywhere()
    for tongue in tongues:
        place = folder if tongue == "en" else folder / tongue
        place.mkdir(parents=True, exist_ok=True)
        _make_in(tongue, place)


def _make_in(tongue: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="kamtui-pictures-") as place:
        sample = Path(place) / "sample.db"
        _make_sample(sample, tongue)
        for picture, (size, way) in PICTURES.items():
            book = Path(place) / f"{picture}.db"
            shutil.copy(sample, book)
            drawn = asyncio.run(_draw(book, size, way, tongue))
            for look, svg in drawn.items():
                (folder / f"{picture}-{look}.svg").write_text(svg, encoding="utf-8", newline="\n")
    for other in folder.glob("*.svg"):
        if other.name not in NAMES:
            other.unlink()


def _as_everywhere() -> None:
    """Nothing of this machine's may show: zone, language, colours, movement. Before Textual is imported."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LANGUAGE"):
        os.environ.pop(name, None)
    for name in [name for name in os.environ if name.startswith(("TEXTUAL_", "LC_", "KAMTUI_"))]:
        del os.environ[name]
    os.environ |= {
        "TZ": ZONE,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
    }
    time.tzset()


def _make_sample(path: Path, tongue: str) -> None:
    from datetime import datetime

    from kamtui.domain.text import language
    from kamtui.sample.book import make_sample

    language.use(tongue)
    make_sample(path, datetime(*MOMENT).astimezone(), tongue)


async def _draw(path: Path, size: tuple[int, int], way: Way, tongue: str) -> dict[str, str]:
    """What stands at the end of a way, in each look."""
    from datetime import datetime

    from kamtui.config import Choices, Config
    from kamtui.domain.text import language
    from kamtui.store.book.book import Book

    language.use(tongue)
    from textual.widgets import Input, TextArea

    from kamtui.ui.shell.app import KamApp
    from tests.ui.driving import Clock, Desk, pictures_held
    from tests.ui.leaping import leaping_time

    now = datetime(*MOMENT).astimezone()
    with Book.open(path) as book:
        app = KamApp(book, config=Config(), choices=Choices(), clock=lambda: now)
        with leaping_time() as time_that_leaps, pictures_held():
            async with app.run_test(size=size) as pilot:
                time_that_leaps.readers.append(Desk(app, pilot, Clock(now), draws=False))
                await _until_still(pilot)
                await way(pilot)
                for line in app.screen.query(Input):
                    line.cursor_blink = False
                for note in app.screen.query(TextArea):
                    note.cursor_blink = False
                drawn = {}
                for look in LOOKS:
                    app.theme = f"kamtui-{look}"
                    await _until_still(pilot)
                    drawn[look] = plain(app.export_screenshot(simplify=True))
                return drawn


async def _until_still(pilot: Pilot) -> None:
    """Wait until nothing more comes to the screen: the same three times in a row."""
    seen: list[Any] = []
    while seen[-3:-1] != seen[-2:] or len(seen) < 3:
        if len(seen) > _MOST_LOOKS:
            raise TimeoutError("the screen did not come to rest")
        await pilot.pause(_QUIET_SECONDS)
        seen.append(pilot.app.screen._compositor.render_strips())


def plain(svg: str) -> str:
    """A picture without the numbers that Rich makes up for it and the fonts that it would fetch."""
    svg = re.sub(r"terminal-\d+", "kamtui", svg)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = _FONT_FACE.sub("", svg)
    svg = re.sub(r"font-family: Fira Code, monospace", _FAMILY, svg)
    svg = re.sub(r"font-family: arial", "font-family: sans-serif", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    # Run as a file, the folder of this one is on the path and not the one above it.
    sys.path.insert(0, str(ROOT))
    make(Path(sys.argv[1]) if sys.argv[1:] else FOLDER, sys.argv[2:] or tuple(TYPED))
