"""What the health of accounts is made of, as the book has it."""

from datetime import date, timedelta
from pathlib import Path

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.buying_center import Coverage
from kamtui.domain.center.coverage import Grade, grade
from kamtui.domain.center.words import Role, Stance
from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.health import Freshness, HealthInputs, Money, Part, Relationships, Risk, Satisfaction
from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.promises import KeptRate
from kamtui.domain.terms.words import Outcome, ProblemState
from kamtui.domain.thresholds import USUAL
from kamtui.store.book.book import Book
from kamtui.store.center.reads import center, centers
from kamtui.store.day.health import account_health, health_inputs
from kamtui.store.knowledge import satisfaction_changes
from kamtui.store.terms import problem_changes
from tests.build import NOON, TODAY, a_call, a_check, a_person, a_term, an_account, came_long_ago
from tests.make_big_book import make_big_book

DEFAULTS = USUAL


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_of_a_bare_account_there_is_no_data_but_that_nobody_spoke_to_it(book: Book) -> None:
    customer, prospect = an_account(book, stage=Stage.CUSTOMER), an_account(book, "Нова")
    came_long_ago(book)
    assert health_inputs(book, [customer, prospect, 7], TODAY, DEFAULTS) == {
        customer: HealthInputs(freshness=Freshness(Greeting.NEVER, None)),
        prospect: HealthInputs(is_prospect=True),
    }
    assert health_inputs(book, [], TODAY, DEFAULTS) == {}
    assert account_health(book, prospect, TODAY, DEFAULTS).value is None
    assert account_health(book, 7, TODAY, DEFAULTS).value is None


def test_relationships_are_the_map_and_the_talks_with_key_players(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    decider = a_person(book, "Решава", acme, roles=(Role.DECIDER,), stance=Stance.SUPPORTER, read_on=ago(9))
    strong = a_person(book, "Влиятелна", acme, influence=4, read_on=ago(9))
    a_person(book, "Подписва", acme, roles=(Role.USER, Role.APPROVER))
    a_person(book, "Малка", acme, influence=3, read_on=ago(9))
    a_person(book, "Празно", acme, roles=(Role.DECIDER,), is_empty_seat=True)
    a_person(book, "Отишла", acme, roles=(Role.DECIDER,), status=PersonStatus.LEFT)
    for days in (364, 365):
        a_call(book, acme, decider, held_at=NOON - timedelta(days=days))
    for days in (366, 3):
        a_call(book, acme, strong, held_at=NOON - timedelta(days=days))
    found = health_inputs(book, [acme], TODAY, DEFAULTS)[acme]
    assert found.relationships == Relationships(Grade(3, True), 3, 1)
    assert found.freshness == Freshness(Greeting.FINE, 3)


def test_promises_of_both_sides_each_check_once(book: Book) -> None:
    acme, other = an_account(book), an_account(book, "Друга")
    term = a_term(book, acme, "Доставка", from_on=ago(500))
    for outcome, days in (
        (Outcome.KEPT, 1), (Outcome.PARTLY, 2), (Outcome.RENEGOTIATED, 3), (Outcome.KEPT, 364), (Outcome.BROKEN, 365),
    ):  # fmt: skip
        a_check(book, term, outcome, on=ago(days))
    found = health_inputs(book, [acme, other], TODAY, DEFAULTS)
    assert (found[acme].promises, found[other].promises) == (KeptRate(2, 1, 0), None)


def test_risk_is_what_is_open_where_anything_was_ever_noted(book: Book) -> None:
    acme, settled = an_account(book), an_account(book, "Уредена")
    for severity, state in ((3, ProblemState.OPEN), (3, ProblemState.OFFERED), (1, ProblemState.SOLVED)):
        problem_changes.add_problem(
            book, ProblemEntry(account_id=acme, what="x", noted_on=TODAY, severity=severity, state=state)
        )
    problem_changes.add_problem(
        book, ProblemEntry(account_id=settled, what="x", noted_on=TODAY, state=ProblemState.DROPPED)
    )
    found = health_inputs(book, [acme, settled], TODAY, DEFAULTS)
    assert (found[acme].risk, found[settled].risk) == (Risk({1: 0, 3: 2}), Risk({2: 0}))


def test_money_and_satisfaction_come_along(book: Book) -> None:
    acme, other = an_account(book, stage=Stage.FORMER), an_account(book, "Друга")
    satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=ago(3), score=7))
    found = health_inputs(book, [acme, other], TODAY, DEFAULTS, {acme: Money(-15, 90)})
    assert found[acme].satisfaction == Satisfaction(7, ago(3))
    assert (found[acme].money, found[other].money) == (Money(-15, 90), None)
    whole = account_health(book, acme, TODAY, DEFAULTS, Money(-15, 90))
    assert {one.part: one.value for one in whole.figures if one.value is not None} == {
        Part.SATISFACTION: 70,
        Part.MONEY: 60,
    }
    assert whole.value is None, "two parts are too few"


def test_the_map_is_graded_as_it_is_drawn(tmp_path: Path) -> None:
    """SQL counts what the rules of the map count: over many people of every kind it comes to the same."""
    path = tmp_path / "big.db"
    make_big_book(path, 40, 600, 1_500, NOON)
    with Book.open(path) as book:
        with book.change_rows("Empty some seats") as con:
            con.execute("UPDATE person SET is_empty_seat = 1 WHERE id % 7 = 0")
        ids = [account_id for (account_id,) in book.rows("SELECT id FROM account ORDER BY id")]
        inputs = health_inputs(book, ids, TODAY, DEFAULTS)
        maps = centers(book, ids, TODAY)
        assert health_inputs(book, ids, TODAY, DEFAULTS, maps=maps) == inputs, "nor where the maps are there"
        grades = set()
        for account_id in ids:
            drawn = center(book, account_id, TODAY, TODAY)
            players = [one for one in drawn.members if one.is_key_player and not one.is_empty_seat]
            covered = sum(one.coverage >= Coverage.SEVERAL for one in players)
            known = inputs[account_id].relationships or Relationships(Grade(0, False))
            assert known == Relationships(grade(drawn), len(players), covered)
            grades.add(known.grade)
        assert len(grades) > 2
