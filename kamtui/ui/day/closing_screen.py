"""The close of the day: whom we asked, what moves to the next day, what comes first there (K20, K25)."""

from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.calls.contacted import ChainCount
from kamtui.domain.day.closing import Waiting
from kamtui.domain.terms.promises import why_not_kept
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.time.calendar import next_working_day
from kamtui.store.chain.asked_reads import chain_count, contacted_on
from kamtui.store.day.closing_reads import coming_up, still_open, unanswered
from kamtui.store.day.today import first_of
from kamtui.store.day.ways_reads import ways_to_call
from kamtui.store.terms.reads import standings
from kamtui.ui.accounts.glance import account_at_a_glance
from kamtui.ui.day.below import Below
from kamtui.ui.day.closing_drawing import (
    Ahead,
    Celebrates,
    ClosingLines,
    Open,
    Row,
    Spoken,
    closed_words,
    spoken_head,
    waiting_head,
)
from kamtui.ui.day.hand import ClosingAtHand
from kamtui.ui.day.panel.head_drawing import line_head
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.day import CLOSING
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.heads.below_line import BelowLabel
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel, needed_by

ANSWERING = ("line.new", "task.done", "line.edit")
"""The acts that answer for somebody who was spoken to; behind each comes the next person."""


class ClosingScreen(Place):
    """The close of the day on which it was opened, also when midnight passes meanwhile.

    What comes next is that of the next day from Monday to Friday: who closes a Friday plans the Monday.
    """

    TITLE = N_("Closing the day")
    PLACE = "today"
    ACTS = CLOSING
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(CLOSING)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self.lines)
        self.below = Below(self, self._labels_from)
        self.day = desk.today
        self.following = next_working_day(self.day)
        self.chain = ChainCount(0, 0, 0)
        self.first: list[tuple[int | None, int | None]] = []
        self.open: list[Waiting] = []
        self.lines: ClosingLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        with Horizontal():
            yield LineList(mark=self.desk.glyphs.cursor, id="closing")
            yield Panel()
        yield Static("", id="below", classes="view")
        yield KeyBar()

    def reload(self) -> None:
        book = self.desk.book
        coming = coming_up(book, self.day, self.following)
        there = {one.chosen for one in coming}
        # What was chosen, and then done or put off to yet another day, leaves its place to others.
        self.first = [chosen for chosen in first_of(book, self.following) if chosen in there]
        self.open = still_open(book, self.day)
        self.chain = chain_count(book, self.day)
        self.lines = ClosingLines(
            contacted_on(book, self.day),
            self.chain,
            unanswered(book, self.day, self.desk.thresholds),
            self.open,
            coming,
            self.first,
            self.day,
            self.following,
            self.desk.today,
            self.desk.glyphs,
        )
        self.query_one(LineList).fill(self.lines)
        self.below.make_room()
        self.show_panel()

    # -- what is below

    def on_mount(self) -> None:
        self.below.watch()

    def on_resize(self) -> None:
        self.below.make_room()

    def _labels_from(self, index: int) -> Sequence[BelowLabel]:
        return self.lines.parts_from(index) if self.lines is not None else ()

    def action_show_view(self, view: str) -> None:
        """Go to the part that was clicked in the line of those below."""
        if self.lines is not None:
            self.query_one(LineList).move_to(self.lines.key(int(view)))

    # -- the line at hand

    def _row(self) -> Row:
        return self.lines.row(self.query_one(LineList).cursor) if self.lines is not None else None

    def at_hand(self) -> ClosingAtHand:
        close = ClosingAtHand(
            day=self.day,
            following=self.following,
            first=tuple(self.first),
        )
        match self._row():
            case Spoken(person):
                return replace(close, account_id=person.account_id, person_id=person.person_id, spoken=person)
            case Celebrates(line):
                return replace(
                    close,
                    account_id=line.account_id,
                    person_id=line.person_id,
                    feast=line.feast,
                    who=line.person or line.account,
                )
            case Open(waiting) | Ahead(waiting, _):
                return replace(
                    close,
                    account_id=waiting.account_id,
                    person_id=waiting.person_id,
                    term_id=waiting.term_id,
                    task_id=waiting.task_id,
                    settles_task_id=waiting.task_id,
                    waiting=waiting,
                )
        return close

    def show_panel(self) -> None:
        """Show the account of the line at hand beside the list, under the person that was spoken to."""
        here = self._row()
        account = account_at_a_glance(self.desk, self.at_hand().account_id)

        def draw(width: int) -> Content:
            head = self._head(here, width)
            return Content.assemble(head, account(width) if account else plain(""))

        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    def _head(self, row: Row, width: int) -> Content:
        """What the panel says of the line itself."""
        match row:
            case Spoken(person):
                return spoken_head(person, width, self.desk.glyphs)
            case Celebrates(line):
                ways = ways_to_call(self.desk.book, line.account_id, line.person_id)
                return line_head(line, ways, self.day, width, self.desk.glyphs)
            case Open(waiting) | Ahead(waiting, _):
                ways = ways_to_call(self.desk.book, waiting.account_id, waiting.person_id)
                return waiting_head(waiting, ways, width)
        return plain("")

    def refusal(self, act_id: str) -> str | None:
        if act_id == "task.done" and (why := self._why_not_kept()) is not None:
            return why
        if self._is_possible(act_id):
            return super().refusal(act_id)
        if act_id == "line.edit" and isinstance(self._row(), Celebrates):
            return _("That is for somebody who was spoken to, a task or a term.")
        if act_id in ("task.done", "line.edit"):
            return _("There is nothing to settle here.")
        if act_id == "line.new":
            return _("That is for somebody who was spoken to today, in the first part.")
        if act_id == "task.snooze":
            return ""
        return _("That is for what stands in the last part, the day to come.")

    def _why_not_kept(self) -> str | None:
        """Why one key does not say of the term at hand that it was kept."""
        row = self._row()
        term_id = row.one.term_id if isinstance(row, Open | Ahead) else None
        term = standings(self.desk.book, [term_id]).get(term_id) if term_id is not None else None
        return why_not_kept(term, self.desk.today) if term is not None else None

    def _is_possible(self, act_id: str) -> bool:
        """Whether an act of the close does something about the line at hand; every other act does."""
        row = self._row()
        match act_id:
            case "task.done" | "task.snooze":
                return isinstance(row, Spoken | Celebrates | Open | Ahead)
            case "line.edit":
                return isinstance(row, Spoken | Open | Ahead)
            case "line.new":
                return isinstance(row, Spoken)
            case "task.first":
                return isinstance(row, Ahead)
        return True

    def label_of(self, act_id: str, label: str) -> str:
        """Of a task or a check, space, `e` and `s` do what they do elsewhere."""
        if isinstance(self._row(), Spoken):
            return key_name("ask later") if act_id == "task.snooze" else label
        if isinstance(self._row(), Celebrates) and act_id == "task.done":
            return key_name("greeted")
        return {"task.done": key_name("done"), "line.edit": key_name("edit")}.get(act_id, label)

    # -- acts

    def doing(self, act: Act) -> Coroutine[Any, Any, None]:
        """What does an act; where it answered for somebody, the next line comes."""
        doing = super().doing(act)
        is_answering = act.id in ANSWERING and isinstance(self._row(), Spoken)
        return self._goes_on(doing) if is_answering else doing

    async def _goes_on(self, doing: Coroutine[Any, Any, object]) -> None:
        if await doing:
            self.query_one(LineList).step(1)

    def action_undo(self) -> None:
        """Take back the newest act, and stand on its line."""
        before = self.lines.rows() if self.lines is not None else {}
        super().action_undo()
        if self.lines is not None:
            listed = self.query_one(LineList)
            changed = [key for key, row in self.lines.rows().items() if before.get(key) != row]
            if changed and listed.current_key not in changed:
                listed.move_to(changed[0])

    # -- leaving

    def action_back(self) -> None:
        self.desk.say(closed_words(self.chain, self.lines.left_open if self.lines is not None else 0))
        self.dismiss()
