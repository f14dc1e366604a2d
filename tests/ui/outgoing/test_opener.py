"""The system's opener, tried with one of our own making."""

import sys
from pathlib import Path

import pytest

from kamtui.ui.outgoing import opener

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the opener of a Linux desktop")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    return tmp_path


def script(folder: Path, words: str) -> None:
    path = folder / "xdg-open"
    path.write_text(f"#!/bin/sh\n{words}\n")
    path.chmod(0o755)


def test_an_address_is_handed_over_as_one_word(folder: Path) -> None:
    script(folder, f'echo "$#:$1" > "{folder}/taken"')
    assert opener.open_with_system("mailto:a b@c; rm -rf x")
    assert (folder / "taken").read_text() == "1:mailto:a b@c; rm -rf x\n"


def test_what_fails_or_is_not_there_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not opener.open_with_system("tel:1")
    script(folder, "exit 3")
    assert not opener.open_with_system("tel:1")
    script(folder, "exit 0")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not opener.open_with_system("tel:1"), "without a desktop it would begin in the terminal"


def test_one_that_goes_on_has_opened_something(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opener, "SECONDS", 0.1)
    script(folder, "exec /bin/sleep 2")
    assert opener.open_with_system("tel:1")
