"""What every place shares: the bars, the keys that hold everywhere, reloading."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import ClassVar, Concatenate, ParamSpec, TypeVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.store.account_card import account_card
from kamtui.store.book.errors import BookError
from kamtui.store.book.search.finding import Hit, find
from kamtui.store.book.search.index import Kind
from kamtui.store.calls.reads import call_detail
from kamtui.ui.accounts.card_drawing import call_facts, card_content
from kamtui.ui.guards import Guard, GuardedApp
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.key import Key, shown
from kamtui.ui.keys.keymap import bindings
from kamtui.ui.keys.places import PLACES
from kamtui.ui.knowledge.dossier_acts import DossierActs
from kamtui.ui.knowledge.portfolio_acts import PortfolioActs
from kamtui.ui.money.acts import FigureActs
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.text import plain
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.place_bar import PlaceBar

P = TypeVar("P", bound="Place")
A = ParamSpec("A")


@dataclass(frozen=True, slots=True)
class AtHand:
    """What the cursor stands on, for the acts that start from it."""

    account_id: int | None = None
    person_id: int | None = None
    term_id: int | None = None
    """The term that a task made here follows from."""
    task_id: int | None = None
    """The open task that a call logged here may settle."""


def act(method: Callable[Concatenate[P, A], Awaitable[None]]) -> Callable[Concatenate[P, A], None]:
    """An act that may open a dialog: it runs beside, and what is typed meanwhile waits for the dialog."""

    @wraps(method)
    def start(place: P, /, *given: A.args, **named: A.kwargs) -> None:
        async def run() -> None:
            try:
                await method(place, *given, **named)
            finally:
                place.let_keys_go()

        place.hold_keys()
        place.run_worker(run())

    return start


_TABS = {
    Kind.PERSON: "people",
    Kind.TASK: "tasks",
    Kind.PROBLEM: "terms",
    Kind.FAVOUR: "terms",
}
"""On which tab of its account a search's hit stands; others open the account itself."""


