"""The brief over a place."""

from collections.abc import Callable

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Stance
from kamtui.store.book.book import Book
from tests.build import a_call, a_person, a_task, an_account
from tests.ui.driving import opened


async def test_b_shows_what_to_know_before_a_call(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, a_person(book, "Ana [/] Ivanova", acme, stance=Stance.BLOCKER), note="All of *it*")
    a_task(book, "Ring the tax office", None)
    async with opened(book, config=Config(ascii=True)) as desk:
        await desk.stand_on("tax office")
        await desk.press("b")
        assert desk.name == "TodayScreen" and any("of no account" in toast for toast in desk.said)
        await desk.press("2", "b")
        assert desk.name == "ReadBrief"
        assert desk.sees("Ana [/] Ivanova | blocker") and not desk.sees("■")
        await desk.press("pagedown", "end")
        assert desk.sees("Who has to approve it?")
        await desk.press("escape")
        assert desk.name == "AccountsScreen"
        await desk.press("enter", "b")
        assert desk.name == "ReadBrief" and desk.sees("Acme")


async def test_from_the_brief_one_copies_hands_over_and_logs_a_call(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[str] = []
    handed: list[str] = []

    def taken_into(texts: list[str]) -> Callable[[str], bool]:
        def take(text: str) -> bool:
            texts.append(text)
            return True

        return take

    monkeypatch.setattr("kamtui.ui.outgoing.clipboard.put", taken_into(put))
    monkeypatch.setattr("kamtui.ui.outgoing.opener.open_with_system", taken_into(handed))
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, phone="02 987 65 43")
    a_person(book, "Ana [/] Ivanova", acme, phone="0888 123 456", email="ana@acme.bg")
    async with opened(book) as desk:
        await desk.press("2", "b")
        assert desk.sees("0888 123 456", "ana@acme.bg"), "the first phone and e-mail of each"
        assert desk.bar == "esc close c log call l letter y copy h call, mail"
        await desk.press("y")
        await desk.until(lambda: bool(put))
        assert put[0].startswith("# Acme\n") and "Ana \\[/\\] Ivanova" in put[0]
        assert desk.name == "ReadBrief" and desk.said[-1] == "Copied the brief as Markdown"
        await desk.press("h")
        assert desk.name == "Choose" and desk.sees("Ana [/] Ivanova 0888 123 456 (phone)")
        await desk.press("3")
        await desk.until(lambda: bool(handed))
        assert handed == ["mailto:ana@acme.bg"] and desk.name == "ReadBrief"
        styles = [
            segment.style
            for strip in desk.one("#text").render_lines(desk.one("#text").size.region)
            for segment in strip
            if segment.text == "0888 123 456"
        ]
        assert [style.link for style in styles if style] == ["tel:+359888123456"]
        await desk.press("c")
        assert desk.name == "CallForm" and desk.typed("account") == "Acme"
