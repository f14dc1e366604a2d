"""Settings and remembered choices: what is understood, and that nothing in them can keep the book shut."""

import json
import os
from pathlib import Path

import pytest

from kamtui.config import Choices, Config, Me, load_config
from kamtui.domain.day.greeting import GreetingDefaults, Interval


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load_config(file) == (Config(), [])
    assert Config().greeting == GreetingDefaults()


def test_every_setting_is_read(file: Path) -> None:
    file.write_text(
        'language = "bg"\nascii = true\n'
        "greet_key = { every_days = 7, latest_days = 21 }\n"
        "greet_customer = { every_days = 40, latest_days = 40 }\n"
        '[keys]\ncall.log = "c,f5"\n"task.new" = ["t", "f6"]\n'
        '[me]\nname = "Ivan"\nfirm = "Stroyer"\nsignature = "+359\\n888"\n'
    )
    config, problems = load_config(file)
    assert problems == []
    assert config == Config(
        language="bg",
        ascii=True,
        greet_key=Interval(7, 21),
        greet_customer=Interval(40, 40),
        keys={"call.log": "c,f5", "task.new": "t,f6"},
        me=Me("Ivan", "Stroyer", "+359\n888"),
    )
    assert config.greeting == GreetingDefaults(Interval(7, 21), Interval(40, 40))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('language = "de"', "language"),
        ("language = 3", "language"),
        ('ascii = "yes"', "ascii"),
        ("ascii = 1", "ascii"),
        ("greet_key = 14", "greet_key"),
        ("greet_key = { every_days = 30, latest_days = 14 }", "greet_key"),
        ("greet_key = { every_days = 0, latest_days = 14 }", "greet_key"),
        ("greet_key = { every_days = true, latest_days = 14 }", "greet_key"),
        ("greet_key = { every_days = 14 }", "greet_key"),
        ("greet_customer = { every_days = 1, latest_days = 2, x = 3 }", "greet_customer"),
        ("greet_customer = { every_days = 1, latest_days = 99999 }", "greet_customer"),
        ('keys = "c"', "keys"),
        ("[keys]\ncall.log = 3", "call.log"),
        ("[keys]\na.b.c.d.e.f = 'x'", "a.b.c.d"),
        ("[keys]\n" + "a." * 5000 + "a = 'x'", "a.a.a.a"),
        ("colour = 'red'", "colour"),
        ("me = 'Ivan'", "me"),
        ("[me]\nname = 3", "me"),
        ("[me]\nsurname = 'x'", "me"),
    ],
)
def test_what_is_not_understood_is_named_and_its_default_holds(file: Path, text: str, named: str) -> None:
    file.write_text(text)
    config, problems = load_config(file)
    assert config == Config()
    assert len(problems) == 1
    assert f"“{named}”" in problems[0]
    assert str(file) in problems[0]


def test_one_bad_key_leaves_the_others(file: Path) -> None:
    file.write_text('[keys]\ncall.log = 3\ntask.new = "f6"\nlist = { view = "w", order = [1] }\n')
    config, problems = load_config(file)
    assert config == Config(keys={"task.new": "f6", "list.view": "w"})
    assert problems == [
        f'In the settings {file}, keys must be texts such as "c,f5": not so “call.log”, “list.order”; their defaults hold.'
    ]


def test_one_bad_setting_leaves_the_others(file: Path) -> None:
    file.write_text('language = "bg"\nascii = 7\n')
    config, problems = load_config(file)
    assert config == Config(language="bg")
    assert len(problems) == 1


@pytest.mark.parametrize(
    "content",
    [b"language = ", b"\xff\xfe\x00", b"[" * 50_000, b"\x00", b"a = 1\na = 2", b'x = "' + b"y" * 1_000_001],
)
def test_a_file_that_is_no_settings_is_one_sentence(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    config, problems = load_config(file)
    assert config == Config()
    assert len(problems) == 1


def test_a_file_with_a_byte_order_mark_is_read(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbflanguage = "en"\n')
    assert load_config(file) == (Config(language="en"), [])


def test_a_pipe_or_folder_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert len(load_config(file)[1]) == 1
    file.unlink()
    file.mkdir()
    assert len(load_config(file)[1]) == 1


def test_hostile_names_cannot_steer_a_terminal(file: Path) -> None:
    file.write_text('"\\u001b[2J\\u202e" = 1\n')
    (problem,) = load_config(file)[1]
    assert problem.isprintable()


def test_choices_are_remembered(tmp_path: Path) -> None:
    file = tmp_path / "state/choices.json"
    choices = Choices.load(file)
    assert (choices.theme, choices.cloud_warned) == (None, [])
    choices.theme = "kamtui-dark"
    choices.cloud_warned.append("/a/book.db")
    assert choices.save()
    assert Choices.load(file) == choices
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [left.name for left in file.parent.iterdir()] == ["choices.json"]


def test_choices_of_a_newer_kamtui_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    file.write_text('{"theme": "x", "order": ["a"]}')
    choices = Choices.load(file)
    choices.theme = "y"
    assert choices.save()
    assert json.loads(file.read_text()) == {"theme": "y", "order": ["a"], "cloud_warned": []}


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff", b'{"theme": 3, "cloud_warned": {"a": 1}}', b"[" * 100_000, b"null"]
)
def test_choices_that_cannot_be_read_are_as_if_never_made(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "choices.json"
    file.write_bytes(content)
    assert Choices.load(file) == Choices(file)


def test_choices_that_cannot_be_kept_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not Choices(tmp_path / "file/choices.json").save()
    assert not Choices().save()
