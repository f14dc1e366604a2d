"""Reading along in the form of a call: what its note says is offered below it, and taken, given back or put away by keys."""

from datetime import UTC, datetime
from pathlib import Path

from kamtui.domain.accounts.words import Stage
from kamtui.store.book import tables
from kamtui.store.book.book import Book
from kamtui.store.calls.reads import last_objection
from tests.build import a_call, a_person, an_account
from tests.ui.driving import Desk, opened


def a_competitor(book: Book, name: str) -> int:
    with book.change("A competitor") as act:
        row = tables.Competitor(id=act.new_id(), name=name)
        act.add(row)
    return row.id


def offered(desk: Desk) -> list[str]:
    """What stands below the note, a line each."""
    field = desk.form.query_one("OffersField")
    return [" ".join(line.split()) for line in str(field.render()).split("\n")] if field.display else []


async def test_what_a_note_says_is_taken_by_a_key_each_and_written_with_the_call_as_one_act(
    book: Book,
) -> None:
    acme = an_account(book, "Акме", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ана Иванова", acme)
    boris = a_person(book, "Борис Петров", acme)
    folpak = a_competitor(book, "Folpak")
    async with opened(book) as desk:
        await desk.press("2", "c")
        await desk.type("Ива")
        await desk.press("tab")
        assert desk.at == "note" and offered(desk) == []
        for key in ("f3", "f5", "f8"):
            await desk.press(key)
            assert desk.sees("Nothing to take: a promise with a day"), "no key is silent"
        await desk.type("ще пратят прогноза до петък. петров каза, че сме скъпи, фолпак дават 9 % под нас")
        put_away = "f8 puts these away; only what is taken is written"
        assert offered(desk) == [
            "f3 they promise Fri 27 Nov: “пратят прогноза до петък”",
            "f4 objection price: “че сме скъпи”",
            "f5 competitor Folpak, noted at this account",
            f"1 more · {put_away}",
        ]
        assert desk.typed("agreed") == "" and not book.rows("SELECT 1 FROM call"), "nothing by itself"

        await desk.press("f3")
        assert desk.typed("agreed") == "те: пратят прогноза до петък" and offered(desk)[0].startswith(
            "f3 ✓ they"
        )
        await desk.press("f3")
        assert desk.typed("agreed") == "" and offered(desk)[0].startswith("f3 they"), (
            "given back by the same key"
        )
        await desk.press("f3", "f4", "f5")
        assert desk.typed("objection") == "price" and desk.at == "note"
        await desk.press("f8")
        assert offered(desk) == ["f3 was there? Борис Петров", put_away]
        await desk.press("f3")
        assert "Борис Петров" in desk.typed("people")
        await desk.press("f8")
        await desk.type(" ")
        assert offered(desk) == [], "what was put away does not come back while one types on"

        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "AccountsScreen", desk.problems()
        assert "objection: price" in desk.said[-1] and "they owe: “пратят прогноза" in desk.said[-1]
        assert book.rows("SELECT objection FROM call") == [("price",)]
        assert book.rows("SELECT person_id FROM call_person ORDER BY id") == [(ana,), (boris,)]
        assert book.rows("SELECT owed_by, what, next_check_on FROM term") == [
            ("they", "пратят прогноза до петък", "2026-11-27")
        ]
        [(account_id, competitor_id, note)] = book.rows("SELECT account_id, competitor_id, note FROM rivalry")
        assert (account_id, competitor_id) == (acme, folpak)
        assert note.startswith("22.11.2026: петров каза")
        await desk.press("u")
        assert not any(book.rows(f"SELECT 1 FROM {table}") for table in ("call", "term", "rivalry"))


async def test_what_is_not_sure_is_offered_both_ways_and_what_is_said_already_is_not(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for name in ("Ivan Petrov", "Ivan Stoyanov"):
        a_person(book, name, acme)
    async with opened(book) as desk:
        await desk.press("2", "c", "tab")
        await desk.type("will send the list by 5 Dec, ivan agreed")
        assert offered(desk) == [
            "f3 they promise Sat 5 Dec: “send the list by 5 Dec”",
            "f4 or we promise Sat 5 Dec: “send the list by 5 Dec”",
            "2 more · f8 puts these away; only what is taken is written",
        ]
        await desk.press("f4")
        assert desk.typed("agreed") == "we: send the list by 5 Dec"
        assert offered(desk)[1].startswith("f4 ✓ or we promise"), "each line keeps its key"
        await desk.press("f3")
        assert desk.typed("agreed") == "they: send the list by 5 Dec", "one of both, as the last key said"
        assert [line[3] for line in offered(desk)[:2]] == ["✓", "o"]
        await desk.press("f8")
        assert offered(desk)[:2] == ["f3 was there? Ivan Petrov", "f4 or was there? Ivan Stoyanov"]
        await desk.press("f4")
        assert desk.typed("people").startswith("Ivan Stoyanov")
        await desk.press("escape", "escape")

        # What a person wrote into its field is not offered any more.
        await desk.press("c")
        await desk.fill("agreed", "they: send the list by 5 Dec")
        await desk.fill("note", "will send the list by 5 Dec")
        assert offered(desk) == []


async def test_a_call_that_is_corrected_is_read_too_and_the_last_objection_stands(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana Ivanova", acme)
    call = a_call(book, acme, note="no budget this year, ivanova says")
    async with opened(book, size=(80, 60)) as desk:
        await desk.press("3", "e")
        assert offered(desk)[:2] == [
            "f3 objection budget: “no budget this year”",
            "f4 was there? Ana Ivanova",
        ]
        await desk.press("f3", "ctrl+s")
        objected = last_objection(book, acme)
        assert objected is not None and (objected.call_id, objected.objection.value) == (call, "budget")
        await desk.press("e")
        assert desk.typed("objection") == "budget" and "f3 was there?" in offered(desk)[0], "said already"
        await desk.press("f8", "escape")
        assert desk.name == "CallsScreen", "nothing was typed: nothing is asked"
        await desk.press("A")
        assert desk.sees("Last objection: budget, ")
        await desk.press("b")
        assert desk.sees("Last objection: budget, ")
        await desk.press("escape", "3")
        await desk.press("e")
        assert offered(desk) == [], "what was put away once does not come back"
        assert "ivanova" not in "".join(desk.app.desk.put_away), "it is remembered outside of the book"
        await desk.fill("note", "Ana Ivanova asked for more")
        assert "f3 was there? Ana Ivanova" in offered(desk), "in other words it is another note"


async def test_a_promise_in_the_note_of_a_call_in_the_book_counts_from_its_day(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    # A Thursday; the day of the form is Sunday the 22nd.
    held_at = datetime(2026, 11, 19, 10, tzinfo=UTC)
    call = a_call(book, acme, held_at=held_at, note="they pay by fri. they will send the list next week")
    async with opened(book) as desk:
        await desk.press("3", "e")
        assert offered(desk)[:1] == ["f3 they promise Mon 23 Nov: “send the list next week”"], (
            "Friday has passed"
        )
        assert len(offered(desk)) == 2
        await desk.press("f3", "ctrl+s")
        assert desk.name == "CallsScreen", desk.problems()
        assert book.rows("SELECT owed_by, what, next_check_on, call_id FROM term") == [
            ("they", "send the list next week", "2026-11-23", call)
        ]
        await desk.press("e")
        assert offered(desk) == [], "what stands in the book is not offered again"


async def test_a_draft_knows_what_was_put_away_and_which_competitor_was_taken(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_competitor(book, "Folpak")
    async with opened(book) as desk:
        await desk.press("2", "c", "tab")
        await desk.type("no budget, folpak was there. too early")
        await desk.press("f4", "f8")
        assert offered(desk) == [], offered(desk)
        typed = desk.form.typed()
        assert typed["rivals"].endswith("folpak was there.") and "objection|budget" in typed["put_away"]
        book.keep_draft("call", desk.form.typed())
    with Book.open(path) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            taken = "f3 ✓ competitor Folpak, noted at this account"
            assert offered(desk)[:1] == [taken], "what will be written can be seen, and given back"
            await desk.press("f3")
            assert desk.form.typed()["rivals"] == "" and "✓" not in offered(desk)[0]
            await desk.press("f3", "ctrl+s", "ctrl+s")
    assert book.rows("SELECT account_id FROM rivalry") == [(acme,)]
    assert book.rows("SELECT objection FROM call") == [(None,)], "what was put away is not written"


async def test_an_empty_note_begins_with_an_outline_and_one_with_words_stays(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "c", "tab", "f9")
        assert desk.sees("first visit", "price round", "рекламация")
        await desk.press("b")
        assert (
            desk.typed("note").startswith("Their offer, from whom:\n")
            and desk.typed("purpose") == "price round"
        )
        assert desk.at == "note" and offered(desk) == []
        await desk.type(" Folpak")
        assert desk.typed("note").startswith("Their offer, from whom: Folpak\n")
        await desk.press("f9")
        assert desk.sees("Something stands in the note already") and "Folpak" in desk.typed("note")
