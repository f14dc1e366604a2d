"""The map in cells: nobody hidden, nobody out of reach, no line over a card."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.domain.center.links import links_of
from kamtui.domain.center.words import Role, Stance, TieKind
from kamtui.ui.center.map_layout import (
    AXIS_WIDTH,
    LEAST_WIDTH,
    Direction,
    MapLayout,
    cut,
    layout,
    neighbour,
)
from kamtui.ui.center.map_lines import Lines, lines
from tests.domain.center.maps import GLYPHS, center, tie, who
from tests.effort import calls_of

NAMES = [
    "Ivanova",
    "Ёлкин",
    "王小明",
    "x",
    "von und zu Wolkenkuckucksheim-Hohenlohe",
    "",
    "e\u0301a",
    "[/b]",
    "A, B",
]


def cells(text: str) -> int:
    """Cells as a terminal counts them, near enough: wide letters two, accents none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def drawn(*members: Member, width: int = 78, height: int = 0) -> MapLayout:
    return layout(members, width, glyph=GLYPHS.__getitem__, cell_len=cells, height=height)


def picture(found: MapLayout, beside: Lines | None = None) -> list[str]:
    """What is seen of the grid and the area below it."""
    canvas = [[" "] * found.width for _line in range(found.height)]
    for cell in beside.cells if beside else ():
        canvas[cell.y][cell.x] = cell.char
    for card in found.cards:
        canvas[card.y][card.x : card.x + card.width] = list(card.text)
    return ["".join(line).rstrip() for line in canvas]


METRO = (
    who(1, "●", 5, "D", name="Petar Georgiev"), who(2, "★", 5, "D", name="Elena Ivanova"),
    who(3, "■", 4, "IG", name="Ivan Dimitrov"), who(4, "▲", 4, "B", name="Ivan Petrov"),
    who(5, "▽", 2, "U", name="Ana Koleva"), who(6, "▲", 2, "U", name="Stoyan Stoev"),
    who(7, "●", 2, "I", name="Hristo Hristov"), who(8, "?", name="Todor Todorov"),
)  # fmt: skip


def test_the_drawing() -> None:
    found = drawn(*METRO)
    assert picture(found) == [
        "                                  ● Georgiev D                  ★ Ivanova D",
        "    ■ Dimitrov I,G                                ▲ Petrov B",
        "",
        "                     ▽ Koleva U   ● Hristov I     ▲ Stoev U",
        "", "", "",
        "    ? Todorov",
    ]  # fmt: skip
    assert [(row.influence, row.y, row.height) for row in found.rows] == [
        (5, 0, 1), (4, 1, 1), (3, 2, 1), (2, 3, 1), (1, 4, 1),
    ]  # fmt: skip
    assert (found.axis_y, found.unknown_y, found.height) == (5, 6, 8)
    assert [column.stance for column in found.columns] == list(reversed(Stance))


def test_free_lines_between_the_influences_while_they_suffice() -> None:
    assert [row.y for row in drawn(*METRO, height=12).rows] == [0, 2, 4, 6, 8]
    assert [row.y for row in drawn(*METRO, height=11).rows] == [0, 1, 2, 3, 4]


def test_nobody() -> None:
    found = drawn()
    assert (found.cards, found.axis_y, found.height, found.unknown_y) == ((), 5, 6, None)


def test_who_shares_a_square_stands_under_one_another() -> None:
    found = drawn(who(1, "★", 4), who(2, "★", 4), who(3, "★", 4), who(4, "★", 3))
    assert [(card.person_id, card.y) for card in found.cards] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert len({card.x for card in found.cards}) == 1


def test_an_unknown_influence_has_a_row() -> None:
    assert [row.influence for row in drawn(who(1, "★")).rows] == [5, 4, 3, 2, 1, None]
    assert [row.influence for row in drawn(who(1)).rows] == [5, 4, 3, 2, 1]


def test_empty_seats_are_shown_as_such() -> None:
    found = drawn(who(1, roles="D", seat=True, name="who signs off"), who(2, name="Zoe Zen"))
    assert [card.text for card in found.cards] == ["? Zen", "? [who signs off] D"]
    assert [card.is_empty_seat for card in found.cards] == [False, True]


