"""Files that are written whole: what a killed program left of an earlier try goes, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kamtui.exchange import own_file
from kamtui.exchange.importing.rejects import Rejected, rejects_written

_WORD = "0a1b2c3d"


@pytest.fixture
def dead() -> int:
    """The number of a program that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_what_a_killed_program_left_goes_when_the_same_file_is_written_again(
    tmp_path: Path, dead: int
) -> None:
    left = tmp_path / f".out.xlsx.part-{dead}-{_WORD}"
    left.write_bytes(b"half")
    folder = tmp_path / f".out.xlsx.part-{dead}-ffffffff"
    folder.mkdir()
    (folder / "a.csv").write_bytes(b"half")
    with own_file.written(tmp_path / "out.xlsx") as part:
        part.write_bytes(b"whole")
    assert _names(tmp_path) == {"out.xlsx"}


def test_what_is_not_known_as_ours_stays(tmp_path: Path, dead: int) -> None:
    """Another target, another word, a program that runs, a link, the name without a number."""
    kept = {
        f".other.xlsx.part-{dead}-{_WORD}",
        f".out.xlsx.part-{dead}-short",
        f".out.xlsx.part-{_WORD}",
        f".out.xlsx.part-{os.getppid()}-{_WORD}",
        f".out.xlsx.part-{os.getpid()}-{_WORD}",
        f".out.xlsx.part-{dead}-{_WORD}.bak",
        "out.xlsx.part",
    }
    for name in kept:
        (tmp_path / name).write_bytes(b"theirs")
    (tmp_path / f".out.xlsx.part-{dead}-abcdef01").symlink_to(tmp_path / "out.xlsx.part")
    own_file.part_of(tmp_path / "out.xlsx")
    assert _names(tmp_path) == kept | {f".out.xlsx.part-{dead}-abcdef01"}


def test_after_a_day_nobody_writes_a_part_any_more(tmp_path: Path) -> None:
    """The number of the program may be another's by then."""
    left = tmp_path / f".out.xlsx.part-{os.getppid()}-{_WORD}"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    own_file.part_of(tmp_path / "out.xlsx")
    assert _names(tmp_path) == set()


def test_rejects_are_there_whole_or_not_at_all(tmp_path: Path, dead: int) -> None:
    (tmp_path / f".bad.csv.part-{dead}-{_WORD}").write_bytes(b"half")
    target = tmp_path / "bad.csv"
    with rejects_written(target, Rejected(["Name"], ",", [["Alfa"]])) as count:
        assert count == 1
        assert target.read_text(encoding="utf-8-sig") == "Name\nAlfa\n"
    assert _names(tmp_path) == {"bad.csv"}
