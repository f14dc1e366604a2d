"""Styles of parts are found when they are drawn, and are Textual's own then and after each change."""

from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import OptionList

from kamtui.ui.guards.app import GuardedApp


class OneList(GuardedApp[None]):
    """An app of one list of options."""

    CSS = """
    .option-list--option-highlighted { color: red; }
    .odd .option-list--option-highlighted { color: blue; }
    """

    def compose(self) -> ComposeResult:
        yield OptionList("one", "two")


async def test_a_part_has_no_style_before_it_is_asked_for_and_the_right_one_then() -> None:
    app = OneList()
    async with app.run_test() as pilot:
        options = app.query_one(OptionList)
        await pilot.pause()
        assert "option-list--separator" in options._component_styles  # it can be asked for
        assert "option-list--separator" not in dict(options._component_styles)
        marked = "option-list--option-highlighted"
        assert options.get_component_styles(marked).color == Color.parse("red")
        app.screen.add_class("odd")
        await pilot.pause()
        assert options.get_component_styles(marked).color == Color.parse("blue")
