"""The files of the sample book: what cannot be is refused, with a sentence that names file, entry and key."""

import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from kamtui.sample.reading import FILES, FOLDER, SampleError, read_story

Refusal = Callable[[str, str, str], str]


@pytest.fixture
def refused(tmp_path: Path) -> Refusal:
    """The sentence that refuses the files once a text in one of them is another."""
    folder = tmp_path / "book"
    shutil.copytree(FOLDER, folder)

    def change(file: str, old: str, new: str) -> str:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(SampleError) as refusal:
            read_story(folder)
        return str(refusal.value)

    return change


def test_every_file_is_read() -> None:
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*") if path.suffix != ".pyc"}
    assert found == {*FILES} and len(FILES) == len({*FILES})


def test_a_file_is_read_as_toml_once_and_anew_when_it_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "book"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    read: list[str] = []
    loads = tomllib.loads

    def counting(text: str) -> dict[str, object]:
        read.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", counting)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first = read_story(folder)
    assert len(read) == len(FILES)
    assert read_story(folder) == first and len(read) == len(FILES)
    with (folder / "reviews.toml").open("a", encoding="utf-8") as reviews:
        reviews.write("# more\n")
    assert read_story(folder) == first and len(read) == len(FILES) + 1 and read[-1].endswith("# more\n")


def test_every_file_says_at_its_head_what_it_holds() -> None:
    for file in FILES:
        text = (FOLDER / file).read_text(encoding="utf-8")
        assert re.match(r"# [A-ZА-Я].{20}", text), file
        if re.search(r"^\w+_on = ", text, re.MULTILINE):
            assert "# Days are counted from the day on which the book is made" in text, file
        assert all(len(line) <= 125 for line in text.splitlines()), file


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "people.toml",
            "department = ",
            "departement = ",
            r"people.toml, people 1: “departement” is no key of it. There can be: key, name, account, title, ",
        ),
        ("people.toml", "[[people]]", "[[peple]]", r"people.toml: “peple” is no section. There can be: accounts, "),
        ("people.toml", "[[people]]\nkey", "[[people]]\n#key", "people.toml, people 1: “key” is missing"),
        (
            "accounts.toml",
            "goods = [",
            "good = [",
            r"accounts.toml, accounts 1: “everyday.good” is no key of it. There can be: calls, desk, ",
        ),
        ("accounts.toml", "film = ", "# film = ", "accounts.toml, accounts 1: “everyday.film” is missing"),
        ("terms.toml", 'outcome = "kept"', 'outcom = "kept"', "terms.toml, terms 2: “checked.outcom” is no key"),
        ("bonds.toml", "[bonds.brand]", "[bonds.brands]", "bonds.toml, bonds 1: “brands” is no key of it"),
        (
            "tasks.toml",
            "due_on = -7",
            'due_on = "-7"',
            "tasks.toml, tasks 1: “due_on” is '-7', but has to be a whole number",
        ),
        ("tasks.toml", "due_on = -7", "due_on = true", "“due_on” is True, but has to be a whole number"),
        (
            "accounts.toml",
            "is_key = true",
            "is_key = 1",
            "accounts.toml, accounts 1: “is_key” is 1, but has to be true or false",
        ),
        (
            "calls/veselna.toml",
            'channel = "',
            'channel = "tele',
            r"calls/veselna.toml, calls 1: “channel” is 'tele\w+', but has to be one of: visit, phone, ",
        ),
        ("calls/veselna.toml", 'people = ["', 'people = "', "calls/veselna.toml: .*line"),
        (
            "calls/veselna.toml",
            'account = "veselna"',
            'account = "veselan"',
            "calls/veselna.toml, calls 1: “account” is 'veselan', but there is no such account",
        ),
        (
            "calls/orlyak.toml",
            'people = ["',
            'people = ["x',
            r"calls/orlyak.toml, calls 1: “people” is 'x\S+', but there is no such person",
        ),
        ("tasks.toml", 'term = "plan"', 'term = "plam"', "“term” is 'plam', but there is no such term"),
        ("tasks.toml", 'problem = "lot', 'problem = "lott', "“problem” is 'lott 4417', but there is no such prob"),
        ("tasks.toml", 'task = "Send', 'task = "Sent', "first_today 1: “task” is 'Sent .*', but there is no such"),
        (
            "chain/qualifications.toml",
            "notes.need =",
            "notes.needs =",
            r"chain/qualifications.toml, qualifications 1: “notes” is 'needs', but has to be one of: need, ",
        ),
        (
            "portfolio.toml",
            'competitor = "Ferrano"',
            'competitor = "Ferano"',
            "portfolio.toml, rivalries 1: “competitor” is 'Ferano', but there is no such competitor",
        ),
        ("portfolio.toml", 'product = "Film"', 'product = "Films"', "but there is no such product"),
        ("people.toml", 'key = "m.stoyanov"', 'key = "g.ivanova"', "There are 2 entries for the person “g.ivanova”"),
        ("money.toml", "[[sales]]", "[sales]", "money.toml: .*line 32"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(refused: Refusal, file: str, old: str, new: str, sentence: str) -> None:
    said = refused(file, old, new)
    assert re.search(sentence, said), said


def test_a_section_is_a_list_of_entries(refused: Refusal) -> None:
    whole = (FOLDER / "chain" / "people.toml").read_text(encoding="utf-8")
    said = refused("chain/people.toml", whole, 'named_people = "nobody"')
    assert said == (
        "chain/people.toml: “named_people” has to be written as a list, or as [[named_people]] for each entry."
    )
