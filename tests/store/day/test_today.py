"""What the day's review reads: the right terms and no others, the first three, tomorrow's first line."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest

from kamtui.domain.accounts.account import AccountEntry, own_values
from kamtui.domain.accounts.words import Stage
from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.morning import MOST_OPEN, open_lines
from kamtui.domain.day.review import review
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.words import Bond, BondRule
from kamtui.domain.money.sales import MonthFigures
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.warnings import term_warnings
from kamtui.domain.terms.words import Consent, Outcome, TermState
from kamtui.domain.thresholds import USUAL, Interval
from kamtui.domain.time.months import plus_months
from kamtui.exchange.review_text import review_json, review_text
from kamtui.store.account_card import account_card
from kamtui.store.book.book import Book
from kamtui.store.book.tables import Account
from kamtui.store.center import acceptance_changes
from kamtui.store.chain import asked_reads
from kamtui.store.day import closing_changes, task_changes
from kamtui.store.day.health import health_inputs
from kamtui.store.day.today import first_facts, first_tomorrow, todays_lines
from kamtui.store.knowledge import bond_changes
from kamtui.store.money.changes import set_months
from kamtui.store.terms import reads as term_reads
from tests.build import NOON, TODAY, a_call, a_check, a_task, a_term, an_account, load_rows

FRIDAY = date(2026, 11, 20)
"""The last one before today, a Sunday."""


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def lines(book: Book, today: date = TODAY) -> list[Line]:
    return todays_lines(book, today, USUAL)


def groups(book: Book, today: date = TODAY) -> list[tuple[Group, str]]:
    """The lines about tasks and terms."""
    return [(line.group, line.what) for line in lines(book, today) if line.task_id or line.term]


def greeted(book: Book, name: str = "Acme") -> int:
    """A customer spoken to today, of whom the review has nothing to say."""
    account = an_account(book, name, stage=Stage.CUSTOMER)
    a_call(book, account, held_at=NOON)
    a_task(book, "Far away", account, days(90))
    return account


# -- which terms are read


def random_rows(book: Book, rng: Random, accounts: list[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Terms of every kind near every boundary, with checks, follow-ups and problems."""
    later: list[tuple[str, dict[str, Any]]] = []
    for _number in range(250):
        term_id, rule, target = book.ids.new(), rng.random() < 0.8, rng.choice([None, *("at_least", "at_most", "exactly")])  # fmt: skip
        until = rng.choice([None, days(rng.randint(-2, 40)), days(rng.randint(80, 100))])
        yield "term", {
            "id": term_id, "account_id": rng.choice(accounts), "category": "delivery", "owed_by": "we",
            "what": f"term {term_id}", "target_bound": target, "target_thousandths": 98_000 if target else None,
            "target_unit": "%" if target else "", "from_on": "2026-01-01",
            "until_on": until.isoformat() if until else None,
            "notice": rng.choice([None, "P1M", "P3M", "P30D", "P2W", "P1Y"]) if until else None,
            "check_rule": "FREQ=WEEKLY;BYDAY=FR" if rule else None, "check_from_on": "2026-01-02" if rule else None,
            "next_check_on": rng.choice([None, days(rng.randint(-2, 2)).isoformat()]) if rule else None,
            "consent": rng.choice(list(Consent)).value, "consent_by": "", "call_id": None, "person_id": None,
            "consent_on": rng.choice([None, days(-rng.randint(12, 16)).isoformat()]),
            "state": rng.choice(list(TermState)).value, "ended_on": None, "previous_id": None, "note": "",
            "created_at": "2026-01-01T08:00:00Z",
        }  # fmt: skip
        for place in range(rng.randint(0, 4), 0, -1):
            made = days(-(place - 1) * 7 - rng.randint(0, 2))
            later.append(("term_check", {
                "id": book.ids.new(), "term_id": term_id, "checked_on": made.isoformat(), "due_on": None,
                "outcome": rng.choice(list(Outcome)).value, "evidence": "",
                "measured_thousandths": rng.choice([None, 97_999, 98_000, 98_001]) if target else None,
            }))  # fmt: skip
        if rng.random() < 0.2:
            later.append(("problem", {
                "id": book.ids.new(), "account_id": accounts[0], "term_id": term_id, "what": "Late", "kind": "problem",
                "severity": 2, "likelihood": None, "solution": "", "alternative": "", "state": "open",
                "noted_on": days(-rng.randint(0, 5)).isoformat(), "settled_on": None,
                "created_at": "2026-11-20T08:00:00Z",
            }))  # fmt: skip
    yield from later


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_term_that_asks_is_read_and_hardly_another(book: Book, seed: int) -> None:
    accounts = [an_account(book, name) for name in ("Acme", "Beta")]
    load_rows(book, "Terms", random_rows(book, Random(seed), accounts))
    every = term_reads.standings(book, [row[0] for row in book.rows("SELECT id FROM term")])
    ask = {
        one.term_id
        for one in every.values()
        if one.is_due(TODAY) or one.needs_answer(TODAY) or term_warnings(one, TODAY)
    }
    read = {one.term_id for one in term_reads.terms_that_ask(book, TODAY)}
    assert ask <= read
    assert 50 < len(ask) < 250
    # Only a notice period in months may begin up to some days later than SQL can tell.
    for term_id in read - ask:
        notice, until_on = every[term_id].notice, every[term_id].until_on
        assert notice is not None and until_on is not None and until_on >= TODAY


