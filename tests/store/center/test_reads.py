"""The map of an account as of a day, and what lists say of it."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.calls.words import Channel
from kamtui.domain.center.buying_center import BuyingCenter, Coverage
from kamtui.domain.center.coverage import Grade
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reading_changes, tie_changes
from kamtui.store.center import reads as center_reads
from tests.build import (
    NOON,
    TODAY,
    a_call,
    a_person,
    a_tie,
    an_account,
)
from tests.make_big_book import make_big_book
from tests.store.center.stories import names, on

MARCH, MAY, JULY, SEPTEMBER = (date(2026, month, 1) for month in (3, 5, 7, 9))


def stance_of(center: BuyingCenter, person_id: int) -> tuple[Stance | None, int | None]:
    member = center.member(person_id)
    assert member is not None
    return member.stance, member.influence


# -- the map as of a day


@pytest.fixture
def story(book: Book) -> dict[str, int]:
    """March: a sceptical boss and Ana. May: won, with a tie. July: Ana left, Ben came. September: boss moved."""
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    boss = a_person(book, "Boss", acme, stance=Stance.SCEPTIC, influence=5, read_on=MARCH)
    ana = a_person(book, "Ana", acme, read_on=MARCH, reports_to_id=boss)
    reading_changes.take_reading(
        book, boss, Stance.SUPPORTER, 5, MAY, confidence=Confidence.CONFIRMED, reason="Said so"
    )
    tie = a_tie(book, ana, boss, made_on=MAY, strength=3)
    center_changes.mark_left(book, ana, JULY)
    ben = a_person(book, "Ben", acme, stance=Stance.NEUTRAL, influence=2, read_on=JULY, reports_to_id=boss)
    fight = a_tie(book, ben, boss, TieKind.CONFLICTS, JULY)
    tie_changes.end_tie(book, fight, date(2026, 8, 1))
    center_changes.move_person(book, boss, other, SEPTEMBER)
    reading_changes.take_reading(book, boss, Stance.DEFENDER, 4, date(2026, 10, 1))
    return {"acme": acme, "other": other, "boss": boss, "ana": ana, "ben": ben, "tie": tie, "fight": fight}


def test_the_map_of_three_earlier_days(book: Book, story: dict[str, int]) -> None:
    acme, boss, ana, ben = (story[name] for name in ("acme", "boss", "ana", "ben"))

    assert on(book, acme, MARCH - timedelta(days=1)).members == ()

    march = on(book, acme, date(2026, 4, 30))
    assert names(march) == {"Boss", "Ana"} and march.ties == ()
    assert stance_of(march, boss) == (Stance.SCEPTIC, 5)
    assert stance_of(march, ana) == (None, None)
    assert march.member(ana).reports_to_id == boss  # type: ignore[union-attr]

    may = on(book, acme, date(2026, 6, 30))
    assert names(may) == {"Boss", "Ana"}
    assert [(tie.tie_id, tie.from_id, tie.to_id, tie.strength) for tie in may.ties] == [
        (story["tie"], ana, boss, 3)
    ]
    member = may.member(boss)
    assert member is not None
    assert (member.stance, member.confidence, member.reason) == (
        Stance.SUPPORTER, Confidence.CONFIRMED, "Said so",
    )  # fmt: skip
    assert (member.read_on, member.confirmed_on) == (MAY, MAY)

    july = on(book, acme, JULY)
    assert names(july) == {"Boss", "Ben"}
    assert [tie.kind for tie in july.ties] == [TieKind.CONFLICTS]
    assert on(book, acme, date(2026, 7, 31)).ties == july.ties
    assert on(book, acme, date(2026, 8, 1)).ties == ()

    now = on(book, acme, TODAY)
    assert names(now) == {"Ben"} and now.ties == ()
    assert now.member(ben).reports_to_id is None  # type: ignore[union-attr]  # the boss is elsewhere
    assert center_reads.center(book, acme, TODAY + timedelta(days=9), TODAY) == now  # never of a day to come


def test_history_goes_along_to_another_account(book: Book, story: dict[str, int]) -> None:
    a_call(book, story["acme"], story["boss"], held_at=datetime(2026, 8, 3, 9, tzinfo=UTC))
    assert names(on(book, story["other"], SEPTEMBER - timedelta(days=1))) == set()
    september = on(book, story["other"], SEPTEMBER)
    assert stance_of(september, story["boss"]) == (Stance.SUPPORTER, 5)
    assert september.member(story["boss"]).last_on == date(2026, 8, 3)  # type: ignore[union-attr]
    assert september.met_lately == {story["boss"]}
    assert september.thread_calls == () and september.all_thread_calls == 0  # not a call of this account
    assert on(book, story["acme"], SEPTEMBER).all_thread_calls == 1  # but of that, by somebody now gone
    assert stance_of(on(book, story["other"], TODAY), story["boss"]) == (Stance.DEFENDER, 4)
    assert stance_of(on(book, story["acme"], date(2026, 8, 31)), story["boss"]) == (Stance.SUPPORTER, 5)


def test_the_days_of_change(book: Book, story: dict[str, int]) -> None:
    days = [MARCH, MAY, JULY, date(2026, 8, 1), SEPTEMBER]
    assert center_reads.dates_of_change(book, story["acme"]) == days
    assert center_reads.dates_of_change(book, story["other"]) == [SEPTEMBER, date(2026, 10, 1)]
    maps = [on(book, story["acme"], day) for day in days]
    for earlier, later in pairwise(maps):
        assert (earlier.members, earlier.ties) != (later.members, later.ties)
    for day, held in zip(days[1:], maps, strict=False):
        before = on(book, story["acme"], day - timedelta(days=1))
        assert (before.members, before.ties) == (held.members, held.ties)  # nothing happens between


def test_confirmed_is_what_holds_now(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ana", acme, read_on=MARCH)
    taken = reading_changes.take_reading
    taken(book, ana, Stance.SUPPORTER, 3, MARCH, confidence=Confidence.CONFIRMED)
    taken(book, ana, Stance.SUPPORTER, 4, MAY)  # the influence is a guess; the stance stands as confirmed
    assert on(book, acme, MAY).member(ana).confirmed_on == MARCH  # type: ignore[union-attr]
    taken(book, ana, Stance.SCEPTIC, 4, JULY)
    assert on(book, acme, JULY).member(ana).confirmed_on is None  # type: ignore[union-attr]
    taken(book, ana, Stance.SUPPORTER, 4, SEPTEMBER)
    assert on(book, acme, TODAY).member(ana).confirmed_on is None  # type: ignore[union-attr]


def test_of_two_readings_of_a_day_the_last_counts_and_undo_works_on_each(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=3)
    reading_changes.take_reading(book, ana, Stance.SUPPORTER, 3, TODAY)
    reading_changes.take_reading(book, ana, Stance.DEFENDER, 3, TODAY)
    seen = [stance_of(on(book, acme, TODAY), ana)[0]]
    for _again in range(2):
        book.undo()
        seen.append(stance_of(on(book, acme, TODAY), ana)[0])
    assert seen == [Stance.DEFENDER, Stance.SUPPORTER, Stance.NEUTRAL]


def test_calls_are_counted_within_their_days(book: Book) -> None:
    acme = an_account(book, "Acme", renewal_on=date(2027, 1, 1))
    ana, ben, cid = (a_person(book, name, acme, read_on=date(2024, 1, 1)) for name in ("Ana", "Ben", "Cid"))

    def call(days: int, *who: int, channel: Channel = Channel.PHONE, account: int | None = acme) -> None:
        a_call(book, account, *who, held_at=NOON - timedelta(days=days), channel=channel)

    call(365, ana, channel=Channel.VISIT)
    call(366, ana, channel=Channel.VISIT)
    call(181, ana)
    call(180, ana, ben)
    call(100, ana, channel=Channel.VIDEO)
    call(90, ben)
    call(0, ana)
    call(5)
    call(5, ana, account=None)
    now = on(book, acme, TODAY)
    first, second, third = (now.member(one) for one in (ana, ben, cid))
    assert first is not None and second is not None and third is not None
    assert (first.calls_12_months, first.meetings_12_months, first.last_on) == (6, 2, TODAY)
    assert first.coverage is Coverage.DEEP
    assert (second.calls_12_months, second.last_on) == (2, TODAY - timedelta(days=90))
    assert (third.calls_12_months, third.last_on, third.coverage) == (0, None, Coverage.NONE)
    assert dict(now.thread_calls) == {ana: 3, ben: 2}
    assert now.all_thread_calls == 4  # the one without people says nothing of who carries them
    assert now.met_lately == {ana, ben}
    then = on(book, acme, TODAY - timedelta(days=1))
    assert dict(then.thread_calls) == {ana: 3, ben: 2}
    assert then.member(ana).last_on == TODAY - timedelta(days=5)  # type: ignore[union-attr]
    assert now.renewal_on == date(2027, 1, 1)


def test_members_are_whole_and_in_order(book: Book) -> None:
    acme = an_account(book, "Acme")
    seat = a_person(
        book, "The engineer", acme, is_empty_seat=True, roles=(Role.APPROVER,), stance=None, influence=5
    )
    low = a_person(book, "Ana", acme, stance=Stance.NEUTRAL, influence=1, is_adviser=True)
    unknown = a_person(book, "Zoe", acme, title="Boss", department="Office", roles=(Role.USER, Role.DECIDER))
    high = a_person(book, "Ben", acme, stance=Stance.BLOCKER, influence=5)
    gone = a_person(book, "Gone", acme, status=PersonStatus.LEFT)
    a_person(book, "Outside", None)
    now = on(book, acme, TODAY)
    assert [member.person_id for member in now.members] == [high, low, unknown, seat]
    assert now.member(gone) is None
    zoe, engineer, ana = now.member(unknown), now.member(seat), now.member(low)
    assert zoe is not None and engineer is not None and ana is not None
    assert (zoe.title, zoe.department, zoe.roles) == ("Boss", "Office", (Role.USER, Role.DECIDER))
    assert engineer.is_empty_seat and ana.is_adviser and not zoe.is_adviser
    assert now.account == "Acme"


def test_an_account_that_is_gone_says_so(book: Book) -> None:
    with pytest.raises(GoneMeanwhile):
        on(book, 5, TODAY)


# -- lists


def test_summaries_for_a_list(book: Book, ids: dict[str, int]) -> None:
    maps = center_reads.centers(book, [ids["acme"], ids["other"], 5], TODAY, is_summary=True)
    found = {center.account_id: center_reads.map_summary(center) for center in maps}
    assert set(found) == {ids["acme"], ids["other"]}
    stances = dict.fromkeys((*Stance, None), 0)
    # The empty seat is nobody.
    assert found[ids["acme"]].stances == {**stances, Stance.DEFENDER: 1, Stance.BLOCKER: 1, None: 1}
    assert found[ids["acme"]].grade == Grade(3, False)
    assert found[ids["other"]].stances == {**stances, None: 1} and found[ids["other"]].grade == Grade(
        1, False
    )
    assert center_reads.centers(book, [], TODAY, is_summary=True) == []


def test_whom_to_watch(book: Book) -> None:
    small = an_account(book, "Small", stage=Stage.CUSTOMER)
    a_person(book, "One", small)
    big = [an_account(book, f"Big {n}", stage=Stage.CUSTOMER, renewal_on=day) for n, day in
           enumerate((None, date(2027, 5, 1), date(2026, 1, 1), date(2026, 12, 1)))]  # fmt: skip
    prospect = an_account(book, "Prospect", stage=Stage.PROSPECT)
    for account_id in (*big, prospect):
        for name in ("Ana", "Ben", "Cid"):
            a_person(book, name, account_id)
    key = an_account(book, "Key", is_key=True, stage=Stage.CUSTOMER)
    an_account(book, "Former", is_key=True, stage=Stage.FORMER)
    found = center_reads.accounts_to_watch(book, TODAY)
    assert [one.account_id for one in found] == [key, big[3], big[1], big[0], big[2]]
    assert found[1] == on(book, big[3], TODAY)
    center_changes.mark_left(book, found[1].members[0].person_id, TODAY)
    assert big[3] not in [one.account_id for one in center_reads.accounts_to_watch(book, TODAY)]


# -- size


def test_five_hundred_people_are_read_in_a_moment(path: Path) -> None:
    make_big_book(path, accounts=1, people=500, calls=2500, now=NOON)
    with Book.open(path) as book:
        [(account_id,)] = book.rows("SELECT id FROM account")
        took = []
        for _again in range(5):
            began = time.process_time()
            found = center_reads.center(book, account_id, TODAY, TODAY)
            took.append(time.process_time() - began)
        assert len(found.members) > 400 and found.ties
        assert min(took) < 0.05, took  # 0.015 on a machine of one's own
        assert account_reads.account_lines(book, [account_id])[account_id].people > 400
