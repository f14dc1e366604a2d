"""The application: places, themes, keys, and what goes on beside them. No rules, no queries."""

import contextlib
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.geometry import NULL_REGION, Region
from textual.screen import Screen
from textual.widgets import Input

from kamtui import __version__, paths
from kamtui.config import Choices, Config
from kamtui.domain.text import keyboards, language
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import K_, N_, _, key_name
from kamtui.domain.text.numbers import count_as
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.book.book import Book
from kamtui.store.book.drafts import Draft
from kamtui.store.book.errors import BookError
from kamtui.ui.garbage import GarbageSearch
from kamtui.ui.guards import one_picture
from kamtui.ui.guards.screens import GuardedPalette, forget_picture
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.keymap import keymap
from kamtui.ui.keys.named import called
from kamtui.ui.keys.places import remapped
from kamtui.ui.keys.screens import PLACES, TABS
from kamtui.ui.shell.desk import Desk, local_now
from kamtui.ui.shell.front import AppFront
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.going import (
    AskKeyboard,
    GoTo,
    OpenAccount,
    OpenAgain,
    OpenOver,
    OpenWhiteSpace,
)
from kamtui.ui.shell.key_reader import KeyReader
from kamtui.ui.shell.place import Place, offer_close
from kamtui.ui.themes import themes
from kamtui.ui.widgets.line_list import LineList
from kamtui.ui.widgets.panel import BELOW

S = TypeVar("S", bound=Screen[Any])

LOOK_SECONDS = 1.5
"""How often to look whether another window changed the book, or the day did."""
NEWS_SECONDS = 20
"""How long what is new stands."""
SETTLE_SECONDS = 0.6
"""How long after the first picture the work beside it begins."""
MOST_TRIES = 20
"""So often a draft is kept anew on leaving while another program holds the book, 0.1 s each."""
WARN_SECONDS = 20
"""How long a warning stands; the same is not said again meanwhile."""


