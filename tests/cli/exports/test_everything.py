"""`kamtui export all` and `kamtui import FOLDER`: everything leaves and comes back, whatever lies in the way."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from kamtui.store.book.book import Book
from kamtui.store.records.kinds import kinds
from tests.build import Dump, an_account, dump
from tests.cli.running import Kamtui, fresh


def records_in(path: Path) -> Dump:
    with Book.open(path, backups=None) as book:
        return dump(book)


def test_everything_leaves_and_comes_back(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    folder, new = tmp_path / "all", tmp_path / "home" / "new.db"
    records = sum(map(len, records_in(filled).values()))
    before = filled.read_bytes()
    status, out, err = kamtui("--book", filled, "--read-only", "export", "all", folder)
    assert (status, err) == (0, "")
    assert out == f"Written to {folder}: {records} records in {len(kinds())} files.\n"
    assert filled.read_bytes() == before
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert (folder / "account.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name,")

    said = kamtui("--book", new, "import", folder, "--dry-run")
    assert (
        said[1]
        == f"{records} new records; 0 were in the book already.\nNothing was written: this was a dry run.\n"
    )
    assert not new.parent.exists()
    status, out, err = kamtui("--book", new, "import", folder)
    assert (status, out) == (0, f"{records} new records; 0 were in the book already.\n")
    assert err == f"kamtui: A new book was made: {new}\n"
    assert records_in(new) == records_in(filled)
    assert [path.name for path in new.parent.iterdir() if path.suffix == ".db"] == ["new.db"]
    assert not list(new.parent.glob(".kamtui*"))
    again = kamtui("--book", new, "import", folder)
    assert again == (0, f"0 new records; {records} were in the book already.\n", "")
    assert kamtui("--book", new, "check")[0] == 0


def test_what_is_there_is_not_replaced(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name, why in (
        ("file", "it is not a folder"),
        ("full", "it is a folder with something in it"),
        ("link", "it is a link"),
        ("none/all", "No such file or directory"),
    ):
        status, out, err = kamtui("--book", filled, "export", "all", tmp_path / name)
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert str(tmp_path / name) in err and why in err
    assert kamtui("--book", filled, "export", "all", "x\x1b[31m\0")[0] == 1
    (tmp_path / "empty").mkdir()
    assert kamtui("--book", filled, "export", "all", tmp_path / "empty")[0] == 0
    assert kamtui("--book", filled, "export", "all", tmp_path / "new\x1b[31m\nline")[0] == 0
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_folder_makes_no_book(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    folder, new = tmp_path / "all", tmp_path / "new.db"
    kamtui("--book", filled, "export", "all", folder)
    (folder / "tie.csv").write_text((folder / "tie.csv").read_text().replace("influences", "likes", 1))
    for options in ([], ["--dry-run"]):
        status, out, err = kamtui("--book", new, "import", folder, *options)
        assert (status, out) == (1, "")
        assert err.startswith("kamtui: tie.csv, line 2, kind: “likes” is none of:")
    assert not new.exists()
    assert not list(tmp_path.glob(".kamtui*"))
    (tmp_path / "file").write_text("mine")
    for options, words in (
        (["--stage", "lost"], "--stage is for lists; a folder has no use for it."),
        (["--book", str(tmp_path / "file" / "new.db")], "new.db could not be made"),
    ):
        status, _out, err = kamtui("--book", new, "import", folder, *options)
        assert (status, err.count("\n")) == (1, 1) and words in err
    shutil.rmtree(folder)
    folder.mkdir()
    assert "is not a folder that “kamtui export all” wrote" in kamtui("--book", new, "import", folder)[2]


def test_what_is_said_for_every_command_is_no_option_of_lists(
    kamtui: Kamtui, filled: Path, tmp_path: Path
) -> None:
    kamtui("--book", filled, "export", "all", tmp_path / "all")
    for code in ("bg", "en"):
        status, _out, err = kamtui(
            "--language", code, "--book", tmp_path / f"{code}.db", "import", tmp_path / "all"
        )
        assert status == 0, err


def test_one_account_for_a_successor(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    status, out, err = kamtui("--book", filled, "export", "all", tmp_path / "acme", "--account", "acme")
    assert (status, err) == (0, "")
    assert "Left out: prospects that its people named" in out
    with Book.open(tmp_path / "theirs.db", create=True) as book:
        an_account(book, "Their own")
    status, out, err = kamtui("--book", tmp_path / "theirs.db", "import", tmp_path / "acme")
    assert (status, err) == (0, "")
    assert out.startswith("All of the account Acme.\n")
    whole, some = records_in(filled), records_in(tmp_path / "theirs.db")
    assert sorted(name for _id, name, *_rest in some["account"]) == ["Acme", "Their own"]
    for table in (
        "bond_reading",
        "stance_reading",
        "reach",
        "quarter_review",
        "portfolio_item",
        "portfolio_price",
        "dossier_text",
        "image_reading",
    ):
        assert some[table] == whole[table], table
    for table in ("day_first", "week_plan", "review_mark", "sales_file", "sales_taken"):
        assert not some[table]
    # Of who is outside the account only the name is there.
    by_name = {row[2]: row for row in some["person"]}
    assert set(by_name) == {"Мария Иванова", "Ana [/bold] O'Neill", "Нов Човек", "Пътен Съветник"}
    assert by_name["Мария Иванова"] in whole["person"]
    assert by_name["Пътен Съветник"] not in whole["person"]
    assert kamtui("--book", filled, "export", "all", tmp_path / "x", "--account", "nobody")[0] == 1


KILLED = """
import os, sys
from kamtui.exchange.everything import folder

