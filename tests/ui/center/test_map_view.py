"""The map of a buying center: nobody is cut, hidden or covered, and arrows lead from everybody to everybody."""

import statistics
from collections import deque

import pytest
from textual.strip import Strip

from kamtui.domain.accounts.words import Stage
from kamtui.domain.center.words import Role, Stance
from kamtui.store.book.book import Book
from kamtui.ui.center.map_layout import Direction, MapLayout, neighbour
from kamtui.ui.center.map_view import MapView
from tests.build import a_person, a_tie, an_account
from tests.effort import counted
from tests.ui import driving
from tests.ui.driving import Desk, opened

FIRST = ("Ана", "Ivan", "Мария", "Petar", "Elena", "Georgi", "Zoya", "Stefan", "Daria", "Kiril")
LAST = ("ova", "ev", "ов", "sky", "ичин", "eva")
STANCES = (*Stance, None)
SIZES = [(80, 24), (160, 45)]
KEYS = {Direction.LEFT: "left", Direction.RIGHT: "right", Direction.UP: "up", Direction.DOWN: "down"}


def people(book: Book, account: int, count: int) -> list[int]:
    """Unevenly spread people: some squares are crowded, some are empty; seats and unknown stances too."""
    found = []
    for number in range(count):
        family = FIRST[number * 3 % 10] + LAST[number // 10 % 6]
        name = f"{FIRST[number % 10]} {family}{'' if number < 60 else number}"
        stance = STANCES[(number * number) % 6]
        roles = tuple(role for place, role in enumerate(Role) if number % (place + 5) == 4)
        influence = None if number % 11 == 10 else number % 7 % 5 + 1
        is_seat = number % 13 == 12
        found.append(
            a_person(
                book, name, account, stance=stance, influence=influence, roles=roles, is_empty_seat=is_seat
            )
        )
    return found


async def to_map(desk: Desk) -> MapView:
    await desk.press("2", "enter", "B")
    return map_of(desk)


def map_of(desk: Desk) -> MapView:
    assert desk.name == "BuyingCenterScreen"
    return desk.screen.query_one("#map", MapView)


def drawn(view: MapView) -> MapLayout:
    assert view._map is not None
    return view._map


def chosen(desk: Desk) -> int:
    return int(getattr(desk.screen, "chosen_id"))  # noqa: B009


def cells(desk: Desk, row: int, x: int, width: int) -> str:
    """What stands in some cells of a line of the terminal."""
    strip = driving.drawn(desk.screen)[row]
    return Strip(list(strip)).crop(x, x + width).text


def card_on_screen(desk: Desk, view: MapView, person_id: int) -> bool:
    """Whether a person's card stands whole on the terminal, in its place, a space around it or a line's end."""
    card = drawn(view).card(person_id)
    assert card is not None
    region = view.content_region
    y = region.y + card.y - view.scroll_offset.y
    x = region.x + card.x
    assert x + card.width <= region.right, "past the right edge"
    if not region.y <= y < region.bottom:
        return False
    assert cells(desk, y, x, card.width) == card.text, card
    return True


def steps(layout: MapLayout, start: int) -> dict[int, list[Direction]]:
    """The shortest way by arrows to everybody who can be reached."""
    ways: dict[int, list[Direction]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for direction in Direction:
            there = neighbour(layout, here, direction)
            if there is not None and there not in ways:
                ways[there] = [*ways[here], direction]
                waiting.append(there)
    return ways


@pytest.mark.parametrize("size", SIZES)
async def test_a_map_of_nobody_says_what_to_press(book: Book, size: tuple[int, int]) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, size=size) as desk:
        await to_map(desk)
        assert desk.sees("Nobody is known here yet.", "n writes down the first person", "nobody known")
        # Nothing to act on: no key breaks anything.
        for key in (
            "H",
            "L",
            "K",
            "J",
            "w",
            "r",
            "i",
            "d",
            "e",
            "enter",
            "s",
            "v",
            "v",
            "v",
            "left",
            "tab",
            "[",
        ):
            await desk.press("left_square_bracket" if key == "[" else key)
        assert desk.name == "BuyingCenterScreen" and desk.sees("Nobody is known here yet.")
        assert not any(label in desk.bar for label in ("worse", "why", "roles", "relation"))
        await desk.press("n")
        await desk.type("Мария Иванова")
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.sees("? Иванова"))
        assert desk.app.focused is map_of(desk), "the keys go to the map"
        await desk.press("L", "K")  # from "not known" to the lowest step of each scale
        assert book.row("SELECT stance, influence FROM stance_reading ORDER BY id DESC") == ("blocker", 1)
        await desk.press("u", "u", "u")
        assert desk.sees("Nobody is known here yet.") and not book.rows("SELECT 1 FROM membership")
        await desk.press("ctrl+r")
        await desk.until(lambda: desk.sees("? Иванова"))
        await desk.press("v", "v")
        assert desk.app.focused is desk.one("#table")
        await desk.press("escape")
        assert desk.name == "AccountsScreen" and acme


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 12, 60])
async def test_everybody_is_drawn_whole_and_reached(book: Book, size: tuple[int, int], count: int) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = people(book, acme, count)
    for one, other in zip(ids, ids[3:], strict=False):
        if one % 2:
            a_tie(book, one, other)
    async with opened(book, size=size) as desk:
        view = await to_map(desk)
        layout = drawn(view)
        assert sorted(card.person_id for card in layout.cards) == sorted(ids)
        taken = [(card.y, x) for card in layout.cards for x in range(card.x, card.x + card.width)]
        assert len(taken) == len(set(taken)), "a card lies over another"
        if size[0] == 160 and count <= 12:
            assert sum("…" in card.text for card in layout.cards) == 0, "no name is cut where there is room"

        # Scrolling through, everybody is seen, whoever is selected with their lines.
        seen: set[int] = set()
        offset = 0
        while True:
            view.scroll_to(y=offset, animate=False, force=True)
            await desk.settle()
            seen |= {one for one in ids if card_on_screen(desk, view, one)}
            if offset + view.size.height >= layout.height:
                break
            offset += view.size.height
        assert seen == set(ids)
        assert desk.sees("blocker", "sceptic", "neutral", "supporter", "defender") or view.max_scroll_y

        # From everybody to everybody, as the arrows go; and with real keys to each once.
        assert all(set(steps(layout, one)) == set(ids) for one in ids)
        left = set(ids) - {chosen(desk)}
        pressed = 0
        while left:
            ways = steps(layout, chosen(desk))
            target = min(left, key=lambda one: (len(ways[one]), one))
            for direction in ways[target]:
                await desk.press(KEYS[direction])
                pressed += 1
                assert card_on_screen(desk, view, chosen(desk)), "the selected one is in view"
                left.discard(chosen(desk))
            assert chosen(desk) == target == view.chosen_id
        assert drawn(view) is layout, "moving lays nothing out again"
        assert pressed < 4 * count


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_all_in_one_square(book: Book, size: tuple[int, int]) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = [
        a_person(book, f"{FIRST[n % 10]} {LAST[n // 10]}", acme, stance=Stance.BLOCKER, influence=5)
        for n in range(60)
    ]
    async with opened(book, size=size) as desk:
        view = await to_map(desk)
        for _ in range(59):
            await desk.press("up")
        visited = [chosen(desk)]
        for _ in range(59):
            await desk.press("down")
            assert card_on_screen(desk, view, chosen(desk))
            visited.append(chosen(desk))
        assert sorted(visited) == sorted(ids)
        await desk.press("down", "left", "right")
        assert chosen(desk) == visited[-1], "at the edge nothing happens"


