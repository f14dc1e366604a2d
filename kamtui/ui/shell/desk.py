"""What every screen and every act is handed: the book, the settings, the clock, and a way to speak with the person."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from kamtui.config import Config
from kamtui.domain.listing import Listing
from kamtui.domain.text import language
from kamtui.domain.text.language import _
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.time.moments import to_local
from kamtui.store.book.book import Book
from kamtui.store.book.errors import BookError
from kamtui.ui.keys.act import Act, shown
from kamtui.ui.keys.places import key_in_force
from kamtui.ui.shell.ahead import Ahead
from kamtui.ui.shell.glyphs import Glyphs

if TYPE_CHECKING:
    from kamtui.domain.day.health import Money
    from kamtui.store.money.figures import Figures, KeptFigures

T = TypeVar("T")


def local_now() -> datetime:
    """The moment, aware, in the machine's zone."""
    return to_local(datetime.now(UTC))


class Front(Protocol):
    """The person, as an act sees them: what is said and shown to them, and what they answer.

    The application is one; tests of acts have one that answers by itself.
    """

    def say(self, sentence: str, *, is_error: bool) -> None:
        """Show a sentence for a while; the one before it goes."""

    async def show(self, dialog: Screen[T]) -> T:
        """Show a dialog, and what it was answered."""

    def reload(self) -> None:
        """Read again what is in view, for the book was changed."""

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on a record that was just written, if it is in view."""

    def undo(self) -> None:
        """Take back the newest act, as the place in view does."""

    def open_again(self, sentence: str) -> None:
        """Open the book again, whose file was replaced, and say a sentence then."""

    def hold_keys(self) -> None:
        """Let what is typed wait for the next dialog."""

    def open_account(self, account_id: int, tab: str = "overview", record_id: int | None = None) -> None:
        """Open an account, on one of its tabs, there on a record."""

    async def listing(self, *, whole: bool) -> Listing:
        """The marked lines in view or the one at hand; the `whole` list as filtered."""

    def copy(self, text: str) -> None:
        """Put a text on the terminal's clipboard."""


