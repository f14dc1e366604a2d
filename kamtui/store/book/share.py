"""Whether a book lies on a network drive: SQLite can neither lock nor save there as safely as on this computer."""

import contextlib
import os
import sys
from pathlib import Path, PurePath, PureWindowsPath

_NETWORK_TYPES = frozenset(
    [
        "afs",
        "afpfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.sshfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "webdav",
    ]
)
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


def is_share(path: PurePath) -> bool:
    r"""Whether a path names a share itself: `\\server\share\book.db`, also as `\\?\UNC\server\share\book.db`."""
    if not isinstance(path, PureWindowsPath):
        return False
    drive = path.drive.replace("/", "\\").upper()
    return drive.startswith("\\\\") and (
        not drive.startswith(("\\\\?\\", "\\\\.\\")) or drive.startswith("\\\\?\\UNC\\")
    )


def is_on_network(path: Path) -> bool:
    """Whether a file lies on a share or a drive of another computer, as far as the system says so."""
    if is_share(path):
        return True
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            return int(ctypes.windll.kernel32.GetDriveTypeW(f"{path.absolute().drive}\\")) == _REMOTE
        if sys.platform == "linux":
            mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
            return mounted_as(os.path.realpath(path), mounts) in _NETWORK_TYPES
    return False


def mounted_as(path: str, mounts: str) -> str:
    """The type of the file system that holds a path, from a table of mounts; empty if none does."""
    longest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").rstrip("/")
        if len(point) >= longest and (path == point or path.startswith(f"{point}/")):
            longest, kind = len(point), fields[2]
    return kind
