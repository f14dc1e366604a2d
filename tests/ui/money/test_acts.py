"""Acts on the figures of an account, without the application."""

from datetime import date

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.money.figures import Figure
from kamtui.domain.money.sales import MonthFigures
from kamtui.store.book.book import Book
from kamtui.store.money.changes import set_months
from kamtui.store.money.reads import written_month
from kamtui.ui.forms.drafts import resume
from kamtui.ui.forms.questions import YesNo
from kamtui.ui.money import acts
from kamtui.ui.money.hand import FigureAtHand
from tests.build import an_account
from tests.ui.front import AnsweringFront, desk_of, saved

OCT = date(2026, 10, 1)


def hand_on(account_id: int, figure: Figure, shown: MonthFigures) -> FigureAtHand:
    return FigureAtHand(account_id, month=shown.month_on, figure=figure, months={shown.month_on: shown})


@pytest.fixture
def acme(book: Book) -> int:
    account_id = an_account(book, stage=Stage.CUSTOMER)
    set_months(book, account_id, [MonthFigures(OCT, 1_000_00, 100_00)])
    return account_id


async def test_a_figure_is_emptied_once_asked(book: Book, acme: int) -> None:
    shown = written_month(book, acme, OCT)
    asked: list[str] = []

    def yes(question: YesNo) -> bool:
        asked.append(question._sentence)
        return True

    front = AnsweringFront(lambda _question: False, yes)
    desk = desk_of(book, front)
    await acts.empty(desk, hand_on(acme, Figure.PROFIT, shown))
    assert written_month(book, acme, OCT) == shown and front.said == []
    await acts.empty(desk, hand_on(acme, Figure.PROFIT, shown))
    assert written_month(book, acme, OCT) == MonthFigures(OCT, 1_000_00)
    assert asked == ["Empty the profit of Oct 2026, 100\N{NO-BREAK SPACE}€? Not known is not 0."]
    assert front.said == ["Oct 2026: profit emptied · u undoes"] and front.reloads


async def test_with_revenue_its_profit_goes(book: Book, acme: int) -> None:
    front = AnsweringFront(lambda _question: True)
    await acts.empty(desk_of(book, front), hand_on(acme, Figure.REVENUE, written_month(book, acme, OCT)))
    assert front.said == ["Oct 2026: revenue emptied, and its profit with it · u undoes"]


async def test_a_0_that_nobody_wrote_down_cannot_be_emptied(book: Book, acme: int) -> None:
    other = an_account(book, "Other", stage=Stage.CUSTOMER)
    front = AnsweringFront(lambda _question: True)
    await acts.empty(desk_of(book, front), hand_on(other, Figure.REVENUE, MonthFigures(OCT, 0)))
    [said] = front.said
    assert said.startswith("This 0 is written down nowhere: the book knows the sales of Oct 2026")


async def test_an_empty_figure_asks_nothing(book: Book, acme: int) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    await acts.empty(desk, hand_on(acme, Figure.PLANNED_REVENUE, written_month(book, acme, OCT)))
    await acts.empty(desk, FigureAtHand(acme))
    await acts.read_month(desk, FigureAtHand(acme))
    assert front.asked == []


async def test_a_month_is_read_whole(book: Book, acme: int) -> None:
    drawn: list[str] = []
    front = AnsweringFront(lambda dialog: drawn.append(str(dialog._draw(60))))
    await acts.read_month(desk_of(book, front), hand_on(acme, Figure.REVENUE, written_month(book, acme, OCT)))
    assert front.asked == ["ReadMonth"] and "1 000 €" in drawn[0].replace("\N{NO-BREAK SPACE}", " ")


async def test_a_figure_that_was_typed_and_not_taken_is_offered_and_saved(book: Book, acme: int) -> None:
    acts.keep_figure(desk_of(book, AnsweringFront()), acme, OCT, Figure.PLANNED_REVENUE, "12k")
    [(slot,)] = book.rows("SELECT slot FROM draft")
    content = {"month": OCT.isoformat(), "figure": Figure.PLANNED_REVENUE.value, "amount": "1200"}
    front = AnsweringFront(lambda form: saved(form, amount="1200"))
    await resume(desk_of(book, front), str(slot), content)
    assert front.asked == ["FigureForm"]
    assert written_month(book, acme, OCT) == MonthFigures(OCT, 1_000_00, 100_00, 1_200_00)
    assert book.rows("SELECT 1 FROM draft") == []