def die(self):
    os.kill(os.getpid(), 9)

folder._Files.sync = die
from kamtui.cli import main
main(sys.argv[1:])
"""
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
from kamtui.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals and limits of other systems")
def test_an_accident_leaves_nothing_under_the_name(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    killed = fresh("--book", filled, "export", "all", folder, code=KILLED)
    assert killed.returncode == -signal.SIGKILL
    assert not folder.exists()
    before = sorted(entry for entry in tmp_path.iterdir() if not entry.name.startswith(".all.part-"))
    assert len(before) < len(list(tmp_path.iterdir()))
    full = fresh("--book", filled, "--read-only", "export", "all", folder, code=FULL)
    assert full.returncode == 1
    assert full.stderr.decode().startswith(f"kamtui: {folder} could not be made (File too large).")
    assert sorted(tmp_path.iterdir()) == before  # what the killed one left is gone too
    assert fresh("--book", filled, "export", "all", folder).returncode == 0


def test_one_file_instead_of_a_folder(kamtui: Kamtui, filled: Path, tmp_path: Path) -> None:
    records = sum(map(len, records_in(filled).values()))
    for word, said in (
        ("xlsx", f"{records} records, {len(kinds()) + 1} sheets"),
        ("json", f"{records} records"),
        ("vcf", "1 person, 1 account"),
    ):
        file = tmp_path / f"all.{word}"
        assert kamtui("--book", filled, "export", word, file) == (0, f"Written to {file}: {said}.\n", "")
        assert file.stat().st_mode & 0o777 == 0o600
        # Cards that are ours are written anew; of a workbook or a document it is not known whose it is.
        assert kamtui("--book", filled, "export", word, file)[0] == (0 if word == "vcf" else 1)
        assert kamtui("--book", filled, "export", word, tmp_path)[0] == 1
        assert (
            "Left out" in kamtui("--book", filled, "export", word, f"{file}-2", "--account", "acme")[1]
            or word == "vcf"
        )
    assert kamtui("--book", filled, "export", "vcf", tmp_path / "3.vcf", "--version", "3.0")[0] == 0
    assert b"VERSION:3.0" in (tmp_path / "3.vcf").read_bytes()
    for options in (("all", "--week"), ("json", "--semicolons"), ("all", "--version", "3.0")):
        status, _out, err = kamtui("--book", filled, "export", options[0], tmp_path / "x", *options[1:])
        assert (status, "has no use for it" in err) == (1, True)
    assert not (tmp_path / "x").exists()
