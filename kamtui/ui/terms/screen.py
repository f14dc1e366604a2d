"""4 Terms: what was agreed, by whom it is owed, when it is checked and how it was kept (K14-K16).

Its last view are the problems of all accounts (K6).
"""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.text.language import K_, N_, key_name
from kamtui.domain.text.wanted import wanted
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.terms.reads import TermOrder
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.terms import TERMS
from kamtui.ui.outgoing.shown_lines import paged_records
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import named
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import as_many, plain, with_keys
from kamtui.ui.terms.counted import Counted
from kamtui.ui.terms.drawing import term_signs
from kamtui.ui.terms.lists.accepted import Accepted
from kamtui.ui.terms.lists.problems import SETTLED, ListOfProblems
from kamtui.ui.terms.lists.terms import ListOfTerms
from kamtui.ui.terms.views import VIEWS, TermsView, view_words
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.legend import Legend
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, Part
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

TASK_LABELS = {"task.done": K_("task done"), "task.snooze": K_("put off task")}
"""What keys do on a broken term for which a task is due."""


class TermsScreen(Place):
    """All terms, and the problems of all accounts."""

    TITLE = N_("Terms")
    PLACE = "terms"
    ACTS = TERMS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(TERMS)
    AUTO_FOCUS = "LineList"
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-low"), (30, "-tall")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self.shown.lines)
        self.view = self.kept.way("view", named(VIEWS))
        self.order = self.kept.way("order", named(TermOrder))
        self.settled = self.kept.way("problems", {"live": "live", SETTLED: SETTLED})
        self.accepted = Accepted(desk)
        self.terms = ListOfTerms(desk, self.accepted, self.order)
        self.problems = ListOfProblems(desk, self.accepted, self.settled)
        self.counted = Counted(self, desk, self._draw_view)

    @property
    def shown(self) -> ListOfTerms | ListOfProblems:
        """What the view at hand lists."""
        if isinstance(self.view.now, TermsView):
            self.terms.show(self.view.now)
            return self.terms
        return self.problems

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words; @account, +person, =category; days: mar, >1.3.; any alphabet"))
        yield Static("", id="view", classes="view")
        yield Static("", id="rates", classes="view")
        with Horizontal():
            with Vertical():
                yield Heading(self._heading, lambda: self.shown.orders())
                yield LineList(mark=self.desk.glyphs.cursor, id="terms")
            yield Panel()
        yield Legend()
        yield Static("", id="who")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        self.accepted.look()
        shown, is_past = self.shown, self.view.now.is_past
        near = partial(account_names_near, self.desk.book)
        asked, ids = self.query_one(FilterLine).find(shown.ids, self.desk.today, near, is_ahead=not is_past)
        terms = self.query_one("#terms", LineList)
        terms.wanted = wanted(shown.fill(asked, ids))
        terms.fill(shown.lines)
        self.query_one(Legend).say(shown.legend() if ids else ())
        if not asked.words and not asked.days:  # what is filtered moves no panel
            make_room(self, self.needs)
        self.bar.count, self.bar.counts = str(len(ids)), "" if shown is self.terms else "problems"
        self.counted.look(shown.category, at_once=not ids)
        self._show_empty(bool(ids))
        terms.keep_focus()
        self.show_panel()

    # -- drawing

    def _heading(self, width: int) -> Sequence[Part]:
        return self.shown.heading(width)

    def _draw_view(self) -> None:
        """Say which view is shown in which order, and how both sides keep what was agreed."""
        width, known = max(self.size.width - 2, 1), self.counted
        views = view_words(known.by_view, known.both, known.problems, self.view.now, width)
        self.query_one("#view", Static).update(views, layout=False)
        self.query_one("#rates", Static).update(self.shown.rates(self.counted, width), layout=False)
        self.query_one(Heading).refresh()

    def on_resize(self) -> None:
        self._draw_view()
        self._draw_who()

    def _show_empty(self, any_found: bool) -> None:
        """What to press where there is nothing."""
        self.query_one(Horizontal).display = any_found
        empty = self.query_one("#empty", Static)
        empty.display = not any_found
        if not any_found:
            words = self.shown.empty_words(self.query_one(FilterLine).typed, self.counted)
            empty.update(with_keys(words))

    # -- the line at hand

    @property
    def _cursor(self) -> int:
        return self.query_one("#terms", LineList).cursor

    def at_hand(self) -> AtHand:
        return self.shown.at_hand(self._cursor)

    def show_panel(self) -> None:
        """Show the line at hand, whole, beside the list; in a narrow window, in one line below it."""
        shown, cursor = self.shown, self._cursor
        is_there = cursor < len(shown.lines) and shown.lines.value(cursor) is not None
        self.query_one(Panel).show((lambda width: shown.panel(cursor, width)) if is_there else None)
        self._draw_who()
        self.refresh_bindings()

    def _draw_who(self) -> None:
        [words, *_rest] = as_many(self.shown.words(self._cursor), max(self.size.width - 2, 1))
        self.query_one("#who", Static).update(plain(words), layout=False)

    def refusal(self, act_id: str) -> str | None:
        return self.shown.refusal(act_id, self._cursor) or super().refusal(act_id)

    def label_of(self, act_id: str, label: str) -> str:
        if act_id == "task.done" and self.shown is self.problems:
            return key_name("open again") if self.problems.is_settled else key_name("solved")
        if act_id in TASK_LABELS and self.at_hand().answer_id is not None:
            return key_name(TASK_LABELS[act_id])
        return label

    def stand_on(self, record_id: int) -> None:
        self.query_one("#terms", LineList).move_to(record_id)

    def action_order(self) -> None:
        """Go on to the next order of the terms; among problems, to those that are settled, and back."""
        self.kept.step("order" if self.shown is self.terms else "problems")

    def signs(self) -> Sequence[tuple[str, str]]:
        return term_signs(self.desk.glyphs)

    async def listing(self, *, whole: bool) -> Listing:
        shown, listed = self.shown, self.query_one("#terms", LineList)
        if isinstance(shown, ListOfProblems):
            problems, left = await paged_records(
                self.desk, listed, shown.lines.ids, whole=whole, load=shown.load
            )
            return shown.listing(problems)._replace(left=left)
        terms, left = await paged_records(self.desk, listed, shown.lines.ids, whole=whole, load=shown.load)
        return shown.listing(terms)._replace(left=left)
