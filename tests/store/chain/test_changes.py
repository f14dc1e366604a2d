"""Writing the chain down: namings, circles, the four questions, won and lost, thanks; undo, and the whole way."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.words import Asked, Channel
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.harvest import Harvest
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.warnings import chain_warnings
from kamtui.domain.chain.week import DayCount, WeekPlan
from kamtui.domain.chain.words import Answer, ChainRule, MayUse, Question, Source
from kamtui.domain.fields import Problems
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import people_reads
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.errors import GoneMeanwhile
from kamtui.store.calls import changes as call_changes
from kamtui.store.calls import reads as call_reads
from kamtui.store.center import changes as center_changes
from kamtui.store.chain import answer_reads, naming_reads, waits_reads, week_changes, week_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import reads as chain_reads
from tests.build import (
    NOON,
    TODAY,
    a_call,
    a_person,
    a_referral,
    an_account,
    dump,
    people_are_where_they_are,
    raw,
)
from tests.store.chain.days_and_namings import asked, at, days, naming_of

N, M, U, X = Question.NEED, Question.MEANS, Question.AUTHORITY, Question.ACCESS


def test_a_naming_reads_back_as_it_was_written(book: Book, ana: int) -> None:
    call_id = a_call(book, None, ana, held_at=at(days(-3)))
    account_id = a_referral(
        book, "Лидл", ana, person="Петър Петров", named_on=days(-3), source=Source.SPOTTER, call_id=call_id,
        why="строят склад", may_use_name=MayUse.YES, fee=150_00, thanked_on=days(-1),
    )  # fmt: skip
    detail = naming_reads.referral_detail(book, naming_of(book, account_id).referral_id)
    entry = detail.entry
    assert (detail.account_id, detail.account, entry.account_id, entry.organisation) == (
        account_id, "Лидл", account_id, "Лидл",
    )  # fmt: skip
    assert (entry.person, entry.why, entry.fee, entry.may_use_name) == (
        "Петър Петров", "строят склад", 150_00, MayUse.YES,
    )  # fmt: skip
    assert (entry.named_on, entry.thanked_on, entry.source) == (days(-3), days(-1), Source.SPOTTER)
    assert (entry.by_person_id, entry.call_id) == (ana, call_id)
    before = dump(book)
    chain_changes.edit_referral(book, detail.referral_id, entry)
    assert dump(book) == before
    assert account_reads.account_entry(book, account_id).stage is Stage.PROSPECT
    assert entry.person_id is not None
    line = people_reads.person_line(book, entry.person_id)
    assert (line.account_id, line.name) == (account_id, "Петър Петров")
    assert book.rows("SELECT since_on FROM membership WHERE person_id = ?", (entry.person_id,)) == [
        (days(-3).isoformat(),)
    ]
    assert people_are_where_they_are(book)
    with pytest.raises(GoneMeanwhile):
        naming_reads.referral_detail(book, 1)


def test_the_book_refuses_what_makes_no_sense(book: Book, ana: int) -> None:
    chain_changes.qualify(book, a_referral(book, "Лидл", ana), {N: (Answer.YES, "")}, TODAY)
    week_changes.plan_week(book, TODAY, WeekPlan())
    for table, column, value in (
        ("referral", "source", "luck"), ("referral", "may_use_name", "maybe"), ("referral", "fee", -1),
        ("referral", "named_on", "2026-02-30"), ("referral", "account_id", 5), ("qualification", "question", "why"),
        ("qualification", "answer", "perhaps"), ("week_plan", "week_on", "2026-11-22"), ("week_plan", "asks", -1),
        ("account", "won_on", "yesterday"), ("account", "lost_on", "2026-13-01"),
    ):  # fmt: skip
        with raw(book.path) as con, pytest.raises(Exception, match="constraint"):
            con.execute("BEGIN")
            con.execute(f"UPDATE {table} SET {column} = ?", (value,))


def test_a_prospect_that_is_in_the_book_keeps_all_it_has(book: Book, ana: int) -> None:
    known = an_account(book, "Лидл", city="София", stage=Stage.LOST)
    contact = a_person(book, "Петър", known)
    assert a_referral(book, "Лидл", ana, account_id=known, person="Петър") == known
    assert naming_of(book, known).person_id == contact  # of that very name: nobody is written down twice
    assert account_reads.account_entry(book, known).stage is Stage.LOST  # being named again wins nobody back
    a_referral(book, "Лидл", account_id=known, person_id=contact)
    assert [one.person_id for one in chain_reads.forest(book).paths[known]] == [contact, contact]
    with pytest.raises(GoneMeanwhile):
        a_referral(book, "Лидл", ana, account_id=5)
    with pytest.raises(GoneMeanwhile):
        a_referral(book, "Лидл", 5, account_id=known)


def test_correcting_a_naming_keeps_a_contact_who_moved_and_takes_a_new_one(book: Book, ana: int) -> None:
    account_id = a_referral(book, "Лидл", ana, person="Петър")
    found = naming_of(book, account_id)
    assert found.person_id is not None
    center_changes.move_person(book, found.person_id, an_account(book, "Другаде"), TODAY)
    entry = naming_reads.referral_detail(book, found.referral_id).entry
    chain_changes.edit_referral(book, found.referral_id, entry._replace(person_id=None, why="друго"))
    again = naming_of(book, account_id)
    assert (again.person_id, again.why) == (found.person_id, "друго")
    chain_changes.edit_referral(book, found.referral_id, entry._replace(person_id=None, person="Павел"))
    other = naming_of(book, account_id).person_id
    assert other is not None and people_reads.person_line(book, other).name == "Павел"
    chain_changes.edit_referral(book, found.referral_id, entry._replace(person_id=None, person=""))
    assert naming_of(book, account_id).person_id is None
    with pytest.raises(GoneMeanwhile):
        chain_changes.edit_referral(book, 5, entry)


def test_a_name_given_on_a_day_on_which_we_spoke_was_given_in_that_conversation(book: Book, ana: int) -> None:
    morning = a_call(book, None, ana, held_at=at(days(-1), 9))
    evening = a_call(book, None, ana, held_at=at(days(-1), 23, 59))
    after = a_call(book, None, ana, held_at=at(TODAY, 0, 1))
    account_id = a_referral(book, "Лидл", ana, named_on=days(-1))
    assert [asked(book, one) for one in (morning, evening, after)] == [
        [Asked.NOT_ASKED], [Asked.GIVEN], [Asked.NOT_ASKED],
    ]  # fmt: skip
    assert (
        naming_reads.referral_detail(book, naming_of(book, account_id).referral_id).entry.call_id == evening
    )
    book.undo()
    assert asked(book, evening) == [Asked.NOT_ASKED]


def test_named_where_nobody_spoke_or_by_nobody_marks_nothing(book: Book, ana: int) -> None:
    boyan = a_person(book, "Боян", None)
    call_id = a_call(book, None, ana)
    for by, fields in ((ana, {"named_on": days(-1)}), (boyan, {}), (None, {"call_id": call_id})):
        a_referral(book, "Лидл", by, **fields)
    assert asked(book, call_id) == [Asked.NOT_ASKED]


def test_a_call_is_logged_with_whom_its_people_named_as_one_act(book: Book, ana: int) -> None:
    lidl = _an_entry("Лидл")._replace(person="Петър")
    before = dump(book)
    call_id = a_call(
        book, people_reads.person_line(book, ana).account_id,
        Participant(ana, "", named=(lidl, _an_entry("Билла"))), Participant(None, "Нов Човек", named=(lidl,)),
        Participant(None, "Мълчалив", Asked.NONE),
    )  # fmt: skip
    forest = chain_reads.forest(book)
    assert sorted(one.name for one in forest.prospects.values()) == ["Билла", "Лидл"]  # new to both, yet one
    by_name = {(one.by_person, forest.prospects[one.account_id].name) for one in forest.namings}
    assert by_name == {("Ана", "Лидл"), ("Ана", "Билла"), ("Нов Човек", "Лидл")}
    assert {one.by_account for one in forest.namings} == {"Acme"}
    assert asked(book, call_id) == [Asked.GIVEN, Asked.GIVEN, Asked.NONE]
    assert book.rows("SELECT DISTINCT call_id FROM referral") == [(call_id,)]
    assert book.rows("SELECT count(*) FROM person WHERE name = 'Петър'") == [(1,)]
    entry = call_reads.call_detail(book, call_id).entry
    more = entry.people[2]._replace(named=(_an_entry("Метро"),))
    call_changes.edit_call(book, call_id, entry._replace(people=(*entry.people[:2], more)))
    assert len(chain_reads.forest(book).namings) == 4
    assert asked(book, call_id) == [Asked.GIVEN] * 3
    book.undo()
    book.undo()
    assert dump(book) == before


def test_a_call_in_which_somebody_named_a_circle_is_not_logged(book: Book, ana: int) -> None:
    acme = people_reads.person_line(book, ana).account_id
    assert acme is not None
    lidl = a_referral(book, "Лидл", ana, person="Петър")
    before = dump(book)
    for who in (Participant(naming_of(book, lidl).person_id, ""), Participant(None, "Нов от Лидл")):
        with pytest.raises(Problems) as caught:
            a_call(book, lidl, who._replace(named=(_an_entry("Acme", acme),)))
        assert caught.value.by_field == {"organisation:0:0": "That would close a circle: Acme → Лидл → Acme."}
    assert dump(book) == before


def _an_entry(organisation: str, account_id: int | None = None) -> Any:
    from kamtui.domain.chain.referral import ReferralEntry

    return ReferralEntry(
        organisation=organisation, account_id=account_id, named_on=TODAY, source=Source.CHAIN
    )


def test_a_circle_is_a_problem_of_the_organisation_and_changes_nothing(book: Book, ana: int) -> None:
    acme = people_reads.person_line(book, ana).account_id
    lidl = a_referral(book, "Лидл", ana, person="Петър")
    petar = naming_of(book, lidl).person_id
    billa = a_referral(book, "Билла", petar, person="Бора")
    bora = naming_of(book, billa).person_id
    before = dump(book)
    for by, account_id, sentence in (
        (bora, acme, "That would close a circle: Acme → Лидл → Билла → Acme."),
        (bora, lidl, "That would close a circle: Лидл → Билла → Лидл."),
        (bora, billa, "Билла cannot be named by its own people."),
        (ana, acme, "Acme cannot be named by its own people."),
    ):
        with pytest.raises(Problems) as caught:
            a_referral(book, "x", by, account_id=account_id)
        assert caught.value.by_field == {"organisation": sentence}
    assert dump(book) == before
    a_referral(book, "Билла", ana, account_id=billa)  # a second way down is none
    a_referral(book, "Acme", account_id=acme)  # nor is a source without a person
    a_referral(book, "Acme", a_person(book, "Отвън", None), account_id=acme)
    account_changes.set_stage(book, billa, Stage.LOST, TODAY)  # the stage does not matter
    with pytest.raises(Problems):
        a_referral(book, "x", bora, account_id=acme)


def test_correcting_who_named_it_cannot_close_a_circle_either(book: Book, ana: int) -> None:
    acme = people_reads.person_line(book, ana).account_id
    lidl = a_referral(book, "Лидл", ana, person="Петър")
    petar = naming_of(book, lidl).person_id
    boss = a_person(book, "Шеф", acme)
    fair = naming_of(book, a_referral(book, "Acme", account_id=acme, source=Source.FAIR)).referral_id
    entry = naming_reads.referral_detail(book, fair).entry
    for by in (petar, boss):
        with pytest.raises(Problems):
            chain_changes.edit_referral(book, fair, entry._replace(by_person_id=by))
    found = naming_of(book, lidl)
    chain_changes.edit_referral(
        book,
        found.referral_id,
        naming_reads.referral_detail(book, found.referral_id).entry._replace(by_person_id=boss),
    )
    assert naming_of(book, lidl).by_person == "Шеф"


def test_a_circle_goes_by_where_people_were_on_the_day(book: Book, ana: int) -> None:
    lidl = a_referral(book, "Лидл", ana, named_on=days(-100))
    center_changes.move_person(book, ana, lidl, days(-50))  # she went to work where she had sent us
    billa = a_referral(book, "Билла", ana)
    assert chain_reads.forest(book).generations() == {lidl: 1, billa: 2}
    with pytest.raises(Problems):
        a_referral(book, "Лидл", ana, account_id=lidl)
    a_referral(book, "Лидл", ana, account_id=lidl, named_on=days(-60))


def test_answers_are_added_dated_and_the_last_one_counts(book: Book) -> None:
    account_id = a_referral(book, "Лидл")
    chain_changes.qualify(
        book, account_id, {N: (Answer.YES, "склад"), M: (Answer.UNKNOWN, ""), X: (Answer.NO, "")}, days(-9)
    )
    assert answer_reads.answers(book, account_id) == {
        N: (Answer.YES, "склад", days(-9)),
        X: (Answer.NO, "", days(-9)),
    }
    chain_changes.qualify(
        book,
        account_id,
        {N: (Answer.YES, "склад"), X: (Answer.YES, "чрез Ана"), U: (Answer.UNKNOWN, "?")},
        TODAY,
    )
    chain_changes.qualify(book, account_id, {X: (Answer.UNKNOWN, "")}, TODAY)
    assert answer_reads.answers(book, account_id) == {
        N: (Answer.YES, "склад", days(-9)),
        X: (Answer.UNKNOWN, "", TODAY),
        U: (Answer.UNKNOWN, "?", TODAY),
    }
    assert book.rows("SELECT count(*) FROM qualification") == [(5,)]  # nothing is written over
    before = book.rows("SELECT count(*) FROM change_set")
    chain_changes.qualify(book, account_id, {N: (Answer.YES, "склад")}, TODAY)
    assert book.rows("SELECT count(*) FROM change_set") == before  # and nothing new is no act
    with pytest.raises(GoneMeanwhile):
        chain_changes.qualify(book, 5, {}, TODAY)


def test_won_and_lost_by_any_way_that_changes_the_stage(book: Book) -> None:
    account_id = a_referral(book, "Лидл", named_on=days(-30))

    def stands() -> tuple[Stage, date | None, date | None, str]:
        one = chain_reads.forest(book).prospects[account_id]
        return one.stage, one.won_on, one.lost_on, one.lost_reason

    assert chain_changes.lose(book, account_id, "скъпо", days(-9)) == "Лидл"
    assert stands() == (Stage.LOST, None, days(-9), "скъпо")
    assert chain_changes.win(book, account_id, days(-5)) == "Лидл"
    assert stands() == (Stage.CUSTOMER, days(-5), None, "")
    chain_changes.win(book, account_id, TODAY)
    assert stands()[1] == days(-5)  # it is one already
    account_changes.set_stage(book, account_id, Stage.FORMER, days(-4))
    assert stands() == (Stage.FORMER, days(-5), None, "")
    account_changes.set_stage(book, account_id, Stage.PROSPECT, days(-3))
    assert stands() == (Stage.PROSPECT, None, None, "")
    entry = account_reads.account_entry(book, account_id)
    account_changes.edit_account(book, account_id, entry._replace(stage=Stage.CUSTOMER), days(-2))
    assert stands() == (Stage.CUSTOMER, days(-2), None, "")
    for verb in (chain_changes.win, lambda book, one, today: chain_changes.lose(book, one, "", today)):
        with pytest.raises(GoneMeanwhile):
            verb(book, 5, TODAY)


def test_thanks_for_one_name_and_for_all(book: Book, ana: int) -> None:
    first, second, later = (
        a_referral(book, name, ana, named_on=day)
        for name, day in (("А", days(-9)), ("Б", days(-5)), ("В", TODAY))
    )

    def thanked() -> list[date | None]:
        return [naming_of(book, one).thanked_on for one in (first, second, later)]

    assert chain_changes.thank(book, naming_of(book, first).referral_id, days(-8)) == "А"
    assert thanked() == [days(-8), None, None]
    assert chain_changes.thank_person(book, ana, days(-1)) == "Ана"
    assert thanked() == [days(-8), days(-1), None]
    chain_changes.thank(book, naming_of(book, first).referral_id, None)
    assert thanked() == [None, days(-1), None]
    for verb in (chain_changes.thank, chain_changes.thank_person):
        with pytest.raises(GoneMeanwhile):
            verb(book, 5, TODAY)


def test_what_is_forgotten_leaves_the_account(book: Book, ana: int) -> None:
    account_id = a_referral(book, "Лидл", ana)
    referral_id = naming_of(book, account_id).referral_id
    assert chain_changes.delete_referral(book, referral_id) == "Лидл"
    assert (
        chain_reads.forest(book).namings == ()
        and account_reads.account_entry(book, account_id).name == "Лидл"
    )
    with pytest.raises(GoneMeanwhile):
        chain_changes.delete_referral(book, referral_id)


VERBS: dict[str, Callable[[Book, int, int], object]] = {
    "Name prospect Метро": lambda book, ana, _one: a_referral(book, "Метро", ana, person="Митко"),
    "Edit how Лидл was named": lambda book, _ana, one: chain_changes.edit_referral(
        book, one, naming_reads.referral_detail(book, one).entry._replace(person="Павел", source=Source.PRESS)
    ),
    "Thanks for Лидл": lambda book, _ana, one: chain_changes.thank(book, one, TODAY),
    "Thanks to Ана": lambda book, ana, _one: chain_changes.thank_person(book, ana, TODAY),
    "Forget how Лидл was named": lambda book, _ana, one: chain_changes.delete_referral(book, one),
    "Qualify Лидл": lambda book, _ana, one: chain_changes.qualify(
        book, naming_reads.referral_detail(book, one).account_id, {N: (Answer.YES, "да")}, TODAY
    ),
    "Лидл became a customer": lambda book, _ana, one: chain_changes.win(
        book, naming_reads.referral_detail(book, one).account_id, TODAY
    ),
    "Lost Лидл": lambda book, _ana, one: chain_changes.lose(
        book, naming_reads.referral_detail(book, one).account_id, "скъпо", TODAY
    ),
    "Plan the week": lambda book, _ana, _one: week_changes.plan_week(book, TODAY, WeekPlan(1, 2, 3, 4)),
}


@pytest.mark.parametrize("name", VERBS)
def test_each_verb_is_taken_back_and_brought_back(book: Book, path: Path, ana: int, name: str) -> None:
    a_call(book, None, ana)
    referral_id = naming_of(book, a_referral(book, "Лидл", ana, person="Петър")).referral_id
    before = dump(book)
    VERBS[name](book, ana, referral_id)
    after = dump(book)
    assert after != before and people_are_where_they_are(book)
    for _again in range(2):
        assert book.undo() == name
        assert dump(book) == before
        with Book.open(path) as later:
            assert later.redo() == name
        assert dump(book) == after
    assert people_are_where_they_are(book)


def test_a_draft_goes_with_what_was_saved(book: Book, ana: int) -> None:
    for slot in ("referral", "qualify", "week"):
        book.keep_draft(slot, {"why": "недописано"})
    account_id = chain_changes.add_referral(book, _an_entry("Лидл"), draft="referral")
    chain_changes.qualify(book, account_id, {N: (Answer.YES, "")}, TODAY, draft="qualify")
    week_changes.plan_week(book, TODAY, WeekPlan(), draft="week")
    assert book.rows("SELECT count(*) FROM draft") == [(0,)]


def test_from_a_call_to_a_customer_who_names_the_next_and_back(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ана", acme, stance=Stance.DEFENDER)
    empty = dump(book)
    named = _an_entry("Лидл")._replace(
        person="Петър", why="строят склад", may_use_name=MayUse.YES, named_on=days(-90)
    )
    entry = CallEntry(
        account_id=acme, people=(Participant(ana, "Ана", named=(named,)),), held_at=at(days(-90)), channel=Channel.VISIT
    )  # fmt: skip
    call_changes.log_call(book, entry)
    (found,) = chain_reads.forest(book).namings
    lidl, petar = found.account_id, found.person_id
    assert week_reads.day_counts(book, days(-90), days(-90)) == [DayCount(days(-90), 1, 1, 1)]
    chain_changes.thank(book, found.referral_id, days(-89))
    chain_changes.qualify(book, lidl, dict.fromkeys(Question, (Answer.YES, "")), days(-80))
    a_call(book, lidl, Participant(petar, "Петър"), held_at=at(days(-79)))
    assert chain_reads.forest(book).prospects[lidl].is_qualified
    chain_changes.win(book, lidl, days(-60))
    next_one = a_referral(book, "Билла", petar, named_on=days(-50))
    forest = chain_reads.forest(book)
    assert forest.generations() == {lidl: 1, next_one: 2}
    tree = Harvest(forest).of(forest.named_by[ana])
    assert (tree.named, tree.qualified, tree.won) == (2, 1, 1)
    assert account_reads.account_entry(book, lidl).stage is Stage.CUSTOMER
    assert [one.name for one in people_reads.people_of(book, lidl)] == ["Петър"]
    # Written down today, so that nothing is owed for longer than the book knows.
    assert (
        chain_warnings(forest, waits_reads.supporters_to_ask(book, TODAY), forest.namings[0].recorded_on)
        == []
    )
    later = forest.namings[0].recorded_on + timedelta(days=14)
    rules = [one.rule for one in chain_warnings(forest, (), later)]
    assert rules == [ChainRule.THANKS_OWED, ChainRule.NOT_QUALIFIED]
    names = [book.undo() for _act in range(6)]
    assert dump(book) == empty
    assert names == [
        "Name prospect Билла", "Лидл became a customer", "Log call with Петър", "Qualify Лидл", "Thanks for Лидл",
        "Log call with Ана",
    ]  # fmt: skip
    for name in reversed(names):
        assert book.redo() == name
    assert chain_reads.forest(book) == forest


def test_a_name_given_in_a_call_comes_from_the_source_that_its_person_is(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", metro)
    named = ReferralEntry(organisation="Lidl", named_on=TODAY, source=Source.CHAIN)
    a_call(book, metro, Participant(ana, "", named=(named,)), held_at=NOON)
    a_call(
        book, metro, Participant(None, "New One", named=(named._replace(organisation="HIT"),)), held_at=NOON
    )
    assert [one.source for one in chain_reads.forest(book).namings] == [Source.CUSTOMER, Source.CUSTOMER]
