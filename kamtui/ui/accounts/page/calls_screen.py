"""The conversations of an account, the newest first."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _
from kamtui.exchange.lists.calls import call_listing
from kamtui.store.book.errors import BookError
from kamtui.store.calls.reads import CallLine, call_detail, call_ids, call_lines, whole_calls
from kamtui.ui.accounts.drawing import CallColumns
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.accounts.looks import call_words
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.accounts.whole_drawing import call_content
from kamtui.ui.keys.accounts import ACCOUNT_CALLS, DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.outgoing.shown_lines import paged_records
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain, two_lines, with_keys
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.paged_lines import PagedLines
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

ABOUT_A_LINE = ("line.open", "line.edit", "line.delete")
"""The acts on the conversation at hand."""


class AccountCallsScreen(Place):
    """The list of conversations of one account."""

    TITLE = N_("Calls of an account")
    PLACE = "accounts"
    TAB = "calls"
    ACTS = (*ACCOUNT_CALLS, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*ACCOUNT_CALLS, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        """`record_id` is the conversation to stand on."""
        super().__init__(desk)
        self.needs = lambda: needed_by(self._calls)
        self.account_id = account_id
        self._stand_on = record_id
        self._calls: PagedLines[CallLine] = PagedLines([], lambda ids: {}, lambda line, width: [])
        self._columns = self._of_account(desk.today)

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(lambda width: self._columns.heading(width))
                yield LineList(mark=self.desk.glyphs.cursor, id="calls")
            yield Panel()
        yield Static("", id="who")
        yield Static("", classes="empty")
        yield KeyBar()

    def reload(self) -> None:
        book, today = self.desk.book, self.desk.today
        if not name_shown(self, self.account_id):
            return
        self._columns = self._of_account(today)
        self._calls = PagedLines(
            call_ids(book, account_id=self.account_id),
            lambda some: call_lines(book, some),
            self._columns.draw,
        )
        listed = self.query_one("#calls", LineList)
        listed.fill(self._calls)
        make_room(self, self.needs)
        self.query_one(Heading).refresh()
        if self._stand_on is not None:
            listed.move_to(self._stand_on)
            self._stand_on = None
        is_empty = not len(self._calls)
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        self.query_one("#shown").display = not is_empty
        if is_empty:
            words = _("No conversation yet.\n\n{call.log} writes down the first one.")
            empty.update(with_keys(words))
        listed.keep_focus()
        self.show_panel()

    def _of_account(self, today: date) -> CallColumns:
        return CallColumns(lambda: self._calls.first(), today, with_account=False)

    def stand_on(self, record_id: int) -> None:
        self.query_one("#calls", LineList).move_to(record_id)

    def _call_id(self) -> int | None:
        key = self.query_one("#calls", LineList).current_key
        return key if isinstance(key, int) else None

    def at_hand(self) -> PageAtHand:
        return PageAtHand(self.account_id, call_id=self._call_id(), part="calls")

    def show_panel(self) -> None:
        """Show the conversation at hand whole beside the list."""
        call_id, book, today = self._call_id(), self.desk.book, self.desk.today

        def draw(width: int) -> Content:
            if call_id is not None:
                try:
                    return call_content(call_detail(book, call_id), today, width)
                except BookError:
                    pass
            return plain("")

        self.query_one(Panel).show(draw)
        self._draw_who()
        self.refresh_bindings()

    def on_resize(self) -> None:
        self._draw_who()

    def _draw_who(self) -> None:
        """Where there is no panel, what the line at hand leaves out."""
        cursor = self.query_one("#calls", LineList).cursor
        call = self._calls.value(cursor) if cursor < len(self._calls) else None
        said = two_lines(call_words(call, self.desk.today) if call else "", max(self.size.width - 2, 1))
        self.query_one("#who", Static).update(said, layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        calls, left = await paged_records(
            self.desk,
            self.query_one("#calls", LineList),
            self._calls.ids,
            whole=whole,
            load=lambda some: whole_calls(self.desk.book, some),
        )
        return call_listing(calls)._replace(left=left)

    def refusal(self, act_id: str) -> str | None:
        if act_id in ABOUT_A_LINE and self._call_id() is None:
            return _("There is no conversation yet: {call.log} writes down the first one.")
        return super().refusal(act_id)
