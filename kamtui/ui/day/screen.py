"""1 Today: what needs me, in the order in which it hurts (K17)."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from kamtui.domain.calls.contacted import ChainCount
from kamtui.domain.chain.week import DayCount
from kamtui.domain.day.line import Group, Line, tomorrow_words
from kamtui.domain.day.review import DayFacts
from kamtui.domain.listing import Listing
from kamtui.domain.terms.promises import why_not_checked, why_not_kept
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.domain.warning import Remedy, Warning
from kamtui.store.chain.asked_reads import chain_count
from kamtui.store.chain.week_reads import four_weeks
from kamtui.store.day.today import (
    Besides,
    besides,
    day_facts,
    first_facts,
    first_tomorrow,
    has_many_accounts,
    has_what_implies,
    implied,
    is_long_chain,
    is_new,
    lines_of,
)
from kamtui.ui.beside import GROUP, WAIT_SECONDS, Beside
from kamtui.ui.day.below import Below
from kamtui.ui.day.drawing import (
    Chain,
    Fold,
    ReviewLines,
    all_done_content,
    below_labels,
    closing_content,
    closing_words,
    new_book_content,
)
from kamtui.ui.day.grid import review_signs
from kamtui.ui.keys.day import TODAY
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.named import called
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.going import CloseDay, GoTo, WalkReview
from kamtui.ui.shell.hand import AtHand, Settling
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.heads.below_line import BelowLabel
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel, needed_by

ABOUT_A_LINE = ("task.done", "term.check", "task.snooze", "line.edit", "line.delete")
"""The acts on the task, term or warning at hand."""


class TodayScreen(Place):
    """The daily review."""

    TITLE = N_("Today")
    PLACE = "today"
    ACTS = TODAY
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(TODAY)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = ReviewLines((), set(), desk.glyphs, desk.today)
        self.needs = lambda: needed_by(self.lines)
        self.below = Below(self, self._labels_from, self._offered)
        self._unfolded: set[Group] = set()
        self._is_new = True
        """Whether it was never shown."""
        self._facts: DayFacts | None = None
        """What the review is made of, as it was last read."""
        self._is_begun = False
        """Whether these are only what the first picture of a large book is made of, and the others are being read."""
        self._not_begun: Sequence[Group] = ()
        """The groups of which it shows nothing."""
        self._besides = Besides()
        """What the chain was last seen to wait for, and whose feast it was."""
        self._implied: list[Warning] | None = None
        """What bonds and sales were last seen to imply; None before they were read."""
        self._day = Beside.of_book(
            self,
            desk,
            lambda book, day: day_facts(book, day, desk.thresholds),
            self._show_day,
            failed=lambda: self._show_day(None),
        )
        self._chain = Beside.of_book(
            self,
            desk,
            lambda book, day: besides(book, day, desk.thresholds, everyone=True),
            self._show_besides,
            failed=lambda: self._show_besides(Besides()),
        )
        self._figures = Beside.of_figures(self, desk, self._show_figures)
        self._first_tomorrow: Line | None = None
        """What tomorrow begins with, as it was last read for an empty day."""
        self._tomorrow = Beside.of_book(
            self,
            desk,
            lambda book, day: first_tomorrow(book, day, desk.thresholds),
            self._show_tomorrow,
            failed=lambda: self._show_tomorrow(None),
        )

    def compose(self) -> ComposeResult:
        yield self.bar
        with Horizontal():
            yield LineList(mark=self.desk.glyphs.cursor, id="review")
            yield Panel()
        yield Static("", id="below", classes="view")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        book, today = self.desk.book, self.desk.today
        is_first = self._facts is None
        # The first picture shall have its lines; later a key finds those that stand until the others are there.
        are_many = has_many_accounts(book)
        self._is_begun = is_first and are_many
        self._not_begun = ()
        if self._is_begun:
            self._facts, self._not_begun = first_facts(book, today, self.desk.thresholds)
        elif not are_many:
            self._facts = day_facts(book, today, self.desk.thresholds)
        if are_many:
            self._chain.forget()  # it comes after them
            self._day.ask(hold_keys=not is_first)
        else:
            self._read_besides(is_first=is_first)
        self.fill()

    def _read_besides(self, *, is_first: bool = False) -> None:
        """Read what the day's lines are not made of alone: what the chain waits for, feasts, what sales and bonds imply."""
        # Nor does the first picture wait for the rules of the chain and the names of feasts, which have to be imported.
        book = self.desk.book
        if is_new(book):  # its page is the first picture, behind the question for the language too
            self._chain.forget()
            self._besides = Besides()
        elif is_first or has_many_accounts(book) or is_long_chain(book):
            self._chain.ask()
        else:
            self._chain.forget()
            self._besides = besides(book, self.desk.today, self.desk.thresholds, everyone=True)
        self._read_implied()

    def _read_implied(self) -> None:
        """What sales and bonds imply. The first picture does without: reading that takes as long as all else."""
        if not has_what_implies(self.desk.book):
            self._figures.forget()
            self._implied = []
        elif self._implied is not None and (
            self.desk.figures.are_all_read or not self.desk.kept_figures.take_long
        ):
            self._figures.forget()
            self._implied = implied(self.desk.figures)
        else:
            self._figures.ask()

    def _show_day(self, facts: DayFacts | None) -> None:
        self._facts = facts
        if facts is None:  # better nothing than what was before
            self.bar.count = ""
            self.query_one(Horizontal).display = False
            empty = self.query_one("#empty", Static)
            empty.display = True
            said = self._day.told(_("The review is being read …"), _("The review could not be read"))
            empty.update(plain(said))
        else:
            is_first, self._is_begun, self._not_begun = self._is_begun, False, ()
            self._read_besides(is_first=is_first)
            self.fill()

    def _show_besides(self, beside: Besides) -> None:
        self._besides = beside
        self.fill()

    def _show_figures(self) -> None:
        self._implied = None if self._figures.has_failed else implied(self.desk.figures)
        self.fill()

    def fill(self) -> None:
        if self._facts is None:
            return
        if (
            self._day.is_reading and not self._is_begun
        ):  # all of it is shown together, when the day's lines are there
            self.bar.count = f"{self.bar.count.rstrip('…')}…"
            return
        book, today = self.desk.book, self.desk.today
        lines = lines_of(self._facts, self._implied or (), self._besides)
        said = {
            **dict.fromkeys(self._not_begun, self._day.words),
            Group.WARNINGS: self._day.words or self._figures.words,
            Group.CHAIN: self._day.words or self._chain.words,
        }
        is_whole = not any(said.values())
        chain, days = chain_count(book, today), four_weeks(book, today)
        self.bar.count = str(sum(line.is_due for line in lines) or "")
        self.lines = ReviewLines(
            lines,
            self._unfolded,
            self.desk.glyphs,
            today,
            chain if lines or not is_whole else None,
            days,
            said,
            closing_words() if self.is_to_close else "",
        )
        is_empty = is_whole and not lines
        self.query_one("#review", LineList).fill(self.lines)
        self.query_one(Horizontal).display = not is_empty
        empty = self.query_one("#empty", Static)
        empty.display = is_empty
        if is_empty and is_new(book):
            empty.update(new_book_content())
        elif is_empty:
            self._read_tomorrow()
            empty.update(self._empty_words(chain, days))
        self.query_one("#review", LineList).keep_focus()
        self.below.make_room()
        self.show_panel()

    # -- what is below

    def on_mount(self) -> None:
        self.below.watch()

    def on_resize(self) -> None:
        self.below.make_room()

    def _labels_from(self, index: int) -> Sequence[BelowLabel]:
        return below_labels(self.lines.groups_from(index), self.desk.glyphs)

    def _offered(self) -> Content | None:
        """That it is time to close the day, in the foot."""
        return closing_content(self.desk.key("day.close")) if self.is_to_close else None

    @property
    def _says_how_to_close(self) -> bool:
        """Whether the foot or the last line says how the day is closed: the keys need not say it again."""
        below, listed = self.query_one("#below", Static), self.query_one("#review", LineList)
        if not self.is_to_close or not len(self.lines):
            return False
        said = "".join(text for text, _look in self.lines.draw(len(self.lines) - 1, listed.size.width))
        return below.display or closing_words() in said

    def action_show_view(self, view: str) -> None:
        """Go to the group that was clicked in the line of those below."""
        for begun in self.lines.groups_from(0):
            if begun.group.name == view:
                self.query_one("#review", LineList).move_to(begun.key)

    def _read_tomorrow(self) -> None:
        """What tomorrow begins with: beside, where all of the review is."""
        book = self.desk.book
        if has_many_accounts(book) or is_long_chain(book):
            self._tomorrow.ask()
        else:
            self._tomorrow.forget()
            self._first_tomorrow = first_tomorrow(book, self.desk.today, self.desk.thresholds)

    def _show_tomorrow(self, first: Line | None) -> None:
        self._first_tomorrow = first
        book, today = self.desk.book, self.desk.today
        words = self._empty_words(chain_count(book, today), four_weeks(book, today))
        self.query_one("#empty", Static).update(words)

    def _empty_words(self, chain: ChainCount, days: Sequence[DayCount]) -> Content:
        tomorrow = self._tomorrow.told(
            _("What tomorrow begins with is being read …"), _("What tomorrow begins with could not be read")
        ) or tomorrow_words(self._first_tomorrow)
        return all_done_content(chain, days, tomorrow, self.desk.glyphs)

    # -- the line at hand

    def _line(self) -> Line | None:
        row = self._row()
        return row if isinstance(row, Line) else None

    def _row(self) -> object:
        """What stands on the line under the cursor, if anything does."""
        listed = self.query_one("#review", LineList)
        return None if listed.current_key is None else self.lines.row(listed.cursor)

    def label_of(self, act_id: str, label: str) -> str:
        hand = self.at_hand()
        if act_id == "day.close" and self._says_how_to_close:
            return ""
        if act_id == "task.done" and hand.feast is not None:
            return key_name("greeted")
        return key_name("hide") if act_id == "task.snooze" and hand.is_warning_alone else label

    def signs(self) -> Sequence[tuple[str, str]]:
        return review_signs(self.desk.glyphs)

    def at_hand(self) -> AtHand:
        line = self._line()
        if line is None:
            return AtHand()
        term_id = line.term.term_id if line.term else None
        return AtHand(
            line.account_id,
            line.person_id,
            term_id=term_id,
            task_id=line.task_id,
            may_be_kept=line.asks_to_be_kept(self.desk.today),
            problem_id=line.problem_id,
            warning=line.warning,
            further_warnings=line.further_warnings,
            feast=line.feast,
            because_of_term_id=term_id,
            settles_task_id=line.task_id,
            who=line.person or line.account,
            is_meant=(listed := self.query_one(LineList)).meant == listed.current_key,
        )

    async def _show_panel_later(self) -> None:
        """Show it once the first picture is there: what draws an account has to be imported."""
        while self.is_awaited:
            await asyncio.sleep(WAIT_SECONDS)
        self.call_after_refresh(self.show_panel)

    def show_panel(self) -> None:
        """Show the line at hand whole and its account beside the list."""
        if self._is_new:
            self._is_new = False
            _panel: Worker[None] = self.run_worker(self._show_panel_later, group=GROUP)
            return
        draw = called("day.panel.beside:drawn_beside")(self.desk, self._row(), self.lines.folded)
        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    async def listing(self, *, whole: bool) -> Listing:
        from kamtui.exchange.review_listing import review_listing  # the first picture does without

        if whole:  # what is folded is of the day, too
            return review_listing(self.lines.all_lines, self.desk.today)
        rows = map(self.lines.row, self.query_one("#review", LineList).places(whole=False))
        return review_listing([row for row in rows if isinstance(row, Line)], self.desk.today)

    def refusal(self, act_id: str) -> str | None:
        if act_id == "line.open":
            return None if len(self.lines) else _("There is nothing to do here.")
        if act_id not in ABOUT_A_LINE:
            return super().refusal(act_id)
        line = self._line()
        if line is not None:
            return None if _is_for(act_id, line, self.at_hand().settling) else self._not_for(act_id, line)
        if self._row() is None:
            return _("There is nothing to do here.")
        return _("This line stands for more: {open} opens it.").format(open=self.desk.key("line.open"))

    def _not_for(self, act_id: str, line: Line) -> str:
        """Why an act does nothing about a line, and what would help."""
        hides, opens = self.desk.key("task.snooze"), self.desk.key("line.open")
        match act_id:
            case "term.check" if line.term is not None and (why := why_not_checked(line.term)) is not None:
                return why
            case "term.check":
                return _("That is for a term, and this line is none.")
            case "line.edit" | "line.delete":
                return _("That is for a task or a term: {open} opens the account.").format(open=opens)
        if line.feast is not None:
            day = show_weekday_day(line.feast.on, self.desk.today)
            return _("This feast is on {day}: {hides} plans the greeting.").format(day=day, hides=hides)
        if line.term is not None and (why := why_not_kept(line.term, self.desk.today)) is not None:
            return why
        if line.warning is not None:
            return _("A warning: {open} leads to what it is about, {hides} hides it until a day.").format(
                open=opens, hides=hides
            )
        return _("There is no task here: {call} logs a call, {task} plans one.").format(
            call=self.desk.key("call.log"), task=self.desk.key("task.new")
        )

    # -- acts

    async def action_act(self, act_id: str) -> None:
        row = self._row()
        if act_id == "line.open" and isinstance(row, Fold):  # the rest of a group, which it folds again
            self._unfolded ^= {row.group}
            self.fill()
        elif act_id == "line.open" and isinstance(row, Chain):
            self.action_close_day()
        elif act_id == "line.open" and isinstance(row, Line) and row.asks_for(Remedy.OPEN_SOURCE):
            self.going.ask(GoTo("chain", "sources"))
        else:
            await super().action_act(act_id)

    def action_walk(self) -> None:
        self.going.ask(WalkReview())

    def action_close_day(self) -> None:
        self.going.ask(CloseDay())


def _is_for(act_id: str, line: Line, settling: Settling | None) -> bool:
    """Whether an act does something about a line, which is settled so."""
    has_form = line.task_id is not None or line.term is not None
    match act_id:
        case "task.done" if settling is Settling.GREETED:
            return line.asks_for_greeting
        case "task.done":
            return settling is not None
        case "term.check":
            return line.may_be_checked
        case "line.edit":
            return has_form or line.problem_id is not None
        case "line.delete":
            return has_form
    return True
