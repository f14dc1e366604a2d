"""What is at hand among the backups, for their acts."""

from dataclasses import dataclass
from typing import NamedTuple

from kamtui.domain.backups import Contents
from kamtui.domain.text.language import _
from kamtui.store.book.backup import Backup
from kamtui.store.book.errors import BookError, NoBookHere
from kamtui.store.book.restoring.contents import Compared
from kamtui.ui.shell.hand import AtHand


class KnownBackup(NamedTuple):
    """A backup, and what is known of it so far."""

    backup: Backup
    size: int
    contents: Contents | None = None
    """None while it is not read yet, or cannot be."""
    trouble: str = ""
    """Why it cannot be read; "" where it can, or is not read yet."""

    @property
    def is_read(self) -> bool:
        """Whether it is known what is in it, or that it cannot be read."""
        return self.contents is not None or bool(self.trouble)


@dataclass(frozen=True)
class BackupAtHand(AtHand):
    """A backup."""

    known: KnownBackup | None = None
    compared: Compared | None = None
    """How it differs from the book; None while that is not read yet."""
    present: Contents | None = None
    """What is in the book now; None while that is not read yet."""


def why_not(error: BookError) -> str:
    """What keeps a backup from being read, in a sentence for who stands on it."""
    if isinstance(error, NoBookHere):
        return _("It is not there any more: it was removed meanwhile.")
    return str(error)
