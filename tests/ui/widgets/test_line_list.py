"""A list that draws only the lines in view, and its scroll bar only where that changed."""

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from kamtui.ui.guards.parts import find_styles_of_parts_when_drawn
from kamtui.ui.themes import themes
from kamtui.ui.widgets.line_list import FREE, LineList, RecordLines


class Listed(App[None]):
    def compose(self) -> ComposeResult:
        yield LineList()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.extra_variables(self.current_theme.to_color_system().generate())


def lines(count: int) -> RecordLines[int]:
    return RecordLines(range(count), lambda record: record, lambda record, _width: [(str(record), "")])


async def test_the_scroll_bar_is_drawn_again_only_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted: list[int] = []
    refresh = ScrollBar.refresh

    def counting(self: ScrollBar, *regions: object, **how: object) -> object:
        fitted.append(self.window_virtual_size)
        return refresh(self, *regions, **how)  # type: ignore[arg-type]

    app = Listed()
    async with app.run_test(size=(40, 12)) as pilot:
        listed = app.query_one(LineList)
        listed.fill(lines(100))
        await pilot.pause()
        monkeypatch.setattr(ScrollBar, "refresh", counting)
        app.screen.refresh(layout=True)
        await pilot.pause()
        assert fitted == [], "laid out again as it was"
        laid_out: list[str] = []
        monkeypatch.setattr(
            Screen, "_refresh_layout", lambda screen, *_size, **_how: laid_out.append(screen.name or "")
        )
        listed.fill(lines(200))
        await pilot.pause()
        assert (listed.vertical_scrollbar.window_virtual_size, laid_out) == (200 + FREE, [])
        monkeypatch.undo()
        listed.fill(lines(3))
        await pilot.pause()
        assert not listed.show_vertical_scrollbar
        listed.fill(lines(200))
        await pilot.pause()
        assert listed.show_vertical_scrollbar
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert listed.vertical_scrollbar.window_size == 20
        listed.fill(lines(20))
        await pilot.pause()
        assert not listed.show_vertical_scrollbar, "all of it stands there"
        await pilot.resize_terminal(40, 19)
        await pilot.pause()
        assert listed.show_vertical_scrollbar


class Wrapped(RecordLines[int]):
    """Every line that 3 divides stands in three rows."""

    def is_heading(self, index: int) -> bool:
        return self.goes_on(index)

    def goes_on(self, index: int) -> bool:
        return index % 3 > 0


async def test_a_line_of_several_rows_is_lit_whole() -> None:
    app = Listed()
    async with app.run_test(size=(40, 7)) as pilot:
        listed = app.query_one(LineList)
        listed.fill(Wrapped(range(11), lambda record: record, lambda record, _width: [(str(record), "")]))
        await pilot.pause()
        ground = listed.get_component_rich_style("line--cursor").bgcolor

        def lit() -> list[int]:
            """The lines in view that have the ground and the mark of the one at hand, in all their cells."""
            found = []
            for y in range(listed.size.height):
                strip = listed.render_line(y)
                if all(segment.style and segment.style.bgcolor == ground for segment in strip):
                    assert strip.text.startswith("▌")
                    found.append(y + listed.scroll_offset.y)
            return found

        assert lit() == [0, 1, 2] and listed.region_at_hand.height == 3
        await pilot.press("j")
        assert lit() == [3, 4, 5]
        await pilot.press("j")
        await pilot.pause()
        assert lit() == [6, 7, 8], "all of it is in view"
        await pilot.click(listed, offset=(3, 4 - listed.scroll_offset.y))
        assert listed.cursor == 3, "a click on its second row goes to it"
        await pilot.press("G")
        await pilot.pause()
        assert lit() == [9, 10]


async def test_a_cell_stands_out_in_a_line_that_is_lit_by_turning_it_over() -> None:
    app = Listed()
    app.register_theme(themes.SIXTEEN)
    app.theme = themes.SIXTEEN.name
    async with app.run_test(size=(40, 7)) as pilot:
        listed = app.query_one(LineList)
        parts = [("Oct", ""), ("18 394", "cell"), ("17 750", "")]
        listed.fill(RecordLines(range(2), lambda record: record, lambda _record, _width: parts))
        await pilot.pause()
        turned = [
            {seg.text: bool(seg.style and seg.style.reverse) for seg in listed.render_line(y)} for y in (0, 1)
        ]
        assert [(row["Oct"], row["18 394"]) for row in turned] == [(True, False), (False, True)]


async def test_the_styles_of_looks_are_worked_out_when_they_are_drawn_and_again_when_they_change() -> None:
    find_styles_of_parts_when_drawn()
    app = Listed()
    for theme in themes.OURS:
        app.register_theme(theme)
    app.theme = themes.DARK.name
    async with app.run_test(size=(40, 7)) as pilot:
        listed = app.query_one(LineList)
        listed.fill(RecordLines(range(2), lambda record: record, lambda _record, _width: [("late", "red")]))
        await pilot.pause()
        drawn = set(dict(listed._component_styles))
        assert drawn == {"line--red", "line--accent", "line--cursor"}, "nothing else is drawn"

        def is_drawn_in(colour: str | None) -> bool:
            """Whether the second line stands in the picture in a colour, to which Textual rounds."""
            words = next(seg for seg in app.screen._compositor.render_strips()[1] if "late" in seg.text)
            assert words.style is not None and words.style.color is not None
            drawn, meant = Color.from_rich_color(words.style.color), Color.parse(colour or "")
            return max(abs(one - other) for one, other in zip(drawn.rgb, meant.rgb, strict=True)) <= 1

        assert is_drawn_in(themes.DARK.error)
        app.theme = themes.LIGHT.name
        await pilot.pause()
        assert is_drawn_in(themes.LIGHT.error), "drawn anew"
        with pytest.raises(KeyError):
            listed.get_component_styles("line--purple")
