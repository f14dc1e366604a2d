"""The settings file: what is understood, what is said of the rest, and that nothing in it can keep the book shut."""

import os
from datetime import time
from pathlib import Path

import pytest

from kamtui.config import Config, Me, Review
from kamtui.domain.calls.outlines import BUILT_IN
from kamtui.domain.thresholds import USUAL, GreetingDefaults, Interval
from kamtui.exchange.greeting_text import TEMPLATES
from kamtui.settings.lines import line_of
from kamtui.settings.reading import load_config, read_settings
from kamtui.settings.rows import known_texts
from kamtui.settings.table import BY_NAME, ORDERED, SETTINGS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load_config(file) == (Config(), [])
    assert Config().thresholds == USUAL


def test_every_kind_of_setting_is_read(file: Path) -> None:
    file.write_text(
        'language = "bg"\nascii = true\nlist_currency = "BGN"\nfirst_weekday = "sunday"\n'
        "greet_key = { every_days = 7, latest_days = 21 }\n"
        "greet_customer = { every_days = 40, latest_days = 40 }\n"
        "greet_class_a = { every_days = 10, latest_days = 20 }\n"
        '[keys]\ncall.log = "c,f5"\n"task.new" = ["t", "f6"]\n'
        '[me]\nname = "Ivan"\nfirm = "Stroyer"\nsignature = "+359\\n888"\n'
        '[review]\nmorning = "8.30"\nclose = "never"\n'
        "[thresholds]\nopponent_days = 45\nclass_a_percent = 70\n"
        '[notes]\nprice_round = "Price:\\nOurs:"\n"Годишен разговор" = "Обем:"\n'
        '[greetings]\nbirthday = "Честито, {name}!"\n'
    )
    config, problems = load_config(file)
    assert problems == []
    assert config == Config(
        language="bg",
        ascii=True,
        list_currency="BGN",
        first_weekday="sunday",
        keys={"call.log": "c,f5", "task.new": "t,f6"},
        me=Me("Ivan", "Stroyer", "+359\n888"),
        review=Review(time(8, 30), None),
        thresholds=USUAL._replace(
            greeting=GreetingDefaults(Interval(7, 21), Interval(40, 40), Interval(10, 20)),
            center=USUAL.center._replace(opponent_days=45),
            money=USUAL.money._replace(class_a_percent=70),
        ),
        notes={"price_round": "Price:\nOurs:", "Годишен разговор": "Обем:"},
        greetings={"birthday": "Честито, {name}!"},
    )
    assert {"thresholds.opponent_days", "keys.call.log", "me.name", "greet_class_a"} <= read_settings(
        file
    ).given


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
        ("[keys]\ncall.log = 3", "keys.call.log"),
        ("[keys]\na.b.c.d.e.f = 'x'", "keys.a.b.c.d"),
        ("[keys]\n" + "a." * 5000 + "a = 'x'", "keys.a.a.a.a"),
        ("colour = 'red'", "colour"),
        ("me = 'Ivan'", "me"),
        ("[me]\nname = 3", "me.name"),
        ("[me]\nsurname = 'x'", "me.surname"),
        ("thresholds = 3", "thresholds"),
        ("[thresholds]\nopponent_days = '60'", "thresholds.opponent_days"),
        ("[thresholds]\nopponent_days = -1", "thresholds.opponent_days"),
        ("[thresholds]\nthread_percent = 101", "thresholds.thread_percent"),
        ("[thresholds]\nthread_percent = true", "thresholds.thread_percent"),
        ("[review]\nmorning = '25:00'", "review.morning"),
        ("[review]\nmorning = 'never'", "review.morning"),
        ("first_weekday = 'friday'", "first_weekday"),
        ("notes = 3", "notes"),
        ("[notes]\nvisit = 3", "notes.visit"),
        ("[greetings]\nbirthday = ['x']", "greetings.birthday"),
    ],
)
def test_what_is_not_understood_is_named_and_its_default_holds(file: Path, text: str, named: str) -> None:
    file.write_text(text)
    config, problems = load_config(file)
    assert config == Config()
    assert len(problems) == 1
    assert f"“{named}”" in problems[0]
    assert str(file) in problems[0] and f"line {text.count(chr(10)) + 1}:" in problems[0]


