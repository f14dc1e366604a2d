"""Bringing in a list: the newest files, how one is read, what it would do line by line, and the taking in."""

import asyncio
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import N_, _
from kamtui.domain.text.wanted import wanted
from kamtui.exchange.importing.nearby import in_folder, newest_files, usual_folders
from kamtui.exchange.importing.typed_path import is_like_a_path
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.store.accounts.reads import account_entry, account_names
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.ui.beside import Beside
from kamtui.ui.importing.acts import FOLDER, LEFT_AS, take_typed
from kamtui.ui.importing.asked import Found, Stop, carry_out, read_and_plan
from kamtui.ui.importing.drawing import entries
from kamtui.ui.importing.entries import Does, Entry, ImportLines
from kamtui.ui.importing.hand import ImportAtHand
from kamtui.ui.importing.names_drawing import panel_content
from kamtui.ui.importing.preview_drawing import counts_words
from kamtui.ui.importing.refusals import refusal_of
from kamtui.ui.importing.state import Importing, Mode
from kamtui.ui.keys.accounts import IMPORT
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain, wrap_to
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel

_LOOK_SECONDS = 0.3
WHERE = {
    "accounts": N_("{place.accounts} Accounts"),
    "sales": N_("{place.numbers} Numbers"),
    "calls": N_("{place.calls} Calls"),
    "tasks": N_("{place.today} Today"),
    "prospects": N_("{place.chain} Chain"),
    "terms": N_("{place.terms} Terms"),
    "plans": N_("{place.numbers} Numbers"),
    "activities": N_("{place.calls} Calls"),
    "portfolio": N_("{place.accounts} Accounts"),
}
"""Where to look for what was taken in, by the kind of list."""
_MOST_BELOW = 6
"""Lines below the list for the one at hand: a reason or a change is never cut."""


