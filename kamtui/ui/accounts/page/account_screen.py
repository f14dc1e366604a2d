"""The overview of an account: what is next, what both owe, its people with their phones, money, conversations."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.money.figures import profit_change
from kamtui.domain.money.sales import Span
from kamtui.domain.terms.promises import Standing, why_not_checked, why_not_kept
from kamtui.domain.terms.warnings import broken_terms
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.warning import Severity, Warning
from kamtui.exchange.lists.overview import Told, overview_listing, told_of
from kamtui.store.account_card import account_card
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.calls.reads import whole_calls
from kamtui.store.center import reads as center_reads
from kamtui.store.day.account_warnings import account_warnings, implied_of
from kamtui.store.day.mark_reads import late_counts
from kamtui.store.day.task_reads import tasks_of
from kamtui.store.day.today import has_what_implies
from kamtui.store.money.reads import account_months
from kamtui.store.money.year_reads import account_years
from kamtui.ui.accounts.hand import PageAtHand
from kamtui.ui.accounts.page.hurting_rows import hurting
from kamtui.ui.accounts.page.money_rows import AccountMoney
from kamtui.ui.accounts.page.overview_rows import (
    TWOFOLD,
    Overview,
    OverviewLines,
    one_column,
    two_columns,
)
from kamtui.ui.accounts.page.rows import Row
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.beside import Beside
from kamtui.ui.keys.accounts import ACCOUNT, DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.outgoing.shown_lines import NO_LINES, drawn_text
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import Settling
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.heads.below_line import BelowLabel, below_content
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.looks import severity_sign

ABOVE_AND_BELOW = 6
"""Lines of the window that the lists do not have."""
BESIDE_TEXT = 3
"""Cells of a list that no line has: its mark, a free cell and the scroll bar."""
BETWEEN = 2
"""Cells between both columns."""
PEOPLE, CALLS = 8, 4
"""How many people and conversations are shown; their tabs show all."""
KINDS = ("task", "term", "problem", "person", "call")
"""What a line may stand for that has a record of its own."""


class AccountScreen(Place):
    """The account at a glance; in a wide window in two columns."""

    TITLE = N_("An account")
    PLACE = "accounts"
    TAB = "overview"
    ACTS = (*ACCOUNT, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*ACCOUNT, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        """`record_id` is the task, term, problem, person or conversation to stand on."""
        super().__init__(desk)
        self.account_id = account_id
        self._stand_on = record_id
        self.with_done = False
        """Whether the tasks that are done are shown too."""
        self.with_warnings = False
        """Whether all warnings are shown."""
        self._implied: list[Warning] = []
        """What its bonds and sales were last seen to imply."""
        self._figures = Beside.of_figures(self, desk, self._show_figures)
        self.shown: Overview | None = None
        self._drawn_in = 0
        """The width of the window in which it was drawn."""
        self._left, self._right = OverviewLines([]), OverviewLines([])

    def compose(self) -> ComposeResult:
        mark = self.desk.glyphs.cursor
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        with Horizontal(id="shown"):
            yield LineList(mark=mark, id="left")
            yield LineList(mark=mark, id="right")
        yield Static("", id="below", classes="view")
        yield KeyBar()

    def on_mount(self) -> None:
        for listed in self._lists:
            self.watch(listed, "scroll_y", self._say_below, init=False)

    # -- reading

    def reload(self) -> None:
        desk, account_id = self.desk, self.account_id
        if not name_shown(self, account_id):
            return
        try:
            card = account_card(
                desk.book,
                account_id,
                desk.today,
                desk.thresholds,
                desk.figures.money_of(account_id),
                desk.classes_to_greet(),
                people=PEOPLE,
                calls=CALLS,
            )
        except GoneMeanwhile:
            return
        tasks, warnings = tasks_of(desk.book, account_id), self._warnings()
        open_tasks = [task for task in tasks if task.done_at is None]
        self.shown = Overview(
            card,
            hurting(card, open_tasks, warnings, desk.today),
            tasks if self.with_done else open_tasks,
            len(tasks) - len(open_tasks),
            self.with_done,
            self._money(),
            warnings,
            self.with_warnings,
            self._figures.words,
            self._late(warnings),
        )
        is_first = not len(self._left)
        self._draw()
        if is_first:
            self._stand_first()
        self.show_panel()

    def _warnings(self) -> Sequence[Warning]:
        """What is wrong; what needs the sales of all accounts is read beside where that is not known yet."""
        desk, ids = self.desk, [self.account_id]
        if desk.figures.are_all_read:
            self._implied = list(implied_of(desk.figures, ids))
        elif has_what_implies(desk.book):
            self._figures.ask()
        centers = center_reads.centers(desk.book, ids, desk.today, desk.thresholds.center)
        warnings = account_warnings(desk.book, ids, desk.today, centers, self._implied, desk.thresholds)
        return warnings[self.account_id]

    def _late(self, warnings: Sequence[Warning]) -> int:
        """How much is late, without what is told as broken."""
        desk, told = self.desk, broken_terms(warnings)
        late = late_counts(desk.book, [self.account_id], desk.today, desk.thresholds.greeting, told)
        return late.get(self.account_id, 0)

    def _show_figures(self) -> None:
        if not self._figures.has_failed:
            self.reload()
        elif self.shown is not None:
            self.shown = self.shown._replace(being_read=self._figures.words)
            self._draw()

    def _money(self) -> AccountMoney:
        """What is known of its sales: the 12 months and those before."""
        book, figures = self.desk.book, self.desk.figures
        horizon = figures.horizon
        if horizon.year is None:
            return AccountMoney(None, horizon)
        year = next(iter(account_years(book, horizon, [self.account_id])), None)
        span = Span(horizon.year.before().first, horizon.year.last)
        months = account_months(book, self.account_id, span, self.desk.today).months
        known = {month.month_on: month for month in months}
        # The class needs the sales of all accounts: where these are many, only what is known already.
        is_known = "classes" in vars(figures) or not self.desk.kept_figures.take_long
        return AccountMoney(
            year,
            horizon,
            tuple(month for month in months if month.month_on in horizon.year),
            profit_change(known, horizon),
            figures.classes.get(self.account_id) if is_known else None,
        )

    # -- drawing

    def _draw(self) -> None:
        if self.shown is None:
            return
        today, glyphs, width = self.desk.today, self.desk.glyphs, self.size.width
        self._drawn_in = width
        before = self._row()
        is_twofold = width >= TWOFOLD
        left, right = self._lists
        right.display = is_twofold
        if is_twofold:
            half = width // 2
            self._left, self._right = two_columns(
                self.shown, half - BESIDE_TEXT, half - BETWEEN - BESIDE_TEXT, today, glyphs
            )
        else:
            self._left = one_column(self.shown, max(width - BESIDE_TEXT, 20), today, glyphs)
            self._right = OverviewLines([])
        left.fill(self._left)
        right.fill(self._right)
        if not is_twofold and right.has_focus:
            left.focus()
        now = self._row()
        if before is not None and (now is None or now.key != before.key):
            self._to(before.key)
        self._say_below()

    def on_resize(self) -> None:
        if self._drawn_in == self.size.width:
            self._say_below()  # only how many lines are in view
        else:
            self._draw()

    def _say_below(self) -> None:
        """Say which parts are below the lines in view: nobody has to scroll to know of them."""
        height = self.app.size.height - ABOVE_AND_BELOW
        begun = [
            part
            for listed, lines in self._columns
            if listed.display
            for part in lines.begun_from(listed.scroll_offset.y + height)
        ]
        labels = [self._below_label(head) for head, _key in begun]
        said = below_content(labels, max(self.size.width - 2, 1)) if labels else plain("")
        self.query_one("#below", Static).update(said, layout=False)

    def _below_label(self, head: Row) -> BelowLabel:
        """What a part is called there, with the sign of how pressing it is: one that is urgent is not left out."""
        sign, look = severity_sign(head.pressing, self.desk.glyphs) if head.pressing else ("", "")
        is_urgent = head.pressing is not None and head.pressing >= Severity.RED
        return BelowLabel(head.begins[-1], head.begins, sign, look, is_urgent=is_urgent)

    def action_show_view(self, view: str) -> None:
        """Go to the part that was clicked in the line of those below."""
        for _listed, lines in self._columns:
            for head, key in lines.begun_from(0):
                if head.begins[-1] == view:
                    self._to(key)

    @property
    def _columns(self) -> tuple[tuple[LineList, OverviewLines], ...]:
        """Each list with its lines."""
        left, right = self._lists
        return (left, self._left), (right, self._right)

    @property
    def _lists(self) -> tuple[LineList, LineList]:
        return self.query_one("#left", LineList), self.query_one("#right", LineList)

    @property
    def _pane(self) -> tuple[LineList, OverviewLines]:
        """The column that has the keys."""
        left, right = self._columns
        return right if self.marks.list_in_use is right[0] else left

    # -- the line at hand

    def _row(self) -> Row | None:
        listed, lines = self._pane
        return lines.row(listed.cursor)

    def _to(self, key: Hashable) -> bool:
        """Stand on a line, in either column, if it is shown."""
        for listed in self._lists:
            if listed.move_to(key):
                listed.focus()
                return True
        return False

    def _stand_first(self) -> None:
        """Where one begins: the record that was asked for, else the top, what hurts most."""
        if self._stand_on is not None:
            self.stand_on(self._stand_on)
            self._stand_on = None
        if self.focused is None:
            self._lists[0].focus()

    def stand_on(self, record_id: int) -> None:
        any(self._to((kind, record_id)) for kind in KINDS)

    def at_hand(self) -> PageAtHand:
        row = self._row()
        if row is None or self.shown is None:
            return PageAtHand(self.account_id)
        kind, record = row.key if isinstance(row.key, tuple) else ("", 0)
        task = next((one for one in self.shown.tasks if ("task", one.task_id) == row.key), None)
        person = next((one for one in self.shown.card.people if ("person", one.person_id) == row.key), None)
        person_id = row.person_id if task is None else task.person_id
        if person is not None and not person.is_empty_seat:
            person_id = person.person_id
        is_done = task is not None and task.done_at is not None
        warning = next((one for one in self.shown.warnings if ("warning", one.key) == row.key), None)
        settles = task if task is not None and not is_done else None
        if kind == "term":
            warning = self.shown.hurts.broken.get(record)
            settles = self.shown.hurts.answers.get(record)  # it is of the line, as on Today
        return PageAtHand(
            self.account_id,
            person_id,
            call_id=record if kind == "call" else None,
            term_id=record if kind == "term" else None,
            task_id=task.task_id if task is not None else settles.task_id if settles is not None else None,
            problem_id=record if kind == "problem" else None,
            settles_task_id=settles.task_id if settles is not None else None,
            part=row.part,
            leads_to=row.leads_to,
            is_hint=kind == "hint",
            warning=warning,
            member_id=person.person_id if person is not None else None,
            is_task_done=is_done,
        )

    def show_panel(self) -> None:
        self.refresh_bindings()

    async def listing(self, *, whole: bool) -> Listing:
        if self.shown is None:
            return NO_LINES
        shown, book = self.shown, self.desk.book
        calls = whole_calls(book, [call.call_id for call in shown.card.calls])
        year, today = shown.money.year, self.desk.today
        told = list(told_of(shown.card, shown.tasks, calls.values(), year, today, shown.warnings))
        if whole:
            return overview_listing(told)
        by_key = {line.key: line for line in told}
        marked = [(listed, lines) for listed, lines in self._columns if listed.marked] or [self._pane]
        rows = [lines.row(place) for listed, lines in marked for place in listed.places(whole=False)]
        return overview_listing(
            by_key.get(row.key) or Told(row.key, "", drawn_text(row.parts)) for row in rows if row is not None
        )

    def label_of(self, act_id: str, label: str) -> str:
        """What `space` does to the line at hand: a task is done, a term kept, a problem solved."""
        if act_id != "task.done":
            return label
        names: dict[Settling | None, str] = {
            Settling.KEPT: key_name("kept"),
            Settling.SOLVED: key_name("solved"),
        }
        return names.get(self.at_hand().settling, label)

    def refusal(self, act_id: str) -> str | None:
        kind = self._kind()
        if act_id == "task.done" and kind == "warning":
            return _("A warning: {line.open} leads to what it is about, {task.snooze} hides it until a day.")
        if act_id == "task.done" and kind not in ("task", "term", "problem"):
            return _("That is for a task, a term or a problem.")
        is_kept = act_id == "task.done" and self.at_hand().settling is Settling.KEPT
        if (
            is_kept
            and (term := self._term()) is not None
            and (why := why_not_kept(term, self.desk.today)) is not None
        ):
            return why
        if act_id == "term.check" and kind != "term":
            return _("That is for a term, and this line is none.")
        if (
            act_id == "term.check"
            and (term := self._term()) is not None
            and (why := why_not_checked(term)) is not None
        ):
            return why
        if act_id == "task.snooze":
            return self._why_not_put_off(kind)
        if act_id == "line.delete" and not self.at_hand().may_be_deleted:
            return _("There is nothing to delete on this line.")
        if act_id == "line.edit" and not self.at_hand().may_be_edited:
            return _("This line stands for more: {line.open} opens it.")
        if act_id == "list.view" and self.shown is not None and not self.shown.done_tasks:
            return _("No task of this account is done yet.")
        return super().refusal(act_id)

    def _kind(self) -> str:
        """What the line at hand stands for."""
        row = self._row()
        return str(row.key[0]) if row is not None and isinstance(row.key, tuple) else ""

    def _term(self) -> Standing | None:
        """The term at hand."""
        term_id = self.at_hand().term_id
        terms = self.shown.card.balance.terms if self.shown is not None and term_id is not None else ()
        return next((term for term in terms if term.term_id == term_id), None)

    def _why_not_put_off(self, kind: str) -> str | None:
        """Why what is at hand cannot be put off; None where it can."""
        hand = self.at_hand()
        if hand.warning is not None:
            return None
        if kind == "task":
            if not hand.is_task_done:
                return None
            return _("This task is done: {done} takes that back.").format(done=self.desk.key("task.done"))
        if kind != "term":
            return _("That is for a task, or the check of a term.")
        term = self._term()
        if term is not None and term.next_check_on is not None:
            return None
        return _("No check of it is to come: {edit} says when it is checked.").format(
            edit=self.desk.key("line.edit")
        )

    # -- acts

    async def action_act(self, act_id: str) -> None:
        hand = self.at_hand()
        if act_id == "line.open" and self._kind() == "more" and not hand.leads_to:
            if hand.part == "warnings":
                self.with_warnings = True
                self.reload()
                return
            act_id = "list.view"  # the line that says how many are done
        await super().action_act(act_id)

    def action_view(self) -> None:
        """Show the tasks that are done too, or not."""
        self.with_done = not self.with_done
        self.reload()

    def action_step_tab(self, steps: int) -> None:
        """To the column beside, where there is one; else to the tab beside."""
        left, right = self._lists
        target = right if steps > 0 else left
        if right.display and not target.has_focus:
            target.focus()
        else:
            super().action_step_tab(steps)
