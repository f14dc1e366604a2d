"""The sample book: what a newcomer sees first has to be whole, varied and of today."""

import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from functools import cache
from itertools import count, pairwise
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import LIVE_STAGES
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.center.way_in import ways_in
from kamtui.domain.center.words import CenterRule, Stance, TieKind
from kamtui.domain.day.line import Group, Line
from kamtui.domain.terms.check import CheckEntry
from kamtui.domain.terms.check_days import check_after, first_check
from kamtui.domain.terms.promises import STRIP, Standing, count_broken, strip_of
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.warnings import broken_warning, term_warnings
from kamtui.domain.terms.words import (
    OPEN_STATES,
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
    TermRule,
    TermState,
)
from kamtui.domain.thresholds import USUAL
from kamtui.domain.time.moments import local_day, read_stored
from kamtui.domain.time.recurrence.days import is_once, next_occurrence
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.shown import show_recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.sample.book import sample_rows
from kamtui.sample.reading import read_story
from kamtui.store.book import check as checking
from kamtui.store.book import migrations, tables
from kamtui.store.book.book import Book
from kamtui.store.center import acceptance_reads
from kamtui.store.center import reads as center_reads
from kamtui.store.day import task_changes
from kamtui.store.day.today import todays_lines
from kamtui.store.terms import balance as term_balance
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from tests.build import people_are_where_they_are
from tests.effort import calls_of

Rows = list[tuple[str, dict[str, object]]]

STORY = read_story()

