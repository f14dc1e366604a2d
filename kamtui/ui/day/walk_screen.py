"""The walk through the review: one line at a time, each settled by one key (K17)."""

from collections.abc import Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.day.line import Line
from kamtui.domain.day.walk import Mark, Walk, mark_words
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.promises import why_not_checked, why_not_kept
from kamtui.domain.text import language
from kamtui.domain.text.language import N_, _, key_name, ngettext
from kamtui.domain.warning import Remedy
from kamtui.store.accounts.people_reads import person_entry, person_line
from kamtui.store.book.errors import BookError
from kamtui.store.calls.reads import call_detail, call_ids
from kamtui.store.day.today import has_many_accounts, implied, is_long_chain, todays_lines
from kamtui.store.day.walk_changes import marking, pass_over
from kamtui.store.day.walk_reads import is_task_due, lines_of_term, marks
from kamtui.store.day.ways_reads import ways_to_call
from kamtui.ui.accounts.glance import account_at_a_glance
from kamtui.ui.accounts.whole_drawing import READABLE, call_content, person_content
from kamtui.ui.beside import Beside
from kamtui.ui.day.walk_drawing import Summary, end_content, item_content, progress_words
from kamtui.ui.day.walk_settling import is_for, opens_here, settled_by, told_of
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.day import WALK, WALKED
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.going import CloseDay
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain
from kamtui.ui.terms.panel_drawing import term_panel
from kamtui.ui.widgets.cut import Cut
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel, panel_cells

ABOUT_A_LINE = ("task.done", "task.snooze", "term.check", "line.open")
"""The acts on the line at hand."""
ON_THE_WAY = frozenset(act.id for act in WALK)
AT_THE_END = frozenset(act.id for act in WALKED)


