"""A person's card: what stands on it, and where it leads."""

from datetime import date
from functools import partial
from typing import Any

from kamtui.domain.accounts.person import PersonEntry, StanceEntry
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.stays import Stay
from kamtui.domain.accounts.words import ReachKind, Stage
from kamtui.domain.center.words import Role, Stance
from kamtui.domain.terms.words import OwedBy
from kamtui.store.accounts import memberships, people_changes, people_reads
from kamtui.store.book.book import Book
from kamtui.store.person_card import person_card
from kamtui.ui.center import person_acts
from kamtui.ui.center.card_dialog import CardAnswer
from kamtui.ui.center.card_drawing import CardLines, Target, card_lines, title_words
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY, a_call, a_person, a_referral, a_task, a_term, a_tie, an_account
from tests.ui.driving import opened
from tests.ui.front import AnsweringFront, desk_of, saved

WIDTH = 78


def drawn(book: Book, person_id: int) -> tuple[CardLines, list[str]]:
    lines = card_lines(person_card(book, person_id, TODAY), WIDTH, TODAY, Glyphs())
    rows = ["".join(text for text, _look in lines.draw(n, WIDTH)).rstrip() for n in range(len(lines))]
    return lines, [" ".join(row.replace("─", " ").split()) if "─" in row else row for row in rows]


def known(book: Book, account_id: int) -> int:
    """Somebody of whom much is known."""
    entry = PersonEntry(
        name="Ana Ivanova", account_id=account_id, title="Buyer", roles=(Role.DECIDER,),
        reaches=(Reach(ReachKind.PHONE, "0888 123 456", ""), Reach(ReachKind.EMAIL, "ana@acme.example", "")),
        goals="Less waste", contact_every_days=14, contact_latest_days=30,
    )  # fmt: skip
    stance = StanceEntry(Stance.SUPPORTER, 4, reason="defended us before the board")
    return people_changes.add_person(book, entry, stance, date(2026, 11, 11))


def given(answer: CardAnswer, _card: object) -> CardAnswer:
    return answer


async def test_all_that_is_known_stands_on_one_screen(book: Book) -> None:
    acme, metro = an_account(book, "Acme", stage=Stage.CUSTOMER), an_account(book, "Metro")
    ana = known(book, acme)
    boss = a_person(book, "Petar Petrov", acme)
    a_tie(book, boss, ana)
    call = a_call(book, acme, ana, note="Prices for spring")
    task = a_task(book, "Send samples", acme, person_id=ana)
    term = a_term(book, acme, what="Forecast on Fridays", owed_by=OwedBy.THEY, person_id=ana)
    a_term(book, acme, what="Price list", owed_by=OwedBy.WE, person_id=ana)
    a_referral(book, by=ana, account_id=metro)
    lines, rows = drawn(book, ana)
    text = "\n".join(rows)
    for words in (
        "phone        0888 123 456",
        "e-mail       ana@acme.example",
        "stance       ▲ supporter (assumed) · influence 4 · rated 11 Nov",
        "because      defended us before the board",
        "roles        decider",
        "contact      spoken to today, every 14 to 30 days",
        "Tasks 1",
        "They owe 1",
        "We owe 1",
        "Calls 1",
        "Petar Petrov influences Ana Ivanova",
        "Named 1",
        "goals        Less waste",
    ):
        assert words in text, text
    assert len(rows) < 40
    days = [rows[rows.index(heading) + 1] for heading in ("Tasks 1", "We owe 1", "They owe 1")]
    assert len({row.index("  ", len(row) - len(row.lstrip())) for row in days}) == 1, days
    leads = {target.kind: target.record_id for n in range(len(lines)) if (target := lines.target(n))}
    assert leads == {"call": call, "task": task, "term": term, "account": metro, "person": boss}
    assert title_words(person_card(book, ana, TODAY)) == "Ana Ivanova · Acme"


