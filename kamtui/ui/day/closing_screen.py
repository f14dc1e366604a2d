"""The close of the day: whom we asked, what moves to the next day, what comes first there (K20, K25)."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from kamtui.domain.calls.contacted import ChainCount, Contacted
from kamtui.domain.calls.words import Asked
from kamtui.domain.day.closing import FIRST_THINGS, Waiting
from kamtui.domain.text.language import N_, _, ngettext
from kamtui.domain.time.calendar import next_working_day
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.store.book.errors import NameWasGiven
from kamtui.store.chain.asked_changes import set_asked
from kamtui.store.chain.asked_reads import chain_count, contacted_on
from kamtui.store.day.closing_changes import choose_first, move_to
from kamtui.store.day.closing_reads import coming_up, first_of, still_open
from kamtui.ui.chain import naming_acts
from kamtui.ui.day import acts as task_acts
from kamtui.ui.day.closing_drawing import Ahead, ClosingLines, Open, Row, Spoken, closed_words, spoken_head
from kamtui.ui.forms.asking import agree
from kamtui.ui.keys.day import CLOSING
from kamtui.ui.keys.everywhere import MOVING
from kamtui.ui.keys.keymap import bindings, place_bindings
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.place import Place, act
from kamtui.ui.shell.text import plain
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import Panel

STEPS = tuple(key for key in MOVING if key.id != "list.first")
"""How one moves here: `g` says that a name was given, and `home` alone goes to the first line."""


class ClosingList(LineList, inherit_bindings=False):
    """The parts of the close, in which `g` is free."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(STEPS)