def test_several_bad_values_are_each_said_and_all_others_hold(file: Path) -> None:
    file.write_text(
        'language = "bg"\nascii = 7\n\n[thresholds]\n# mine\nopponent_days = "soon"\nsupporter_days = 20\n'
        "[keys]\ncall.log = 3\ntask.new = \"f6\"\nlist = { view = 'w', order = [1] }\n"
    )
    config, problems = load_config(file)
    assert config.language == "bg" and config.thresholds.center.supporter_days == 20
    assert config.keys == {"task.new": "f6", "list.view": "w"}
    assert problems == [
        f"The settings {file}, line 2: “ascii” is 7 and must be true or false; its default holds: false.",
        f"The settings {file}, line 6: “thresholds.opponent_days” is \"soon\" and must be a whole number from 0 to 3650; its default holds: 60 days.",
        f'The settings {file}, line 9: “keys.call.log” is 3 and must be keys such as "c,f5"; its default holds.',
        f'The settings {file}, line 11: “keys.list.order” is [1] and must be keys such as "c,f5"; its default holds.',
    ]  # fmt: skip


def test_a_name_that_is_nearly_one_is_said_to_be(file: Path) -> None:
    file.write_text("[thresholds]\noponent_days = 3\n")
    assert load_config(file)[1] == [
        f"The settings {file}, line 2: “thresholds.oponent_days” is none of kamtui's settings; is “thresholds.opponent_days” meant?"
    ]


def test_two_settings_that_contradict_each_other_have_their_defaults(file: Path) -> None:
    file.write_text("[thresholds]\nclass_a_percent = 96\nopponent_days = 3\n")
    read = read_settings(file)
    assert [problem.in_file(file) for problem in read.problems] == [
        f"The settings {file}, line 2: “thresholds.class_a_percent” (96) may not be more than “thresholds.class_b_percent” (95); their defaults hold.",
    ]
    assert read.config.thresholds.money == USUAL.money and read.config.thresholds.center.opponent_days == 3
    assert read.given == {"thresholds.opponent_days"}
    assert {name for pair in ORDERED for name in pair} <= set(BY_NAME)


@pytest.mark.parametrize(
    "content",
    [b"language = ", b"\xff\xfe\x00", b"[" * 50_000, b"\x00", b"a = 1\na = 2", b'x = "' + b"y" * 1_000_001],
)
def test_a_file_that_is_no_settings_is_one_sentence(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    config, problems = load_config(file)
    assert config == Config()
    assert len(problems) == 1 and not read_settings(file).is_read


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


def test_every_threshold_is_a_setting_and_every_setting_is_explained() -> None:
    places = {setting.at for setting in SETTINGS}
    assert len(places) == len(SETTINGS) == len(BY_NAME)
    for subject, limits in USUAL._asdict().items():
        for name in limits._fields:
            assert ("thresholds", subject, name) in places, f"{subject}.{name} is no setting"
    for setting in SETTINGS:
        assert setting.label and setting.says.endswith(".")
        shown, default = setting.shown(Config()), setting.value(Config())
        assert shown, setting.name
        if default is not None:  # what is shown is what one types
            assert setting.kind.read(setting.kind.typed(setting.kind.written(default))) == default


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 1), (("t", "b"), 4), (("t", "c", "d"), 5), (("k", "x.y"), 8), (("k", "z", "w"), 9), (("t",), 3),
        (("m", "n"), 14), (("t", "none"), 3), (("none",), None), (("q",), None),
    ],
)  # fmt: skip
def test_the_line_of_a_setting(path: tuple[str, ...], line: int | None) -> None:
    text = 'a = 1\n\n[t] # x\n"b" = 2\nc.d = 3\n\n[k]\n\'x.y\' = 4\nz = { w = 1 }\ns = """\nq = 1\n"""\n[m]\nn = 3\n'
    assert line_of(text, path) == line


def test_greetings_and_outlines_that_can_be_replaced_are_those_that_there_are() -> None:
    assert {text.name for text in known_texts("greetings")} == set(TEMPLATES)
    assert {text.name for text in known_texts("notes")} == {outline.code for outline in BUILT_IN}
