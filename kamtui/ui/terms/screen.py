"""4 Terms: what was agreed, by whom it is owed, when it is checked and how it was kept (K14-K16)."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from kamtui.domain.listing import Listing
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.typed.filter import read_filter
from kamtui.domain.terms.warnings import told_of_term
from kamtui.domain.terms.words import TermCategory
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import N_, _
from kamtui.domain.text.wanted import wanted
from kamtui.domain.time.day_spans import DaysAndWords
from kamtui.domain.warning import Warning
from kamtui.exchange.term_listing import term_listing
from kamtui.store.accounts.known_names import account_names_near
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.terms.reads import (
    Filled,
    TermOrder,
    filled_columns,
    standings,
    term_ids,
)
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.terms import TERMS
from kamtui.ui.outgoing.shown_lines import paged_records
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import named
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain
from kamtui.ui.terms.counted import Counted
from kamtui.ui.terms.drawing import EVERY_COLUMN, USUAL, draw_term, term_signs, warning_words
from kamtui.ui.terms.panel_drawing import term_panel, term_words
from kamtui.ui.terms.views import VIEWS, rates_words, view_words
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList, PagedLines, Part
from kamtui.ui.widgets.panel import Panel

ABOUT_AN_OPEN_TERM = ("task.done", "term.check", "term.renegotiate", "task.snooze")
ABOUT_A_TERM = (
    *ABOUT_AN_OPEN_TERM,
    "line.open",
    "line.edit",
    "line.delete",
)
"""The acts on the term at hand."""


class Warned(NamedTuple):
    """A term, and what is wrong with it and was not accepted, the severest first."""

    term: Standing
    warnings: tuple[Warning, ...]

    @property
    def worst(self) -> Warning | None:
        """The severest warning of all."""
        return next(iter(self.warnings), None)


class TermsScreen(Place):
    """All terms."""

    TITLE = N_("Terms")
    PLACE = "terms"
    ACTS = TERMS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(TERMS)
    AUTO_FOCUS = "LineList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = self.kept.way("view", named(VIEWS))
        self.order = self.kept.way("order", named(TermOrder))
        self.category: TermCategory | None = None
        self.lines: PagedLines[Warned] = PagedLines([], lambda ids: {}, lambda warned, width: [])
        self.counted = Counted(self, desk, self._draw_view)
        self._filled_in_list: Filled | None = None
        """Which columns the list fills; None where that was not asked yet."""
        self._accepted: set[tuple[int | None, str]] = set()
        self._accepted_at: object = None
        """Of which state of the book and which day the acceptances are."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield FilterLine(N_("words; @account, +person, =category; days: mar, >1.3.; any alphabet"))
        yield Static("", id="view", classes="view")
        yield Static("", id="rates", classes="view")
        with Horizontal():
            with Vertical():
                yield Heading(self._heading, lambda: self.view.now.orders())
                yield LineList(mark=self.desk.glyphs.cursor, id="terms")
            yield Panel()
        yield Static("", id="who")
        yield Static("", id="empty", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        today, glyphs = self.desk.today, self.desk.glyphs
        self._read_accepted()
        asked, ids = self.query_one(FilterLine).find(
            self._ids, today, partial(account_names_near, self.desk.book), is_ahead=not self.view.now.is_past
        )
        words, self.category = read_filter(asked.words)
        self.lines = PagedLines(
            ids,
            self._load,
            lambda warned, width: draw_term(
                warned.term,
                width,
                today,
                glyphs,
                warnings=warned.warnings,
                by_end=self.view.now.says_end(self.order.now),
                filled=self._filled(width),
            ),
        )
        self._filled_in_list = None
        terms = self.query_one("#terms", LineList)
        terms.wanted = wanted(words)
        terms.fill(self.lines)
        self.bar.count = str(len(ids))
        self.counted.look(self.category, at_once=not ids)
        self._show_empty(bool(ids))
        terms.keep_focus()
        self.show_panel()

    def _ids(self, asked: DaysAndWords) -> Sequence[int]:
        """The terms of the view that have the days, the words and the category that are asked for."""
        words, category = read_filter(asked.words)
        return term_ids(
            self.desk.book,
            self.desk.today,
            view=self.view.now.shows,
            category=category,
            words=words,
            days=asked.days,
            order=self.order.now,
        )

    def _read_accepted(self) -> None:
        now = self.desk.book.state(), self.desk.today
        if now != self._accepted_at:
            accepted = acceptances(self.desk.book, None, self.desk.today)
            self._accepted = {(acceptance.account_id, acceptance.key) for acceptance in accepted}
            self._accepted_at = now

    def _load(self, ids: Sequence[int]) -> dict[int, Warned]:
        """The lines in view, with their warnings."""
        today = self.desk.today
        lines: dict[int, Warned] = {}
        for term_id, term in standings(self.desk.book, ids).items():
            told = told_of_term(term, today, self._accepted, self.desk.thresholds.terms)
            lines[term_id] = Warned(term, tuple(told))
        return lines

    # -- drawing

    def _heading(self, width: int) -> Sequence[Part]:
        return self.view.now.heading(width, self.order.now, self._filled(width))

    def _filled(self, width: int) -> Filled:
        """Which columns the list fills, asked only where there is room for them."""
        if width < USUAL:
            return EVERY_COLUMN
        if self._filled_in_list is None:
            self._filled_in_list = filled_columns(self.desk.book, self.lines.ids)
        return self._filled_in_list

    def _draw_view(self) -> None:
        """Say which terms are shown in which order, and how both sides keep theirs."""
        width = max(self.size.width - 2, 1)
        self.query_one("#view", Static).update(
            view_words(self.counted.by_view, self.counted.both, self.view.now, width), layout=False
        )
        shown = self.view.now.order_words(self.category, self.order.now)
        self.query_one("#rates", Static).update(
            rates_words(shown, self.counted.rates, self.category, width, self.counted.words), layout=False
        )
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
            empty.update(plain(self._empty_words(), lines=True))

    def _empty_words(self) -> str:
        others, category = read_filter(self.query_one(FilterLine).typed)
        if category is not None and not others:
            return _(
                "Nothing on {category} here.\n\n{list.clear} shows every category, {list.view} other terms."
            ).format(category=category.label)
        if self.query_one(FilterLine).typed:
            return _("No term here has these words or days. {list.clear} clears the filter.")
        if self.counted.is_empty:
            return _(
                "Nothing was agreed yet. Here stands what both sides promised,\n"
                "when it is looked at next, and how well each keeps its word.\n\n"
                "{line.new}   writes down what was agreed\n"
                "{help.keys}   shows the keys"
            )
        return self.view.now.empty() + "\n\n" + _("{list.view} shows other terms.")

    # -- the term at hand

    def _warned(self) -> Warned | None:
        cursor = self.query_one("#terms", LineList).cursor
        return self.lines.value(cursor) if cursor < len(self.lines) else None

    def _term(self) -> Standing | None:
        warned = self._warned()
        return warned.term if warned else None

    def _open_term(self) -> Standing | None:
        """The term at hand, if it still holds."""
        term = self._term()
        return term if term is not None and term.is_open else None

    def _checked_term(self) -> Standing | None:
        """The term at hand, if a check of it is to come."""
        term = self._open_term()
        return term if term is not None and term.next_check_on is not None else None

    def at_hand(self) -> AtHand:
        term = self._term()
        if term is None:
            return AtHand()
        return AtHand(
            term.account_id,
            term.person_id,
            term_id=term.term_id,
            warning=warned.worst if (warned := self._warned()) else None,
        )

    def show_panel(self) -> None:
        """Show the term at hand, whole, beside the list; in a narrow window, in one line below it."""
        warned, today, glyphs = self._warned(), self.desk.today, self.desk.glyphs
        self.query_one(Panel).show(
            (lambda width: term_panel(*warned, today, width, glyphs)) if warned else None
        )
        self._draw_who()
        self.refresh_bindings()

    def _draw_who(self) -> None:
        warned, words = self._warned(), ""
        if warned is not None:
            words = clean(warning_words(warned.worst)) if warned.worst else term_words(warned.term)
        self.query_one("#who", Static).update(plain(fit(words, max(self.size.width - 2, 1))), layout=False)

    @on(Input.Changed)
    def _filter_typed(self) -> None:
        self.reload()

    def refusal(self, act_id: str) -> str | None:
        new = self.desk.key("line.new")
        if act_id == "list.order" and not self.view.now.has_orders:
            return _("This view has an order of its own: {view} shows others.").format(
                view=self.desk.key("list.view")
            )
        if act_id not in ABOUT_A_TERM:
            return super().refusal(act_id)
        if self._term() is None:
            return _("There is no term in this list: {new} writes one down.").format(new=new)
        if act_id == "task.snooze" and self.at_hand().warning is not None:
            return None
        if act_id in ABOUT_AN_OPEN_TERM and self._open_term() is None:
            return _("This term no longer holds: {new} writes down another.").format(new=new)
        if act_id == "task.snooze" and self._checked_term() is None:
            return _("No check of it is to come: {edit} says when it is checked.").format(
                edit=self.desk.key("line.edit")
            )
        return None

    def stand_on(self, record_id: int) -> None:
        self.query_one("#terms", LineList).move_to(record_id)

    @on(LineList.Chosen)
    async def _open(self) -> None:
        await self.action_act("line.open")

    def signs(self) -> Sequence[tuple[str, str]]:
        return term_signs(self.desk.glyphs)

    async def listing(self, *, whole: bool) -> Listing:
        terms, left = await paged_records(
            self.desk,
            self.query_one("#terms", LineList),
            self.lines.ids,
            whole=whole,
            load=lambda some: standings(self.desk.book, some),
        )
        return term_listing(terms, self.desk.today)._replace(left=left)