def test_namesakes_are_told_apart() -> None:
    one, two = who(1, "★", 5, name="Maria Ivanova"), who(2, "★", 5, name="Elena Ivanova")
    assert [card.text for card in drawn(one, two).cards] == ["★ E. Ivanova", "★ M. Ivanova"]
    three = who(3, "★", 5, name="Eva Ivanova")
    assert sorted(card.text for card in drawn(one, two, three).cards) == [
        "★ Elena Ivanova", "★ Eva Ivanova", "★ M. Ivanova",
    ]  # fmt: skip


def test_what_does_not_fit() -> None:
    people = [
        who(place, stance, 3, "DBG", name=f"Konstantinopolski{place}") for place, stance in enumerate("■▽●▲★")
    ]
    assert {card.text[1:] for card in drawn(*people).cards} == {" Konstan… DBG", " Konsta… DBG"}
    assert all("…" in card.text and len(card.text) <= 15 for card in drawn(*people, width=78).cards)
    assert all("…" not in card.text for card in drawn(*people, width=160).cards)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [("Ivanova", 7, "Ivanova"), ("Ivanova", 6, "Ivano…"), ("Iv anova", 4, "Iv…"), ("王小明", 5, "王小…"),
     ("王小明", 4, "王…"), ("ab", 1, "…"), ("ab", 0, ""), ("", 0, "")],
)  # fmt: skip
def test_cut(text: str, room: int, expected: str) -> None:
    assert cut(text, room, cells) == expected


@pytest.mark.parametrize("width", [20, 34, 40, 50, 60, 78, 118, 160])
def test_the_axis_has_whole_names_or_signs_only(width: int) -> None:
    long_names = [who(place, stance, 3, name="Konstantinopolski") for place, stance in enumerate("■▽●▲★")]
    for people in (METRO, long_names, ()):
        labels = [column.label for column in drawn(*people, width=width).columns]
        names = [stance.label for stance in reversed(Stance)]
        with_signs = [f"{sign} {name}" for sign, name in zip("■▽●▲★", names, strict=True)]
        assert labels == (with_signs if width >= 60 else names if width >= 50 else list("■▽●▲★"))
        columns = drawn(*people, width=width).columns
        assert all(column.start == column.x - 1 for column in columns)


# -- laws


people = st.builds(
    who,
    st.integers(1, 10_000),
    st.sampled_from("★▲●▽■?"),
    st.none() | st.integers(1, 5),
    st.sampled_from(["", "D", "AB", "UGIFDAB"]),
    name=st.sampled_from(NAMES)
    | st.text(st.characters(codec="utf-8", categories=["L", "Nd", "Zs"]), max_size=40),
    seat=st.integers(0, 5).map(lambda number: number == 0),
)
maps = st.lists(people, max_size=40, unique_by=lambda one: one.person_id)
sizes = st.integers(20, 160)


def check(members: list[Member], width: int, height: int) -> MapLayout:
    found = drawn(*members, width=width, height=height)
    assert found.width == max(width, LEAST_WIDTH)
    assert sorted(card.person_id for card in found.cards) == sorted(one.person_id for one in members)
    taken: set[tuple[int, int]] = set()
    for card in found.cards:
        assert cells(card.text) == card.width > 0
        assert card.x >= AXIS_WIDTH and card.x + card.width < found.width
        assert 0 <= card.y < found.height
        where = {(x, card.y) for x in range(card.x - 1, card.x + card.width)}  # with the blank before it
        assert not taken & where
        taken |= where
        member = next(one for one in members if one.person_id == card.person_id)
        assert card.stance is member.stance
        if member.stance is None:
            assert found.unknown_y is not None and card.y > found.unknown_y
        else:
            (row,) = [row for row in found.rows if row.y <= card.y < row.y + row.height]
            (column,) = [column for column in found.columns if column.x == card.x]
            assert (row.influence, column.stance) == (member.influence, member.stance)
            assert card.width <= column.width and card.y < found.axis_y
    return found


