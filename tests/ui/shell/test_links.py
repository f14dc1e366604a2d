"""Ways to reach somebody as links of the terminal; no word of the book is ever an address but these."""

from rich.style import Style
from textual.content import Content

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.store.book.book import Book
from kamtui.ui.shell.links import linked, linked_parts, links_of
from kamtui.ui.widgets.line_list import LineList
from tests.build import a_person, an_account
from tests.ui.driving import opened

PHONE = Reach(ReachKind.PHONE, "0888 123 456", "mobile")
MAIL = Reach(ReachKind.EMAIL, "ana@acme.bg")
CHAT = Reach(ReachKind.CHAT, "ana")


def test_whole_ways_are_links_and_nothing_else() -> None:
    text = "mobile 0888 123 456  ana@acme.bg 0888 123 456 [link=x]"
    content = linked(Content(text), [MAIL, PHONE, CHAT])
    assert content.plain == text
    assert [(text[span.start : span.end], span.style.link) for span in sorted(content.spans)] == [  # type: ignore[union-attr]
        ("0888 123 456", "tel:+359888123456"),
        ("ana@acme.bg", "mailto:ana@acme.bg"),
        ("0888 123 456", "tel:+359888123456"),
    ]


def test_parts_keep_their_words_and_looks() -> None:
    parts = [("▲ ", "green"), ("Ana  0888 123 456", "strong"), (" link=x", "")]
    assert linked_parts(parts, links_of([PHONE, CHAT])) == [
        ("▲ ", "green"),
        ("Ana  ", "strong"),
        ("0888 123 456", "strong link=tel:+359888123456"),
        (" link=x", ""),
    ]
    assert linked_parts(parts, []) == parts


async def test_the_overview_has_them(book: Book) -> None:
    acme = an_account(book, "Acme", phone="02 987 65 43")
    a_person(book, "Ana", acme, phone="0888 123 456")
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2", "enter")
        links = {
            segment.text: segment.style.link
            for listed in desk.screen.query(LineList)
            for index in range(len(listed.lines))
            for segment in listed.render_line(index)
            if isinstance(segment.style, Style) and segment.style.link
        }
        assert links == {"02 987 65 43": "tel:+35929876543", "0888 123 456": "tel:+359888123456"}
