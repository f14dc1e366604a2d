"""The terms of an account: what we owe and they owe, problems and favours, on one screen (K5, K6, K14-K16).

Its last view is the ledger of what we did for them, and what it was worth.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.terms.promises import Standing, why_not_kept
from kamtui.domain.terms.value import Value
from kamtui.domain.terms.warnings import told_of_term
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.warning import Warning
from kamtui.exchange.lists.ledger import ledger_listing, value_listing
from kamtui.store.accounts.reads import belongings
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.favour_reads import FavourLine, favours_of
from kamtui.store.terms.past_reads import PastTerm, past_terms
from kamtui.store.terms.problem_reads import ProblemLine, problems_of
from kamtui.store.terms.value_reads import values_of
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.terms import LEDGER
from kamtui.ui.outgoing.shown_lines import NO_LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import Settling
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import as_many, plain, with_keys
from kamtui.ui.terms.done.drawing import ValueLines, total_words, value_panel, value_words
from kamtui.ui.terms.done.hand import LedgerAtHand
from kamtui.ui.terms.filled_forms import due_answer
from kamtui.ui.terms.ledger_drawing import (
    Ledger,
    LedgerLines,
    Record,
    balance_words,
    favour_panel,
    problem_panel,
    replaced_words,
    whole_words,
)
from kamtui.ui.terms.panel_drawing import term_panel
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

DONE = "done"
"""The view of what we did for them."""
ABOUT_A_TERM = ("term.check", "term.renegotiate", "task.snooze")
ABOUT_AN_OPEN_TERM = (*ABOUT_A_TERM, "task.done")
ABOUT_A_LINE = (*ABOUT_AN_OPEN_TERM, "line.open", "line.edit", "line.delete")
"""The acts on the line at hand; some of them hold for a term only, or for one that has not ended."""


class LedgerScreen(Place):
    """The balance of obligations of one account."""

    TITLE = N_("Terms of an account")
    PLACE = "accounts"
    TAB = "terms"
    ACTS = (*LEDGER, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*LEDGER, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self.query_one("#ledger", LineList).lines)
        self.account_id = account_id
        self._stand_on = record_id
        self.past = self.kept.way("past", {view: view for view in ("hidden", "shown", DONE)})
        """Whether what has ended and is settled is hidden or shown too; or what we did for them is shown in place of all."""
        self.ledger: Ledger | None = None
        self.lines: LedgerLines | ValueLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        yield Static("", id="balance", classes="view")
        with Horizontal(id="shown"):
            yield LineList(mark=self.desk.glyphs.cursor, id="ledger")
            yield Panel()
        yield Static("", id="who")
        yield Static("", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        if not name_shown(self, self.account_id):
            return
        self.ledger = self._read()
        self.fill()
        if self._stand_on is not None:
            # It has ended meanwhile, or is something that we did for them.
            for view in ("shown", DONE, "shown"):
                if self._to_record(self._stand_on):
                    break
                self.past.choose(view)
                self.ledger = self._read()
                self.fill()
            self._stand_on = None
        self._draw_balance()
        self._show_empty()
        self.show_panel()

    def _read(self) -> Ledger:
        book, today = self.desk.book, self.desk.today
        balance = term_balance.balance(book, self.account_id, today)
        owed = (*balance.ours, *balance.theirs, *balance.shared)
        owed_ids = {one.term_id for one in owed}
        accepted = {
            (acceptance.account_id, acceptance.key)
            for acceptance in acceptances(book, self.account_id, today)
        }
        limits = self.desk.thresholds.terms
        warnings = {term.term_id: tuple(told_of_term(term, today, accepted, limits)) for term in owed}
        past = past_terms(book, self.account_id) if self.past.now == "shown" else []
        return Ledger(
            balance=balance,
            problems=tuple(problems_of(book, self.account_id)),
            favours=tuple(favours_of(book, self.account_id)),
            # A broken promise is owed, though its check has ended it.
            past=tuple(one for one in past if one.standing.term_id not in owed_ids),
            past_count=belongings(book, self.account_id).terms - len(owed_ids),
            warnings=warnings,
        )

    def fill(self) -> None:
        assert self.ledger is not None
        book, today, glyphs = self.desk.book, self.desk.today, self.desk.glyphs
        if self.past.now == DONE:
            self.lines = ValueLines(values_of(book, self.account_id, today), today, glyphs)
        else:
            self.lines = LedgerLines(self.ledger, today, glyphs, with_past=self.past.now == "shown")
        self.query_one("#ledger", LineList).fill(self.lines)
        make_room(self, self.needs)

    def _to_record(self, record_id: int) -> bool:
        """Stand on a term, problem or favour, or on something that we did for them, if it is among the lines."""
        listed = self.query_one("#ledger", LineList)
        if isinstance(self.lines, ValueLines):
            return any(listed.move_to(key) for key in self.lines.keys_of(record_id))
        return any(listed.move_to((kind, record_id)) for kind in ("term", "problem", "favour"))

    def _draw_balance(self) -> None:
        if self.ledger is None:
            return
        width = max(self.size.width - 2, 1)
        words = plain("")
        if isinstance(self.lines, ValueLines):
            words = total_words(self.lines.sum, width)
        elif self.lines:
            words = balance_words(self.ledger.balance, self.desk.today, width, self.desk.glyphs)
        self.query_one("#balance", Static).update(words, layout=False)

    def on_resize(self) -> None:
        self._draw_balance()
        self._draw_who()

    def _show_empty(self) -> None:
        is_empty = not self.lines
        empty = self.query_one(".empty", Static)
        empty.display = is_empty
        self.query_one("#shown").display = not is_empty
        if is_empty:
            words = _(
                "Nothing that we did for them yet. Problems solved, favours given and\n"
                "service kept stand here by themselves, each with what it was worth.\n\n"
                "{line.new}   writes down something else that we did\n"
                "{list.view}   goes back to what both owe"
            )
            if self.past.now != DONE:
                words = _(
                    "Nothing was agreed with this account yet. Here stands what both owe,\n"
                    "how it was kept, what hampers them, and who did whom a favour.\n\n"
                    "{line.new}   writes down a promise, a problem or a favour\n"
                    "{problem.new}   notes a problem at once"
                )
            empty.update(with_keys(words))
        self.query_one("#ledger", LineList).keep_focus()

    # -- the line at hand

    def label_of(self, act_id: str, label: str) -> str:
        """What `space` does to the line at hand: kept, solved, thanked."""
        if act_id != "task.done":
            return label
        names: dict[Settling | None, str] = {
            Settling.KEPT: key_name("kept"),
            Settling.DONE: key_name("task done"),
            Settling.SOLVED: key_name("solved"),
            Settling.FAVOUR_THANKED: key_name("thanked"),
        }
        return names.get(self.at_hand().settling, label)

    def _record(self) -> Record | Value | None:
        return self.lines.record(self.query_one("#ledger", LineList).cursor) if self.lines else None

    def _term(self) -> Standing | None:
        """The term at hand, also one that has ended."""
        record = self._record()
        return (
            record.standing
            if isinstance(record, PastTerm)
            else record
            if isinstance(record, Standing)
            else None
        )

    def _open_term(self) -> Standing | None:
        term = self._term()
        return term if term is not None and term.is_open else None

    def _warnings(self) -> tuple[Warning, ...]:
        """What is wrong with the term at hand, the severest first."""
        term = self._term()
        return self.ledger.warnings.get(term.term_id, ()) if self.ledger and term else ()

    def at_hand(self) -> LedgerAtHand:
        record, term = self._record(), self._term()
        done = record if isinstance(record, Value) else None
        answer_id = due_answer(self.desk, term) if term is not None else None
        return LedgerAtHand(
            self.account_id,
            record.entry.person_id if isinstance(record, FavourLine) else term.person_id if term else None,
            term_id=term.term_id if term else None,
            problem_id=record.problem_id if isinstance(record, ProblemLine) else None,
            favour_id=record.favour_id if isinstance(record, FavourLine) else None,
            value_id=done.value_id if done else None,
            warning=next(iter(self._warnings()), None),
            answer_id=answer_id,
            settles_task_id=answer_id,
            done=done,
            is_of_what_we_did=self.past.now == DONE,
        )

    def show_panel(self) -> None:
        """Show the line at hand whole beside the list; in a narrow window, in one line below it."""
        record = self._record()
        self.query_one(Panel).show(
            (lambda width: self._draw_record(record, width)) if record is not None else None
        )
        self._draw_who()
        self.refresh_bindings()

    def _draw_record(self, record: Record | Value, width: int) -> Content:
        today, glyphs = self.desk.today, self.desk.glyphs
        match record:
            case Standing():
                return term_panel(record, self._warnings(), today, width, glyphs)
            case PastTerm():
                words = replaced_words(record, glyphs)
                return Content.assemble(
                    term_panel(record.standing, (), today, width, glyphs), "\n" if words else "", words
                )
            case ProblemLine():
                return problem_panel(record, self._term_words(record.entry.term_id), width, today=today)
            case FavourLine():
                return favour_panel(record, width)
            case Value():
                return value_panel(record, width)

    def _term_words(self, term_id: int | None) -> str:
        """What a term of this account is about."""
        if term_id is None:
            return ""
        found = term_reads.standings(self.desk.book, [term_id], checks=0).get(term_id)
        return found.what if found else ""

    def _draw_who(self) -> None:
        words = ""
        if self.ledger is not None and (record := self._record()) is not None:
            words = (
                value_words(record)
                if isinstance(record, Value)
                else whole_words(record, self._warnings(), self.desk.today)
            )
        [said, *_rest] = as_many(words, max(self.size.width - 2, 1))
        self.query_one("#who", Static).update(plain(said), layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        if self.lines is None:
            return NO_LINES
        places = self.query_one("#ledger", LineList).places(whole=whole)
        if isinstance(self.lines, ValueLines):
            done = map(self.lines.record, places)
            return value_listing([value for value in done if value is not None])
        records = map(self.lines.record, places)
        return ledger_listing([record for record in records if record is not None], self.desk.today)

    def refusal(self, act_id: str) -> str | None:
        if act_id not in ABOUT_A_LINE:
            return super().refusal(act_id)
        hand, new = self.at_hand(), self.desk.key("line.new")
        if self._record() is None:
            return _("There is nothing here yet: {new} writes down what was agreed.").format(new=new)
        if hand.done is not None:
            return self._not_for_done(act_id, hand.done)
        if act_id in ("task.done", "task.snooze") and hand.answer_id is not None:
            return None
        if act_id == "task.snooze" and hand.warning is not None:
            return None
        if act_id in ABOUT_A_TERM and hand.term_id is None:
            return _("That is for a term, and this line is none.")
        if act_id in ABOUT_AN_OPEN_TERM and hand.term_id is not None and self._open_term() is None:
            return _("This term no longer holds: {new} writes down another.").format(new=new)
        term = self._open_term()
        if act_id == "task.done" and term is not None and (why := why_not_kept(term, self.desk.today)):
            return why
        if act_id == "task.snooze" and (term is None or term.next_check_on is None):
            return _("No check of it is to come: {edit} says when it is checked.").format(
                edit=self.desk.key("line.edit")
            )
        return None

    def _not_for_done(self, act_id: str, done: Value) -> str | None:
        """Why an act does nothing about something that we did for them; None where it does."""
        if act_id in ("line.open", "line.edit") or (act_id == "line.delete" and done.value_id is not None):
            return None
        if act_id == "line.delete":
            return _("This stands here by itself: {list.view} goes to what it came of.")
        return _("That is done: {line.edit} says what it was worth to them.")

    # -- acts

    def stand_on(self, record_id: int) -> None:
        self._to_record(record_id)
