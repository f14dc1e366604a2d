"""The system's clipboard programs, tried with ones of our own making."""

import os
from pathlib import Path

import pytest

from kamtui.ui.outgoing import clipboard


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is looked through for programs, with what they need of the system."""
    monkeypatch.setenv("PATH", f"{tmp_path}")
    (tmp_path / "cat").symlink_to("/bin/cat")
    return tmp_path


def test_the_first_program_that_works_takes_the_text(folder: Path) -> None:
    program(folder, "wl-copy", "exit 1")
    program(folder, "xclip", f'/bin/cat > "{folder}/taken"; echo "$@" >> "{folder}/taken"')
    program(folder, "xsel", f'/bin/cat > "{folder}/wrong"')
    assert clipboard.put("Иванова · 5 €\nsecond")
    assert (folder / "taken").read_text("utf-8") == "Иванова · 5 €\nsecond-selection clipboard\n"
    assert not (folder / "wrong").exists()


def test_without_a_program_nothing_is_claimed(folder: Path) -> None:
    assert not clipboard.put("text")
    program(folder, "wl-copy", "exit 1")
    assert not clipboard.put("text"), "one that fails put nothing anywhere"


def test_a_program_that_never_ends_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "SECONDS", 0.1)
    program(folder, "xsel", f"exec {os.path.realpath('/bin/sleep')} 20")
    assert not clipboard.put("text")
