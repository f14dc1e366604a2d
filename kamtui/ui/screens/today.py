"""1 Today: what needs me, in the order in which it hurts (K17)."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from kamtui.domain.language import _
from kamtui.domain.review import Group, Line
from kamtui.store.accounts import count_by_stage
from kamtui.store.today import todays_lines
from kamtui.ui.desk import Desk
from kamtui.ui.drawing.today import More, ReviewLines
from kamtui.ui.keymap import bindings
from kamtui.ui.keys import TODAY
from kamtui.ui.place import AtHand, Place, act
from kamtui.ui.text import plain
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel


class TodayScreen(Place):
    """The daily review."""

    TITLE = _("Today")
    PLACE = "today"
    KEYS = TODAY
    BINDINGS: ClassVar[list[BindingType]] = bindings(TODAY)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = ReviewLines((), set(), desk.glyphs)
        self._unfolded: set[Group] = set()

    def compose(self) -> ComposeResult:
        yield self.bar
        with Horizontal():
            yield LineList(mark=self.desk.glyphs.cursor, id="review")
            yield Panel()
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    def reload(self) -> None:
        found = todays_lines(self.desk.book, self.desk.today, self.desk.greeting_defaults)
        self.bar.count = str(len(found))
        self.lines = ReviewLines(found, self._unfolded, self.desk.glyphs)
        self.query_one("#review", LineList).fill(self.lines)
        self.query_one(Horizontal).display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found
        if not found:
            empty.update(plain(self._empty_words(), lines=True))
        self.keep_focus(self.query_one("#review", LineList))
        self.show_panel()

    def _empty_words(self) -> str:
        if not any(count_by_stage(self.desk.book).values()):
            return _(
                "This is your account book, and it is empty.\n\n"
                "n   writes down the first account\n"
                "c   logs a call\n"
                "?   shows the keys\n\n"
                "Your customers are in a list already? Leave with ctrl+q and type\n"
                "kamtui import accounts FILE.csv"
            )
        return _(
            "Nothing needs you today: all is done, and nobody waits.\n\nc logs a call, t writes down a task."
        )

    # -- the line at hand

    def _line(self) -> Line | None:
        row = self.lines.find(self.query_one("#review", LineList).current_key)
        return row if isinstance(row, Line) else None

    def at_hand(self) -> AtHand:
        line = self._line()
        return AtHand(line.account_id, line.person_id) if line else AtHand()

    def show_panel(self) -> None:
        """Show the account of the line at hand beside the list."""
        line = self._line()
        self.query_one(Panel).show(self.account_drawing(line.account_id if line else None))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("done", "snooze", "edit", "delete"):
            line = self._line() if self.is_mounted else None
            return line is not None and line.task_id is not None
        if action == "accept":
            line = self._line() if self.is_mounted else None
            return line is not None and line.insight is not None
        return True

    @on(LineList.Chosen)
    def action_open(self) -> None:
        row = self.lines.find(self.query_one("#review", LineList).current_key)
        if isinstance(row, More):
            self._unfolded.add(row.group)
            self.reload()
        elif isinstance(row, Line) and row.insight is not None and row.account_id is not None:
            self.ask_for(self.OpenAccount(row.account_id, "center", row.person_id))
        elif isinstance(row, Line) and row.account_id is not None:
            self.ask_for(self.OpenAccount(row.account_id))
        elif isinstance(row, Line) and row.task_id is not None:
            self.action_edit()
        elif isinstance(row, Line) and row.person_id is not None:
            self.run_worker(self.edit_person(row.person_id))

    @act
    async def action_accept(self) -> None:
        line = self._line()
        if line is not None and line.insight is not None and line.account_id is not None:
            await self.accept_warning(line.account_id, line.insight)

    def action_done(self) -> None:
        line = self._line()
        if line is not None and line.task_id is not None:
            self.finish_task(line.task_id)

    @act
    async def action_snooze(self) -> None:
        line = self._line()
        if line is not None and line.task_id is not None:
            await self.snooze_task(line.task_id)

    @act
    async def action_edit(self) -> None:
        line = self._line()
        if line is not None and line.task_id is not None:
            await self.edit_task(line.task_id)

    @act
    async def action_delete(self) -> None:
        line = self._line()
        if line is not None and line.task_id is not None:
            await self.delete_task(line.task_id)

    @act
    async def action_new(self) -> None:
        account_id = await self.new_account()
        if account_id is not None:
            self.ask_for(self.OpenAccount(account_id))
