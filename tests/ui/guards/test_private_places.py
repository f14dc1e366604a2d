"""The private places of Textual where the guards take hold."""

import sys

from textual.app import App
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from tests.ui.guards.guarded import NOT_ALLOWED


def test_the_private_places_are_there() -> None:
    for owner, names in (
        (
            App,
            "_fatal_error _handle_exception panic _print_error_renderables _display _on_resize get_driver_class",
        ),
        (App, "_close_messages_no_wait action_command_palette on_event get_default_screen"),
        (Screen, "_forward_event dismiss"),
        (OptionList, "_move_page"),
        (CommandPalette, "_start_no_matches_countdown _stop_no_matches_countdown"),
        (Input, "_on_paste action_paste replace"),
        (TextArea, "_on_paste action_paste _replace_via_keyboard load_text"),
    ):
        for name in names.split():
            assert callable(getattr(owner, name, None)), f"{owner.__name__}.{name}: {NOT_ALLOWED}"
    assert "validate_value" not in vars(Input), NOT_ALLOWED
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        for name in ("run_input_thread", "_run_input_thread", "process_message"):
            assert callable(getattr(linux_driver.LinuxDriver, name, None)), NOT_ALLOWED
        assert "getincrementaldecoder" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names, (
            NOT_ALLOWED
        )
        assert "_file" in linux_driver.LinuxDriver.__init__.__code__.co_names, NOT_ALLOWED