@given(maps, sizes, st.integers(0, 60))
def test_everybody_once_and_nobody_over_another(members: list[Member], width: int, height: int) -> None:
    check(members, width, height)


@pytest.mark.parametrize("width", [34, 78, 118, 160])
@pytest.mark.parametrize("count", [0, 1, 12, 60, 500])
def test_sizes(count: int, width: int) -> None:
    members = [
        who(n, "★▲●▽■?"[n * 7 % 6], (None, 1, 2, 3, 4, 5)[n * 5 % 6 if n % 3 else n * 3 % 5], "DU")
        for n in range(count)
    ]
    found = check(members, width, 20)
    assert reached(found, forward=True) == reached(found, forward=False) == set(range(count))


def reached(found: MapLayout, *, forward: bool) -> set[int]:
    """Who can be reached from the first person by arrows, or from whom the first can be reached."""
    steps = {(card.person_id, there) for card in found.cards for way in Direction
             if (there := neighbour(found, card.person_id, way)) is not None}  # fmt: skip
    graph: dict[int, list[int]] = {}
    for one, two in steps:
        graph.setdefault(*((one, []) if forward else (two, []))).append(two if forward else one)
    seen: set[int] = set()
    todo = [found.cards[0].person_id] if found.cards else []
    while todo:
        at = todo.pop()
        if at not in seen:
            seen.add(at)
            todo += graph.get(at, [])
    return seen


@given(maps, sizes, st.integers(0, 60))
def test_everybody_from_everybody_by_arrows(members: list[Member], width: int, height: int) -> None:
    found = drawn(*members, width=width, height=height)
    everybody = {one.person_id for one in members}
    assert reached(found, forward=True) == everybody
    assert reached(found, forward=False) == everybody
    for card in found.cards:
        for direction in Direction:
            there = found.card(neighbour(found, card.person_id, direction))
            if there is not None:
                dx, dy = there.x - card.x, there.y - card.y
                assert {
                    Direction.LEFT: dx < 0,
                    Direction.RIGHT: dx > 0,
                    Direction.UP: dy < 0,
                    Direction.DOWN: dy > 0,
                }[direction]


def test_arrows_on_the_drawing() -> None:
    found = drawn(*METRO)
    # From Georgiev: to Petrov in the next column, to Koleva in the one before, to Hristov below.
    assert [neighbour(found, 1, way) for way in Direction] == [5, 4, None, 7]
    assert [neighbour(found, 2, way) for way in Direction] == [4, None, None, 4]
    assert [neighbour(found, 7, way) for way in Direction] == [5, 6, 1, 8]
    assert neighbour(found, 8, Direction.UP) == 5
    assert neighbour(found, 77, Direction.UP) is None


# -- the lines of the selected person

tied = st.lists(
    st.tuples(st.integers(0, 39), st.integers(0, 39), st.sampled_from(TieKind), st.integers(1, 3)),
    max_size=12,
)


def with_ties(members: list[Member], drawn_ties: list[tuple[int, int, TieKind, int]]) -> BuyingCenter:
    ids = [one.person_id for one in members] or [0]
    return center(*members, ties=tuple(
        tie(place, ids[one % len(ids)], ids[two % len(ids)], kind, strength)
        for place, (one, two, kind, strength) in enumerate(drawn_ties)
    ))  # fmt: skip


@settings(max_examples=200)
@given(maps, tied, sizes, st.integers(0, 40), st.booleans())
def test_no_line_over_a_card(
    members: list[Member],
    ties: list[tuple[int, int, TieKind, int]],
    width: int,
    height: int,
    ascii_only: bool,
) -> None:
    found = drawn(*members, width=width, height=height)
    taken = {(x, card.y) for card in found.cards for x in range(card.x, card.x + card.width)}
    whole = with_ties(members, ties)
    for selected in [one.person_id for one in members[:3]]:
        beside = lines(found, whole, selected, ascii_only=ascii_only)
        where = [(cell.x, cell.y) for cell in beside.cells]
        assert len(set(where)) == len(where)
        assert not taken & set(where)
        assert all(0 <= x < found.width and 0 <= y < found.height for x, y in where)
        assert not {y for _x, y in where} & {found.axis_y, found.unknown_y}
        assert all(len(cell.char) == 1 and cell.char != " " for cell in beside.cells)
        if ascii_only:
            assert all(cell.char.isascii() for cell in beside.cells)
        others = {link.other_id for link in links_of(whole, selected)}
        assert beside.routed <= others
        assert bool(beside.cells) or not others


