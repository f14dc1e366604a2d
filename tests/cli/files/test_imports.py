"""`kamtui import`, the same for every kind: what the file holds, whose options are whose, and the steps one after another."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kamtui.cli.files.kinds import kinds
from kamtui.cli.files.kinds import loaded as named_in_table
from kamtui.cli.files.options import FIND_OUT, KINDS
from kamtui.exchange.importing.list_kind import ListKind
from kamtui.store.accounts import import_changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.money import import_changes as sales_changes
from tests.build import an_account, dump
from tests.cli.running import Kamtui, loaded, loaded_by


class AKind(NamedTuple):
    """A list of one kind: two rows that are taken and one that is not, and what has to be said to take them."""

    word: str
    text: str
    options: tuple[str, ...]
    written_by: tuple[Any, str]
    """What writes a batch, and the name of it there."""


ACCOUNTS = AKind(
    "accounts", "Company,City\nAlfa,Sofia\nBeta,Varna\n,Ruse\n", (), (account_changes._Writer, "write")
)
SALES = AKind(
    "sales",
    "Customer,Month,Revenue\nAlfa,2026-01,100\nBeta,2026-01,7\n,2026-01,3\n",
    ("--unknown", "add"),
    (sales_changes, "_write"),
)

of_every_kind = pytest.mark.parametrize("kind", [ACCOUNTS, SALES], ids=lambda kind: kind.word)


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[[AKind], Path]:
    def write(kind: AKind) -> Path:
        file = tmp_path / "list.csv"
        file.write_text(kind.text)
        return file

    return write


FileOf = Callable[[AKind], Path]


def test_what_a_file_holds_is_found_out(kamtui: Kamtui, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Company,Phone\nAlfa,02 1\n")
    status, _out, err = kamtui("--book", path, "import", "--map", "Company=name", file)
    assert status == 0 and "accounts" in err
    file.write_text("Customer,Month,Revenue\nAlfa,01.2026,100\n")
    _status, out, err = kamtui("--book", path, "import", file, "--currency", "EUR")
    assert "sales" in err and "Jan 2026" in out
    file.write_text("Customer,Revenue\nAlfa,100\n")
    status, _out, err = kamtui("--book", path, "import", file)
    assert status == 1 and "kamtui import accounts FILE" in err and "kamtui import sales FILE" in err
    file.write_text('[{"name": "Alfa"}]')
    for kind in ([], ["accounts"], ["sales"]):
        status, _out, err = kamtui("--book", path, "import", *kind, file)
        assert status == 1 and "JSON" in err


def test_options_of_the_one_are_not_for_the_other(kamtui: Kamtui, path: Path, csv: Path, sales: Path) -> None:
    status, _out, err = kamtui("--book", path, "import", "accounts", csv, "--as", "lines")
    assert (status, "--as" in err) == (1, True)
    status, _out, err = kamtui("--book", path, "import", "sales", sales, "--stage", "prospect")
    assert (status, "--stage" in err) == (1, True)
    assert not path.exists()


def test_every_kind_stands_in_the_table() -> None:
    assert set(kinds()) == set(ListKind) == set(KINDS) - {FIND_OUT}
    assert {word: named_in_table(kind.kind).word for word, kind in kinds().items()} == {
        word: word for word in kinds()
    }


def test_a_kind_is_loaded_only_where_it_is_needed(path: Path, csv: Path, sales: Path, tmp_path: Path) -> None:
    """What is wrong with a command line is answered at once, without what reads accounts or sales."""
    of_accounts = {"kamtui.exchange.accounts.file", "kamtui.store.accounts.import_reads"}
    of_sales = {"kamtui.exchange.sales.file", "kamtui.store.money.import_reads"}
    (tmp_path / "x.json").write_text('[{"name": "Alfa"}]')
    wrong = (
        ["import", tmp_path / "none.csv"],
        ["import", "sales", tmp_path / "none.csv"],
        ["import", "accounts", tmp_path],
        ["import", tmp_path / "x.json"],
        ["import", "accounts", csv, "--as", "lines"],
        ["import", "sales", sales, "--stage", "lost"],
    )
    modules = loaded_by((["--book", path, *arguments] for arguments in wrong), status=1)
    assert "kamtui.cli.files.imports" in modules
    assert not modules & (of_accounts | of_sales)
    modules = loaded("--book", path, "import", "accounts", csv, "--dry-run")
    assert of_accounts <= modules and not modules & of_sales
    modules = loaded("--book", path, "import", "sales", sales, "--dry-run", status=1)
    assert of_sales <= modules and not modules & of_accounts


@of_every_kind
def test_a_dry_run_says_at_last_that_it_was_one(
    kamtui: Kamtui, path: Path, kind: AKind, file_of: FileOf
) -> None:
    arguments = ["--book", path, "import", kind.word, file_of(kind), *kind.options]
    last = "Nothing was written: this was a dry run."
    assert kamtui(*arguments, "--dry-run")[1].splitlines()[-1] == last
    assert not path.exists()
    assert last not in kamtui(*arguments)[1]


@of_every_kind
def test_a_slip_in_a_name_is_told_beside_the_report(
    kamtui: Kamtui, path: Path, kind: AKind, file_of: FileOf
) -> None:
    """Also where the import then ends because nothing of what was said fits."""
    file = file_of(kind)
    told = [f"kamtui: --add or --match: there is no “{name}” in the list." for name in ("Betta", "Alpha")]
    arguments = ["import", kind.word, file, *kind.options, "--match", "Alpha=+", "--add", "Betta"]
    _status, out, err = kamtui("--book", path, *arguments, "--dry-run")
    assert err.splitlines() == told and "in the list" not in out
    status, out, err = kamtui("--book", path, *arguments, "--match", "alfa=Nobody")
    assert (status, out, err.splitlines()[:2]) == (1, "", told)
    assert "--match: there is no account “Nobody”" in err.splitlines()[2]


@of_every_kind
def test_a_match_that_leads_nowhere_is_named_with_its_place(
    kamtui: Kamtui, path: Path, kind: AKind, file_of: FileOf, tmp_path: Path
) -> None:
    matches = tmp_path / "matches.csv"
    matches.write_text("name,account\nOther,No one at all\nAlfa,Nobody\n")
    arguments = ["--book", path, "import", kind.word, file_of(kind), *kind.options, "--matches", matches]
    status, _out, err = kamtui(*arguments)
    assert (status, f"{matches}:3: there is no account “Nobody”" in err) == (1, True)
    # What an option says of a name counts more than the file.
    assert kamtui(*arguments, "--add", "Alfa", "--dry-run")[2] == ""
    matches.write_text("Alfa\n")
    status, out, err = kamtui(*arguments)
    assert (status, out, "two columns" in err) == (1, "", True)


@of_every_kind
@pytest.mark.parametrize("is_new", [False, True], ids=["book", "new book"])
def test_ctrl_c_while_a_list_is_written_leaves_the_book_as_it_was(
    kamtui: Kamtui,
    path: Path,
    kind: AKind,
    file_of: FileOf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_new: bool,
) -> None:
    """The rows that were not taken are not left in a file either: the same command can be given again."""
    before: object = None
    if not is_new:
        with Book.open(path, create=True) as book:
            an_account(book, "Gamma")
            before = dump(book)
    owner, name = kind.written_by
    write, rejects = getattr(owner, name), tmp_path / "rejects.csv"

    def interrupted(*arguments: Any, **more: Any) -> None:
        write(*arguments, **more)
        os.kill(os.getpid(), signal.SIGINT)

    arguments = [
        "--book", path, "import", kind.word, file_of(kind), *kind.options, "--rejects", rejects,
    ]  # fmt: skip
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, interrupted)
        status, out, err = kamtui(*arguments)
    said = (
        "Stopped. Nothing was taken in, and the new book is empty."
        if is_new
        else "Stopped. The book is as it was."
    )
    assert (status, out, err.splitlines()[-1]) == (130, "", f"kamtui: {said}")
    with Book.open(path) as book:
        assert book.rows("SELECT name FROM account ORDER BY name") == ([] if is_new else [("Gamma",)])
        assert is_new or dump(book) == before
    assert not rejects.exists()
    assert kamtui(*arguments)[0] == (1 if kind is SALES else 0)
    assert len(rejects.read_text("utf-8-sig").splitlines()) == 2


@of_every_kind
def test_what_cannot_be_taken_is_kept_before_anything_is_written(
    kamtui: Kamtui, path: Path, kind: AKind, file_of: FileOf, tmp_path: Path
) -> None:
    arguments = ["--book", path, "import", kind.word, file_of(kind), *kind.options, "--rejects"]
    status, out, err = kamtui(*arguments, tmp_path / "no folder" / "rejects.csv")
    assert (status, out, "--rejects" in err) == (1, "", True)
    assert not path.exists()
    kamtui(*arguments, tmp_path / "rejects.csv", "--dry-run")
    assert (tmp_path / "rejects.csv").read_text("utf-8-sig").splitlines()[1].startswith(",")
