"""A plan that is made again: what is kept from the last one, and how far it is told to be."""

from kamtui.domain.planning import Planning


def rows_of(planning: Planning, said: dict[int, str]) -> list[str]:
    planning.expect(len(said))
    return [planning.row(place, words, words.upper) for place, words in said.items()]


def test_only_rows_about_which_something_else_is_said_are_looked_at_anew() -> None:
    planning = Planning()
    planning.begin("the book", lambda _done, _whole: None)
    assert rows_of(planning, {1: "alfa", 2: "beta"}) == ["ALFA", "BETA"] and planning.planned == 2
    assert planning.once("groups", list) is planning.once("groups", list)
    planning.begin("the book", lambda _done, _whole: None)
    assert rows_of(planning, {1: "alfa", 2: "gama"}) == ["ALFA", "GAMA"] and planning.planned == 1
    planning.begin("another book", lambda _done, _whole: None)
    assert rows_of(planning, {1: "alfa", 2: "gama"}) == ["ALFA", "GAMA"] and planning.planned == 2


def test_it_is_told_how_far_a_plan_is_every_fifty_rows() -> None:
    told: list[tuple[int, int]] = []
    planning = Planning()
    for _again in range(2):
        planning.begin("the book", lambda done, whole: told.append((done, whole)))
        rows_of(planning, dict.fromkeys(range(120), "alfa"))
        assert told == [(0, 120), (50, 120), (100, 120)]
        told.clear()
    planning.begin("the book", lambda done, whole: told.append((done, whole)))
    for _row in range(100):  # more than were expected
        planning.look(is_new=False)
    assert told == [(50, 50), (100, 100)]