SUNDAY_AFTERNOON = datetime(2026, 11, 22, 14, 0, tzinfo=UTC).astimezone()
MOMENTS = [
    SUNDAY_AFTERNOON,
    datetime(2026, 11, 20, 8, 10, tzinfo=UTC).astimezone(),  # a Friday, before anybody calls
    datetime(2026, 11, 23, 0, 5, tzinfo=UTC).astimezone(),  # a Monday, just begun
    datetime(2027, 3, 31, 23, 55, tzinfo=UTC).astimezone(),  # month end
    datetime(2028, 2, 29, 12, 30, tzinfo=UTC).astimezone(),  # leap day
    datetime(2027, 1, 2, 10, 0, tzinfo=UTC).astimezone(),  # a Saturday after the holidays
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC).astimezone(),  # the night the clocks go forward
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC).astimezone(),  # and back
    datetime(2026, 12, 28, 7, 0, tzinfo=UTC).astimezone(),  # the first working day after Christmas
]
MANY_DAYS = [datetime(2026, 11, 1, 13, tzinfo=UTC).astimezone() + timedelta(days=13 * n) for n in range(60)]
"""Two years, in steps of which each is on another weekday and day of the month."""
every_moment = pytest.mark.parametrize("now", MOMENTS, ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")


@cache
def rows_at(now: datetime) -> Rows:
    """The sample's rows at a moment; made once, do not change them."""
    ids = count(1)
    return sample_rows(now, lambda: next(ids))


def of(rows: Rows, table: str) -> list[dict[str, object]]:
    return [row for name, row in rows if name == table]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The tables of an empty book, without its journal, with foreign keys watched."""
    connection = sqlite3.connect(tmp_path / "sample.sqlite")
    for table in tables.in_order():
        connection.execute(migrations.fresh_schema()[table.TABLE.name])
        for index in table.TABLE.indexes:
            connection.execute(migrations.fresh_schema()[index.name])
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def fill(connection: sqlite3.Connection, now: datetime) -> Rows:
    rows = rows_at(now)
    for table, row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', row)
    connection.commit()
    return rows


def test_same_moment_and_ids_give_the_same_rows() -> None:
    assert rows_at(SUNDAY_AFTERNOON) == rows_at.__wrapped__(SUNDAY_AFTERNOON)


def test_size() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    stages = Counter(row["stage"] for row in of(rows, "account"))
    assert stages == {"customer": 12, "prospect": 35, "former": 1, "lost": 2}
    assert sum(bool(row["is_key"]) for row in of(rows, "account")) == 5
    assert len(of(rows, "person")) == 82
    assert 245 <= len(of(rows, "call")) <= 275
    assert 60 <= len(of(rows, "task")) <= 75
    assert len([row for row in of(rows, "term") if row["state"] in OPEN_STATES]) == 41
    assert len(of(rows, "term")) == 48
    assert len(of(rows, "problem")) == 9
    assert len(of(rows, "favour")) == 8
    assert len({row["id"] for _, row in rows}) == len(rows)


@every_moment
def test_every_constraint_holds_row_by_row(connection: sqlite3.Connection, now: datetime) -> None:
    """Parents come before children, so that the rows can be inserted one after the other."""
    rows = fill(connection, now)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    for table in {name for name, _ in rows}:
        columns = {column["name"] for column in connection.execute(f"PRAGMA table_info({table})")}
        assert all(set(row) == columns for name, row in rows if name == table), table


@every_moment
def test_nothing_that_happened_lies_ahead(now: datetime) -> None:
    for name, row in rows_at(now):
        for column in ("held_at", "created_at", "done_at"):
            if row.get(column) is not None:
                assert read_stored(str(row[column])) <= now, (name, row)
        happened = (
            *("read_on", "since_on", "made_on", "ended_on", "accepted_on", "reviewed_on", "checked_on"),
            *("consent_on", "noted_on", "settled_on", "done_on", "thanked_on", "answered_on"),
        )
        for column in happened:
            if row.get(column) is not None:
                assert date.fromisoformat(str(row[column])) <= now.date(), (name, row)
        if name == "membership" and row["until_on"] is not None:
            assert date.fromisoformat(str(row["until_on"])) <= now.date()


@every_moment
def test_calls_keep_to_working_hours(now: datetime) -> None:
    for row in of(rows_at(now), "call"):
        held_at = read_stored(str(row["held_at"])).astimezone()
        assert held_at.weekday() < 5 or held_at.date() == now.date()
        assert 9 <= held_at.hour < 17
        assert row["minutes"] is None or 5 <= int(str(row["minutes"])) <= 120
        assert row["minutes"] is not None or row["channel"] in (Channel.EMAIL, Channel.MESSAGE)


@every_moment
def test_calls_of_today_are_there_once_the_morning_has_passed(now: datetime) -> None:
    held_today = [row for row in of(rows_at(now), "call") if local_day(str(row["held_at"])) == now.date()]
    assert len(held_today) == (3 if now.hour >= 10 else 0)


@every_moment
def test_tasks_keep_off_weekends_except_today_and_overdue(now: datetime) -> None:
    for row in of(rows_at(now), "task"):
        due_on = date.fromisoformat(str(row["due_on"]))
        assert due_on.weekday() < 5 or (due_on <= now.date() and row["done_at"] is None)
        assert row["done_at"] is None or str(row["done_at"]) >= str(row["created_at"])


def test_no_note_is_repeated() -> None:
    notes: dict[object, list[object]] = defaultdict(list)
    for row in of(rows_at(SUNDAY_AFTERNOON), "call"):
        notes[row["account_id"]].append(row["note"])
    for account_notes in notes.values():
        assert len(set(account_notes)) == len(account_notes)
    assert len(STORY.calls) >= 120


def test_no_hole_is_left_in_a_text() -> None:
    for row in of(rows_at(SUNDAY_AFTERNOON), "call"):
        for column in ("purpose", "note", "result"):
            assert not set("{}") & set(str(row[column])), row[column]
        assert row["note"] == str(row["note"]).strip() != ""
        assert str(row["note"]).count("\n") < 8


def test_the_story_names_only_what_it_has() -> None:
    """That what is named is there is seen to when the files are read; here, that it belongs where it is named."""
    accounts = {account.key: account for account in STORY.accounts}
    people = {person.key: person for person in STORY.people}
    home = {person.key: person.account for person in STORY.all_people}
    calls = {(call.account, call.held_on): call for call in (*STORY.calls, *STORY.chain_calls)}
    assert len(calls) == len(STORY.calls) + len(STORY.chain_calls), "no two of an account on one day"
    for call in calls.values():
        assert all(home[key] == call.account for key in call.people), call
    for call in STORY.calls:
        assert call.account is None or call.held_on > accounts[call.account].created_on, call
    for account in STORY.accounts:
        if account.everyday is not None:
            everyday = account.everyday
            assert all(people[key].account == account.key for key in (*everyday.desk, *everyday.floor))
    for person in STORY.people:
        assert person.reports_to is None or home[person.reports_to] == person.account
    terms = {term.key: term for term in STORY.terms}
    for term in STORY.terms:
        assert term.agreed_on > accounts[term.account].created_on, term.key
        assert term.person is None or home[term.person] == term.account
        if term.in_call:
            assert term.person in calls[term.account, term.agreed_on].people, term.key
        if term.previous:
            assert terms[term.previous].agreed_on < term.agreed_on


def test_what_is_to_be_done_belongs_where_it_is_named() -> None:
    accounts = {account.key: account for account in STORY.accounts}
    named = {account.key for account in STORY.named_accounts}
    home = {person.key: person.account for person in STORY.all_people}
    terms = {term.key: term for term in STORY.terms}
    problems = {problem.key: problem for problem in STORY.problems}
    chain_tasks = [task for task in STORY.tasks if task.account in named]
    assert len(chain_tasks) == 12
    for task in STORY.tasks:
        assert task.person is None or home[task.person] == task.account, task
    for problem in STORY.problems:
        assert problem.noted_on > accounts[problem.account].created_on
        assert problem.term is None or terms[problem.term].account == problem.account
    for task in STORY.tasks:
        assert task.term is None or terms[task.term].account == task.account
        assert task.problem is None or problems[task.problem].account == task.account
    for repeating in STORY.repeating_tasks:
        assert repeating.person is None or home[repeating.person] == repeating.account
        assert repeating.term is None or terms[repeating.term].account == repeating.account


def test_registration_numbers_have_a_valid_check_digit() -> None:
    numbered = [row for row in of(rows_at(SUNDAY_AFTERNOON), "account") if row["registration_number"]]
    assert len(numbered) == len(STORY.accounts)
    for row in numbered:
        digits = [int(digit) for digit in str(row["registration_number"])[-9:]]
        check = sum(digit * weight for digit, weight in zip(digits[:8], range(1, 9), strict=True)) % 11
        if check == 10:
            check = sum(digit * weight for digit, weight in zip(digits[:8], range(3, 11), strict=True)) % 11
        assert digits[8] == check % 10


def test_addresses_are_nobodys() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    signs = {"email": ".example", "phone": " 555 01", "web": ".example", "chat": " 555 01", "file": "/"}
    assert of(rows, "reach")
    for row in of(rows, "reach"):
        assert signs[str(row["kind"])] in str(row["value"]), row


def test_both_alphabets_are_in_use() -> None:
    names = [str(row["name"]) for row in of(rows_at(SUNDAY_AFTERNOON), "account")]
    in_cyrillic = [name for name in names if "а" <= name[-1].lower() <= "я"]
    assert 0.2 <= len(in_cyrillic) / len(names) <= 0.3


@every_moment
def test_today_has_something_of_everything(connection: sqlite3.Connection, now: datetime) -> None:
    fill(connection, now)
    today = now.date()

    def listed(sql: str, *values: object) -> list[sqlite3.Row]:
        return connection.execute(sql, values).fetchall()

    overdue = listed("SELECT id FROM task WHERE done_at IS NULL AND due_on < ?", today.isoformat())
    due = listed("SELECT due_time FROM task WHERE done_at IS NULL AND due_on = ?", today.isoformat())
    unscheduled = listed(
        "SELECT id FROM account WHERE stage IN (?, ?) AND id NOT IN"
        " (SELECT account_id FROM task WHERE done_at IS NULL AND account_id IS NOT NULL)",
        *LIVE_STAGES,
    )
    left_alone = [
        cold
        for row in listed(
            "SELECT greet_every_days AS ideal, greet_latest_days AS latest, max(held_at) AS last"
            " FROM account LEFT JOIN call ON call.account_id = account.id"
            " WHERE greet_every_days IS NOT NULL GROUP BY account.id"
        )
        if (cold := coldness(row, today))
    ]
    not_met = [
        cold
        for row in listed(
            "SELECT contact_every_days AS ideal, contact_latest_days AS latest, max(held_at) AS last"
            " FROM person LEFT JOIN call_person ON person_id = person.id"
            " LEFT JOIN call ON call.id = call_id"
            " WHERE contact_every_days IS NOT NULL GROUP BY person.id"
        )
        if (cold := coldness(row, today))
    ]
    # From Friday on what is left of the week's search for prospects is due.
    assert len(overdue) == 5
    assert sorted(str(row["due_time"]) for row in due) == [
        *("10:00", "14:30", "None"),
        *(["None"] * 2 if today.weekday() >= 4 else []),
    ]
    assert len(unscheduled) == 4
    assert Counter(left_alone) == {"amber": 2, "red": 2, "never": 1}
    assert Counter(not_met) == {"amber": 1, "red": 1}


def coldness(row: sqlite3.Row, today: date) -> str:
    if row["last"] is None:
        return "never"
    days = (today - local_day(row["last"])) // timedelta(days=1)
    return "red" if days > row["latest"] else "amber" if days > row["ideal"] else ""


def test_every_code_that_tells_something_is_used() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    assert {row["channel"] for row in of(rows, "call")} == {*Channel}
    assert {row["asked"] for row in of(rows, "call_person")} == {*Asked}
    assert {row["stance"] for row in of(rows, "stance_reading")} == {*Stance, None}
    assert any(row["is_empty_seat"] for row in of(rows, "person"))
    assert any(row["is_influence_center"] and row["account_id"] is None for row in of(rows, "person"))
    assert any(row["call_id"] is not None for row in of(rows, "stance_reading"))


# -- the maps


@pytest.fixture(params=MOMENTS, ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")
def told(
    request: pytest.FixtureRequest, sample_file_at: Callable[[datetime], Path], tmp_path: Path
) -> Iterator[tuple[Book, date]]:
    """The sample book at a moment, and the day of it."""
    shutil.copyfile(sample_file_at(request.param), tmp_path / "sample.db")
    with Book.open(tmp_path / "sample.db") as book:
        yield book, request.param.date()


def map_of(book: Book, name: str, as_of: date, today: date) -> BuyingCenter:
    [(account_id,)] = book.rows("SELECT id FROM account WHERE name = ?", (name,))
    return center_reads.center(book, account_id, as_of, today)


def named(center: BuyingCenter, name: str) -> Member:
    return next(member for member in center.members if name in member.name)


def test_everybody_is_where_their_record_says(told: tuple[Book, date]) -> None:
    assert people_are_where_they_are(told[0])


def test_a_single_thread_before_a_renewal(told: tuple[Book, date]) -> None:
    center = map_of(told[0], "Marisol Salads", told[1], told[1])
    [found] = [one for one in center_warnings(center) if one.rule is CenterRule.SINGLE_THREAD]
    assert found.people == (named(center, "Gerasimova").person_id,)


def test_a_blocker_nobody_has_met(told: tuple[Book, date]) -> None:
    center = map_of(told[0], "Helvetra Pharma Bulgaria", told[1], told[1])
    brunner = named(center, "Brunner")
    assert (brunner.stance, brunner.last_on, brunner.is_adviser) == (Stance.BLOCKER, None, True)
    assert any(
        one.rule is CenterRule.OPPONENT_COLD and one.people == (brunner.person_id,)
        for one in center_warnings(center)
    )
    assert [seat.name for seat in center.members if seat.is_empty_seat] == ["The engineer who signs off"]


def test_a_champion_who_works_for_the_one_who_blocks(told: tuple[Book, date]) -> None:
    book, today = told
    center = map_of(book, "Belokray Dairies", today, today)
    petrov, dimitrov = named(center, "Petrov"), named(center, "Dimitrov")
    assert (petrov.stance, dimitrov.stance) == (Stance.DEFENDER, Stance.BLOCKER)
    assert petrov.reports_to_id == dimitrov.person_id
    [accepted] = [
        one for one in acceptance_reads.acceptances(book, center.account_id, today) if one.person_id
    ]
    assert accepted.key in [one.key for one in center_warnings(center)]
    reviewed = center_reads.last_review(book, center.account_id)
    assert reviewed is not None and timedelta(days=35) < today - reviewed < timedelta(days=50)
    assert map_of(book, "Belokray Dairies", reviewed, today) != center


def test_a_way_in_over_two_people_and_a_change_of_buyer(told: tuple[Book, date]) -> None:
    book, today = told
    center = map_of(book, "Veselna Retail", today, today)
    [way] = ways_in(center)
    assert way.sentence == "Way to Radeva: Yordanov → Georgieva → Marinov → Radeva"
    before = map_of(book, "Veselna Retail", today - timedelta(days=110), today)
    assert named(before, "Tsanev").stance is Stance.DEFENDER
    gone = {member.name for member in before.members} - {member.name for member in center.members}
    come = {member.name for member in center.members} - {member.name for member in before.members}
    assert gone == {"Valentin Tsanev"} and "Desislava Georgieva" in come


def test_a_conflict_around_the_one_who_approves(told: tuple[Book, date]) -> None:
    center = map_of(told[0], "Месокомбинат Орляк", told[1], told[1])
    markova, son = named(center, "Маркова"), named(center, "Николай")
    assert any(
        one.rule is CenterRule.OPPONENT_COLD and one.people == (markova.person_id,)
        for one in center_warnings(center)
    )
    assert {markova.person_id, son.person_id} in [
        {tie.from_id, tie.to_id} for tie in center.ties if tie.kind is TieKind.CONFLICTS
    ]


def test_there_are_days_to_step_through(told: tuple[Book, date]) -> None:
    book, today = told
    for center in center_reads.accounts_to_watch(book, today)[:5]:
        days = center_reads.dates_of_change(book, center.account_id)
        assert len(days) >= 8 and days == sorted(set(days)) and days[-1] <= today


def test_every_tie_is_on_the_map_of_its_first_day(told: tuple[Book, date]) -> None:
    book, today = told
    rows = book.rows(
        "SELECT t.id, t.made_on, p.account_id FROM tie t JOIN person p ON p.id = t.from_person_id"
    )
    assert len(rows) >= 15
    unseen = [
        (made_on, tie_id)
        for tie_id, made_on, account_id in rows
        if tie_id
        not in [
            tie.tie_id
            for tie in center_reads.center(book, account_id, date.fromisoformat(made_on), today).ties
        ]
    ]
    assert unseen == []


# -- what was agreed


def checks_by_term(rows: Rows) -> dict[object, list[dict[str, object]]]:
    found: dict[object, list[dict[str, object]]] = defaultdict(list)
    for row in of(rows, "term_check"):
        found[row["term_id"]].append(row)
    return found


def day_in(row: dict[str, object], column: str) -> date | None:
    return None if row[column] is None else date.fromisoformat(str(row[column]))


def rule_of(term: dict[str, object]) -> Recurrence | None:
    if term["check_rule"] is None:
        return None
    return Recurrence(str(term["check_rule"]), date.fromisoformat(str(term["check_from_on"])))


def entry_of(term: dict[str, object]) -> TermEntry:
    """As much of a stored term as the rules of its checks ask."""
    return TermEntry(
        account_id=1,
        category=TermCategory(str(term["category"])),
        owed_by=OwedBy(str(term["owed_by"])),
        what=str(term["what"]),
        from_on=date.fromisoformat(str(term["from_on"])),
        until_on=day_in(term, "until_on"),
        checks=rule_of(term),
    )


@pytest.mark.parametrize("now", [*MOMENTS, *MANY_DAYS], ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")
def test_the_next_check_follows_from_rule_and_checks(now: datetime) -> None:
    """On every day as if each check had been made and written down when it fell."""
    rows = rows_at(now)
    made = checks_by_term(rows)
    for told, term in zip(STORY.terms, of(rows, "term"), strict=True):
        entry, checks = entry_of(term), made[term["id"]]
        assert (term["ended_on"] is None) == (term["state"] in OPEN_STATES), told.key
        assert entry.until_on is None or entry.until_on > entry.from_on
        settled = [date.fromisoformat(str(check["due_on"])) for check in checks]
        assert settled == sorted(set(settled)), told.key
        assert (
            [check["outcome"] for check in checks][-len(told.checked) :]
            == [check.outcome for check in told.checked]
            or term["state"] == TermState.ENDED
            or not told.checked
        ), told.key
        expected = first_check(entry, local_day(str(term["created_at"])))
        last_made = entry.from_on
        for check, due_on in zip(checks, settled, strict=True):
            checked_on = date.fromisoformat(str(check["checked_on"]))
            assert due_on == expected and checked_on >= last_made, told.key
            assert checked_on.weekday() < 5 and checked_on <= now.date()
            expected, last_made = check_after(entry, checked_on, due_on), checked_on
        if term["state"] not in OPEN_STATES:
            expected = None
        assert day_in(term, "next_check_on") == expected, told.key


@every_moment
def test_every_rule_is_read_again_from_its_words(now: datetime) -> None:
    for term in of(rows_at(now), "term"):
        rule = rule_of(term)
        if rule is not None and not is_once(rule):
            assert read_recurrence(show_recurrence(rule), rule.starts_on, rule.starts_on) == rule


def test_terms_of_every_kind() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    found = of(rows, "term")
    still_open = [row for row in found if row["state"] in OPEN_STATES]
    assert {row["category"] for row in still_open} == {*TermCategory}
    sides = Counter(row["owed_by"] for row in still_open)
    assert sides[OwedBy.WE] >= 15 and sides[OwedBy.THEY] >= 10 and sides[OwedBy.BOTH] >= 3
    assert {row["state"] for row in found} == {*TermState}
    assert {row["consent"] for row in found} == {*Consent}
    assert len({row["account_id"] for row in still_open}) >= 12
    assert sum(row["call_id"] is not None and row["person_id"] is not None for row in found) >= 30
    assert sum(row["target_bound"] is not None for row in still_open) >= 25
    assert {row["outcome"] for row in of(rows, "term_check")} == {*Outcome}
    words = {show_recurrence(rule) for row in still_open if (rule := rule_of(row)) and not is_once(rule)}
    assert words >= {
        *("on the 5th of every month", "every Friday", "on the last Friday of every month"),
        *("on the 10th of every quarter", "on the last day of every quarter", "every year on 31 Jan"),
        "every 2 weeks on Tuesday",
    }
    rules = [rule_of(row) for row in still_open]
    assert sum(rule is not None and is_once(rule) for rule in rules) == 4


def test_problems_and_favours_of_every_kind() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    problems, favours = of(rows, "problem"), of(rows, "favour")
    assert {row["kind"] for row in problems} == {*ProblemKind}
    assert {row["severity"] for row in problems} == {1, 2, 3}
    assert {row["state"] for row in problems} == {*ProblemState} - {ProblemState.DROPPED}
    assert all(row["solution"] and row["alternative"] for row in problems)
    assert {row["way"] for row in favours} == {*FavourWay}
    assert sum(row["thanked_on"] is None for row in favours) == 2
    assert any(row["cost"] is not None for row in favours)
    assert any(row["account_id"] is None and row["person_id"] is not None for row in favours)


@every_moment
def test_what_comes_again_was_done_last_time_and_is_ahead(now: datetime) -> None:
    repeating = [row for row in of(rows_at(now), "task") if row["repeat_rule"] is not None]
    assert Counter(row["done_at"] is None for row in repeating) == {True: 3, False: 3}
    by_id = {row["id"]: row for row in repeating}
    for row in repeating:
        assert row["repeat_on"] == row["due_on"]
        if row["done_at"] is None:
            before = by_id[row["previous_id"]]
            rule = Recurrence(str(row["repeat_rule"]), date.fromisoformat(str(row["repeat_from_on"])))
            due_on = next_occurrence(rule, after=date.fromisoformat(str(before["repeat_on"])))
            assert str(row["due_on"]) == str(due_on) and due_on is not None and due_on > now.date()


def test_one_of_today_was_not_asked_and_it_says_why() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    today = {row["id"] for row in of(rows, "call") if str(row["held_at"]).startswith("2026-11-22")}
    parts = [row for row in of(rows, "call_person") if row["call_id"] in today]
    assert sorted((str(row["asked"]), bool(row["why_not"])) for row in parts) == [
        ("given", False),
        ("none", False),
        ("not_asked", True),
    ]
    reasons = [str(row["why_not"]) for row in of(rows, "call_person") if row["why_not"]]
    assert len(reasons) == len(set(reasons)) >= 6


def standing_of(book: Book, key: str) -> Standing:
    """A term of the story as it stands in the book."""
    told = next(term for term in STORY.terms if term.key == key)
    rows = book.rows(
        "SELECT t.id FROM term t JOIN account a ON a.id = t.account_id WHERE t.what = ? AND a.name = ? "
        "ORDER BY t.id DESC LIMIT 1",
        (told.what, next(account.name for account in STORY.accounts if account.key == told.account)),
    )
    [standing] = term_reads.standings(book, [rows[0][0]]).values()
    return standing


K, P, B = Outcome.KEPT, Outcome.PARTLY, Outcome.BROKEN


def test_the_checks_tell_stories(told: tuple[Book, date]) -> None:
    book, today = told
    assert strip_of(standing_of(book, "invoices"), today) == (K,) * STRIP
    assert strip_of(standing_of(book, "to the day"), today) == (K,) * STRIP
    assert strip_of(standing_of(book, "facings"), today)[-6:] == (K, K, K, P, P, B)
    assert strip_of(standing_of(book, "plan"), today)[-3:] == (P, B, B)
    assert strip_of(standing_of(book, "thin film"), today)[-2:] == (K, None)
    followed = standing_of(book, "complaints")
    assert followed.last is not None and followed.last.outcome is B and followed.is_answered
    assert book.row("SELECT count(*) FROM task WHERE term_id = ?", (followed.term_id,)) == (1,)
    assert book.row("SELECT count(*) FROM problem WHERE term_id = ?", (followed.term_id,)) == (1,)
    yesterday = standing_of(book, "four weeks")
    assert yesterday.last is not None and yesterday.last.outcome is B and not yesterday.is_answered
    assert timedelta() < today - yesterday.last.checked_on <= timedelta(days=6)


def test_a_chain_of_renegotiations_reads_as_one_story(told: tuple[Book, date]) -> None:
    book, _today = told
    story = term_reads.term_story(book, standing_of(book, "60 at last").term_id)
    assert [one.entry.target.thousandths for one in story if one.entry.target] == [30_000, 45_000, 60_000]
    assert [one.entry.state for one in story] == [TermState.ENDED, TermState.ENDED, TermState.AGREED]
    for old, new in pairwise(story):
        assert old.ended_on == new.entry.from_on - timedelta(days=1)
        assert old.standing.last is not None
        assert old.standing.last.outcome is Outcome.RENEGOTIATED
        assert old.standing.checks[-2].outcome is B


def test_a_book_that_is_well(told: tuple[Book, date]) -> None:
    assert [one for one in checking.check(told[0].path) if not one.ok] == []


def test_rates_of_both_sides_are_known(told: tuple[Book, date]) -> None:
    book, today = told
    found = term_balance.rates(book, today)
    for side in (OwedBy.WE, OwedBy.THEY):
        rate = found[side, None]
        assert rate.checks >= 60
        assert rate.percent is not None and 70 <= rate.percent <= 97
    assert {category for side, category in found if side is OwedBy.WE} >= {
        *(TermCategory.DELIVERY, TermCategory.QUALITY, TermCategory.SERVICE, TermCategory.PRICE)
    }
    [(tangrava,)] = book.rows("SELECT id FROM account WHERE name = 'Tangrava Foods'")
    balance = term_balance.balance(book, tangrava, today)
    assert balance.our_rate is not None and balance.their_rate is not None
    assert count_broken(balance.terms, today) == 2


def test_every_rule_about_terms_is_met(told: tuple[Book, date]) -> None:
    book, today = told
    ids = [term_id for (term_id,) in book.rows("SELECT id FROM term")]
    found = Counter(
        warning.rule
        for term in term_reads.standings(book, ids).values()
        for warning in [broken_warning(term, today), *term_warnings(term, today)]
        if warning is not None
    )
    assert found == {
        TermRule.BROKEN: 3,
        TermRule.BROKEN_TWICE: 1,
        TermRule.ENDING: 2,
        TermRule.OVER: 1,
        TermRule.CONSENT_WAITING: 1,
        TermRule.NOTICE_NEAR: 1,
        TermRule.OFF_TARGET: 1,
    }


def terms_in(lines: list[Line], group: Group) -> list[str]:
    return [line.term.what for line in lines if line.group is group and line.term is not None]


def test_today_asks_for_a_few_terms(told: tuple[Book, date]) -> None:
    """A working day, not a flood: the same few on whatever day the book is made."""
    lines = todays_lines(*told, USUAL)
    words = {term.key: term.what for term in STORY.terms}
    broken = lines[:2]
    assert [line.group for line in broken] == [Group.BROKEN] * 2
    days = [line.days or 0 for line in broken]
    assert days == sorted(days, reverse=True), "what was broken longest ago stands first"
    assert sorted(terms_in(lines, Group.BROKEN)) == sorted([words["four weeks"], words["facings"]])
    assert sorted(terms_in(lines, Group.OVERDUE)) == sorted(
        [words["eight weeks"], words["45 days"], words["buckets"]]
    )
    assert sorted(terms_in(lines, Group.TODAY)) == sorted([words["on the day"], words["papers"]])
    assert sorted(terms_in(lines, Group.WARNINGS)) == sorted(
        [words["call-off price"], words["first instalment"], words["skin film"]]
    )
    first = [line for line in lines if line.group is Group.FIRST]
    assert [line.task_id is None for line in first] == [False, True], "one is the task for what broke besides"
    assert terms_in(lines, Group.FIRST) == [words["plan"], words["thin film"]]
    assert 46 <= len(lines) <= 74


def test_what_the_day_asks_can_be_settled(told: tuple[Book, date]) -> None:
    """A newcomer who checks, renegotiates and finishes meets no stumbling block."""
    book, today = told
    for line in todays_lines(book, today, USUAL):
        if line.term is not None and line.group in (Group.OVERDUE, Group.TODAY, Group.FIRST):
            term_changes.check_term(book, line.term.term_id, CheckEntry(outcome=K, checked_on=today), today)
    left = todays_lines(book, today, USUAL)
    assert all(line.term is None for line in left if line.group in (Group.OVERDUE, Group.TODAY))
    for (task_id,) in book.rows("SELECT id FROM task WHERE repeat_rule IS NOT NULL AND done_at IS NULL"):
        task_changes.finish_task(book, task_id, datetime.combine(today, clock(12)).astimezone())
    assert book.row("SELECT count(*) FROM task WHERE repeat_rule IS NOT NULL AND done_at IS NULL") == (3,)


def test_is_fast_enough_for_the_start() -> None:
    assert calls_of(lambda: rows_at.__wrapped__(SUNDAY_AFTERNOON)) < 400_000
