"""The terms of an account: what we owe and they owe, problems and favours, on one screen (K5, K6, K14-K16)."""

from collections.abc import Awaitable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.warnings import broken_warning, term_warnings
from kamtui.domain.text.language import _
from kamtui.domain.warning import Warning
from kamtui.store.accounts.reads import account_entry, belongings
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import reads as term_reads
from kamtui.store.terms.favour_reads import FavourLine, favours_of
from kamtui.store.terms.problem_reads import ProblemLine, problems_of
from kamtui.store.terms.reads import PastTerm
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.keys.terms import LEDGER
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import AtHand, Place, act
from kamtui.ui.shell.tabs_drawing import name_words, tab_beside, tab_words
from kamtui.ui.shell.text import fit, plain
from kamtui.ui.terms.drawing import term_panel
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
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel


class LedgerScreen(Place):
    """The balance of obligations of one account."""

    TITLE = _("Terms of an account")
    PLACE = "accounts"
    KEYS = (*LEDGER, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = bindings((*LEDGER, *DOSSIER))
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        super().__init__(desk)
        self.account_id = account_id
        self._stand_on = record_id
        self.with_past = False
        self.ledger: Ledger | None = None
        self.lines: LedgerLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield Static("", id="name")
        yield Static("", id="tabs", classes="view")
        yield Static("", id="balance", classes="view")
        with Horizontal(id="shown"):
            yield LineList(mark=self.desk.glyphs.cursor, id="ledger")
            yield Panel()
        yield Static("", id="who")
        yield Static("", classes="empty")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        try:
            entry = account_entry(self.desk.book, self.account_id)
        except GoneMeanwhile:
            # While a form lies over it, it stays: what is typed there must not be lost with it.
            if self.app.screen is self:
                self.dismiss()
            return
        self.query_one("#name", Static).update(name_words(entry, self.desk.glyphs), layout=False)
        self.ledger = self._read()
        self._fill()
        if self._stand_on is not None:
            if not self._to_record(self._stand_on):
                self.with_past = True  # it has ended meanwhile
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
        accepted = {acceptance.key for acceptance in acceptances(book, self.account_id, today)}
        warnings = {}
        for term in owed:
            broken = broken_warning(term, today)
            found = ([broken] if broken else []) + term_warnings(term, today)
            warnings[term.term_id] = tuple(one for one in found if one.key not in accepted)
        past = term_reads.past_terms(book, self.account_id) if self.with_past else []
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
        self.lines = LedgerLines(self.ledger, self.desk.today, self.desk.glyphs, with_past=self.with_past)
        self.query_one("#ledger", LineList).fill(self.lines)

    def _to_record(self, record_id: int) -> bool:
        """Stand on a term, problem or favour, if it is among the lines."""
        listed = self.query_one("#ledger", LineList)
        return any(listed.move_to((kind, record_id)) for kind in ("term", "problem", "favour"))

    def _draw_balance(self) -> None:
        if self.ledger is None:
            return
        balance, width = self.ledger.balance, max(self.size.width - 2, 1)
        self.query_one("#tabs", Static).update(
            tab_words("terms", {"terms": balance.open_terms}, width), layout=False
        )
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
                "n   writes down what was agreed\n"
                "p   notes a problem or a threat\n"
                "f   notes a favour, given or received"
            )
            empty.update(plain(words, lines=True))
        self.keep_focus(self.query_one("#ledger", LineList))

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
        if isinstance(record, FavourLine):
            return AtHand(self.account_id, record.entry.person_id)
        return AtHand(self.account_id, term.person_id if term else None)

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
                return favour_panel(record, today, width)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action in ("open", "edit", "delete"):
            return self._record() is not None
        if action == "done":
            return self._open_term() is not None or isinstance(self._record(), (ProblemLine, FavourLine))
        if action in ("check", "renegotiate"):
            return self._open_term() is not None
        if action == "snooze":
            term = self._open_term()
            return term is not None and term.next_check_on is not None
        if action == "accept":
            return bool(self._warnings())
        return True

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        if self._record() is None:
            return _("There is nothing here yet: {new} writes down what was agreed.").format(
                new=self.key("term.new")
            )
        if action == "accept":
            return _("Nothing is wrong with this line.")
        if self._term() is None:
            return _("That is for a term, and this line is none.")
        if self._open_term() is None:
            return _("This term no longer holds: {new} writes down another.").format(new=self.key("term.new"))
        return _("No check of it is to come: {edit} says when it is checked.").format(
            edit=self.key("line.edit")
        )

    # -- acts

    def action_back(self) -> None:
        self.dismiss()

    def action_tab(self, tab: str) -> None:
        if tab != "terms":
            self.ask_for(self.OpenAccount(self.account_id, tab))

    def action_step_tab(self, steps: int) -> None:
        self.action_tab(tab_beside("terms", steps))

    def action_view(self) -> None:
        self.with_past = not self.with_past
        self.reload()
        self.refresh_bindings()

    async def _then_stand_on_it(self, asked: Awaitable[bool]) -> None:
        """Ask for something new; when it is there, stand on it."""
        before = self.lines.keys() if self.lines else set()
        if await asked and self.lines is not None:
            new = self.lines.keys() - before
            if len(new) == 1:
                self.query_one("#ledger", LineList).move_to(new.pop())

    @act
    async def action_new(self) -> None:
        await self._then_stand_on_it(self.new_term(self.account_id))

    @act
    async def action_new_problem(self) -> None:
        # Beside a broken term it is a problem that came of it; the form says so.
        term = self._term()
        came_of = term.term_id if term is not None and term.is_broken(self.desk.today) else None
        await self._then_stand_on_it(self.new_problem(self.account_id, came_of))

    @act
    async def action_new_favour(self) -> None:
        await self._then_stand_on_it(self.new_favour(self.account_id))

    @on(LineList.Chosen)
    @act
    async def action_open(self) -> None:
        term = self._term()
        if term is not None:
            await self.read_term(term.term_id)
        else:
            await self._edit()

    @act
    async def action_edit(self) -> None:
        await self._edit()

    async def _edit(self) -> None:
        record, term = self._record(), self._term()
        if term is not None:
            await self.edit_term(term.term_id)
        elif isinstance(record, ProblemLine):
            await self.edit_problem(record.problem_id)
        elif isinstance(record, FavourLine):
            await self.edit_favour(record.favour_id)

    @act
    async def action_delete(self) -> None:
        record, term = self._record(), self._term()
        if term is not None:
            await self.delete_term(term.term_id)
        elif isinstance(record, ProblemLine):
            await self.delete_problem(record.problem_id)
        elif isinstance(record, FavourLine):
            await self.delete_favour(record.favour_id)

    def action_done(self) -> None:
        record, term = self._record(), self._open_term()
        if term is not None:
            self.keep_term(term.term_id)
        elif isinstance(record, ProblemLine):
            self.solve_problem(record.problem_id)
        elif isinstance(record, FavourLine):
            self.thank_favour(record.favour_id)

    @act
    async def action_check(self) -> None:
        term = self._open_term()
        if term is not None:
            await self.check_term(term.term_id)

    @act
    async def action_renegotiate(self) -> None:
        term = self._open_term()
        if term is not None:
            await self._then_stand_on_it(self.renegotiate_term(term.term_id))

    @act
    async def action_snooze(self) -> None:
        term = self._open_term()
        if term is not None and term.next_check_on is not None:
            await self.put_off_check(term.term_id)

    @act
    async def action_accept(self) -> None:
        found = self._warnings()
        if found:
            await self.accept_warning(self.account_id, found[0])