class WalkScreen(Place):
    """The day's review, a line at a time, on a screen of its account; at the end what was done.

    How a line was settled is kept in the book, as a part of the act that settled it: so the walk can be
    left and taken up again, and undoing the act brings its line back. A new day begins a new walk.
    """

    TITLE = N_("The walk through the review")
    PLACE = "today"
    ACTS = (*WALK, *WALKED)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*WALK, *WALKED))
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-low"), (30, "-tall")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.walk = Walk((), {})
        self.summary = Summary({}, desk.glyphs)
        self._day = desk.today
        self._has_begun = False
        self._marks_before_undo: Mapping[str, Mark] | None = None
        """How the lines were settled before the newest act was taken back: to go back to its line when all is read again."""
        self._is_acting = False
        self._reading = Beside(self, desk, self._start, self._see, failed=self._show_failed)

    def compose(self) -> ComposeResult:
        yield self.bar
        with Horizontal():
            with Vertical():
                yield Static("", id="progress")
                yield Static("", id="item")
                yield Cut(id="card")
                yield LineList(mark=self.desk.glyphs.cursor, id="summary")
            yield Panel()
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        """Read the review anew. While a line is being settled this waits, and is done once at the end of it."""
        if self._is_acting:
            return
        book = self.desk.book
        if has_many_accounts(book) or is_long_chain(book):
            # A key is to settle the line that it will find; before the first was read it finds none.
            self._reading.ask(hold_keys=self._has_begun)
            if not self._has_begun:
                self._say_unread()
        else:
            self._reading.forget()
            known = implied(self.desk.figures)
            self._see(todays_lines(book, self.desk.today, self.desk.thresholds, of_accounts=known))

    def _start(self) -> "Future[list[Line]]":
        """Begin to read the review beside; what bonds and sales imply is mostly known from Today."""
        today, defaults, figures = self.desk.today, self.desk.thresholds, self.desk.figures
        known = implied(figures) if figures.are_all_read else None
        return self.desk.book.beside.read(lambda book: todays_lines(book, today, defaults, of_accounts=known))

    def _see(self, lines: Sequence[Line]) -> None:
        book, today = self.desk.book, self.desk.today
        # A feast that is still to come is nothing to be done today.
        lines = [line for line in lines if line.feast is None or line.is_due]
        if self._has_begun and today == self._day and self.walk.total:
            self.walk.see(lines, marks(book, today))
        else:
            self.walk = Walk(lines, marks(book, today))
        if self._marks_before_undo is not None:
            before, self._marks_before_undo = self._marks_before_undo, None
            self.walk.go_back_to(before)
        self._has_begun, self._day = True, today
        self._show()

    def _show_failed(self) -> None:
        self._marks_before_undo = None
        self.walk, self._has_begun = Walk((), {}), False  # what stands is of a book that was changed since
        self._say_unread()

    def _say_unread(self) -> None:
        """Say in place of the lines that they are still being read, or could not be."""
        self.bar.count = ""
        self.query_one(Horizontal).display = False
        empty = self.query_one("#empty", Static)
        empty.display = True
        said = self._reading.told(_("The review is being read …"), _("The review could not be read"))
        empty.update(plain(said))

    def _reload_quickly(self, line: Line) -> None:
        """Read the line and the marks anew, where an act took nothing else from the review.

        The whole of it takes longer than a key may in a book of thousands of accounts.
        """
        book = self.desk.book
        if line.term is not None:
            left = lines_of_term(book, line.term.term_id, self._day, self.desk.thresholds)
            self.walk.see_term(line.term.term_id, left)
        elif line.task_id is not None and not is_task_due(book, line.task_id, self._day):
            self.walk.see_gone(line)
        self.walk.see_marks(marks(book, self._day))
        self._shown = book.state(), self._day, language.code(), self.desk.config
        self._show()

    # -- showing

    def _show(self) -> None:
        line = self.walk.current
        is_empty = not self.walk.total
        self.bar.count = str(self.walk.due or "")
        self.query_one(Horizontal).display = not is_empty
        empty = self.query_one("#empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(
                plain(
                    _(
                        "Nothing to walk through: nothing needs you today, and nobody waits.\n\n"
                        "{walk.end} goes back, {day.close} closes the day, {call.log} logs a call."
                    ),
                    lines=True,
                )
            )
        self.query_one("#card").display = line is not None
        listed = self.query_one("#summary", LineList)
        listed.display = line is None
        if line is not None:
            self.set_focus(None)
        else:
            self.summary = Summary(self.walk.marks, self.desk.glyphs)
            listed.fill(self.summary)
            listed.keep_focus()
        self._draw_item()
        account = account_at_a_glance(self.desk, line.account_id if line else None)
        self.query_one("#card", Cut).show(
            (lambda width: account(min(width, READABLE))) if account is not None else None
        )
        self.show_panel()

    def _draw_item(self) -> None:
        """How far it is, and the line at hand in words."""
        panel = self.query_one(Panel)
        beside = panel_cells(self.size.width) if panel.display else 0
        width = min(max(self.size.width - beside - 2, 20), READABLE)
        self.query_one("#progress", Static).update(
            progress_words(self.walk, width, self.desk.glyphs), layout=False
        )
        line = self.walk.current
        if line is None:
            content = end_content(self.walk, width)
        else:
            most = max(min(self.size.height // 8, 6), 1)
            ways = ways_to_call(self.desk.book, line.account_id, line.person_id)
            content = item_content(line, self.walk.mark(line), ways, self._day, width, most, self.desk.glyphs)
        self.query_one("#item", Static).update(content)

    def on_resize(self) -> None:
        if self._has_begun:
            self._draw_item()

    def show_panel(self) -> None:
        """Beside the line, where there is room: the term or the person whole, or what was said last."""
        line = self.walk.current
        if line is None:
            self.query_one(Panel).show(account_at_a_glance(self.desk, self.at_hand().account_id))
        else:
            self.query_one(Panel).show(lambda width: _beside(self.desk, line, width))
        self.refresh_bindings()

    # -- the line at hand

    def at_hand(self) -> AtHand:
        line = self.walk.current
        if line is not None:
            return AtHand(
                line.account_id,
                line.person_id,
                term_id=line.term.term_id if line.term is not None else None,
                task_id=line.task_id,
                may_be_kept=line.asks_to_be_kept(self.desk.today),
                problem_id=line.problem_id,
                warning=line.warning,
                further_warnings=line.further_warnings,
                feast=line.feast,
                settles_task_id=line.task_id if self.walk.is_there(line) else None,
                who=line.person or line.account,
            )
        mark = self.summary.mark(self.query_one("#summary", LineList).cursor)
        return AtHand(mark.account_id if mark else None)

    def _is_another_day(self) -> bool:
        """Whether midnight has passed since the review was read; then that of the new day is shown instead."""
        if self.desk.today == self._day:
            return False
        self.reload()
        self.desk.say(_("A new day has begun: this is its review."))
        return True

    def label_of(self, act_id: str, label: str) -> str:
        hand = self.at_hand()
        if act_id == "task.done" and hand.feast is not None:
            return key_name("greeted")
        return key_name("hide") if act_id == "task.snooze" and hand.is_warning_alone else label

    def refusal(self, act_id: str) -> str | None:
        line = self.walk.current
        if act_id == "day.close":
            return None  # whoever breaks the walk off for the day need not leave it first
        if act_id in AT_THE_END:
            is_possible = line is None and (
                act_id != "walk.again" or bool(self.walk.skipped or self.walk.new)
            )
        elif act_id in ON_THE_WAY and line is None:
            return _("That was the last line: {walk.end} goes back to Today, {day.close} closes the day.")
        elif act_id in ON_THE_WAY:
            is_possible = line is not None and is_for(
                act_id, line, self.at_hand().settling, is_there=self.walk.is_there(line)
            )
            if not is_possible and act_id == "task.done" and line is not None:
                return _why_not_done(self.desk, line)
            if not is_possible and act_id == "term.check" and line is not None and line.term is not None:
                return why_not_checked(line.term) or ""
        else:
            return super().refusal(act_id)
        return None if is_possible else ""

    # -- settling

    @contextmanager
    def _settling(self, line: Line, settled: Settled, what: str, *, quickly: bool = False) -> Iterator[None]:
        """What is written within it also says how the line was settled, and is taken back together with that.

        Nothing is said where nothing is written: a form that is left settles no line.
        """
        self._is_acting = True
        try:
            with self.desk.book.along(marking(line, settled, self._day, what)):
                yield
        finally:
            self._is_acting = False
        if quickly:
            self._reload_quickly(line)
        else:
            self.reload()
            self._shown = self.desk.book.state(), self._day, language.code(), self.desk.config

    def _pass_over(self, line: Line, settled: Settled) -> bool:
        """Settle the line and nothing else; whether it could be, which it cannot in a book that is only read."""
        book = self.desk.book
        if book.read_only:
            return False
        self._is_acting = True
        try:
            self.desk.do(lambda: pass_over(book, line, settled, self._day))
        finally:
            self._is_acting = False
        return True

    async def action_act(self, act_id: str) -> None:
        if act_id in ABOUT_A_LINE:
            line = self.walk.current
            if line is None or self._is_another_day():
                return
            # What is gone from the review, its account can still be looked at.
            if not self.walk.is_there(line) and (act_id != "line.open" or opens_here(line)):
                return
        await super().action_act(act_id)

    def doing(self, act: Act) -> Coroutine[Any, Any, None]:
        """What does an act, and with it says how the line at hand is settled, if the act settles it."""
        is_another_day = (
            self._is_another_day()
        )  # first: it reads the review anew, and with it what is at hand
        doing, line = super().doing(act), self.walk.current
        if line is None or is_another_day:
            return doing
        settled = settled_by(act.id, line) if self.walk.is_there(line) else None
        if settled is not None:
            return self._settles(act, line, settled, doing)
        return self._looks(line, doing) if act.id == "line.open" else doing

    async def _settles(
        self, act: Act, line: Line, settled: Settled, doing: Coroutine[Any, Any, None]
    ) -> None:
        is_told_elsewhere_too = (
            line.asks_for(Remedy.MARK_KEY) or line.problem_id is not None or line.feast is not None
        )
        takes_only_the_line = act.id == "task.done" and not is_told_elsewhere_too
        what = mark_words(told_of(act.id, line))
        with self._settling(line, settled, what, quickly=takes_only_the_line):
            await doing

    async def _looks(self, line: Line, doing: Coroutine[Any, Any, None]) -> None:
        """Look at the account of a line, which settles it. The walk goes on with the next line when one comes back."""
        if self.walk.is_open(line):
            self._pass_over(line, Settled.OPENED)
        await doing

    # -- walking

    def action_skip(self) -> None:
        """To the next line; one that is not settled is left for another time."""
        line = self.walk.current
        if line is None or self._is_another_day():
            return
        if self.walk.mark(line) is not None or not self._pass_over(line, Settled.SKIPPED):
            self.walk.step(1)
            self._show()
            return
        self._reload_quickly(line)
        if self.walk.mark(line) is not None:
            self.desk.say(_("Skipped"), undoable=True)

    def action_back_one(self) -> None:
        self.walk.step(-1)
        self._show()

    def action_undo(self) -> None:
        """Take back the newest act, and go back to its line."""
        if self._marks_before_undo is None:
            self._marks_before_undo = self.walk.marks
        super().action_undo()

    def action_again(self) -> None:
        """Take up what was skipped, and what is new."""
        if not self._is_another_day():
            self.walk = self.walk.take_up()
            self._show()

    def action_leave(self) -> None:
        left = self.walk.left + self.walk.skipped
        words = ngettext(
            "{count} line left: {review.walk} takes the walk up again.",
            "{count} lines left: {review.walk} takes the walk up again.",
            left,
        )
        self.desk.say(words.format(count=left))
        self.dismiss()

    def action_close_day(self) -> None:
        """Close the day, from Today: there one comes back to when it is closed."""
        self.going.hold_keys()
        self.dismiss()
        self.app.post_message(CloseDay())


def _beside(desk: Desk, line: Line, width: int) -> Content:
    """What stands beside a line: its term or its person whole, else the last conversation; nothing if it is gone."""
    book, today, glyphs = desk.book, desk.today, desk.glyphs
    try:
        if line.term is not None:
            warnings = [line.warning] if line.warning is not None else []
            return term_panel(line.term, warnings, today, width, glyphs)
        if line.person_id is not None:
            entry, stance = person_entry(book, line.person_id)
            return person_content(
                person_line(book, line.person_id), entry, stance.reason, today, width, glyphs
            )
        last = call_ids(book, account_id=line.account_id, limit=1) if line.account_id else []
        return call_content(call_detail(book, last[0]), today, width) if last else plain("")
    except BookError:
        return plain("")


def _why_not_done(desk: Desk, line: Line) -> str:
    """Why nothing is done about a line by the key that settles, and what would help: as in Today."""
    key = desk.key
    if line.term is not None:
        return why_not_kept(line.term, desk.today) or ""
    if line.warning is not None:
        return _("A warning: {open} leads to what it is about, {hides} hides it until a day.").format(
            open=key("line.open"), hides=key("task.snooze")
        )
    return _("There is no task here: {call} logs a call, {task} plans one.").format(
        call=key("call.log"), task=key("task.new")
    )
