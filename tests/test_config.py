"""Remembered choices: what is understood, and that nothing in them can keep the book shut."""

import json
from pathlib import Path

import pytest

from kamtui.config import Choices


def test_choices_are_remembered(tmp_path: Path) -> None:
    file = tmp_path / "state/choices.json"
    choices = Choices.load(file)
    assert (choices.theme, choices.cloud_warned) == (None, [])
    choices.theme = "kamtui-dark"
    choices.cloud_warned.append("/a/book.db")
    choices.put_away.append("0123456789abcdef")
    assert choices.save()
    assert vars(Choices.load(file)) == vars(choices)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [left.name for left in file.parent.iterdir()] == ["choices.json"]


def test_choices_of_a_newer_kamtui_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    file.write_text('{"theme": "x", "order": ["a"]}')
    choices = Choices.load(file)
    choices.theme = "y"
    assert choices.save()
    assert json.loads(file.read_text()) == {"theme": "y", "order": ["a"], "cloud_warned": []}


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff", b'{"theme": 3, "cloud_warned": {"a": 1}}', b"[" * 100_000, b"null"]
)
def test_choices_that_cannot_be_read_are_as_if_never_made(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "choices.json"
    file.write_bytes(content)
    assert vars(Choices.load(file)) == vars(Choices(file))


def test_choices_that_cannot_be_kept_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not Choices(tmp_path / "file/choices.json").save()
    assert not Choices().save()
