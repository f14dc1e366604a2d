"""What is settled before Textual is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kamtui.ui import environment
from tests.ui.guards.guarded import NOT_NEEDED
from tests.ui.guards.windows import ROOT


def test_scrub_keeps_only_looks() -> None:
    environ = {
        "HOME": "/root",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_PRESS": "q",
        "textual_log": "x",
        "TEXTUAL_SOMETHING_NEW": "1",
        "TEXTUAL_THEME": "nord",
        "TEXTUAL_FPS": "30",
    }
    environment.scrub(environ)
    assert environ == {"HOME": "/root", "TEXTUAL_THEME": "nord", "TEXTUAL_FPS": "30", "ESCDELAY": "40"}


def test_how_long_an_escape_waits_is_left_as_it_was_set() -> None:
    environ = {"ESCDELAY": "300"}
    environment.scrub(environ)
    assert environ == {"ESCDELAY": "300"}


def test_scrub_comes_in_time_and_textual_still_listens(tmp_path: Path) -> None:
    ask = "from textual import constants as c; print(c.DEBUG, c.LOG_FILE, c.PRESS, c.DRIVER, c.DEFAULT_THEME, c.ESCAPE_DELAY)"
    scrub = (
        "import os, sys; from kamtui.ui import environment; environment.scrub(os.environ);"
        "assert 'textual' not in sys.modules; "
    )
    spied = {
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": "log",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_DRIVER": "a:B",
        "TEXTUAL_THEME": "nord",
    }
    # Apps of this process may have set how long an escape waits.
    environ = {name: text for name, text in os.environ.items() if name != "ESCDELAY"}
    environ |= {**spied, "PYTHONPATH": str(ROOT)}

    def answer(code: str) -> str:
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout.strip()

    assert answer(scrub + ask) == "False None  None nord 0.04"
    assert answer(ask) == "True log q a:B nord 0.1", NOT_NEEDED


@pytest.mark.parametrize("missing", ["__stdin__", "__stdout__", "__stderr__"])
def test_a_terminal_needs_all_three(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    class Stream:
        def __init__(self, answer: bool | Exception) -> None:
            self.answer = answer

        def isatty(self) -> bool:
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, Stream(True))
    assert environment.is_terminal()
    for absent in (None, Stream(False), Stream(ValueError("closed")), Stream(OSError())):
        monkeypatch.setattr(sys, missing, absent)
        assert not environment.is_terminal()


def test_asyncio_is_imported_without_openssl_which_is_there_for_whoever_wants_it() -> None:
    program = """
import sys
from kamtui.ui import environment
environment.import_asyncio()
print("asyncio" in sys.modules, "ssl" in sys.modules, "_ssl" in sys.modules)
environment.import_asyncio()
import asyncio, ssl
print(asyncio.run(asyncio.sleep(0, "well")), ssl is not None)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split("\n") == ["True False False", "well True", ""]


def test_textual_is_imported_without_what_it_calls_later_or_never() -> None:
    program = """
import sys
from kamtui.ui import environment
environment.import_textual()
late = ("pickle", "platform", "platformdirs", "rich.table", "textual.types", "textual.widgets._select", "uuid")
print([name for name in late if name in sys.modules])
from textual import app, design
from textual.notifications import Notification
from rich.style import Style
print(len(Notification("one").identity), len(app.uuid.uuid4().hex), design.Table().columns)
print(app.user_downloads_path() is not None, (Style(meta={"a": 1}) + Style(meta={"b": 2})).meta)
import pickle, textual.types, uuid
print(pickle.Pickler, textual.types.DirEntry.__name__, uuid.UUID.__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines() == [
        "[]",
        "36 32 []",
        "True {'a': 1, 'b': 2}",
        "<class '_pickle.Pickler'> DirEntry UUID",
    ]


def test_what_is_called_while_textual_is_imported_is_imported_at_once() -> None:
    """Another release of Rich may call at once what this one calls later."""
    program = """
import sys
from kamtui.ui import environment
sys.modules["uuid"] = environment._Later("uuid")
from uuid import uuid4
print(len(str(uuid4())), sys.modules["uuid"].UUID.__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "36 UUID"


def test_textual_is_imported_whole_where_another_release_needs_more_at_once() -> None:
    program = """
from kamtui.ui import environment
environment._CALLED_LATER = ("rich.style", "uuid")
environment.import_textual()
from rich.style import Style
from rich import segment, text
print(isinstance(Style, type), segment.Style is Style, text.Style is Style)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "True True True"
