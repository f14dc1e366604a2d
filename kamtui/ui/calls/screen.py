"""3 Calls: every conversation, newest first."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.calls.words import Channel
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _, pgettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.text.wanted import wanted
from kamtui.exchange.lists.calls import call_listing
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.book.errors import BookError
from kamtui.store.calls.all_calls import calls_with, count_by_channel
from kamtui.store.calls.reads import CallLine, call_detail, call_lines, whole_calls
from kamtui.ui.accounts.drawing import CallColumns
from kamtui.ui.accounts.looks import call_words
from kamtui.ui.accounts.whole_drawing import call_content
from kamtui.ui.keys.calls import CALLS
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.outgoing.shown_lines import paged_records
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import named
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain, two_lines, with_keys
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.views_line import ViewLabel, views_content
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.paged_lines import PagedLines
from kamtui.ui.widgets.panel import Panel, make_room, needed_by


class CallsView(NamedTuple):
    """One way to look at the conversations: those on a channel, or all."""

    channel: Channel | None = None

    @property
    def name(self) -> str:
        """By which it is remembered."""
        return self.channel.value if self.channel else ""

    def label(self, counts: Mapping[Channel, int]) -> ViewLabel:
        """What it is called above the list, with how many it has."""
        if self.channel is None:
            return ViewLabel(self.name, pgettext("view", "all"), show_whole(sum(counts.values())))
        return ViewLabel(self.name, self.channel.label, show_whole(counts[self.channel]))

    @property
    def empty(self) -> str:
        """What is said where there is none."""
        if self.channel:
            return _("No conversation on this channel. {list.view} shows others.")
        return _("No conversation yet.\n\n{call.log} writes down the first one.")


VIEWS = (CallsView(), *map(CallsView, Channel))

COUNTS = "counts of calls"
"""By what name they are read ahead."""
ABOUT_A_CALL = ("line.open", "line.edit", "line.delete")
"""The acts on the conversation at hand."""


class CallsScreen(Place):
    """All conversations."""

    TITLE = N_("Calls")
    PLACE = "calls"
    ACTS = CALLS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(CALLS)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self.lines)
        self.view = self.kept.way("view", named(VIEWS))
        self.lines: PagedLines[CallLine] = PagedLines([], lambda ids: {}, lambda line, width: [])
        self._columns = CallColumns(lambda: self.lines.first(), desk.today)
        self._counts: Mapping[Channel, int] = {}
        self._counted_at: object = None
        """Of which state of the book the counts are."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words; @account, +person; days: mar, >1.3., 12.11.; any alphabet"))
        yield Static("", id="view", classes="view")
        with Horizontal():
            with Vertical():
                yield Heading(lambda width: self._columns.heading(width))
                yield LineList(mark=self.desk.glyphs.cursor, id="calls")
            yield Panel()
        yield Static("", id="who")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    def reload(self) -> None:
        today, counts = self.desk.today, self._counted()
        asked, ids = self.query_one(FilterLine).find(
            lambda asked: calls_with(self.desk.book, asked.words, self.view.now.channel, asked.days, counts),
            today,
            partial(account_names_near, self.desk.book),
        )
        sought = wanted(asked.words)
        self._columns = CallColumns(lambda: self.lines.first(), today)
        self.lines = PagedLines(
            ids, lambda some: call_lines(self.desk.book, some, sought), self._columns.draw
        )
        calls = self.query_one("#calls", LineList)
        calls.wanted = sought
        calls.fill(self.lines)
        if not asked.words and not asked.days:  # what is filtered moves no panel
            make_room(self, self.needs)
        self.query_one(Heading).refresh()
        self.bar.count = str(len(ids))
        self._draw_view()
        self._show_empty(bool(ids), is_filtered=bool(asked.words or asked.days))
        calls.keep_focus()
        self.show_panel()

    def _counted(self) -> Mapping[Channel, int]:
        """How many conversations there are on each channel, as the book is now."""
        now = self.desk.book.state()
        if now != self._counted_at:
            self._counts = self.desk.ahead.take(COUNTS) or count_by_channel(self.desk.book)
            self._counted_at = now
        return self._counts

    def _draw_view(self) -> None:
        labels = [view.label(self._counted()) for view in VIEWS]
        said = views_content(labels, VIEWS.index(self.view.now), max(self.size.width - 2, 1))
        self.query_one("#view", Static).update(said, layout=False)

    def _show_empty(self, any_found: bool, *, is_filtered: bool) -> None:
        """What to press where there is nothing."""
        self.query_one(Horizontal).display = any_found
        empty = self.query_one("#empty", Static)
        empty.display = not any_found
        if not any_found:
            filtered = _("Nothing said has these words or days. {list.clear} clears the filter.")
            empty.update(with_keys(filtered if is_filtered else self.view.now.empty))

    def _call_line(self) -> CallLine | None:
        cursor = self.query_one("#calls", LineList).cursor
        return self.lines.value(cursor) if cursor < len(self.lines) else None

    def at_hand(self) -> AtHand:
        call = self._call_line()
        return AtHand(call.account_id, call_id=call.call_id) if call else AtHand()

    def show_panel(self) -> None:
        """Show the conversation at hand, whole, beside the list."""
        call = self._call_line()

        def draw(width: int) -> Content:
            try:
                detail = call_detail(self.desk.book, call.call_id if call else 0)
            except BookError:
                return plain("")
            return call_content(detail, self.desk.today, width)

        self.query_one(Panel).show(draw if call else None)
        self._draw_who()
        self.refresh_bindings()

    def on_resize(self) -> None:
        self._draw_view()
        self._draw_who()

    def _draw_who(self) -> None:
        """Where there is no panel, what the line at hand leaves out: how it was, with whom, and more of what about."""
        call = self._call_line()
        said = two_lines(call_words(call, self.desk.today) if call else "", max(self.size.width - 2, 1))
        self.query_one("#who", Static).update(said, layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        calls, left = await paged_records(
            self.desk,
            self.query_one("#calls", LineList),
            self.lines.ids,
            whole=whole,
            load=lambda some: whole_calls(self.desk.book, some),
        )
        return call_listing(calls)._replace(left=left)

    def refusal(self, act_id: str) -> str | None:
        if act_id not in ABOUT_A_CALL:
            return super().refusal(act_id)
        call = self._call_line()
        if call is None:
            return _("There is no conversation in this list: {call} logs one.").format(
                call=self.desk.key("call.log")
            )
        return None
