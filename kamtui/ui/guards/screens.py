"""Screens, dialogs and the palette: drawn and closed once, and given what was typed before they stood."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from kamtui.domain.text.cleaning import LINE_LIMIT
from kamtui.domain.text.language import _
from kamtui.ui.guards.fields import SELECT_ALL, showable
from kamtui.ui.guards.typed_ahead import TypedAheadApp

HOLD_SECONDS = 0.25
"""How long at most the picture is held back while a screen is made."""


@contextmanager
def one_picture(app: App[Any]) -> Iterator[None]:
    """Within it another screen is put in view, or comes up again: it is drawn once, when all of it has its place.

    Textual draws it two or three times on the way there.
    """
    app._begin_batch()
    is_held = True

    def show() -> None:
        nonlocal is_held
        if is_held:
            is_held = False
            app._end_batch()
            if app.screen_stack:
                app.screen.refresh()

    # Should another screen come in between, it shall not wait for one that is no longer in view.
    app.set_timer(HOLD_SECONDS, show)
    try:
        yield
    finally:
        app.screen.call_after_refresh(show)


def forget_picture(screen: Screen[Any]) -> None:
    """Let go of the drawn lines of a screen out of view: they are drawn anew when it comes up again.

    Textual keeps each line of each widget, a megabyte for a place, for as long as the program runs.
    """
    for widget in (screen, *screen.walk_children(Widget)):
        widget._styles_cache.clear()


class Guard:
    """For screens and dialogs: `class Map(Guard, Screen[None])`, with the guard in front.

    Not a screen itself: Textual takes styles from the first base that is a widget only, so a dialog
    with a screen in front would lose the look of a dialog.
    """

    def _forward_event(self, event: events.Event) -> None:
        """Let the mouse be pressed on a widget that is just being removed, such as a toast that expires.

        Textual asks for the region of the widget's parent, which is None by then.
        """
        try:
            super()._forward_event(event)  # type: ignore[misc]
        except AttributeError as error:
            if not isinstance(event, events.MouseEvent) or error.obj is not None:
                raise

    def _compositor_refresh(self) -> None:
        """Draw what is to be drawn, unless the picture is held back: Textual would draw it, and throw it away.

        Where all is to be drawn in the next moment, Textual would draw it both before and then.
        """
        if not self.is_awaited:
            super()._compositor_refresh()  # type: ignore[misc]

    @property
    def is_awaited(self) -> bool:
        """Whether a picture of all of it is still to come: it is held back, or drawn in the next moment."""
        screen: Any = self
        is_next = screen.is_current and screen._repaint_required
        return bool(screen.app._batch_count or is_next)

    _was_left = False
    """Whether another screen was shown instead since this one was made."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show a new screen in the styles it was just given. Textual would work all of them out again, for a place twice."""
        if not self._was_left:
            event.refresh_styles = False

    def _on_screen_suspend(self) -> None:
        self._was_left = True

    def _on_prune(self) -> None:
        """Stop what still works for this screen before its widgets go.

        Textual stops it when they are gone: whoever leaves while the palette gathers its commands would
        crash it, for it has no list to show them in by then.
        """
        screen: Any = self
        screen.workers.cancel_node(screen)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close this screen with `result`; nothing happens if it is closed already, or has another screen over it.

        A second escape may arrive while the dialog closes. Textual would then close the screen below it,
        or crash if there is none.
        """
        screen: Any = self
        if screen.app.screen_stack[-1:] != [screen]:
            return AwaitComplete()
        with one_picture(screen.app):
            closing: AwaitComplete = super().dismiss(result)  # type: ignore[misc]
        return closing


class GuardedScreen(Guard, Screen[ScreenResultType]):
    """A screen with the guards."""


class GuardedDialog(Guard, ModalScreen[ScreenResultType]):
    """A dialog with the guards; once it can be typed into, it gets the keys that were typed ahead."""

    def on_mount(self) -> None:
        self.call_after_refresh(_let_keys_go, self)

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close this dialog. What is typed after its answer waits until the answer was acted on."""
        app = self.app
        closes = app.screen_stack[-1:] == [self]
        closing = super().dismiss(result)
        if closes and isinstance(app, TypedAheadApp):
            app.hold_keys()
            app.screen.call_after_refresh(app.let_keys_go, app.holds)
        return closing


class GuardedPalette(Guard, CommandPalette):
    """The command palette with the guards, into whose field only text that may be shown comes."""

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.max_length = LINE_LIMIT
        field.cursor_blink = False
        # Textual makes the field itself, and asks it for this whenever its value is set.
        vars(field)["validate_value"] = showable
        field._bindings.key_to_bindings[SELECT_ALL.key] = [SELECT_ALL]
        self.call_after_refresh(_let_keys_go, self)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say after a moment that nothing fits: Textual's own sentence is in English whatever the language."""
        self._stop_no_matches_countdown()

        def tell() -> None:
            self._list_visible = bool(search_value)
            if search_value:
                sentence = Content(f" {_('Nothing fits: other words, or fewer letters.')}")
                self.query_one(CommandList).add_option(Option(sentence, id=self._NO_MATCHES, disabled=True))

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, tell)


def _let_keys_go(screen: Screen[Any]) -> None:
    """Hand what was typed ahead to a screen that stands now."""
    if isinstance(screen.app, TypedAheadApp):
        screen.app.let_keys_go()
