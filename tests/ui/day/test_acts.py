"""Acts of the day, without the application: on a line of Today or the walk, and at the close of the day."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import CenterRule
from kamtui.domain.chain.words import ChainRule
from kamtui.domain.knowledge.care import is_about_renewal
from kamtui.domain.knowledge.words import BondRule, CareRule
from kamtui.domain.money.words import MoneyRule
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay, ProblemState
from kamtui.domain.time.typed_times import Due
from kamtui.domain.warning import Remedy, Severity, Warning, WarningRule
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.chain.asked_reads import contacted_on
from kamtui.store.day import task_changes
from kamtui.store.day.closing_reads import still_open
from kamtui.store.day.today import first_of
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.ui.day import closing_acts, line_acts, task_acts, walk_acts
from kamtui.ui.day.hand import ClosingAtHand
from kamtui.ui.forms.questions import Snooze
from kamtui.ui.several import put_off_acts, settle_acts
from kamtui.ui.shell.hand import AtHand
from tests.build import TODAY, a_call, a_person, a_referral, a_task, a_term, an_account, dump
from tests.ui.front import NOW, AnsweringFront, desk_of, saved

TOMORROW = TODAY + timedelta(days=1)


def a_warning(rule: WarningRule, remedy: Remedy, *people: int) -> Warning:
    return Warning(rule, Severity.AMBER, "Something is wrong.", remedy, people)


def open_tasks(book: Book) -> list[object]:
    return [what for (what,) in book.rows("SELECT what FROM task WHERE done_at IS NULL ORDER BY id")]


# -- a line


async def test_done_is_the_task_or_the_due_check(book: Book) -> None:
    acme = an_account(book)
    task = a_task(book, "Send the offer", acme)
    term = a_term(book, acme, "Prices", checks="daily")
    front = AnsweringFront()
    desk = desk_of(book, front)
    await settle_acts.settle_line(desk, AtHand(acme, task_id=task, settles_task_id=task))
    await settle_acts.settle_line(desk, AtHand(acme, term_id=term))
    assert open_tasks(book) == []
    assert book.rows("SELECT term_id, outcome FROM term_check") == [(term, "kept")]
    assert front.said == ["Done: “Send the offer” · u undoes", "Kept: Prices · u undoes"]


async def test_done_answers_a_warning_that_one_step_answers(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    a_referral(book, "Lidl", ana)
    front = AnsweringFront()
    desk = desk_of(book, front)
    await settle_acts.settle_line(desk, AtHand(acme, warning=a_warning(MoneyRule.A_NOT_KEY, Remedy.MARK_KEY)))
    await settle_acts.settle_line(
        desk, AtHand(acme, ana, warning=a_warning(ChainRule.THANKS_OWED, Remedy.THANK, ana))
    )
    assert book.rows("SELECT is_key FROM account WHERE id = ?", (acme,)) == [(1,)]
    assert book.rows("SELECT thanked_on FROM referral") == [(TODAY.isoformat(),)]
    assert front.said == ["Acme is a key account · u undoes", "Thanked Ana · u undoes"]


async def test_done_writes_nothing_where_something_else_is_wrong(book: Book) -> None:
    acme = an_account(book)
    front = AnsweringFront()
    desk = desk_of(book, front)
    wrong = a_warning(CenterRule.NO_DECIDER, Remedy.ADD_PERSON)
    for hand in (AtHand(acme), AtHand(acme, warning=wrong)):
        await settle_acts.settle_line(desk, hand)
    await line_acts.put_off(desk, AtHand(acme))
    assert (front.said, front.asked, front.reloads) == ([], [], 0)


async def test_a_task_or_a_check_is_put_off(book: Book) -> None:
    acme = an_account(book)
    task = a_task(book, "Send the offer", acme)
    term = a_term(book, acme, "Prices", checks="daily")
    front = AnsweringFront(*[lambda _dialog: Due(TODAY + timedelta(days=3), None)] * 2, lambda _dialog: None)
    desk = desk_of(book, front)
    await line_acts.put_off(desk, AtHand(acme, task_id=task))
    await line_acts.put_off(desk, AtHand(acme, term_id=term))
    await line_acts.put_off(desk, AtHand(acme, task_id=task))
    assert front.asked == ["Snooze"] * 3
    assert book.rows("SELECT due_on FROM task") == [((TODAY + timedelta(days=3)).isoformat(),)]
    assert [said.partition(":")[0] for said in front.said] == [
        "Put off to Wed 25 Nov",
        "Check put off to Wed 25 Nov",
    ]


async def test_a_task_or_a_term_is_corrected_and_deleted(book: Book) -> None:
    acme = an_account(book)
    task = a_task(book, "Send the offer", acme)
    term = a_term(book, acme, "Prices")
    front = AnsweringFront(
        lambda form: saved(form, what="Send two"),
        lambda form: saved(form, what="Better prices"),
        *[lambda _question: True] * 2,
    )
    desk = desk_of(book, front)
    for hand in (AtHand(acme, task_id=task), AtHand(acme, term_id=term)):
        await line_acts.edit(desk, hand)
    assert open_tasks(book) == ["Send two"] and book.rows("SELECT what FROM term") == [("Better prices",)]
    for hand in (AtHand(acme, task_id=task), AtHand(acme, term_id=term)):
        await line_acts.delete(desk, hand)
    assert open_tasks(book) == [] and book.rows("SELECT 1 FROM term") == []
    assert front.asked == ["TaskForm", "TermForm", "ConfirmDelete", "ConfirmDelete"]


@pytest.mark.parametrize(
    ("warning", "person_id", "went"),
    [
        (None, 3, (7, "overview", None)),
        (a_warning(ChainRule.NOT_ASKED, Remedy.ASK), 3, (7, "center", 3)),
        (a_warning(ChainRule.NOT_ASKED, Remedy.ASK), None, (7, "overview", None)),
        (a_warning(CenterRule.NO_DECIDER, Remedy.ADD_PERSON), None, (7, "center", None)),
        (a_warning(CenterRule.NO_DECIDER, Remedy.ADD_PERSON), 3, (7, "center", 3)),
        (a_warning(MoneyRule.A_NOT_KEY, Remedy.MARK_KEY), None, (7, "numbers", None)),
        (a_warning(BondRule.ONE_CARRIES_ALL, Remedy.READ_BOND), 3, (7, "bonds", 3)),
        (a_warning(CareRule.SATISFACTION_FELL, Remedy.CALL), None, (7, "dossier", None)),
        (a_warning(CareRule.RENEWAL_NEAR, Remedy.TASK), None, (7, "overview", None)),
    ],
)
async def test_a_line_opens_the_account_where_it_is_answered(
    book: Book, warning: Warning | None, person_id: int | None, went: tuple[int, str, int | None]
) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    await line_acts.open_line(desk, AtHand(7, person_id, warning=warning))
    await walk_acts.open_line(desk, AtHand(7, person_id, warning=warning))
    assert front.went == [went] * 2


async def test_a_line_opens_what_no_tab_shows(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.PROSPECT)
    spotter = a_person(book, "Dojcho", None)
    task = a_task(book, "Buy paper", None)
    term = a_term(book, acme, "Prices")
    front = AnsweringFront(*[lambda _dialog: False] * 4)
    desk = desk_of(book, front)
    await line_acts.open_line(desk, AtHand(acme, term_id=term))
    await line_acts.open_line(desk, AtHand(task_id=task))
    await line_acts.open_line(desk, AtHand(None, spotter))
    await line_acts.open_line(desk, AtHand(acme, warning=a_warning(ChainRule.NOT_QUALIFIED, Remedy.QUALIFY)))
    assert front.asked == ["ReadTerm", "TaskForm", "PersonForm", "QualifyForm"] and front.went == []


async def test_a_renewal_that_has_passed_is_said_and_satisfaction_asked_from_the_line(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, renewal_on=date(2026, 11, 2))
    front = AnsweringFront(
        lambda _question: None,
        lambda _question: "r",
        lambda form: saved(form, until="2.11.2027"),
        lambda _question: "f",
        lambda form: saved(form, score="8"),
    )
    desk = desk_of(book, front)
    passed = AtHand(acme, warning=a_warning(CareRule.RENEWAL_PASSED, Remedy.RENEW))
    await line_acts.open_line(desk, passed)
    assert account_entry(book, acme).renewal_on == date(2026, 11, 2), "not answered"
    await line_acts.open_line(desk, passed)
    assert account_entry(book, acme).renewal_on == date(2027, 11, 2)
    assert front.said == ["Acme renewed until 2 Nov 2027 · u undoes"]
    assert book.undo() == "Acme renewed until 2 Nov 2027"
    await line_acts.open_line(desk, passed)
    assert account_entry(book, acme).stage is Stage.FORMER
    asked = AtHand(acme, warning=a_warning(CareRule.SATISFACTION_UNKNOWN, Remedy.ASK_SATISFACTION))
    await line_acts.open_line(desk, asked)
    assert book.rows("SELECT score FROM satisfaction_reading") == [(8,)]
    assert front.went == []


# -- the walk


async def test_the_walk_looks_at_a_term_in_its_account(book: Book) -> None:
    front = AnsweringFront()
    await walk_acts.open_line(desk_of(book, front), AtHand(7, term_id=9))
    assert front.went == [(7, "terms", 9)]


async def test_the_walk_puts_off_each_kind_in_its_way(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    task = a_task(book, "Send the offer", acme)
    term = a_term(book, acme, "Prices", checks="daily")
    later = Due(TODAY + timedelta(days=3), None)
    front = AnsweringFront(
        lambda _dialog: later,
        lambda form: saved(form, reason="after the fair"),
        *[lambda _dialog: later] * 2,
        lambda _dialog: None,
    )
    desk = desk_of(book, front)
    wrong = a_warning(CenterRule.NO_DECIDER, Remedy.ADD_PERSON)
    await line_acts.put_off(desk, AtHand(acme, task_id=task))
    await line_acts.put_off(desk, AtHand(acme, term_id=term, warning=wrong))
    await line_acts.put_off(desk, AtHand(acme, term_id=term))
    await line_acts.put_off(desk, AtHand(acme, ana, who="Ana"))
    await line_acts.put_off(desk, AtHand(acme, who="Acme"))
    assert front.asked == ["Snooze", "AcceptForm", "Snooze", "Snooze", "Snooze"]
    assert book.rows("SELECT reason FROM acceptance") == [("after the fair",)]
    assert book.rows(
        "SELECT account_id, person_id, due_on FROM task WHERE what = 'Get in touch with Ana'"
    ) == [(acme, ana, later.day.isoformat())]
    assert front.said[-1] == "Wed 25 Nov: “Get in touch with Ana” · u undoes"


# -- the close of the day


def at_close(book: Book, person_id: int | None = None) -> ClosingAtHand:
    """The close of today, on a person who was spoken to; else on the first that is still open, if there is one."""
    waiting = still_open(book, TODAY)
    return ClosingAtHand(
        day=TODAY,
        following=TOMORROW,
        spoken=next((one for one in contacted_on(book, TODAY) if one.person_id == person_id), None),
        waiting=waiting[0] if person_id is None and waiting else None,
        first=tuple(first_of(book, TOMORROW)),
    )


async def test_who_was_asked_is_written_and_said(book: Book) -> None:
    acme = an_account(book)
    ana, bob = a_person(book, "Ana", acme), a_person(book, "Bob", acme)
    a_call(book, acme, ana, bob)
    front = AnsweringFront(lambda _question: "his boss sat there", lambda _question: None)
    desk = desk_of(book, front)
    assert await settle_acts.settle_line(desk, at_close(book, ana))
    assert await closing_acts.edit(desk, at_close(book, bob))
    assert not await closing_acts.edit(desk, at_close(book, bob)), "not answered"
    assert [(one.person, one.asked, one.why_not) for one in contacted_on(book, TODAY)] == [
        ("Ana", Asked.NONE, ""),
        ("Bob", Asked.NOT_ASKED, "his boss sat there"),
    ]
    assert front.asked == ["OneLine"] * 2 and front.said[0] == "Ana: asked, none · u undoes"


async def test_a_name_is_written_down_where_it_was_given(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    call = a_call(book, acme, ana)
    front = AnsweringFront(lambda _form: False, lambda form: saved(form, organisation="Lidl"))
    desk = desk_of(book, front)
    assert not await closing_acts.gave_a_name(desk, at_close(book, ana)), "which one is not written down"
    assert contacted_on(book, TODAY)[0].asked is Asked.NOT_ASKED
    assert await closing_acts.gave_a_name(desk, at_close(book, ana))
    assert front.asked == ["ReferralForm"] * 2 and contacted_on(book, TODAY)[0].asked is Asked.GIVEN
    assert book.rows("SELECT by_person_id, call_id, named_on FROM referral") == [
        (ana, call, TODAY.isoformat())
    ]


async def test_no_later_answer_writes_over_a_name_that_was_given(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    a_call(book, acme, Participant(ana, "", asked=Asked.GIVEN))
    front = AnsweringFront()
    desk = desk_of(book, front)
    assert not await settle_acts.settle_line(desk, at_close(book, ana))
    assert not await closing_acts.edit(desk, at_close(book, ana))
    assert contacted_on(book, TODAY)[0].asked is Asked.GIVEN
    assert len(front.said) == 2 and front.asked == []


async def test_what_is_still_open_is_put_off_to_the_next_working_day_first(book: Book) -> None:
    for what in ("Mail", "Visit"):
        a_task(book, what)
    offered: list[Snooze] = []

    def first(question: Snooze) -> Due:
        offered.append(question)
        return Due(question._choices[0][2], None)

    front = AnsweringFront(lambda _question: None, first, first)
    desk = desk_of(book, front)
    waiting = still_open(book, TODAY)
    hands = [replace(at_close(book), task_id=item.task_id, waiting=item) for item in waiting]
    assert not await closing_acts.put_off_all(desk, hands)
    assert len(still_open(book, TODAY)) == 2, "left"
    assert await closing_acts.put_off_all(desk, hands)
    assert still_open(book, TODAY) == [] and front.said == ["Put off to Mon 23 Nov: 2 things · u undoes"]
    book.undo()
    assert len(still_open(book, TODAY)) == 2, "it was one act"
    await closing_acts.put_off(desk, hands[0])
    assert front.said[-1] == "Put off to Mon 23 Nov: 1 thing · u undoes"


async def test_many_lines_are_settled_and_put_off_each_in_its_way_as_one_act(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    task, term = a_task(book, "Mail", acme), a_term(book, acme, "Prices", checks="every friday")
    ana = a_person(book, "Ana", acme)
    a_call(book, acme, ana)
    spoken = contacted_on(book, TODAY)[0]
    before = dump(book)
    front = AnsweringFront(lambda _question: Due(TODAY + timedelta(3), None))
    desk = desk_of(book, front)
    hands = [AtHand(acme, task_id=task), AtHand(acme, term_id=term), replace(at_close(book), spoken=spoken)]
    assert await settle_acts.settle(desk, hands)
    assert front.said == ["3 lines settled · u undoes"]
    assert book.rows("SELECT done_at IS NULL FROM task") == [(0,)]
    assert contacted_on(book, TODAY)[0].asked is Asked.NONE
    assert await settle_acts.settle(desk, hands[1:2]) is False, "it was looked at today already"
    book.undo()
    assert dump(book) == before
    warning = AtHand(acme, warning=a_warning(CenterRule.NO_DECIDER, Remedy.ADD_PERSON))
    front.answers.append(lambda form: saved(form, reason="a holiday"))
    cold = AtHand(acme, ana, who="Ana")
    assert await put_off_acts.put_off(desk, [hands[0], warning, hands[1], cold])
    assert book.rows("SELECT what, due_on FROM task ORDER BY id") == [
        ("Mail", "2026-11-25"),
        ("Get in touch with Ana", "2026-11-25"),
    ]
    assert book.rows("SELECT reason, until_on FROM acceptance") == [("a holiday", "2026-11-25")]
    assert front.asked == ["Snooze", "AcceptForm"]
    book.undo()
    assert dump(book) == before


async def test_what_is_settled_already_stays_as_it_is(book: Book) -> None:
    acme = an_account(book)
    dropped = ProblemEntry(acme, "Late lorries", TODAY, state=ProblemState.DROPPED)
    late = problem_changes.add_problem(book, dropped)
    thanked = FavourEntry("Tickets", TODAY, FavourWay.RECEIVED, acme, thanked_on=TODAY - timedelta(5))
    tickets = favour_changes.add_favour(book, thanked)
    task = a_task(book, "Mail", acme)
    task_changes.finish_task(book, task, NOW - timedelta(1))
    hands = [AtHand(acme, problem_id=late), AtHand(acme, favour_id=tickets), AtHand(acme, task_id=task)]
    before, front = dump(book), AnsweringFront()
    desk = desk_of(book, front)
    assert not await settle_acts.settle(desk, hands) and front.said == ["All of this is settled already."]
    assert dump(book) == before
    live = problem_changes.add_problem(book, ProblemEntry(acme, "Wet pallets", TODAY))
    gift = favour_changes.add_favour(book, FavourEntry("Wine", TODAY, FavourWay.RECEIVED, acme))
    before = dump(book)
    assert await settle_acts.settle(desk, [*hands, AtHand(problem_id=live), AtHand(favour_id=gift)])
    assert front.said[-1] == (
        "2 lines settled · worth of 1 problem not known: on the account E, twice v, then e adds it"
        " · left out: 3 (settled already) · u undoes"
    )
    assert book.rows("SELECT state FROM problem ORDER BY id") == [("dropped",), ("solved",)]
    book.undo()
    assert dump(book) == before


async def test_what_another_window_deleted_is_passed_over(book: Book) -> None:
    first, second = a_task(book, "First", due_time=time(9)), a_task(book, "Second")
    term = a_term(book, an_account(book), "Deliver", checks="daily", from_on=TODAY)
    task_changes.delete_task(book, second)
    front = AnsweringFront(*[lambda _question: Due(TOMORROW, None)] * 2)
    desk = desk_of(book, front)
    hands = [AtHand(task_id=first), AtHand(task_id=second), AtHand(term_id=term)]
    assert await put_off_acts.put_off(desk, hands)
    assert front.said == ["Put off to Mon 23 Nov: 2 things · left out: 1 (deleted meanwhile) · u undoes"]
    assert book.rows("SELECT due_on, due_time, times_put_off FROM task") == [
        (TOMORROW.isoformat(), "09:00", 1)
    ]
    assert book.rows("SELECT next_check_on FROM term") == [(TOMORROW.isoformat(),)]
    assert await settle_acts.settle(desk, hands)
    assert front.said[-1] == "2 lines settled · left out: 1 (deleted meanwhile) · u undoes"
    assert (
        not await settle_acts.settle(desk, hands[2:]) and front.said[-1] == "All of this is settled already."
    )
    task_changes.delete_task(book, first)
    assert (
        not await put_off_acts.put_off(desk, hands[:2])
        and front.said[-1] == "Nothing was done: 2 (deleted meanwhile)."
    )


async def test_three_things_come_first_and_each_can_go_again(book: Book) -> None:
    for number in range(1, 5):
        a_task(book, f"Step {number}")
    waiting = still_open(book, TODAY)
    front = AnsweringFront()
    desk = desk_of(book, front)
    for item in waiting:
        await closing_acts.choose(desk, replace(at_close(book), waiting=item))
    assert first_of(book, TOMORROW) == [item.chosen for item in waiting[:3]]
    assert front.said[0] == "Number 1 of Mon 23 Nov: “Step 1” · u undoes"
    assert front.said[-1] == "Three things come first already: * on one of them takes it away."
    await closing_acts.choose(desk, replace(at_close(book), waiting=waiting[0]))
    assert first_of(book, TOMORROW) == [item.chosen for item in waiting[1:3]]
    assert front.said[-1] == "No longer first: “Step 1” · u undoes"


async def test_where_nothing_is_at_hand_nothing_is_done(book: Book) -> None:
    front = AnsweringFront()
    desk = desk_of(book, front)
    for act in (
        closing_acts.gave_a_name,
        closing_acts.edit,
        closing_acts.put_off,
        closing_acts.choose,
        settle_acts.settle_line,
        line_acts.put_off,
        line_acts.edit,
        line_acts.delete,
        line_acts.open_line,
    ):
        await act(desk, at_close(book))
    assert (front.said, front.asked, front.went, front.reloads) == ([], [], [], 0)


# -- tasks


async def test_a_task_starts_from_what_is_at_hand(book: Book) -> None:
    acme = an_account(book)
    ana = a_person(book, "Ana", acme)
    term = a_term(book, acme, "Prices")
    front = AnsweringFront(lambda form: saved(form, what="Remind them"))
    await task_acts.new(desk_of(book, front), AtHand(acme, ana, because_of_term_id=term))
    assert book.rows("SELECT what, account_id, person_id, term_id FROM task") == [
        ("Remind them", acme, ana, term)
    ]


async def test_the_task_that_a_renewal_asks_for_is_known_to_be_about_it(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER, renewal_on=TODAY + timedelta(days=50))
    front = AnsweringFront(lambda form: saved(form, due="fri"))
    hand = AtHand(acme, warning=a_warning(CareRule.RENEWAL_NEAR, Remedy.TASK))
    await task_acts.new(desk_of(book, front), hand)
    [words] = open_tasks(book)
    assert is_about_renewal(str(words))
