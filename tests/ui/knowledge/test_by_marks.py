"""Key accounts by their marks: the list over all accounts, the way there and back, and marking from it."""

from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.key_marks import MarkedAccount
from kamtui.domain.knowledge.words import KEY_MARKS, MANAGER_MARKS
from kamtui.domain.thresholds import KnowledgeLimits
from kamtui.exchange.lists.knowledge import key_mark_listing
from kamtui.store.accounts.reads import account_entry
from kamtui.store.book.book import Book
from kamtui.store.knowledge.dossier_changes import answer_mark
from kamtui.ui.several.key_acts import mark_key
from kamtui.ui.shell.hand import AtHand
from tests.build import TODAY, an_account, dump
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of


def answered(book: Book, name: str, yes: int, no: int, *, is_key: bool = False) -> int:
    """An account with so many marks of either kind there, and so many not."""
    account_id = an_account(book, name, stage=Stage.CUSTOMER, is_key=is_key)
    for marks in (KEY_MARKS, MANAGER_MARKS):
        for mark, answer in zip(marks, [Answer.YES] * yes + [Answer.NO] * no, strict=False):
            answer_mark(book, account_id, mark, answer, TODAY)
    return account_id


async def test_who_is_key_by_the_marks_and_not_marked_and_the_reverse(book: Book) -> None:
    metro = answered(book, "Метро [/]", 4, 0)
    lidl = answered(book, "Lidl", 0, 5, is_key=True)
    answered(book, "Billa", 1, 0)
    an_account(book, "Nothing known")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "Q")
        assert desk.sees("2 are marked otherwise · 1 without an answer", "3 accounts")
        assert desk.sees("KEY BY THE MARKS, NOT MARKED KEY", "Метро [/]", "4 of 5", "4 of 8")
        assert desk.sees("MARKED KEY, NOT BY THE MARKS", "Lidl", "TOO FEW MARKS KNOWN", "Billa")
        assert desk.sees("key account by 4 of 5, needs a manager by 4 of 8, 5 not known.", "marks it as key.")
        await desk.press("m", "m", "asterisk")
        assert account_entry(book, metro).is_key and account_entry(book, lidl).is_key
        assert any("1 account is key · left out: “Lidl” (key already)" in said for said in desk.said)
        await desk.press("u")
        assert not account_entry(book, metro).is_key
        await desk.stand_on("Lidl")
        await desk.press("asterisk")
        assert not account_entry(book, lidl).is_key and desk.sees("1 is marked otherwise")
        await desk.stand_on("Billa")
        await desk.press("enter")
        assert desk.name == "DossierScreen" and desk.sees("? purchasing policy")
        await desk.press("L", "escape")
        assert desk.name == "ByMarksScreen"
        await desk.press("f")
        await desk.type("метр")
        assert desk.sees("Метро [/]") and not desk.sees("Billa")
        await desk.press("enter", "escape", "escape")
        assert desk.name == "AccountsScreen"


async def test_without_any_answer_it_says_how_to_give_one(book: Book) -> None:
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("2", "Q")
        assert desk.sees("No mark of any account is answered yet", "L and H answer a mark")


async def test_several_become_key_or_no_longer_as_one_act(book: Book) -> None:
    ids = [an_account(book, name, is_key=name == "Metro") for name in ("Metro", "Lidl", "Billa")]
    hands = [AtHand(account_id) for account_id in ids]
    before, front = dump(book), AnsweringFront()
    assert await mark_key(desk_of(book, front), hands)
    assert book.rows("SELECT count(*) FROM account WHERE is_key") == [(3,)]
    assert front.said[-1].startswith("2 accounts are key · left out: “Metro” (key already)")
    book.undo()
    assert dump(book) == before
    assert await mark_key(desk_of(book, front), hands[:1])
    assert book.rows("SELECT count(*) FROM account WHERE is_key") == [(0,)]
    assert front.said[-1] == "1 account is no longer key · u undoes"


def test_it_leaves_the_program_as_a_list() -> None:
    metro = MarkedAccount(7, "Metro", Stage.CUSTOMER, False, 4, 0, 5, 1)
    listing = key_mark_listing([metro], KnowledgeLimits())
    [row] = listing.rows
    assert [cell.shown for cell in row][:7] == [
        *("Metro", "customer", "no", "key by the marks, not marked key", "4", "5", "3")
    ]
    values = dict(zip([column.name for column in listing.columns], [cell.value for cell in row], strict=True))
    assert (values["standing"], values["is_key"], values["account_id"]) == ("key_not_marked", False, "7")
