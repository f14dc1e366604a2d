"""The dossier of an account: what is known of it, whether it is a key account, how satisfied it is, who else sells to it."""

from collections.abc import Callable, Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.knowledge.dossier import SatisfactionCourse, SatisfactionReading
from kamtui.domain.knowledge.words import KEY_MARKS
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import N_, _, key_name
from kamtui.exchange.lists.knowledge import fact_listing
from kamtui.store.knowledge.competitor_reads import RivalryLine, rivals_of
from kamtui.store.knowledge.dossier_reads import answers_to, marks_of, text_courses
from kamtui.store.knowledge.satisfaction_reads import course
from kamtui.ui.accounts.page.tab_head import name_shown
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.knowledge import KNOWN
from kamtui.ui.knowledge.dossier_drawing import (
    DossierLines,
    Known,
    MarkLine,
    TopicLine,
    outgoing,
)
from kamtui.ui.knowledge.hand import MARKS, KnownAtHand
from kamtui.ui.knowledge.known_drawing import known_content, known_words
from kamtui.ui.outgoing.shown_lines import NO_LINES
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.place import Place
from kamtui.ui.shell.text import two_lines
from kamtui.ui.widgets.heads.tab_head import TabHead
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel, make_room, needed_by

STEPS = ("scale.higher", "scale.lower", "scale.unknown")
"""The acts that answer a mark, or say how strong a competitor is here."""


class DossierScreen(Place):
    """What is known of one account."""

    TITLE = N_("Dossier of an account")
    PLACE = "accounts"
    TAB = "dossier"
    ACTS = (*KNOWN, *DOSSIER)
    BINDINGS: ClassVar[list[BindingType]] = place_bindings((*KNOWN, *DOSSIER))
    AUTO_FOCUS = "#known"

    def __init__(self, desk: Desk, account_id: int, record_id: int | None = None) -> None:
        super().__init__(desk)
        self.needs = lambda: needed_by(self.lines)
        self.account_id = account_id
        self._stand_on = record_id
        self.course = SatisfactionCourse()
        self.lines: DossierLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        yield TabHead(self.TAB, self.desk.glyphs)
        with Horizontal(id="shown"):
            yield LineList(mark=self.desk.glyphs.cursor, id="known")
            yield Panel()
        yield Static("", id="who")
        yield KeyBar()

    # -- reading

    def reload(self) -> None:
        book, account_id = self.desk.book, self.account_id
        if not name_shown(self, self.account_id):
            return
        self.course = course(book, account_id)
        self.lines = DossierLines(
            text_courses(book, account_id),
            marks_of(book, account_id),
            self.course,
            rivals_of(book, account_id),
            self.desk.today,
            self.desk.glyphs,
            self.desk.thresholds.knowledge,
        )
        listed = self.query_one("#known", LineList)
        listed.fill(self.lines)
        make_room(self, self.needs)
        if self._stand_on is not None:
            self.stand_on(self._stand_on)
            self._stand_on = None
        self.show_panel()

    def on_resize(self) -> None:
        self._draw_who()

    # -- the line at hand

    def _line(self) -> Known | None:
        return self.lines.known(self.query_one("#known", LineList).cursor) if self.lines else None

    def at_hand(self) -> KnownAtHand:
        known = self._line()
        return KnownAtHand(
            self.account_id,
            known.person_id if isinstance(known, SatisfactionReading) else None,
            known=known,
            whole=self._whole(known) if known is not None else None,
        )

    def show_panel(self) -> None:
        """Show the line at hand whole beside the list; in a narrow window, in two lines below it."""
        known = self._line()
        self.query_one(Panel).show(self._whole(known) if known is not None else None)
        self._draw_who()
        self.refresh_bindings()

    def _whole(self, known: Known) -> Callable[[int], Content]:
        """Draws a line whole, for a width in cells."""

        def draw(width: int) -> Content:
            book = self.desk.book
            answers = answers_to(book, self.account_id, known.mark) if isinstance(known, MarkLine) else []
            return known_content(known, answers, self.course, width, self.desk.glyphs)

        return draw

    def _draw_who(self) -> None:
        known = self._line()
        words = known_words(known) if known is not None else ""
        self.query_one("#who", Static).update(two_lines(words, max(self.size.width - 2, 1)), layout=False)

    async def listing(self, *, whole: bool) -> Listing:
        if self.lines is None:
            return NO_LINES
        known = map(self.lines.known, self.query_one("#known", LineList).places(whole=whole))
        facts = [outgoing(line) for line in known if line is not None]
        return fact_listing(fact for fact in facts if fact.is_known or not whole)

    def refusal(self, act_id: str) -> str | None:
        known = self._line()
        if act_id in ("line.open", "line.edit") and isinstance(known, SatisfactionReading):
            return _(
                "A reading is not changed: {line.new} writes down another, {line.delete} deletes this one."
            )
        if act_id == "line.delete" and known is not None and not _may_be_deleted(known):
            return _("There is nothing to delete on this line.")
        if act_id == "competitor.rename" and not isinstance(known, RivalryLine):
            return _("That is for a competitor: {list.view} goes on to them.")
        if act_id == "task.done" and not (isinstance(known, TopicLine) and known.text):
            return _("That says that a text still holds, and here is none.") if known is not None else ""
        if act_id in STEPS and not isinstance(known, MarkLine | RivalryLine):
            words = _(
                "That answers a mark, or moves how strong a competitor is: {list.view} goes on to them."
            )
            return words if known is not None else ""
        return (
            ""
            if act_id in ("line.open", "line.edit", "line.delete", "known.course") and known is None
            else super().refusal(act_id)
        )

    def label_of(self, act_id: str, label: str) -> str:
        """On a competitor the keys of a mark say how strong it is."""
        if not isinstance(self._line(), RivalryLine):
            return label
        return {"scale.higher": key_name("stronger"), "scale.lower": key_name("weaker")}.get(act_id, label)

    # -- acts

    def action_view(self) -> None:
        listed = self.query_one("#known", LineList)
        if self.lines is not None:
            listed.cursor = self.lines.next_part(listed.cursor)

    def stand_on(self, record_id: int) -> None:
        listed = self.query_one("#known", LineList)
        if record_id == MARKS:
            listed.move_to(("mark", KEY_MARKS[0]))
            return
        keys: list[Hashable] = [("rival", record_id), ("satisfaction", record_id)]
        if self.lines is not None and (topic := self.lines.topic_of(record_id)) is not None:
            keys.append(("topic", topic))
        _is_there = any(listed.move_to(key) for key in keys)


def _may_be_deleted(known: Known) -> bool:
    """Whether something was written on a line that can be taken out again."""
    return bool(known.readings) if isinstance(known, TopicLine) else not isinstance(known, MarkLine)