async def test_of_whom_nothing_is_known_it_says_what_is_missing(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Hans", acme)
    seat = a_person(book, "Who signs", acme, is_empty_seat=True)
    _lines, rows = drawn(book, ana)
    assert rows == [
        "stance       ? not known · influence ?",
        "contact      never: c writes down the first call",
    ]
    assert drawn(book, seat)[1] == ["stance       ? not known · influence ?"]
    assert title_words(person_card(book, seat, TODAY)) == "Who signs (unknown) · Acme"


async def test_what_is_asked_on_the_card_is_done(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana, boss = known(book, acme), a_person(book, "Petar", acme)
    call, task = a_call(book, acme, ana), a_task(book, "Send samples", acme, person_id=ana)
    asked = {
        CardAnswer("call"): "CallForm",
        CardAnswer("edit"): "PersonForm",
        CardAnswer("task"): "TaskForm",
        CardAnswer("open", Target("call", call)): "ReadCall",
        CardAnswer("open", Target("task", task)): "TaskForm",
        CardAnswer("open", Target("person", boss)): "PersonCardDialog",
    }
    for answer, form in asked.items():
        front = AnsweringFront(partial(given, answer), lambda _form: None)
        await person_acts.open_person(desk_of(book, front), ana)
        assert front.asked == ["PersonCardDialog", form]
    front = AnsweringFront(
        lambda _card: CardAnswer("account"),
        lambda _card: CardAnswer("open", Target("account", acme)),
        lambda _card: CardAnswer("open", Target("term", 7, acme)),
        lambda _card: None,
    )
    for _ in range(4):
        await person_acts.open_person(desk_of(book, front), ana)
    assert front.went == [(acme, "center", ana), (acme, "overview", None), (acme, "terms", 7)]


async def test_other_firms_are_written_down_corrected_and_taken_back(book: Book) -> None:
    acme, other = an_account(book, "Acme"), an_account(book, "Other [/]")
    ana = known(book, acme)

    async def doing(*answers: Any) -> AnsweringFront:
        front = AnsweringFront(*answers)
        await person_acts.open_person(desk_of(book, front), ana)
        return front

    front = await doing(
        lambda _card: CardAnswer("stay"),
        lambda form: saved(
            form, account="Other [/]", account_id=str(other), since="1.3.2020", until="1.3.2024"
        ),
    )
    assert front.asked == ["PersonCardDialog", "StayForm"] and "noted" in front.said[-1]
    (first, before) = memberships.stays_of(book, ana)
    rows = drawn(book, ana)[1]
    at = rows.index("Firms 2")
    assert rows[at + 1 : at + 3] == [
        f"Acme       {first.words}",
        "Other [/]  Sun 1 Mar 2020 to Fri 1 Mar 2024",
    ]

    def leading_to(stay: Stay) -> CardAnswer:
        return CardAnswer("open", Target("stay", stay.membership_id))

    front = await doing(
        lambda _card: leading_to(before), lambda _question: "d", lambda form: saved(form, until="")
    )
    assert front.asked == ["PersonCardDialog", "Choose", "StayDaysForm"]
    assert "Other [/]  since Sun 1 Mar 2020, besides" in drawn(book, ana)[1]
    front = await doing(lambda _card: leading_to(before), lambda _question: "a")
    assert front.went == [(other, "overview", None)]
    await doing(lambda _card: leading_to(before), lambda _question: "n")
    assert len(memberships.stays_of(book, ana)) == 1
    # Where they are in the first place only the days are asked.
    front = await doing(lambda _card: leading_to(first), lambda form: saved(form, since="1.3.2019"))
    assert front.asked == ["PersonCardDialog", "StayDaysForm"]
    assert memberships.stays_of(book, ana)[0].since_on == date(2019, 3, 1)


async def test_who_moves_is_asked_how_they_are_reached_there(book: Book) -> None:
    acme, other = an_account(book, "Acme", website="acme.example"), an_account(book, "Other")
    ana = a_person(book, "Ana", acme, email="ana@acme.example", phone="0888 123 456")
    front = AnsweringFront(
        lambda _question: "m",
        lambda form: saved(form, account="Other", account_id=str(other), email="ana@other.example"),
    )
    await person_acts.take_away(desk_of(book, front), ana)
    assert front.asked == ["Choose", "MoveForm"]
    assert [way.text for way in people_reads.person_entry(book, ana)[0].reaches] == [
        "0888 123 456",
        "ana@other.example",
        "past ana@acme.example",
    ]


async def test_by_keys_also_in_a_small_window(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = known(book, acme)
    a_call(book, acme, ana, note="Prices for spring")
    for size in ((80, 24), (40, 10)):
        async with opened(book, size=size) as desk:
            await desk.press("2", "enter", "B", "enter")
            assert desk.name == "PersonCardDialog"
            if size == (80, 24):
                assert desk.sees("Ana Ivanova · Acme", "0888 123 456", "esc close") and "open" not in desk.bar
            card = desk.listed("card")
            while card.lines.target(card.cursor) is None:  # type: ignore[attr-defined]
                await desk.press("j")
            await desk.press("enter")
            assert desk.name == "ReadCall"
            await desk.press("escape", "enter", "c")
            assert desk.name == "CallForm" and desk.typed("people").startswith("Ana Ivanova")
            await desk.press("escape")
