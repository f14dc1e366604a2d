"""Acts on the endless chain, without the application."""

from datetime import date, timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.forest import Root
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import Answer, Question, Source
from kamtui.domain.time.typed_times import Due
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.chain import answer_reads, week_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import reads as chain_reads
from kamtui.ui.accounts import stage_acts
from kamtui.ui.chain import acts, line_acts, week_acts
from kamtui.ui.chain.hand import ChainHand
from kamtui.ui.several import settle_acts
from tests.build import TODAY, a_call, a_person, a_referral, a_task, an_account
from tests.ui.front import AnsweringFront, desk_of, saved


def on_prospect(book: Book, account_id: int) -> ChainHand:
    """The hand on a prospect, as it was named first."""
    naming = chain_reads.forest(book).paths[account_id][0]
    return ChainHand(account_id, naming.person_id, naming=naming)


def on_person(person_id: int, account_id: int | None, *, is_owed: bool = False) -> ChainHand:
    """The hand on somebody who named prospects."""
    root = Root(None, person_id, account_id)
    return ChainHand(account_id, person_id, root=root, thanks_owed_to_id=person_id if is_owed else None)


def named(book: Book) -> list[tuple[int | None, Source]]:
    """By whom and from which source each prospect was named, the oldest first."""
    return [(naming.by_person_id, naming.source) for naming in chain_reads.forest(book).namings]


