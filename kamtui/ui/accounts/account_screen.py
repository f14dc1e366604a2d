"""An account's dossier: overview, people, calls, tasks, one key each; the other tabs are screens of their own."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.text.language import N_, _
from kamtui.store.account_card import AccountCard, account_card
from kamtui.store.accounts.people_reads import PersonLine, people_of, person_entry
from kamtui.store.book.errors import BookError, GoneMeanwhile
from kamtui.store.calls.reads import CallLine, call_detail, call_ids, call_lines
from kamtui.store.day.task_reads import TaskLine, tasks_of
from kamtui.ui.accounts.drawing import draw_call, draw_person, draw_task, person_heading
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.accounts.whole_drawing import call_content, overview_content, person_content
from kamtui.ui.keys.accounts import ACCOUNT, DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.tabs_drawing import name_words, tab_beside, tab_words
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Lines, PagedLines, RecordLines
from kamtui.ui.widgets.panel import Panel

LISTS = ("people", "calls", "tasks")

ABOUT_A_TASK = ("task.done", "task.snooze")
ABOUT_A_LINE = ("line.open", "line.edit", "line.delete")
OF_THE_ACCOUNT = ("account.key", "account.became")
"""The acts that do something in the overview only."""


class AccountScreen(Place):
    """One account."""

    TITLE = N_("An account")
    PLACE = "accounts"
    ACTS = (*ACCOUNT, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*ACCOUNT, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(
        self, desk: Desk, account_id: int, tab: str = "overview", record_id: int | None = None
    ) -> None:
        super().__init__(desk)
        self.account_id = account_id
        self.tab = tab
        self._stand_on = record_id
        self.card: AccountCard | None = None
        self.people: RecordLines[PersonLine] = RecordLines([], lambda p: p.person_id, lambda p, w: [])
        self.calls: PagedLines[CallLine] = PagedLines([], lambda ids: {}, lambda line, width: [])
        self.tasks: RecordLines[TaskLine] = RecordLines([], lambda t: t.task_id, lambda t, w: [])

    def compose(self) -> ComposeResult:
        mark = self.desk.glyphs.cursor
        yield self.bar
        yield Static("", id="name")
        yield Static("", id="tabs", classes="view")
        with VerticalScroll(id="overview"):
            yield Static("", id="facts", markup=False)
        with Horizontal(id="listed"):
            with Vertical():
                yield Heading(person_heading)
                yield LineList(mark=mark, id="people")
                yield LineList(mark=mark, id="calls")
                yield LineList(mark=mark, id="tasks")
            yield Panel()
        yield Static("", classes="empty")
        yield KeyBar()

    def on_mount(self) -> None:
        self._show_tab()

    def reload(self) -> None:
        desk, today, glyphs = self.desk, self.desk.today, self.desk.glyphs
        try:
            money = desk.figures.money_of(self.account_id)
            self.card = account_card(
                desk.book, self.account_id, today, desk.greeting_defaults, money, people=8, calls=4
            )
        except GoneMeanwhile:
            # Deleted here, undone here or in another window: there is nothing left to look at.
            # While a form lies over it, it stays: `is_current` would be true, and the form be closed.
            if self.app.screen is self:
                self.dismiss()
            return
        people = people_of(desk.book, self.account_id)
        self.people = RecordLines(
            people, lambda p: p.person_id, lambda p, width: draw_person(p, width, today, glyphs)
        )
        self.calls = PagedLines(
            call_ids(desk.book, account_id=self.account_id),
            lambda some: call_lines(desk.book, some),
            lambda line, width: draw_call(line, width, today, with_account=False),
        )
        self.tasks = RecordLines(
            tasks_of(desk.book, self.account_id),
            lambda t: t.task_id,
            lambda t, width: draw_task(t, width, today, glyphs),
        )
        filled: tuple[tuple[str, Lines], ...] = (
            ("people", self.people),
            ("calls", self.calls),
            ("tasks", self.tasks),
        )
        for name, lines in filled:
            self.query_one(f"#{name}", LineList).fill(lines)
        if self._stand_on is not None and self.tab != "overview":
            self.query_one(f"#{self.tab}", LineList).move_to(self._stand_on)
            self._stand_on = None
        self._draw_head(self.card)
        self._draw_overview()
        self._show_empty()
        self.show_panel()

    def _draw_head(self, card: AccountCard) -> None:
        self.query_one("#name", Static).update(name_words(card.entry, self.desk.glyphs), layout=False)
        counts = {
            "people": len(self.people),
            "calls": len(self.calls),
            "terms": card.balance.open_terms,
            "tasks": card.open_tasks,
        }
        width = self.size.width - 2
        self.query_one("#tabs", Static).update(tab_words(self.tab, counts, width), layout=False)

    def _draw_overview(self) -> None:
        if self.card is not None and self.tab == "overview":
            width = max(self.size.width - 4, 20)
            self.query_one("#facts", Static).update(
                overview_content(self.card, self.desk.today, width, self.desk.glyphs)
            )

    def on_resize(self) -> None:
        if self.card is not None:
            self._draw_head(self.card)
        self._draw_overview()

    # -- tabs

    def action_tab(self, tab: str) -> None:
        if tab not in ("overview", *LISTS):  # a screen of its own, with keys of its own
            self.ask_for(self.OpenAccount(self.account_id, tab))
            return
        self.tab = tab
        self._show_tab()
        if self.card is not None:
            self._draw_head(self.card)
            self._draw_overview()
        self._show_empty()
        self.show_panel()
        self.refresh_bindings()

    def action_step_tab(self, steps: int) -> None:
        self.action_tab(tab_beside(self.tab, steps))

    def _show_tab(self) -> None:
        self.query_one("#overview").display = self.tab == "overview"
        self.query_one("#listed").display = self.tab != "overview"
        self.query_one(Heading).display = self.tab == "people"
        for name in LISTS:
            self.query_one(f"#{name}").display = self.tab == name
        self.query_one(f"#{self.tab}").focus()

    def _show_empty(self) -> None:
        count = {
            "overview": 1,
            "people": len(self.people),
            "calls": len(self.calls),
            "tasks": len(self.tasks),
        }[self.tab]
        empty = self.query_one(".empty", Static)
        empty.display = not count
        self.query_one("#listed").display = self.tab != "overview" and bool(count)
        if not count:
            words = {
                "people": _(
                    "Nobody known here yet.\n\n{line.new} writes down the first person; for somebody you only know must be there,\n"
                    "say yes to “empty seat”."
                ),
                "calls": _("No conversation yet.\n\n{call.log} writes down the first one."),
                "tasks": _("Nothing to do here, and nothing done.\n\n{line.new} writes down the first task."),
            }[self.tab]
            empty.update(plain(words, lines=True))
            self.set_focus(None)
        elif self.focused is None and self.is_current:
            self.query_one(f"#{self.tab}").focus()

    # -- the line at hand

    def _person_line(self) -> PersonLine | None:
        return self.people.value(self.query_one("#people", LineList).cursor) if self.tab == "people" else None

    def _call_line(self) -> CallLine | None:
        cursor = self.query_one("#calls", LineList).cursor
        return self.calls.value(cursor) if self.tab == "calls" and cursor < len(self.calls) else None

    def _task_line(self) -> TaskLine | None:
        return self.tasks.value(self.query_one("#tasks", LineList).cursor) if self.tab == "tasks" else None

    def at_hand(self) -> PageAtHand:
        person, call, task = self._person_line(), self._call_line(), self._task_line()
        person_id = task.person_id if task is not None else None
        if person is not None and not person.is_empty_seat:
            person_id = person.person_id
        is_done = task is not None and task.done_at is not None
        return PageAtHand(
            self.account_id,
            person_id,
            call_id=call.call_id if call is not None else None,
            task_id=task.task_id if task is not None else None,
            settles_task_id=task.task_id if task is not None and not is_done else None,
            tab=self.tab,
            member_id=person.person_id if person is not None else None,
            is_done=is_done,
        )

    def show_panel(self) -> None:
        """Show the person or conversation at hand, whole, beside the list."""
        person, call = self._person_line(), self._call_line()
        today, glyphs, book = self.desk.today, self.desk.glyphs, self.desk.book

        def draw(width: int) -> Content:
            try:
                if person is not None:
                    entry, stance = person_entry(book, person.person_id)
                    return person_content(person, entry, stance.reason, today, width, glyphs)
                if call is not None:
                    return call_content(call_detail(book, call.call_id), today, width)
            except BookError:
                pass
            return plain("")

        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    def refusal(self, act_id: str) -> str | None:
        hand = self.at_hand()
        has_line = (hand.member_id, hand.call_id, hand.task_id) != (None, None, None)
        if act_id in ABOUT_A_TASK:
            return self._why_no_task(act_id, hand)
        if act_id in ABOUT_A_LINE:
            is_of_account = self.tab == "overview" and act_id != "line.open"
            return None if has_line or is_of_account else self._why_no_line()
        if act_id == "line.new" and self.tab == "overview":
            return _(
                "In the overview nothing is written down: {people} people, {calls} calls, {tasks} tasks."
            ).format(
                people=self.desk.key("tab.people"),
                calls=self.desk.key("tab.calls"),
                tasks=self.desk.key("tab.tasks"),
            )
        if act_id in OF_THE_ACCOUNT and self.tab != "overview":
            return _("That is for the account itself: {overview} shows it.").format(
                overview=self.desk.key("tab.overview")
            )
        return super().refusal(act_id)

    def _why_no_task(self, act_id: str, hand: PageAtHand) -> str | None:
        """Why an act on a task does nothing; None where it does something."""
        if self.tab != "tasks":
            return _("That is for a task: {tasks} shows them.").format(tasks=self.desk.key("tab.tasks"))
        if hand.task_id is None:
            return self._why_no_line()
        if act_id == "task.snooze" and hand.is_done:
            return _("This task is done: {done} takes that back.").format(done=self.desk.key("task.done"))
        return None

    def _why_no_line(self) -> str:
        return _("There is no line here yet: {new} writes one down.").format(new=self.desk.key("line.new"))

    @on(LineList.Chosen)
    async def _open(self) -> None:
        await self.action_act("line.open")
