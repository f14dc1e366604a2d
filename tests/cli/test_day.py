"""`kamtui today`: what the day asks, for a person and for a program."""

import json
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from kamtui import paths
from kamtui.cli.printing import line_width
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Stance
from kamtui.domain.terms.words import Consent, Outcome, OwedBy
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.exchange.review_text import MOST_OF_A_GROUP, WIDTH, cells, fit
from kamtui.store.book.book import Book
from tests.build import TODAY, a_call, a_check, a_person, a_task, a_term, an_account
from tests.cli.running import Kamtui


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said goes to a terminal of 80 columns; else it is never cut."""
    monkeypatch.setattr("kamtui.cli.day.line_width", lambda: WIDTH)


@pytest.mark.parametrize(("named", "width"), [("132", 132), ("40", WIDTH), ("0", WIDTH), ("many", WIDTH)])
def test_a_line_is_as_wide_as_the_terminal_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch, named: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", named)
    monkeypatch.setattr("sys.__stdout__", None)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert line_width() == width


@pytest.mark.usefixtures("on_a_terminal")
def test_today_says_what_the_day_asks(kamtui: Kamtui, book: Book, path: Path) -> None:
    acme = an_account(book, "Acme \x1b[31m[/] Иванов 日本" + "x" * 60, stage=Stage.CUSTOMER)
    a_task(book, "Send the price list " * 4, acme)
    book.close()
    status, out, err = kamtui("--book", path, "today")
    assert (status, err) == (0, "")
    assert "OVERDUE · 1" in out or "TODAY · 1" in out
    assert "due, 2 lines in all" in out and out.endswith(
        "NOT SPOKEN TO YET · 1\n\nCHAIN TODAY  nobody contacted yet\n"
    )
    assert "\x1b" not in out
    assert max(map(cells, out.splitlines())) <= WIDTH


def test_a_terminal_shows_the_first_lines_of_each_group_and_how_many_more(
    kamtui: Kamtui, book: Book, path: Path, request: pytest.FixtureRequest
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(MOST_OF_A_GROUP + 2):
        a_task(book, f"Task {number}", acme)
    book.close()
    in_a_pipe = kamtui("--book", path, "today")[1]
    assert in_a_pipe.count("Task ") == MOST_OF_A_GROUP + 2 and "more" not in in_a_pipe
    request.getfixturevalue("on_a_terminal")
    short, whole = kamtui("--book", path, "today")[1], kamtui("--book", path, "today", "--all")[1]
    assert f"OVERDUE · {MOST_OF_A_GROUP + 2}" in short and short.count("Task ") == MOST_OF_A_GROUP
    assert "and 2 more · kamtui today --all" in short
    assert whole.count("Task ") == MOST_OF_A_GROUP + 2 and "more" not in whole


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("name", ["Анна Мария Иванова-Петрова " * 3, "日本" * 30])
def test_today_says_whole_what_the_chain_waits_for(kamtui: Kamtui, book: Book, path: Path, name: str) -> None:
    ana = a_person(
        book, name.strip(), an_account(book, "Acme", stage=Stage.CUSTOMER), stance=Stance.SUPPORTER
    )
    a_call(book, None, ana, held_at=datetime.now(UTC))
    book.close()
    out = kamtui("--book", path, "today")[1]
    assert max(map(cells, out.splitlines())) <= WIDTH and "TO DO IN THE CHAIN · 1" in out
    said = "".join(out.split("TO DO IN THE CHAIN · 1")[1].split("\n\n")[0].split())
    assert said == "!" + "".join(f"{name} supports us and was never asked for a prospect.".split())


def test_today_with_nothing_to_do(kamtui: Kamtui, book: Book, path: Path) -> None:
    book.close()
    status, out, _err = kamtui("--book", path, "today")
    assert status == 0
    assert out.splitlines()[2:] == [
        "Nothing needs you today.", "Nothing waits for tomorrow yet.", "", "CHAIN TODAY  nobody contacted yet",
    ]  # fmt: skip


def a_day_with_terms(book: Book) -> dict[str, int]:
    """A customer spoken to and asked today; a term broken, one due that both owe, a task that comes again."""
    today = datetime.now().astimezone().date()
    ago = [today - timedelta(days=days) for days in range(30)]
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, Participant(None, "Ana Ivanova", asked=Asked.GIVEN), held_at=datetime.now(UTC))
    weekly = read_recurrence("every 7 days", ago[20], ago[20])
    broken = a_term(
        book, acme, "Deliver within the week of the order, to every store and on pallets only", today=ago[20],
        from_on=ago[20], checks=weekly, target="≥ 98 %", owed_by=OwedBy.THEY,
    )  # fmt: skip
    for days, outcome, value in (
        (20, Outcome.KEPT, "99"),
        (13, Outcome.PARTLY, "98"),
        (1, Outcome.BROKEN, "94.5"),
    ):
        a_check(book, broken, outcome, ago[days], value)
    due = a_term(
        book, acme, "Joint promotion", today=ago[20], from_on=ago[20], checks=weekly, owed_by=OwedBy.BOTH
    )
    a_check(book, due, Outcome.KEPT, ago[13])
    asked = a_term(book, acme, "Payment in 60 days", consent=Consent.ASKED, consent_on=ago[20])
    report = a_task(book, "Report", acme, today, repeat=read_recurrence("every day", today, today))
    return {"acme": acme, "broken": broken, "due": due, "asked": asked, "report": report}


@pytest.mark.usefixtures("on_a_terminal")
def test_today_with_terms(kamtui: Kamtui, book: Book, path: Path) -> None:
    a_day_with_terms(book)
    book.close()
    status, out, _err = kamtui("--book", path, "today")
    assert status == 0
    rows = out.replace("\u00a0", " ").splitlines()
    assert max(map(cells, rows)) <= WIDTH
    assert rows[2] == "BROKEN · 1"
    assert re.fullmatch(r"  +−1d  Deliver within .*… \(94\.5 %, −3\.5\)  Acme  they owe  ✓~✗", rows[3])
    at = rows.index("OVERDUE · 1") + 1
    assert re.fullmatch(r"  +−6d  Joint promotion  +Acme  both owe  ✓·", rows[at])
    at = rows.index("TODAY · 1") + 1
    assert re.fullmatch(r"  +today  Report ↻  +Acme", rows[at])
    at = rows.index("WARNINGS · 1") + 1
    assert re.fullmatch(
        r"  +!  Director's approval asked 20 days ago, not given: Payment in .*…  +Acme", rows[at]
    )
    assert rows[-1] == "CHAIN TODAY  contacted 1  asked 1  gave a name 1  goal 1"


def test_today_with_terms_for_a_program(kamtui: Kamtui, book: Book, path: Path) -> None:
    ids = a_day_with_terms(book)
    book.close()
    said = json.loads(kamtui("--book", path, "today", "--json")[1])
    assert said["chain"] == {"contacted": 1, "asked": 1, "named": 1, "goal": 1}
    keys = ("group", "term_id", "owed_by", "target", "strip", "repeats", "rule")
    assert [tuple(line[key] for key in keys) for line in said["lines"]] == [
        ("broken", str(ids["broken"]), "they", "≥ 98 %", ["kept", "partly", "broken"], False, "term_broken"),
        ("overdue", str(ids["due"]), "both", None, ["kept", None], False, None),
        ("today", None, None, None, None, True, None),
        ("warnings", str(ids["asked"]), "we", None, [], False, "term_consent_waiting"),
    ]


def test_today_when_all_is_done_says_what_tomorrow_begins_with(
    kamtui: Kamtui, book: Book, path: Path
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, "Ana Ivanova", held_at=datetime.now(UTC))
    tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
    a_task(book, "Visit", acme, tomorrow, due_time=time(10))
    book.close()
    assert kamtui("--book", path, "today")[1].splitlines()[2:] == [
        "Nothing needs you today.", "Tomorrow begins with: 10:00 Visit, Acme", "",
        "CHAIN TODAY  contacted 1  asked 0  gave a name 0  goal 1",
    ]  # fmt: skip


def test_today_for_a_program(kamtui: Kamtui, book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", is_key=True)
    task = a_task(book, "Обади се", acme, due_on=TODAY.replace(year=2020))
    book.close()
    status, out, _err = kamtui("--book", path, "today", "--json")
    assert status == 0
    said = json.loads(out)
    assert set(said) == {"today", "counts", "chain", "lines"}
    assert said["counts"] == {
        "broken": 0,
        "first": 0,
        "overdue": 1,
        "today": 0,
        "feasts": 0,
        "going_cold": 0,
        "warnings": 1,
        "chain": 0,
        "nothing_scheduled": 0,
        "not_spoken_yet": 1,
    }
    first, third, second = said["lines"]
    assert first == {
        "group": "overdue", "what": "Обади се", "due_on": "2020-11-22", "due_time": None,
        "days": first["days"], "greeting": "fine", "times_put_off": 0, "task_id": str(task),
        "account_id": str(acme), "account": "Acme", "is_key": True, "person_id": None, "person": "",
        "stance": None, "repeats": False, "term_id": None, "owed_by": None, "target": None, "strip": None,
        "rule": None, "also": [], "feast": None,
    }  # fmt: skip
    assert (second["greeting"], second["is_key"], second["days"]) == ("not_yet", True, None)
    assert (third["group"], third["what"]) == ("warnings", "No decider or approver known.")
    assert third["rule"] == "no_decider"


def test_today_goes_by_the_intervals_of_the_settings(kamtui: Kamtui, book: Book, path: Path) -> None:
    def cold() -> int:
        return int(json.loads(kamtui("--book", path, "today", "--json")[1])["counts"]["going_cold"])

    forty_days_ago = datetime.now(UTC) - timedelta(days=40)
    for name, is_key in (("Key", True), ("Other", False)):
        account = an_account(book, name, stage=Stage.CUSTOMER, is_key=is_key)
        a_call(book, account, "Ivanova", held_at=forty_days_ago)
    book.close()
    assert cold() == 2
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text("greet_key = { every_days = 41, latest_days = 99 }\n")
    assert cold() == 1
    file.write_text(file.read_text() + "greet_customer = { every_days = 41, latest_days = 99 }\n")
    assert cold() == 0


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 5, "abcd…"),
        ("日本語", 4, "日… "),
        ("日本", 4, "日本"),
        ("éa", 2, "éa"),
    ],
)
def test_text_is_cut_to_cells(text: str, room: int, shown: str) -> None:
    assert fit(text, room) == shown
    assert cells(shown) == room