async def test_a_person_brings_a_prospect_and_the_cursor_goes_to_it(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    maria = a_person(book, "Maria", metro)
    front = AnsweringFront(lambda form: saved(form, organisation="Lidl"))
    await line_acts.new(desk_of(book, front), on_person(maria, metro))
    [lidl] = chain_reads.forest(book).prospects
    assert named(book) == [(maria, Source.CUSTOMER)] and front.stood_on == [lidl]
    assert front.asked == ["ReferralForm"] and front.said == ["Lidl is in the chain · u undoes"]


async def test_a_source_and_nothing_at_hand_bring_one_without_a_person(book: Book) -> None:
    front = AnsweringFront(
        lambda form: saved(form, organisation="Lidl"), lambda form: saved(form, organisation="HIT")
    )
    desk = desk_of(book, front)
    await line_acts.new(desk, ChainHand(root=Root(Source.FAIR)))
    await line_acts.new(desk, ChainHand())
    assert named(book) == [(None, Source.FAIR), (None, Source.OBSERVATION)]


async def test_on_a_prospect_its_contact_brings_the_next_one_or_whom_we_spoke_to(book: Book) -> None:
    lidl, hit = a_referral(book, "Lidl", person="Petar"), a_referral(book, "HIT")
    a_call(book, hit, "Elena")
    namers: list[str] = []
    front = AnsweringFront(*[lambda form: namers.append(form.now["by"])] * 2)
    for account_id in (lidl, hit):
        await line_acts.new(desk_of(book, front), on_prospect(book, account_id))
    assert namers == ["Petar", "Elena"] and front.stood_on == []


async def test_a_prospect_is_qualified_won_and_lost(book: Book) -> None:
    lidl, hit = a_referral(book, "Lidl"), a_referral(book, "HIT")
    front = AnsweringFront(
        lambda form: saved(form, need="yes", need_note="two shops"),
        lambda _question: "c",
        lambda _question: "l",
        lambda form: saved(form, reason="no money"),
    )
    desk = desk_of(book, front)
    await acts.qualify(desk, on_prospect(book, lidl))
    given = answer_reads.answers(book, lidl)[Question.NEED]
    assert (given.answer, given.note) == (Answer.YES, "two shops")
    await stage_acts.became(desk, on_prospect(book, lidl))
    assert account_entry(book, lidl).stage is Stage.CUSTOMER
    await stage_acts.became(desk, on_prospect(book, hit))
    assert account_entry(book, hit).stage is Stage.LOST
    assert front.asked == ["QualifyForm", "Choose", "Choose", "LostForm"] and len(front.said) == 3


async def test_why_it_was_lost_stands_in_the_form_again(book: Book) -> None:
    hit = a_referral(book, "HIT")
    chain_changes.lose(book, hit, "no money", TODAY)
    shown: list[str] = []
    front = AnsweringFront(lambda _question: "l", lambda form: shown.append(form.now["reason"]))
    await stage_acts.became(desk_of(book, front), on_prospect(book, hit))
    assert shown == ["no money"]


async def test_what_became_of_an_account_is_asked_and_left_where_nothing_is_answered(book: Book) -> None:
    asked: list[dict[str, str]] = []
    front = AnsweringFront(*[lambda question: asked.append(question.answers)] * 3)
    for stage in (Stage.PROSPECT, Stage.CUSTOMER, Stage.LOST):
        account_id = an_account(book, stage.value, stage=stage)
        await stage_acts.became(desk_of(book, front), ChainHand(account_id))
        assert account_entry(book, account_id).stage is stage
    assert ["".join(letters) for letters in asked] == ["cl", "f", "clp"] and front.said == []


async def test_thanks_are_for_one_name_and_taken_back_and_for_all_of_a_person(book: Book) -> None:
    maria = a_person(book, "Maria")
    lidl, hit = a_referral(book, "Lidl", maria), a_referral(book, "HIT", maria)
    front = AnsweringFront()
    desk = desk_of(book, front)

    def thanked() -> list[date | None]:
        return [chain_reads.forest(book).paths[account_id][0].thanked_on for account_id in (lidl, hit)]

    await settle_acts.settle_line(desk, on_prospect(book, lidl))
    assert thanked() == [TODAY, None]
    await settle_acts.settle_line(desk, on_prospect(book, lidl))
    assert thanked() == [None, None]
    await settle_acts.settle_line(desk, on_person(maria, None))
    assert thanked() == [None, None] and len(front.said) == 2, "none are owed"
    await settle_acts.settle_line(desk, on_person(maria, None, is_owed=True))
    assert thanked() == [TODAY, TODAY]


async def test_a_line_opens_where_it_belongs(book: Book) -> None:
    metro = an_account(book, "Metro")
    maria, stefan = a_person(book, "Maria", metro), a_person(book, "Stefan")
    lidl = a_referral(book, "Lidl", maria)
    task, loose = a_task(book, "Ask", metro, TODAY), a_task(book, "Think", None, TODAY)
    front = AnsweringFront(lambda _card: None, lambda _card: None, lambda _form: False)
    desk = desk_of(book, front)
    await line_acts.open_line(desk, on_prospect(book, lidl))
    await line_acts.open_line(desk, on_person(maria, metro))
    await line_acts.open_line(desk, ChainHand(metro, maria, task_id=task))
    assert front.went == [(lidl, "overview", None), (metro, "overview", task)]
    await line_acts.open_line(desk, on_person(stefan, None))
    await line_acts.open_line(desk, ChainHand(task_id=loose))
    assert front.asked == ["PersonCardDialog", "PersonCardDialog", "TaskForm"] and len(front.went) == 2


async def test_a_line_is_edited_and_deleted_as_what_it_is(book: Book) -> None:
    maria = a_person(book, "Maria")
    lidl, task = a_referral(book, "Lidl", maria), a_task(book, "Ask", None, TODAY)
    front = AnsweringFront(
        lambda form: saved(form, what="Ask at the fair"),
        lambda form: saved(form, why="two shops"),
        lambda form: saved(form, name="Maria Ivanova"),
        lambda _question: True,
        lambda _question: True,
    )
    desk = desk_of(book, front)
    await line_acts.edit(desk, ChainHand(task_id=task))
    await line_acts.edit(desk, on_prospect(book, lidl))
    await line_acts.edit(desk, on_person(maria, None))
    assert book.rows("SELECT what FROM task") == [("Ask at the fair",)]
    assert book.rows("SELECT why FROM referral") == [("two shops",)]
    assert book.rows("SELECT name FROM person") == [("Maria Ivanova",)]
    await line_acts.delete(desk, ChainHand(task_id=task))
    await line_acts.delete(desk, on_prospect(book, lidl))
    await line_acts.delete(desk, on_person(maria, None))
    assert book.rows("SELECT 1 FROM task UNION ALL SELECT 1 FROM referral") == []
    assert front.asked[3:] == ["ConfirmDelete"] * 2, "a person is not deleted here"
    assert account_entry(book, lidl).name == "Lidl"


async def test_the_week_is_planned_and_its_tasks_are_done_and_put_off(book: Book) -> None:
    task = a_task(book, "Ask", None, TODAY, is_prospecting=True)
    front = AnsweringFront(
        lambda form: saved(form, contacts="12"), lambda _question: Due(TODAY + timedelta(1), None)
    )
    desk = desk_of(book, front)
    await week_acts.plan(desk, ChainHand())
    assert week_reads.week_plan(book, TODAY) == WeekPlan(12)
    await settle_acts.settle_line(desk, ChainHand(task_id=task))
    assert book.rows("SELECT done_at IS NULL FROM task") == [(0,)]
    await settle_acts.settle_line(desk, ChainHand(task_id=task, is_task_done=True))
    assert book.rows("SELECT done_at IS NULL FROM task") == [(1,)]
    await week_acts.put_off(desk, ChainHand(task_id=task))
    assert book.rows("SELECT due_on FROM task") == [((TODAY + timedelta(1)).isoformat(),)]
    assert front.asked == ["WeekForm", "Snooze"]


async def test_nothing_at_hand_asks_nothing(book: Book) -> None:
    front = AnsweringFront()
    desk, hand = desk_of(book, front), ChainHand()
    for act in (
        acts.qualify,
        stage_acts.became,
        line_acts.edit,
        line_acts.delete,
        line_acts.open_line,
        settle_acts.settle_line,
        week_acts.put_off,
    ):
        await act(desk, hand)
    assert (front.asked, front.said, front.went) == ([], [], [])