def test_a_standing_is_the_same_however_it_is_read(book: Book) -> None:
    accounts = [an_account(book, name) for name in ("Acme", "Beta")]
    load_rows(book, "Terms", random_rows(book, Random(4), accounts))
    found = term_reads.terms_that_ask(book, TODAY)
    assert {one.term_id: one for one in found} == term_reads.standings(book, [one.term_id for one in found])
    one = next(one for one in found if len(one.checks) == 4)
    assert list(one.checks) == sorted(one.checks, key=lambda made: (made.checked_on, made.check_id))
    assert term_reads.standings(book, [one.term_id], checks=2)[one.term_id].checks == one.checks[-2:]


# -- the day


def test_a_term_from_its_due_check_to_being_broken_and_answered(book: Book) -> None:
    acme = greeted(book)
    term = a_term(book, acme, "Deliver", today=days(-30), checks="every friday", from_on=days(-30))
    assert groups(book, days(-3))[-1] == (Group.OVERDUE, "Deliver"), "the Friday of 30 days ago was missed"
    a_check(book, term, Outcome.KEPT, on=days(-8))
    assert groups(book, days(-3)) == []
    assert groups(book, FRIDAY) == [(Group.TODAY, "Deliver")]
    assert groups(book) == [(Group.OVERDUE, "Deliver")]
    a_check(book, term, Outcome.BROKEN)
    assert groups(book) == [(Group.BROKEN, "Deliver")], "the same day, and the check is made"
    assert groups(book, days(1)) == [(Group.BROKEN, "Deliver")]
    a_task(book, "Speak with the carrier", acme, days(30), term_id=term)
    assert groups(book) == [(Group.BROKEN, "Deliver")], "all day long, whatever was done"
    book.undo()
    book.undo()
    assert groups(book) == [(Group.OVERDUE, "Deliver")]


def test_a_broken_check_is_accepted_until_a_day_and_a_new_one_is_told(book: Book) -> None:
    acme = greeted(book)
    term = a_term(book, acme, "Deliver", today=days(-30), checks="every friday", from_on=days(-30))
    a_check(book, term, Outcome.BROKEN, on=days(-2))
    [line] = [one for one in lines(book) if one.group is Group.BROKEN]
    assert line.warning is not None
    acceptance_changes.accept(
        book, acme, line.warning.key, line.warning.rule.value, days(3), "they know", TODAY
    )
    assert groups(book) == [] and groups(book, days(3)) == []
    assert groups(book, days(4)) == [(Group.BROKEN, "Deliver")]
    a_check(book, term, Outcome.BROKEN, on=TODAY)
    assert groups(book) == [(Group.BROKEN, "Deliver")]


def test_the_first_three_are_those_chosen_the_day_before(book: Book) -> None:
    acme = greeted(book)
    late, now = a_task(book, "Late", acme, days(-1)), a_task(book, "Now", acme)
    term = a_term(book, acme, "Deliver", today=days(-30), checks="every friday", from_on=days(-30))
    closing_changes.choose_first(book, TODAY, [(None, term), (now, None), (late, None)])
    first = Group.FIRST
    assert groups(book) == [(first, "Deliver"), (first, "Now"), (first, "Late")]
    assert Group.FIRST not in dict(groups(book, days(1)))
    task_changes.finish_task(book, now, NOON)
    assert groups(book) == [(first, "Deliver"), (first, "Late")]


