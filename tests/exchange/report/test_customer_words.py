"""The customer's page in the customer's language: not one text of it is left in another."""

import gettext
from datetime import date

import pytest

from kamtui.domain.accounts.words import Language
from kamtui.domain.report.for_customer import CustomerReport, for_customer
from kamtui.domain.report.period import Period
from kamtui.domain.text import language
from kamtui.exchange.report import customer_document as documents
from kamtui.exchange.report.customer_words import BULGARIAN, BULGARIAN_COUNTED
from kamtui.exchange.report.markdown import markdown_lines
from kamtui.exchange.report.page import page
from kamtui.store.book.book import Book
from kamtui.store.report.reads import report_of
from tests.build import TODAY, an_account
from tests.exchange.report.test_documents import PERIOD, with_everything
from tests.marked_book import marked_book


class Asking(gettext.NullTranslations):
    """Remembers which texts it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return msgid1 if n == 1 else msgid2


def reports(book: Book) -> list[CustomerReport]:
    """Reports of accounts with everything, with nothing, of days that are over or not."""
    ids = [with_everything(book), an_account(book, "Nova")]
    periods = [
        PERIOD,
        Period(date(2025, 1, 1), date(2026, 12, 31)),
        Period(date(2026, 7, 20), date(2026, 8, 5)),
    ]
    return [for_customer(report_of(book, one, period, TODAY)) for one in ids for period in periods]


@pytest.mark.parametrize("seed", [0, 1])
def test_every_text_that_a_customer_reads_has_its_bulgarian(book: Book, seed: int) -> None:
    marks = marked_book(book, seed)
    told = [
        *(for_customer(report_of(book, one, PERIOD, TODAY)) for one in marks.accounts),
        *reports(book),
    ]
    texts = Asking()
    with language.spoken_by(texts):
        for report in told:
            documents._document(report, "Martin")
    missing = texts.asked - BULGARIAN.keys() - BULGARIAN_COUNTED.keys()
    assert missing == set()
    assert all(_places(text) == _places(BULGARIAN[text]) for text in BULGARIAN)


def _places(text: str) -> set[str]:
    """What is filled into a text."""
    return {part.partition("}")[0] for part in text.split("{")[1:]}


def test_a_bulgarian_page(book: Book) -> None:
    report = for_customer(report_of(book, with_everything(book), PERIOD, TODAY))
    document = documents.customer_document(report, Language.BG, ("Мартин", ""))
    text = "\n".join(markdown_lines(document)).replace("\u00a0", " ")
    assert text.startswith("# Бизнес преглед: Acme\n") and "- Изготвил: Мартин" in text
    assert "## Какво договорихме и как се спазва" in text and "Наша страна: спазено 50 % от 4" in text
    assert "99 · 94,5 %" in text and "36 024,24 €" in text and "15 дек. 2026 г." in text
    assert b'<html lang="bg">' in page(document)
    assert language.code() == "en" and not documents.customer_document(report, Language.EN).title.startswith(
        "Б"
    )
