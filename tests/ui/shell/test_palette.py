"""The command palette: every act of the place, every account and person by name."""

import pytest
from textual.widgets import OptionList

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.store.book.book import Book
from kamtui.ui.keys.accounts import ACCOUNT, ACCOUNTS
from kamtui.ui.keys.act import Act
from kamtui.ui.keys.calls import CALLS
from kamtui.ui.keys.day import TODAY
from kamtui.ui.keys.everywhere import EVERYWHERE
from kamtui.ui.keys.named import called
from kamtui.ui.keys.places import PLACES
from kamtui.ui.keys.terms import TERMS
from kamtui.ui.shell.palette import ALSO_CALLED
from kamtui.ui.shell.place import PARTS, Place
from tests.build import a_call, a_person, a_task, a_term, an_account
from tests.ui.driving import Desk, opened


async def offers(desk: Desk) -> list[str]:
    """What the open palette lists."""
    await desk.until(lambda: desk.screen.query_one(OptionList).option_count > 0)
    await desk.settle(0.2)
    listed = desk.screen.query_one(OptionList)
    return [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]


async def choose(desk: Desk, words: str) -> None:
    """Open the palette, type some words and take the first that fits."""
    await desk.press("ctrl+p")
    await desk.type(words)
    found = await offers(desk)
    assert found, words
    await desk.press("enter")
    await desk.settle(0.1)
    if type(desk.screen).__name__ == "GuardedPalette":
        await desk.press("enter")
    await desk.settle(0.1)


async def test_an_act_is_found_by_parts_of_its_words_and_no_other_is_offered(book: Book) -> None:
    an_account(book, "Acme")
    async with opened(book) as desk:
        await desk.press("2")
        for words, expected in (
            ("merge", ["likely one, or the two marked"]),
            ("език", ["Language: "]),
            ("langu", ["Language: "]),
            ("export", ["Take everything with you"]),
        ):
            await desk.press("ctrl+p")
            await desk.type(words)
            found = await offers(desk)
            assert len(found) == len(expected) and all(map(str.__contains__, found, expected)), (words, found)
            await desk.press("escape")
        await desk.press("enter", "ctrl+p")  # in an account nothing merges: it is said where, and led there
        await desk.type("merge")
        [found_elsewhere] = await offers(desk)
        assert "likely one, or the two marked" in found_elsewhere and "in Accounts: key J" in found_elsewhere
        await desk.press("enter")
        await desk.until(lambda: desk.name == "AccountsScreen")


@pytest.mark.parametrize(
    ("way", "keys"),
    [
        ("1", TODAY),
        ("2", ACCOUNTS),
        ("2 enter", ACCOUNT),
        ("2 enter P", ACCOUNT),
        ("2 enter T", ACCOUNT),
        ("3", CALLS),
        ("4", TERMS),
    ],
)
async def test_every_act_that_is_possible_here_is_offered(
    book: Book, way: str, keys: tuple[Act, ...]
) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    a_task(book, "Step", acme)
    a_call(book, acme)
    a_term(book, acme, checks="every friday")
    async with opened(book) as desk:
        await desk.press(*way.split())
        place = desk.screen
        assert isinstance(place, Place)
        await desk.press("ctrl+p")
        found = await offers(desk)
        for key in (*keys, *EVERYWHERE):
            possible = place.refusal(key.id) is None and key.id != "palette.open"
            listed = any(offer.startswith(key.sentence.rstrip(".")) for offer in found)
            assert listed == possible, key.id
            act = key.does.partition("(")[0]
            part, _dot, name = act.partition(".")
            if key.is_of_the_book:
                done_by = called(act)
            elif part in PARTS:
                done_by = getattr(PARTS[part], name)
            else:
                done_by = getattr(place, f"action_{act}", None) or desk.app.action_quit
            assert callable(done_by), key.id
        assert any("Change the theme" in offer for offer in found)


