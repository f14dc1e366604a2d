"""`kamtui report`: Markdown on the output, a page into a file that is ours to write, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from kamtui.domain.report.review import ReviewEntry
from kamtui.store.book.book import Book
from kamtui.store.report.review_changes import write_review
from tests.build import TODAY, an_account
from tests.cli.running import Kamtui


@pytest.fixture
def told(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two accounts of one name and one of another, of whose last quarter something is said."""
    monkeypatch.setattr("kamtui.cli.report.local_today", lambda: TODAY)
    metro = an_account(book, "Метро България", vulnerability="цената")
    an_account(book, "Acme", city="София")
    an_account(book, "Acme", city="Варна")
    write_review(book, metro, date(2026, 7, 1), ReviewEntry(summary="Без спиране.", note="само за нас"))
    book.close()
    return path


def test_it_is_printed_as_markdown(kamtui: Kamtui, told: Path) -> None:
    status, out, err = kamtui("--book", told, "report", "метро", "бълг")
    assert (status, err) == (0, "")
    assert out.startswith("# Review with Метро България\n\n**Q3 2026 · for us alone**\n")
    assert "Без спиране." in out and "само за нас" in out and "цената" in out
    status, out, err = kamtui(
        "--book", told, "report", "metro", "--for-customer", "--from", "Q2", "--to", "15.8."
    )
    assert (status, err) == (0, "") and out.startswith("# Business review: Метро България\n")
    assert "1 Apr 2026 – 15 Aug 2026" in out and "Без спиране." in out
    assert "само за нас" not in out and "цената" not in out


def test_a_page_is_written_and_only_our_own_is_replaced(kamtui: Kamtui, told: Path, tmp_path: Path) -> None:
    target = tmp_path / "преглед.html"
    for _twice in range(2):
        status, out, err = kamtui("--book", told, "report", "metro", "--html", target)
        assert (status, err) == (0, "")
        assert out == f"Written to {target}: Review with Метро България, Q3 2026 · for us alone.\n"
        assert "Без спиране." in target.read_text(encoding="utf-8") and target.stat().st_mode & 0o777 == 0o600
    other = tmp_path / "other.html"
    other.write_text("<!DOCTYPE html><html>mine</html>")
    status, out, err = kamtui("--book", told, "report", "metro", "--html", other)
    assert (status, out) == (1, "") and "is there already and not replaced (it is no page of kamtui's)" in err
    assert "mine" in other.read_text()
    status, _out, err = kamtui("--book", told, "report", "metro", "--html", tmp_path / "none" / "x.html")
    assert status == 1 and "No such file" in err and err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("acme",), "Several accounts are called “acme”: Acme (София), Acme (Варна)."),
        (("nobody",), "No account is called “nobody”."),
        (("metro", "--from", "15.8.", "--to", "1.7."), "It ends on 1 Jul 2026, before it begins on 15 Aug 2026."),
        (("metro", "--from", "Q9"), "A quarter is typed as Q3 or Q3 2026."),
        (("metro", "--html", ""), "--html names no file."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_sentence(
    kamtui: Kamtui, told: Path, options: tuple[str, ...], sentence: str
) -> None:
    status, out, err = kamtui("--book", told, "report", *options)
    assert (status, out) == (1, "") and sentence in err and err.count("\n") == 1


def test_an_account_with_nothing_has_an_honest_report(kamtui: Kamtui, told: Path) -> None:
    with Book.open(told) as book:
        an_account(book, "Nova")
    status, out, err = kamtui("--book", told, "report", "nova", "--read-only")
    assert (status, err) == (0, "") and "No sales or plans of these quarters are known." in out
