"""The bonds of an account: why they stay, how firmly, and what that implies (K9, K10)."""

from collections.abc import Coroutine
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.center.warning_lines import WarningLine, warning_lines
from kamtui.domain.knowledge.bonds import BondBar, BondPicture
from kamtui.domain.knowledge.image import BrandImage
from kamtui.domain.knowledge.warnings import NO_MONEY, BondMoney, asks_for_money, bond_warnings
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _, key_name
from kamtui.domain.time.shown_days import show_long_day
from kamtui.exchange.lists.knowledge import bond_listing
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.knowledge.bond_reads import bond_picture, readings_of
from kamtui.store.knowledge.image_reads import brand_image
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import BONDS
from kamtui.ui.knowledge.bonds_drawing import (
    BondLines,
    bond_content,
    bond_heading,
    bond_words,
    image_content,
    image_words,
    sum_words,
    warning_content,
)
from kamtui.ui.knowledge.hand import BondAtHand
from kamtui.ui.outgoing.shown_lines import NO_LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import plain, two_lines
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

READING_ANEW = ("scale.lower", "scale.higher", "scale.unknown", "task.done")
"""The acts that say by one key how strong the bond at hand is, or how good the brand image."""
ABOUT_A_LINE = (*READING_ANEW, "bond.lesson", "line.edit", "line.delete", "line.open", "task.snooze")
"""The acts on the bond or warning at hand."""


class BondsScreen(Place):
    """The seven bonds of one account."""

    TITLE = N_("Bonds of an account")
    PLACE = "accounts"
    TAB = "bonds"
    ACTS = (*BONDS, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*BONDS, *DOSSIER))
    AUTO_FOCUS = "#bonds"

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        """`record_id` is a reading of the brand image to stand on."""
        super().__init__(desk)
        self.needs = lambda: needed_by(self.lines)
        self._stand_on = record_id
        self.account_id = account_id
        self.picture: BondPicture | None = None
        self.lines: BondLines | None = None
        self._money: BondMoney | None = None
        self._keeps_money = False
        """Whether only a bond is being read anew, which changes no sales: all of them need not be summed again."""

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
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
        if not name_shown(self, self.account_id):
            return
        self.picture = bond_picture(book, self.account_id)
        image = brand_image(book, self.account_id, self.picture.since)
        self.lines = BondLines(self.picture, image, self._warned(self.picture), today, self.desk.glyphs)
        self.query_one("#bonds", LineList).fill(self.lines)
        make_room(self, self.needs)
        if self._stand_on is not None:
            self.stand_on(self._stand_on)
            self._stand_on = None
        self._draw_head()
        self.show_panel()

    def _warned(self, picture: BondPicture) -> list[WarningLine]:
        accepted = {
            acceptance.key: _("hidden until {day}, because {reason}").format(
                day=show_long_day(acceptance.until_on), reason=acceptance.reason
            )
            for acceptance in acceptances(self.desk.book, self.account_id, self.desk.today)
        }
        value = picture.bar(Bond.VALUE).latest
        cost = value.yearly_cost if value else None
        warnings = bond_warnings(
            picture.strengths, cost, self._known_money(picture), self.desk.thresholds.knowledge
        )
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
        self.query_one("#sum", Static).update(sum_words(self.picture, width, self.desk.today), layout=False)

    def on_resize(self) -> None:
        self._draw_head()
        self._draw_who()

    # -- the line at hand

    def _bond(self) -> BondBar | None:
        return self.lines.bond(self.query_one("#bonds", LineList).cursor) if self.lines else None

    def _image(self) -> BrandImage | None:
        return self.lines.image(self.query_one("#bonds", LineList).cursor) if self.lines else None

    def _warning(self) -> WarningLine | None:
        return self.lines.warning(self.query_one("#bonds", LineList).cursor) if self.lines else None

    def at_hand(self) -> BondAtHand:
        line = self._warning()
        return BondAtHand(
            self.account_id, bar=self._bond(), image=self._image(), warning=line.warning if line else None
        )

    def show_panel(self) -> None:
        """Show the bond at hand whole beside the list; in a narrow window, in one line below it."""
        bar, image, line = self._bond(), self._image(), self._warning()

        def draw(width: int) -> Content:
            if bar is not None:
                return self._draw_bond(bar, width)
            if image is not None:
                return image_content(image, width, self.desk.glyphs)
            return warning_content(line, width) if line is not None else plain("")

        self.query_one(Panel).show(draw)
        self._draw_who()
        self.refresh_bindings()

    def _draw_bond(self, bar: BondBar, width: int) -> Content:
        readings = readings_of(self.desk.book, self.account_id, bar.bond)
        percent = self.picture.strengths.percent(bar.bond) if self.picture else None
        return bond_content(bar, percent, readings, width, self.desk.glyphs)

    def _draw_who(self) -> None:
        bar, image, line = self._bond(), self._image(), self._warning()
        words = bond_words(bar) if bar is not None else image_words(image) if image is not None else ""
        if line is not None and line.warning is not None:
            words = _("{line.open}: {act} · {sentence}").format(
                act=line.warning.remedy.label, sentence=line.sentence
            )
        elif line is not None:
            # Of one that was accepted the list itself has no room for more than until when and why.
            words = line.sentence
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    def doing(self, act: Act) -> Coroutine[Any, Any, None]:
        doing = super().doing(act)
        return self._without_summing(doing) if act.id in READING_ANEW else doing

    async def _without_summing(self, doing: Coroutine[Any, Any, None]) -> None:
        self._keeps_money = True
        try:
            await doing
        finally:
            self._keeps_money = False

    async def listing(self, *, whole: bool) -> Listing:
        if self.lines is None:
            return NO_LINES
        told: list[BondBar | BrandImage | str] = []
        for place in self.query_one("#bonds", LineList).places(whole=whole):
            if bar := self.lines.bond(place):
                told.append(bar)
            elif image := self.lines.image(place):
                told.append(image)
            elif line := self.lines.warning(place):
                told.append(line.sentence)
        return bond_listing(told)

    def refusal(self, act_id: str) -> str | None:
        if act_id not in ABOUT_A_LINE:
            return super().refusal(act_id)
        line, hand = self._warning(), self.at_hand()
        if act_id == "task.snooze":
            return None if hand.warning is not None else _("That is for a warning, and this line is none.")
        if act_id == "task.done":
            return self._nothing_to_confirm(hand)
        is_rated = hand.bar is not None or hand.image is not None
        if is_rated or (act_id == "line.open" and hand.warning is not None):
            return None
        if hand.warning is not None:
            return _("This line is a warning: {line.open} does what it asks.")
        return _("This line is for reading.") if line is not None else ""

    def _nothing_to_confirm(self, hand: BondAtHand) -> str | None:
        """Why it cannot be said here that what is rated is still so; None where it can."""
        if hand.image is None:
            return _("That is for the brand image; {bond.review} says that all bonds were gone through.")
        return None if hand.image.latest else _("It was not rated yet: {scale.higher} rates it.")

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on the brand image, of which the record is a reading."""
        self.query_one("#bonds", LineList).move_to("image")

    def label_of(self, act_id: str, label: str) -> str:
        """The brand image has no lesson, but a course."""
        return key_name("history") if act_id == "bond.lesson" and self._image() is not None else label
