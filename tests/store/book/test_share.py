"""A book on a network drive: what is said of it is true, and it is not called damaged."""

import sqlite3
from pathlib import Path, PureWindowsPath

import pytest

from kamtui.store.book import connection, errors, opening, share
from kamtui.store.book.errors import DamagedBook, NoLocksHere, ShareOutOfReach, explain

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/office cifs rw 0 0
nas:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ivan/disk ext4 rw 0 0
me@host: /mnt/my\040notes fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/book.db", "ext4"),
        ("/mnt/office/book.db", "cifs"),
        ("/mnt/office2/book.db", "ext4"),
        ("/home/ivan/book.db", "nfs4"),
        ("/home/ivan/disk/book.db", "ext4"),
        ("/mnt/my notes/book.db", "fuse.sshfs"),
    ],
)
def test_the_longest_mount_holds_a_file(path: str, kind: str) -> None:
    assert share.mounted_as(path, MOUNTS) == kind


def test_a_share_by_its_name() -> None:
    for name in (r"\\server\share\book.db", "//server/share/book.db", r"\\?\UNC\server\share\book.db"):
        assert share.is_share(PureWindowsPath(name)), name
    for name in (r"C:\book.db", r"\\?\C:\book.db", "book.db"):
        assert not share.is_share(PureWindowsPath(name)), name
    assert not share.is_share(Path("/server/share/book.db"))


def test_a_share_is_no_host_of_an_address(path: Path) -> None:
    r"""SQLite refuses `file://server/share` ("invalid uri authority"), which was taken for damage."""
    named = connection.uri_of(PureWindowsPath(r"\\server\my share\book.db"), "mode=rw")
    assert named == "file:////server/my%20share/book.db?mode=rw"
    assert connection.uri_of(PureWindowsPath(r"C:\book.db"), "mode=ro") == "file:///C:/book.db?mode=ro"
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):  # and not the authority
        sqlite3.connect(named, uri=True)
    assert connection.uri_of(path, "mode=rw") == f"{path.as_uri()}?mode=rw"


def failing(code: int, name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


@pytest.mark.parametrize(
    "name",
    ["SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_UNLOCK", "SQLITE_PROTOCOL", "SQLITE_NOLFS"],
)
def test_where_files_cannot_be_locked_is_said(path: Path, name: str) -> None:
    said = explain(failing(getattr(sqlite3, name), name), path)
    assert isinstance(said, NoLocksHere) and not isinstance(said, DamagedBook)
    assert "cannot be locked" in str(said) and "rescue" not in str(said)


def test_a_drive_that_broke_off_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failing(sqlite3.SQLITE_IOERR_READ, "SQLITE_IOERR_READ")
    assert "network" not in str(explain(error, path))
    monkeypatch.setattr(errors, "is_on_network", lambda _path: True)
    assert isinstance(explain(error, path), ShareOutOfReach)


def test_a_drive_out_of_reach_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> None:
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(opening, "is_on_network", lambda _path: True)
    with pytest.raises(ShareOutOfReach, match="cannot be reached"):
        opening.look_at(path)
