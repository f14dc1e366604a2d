"""The review of a quarter from within the program: written in a form, opened as a page."""

from datetime import date
from pathlib import Path

import pytest

from kamtui import paths
from kamtui.domain.money.figures import Figure
from kamtui.domain.report.review import ReviewEntry
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.report.review_changes import write_review
from kamtui.store.report.review_reads import review_of
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.drafts import draft_kind, draft_lines, resume
from kamtui.ui.money.hand import FigureAtHand
from kamtui.ui.outgoing import opener
from kamtui.ui.report import acts
from kamtui.ui.shell.hand import AtHand
from tests.build import an_account
from tests.store.acts import one_act
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of, saved

Q2, Q3 = date(2026, 4, 1), date(2026, 7, 1)


@pytest.fixture
def acme(book: Book) -> int:
    return an_account(book, "Метро / България", vulnerability="цената")


@pytest.fixture
def opened_paths(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system."""
    handed: list[str] = []

    def hand_over(path: str) -> bool:
        handed.append(path)
        return True

    monkeypatch.setattr(opener, "open_with_system", hand_over)
    return handed


async def test_the_form_is_asked_for_and_kept_with_the_quarter(book: Book, acme: int) -> None:
    asked: list[Choose] = []

    def write(question: Choose) -> str:
        asked.append(question)
        return "w"

    front = AnsweringFront(
        write,
        lambda form: saved(
            form,
            summary="накратко",
            highlights="без спиране\nдве пратки",
            review="15.12.",
            note="само за нас",
        ),
    )
    with one_act(book, "Review of Q3 2026 with Метро / България"):
        await acts.choose(desk_of(book, front), AtHand(acme))
    assert asked[0].sentence == "The review of Q3 2026 with Метро / България" and list(asked[0].answers) == [
        "w",
        "p",
        "c",
    ]
    assert front.said == ["Written: review of Q3 2026 · u undoes"]
    said = review_of(book, acme, Q3)
    assert (said.summary, said.highlights, said.review_on, said.note) == (
        "накратко", "без спиране\nдве пратки", date(2026, 12, 15), "само за нас",
    )  # fmt: skip
    book.undo()
    assert review_of(book, acme, Q3) == ReviewEntry()


@pytest.mark.parametrize(
    ("month", "quarter"),
    [(date(2026, 5, 1), Q2), (date(2026, 9, 1), Q3), (date(2026, 11, 1), Q3), (None, Q3)],
)
async def test_the_quarter_is_that_of_the_month_at_hand_once_it_is_over(
    book: Book, acme: int, month: date | None, quarter: date
) -> None:
    front = AnsweringFront(lambda _question: "w", lambda form: saved(form, wins="x"))
    await acts.choose(desk_of(book, front), FigureAtHand(acme, month=month, figure=Figure.REVENUE))
    assert review_of(book, acme, quarter).wins == "x"


async def test_its_page_is_written_and_opened_for_us_or_for_the_customer(
    book: Book, acme: int, opened_paths: list[str]
) -> None:
    write_review(book, acme, Q3, ReviewEntry(summary="накратко", note="само за нас"))
    front = AnsweringFront(lambda _question: "p", lambda _question: "c", lambda _question: None)
    desk = desk_of(book, front)
    for _answer in range(3):
        await acts.choose(desk, AtHand(acme))
    ours, theirs = (Path(path) for path in opened_paths)
    assert [ours.name, theirs.name] == [
        "Метро-България-Q3-2026.html",
        "Метро-България-Q3-2026-for-customer.html",
    ]
    assert ours.parent == paths.report_folder() and ours.stat().st_mode & 0o777 == 0o600
    assert front.said == [f"Opened: {ours}", f"Opened: {theirs}"]
    assert "само за нас" in ours.read_text() and "цената" in ours.read_text()
    assert "накратко" in theirs.read_text() and "само за нас" not in theirs.read_text()
    await acts.open_page(desk, acme, Q3, is_for_customer=True)
    assert len(opened_paths) == 3, "our own page is written anew"


async def test_what_cannot_be_written_or_opened_is_said(
    book: Book, acme: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opener, "open_with_system", lambda _path: False)
    front = AnsweringFront()
    desk = desk_of(book, front)
    await acts.open_page(desk, acme, Q3, is_for_customer=False)
    path = paths.report_folder() / "Метро-България-Q3-2026.html"
    assert front.said.pop() == f"No program here opens pages. It is written to {path}" and path.exists()
    path.write_text("mine")
    await acts.open_page(desk, acme, Q3, is_for_customer=False)
    assert "it is no page of kamtui's" in front.said.pop() and path.read_text() == "mine"
    account_changes.delete_account(book, acme)
    await acts.open_page(desk, acme, Q3, is_for_customer=False)
    await acts.choose(desk, AtHand(acme))
    assert len(front.said) == 2 and front.asked == []


async def test_what_was_typed_and_not_saved_is_offered_again(book: Book, acme: int) -> None:
    front = AnsweringFront(lambda form: saved(form))
    typed = {"summary": "започнато", "shown:summary": ""}
    slot = f"quarter review:{acme}:202604"
    assert draft_kind(slot) == "the review of a quarter" and draft_lines(typed) == ["започнато"]
    await resume(desk_of(book, front), slot, typed)
    assert review_of(book, acme, Q2).summary == "започнато"
    account_changes.delete_account(book, acme)
    book.keep_draft(slot, typed)
    await resume(desk_of(book, AnsweringFront()), slot, typed)
    assert book.rows("SELECT slot FROM draft") == [], "of an account that is gone nothing is offered"


@pytest.mark.parametrize(
    ("account", "name"),
    [("///", "account-Q3-2026.html"), ("a" * 99, f"{'a' * 60}-Q3-2026.html"), ("../x y", "x-y-Q3-2026.html")],
)
def test_the_name_of_a_file_is_one_everywhere(account: str, name: str) -> None:
    assert acts.file_name(account, Q3, is_for_customer=False) == name


async def test_by_key_and_by_the_palette(book: Book, acme: int) -> None:
    async with opened(book) as desk:
        await desk.press("2", "enter", "M", "r", "w")
        await desk.type("накратко")
        await desk.press("ctrl+s")
        assert review_of(book, acme, Q3).summary == "накратко"
        await desk.press("O", "ctrl+p")
        await desk.type("report of the quarter")
        await desk.press("enter", "escape")
        assert desk.name == "AccountScreen", desk.name
