"""What is likely there already, or in the wrong field: it is pointed out once with the reason, and written when saved again."""

from kamtui.store.book.book import Book
from tests.build import a_person, an_account
from tests.ui.calls.test_naming_form import a_call_with, a_desk_of_customers, save
from tests.ui.driving import opened


async def test_a_new_account_that_is_likely_there(book: Book) -> None:
    an_account(book, "Алфа ООД", city="София", phone="02 987 65 43")
    async with opened(book) as desk:
        await desk.press("2", "n")
        await desk.fill("name", "Алфа")
        await desk.press("ctrl+s")
        assert desk.name == "AccountForm"
        assert any("Алфа ООД (София)" in problem and "ООД, Ltd" in problem for problem in desk.problems())
        await desk.press("ctrl+s")
        assert book.row("SELECT count(*) FROM account") == (2,)
        await desk.press("escape", "n")
        await desk.fill("name", "Гама")
        await desk.fill("phone", "+359 2 9876543")
        await desk.press("ctrl+s")
        assert any("the same phone" in problem for problem in desk.problems())
        await desk.fill("phone", "02 111 11 11")
        await desk.press("ctrl+s")
        assert book.row("SELECT count(*) FROM account") == (3,)


async def test_a_new_person_that_is_likely_there(book: Book) -> None:
    alfa, _beta = an_account(book, "Алфа"), an_account(book, "Бета")
    a_person(book, "Ана Колева", alfa, phone="0888 123 456")
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("Бета")
        await desk.press("enter", "B", "n")
        await desk.fill("name", "Вили Ненова")
        await desk.fill("phone", "+359 888123456")
        await desk.press("ctrl+s")
        assert desk.name == "PersonForm"
        assert any("Ана Колева (Алфа): the same phone" in problem for problem in desk.problems())
        await desk.press("ctrl+s")
        assert book.row("SELECT count(*) FROM person") == (2,)


async def test_a_prospect_named_that_is_likely_there(book: Book) -> None:
    an_account(book, "Искър Фуудс ООД")
    async with opened(book) as desk:
        await desk.press("5", "n")
        await desk.fill("organisation", "Iskar Fuuds")
        assert desk.sees("Искър Фуудс ООД", "the same but for ООД")
        await desk.press("down", "tab")  # past the one that is offered with its reason, to a new prospect
        assert desk.typed("organisation") == "Iskar Fuuds"
        await desk.press("ctrl+s")
        assert desk.name == "ChainScreen", "it was answered in the list: it is not asked again"
        assert book.row("SELECT count(*) FROM account") == (2,)


async def test_saving_takes_only_the_very_name(book: Book) -> None:
    """What is typed may also be a new prospect's name: only what differs by case and blanks is surely known."""
    foods = an_account(book, "Искър Фуудс ООД")
    async with opened(book) as desk:
        for typed, reason in (
            ("Iskar Fuuds", "the same but for ООД"),
            ("Искър", "begins like it"),
            ("Иckър Фуудс ООД", "looks the same"),
        ):
            before = book.row("SELECT count(*) FROM account")
            await desk.press("5", "n")
            await desk.type(typed)
            await desk.press("ctrl+s")
            assert desk.name == "ReferralForm" and desk.typed("organisation") == typed
            assert any("Искър Фуудс ООД" in said and reason in said for said in desk.problems())
            assert book.row("SELECT count(*) FROM account") == before
            await desk.press("f2")
            assert desk.name == "ChainScreen"
            assert book.rows("SELECT name FROM account ORDER BY id DESC LIMIT 1") == [(typed,)]
            await desk.press("u")
        await desk.press("5", "n")
        await desk.type("искър  фуудс оод")
        await desk.press("ctrl+s")
        assert desk.name == "ChainScreen", desk.problems()
        assert book.rows("SELECT account_id FROM referral") == [(foods,)]
        assert book.row("SELECT count(*) FROM account") == (1,)


async def test_a_contact_that_is_likely_known(book: Book) -> None:
    a_person(book, "Петър Димитров", an_account(book, "Метро"))
    async with opened(book) as desk:
        await desk.press("5", "n")
        await desk.fill("organisation", "Фантастико")
        await desk.fill("person", "Petar Dimitrov")
        await desk.press("ctrl+s")
        assert any("Петър Димитров (Метро)" in said for said in desk.problems())
        await desk.press("ctrl+s")
        assert book.row("SELECT count(*) FROM person") == (2,)


async def test_a_name_given_at_the_close_of_the_day_that_is_likely_there(book: Book) -> None:
    a_desk_of_customers(book)
    an_account(book, "Искър Фуудс ООД")
    accounts = book.row("SELECT count(*) FROM account")
    async with opened(book) as desk:
        await a_call_with(desk, "Мария Иванова")
        await save(desk)
        await desk.press("D", "n")
        assert desk.name == "ReferralForm"
        await desk.type("Iskar Fuuds")
        await desk.press("ctrl+s")
        assert any("Искър Фуудс ООД" in said for said in desk.problems())
        assert book.row("SELECT count(*) FROM account") == accounts


async def test_what_is_in_the_field_beside_is_asked_about_once(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("2", "n")
        await desk.fill("name", "Алфа")
        await desk.fill("phone", "Пловдив")
        await desk.fill("email", "032 625 411")
        await desk.press("ctrl+s")
        assert desk.name == "AccountForm" and book.row("SELECT count(*) FROM account") == (0,)
        assert any("“Пловдив” has no digits" in problem for problem in desk.problems())
        assert any("“032 625 411” is no e-mail address" in problem for problem in desk.problems())
        await desk.fill("email", "office@alfa.example")
        await desk.fill("phone", "не се обажда")
        await desk.press("ctrl+s")
        assert any("“не се обажда” has no digits" in problem for problem in desk.problems())
        await desk.press("ctrl+s")
        assert book.rows("SELECT value FROM reach ORDER BY kind") == [
            ("office@alfa.example",),
            ("не се обажда",),
        ]
        # What stands there by intent is not asked about whenever something else is corrected.
        await desk.press("escape", "e")
        await desk.fill("city", "Пловдив")
        await desk.press("ctrl+s")
        assert book.row("SELECT city FROM account") == ("Пловдив",)


async def test_of_several_that_are_none_each_is_asked_about(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("2", "n")
        await desk.fill("name", "Алфа")
        await desk.fill("phone", "Пловдив; Варна; 032 625 411")
        await desk.press("ctrl+s")
        assert any("“Пловдив” has no digits" in problem for problem in desk.problems())
        await desk.fill("phone", "Варна; 032 625 411")
        await desk.press("ctrl+s")
        assert any("“Варна” has no digits" in problem for problem in desk.problems())
        await desk.press("ctrl+s")
        assert book.row("SELECT count(*) FROM reach") == (2,)


async def test_a_persons_ways_are_asked_about_too(book: Book) -> None:
    a_person(book, "Ана Колева", an_account(book, "Алфа"))
    async with opened(book) as desk:
        await desk.press("2")
        await desk.stand_on("Алфа")
        await desk.press("enter", "B", "e")
        await desk.fill("phone", "ana@alfa.example")
        await desk.press("ctrl+s")
        assert any("“ana@alfa.example” has no digits" in problem for problem in desk.problems())
        await desk.fill("phone", "0888 123 456")
        await desk.press("ctrl+s")
        assert book.rows("SELECT value FROM reach") == [("0888 123 456",)]
