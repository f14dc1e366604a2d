"""A backup looked into: which records differ from those in the book, read beside while the dialog stands."""

from textual.content import Content

from kamtui.domain.backups import Changes
from kamtui.domain.text.language import _
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, ReadStopped
from kamtui.store.book.restoring.contents import Compared, changes, compare
from kamtui.ui.backups.drawing import changes_content
from kamtui.ui.backups.hand import KnownBackup, why_not
from kamtui.ui.beside import Beside
from kamtui.ui.reading.reading_dialog import ReadText
from kamtui.ui.shell.desk import Desk


class BackupDialog(ReadText):
    """What differs in a backup, record by record."""

    def __init__(self, desk: Desk, known: KnownBackup) -> None:
        super().__init__(self._content)
        self._desk = desk
        self._backup = known
        self._compared: Compared | None = None
        self._found: Changes | str = known.trouble or _("being read …")
        self._reading = Beside.of_book(self, desk, lambda book, _today: self._read(book), self._show_read)

    def on_mount(self) -> None:
        super().on_mount()
        if not self._backup.trouble:
            self._reading.ask()

    def _read(self, book: Book) -> tuple[Compared | None, Changes | str]:
        path = self._backup.backup.path
        try:
            return compare(book, path), changes(book, path)
        except ReadStopped:
            raise  # it is read again
        except BookError as error:
            return None, why_not(error)

    def _show_read(self, read: tuple[Compared | None, Changes | str]) -> None:
        self._compared, self._found = read
        self._show()

    def _content(self, width: int) -> Content:
        return changes_content(self._backup, self._found, self._compared, self._desk.clock(), width)