async def test_acts_work_from_the_palette(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Мария Иванова", acme)
    a_task(book, "Step", acme)
    async with opened(book) as desk:
        await choose(desk, "as done")
        assert book.rows("SELECT 1 FROM task WHERE done_at IS NULL") == []
        await choose(desk, "take back")
        assert len(book.rows("SELECT 1 FROM task WHERE done_at IS NULL")) == 1
        await desk.stand_on("Step")
        for words, name in (
            ("down a conversation", "CallForm"),
            ("something to do", "TaskForm"),
            ("put it off", "Snooze"),
            ("new account", "AccountForm"),
        ):
            await choose(desk, words)
            assert desk.name == name, words
            await desk.press("escape")
            assert desk.name == "TodayScreen", words
        await choose(desk, "the accounts")
        assert desk.name == "AccountsScreen"
        await choose(desk, "as key")
        assert book.row("SELECT is_key FROM account") == (1,)
        await choose(desk, "acme")
        assert desk.name == "AccountScreen" and desk.sees("Acme")
        await choose(desk, "ivanova")
        assert desk.name == "BuyingCenterScreen" and desk.sees("Мария Иванова")
        await desk.press("escape")
        assert desk.name == "AccountsScreen"


@pytest.mark.parametrize(
    "name", ["[/bold] x", "[@click=app.quit]quit me[/]", "\\[b]", "x[/]y", "[red", "株式会社"]
)
async def test_hostile_names_are_listed_as_typed_and_opened(book: Book, name: str) -> None:
    acme = an_account(book, f"zz {name}", stage=Stage.CUSTOMER)
    a_person(book, f"qq {name}", acme)
    async with opened(book, size=(120, 36)) as desk:
        for words in ("zz", "qq"):
            await desk.press("ctrl+p")
            await desk.type(words)
            found = await offers(desk)
            assert any(f"{words} {name}" in offer for offer in found), found
            await desk.press("escape")
            if desk.name != "TodayScreen":
                await desk.press("escape")
            assert desk.name == "TodayScreen"
        await choose(desk, "qq")
        assert desk.name == "BuyingCenterScreen" and desk.sees(f"qq {name}")


async def test_it_shows_the_keys_in_force(book: Book) -> None:
    config = Config(keys={"call.log": "f5"})
    async with opened(book, config=config) as desk:
        await desk.press("ctrl+p")
        await desk.type("conversation")
        found = await offers(desk)
        assert any("Write down a conversation" in offer and "f5" in offer for offer in found), found


async def test_over_a_form_it_leaves_what_was_typed(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("n")
        await desk.type("New one")
        await desk.press("ctrl+p")
        await desk.settle(0.2)
        await desk.press("escape")
        if desk.name != "AccountForm":
            await desk.press("escape")
        assert desk.typed("name") == "New one" and desk.at == "name"


async def test_it_is_no_wider_than_its_sentences_need(book: Book) -> None:
    async with opened(book, size=(160, 45)) as desk:
        await desk.press("ctrl+p")
        await offers(desk)
        container = desk.screen.query_one("#--container")
        assert str(container.styles.max_width) == "96"


async def test_an_act_is_found_by_what_people_call_it_elsewhere(book: Book) -> None:
    acts = {act.id for _place, of_place in PLACES for act in of_place} | {act.id for act in EVERYWHERE}
    assert set(ALSO_CALLED) <= acts
    an_account(book, "Acme")
    async with opened(book) as desk:
        for words, expected in (
            ("duplicate", "Merge accounts"),
            ("restore", "Backups"),
            ("excel", "Bring in a list"),
        ):
            await desk.press("ctrl+p")
            await desk.type(words)
            assert any(expected in found for found in await offers(desk)), words
            await desk.press("escape")


async def test_an_account_is_found_in_another_spelling(book: Book) -> None:
    an_account(book, "Olympus")
    async with opened(book) as desk:
        await desk.press("ctrl+p")
        await desk.type("олимпус")
        [found] = await offers(desk)
        assert "Olympus" in found


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("undo", "Take back the last act"),
        ("import", "Bring in a list"),
        ("help", "The keys of this place"),
    ],
)
async def test_what_an_act_is_called_elsewhere_comes_before_a_sentence_with_the_word(
    book: Book, words: str, first: str
) -> None:
    """Enter takes the first: “undo” marked every line, whose sentence ends with the word."""
    an_account(book, "Acme")
    async with opened(book) as desk:
        await desk.press("2", "ctrl+p")
        await desk.type(words)
        assert (await offers(desk))[0].startswith(first)
