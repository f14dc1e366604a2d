"""The report of a crash: where it happened, and nothing of what was in it."""

import re
import stat
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kamtui import crash
from tests.failing import SECRET, caught


def test_a_report_has_places_but_no_data() -> None:
    text = crash.report(ExceptionGroup(SECRET, [caught()]))
    assert SECRET not in text
    assert str(Path.home()) not in text or Path.home() == Path("/")
    assert "builtins.PermissionError EACCES" in text
    assert "which led to:\nbuiltins.KeyError" in text
    assert re.search(r"failing\.py:\d+ failing", text)


def test_a_report_of_an_endless_recursion_is_short() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as raised:
        deeper()
    assert crash.report(raised.value).count("\n") < 100


def test_reports_are_private_few_and_never_overwrite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "state" / "kamtui"
    for second in range(20):
        (folder / f"crash-20200101-0000{second:02}-7.txt").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"crash-20200101-0000{second:02}-7.txt").write_text("old")
    (folder / "crash-notes.txt").write_text("mine")
    path = crash.keep("text", folder)
    assert path.read_text() == "text"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(list(folder.iterdir())) == crash.REPORTS_KEPT + 1
    assert (folder / "crash-notes.txt").exists()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path.unlink()
    path.symlink_to(victim)

    class Standing(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Standing":
            return cls.strptime(path.name[6:21], "%Y%m%d-%H%M%S").replace(tzinfo=tz)

    monkeypatch.setattr(crash, "datetime", Standing)
    with pytest.raises(OSError):
        crash.keep("text", folder)
    assert victim.read_text() == "precious"