def test_tasks_that_come_again_say_so(book: Book) -> None:
    from kamtui.domain.time.recurrence.typed import read_recurrence

    acme = greeted(book)
    a_task(book, "Report", acme, repeat=read_recurrence("every sunday", TODAY, TODAY))
    a_task(book, "Once", acme)
    assert {line.what: line.repeats for line in lines(book) if line.task_id} == {
        "Report": True,
        "Once": False,
    }


def test_the_morning_after_an_import_is_one_folded_line(book: Book) -> None:
    with book.change("Import") as act:
        for number in range(300):
            entry = AccountEntry(f"Client {number}", stage=Stage.PROSPECT if number % 2 else Stage.CUSTOMER)
            act.add(Account(id=act.new_id(), created_at=NOON - timedelta(days=1), **own_values(entry)))
    assert {line.group for line in lines(book)} == {Group.NOT_SPOKEN_YET} and len(lines(book)) == 300
    assert not any(open_lines(lines(book)).values())
    after = lines(book, days(30))  # their interval has passed: overdue like any other
    assert [line.group for line in after] == [Group.NOTHING_SCHEDULED] * 150 + [Group.GOING_COLD] * 150


def test_tomorrow_is_found_by_what_is_due_without_reading_the_rest(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_task(book, "Visit", greeted(book), days(1))
    monkeypatch.setattr("kamtui.store.day.today.day_facts", lambda *_given: pytest.fail("all was read"))
    first = first_tomorrow(book, TODAY, USUAL)
    assert first is not None and first.what == "Visit"


def test_what_tomorrow_begins_with(book: Book) -> None:
    defaults = USUAL
    acme = greeted(book)
    assert first_tomorrow(book, TODAY, defaults) is None
    a_task(book, "Mail", acme, days(1))
    visit = a_task(book, "Visit", acme, days(1), due_time=time(10))
    found = first_tomorrow(book, TODAY, defaults)
    assert found is not None and (found.task_id, found.due_time, found.account) == (visit, time(10), "Acme")
    term = a_term(book, acme, "Deliver", checks="every monday")
    closing_changes.choose_first(book, days(1), [(None, term), (visit, None)])
    found = first_tomorrow(book, TODAY, defaults)
    assert found is not None and found.what == "Deliver" and found.group is Group.FIRST


# -- what bonds and sales imply


def of_accounts(book: Book) -> list[tuple[str, str]]:
    """Account and rule of the lines that bonds and sales have in the day."""
    return [
        (line.account, line.warning.rule.value)
        for line in lines(book)
        if line.warning is not None and isinstance(line.warning.rule, (BondRule, MoneyRule))
    ]


def buys(book: Book, name: str, amounts: Mapping[int, tuple[int, int | None]], **fields: Any) -> int:
    """A customer who bought and brought so much in months, counted back from the running one."""
    account = an_account(book, name, **{"stage": Stage.CUSTOMER, **fields})
    this = TODAY.replace(day=1)
    set_months(
        book,
        account,
        [MonthFigures(plus_months(this, -ago), *amount) for ago, amount in amounts.items()],
    )
    return account


def steady(revenue: int, profit: int | None) -> dict[int, tuple[int, int | None]]:
    return dict.fromkeys(range(1, 25), (revenue, profit))


def test_the_day_says_what_sales_and_bonds_imply(book: Book) -> None:
    buys(book, "Alfa", steady(1000, 500), is_key=True)
    loser = buys(book, "Loser", steady(1000, -10))
    for bond in Bond:
        if bond is not Bond.NO_CHOICE:
            bond_changes.take_bond_reading(book, loser, BondEntry(bond=bond, read_on=TODAY, strength=1))
    found = of_accounts(book)
    assert found == [("Loser", "money_loses"), ("Loser", "bond_no_personal")]
    [line] = [line for line in lines(book) if line.warning and line.warning.rule is MoneyRule.LOSES_MONEY]
    assert (line.group, line.account_id, line.person_id, line.term) == (Group.WARNINGS, loser, None, None)
    acceptance_changes.accept(
        book, loser, line.warning.key if line.warning else "", "money_loses", days(9), "so", TODAY
    )
    assert of_accounts(book) == [("Loser", "bond_no_personal")]
    assert ("Loser", "money_loses") in [
        (one.account, one.warning.rule.value)  # and it comes back
        for one in lines(book, days(10))
        if one.warning is not None
    ]


def test_of_an_account_all_red_ones_or_the_first_amber_one(book: Book) -> None:
    buys(book, "Alfa", steady(10_000, 5000), is_key=True)
    # Down by a third, a key account outside class A: both amber. Only the first is said.
    down = {ago: (1000 if ago < 13 else 1500, 10) for ago in range(1, 25)}
    buys(book, "Down", down, is_key=True)
    assert of_accounts(book) == [("Down", "money_down")]
    # Lost, and late as well would be no news: red ones are all said, amber ones with them are not.
    fallen = buys(
        book, "Fallen", {ago: (1000 if ago < 13 else 1500, -10) for ago in range(1, 25)}, is_key=True
    )
    assert of_accounts(book) == [("Fallen", "money_loses"), ("Down", "money_down")]
    assert fallen


def test_a_rule_has_at_most_three_lines_those_of_the_largest(book: Book) -> None:
    for size in (3, 1, 5, 2, 4):
        buys(book, f"Loser {size}", steady(1000, -size))
    assert of_accounts(book) == [(f"Loser {size}", "money_loses") for size in (3, 4, 5)]


def test_tomorrow_does_not_read_the_sales_where_something_comes_before(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = buys(book, "Loser", steady(1000, -10))
    a_call(book, account, held_at=NOON)
    a_task(book, "Far away", account, days(90))
    first = first_tomorrow(book, TODAY, USUAL)
    assert first is not None and first.warning is not None and first.warning.rule is MoneyRule.LOSES_MONEY
    a_task(book, "Tomorrow", account, days(1))
    monkeypatch.setattr("kamtui.store.day.today.implied", lambda _figures: pytest.fail("not needed"))
    first = first_tomorrow(book, TODAY, USUAL)
    assert first is not None and first.what == "Tomorrow"


def test_the_review_as_text_and_for_programs_has_them(book: Book) -> None:
    buys(book, "Loser [/] Ltd", steady(1000, -10))
    found = lines(book)
    chain = asked_reads.chain_count(book, TODAY)
    assert any(
        "!!  Loses money: −1.20 €" in text and "Loser [/] Ltd" in text
        for text in review_text(found, TODAY, chain)
    )
    told = review_json(found, TODAY, chain)
    assert "money_loses" in [line["rule"] for line in told["lines"]]


def test_customers_of_a_class_are_greeted_by_its_interval(book: Book) -> None:
    """The class is read only where an interval depends on it."""
    big, small = (an_account(book, name, stage=Stage.CUSTOMER) for name in ("Big", "Small"))
    for account_id, amount in ((big, 90_000), (small, 1_000)):
        a_call(book, account_id, held_at=NOON - timedelta(days=10))
        a_task(book, "Far away", account_id, days(90))
        set_months(book, account_id, [MonthFigures(date(2026, 10, 1), amount, amount)])
    by_class = USUAL._replace(greeting=USUAL.greeting._replace(class_a=Interval(7, 9)))
    assert {
        line.account for line in todays_lines(book, TODAY, by_class) if line.group is Group.GOING_COLD
    } == {"Big"}
    assert not [line for line in todays_lines(book, TODAY, USUAL) if line.group is Group.GOING_COLD]
    fresh = health_inputs(book, [big, small], TODAY, by_class)
    assert fresh[big].freshness != fresh[small].freshness
    assert account_card(book, big, TODAY, by_class).interval == Interval(7, 9)
    assert account_card(book, small, TODAY, by_class).interval == Interval(30, 60)


def test_the_first_picture_of_a_large_book_is_made_of_what_is_due(book: Book) -> None:
    acme = greeted(book)
    quiet = a_term(book, acme, "Ends soon", until_on=days(20), checks="every friday")
    broken = a_term(book, acme, "Deliver", checks="every friday")
    a_check(book, broken, Outcome.BROKEN, FRIDAY)
    a_task(book, "Now", acme)
    facts, not_begun = first_facts(book, TODAY, USUAL)
    assert [known.account for known in facts.accounts] == [] and not_begun == ()
    assert broken in [term.term_id for term in facts.terms] and quiet not in [
        term.term_id for term in facts.terms
    ]
    other = an_account(book, "Nothing planned", stage=Stage.CUSTOMER)
    facts, not_begun = first_facts(book, TODAY, USUAL)
    assert [known.account_id for known in facts.accounts] == [other] and not_begun == (), (
        "there is room for it"
    )
    for number in range(MOST_OPEN):
        a_task(book, f"{number}", acme)
    facts, not_begun = first_facts(book, TODAY, USUAL)
    assert facts.accounts == () and set(not_begun) == {Group.NOTHING_SCHEDULED, Group.GOING_COLD}
    due = [line for line in lines(book) if line.is_due]
    assert [line for line in review(facts) if line.is_due] == due != []
