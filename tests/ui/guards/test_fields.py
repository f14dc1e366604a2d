"""What is typed and pasted into fields, and what of it they take."""

from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT
from kamtui.ui.guards.fields import CleanInput
from kamtui.ui.guards.notes import NoteArea
from kamtui.ui.guards.screens import GuardedPalette
from kamtui.ui.guards.terminal import LongPaste
from tests.effort import counted
from tests.ui.guards.guarded import CLEANED, HOSTILE, NOT_NEEDED, Guarded, paste


async def test_a_line_takes_only_what_may_be_shown() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        await paste(pilot, HOSTILE)
        assert app.line.value == CLEANED
        app.line.value = "a\x1b[2J\tb\nc "
        assert app.line.value == "a[2J b c "
        app.line.value = "Иван "
        assert app.line.value == "Иван "
        assert CleanInput("a\x1bb").value == "ab"


async def test_ctrl_a_selects_all_of_it_and_what_is_typed_replaces_it() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        for field in (app.line, app.note):
            field.focus()
            await pilot.press(*"wrong", "left", "left", "ctrl+a", *"15")
            assert (field.value if isinstance(field, CleanInput) else field.text) == "15"


async def field_of(palette: GuardedPalette, pilot: Pilot[None]) -> Input:
    """The field of a palette once it stands, with its limit: on a busy machine it takes more than one pause."""
    for _ in range(200):
        if (field := next(iter(palette.query(Input)), None)) and field.max_length == LINE_LIMIT:
            return field
        await pilot.pause()
    raise AssertionError("the palette was not shown")


@pytest.mark.parametrize("palette", ["action_command_palette", "search_themes"])
async def test_the_palettes_take_only_what_may_be_shown(palette: str) -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        getattr(app, palette)()
        assert isinstance(app.screen, GuardedPalette)
        field = await field_of(app.screen, pilot)
        await paste(pilot, HOSTILE)
        assert field.value == CLEANED
        field.value = "a\x1b[2J\tb\x9b\x7f\u202e\nc "
        assert field.value == "a[2J b c "
        app.copy_to_clipboard("x\x01\x9dy")
        field.value = ""
        await pilot.press("ctrl+v")
        assert field.value == "xy"
        await paste(pilot, "l" * (LINE_LIMIT + 1))
        assert field.value == "xy"
        await pilot.press("left", "ctrl+a", *"15")
        assert field.value == "15", "what was typed replaces all of it, as in every field"


async def test_whatever_takes_a_paste_gets_it_clean() -> None:
    """Also a field of Textual's own, which a screen may be given one day."""

    class Raw(Guarded):
        def compose(self) -> ComposeResult:
            yield Input()
            yield TextArea()

    app = Raw()
    async with app.run_test() as pilot:
        for field in (app.query_one(Input), app.query_one(TextArea)):
            field.focus()
            app.post_message(events.Paste(HOSTILE))
            await pilot.pause()
            await pilot.pause()
        assert app.query_one(Input).value == CLEANED
        assert app.query_one(TextArea).text == CLEANED


async def test_a_paste_of_many_lines_becomes_one() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        await paste(pilot, "\nHotel Balkan\r\n  5 Sveta Nedelya\u2028Sofia\n")
        assert app.line.value == "Hotel Balkan 5 Sveta Nedelya Sofia"
        app.copy_to_clipboard("one\ntwo")
        app.line.value = ""
        await pilot.press("ctrl+v")
        assert app.line.value == "one two"


async def test_a_paste_keeps_the_space_between_it_and_its_neighbours() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.line.value = "ACMESofia"
        app.line.cursor_position = 4
        await paste(pilot, " Ltd ")
        assert app.line.value == "ACME Ltd Sofia"
        await paste(pilot, " ")
        assert app.line.value == "ACME Ltd Sofia"


async def test_a_paste_replaces_what_is_selected() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.line.value = "one two three"
        app.line.selection = type(app.line.selection)(7, 4)
        await paste(pilot, "2")
        assert app.line.value == "one 2 three"
        app.note.text = "old"
        app.note.focus()
        await pilot.pause()
        app.note.select_all()
        await paste(pilot, "new\r\ntwo\x1b")
        assert app.note.text == "new\ntwo"