async def test_the_lines_of_the_selected_never_cover_a_card(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = people(book, acme, 12)
    for other in ids[1:]:
        if other != ids[0]:
            a_tie(book, ids[0], other)
    async with opened(book) as desk:
        view = await to_map(desk)
        view.choose(ids[0])
        await desk.settle()
        assert view._cells_at, "there are lines"
        for top in (0, view.max_scroll_y):
            view.scroll_to(y=top, animate=False, force=True)
            await desk.settle()
            for one in ids:
                card_on_screen(desk, view, one)


async def test_a_click_chooses(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = people(book, acme, 6)
    async with opened(book) as desk:
        view = await to_map(desk)
        for one in ids:
            card = drawn(view).card(one)
            assert card is not None
            view.scroll_to(y=card.y, animate=False, force=True)
            await desk.settle()
            await desk.pilot.click(view, offset=(card.x + 2, card.y - view.scroll_offset.y))
            await desk.settle()
            assert chosen(desk) == one
            assert desk.app.focused is view


@pytest.mark.slow
async def test_500_people_move_at_once(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ids = people(book, acme, 500)
    for number in range(0, 490, 3):
        a_tie(book, ids[number], ids[number + 7])
    async with opened(book, size=(120, 36)) as desk:
        await to_map(desk)
        moves, reads = [], []
        for number in range(10):
            before = chosen(desk)
            with counted() as effort:
                await desk.press("down" if number % 5 else "right")
            moves.append(effort.calls)
            assert chosen(desk) != before or number % 5 == 0
        for number in range(4):
            with counted() as effort:
                await desk.press("H" if number % 2 else "L")
            reads.append(effort.calls)
        assert statistics.median(moves) < 150_000, moves
        assert statistics.median(reads) < 600_000, reads
        await desk.press("v", "v")
        assert len(desk.listed("table").lines) == 500
