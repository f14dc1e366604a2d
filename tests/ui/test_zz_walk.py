import os
from pathlib import Path

import pytest

from kamtui.config import Config, Me
from kamtui.domain.text import language
from kamtui.sample.book import make_sample
from kamtui.store.book.book import Book
from tests.ui.driving import NOON, opened

SIZES = [tuple(map(int, s.split("x"))) for s in os.environ.get("SIZES", "80x24").split()]
LANGS = os.environ.get("LANGS", "en bg").split()
STEPS = Path(os.environ.get("STEPS", "/tmp/account/steps")).read_text().splitlines()
OUT = os.environ.get("OUT", "walk")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
async def test_dump(tmp_path, lang, size):
    make_sample(tmp_path / "s.db", NOON, lang)
    language.use(lang)
    out = []
    try:
        with Book.open(tmp_path / "s.db") as book:
            async with opened(book, size=size, config=Config(me=Me(name="Иван Стоянов"))) as desk:
                for step in STEPS:
                    if not step.strip():
                        continue
                    quiet = step.startswith("#")
                    keys = step.lstrip("# ").split()
                    for key in keys:
                        if key.startswith("'"):
                            await desk.type(key[1:].replace("_", " "))
                        elif key.startswith("@"):
                            await desk.stand_on(key[1:].replace("_", " "))
                        else:
                            await desk.press(key)
                    await desk.settle()
                    if "toast" not in os.environ:
                        desk.app.clear_notifications()
                    await desk.settle()
                    if not quiet:
                        out.append(f"=== {step}: {desk.name}\n" + "\n".join(l.rstrip() for l in desk.lines()))
    finally:
        language.use("en")
        Path(f"/tmp/account/forms/{OUT}-{lang}-{size[0]}x{size[1]}.txt").write_text("\n".join(out))
