"""Writing into the person's settings: only what is meant changes, comments and all other lines stay."""

import stat
import tomllib
from pathlib import Path

import pytest

from kamtui.config import Me
from kamtui.settings.file import NotWritten, stored, write_settings
from kamtui.settings.reading import load_config

ME = {"name": "Иван „Стоянов“ \"x\" \\ 'y'", "firm": "Stroyer OOD", "signature": "+359 888 1\n\tstroyer.example # no comment"}  # fmt: skip


def me(texts: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Some texts under [me]."""
    return {("me", name): text for name, text in texts.items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kamtui" / "config.toml"


def test_a_file_is_made_for_its_owner(file: Path) -> None:
    write_settings(file, me(ME))
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
         "[me] # I\nfirm = \"\" # ours\n# name\nname=\"A\"\n\n[keys]\nname = \"k\"\n"),
        ("[me]\nsignature = \"s\"", "[me]\nsignature = \"s\"\nname = \"A\"\nfirm = \"\"\n"),
        ("[me]", "[me]\nname = \"A\"\nfirm = \"\"\n"),
        ("ascii = true\r\n", "ascii = true\r\n\r\n[me]\r\nname = \"A\"\r\nfirm = \"\"\r\n"),
    ],
)  # fmt: skip
def test_what_stands_there_stays(file: Path, before: str, after: str) -> None:
    file.parent.mkdir()
    file.write_bytes(before.encode())
    write_settings(file, me({"name": "A", "firm": ""}))
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
        write_settings(file, me({"name": "A"}))
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
    write_settings(file, me({"name": "A"}))
    assert file.is_symlink() and load_config(file)[0].me.name == "A" and load_config(real)[0].ascii
    assert stat.S_IMODE(real.stat().st_mode) == 0o644


def test_a_folder_that_takes_nothing_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kamtui.settings.file.os.open", refuses)
    with pytest.raises(NotWritten, match=r"could not be kept in the settings .*Permission denied"):
        write_settings(file, me({"name": "A"}))
    assert not file.exists()


BEFORE = """# mine
language = "en"   # as at home

[keys]
call.log = "c,f5"
"task.new" = "f6"

[colours]  # of another program
x = [1, 2]

[thresholds]
opponent_days = 50 # met too seldom
supporter_days = 20
"""


def test_one_setting_is_changed_and_taken_out_again_and_all_else_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(BEFORE, encoding="utf-8")
    changes: dict[tuple[str, ...], object] = {
        ("language",): "bg",
        ("greet_key",): {"every_days": 7, "latest_days": 9},
        ("keys", "call.log"): "f7",
        ("keys", "task.new"): "f8",
        ("keys", "term.check"): "f9",
        ("thresholds", "opponent_days"): 45,
        ("review", "close"): "never",
    }
    write_settings(file, changes)
    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[:3] == [
        "# mine",
        'language = "bg"   # as at home',
        "greet_key = {every_days = 7, latest_days = 9}",
    ]
    assert (
        'call.log = "f7"\n"task.new" = "f8"\n"term.check" = "f9"\n\n[colours]  # of another program\nx = [1, 2]\n'
        in text
    )
    assert "opponent_days = 45 # met too seldom\n" in text and load_config(file)[0].review.close is None
    assert stored(file, ("keys", "call.log")) == "f7" and stored(file, ("thresholds", "opponent_days")) == 45
    assert stored(file, ("me", "name")) is None
    # Taken out, what has the person's words behind it stays as a remark.
    write_settings(file, dict.fromkeys(changes))
    assert file.read_text(encoding="utf-8") == (
        '# mine\n# language = "bg"   # as at home\n\n[keys]\n\n[colours]  # of another program\nx = [1, 2]\n\n'
        "[thresholds]\n# opponent_days = 45 # met too seldom\nsupporter_days = 20\n\n[review]\n"
    )  # fmt: skip


def test_what_another_program_writes_meanwhile_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kamtui.settings import file as module

    file.parent.mkdir()
    file.write_text("ascii = true\n")
    changed = module._changed
    writes = ['language = "bg"\nascii = true\n']

    def beside(*given: object) -> str:
        after = changed(*given)  # type: ignore[arg-type]
        if writes:
            file.write_text(writes.pop())
        return after

    monkeypatch.setattr(module, "_changed", beside)
    write_settings(file, me({"name": "A"}))
    assert tomllib.loads(file.read_text()) == {"language": "bg", "ascii": True, "me": {"name": "A"}}


def test_a_file_that_may_not_be_written_is_said_and_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_text("ascii = true\n")
    monkeypatch.setattr("kamtui.settings.file.os.access", lambda *_given: False)
    with pytest.raises(NotWritten, match=r"could not be kept in the settings .*Permission denied"):
        write_settings(file, me({"name": "A"}))
    assert file.read_text() == "ascii = true\n" and [one.name for one in file.parent.iterdir()] == [file.name]
