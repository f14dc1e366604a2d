"""What every place shares: the bars, the keys that hold everywhere, reloading."""

from collections.abc import Collection, Coroutine, Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from kamtui.domain.listing import Listing
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.store.book.errors import BookError
from kamtui.ui.guards import Guard, GuardedApp
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.keymap import place_bindings
from kamtui.ui.keys.named import called
from kamtui.ui.keys.screens import tab_beside
from kamtui.ui.outgoing.shown_lines import NO_LINES, drawn_lines
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.marks import Marks
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.heading import Heading
from kamtui.ui.widgets.key_bar import KeyBar
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.place_bar import PlaceBar

LOOKING = ("list.view", "list.order", "chain.state", "numbers.period")
"""The acts that change only what is shown, which is remembered."""
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
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide"), (150, "-widest")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]

    class OpenAccount(Message):
        """Asks to open an account's dossier."""

        def __init__(self, account_id: int, tab: str = "overview", record_id: int | None = None) -> None:
            super().__init__()
            self.account_id = account_id
            self.tab = tab
            self.record_id = record_id
            """The person, call, task, term, problem or favour to stand on."""

    class OpenWhiteSpace(Message):
        """Asks to open the grid of all accounts by product lines."""

        def __init__(self, account_id: int | None = None) -> None:
            super().__init__()
            self.account_id = account_id
            """The account to stand on."""

    class AskKeyboard(Message):
        """Asks on which keyboard Cyrillic is typed."""

    class WalkReview(Message):
        """Asks to walk through the day's review."""

    class CloseDay(Message):
        """Asks to close the day."""

    class GoTo(Message):
        """Asks to go to a place, and there to one of its views."""

        def __init__(self, place: str, view: str = "") -> None:
            super().__init__()
            self.place = place
            self.view = view

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.bar = PlaceBar(self.PLACE, desk.remark)
        self._shown: object = None
        """The state of the book, the day and the language that were read last."""
        self._language = language.code()
        """The language in which the bars and headings were drawn."""
        self.marks = Marks(self._list_in_use, self.refusal, self.at_hand)
        self._is_going = False
        """Whether another screen was asked for: the keys are its, once it stands."""

    def reload(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    def at_hand(self) -> AtHand:
        """What the cursor stands on."""
        return AtHand()

    def on_compose(self) -> None:
        if kept := self.desk.shown.get(self.TITLE or ""):
            self.show_again(kept)
        # Before there is anything to lay out; Textual would do it after the first layout, and lay out again.
        size = self.app.size
        self.add_class(
            *self._get_breakpoint_classes(size.width, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(size.height, self.VERTICAL_BREAKPOINTS),
        )

    def on_mount(self) -> None:
        for listed in self.query(LineList):
            listed.on_moved = self.show_panel
        for bar in self.query(KeyBar):
            bar.label_of = self.label_of
        for words in self.query(Static):
            words.set_reactive(Widget.auto_links, False)  # what can be clicked looks as it is drawn

    def _compositor_refresh(self) -> None:
        # While the app holds its pictures back (`KamApp.go`) Textual would draw each, and throw it away.
        if not self.app._batch_count:
            super()._compositor_refresh()

    def show_panel(self) -> None:
        """Show more about the line at hand beside the list."""
        raise NotImplementedError

    @property
    def is_filtered(self) -> bool:
        """Whether a filter hides some of the lines."""
        return self.is_mounted and any(line.typed for line in self.query(FilterLine))

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()

    def action_clear_filter(self) -> None:
        self.query_one(FilterLine).action_clear()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        listed = self.query_one(LineList)
        if len(listed.lines):
            listed.focus()
        else:
            self.set_focus(None)  # else Textual gives the keys to the filter

    # -- several lines

    def _list_in_use(self) -> LineList | None:
        """The list that has the keys."""
        return self.focused if self.is_mounted and isinstance(self.focused, LineList) else None

    def action_mark(self) -> None:
        """Mark the line at hand, or no longer, and go on to the next."""
        if not self.marks.toggle():
            self.desk.say(_("There is nothing that could be done to this line together with others."))
        self._show_marks()

    def action_mark_group(self) -> None:
        """Mark the whole group at hand; where all of it is marked, none of it."""
        if not self.marks.toggle_group():
            self.desk.say(_("There is nothing here that could be done to several lines."))
        self._show_marks()

    def action_unmark(self) -> None:
        self.unmark()

    def unmark(self) -> bool:
        """Mark no line any more; whether one was."""
        had_marks = self.marks.clear()
        self._show_marks()
        return had_marks

    def _show_marks(self) -> None:
        for bar in self.query(KeyBar):
            bar.say(self.marks.words)
        self.refresh_bindings()

    async def _to_all(self, act: Act) -> None:
        """Do an act to all marked lines, which are marked no longer when it was done."""
        hands = self.marks.hands(act)
        if not hands:
            sentence = _("{act}: there is nothing for that on the marked lines.")
            self.desk.say(sentence.format(act=_(act.label).capitalize()))
        elif len(hands) == 1:  # as without a mark, so that what it is called is said
            before = self.desk.book.state()
            await called(act.does)(self.desk, hands[0], *act.given)
            if self.desk.book.state() != before:
                self.unmark()
        elif await called(act.many)(self.desk, hands):
            self.unmark()

    # -- what leaves the program

    async def listing(self, *, whole: bool) -> Listing:
        """The marked lines or the one at hand, as they are copied; the `whole` list as filtered."""
        listed = self._list_in_use() or next(iter(self.query(LineList)), None)
        return await drawn_lines(listed, whole=whole) if listed is not None else NO_LINES

    # -- acts

    def act_with(self, act_id: str) -> Act:
        """The act of this place that has an id."""
        return next(act for act in (*self.ACTS, *EVERYWHERE) if act.id == act_id)

    def acts_of(self, keys: Collection[str]) -> list[Act]:
        """The acts of this place that one of some keys does, as the settings have them."""
        remapped = self.desk.config.keys
        return [
            act
            for act in (*self.ACTS, *EVERYWHERE)
            if not {key.strip() for key in remapped.get(act.id, act.keys).split(",")}.isdisjoint(keys)
        ]

    async def action_act(self, act_id: str) -> None:
        """Do an act of this place."""
        if act_id in LEAVING and self.unmark():
            return
        act = self.act_with(act_id)
        if act.is_of_the_book:
            self.begin(self.doing(act))
            return
        await self.run_action(act.does)
        if act_id in LOOKING:
            self._remember_shown()

    def doing(self, act: Act) -> Coroutine[Any, Any, None]:
        """What does an act of the book, here and now: to the marked lines, where lines are marked."""
        if act.many and self.marks.are_any:
            return self._to_all(act)
        coroutine: Coroutine[Any, Any, None] = called(act.does)(self.desk, self.at_hand(), *act.given)
        return coroutine

    def begin(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do beside what may open a dialog; what is typed meanwhile waits for the dialog."""

        async def run() -> None:
            try:
                await doing
            finally:
                if not self._is_going:
                    self.let_keys_go()

        self._is_going = False
        self.hold_keys()
        self.run_worker(run())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action == "act":
            act_id = str(parameters[0])
            return (self.marks.are_any and bool(self.act_with(act_id).many)) or self.refusal(act_id) is None
        return super().check_action(action, parameters)

    def refusal(self, act_id: str) -> str | None:
        """Why an act does nothing on this line, and what would help; None where it does something.

        "" where nothing better is known than that there is nothing for it here.
        """
        if act_id == "line.account":
            return self._why_no_account()
        if act_id in ("account.brief", "letter.write") and self.at_hand().account_id is None:
            return _("This line is of no account.")
        if act_id == "list.clear" and not self.is_filtered and not self.marks.are_any:
            return ""
        return None

    def _why_no_account(self) -> str | None:
        """Why one cannot go to the account of this line; None where one can."""
        if DOSSIER[0] in self.ACTS:
            return _("You are in this account: {tab.overview} shows it at a glance.")
        return _("This line is of no account.") if self.at_hand().account_id is None else None

    def label_of(self, act_id: str, label: str) -> str:
        """What an act is called in the footer, on this line; `label` is what it is called elsewhere."""
        return label

    def shown_now(self) -> dict[str, str]:
        """The names of the view and the order that are shown, where the place has several."""
        return {}

    def show_again(self, kept: Mapping[str, str]) -> None:
        """Show the view and the order that have these names, before anything is read."""

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on a record that was just written, if it is shown here."""

    def left(self) -> None:
        """Another place is gone to: a filter goes, and no line is marked any more."""
        self.unmark()
        for line in self.query(FilterLine):
            line.value = ""
            line.display = False

    def signs(self) -> Sequence[tuple[str, str]]:
        """What the signs of this place stand for, for its help."""
        return ()

    def show_view(self, view: str) -> None:
        """Show another of the place's views, by its name, where it has more than one."""

    def order_by(self, order: str) -> None:
        """Put the lines in another order, by its name, where the place has more than one."""

    def action_show_view(self, view: str) -> None:
        """Show the view that was clicked."""
        self.show_view(view)
        self._remember_shown()

    @on(Heading.OrderChosen)
    def _order_chosen(self, event: Heading.OrderChosen) -> None:
        self.order_by(event.order)
        self._remember_shown()

    def _remember_shown(self) -> None:
        if shown := self.shown_now():
            self.desk.shown[self.TITLE or ""] = shown

    def on_screen_resume(self) -> None:
        """Read what is shown, where it is not known already: Textual resumes a new screen twice."""
        self.bar.day = self.desk.today
        try:
            now = self.desk.book.state(), self.desk.today, language.code()
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

    def keep_focus(self, listed: LineList) -> None:
        """A list without lines is hidden and has no keys; with its first line it has them again."""
        if not len(listed.lines):
            if self.focused is listed:
                self.set_focus(None)  # else Textual gives them to the filter, and u would be typed there
        elif self.focused is None:
            listed.focus()

    # -- the keys that hold everywhere

    def hold_keys(self) -> None:
        """Let keys wait until what was asked for stands."""
        if isinstance(self.app, GuardedApp):
            self.app.hold_keys()

    def let_keys_go(self) -> None:
        """Let keys act again."""
        if isinstance(self.app, GuardedApp):
            self.app.let_keys_go()

    def ask_for(self, message: Message) -> None:
        """Ask the app for another screen; what is typed meanwhile waits for it."""
        self.hold_keys()
        self._is_going = True
        self.post_message(message)

    def action_tab(self, tab: str) -> None:
        """Show another tab of the account."""
        account_id = self.at_hand().account_id
        if tab != self.TAB and account_id is not None:
            self.ask_for(self.OpenAccount(account_id, tab))

    def action_step_tab(self, steps: int) -> None:
        """Show the tab beside."""
        self.action_tab(tab_beside(self.TAB, steps))

    def action_back(self) -> None:
        """Go back to where the person came from."""
        self.dismiss()

    def action_go(self, place: str) -> None:
        self.ask_for(self.GoTo(place))

    @on(PlaceBar.PlaceChosen)
    def _go_there(self, event: PlaceBar.PlaceChosen) -> None:
        self.ask_for(self.GoTo(event.place))

    def action_undo(self) -> None:
        """Take back the newest act."""
        self.desk.undo()

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self.desk.redo()

    def action_command_palette(self) -> None:
        self.app.action_command_palette()

    def action_help(self) -> None:
        from kamtui.ui.forms.questions import KeysHelp
        from kamtui.ui.reading.help_rows import elsewhere, help_rows

        keys = self.desk.config.keys
        sections = [
            (_(self.title or ""), help_rows(self.ACTS, keys)),
            (_("Signs"), self.signs()),
            (_("Everywhere"), help_rows(elsewhere(self.ACTS), keys)),
            (_("In lists"), help_rows(self.MOVES, keys)),
        ]
        self.app.push_screen(KeysHelp([section for section in sections if section[1]]))
