"""Crashes, signals and closed windows end the program in order, with drafts kept and no data shown."""

import asyncio
import signal
import stat
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from tests.failing import SECRET, failing
from tests.ui.guards.guarded import (
    NOT_NEEDED,
    Guarded,
)
from tests.ui.guards.windows import Window, posix


async def crashed(app: App[Any], how: str = "later") -> str:
    """Run `app` until the fault in it has ended it."""
    with pytest.raises(Exception):  # noqa: B017 (run_test raises whatever ended the app)
        async with app.run_test():
            if how == "worker":
                app.run_worker(lambda: failing(SECRET), thread=True)
            elif how == "panic":
                app.panic(SECRET)
            else:
                app.call_later(failing, SECRET)
            await asyncio.sleep(0.2)
            if how == "panic":
                raise KeyError
    return "KeyError" if how != "panic" else "RuntimeError"


@pytest.mark.parametrize("how", ["later", "worker", "panic"])
async def test_a_crash_shows_a_sentence_and_no_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    app = Guarded(tmp_path / "crashes")
    kind = await crashed(app, how)
    told = capsys.readouterr()
    (report,) = (tmp_path / "crashes").iterdir()
    words = " ".join(told.err.split())
    assert f"because of a fault in the program ({kind}). What you typed was kept; start it again." in words
    assert str(report) in told.err
    assert SECRET not in told.err + told.out + report.read_text()
    assert (app.return_code, app.drafts_kept) == (1, 1)
    app.exit(return_code=0)
    assert app.return_code == 1


async def test_what_waits_when_the_screens_go_is_not_done(capsys: pytest.CaptureFixture[str]) -> None:
    class Waiting(Guarded):
        async def _close_all(self) -> None:
            await super()._close_all()
            self.call_next(lambda: self.screen)  # as a timer that went off just before
            await asyncio.sleep(0.05)

    app = Waiting()
    async with app.run_test():
        pass
    assert app.return_code != 1
    assert "fault" not in capsys.readouterr().err


async def test_a_crash_admits_what_was_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    class Full(Guarded):
        def keep_drafts(self) -> None:
            raise OSError(SECRET)

        def crash_folder(self) -> Path:
            raise OSError(SECRET)

    await crashed(Full())
    words = " ".join(capsys.readouterr().err.split())
    assert "What was typed last could not be kept; what was saved is safe." in words
    assert "A report could not be written." in words
    assert SECRET not in words


async def test_textual_still_shows_data_in_a_crash(capsys: pytest.CaptureFixture[str]) -> None:
    assert await crashed(App[None]())
    assert SECRET in capsys.readouterr().err, NOT_NEEDED


def test_a_fault_that_textual_lets_through_is_told_the_same_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(self: Any, **options: Any) -> None:
        failing(SECRET)

    monkeypatch.setattr(App, "run_async", fail)
    app = Guarded(tmp_path)
    app.run()
    told = capsys.readouterr().err
    assert "(KeyError)" in told
    assert SECRET not in told
    assert app.return_code == 1


@posix
def test_a_crash_in_a_terminal(tmp_path: Path, windows: list[Window]) -> None:
    window = Window(tmp_path)
    windows.append(window)
    window.send("half a word")
    window.until("HAS half a word")
    window.send("\x1b[20~")  # f9
    assert window.ended() == 1
    assert window.restored()
    assert SECRET not in window.seen
    told = " ".join(window.seen.rpartition("\x1b[?1049l")[2].split())
    assert "stopped because of a fault in the program (KeyError). What you typed was kept" in told
    (report,) = (tmp_path / "crashes").iterdir()
    assert str(report) in told
    assert SECRET not in report.read_text()
    assert "Guarded.action_crash" in report.read_text() or "Content.action_crash" in report.read_text()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert (tmp_path / "draft").read_text() == "half a word"
    assert (tmp_path / "after").exists()


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(tmp_path: Path, windows: list[Window], number: signal.Signals) -> None:
    window = Window(tmp_path)
    windows.append(window)
    window.send("half a word")
    window.until("HAS half a word")
    window.process.send_signal(number)
    assert window.ended() == 128 + number
    assert window.restored()
    assert (tmp_path / "draft").read_text() == "half a word"
    assert (tmp_path / "after").exists()


@posix
@pytest.mark.parametrize("signalled", [True, False], ids=["with SIGHUP", "by the end of its input"])
def test_a_closed_window_ends_it_in_order(tmp_path: Path, windows: list[Window], signalled: bool) -> None:
    window = Window(tmp_path, signalled=signalled)
    windows.append(window)
    window.send("half a word")
    window.until("HAS half a word")
    window.close()
    assert window.process.wait(5) == 128 + signal.SIGHUP
    assert (tmp_path / "draft").read_text() == "half a word"
    assert (tmp_path / "after").exists()


@posix
def test_textual_still_dies_of_signals(tmp_path: Path, windows: list[Window]) -> None:
    window = Window(tmp_path, "plain")
    windows.append(window)
    window.process.send_signal(signal.SIGTERM)
    assert window.ended() == -signal.SIGTERM, NOT_NEEDED
    assert not window.restored(), NOT_NEEDED


@posix
async def test_end_by_is_safe_from_any_thread() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        await asyncio.to_thread(app.end_from_thread, signal.SIGTERM)
        await pilot.pause()
        app.end_by(signal.SIGHUP)
    assert app.return_code == 128 + signal.SIGTERM
    assert app.drafts_kept == 2
    app.end_from_thread(signal.SIGHUP)
