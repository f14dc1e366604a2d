"""Every read of the store, run against the schema on a small book made by hand."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.words import Language, PersonStatus, Stage
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import Asked, BeganBy, Channel
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.task import TaskEntry
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.words import Bond
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.words import OwedBy, TermCategory
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.wanted import wanted
from kamtui.domain.thresholds import GreetingDefaults, Interval, Thresholds
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.day_spans import DaySpan
from kamtui.store.account_card import account_card
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_changes, people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.accounts.people_reads import PersonName
from kamtui.store.accounts.reads import AccountLine, AccountName, AccountOrder, Belongings
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.book.search import finding
from kamtui.store.book.search.index import Kind
from kamtui.store.book.search.query import as_query
from kamtui.store.calls import changes as call_changes
from kamtui.store.calls import reads as call_reads
from kamtui.store.calls.all_calls import calls_with
from kamtui.store.day import task_changes, task_reads
from kamtui.store.day.task_reads import TaskLine
from kamtui.store.day.today import todays_lines
from kamtui.store.knowledge import bond_changes
from tests.build import NOON, TODAY, a_call, a_person, a_task, a_term, an_account, came_long_ago, dump, ways

SOFIA = ZoneInfo("Europe/Sofia")
DEFAULTS = Thresholds(GreetingDefaults(key=Interval(14, 30), customer=Interval(30, 60)))


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SOFIA)


def names(book: Book, **filters: object) -> list[str]:
    ids = account_reads.account_ids(book, TODAY, **filters)  # type: ignore[arg-type]
    lines = account_reads.account_lines(book, ids)
    return [lines[account_id].name for account_id in ids]


# -- accounts


def test_accounts_stand_by_their_next_step(book: Book) -> None:
    """Key accounts before others; then overdue, today, later, nothing; within one: earlier, name in either alphabet."""
    later = an_account(book, "later")
    for name in ("nothing б", "Nothing А", "nothing в"):
        an_account(book, name)
    key = an_account(book, "nothing z", is_key=True)
    today = an_account(book, "today")
    overdue = an_account(book, "overdue 1")
    older = an_account(book, "overdue 9")
    sooner = an_account(book, "sooner")
    a_task(book, "x", later, days(3))
    a_task(book, "x", sooner, days(1))
    a_task(book, "x", today, TODAY)
    a_task(book, "x", today, days(9))
    a_task(book, "x", overdue, days(-1))
    a_task(book, "x", older, days(-2))
    done = a_task(book, "x", key, days(-9))
    task_changes.finish_task(book, done, at(TODAY))
    assert names(book) == [
        "nothing z", "overdue 9", "overdue 1", "today", "sooner", "later", "Nothing А", "nothing б", "nothing в",
    ]  # fmt: skip


def test_the_other_orders(book: Book) -> None:
    one = an_account(book, "бета", city="Varna")
    an_account(book, "Alpha", city="")
    three = an_account(book, "ГАМА", city="бургас")
    a_call(book, one, held_at=at(days(-3)))
    a_call(book, three, held_at=at(days(-2)))
    assert names(book, order=AccountOrder.NAME) == ["Alpha", "бета", "ГАМА"]
    assert names(book, order=AccountOrder.LAST_CALL) == ["ГАМА", "бета", "Alpha"]
    assert names(book, order=AccountOrder.CITY) == ["бета", "ГАМА", "Alpha"]


def test_accounts_by_stage(book: Book) -> None:
    for stage in Stage:
        an_account(book, stage.value, stage=stage)
    assert sorted(names(book)) == ["customer", "prospect"]
    assert names(book, stages=[Stage.LOST]) == ["lost"]
    assert sorted(names(book, stages=list(Stage))) == ["customer", "former", "lost", "prospect"]
    assert names(book, stages=[]) == []
    an_account(book, "друг", stage=Stage.LOST)
    assert account_reads.count_by_stage(book) == {
        Stage.PROSPECT: 1,
        Stage.CUSTOMER: 1,
        Stage.FORMER: 1,
        Stage.LOST: 2,
    }
    assert [name.stage for name in account_reads.account_names(book)][2:] == [
        Stage.FORMER,
        Stage.LOST,
        Stage.LOST,
    ]
    assert AccountName(1, "x", Stage.LOST, "") not in account_reads.account_names(book)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Кауфланд България", "Žabka", "ПЕКАРНА Иванова"]),
        ("kaufland", ["Кауфланд България"]),
        ("КАУФ", ["Кауфланд България"]),
        ("kauf balg", ["Кауфланд България"]),
        ("kauf pekarna", []),
        ("zabka", ["Žabka"]),
        ("ivanova", ["ПЕКАРНА Иванова"]),
        ("ivanov", ["ПЕКАРНА Иванова"]),
        ("vanova", []),
        ("@ivanova", ["ПЕКАРНА Иванова"]),
        ("@sofia", []),
        ("sofia", ["Кауфланд България"]),
        ("Мариян", ["Žabka"]),
        ("mariya", ["Žabka"]),
        ("mariy", ["Žabka"]),
        ("maria", ["Žabka"]),
        ("131129282", ["Кауфланд България"]),
        ("1311 29", []),
        ("buyer@zabka.example", ["Žabka"]),
        ("...", ["Кауфланд България", "Žabka", "ПЕКАРНА Иванова"]),
        ("@", ["Кауфланд България", "Žabka", "ПЕКАРНА Иванова"]),
        ("+ivanova", []),
    ],
)
def test_accounts_by_words(book: Book, words: str, found: list[str]) -> None:
    an_account(book, "Кауфланд България", city="София", registration_number="131129282")
    an_account(book, "Žabka", note="Пита Мария, марияна", email="buyer@zabka.example")
    pekarna = an_account(book, "ПЕКАРНА Иванова")
    a_person(book, "Софи Кауфман", pekarna)  # the words of people are not those of their account
    a_task(book, "vanova kaufland", pekarna)
    assert names(book, words=words, order=AccountOrder.NAME) == sorted(
        found, key=["Žabka", "Кауфланд България", "ПЕКАРНА Иванова"].index
    )


def test_an_account_line(book: Book) -> None:
    account_id = an_account(book, "Acme", stage=Stage.CUSTOMER, is_key=True, city="Русе")
    a_person(book, "Една", account_id)
    a_person(book, "Напуснал", account_id, status=PersonStatus.LEFT)
    a_person(book, "инженерът, който подписва", account_id, is_empty_seat=True)
    a_call(book, account_id, held_at=at(days(-4)))
    a_task(book, "по-късно същия ден", account_id, days(2))
    a_task(book, "сутринта", account_id, days(2), due_time=time(9))
    a_task(book, "следобед", account_id, days(2), due_time=time(15))
    a_task(book, "друг ден", account_id, days(3), due_time=time(8))
    empty = an_account(book, "Празна")
    assert account_reads.account_lines(book, [account_id, empty, 5]) == {
        account_id: AccountLine(
            account_id, "Acme", Stage.CUSTOMER, True, "Русе", 1, days(-4), days(2), "сутринта"
        ),
        empty: AccountLine(empty, "Празна", Stage.PROSPECT, False, "", 0, None, None, ""),
    }
    assert account_reads.account_lines(book, []) == {}


def test_an_account_comes_back_as_it_was_written(book: Book) -> None:
    entry = AccountEntry(
        name="Всичко", legal_name="Всичко ООД", registration_number="BG1", industry="хляб", city="Перник",
        country="BG", reaches=ways(phone="+359 88", email="a@b", website="w"), stage=Stage.FORMER, is_key=True, greet_every_days=3,
        greet_latest_days=9, estimated_spend=10**15, renewal_on=date(2027, 2, 28), vulnerability="v", note="n\n\tm",
        language=Language.BG,
    )  # fmt: skip
    account_id = account_changes.add_account(book, entry)
    assert account_reads.account_entry(book, account_id) == entry
    bare = AccountEntry(name="Само име")
    account_changes.edit_account(book, account_id, bare, TODAY)
    assert account_reads.account_entry(book, account_id) == bare
    with pytest.raises(GoneMeanwhile):
        account_reads.account_entry(book, 5)


def test_what_goes_with_an_account(book: Book) -> None:
    account_id, other = an_account(book), an_account(book, "Друга")
    person_id = a_person(book, "Ана", account_id)
    a_person(book, "Боб", account_id)
    a_call(book, account_id, person_id, next_step=TaskEntry(what="x", due_on=TODAY, account_id=account_id))
    a_call(book, other, person_id)
    a_task(book, "y", other, person_id=person_id)
    assert account_reads.belongings(book, account_id) == Belongings(2, 1, 1)
    assert people_reads.person_belongings(book, person_id) == Belongings(0, 2, 2)
    assert account_reads.belongings(book, 5) == Belongings(0, 0, 0)


def test_last_contact_follows_the_calls(book: Book) -> None:
    account_id, other = an_account(book), an_account(book, "Друга")
    person_id = a_person(book, "Ана", account_id)

    def last() -> tuple[date | None, date | None, date | None]:
        return (
            account_reads.last_contact(book, account_id),
            account_reads.last_contact(book, other),
            people_reads.person_line(book, person_id).last_on,
        )

    def entry(account: int, day: date, *who: int) -> CallEntry:
        return CallEntry(account_id=account, people=tuple(Participant(one, "") for one in who), held_at=at(day),
                         channel=Channel.PHONE)  # fmt: skip

    assert last() == (None, None, None)
    newest = a_call(book, account_id, person_id, held_at=at(days(-5)))
    assert last() == (days(-5), None, days(-5))
    a_call(book, account_id, person_id, held_at=at(days(-9)))  # written later, held before
    assert last() == (days(-5), None, days(-5))
    account_changes.set_key(book, account_id, True)  # changed is not contacted
    assert last() == (days(-5), None, days(-5))
    call_changes.edit_call(book, newest, entry(account_id, days(-3), person_id))
    assert last() == (days(-3), None, days(-3))
    call_changes.edit_call(book, newest, entry(account_id, days(-3)))
    assert last() == (days(-3), None, days(-9))
    call_changes.edit_call(book, newest, entry(other, days(-2), person_id))
    assert last() == (days(-9), days(-2), days(-2))
    call_changes.delete_call(book, newest)
    assert last() == (days(-9), None, days(-9))
    book.undo()
    assert last() == (days(-9), days(-2), days(-2))
    people_changes.delete_person(book, person_id)
    assert book.rows("SELECT * FROM person_contact") == []


def test_a_call_at_midnight_belongs_to_the_local_day(book: Book) -> None:
    account_id = an_account(book)
    call_id = a_call(book, account_id, held_at=at(TODAY, 0, 30))
    assert call_reads.call_lines(book, [call_id])[call_id].held_at == datetime(
        2026, 11, 21, 22, 30, tzinfo=UTC
    )
    assert account_reads.last_contact(book, account_id) == TODAY


# -- people


def test_people_of_an_account_in_order(book: Book) -> None:
    account_id = an_account(book)
    a_person(book, "г напуснал", account_id, status=PersonStatus.LEFT, influence=5)
    a_person(book, "в празно място", account_id, is_empty_seat=True)
    a_person(book, "б без влияние", account_id)
    a_person(book, "а без влияние", account_id)
    a_person(book, "силен", account_id, influence=4)
    a_person(book, "чужд", an_account(book, "Друга"))
    lines = people_reads.people_of(book, account_id)
    assert [line.name for line in lines] == [
        "силен", "а без влияние", "б без влияние", "в празно място", "г напуснал",
    ]  # fmt: skip
    assert people_reads.people_of(book, account_id, limit=2) == lines[:2]


def test_a_person_line_has_the_latest_reading(book: Book) -> None:
    account_id = an_account(book, "Acme")
    boss = a_person(book, "Шеф", account_id)
    person_id = a_person(
        book, "Ана", account_id, title="купувач", department="покупки", phone="1", email="e", reports_to_id=boss,
        roles=(Role.DECIDER, Role.BUYER), is_adviser=True, is_influence_center=True,
        stance=Stance.BLOCKER, influence=1, read_on=days(-10),
    )  # fmt: skip
    entry, _stance = people_reads.person_entry(book, person_id)
    for stance, day in (
        (Stance.DEFENDER, days(-2)),
        (Stance.SUPPORTER, days(-2)),
        (Stance.NEUTRAL, days(-5)),
    ):
        people_changes.edit_person(
            book, person_id, entry, StanceEntry(stance, 3, Confidence.CONFIRMED, "чух"), day
        )
    line = people_reads.person_line(book, person_id)
    assert (line.stance, line.influence, line.confidence) == (Stance.SUPPORTER, 3, Confidence.CONFIRMED)
    assert (line.account, line.name, line.title, line.department, line.reaches) == (
        "Acme", "Ана", "купувач", "покупки", ways(phone="1", email="e"),
    )  # fmt: skip
    assert (line.roles, line.reports_to, line.status) == (
        (Role.DECIDER, Role.BUYER),
        "Шеф",
        PersonStatus.ACTIVE,
    )
    assert (line.is_adviser, line.is_empty_seat, line.is_influence_center, line.last_on) == (
        True,
        False,
        True,
        None,
    )
    assert book.rows("SELECT count(*) FROM stance_reading") == [(4,)]  # added, never overwritten
    unknown = people_reads.person_line(book, boss)
    assert (unknown.stance, unknown.influence, unknown.confidence, unknown.reports_to) == (
        None,
        None,
        None,
        "",
    )


def test_a_person_comes_back_as_written(book: Book) -> None:
    account_id = an_account(book)
    boss = a_person(book, "Шеф", None)
    entry = PersonEntry(
        name="Ана", account_id=account_id, is_adviser=True, is_empty_seat=True, title="t", department="d",
        reaches=ways(phone="p; mobile 0888 123 456", email="e"), note="n\nm", reports_to_id=boss, roles=(Role.INITIATOR, Role.GATEKEEPER), goals="g", interests="i",
        birthday=Birthday(2, 29), contact_every_days=5, contact_latest_days=6, is_influence_center=True,
        status=PersonStatus.MOVED,
    )  # fmt: skip
    stance = StanceEntry(Stance.SCEPTIC, 2, Confidence.CONFIRMED, "r")
    person_id = people_changes.add_person(book, entry, stance, TODAY)
    assert people_reads.person_entry(book, person_id) == (entry, stance)
    people_changes.edit_person(book, person_id, entry, stance, days(1))
    assert book.rows("SELECT count(*) FROM stance_reading") == [(1,)]  # nothing new was read
    assert people_reads.person_entry(book, boss)[1] == StanceEntry(None, None)


def test_people_to_choose_from(book: Book) -> None:
    account_id = an_account(book, "Acme")
    left = a_person(book, "А. Напуснала", account_id, status=PersonStatus.LEFT)
    ana = a_person(book, "Ана Иванова", account_id, title="CFO")
    a_person(book, "Празно място Иванова", account_id, is_empty_seat=True)
    outside = a_person(book, "Иво Отвън", None)
    assert people_reads.names_in(book, account_id) == [
        PersonName(ana, "Ана Иванова", "CFO", account_id, "Acme"),
        PersonName(left, "А. Напуснала", "", account_id, "Acme"),
    ]
    assert people_reads.names_in(book, None) == [PersonName(outside, "Иво Отвън", "", None, "")]
    assert {one.person_id for one in people_reads.names_like(book, "iv")} == {ana, outside}
    assert [one.person_id for one in people_reads.names_like(book, "IVANOVA а")] == [ana]
    assert (
        people_reads.names_like(book, "acme")
        == people_reads.names_like(book, "cfo")
        == people_reads.names_like(book, " . ")
        == []
    )
    assert len(people_reads.names_like(book, "iv", limit=1)) == 1
    assert {one.person_id for one in people_reads.names_by_id(book, [ana, outside, 5])} == {ana, outside}
    assert people_reads.names_by_id(book, []) == []


def test_who_would_report_to_themselves(book: Book) -> None:
    top = a_person(book, "top")
    middle = a_person(book, "middle", reports_to_id=top)
    low = a_person(book, "low", reports_to_id=middle)
    assert people_reads.reports_in_a_circle(book, top, low)
    assert people_reads.reports_in_a_circle(book, top, top)
    assert not people_reads.reports_in_a_circle(book, low, top)


# -- calls


def test_calls_newest_first_and_filtered(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Друга")
    ivanova = a_person(book, "Мария Иванова", acme)
    old = a_call(book, acme, ivanova, held_at=at(days(-9)), note="цената на хляба", channel=Channel.VISIT)
    new = a_call(book, acme, held_at=at(days(-1)), purpose="рамков договор", result="отказ")
    same = a_call(book, other, "Нов Петров", held_at=at(days(-1)), channel=Channel.VISIT)
    outside = a_call(book, None, ivanova, held_at=at(days(-2)))
    assert call_reads.call_ids(book) == [same, new, outside, old]
    assert call_reads.call_ids(book, limit=2) == [same, new]
    assert call_reads.call_ids(book, account_id=acme) == [new, old]
    assert call_reads.call_ids(book, channel=Channel.VISIT) == [same, old]
    assert call_reads.call_ids(book, channel=Channel.VISIT, account_id=acme) == [old]
    for words, found in (
        ("ivanova", [outside, old]), ("+ivanova", [outside, old]), ("@ivanova", []), ("@acme", [new, old]),
        ("@acme +maria", [old]), ("hlyab", [old]), ("ЦЕНА хляб", [old]), ("dogovor", [new]), ("otkaz", [new]),
        ("petrov", [same]), ("acme petrov", []), ("?!", [same, new, outside, old]),
    ):  # fmt: skip
        assert call_reads.call_ids(book, words=words) == found, words
    assert call_reads.call_ids(book, words="ivanova", channel=Channel.VISIT, account_id=acme) == [old]


def test_a_word_finds_its_other_forms_but_no_other_words(book: Book) -> None:
    acme = an_account(book, "Acme")
    bulgarian = a_call(book, acme, note="Иска отстъпка върху цената")
    english = a_call(book, acme, note="The delivery was late, three prices differ")
    a_call(book, acme, note="център, отстоява, prison")
    for words, found in (
        ("отстъпки", bulgarian), ("отстъпките", bulgarian), ("цени", bulgarian), ("цени отстъпката", bulgarian),
        ("otstapki", bulgarian), ("deliveries", english), ("price", english), ("pricing", english),
    ):  # fmt: skip
        assert call_reads.call_ids(book, words=words) == [found], words


def test_calls_of_some_days_by_the_local_clock(book: Book) -> None:
    acme = an_account(book, "Acme")
    day = date(2026, 3, 1)
    before = a_call(book, acme, held_at=at(day, 0, 0) - timedelta(minutes=1))
    first = a_call(book, acme, held_at=at(day, 0, 0), channel=Channel.VISIT)
    last = a_call(book, acme, held_at=at(date(2026, 3, 31), 23, 59), note="price")
    after = a_call(book, acme, held_at=at(date(2026, 4, 1), 0, 0))
    for span, found in (
        (DaySpan(day, date(2026, 3, 31)), [last, first]),
        (DaySpan(day, None), [after, last, first]),
        (DaySpan(None, day), [first, before]),
        (DaySpan(date(2026, 4, 1), day), []),
    ):
        assert call_reads.call_ids(book, days=span) == found
        assert list(calls_with(book, "", None, span)) == found
        assert list(calls_with(book, "price", None, span)) == [id for id in found if id == last]
        assert list(calls_with(book, "", Channel.VISIT, span)) == [id for id in found if id == first]


def test_accounts_by_the_day_they_were_last_spoken_to(book: Book) -> None:
    acme, other, never = an_account(book, "Acme"), an_account(book, "Other"), an_account(book, "Never")
    a_call(book, acme, held_at=at(days(-40)))
    a_call(book, acme, held_at=at(days(-3)))
    a_call(book, other, held_at=at(days(-40)))
    assert names(book, spoken_on=DaySpan(None, days(-10))) == ["Other"]
    assert names(book, spoken_on=DaySpan(days(-10), None)) == ["Acme"]
    assert never


def test_a_line_of_a_filtered_list_shows_the_place_that_was_found(book: Book) -> None:
    acme = an_account(book, "Acme")
    long = "We talked of many things, and of the weather. " * 10
    in_note = a_call(book, acme, purpose="Yearly talk", note=f"{long}He wants a discount of three per cent.")
    in_result = a_call(book, acme, purpose="Yearly talk", note=long, result="no discount")
    in_purpose = a_call(book, acme, purpose="Discount", note=long)
    far_off = a_call(book, acme, purpose="The yearly talk with everybody, discounts")
    lines = call_reads.call_lines(book, [in_note, in_result, in_purpose, far_off], wanted("discounts"))
    assert (
        lines[in_note].purpose == ""
        and lines[in_note].gist.startswith("…")
        and "discount" in lines[in_note].gist[:24]
    )
    assert (lines[in_result].purpose, lines[in_result].gist) == ("", "no discount")
    assert lines[in_purpose].purpose == "Discount" and lines[in_purpose].gist.startswith("We talked")
    assert lines[far_off].purpose.startswith("…") and lines[far_off].purpose.endswith("discounts")


def test_a_call_found_by_words_follows_names(book: Book) -> None:
    acme = an_account(book, "Acme")
    person_id = a_person(book, "Мария", acme)
    call_id = a_call(book, acme, person_id)
    task_id = a_task(book, "x", acme, person_id=person_id)
    account_changes.edit_account(book, acme, AccountEntry(name="Нова Фирма"), TODAY)
    people_changes.edit_person(
        book, person_id, PersonEntry(name="Елена", account_id=acme), StanceEntry(None, None), TODAY
    )
    assert call_reads.call_ids(book, words="@nova +elena") == [call_id]
    assert call_reads.call_ids(book, words="acme") == call_reads.call_ids(book, words="maria") == []
    found = book.rows("SELECT rowid FROM search WHERE search MATCH 'nova AND elena' AND kind = 4")
    assert found == [(task_id,)]


def test_a_call_is_read_with_what_was_agreed_in_it_and_what_comes_next(book: Book) -> None:
    acme = an_account(book, "Acme")
    a_task(book, "Of no call", acme)
    a_term(book, acme, "Of no call")
    agreed = TermEntry(
        account_id=acme, what="45 days", owed_by=OwedBy.THEY, category=TermCategory.PAYMENT, from_on=TODAY
    )
    further = TaskEntry(what="Call back", due_on=TODAY, account_id=acme)
    entry = CallEntry(acme, (), NOON, Channel.PHONE)
    call_id = call_changes.log_call(book, entry, agreed=[agreed], further=[further])
    detail = call_reads.call_detail(book, call_id)
    assert (detail.promises, detail.steps) == (((OwedBy.THEY, "45 days"),), ("Call back",))


def test_a_call_line_and_its_detail(book: Book) -> None:
    acme = an_account(book, "Acme")
    b, a = a_person(book, "Б", acme), a_person(book, "А", acme)
    entry = CallEntry(
        account_id=acme, people=(Participant(b, "Б", Asked.GIVEN), Participant(a, "А", Asked.NONE)),
        held_at=datetime(2026, 11, 20, 8, 15, tzinfo=UTC), channel=Channel.VIDEO, began_by=BeganBy.THEY, minutes=45,
        purpose="цел", note="я" * 400, result="край",
    )  # fmt: skip
    call_id = call_changes.log_call(book, entry)
    assert call_reads.call_detail(book, call_id) == call_reads.CallDetail(call_id, "Acme", entry)
    lines = call_reads.call_lines(book, [call_id, 5])
    assert lines == {
        call_id: call_reads.CallLine(
            call_id,
            acme,
            "Acme",
            entry.held_at,
            45,
            Channel.VIDEO,
            BeganBy.THEY,
            "цел",
            "я" * 300 + "…",
            "Б, А",
        )
    }
    assert call_reads.call_lines(book, []) == {}
    with pytest.raises(GoneMeanwhile):
        call_reads.call_detail(book, 5)


def test_a_call_brings_its_new_people_and_next_step(book: Book) -> None:
    acme = an_account(book, "Acme")
    step = TaskEntry(what="Прати оферта", due_on=days(3), account_id=acme)
    call_id = a_call(book, acme, "Нов Човек", "Нов Човек Втори", next_step=step)
    [first, second] = call_reads.call_detail(book, call_id).entry.people
    assert people_reads.person_line(book, first.person_id or 0).account == "Acme"
    [task] = task_reads.tasks_of(book, acme)
    # Of two who were there nobody is told apart as whom the step is for.
    assert (task.what, task.person_id, task.due_on) == ("Прати оферта", None, days(3))
    assert book.rows("SELECT call_id FROM task") == [(call_id,)]
    assert second.name == "Нов Човек Втори"


def test_a_next_step_written_while_editing_a_call_names_its_first_person_too(book: Book) -> None:
    acme = an_account(book, "Acme")
    call_id = a_call(book, acme)
    step = TaskEntry(what="Прати оферта", due_on=days(3), account_id=acme)
    entry = CallEntry(
        account_id=acme,
        people=(Participant(None, "Нов"),),
        held_at=at(TODAY),
        channel=Channel.PHONE,
        next_step=step,
    )
    call_changes.edit_call(book, call_id, entry)
    assert [task.person for task in task_reads.tasks_of(book, acme)] == ["Нов"]


def test_editing_a_call_keeps_the_seconds_and_the_same_people_once(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ана", acme)
    call_id = a_call(book, acme, ana, held_at=datetime(2026, 11, 20, 8, 15, 42, tzinfo=UTC))
    rows = book.rows("SELECT id FROM call_person")
    entry = CallEntry(
        account_id=acme, people=(Participant(ana, "Ана", Asked.NONE), Participant(ana, "Ана", Asked.NONE)),
        held_at=datetime(2026, 11, 20, 8, 15, tzinfo=UTC), channel=Channel.PHONE,
    )  # fmt: skip
    call_changes.edit_call(book, call_id, entry)
    assert call_reads.call_detail(book, call_id).entry.held_at.second == 42
    assert book.rows("SELECT id FROM call_person") == rows
    assert call_reads.call_detail(book, call_id).entry.people == (Participant(ana, "Ана", Asked.NONE),)


@pytest.mark.usefixtures("in_sofia")
def test_a_stance_noticed_in_a_call_is_a_reading_of_its_day(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ана", acme, stance=Stance.SCEPTIC, influence=4, read_on=days(-40))
    bob = a_person(book, "Боб", acme, stance=Stance.NEUTRAL, influence=2, read_on=days(-40))
    people_changes.edit_person(
        book, ana, people_reads.person_entry(book, ana)[0], StanceEntry(Stance.SCEPTIC, 5), days(-1)
    )
    kept = dump(book)
    who = (
        Participant(ana, "Ана", noticed=Stance.SUPPORTER),
        Participant(bob, "Боб", noticed=Stance.NEUTRAL),
        Participant(None, "Нов", noticed=Stance.BLOCKER),
        Participant(None, "Друг"),
        Participant(ana, "Ана", noticed=Stance.BLOCKER),
    )
    # By the clock of Sofia it is the next day already.
    late = datetime(2026, 11, 10, 22, 30, tzinfo=UTC)
    call_id = a_call(book, acme, *who, held_at=late, purpose="цел")
    read = (
        "SELECT stance, influence, confidence, reason, read_on, call_id FROM stance_reading WHERE call_id > 0"
    )
    rest = ("confirmed", "цел", "2026-11-11", call_id)
    assert book.rows(f"{read} ORDER BY id") == [
        ("supporter", 4, *rest),  # the influence of that day, not the one read later
        ("neutral", 2, *rest),  # the same stance, confirmed
        ("blocker", None, *rest),
    ]
    assert people_reads.person_line(book, ana).stance is Stance.SCEPTIC, "what was read later counts"
    assert people_reads.person_line(book, bob).confidence is Confidence.CONFIRMED
    logged = dump(book)
    entry = call_reads.call_detail(book, call_id).entry
    assert all(one.noticed is None for one in entry.people)
    changed = entry._replace(purpose="", people=(entry.people[1]._replace(noticed=Stance.SUPPORTER),))
    call_changes.edit_call(book, call_id, changed)
    assert book.rows(f"{read} ORDER BY id")[3:] == [
        ("supporter", 2, "confirmed", "noticed in a call", "2026-11-11", call_id)
    ]
    assert people_reads.person_line(book, bob).stance is Stance.SUPPORTER
    book.undo()
    assert dump(book) == logged
    book.undo()
    assert dump(book) == kept
    book.redo()
    assert dump(book) == logged


def test_a_stance_noticed_is_never_read_on_a_day_to_come(book: Book) -> None:
    ana = a_person(book, "Ана", an_account(book, "Acme"))
    ahead = datetime.now(UTC) + timedelta(days=1)
    a_call(book, None, Participant(ana, "", noticed=Stance.NEUTRAL), held_at=ahead)
    [(read_on,)] = book.rows("SELECT read_on FROM stance_reading")
    assert date.fromisoformat(read_on) <= datetime.now(UTC).astimezone().date()


def test_the_usual_channel(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Друга")
    assert call_reads.usual_channel(book, acme) is Channel.PHONE
    a_call(book, acme, held_at=at(days(-1)), channel=Channel.EMAIL)
    a_call(book, acme, held_at=at(days(-2)), channel=Channel.VISIT)
    assert call_reads.usual_channel(book, acme) is Channel.EMAIL
    assert call_reads.usual_channel(book, other) is Channel.EMAIL
    a_call(book, acme, held_at=at(days(-1)), channel=Channel.VIDEO)  # in the same minute, written after
    assert call_reads.usual_channel(book, acme) is Channel.VIDEO


# -- tasks


def test_tasks_of_an_account(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ана", acme)
    later = a_task(book, "по-късно", acme, days(5))
    untimed = a_task(book, "днес", acme, TODAY)
    timed = a_task(book, "днес в осем", acme, TODAY, due_time=time(8), person_id=ana)
    a_task(book, "чужда", an_account(book, "Друга"))
    done = [a_task(book, f"готова {number}", acme, days(-number)) for number in range(4)]
    for number, task_id in enumerate(done):
        task_changes.finish_task(book, task_id, at(TODAY, 8 + min(number, 2)))
    lines = task_reads.tasks_of(book, acme)
    assert [line.task_id for line in lines] == [timed, untimed, later, done[3], done[2], done[1], done[0]]
    assert lines[0] == TaskLine(timed, "днес в осем", TODAY, time(8), ana, "Ана", None, 0)
    assert lines[3].done_at == at(TODAY, 10)
    assert [line.task_id for line in task_reads.tasks_of(book, acme, done_limit=1)][3:] == [done[3]]
    assert len(task_reads.tasks_of(book, acme, done_limit=0)) == 3


def test_a_task_comes_back_and_is_put_off(book: Book) -> None:
    acme = an_account(book)
    entry = TaskEntry(
        what="x", due_on=TODAY, due_time=time(9, 5), account_id=acme, person_id=a_person(book, "Ана")
    )
    task_id = task_changes.add_task(book, entry)
    assert task_reads.task_entry(book, task_id) == entry
    assert task_changes.snooze_task(book, task_id, days(3), None) == "x"
    task_changes.snooze_task(book, task_id, days(4), time(17))
    assert (task_reads.task_entry(book, task_id).due_on, task_reads.task_entry(book, task_id).due_time) == (
        days(4),
        time(17),
    )
    assert task_reads.tasks_of(book, acme)[0].times_put_off == 2
    task_changes.finish_task(book, task_id, at(TODAY))
    task_changes.reopen_task(book, task_id)
    assert task_reads.tasks_of(book, acme)[0].done_at is None


# -- today


def reviewed(book: Book, today: date = TODAY) -> list[Line]:
    # The warnings about buying centers have tests of their own.
    return [line for line in todays_lines(book, today, DEFAULTS) if line.warning is None]


def test_the_day_in_its_groups(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=at(days(-3)))
    ana = a_person(book, "Ана", acme, stance=Stance.DEFENDER)
    a_task(book, "утре", acme, days(1))
    a_task(book, "днес", acme, TODAY, person_id=ana)
    a_task(book, "днес в 9", acme, TODAY, due_time=time(9))
    a_task(book, "вчера", acme, days(-1), due_time=time(9))
    a_task(book, "отдавна", None, days(-9))
    gone = a_task(book, "готово", acme, days(-5))
    task_changes.finish_task(book, gone, at(TODAY))
    silent = an_account(book, "Мълчи", stage=Stage.PROSPECT)
    a_call(book, silent, held_at=at(days(-300)))
    an_account(book, "Нова", stage=Stage.CUSTOMER)
    bare = an_account(book, "Гола", stage=Stage.CUSTOMER)
    a_call(book, bare, held_at=at(days(-2)))
    an_account(book, "Бивша", stage=Stage.FORMER)
    an_account(book, "Изгубена", stage=Stage.LOST, greet_every_days=1)
    came_long_ago(book)
    an_account(book, "Вчерашна", stage=Stage.CUSTOMER)
    an_account(book, "Тазседмична", stage=Stage.PROSPECT)
    lines = reviewed(book)
    assert [(line.group, line.account) for line in lines if line.greeting is Greeting.NOT_YET] == [
        (Group.NOT_SPOKEN_YET, "Вчерашна"),
        (Group.NOT_SPOKEN_YET, "Тазседмична"),
    ]
    assert [
        (line.group, line.what, line.account, line.days) for line in lines if line.greeting is Greeting.FINE
    ] == [
        (Group.OVERDUE, "отдавна", "", 9),
        (Group.OVERDUE, "вчера", "Acme", 1),
        (Group.TODAY, "днес в 9", "Acme", 0),
        (Group.TODAY, "днес", "Acme", 0),
        (Group.NOTHING_SCHEDULED, "No next step", "Мълчи", 300),
        (Group.NOTHING_SCHEDULED, "No next step with this customer", "Гола", 2),
    ]
    [cold] = [line for line in lines if line.group is Group.GOING_COLD]
    # A former or lost account asks for nothing, unless it was given an interval of its own.
    assert (cold.account, cold.greeting, cold.days) == ("Нова", Greeting.NEVER, None)
    timed = next(line for line in lines if line.what == "днес")
    assert (timed.person, timed.stance, timed.task_id is None) == ("Ана", Stance.DEFENDER, False)


@pytest.mark.parametrize(
    ("fields", "ideal", "latest"),
    [
        ({"stage": Stage.CUSTOMER}, 30, 60),
        ({"stage": Stage.CUSTOMER, "is_key": True}, 14, 30),
        ({"stage": Stage.PROSPECT, "is_key": True}, 14, 30),
        ({"stage": Stage.PROSPECT, "greet_every_days": 1, "greet_latest_days": 1}, 1, 1),
        ({"stage": Stage.CUSTOMER, "greet_every_days": 90, "greet_latest_days": 100}, 90, 100),
    ],
)
@pytest.mark.parametrize("hour", [0, 23])
@pytest.mark.parametrize("planned", [True, False])
def test_a_greeting_turns_on_the_day(
    book: Book, fields: dict[str, object], ideal: int, latest: int, hour: int, planned: bool
) -> None:
    """Fine on the last day of the usual interval, amber the day after; red the day after the latest."""
    account_id = an_account(book, "Acme", **fields)
    spoken_on = date(2026, 3, 1)  # the clocks change twice before the end of the year
    a_call(book, account_id, held_at=at(spoken_on, hour, 59 if hour else 0))
    if planned:
        a_task(book, "някога", account_id, date(2030, 1, 1))
    for passed, expected in (
        (ideal, Greeting.FINE),
        (ideal + 1, Greeting.AMBER if latest > ideal else Greeting.RED),
        (latest, Greeting.AMBER if latest > ideal else Greeting.FINE),
        (latest + 1, Greeting.RED),
        (latest + 200, Greeting.RED),
    ):
        lines = reviewed(book, spoken_on + timedelta(days=passed))
        found = [(line.greeting, line.days) for line in lines if line.group is Group.GOING_COLD]
        assert found == ([] if expected is Greeting.FINE else [(expected, passed)]), passed
        assert len(lines) == (1 if found or not planned else 0)  # an account stands once


def test_a_prospect_without_an_interval_never_goes_cold(book: Book) -> None:
    account_id = an_account(book, "Acme")
    a_task(book, "някога", account_id, days(100))
    assert reviewed(book) == []
    a_call(book, account_id, held_at=at(days(-500)))
    assert reviewed(book) == []


def test_people_with_an_interval_of_their_own(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=at(TODAY))
    a_task(book, "някога", acme, days(100))
    former = an_account(book, "Бивша", stage=Stage.FORMER)
    own: dict[str, Any] = {"contact_every_days": 10, "contact_latest_days": 20}
    fine, amber, red = (a_person(book, name, acme, **own) for name in ("fine", "amber", "red"))
    a_person(book, "never", acme, stance=Stance.BLOCKER, **own)
    a_person(book, "no interval", acme)
    a_person(book, "left", acme, status=PersonStatus.LEFT, **own)
    a_person(book, "seat", acme, is_empty_seat=True, **own)
    a_person(book, "of a former account", former, **own)
    a_person(book, "outside", None, **own)
    came_long_ago(book)
    a_person(book, "new", None, **own)
    for person_id, ago in ((fine, 10), (amber, 11), (red, 21)):
        a_call(book, None, person_id, held_at=at(days(-ago)))
    lines = reviewed(book)
    assert [(line.person, line.greeting, line.days, line.account) for line in lines] == [
        ("red", Greeting.RED, 21, "Acme"),
        ("outside", Greeting.NEVER, None, ""),
        ("new", Greeting.NOT_YET, None, ""),
    ]
    assert [(line.person, line.stance) for line in lines[0].also] == [
        ("never", Stance.BLOCKER),
        ("amber", None),
    ]
    assert len({line.key for line in lines}) == len(lines)


def test_other_default_intervals_hold(book: Book) -> None:
    account_id = an_account(book, "Acme", stage=Stage.CUSTOMER, is_key=True)
    a_call(book, account_id, held_at=at(days(-3)))
    a_task(book, "някога", account_id, days(100))
    others = Thresholds(GreetingDefaults(key=Interval(1, 2), customer=Interval(500, 600)))
    assert [line for line in todays_lines(book, TODAY, DEFAULTS) if line.warning is None] == []
    [line] = [line for line in todays_lines(book, TODAY, others) if line.warning is None]
    assert line.greeting is Greeting.RED


# -- hostile words

HOSTILE = [
    '"', '""', "'", "*", "a*", "-a", "a -b", "NEAR(a b)", "a NEAR b", "AND", "OR", "NOT a", "a AND", "(", "a)", "^a",
    "words:a", "account : a", "{account person}: a", "a + b", "a\x00b", "\x00", "\ufffd", "𝒜", "½", "²", "ª", "Ა",
    "\u0301", "न्", "@", "+", "@@", "+@a", "@\"", "%", "_", "\\", "; DROP TABLE account", "' OR 1=1 --", "\ud800",
    "\u202e", "\u2028", " ", "\t\n", "a" * 100_000, "a " * 5_000, "@" * 500, "-" * 500, "日本語", "👩‍👩‍👧", "İ", "ß", "İiyiy",
    "[/bold]", "search MATCH", "rank", "*:*", "a.b.c-d", ":", "!", "|", "&", "~", "`", "$1", "?1", ":query", "1e9",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_into_a_search_is_its_language(book: Book, words: str) -> None:
    acme = an_account(book, "Acme")
    a_call(book, acme, a_person(book, "Ана", acme))
    query = as_query(words)
    for result in (
        account_reads.account_ids(book, TODAY, words=words),
        call_reads.call_ids(book, words=words),
        people_reads.names_like(book, words),
    ):
        # With no word in it, lists show everything and a search by name nothing; else what the words say.
        assert isinstance(result, list)
    if query is None:
        assert (
            account_reads.account_ids(book, TODAY, words=words) == [acme]
            and people_reads.names_like(book, words) == []
        )
    elif "drop" in query or "1" in query:
        assert account_reads.account_ids(book, TODAY, words=words) == []
    assert book.rows("SELECT count(*) FROM account") == [(1,)]


@pytest.mark.parametrize("words", [words for words in HOSTILE if len(words) < 400 and words[0] not in "@+"])
def test_what_was_written_is_found_by_itself(book: Book, words: str) -> None:
    """Whatever letters a name has, typing it finds it again."""
    account_id = an_account(book, clean(f"Име {words}"))
    an_account(book, "Друга")
    assert account_id in account_reads.account_ids(book, TODAY, words=words)


def test_a_hit_says_where_it_was_found(book: Book) -> None:
    acme = an_account(book, "Acme", note=f"{'Much is known of them. ' * 20}They asked for discounts twice.")
    call_id = a_call(
        book, acme, purpose="Yearly talk", note="All was said. " * 30 + "A discount of 3 % at the end."
    )
    account, call = finding.find(book, "discount")
    assert (account.record_id, account.name) == (acme, "Acme") and "discounts" in account.where
    assert call.record_id == call_id and call.name.startswith("…") and "discount" in call.name
    [account, *_calls] = finding.find(book, "acme")
    assert account.where == "", "the name shows it"


def test_where_a_term_was_found_is_neither_its_own_name_nor_a_word_of_the_file(book: Book) -> None:
    acme = an_account(book, "Acme")
    a_term(book, acme, "How many tubs for the season", note="Promised to say")
    [term] = finding.find(book, "promised")
    assert (term.name, term.where.strip()) == ("How many tubs for the season", "Promised to say")


def test_what_readings_of_a_bond_repeat_is_found_once(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other")
    for number in range(40):
        entry = BondEntry(bond=Bond.VALUE, read_on=days(-number), evidence="zebra discount")
        bond_changes.take_bond_reading(book, acme, entry)
    bond_changes.take_bond_reading(
        book, acme, BondEntry(bond=Bond.VALUE, read_on=days(-50), evidence="zebra list")
    )
    bond_changes.take_bond_reading(
        book, other, BondEntry(bond=Bond.VALUE, read_on=TODAY, evidence="zebra discount")
    )
    found = [(hit.account_id, hit.name) for hit in finding.find(book, "zebra")]
    assert found == [(other, "zebra discount"), (acme, "zebra list"), (acme, "zebra discount")]


def test_what_stands_beside_a_name_is_not_said_again_in_the_place_of_the_find(book: Book) -> None:
    acme = an_account(book, "Acme", city="Бургас", industry="meat", note="Burgas for meat, Ruse for cheese")
    a_person(book, "Ana Ivanova", acme, title="Export manager", interests="sailing")
    [account] = finding.find(book, "burgas meat")
    assert account.detail == "Бургас" and account.where.startswith("meat") and "Бургас" not in account.where
    [person] = finding.find(book, "export sail")
    assert (person.detail, person.where) == ("Export manager, Acme", "sailing")


def test_anything_is_found_by_words(book: Book) -> None:
    acme = an_account(book, "Акме", city="Русе")
    person_id = a_person(book, "Акмеева", acme, title="CFO")
    outside = a_person(book, "Акм Отвън", None, title="съветник")
    call_id = a_call(book, acme, purpose="цел", note="бележка")
    task_id = a_task(book, "Питай", acme)
    hits = finding.find(book, "akm")
    assert hits == [
        finding.Hit(Kind.ACCOUNT, acme, acme, "Акме", "Русе"),
        finding.Hit(Kind.PERSON, outside, None, "Акм Отвън", "съветник"),
        finding.Hit(Kind.PERSON, person_id, acme, "Акмеева", "CFO, Акме"),
        finding.Hit(Kind.TASK, task_id, acme, "Питай", "Акме"),
        finding.Hit(Kind.CALL, call_id, acme, "цел: бележка", "22.11.2026 Акме"),
    ]
    assert [hit.record_id for hit in finding.find(book, "belezh")] == [call_id]
    assert len(finding.find(book, "akm", limit=1)) == 3
    assert finding.find(book, "?") == []


def test_a_card_of_an_account(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for name in ("а", "б", "в"):
        a_person(book, name, acme)
    newest = [a_call(book, acme, held_at=at(days(-ago))) for ago in (40, 35, 31)][::-1]
    task_changes.finish_task(book, a_task(book, "готова", acme), at(TODAY))
    task_id = a_task(book, "отворена", acme)
    card = account_card(book, acme, TODAY, DEFAULTS, people=2, calls=2)
    assert (card.entry.name, card.last_on, card.interval, card.greeting) == (
        "Acme", days(-31), Interval(30, 60), Greeting.AMBER,
    )  # fmt: skip
    assert [person.name for person in card.people] == ["а", "б"] and card.people_count == 3
    assert [call.call_id for call in card.calls] == newest[:2] and card.call_count == 3
    assert [task.task_id for task in card.tasks] == [task_id] and card.open_tasks == 1
    with pytest.raises(GoneMeanwhile):
        account_card(book, 5, TODAY, DEFAULTS)


@pytest.mark.parametrize(("note", "gist"), [("x" * 300, "x" * 300), ("ж" * 301, "ж" * 300 + "…"), ("", "")])
def test_a_long_note_says_that_it_goes_on(book: Book, note: str, gist: str) -> None:
    call_id = a_call(book, an_account(book), note=note)
    assert call_reads.call_lines(book, [call_id])[call_id].gist == gist


def test_names_are_in_the_order_of_their_alphabets(book: Book) -> None:
    ordered = ["Chavdar", "Vasil", "Žabka", "Бряг", "Васил", "Чавдар", "Щит", "Ъгъл"]
    ids = {
        name: an_account(book, name, city=name, stage=Stage.CUSTOMER, is_key=True)
        for name in reversed(ordered)
    }
    here = ids["Бряг"]
    for name in reversed(ordered):
        person = a_person(book, name, here, influence=3)
        a_call(book, ids[name], person, held_at=at(days(-3)))
    for order in AccountOrder:
        assert names(book, order=order) == ordered
    assert [one.name for one in account_reads.account_names(book)] == ordered
    assert [one.name for one in people_reads.people_of(book, here)] == ordered
    assert [one.name for one in people_reads.names_in(book, here)] == ordered