async def test_a_paste_too_long_for_a_line_is_refused_with_a_sentence() -> None:
    app = Guarded()
    async with app.run_test(notifications=True) as pilot:
        assert app.line.max_length == LINE_LIMIT
        await paste(pilot, "x" * (LINE_LIMIT + 1))
        assert app.line.value == ""
        assert "501 characters" in app.said[-1]
        await paste(pilot, "x" * LINE_LIMIT)
        assert len(app.line.value) == LINE_LIMIT


@pytest.mark.parametrize("field", ["line", "note"])
async def test_a_huge_paste_is_refused_at_once(field: str) -> None:
    app = Guarded()
    async with app.run_test(notifications=True) as pilot:
        app.query_one("#" + field).focus()
        with counted() as effort:
            await paste(pilot, "[/x]" * 2_500_000)
        assert effort.calls < 100_000
        assert "10,000,000 characters" in app.said[-1]
        await paste(pilot, LongPaste("x" * 200_001, 1_234_567))
        assert "1,234,567 characters" in app.said[-1]
        app.copy_to_clipboard("x" * (NOTE_LIMIT + 1))
        await pilot.press("ctrl+v")
        assert len(app.said) >= 3
        assert (app.line.value, app.note.text) == ("", "")


async def test_a_note_never_grows_past_its_limit() -> None:
    app = Guarded()
    async with app.run_test(notifications=True) as pilot:
        app.note.focus()
        app.note.text = "ab\n" * (NOTE_LIMIT // 3) + "cd"
        assert len(app.note.text) == NOTE_LIMIT
        await pilot.press("x")
        await paste(pilot, "yz")
        assert len(app.note.text) == NOTE_LIMIT
        assert "200,000 characters" in app.said[-1]
        await pilot.press("delete", "x")
        assert app.note.text.startswith("xb\n")
        app.note.select_all()
        await paste(pilot, "short")
        assert app.note.text == "short"


async def test_a_note_is_clean_and_tab_goes_on() -> None:
    app = Guarded()
    async with app.run_test() as pilot:
        app.note.focus()
        await paste(pilot, HOSTILE + "\r\n\tlast")
        assert app.note.text == CLEANED + "\n\tlast"
        app.note.text = "a\x1bb"
        assert app.note.text == "ab"
        await pilot.press("tab")
        assert app.focused is app.line
        made = NoteArea("a\x9bb\r\nc", show_line_numbers=True)
        assert (made.text, made.soft_wrap, made.show_line_numbers) == ("ab\nc", True, True)
        assert not app.note.show_line_numbers
        app.note.read_only = True
        app.note.focus()
        await paste(pilot, "more")
        assert app.note.text == "ab"


async def test_textual_still_takes_pastes_as_they_are() -> None:
    class Plain(App[None]):
        def compose(self) -> ComposeResult:
            yield Input(max_length=5)
            yield TextArea()

    async with Plain().run_test() as pilot:
        await paste(pilot, "\x1b\x9ba\nb")
        assert pilot.app.query_one(Input).value == "\x1b\x9ba", NOT_NEEDED
        pilot.app.query_one(TextArea).focus()
        await paste(pilot, "\x1b[a")
        assert pilot.app.query_one(TextArea).text == "\x1b[a", NOT_NEEDED


async def test_a_field_gets_its_styles_where_it_is_put_and_none_while_it_is_made() -> None:
    assert await styled_while_made(Guarded()) == 0


async def test_textual_still_styles_a_field_while_it_is_made() -> None:
    assert await styled_while_made(App[None]()) > 0, NOT_NEEDED


async def styled_while_made(app: App[None]) -> int:
    """How many widgets got styles while a field was made and given a class, before it stands anywhere."""
    async with app.run_test() as pilot:
        styled = 0
        apply = app.stylesheet.apply

        def count(node: DOMNode, **options: Any) -> None:
            nonlocal styled
            styled += 1
            apply(node, **options)

        app.stylesheet.apply = count  # type: ignore[method-assign]
        field = CleanInput(compact=True)
        field.add_class("narrow")
        made = styled
        await app.mount(field)
        await pilot.pause()
        assert styled > made and field.has_class("narrow", "-textual-compact")
        before = styled
        field.add_class("wide")
        assert styled > before, "a class given later shows at once"
        return made
