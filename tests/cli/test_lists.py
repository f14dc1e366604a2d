"""`kamtui terms`, `kamtui feasts` and `kamtui find`: what is listed, in which form, and what is refused."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.feasts.feast import GREETED_BEFORE, PUT_OFF
from kamtui.domain.terms.words import Outcome, OwedBy
from kamtui.domain.time.birthday import Birthday
from kamtui.store.book.book import Book
from kamtui.store.center.acceptance_changes import accept
from tests.build import TODAY, a_call, a_check, a_person, a_term, an_account
from tests.cli.running import Kamtui


@pytest.fixture
def ledger(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Terms of both sides with two accounts: broken, not checked on its day, due soon, later, owed by both."""
    monkeypatch.setattr("kamtui.cli.lists.local_today", lambda: TODAY)
    acme, metro = (an_account(book, name, stage=Stage.CUSTOMER) for name in ("Acme", "Метро България"))
    a_person(book, "Ana Ivanova", acme, phone="+359 888 123 456")
    month_ago = TODAY - timedelta(days=30)
    broken = a_term(book, acme, "broken by them", owed_by=OwedBy.THEY, from_on=month_ago)
    a_check(book, broken, Outcome.BROKEN, on=TODAY - timedelta(days=10))
    a_term(book, metro, "not checked, ours", owed_by=OwedBy.WE, today=month_ago, checks="every monday")
    a_term(book, acme, "due soon, theirs", owed_by=OwedBy.THEY, checks="every tuesday")
    a_term(book, metro, "later, both", owed_by=OwedBy.BOTH, checks="monthly on the 10th")
    a_call(book, acme, note="They asked for a discount")
    book.close()
    return path


@pytest.mark.parametrize(
    ("options", "agreed"),
    [
        ([], ["broken by them", "not checked, ours", "due soon, theirs", "later, both"]),
        (["--theirs"], ["broken by them", "due soon, theirs", "later, both"]),
        (["--ours"], ["not checked, ours", "later, both"]),
        (["--late"], ["broken by them", "not checked, ours"]),
        (["--theirs", "--late"], ["broken by them"]),
        (["--due", "3"], ["not checked, ours", "due soon, theirs"]),
        (["--account", "metro"], ["not checked, ours", "later, both"]),
        (["--account", "acme", "--ours"], []),
    ],
)
def test_terms_are_chosen_by_side_day_and_account(
    kamtui: Kamtui, ledger: Path, options: list[str], agreed: list[str]
) -> None:
    status, out, err = kamtui("--book", ledger, "terms", *options, "--json")
    assert (status, err) == (0, "")
    assert sorted(row["agreed"] for row in json.loads(out)) == sorted(agreed)
    rows = list(csv.DictReader(io.StringIO(kamtui("--book", ledger, "terms", *options, "--csv")[1])))
    assert sorted(row["agreed"] for row in rows) == sorted(agreed)
    text = kamtui("--book", ledger, "terms", *options)[1]
    assert all(name in text for name in agreed) if agreed else text == "No such terms.\n"
    if agreed:
        assert kamtui("--book", ledger, "terms", *options, "--markdown")[1].count("\n") == len(agreed) + 2


def test_a_broken_term_says_when_it_broke(kamtui: Kamtui, ledger: Path) -> None:
    [row] = json.loads(kamtui("--book", ledger, "terms", "--theirs", "--late", "--json")[1])
    broke = TODAY - timedelta(days=10)
    assert (row["day"], row["standing"], row["owed_by"]) == (broke.isoformat(), "broken", "they")


@pytest.mark.parametrize(
    ("name", "said"),
    [("nobody at all", "No account is called “nobody at all”."), ("", "No account is called “”.")],
)
def test_an_account_that_is_not_there_is_refused(kamtui: Kamtui, ledger: Path, name: str, said: str) -> None:
    status, out, err = kamtui("--book", ledger, "terms", "--account", f"{name} ")
    assert (status, out) == (1, "") and said in err


def test_an_account_of_two_names_is_never_guessed(kamtui: Kamtui, book: Book, path: Path) -> None:
    for city in ("Sofia", "Varna"):
        an_account(book, f"Metro {city}", city=city)
    book.close()
    status, _out, err = kamtui("--book", path, "terms", "--account", "metro")
    assert status == 1 and "Metro Sofia (Sofia), Metro Varna (Varna)" in err and "Write more" in err


