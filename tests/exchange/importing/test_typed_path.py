"""A path as it is typed, pasted or dropped, and how it goes on."""

from pathlib import Path

import pytest

from kamtui.exchange.importing.typed_path import as_typed, completed, is_like_a_path, path_meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("~/a.csv", "/home/ana/a.csv"),
        ("'/tmp/a b.csv'", "/tmp/a b.csv"),
        ("/tmp/a\\ b.csv", "/tmp/a b.csv"),
        ("file:///tmp/a.csv", "/tmp/a.csv"),
        ("  a.csv ", "a.csv"),
        ("file:///tmp/a%20b.csv\n", "/tmp/a b.csv"),
        ("file://localhost/tmp/a.csv", "/tmp/a.csv"),
        ("/tmp/a\\(1\\).csv", "/tmp/a(1).csv"),
        ("~", "/home/ana"),
        ("C:\\Users\\Ana\\a b.csv", "C:\\Users\\Ana\\a b.csv"),
        ('"/tmp/it\'s.csv"', "/tmp/it's.csv"),
        ("/tmp/a.csv\n/tmp/b.csv", "/tmp/a.csv"),
        ("", "."),
    ],
)
def test_a_path_as_it_is_typed_or_dropped(typed: str, meant: str) -> None:
    assert path_meant(typed, Path("/home/ana")) == Path(meant)


def test_a_path_is_completed_as_far_as_it_can_only_be_meant(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    for name in ("clients 2025.csv", "clients 2026.xlsx", "clients.pdf"):
        (tmp_path / "lists" / name).write_text("x")
    assert completed(f"{tmp_path}/l", tmp_path) == (f"{tmp_path}/lists/", ["lists/"])
    assert completed("~/lists/c", tmp_path) == (
        "~/lists/clients 202",
        ["clients 2025.csv", "clients 2026.xlsx"],
    )
    assert completed("~/lists/x", tmp_path) == ("~/lists/x", [])
    assert completed("", tmp_path) == ("~/lists/", ["lists/"])


def test_a_path_is_told_from_other_words_and_written_as_one_types_it() -> None:
    assert all(map(is_like_a_path, ("/tmp/a.csv", "'~/a b.csv'", "file:///a", "C:\\a.csv")))
    assert not any(map(is_like_a_path, ("clients", "a.csv und", "")))
    home = Path("/home/ana")
    assert [as_typed(path, home) for path in (home / "lists/a", home, Path("/tmp"))] == [
        "~/lists/a",
        "~",
        "/tmp",
    ]
