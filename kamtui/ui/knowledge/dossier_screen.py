"""The dossier of an account: what is known of it, whether it is a key account, how satisfied it is, who else sells to it."""

from collections.abc import Awaitable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.bonds import STRENGTHS
from kamtui.domain.knowledge.dossier import SatisfactionCourse, SatisfactionReading
from kamtui.domain.scale import stepped
from kamtui.domain.text.language import _
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.knowledge.competitor_reads import RivalryLine, rivals_of
from kamtui.store.knowledge.dossier_reads import answers_to, marks_of, texts_of
from kamtui.store.knowledge.satisfaction_reads import course
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import KNOWN
from kamtui.ui.knowledge import competitor_acts, dossier_acts
from kamtui.ui.knowledge.dossier_drawing import (
    DossierLines,
    Known,
    MarkLine,
    TopicLine,
    known_content,
    known_words,
)
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place, act
from kamtui.ui.shell.tabs_drawing import name_words, tab_words
from kamtui.ui.shell.text import two_lines
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel


class DossierScreen(Place):
    """What is known of one account."""

    TITLE = _("Dossier of an account")
    PLACE = "accounts"
    TAB = "dossier"
    ACTS = (*KNOWN, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*KNOWN, *DOSSIER))
    OLD_KEYS = {
        "y": ("dossier.yes", _("y answers no mark any more: L says yes, H no.")),
        "n": ("dossier.no", _("n answers no mark any more: H says no, L yes.")),
        "left_square_bracket": ("dossier.weaker", _("L and H move how strong a competitor is now.")),
        "right_square_bracket": ("dossier.stronger", _("L and H move how strong a competitor is now.")),
    }
    AUTO_FOCUS = "#known"

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        super().__init__(desk)
        self.account_id = account_id
        self._stand_on = record_id
        self.course = SatisfactionCourse()
        self.lines: DossierLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield Static("", id="name")
        yield Static("", id="tabs", classes="view")
        with Horizontal(id="shown"):
            yield LineList(mark=self.desk.glyphs.cursor, id="known")
            yield Panel()
        yield Static("", id="who")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        book, account_id = self.desk.book, self.account_id
        try:
            entry = account_entry(book, account_id)
        except GoneMeanwhile:
            # While a form lies over it, it stays: what is typed there must not be lost with it.
            if self.app.screen is self:
                self.dismiss()
            return
        self.query_one("#name", Static).update(name_words(entry, self.desk.glyphs), layout=False)
        self.course = course(book, account_id)
        self.lines = DossierLines(
            texts_of(book, account_id),
            marks_of(book, account_id),
            self.course,
            rivals_of(book, account_id),
            self.desk.today,
            self.desk.glyphs,
        )
        listed = self.query_one("#known", LineList)
        listed.fill(self.lines)
        if self._stand_on is not None:
            _found = listed.move_to(("rival", self._stand_on)) or listed.move_to(
                ("satisfaction", self._stand_on)
            )
            self._stand_on = None
        self._draw_tabs()
        self.show_panel()

    def _draw_tabs(self) -> None:
        width = max(self.size.width - 2, 1)
        self.query_one("#tabs", Static).update(tab_words("dossier", {}, width), layout=False)

    def on_resize(self) -> None:
        self._draw_tabs()
        self._draw_who()

    # -- the line at hand

    def _line(self) -> Known | None:
        return self.lines.known(self.query_one("#known", LineList).cursor) if self.lines else None

    def at_hand(self) -> AtHand:
        known = self._line()
        return AtHand(self.account_id, known.person_id if isinstance(known, SatisfactionReading) else None)

    def show_panel(self) -> None:
        """Show the line at hand whole beside the list; in a narrow window, in two lines below it."""
        known = self._line()
        book, glyphs = self.desk.book, self.desk.glyphs
        self.query_one(Panel).show(
            (
                lambda width: known_content(
                    known,
                    answers_to(book, self.account_id, known.mark) if isinstance(known, MarkLine) else [],
                    self.course,
                    width,
                    glyphs,
                )
            )
            if known is not None
            else None
        )
        self._draw_who()
        self.refresh_bindings()

    def _draw_who(self) -> None:
        known = self._line()
        words = known_words(known) if known is not None else ""
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return super().check_action(action, parameters)
        if not self.is_mounted:
            return True
        known = self._line()
        if action in ("open", "edit"):
            return known is not None and not isinstance(known, SatisfactionReading)
        if action == "delete":
            return (isinstance(known, TopicLine) and bool(known.text)) or isinstance(
                known, (SatisfactionReading, RivalryLine)
            )
        if action == "mark":
            return isinstance(known, MarkLine)
        if action in ("rival", "forget_rival", "rename_competitor", "delete_competitor"):
            return isinstance(known, RivalryLine)
        return True

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        known = self._line()
        match action:
            case "mark" | "rival" | "forget_rival" if known is not None:
                return _(
                    "That answers a mark, or moves how strong a competitor is: {view} goes on to them."
                ).format(view=self.key("list.view"))
            case "rename_competitor" | "delete_competitor":
                return _("That is for a competitor: {view} goes on to them.").format(
                    view=self.key("list.view")
                )
            case "open" | "edit" if isinstance(known, SatisfactionReading):
                return _(
                    "A reading is not changed: {new} writes down another, {delete} deletes this one."
                ).format(new=self.key("satisfaction.new"), delete=self.key("line.delete"))
            case "delete" if known is not None:
                return _("There is nothing to delete on this line.")
        return super().why_not(action, parameters)

    # -- acts

    def action_view(self) -> None:
        listed = self.query_one("#known", LineList)
        if self.lines is not None:
            listed.cursor = self.lines.next_part(listed.cursor)

    def action_mark(self, answer: str) -> None:
        known = self._line()
        if isinstance(known, MarkLine) and not dossier_acts.set_mark(
            self.desk, self.account_id, known.mark, Answer(answer)
        ):
            words = _("{mark}: that is what stands here already.")
            self.desk.say(words.format(mark=known.mark.label.capitalize()))

    def action_rival(self, steps: int) -> None:
        known = self._line()
        if not isinstance(known, RivalryLine):
            return
        before = known.entry.strength
        strength = stepped(STRENGTHS, before, steps)
        if strength is None:
            label = f"{known.entry.competitor} {before}"
            self.desk.cannot_step(label, "rival.stronger", is_known=before is not None)
        else:
            competitor_acts.set_rival_strength(self.desk, known.rivalry_id, strength)

    def action_forget_rival(self) -> None:
        known = self._line()
        if isinstance(known, RivalryLine) and not competitor_acts.set_rival_strength(
            self.desk, known.rivalry_id, None
        ):
            self.desk.say(_("That is not known already."))

    @act
    async def action_rename_competitor(self) -> None:
        known = self._line()
        if isinstance(known, RivalryLine) and known.entry.competitor_id is not None:
            await competitor_acts.rename_competitor(self.desk, known.entry.competitor_id)

    @act
    async def action_delete_competitor(self) -> None:
        known = self._line()
        if isinstance(known, RivalryLine) and known.entry.competitor_id is not None:
            await competitor_acts.delete_competitor(self.desk, known.entry.competitor_id)

    @on(LineList.Chosen)
    @act
    async def action_open(self) -> None:
        await self._edit()

    @act
    async def action_edit(self) -> None:
        await self._edit()

    async def _edit(self) -> None:
        match self._line():
            case TopicLine() as line:
                await dossier_acts.write_topic(self.desk, self.account_id, line.topic)
            case MarkLine() as line:
                await dossier_acts.explain_mark(self.desk, self.account_id, line.mark)
            case RivalryLine() as line:
                await competitor_acts.edit_rival(self.desk, line.rivalry_id)

    @act
    async def action_delete(self) -> None:
        match self._line():
            case TopicLine() as line:
                await dossier_acts.delete_topic(self.desk, self.account_id, line.topic)
            case SatisfactionReading() as reading:
                await dossier_acts.delete_satisfaction(self.desk, reading.reading_id, reading.score)
            case RivalryLine() as line:
                await competitor_acts.delete_rival(self.desk, line.rivalry_id, line.entry.competitor)

    async def _then_stand_on_it(self, asked: Awaitable[bool]) -> None:
        """Ask for something new; when it is there, stand on it."""
        before = self.lines.keys() if self.lines else set()
        if await asked and self.lines is not None:
            new = self.lines.keys() - before
            if len(new) == 1:
                self.query_one("#known", LineList).move_to(new.pop())

    @act
    async def action_new_satisfaction(self) -> None:
        await self._then_stand_on_it(dossier_acts.new_satisfaction(self.desk, self.account_id))

    @act
    async def action_new_rival(self) -> None:
        await self._then_stand_on_it(competitor_acts.new_rival(self.desk, self.account_id))
