"""The sample book: what a newcomer sees first has to be whole, varied and of today."""

import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from kamtui.cli import make_sample
from kamtui.domain.buying_center import BuyingCenter, Member
from kamtui.domain.coverage import Rule, insights
from kamtui.domain.moments import local_day, read_stored
from kamtui.domain.way_in import ways_in
from kamtui.domain.words import LIVE_STAGES, Asked, Channel, Stance, TieKind
from kamtui.exchange.sample import sample_rows
from kamtui.exchange.sample_story import FIRMS, PEOPLE, STEPS, TALKS
from kamtui.store import buying_center, tables
from kamtui.store.book import Book
from tests.build import people_are_where_they_are

Rows = list[tuple[str, dict[str, object]]]

SUNDAY_AFTERNOON = datetime(2026, 11, 22, 14, 0, tzinfo=UTC).astimezone()
MOMENTS = [
    SUNDAY_AFTERNOON,
    datetime(2026, 11, 20, 8, 10, tzinfo=UTC).astimezone(),  # a Friday, before anybody calls
    datetime(2026, 11, 23, 0, 5, tzinfo=UTC).astimezone(),  # a Monday, just begun
    datetime(2027, 3, 31, 23, 55, tzinfo=UTC).astimezone(),  # month end
    datetime(2028, 2, 29, 12, 30, tzinfo=UTC).astimezone(),  # leap day
    datetime(2027, 1, 2, 10, 0, tzinfo=UTC).astimezone(),  # a Saturday after the holidays
]
every_moment = pytest.mark.parametrize("now", MOMENTS, ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")


def rows_at(now: datetime) -> Rows:
    ids = count(1)
    return sample_rows(now, lambda: next(ids))


def of(rows: Rows, table: str) -> list[dict[str, object]]:
    return [row for name, row in rows if name == table]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An empty book made from the models, with foreign keys watched."""
    path = tmp_path / "sample.sqlite"
    assert tables.Account.__tablename__ == "account"
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    connection = sqlite3.connect(path)
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
    assert rows_at(SUNDAY_AFTERNOON) == rows_at(SUNDAY_AFTERNOON)


def test_size() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    stages = Counter(row["stage"] for row in of(rows, "account"))
    assert stages == {"customer": 12, "prospect": 20, "former": 1, "lost": 1}
    assert sum(bool(row["is_key"]) for row in of(rows, "account")) == 5
    assert len(of(rows, "person")) == 70
    assert 235 <= len(of(rows, "call")) <= 265
    assert 40 <= len(of(rows, "task")) <= 50
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
        for column in ("read_on", "since_on", "made_on", "ended_on", "accepted_on", "reviewed_on"):
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
    assert len(held_today) == (2 if now.hour >= 10 else 0)


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
    assert sum(len(talks) for talks in TALKS.values()) >= 120


def test_no_hole_is_left_in_a_text() -> None:
    for row in of(rows_at(SUNDAY_AFTERNOON), "call"):
        for column in ("purpose", "note", "result"):
            assert not set("{}") & set(str(row[column])), row[column]
        assert row["note"] == str(row["note"]).strip() != ""
        assert str(row["note"]).count("\n") < 8


def test_the_story_names_only_what_it_has() -> None:
    firms = {firm.key: firm for firm in FIRMS}
    home = {someone.key: someone.firm for someone in PEOPLE}
    assert len(firms) == len(FIRMS)
    assert len(home) == len(PEOPLE)
    for firm, talks in TALKS.items():
        assert len({talk.ago for talk in talks}) == len(talks), firm
        for talk in talks:
            assert all(home[key] == firm for key in talk.people.split()), talk
            assert firm == "" or talk.ago < firms[firm].known_for, talk
    for firm_told in FIRMS:
        assert all(home[key] == firm_told.key for key in (*firm_told.desk, *firm_told.floor)), firm_told.key
    for someone in PEOPLE:
        assert not someone.reports_to or home[someone.reports_to] == someone.firm
    for step in STEPS:
        assert not step.person or home[step.person] == step.firm


def test_registration_numbers_have_a_valid_check_digit() -> None:
    for row in of(rows_at(SUNDAY_AFTERNOON), "account"):
        digits = [int(digit) for digit in str(row["registration_number"])[-9:]]
        check = sum(digit * weight for digit, weight in zip(digits[:8], range(1, 9), strict=True)) % 11
        if check == 10:
            check = sum(digit * weight for digit, weight in zip(digits[:8], range(3, 11), strict=True)) % 11
        assert digits[8] == check % 10


def test_addresses_are_nobodys() -> None:
    rows = rows_at(SUNDAY_AFTERNOON)
    for row in of(rows, "account") + of(rows, "person"):
        assert row["email"] == "" or str(row["email"]).endswith(".example")
        assert row["phone"] == "" or " 555 01" in str(row["phone"])


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
    assert len(overdue) == 4
    assert sorted(str(row["due_time"]) for row in due) == ["10:00", "14:30", "None"]
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
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Book, date]]:
    """The sample book at a moment, and the day of it."""
    make_sample(tmp_path / "sample.db", request.param)
    with Book.open(tmp_path / "sample.db") as book:
        yield book, request.param.date()


def map_of(book: Book, name: str, as_of: date, today: date) -> BuyingCenter:
    [(account_id,)] = book.rows("SELECT id FROM account WHERE name = ?", (name,))
    return buying_center.center(book, account_id, as_of, today)


def named(center: BuyingCenter, name: str) -> Member:
    return next(member for member in center.members if name in member.name)


def test_everybody_is_where_their_record_says(told: tuple[Book, date]) -> None:
    assert people_are_where_they_are(told[0])


def test_a_single_thread_before_a_renewal(told: tuple[Book, date]) -> None:
    center = map_of(told[0], "Marisol Salads", told[1], told[1])
    [found] = [one for one in insights(center) if one.rule is Rule.SINGLE_THREAD]
    assert found.people == (named(center, "Gerasimova").person_id,)


def test_a_blocker_nobody_has_met(told: tuple[Book, date]) -> None:
    center = map_of(told[0], "Helvetra Pharma Bulgaria", told[1], told[1])
    brunner = named(center, "Brunner")
    assert (brunner.stance, brunner.last_on, brunner.is_adviser) == (Stance.BLOCKER, None, True)
    assert any(
        one.rule is Rule.OPPONENT_COLD and one.people == (brunner.person_id,) for one in insights(center)
    )
    assert [seat.name for seat in center.members if seat.is_empty_seat] == ["The engineer who signs off"]


def test_a_champion_who_works_for_the_one_who_blocks(told: tuple[Book, date]) -> None:
    book, today = told
    center = map_of(book, "Belokray Dairies", today, today)
    petrov, dimitrov = named(center, "Petrov"), named(center, "Dimitrov")
    assert (petrov.stance, dimitrov.stance) == (Stance.DEFENDER, Stance.BLOCKER)
    assert petrov.reports_to_id == dimitrov.person_id
    [accepted] = buying_center.acceptances(book, center.account_id, today)
    assert accepted.key in [one.key for one in insights(center)]
    reviewed = buying_center.last_review(book, center.account_id)
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
        one.rule is Rule.OPPONENT_COLD and one.people == (markova.person_id,) for one in insights(center)
    )
    assert {markova.person_id, son.person_id} in [
        {tie.from_id, tie.to_id} for tie in center.ties if tie.kind is TieKind.CONFLICTS
    ]


def test_there_are_days_to_step_through(told: tuple[Book, date]) -> None:
    book, today = told
    for center in buying_center.accounts_to_watch(book, today)[:5]:
        days = buying_center.dates_of_change(book, center.account_id)
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
            for tie in buying_center.center(book, account_id, date.fromisoformat(made_on), today).ties
        ]
    ]
    assert unseen == []


def test_is_fast_enough_for_the_start() -> None:
    began = time.perf_counter()
    rows_at(SUNDAY_AFTERNOON)
    assert time.perf_counter() - began < 0.25
