"""A folder that was changed by hand, by a spreadsheet or by accident: a sentence with file and line, and the book as it was."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kamtui.exchange.everything.errors import FolderRefused
from kamtui.exchange.everything.folder import write_folder
from kamtui.exchange.everything.folder_reading import read_folder, take_folder_in
from kamtui.store.book.book import Book
from tests.build import an_account, dump
from tests.exchange.everything.test_round_trip import MADE_AT, quiet

Change = Callable[[Path], object]


@pytest.fixture
def folder(filled_book: Book, tmp_path: Path) -> Path:
    """All of a book with every kind of record."""
    write_folder(filled_book, tmp_path / "all", MADE_AT, quiet)
    return tmp_path / "all"


@pytest.fixture
def empty(tmp_path: Path, empty_book_file: Path) -> Path:
    return Path(shutil.copyfile(empty_book_file, tmp_path / "new.db"))


def edited(name: str, change: Callable[[str], str]) -> Change:
    """A change of the text of a file."""

    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_bytes().decode("utf-8-sig")
        changed = change(text)
        assert changed != text
        path.write_bytes(changed.encode("utf-8-sig"))

    return edit


def replaced(name: str, old: str, new: str) -> Change:
    return edited(name, lambda text: re.sub(old, new, text, count=1))


def a_folder_in_its_place(folder: Path) -> None:
    (folder / "tie.csv").unlink()
    (folder / "tie.csv").mkdir()


def twice(text: str) -> str:
    header, first, *rest = text.splitlines(keepends=True)
    return "".join([header, first, first, *rest])


DAMAGE: dict[str, tuple[Change, str]] = {
    "no about": (lambda folder: (folder / "about.csv").unlink(), "is not a folder that “kamtui export all” wrote"),
    "a file is missing": (lambda folder: (folder / "tie.csv").unlink(), "tie.csv is missing in"),
    "a folder in place of a file": (a_folder_in_its_place, "tie.csv is not a file"),
    "an empty file": (lambda folder: (folder / "tie.csv").write_text(""), "tie.csv: it is empty"),
    "another file": (lambda folder: (folder / "visit.csv").write_text("id"), "visit.csv in .* is no file that kamtui"),
    "another format": (replaced("about.csv", r"format,\d+", "format,99"), r"by a newer kamtui \(format 99"),
    "an older format": (replaced("about.csv", r"format,\d+", "format,10"), r"by an older kamtui \(format 10"),
    "no format": (replaced("about.csv", r"format,\d+", "format,x"), "does not say in about.csv of which format"),
    "no currency": (replaced("about.csv", "currency,", "money,"), "about.csv: the line “currency” is missing"),
    "a count that is none": (replaced("about.csv", r"tie.csv,\d+", "tie.csv,x"), "about.csv: how many records"),
    "not counted": (replaced("about.csv", r"tie.csv,\d+", "x,1"), "tie.csv is missing"),
    "a line is missing": (edited("tie.csv", lambda text: "".join(text.splitlines(True)[:-1])),
        r"tie.csv: its number of records is 1, and about.csv says 2"),
    "a line too many": (edited("tie.csv", twice), "tie.csv: its number of records is 3, and about.csv says 2"),
    "a column is missing": (replaced("tie.csv", ",strength", ""), "tie.csv, line 1: the column “strength” is missing"),
    "a column is unknown": (replaced("tie.csv", "note", "note,mine"), "tie.csv, line 1: no column “mine” is known"),
    "a cell too many": (edited("tie.csv", lambda text: text.replace("\r\nid", "\r\nx,id", 1)),
        "tie.csv, line 2: 10 cells stand there, and 9 belong there"),
    "no id": (replaced("product.csv", r"\nid\d+", "\n"), "product.csv, line 2, id: it may not be empty"),
    "an id as a number": (replaced("product.csv", r"\nid(\d+)", r"\n\1"), "product.csv, line 2, id: .* is not an id"),
    "a day as a spreadsheet shows it": (replaced("sale.csv", "2026-09-01", "1.9.2026"),
        "sale.csv, line 2, month_on: “1.9.2026” is not a day"),
    "an amount as a day": (replaced("sale.csv", r"120000\.00", "12.май"), "sale.csv, line 2, revenue: “12.май”"),
    "an unknown word": (replaced("tie.csv", "influences", "likes"), "tie.csv, line 2, kind: “likes” is none of"),
    "it leads nowhere": (replaced("tie.csv", r"(\nid\d+),id\d+", r"\1,id7"),
        "tie.csv, line 2, from_person_id: it leads to no line of person.csv"),
    "a rule of the book": (replaced("tie.csv", r"influences,\d", "influences,9"), "tie.csv, line 2: strength cannot be so"),
    "two of what may be once": (edited("sale.csv", lambda text: text + text.splitlines()[1].replace("id", "id1", 1)),
        "sale.csv, line 3: there is another record with the same account_id, month_on"),
    "more records than said": (replaced("about.csv", r"sale.csv,1", "sale.csv,2"), "sale.csv: its number of records is 1"),
    "not UTF-8": (lambda folder: (folder / "account.csv").write_bytes(
        (folder / "account.csv").read_bytes().decode("utf-8-sig").encode("cp1251", "replace")),
        r"account.csv, line \d: it is not UTF-8 any more"),
    "cut off": (lambda folder: (folder / "account.csv").write_bytes((folder / "account.csv").read_bytes()[:-9]),
        r"account.csv, line \d: .* cells stand there"),
    "a quote that stays open": (replaced("tie.csv", r"\nid", '\n"id'), "tie.csv"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(DAMAGE))
def test_a_damaged_folder_is_a_sentence_and_the_book_untouched(folder: Path, empty: Path, name: str) -> None:
    change, words = DAMAGE[name]
    change(folder)
    with Book.open(empty, backups=None) as book:
        with pytest.raises(FolderRefused, match=words) as refused:
            take_folder_in(book, read_folder(folder), quiet)
        assert "\n" not in str(refused.value)
        assert not any(dump(book).values())


def test_what_a_spreadsheet_changes_in_the_writing_is_no_harm(
    filled_book: Book, folder: Path, empty: Path
) -> None:
    def rewritten(text: str) -> str:
        """Without the mark, with semicolons, other line ends, the columns the other way round, blank lines."""
        import csv
        import io

        rows = list(csv.reader(io.StringIO(text, newline="")))
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
            row[::-1] for row in rows
        )
        return out.getvalue().replace("\n", "\n\n", 1) + "\n\n"

    for path in folder.glob("*.csv"):
        if path.name != "about.csv":
            path.write_text(rewritten(path.read_bytes().decode("utf-8-sig")), encoding="utf-8", newline="")
    (folder / ".~lock.account.csv#").write_text("somebody")
    with Book.open(empty, backups=None) as book:
        take_folder_in(book, read_folder(folder), quiet)
        assert dump(book) == dump(filled_book)


def test_what_the_book_has_already_has_to_be_alike(filled_book: Book, folder: Path, empty: Path) -> None:
    with Book.open(empty, backups=None) as book:
        mine = an_account(book, "Mine")
        take_folder_in(book, read_folder(folder), quiet)  # beside what is there
        before = dump(book)
        replaced("account.csv", "Варна", "Русе")(folder)
        with pytest.raises(FolderRefused, match=r"account.csv, line \d: .* another “city”"):
            take_folder_in(book, read_folder(folder), quiet)
        replaced("about.csv", "currency,EUR", "currency,BGN")(folder)
        with pytest.raises(FolderRefused, match="in BGN, those of the book in EUR"):
            take_folder_in(book, read_folder(folder), quiet)
        assert dump(book) == before
        book.undo()
        assert [account_id for account_id, *_rest in dump(book)["account"]] == [mine]


def test_a_trial_and_a_stop_keep_nothing(folder: Path, empty: Path) -> None:
    with Book.open(empty, backups=None) as book:
        assert take_folder_in(book, read_folder(folder), quiet, is_trial=True).new > 60

        def stop(done: int, whole: int) -> None:
            assert done <= whole
            if done == whole:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            take_folder_in(book, read_folder(folder), stop)
        assert not any(dump(book).values())
