"""Draw the pictures of the README from the sample book: `python -m tests.make_screenshots [FOLDER]`.

Always of the same morning, in the same zone and language, so that the same program draws the same
bytes on every machine and a changed picture means a changed screen. Into `screenshots/` unless a
folder is named; a picture that is no longer made is removed from it.
"""

import asyncio
import gc
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

_FONT_FACE = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
_FAMILY = "font-family: 'Fira Code', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"

Desk = Any
"""`tests.ui.driving.Desk`, which is imported once the surroundings are those of every machine."""
Way = Callable[[Desk], Awaitable[None]]
"""The keys that lead from Today to what is drawn."""


async def _today(_desk: Desk) -> None:
    """Today is where the app opens."""


async def _accounts(desk: Desk) -> None:
    await desk.press("2")


async def _dossier(desk: Desk) -> None:
    await desk.press("2", "f", *ACCOUNT[:4].lower(), "enter", "enter")


async def _call_form(desk: Desk) -> None:
    from textual.events import Paste

    from kamtui.domain.text import language

    await _dossier(desk)
    await desk.press("c")
    for name in PEOPLE:
        await desk.type(f"{name}\n")
    for text in TYPED[language.code()]:
        await desk.press("tab")
        desk.app.post_message(Paste(text))
        await desk.settle()
    await desk.press("tab", *"fri")


async def _terms(desk: Desk) -> None:
    await desk.press("4")


async def _ledger(desk: Desk) -> None:
    await _dossier(desk)
    await desk.press("E")


async def _bonds(desk: Desk) -> None:
    await _dossier(desk)
    await desk.press("Y")


async def _numbers(desk: Desk) -> None:
    await desk.press("6")


async def _chain(desk: Desk) -> None:
    await desk.press("5", "j")


async def _walk(desk: Desk) -> None:
    await desk.press("R")


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
    _quickly()
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


def _quickly() -> None:
    """What is the same for all apps of a process is done once, as in the tests; a process so short leaves its garbage."""
    from tests import once, styles

    gc.disable()
    styles.find_styles_once()
    once.make_caches_when_asked()
    once.count_parameters_quickly()


def _make_sample(path: Path, tongue: str) -> None:
    from datetime import datetime

    from kamtui.domain.text import language
    from kamtui.sample.book import make_sample

    language.use(tongue)
    make_sample(path, datetime(*MOMENT).astimezone(), tongue)


async def _draw(path: Path, size: tuple[int, int], way: Way, tongue: str) -> dict[str, str]:
    """What stands at the end of a way, in each look."""
    from datetime import datetime

    from kamtui.domain.text import language
    from kamtui.store.book.book import Book

    language.use(tongue)
    from textual.widgets import Input, TextArea

    from tests.ui.driving import Clock, opened

    with Book.open(path) as book:
        async with opened(book, size=size, clock=Clock(datetime(*MOMENT).astimezone())) as desk:
            await way(desk)
            for line in desk.screen.query(Input):
                line.cursor_blink = False
            for note in desk.screen.query(TextArea):
                note.cursor_blink = False
            drawn = {}
            for look in LOOKS:
                desk.app.theme = f"kamtui-{look}"
                await desk.settle()
                drawn[look] = plain(desk.app.export_screenshot(simplify=True))
            return drawn


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
