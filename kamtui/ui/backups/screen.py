"""The backups of the book, newest first, with what is in each and what differs from now in the one at hand."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.backups import Contents
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _
from kamtui.exchange.lists.backups import BackupLine, backup_listing
from kamtui.store.book.backup import backups_in
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError, NoBookHere, ReadStopped
from kamtui.store.book.restoring.contents import Compared, compare, contents
from kamtui.ui.backups.drawing import BackupLines, below_words, empty_words, panel_content, view_words
from kamtui.ui.backups.hand import BackupAtHand, KnownBackup, why_not
from kamtui.ui.beside import Beside
from kamtui.ui.keys.everywhere import BACKUPS
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain, two_lines, with_keys
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel


class BackupsScreen(Place):
    """A backup a line. What is in them is read beside, one after the other, and kept: a backup never changes."""

    TITLE = N_("Backups")
    ACTS = BACKUPS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(BACKUPS)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = BackupLines((), desk.clock())
        self._known: dict[Path, KnownBackup] = {}
        self._present: Contents | None = None
        """What is in the book now."""
        self._compared: dict[Path, Compared] = {}
        """How backups differ from the book as it is now."""
        self._to_read: Path | None = None
        """The backup that is being read."""
        self._to_compare: Path | None = None
        self._contents = Beside.of_book(
            self, desk, lambda _book, _today: _read(self._to_read), self._show_contents
        )
        self._present_beside = Beside.of_book(
            self, desk, lambda book, _today: contents(book.path), self._show_present
        )
        self._comparing = Beside.of_book(
            self, desk, lambda book, _today: _compare(book, self._to_compare), self._show_compared
        )

    def compose(self) -> ComposeResult:
        yield self.bar
        yield Static("", id="view", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(lambda width: self.lines.heading(width))
                yield LineList(mark=self.desk.glyphs.cursor, id="backups")
            yield Panel()
        yield Static("", classes="empty")
        yield Static("", id="who")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        folder = self.desk.book.backups
        found = backups_in(folder) if folder is not None else []
        before = self._known
        self._known = {
            each.path: before.get(each.path, KnownBackup(each, _size(each.path))) for each in found
        }
        self._compared.clear()
        if found:
            self._present_beside.ask()
        self.fill()
        self._read_next()

    def _read_next(self) -> None:
        """Read the next backup of which it is not known yet what is in it."""
        self._to_read = next((path for path, known in self._known.items() if not known.is_read), None)
        if self._to_read is not None:
            self._contents.ask(self._to_read)

    def _show_contents(self, read: Contents | str | None) -> None:
        path = self._to_read
        if path is not None and path in self._known and read is not None:
            known = self._known[path]
            self._known[path] = (
                known._replace(trouble=read) if isinstance(read, str) else known._replace(contents=read)
            )
            self.fill()
        self._read_next()

    def _show_present(self, present: Contents) -> None:
        self._present = present
        self.fill()

    def _show_compared(self, compared: Compared | str | None) -> None:
        path = self._to_compare
        if isinstance(compared, Compared) and path is not None:
            self._compared[path] = compared
        elif isinstance(compared, str) and path in self._known:
            self._known[path] = self._known[path]._replace(trouble=compared)
            self.fill()
        self._draw_hand()

    def fill(self) -> None:
        self.lines = BackupLines(list(self._known.values()), self.desk.clock())
        listed = self.query_one(LineList)
        listed.fill(self.lines)
        self.query_one(Heading).refresh()
        self._draw_view()
        is_empty = not self._known
        self.query_one("#shown").display = not is_empty
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(with_keys(empty_words(keeps_some=self.desk.book.backups is not None)))
        listed.keep_focus()
        self.show_panel()

    def _draw_view(self) -> None:
        words = view_words(self.lines.known, self.desk.clock())
        self.query_one("#view", Static).update(plain(fit(words, max(self.size.width - 2, 1))), layout=False)

    def on_resize(self) -> None:
        self._draw_view()
        self._draw_hand()

    # -- the backup at hand

    def _at_cursor(self) -> KnownBackup | None:
        return self.lines.backup(self.query_one(LineList).cursor)

    def at_hand(self) -> BackupAtHand:
        known = self._at_cursor()
        compared = self._compared.get(known.backup.path) if known is not None else None
        return BackupAtHand(known=known, compared=compared, present=self._present)

    def show_panel(self) -> None:
        known = self._at_cursor()
        if (
            known is not None
            and known.contents is not None
            and not known.trouble
            and known.backup.path not in self._compared
        ):
            self._to_compare = known.backup.path
            self._comparing.ask(self._to_compare)
        self._draw_hand()
        self.refresh_bindings()

    def _draw_hand(self) -> None:
        hand = self.at_hand()
        known, compared, present, now = hand.known, hand.compared, self._present, self.desk.clock()
        self.query_one(Panel).show(
            None if known is None else lambda width: panel_content(known, compared, present, now, width)
        )
        words = below_words(known, compared, present)
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    def refusal(self, act_id: str) -> str | None:
        if act_id == "backups.open":
            return _("These are the backups.")
        if act_id in ("line.open", "backup.restore", "backup.copy") and self._at_cursor() is None:
            return _("There is no backup in this list.")
        if act_id in ("line.new", "backup.restore") and self.desk.book.backups is None:
            return _("The sample book keeps no backups.")
        return super().refusal(act_id)

    async def listing(self, *, whole: bool) -> Listing:
        places = self.query_one(LineList).places(whole=whole)
        known = [(place, one) for place in places if (one := self.lines.backup(place)) is not None]
        return backup_listing(
            [BackupLine(place + 1, one.backup, one.size, one.contents) for place, one in known],
            self.desk.clock(),
        )


def _read(path: Path | None) -> Contents | str | None:
    """What is in a backup; a sentence where it cannot be read."""
    if path is None:
        return None
    try:
        return contents(path)
    except NoBookHere as error:
        return why_not(error)
    except BookError:
        return _("It cannot be read: it is damaged, or no book. It was left as it is.")


def _compare(book: Book, path: Path | None) -> Compared | str | None:
    """How a backup differs from the book; the sentence for why it cannot be compared."""
    try:
        return None if path is None else compare(book, path)
    except ReadStopped:
        raise  # it is read again
    except BookError as error:
        return why_not(error)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # thinned out in this moment
        return 0
