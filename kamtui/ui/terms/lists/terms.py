"""The terms in place 4: which they are, how they are drawn, and what may be done about the one at hand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from kamtui.domain.listing import Listing
from kamtui.domain.terms.promises import Standing, answer_words, why_not_kept
from kamtui.domain.terms.typed.filter import read_filter
from kamtui.domain.terms.warnings import told_of_term
from kamtui.domain.terms.words import TermCategory
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.day_spans import DaysAndWords
from kamtui.domain.warning import Warning
from kamtui.exchange.term_listing import term_listing
from kamtui.store.terms.reads import Filled, TermOrder, filled_columns, standings, term_ids
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import Way
from kamtui.ui.terms.counted import Counted
from kamtui.ui.terms.drawing import EVERY_COLUMN, USUAL, draw_term, terms_legend, terms_needed, warning_words
from kamtui.ui.terms.filled_forms import due_answer
from kamtui.ui.terms.lists.accepted import Accepted
from kamtui.ui.terms.lists.first import NAME, FirstLines
from kamtui.ui.terms.panel_drawing import term_panel, term_words
from kamtui.ui.terms.views import TermsView, order_tries, rates_words, say_both
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.paged_lines import PagedLines

ABOUT_AN_OPEN_TERM = ("task.done", "term.check", "term.renegotiate", "task.snooze")
ABOUT_A_TERM = (*ABOUT_AN_OPEN_TERM, "line.open", "line.edit", "line.delete")
"""The acts on the term at hand."""


class Warned(NamedTuple):
    """A term, and what is wrong with it and was not accepted, the severest first."""

    term: Standing
    warnings: tuple[Warning, ...]

    @property
    def worst(self) -> Warning | None:
        """The severest warning of all."""
        return next(iter(self.warnings), None)


class ListOfTerms:
    """The terms of a view, in an order."""

    def __init__(self, desk: Desk, accepted: Accepted, order: Way[TermOrder]) -> None:
        self._desk = desk
        self._accepted = accepted
        self._order = order
        self._view: TermsView | None = None
        self.category: TermCategory | None = None
        self.lines: PagedLines[Warned] = PagedLines([], lambda ids: {}, lambda warned, width: [])
        self._needed = terms_needed(tuple, desk.today, desk.glyphs)
        self._filled_in_list: Filled | None = None
        """Which columns the list fills; None where that was not asked yet."""
        self._first: FirstLines | None = None
        """What was read ahead, from the ids on until the list is filled with it."""

    # -- reading

    def show(self, view: TermsView) -> None:
        """Show the terms of this view from now on."""
        self._view = view

    @property
    def view(self) -> TermsView:
        """The view that is shown."""
        assert self._view is not None
        return self._view

    def ids(self, asked: DaysAndWords) -> Sequence[int]:
        """The terms of the view that have the days, the words and the category that are asked for."""
        words, category = read_filter(asked.words)
        self._first = None
        if not asked.words and asked.days is None:
            first: FirstLines | None = self._desk.ahead.take(NAME)
            if first is not None and (first.view, first.order) == (self.view.shows, self._order.now):
                self._first = first
                return first.ids
        return term_ids(
            self._desk.book,
            self._desk.today,
            view=self.view.shows,
            category=category,
            words=words,
            days=asked.days,
            order=self._order.now,
        )

    def fill(self, asked: DaysAndWords, ids: Sequence[int]) -> str:
        """Take these terms as the lines; the words among what was asked for that are to be lit in them."""
        today, glyphs = self._desk.today, self._desk.glyphs
        words, self.category = read_filter(asked.words)
        self._filled_in_list = None
        self.lines = PagedLines(
            ids,
            self._load,
            lambda warned, width: draw_term(
                warned.term,
                width,
                today,
                glyphs,
                warnings=warned.warnings,
                by_end=self.view.says_end(self._order.now),
                filled=self._filled(width),
                needed=self._needed,
            ),
        )
        if self._first is not None:
            self._filled_in_list = self._first.filled
            self.lines.know(self._warned_of(self._first.terms))
            self._first = None
        self._needed = terms_needed(lambda: self.lines.first(), today, glyphs)
        return words

    def _load(self, ids: Sequence[int]) -> dict[int, Warned]:
        """The lines in view, with their warnings."""
        return self._warned_of(standings(self._desk.book, ids))

    def _warned_of(self, terms: Mapping[int, Standing]) -> dict[int, Warned]:
        today, accepted, limits = self._desk.today, self._accepted.keys, self._desk.thresholds.terms
        return {
            term_id: Warned(term, tuple(told_of_term(term, today, accepted, limits)))
            for term_id, term in terms.items()
        }

    # -- drawing

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        return self.view.heading(width, self._order.now, self._filled(width), self._needed)

    def legend(self) -> Sequence[tuple[str, str]]:
        """What is explained below the list: its checks, where there are any."""
        return terms_legend(self._desk.glyphs) if self._filled(USUAL).checks else ()

    def orders(self) -> Mapping[str, str]:
        """The orders that one can choose, by the heads of their columns."""
        return self.view.orders()

    def _filled(self, width: int) -> Filled:
        """Which columns the list fills, asked only where there is room for them."""
        if width < USUAL:
            return EVERY_COLUMN
        if self._filled_in_list is None:
            self._filled_in_list = filled_columns(self._desk.book, self.lines.ids)
        return self._filled_in_list

    def rates(self, counted: Counted, width: int) -> Content:
        """Which terms are shown in which order, and how both sides keep theirs."""
        order = self.view.order_words(self.category, self._order.now)
        short = order.partition(",")[0]
        are_said = say_both(counted.by_view, counted.both, counted.problems, width)
        shown = order_tries(order, short, counted.both, are_said=are_said)
        return rates_words(shown, counted.rates, self.category, width, counted.words)

    def empty_words(self, typed: str, counted: Counted) -> str:
        """What is said where there is nothing; `typed` is the filter."""
        others, category = read_filter(typed)
        if category is not None and not others:
            return _(
                "Nothing on {category} here.\n\n{list.clear} shows every category, {list.view} other terms."
            ).format(category=category.label)
        if typed:
            return _("No term here has these words or days. {list.clear} clears the filter.")
        if counted.is_empty:
            return _(
                "Nothing was agreed yet. Here stands what both sides promised,\n"
                "when it is looked at next, and how well each keeps its word.\n\n"
                "{line.new}   writes down what was agreed\n"
                "{help.keys}   shows the keys"
            )
        return self.view.empty() + "\n\n" + _("{list.view} shows other terms.")

    # -- the line at hand

    def warned(self, cursor: int) -> Warned | None:
        """The term of a line, with its warnings; None where there is none."""
        return self.lines.value(cursor) if cursor < len(self.lines) else None

    def at_hand(self, cursor: int) -> AtHand:
        warned = self.warned(cursor)
        if warned is None:
            return AtHand()
        term, answer_id = warned.term, due_answer(self._desk, warned.term)
        return AtHand(
            term.account_id,
            term.person_id,
            term_id=term.term_id,
            warning=warned.worst,
            answer_id=answer_id,
            settles_task_id=answer_id,
        )

    def panel(self, cursor: int, width: int) -> Content:
        """The term of a line, whole."""
        warned = self.warned(cursor)
        assert warned is not None
        return term_panel(*warned, self._desk.today, width, self._desk.glyphs)

    def words(self, cursor: int) -> str:
        """The term of a line in words, for a window without a panel: what is wrong with it, or else all of it."""
        warned = self.warned(cursor)
        if warned is None:
            return ""
        answer = answer_words(warned.term, self._desk.today)
        if warned.worst is not None:
            return clean(" · ".join(filter(None, (warning_words(warned.worst), answer))))
        words = term_words(warned.term)
        return clean(_("Broken, {answer} · {words}").format(answer=answer, words=words) if answer else words)

    def refusal(self, act_id: str, cursor: int) -> str | None:
        """Why an act does nothing about the line at hand; None where it does something, or is about no line."""
        if act_id == "list.order" and not self.view.has_orders:
            return _("This view has an order of its own: {list.view} shows others.")
        if act_id not in ABOUT_A_TERM:
            return None
        warned = self.warned(cursor)
        if warned is None:
            return _("There is no term in this list: {line.new} writes one down.")
        term = warned.term
        if act_id in ("task.done", "task.snooze") and term.awaits_task(self._desk.today):
            return None
        if act_id == "task.snooze" and warned.worst is not None:
            return None
        if act_id in ABOUT_AN_OPEN_TERM and not term.is_open:
            return _("This term no longer holds: {line.new} writes down another.")
        if act_id == "task.done" and (why := why_not_kept(term, self._desk.today)) is not None:
            return why
        if act_id == "task.snooze" and term.next_check_on is None:
            return _("No check of it is to come: {line.edit} says when it is checked.")
        return None

    def load(self, ids: Sequence[int]) -> Mapping[int, Standing]:
        """Some of the terms, as they are copied."""
        return standings(self._desk.book, ids)

    def listing(self, terms: Sequence[Standing]) -> Listing:
        """Terms as they leave the program."""
        return term_listing(terms, self._desk.today)