class Place(Guard, PortfolioActs, FigureActs, DossierActs):
    """A screen with the line of places at the top and its keys at the bottom."""

    PLACE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Key, ...]] = ()
    MOVES: ClassVar[tuple[Key, ...]] = MOVING
    """How one moves in its lists, for its help."""
    OLD_KEYS: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Keys that once did something here that they do no longer: the name of what is told, and the sentence."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-widest")]
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
        super().__init__(desk)
        self.bar = PlaceBar(self.PLACE, desk.remark)
        self._shown: object = None
        """The state of the book and the day that were read last."""

    def at_hand(self) -> AtHand:
        """What the cursor stands on."""
        return AtHand()

    def on_compose(self) -> None:
        # Before there is anything to lay out; Textual would do it after the first layout, and lay out again.
        size = self.app.size
        self.add_class(
            *self._get_breakpoint_classes(size.width, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(size.height, self.VERTICAL_BREAKPOINTS),
        )

    def on_mount(self) -> None:
        for listed in self.query(LineList):
            listed.on_moved = self.show_panel

    def _compositor_refresh(self) -> None:
        # While the app holds its pictures back (`KamApp.go`) Textual would draw each, and throw it away.
        if not self.app._batch_count:
            super()._compositor_refresh()

    def show_panel(self) -> None:
        """Show more about the line at hand beside the list."""
        raise NotImplementedError

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str | None:
        """Why an act that `check_action` refuses does nothing here, and what would help.

        "" where nothing better is known than that there is nothing for it on this line; None where nothing is said.
        """
        return ""

    def left(self) -> None:
        """Another place is gone to."""

    def key(self, name: str) -> str:
        """The key in force of an id, as people know it, for sentences."""
        known = next(key.keys for _place, group in PLACES for key in group if key.id == name)
        return shown(self.desk.config.keys.get(name, known).split(",")[0].strip())

    def cannot_step(self, label: str, higher: str, *, is_known: bool) -> None:
        """Say why a scale cannot be moved further: `label` is where it stands, `higher` the id of the key up."""
        if is_known:
            words = _("{label} is as far as it goes.")
        else:
            words = _("Not known yet, so there is nothing to lower: {higher} goes to the lowest step.")
        self.say(words.format(label=label[:1].upper() + label[1:], higher=self.key(higher)))

    def ask_keyboard(self) -> None:
        """Ask on which keyboard Cyrillic is typed."""
        self.ask_for(self.AskKeyboard())

    def show_view(self, view: str) -> None:
        """Show another of the place's views, where it has more than one."""

    def on_screen_resume(self) -> None:
        """Read what is shown, where it is not known already: Textual resumes a new screen twice."""
        self.bar.day = self.desk.today
        try:
            now = self.desk.book.state(), self.desk.today
        except BookError:
            now = None
        if now is None or now != self._shown:
            self._shown = now
            self.reload()

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
        self.post_message(message)

    def action_go(self, place: str) -> None:
        self.ask_for(self.GoTo(place))

    @on(PlaceBar.PlaceChosen)
    def _go_there(self, event: PlaceBar.PlaceChosen) -> None:
        self.ask_for(self.GoTo(event.place))

    @act
    async def action_log_call(self) -> None:
        hand = self.at_hand()
        await self.log_call(hand.account_id, hand.person_id, task_id=hand.task_id)

    @act
    async def action_new_task(self) -> None:
        hand = self.at_hand()
        await self.new_task(hand.account_id, hand.person_id, term_id=hand.term_id)

    @act
    async def action_new_outsider(self) -> None:
        await self.new_person(None)

    def action_command_palette(self) -> None:
        self.app.action_command_palette()

    @act
    async def action_search(self) -> None:
        from kamtui.ui.shell.found_drawing import HitLines
        from kamtui.ui.shell.search_dialog import SearchDialog

        hit = await self.app.push_screen_wait(SearchDialog(lambda text: HitLines(find(self.desk.book, text))))
        if hit is not None:
            await self._open_hit(hit)

    async def _open_hit(self, hit: Hit) -> None:
        """Open what a search found: in its account, or by itself where it belongs to none."""
        tab = _TABS.get(hit.kind)
        if hit.kind is Kind.CALL:
            await self.read_call(hit.record_id)
        elif hit.kind is Kind.TERM:
            await self.read_term(hit.record_id)
        elif hit.account_id is not None and tab is not None:
            self.ask_for(self.OpenAccount(hit.account_id, tab, hit.record_id))
        elif hit.account_id is not None:
            self.ask_for(self.OpenAccount(hit.account_id))
        elif hit.kind is Kind.PERSON:
            await self.edit_person(hit.record_id)
        elif hit.kind is Kind.TASK:
            await self.edit_task(hit.record_id)
        elif hit.kind is Kind.FAVOUR:
            await self.edit_favour(hit.record_id)

    def go_to_account(self, account_id: int) -> None:
        self.ask_for(self.OpenAccount(account_id))

    async def read_call(self, call_id: int) -> None:
        """Show a conversation whole, and do what is asked of it there."""
        from kamtui.ui.forms.questions import ReadCall

        detail = self.read_or_say(lambda: call_detail(self.desk.book, call_id))
        if detail is None:
            return
        facts = call_facts(detail, self.desk.today, 76)
        answer = await self.app.push_screen_wait(ReadCall(facts, clean(detail.entry.note, lines=True)))
        if answer == "edit":
            await self.edit_call(call_id)
        elif answer == "term":
            who = [person.person_id for person in detail.entry.people]
            await self.new_term(detail.entry.account_id, who[0] if len(who) == 1 else None, call_id)
        elif answer == "delete":
            await self.delete_call(call_id)
        elif answer == "account" and detail.entry.account_id is not None:
            self.ask_for(self.OpenAccount(detail.entry.account_id))

    def account_drawing(self, account_id: int | None) -> Callable[[int], Content] | None:
        """Draws an account at a glance, for a panel that may not be in view: read only when drawn."""

        def draw(width: int) -> Content:
            try:
                card = account_card(
                    self.desk.book,
                    account_id or 0,
                    self.desk.today,
                    self.desk.greeting_defaults,
                    self.desk.figures.money_of(account_id or 0),
                )
            except BookError:
                return plain("")
            return card_content(card, self.desk.today, width, self.desk.glyphs)

        return draw if account_id is not None else None

    def action_help(self) -> None:
        from kamtui.ui.forms.questions import KeysHelp

        # A key that does something of this place's own does not do here what it does elsewhere.
        own = {name for key in self.KEYS for name in key.keys.split(",")}
        others = tuple(key for key in EVERYWHERE if not own.issuperset(key.keys.split(",")))
        sections = [
            (self.title or "", self._help_rows(self.KEYS)),
            (_("Everywhere"), self._help_rows(others)),
            (_("In lists"), self._help_rows(self.MOVES)),
        ]
        self.app.push_screen(KeysHelp([section for section in sections if section[1]]))

    def _help_rows(self, keys: tuple[Key, ...]) -> list[tuple[str, str]]:
        remapped = self.desk.config.keys
        return [(shown(remapped.get(key.id, key.keys)), key.sentence) for key in keys]
