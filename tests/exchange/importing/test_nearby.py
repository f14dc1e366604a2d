"""The files that a person may mean, and how a path that is typed goes on."""

import os
from pathlib import Path

import pytest

from kamtui.exchange.importing.nearby import completed, newest_files, path_meant


def test_the_newest_lists_of_the_folders_of_downloads(tmp_path: Path) -> None:
    downloads, here = tmp_path / "Downloads", tmp_path / "here"
    for folder in (downloads, here):
        folder.mkdir()
    for at, path in enumerate((downloads / "b.csv", here / "A.XLSX", downloads / "c.vcf")):
        path.write_text("x")
        os.utime(path, (at * 1000, at * 1000))
    for other in ("d.pdf", ".hidden.csv", "~$A.xlsx"):
        (downloads / other).write_text("x")
    (downloads / "folder.csv").mkdir()
    found = newest_files(tmp_path, here)
    assert [file.path.name for file in found] == ["c.vcf", "A.XLSX", "b.csv"] and found[0].size == 1
    assert [file.path.name for file in newest_files(tmp_path, here, 1)] == ["c.vcf"]
    assert newest_files(tmp_path / "none", tmp_path / "none") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("~/a.csv", "/home/ana/a.csv"),
        ("'/tmp/a b.csv'", "/tmp/a b.csv"),
        ("/tmp/a\\ b.csv", "/tmp/a b.csv"),
        ("file:///tmp/a.csv", "/tmp/a.csv"),
        ("  a.csv ", "a.csv"),
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
