"""The sample book's endless chain: what a newcomer who presses 5 is to understand within a minute."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.words import Asked
from kamtui.domain.chain.forest import Forest, Naming, Root, check_circle
from kamtui.domain.chain.harvest import Harvest, centers, sources_that_pay
from kamtui.domain.chain.warnings import chain_warnings, silent_days
from kamtui.domain.chain.week import monday_of, streak
from kamtui.domain.chain.words import PEOPLE_SOURCES, Answer, ChainRule, Question, Source
from kamtui.domain.thresholds import USUAL
from kamtui.sample.reading import read_story
from kamtui.store.book import check as checking
from kamtui.store.book.book import Book
from kamtui.store.chain import answer_reads, naming_reads, waits_reads, week_reads
from kamtui.store.chain import reads as chain_reads
from kamtui.store.day.today import todays_lines
from kamtui.ui.chain.tree import tree_rows
from tests import once
from tests.build import people_are_where_they_are

STORY = read_story()
MOMENTS = [
    *(datetime(2026, 11, 23, 13, tzinfo=UTC).astimezone() + timedelta(days=n) for n in range(7)),
    datetime(2026, 11, 23, 0, 5, tzinfo=UTC).astimezone(),  # a Monday, just begun
    datetime(2026, 12, 25, 9, 0, tzinfo=UTC).astimezone(),  # Christmas, a Friday
    datetime(2027, 1, 2, 8, 0, tzinfo=UTC).astimezone(),  # a Saturday after the holidays
    datetime(2027, 3, 31, 23, 55, tzinfo=UTC).astimezone(),  # month end
    datetime(2028, 2, 29, 12, 30, tzinfo=UTC).astimezone(),  # leap day
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC).astimezone(),  # the night the clocks go forward
]


@pytest.fixture(params=MOMENTS, ids=lambda now: f"{now:%a-%d-%b-%Y-%H%M}")
def told(
    request: pytest.FixtureRequest, sample_file_at: Callable[[datetime], Path], tmp_path: Path
) -> Iterator[tuple[Book, date]]:
    """The sample book at a moment, and the day of it."""
    shutil.copyfile(sample_file_at(request.param), tmp_path / "sample.db")
    with once.opened_unchecked(tmp_path / "sample.db") as book:
        yield book, request.param.date()


@pytest.fixture
def told_once(sample_file_at: Callable[[datetime], Path], tmp_path: Path) -> Iterator[tuple[Book, date]]:
    shutil.copyfile(sample_file_at(MOMENTS[3]), tmp_path / "sample.db")
    with once.opened_unchecked(tmp_path / "sample.db") as book:
        yield book, MOMENTS[3].date()


def account_of(forest: Forest, name: str) -> int:
    return next(one.account_id for one in forest.prospects.values() if one.name == name)


def way_down_to(forest: Forest, name: str) -> list[str]:
    """The names by which somebody was found, from the customer at the top."""
    way: list[str] = []
    account_id: int | None = account_of(forest, name)
    while account_id is not None and account_id in forest.paths:
        first: Naming = forest.paths[account_id][0]
        way += [forest.prospects[account_id].name, first.by_person]
        account_id = first.by_account_id
    return way[::-1]


def test_the_story_is_whole() -> None:
    named = {account.key for account in STORY.named_accounts}
    assert named <= {referral.account for referral in STORY.referrals}
    assert [account.key for account in STORY.all_accounts if account.stage is Stage.LOST] == [
        account.key for account in STORY.all_accounts if account.lost_on is not None
    ]
    for referral in STORY.referrals:
        assert (referral.by_person is not None) == (referral.source in PEOPLE_SOURCES), referral
        is_paid = referral.source in (Source.SPOTTER, Source.CONSULTANT)
        assert (referral.fee is not None) == is_paid, referral
        is_thanked = referral.thanked_on is not None
        assert referral.by_person is None or is_thanked or referral.account == "bryag", referral
        assert 0 < len(referral.why) <= 56, referral
    assert all(len(account.name) <= 20 for account in STORY.named_accounts)
    assert all(len(note) <= 56 for heard in STORY.qualifications for note in heard.notes.values())


def test_is_a_book_as_kamtui_itself_would_write_it(told: tuple[Book, date]) -> None:
    book, today = told
    assert [one for one in checking.check(book.path) if not one.ok] == []
    assert people_are_where_they_are(book)
    forest = chain_reads.forest(book)
    names = {one.account_id: one.name for one in forest.prospects.values()}
    above = {
        account_id: [one.by_account_id for one in paths if one.by_account_id is not None]
        for account_id, paths in forest.paths.items()
    }
    for one in forest.namings:
        assert one.named_on <= one.recorded_on <= today
        assert one.thanked_on is None or one.named_on <= one.thanked_on <= today
        others = {account: found for account, found in above.items() if account != one.account_id}
        check_circle(others, one.by_account_id, one.account_id, names)
        prospect = forest.prospects[one.account_id]
        assert (prospect.stage is Stage.LOST) == (prospect.lost_on is not None) == bool(prospect.lost_reason)
    early = book.rows(
        "SELECT a.name FROM account a JOIN referral r ON r.account_id = a.id "
        "WHERE date(a.created_at, 'localtime') > r.named_on OR a.won_on < r.named_on OR a.lost_on < r.named_on "
        "UNION ALL SELECT p.name FROM person p JOIN referral r ON r.by_person_id = p.id "
        "WHERE date(p.created_at, 'localtime') > r.named_on "
        "UNION ALL SELECT p.name FROM person p JOIN referral r ON r.person_id = p.id "
        "WHERE p.account_id <> r.account_id "
        "UNION ALL SELECT a.name FROM account a JOIN call c ON c.account_id = a.id WHERE c.held_at < a.created_at"
    )
    assert early == []


def test_a_name_stands_in_the_conversation_in_which_it_was_given(told: tuple[Book, date]) -> None:
    book, _today = told
    rows = book.rows(
        "SELECT r.named_on, date(c.held_at, 'localtime'), cp.asked FROM referral r JOIN call c ON c.id = r.call_id "
        "JOIN call_person cp ON cp.call_id = c.id AND cp.person_id = r.by_person_id"
    )
    assert len(rows) == sum(referral.in_call for referral in STORY.referrals) >= 20
    assert all(named_on == held_on and asked == Asked.GIVEN for named_on, held_on, asked in rows)
    # Whoever gave a name has one in the tree.
    assert book.row(
        "SELECT count(*) FROM call_person cp WHERE asked = 'given' AND NOT EXISTS "
        "(SELECT 1 FROM referral r WHERE r.call_id = cp.call_id AND r.by_person_id = cp.person_id)"
    ) == (0,)


def test_five_generations_and_what_was_won(told: tuple[Book, date]) -> None:
    forest = chain_reads.forest(told[0])
    generations = forest.generations()
    assert (len(forest.namings), len(forest.prospects)) == (44, 42)
    assert Counter(generations.values()).keys() == {1, 2, 3, 4, 5}
    assert way_down_to(forest, "Kavala Olives") == [
        *("Galina Ivanova", "Marisol Salads", "Sava Bonev", "Thalassion Seafood", "Dimitris Papadakis"),
        *("Adria Delikates", "Ana Trajkovska", "Vardarka Preserves", "Goran Mitevski", "Kavala Olives"),
    ]
    won = {one.name: generations[one.account_id] for one in forest.prospects.values() if one.is_won}
    assert won == {
        "Marisol Salads": 1,
        "Thalassion Seafood": 2,
        "Добруджа Гурме": 1,
        "Carpatia Snacks": 1,
        "Dunavski Hlyab": 1,
    }
    harvest = Harvest(forest)
    won_under = {
        one.person.name: one.tree.won
        for one in centers(forest, harvest, naming_reads.referrers(told[0]), told[1])
        if one.tree.won
    }
    assert won_under == {
        "Galina Ivanova": 2,
        "Sava Bonev": 1,
        "Димитър Орлянков": 1,
        "Silvia Valkova": 1,
    }


def test_a_prospect_named_twice_has_two_paths_and_counts_once(told: tuple[Book, date]) -> None:
    forest = chain_reads.forest(told[0])
    twice = account_of(forest, "Мандра Герлово")
    assert {one.by_account for one in forest.paths[twice]} == {"Belokray Dairies", "Месокомбинат Орляк"}
    assert sum(row.naming is not None and row.account_id == twice for row in tree_rows(forest)) == 2
    press = forest.paths[account_of(forest, "Mercato Nove")]
    assert [one.source for one in press] == [Source.PRESS, Source.CUSTOMER]


def test_a_silent_branch_a_spotter_and_thanks_that_are_owed(told: tuple[Book, date]) -> None:
    book, today = told
    forest = chain_reads.forest(book)
    silent = silent_days(forest, today)
    assert {forest.prospects[one].name for one in silent} == {
        *("Chernomor Deli", "Anhialo Fish", "Rusalka Salads"),
    }
    assert all(212 <= days <= 255 for days in silent.values())
    found = chain_warnings(forest, waits_reads.supporters_to_ask(book, today), today)
    by_rule = {rule: [one for one in found if one.rule == rule] for rule in ChainRule}
    [thanks] = by_rule[ChainRule.THANKS_OWED]
    assert (thanks.subject.person, thanks.subject.account) == ("Стоян Добрев", "Добруджа Гурме")
    [paid] = by_rule[ChainRule.NOT_PAID_OFF]
    assert paid.subject.person == "Emil Donchev" and "450" in paid.sentence
    [branch] = by_rule[ChainRule.BRANCH_SILENT]
    assert branch.subject.account == "Chernomor Deli" and "2 prospects" in branch.sentence
    assert [one.subject.account for one in by_rule[ChainRule.NOT_QUALIFIED]] == [
        "Dairy near Vidin",
        "Morava Dairy",
    ]
    never = [one.subject.person for one in by_rule[ChainRule.NOT_ASKED] if "never asked" in one.sentence]
    assert "Rumen Angelov" in never and len(by_rule[ChainRule.NOT_ASKED]) <= 4


def test_today_does_not_drown(told: tuple[Book, date]) -> None:
    book, today = told
    rules = [line.warning.rule for line in todays_lines(book, today, USUAL) if line.warning]
    of_the_chain = [rule for rule in rules if rule in {*ChainRule}]
    assert 6 <= len(of_the_chain) <= 8
    assert {*of_the_chain} == {*ChainRule}


def test_centers_of_influence_of_every_grade(told: tuple[Book, date]) -> None:
    book, today = told
    forest = chain_reads.forest(book)
    found = centers(forest, Harvest(forest), naming_reads.referrers(book), today)
    called = {one.person.name: one.grade for one in found if one.person.is_influence_center}
    assert called == {"Prof. Petar Velikov": "A+", "Neli Avramova": "A", "Radostina Borisova": "B"}
    assert found[0].person.name == "Galina Ivanova"
    assert sum(one.thanks_owed for one in found) == 1


def test_sources_that_pay_and_one_that_does_not(told: tuple[Book, date]) -> None:
    forest = chain_reads.forest(told[0])
    found = {one.source: one for one in sources_that_pay(forest, Harvest(forest))}
    assert len(found) >= 12
    assert [source for source, one in found.items() if one.did_not_pay] == [Source.SPOTTER]
    assert (found[Source.SPOTTER].own.fees, found[Source.SPOTTER].own.named) == (45_000, 3)
    consultant = found[Source.CONSULTANT].own
    assert (consultant.named, consultant.qualified, consultant.won) == (2, 2, 1)
    nobodys = [one for source, one in found.items() if source not in PEOPLE_SOURCES]
    assert len(nobodys) >= 8 and sum(one.own.won for one in nobodys) == 1
    outside = [root for root in forest.roots() if root == Root(None, root.person_id, None) and root.person_id]
    assert len(outside) == 4


def test_the_four_questions_in_every_state(told_once: tuple[Book, date]) -> None:
    book, _today = told_once
    forest = chain_reads.forest(book)
    live = [one for one in forest.prospects.values() if one.is_live]
    assert sum(one.is_qualified for one in live) >= 6
    assert sum(one.unknown == len(Question) for one in live) >= 3
    assert sum(0 < one.unknown < len(Question) for one in live) >= 2
    assert any(Answer.NO in one.answers for one in live)
    # A note on what is not known is worth as much as an answer.
    assert book.rows("SELECT id FROM qualification WHERE answer = 'unknown' AND note <> ''")
    gradina = answer_reads.answers(book, account_of(forest, "Gradina Fresh Cut"))
    assert gradina[Question.MEANS][:2] == (Answer.YES, "His bank pays, with a pro forma")


def test_the_day_and_the_week_are_alive(told: tuple[Book, date]) -> None:
    book, today = told
    week = week_reads.week_at_hand(book, today)
    assert streak(week.days, today) >= 2
    assert sum(one.named for one in week.days) >= 6 and sum(one.contacted for one in week.days) >= 25
    last = week_reads.week_done(book, monday_of(today) - timedelta(days=7))
    planned = week_reads.week_plan(book, today - timedelta(days=7))
    assert planned is not None and planned.contacts is not None and planned.prospects is not None
    assert last.contacts > 0 and (last.contacts < planned.contacts or last.prospects < planned.prospects)
    assert week.plan is not None and None not in (week.plan.contacts, week.plan.asks, week.plan.prospects)
    assert [one.is_done for one in week.tasks] == [False, False, True]
    assert all(one.due_on >= today for one in week.tasks if not one.is_done)
    [left] = week.left
    assert left.account == "Petrel Pet Food"
    assert monday_of(left.due_on) == monday_of(today) - timedelta(days=7)


def test_today_brought_a_name(told_once: tuple[Book, date]) -> None:
    book, today = told_once
    count = week_reads.week_at_hand(book, today).count_on(today)
    assert (count.contacted, count.asked, count.named) == (3, 2, 1)
    [naming] = [one for one in chain_reads.forest(book).namings if one.named_on == today]
    assert naming.by_person == "Ognyan Yordanov"


def test_all_that_may_be_won_has_a_next_step_but_the_silent(told: tuple[Book, date]) -> None:
    book, today = told
    forest = chain_reads.forest(book)
    left = {one.name for one in forest.prospects.values() if one.is_live and one.next_on is None}
    assert left == {forest.prospects[one].name for one in silent_days(forest, today)}