class ClosingScreen(Place):
    """The close of the day on which it was opened, also when midnight passes meanwhile.

    What comes next is that of the next day from Monday to Friday: who closes a Friday plans the Monday.
    """

    TITLE = N_("Closing the day")
    PLACE = "today"
    ACTS = CLOSING
    MOVES = STEPS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(CLOSING)
    OLD_KEYS = {
        "a": (
            "closing.asked",
            N_("a does nothing here any more: space says that they were asked and had none."),
        ),
        "f": ("closing.first", N_("f does nothing here any more: * says what comes first.")),
    }
    AUTO_FOCUS = "ClosingList"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day = desk.today
        self.following = next_working_day(self.day)
        self.chain = ChainCount(0, 0, 0)
        self.first: list[tuple[int | None, int | None]] = []
        self.open: list[Waiting] = []
        self.lines: ClosingLines | None = None

    def compose(self) -> ComposeResult:
        yield self.bar
        with Horizontal():
            yield ClosingList(mark=self.desk.glyphs.cursor, id="closing")
            yield Panel()
        yield KeyBar()

    def reload(self) -> None:
        book = self.desk.book
        coming = coming_up(book, self.day, self.following)
        there = {one.chosen for one in coming}
        # What was chosen, and then done or put off to yet another day, leaves its place to others.
        self.first = [chosen for chosen in first_of(book, self.following) if chosen in there]
        self.open = still_open(book, self.day)
        self.chain = chain_count(book, self.day)
        self.lines = ClosingLines(
            contacted_on(book, self.day),
            self.chain,
            self.open,
            coming,
            self.first,
            self.day,
            self.following,
            self.desk.today,
            self.desk.glyphs,
        )
        self.query_one(ClosingList).fill(self.lines)
        self.show_panel()

    # -- the line at hand

    def _row(self) -> Row:
        return self.lines.row(self.query_one(ClosingList).cursor) if self.lines is not None else None

    def at_hand(self) -> AtHand:
        match self._row():
            case Spoken(one):
                return AtHand(one.account_id, one.person_id)
            case Open(one) | Ahead(one, _):
                return AtHand(one.account_id, one.person_id, settles_task_id=one.task_id)
        return AtHand()

    def show_panel(self) -> None:
        """Show the account of the line at hand beside the list, under the person that was spoken to."""
        here = self._row()
        account = self.account_drawing(self.at_hand().account_id)

        def draw(width: int) -> Content:
            head = spoken_head(here.one, width, self.desk.glyphs) if isinstance(here, Spoken) else plain("")
            return Content.assemble(head, account(width) if account else plain(""))

        self.query_one(Panel).show(draw)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            return super().check_action(action, parameters)
        if not self.is_mounted:
            return True
        match action:
            case "asked" | "give" | "name" | "why_not":
                return isinstance(self._row(), Spoken)
            case "done" | "snooze":
                return isinstance(self._row(), Open | Ahead)
            case "move":
                return isinstance(self._row(), Open)
            case "move_all":
                return bool(self.open)
            case "choose":
                return isinstance(self._row(), Ahead)
        return True

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        here = self._row()
        match action:
            case "asked" | "done" if here is None:
                return _("There is nothing to settle here.")
            case "asked" | "give" | "name" | "why_not":
                return _("That is for somebody who was spoken to today, in the first part.")
            case "done" | "snooze" if isinstance(here, Spoken):
                return _("That is for a task or a check, in the parts below.")
            case "move" if isinstance(here, Ahead):
                return _("It is of that day already; {snooze} puts it off to another.").format(
                    snooze=self.key("task.snooze")
                )
            case "move" | "move_all":
                return _("Nothing that is still open stands here.")
            case "choose":
                return _("That is for what stands in the last part, the day to come.")
        return super().why_not(action, parameters)

    # -- whom we asked

    def action_asked(self, asked: str) -> None:
        """Say of the person at hand that they were asked, and go on to the next."""
        here = self._row()
        if isinstance(here, Spoken):
            self._set_asked(here.one, Asked(asked))

    @act
    async def action_give(self) -> None:
        """Say of the person at hand that they gave a name, and go straight on to write it down."""
        here = self._row()
        if not isinstance(here, Spoken):
            return
        if here.one.asked is Asked.GIVEN or self._write_asked(here.one, Asked.GIVEN):
            await self._write_name(here.one)

    @act
    async def action_name(self) -> None:
        """Write down a prospect that the person at hand named, the first or a further one."""
        here = self._row()
        if isinstance(here, Spoken):
            await self._write_name(here.one)

    async def _write_name(self, one: Contacted) -> None:
        """Write down whom somebody named on this day; behind it comes the next person."""
        named = await naming_acts.name_prospect(
            self.desk, one.person_id, call_id=one.call_id, named_on=self.day
        )
        if named is not None:
            self.query_one(ClosingList).step(1)

    @act
    async def action_why_not(self) -> None:
        """Say of the person at hand that they were not asked, and why; then go on to the next."""
        from kamtui.ui.forms.questions import OneLine

        here = self._row()
        if not isinstance(here, Spoken):
            return
        one = here.one
        if self._gave_a_name(one):
            return
        question = OneLine(
            _("Not asked: {person}").format(person=one.person),
            one.why_not,
            placeholder=_("why not? enter alone leaves it open"),
        )
        why = await self.app.push_screen_wait(question)
        if why is not None:
            self._set_asked(one, Asked.NOT_ASKED, why)

    def _set_asked(self, one: Contacted, asked: Asked, why_not: str = "") -> None:
        if self._write_asked(one, asked, why_not):
            self.query_one(ClosingList).step(1)

    def _gave_a_name(self, one: Contacted) -> bool:
        """Whether they gave a name already; it is said, and no later key writes over it."""
        if one.asked is Asked.GIVEN:
            self.desk.say(str(NameWasGiven(one.person)), is_error=True)
        return one.asked is Asked.GIVEN

    def _write_asked(self, one: Contacted, asked: Asked, why_not: str = "") -> bool:
        if asked is not Asked.GIVEN and self._gave_a_name(one):
            return False
        book = self.desk.book

        def write() -> bool:
            set_asked(book, one, asked, why_not)
            return True

        said = _("{person}: {asked}").format(person=one.person, asked=asked.label)
        return self.desk.do(write, said) is not None

    # -- what is still open

    def action_done(self) -> None:
        here = self._row()
        if not isinstance(here, Open | Ahead):
            return
        if here.one.task_id is not None:
            task_acts.finish_task(self.desk, here.one.task_id)
        elif here.one.term_id is not None:
            term_acts.keep_term(self.desk, here.one.term_id)

    @act
    async def action_move(self) -> None:
        here = self._row()
        if isinstance(here, Open):
            await self._move([here.one])

    @act
    async def action_move_all(self) -> None:
        if self.open:
            await self._move(self.open)

    async def _move(self, waiting: Sequence[Waiting]) -> None:
        """Put what is still open off to the next working day, once asked."""
        book, day = self.desk.book, show_weekday_day(self.following, self.day)
        if len(waiting) == 1:
            question = _("Put “{what}” off to {day}?").format(day=day, what=waiting[0].what)
        else:
            question = ngettext(
                "Put {count} thing off to {day}?", "Put all {count} things off to {day}?", len(waiting)
            ).format(day=day, count=len(waiting))
        if not await agree(self.desk, question, _("put off")):
            return
        if len(waiting) == 1:
            said = _("Put off to {day}: “{what}”").format(day=day, what=waiting[0].what)
        else:
            said = ngettext(
                "Put off to {day}: {count} thing", "Put off to {day}: {count} things", len(waiting)
            ).format(day=day, count=len(waiting))
        self.desk.do(lambda: move_to(book, waiting, self.following), said)

    @act
    async def action_snooze(self) -> None:
        here = self._row()
        if not isinstance(here, Open | Ahead):
            return
        if here.one.task_id is not None:
            await task_acts.snooze_task(self.desk, here.one.task_id)
        elif here.one.term_id is not None:
            await term_acts.put_off_check(self.desk, here.one.term_id)

    # -- what comes first

    def action_choose(self) -> None:
        """Make the line at hand one of the first three of its day, behind those that are; or take it away again."""
        here = self._row()
        if not isinstance(here, Ahead):
            return
        chosen, book = here.one.chosen, self.desk.book
        first = [one for one in self.first if one != chosen]
        if len(first) == len(self.first):
            if len(first) == FIRST_THINGS:
                self.desk.say(
                    _("Three things come first already: {first} on one of them takes it away.").format(
                        first=self.key("task.first")
                    )
                )
                return
            first.append(chosen)
            said = _("Number {place} of {day}: “{what}”").format(
                place=len(first), day=show_weekday_day(self.following, self.day), what=here.one.what
            )
        else:
            said = _("No longer first: “{what}”").format(what=here.one.what)
        self.desk.do(lambda: choose_first(book, self.following, first), said)

    def action_undo(self) -> None:
        """Take back the newest act, and stand on its line."""
        before = self.lines.rows() if self.lines is not None else {}
        super().action_undo()
        if self.lines is not None:
            listed = self.query_one(ClosingList)
            changed = [key for key, row in self.lines.rows().items() if before.get(key) != row]
            if changed and listed.current_key not in changed:
                listed.move_to(changed[0])

    # -- leaving

    def action_top(self) -> None:
        self.query_one(ClosingList).action_first()

    def action_back(self) -> None:
        self.desk.say(closed_words(self.chain))
        self.dismiss()
