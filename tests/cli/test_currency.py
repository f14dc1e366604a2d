"""The book's currency on the command line: of a new book from the settings, in what is printed, in lists that come in."""

from pathlib import Path

import pytest

from kamtui import paths
from kamtui.store.book.book import Book
from tests.build import an_account
from tests.cli.running import Kamtui

LIST = "Customer,Month,{head}\nAlfa,2025-10,100\nAlfa,2026-01,200\n"


@pytest.fixture
def leva() -> None:
    """Settings in which new books count in leva."""
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text('currency = "BGN"\n')


def test_a_new_book_counts_as_the_settings_say_and_a_list_in_euro_is_turned(
    kamtui: Kamtui, leva: None, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST.format(head="Revenue EUR"))
    arguments = ("--book", path, "import", "sales", file, "--unknown", "add")
    status, out, err = kamtui(*arguments, "--dry-run")
    assert status == 0 and not path.exists()
    status, out, err = kamtui(*arguments)
    assert "It counts in leva, as the settings say." in err
    assert "2 amounts in € turned into лв at 1.95583" in out and "revenue in all: 586.75 лв" in out.replace(
        "\u00a0", " "
    )
    with Book.open(path) as book:
        assert book.rows("SELECT revenue FROM sale ORDER BY month_on") == [(19_558,), (39_117,)]
    brief = kamtui("--book", path, "brief", "Alfa")[1]
    assert " лв" in brief.replace("\u00a0", " ") and "€" not in brief


def test_a_list_that_names_no_currency_waits_where_leva_ended(
    kamtui: Kamtui, leva: None, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST.format(head="Revenue"))
    kamtui("--book", path, "import", "sales", file, "--unknown", "add")
    with Book.open(path) as book:
        an_account(book, "Beta", country="Bulgaria")
        assert book.rows("SELECT revenue FROM sale") == [(10_000,), (20_000,)]
    file.write_text(LIST.format(head="Revenue").replace("Alfa", "Beta"))
    status, out, _err = kamtui("--book", path, "import", "sales", file)
    assert (
        status == 1
        and "line 3: not taken: no currency is named, and until 2026 Bulgaria counted in лв." in out
    )
    assert kamtui("--book", path, "import", "sales", file, "--currency", "by-date")[0] == 0
    with Book.open(path) as book:
        assert book.rows("SELECT revenue FROM sale ORDER BY id DESC LIMIT 2") == [(39_117,), (10_000,)]


def test_no_list_in_another_currency_is_mixed_in(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    with Book.open(path, create=True) as book:
        an_account(book, "Alfa")
    file.write_text(LIST.format(head="Revenue ($)"))
    assert (
        "“Revenue ($)” is not in euro or leva: turn it into euro first"
        in kamtui("--book", path, "import", "sales", file)[1]
    )
    file.write_text(LIST.format(head="Revenue"))
    _status, _out, err = kamtui("--book", path, "import", "sales", file, "--currency", "USD")
    assert "said to be in US dollars" in err and "this book counts in euro" in err
    with Book.open(path) as book:
        assert book.rows("SELECT * FROM sale") == []
