"""The walk as such: where it stands, what counts, what is taken up again."""

from kamtui.domain.day.line import Group, Line
from kamtui.domain.day.walk import Mark, Walk, mark_key, mark_words
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.words import TermRule
from kamtui.domain.warning import Remedy, Severity, Warning
from tests.domain.terms.standings import a_term


def line(number: int) -> Line:
    return Line(Group.TODAY, f"Task {number}", task_id=number)


LINES = [line(number) for number in range(1, 6)]
OVER = Warning(TermRule.OVER, Severity.AMBER, "Over", Remedy.OPEN_TERM)


def marks(*settled: tuple[int, Settled], start: int = 1) -> dict[str, Mark]:
    return {
        mark_key(line(number)): Mark(start + place, mark_key(line(number)), f"Task {number}", how)
        for place, (number, how) in enumerate(settled)
    }


def here(walk: Walk) -> int:
    return (walk.current.task_id or 0) if walk.current is not None else 0


def test_it_begins_with_the_first_line_that_is_not_settled() -> None:
    assert here(Walk(LINES, {})) == 1
    skipped = marks((1, Settled.SKIPPED), (3, Settled.CALLED))
    walk = Walk(LINES, skipped)
    assert (here(walk), walk.total, walk.settled, walk.left, walk.skipped) == (2, 5, 2, 3, 1)
    assert here(Walk([], {})) == 0 and Walk([], {}).total == 0


def test_what_was_done_and_is_gone_counts() -> None:
    walk = Walk(LINES[1:], marks((1, Settled.DONE)))
    assert (here(walk), walk.total, walk.settled) == (2, 5, 1)


def test_a_task_done_and_there_again_does_not_count_as_settled() -> None:
    walk = Walk(LINES, marks((1, Settled.DONE)))
    assert (here(walk), walk.settled) == (1, 0)
    line = Line(Group.WARNINGS, "Over", warning=OVER)
    checked = {mark_key(line): Mark(1, mark_key(line), "Over", Settled.DONE)}
    assert Walk([line], checked).current is None, "a warning may outlive its check"


def test_going_on_returns_to_those_left_behind_and_then_ends() -> None:
    walk = Walk(LINES, {})
    walk.step(1)
    walk.step(1)
    assert here(walk) == 3
    settled: list[tuple[int, Settled]] = []
    for number, expected in ((3, 4), (4, 5), (5, 1), (1, 2), (2, 0)):
        assert here(walk) == number
        settled.append((number, Settled.CALLED))
        walk.see_marks(marks(*settled))
        assert here(walk) == expected
    assert walk.left == 0
    walk.step(-1)
    assert walk.current is None


def test_a_line_gone_meanwhile_is_passed_over() -> None:
    walk = Walk(LINES, {})
    walk.see([LINES[0], LINES[3], line(9)], {})
    assert (here(walk), walk.total, walk.new) == (1, 2, 1)
    walk.see([LINES[3]], {})
    assert (here(walk), walk.total) == (4, 1)
    walk.see([], {})
    assert (here(walk), walk.total) == (0, 0)


def test_looking_back_stays_where_it_is_until_something_is_done() -> None:
    walk = Walk(LINES, marks((1, Settled.SKIPPED)))
    walk.step(-1)
    assert here(walk) == 1
    walk.see(LINES, marks((1, Settled.SKIPPED)))
    assert here(walk) == 1
    walk.see(LINES[1:], marks((1, Settled.DONE), start=7))
    assert here(walk) == 2


def test_what_was_taken_back_is_gone_back_to() -> None:
    before = marks((1, Settled.DONE), (2, Settled.PUT_OFF))
    walk = Walk(LINES[2:], before)
    walk.see(LINES[1:], marks((1, Settled.DONE)))
    walk.go_back_to(before)
    assert here(walk) == 2
    walk.see(LINES, {})
    walk.go_back_to(marks((1, Settled.DONE)))
    assert here(walk) == 1
    walk.step(1)
    assert here(walk) == 2, "in the order in which they were walked"
    walk.go_back_to(walk.marks)
    assert here(walk) == 2, "nothing was taken back"


def test_skipped_and_new_ones_are_taken_up_again() -> None:
    skipped = marks((1, Settled.CALLED), (2, Settled.SKIPPED), (4, Settled.SKIPPED))
    walk = Walk([LINES[0], LINES[1], LINES[3]], skipped)
    assert walk.current is None and walk.skipped == 2
    walk.see([LINES[0], line(7), LINES[1], LINES[3]], skipped)
    assert walk.current is None and walk.new == 1
    again = walk.take_up()
    assert (here(again), again.total, again.left, again.skipped, again.new) == (7, 4, 3, 0, 0)
    again.see_marks({**skipped, **marks((7, Settled.SKIPPED), start=20)})
    assert here(again) == 2
    # Skipped once more it is settled once more.
    again.see_marks({**skipped, **marks((7, Settled.SKIPPED), (2, Settled.SKIPPED), start=20)})
    assert here(again) == 4 and again.left == 1


def test_of_a_silence_the_words_name_the_person() -> None:
    assert (
        mark_words(Line(Group.GOING_COLD, "Never spoken to", person_id=1, person="Zoe"))
        == "Never spoken to: Zoe"
    )
    assert mark_words(Line(Group.TODAY, "Call", task_id=1, person_id=1, person="Zoe")) == "Call"
    assert mark_words(Line(Group.TODAY, "Zoe: birthday", person_id=1, person="Zoe")) == "Zoe: birthday"


def test_a_line_is_open_until_something_was_done_about_it() -> None:
    walk = Walk(LINES, marks((1, Settled.SKIPPED), (2, Settled.CALLED), (3, Settled.DONE)))
    assert [number for number in range(1, 6) if walk.is_open(line(number))] == [1, 3, 4, 5]
    walk.see_gone(line(4))
    assert not walk.is_open(line(4)) and walk.is_open(line(5))


def test_of_a_term_that_was_checked_only_what_there_is_still_to_say_stays_open() -> None:
    due, broken, of_other = (
        Line(Group.TODAY, "Due", term=a_term(term_id=1)),
        Line(Group.WARNINGS, "Over", term=a_term(term_id=1), warning=OVER),
        Line(Group.TODAY, "Due", term=a_term(term_id=2)),
    )
    walk = Walk([due, broken, of_other, line(1)], {})
    walk.see_term(1, [broken])
    assert [walk.is_open(one) for one in (due, broken, of_other, line(1))] == [False, True, True, True]