def test_whoever_is_tied_to_nobody_here_has_no_lines() -> None:
    whole = center(*METRO, ties=(
        tie(1, 4, 7, strength=3), tie(2, 2, 4), tie(3, 3, 4, TieKind.CONFLICTS), tie(4, 1, 2), tie(5, 4, 77),
        tie(6, 4, 4), tie(7, 4, 8, TieKind.INTRODUCED, 1),
    ))  # fmt: skip
    assert lines(drawn(*METRO), whole, 5).cells == ()
    assert lines(drawn(*METRO), whole, 77).cells == ()


DRAWN_TIES = (
    tie(1, 4, 7, strength=3), tie(2, 2, 4), tie(3, 3, 4, TieKind.CONFLICTS), tie(7, 4, 8, TieKind.INTRODUCED),
)  # fmt: skip


def test_the_lines_of_the_drawing() -> None:
    whole = center(*METRO, ties=DRAWN_TIES)
    found = drawn(*METRO, height=14)
    beside = lines(found, whole, 4)
    assert picture(found, beside)[:8] == [
        "                                  ● Georgiev D               ┌─←★ Ivanova D",
        "                                                             │",
        "    ■ Dimitrov I,G×─────────────────────────────┬ ▲ Petrov B ┘",
        "                                                │",
        "                                                │",
        "                                                │",
        "                     ▽ Koleva U   ● Hristov I←──┘ ▲ Stoev U",
        "",
    ]
    plain = picture(found, lines(found, whole, 4, ascii_only=True))
    assert plain[2] == "    ■ Dimitrov I,Gx-----------------------------+ ▲ Petrov B +"
    assert beside.routed == {7, 2, 3}
    assert {(cell.char, cell.kind) for cell in beside.cells if cell.kind} == {
        ("←", TieKind.INFLUENCES), ("×", TieKind.CONFLICTS), ("◦", TieKind.INTRODUCED),
    }  # fmt: skip


def test_marks_where_no_way_is_free() -> None:
    members = [who(n, "■▽●▲★"[n % 5], 1 + n // 5 % 5, name=f"Konstantinopolski{n}") for n in range(50)]
    whole = center(*members, ties=(tie(1, 2, 0), tie(2, 4, 2), tie(3, 2, 45, TieKind.CONFLICTS)))
    found = drawn(*members, width=60)
    beside = lines(found, whole, 2)
    assert beside.routed == frozenset()
    assert sorted(cell.char for cell in beside.cells) == ["×", "←", "→"]
    plain = lines(found, whole, 2, ascii_only=True)
    assert sorted(cell.char for cell in plain.cells) == ["(", ")", "x"]


def test_500_people_are_fast() -> None:
    members = [who(n, "★▲●▽■?"[n * 7 % 6], 1 + n * 3 % 5, "DU", name=f"Maria Ivanova{n}") for n in range(500)]
    whole = center(*members, ties=tuple(tie(n, 1, n * 9 + 3) for n in range(40)))
    found = drawn(*members)

    # Several times what was counted: a guard against the wrong order of growth, not a benchmark.
    assert calls_of(lambda: drawn(*members)) < 300_000
    assert calls_of(lambda: neighbour(found, 250, Direction.DOWN)) < 1_000
    assert calls_of(lambda: lines(found, whole, 1)) < 20_000


def test_roles_stand_in_the_order_of_the_decision() -> None:
    assert [role.letter for role in Role] == ["I", "U", "F", "D", "A", "B", "G"]
