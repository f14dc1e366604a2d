"""The ways from a place to other screens, and how keys wait while one is on its way."""

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual.message import Message
from textual.screen import Screen

from kamtui.ui.guards import GuardedApp
from kamtui.ui.keys.screens import tab_beside
from kamtui.ui.shell.hand import AtHand


class GoTo(Message):
    """Asks to go to a place, and there to one of its views."""

    def __init__(self, place: str, view: str = "") -> None:
        super().__init__()
        self.place = place
        self.view = view


class OpenAccount(Message):
    """Asks to open an account's dossier."""

    def __init__(self, account_id: int, tab: str = "overview", record_id: int | None = None) -> None:
        super().__init__()
        self.account_id = account_id
        self.tab = tab
        self.record_id = record_id
        """The person, call, task, term, problem or favour to stand on."""


class OpenOver(Message):
    """Asks to show a screen over the place: one that needs only the desk."""

    screen: ClassVar[str]
    """Where it is defined, as acts name it."""


class OpenWhiteSpace(Message):
    """Asks to open the grid of all accounts by product lines."""

    def __init__(self, account_id: int | None = None) -> None:
        super().__init__()
        self.account_id = account_id
        """The account to stand on."""


class OpenByMarks(OpenOver):
    """Asks to see all accounts by the marks of a key account."""

    screen = "knowledge.marks.screen:ByMarksScreen"


class OpenImport(OpenOver):
    """Asks to bring in a list."""

    screen = "importing.screen:ImportScreen"


class OpenTwins(OpenOver):
    """Asks to see the accounts and people that are likely one."""

    screen = "accounts.twins.screen:TwinsScreen"


class AskKeyboard(Message):
    """Asks on which keyboard Cyrillic is typed."""


class OpenSettings(OpenOver):
    """Asks to see the settings."""

    screen = "settings.screen:SettingsScreen"


class OpenBackups(OpenOver):
    """Asks to see the backups."""

    screen = "backups.screen:BackupsScreen"


class OpenAgain(Message):
    """Asks to open the book again: another one took its place."""

    def __init__(self, sentence: str) -> None:
        """`sentence` is said once it is open."""
        super().__init__()
        self.sentence = sentence


class WalkReview(OpenOver):
    """Asks to walk through the day's review."""

    screen = "day.walk_screen:WalkScreen"


class CloseDay(OpenOver):
    """Asks to close the day."""

    screen = "day.closing_screen:ClosingScreen"


class Going:
    """Leads from a place to others, and does its acts; what is typed meanwhile waits for what they open."""

    def __init__(self, place: Screen[None], tab: str, at_hand: Callable[[], AtHand]) -> None:
        """`tab` is which tab of an account the place is, "" where it is none."""
        self._place = place
        self._tab = tab
        self._at_hand = at_hand
        self._has_asked = False
        """Whether another screen was asked for: the keys are its, once it stands."""

    def ask(self, message: Message) -> None:
        """Ask the app for another screen."""
        self.hold_keys()
        self._has_asked = True
        self._place.post_message(message)

    def to_place(self, place: str) -> None:
        """Go to another place."""
        self.ask(GoTo(place))

    def to_settings(self) -> None:
        """Show the settings."""
        self.ask(OpenSettings())

    def to_marks(self) -> None:
        """Show all accounts by the marks of a key account."""
        self.ask(OpenByMarks())

    def to_import(self) -> None:
        """Show the files from which a list may be brought in."""
        self.ask(OpenImport())

    def to_twins(self) -> None:
        """Show the accounts and people that are likely one."""
        self.ask(OpenTwins())

    def to_backups(self) -> None:
        """Show the backups of the book."""
        self.ask(OpenBackups())

    def to_tab(self, tab: str) -> None:
        """Show another tab of the account at hand."""
        account_id = self._at_hand().account_id
        if tab != self._tab and account_id is not None:
            self.ask(OpenAccount(account_id, tab))

    def to_tab_beside(self, steps: int) -> None:
        """Show the tab so many steps to the right."""
        self.to_tab(tab_beside(self._tab, steps))

    def begin(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do beside what may open a dialog, or lead elsewhere."""

        async def run() -> None:
            try:
                await doing
            finally:
                if not self._has_asked:
                    self.let_keys_go()

        self._has_asked = False
        self.hold_keys()
        self._place.run_worker(run())

    def hold_keys(self) -> None:
        """Let keys wait until what was asked for stands."""
        app = self._place.app
        if isinstance(app, GuardedApp):
            app.hold_keys()

    def let_keys_go(self) -> None:
        """Let keys act again."""
        app = self._place.app
        if isinstance(app, GuardedApp):
            app.let_keys_go()
