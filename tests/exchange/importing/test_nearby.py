"""The files that a person may mean, and what stands in a folder."""

import os
from pathlib import Path

from kamtui.exchange.importing.nearby import in_folder, newest_files, usual_folders


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
    found = newest_files([downloads, here])
    assert [file.path.name for file in found] == ["c.vcf", "A.XLSX", "b.csv"] and found[0].size == 1
    assert [file.path.name for file in newest_files([downloads, here], 1)] == ["c.vcf"]
    assert newest_files([tmp_path / "none"]) == []


def test_what_a_folder_holds(tmp_path: Path) -> None:
    for name in ("Berta", "anna", ".hidden"):
        (tmp_path / name).mkdir()
    for name in ("old.csv", "new.csv", "none.pdf"):
        (tmp_path / name).write_text("x")
    os.utime(tmp_path / "old.csv", (1000, 1000))
    found = in_folder(tmp_path)
    assert [folder.name for folder in found.folders] == ["anna", "Berta"]
    assert [file.path.name for file in found.files] == ["new.csv", "old.csv"]
    assert in_folder(tmp_path / "none").why_not == "No such file or directory"
    assert in_folder(tmp_path / "old.csv").why_not and not in_folder(Path("a\0b")).files
    assert usual_folders(tmp_path / "none", tmp_path, tmp_path / "anna") == [tmp_path / "anna", tmp_path]
