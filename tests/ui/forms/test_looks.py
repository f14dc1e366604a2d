"""What a form shows by more than its ground: in sixteen colours there is none."""

from rich.style import Style
from textual.color import Color

from kamtui.config import Choices
from kamtui.store.book.book import Book
from tests.build import an_account
from tests.ui.driving import Desk, opened
from tests.ui.themes.test_themes import READABLE, contrast


def styles_of(desk: Desk, words: str) -> Style:
    """How the first of some words stands on the screen."""
    for strip in desk.screen._compositor.render_strips():
        for part in strip:
            if words in part.text and part.style is not None:
                return part.style
    raise AssertionError(words)


def turned_over(desk: Desk) -> list[Style]:
    """How each piece looks that is turned over."""
    return [
        part.style
        for strip in desk.screen._compositor.render_strips()
        for part in strip
        if part.style is not None and part.style.reverse
    ]


async def test_in_sixteen_colours_cursor_choice_at_hand_and_hints_are_seen(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book, choices=Choices(theme="kamtui-16")) as desk:
        await desk.press("ctrl+p", *"leave")
        await desk.until(lambda: desk.sees("Leave kamtui"))
        at_hand = styles_of(desk, "Leave kamtui").bgcolor
        assert at_hand is not None and not at_hand.is_default, "the command at hand is lit"
        await desk.press("escape", "t")
        await desk.until(lambda: bool(turned_over(desk)))  # the cursor blinks
        for style in turned_over(desk):
            assert style.color is not None and style.color.is_default, "not white on black"
            assert style.bgcolor is not None and style.bgcolor.is_default
        hint = styles_of(desk, "never; e.g. every friday")
        assert hint.italic and hint.dim, "not like what was typed"
        await desk.press("escape", "2", "n", "tab")
        assert styles_of(desk, "[prospect]").underline, "the choice at hand, before it is opened"
        await desk.press("tab")
        assert not styles_of(desk, "[prospect]").underline
        assert styles_of(desk, "[no]").underline
        await desk.press("right")
        assert styles_of(desk, "[yes]").reverse, "once it is opened"


async def test_in_sixteen_colours_a_form_stands_on_plain_ground(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book, size=(100, 30), choices=Choices(theme="kamtui-16")) as desk:
        await desk.press("2", "t")
        beside = {line[0] for line in desk.lines()} | {line.ljust(100)[99] for line in desk.lines()}
        assert beside == {" "} and not desk.sees("Accounts"), desk.shown()
        await desk.press("escape", "4", "n")
        assert desk.sees("What is to be written down?", "╭", "╯"), "a question has a frame"


async def test_a_choice_leaves_its_room_to_the_words_before_it(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book, size=(160, 45)) as desk:
        await desk.press("2", "enter", "B", "n", "ctrl+g", "b", *"stood up for us before the board")
        assert desk.sees("stood up for us before the board", "[assumed] confirmed"), desk.shown()


async def test_the_hint_of_a_note_is_not_like_what_was_typed(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book, choices=Choices(theme="kamtui-light")) as desk:
        await desk.press("c")
        assert styles_of(desk, "what was said").italic
        assert styles_of(desk, "what was said").color == styles_of(desk, "Account"[1:]).color


async def test_what_is_filtered_by_begins_where_the_list_does(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book) as desk:
        await desk.press("2", "f", *"acm")
        assert any(line.startswith(" acm") for line in desk.lines()), desk.shown()


async def test_faint_words_are_read_on_the_field_at_hand_and_answers_look_like_other_words(
    book: Book,
) -> None:
    an_account(book, "Acme")
    async with opened(book) as desk:
        await desk.press("2", "enter", "E", "n")
        answer = styles_of(desk, "what they promised")
        assert not answer.underline and answer.color != styles_of(desk, "  t  ").color
        await desk.press("escape", "t")
        hint = styles_of(desk, "hat is to be done")
        assert hint.color is not None and hint.bgcolor is not None
        words, ground = (Color.from_rich_color(color) for color in (hint.color, hint.bgcolor))
        assert contrast(words, ground) >= READABLE
