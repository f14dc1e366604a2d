"""The bonds of an account: why they stay, how firmly, and what that implies (K9, K10)."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.center.warning_lines import WarningLine, warning_lines
from kamtui.domain.knowledge.bonds import STRENGTHS, BondBar, BondPicture
from kamtui.domain.knowledge.warnings import NO_MONEY, BondMoney, asks_for_money, bond_warnings
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.scale import stepped
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.warning import Remedy
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.knowledge.bond_reads import bond_picture, readings_of
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.center.accepting import accept_warning
from kamtui.ui.day import acts as task_acts
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import BONDS
from kamtui.ui.knowledge import dossier_acts
from kamtui.ui.knowledge.bonds_drawing import (
    BondLines,
    bond_content,
    bond_heading,
    bond_words,
    sum_words,
    warning_content,
)
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place, act
from kamtui.ui.shell.tabs_drawing import name_words, tab_words
from kamtui.ui.shell.text import plain, two_lines
from kamtui.ui.widgets.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel


class BondsScreen(Place):
    """The seven bonds of one account."""

    TITLE = _("Bonds of an account")
    PLACE = "accounts"
    TAB = "bonds"
    ACTS = (*BONDS, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*BONDS, *DOSSIER))
    OLD_KEYS = {
        **dict.fromkeys(
            "123456", ("bonds.digits", _("{key} goes to a place; L rates this bond higher, H lower."))
        ),
        "0": ("bonds.zero", _("Digits do not rate a bond any more: L rates it higher, H lower.")),
    }
    AUTO_FOCUS = "#bonds"

    def __init__(self, desk: Desk, account_id: int, _record_id: int | None = None) -> None:
        super().__init__(desk)
        self.account_id = account_id
        self.picture: BondPicture | None = None
        self.lines: BondLines | None = None
        self._money: BondMoney | None = None
        self._keeps_money = False
        """Whether only a bond is being read anew, which changes no sales: all of them need not be summed again."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield Static("", id="name")
        yield Static("", id="tabs", classes="view")
        yield Static("", id="sum", classes="view")
        with Horizontal(id="shown"):
            with Vertical():
                yield Heading(bond_heading)
                yield LineList(mark=self.desk.glyphs.cursor, id="bonds")
            yield Panel()
        yield Static("", id="who")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        book, today = self.desk.book, self.desk.today
        try:
            entry = account_entry(book, self.account_id)
        except GoneMeanwhile:
            # While a form lies over it, it stays: what is typed there must not be lost with it.
            if self.app.screen is self:
                self.dismiss()
            return
        self.query_one("#name", Static).update(name_words(entry, self.desk.glyphs), layout=False)
        self.picture = bond_picture(book, self.account_id)
        self.lines = BondLines(self.picture, self._warned(self.picture), today, self.desk.glyphs)
        self.query_one("#bonds", LineList).fill(self.lines)
        self._draw_head()
        self.show_panel()

    def _warned(self, picture: BondPicture) -> list[WarningLine]:
        accepted = {
            acceptance.key: _("accepted until {day}, because {reason}").format(
                day=show_long_day(acceptance.until_on), reason=acceptance.reason
            )
            for acceptance in acceptances(self.desk.book, self.account_id, self.desk.today)
        }
        value = picture.bar(Bond.VALUE).latest
        cost = value.yearly_cost if value else None
        warnings = bond_warnings(picture.strengths, cost, self._known_money(picture))
        return warning_lines(warnings, (), accepted)

    def _known_money(self, picture: BondPicture) -> BondMoney:
        """What the rules about the value bond ask of its sales; read only where one of them may hold."""
        value = picture.bar(Bond.VALUE).latest
        if not asks_for_money(picture.strengths, value.yearly_cost if value else None):
            return NO_MONEY
        if self._money is None or not self._keeps_money:
            self._money = self.desk.figures.bond_money().get(self.account_id, NO_MONEY)
        return self._money

    def _draw_head(self) -> None:
        if self.picture is None:
            return
        width = max(self.size.width - 2, 1)
        self.query_one("#tabs", Static).update(tab_words("bonds", {}, width), layout=False)
        self.query_one("#sum", Static).update(sum_words(self.picture, width, self.desk.today), layout=False)

    def on_resize(self) -> None:
        self._draw_head()
        self._draw_who()

    # -- the line at hand

    def _bond(self) -> BondBar | None:
        return self.lines.bond(self.query_one("#bonds", LineList).cursor) if self.lines else None

    def _warning(self) -> WarningLine | None:
        return self.lines.warning(self.query_one("#bonds", LineList).cursor) if self.lines else None

    def at_hand(self) -> AtHand:
        return AtHand(self.account_id)

    def show_panel(self) -> None:
        """Show the bond at hand whole beside the list; in a narrow window, in one line below it."""
        bar, line = self._bond(), self._warning()

        def draw(width: int) -> Content:
            if bar is not None:
                return self._draw_bond(bar, width)
            return warning_content(line, width) if line is not None else plain("")

        self.query_one(Panel).show(draw)
        self._draw_who()
        self.refresh_bindings()

    def _draw_bond(self, bar: BondBar, width: int) -> Content:
        readings = readings_of(self.desk.book, self.account_id, bar.bond)
        percent = self.picture.strengths.percent(bar.bond) if self.picture else None
        return bond_content(bar, percent, readings, self.desk.today, width, self.desk.glyphs)

    def _draw_who(self) -> None:
        bar, line = self._bond(), self._warning()
        words = bond_words(bar) if bar is not None else ""
        if line is not None and line.warning is not None:
            words = _("enter: {act} · {sentence}").format(
                act=line.warning.remedy.label, sentence=line.sentence
            )
        elif line is not None:
            # Of one that was accepted the list itself has no room for more than until when and why.
            words = line.sentence
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return super().check_action(action, parameters)
        if not self.is_mounted:
            return True
        if action in ("step", "forget", "lesson", "edit"):
            return self._bond() is not None
        if action == "open":
            line = self._warning()
            return self._bond() is not None or (line is not None and line.warning is not None)
        if action == "accept":
            line = self._warning()
            return line is not None and line.warning is not None
        return True

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        line = self._warning()
        if action == "accept":
            return _("That is for a warning, and this line is none.")
        if line is not None and line.warning is not None:
            return _("This line is a warning: {open} does what it asks.").format(open=self.key("line.open"))
        return _("This line is for reading.") if line is not None else super().why_not(action, parameters)

    # -- acts

    def action_step(self, steps: int) -> None:
        """One step weaker or stronger."""
        bar = self._bond()
        if bar is None:
            return
        before = bar.latest.strength if bar.latest else None
        strength = stepped(STRENGTHS, before, steps)
        if strength is None:
            label = f"{bar.bond.label} {before}"
            self.desk.cannot_step(label, "bond.higher", is_known=before is not None)
        else:
            self._set(bar.bond, strength)

    def action_forget(self) -> None:
        """How strong it is is not known."""
        bar = self._bond()
        if bar is not None:
            self._set(bar.bond, None)

    def _set(self, bond: Bond, strength: int | None) -> None:
        self._keeps_money = True
        try:
            dossier_acts.set_bond(self.desk, self.account_id, bond, strength)
        finally:
            self._keeps_money = False

    @act
    async def action_lesson(self) -> None:
        from kamtui.ui.knowledge.dossier_forms import ReadWhole

        bar = self._bond()
        if bar is None:
            return
        answer = await self.app.push_screen_wait(ReadWhole(lambda width: self._draw_bond(bar, width)))
        if answer == "edit":
            await dossier_acts.read_bond(self.desk, self.account_id, bar.bond)

    @on(LineList.Chosen)
    @act
    async def action_open(self) -> None:
        bar, line = self._bond(), self._warning()
        if bar is not None:
            await dossier_acts.read_bond(self.desk, self.account_id, bar.bond)
        elif line is not None and line.warning is not None:
            await self._do_what_it_asks(line.warning.remedy)

    async def _do_what_it_asks(self, asked: Remedy) -> None:
        """The one act of a warning."""
        match asked:
            case Remedy.CALL:
                await call_acts.log_call(self.desk, self.account_id)
            case Remedy.OPEN_NUMBERS:
                self.ask_for(self.OpenAccount(self.account_id, "numbers"))
            case Remedy.READ_BOND:
                await dossier_acts.read_bond(self.desk, self.account_id, Bond.INFORMATION)
            case _:
                await task_acts.new_task(self.desk, self.account_id)

    @act
    async def action_edit(self) -> None:
        bar = self._bond()
        if bar is not None:
            await dossier_acts.read_bond(self.desk, self.account_id, bar.bond)

    @act
    async def action_review(self) -> None:
        await dossier_acts.review_bonds(self.desk, self.account_id)

    @act
    async def action_accept(self) -> None:
        line = self._warning()
        if line is not None and line.warning is not None:
            await accept_warning(self.desk, self.account_id, line.warning)
