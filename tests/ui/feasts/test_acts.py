"""What keys do about a feast, without the application; each is one act and taken back by one undo."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from kamtui.config import Config, Me
from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.calls.words import Channel
from kamtui.domain.day.line import Line
from kamtui.domain.thresholds import Thresholds
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.typed_times import Due
from kamtui.store.account_letter import last_talk_id
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import usual_channel
from kamtui.store.day.today import todays_lines
from kamtui.ui.day import line_acts
from kamtui.ui.outgoing import clipboard, copy_acts
from kamtui.ui.several import put_off_acts, settle_acts
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from tests.build import NOON, TODAY, a_call, a_person, an_account, dump
from tests.ui.front import AnsweringFront, desk_of, saved

BORN_TODAY = Birthday(TODAY.month, TODAY.day)
Act = Callable[[Desk, AtHand], Awaitable[object]]
HOSTILE = "[/] [@click=app.quit]x[/] {name} \u202eИв"


def feasts(book: Book, *, on: int = 0) -> list[Line]:
    return [
        line for line in todays_lines(book, TODAY + timedelta(on), Thresholds()) if line.feast is not None
    ]


def at_hand(line: Line) -> AtHand:
    return AtHand(line.account_id, line.person_id, feast=line.feast, who=line.person or line.account)


def letter(key: str) -> Callable[[object], object]:
    return lambda dialog: key if key in dialog.answers else pytest.fail(str(dialog.answers))  # type: ignore[attr-defined]


@pytest.fixture
def metro(book: Book) -> int:
    return an_account(book, "Метро", stage=Stage.CUSTOMER, language=Language.BG)


@pytest.mark.parametrize("name", ["Hans Meier", HOSTILE])
async def test_greeted_is_a_message_that_moves_the_last_contact(book: Book, metro: int, name: str) -> None:
    hans = a_person(book, name, metro, birthday=BORN_TODAY)
    [line] = feasts(book)
    before, front = dump(book), AnsweringFront()
    await settle_acts.settle_line(desk_of(book, front), at_hand(line))
    assert book.rows("SELECT channel, purpose, account_id FROM call") == [
        ("message", "congratulations: birthday", metro)
    ]
    assert book.rows("SELECT person_id FROM person_contact") == [(hans,)]
    assert feasts(book) == [] and front.asked == []
    assert front.said[-1].startswith("Greeted ") and front.said[-1].endswith(": birthday · u undoes")
    book.undo()
    assert dump(book) == before and len(feasts(book)) == 1


async def test_a_greeting_is_not_the_conversation_after_which_one_writes(book: Book, metro: int) -> None:
    hans = a_person(book, "Hans Meier", metro, birthday=BORN_TODAY)
    visit = a_call(book, metro, hans, held_at=NOON - timedelta(days=1), channel=Channel.VISIT)
    [line] = feasts(book)
    await settle_acts.settle_line(desk_of(book, AnsweringFront()), at_hand(line))
    assert len(book.rows("SELECT 1 FROM call")) == 2
    assert last_talk_id(book, metro) == visit, "the letter is about the visit"
    assert usual_channel(book, metro) is Channel.VISIT, "the next call is no message because of it"


async def test_a_firm_is_greeted_without_a_person(book: Book) -> None:
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER, firm_day=BORN_TODAY)
    [line] = feasts(book)
    await settle_acts.settle_line(desk_of(book, AnsweringFront()), at_hand(line))
    assert book.rows("SELECT account_id FROM account_contact") == [(metro,)] and feasts(book) == []


async def test_a_feast_to_come_is_not_greeted_but_planned(book: Book, metro: int) -> None:
    a_person(book, "Климент Савов", metro)
    [line] = feasts(book)
    before, front = dump(book), AnsweringFront(letter("t"))
    desk = desk_of(book, front)
    await settle_acts.settle_line(desk, at_hand(line))
    assert dump(book) == before and "celebrates on Wed 25 Nov" in front.said[-1]
    await line_acts.put_off(desk, at_hand(line))
    assert book.rows("SELECT what, due_on FROM task") == [
        ("Congratulate Климент Савов: name day", "2026-11-25")
    ]
    assert feasts(book) == [], "the task speaks for it"
    book.undo()
    assert dump(book) == before and len(feasts(book)) == 1


async def test_what_else_becomes_of_a_feast(book: Book, metro: int) -> None:
    """Each answer of `s`, each undone as one."""
    klara = a_person(book, "Климент Савов", metro, birthday=Birthday(5, 5))
    [line] = feasts(book, on=3)
    before = dump(book)
    for answers, column, value in (
        ((letter("n"),), "name_day", "none"),
        ((letter("d"), lambda form: saved(form, name_day="Цветница")), "name_day", "tsvetnitsa"),
        ((letter("d"), lambda form: saved(form, name_day="8.12.")), "name_day", "--12-08"),
        ((letter("g"),), "is_greeted", 0),
    ):
        await line_acts.put_off(desk_of(book, AnsweringFront(*answers)), at_hand(line))
        assert book.rows(f"SELECT {column} FROM person WHERE id = ?", (klara,)) == [(value,)]
        assert feasts(book, on=3) == []
        book.undo()
        assert dump(book) == before
    for front in (AnsweringFront(letter("p"), lambda _dialog: None), AnsweringFront(lambda _dialog: None)):
        await line_acts.put_off(desk_of(book, front), at_hand(line))
        assert dump(book) == before
    due = Due(TODAY + timedelta(5), None)
    await line_acts.put_off(desk_of(book, AnsweringFront(letter("p"), lambda _dialog: due)), at_hand(line))
    assert book.rows("SELECT due_on FROM task") == [("2026-11-27",)]


async def test_a_name_of_several_days_is_asked_about_once(book: Book, metro: int) -> None:
    sasho = a_person(book, "Александър Савов", metro)  # 30 August or 23 November
    [line] = feasts(book, on=1)
    assert line.what == "Александър Савов: name day? Or 30 Aug"
    before = dump(book)
    tomorrow = desk_of(
        book, front := AnsweringFront(letter("2")), desk_of(book, AnsweringFront()).clock() + timedelta(1)
    )
    await settle_acts.settle_line(tomorrow, at_hand(line))
    assert book.rows("SELECT name_day FROM person WHERE id = ?", (sasho,)) == [("--11-23",)]
    assert book.rows("SELECT count(*) FROM call") == [(1,)], "and greeted, as it is today"
    assert front.said[-1] == "Александър Савов: name day 23 Nov · u undoes"
    book.undo()
    assert dump(book) == before
    front.answers = [letter("1")]
    await settle_acts.settle_line(tomorrow, at_hand(line))
    assert book.rows("SELECT name_day FROM person WHERE id = ?", (sasho,)) == [("--08-30",)]
    assert book.rows("SELECT count(*) FROM call") == [(0,)] and feasts(book, on=1) == []
    book.undo()
    front.answers = [lambda _dialog: None]
    await settle_acts.settle_line(tomorrow, at_hand(line))
    assert dump(book) == before


async def test_several_are_greeted_or_put_off_as_one_act(book: Book, metro: int) -> None:
    for name in ("Hans Meier", "Otto Meier"):
        a_person(book, name, metro, birthday=BORN_TODAY)
    a_person(book, "Климент Савов", metro)
    hands = [at_hand(line) for line in feasts(book)]
    before, front = dump(book), AnsweringFront()
    assert await settle_acts.settle(desk_of(book, front), hands)
    assert book.rows("SELECT count(*) FROM call") == [(2,)] and len(feasts(book)) == 1
    assert "2 lines settled" in front.said[-1] and "still to come" in front.said[-1]
    book.undo()
    assert dump(book) == before
    due = Due(TODAY + timedelta(1), None)
    assert await put_off_acts.put_off(desk_of(book, AnsweringFront(lambda _dialog: due)), hands)
    assert book.rows("SELECT count(*) FROM task") == [(3,)] and feasts(book) == []
    book.undo()
    assert dump(book) == before


async def test_feasts_of_a_weekend_are_greeted_on_friday_or_still_on_monday(book: Book, metro: int) -> None:
    """Today is a Sunday."""
    saturday = TODAY - timedelta(1)
    hans = a_person(book, "Hans Meier", metro, birthday=Birthday(saturday.month, saturday.day))
    before = dump(book)

    async def press(on: int, act: Act, *answers: Callable[[object], object]) -> str:
        [line] = feasts(book, on=on)
        assert line.is_due
        desk = desk_of(book, front := AnsweringFront(*answers), NOON + timedelta(on))
        await act(desk, at_hand(line))
        return front.said[-1]

    assert await press(-2, settle_acts.settle_line) == "Greeted Hans Meier: birthday · u undoes"
    assert book.rows("SELECT person_id FROM call_person") == [(hans,)]
    assert [feasts(book, on=on) for on in range(-2, 3)] == [[]] * 5, "not told on Monday again"
    book.undo()
    assert dump(book) == before, "all of it is one act"
    assert "Fri" not in await press(1, settle_acts.settle_line) and feasts(book, on=1) == []
    book.undo()
    due = Due(TODAY + timedelta(4), None)
    await press(1, line_acts.put_off, letter("p"), lambda _dialog: due)
    assert feasts(book, on=1) == [] and book.rows("SELECT due_on FROM task") == [("2026-11-26",)]
    book.undo()
    assert dump(book) == before and feasts(book, on=2) == []


async def test_of_two_names_the_day_of_one_is_settled_and_the_other_stays(book: Book, metro: int) -> None:
    both = a_person(book, "Георги-Александър Савов", metro)
    [line] = feasts(book, on=1)
    front = AnsweringFront(letter("1"))
    await settle_acts.settle_line(desk_of(book, front, NOON + timedelta(1)), at_hand(line))
    assert book.rows("SELECT name_day FROM person WHERE id = ?", (both,)) == [("days:--05-06,--08-30",)]
    assert front.said[-1] == "Георги-Александър Савов: name day 30 Aug · u undoes"


async def test_the_greeting_is_copied(book: Book, metro: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "put", lambda _text: True)
    a_person(book, "Георги Савов", metro, birthday=BORN_TODAY)
    [line] = feasts(book)
    front = AnsweringFront(letter("w"), letter("f"), letter("w"), lambda _dialog: None)
    desk = desk_of(book, front)
    desk.config = Config(me=Me("Яна Колева"))
    await copy_acts.copy(desk, at_hand(line))
    await copy_acts.copy(desk, at_hand(line))
    warm, formal = front.copied
    assert warm == "Честит рожден ден, Георги! Здраве, радост и много поводи за усмивка!"
    assert formal.startswith("Уважаеми г-н Савов,\n\nчестит рожден ден!") and formal.endswith("Яна Колева")
    desk.config = Config(greetings={"birthday_bg": "Наздраве, {name}!"})
    await copy_acts.copy(desk, at_hand(line))
    await copy_acts.copy(desk, at_hand(line))
    assert front.copied[2:] == ["Наздраве, Георги!"] and front.said[-1] == "Copied the greeting"
