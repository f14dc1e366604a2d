"""Search: everything by a few letters, from any place."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.dossier import RivalryEntry
from kamtui.domain.knowledge.image import ImageEntry
from kamtui.domain.knowledge.words import Bond, Topic
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.value import ValueEntry
from kamtui.domain.terms.words import FavourWay, Outcome, ProblemState, TermState
from kamtui.store.book.book import Book
from kamtui.store.book.search.finding import Hit
from kamtui.store.book.search.index import Kind
from kamtui.store.knowledge import bond_changes, competitor_changes, dossier_changes, image_changes
from kamtui.store.knowledge.competitor_reads import competitor_called
from kamtui.store.terms import favour_changes, problem_changes, value_changes
from kamtui.ui.accounts.suggesting import suggest_accounts
from kamtui.ui.search.drawing import HitLines
from tests.build import TODAY, a_call, a_check, a_person, a_task, a_term, an_account, set_term_state
from tests.ui.driving import opened


async def test_each_kind_is_found_and_opened(book: Book) -> None:
    acme = an_account(book, "Зебра", stage=Stage.CUSTOMER)
    a_person(book, "Зебрина Петрова", acme)
    a_person(book, "Zebrov Outside", None)
    a_task(book, "zebra task", acme)
    a_task(book, "zebra errand", None)
    a_call(book, acme, note="zebra words")
    a_term(book, acme, "zebra delivery")
    problem_changes.add_problem(book, ProblemEntry(account_id=acme, what="zebra trouble", noted_on=TODAY))
    gift = FavourEntry(what="zebra tickets", done_on=TODAY, way=FavourWay.GIVEN, account_id=acme)
    favour_changes.add_favour(book, gift)
    value_changes.add_value(book, ValueEntry(acme, "zebra papers", TODAY, 5))
    reading = BondEntry(bond=Bond.VALUE, read_on=TODAY, evidence="zebra discount")
    bond_changes.take_bond_reading(book, acme, reading)
    dossier_changes.write_text(book, acme, Topic.RESULTS, "zebra losses", TODAY - timedelta(days=90))
    dossier_changes.write_text(book, acme, Topic.RESULTS, "zebra results", TODAY)
    image = ImageEntry(read_on=TODAY, strength=3, done="zebra fair")
    image_changes.take_image_reading(book, acme, image)
    competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Zebra Rival"))
    outside = a_person(book, "Somebody", None)
    favour_changes.add_favour(book, gift._replace(what="zebra lunch", account_id=None, person_id=outside))
    async with opened(book) as desk:
        for words, screen, sees in (
            ("зебра", "AccountScreen", "Зебра"),
            ("zebrina", "BuyingCenterScreen", "Зебрина Петрова"),
            ("zebrov", "PersonCardDialog", "Zebrov Outside"),
            ("zebra task", "AccountScreen", "zebra task"),
            ("zebra errand", "TaskForm", "zebra errand"),
            ("zebra words", "ReadCall", "zebra words"),
            ("zebra delivery", "ReadTerm", "zebra delivery"),
            ("zebra trouble", "LedgerScreen", "! middle zebra trouble"),
            ("zebra tickets", "LedgerScreen", "zebra tickets"),
            ("zebra papers", "LedgerScreen", "done for them"),
            ("zebra lunch", "FavourForm", "zebra lunch"),
            ("zebra discount", "BondsScreen", "Зебра"),
            ("zebra results", "DossierScreen", "zebra results"),
            # A past text is found, and its topic stood on.
            ("zebra losses", "DossierScreen", "▌results zebra results"),
            ("zebra fair", "BondsScreen", "▌brand image"),
        ):
            await desk.press("slash")
            assert desk.name == "SearchDialog"
            await desk.type(words)
            await desk.press("enter")
            assert desk.name == screen and desk.sees(sees), words
            await desk.press("escape")
            assert desk.name == "TodayScreen", words


async def test_a_competitor_is_found_as_itself_and_leads_to_the_accounts_where_it_is(book: Book) -> None:
    for name in ("Acme", "Борил"):
        account_id = an_account(book, name)
        rival = competitor_called(book, "Zebra Rival")
        entry = RivalryEntry(competitor="Zebra Rival", competitor_id=rival, with_what=f"film for {name}")
        competitor_changes.add_rivalry(book, account_id, entry)
    async with opened(book) as desk:
        await desk.press("slash")
        await desk.type("rivals")
        assert desk.sees("Zebra Rival") and desk.sees("at 2 accounts")
        await desk.press("enter")
        assert desk.sees("Zebra Rival is known at these accounts") and desk.sees("film for Acme")
        await desk.type("boril")
        assert not desk.sees("film for Acme")
        await desk.press("enter")
        assert desk.name == "DossierScreen" and "Zebra Rival" in desk.row and desk.sees("Борил")


async def test_a_part_of_a_number_shows_the_number(book: Book) -> None:
    a_person(book, "Ana", an_account(book, "Acme"), phone="+359 888 12-34-56")
    async with opened(book) as desk:
        await desk.press("slash")
        await desk.type("0888 123")
        assert desk.sees("Ana") and desk.sees("+359 888 12-34-56")


async def test_moving_choosing_and_leaving(book: Book) -> None:
    for number in range(20):
        an_account(book, f"Firm {number:02}")
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("slash", "enter", "down", "up", "pagedown", "pageup")
        assert desk.name == "SearchDialog", "nothing typed, nothing chosen"
        await desk.type("firm")
        first = desk.row
        await desk.press("down", "down")
        assert desk.row != first
        third = desk.row
        await desk.press("pagedown", "pageup")
        assert desk.row == third
        await desk.press("down", "up", "enter")
        assert desk.name == "AccountScreen" and desk.sees(third.split()[1])
        await desk.press("escape", "slash")
        await desk.type("zzz")
        assert desk.sees("Nothing has all of this.")
        await desk.press("enter", "down")
        assert desk.name == "SearchDialog"
        await desk.press("escape")
        assert desk.name == "TodayScreen"
        # From a dossier it leads to another one, and back to where one came from.
        await desk.press("2", "enter", "slash")
        await desk.type("firm 07")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("Firm 07")
        await desk.press("escape")
        assert desk.name == "AccountsScreen"


async def test_a_hit_of_the_ledger_is_stood_on_also_when_it_is_past(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for number in range(30):
        problem_changes.add_problem(
            book, ProblemEntry(account_id=acme, what=f"trouble {number}", noted_on=TODAY)
        )
    settled = ProblemEntry(account_id=acme, what="ancient leak", noted_on=TODAY)
    problem_id = problem_changes.add_problem(book, settled)
    problem_changes.set_problem_state(book, problem_id, ProblemState.SOLVED, TODAY)
    ended = a_term(book, acme, "ancient promise")
    a_check(book, ended, Outcome.KEPT)
    set_term_state(book, ended, TermState.ENDED, TODAY)
    async with opened(book) as desk:
        for words in ("trouble 17", "ancient leak"):
            await desk.press("slash")
            await desk.type(words)
            await desk.press("enter")
            assert desk.name == "LedgerScreen" and words in desk.row
            await desk.press("escape")
        await desk.press("4", "slash")
        await desk.type("ancient promise")
        assert desk.sees("TERMS")
        await desk.press("enter")
        assert desk.name == "ReadTerm" and desk.sees("ancient promise")
        await desk.press("escape")
        assert desk.name == "TermsScreen"


async def test_what_is_spelled_otherwise_is_offered_and_never_taken_by_itself(book: Book) -> None:
    firm = an_account(book, "Fantastico", stage=Stage.CUSTOMER)
    a_person(book, "Frank Schwartz", firm)
    a_call(book, firm, note="Шварц said no")
    an_account(book, "Metro", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("slash")
        await desk.type("фантастико")
        assert desk.sees("ACCOUNTS CALLED LIKE IT") and desk.row.startswith("Fantastico")
        await desk.press("escape", "slash")
        await desk.type("Шварц")
        assert "said no" in desk.row and desk.sees("PEOPLE CALLED LIKE IT") and desk.sees("Frank Schwartz")
        await desk.press("ctrl+y")
        assert "said no" in desk.app.desk.copied and "ctrl+y again for all" in desk.said[-1]
        await desk.press("ctrl+y")
        assert desk.app.desk.copied.split("\n")[1].startswith("Frank Schwartz · ")
        await desk.press("escape", "2", "f")
        await desk.type("фантастико")
        assert desk.sees("none has it; like it: Fantastico") and desk.row.startswith("Fantastico")
        assert desk.app.screen.bar.count == "1"  # type: ignore[attr-defined]
        [offer] = suggest_accounts(desk.app.desk, "фантастико")
        assert (offer.name, offer.detail, offer.is_near) == ("Fantastico", "like what is typed", True)
        assert not suggest_accounts(desk.app.desk, "metro")[0].is_near


async def test_the_hit_at_hand_is_lit_names_have_the_room_and_nothing_stands_beside_them(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_term(book, acme, "Price list for next year, of all pouches and films")
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("slash")
        await desk.type("price")
        assert "▌" in "".join(desk.lines()) and "pouches and films" in desk.row
        assert not desk.sees("Accounts"), "the place below"
        assert not desk.one("LineField").cursor_blink  # type: ignore[attr-defined]


def test_what_was_found_and_whose_it_is_share_their_room_and_days_are_those_of_lists() -> None:
    where = "Purchasing manager, Tangrava Foods"
    hits = [
        Hit(Kind.PERSON, 1, 1, "Hristo Ivanov", where, "", False),
        Hit(Kind.PERSON, 2, 1, "Ivan", "Buyer, Acme", "", False),
        Hit(Kind.TASK, 3, 1, "A task that is rather long and has no room in there", "Acme", "", False),
        Hit(Kind.BOND_READING, 4, 1, f"{TODAY - timedelta(4):%d.%m.%Y} They said so", "Acme", "", False),
        Hit(Kind.CALL, 5, 1, "Board date", f"{TODAY:%d.%m.%Y} Acme", "", False),
        Hit(Kind.CALL, 6, 1, "Board date", f"{TODAY:%d.%m.%Y} ", "", False),
    ]
    lines = HitLines(hits, TODAY)
    drawn = ["".join(text for text, _look in lines.draw(index, 60)) for index in range(len(lines))]
    assert {len(line) for line in drawn if line.strip() and not line.isupper()} == {60}
    one, other, task, reading, call = (drawn[index] for index in (1, 2, 4, 6, 8))
    assert one.endswith(f"  {where}") and other.endswith("  Buyer, Acme")
    assert "has no room in there  " in task and task.endswith("Acme"), "nothing is cut while cells are free"
    assert reading.startswith("−4d They said so") and call.split() == ["today", "Board", "date", "Acme"]
    wide = ["".join(text for text, _look in lines.draw(index, 120)) for index in (1, 2, 4)]
    assert len({line.index(whose) for line, whose in zip(wide, (where, "Buyer", "Acme"), strict=True)}) == 1


async def test_a_call_is_not_cut_to_the_edge_of_shorter_hits(book: Book) -> None:
    acme = an_account(book, "Acme")
    ana = a_person(book, "Ana", acme)
    a_call(
        book,
        acme,
        ana,
        note="They like the new range and will send the whole forecast of the year by Friday.",
    )
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("slash")
        await desk.type("ana")
        assert desk.sees("They like the new range and will send the whole")