@pytest.mark.parametrize("days", ["x", "-1", "99999", "1.5", ""])
def test_days_that_are_none_are_refused_in_a_sentence(kamtui: Kamtui, ledger: Path, days: str) -> None:
    status, out, err = kamtui("--book", ledger, "terms", f"--due={days}")
    assert (status, out) == (2, "") and f"“{days}” is no number of days from 0 to" in err


def test_find_lists_what_the_search_finds(kamtui: Kamtui, ledger: Path) -> None:
    status, out, err = kamtui("--book", ledger, "find", "discounts", "--json")
    assert (status, err) == (0, "")
    assert [(row["kind"], "discount" in row["name"]) for row in json.loads(out)] == [("call", True)]
    text = kamtui("--book", ledger, "find", "0888", "123")[1]
    assert "Ana Ivanova" in text and "+359 888 123 456" in text
    assert kamtui("--book", ledger, "find", "zzz")[1] == "Nothing was found.\n"
    assert json.loads(kamtui("--book", ledger, "find", "zzz", "--json")[1]) == []


def test_the_brief_of_an_account_is_printed(kamtui: Kamtui, ledger: Path) -> None:
    status, out, err = kamtui("--book", ledger, "brief", "metro", "balg")
    assert (status, err) == (0, "") and out.startswith("# Метро България\n") and "not checked, ours" in out
    assert kamtui("--book", ledger, "brief", "nobody")[0] == 1


def test_of_two_accounts_of_one_name_none_is_guessed(kamtui: Kamtui, ledger: Path) -> None:
    with Book.open(ledger, backups=None) as book:
        an_account(book, "Acme", city="Варна")
    for command in (("brief", "acme"), ("terms", "--account", "acme")):
        status, out, err = kamtui("--book", ledger, *command)
        assert (status, out) == (1, "") and "Several accounts are called “acme”: Acme, Acme (Варна)." in err
    # Its place among them tells one from the other, where nothing else does.
    assert kamtui("--book", ledger, "terms", "--account", "acme (1)", "--json")[0] == 0
    assert kamtui("--book", ledger, "brief", "acme", "varna")[1].startswith("# Acme\n")


def test_phones_of_the_brief_are_links_on_a_terminal_only(
    kamtui: Kamtui, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in kamtui("--book", ledger, "brief", "acme")[1]
    monkeypatch.setattr("kamtui.cli.lists.shows_links", lambda: True)
    out = kamtui("--book", ledger, "brief", "acme")[1]
    assert "\x1b]8;;tel:+359888123456\x1b\\+359 888 123 456\x1b]8;;\x1b\\" in out


def test_the_day_is_listed_in_every_form(kamtui: Kamtui, ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kamtui("--book", ledger, "today", "--csv")[1])))
    assert "broken by them" in {row["what"].split(" (")[0] for row in rows}
    assert "broken by them" in kamtui("--book", ledger, "today", "--markdown")[1]


def test_feasts_are_listed_by_day(
    kamtui: Kamtui, book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.cli.lists.local_today", lambda: TODAY)
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    for name, ahead in (("Hans Meier", 1), ("Otto Meier", 40)):
        day = TODAY + timedelta(days=ahead)
        a_person(book, name, metro, birthday=Birthday(day.month, day.day))
    a_person(book, "Uwe Meier", an_account(book, "Lidl"), birthday=Birthday(TODAY.month, TODAY.day))
    for name, rule in (("Put off", PUT_OFF), ("Greeted before", GREETED_BEFORE)):
        person_id = a_person(book, name, metro, birthday=Birthday(12, 6))
        accept(book, metro, f"feast:birthday:2026-12-06:{person_id}", rule, date(2026, 12, 7), "why", TODAY)
    book.close()

    def people(*options: str) -> list[str]:
        return [row["person"] for row in json.loads(kamtui("--book", path, "feasts", *options, "--json")[1])]

    assert people("--days", "7") == ["Hans Meier"] and people() == ["Hans Meier", "Put off"]
    assert people("--days", "50") == ["Hans Meier", "Put off", "Otto Meier"]
    assert people("--all") == ["Uwe Meier", "Hans Meier", "Put off"]
    assert "birthday, a task" in kamtui("--book", path, "feasts")[1], "of one that was put off"
    assert "Hans Meier  Метро" in kamtui("--book", path, "feasts")[1]
    assert kamtui("--book", path, "feasts", "--days", "0")[1] == "No feasts in these days.\n"
