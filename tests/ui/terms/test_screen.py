"""Terms: views, categories, orders, filter, and what is done to the term at hand."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.promises import Standing
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.domain.text.cleaning import clean
from kamtui.store.book.book import Book
from kamtui.store.center import acceptance_reads
from kamtui.store.day import task_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.terms.drawing import draw_term, due_words, side_text, strip_parts, term_heading
from kamtui.ui.terms.panel_drawing import term_panel
from kamtui.ui.widgets.heads.legend import Legend
from kamtui.ui.widgets.looks import Needed
from kamtui.ui.widgets.paged_lines import PagedLines
from tests.build import TODAY, a_check, a_person, a_task, a_term, an_account, dump, load_rows
from tests.ui.driving import Desk, opened
from tests.ui.shell.test_hostile_text import HOSTILE, is_calm

LONG_AGO = date(2026, 8, 3)


def a_few(book: Book) -> dict[str, int]:
    """Terms of three accounts: one of each view, with their checks."""
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER, is_key=True)
    billa = an_account(book, "Billa", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ана Иванова", metro)
    ids = {
        "metro": metro,
        "billa": billa,
        "ana": ana,
        "broken": a_term(
            book, metro, "Доставка до 3 дни", today=LONG_AGO, checks="every friday", target="≥ 98 %", person_id=ana
        ),
        "due": a_term(
            book, billa, "Invoice at once", today=LONG_AGO, checks="every 2 weeks", category=TermCategory.PAYMENT,
            owed_by=OwedBy.THEY, target="45 days",
        ),
        "ending": a_term(
            book, billa, "Prices of the year", today=LONG_AGO, category=TermCategory.PRICE, owed_by=OwedBy.BOTH,
            until_on=date(2027, 1, 31), notice=read_notice("3 months"),
        ),
        "asked": a_term(
            book, metro, "Bonus of 2 percent", category=TermCategory.PRICE, state=TermState.PROPOSED,
            consent=Consent.ASKED, consent_on=TODAY - timedelta(20), consent_by="Директорът",
        ),
        "later": a_term(book, billa, "Leaflet twice a year", checks="monthly on the 5th", category=TermCategory.PROMOTION),
        "past": a_term(book, billa, "Call back", today=LONG_AGO, checks="once on 5.8.2026"),
    }  # fmt: skip
    a_check(book, ids["past"], Outcome.KEPT, date(2026, 8, 5))
    for day, outcome in ((6, Outcome.KEPT), (13, Outcome.PARTLY), (20, Outcome.BROKEN)):
        a_check(book, ids["broken"], outcome, date(2026, 11, day), measured="94,5")
    a_check(book, ids["due"], Outcome.KEPT, date(2026, 11, 2))
    return ids


NAMES = {
    "Доставка": "broken",
    "Invoice": "due",
    "Prices": "ending",
    "Bonus": "asked",
    "Leaflet": "later",
    "Call back": "past",
    "Нова": "new",
}


def names(desk: Desk) -> list[str]:
    """The terms that are listed, in their order."""
    return [name for row in desk.rows() for words, name in NAMES.items() if words in row]


def standing(book: Book, term_id: int) -> Standing:
    return term_reads.standings(book, [term_id])[term_id]


async def test_views_with_their_counts(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("4")
        assert desk.name == "TermsScreen" and desk.sees("5 terms")
        assert desk.sees("open 5 broken 1 due 1 ours 4 theirs 2 (1 by both) ending 1 past 1 problems 0")
        seen = []
        for _view in range(7):
            seen.append(names(desk))
            await desk.press("v")
        assert desk.sees("No customer has a problem that we know of", "p notes a problem or a threat")
        await desk.press("v")
        assert seen == [
            ["broken", "due", "later", "ending", "asked"],
            ["broken"],
            ["due"],
            ["broken", "later", "ending", "asked"],
            ["due", "ending"],
            ["ending"],
            ["past"],
        ]
        assert names(desk) == seen[0]


async def test_what_hurts_comes_first_also_before_those_that_were_never_checked(book: Book) -> None:
    ids = a_few(book)
    a_term(book, ids["billa"], "Нова", today=LONG_AGO, checks="once on 4.8.2026")
    async with opened(book) as desk:
        await desk.press("4")
        assert names(desk) == ["broken", "new", "due", "later", "ending", "asked"]
        assert "✗" in desk.rows()[0] and "▸ −3mo we Нова" in desk.rows()[1]


async def test_lines_say_when_what_with_whom_who_owes_and_how_it_was_kept(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("4")
        assert desk.rows() == [
            "✗ −2d we Доставка до 3 дни ≥ 98 % Метро ✓~✗",
            "▸ −13d they Invoice at once ≤ 45 days Billa ✓·",
            "in 13d we Leaflet twice a year Billa",
            "no check both !! Prices of the year Billa",
            "approval? we ! Bonus of 2 percent · approval not given Метро",
        ]
        assert desk.sees("due owes agreed target account last 4")
        assert desk.sees("broken first · 1 owed by both"), "and at the right how both sides keep their word"
        assert desk.sees("kept in 12 months: we 50 %, they 100 %")
        await desk.resize(100, 24)
        assert desk.sees("kept in 12 months: we 50 % of 4 checks, they 100 % of 1")
        await desk.resize(80, 24)
        assert desk.sees("Доставка до 3 дни (94.5 %, −3.5)"), "without a panel the warning stands below"
        await desk.press("j")
        assert desk.sees("Invoice at once · ≤ 45 days · Billa")
        await desk.stand_on("Bonus")
        assert desk.sees("approval asked 20 days ago, not given: Bonus of 2 percent.")
        await desk.press("v", "v", "v", "v", "v")
        assert desk.rows() == ["31 Jan 27 both !! Prices of the year · notice period running Billa"], (
            "here the day is that of the end"
        )
        assert desk.sees("ends owes agreed", "by end")
        await desk.press("v")
        assert desk.rows() == ["5 Aug we Call back Billa ✓"] and desk.sees(
            "ended owes agreed", "the last first"
        )
        assert desk.sees("Call back · Billa · ended 5 Aug 2026")


async def test_the_signs_are_explained_below_the_list(book: Book) -> None:
    metro = an_account(book, "Metro")
    a_term(book, metro, "Call back", checks="every friday")
    async with opened(book) as desk:
        await desk.press("4")
        assert desk.screen.query_one(Legend).has_class("-none"), "nothing was checked yet"
    a_few(book)
    async with opened(book) as desk:
        await desk.press("4")
        legend = " ✓ kept   ~ partly   ✗ broken   · to be checked   ⊘ broken, dealt with"
        assert desk.lines()[-3].rstrip() == legend
        await desk.resize(60, 24)
        assert desk.lines()[-3].rstrip() == legend.rpartition("   ⊘")[0], "as many as have room"
        await desk.press("v", "v", "v", "v", "v", "v", "v")
        assert desk.screen.query_one(Legend).has_class("-none")


async def test_a_wide_window_says_more(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(160, 45)) as desk:
        await desk.press("4")
        assert not desk.one("#who").display
        await desk.resize(240, 45)
        assert "✗ −2d we Доставка до 3 дни ≥ 98 % Метро ✓~✗ 1/3" in desk.rows()
        assert "no check both !! Prices of the year · notice period running Billa 31 Jan 27" in desk.rows()
        assert "approval? we ! Bonus of 2 percent · approval not given Метро approval?" in desk.rows()
        assert desk.sees("last 12 kept ends approval")
        await desk.press("v", "v")
        assert desk.sees("last 12 kept") and not desk.sees("ends approval"), "no column is empty throughout"


async def test_the_panel_shows_the_term_whole(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(132, 50)) as desk:
        await desk.press("4")
        panel = panel_of(desk)
        for words in (
            "Доставка до 3 дни",
            "we owe · delivery",
            "!! Broken on Fri 20 Nov 2026 (94.5 %, −3.5)",
            "Account Метро",
            "Target ≥ 98 %",
            "From 3 Aug 2026, no end",
            "Check when every Friday",
            "Next 27 Nov · 4 Dec · 11 Dec",
            "Agreed with Ана Иванова",
            "1 of 3 · 33 %",
            "✓~✗",
            "✗ −2d 94.5 %, −3.5",
        ):
            assert words in panel, (words, panel)
        await desk.stand_on("Invoice")
        assert "Next 9 Nov (−13d) · 23 Nov · 7 Dec" in panel_of(desk)
        await desk.stand_on("Prices")
        panel = panel_of(desk)
        assert "From 3 Aug 2026 to 31 Jan 2027" in panel and "Notice 3 months, from 31 Oct 2026 on" in panel
        assert "Ends on 31 Jan 2027, notice period running." in panel and "not checked yet" in panel
        await desk.stand_on("Bonus")
        panel = panel_of(desk)
        assert "we owe · price · proposed" in panel and "Check when never" in panel
        assert "Approval asked, 2 Nov 2026, Директорът" in panel
        await desk.press("v", "v", "v", "v", "v", "v")
        assert "ended 5 Aug 2026" in panel_of(desk) and "Check when once on 5 Aug 2026" in panel_of(desk)


def panel_of(desk: Desk) -> str:
    """The words of the panel; runs of spaces and broken lines are one space."""
    panel: Any = desk.one("Panel")
    return " ".join(str(panel.render()).split())


async def test_categories_go_with_their_rates_and_counts(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("4")
        seen = {}
        for category in ("", *(f"={category.label}" for category in TermCategory)):
            await desk.press("f")
            await desk.type(category)
            await desk.press("enter")
            words = desk.shown().split("\n")[2 + bool(category)]
            seen[words.partition(" · ")[0] if category else ""] = (
                names(desk) if desk_lists(desk) else [],
                words,
            )
        assert [name for name, (found, _words) in seen.items() if found] == [
            "", "delivery", "price", "payment", "promotion",
        ]  # fmt: skip
        assert seen["delivery"][0] == ["broken"] and "we 50 % of 4" in seen["delivery"][1]
        assert seen["payment"][0] == ["due"] and "they 100 % of 1" in seen["payment"][1]
        assert "kept" not in seen["price"][1], "nothing on prices was checked"
        await desk.press("escape")
        assert names(desk) == ["broken", "due", "later", "ending", "asked"]
        await desk.press("f")
        await desk.type("=qual")
        assert desk.sees("Nothing on quality here", "open 0 broken 0 due 0")
        await desk.press("escape", "v", "v", "f")
        await desk.type("=del")
        assert desk.sees("Nothing on delivery here") and "open" not in desk.bar
        await desk.press("escape", "f")
        await desk.type("=pay")
        assert names(desk) == ["due"] and desk.sees("payment · broken first, then by next check"), (
            "due, of one category"
        )


def desk_lists(desk: Desk) -> bool:
    """Whether there is a line."""
    return not desk.one("#empty").display


async def test_orders(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("4", "o")
        assert desk.sees("by account") and names(desk) == ["due", "later", "ending", "broken", "asked"]
        await desk.press("o")
        assert desk.sees("by end", "ends owes agreed") and names(desk)[0] == "ending"
        await desk.press("o")
        assert desk.sees("broken first")
        await desk.press("v", "v", "v", "v", "v", "o")
        assert desk.sees("by end") and "order" not in [label for _p, _k, label in items(desk)]
        await desk.press("v", "v", "v")
        assert desk.sees("broken first"), "views in an order of their own leave the order as it is"


def items(desk: Desk) -> Any:
    bar: Any = desk.one("KeyBar")
    return bar.items()


async def test_filter_as_one_types_in_any_alphabet(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("4")
        for words, found in (
            ("dostavka", ["broken"]),
            ("дост", ["broken"]),
            ("@metro", ["broken", "asked"]),
            ("@билла price", ["ending"]),
            ("+ivanova", ["broken"]),
            ("direktorat", ["asked"]),
            ("payment", ["due"]),
        ):
            await desk.press("f")
            await desk.type(words)
            assert names(desk) == found, words
            await desk.press("escape")
            assert len(names(desk)) == 5 and desk.app.focused is desk.listed()
        await desk.press("f")
        await desk.type('"(*')
        await desk.press("escape", "f")
        await desk.type("nothing like it")
        assert desk.sees("No term here has these words")
        await desk.press("escape", "f")
        await desk.type("invoice")
        await desk.press("enter", "v", "v")
        assert names(desk) == ["due"] and desk.app.focused is desk.listed()
        await desk.press("v")
        assert desk.sees("No term here has these words"), "the filter holds in every view"


async def test_kept_with_one_key_and_taken_back(book: Book) -> None:
    ids = a_few(book)
    async with opened(book, size=(100, 24)) as desk:
        await desk.press("4", "v", "v")
        assert names(desk) == ["due"]
        before = dump(book)
        await desk.press("space")
        last = standing(book, ids["due"]).last
        assert last is not None and (last.outcome, last.checked_on) == (Outcome.KEPT, TODAY)
        assert standing(book, ids["due"]).next_check_on == date(2026, 11, 23)
        assert desk.sees("Nothing is due to be checked.", "due 0", "they 100 % of 2")
        assert any("u undoes" in said for said in desk.said)
        assert "kept" not in desk.bar
        await desk.press("u")
        assert names(desk) == ["due"] and dump(book) == before
        await desk.until(lambda: desk.sees("due 1", "they 100 % of 1"), 2)  # the list comes first
        await desk.press("ctrl+r")
        assert desk.sees("Nothing is due to be checked.") and standing(book, ids["due"]).last == last
        await desk.press("u", "k", "j")
        assert desk.app.focused is desk.listed(), "the list has the keys again"


async def test_checked_renegotiated_put_off_edited_and_deleted(book: Book) -> None:
    ids = a_few(book)
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("4")
        await desk.stand_on("Invoice")
        await desk.press("x")
        assert desk.name == "CheckForm" and desk.sees("Invoice at once")
        await desk.press("escape", "s")
        assert desk.name == "Snooze"
        await desk.type("+5")
        await desk.press("enter")
        assert standing(book, ids["due"]).next_check_on == TODAY + timedelta(5)
        assert "Invoice" in desk.row and "in 5d" in desk.row

        await desk.press("e")
        assert desk.name == "TermForm"
        await desk.fill("what", "Invoice by mail")
        await desk.press("ctrl+s")
        assert standing(book, ids["due"]).what == "Invoice by mail" and "Invoice by mail" in desk.row

        await desk.press("r")
        assert desk.name == "TermForm"
        await desk.fill("what", "Нова")
        await desk.press("ctrl+s")
        assert standing(book, ids["due"]).state is TermState.ENDED
        assert "Нова" in desk.row and "Invoice" not in "".join(desk.rows()), (
            "one stands on what was agreed now"
        )

        await desk.press("d")
        assert desk.sees("Delete “Нова”?")
        await desk.press("y")
        assert "new" not in names(desk)
        await desk.press("u", "u")
        assert standing(book, ids["due"]).state is TermState.AGREED and "due" in names(desk)


async def test_a_new_one_starts_from_the_account_at_hand(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("4")
        await desk.stand_on("Leaflet")
        await desk.press("n", "t")
        assert desk.name == "TermForm" and desk.typed("account") == "Billa"
        await desk.fill("what", "Нова")
        await desk.press("ctrl+s", "ctrl+s")  # the second without a day
        assert "Нова" in desk.row and "6 terms" in desk.shown()
        await desk.stand_on("Доставка")
        await desk.press("c")
        assert desk.name == "CallForm" and desk.typed("account") == "Метро" and desk.sees("Ана Иванова")
        await desk.press("escape", "t")
        assert desk.name == "TaskForm" and desk.typed("account") == "Метро"
        await desk.press("escape", "A")
        assert desk.name == "LedgerScreen" and "Доставка" in desk.row, "its ledger, standing on it"
        await desk.press("escape", "enter")
        assert desk.name == "ReadTerm" and desk.sees("Доставка до 3 дни")
        await desk.press("escape")
        assert desk.name == "TermsScreen" and "Доставка" in desk.row


async def test_warnings_are_hidden_one_after_the_other(book: Book) -> None:
    ids = a_few(book)
    async with opened(book, size=(120, 40)) as desk:
        await desk.press("4")
        for words, sign, keys in (("Доставка", "✗", ("s", "w")), ("Prices", "!!", ("s",))):
            await desk.stand_on(words)
            assert sign in desk.row
            await desk.press(*keys)
            assert desk.name == "AcceptForm"
            await desk.type("they know")
            await desk.press("ctrl+s")
            assert desk.name == "TermsScreen" and words in desk.row
            assert sign not in desk.row.removesuffix(" ✓~✗")
        kept = acceptance_reads.acceptances(book, None, TODAY)
        assert {one.key.split(":")[1] for one in kept} == {str(ids["broken"]), str(ids["ending"])}
        # What was hidden is not offered again; what was not hidden of the same term would be.
        await desk.press("s")
        assert desk.name == "TermsScreen"
        await desk.press("u")
        await desk.stand_on("Prices")
        assert "!!" in desk.row
        # Broken again, it is told again.
        a_check(book, ids["broken"], Outcome.BROKEN)
        await desk.press("v", "g")
        assert desk.row.startswith("✗ today we Доставка")
        await desk.press("s", "w")
        assert desk.name == "AcceptForm", "the first warning that was not hidden"


async def test_the_task_that_is_due_for_a_broken_term_is_done_and_put_off_as_in_all_places(
    book: Book,
) -> None:
    ids = a_few(book)
    task = a_task(book, "Send the plan", ids["metro"], TODAY - timedelta(2), term_id=ids["broken"])
    later = TODAY + timedelta(1)
    async with opened(book) as desk:
        await desk.press("4")
        assert desk.sees("space task done") and desk.sees("task 2d late")
        await desk.press("space")
        assert task_reads.open_task(book, task) is None and not desk.sees("task 2d late")
        await desk.press("space")
        assert desk.sees("This term is broken: x checks it again."), "nothing is to be done about it any more"
        for keys in (("s", "1"), ("m", "s", "1")):
            await desk.press("u", *keys)
            assert task_reads.task_entry(book, task).due_on == later, "in place of a check"
        assert term_reads.count_checks(book, ids["broken"]) == 3


async def test_a_term_read_whole_says_the_way_out_however_many_keys_it_has(book: Book) -> None:
    ids = a_few(book)
    a_task(book, "Send the plan", ids["metro"], TODAY - timedelta(2), term_id=ids["broken"])
    async with opened(book) as desk:
        await desk.press("4", "enter")
        assert desk.name == "ReadTerm"
        for width in (80, 60):
            await desk.resize(width, 24)
            assert "esc close" in desk.bar and len(desk.bar) <= width - 2


async def test_what_does_not_apply_is_not_offered(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("4")
        screen: Any = desk.screen

        def may(*acts: str) -> list[bool]:
            return [screen.refusal(act) is None for act in acts]

        whole = ("line.open", "task.done", "term.check", "term.renegotiate", "task.snooze")
        always = ("line.account", "line.edit", "line.delete")
        assert "Доставка" in desk.row and "kept" not in desk.bar, (
            "broken: none says by one key that it was kept"
        )
        assert may(*whole, *always) == [True, False, *[True] * 6]
        assert screen.refusal("task.done") == "This term is broken: x checks it again."
        await desk.stand_on("Leaflet")
        assert may("task.snooze") == [True]
        await desk.stand_on("Prices")
        assert may("task.done", "task.snooze") == [True, True], "its warning can be hidden"
        await desk.press(*"vvvvvv")
        assert names(desk) == ["past"]
        assert may(*whole, *always) == [True, False, False, False, False, True, True, True]
        before = dump(book)
        await desk.press("space", "x", "r", "s", "o")
        assert desk.name == "TermsScreen" and dump(book) == before


async def test_empty_places_say_what_to_press(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("4")
        assert desk.sees("Nothing was agreed yet", "n writes down what was agreed", "0 terms")
        assert "kept" not in desk.bar and "new" in desk.bar
        await desk.press("v", "k", "space", "x", "A")
        assert desk.name == "TermsScreen"
        await desk.press("n", "w")
        assert desk.name == "TermForm"
        await desk.press("escape")
        billa = an_account(book, "Billa", stage=Stage.CUSTOMER)
        a_term(book, billa, "Prices", owed_by=OwedBy.THEY)
        await desk.press("1", "4")
        for words in (
            "Nothing is broken",
            "Nothing is due to be checked.",
            "We owe nobody anything.",
            "Prices",
            "No term ends within its notice period",
            "No term has ended yet.",
            "No customer has a problem that we know of.",
            "Prices",
        ):
            assert desk.sees(words), words
            await desk.press("v")
        term_changes.delete_term(book, term_reads.term_ids(book, TODAY)[0])
        a_term(book, billa, "Prices", owed_by=OwedBy.WE, state=TermState.ENDED)
        await desk.press(*"vvvvvvv")
        assert desk.sees("Nothing is open", "stands under “broken”")
        await desk.press(*"vvvv")
        assert desk.sees("Nobody owes us anything.")


async def test_the_cursor_stays_on_its_term_when_another_window_changes_the_book(
    book: Book, path: Path
) -> None:
    ids = a_few(book)
    async with opened(book) as desk:
        await desk.press("4")
        await desk.stand_on("Leaflet")
        with Book.open(path, backups=None) as other:
            a_term(other, ids["billa"], "Нова", today=LONG_AGO, checks="once on 4.8.2026")
            term_changes.delete_term(other, ids["due"])
        await desk.until(lambda: "new" in names(desk), 2)
        assert "Leaflet" in desk.row and "due" not in names(desk)
        await desk.until(lambda: desk.sees("open 5", "due 1"), 2)


async def test_a_term_deleted_elsewhere_is_said_and_gone(book: Book) -> None:
    ids = a_few(book)
    async with opened(book) as desk:
        await desk.press("4")
        await desk.stand_on("Leaflet")
        term_changes.delete_term(book, ids["later"])
        await desk.press("space")
        assert "later" not in names(desk) and desk.said


async def test_a_new_day_brings_its_checks(book: Book) -> None:
    a_few(book)
    async with opened(book) as desk:
        await desk.press("4", "v", "v")
        assert names(desk) == ["due"]
        desk.clock.move(days=5)
        await desk.until(lambda: names(desk) == ["broken", "due"], 4)
        await desk.until(lambda: desk.sees("due 2"), 2)


async def test_by_a_bulgarian_keyboard_and_other_keys(book: Book) -> None:
    a_few(book)
    async with opened(book, config=Config(keyboard="phonetic-traditional", keys={"list.view": "w"})) as desk:
        await desk.press("4", "ж")
        assert len(names(desk)) == 5, "v was given away"
        await desk.press("w", "w")
        assert names(desk) == ["due"]
        await desk.press("ф")
        assert desk.at == "filter"


async def test_signs_without_others_in_ascii(book: Book) -> None:
    a_few(book)
    async with opened(book, config=Config(ascii=True)) as desk:
        await desk.press("4")
        assert desk.rows()[0].startswith("x −2d") and desk.rows()[0].endswith("+/x")
        assert desk.rows()[1].startswith("L −13d") and desk.rows()[1].endswith("+.")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (100, 30), (120, 36), (160, 45), (220, 50)])
async def test_every_view_fits_at_every_size(book: Book, size: tuple[int, int]) -> None:
    a_few(book)
    for number in range(40):
        account = an_account(book, f"Дълго име на фирма номер {number} ООД", stage=Stage.CUSTOMER)
        a_term(
            book, account, "Something rather long that was agreed on a long evening", today=LONG_AGO,
            checks="every friday", target="≥ 1234567 kilograms a day",
        )  # fmt: skip
    async with opened(book, size=size) as desk:
        await desk.press("4")
        for _view in range(8):
            lines = desk.lines()
            assert len(lines) == size[1] and lines[-1].rstrip().endswith("? keys")
            assert desk.sees("open" if size[0] > 40 else "4")
            if desk_lists(desk):
                found = desk.listed()
                width = found.size.width - 2
                for index in range(len(found.lines)):
                    drawn = "".join(text for text, _look in found.lines.draw(index, width))
                    assert len(drawn) == width, drawn
                assert desk.listed().size.height >= 3
            await desk.press("v")


@pytest.mark.slow
async def test_hostile_names_are_only_text(book: Book) -> None:
    for number, raw in enumerate(HOSTILE):
        line = clean(raw) or "?"
        account = an_account(book, line, stage=Stage.CUSTOMER)
        person = a_person(book, line, account)
        term = a_term(
            book, account, line[:500], person_id=person, consent=Consent.ASKED, consent_by=line,
            consent_on=LONG_AGO, note=clean(raw, lines=True), checks="every friday" if number % 2 else None,
        )  # fmt: skip
        a_check(book, term, Outcome.BROKEN, evidence=line)
    for size in ((80, 24), (160, 45)):
        async with opened(book, size=size) as desk:
            await desk.press("4", "o")
            for number in range(size[0] // 160, len(HOSTILE), 2):
                desk.listed().cursor = number
                await desk.settle()
                assert is_calm(desk), desk.row
                await desk.press("enter")
                assert desk.name == "ReadTerm" and is_calm(desk)
                await desk.press("escape", "A")
                assert desk.name == "LedgerScreen" and is_calm(desk)
                await desk.press("escape", "d")
                assert desk.sees("Delete") and is_calm(desk)
                await desk.press("escape")
            await desk.press("space")
            assert is_calm(desk)


async def test_thousands_are_read_a_page_at_a_time(book: Book) -> None:
    billa = an_account(book, "Billa", stage=Stage.CUSTOMER)
    first = a_term(book, billa, "First", checks="every friday")
    [row] = book.rows("SELECT * FROM term WHERE id = ?", (first,))
    names_of = [name for _number, name, *_rest in book.rows("PRAGMA table_info(term)")]
    model = dict(zip(names_of, row, strict=True))
    load_rows(book, "Many", [("term", {**model, "id": n, "what": f"Term {n:04}"}) for n in range(1000, 3000)])
    async with opened(book) as desk:
        await desk.press("4")
        lines: Any = desk.listed().lines
        assert isinstance(lines, PagedLines) and len(lines) == 2001
        assert set(lines._pages) == {0}, "only what is in view was read"
        await desk.press("G")
        assert desk.listed().cursor == 2000 and set(lines._pages) <= {0, 99, 100}
        await desk.press("x", "escape", "pageup")
        assert desk.listed().cursor < 2000


# -- the drawings themselves


def test_words_of_a_term(book: Book) -> None:
    ids = a_few(book)
    signs = Glyphs()

    def strip(name: str, glyphs: Glyphs) -> str:
        return "".join(text for text, _look in strip_parts(standing(book, ids[name]), TODAY, glyphs))

    assert strip("broken", signs) == "✓~✗" and strip("due", Glyphs(ascii_only=True)) == "+."
    assert [side_text(side) for side in OwedBy] == ["we owe", "they owe", "both owe"]
    assert due_words(standing(book, ids["broken"]), TODAY) == ("in 5d", "")
    assert due_words(standing(book, ids["due"]), TODAY)[1] == "red"
    assert due_words(standing(book, ids["ending"]), TODAY) == ("no check", "dim")
    assert due_words(standing(book, ids["asked"]), TODAY) == ("approval?", "dim")
    assert due_words(standing(book, ids["past"]), TODAY) == ("5 Aug", "dim")
    proposed = a_term(
        book, ids["metro"], "x", today=LONG_AGO, checks="every friday", state=TermState.PROPOSED
    )
    assert due_words(standing(book, proposed), TODAY) == ("7 Aug", "dim"), "nothing proposed is overdue"


@pytest.mark.parametrize("width", [1, 5, 12, 20, 38, 50, 68, 78, 94, 102, 117, 138, 200])
@pytest.mark.parametrize("with_account", [True, False])
def test_a_line_and_its_heading_have_the_same_columns(book: Book, width: int, with_account: bool) -> None:
    ids = a_few(book)
    needed = Needed(lambda: [(40, 20)]) if with_account else None
    head = "".join(text for text, _look in term_heading(width, needed=needed))
    for name in ("broken", "due", "ending", "asked", "past"):
        term = standing(book, ids[name])
        line = "".join(text for text, _look in draw_term(term, width, TODAY, Glyphs(), needed=needed))
        assert (len(line) == len(head) or width < 38) and (width < 38 or len(line) == width), (line, head)
        assert term_panel(term, (), TODAY, max(width, 20), Glyphs()).plain


async def test_category_and_rates_where_both_do_not_fit(book: Book) -> None:
    a_few(book)
    async with opened(book, size=(40, 10)) as desk:
        await desk.press("4")
        assert desk.sees("kept: we 50 % of 4, they 100 % of 1"), "how both keep their word, before the order"
        await desk.press("v")
        assert desk.shown().split("\n")[1].startswith("broken 1"), "the view that is shown is in view"
        await desk.press("f")
        await desk.type("=price")
        assert desk.sees("price") and TermCategory.PRICE.label in desk.shown()


async def test_a_promise_that_has_ended_is_not_said_to_have_no_end(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_check(book, a_term(book, metro, "Shelf space", checks="once today"), Outcome.BROKEN, TODAY)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("4")
        assert desk.sees("Shelf space", "From 22 Nov 2026 to 22 Nov"), desk.shown()
        assert not desk.sees("no end")
