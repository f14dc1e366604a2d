"""The README's pictures: all of them, whole, of what they should show, and the same on every machine."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.make_screenshots import ACCOUNT, FOLDER, NAMES, NEXT_STEP, ROOT, plain
from tests.once import made_once_a_run

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
EVERY_PLACE = ("Today", "Accounts", "Calls", "Terms", "Tue 24 Nov 2026")
SHOWN = {
    "today": (*EVERY_PLACE, "BROKEN", "OVERDUE", "we owe", "✓✓✓", "Tangrava Foods", "Сирена"),
    "accounts": (*EVERY_PLACE, ACCOUNT, "Veselna Retail", "Риба Делта", "customer", "prospect"),
    "dossier": (ACCOUNT, "Plovdiv", "Health", "Galina Ivanova", "Ferrano"),
    "terms": (*EVERY_PLACE, "open 41", "owes", "kept in 12 months", "≥ 97 %", "✓✓✓"),
    "ledger": (ACCOUNT, "We owe", "They owe", "Problems and threats", "✓✓"),
    "bonds": (ACCOUNT, "structural", "reputation", "Apart from these six", "no choice", "What it is"),
    "numbers": (
        *EVERY_PLACE,
        "whale curve",
        "5 of 12 accounts (41.7 %) make 80 %",
        "Добруджа Гурме",
        "102.0 %",
    ),
    "chain": (*EVERY_PLACE, "authority", "Galina Ivanova", "Kavala", "won", "Who gave a name"),
    "walk": ("0 of 6", "Broken", "Veselna Retail", "skip", "hide"),
    "call-form": (ACCOUNT, "Polina Hristova", "Todor Petrov", "Line 2 runs", NEXT_STEP, "Fri 27 Nov"),
    "today-small": ("Today", "OVERDUE", "Tangrava Foods", "BROKEN", "walk"),
}
SHOWN_IN_BULGARIAN = {
    "today": ("Днес", "Клиенти", "НЕСПАЗЕНО", "ПРОСРОЧЕНО", "ние дължим", "Тънграва Месо"),
    "dossier": ("Мандра Белокрай", "Пловдив", "Здраве", "Галина Иванова"),
    "bonds": ("структурна", "по отношение", "нулев избор"),
    "chain": ("нужда", "Галина Иванова", "спечелен"),
    "call-form": ("Мандра Белокрай", "Полина Христова", "Тодор Петров", "Линия 2 тръгва"),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The pictures drawn twice at once, by processes that find themselves in different places."""
    folder = made_once_a_run(tmp_path_factory, "pictures", _draw_twice)
    return folder / "here", folder / "there"


def _draw_twice(folder: Path) -> None:
    places = (
        {"TZ": "America/New_York", "NO_COLOR": "1", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Asia/Tokyo", "TERM": "dumb", "PYTHONHASHSEED": "2", "LANG": "bg_BG.UTF-8", "COLUMNS": "40"},
    )
    folders = folder / "here", folder / "there"
    for target in folders:
        target.mkdir()
    (folders[0] / "gone-dark.svg").write_text("a picture that is no longer made")
    command = (sys.executable, "tests/make_screenshots.py")
    running = [
        subprocess.Popen(
            [*command, str(target), *tongues], cwd=ROOT, env=os.environ | place,
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for target, place, tongues in zip(folders, places, (("en", "bg"), ("en",)), strict=True)
    ]  # fmt: skip
    for process in running:
        _out, errors = process.communicate()  # it gives up by itself
        assert process.returncode == 0, errors


def words_of(picture: Path) -> str:
    """All that one can read in a picture, line by line."""
    lines: dict[float, str] = {}
    for text in ElementTree.parse(picture).iter(f"{SVG}text"):
        y = float(text.attrib["y"])
        lines[y] = lines.get(y, "") + (text.text or "").replace("\xa0", " ")
    return "\n".join(lines[y] for y in sorted(lines))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_every_picture_is_drawn_and_no_other(drawn: tuple[Path, Path]) -> None:
    assert names_in(drawn[0]) == names_in(drawn[1]) == sorted(NAMES)
    assert {name.rpartition("-")[0] for name in NAMES} == set(SHOWN)


def test_the_folder_holds_these_pictures() -> None:
    assert names_in(FOLDER) == names_in(FOLDER / "bg") == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_the_same_everywhere(drawn: tuple[Path, Path], name: str) -> None:
    assert (drawn[0] / name).read_bytes() == (drawn[1] / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_what_it_is_of(drawn: tuple[Path, Path], name: str) -> None:
    shown = words_of(drawn[0] / name)
    for words in SHOWN[name.rpartition("-")[0]]:
        assert words in shown


def test_pictures_in_bulgarian_are_drawn_and_show_it(drawn: tuple[Path, Path]) -> None:
    assert names_in(drawn[0] / "bg") == sorted(NAMES)
    shown = {picture: words_of(drawn[0] / "bg" / f"{picture}-dark.svg") for picture in SHOWN}
    for picture, words in SHOWN_IN_BULGARIAN.items():
        for word in words:
            assert word in shown[picture], (picture, word)


def test_the_looks_differ_only_in_their_colours(drawn: tuple[Path, Path]) -> None:
    for name in NAMES:
        if name.endswith("-dark.svg"):
            dark, light = drawn[0] / name, drawn[0] / name.replace("-dark", "-light")
            assert words_of(dark) == words_of(light)
            assert dark.read_bytes() != light.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_fetches_nothing(drawn: tuple[Path, Path], name: str) -> None:
    for folder in (drawn[0], FOLDER):
        svg = (folder / name).read_text(encoding="utf-8")
        assert svg.count("://") == svg.count("http://www.w3.org/2000/svg") == 1
        assert "@font-face" not in svg and "import" not in svg.partition("</style>")[0]


def test_what_is_taken_out_of_a_picture() -> None:
    svg = '<svg>\n<!-- by Rich -->\n<style>@font-face {\n src: url("x") }\n.terminal-12-r1 { font-family: arial; }</style>'
    assert plain(svg) == "<svg>\n<style>.kamtui-r1 { font-family: sans-serif; }</style>\n"
