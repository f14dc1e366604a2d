"""In which language the program speaks before anybody said so: that of the system."""

import ctypes
import subprocess
from typing import Any

import pytest

from kamtui.machine import language_of_system

KNOWN = ("en", "bg")


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"LANG": "bg_BG.UTF-8"}, "bg"),
        ({"LANGUAGE": "bg:en", "LANG": "en_US.UTF-8"}, "bg"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "bg_BG.UTF-8"}, "en"),
        ({"LC_MESSAGES": "bg_BG", "LANG": "de_DE"}, "bg"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": ""}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_says_it(environ: dict[str, str], said: str) -> None:
    assert language_of_system(KNOWN, "linux", environ) == said


@pytest.mark.parametrize(
    ("answer", "said"), [("bg_BG\n", "bg"), ("en_BG\n", "en"), ("de_DE\n", "en"), ("", "en")]
)
def test_macos_is_asked_where_the_environment_is_silent(
    answer: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(asked: list[str], **_how: Any) -> "subprocess.CompletedProcess[str]":
        assert asked[-1] == "AppleLocale"
        return subprocess.CompletedProcess(asked, 0, stdout=answer)

    monkeypatch.setattr(subprocess, "run", run)
    assert language_of_system(KNOWN, "darwin", {}) == said
    assert language_of_system(KNOWN, "darwin", {"LANG": "bg_BG.UTF-8"}) == "bg", "nobody has to be asked"


def test_macos_that_cannot_be_asked_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(asked: list[str], **_how: Any) -> None:
        raise subprocess.TimeoutExpired(asked, 2)

    monkeypatch.setattr(subprocess, "run", run)
    assert language_of_system(KNOWN, "darwin", {}) == "en"


@pytest.mark.parametrize(("number", "said"), [(0x402, "bg"), (0x409, "en"), (0x407, "en"), (0xFFFF, "en")])
def test_windows_is_asked_where_the_environment_is_silent(
    number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Kernel:
        @staticmethod
        def GetUserDefaultUILanguage() -> int:
            return number

    class Windows:
        kernel32 = Kernel

    monkeypatch.setattr(ctypes, "windll", Windows, raising=False)
    assert language_of_system(KNOWN, "win32", {}) == said
