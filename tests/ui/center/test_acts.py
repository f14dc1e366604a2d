"""Acts on the people of a map, without the application."""

from datetime import timedelta
from typing import Any

import pytest

from kamtui.domain.accounts.words import PersonStatus, Stage
from kamtui.domain.center.buying_center import TargetStance
from kamtui.domain.center.coverage import center_warnings
from kamtui.domain.center.warning_lines import WarningLine, warning_lines
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.fields import Problems
from kamtui.domain.warning import Remedy
from kamtui.store.accounts import people_reads
from kamtui.store.book.book import Book
from kamtui.store.center import changes as center_changes
from kamtui.store.center import reads as center_reads
from kamtui.store.center.reads import target_of
from kamtui.ui.center import accepting, acts
from kamtui.ui.center.hand import MemberAtHand
from kamtui.ui.shell.hand import AtHand
from tests.build import TODAY, a_person, a_tie, an_account, dump
from tests.ui.front import AnsweringFront, desk_of, saved


def hand_on(book: Book, account_id: int, person_id: int, *, line: WarningLine | None = None) -> MemberAtHand:
    """The hand on somebody of a map, or on a warning about it."""
    center = center_reads.center(book, account_id, TODAY, TODAY)
    return MemberAtHand(
        account_id,
        person_id,
        someone_id=person_id,
        member=center.member(person_id),
        center=center,
        warning_line=line,
    )


def readings(book: Book) -> list[tuple[object, ...]]:
    return list(book.rows("SELECT stance, influence, reason FROM stance_reading ORDER BY id"))


async def test_a_reading_goes_a_step_and_says_where_it_ends(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.SUPPORTER, influence=4)
    front = AnsweringFront()
    desk = desk_of(book, front)

    def now() -> tuple[Stance | None, int | None]:
        member = hand_on(book, acme, ana).member
        assert member is not None
        return member.stance, member.influence

    await acts.step_stance(desk, hand_on(book, acme, ana), 1)
    assert now() == (Stance.DEFENDER, 4)
    await acts.step_influence(desk, hand_on(book, acme, ana), 1)
    assert now() == (Stance.DEFENDER, 5) and "influence 5" in front.said[-1]
    await acts.step_influence(desk, hand_on(book, acme, ana), 1)
    assert now() == (Stance.DEFENDER, 5) and "is as far as it goes" in front.said[-1]
    await acts.step_stance(desk, hand_on(book, acme, ana), -1)
    await acts.step_influence(desk, hand_on(book, acme, ana), -1)
    assert now() == (Stance.SUPPORTER, 4)
    await acts.forget_stance(desk, hand_on(book, acme, ana))
    assert now() == (None, 4)
    await acts.forget_stance(desk, hand_on(book, acme, ana))
    assert front.said[-1] == "That is not known already." and front.asked == []


