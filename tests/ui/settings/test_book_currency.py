"""The setting for new books, and what is asked about the open one; and that no place shows another currency than its book's."""

from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.text.numbers import Currency
from kamtui.settings.kept import KeptSettings
from kamtui.settings.rows import rows_of
from kamtui.store.book.book import Book
from kamtui.ui.settings import acts, book_currency
from kamtui.ui.settings.hand import SettingAtHand
from tests.store.money.test_currency import an_account_that_bought, counts_in, money
from tests.ui.front import AnsweringFront, desk_of, saved


class Asked:
    """Answers the question about the open book, and remembers what it said."""

    def __init__(self, letter: str | None) -> None:
        self.letter = letter
        self.words = ""

    def __call__(self, question: Any) -> str | None:
        self.words = " / ".join([question.sentence, *question.answers.values()])
        return self.letter


async def change(book: Book, path: Path, typed: str, *answers: Any) -> AnsweringFront:
    """Type another currency into the settings."""
    kept = KeptSettings(path.with_name("config.toml"))
    row = next(row for row in rows_of(kept.read()) if row.name == "currency")
    front = AnsweringFront(lambda form: saved(form, value=typed), *answers)
    await acts.change(desk_of(book, front), SettingAtHand(row=row, kept=kept))
    assert kept.read().config.currency == typed.upper()
    return front


async def test_a_book_without_sums_counts_in_it_too_if_that_is_wanted(book: Book, path: Path) -> None:
    asked = Asked("b")
    front = await change(book, path, "usd", asked)
    assert asked.words == (
        "This book counts in euro, and has no sums yet. / this book counts in US dollars too / only new books count in US dollars"
    )
    assert counts_in(book) == "EUR" and front.said == ["“Currency” is now: USD · in the settings u undoes"]
    front = await change(book, path, "USD", Asked("a"))
    assert counts_in(book) == "USD"
    assert front.said[-1] == "This book counts in US dollars · u outside the settings undoes"
    assert (await change(book, path, "USD")).asked == ["LineForm"]


async def test_sums_are_turned_only_if_that_is_wanted_and_only_at_the_fixed_rate(
    book: Book, path: Path
) -> None:
    an_account_that_bought(book)
    before = money(book)
    for letter in (None, "b"):
        await change(book, path, "BGN", Asked(letter))
        assert money(book) == before and counts_in(book) == "EUR"
    asked = Asked("a")
    front = await change(book, path, "BGN", asked)
    assert "has 3 sums. / turn them into leva: 1 euro is 1.95583 leva" in asked.words
    assert (
        front.said[-1] == "3 sums were turned, and this book counts in leva · u outside the settings undoes"
    )
    book.undo()
    front = await change(book, path, "CHF")
    assert "has 3 sums in euro, and no rate to Swiss francs is fixed: they stay as they are" in front.said[-1]
    assert money(book) == before and counts_in(book) == "EUR"


async def test_many_sums_are_turned_beside_and_may_be_stopped(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_currency, "LONG", 1)
    an_account_that_bought(book)
    before, told = money(book), []

    def stopped(dialog: Any) -> None:
        with pytest.raises(InterruptedError):
            dialog.write(lambda _done, _whole: (_ for _ in ()).throw(InterruptedError))

    front = await change(book, path, "BGN", Asked("a"), stopped)
    assert front.said[-1] == "Stopped. Nothing was changed."
    assert money(book) == before and counts_in(book) == "EUR"
    front = await change(
        book, path, "BGN", Asked("a"), lambda dialog: dialog.write(lambda *far: told.append(far))
    )
    assert told and told[-1] == (3, 3)
    assert "3 sums were turned" in front.said[-1] and book.currency is Currency.BGN and money(book) != before
    book.undo()
    assert money(book) == before


async def test_of_a_book_that_cannot_be_written_it_is_said(book: Book, path: Path) -> None:
    with Book.open(path, read_only=True, backups=None) as closed:
        front = await change(closed, path, "BGN")
    assert front.said[-1] == "New books count in leva. This one is open for reading only, and counts in euro."


@pytest.mark.parametrize("typed", ["EURO", "лв", "XXX"])
async def test_what_no_book_can_count_in_is_refused(book: Book, path: Path, typed: str) -> None:
    with pytest.raises(Exception, match="cannot be: it must be one of: EUR, BGN"):
        await change(book, path, typed)
    assert Currency(counts_in(book)) is Currency.EUR
