"""What every place shares: the bars, the keys that hold everywhere, reloading."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import cache, partial
from typing import Any, ClassVar

from textual import on
from textual.actions import parse
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from kamtui.domain.listing import Listing
from kamtui.domain.text import language
from kamtui.domain.text.language import _, key_name
from kamtui.store.book.errors import BookError
from kamtui.ui.guards import Guard
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.named import called
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.going import Going
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.kept import Kept
from kamtui.ui.shell.marks import Marks
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import LIST, SHOWN, make_room, panel_cells
from kamtui.ui.widgets.place_bar import PlaceBar

PARTS = {"going": Going, "kept": Kept, "marks": Marks}
"""The objects of a place that do acts of it: `marks.mark` is what `Marks` does."""
FOR_MARKS = {"list.copy", "list.clear", "place.back", "help.keys"}
"""The keys that are shown besides while lines are marked."""
LEAVING = ("list.clear", "place.back", "day.closed")
"""The acts of escape, before which it marks no line any more."""


class Place(Guard, Screen[None]):
    """A screen with the line of places at the top and its keys at the bottom."""

    PLACE: ClassVar[str] = ""
    ACTS: ClassVar[tuple[Act, ...]] = ()
    """What can be done here, and by which keys; `EVERYWHERE` comes besides."""
    TAB: ClassVar[str] = ""
    """Which tab of an account it is; "" where it is none."""
    MOVES: ClassVar[tuple[Act, ...]] = MOVING
    """How one moves in its lists, for its help."""
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(EVERYWHERE)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bar = PlaceBar(self.PLACE, desk.remark)
        self._shown: object = None
        """The state of the book, the day, the language and the settings that were read last."""
        self.needs: Callable[[], int] = lambda: LIST
        """The cells of the window that the list needs, so that nothing of it is cut: the panel beside it has the others."""
        self.is_to_close = False
        """Whether it is time to close the day, and something waits for that: where it is Today, it says so quietly."""
        self._language = language.code()
        """The language in which the bars and headings were drawn."""
        self.going = Going(self, self.TAB, self.at_hand)
        self.kept = Kept(desk.shown, self.TITLE or "", self.show_anew)
        self.marks = Marks(desk, self.refusal, self.at_hand, partial(_show_marks, self))

    def reload(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    def at_hand(self) -> AtHand:
        """What the cursor stands on."""
        return AtHand()

    def on_compose(self) -> None:
        self.kept.take_up()
        # Before there is anything to lay out; Textual would do it after the first layout, and lay out again.
        size = self.app.size
        panel = [SHOWN] if panel_cells(size.width) > 0 else []
        self.add_class(*self._get_breakpoint_classes(size.height, self.VERTICAL_BREAKPOINTS), *panel)

    def on_mount(self) -> None:
        self.marks.lists = tuple(self.query(LineList))
        for listed in self.marks.lists:
            listed.on_moved = self.show_panel
            listed.on_fewer_marked = self.marks.show
        for bar in self.query(KeyBar):
            bar.label_of = partial(_label, self)
        for words in self.query(Static):
            words.set_reactive(Widget.auto_links, False)  # what can be clicked looks as it is drawn

    def show_panel(self) -> None:
        """Show more about the line at hand beside the list."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """The window is another: so may be what stands beside the list."""
        make_room(self, self.needs)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter hides some of the lines."""
        return self.is_mounted and any(line.typed for line in self.query(FilterLine))

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()

    def action_clear_filter(self) -> None:
        self.query_one(FilterLine).action_clear()

    @on(Input.Changed, "FilterLine")
    def _filter_typed(self) -> None:
        self.fill()

    def fill(self) -> None:
        """Show what was read, as the filter, the view and the order have it.

        By default all is read again: where the book itself is asked with the words of the filter.
        """
        self.reload()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        listed = self.query_one(LineList)
        if len(listed.lines):
            listed.focus()
        else:
            self.set_focus(None)  # else Textual gives the keys to the filter

    @on(LineList.Chosen)
    async def _line_chosen(self) -> None:
        if "line.open" in _acts_of(type(self)):
            await self.action_act("line.open")

    # -- what leaves the program

    async def listing(self, *, whole: bool) -> Listing:
        """The marked lines or the one at hand, as they are copied; the `whole` list as filtered."""
        listed = self.marks.list_in_use or next(iter(self.marks.lists), None)
        lines: Listing = await called("outgoing.shown_lines:drawn_lines")(listed, whole=whole)
        return lines

    # -- acts

    def act_with(self, act_id: str) -> Act:
        """The act of this place that has an id."""
        return _acts_of(type(self))[act_id]

    async def action_act(self, act_id: str) -> None:
        """Do an act of this place: one of the book, one of an object that the place has, or one of the place itself."""
        if act_id in LEAVING and self.marks.unmark():
            return
        act = self.act_with(act_id)
        if act.is_of_the_book or self.marks.is_about(act):
            self.going.begin(self.doing(act))
            return
        part, name, given = parse(act.does)
        if part in PARTS:
            getattr(getattr(self, part), name)(*given)
        else:
            await self.run_action(act.does)

    def doing(self, act: Act) -> Coroutine[Any, Any, None]:
        """What does an act of the book, here and now: to the marked lines, where lines are marked."""
        if self.marks.is_about(act):
            return self.marks.do(act)
        coroutine: Coroutine[Any, Any, None] = called(act.does)(self.desk, self.at_hand(), *act.given)
        return coroutine

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action == "act":
            act = self.act_with(str(parameters[0]))
            if self.marks.is_about(act):
                return self.marks.why_not(act) is None
            return self.refusal(act.id) is None
        return super().check_action(action, parameters)

    def refusal(self, act_id: str) -> str | None:
        """Why an act does nothing on this line, and what would help; None where it does something.

        "" where nothing better is known than that there is nothing for it here.
        """
        if act_id == "line.account":
            return _why_no_account(self)
        if act_id in ("account.brief", "letter.write") and self.at_hand().account_id is None:
            return _("This line is of no account.")
        if act_id == "list.clear" and not self.is_filtered and not self.marks.are_any:
            return ""
        return None

    def label_of(self, act_id: str, label: str) -> str:
        """What an act is called in the footer, on this line; `label` is what it is called elsewhere."""
        return label

    def show_anew(self, way: str) -> None:
        """Show what was chosen of the view, the order or another way that the place is kept in."""
        self.reload()
        self.refresh_bindings()

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on a record that was just written, if it is shown here."""

    def left(self) -> None:
        """Another place is gone to: a filter goes, and no line is marked any more."""
        self.marks.unmark()
        for line in self.query(FilterLine):
            line.value = ""
            line.display = False

    def signs(self) -> Sequence[tuple[str, str]]:
        """What the signs of this place stand for, for its help."""
        return ()

    def action_show_view(self, view: str) -> None:
        """Show the view that was clicked."""
        self.kept.choose("view", view)

    @on(Heading.OrderChosen)
    def _order_chosen(self, event: Heading.OrderChosen) -> None:
        self.kept.choose("order", event.order)

    def on_screen_resume(self) -> None:
        """Read what is shown, where it is not known already: Textual resumes a new screen twice."""
        self.bar.day = self.desk.today
        try:
            now = self.desk.book.state(), self.desk.today, language.code(), self.desk.config
        except BookError:
            now = None
        if now is None or now != self._shown:
            self._shown = now
            self.reload()
        self.show_language()

    def show_language(self) -> None:
        """Draw the bars, headings and filters in the language in use, which no reading changes."""
        if self._language != language.code():
            self._language = language.code()
            for line in self.query(FilterLine):
                line.show_language()
            for widget in self.walk_children():
                widget.refresh()

    # -- the keys that hold everywhere

    def action_step_tab(self, steps: int) -> None:
        """Show the tab beside."""
        self.going.to_tab_beside(steps)

    def action_back(self) -> None:
        """Go back to where the person came from."""
        self.dismiss()

    @on(PlaceBar.PlaceChosen)
    def _go_there(self, event: PlaceBar.PlaceChosen) -> None:
        self.going.to_place(event.place)

    def action_undo(self) -> None:
        """Take back the newest act; a line that it took away is at hand again."""
        for listed in self.marks.lists:
            listed.takes_back = True
        self.desk.undo()

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self.desk.redo()

    def action_help(self) -> None:
        from kamtui.ui.forms.questions import KeysHelp
        from kamtui.ui.reading.help_rows import elsewhere, help_rows

        sections = [
            (_(self.title or ""), help_rows(self.ACTS, self.desk)),
            (_("Signs"), self.signs()),
            (_("Everywhere"), help_rows(elsewhere(self.ACTS), self.desk)),
            (_("In lists"), help_rows(self.MOVES, self.desk)),
        ]
        self.app.push_screen(KeysHelp([section for section in sections if section[1]]))


@cache
def _acts_of(place: type[Place]) -> Mapping[str, Act]:
    """The acts of a kind of place by their ids: asked for several times after each key."""
    return {act.id: act for act in (*EVERYWHERE, *place.ACTS)}


def _show_marks(place: Place, words: str) -> None:
    """Say before the keys at the bottom how many lines are marked; the keys are those for all of them."""
    acts = {act.id for act in place.ACTS if act.many} | FOR_MARKS
    for bar in place.query(KeyBar):
        bar.say(words, acts if words else ())
    place.refresh_bindings()


def _label(place: Place, act_id: str, label: str) -> str:
    """What an act is called in the footer: escape takes the marks away first."""
    return key_name("unmark") if act_id in LEAVING and place.marks.are_any else place.label_of(act_id, label)


def _why_no_account(place: Place) -> str | None:
    """Why one cannot go to the account of this line; None where one can."""
    if DOSSIER[0] in place.ACTS:
        return _("You are in this account: {tab.overview} shows it at a glance.")
    return _("This line is of no account.") if place.at_hand().account_id is None else None


def offer_close(today: Place, offered: object) -> object:
    """From the time in the settings on, let Today say how the day is closed, where something waits for that.

    `offered` is the state of the book and the day for which that was looked up last; gives that for which it is now.
    """
    desk = today.desk
    now, begins = desk.clock(), desk.config.review.close
    if desk.book.read_only:
        return offered
    is_to_close = today.is_to_close
    if begins is None or now.time() < begins:
        is_to_close = False
    elif (of := (desk.book.state(), now.date())) != offered:
        is_to_close = called("day.closing_acts:is_to_close")(desk)
        offered = of
    if is_to_close != today.is_to_close:
        today.is_to_close = is_to_close
        today.fill()
    return offered
