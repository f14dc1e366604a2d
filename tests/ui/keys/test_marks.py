"""Several marked lines: one act, one undo; escape unmarks first."""

from datetime import timedelta

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.words import FavourWay
from kamtui.store.book.book import Book
from kamtui.store.chain import reads as chain_reads
from kamtui.store.terms import favour_changes, problem_changes
from kamtui.ui.keys.everywhere import BESIDE_MARKS, MARKING
from kamtui.ui.shell.place import Place
from tests.build import TODAY, a_call, a_person, a_referral, a_task, a_term, an_account, dump
from tests.ui.driving import opened
from tests.ui.keys.test_keys import classes


async def test_marked_terms_are_put_off_together_and_escape_unmarks_first(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for what in ("Prices", "Delivery", "Claims"):
        a_term(book, acme, what, checks="every friday")
    async with opened(book) as desk:
        await desk.press("4", "f")
        await desk.type("acme")
        await desk.press("enter", "m")
        assert desk.bar.startswith("1 marked ") and len(desk.listed().marked) == 1
        await desk.press("k", "m", "k")
        assert "marked" not in desk.bar, "marked no longer"
        await desk.press("ctrl+a")
        assert desk.bar.startswith("3 marked ")
        assert desk.bar.split() == [
            "3",
            "marked",
            "space",
            "kept",
            "s",
            "put",
            "off",
            "esc",
            "unmark",
            "d",
            "delete",
            "y",
            "copy",
            "?",
            "keys",
        ]
        await desk.press("escape")
        assert "marked" not in desk.bar and desk.sees("acme"), "the filter stays"
        await desk.press("escape")
        assert not desk.sees("acme")
        await desk.press("ctrl+a", "ctrl+a")
        assert "marked" not in desk.bar
        before = dump(book)
        await desk.press("ctrl+a", "s", "2")
        later = (TODAY + timedelta(3)).isoformat()
        assert book.rows("SELECT DISTINCT next_check_on FROM term") == [(later,)] and "marked" not in desk.bar
        await desk.press("u")
        assert dump(book) == before
        await desk.press("m", "s")
        assert desk.sees("Put off: Prices"), "one alone is called by its name"
        await desk.press("escape", "1", "4")
        assert "marked" not in desk.bar, "who goes elsewhere comes back to no marks"


async def test_lines_of_any_list_are_marked_for_copying(book: Book) -> None:
    for name in ("Acme", "Beta"):
        an_account(book, name, stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await desk.press("2", "ctrl+a")
        assert desk.bar.startswith("2 marked ")
        await desk.press("escape")
        assert "marked" not in desk.bar and desk.name == "AccountsScreen"
        await desk.press("2", "enter", "m")
        assert desk.bar.startswith("1 marked "), "a fact of the account"
        await desk.press("space")
        assert desk.said[-1] == "That is for a task, a term or a problem."
        await desk.press("m", "space")
        assert desk.said[-1] == "Done: there is nothing for that on the marked lines."
        await desk.press("escape")
        assert "marked" not in desk.bar and desk.name == "AccountScreen", "escape unmarks first"


async def test_each_kind_of_line_is_settled_in_its_way(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    a_term(book, acme, "Prices", checks="every friday")
    problem_changes.add_problem(book, ProblemEntry(account_id=acme, what="Late", noted_on=TODAY))
    favour_changes.add_favour(
        book, FavourEntry(what="Tickets", done_on=TODAY, way=FavourWay.GIVEN, account_id=acme)
    )
    for name in ("Lidl", "HIT"):
        a_referral(book, name, ana)
    for what in ("Mail", "Visit"):
        a_task(book, what, acme, is_prospecting=True)
    async with opened(book) as desk:
        before = dump(book)
        await desk.press("2")
        await desk.stand_on("Acme")
        await desk.press("enter", "E")
        for words in ("Prices", "Late", "Tickets"):
            await desk.stand_on(words)
            await desk.press("m")
        assert desk.bar.startswith("3 marked ")
        await desk.press("space")
        assert desk.said[-1] == (
            "3 lines settled · worth of 1 problem not known: on the account E, twice v, then e adds it · u undoes"
        )
        assert book.rows("SELECT outcome FROM term_check") == [("kept",)]
        assert book.rows("SELECT state FROM problem") == [("solved",)]
        assert book.rows("SELECT thanked_on FROM favour") == [(TODAY.isoformat(),)]
        await desk.press("u")
        assert dump(book) == before
        await desk.press("5", "v", "ctrl+a", "space")
        assert {naming.thanked_on for naming in chain_reads.forest(book).namings} == {TODAY}
        await desk.press("u", "v", "v", "v")
        assert dump(book) == before
        await desk.stand_on("Mail")
        await desk.press("ctrl+a", "space")
        assert book.rows("SELECT count(*) FROM task WHERE done_at IS NULL") == [(0,)]
        await desk.press("u")
        assert dump(book) == before


async def test_no_act_is_done_to_one_line_while_several_are_marked(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    for what in ("Prices", "Delivery", "Claims"):
        a_term(book, acme, what, checks="every friday")
    async with opened(book) as desk:
        await desk.press("4", "m", "m")
        before = dump(book)
        for key, act in (("e", "Edit"), ("x", "Check"), ("r", "Renegotiate"), ("h", "Call, mail")):
            await desk.press(key)
            assert desk.said[-1] == f"{act}: for one line at a time. 2 are marked; esc unmarks them.", key
            assert desk.name == "TermsScreen" and f"{key} {act.lower()}" not in desk.bar
        await desk.press("d")
        assert desk.sees("Delete 2 terms?")
        await desk.press("y")
        assert book.rows("SELECT what FROM term") == [("Claims",)] and "marked" not in desk.bar
        assert desk.said[-1] == "Deleted 2 terms · u undoes"
        await desk.press("u")
        assert dump(book) == before
        await desk.press("g", "m", "e")
        assert desk.name == "TermForm" and desk.typed("what") == "Prices", (
            "the marked line, not the one at hand"
        )


async def test_both_columns_of_the_overview_have_their_marks(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_person(book, "Ana", acme)
    a_call(book, acme)
    for what in ("Mail", "Visit"):
        a_task(book, what, acme)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2", "enter")
        await desk.stand_on("Mail")
        await desk.press("m", "m", "right")
        assert desk.bar.startswith("2 marked ")
        await desk.press("m", "space")
        assert book.rows("SELECT count(*) FROM task WHERE done_at IS NULL") == [(0,)]
        assert desk.said[-1].startswith(
            "2 lines settled · left out: 1 (that is for a task, a term or a problem)"
        )
        assert "marked" not in desk.bar
        await desk.press("u", "left", "m", "right", "escape")
        assert desk.name == "AccountScreen" and "marked" not in desk.bar, (
            "escape unmarks in both columns first"
        )
        await desk.press("escape")
        assert desk.name == "AccountsScreen"


def test_every_act_of_a_place_with_marks_is_for_all_says_that_it_is_for_one_or_leaves_them_alone() -> None:
    marks = {act.id for act in MARKING}
    places = [
        place for place in classes() if issubclass(place, Place) and marks <= {act.id for act in place.ACTS}
    ]
    alone: set[str] = set()
    for place in places:
        of_lines = [act for act in place.ACTS if act.is_of_the_book and act.id not in BESIDE_MARKS]
        alone |= {act.id for act in of_lines if not act.many}
    assert len(places) > 7 and alone == {
        "account.became", "account.key", "line.edit", "prospect.qualify", "task.first", "term.check", "term.renegotiate",
    }  # fmt: skip
