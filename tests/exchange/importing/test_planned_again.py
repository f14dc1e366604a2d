"""A plan that is made again after an answer: it is as one made anew, and only what the answer touches is looked at."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.importing.said import Match, NoSuchAccount
from kamtui.domain.planning import Planning
from kamtui.exchange.importing.answers import NEW, Answers
from kamtui.exchange.importing.options import importer_of
from kamtui.exchange.reading.sheet_errors import SheetError
from kamtui.exchange.reading.table_file import AS_FOUND
from kamtui.store.accounts.changes import add_account
from kamtui.store.book.book import Book
from tests import once
from tests.exchange.importing.random_lists import KINDS, NAMES, lists


def quiet(done: int, whole: int) -> None:
    """Nobody looks how far it is."""


@pytest.fixture
def known(tmp_path: Path, empty_book_file: Path) -> Path:
    """A book with three accounts."""
    path = tmp_path / "known.db"
    shutil.copyfile(empty_book_file, path)
    with Book.open(path, backups=None) as book:
        for name in ("Alfa Ltd", "Beta", "Gamma"):
            add_account(book, AccountEntry(name=name, city="Sofia" if name == "Beta" else ""))
    return path


@contextmanager
def copied(known: Path, folder: Path) -> Iterator[Book]:
    path = folder / "book.db"
    shutil.copyfile(known, path)
    with once.opened_unchecked(path) as book:
        yield book


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_that_is_made_again_is_as_one_made_anew(known: Path, tmp_path: Path, kind: str) -> None:
    answers = st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(("", NEW, "Beta", "Gamma", "Delta Trade"))),
        min_size=1,
        max_size=4,
    )

    @settings(max_examples=12, deadline=None)
    @given(text=lists(kind), answered=answers)
    def again(text: str, answered: list[tuple[str, str]]) -> None:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        said: dict[str, str] = {}
        planning = Planning()
        with copied(known, tmp_path) as book:
            planning.begin(book, quiet)
            for name, account in [("", ""), *answered]:
                said = {**{known: is_ for known, is_ in said.items() if known != name}, name: account}
                told = Answers(
                    matches=tuple(Match(known, is_) for known, is_ in said.items() if is_ not in ("", NEW)),
                    add=tuple(known for known, is_ in said.items() if is_ == NEW),
                )
                importer = importer_of(kind, path, {}, told, AS_FOUND, {})
                try:
                    read = importer.read(quiet)
                except SheetError:
                    return
                try:
                    anew = importer.plan(book, read)
                except (NoSuchAccount, SheetError) as error:
                    with pytest.raises(type(error), match=re.escape(str(error))):
                        importer.plan(book, read, planning)
                    continue
                assert importer.plan(book, read, planning) == anew

    again()


def test_only_what_an_answer_touches_is_looked_at_again(known: Path, tmp_path: Path) -> None:
    rows = [f"Firm {number};Contact {number}" for number in range(300)]
    path = tmp_path / "list.csv"
    path.write_text(
        "\n".join(["Customer;Contact", *rows, "Alfa;Ana Ilieva", "Алфа;Ana Ilieva"]) + "\n", encoding="utf-8"
    )
    logged = tmp_path / "log.csv"
    logged.write_text(
        "\n".join(
            [
                "Customer;Date;Notes",
                *(f"Firm {number};2026-10-05;x" for number in range(300)),
                "Gama;2026-10-05;y",
            ]
        )
        + "\n",
        encoding="utf-8",
    )
    with copied(known, tmp_path) as book:
        for kind, file, name in (("accounts", path, "Алфа"), ("calls", logged, "Gama")):
            planning = Planning()
            planning.begin(date(2026, 11, 30), quiet)
            read = importer_of(kind, file, {}, Answers(), AS_FOUND, {}).read(quiet)
            importer_of(kind, file, {}, Answers(), AS_FOUND, {}).plan(book, read, planning)
            assert planning.planned >= 300
            planning.begin(date(2026, 11, 30), quiet)
            answered = importer_of(kind, file, {}, Answers(add=(name,)), AS_FOUND, {})
            answered.plan(book, read, planning)
            assert 1 <= planning.planned <= 3
            # Another day, another language, another book: all is looked at anew.
            planning.begin(date(2026, 12, 1), quiet)
            answered.plan(book, read, planning)
            assert planning.planned >= 300