async def test_why_with_another_stance_before_it_is_a_reading_of_today(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana, ivo = a_person(book, "Ana", acme), a_person(book, "Ivo", acme, stance=Stance.SUPPORTER)
    front = AnsweringFront(*[lambda form: saved(form, reason="BLO: they raised the price")] * 2)
    desk = desk_of(book, front)
    for person_id in (ivo, ana):
        await acts.say_why(desk, hand_on(book, acme, person_id))
        _person, stance = people_reads.person_entry(book, person_id)
        assert (stance.stance, stance.reason) == (Stance.BLOCKER, "they raised the price")
    book.undo()
    assert people_reads.person_entry(book, ana)[1].stance is None


async def test_why_needs_a_reading_or_a_stance_before_it(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana, ivo = a_person(book, "Ana", acme), a_person(book, "Ivo", acme, stance=Stance.SUPPORTER)
    front = AnsweringFront(*[lambda form: saved(form, reason="cheap", confidence="confirmed")] * 2)
    desk = desk_of(book, front)
    with pytest.raises(Problems, match="Say how they stand before it"):
        await acts.say_why(desk, hand_on(book, acme, ana))
    await acts.say_why(desk, hand_on(book, acme, ivo))
    _person, stance = people_reads.person_entry(book, ivo)
    assert (stance.reason, stance.confidence) == ("cheap", Confidence.CONFIRMED)
    assert front.said[-1] == "Noted why · u undoes"


async def test_roles_are_said(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    front = AnsweringFront(lambda form: saved(form, roles=Role.DECIDER.value))
    await acts.set_roles(desk_of(book, front), hand_on(book, acme, ana))
    assert people_reads.person_entry(book, ana)[0].roles == (Role.DECIDER,)
    assert front.said == ["Changed the roles of Ana · u undoes"]


async def test_a_tie_is_made_both_ways_changed_and_ended(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana, ivo = a_person(book, "Ana", acme), a_person(book, "Ivo", acme)
    front = AnsweringFront(
        lambda form: saved(form, other="Ivo", other_id=str(ivo), way="in"),
        lambda form: saved(form, other="Ivo", other_id=str(ivo), way="in", strength="3"),
        lambda form: saved(form, other="Ivo", other_id=str(ivo), way="in", strength="0"),
    )
    desk = desk_of(book, front)

    def standing() -> int | None:
        tie = center_reads.center(book, acme, TODAY, TODAY).standing_tie(TieKind.INFLUENCES, ivo, ana)
        return tie.strength if tie is not None else None

    await acts.tie(desk, hand_on(book, acme, ana))
    assert standing() == 2
    await acts.tie(desk, hand_on(book, acme, ana))
    assert standing() == 3
    await acts.tie(desk, hand_on(book, acme, ana))
    assert standing() is None


async def test_a_tie_is_offered_with_the_others_of_the_map_and_as_it_stands(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana, ivo = a_person(book, "Ana", acme), a_person(book, "Anton", acme)
    a_tie(book, ana, ivo, strength=3)
    offered: list[object] = []

    def look(form: object) -> bool:
        offered.append([suggestion.name for suggestion in form._drawing.picks["other"].suggest("an", None)])  # type: ignore[attr-defined]
        offered.append(form._standing("influences", "out", ivo))  # type: ignore[attr-defined]
        return False

    await acts.tie(desk_of(book, AnsweringFront(look)), hand_on(book, acme, ana))
    names, tie = offered
    assert names == ["Anton"] and isinstance(tie, dict) and tie["strength"] == "3"


async def test_what_became_of_somebody_is_asked(book: Book) -> None:
    acme, metro = an_account(book, stage=Stage.CUSTOMER), an_account(book, "Metro")
    ana, ivo, eva = (a_person(book, name, acme) for name in ("Ana", "Ivo", "Eva"))
    seat = a_person(book, "Who signs", acme, is_empty_seat=True)
    front = AnsweringFront(
        lambda _question: "l",
        lambda _question: "m",
        lambda form: saved(form, account="Metro", account_id=str(metro)),
        lambda _question: "d",
        lambda _question: True,
        lambda _question: None,
        lambda _question: False,  # who left, and of whom only the part is known, can only be deleted
        lambda _question: False,
    )
    desk = desk_of(book, front)
    for person_id in (ana, ivo, eva, ivo, ana, seat):
        await acts.take_away(desk, MemberAtHand(acme, someone_id=person_id))
    assert front.asked == [
        *("Choose", "Choose", "MoveForm", "Choose", "ConfirmDelete"),
        *("Choose", "ConfirmDelete", "ConfirmDelete"),
    ]
    assert people_reads.person_entry(book, ana)[0].status is PersonStatus.LEFT
    assert book.rows("SELECT id, account_id FROM person WHERE id <> ? ORDER BY id", (seat,)) == [
        (ana, acme),
        (ivo, metro),
    ]
    assert "Ana is no longer here · u undoes" in front.said


async def test_what_was_wanted_of_somebody_does_not_go_along_where_they_move(book: Book) -> None:
    acme, metro = an_account(book, stage=Stage.CUSTOMER), an_account(book, "Metro")
    ana = a_person(book, "Ana", acme)
    center_changes.set_target(book, ana, TargetStance(Stance.SUPPORTER, TODAY, "Lunch"))
    before = dump(book)
    front = AnsweringFront(
        lambda _question: "m", lambda form: saved(form, account="Metro", account_id=str(metro))
    )
    await acts.take_away(desk_of(book, front), MemberAtHand(acme, someone_id=ana))
    assert book.rows("SELECT account_id, target_stance, target_on, target_move FROM person") == [
        (metro, None, None, "")
    ]
    assert (
        front.said[-1]
        == "Ana is no longer here; that we wanted “supporter” of them here is cleared · u undoes"
    )
    book.undo()
    assert dump(book) == before
    center_changes.mark_left(book, ana, TODAY)
    center_changes.move_person(book, ana, acme, TODAY)
    assert target_of(book, ana) is Stance.SUPPORTER, "back at the same account it still holds"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Choose the account where they work now."),
        ("Metr", "Nothing of that name is in the book; choose from the list."),
    ],
)
async def test_where_to_is_chosen_from_the_list(book: Book, typed: str, said: str) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    front = AnsweringFront(lambda _question: "m", lambda form: saved(form, account=typed))
    with pytest.raises(Problems) as wrong:
        await acts.take_away(desk_of(book, front), hand_on(book, acme, ana))
    assert wrong.value.by_field == {"account": said}
    assert people_reads.person_entry(book, ana)[0].status is PersonStatus.ACTIVE


async def test_somebody_is_added_to_the_account_at_hand(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    front = AnsweringFront(lambda form: saved(form, name="Ana"))
    await acts.add_person(desk_of(book, front), MemberAtHand(acme))
    assert book.rows("SELECT name, account_id FROM person") == [("Ana", acme)]


async def test_a_warning_at_hand_is_answered_in_place_of_the_person(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme, stance=Stance.BLOCKER, influence=5)
    center = center_reads.center(book, acme, TODAY, TODAY)
    lines = warning_lines(center_warnings(center), (), {})
    asked_by = {
        Remedy.CALL: "CallForm",
        Remedy.ADD_PERSON: "PersonForm",
        Remedy.FILL_SEAT: "PersonForm",
        Remedy.READ_STANCE: "PersonForm",
    }
    answered = [line for line in lines if line.warning is not None]
    assert answered
    front = AnsweringFront(*[lambda _form: False] * (len(answered) + 1))
    for line in answered:
        assert line.warning is not None
        await acts.open_person(desk_of(book, front), hand_on(book, acme, ana, line=line))
        assert front.asked[-1] == asked_by.get(line.warning.remedy, "TaskForm"), line
    await acts.edit(desk_of(book, front), hand_on(book, acme, ana, line=answered[0]))
    assert front.asked[-1] == "PersonForm"


async def test_a_warning_is_hidden_until_a_day(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.BLOCKER, influence=5)
    warning = center_warnings(center_reads.center(book, acme, TODAY, TODAY))[0]
    front = AnsweringFront(lambda form: saved(form, reason="a holiday", until="+2d"))
    await accepting.hide(desk_of(book, front), MemberAtHand(acme, warning=warning))
    assert book.rows("SELECT account_id, reason, until_on FROM acceptance") == [
        (acme, "a holiday", (TODAY + timedelta(2)).isoformat())
    ]
    await accepting.hide(desk_of(book, front), MemberAtHand(acme))
    assert front.asked == ["AcceptForm"]


async def test_warnings_of_one_line_are_hidden_together(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme, stance=Stance.BLOCKER, influence=5)
    first, second, *_others = center_warnings(center_reads.center(book, acme, TODAY, TODAY))
    shown: list[str] = []

    def save(form: Any) -> bool:
        shown.append(form._sentence)
        return saved(form, reason="a holiday")

    hand = AtHand(acme, warning=first, further_warnings=(second,))
    await accepting.hide(desk_of(book, AnsweringFront(save)), hand)
    assert shown == [f"{first.sentence} · {second.sentence}"]
    assert len(book.rows("SELECT 1 FROM acceptance")) == 2
    assert book.undo() == "Hide 2 warnings" and book.rows("SELECT 1 FROM acceptance") == []


async def test_a_map_is_marked_as_reviewed_where_one_says_so(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    front = AnsweringFront(lambda _question: False, lambda _question: True)
    desk = desk_of(book, front)
    await acts.review(desk, MemberAtHand(acme))
    assert center_reads.last_review(book, acme) is None
    await acts.review(desk, MemberAtHand(acme))
    assert center_reads.last_review(book, acme) == TODAY
    assert front.asked == ["Difference"] * 2 and front.said == ["Reviewed the map · u undoes"]


async def test_nobody_at_hand_asks_nothing(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    front = AnsweringFront()
    desk, hand = desk_of(book, front), MemberAtHand(acme)
    for act in (acts.say_why, acts.set_roles, acts.tie, acts.edit, acts.take_away):
        await act(desk, hand)
    for step in (acts.step_stance, acts.step_influence):
        await step(desk, hand, 1)
    assert (front.asked, front.said, readings(book)) == ([], [], [])
