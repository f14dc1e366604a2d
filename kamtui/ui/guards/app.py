"""The application with all guards."""

from typing import Any

from rich.console import RenderableType
from textual import events
from textual.app import ReturnType
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import NULL_REGION, Region, Size
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastRack

from kamtui.domain.text.cleaning import NOTE_LIMIT
from kamtui.domain.text.language import _
from kamtui.ui.guards.endings import EndingApp
from kamtui.ui.guards.fields import clean_whole
from kamtui.ui.guards.lists import tolerate_page_keys
from kamtui.ui.guards.screens import GuardedPalette, GuardedScreen, one_picture
from kamtui.ui.guards.small_windows import LEAST_WINDOW, fits, small_window_notice
from kamtui.ui.guards.terminal import guarded_driver
from kamtui.ui.guards.typed_ahead import KEYS_THAT_NEVER_WAIT, TypedAheadApp

_unguarded_size_updated = Widget._size_updated


def _size_updated(
    self: Widget, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
) -> bool:
    """Textual's own, but only what scrolls has to be arranged again because it was given its size."""
    return _unguarded_size_updated(self, size, virtual_size, container_size, layout and self.is_scrollable)


def arrange_once() -> None:
    """Let a screen be arranged once where Textual does it twice: to give all of it sizes, and because they were given.

    A form comes a fifth quicker so.
    """
    Widget._size_updated = _size_updated  # type: ignore[method-assign]


class GuardedApp(TypedAheadApp[ReturnType], EndingApp[ReturnType]):
    """A Textual application that ends well, keeps what is typed ahead and rests while its window is too small.

    To be filled in: `keep_drafts` and `crash_folder`. After `run`, leave with `return_code`.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tolerate_page_keys()
        arrange_once()
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

    # Toasts.

    def _refresh_notifications(self) -> None:
        """Show the toasts, and let the places of those that went go too.

        Textual keeps an empty place for each toast that went before its time, and lays out all of them at each
        change of the screen: after a day's acts every key would wait for hundreds.
        """
        if not self.screen_stack:
            return
        for rack in self.screen.query_children(ToastRack):
            if self._notifications or rack.children:
                if rack.is_running:
                    self.screen.screen_layout_refresh_signal.subscribe(rack, self._lift_toasts)
                self.call_later(self._show_toasts, rack)

    def _show_toasts(self, rack: ToastRack) -> None:
        rack.show(self._notifications)
        shown = {rack._toast_id(notification) for notification in self._notifications}
        for place in rack.children:
            if place.id not in shown:
                place.remove()

    def _lift_toasts(self, screen: Screen[Any]) -> None:
        """Show the toasts, once they are laid out, above the line at hand where they would stand on it, if there is room."""
        for rack in screen.query_children(ToastRack):
            line, height = self.line_at_hand(), sum(toast.outer_size.height for toast in rack.query(Toast))
            low = self.size.height - rack.styles.margin.bottom
            is_under = line and low - height <= line.y < low and line.y >= height
            rack.styles.offset = (0, line.y - low if is_under else 0)

    def line_at_hand(self) -> Region:
        """Where the line at hand stands in the window, which no toast may cover; nowhere in an app without one."""
        return NULL_REGION

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
