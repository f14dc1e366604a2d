"""Writing into the person's settings: only what is meant changes, comments and all other lines stay."""

import stat
import tomllib
from pathlib import Path

import pytest

from kamtui.config import Me, load_config
from kamtui.settings_file import NotWritten, write_table

ME = {"name": "Иван „Стоянов“ \"x\" \\ 'y'", "firm": "Stroyer OOD", "signature": "+359 888 1\n\tstroyer.example # no comment"}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kamtui" / "config.toml"


def test_a_file_is_made_for_its_owner(file: Path) -> None:
    write_table(file, "me", ME)
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"me": ME}
    config, problems = load_config(file)
    assert problems == [] and config.me == Me(**ME)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and [one.name for one in file.parent.iterdir()] == [
        file.name
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ascii = true  # plain", "ascii = true  # plain\n\n[me]\nname = \"A\"\nfirm = \"\"\n"),
        ("# mine\n[keys]\n\"call.log\" = \"f5\"\n\n", "# mine\n[keys]\n\"call.log\" = \"f5\"\n\n[me]\nname = \"A\"\nfirm = \"\"\n"),
        ("[me] # I\nfirm = 'B' # ours\n# name\nname=\"C\"\n\n[keys]\nname = \"k\"\n",
         "[me] # I\nfirm = \"\" # ours\n# name\nname = \"A\"\n\n[keys]\nname = \"k\"\n"),
        ("[me]\nsignature = \"s\"", "[me]\nname = \"A\"\nfirm = \"\"\nsignature = \"s\""),
        ("[me]", "[me]\nname = \"A\"\nfirm = \"\"\n"),
        ("ascii = true\r\n", "ascii = true\r\n\r\n[me]\r\nname = \"A\"\r\nfirm = \"\"\r\n"),
    ],
)  # fmt: skip
def test_what_stands_there_stays(file: Path, before: str, after: str) -> None:
    file.parent.mkdir()
    file.write_bytes(before.encode())
    write_table(file, "me", {"name": "A", "firm": ""})
    assert file.read_bytes().decode() == after


@pytest.mark.parametrize(
    "before",
    [
        b"me = { name = 'x' }\n", b"me.name = 'x'\n", b"me = 3\n", b"[me]\nname = '''a\nb'''\n", b"ascii = \n", b"\xff",
        b"x = '''\n[me]\n'''\n[me]\nname = 3 # [\n[keys]\n",
    ],
)  # fmt: skip
def test_what_is_written_in_another_way_is_left_alone(file: Path, before: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(before)
    try:
        write_table(file, "me", {"name": "A"})
    except NotWritten as why:
        assert str(file) in str(why) and file.read_bytes() == before
    else:
        assert tomllib.loads(file.read_text())["me"]["name"] == "A"


def test_a_link_stays_one_and_rights_stay_what_they_were(file: Path) -> None:
    file.parent.mkdir()
    real = file.parent / "dotfiles.toml"
    real.write_text("ascii = true\n")
    real.chmod(0o644)
    file.symlink_to(real)
    write_table(file, "me", {"name": "A"})
    assert file.is_symlink() and load_config(file)[0].me.name == "A" and load_config(real)[0].ascii
    assert stat.S_IMODE(real.stat().st_mode) == 0o644


def test_a_folder_that_takes_nothing_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kamtui.settings_file.os.open", refuses)
    with pytest.raises(NotWritten, match=r"could not be kept in the settings .*Permission denied"):
        write_table(file, "me", {"name": "A"})
    assert not file.exists()
