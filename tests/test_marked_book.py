"""The marked book marks every text and sum of every table that belongs to an account, and a sound book comes of it."""

import pytest

from kamtui.exchange.brief_text import brief_lines
from kamtui.store.account_brief import account_brief
from kamtui.store.book.book import Book
from kamtui.store.book.check import check
from tests.build import TODAY
from tests.marked_book import marked_book


@pytest.mark.parametrize("seed", [1, 2])
def test_every_text_and_sum_is_known_again(book: Book, seed: int) -> None:
    marks = marked_book(book, seed)
    assert len(marks.accounts) >= 2 and len({mark.shown for mark in marks.all}) == len(marks.all)
    marked = {mark.where for mark in marks.all}
    assert {
        ("account", "vulnerability"),
        ("term_check", "evidence"),
        ("sale", "profit"),
        ("reach", "value"),
    } <= marked
    assert {("term", "target_thousandths"), ("quarter_review", "note"), ("problem", "alternative")} <= marked
    assert all(finding.ok for finding in check(book.path))

    brief = "\n".join(brief_lines(account_brief(book, marks.accounts[0], TODAY), TODAY))
    seen = {mark.where for mark in marks.seen_in(brief)}
    assert {("account", "name"), ("account", "vulnerability"), ("person", "name")} <= seen
    assert ("account", "legal_name") not in seen

    [revenue] = [mark for mark in marks.all if mark.where == ("sale", "revenue")][:1]
    euro, cents = divmod(int(revenue.shown), 100)
    for text in (
        f"{euro:,}.{cents:02} €".replace(",", "\u00a0"),
        f"{euro:,}.{cents:02} €".replace(",", " "),
        f"{euro},{cents:02}",
        f"{(euro * 100 + cents + 50) // 100} €",
    ):
        assert marks.seen_in(text) == [revenue], text
    assert marks.seen_in("In Q3 2026, 12 345 of 67 days") == []
