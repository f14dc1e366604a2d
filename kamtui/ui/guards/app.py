"""The application with all guards."""

import contextlib
from collections.abc import Generator
from typing import Any

from rich.console import RenderableType
from textual import events
from textual.app import ReturnType
from textual.await_complete import AwaitComplete
from textual.await_remove import AwaitRemove
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.widget import AwaitMount, Widget
from textual.widgets import OptionList

from kamtui.domain.text.cleaning import NOTE_LIMIT
from kamtui.domain.text.language import _
from kamtui.ui.guards.endings import EndingApp
from kamtui.ui.guards.fields import clean_whole
from kamtui.ui.guards.messages import pass_messages_on_quickly
from kamtui.ui.guards.parts import find_styles_of_parts_when_drawn
from kamtui.ui.guards.screens import GuardedPalette, GuardedScreen, one_picture
from kamtui.ui.guards.small_windows import LEAST_WINDOW, fits, small_window_notice
from kamtui.ui.guards.strips import make_memories_of_lines_late
from kamtui.ui.guards.terminal import guarded_driver
from kamtui.ui.guards.toasts import ToastApp
from kamtui.ui.guards.typed_ahead import KEYS_THAT_NEVER_WAIT, TypedAheadApp

_unguarded_size_updated = Widget._size_updated
_unguarded_await_mount = AwaitMount.__await__
_unguarded_refresh_layout = Screen._refresh_layout
_unguarded_screen_resized = Screen._screen_resized
_unguarded_move_page = OptionList._move_page


def _size_updated(
    self: Widget, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
) -> bool:
    """Textual's own, but nothing has to be arranged again because it was given its size, unless its bars come or go."""
    return _unguarded_size_updated(self, size, virtual_size, container_size, layout=False)


def _await_mount(self: AwaitMount) -> Generator[None, None, None]:
    """Textual's own, but a screen that stands is not arranged again for having come: what came with it asks for that."""
    if [*self._widgets] == [self._parent]:
        return self._parent._mounted_event.wait().__await__()
    return _unguarded_await_mount(self)


def _refresh_layout(self: Screen[Any], size: Size | None = None, scroll: bool = False) -> None:
    """Textual's own; what asks for it from now on asks for another time.

    Textual notes that it is done only where it came by the clock, and does it again in the next moment.
    """
    self._layout_required = self._layout_required and scroll
    _unguarded_refresh_layout(self, size, scroll)


def _screen_resized(self: Screen[Any], size: Size) -> None:
    """Textual's own, unless all is arranged for that size; what changed since is arranged in the next moment.

    Textual does it twice for each new screen, again for the one below it, and for a place each time it is gone to.
    """
    if size != self._compositor.size:
        _unguarded_screen_resized(self, size)


def arrange_once() -> None:
    """Let a screen be arranged once where Textual does it several times: because sizes were given, and once it came."""
    Screen._refresh_layout = _refresh_layout  # type: ignore[method-assign]
    Screen._screen_resized = _screen_resized  # type: ignore[method-assign]
    Widget._size_updated = _size_updated  # type: ignore[method-assign]
    AwaitMount.__await__ = _await_mount  # type: ignore[method-assign]


def _move_page(self: OptionList, direction: Any) -> None:
    """Textual's own, but nothing moves in a list that is not laid out: just mounted, or without room."""
    # Textual looks up lines that do not exist yet.
    with contextlib.suppress(KeyError, ValueError, IndexError):
        _unguarded_move_page(self, direction)


def tolerate_page_keys() -> None:
    """Let page keys move nothing in a list of options without room, also in the palette's and those of selects."""
    OptionList._move_page = _move_page  # type: ignore[method-assign]


class GuardedApp(TypedAheadApp[ReturnType], EndingApp[ReturnType], ToastApp[ReturnType]):
    """A Textual application that ends well, keeps what is typed ahead and rests while its window is too small.

    To be filled in: `keep_drafts` and `crash_folder`. After `run`, leave with `return_code`.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tolerate_page_keys()
        arrange_once()
        pass_messages_on_quickly()
        find_styles_of_parts_when_drawn()
        make_memories_of_lines_late()
        self._small_window: Size | None = None

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Work out the styles of what stands on a screen. What is only being made gets them when it is put there.

        Textual works them out for each class that a field is given while it is made, and again when it is put.
        """
        if node.parent is not None or node is self:
            super().update_styles(node, animate=animate)

    def get_driver_class(self) -> type[Driver]:
        """The guarded driver in place of Textual's."""
        return guarded_driver(super().get_driver_class())

    # Small windows. Screens are not told of one: they keep their size, focus, scrolling and typed text,
    # while a sentence stands in the window instead of what they draw.

    @property
    def too_small(self) -> bool:
        """Whether the window is too small to show anything but the sentence that says so."""
        return self._small_window is not None

    @property
    def size(self) -> Size:
        """The size for screens, never below `LEAST_WINDOW`."""
        real = super().size
        if fits(real):
            return real
        return Size(max(real.width, LEAST_WINDOW.width), max(real.height, LEAST_WINDOW.height))

    async def _on_resize(self, event: events.Resize) -> None:
        if not fits(event.size):
            event.stop()
            event.prevent_default()
            self._small_window = event.size
            if self._driver is not None and not self.is_headless:
                self._driver.write(small_window_notice(event.size))
                self._driver.flush()
        elif self._small_window is not None:
            self._small_window = None
            self.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Drop keys, clicks and pastes while nothing can be seen; clean pastes of what would steer the terminal."""
        if isinstance(event, events.Paste) and len(event.text) <= NOTE_LIMIT:  # a longer one is refused
            event.text = clean_whole(event.text, lines=True)
        if (
            self._small_window is not None
            and isinstance(event, (events.InputEvent, events.Paste))
            and not event.is_forwarded
            and not (isinstance(event, events.Key) and event.key in KEYS_THAT_NEVER_WAIT)
        ):
            return
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable if self._small_window is None else None)

    def push_screen(self, *screen: Any, **how: Any) -> Any:
        """Put a screen over the others, in one picture."""
        with one_picture(self):
            return super().push_screen(*screen, **how)

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put a screen in the place of the topmost, in one picture."""
        with one_picture(self):
            return super().switch_screen(screen)

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Let widgets go. Where a screen goes, Textual would arrange the one that comes up again, as it stands."""
        return super()._prune(*nodes, parent=None if parent is self else parent)

    # Screens that Textual makes itself.

    def get_default_screen(self) -> Screen[Any]:
        """Textual's first screen, with the guards."""
        return GuardedScreen[Any](id="_default")

    def action_command_palette(self) -> None:
        """Show the command palette, with the guards."""
        if self.use_command_palette and not isinstance(self.screen, CommandPalette):
            self.hold_keys()
            self.push_screen(
                GuardedPalette(id="--command-palette", placeholder=_("an act, an account, a person"))
            )

    def search_themes(self) -> None:
        """Show the palette of themes, with the guards."""
        self.hold_keys()
        self.push_screen(GuardedPalette(providers=[ThemeProvider], placeholder=_("Search for themes…")))