@dataclass(eq=False)
class Desk:
    """The book on the desk and what lies around it. Screens and acts get one and need nothing else."""

    book: Book
    config: Config
    glyphs: Glyphs
    front: Front
    clock: Callable[[], datetime] = local_now
    remark: str = ""
    """Said in the bar at the top for as long as the program runs ("read only", "sample book"), as written."""
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    """Which view and order each place was left in."""
    put_away: list[str] = field(default_factory=list)
    """What a note said by the way and was put away, by marks that say nothing of it."""
    unfinished: dict[str, object] = field(default_factory=dict)
    """What a screen was left in the middle of, by its name, until one comes back to it."""
    is_offering: bool = False
    """Whether the next form holds what was typed before and not saved."""
    left: tuple[str, dict[str, str]] | None = None
    """The form that was left last with words in it, not saved: its slot, and what was typed."""
    copied: str = ""
    """What was copied last."""
    told: Counter[bool] = field(default_factory=Counter)
    """How many acts had changed something, and how many had not, when it was last said that one can be undone."""

    @property
    def today(self) -> date:
        """The local day."""
        return self.clock().date()

    @cached_property
    def kept_figures(self) -> "KeptFigures":
        """What the sales and bonds of all accounts say, kept from one place to the next."""
        from kamtui.store.money.figures import KeptFigures  # late: the first picture can do without

        return KeptFigures(self.book, lambda: self.today, lambda: self.thresholds)

    @cached_property
    def ahead(self) -> Ahead:
        """What places list first, read before anybody goes there."""
        return Ahead(self.book, lambda: (self.book.state(), self.today, language.code(), self.thresholds))

    @property
    def figures(self) -> "Figures":
        """Those of today, as the book is now."""
        return self.kept_figures.now

    def money_of(self, account_id: int) -> "Money | None":
        """What the sales of an account say to its health; those of all accounts are not read for it."""
        if "kept_figures" in vars(self):
            return self.figures.money_of(account_id)
        from kamtui.store.money.health_reads import money_of

        return money_of(self.book, account_id, self.today)

    def classes_to_greet(self) -> Mapping[int, str]:
        """The class of each account, where how often to speak with it depends on that; kept from one account to the next."""
        return self.figures.classes if self.thresholds.greeting.asks_for_classes else {}

    @property
    def thresholds(self) -> Thresholds:
        """When the rules speak, as the settings have it."""
        return self.config.thresholds

    # -- speaking with the person

    def say(self, sentence: str, *, is_error: bool = False, undoable: bool = False) -> None:
        """Say something in a toast; user's words in it are never markup.

        What was so before, and is not changed by saying it again, cannot be undone: the key would take back another act.
        """
        if undoable:
            since, self.told = self.book.changed - self.told, self.book.changed.copy()
            is_as_before = since[False] and not since[True]
            sentence = (
                _("{what} · it was so already") if is_as_before else _("{what} · {change.undo} undoes")
            ).format(what=sentence)
        self.front.say(sentence, is_error=is_error)

    async def show(self, dialog: Screen[T]) -> T:
        """Show a dialog, and what it was answered."""
        return await self.front.show(dialog)

    def reload(self) -> None:
        """Read again what is in view."""
        self.front.reload()

    def hold_keys(self) -> None:
        """What is typed before the next dialog stands is meant for it."""
        self.front.hold_keys()

    def open_account(self, account_id: int, tab: str = "overview", record_id: int | None = None) -> None:
        """Open an account, on one of its tabs, there on a record."""
        self.front.open_account(account_id, tab, record_id)

    def stand_on(self, record_id: int) -> None:
        """Put the cursor on a record that was just written, if it is in view."""
        self.front.stand_on(record_id)

    # -- keys in sentences

    def key(self, act_id: str) -> str:
        """The key in force of an act, as people know it."""
        return key_in_force(act_id, self.config.keys, in_words=self.config.ascii)

    def key_as_shown(self, keys: str) -> str:
        """Textual's names of keys, as people know them; arrows are words where only plain signs are drawn."""
        return shown(keys, in_words=self.config.ascii)

    def keys_of(self, act: Act) -> str:
        """All keys in force of an act, as people know them."""
        return self.key_as_shown(self.config.keys.get(act.id, act.keys))

    def cannot_step(self, label: str, higher: str, *, is_known: bool) -> None:
        """Say why a scale cannot be moved further: `label` is where it stands, `higher` the id of the key up."""
        if is_known:
            words = _("{label} is as far as it goes.")
        else:
            words = _("Not known yet, so there is nothing to lower: {higher} goes to the lowest step.")
        self.say(words.format(label=label[:1].upper() + label[1:], higher=self.key(higher)))

    # -- reading and writing, with a sentence for what goes wrong

    def read_or_say(self, read: Callable[[], T]) -> T | None:
        """Read something; what is no longer there is said, and the lists that still showed it reload."""
        try:
            return read()
        except BookError as error:
            self.say(str(error), is_error=True)
            self.reload()
            return None

    def do(self, act: Callable[[], T], said: str = "") -> T | None:
        """Write something, reload, say so; a refusal of the book is said instead."""
        try:
            done = act()
        except BookError as error:
            self.say(str(error), is_error=True)
            self.reload()
            return None
        self.reload()
        if said:
            self.say(said, undoable=True)
        return done

    def undo(self) -> None:
        """Take back the newest act."""
        name = self.do(self.book.undo)
        if name is not None:
            self.say(_("Taken back: {name} · {change.redo} brings it back").format(name=name))

    def redo(self) -> None:
        """Bring back what was undone."""
        name = self.do(self.book.redo)
        if name is not None:
            self.say(_("Back again: {name}").format(name=name), undoable=True)