class ImportScreen(Place):
    """A list on its way into the book; nothing is written before it is said."""

    TITLE = N_("Bring in a list")
    PLACE = "accounts"
    ACTS = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(IMPORT)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.importing = _left_or_new(desk)
        self.importing.changed = self._changed
        self._stop = Stop()
        self._writing: Stop | None = None
        self._beside: Beside[Found] = Beside(self, desk, self._begin_reading, self._show_found)
        self.lines = ImportLines((), "")
        self._shown_of: tuple[Mode, Path | None] | None = None
        """What the lines in view are, and of which folder."""
        self._of_book: dict[int, AccountEntry | None] = {}
        """What the book says of accounts that were compared."""
        self._seeks_doubt = False
        """Whether an answer was taken back: the cursor goes to the name that it was about."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words of a line"))
        yield Static("", id="view", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield LineList(mark=self.desk.glyphs.cursor, id="import")
            yield Panel()
        yield Static("", id="who")
        yield KeyBar()

    def on_mount(self) -> None:
        self.set_interval(_LOOK_SECONDS, self._tell_progress)

    # -- reading

    def reload(self) -> None:
        self._of_book.clear()
        if self.importing.mode is Mode.FILES:
            self._look_for_files()
            self.fill()
        elif self._writing is None:
            self._ask()

    def _look_for_files(self) -> None:
        """Look for the newest files, or into the folder that was chosen."""
        importing = self.importing
        last = self.desk.shown.get(LEFT_AS, {}).get(FOLDER)
        importing.folders = usual_folders(Path.home(), Path.cwd(), Path(last) if last else None)
        importing.looked_into = in_folder(importing.folder) if importing.folder is not None else None
        if importing.folder is None:
            importing.files = newest_files(importing.folders)

    def _changed(self) -> None:
        """Read anew where something else was said, else show what is chosen from."""
        for line in self.query(FilterLine):
            line.action_clear()
        importing = self.importing
        if importing.mode in (Mode.LIST, Mode.COLUMNS) and (
            importing.found is None or importing.found.asked != importing.asked
        ):
            self._ask()
        elif importing.mode is Mode.FILES:
            self._stop.is_wanted = False
            self._look_for_files()
        self.fill()

    def _ask(self) -> None:
        self._stop.is_wanted = False
        self._stop = Stop()
        asked, found = self.importing.asked, self.importing.found
        # Where the file need not be read again, the next key is for what comes.
        is_read = (
            asked is not None
            and found is not None
            and found.kept is not None
            and found.kept.of == asked.reading
        )
        self._stop.is_read = is_read
        self._beside.ask(asked, hold_keys=is_read)

    def _begin_reading(self):  # type: ignore[no-untyped-def]
        asked, found, stop = self.importing.asked, self.importing.found, self._stop
        assert asked is not None
        kept = found.kept if found is not None and found.asked.path == asked.path else None
        return self.desk.book.beside.read(lambda book: read_and_plan(book, asked, kept, stop))

    def _show_found(self, found: Found) -> None:
        if self.importing.take_over(found):
            self.fill()
            if self._seeks_doubt:
                self._seeks_doubt = False
                doubt = next((entry for entry in self.lines.entries if entry.does is Does.NAME), None)
                if doubt is not None:
                    self.query_one(LineList).move_to(doubt.key)

    def fill(self) -> None:
        sought = wanted(self.query_one(FilterLine).typed)
        names = (
            [account.name for account in account_names(self.desk.book)]
            if self.importing.mode is Mode.ACCOUNTS
            else []
        )
        shown = entries(self.importing, names, self._known)
        if any(sought):
            shown = [entry for entry in shown if not entry.is_heading and sought.fits(fold(entry.says))]
        self.lines = ImportLines(shown, self.desk.glyphs.rule)
        listed = self.query_one(LineList)
        listed.wanted = sought
        listed.fill(self.lines)
        now = self.importing.mode, self.importing.folder
        if self._shown_of != now:
            came_from = self._shown_of[1] if self._shown_of is not None else None
            self._shown_of = now
            self._begin_at(listed, came_from)
        listed.keep_focus()
        self._draw_view()
        self.show_panel()

    def _known(self, account_id: int) -> AccountEntry | None:
        """What the book says of an account; None where it is gone."""
        if account_id not in self._of_book:
            try:
                self._of_book[account_id] = account_entry(self.desk.book, account_id)
            except BookError:
                self._of_book[account_id] = None
        return self._of_book[account_id]

    def _begin_at(self, listed: LineList, came_from: Path | None) -> None:
        """Stand on the line from which one came, else on the first."""
        about = self.importing.about
        keys = [entry.key for entry in self.lines.entries if not entry.is_heading]
        of_about = (about, f"option {about}", ("column", about), ("folder", came_from))
        at = next((key for key in keys if key in of_about), None) or self._first(keys)
        listed.scroll_to(y=0, animate=False)
        if at is not None:
            listed.move_to(at)
        listed.focus()

    def _first(self, keys: Sequence[Hashable]) -> Hashable | None:
        """The first line; of files the newest."""
        files = (entry.key for entry in self.lines.entries if entry.does in (Does.GO_ON, Does.FILE))
        return next(files, None) or next(iter(keys), None)

    # -- drawing

    def _tell_progress(self) -> None:
        if self._beside.is_reading or self._writing is not None:
            self._draw_view()

    def _draw_view(self) -> None:
        width = max(self.size.width - 2, 1)
        self.query_one("#view", Static).update(plain(fit(self._view_words(), width)), layout=False)

    def _view_words(self) -> str:
        importing = self.importing
        if importing.asked is None or importing.mode is Mode.FILES:
            return _("Accounts, sales, calls, tasks … Nothing is written before you say so.")
        name = clean(importing.asked.path.name, limit=60)
        if self._writing is not None:
            return _("{file} is being taken in: {percent} %. {place.back} stops it.").format(
                file=name, percent=self._writing.percent
            )
        if self._beside.is_reading:
            if self._stop.is_read:
                text = _("{file} is being compared with the book: {percent} %. {place.back} stops it.")
                return text.format(file=name, percent=self._stop.percent)
            return _("{file} is being read: {percent} %").format(file=name, percent=self._stop.percent)
        found = importing.found
        if found is None or found.preview is None:
            return name
        return f"{name} · {counts_words(found.preview.lines)}"

    def on_paste(self, event: events.Paste) -> None:
        """A path that is pasted or dropped on the list of files is taken."""
        if self.importing.mode is Mode.FILES and is_like_a_path(event.text):
            event.stop()
            take_typed(self.desk, self.importing, event.text)

    def on_resize(self) -> None:
        self._draw_view()
        self._draw_below()

    def _entry(self) -> Entry | None:
        return self.lines.entry(self.query_one(LineList).cursor)

    def at_hand(self) -> ImportAtHand:
        return ImportAtHand(entry=self._entry(), importing=self.importing, write=self._write)

    def show_panel(self) -> None:
        """Show the line at hand whole beside the list; in a narrow window, below it."""
        entry = self._entry()
        self.query_one(Panel).show(lambda width: panel_content(entry, width, self._known))
        self._draw_below()
        self.refresh_bindings()

    def _draw_below(self) -> None:
        entry = self._entry()
        words = entry.says if entry is not None else ""
        pieces = wrap_to(words, max(self.size.width - 2, 1), _MOST_BELOW)
        below = self.query_one("#who", Static)
        below.styles.height = max(len(pieces), 2)
        below.update(plain("\n".join(pieces), lines=True), layout=False)

    def refusal(self, act_id: str) -> str | None:
        if self._writing is not None and act_id not in ("place.back", "help.keys"):
            return _("The list is being taken in: {place.back} stops it.")
        why = refusal_of(act_id, self.at_hand(), self.importing)
        return super().refusal(act_id) if why is None else why

    # -- taking in

    def _write(self) -> None:
        self.run_worker(self._written())

    async def _written(self) -> None:
        """Take the list in on a connection of its own, beside the screen: all of it or nothing."""
        found = self.importing.found
        if found is None or found.planned is None or found.kept is None or self._writing is not None:
            return
        stop = self._writing = Stop()
        self.show_panel()
        usual = self.importing.usual
        path, window_id = self.desk.book.path, self.desk.book.window_id

        def write() -> None:
            with Book.open(path, create=False, read_only=False, backups=None) as book:
                book.window_id = window_id  # it is this window's act, which its undo takes back
                carry_out(book, found, usual, stop)

        try:
            await asyncio.to_thread(write)
        except (BookError, SheetError) as error:
            self._writing = None
            self.desk.say(str(error), is_error=True)
            self.desk.reload()
            return
        self._writing = None
        said = clean(found.preview.sum, limit=300).rstrip(".") if found.preview is not None else ""
        if where := WHERE.get(found.kind):
            said += _(" · {place} shows it").format(place=_(where))
        self.importing.end()
        self.desk.say(said, undoable=True)
        self.desk.reload()

    def action_undo(self) -> None:
        """Take back what was said last of the list; else the newest act, as a merge is one."""
        if self.importing.take_back():
            self._seeks_doubt = True
            self.desk.say(_("Taken back."))
        else:
            super().action_undo()

    def action_back(self) -> None:
        if self._writing is not None:
            self._writing.is_wanted = False
        elif self.is_filtered:
            self.action_clear_filter()
        elif not self.importing.back():
            self._stop.is_wanted = False
            self.dismiss()


def _left_or_new(desk: Desk) -> Importing:
    """Where the person stood when the screen was left; at the beginning, where it was not left in the middle."""
    left = desk.unfinished.get(ImportScreen.__name__)
    importing = left if isinstance(left, Importing) else Importing()
    desk.unfinished[ImportScreen.__name__] = importing
    return importing
