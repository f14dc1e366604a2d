"""The terms of an account: what we owe and they owe, problems and favours, on one screen (K5, K6, K14-K16)."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.warnings import told_of_term
from kamtui.domain.text.language import N_, _
from kamtui.domain.warning import Warning
from kamtui.exchange.lists.ledger import ledger_listing
from kamtui.store.accounts.reads import belongings
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.favour_reads import FavourLine, favours_of
from kamtui.store.terms.problem_reads import ProblemLine, problems_of
from kamtui.store.terms.reads import PastTerm
from kamtui.ui.accounts.tab_head import name_shown
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.terms import LEDGER
from kamtui.ui.outgoing.shown_lines import NO_LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import fit, plain
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
from kamtui.ui.widgets.panel import Panel

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
        self.account_id = account_id
        self._stand_on = record_id
        self.past = self.kept.way("past", {"hidden": False, "shown": True})
        """Whether what has ended and is settled is shown too."""
        self.ledger: Ledger | None = None
        self.lines: LedgerLines | None = None

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
        self._fill()
        if self._stand_on is not None:
            if not self._to_record(self._stand_on):
                self.past.choose("shown")  # it has ended meanwhile
                self.ledger = self._read()
                self._fill()
                self._to_record(self._stand_on)
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
        past = term_reads.past_terms(book, self.account_id) if self.past.now else []
        return Ledger(
            balance=balance,
            problems=tuple(problems_of(book, self.account_id)),
            favours=tuple(favours_of(book, self.account_id)),
            # A broken promise is owed, though its check has ended it.
            past=tuple(one for one in past if one.standing.term_id not in owed_ids),
            past_count=belongings(book, self.account_id).terms - len(owed_ids),
            warnings=warnings,
        )

    def _fill(self) -> None:
        assert self.ledger is not None
        self.lines = LedgerLines(self.ledger, self.desk.today, self.desk.glyphs, with_past=self.past.now)
        self.query_one("#ledger", LineList).fill(self.lines)

    def _to_record(self, record_id: int) -> bool:
        """Stand on a term, problem or favour, if it is among the lines."""
        listed = self.query_one("#ledger", LineList)
        return any(listed.move_to((kind, record_id)) for kind in ("term", "problem", "favour"))

    def _draw_balance(self) -> None:
        if self.ledger is None:
            return
        balance, width = self.ledger.balance, max(self.size.width - 2, 1)
        self.query_one("#balance", Static).update(
            balance_words(balance, self.desk.today, width, self.desk.glyphs) if self.lines else plain(""),
            layout=False,
        )

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
                "Nothing was agreed with this account yet. Here stands what both owe,\n"
                "how it was kept, what hampers them, and who did whom a favour.\n\n"
                "{line.new}   writes down a promise, a problem or a favour\n"
                "{problem.new}   notes a problem at once"
            )
            empty.update(plain(words, lines=True))
        self.query_one("#ledger", LineList).keep_focus()

    # -- the line at hand

    def _record(self) -> Record | None:
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

    def at_hand(self) -> AtHand:
        record, term = self._record(), self._term()
        return AtHand(
            self.account_id,
            record.entry.person_id if isinstance(record, FavourLine) else term.person_id if term else None,
            term_id=term.term_id if term else None,
            problem_id=record.problem_id if isinstance(record, ProblemLine) else None,
            favour_id=record.favour_id if isinstance(record, FavourLine) else None,
            warning=next(iter(self._warnings()), None),
        )

    def show_panel(self) -> None:
        """Show the line at hand whole beside the list; in a narrow window, in one line below it."""
        record = self._record()
        self.query_one(Panel).show(
            (lambda width: self._draw_record(record, width)) if record is not None else None
        )
        self._draw_who()
        self.refresh_bindings()

    def _draw_record(self, record: Record, width: int) -> Content:
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
                return problem_panel(record, self._term_words(record.entry.term_id), width)
            case FavourLine():
                return favour_panel(record, width)

    def _term_words(self, term_id: int | None) -> str:
        """What a term of this account is about."""
        if term_id is None:
            return ""
        found = term_reads.standings(self.desk.book, [term_id], checks=0).get(term_id)
        return found.what if found else ""

    def _draw_who(self) -> None:
        words = ""
        if self.ledger is not None and (record := self._record()) is not None:
            words = whole_words(record, self._warnings())
        self.query_one("#who", Static).update(plain(fit(words, max(self.size.width - 2, 1))), layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        if self.lines is None:
            return NO_LINES
        records = map(self.lines.record, self.query_one("#ledger", LineList).places(whole=whole))
        return ledger_listing([record for record in records if record is not None], self.desk.today)

    def refusal(self, act_id: str) -> str | None:
        if act_id not in ABOUT_A_LINE:
            return super().refusal(act_id)
        hand, new = self.at_hand(), self.desk.key("line.new")
        if self._record() is None:
            return _("There is nothing here yet: {new} writes down what was agreed.").format(new=new)
        if act_id == "task.snooze" and hand.warning is not None:
            return None
        if act_id in ABOUT_A_TERM and hand.term_id is None:
            return _("That is for a term, and this line is none.")
        if act_id in ABOUT_AN_OPEN_TERM and hand.term_id is not None and self._open_term() is None:
            return _("This term no longer holds: {new} writes down another.").format(new=new)
        term = self._open_term()
        if act_id == "task.snooze" and (term is None or term.next_check_on is None):
            return _("No check of it is to come: {edit} says when it is checked.").format(
                edit=self.desk.key("line.edit")
            )
        return None

    # -- acts

    def stand_on(self, record_id: int) -> None:
        self._to_record(record_id)

    @on(LineList.Chosen)
    async def _open(self) -> None:
        await self.action_act("line.open")