class KamApp(KeyReader[None]):
    """kamtui."""

    TITLE = "kamtui"
    CSS_PATH = "kamtui.tcss"
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", K_("quit"), show=False, id="app.quit", priority=True),
    ]
    ENABLE_COMMAND_PALETTE = True
    _has_theme = False  # Textual asks for colours before, and would mix those of another one

    def __init__(
        self,
        book: Book,
        *,
        config: Config,
        choices: Choices,
        is_demo: bool = False,
        notes: Sequence[str] = (),
        clock: Callable[[], datetime] = local_now,
        has_few_colours: bool = False,
        asks_language: bool = False,
    ) -> None:
        """`notes` are sentences to show at the start; `has_few_colours` is said of a terminal of sixteen colours.

        `asks_language`: whether nobody said yet in which language the screens are to be.
        """
        super().__init__()
        self._asks_language = asks_language
        self.book = book
        self._choices = choices
        self._notes = notes
        self._is_demo = is_demo
        remark = N_("read only") if book.read_only else N_("sample book") if is_demo else ""
        self._remapped = remapped(config.keys)
        config = config._replace(keys=self._remapped.keys)
        self.desk = Desk(book, config, Glyphs(ascii_only=config.ascii), AppFront(self), clock, remark)
        self.desk.shown, self.desk.put_away = choices.shown, choices.put_away
        self._day, self._language = self.desk.today, language.code()
        self._told_gone = False
        self._close_offered: object = None
        """The state of the book and the day of which was asked last whether it is to be closed."""
        self.opens_again = ""
        """What is said once the program opens the book again, which another one took the place of; "" where it ends."""
        self._news = ""
        self._warned = ("", 0.0)
        self._garbage = GarbageSearch()
        if config.ascii:
            self._filters.append(called("themes.ascii_only:AsciiOnly")())
        for own in themes.OURS:
            self.register_theme(own)
        theme = themes.fitting(choices.theme, self.available_themes, has_few_colours=has_few_colours)
        self._begin_with_theme(theme)
        self.set_keymap(keymap(config.keys))
        language.name_keys(self.desk.key)
        for place in PLACES:
            self.add_mode(place.id, partial(self._new_place, place.screen))

    def _begin_with_theme(self, name: str) -> None:
        """Set the theme before anything is styled: after `self.theme = …` Textual would parse all styles a second time."""
        self.set_reactive(KamApp.theme, name)
        self._has_theme = True
        is_dark = self.current_theme.dark
        self.set_class(is_dark, "-dark-mode", update=False)
        self.set_class(not is_dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, and what our own parts need of it."""
        if not self._has_theme:
            return {}
        variables = super().get_css_variables()
        variables.update(themes.extra_variables(variables) | variables)
        if self.no_color:  # else a red sign would be a dark grey one, and the gravest the faintest
            variables.update(dict.fromkeys(("error", "warning"), variables["foreground"]))
        return variables

    def search_themes(self) -> None:
        """Show the themes to choose from, ours first."""
        providers = [called("themes.theme_list:ThemeList")]
        self.push_screen(GuardedPalette(providers=providers, placeholder=_("a theme, ours first")))

    @property
    def COMMANDS(self) -> set[Any]:  # type: ignore[override]
        """The palette's providers, imported when it is first opened."""
        return {called("shell.palette:BookCommands")}

    def get_key_display(self, binding: Binding) -> str:
        """A key as people know it, for the footer."""
        return self.desk.key_as_shown(binding.key)

    def feet(self) -> Sequence[Region]:
        """The keys of what is in view, what stands below its list, and what a form says; below a question also its place's."""
        return [
            widget.region._replace(y=content.y, height=content.height)  # the rule above a panel says nothing
            for screen in self.in_view()
            for widget in screen.query("KeyBar, #below, #who, #said, .-below Panel")
            if widget.display and (content := widget.content_region)
        ]

    def foot(self) -> Region:
        """What is said below the list in view."""
        feet = (widget.region for widget in self.screen.query("#below, #who") if widget.display)
        return max(feet, key=lambda region: region.bottom, default=NULL_REGION)

    def beside(self) -> Region:
        """The panel beside the list in view."""
        panels = [panel.region for panel in self.screen.query("Panel") if panel.display and panel.region]
        return next((region for region in panels if not self.screen.has_class(BELOW)), NULL_REGION)

    def line_at_hand(self) -> Region:
        """The line under the cursor of the list that has the keys, or the field."""
        at_hand = self.focused
        if isinstance(at_hand, LineList):
            return at_hand.region_at_hand
        return at_hand.region if isinstance(at_hand, Input) else NULL_REGION

    # -- starting

    def on_load(self) -> None:
        """Amounts are in the currency of the book, in the task of the app and in all that begin in it."""
        count_as(self.book)

    async def on_mount(self) -> None:
        await self.go(self.DEFAULT_MODE)
        self.theme_changed_signal.subscribe(self, lambda _theme: self._remember_theme())
        for note in (*self._notes, *self._of_own_keys()):
            self.notify(clean(note, lines=True, limit=600), timeout=10, markup=False)
        if self._asks_language:
            self.run_worker(called("settings.spoken:ask_at_first")(self.desk))
        self.set_timer(SETTLE_SECONDS, self._settle)
        self.set_interval(LOOK_SECONDS, self._look)

    def _settle(self) -> None:
        """What the first picture need not wait for."""
        self._garbage.begin()
        themes.read_all_styles(self.stylesheet)
        self._offer_drafts()
        self._say_news()
        self._warm_up()
        if self.book.backups is not None:
            self._care_for(self.book.path, self.book.backups)

    def _say_news(self) -> None:
        """At the first start of another version, what it brought, in one line, once no dialog stands there."""
        if self.screen.is_modal:
            self.set_timer(SETTLE_SECONDS, self._say_news)
        elif not self._is_demo and self._choices.is_updated(__version__):
            self._news = called("reading.news_drawing:news_line")()
            if self._news:
                self.notify(self._news, timeout=NEWS_SECONDS, markup=False)

    def push_screen(self, *screen: Any, **how: Any) -> Any:
        """Put a screen over the others; the news make room for what it says."""
        themes.read_all_styles(self.stylesheet)
        for said in [said for said in self._notifications if said.message == self._news]:
            self._unnotify(said)
        if screen and isinstance(screen[0], Place):
            self.let_left_go()
        return super().push_screen(*screen, **how)

    @work(thread=True, exit_on_error=False, group="beside")
    def _warm_up(self) -> None:
        """Import what the other places, the first acts, forms and changes need, while the person reads."""
        called("warmed_up:import_what_comes_next")()
        if not self.book.read_only:
            self.book.warm_up()
        self._garbage.pass_over()

    @work(thread=True, exit_on_error=False, group="beside")
    def _care_for(self, path: Path, folder: Path) -> None:
        """Back up if it is due; once a day check the book and forget what was deleted long ago. Own connections."""
        from kamtui.store.book import upkeep

        try:
            upkeep.care_for(path, folder, read_only=self.book.read_only)
        except BookError as error:
            self._warn_from_beside(str(error))

    def _warn_from_beside(self, sentence: str) -> None:
        with contextlib.suppress(RuntimeError):  # the app ended meanwhile
            self.call_from_thread(self._warn, sentence)

    def tell_instead(self, error: BaseException) -> bool:
        if not isinstance(error, BookError):
            return False
        self._warn(str(error))
        return True

    def _warn(self, sentence: str) -> None:
        now = time.monotonic()
        if sentence == self._warned[0] and now - self._warned[1] < WARN_SECONDS:
            return  # a book that cannot be read is met at each look
        self._warned = (sentence, now)
        self.notify(
            clean(sentence, lines=True, limit=900), severity="error", timeout=WARN_SECONDS, markup=False
        )

    @work
    async def _offer_drafts(self) -> None:
        if not self.screen_stack:
            return  # the app is ending
        if not isinstance(self.screen, Place):
            # A form opened already: what was typed before would be taken over and then shown to nobody.
            self.set_timer(SETTLE_SECONDS, self._offer_drafts)
            return
        try:
            found = self.book.orphaned_drafts()
        except BookError as error:
            self._warn(str(error))
            return
        for draft in found:
            await self._offer(draft)

    async def _offer(self, draft: Draft) -> None:
        """Ask what to do with what was typed and not saved: open it, leave it for later, or throw it away."""
        from kamtui.ui.forms.drafts import draft_kind, draft_lines, resume

        question = called("forms.draft_question:DraftQuestion")(
            draft_kind(draft.slot),
            show_moment(draft.kept_at, self.desk.today),
            draft_lines(draft.content),
        )
        answer = await self.push_screen_wait(question)
        place = self.screen
        try:
            if answer == "throw away":
                self.book.drop_draft(draft.slot)
                return
            if answer == "open" and isinstance(place, Place):
                self.desk.is_offering = True
                try:
                    await resume(self.desk, draft.slot, draft.content)
                finally:
                    self.desk.is_offering = False
            # What was saved is gone by now; all else is left for later, also from a form that took it up.
            self.book.release_draft(draft.slot)
        except BookError as error:
            self._warn(str(error))

    # -- while running

    def _look(self) -> None:
        """See what others did to the book, whether a new day began, and whether the language was switched."""
        self._garbage.look(time.monotonic(), self.typed_at, all_stay=len(self.screen_stack) == 1)
        if not self.book.is_in_place():
            if not self._told_gone:
                self._told_gone = True
                self._warn(
                    _(
                        "The file {path} was moved, replaced or emptied. At the next save a copy is made of it."
                    ).format(path=self.book.path)
                )
            return
        day, spoken = self.desk.today, language.code()
        if self.book.changed_elsewhere() or (day, spoken) != (self._day, self._language):
            self._day, self._language = day, spoken
            for screen in self.screen_stack:
                if isinstance(screen, Place) and screen.is_mounted:  # else it reads once it is
                    screen.bar.day = day
                    screen.reload()
                    screen.show_language()
        self._read_ahead()
        if self.current_mode == "today" and len(self.screen_stack) == 1 and isinstance(self.screen, Place):
            with contextlib.suppress(BookError), self.book.waiting_for_nobody():  # it is looked at again soon
                self._close_offered = offer_close(self.screen, self._close_offered)

    def _read_ahead(self) -> None:
        """Read what the places list first while nobody types, where the book is large and its figures are read.

        Nobody asked for it: a book that is locked just now is not waited for, nor is anything said of it.
        """
        if "kept_figures" not in vars(self.desk):
            return
        with contextlib.suppress(BookError), self.book.waiting_for_nobody():
            if self.desk.figures.are_all_read:
                reads = called("first_lines:first_lines")
                self.desk.ahead.look(time.monotonic() - self.typed_at, lambda: reads(self.desk))

    # -- keys

    @property
    def keyboard(self) -> str | None:
        return self.desk.config.keyboard or self._choices.keyboard

    def remember_keyboard(self, keyboard: str) -> None:
        self._choices.keyboard = keyboard
        is_kept = self._choices.save()
        if self.desk.config.keyboard is not None:
            words = _("The settings say keyboard = “{keyboard}”, and that holds: change it there.")
            self.notify(words.format(keyboard=self.desk.config.keyboard), timeout=10, markup=False)
            return
        if keyboard == keyboards.LATIN:
            words = _("A Cyrillic letter does nothing from now on: keys are pressed on a Latin keyboard.")
        elif is_kept:
            words = _("Cyrillic keys are read as “{keyboard}” from now on: press the key again.")
        else:
            words = _("Cyrillic keys are read as “{keyboard}” until you leave; that could not be remembered.")
        from kamtui.ui.forms.questions import KEYBOARD_NAMES  # late: hardly ever needed

        self.notify(words.format(keyboard=key_name(KEYBOARD_NAMES[keyboard])), markup=False)

    def is_told_first(self, name: str) -> bool:
        return self._choices.tell_once(name)

    def _of_own_keys(self) -> list[str]:
        """What is to be said of the keys in the settings: old ids, in one note, and keys of two acts; each once."""
        if not self._remapped.keys and not self._remapped.has_old_ids:
            return []
        old = called("keys.moved:said_of_old_ids")(self._remapped, self.is_told_first)
        clashing = called("settings.clashes:told_once")(self._remapped.keys, self.is_told_first)
        return [note for note in (old, "\n".join(clashing)) if note]

    def _remember_theme(self) -> None:
        self._choices.theme = self.theme
        self._choices.save()

    # -- going places

    async def go(self, place: str) -> None:
        """Show a place as soon as it has its lines."""
        if place != self.DEFAULT_MODE:
            themes.read_all_styles(self.stylesheet)
        self.let_left_go()
        with one_picture(self):
            await self.switch_mode(place)

    def delay_update(self, delay: float = 0.05) -> None:
        """Nothing: Textual would show a new mode only after `delay` seconds; `go` knows when it is ready."""

    def _new_place(self, name: str) -> Screen[None]:
        place: Screen[None] = called(name)(self.desk)
        # It has no styles yet that must follow the theme; Textual would parse all of them again, twice.
        place._css_update_count = self._css_update_count
        return place

    async def on_go_to(self, message: GoTo) -> None:
        """Show a place as it is without any dossier over it."""
        try:
            await self._go_to(message)
        finally:
            self.screen.call_after_refresh(self.let_keys_go)

    async def _go_to(self, message: GoTo) -> None:
        while isinstance(self.screen, Place) and len(self.screen_stack) > 1:
            await self.pop_screen()
        if not isinstance(self.screen, Place) or self.current_mode == message.place:
            return
        left = self.current_mode
        self.screen.left()
        await self.go(message.place)
        for screen in self._screen_stacks[left]:
            forget_picture(screen)
        if not isinstance(self._screen_stacks[left][-1], Place):
            # A key typed right behind opened a form over the place that was left: it must not stay hidden there.
            await self.go(left)
        elif message.view and isinstance(self.screen, Place):
            self.screen.kept.choose("view", message.view)

    async def on_open_account(self, message: OpenAccount) -> None:
        """Show an account's dossier over the place."""
        name = next(tab.screen for tab in TABS if tab.id == message.tab)
        dossier: Screen[None] = called(name)(self.desk, message.account_id, message.record_id)
        if isinstance(self.screen, Place) and set(DOSSIER) <= set(self.screen.ACTS):
            await self.switch_screen(dossier)  # one tab takes the place of another
        else:
            await self.push_screen(dossier)
        dossier.call_after_refresh(self.let_keys_go)

    async def on_open_white_space(self, message: OpenWhiteSpace) -> None:
        """Show the grid of all accounts by product lines; one that lies below already comes up again."""
        from kamtui.ui.knowledge.white_space.screen import WhiteSpaceScreen

        below = await self._brought_up(WhiteSpaceScreen)
        if below is None:
            await self._show_over(WhiteSpaceScreen(self.desk, message.account_id))
        else:
            below.stand_on(message.account_id)

    def on_ask_keyboard(self, _message: AskKeyboard) -> None:
        self.ask_keyboard()

    @on(OpenOver)
    async def _open_over(self, message: OpenOver) -> None:
        kind: Any = called(message.screen)
        if await self._brought_up(kind) is None:
            await self._show_over(kind(self.desk))

    async def _brought_up(self, kind: type[S]) -> S | None:
        """The screen of a kind that stands already or lies below, brought up again; None where there is none."""
        below = next((one for one in self.screen_stack if isinstance(one, kind)), None)
        if below is None:
            return None
        while self.screen is not below:
            await self.pop_screen()
        below.call_after_refresh(self.let_keys_go)
        return below

    async def _show_over(self, screen: Screen[None]) -> None:
        await self.push_screen(screen)
        screen.call_after_refresh(self.let_keys_go)

    # -- ending

    def keep_drafts(self) -> None:
        from kamtui.ui.forms.form import FormDialog

        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, FormDialog):
                    for _again in range(MOST_TRIES):
                        if screen.keep_draft():
                            break

    async def action_quit(self) -> None:
        """Leave; what is typed in an open form is kept and offered at the next start, views and orders hold there."""
        self.keep_drafts()
        if self.desk.shown or self.desk.put_away:
            self._choices.save()
        self.exit()

    def on_open_again(self, message: OpenAgain) -> None:
        """End, so that the book is opened again."""
        self.opens_again = message.sentence
        self.exit()

    def crash_folder(self) -> Path:
        return paths.crash_folder()
