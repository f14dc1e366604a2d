"""The tab Dossier of an account: texts, marks, satisfaction, competitors, all by keys (K2-K5, K7, K8)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.chain.words import Answer
from kamtui.domain.knowledge.dossier import RivalryEntry, SatisfactionEntry
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.words import Mark, PortfolioState, Topic
from kamtui.store.accounts import changes as account_changes
from kamtui.store.book.book import Book
from kamtui.store.knowledge import (
    competitor_changes,
    competitor_reads,
    dossier_changes,
    dossier_reads,
    portfolio_changes,
    portfolio_reads,
    satisfaction_changes,
    satisfaction_reads,
)
from kamtui.ui.keys.accounts import DOSSIER
from kamtui.ui.keys.everywhere import EVERYWHERE, MOVING
from kamtui.ui.keys.knowledge import KNOWN
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY, a_person, an_account, raw
from tests.ui.driving import Desk, opened


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def stock(book: Book) -> dict[str, int]:
    """An account with something in every part of its dossier."""
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER, city="София")
    ana = a_person(book, "Ана Иванова", acme)
    dossier_changes.write_text(
        book, acme, Topic.FUNCTIONING, "# Shops\n\n- eleven of them\n- buying is central", TODAY
    )
    for mark in (Mark.VOLUME, Mark.POLICY, Mark.BODIES, Mark.POWER):
        dossier_changes.answer_mark(book, acme, mark, Answer.YES, TODAY)
    dossier_changes.answer_mark(book, acme, Mark.SYSTEMS, Answer.NO, TODAY, note="single tins only")
    for days, score, note in ((300, 7, ""), (100, 9, ""), (9, 5, "late in October")):
        entry = SatisfactionEntry(read_on=ago(days), score=score, person_id=ana, note=note)
        satisfaction_changes.take_satisfaction(book, acme, entry)
    rival = competitor_changes.add_rivalry(
        book,
        acme,
        RivalryEntry(competitor="Конкурент АД", strength=4, with_what="paints", since_on=date(2025, 5, 1)),
    )
    return {"acme": acme, "ana": ana, "rival": rival}


async def to_dossier(desk: Desk, account: str = "Acm") -> None:
    await desk.press("2")
    await desk.stand_on(account)
    await desk.press("enter", "D")
    assert desk.name == "DossierScreen"


def key(desk: Desk) -> object:
    return desk.listed("known").current_key


def rivals(book: Book, account_id: int) -> list[str]:
    return [line.entry.competitor for line in competitor_reads.rivals_of(book, account_id)]


def question(desk: Desk) -> str:
    """What is asked, however it is wrapped."""
    box: Any = desk.one("#box Static")
    return str(box.render())


def drafts(book: Book) -> list[str]:
    return [row[0] for row in book.rows("SELECT slot FROM draft ORDER BY slot")]


# -- what is shown


async def test_everything_known_under_its_headings(book: Book) -> None:
    stock(book)
    async with opened(book, size=(80, 50)) as desk:
        await to_dossier(desk)
        assert desk.sees(
            "What we know",
            "1 of 7",
            "how it functions Shops · eleven of them · buying is central today",
            "interests What does it want to reach",
            "A key account?",
            "Own manager?",
            "a key account by 4 of 5 marks, 1 not known",
            "needs a key-account manager by none of 8 marks, 7 not known",
            "no systems, packages single tins only",
            "Satisfaction",
            "▆█▅ 5 of 10, falling",
            "5 Ана Иванова late in October −9d",
            "Competitors here",
            "Конкурент АД ▰▰▰▰▱ 4 paints 1 May 2025",
        )


async def test_an_empty_dossier_says_what_belongs_there_and_what_to_press(book: Book) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book, size=(80, 50)) as desk:
        await to_dossier(desk)
        assert desk.sees(
            "What we know",
            "0 of 7",
            "enter writes it down",
            "not known yet: L (yes) and H (no) answer a mark",
        )
        assert desk.sees("n writes down how satisfied they are", "n writes down who else sells to them")


async def test_the_line_at_hand_is_whole_beside_the_list_or_below_it(book: Book) -> None:
    ids = stock(book)
    dossier_changes.answer_mark(book, ids["acme"], Mark.SYSTEMS, Answer.YES, TODAY, note="now packages too")
    async with opened(book) as desk:
        await to_dossier(desk)
        assert desk.sees("Shops · eleven of them · buying is central")
        await desk.stand_on("systems")
        assert desk.sees(
            "Are systems or packages sold to it rather than single products? · now", "packages too"
        )
    async with opened(book, size=(120, 36)) as desk:
        await to_dossier(desk)
        assert desk.sees("How it functions", "- eleven of them")
        await desk.stand_on("systems")
        assert desk.sees("Answers", "no single tins only")
        await desk.stand_on("late in October")
        assert desk.sees("said by Ана Иванова", "Course")
        await desk.press("G")
        assert desk.sees("strength 4 of 5", "since 1 May 2025")


async def test_a_question_is_whole_in_as_many_lines_as_it_needs_and_lit_as_one(book: Book) -> None:
    an_account(book, "Metro")
    async with opened(book, size=(80, 40)) as desk:
        await desk.press("2", "enter", "D")
        asked = "What does it do, how is it organised, what do its own customers want of it?"
        assert asked in " ".join(" ".join(desk.rows()).split()) and "…" not in "".join(desk.rows())
        listed = desk.listed()
        assert listed.lines.rows_of(listed.cursor) == 2, "the cursor passes over the second line"
        await desk.press("j")
        assert desk.row.startswith("results")
        await desk.stand_on("how it decides")
        await desk.resize(160, 40)
        assert desk.row.startswith("how it decides"), "it stays on its line as others become one"
        await desk.resize(80, 40)
        assert desk.row.startswith("how it decides")
        await desk.press("v")
        assert desk.row.startswith("? large volume")


async def test_v_goes_on_to_the_next_part(book: Book) -> None:
    ids = stock(book)
    async with opened(book) as desk:
        await to_dossier(desk)
        seen = []
        for _ in range(5):
            seen.append(key(desk))
            await desk.press("v")
        assert seen[:3] == [("topic", Topic.FUNCTIONING), ("mark", Mark.VOLUME), ("mark", Mark.LONG_PROCESS)]
        assert seen[4] == ("rival", ids["rival"]) and key(desk) == seen[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45), (40, 12)])
async def test_what_is_typed_is_never_markup(book: Book, size: tuple[int, int]) -> None:
    acme = an_account(book, "Acme [/b]", stage=Stage.CUSTOMER)
    dossier_changes.write_text(book, acme, Topic.FUNCTIONING, "[/nope] [b]x\x1b[31m", TODAY)
    dossier_changes.answer_mark(book, acme, Mark.VOLUME, Answer.YES, TODAY, note="[red]")
    satisfaction_changes.take_satisfaction(
        book, acme, SatisfactionEntry(read_on=TODAY, score=3, note="[/]\n[x]")
    )
    satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=TODAY, score=9))
    competitor_changes.add_rivalry(
        book, acme, RivalryEntry(competitor="Rival [/b] Ltd", strength=2, with_what="[/]")
    )
    async with opened(book, size=size, config=Config(ascii=True)) as desk:
        await to_dossier(desk)
        assert "[/nope] [b]x" in desk.row or size[0] < 80
        for _ in range(len(desk.rows("known"))):
            await desk.press("j")
        assert "Rival [/b]" in desk.row
        assert not any(sign in "".join(desk.rows("known")) for sign in "▰▱▁▂▃▄▅▆▇█")
        await desk.press("e", "escape", "v", "enter", "escape")
        assert desk.name == "DossierScreen"


# -- texts


async def test_a_text_is_written_over_and_taken_out(book: Book) -> None:
    acme = stock(book)["acme"]
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("enter")
        assert desk.name == "TextForm" and desk.typed("text").startswith("# Shops")
        assert desk.sees("How it functions · Acme", "how is it organised")
        await desk.fill("text", "Единадесет магазина\nи склад")
        await desk.press("ctrl+s")
        assert dossier_reads.texts_of(book, acme)[Topic.FUNCTIONING].text == "Единадесет магазина\nи склад"
        assert desk.name == "DossierScreen" and "Единадесет магазина и склад" in desk.row
        await desk.press("d", "n")
        assert Topic.FUNCTIONING not in dossier_reads.texts_of(book, acme)
        await desk.press("u")
        assert Topic.FUNCTIONING in dossier_reads.texts_of(book, acme)
        await desk.press("j", "d")
        assert desk.name == "DossierScreen" and "results" in desk.row
        await desk.press("e")
        await desk.fill("text", "growing")
        await desk.press("ctrl+s")
        assert desk.sees("What we know", "2 of 7")


# -- marks


async def test_marks_are_answered_by_one_key_each_with_the_score_in_words(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_dossier(desk)
        assert "yes" not in desk.bar
        await desk.press("v", "L", "j", "L", "j", "H", "j", "L", "j", "minus")
        assert desk.sees("a key account by 3 of 5 marks, 1 not known")
        answers = {mark: one.answer for mark, one in dossier_reads.marks_of(book, acme).items()}
        assert answers == {
            Mark.VOLUME: Answer.YES,
            Mark.POLICY: Answer.YES,
            Mark.BODIES: Answer.NO,
            Mark.POWER: Answer.YES,
        }
        await desk.press("j", "y")
        assert Mark.LONG_PROCESS not in dossier_reads.marks_of(book, acme)
        assert key(desk) == ("mark", Mark.LONG_PROCESS) and "L yes" in desk.bar
        await desk.press("L")
        assert desk.sees("by 1 of 8 marks, 7 not known")
        assert "Long process: yes · u undoes" in desk.said
        await desk.press("u")
        assert Mark.LONG_PROCESS not in dossier_reads.marks_of(book, acme)
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await to_dossier(desk)
        await desk.stand_on("long process")
        await desk.press("Л")
        assert dossier_reads.marks_of(book, acme)[Mark.LONG_PROCESS].answer is Answer.YES


async def test_a_mark_with_its_reason(book: Book) -> None:
    acme = stock(book)["acme"]
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.stand_on("systems")
        await desk.press("enter")
        assert desk.name == "MarkForm" and desk.typed("note") == "single tins only"
        await desk.fill("note", "sets since May")
        await desk.press("shift+tab", "left", "ctrl+s")
        known = dossier_reads.marks_of(book, acme)[Mark.SYSTEMS]
        assert (known.answer, known.note) == (Answer.YES, "sets since May")
        # One key later the reason stays.
        await desk.press("H")
        assert dossier_reads.marks_of(book, acme)[Mark.SYSTEMS].note == "sets since May"


# -- satisfaction


async def test_satisfaction_is_written_down_with_who_said_so(book: Book) -> None:
    ids = stock(book)
    async with opened(book, size=(80, 50)) as desk:
        await to_dossier(desk)
        await desk.press("n", "s")
        assert desk.name == "SatisfactionForm" and desk.at == "score"
        await desk.press("ctrl+s")
        assert "Say how satisfied they are" in desk.problems()[0]
        await desk.fill("score", "11")
        await desk.press("ctrl+s")
        assert "from 0" in desk.problems()[0]
        await desk.fill("score", "8")
        await desk.fill("person", "Nobody Known")
        await desk.press("ctrl+s")
        assert desk.at == "person"
        await desk.fill("person", "ана")
        await desk.press("enter")
        await desk.fill("note", "the new driver")
        await desk.press("ctrl+s")
        latest = satisfaction_reads.course(book, ids["acme"]).latest
        assert latest is not None and (latest.score, latest.person_id, latest.note) == (
            8,
            ids["ana"],
            "the new driver",
        )
        assert key(desk) == ("satisfaction", latest.reading_id) and latest.read_on == TODAY
        assert desk.sees("8 of 10, rising", "Satisfaction")
        # A call logged from here is with who said so.
        await desk.press("c")
        assert "Ана" in desk.typed("people")
        await desk.press("escape", "d", "y")
        assert len(satisfaction_reads.course(book, ids["acme"]).readings) == 3
        await desk.press("u")
        assert len(satisfaction_reads.course(book, ids["acme"]).readings) == 4


async def test_a_single_reading_has_no_course(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    satisfaction_changes.take_satisfaction(book, acme, SatisfactionEntry(read_on=TODAY, score=0))
    async with opened(book, size=(80, 50)) as desk:
        await to_dossier(desk)
        assert desk.sees("Satisfaction", "0 of 10") and not desk.sees("▁")
        await desk.stand_on("nobody named")
        await desk.press("enter", "e", "y")
        assert desk.name == "DossierScreen"


def test_levels_from_lowest_to_highest() -> None:
    signs = Glyphs()
    assert "".join(signs.level(score, 10) for score in range(11)) == "▁▁▂▃▄▅▅▆▇██"
    assert [Glyphs(ascii_only=True).level(score, 10) for score in (0, 5, 10)] == ["0", "4", "9"]
    assert [Glyphs(ascii_only=True).level(value, 5) for value in range(6)] == list("012345")


# -- competitors


async def test_competitors_are_added_weighed_and_taken_out(book: Book) -> None:
    ids = stock(book)
    other = an_account(book, "Beta", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("n", "c")
        assert desk.name == "RivalForm" and desk.at == "competitor"
        await desk.press("ctrl+s")
        assert "who else sells" in desk.problems()[0]
        await desk.fill("competitor", "New & Co [/]")
        await desk.press("enter", "enter", "3")
        await desk.fill("with_what", "tools")
        await desk.fill("since", "1.2.2024")
        await desk.press("ctrl+s")
        assert desk.name == "DossierScreen" and "New & Co [/]" in desk.row
        line = competitor_reads.rivals_of(book, ids["acme"])[1].entry
        assert (line.strength, line.with_what, line.since_on) == (3, "tools", date(2024, 2, 1))
        await desk.press("L")
        assert "4 tools" in desk.row
        await desk.press("H", "H", "u")
        assert "3 tools" in desk.row
        # The same twice is refused, in the form.
        await desk.press("n")
        await desk.fill("competitor", "конкурент")
        await desk.press("enter", "ctrl+s")
        assert desk.name == "RivalForm" and "already" in " ".join(desk.problems())
        await desk.press("escape", "escape")
        await desk.stand_on("Конкурент")
        await desk.press("enter")
        await desk.fill("note", "at the tender")
        await desk.press("ctrl+s")
        assert competitor_reads.rivals_of(book, ids["acme"])[0].entry.note == "at the tender"
        await desk.press("d", "n")
        assert len(competitor_reads.rivals_of(book, ids["acme"])) == 1
        await desk.press("u")
        assert len(competitor_reads.rivals_of(book, ids["acme"])) == 2
        # Known elsewhere, it is offered here.
        await desk.press("escape")
        await desk.stand_on("Beta")
        await desk.press("enter", "D", "n", "c")
        await desk.fill("competitor", "new")
        await desk.press("enter", "ctrl+s")
        assert [one.entry.competitor for one in competitor_reads.rivals_of(book, other)] == ["New & Co [/]"]
        assert len(competitor_reads.competitors(book)) == 2


async def test_a_competitor_that_is_likely_known_is_asked_once(book: Book) -> None:
    ids = stock(book)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("n", "c")
        await desk.fill("competitor", "Конк")
        await desk.press("ctrl+s")
        assert desk.name == "RivalForm" and "Конкурент АД: begins like it" in desk.problems()[0]
        await desk.press("ctrl+s")
        assert {one.entry.competitor for one in competitor_reads.rivals_of(book, ids["acme"])} == {
            "Конкурент АД",
            "Конк",
        }


async def test_a_competitor_gets_another_name_at_all_accounts(book: Book) -> None:
    ids = stock(book)
    beta = an_account(book, "Beta", stage=Stage.CUSTOMER)
    for account_id, name in ((beta, "Конкурент АД"), (ids["acme"], "Other [/b]")):
        competitor_changes.add_rivalry(book, account_id, RivalryEntry(competitor=name))
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("r")  # on a text there is none to rename
        assert desk.name == "DossierScreen" and "for a competitor" in desk.shown()
        await desk.stand_on("Конкурент")
        await desk.press("r")
        assert desk.name == "CompetitorForm" and desk.form.typed() == {"name": "Конкурент АД"}
        await desk.fill("name", " ")
        await desk.press("ctrl+s")
        assert desk.name == "CompetitorForm" and "a name" in desk.problems()[0]
        await desk.fill("name", "other [/B]")  # another one has it
        await desk.press("ctrl+s")
        assert desk.name == "CompetitorForm" and "already" in desk.problems()[0]
        await desk.fill("name", "Concurrent [/]")
        await desk.press("ctrl+s")
        assert desk.name == "DossierScreen" and "Concurrent [/]" in desk.row
        assert "is called Concurrent [/] now" in desk.shown()
        assert rivals(book, beta) == ["Concurrent [/]"]
        await desk.press("u")
        assert rivals(book, beta) == ["Конкурент АД"] and "Конкурент АД" in desk.row


async def test_a_competitor_is_deleted_everywhere_once_it_is_said_what_goes_with_it(book: Book) -> None:
    ids = stock(book)
    acme, beta = ids["acme"], an_account(book, "Beta", stage=Stage.CUSTOMER)
    competitor_changes.add_rivalry(book, beta, RivalryEntry(competitor="Конкурент АД"))
    paints = portfolio_changes.add_product(book, "Paints")
    theirs = Cell(PortfolioState.COMPETITOR, competitor="Конкурент АД")
    portfolio_changes.set_cell(book, beta, paints, theirs, TODAY)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.stand_on("Конкурент")
        await desk.press("d", "enter")
        assert desk.name == "Choose"
        await desk.press("e")
        assert question(desk) == (
            "Delete the competitor Конкурент АД everywhere? How it stands at 2 accounts goes with it. "
            "1 product line stays with a competitor, without its name."
        )
        await desk.press("enter")  # says nothing
        assert desk.name == "ConfirmDelete"
        await desk.press("n")
        assert desk.name == "DossierScreen" and rivals(book, beta) == ["Конкурент АД"]
        await desk.press("d", "e", "y")
        assert desk.name == "DossierScreen" and "Deleted competitor Конкурент АД" in desk.shown()
        assert competitor_reads.competitors(book) == []
        assert rivals(book, acme) == rivals(book, beta) == []
        [row] = portfolio_reads.portfolio_of(book, beta).rows
        assert row.cells == (Cell(PortfolioState.COMPETITOR),)
        await desk.press("u")
        assert rivals(book, acme) == rivals(book, beta) == ["Конкурент АД"]
        [row] = portfolio_reads.portfolio_of(book, beta).rows
        assert row.cells[0].competitor == "Конкурент АД"


@pytest.mark.parametrize(
    ("accounts_at", "lines", "said"),
    [
        (1, 0, "How it stands at 1 account goes with it."),
        (
            2,
            2,
            "How it stands at 2 accounts goes with it. 2 product lines stay with a competitor, without its name.",
        ),
    ],
)
async def test_what_goes_with_a_competitor(book: Book, accounts_at: int, lines: int, said: str) -> None:
    for number in range(accounts_at):
        account_id = an_account(book, f"Acme {number}", stage=Stage.CUSTOMER)
        competitor_changes.add_rivalry(book, account_id, RivalryEntry(competitor="Rival"))
    for number in range(lines):
        product_id = portfolio_changes.add_product(book, f"Line {number}")
        cell = Cell(PortfolioState.COMPETITOR, competitor="Rival")
        portfolio_changes.set_cell(book, account_id, product_id, cell, TODAY)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("G", "d", "e")
        assert question(desk) == f"Delete the competitor Rival everywhere? {said}"


async def test_what_another_window_did_to_a_competitor_is_said(book: Book) -> None:
    ids = stock(book)
    [rival] = competitor_reads.competitors(book)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.stand_on("Конкурент")
        await desk.press("r")
        await desk.fill("name", "Another")
        competitor_changes.delete_competitor(book, rival.competitor_id)
        await desk.press("ctrl+s")
        assert desk.name == "CompetitorForm"  # what was typed is not lost
        await desk.press("escape", "escape")
        assert desk.name == "DossierScreen" and rivals(book, ids["acme"]) == []


async def test_the_keys_of_a_competitor_are_named_where_they_hold(book: Book) -> None:
    stock(book)
    async with opened(book, size=(80, 60)) as desk:
        await to_dossier(desk)
        bar: Any = desk.one("KeyBar")
        assert "rename" not in bar.render().plain
        await desk.stand_on("Конкурент")
        assert "r rename" in bar.render().plain
        await desk.press("question_mark")
        assert desk.sees("the competitor, here or all")


async def test_strength_goes_from_0_to_5_and_from_not_known_to_the_lowest(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    competitor_changes.add_rivalry(book, acme, RivalryEntry(competitor="Rival"))
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("G")
        assert "?" in desk.row
        await desk.press("H")
        assert competitor_reads.rivals_of(book, acme)[0].entry.strength is None
        assert "nothing to lower: L goes to the lowest step" in desk.said[-1]
        await desk.press("L")
        assert competitor_reads.rivals_of(book, acme)[0].entry.strength == 0
        await desk.press(*["L"] * 6)
        assert competitor_reads.rivals_of(book, acme)[0].entry.strength == 5
        assert "Rival 5 is as far as it goes." in desk.said
        await desk.press("minus")
        assert competitor_reads.rivals_of(book, acme)[0].entry.strength is None
        await desk.press("u")
        assert competitor_reads.rivals_of(book, acme)[0].entry.strength == 5


async def test_a_second_answer_of_one_day_replaces_the_first_and_one_with_a_note_stays(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("v", "L", "H", "L", "H")
        assert [one.answer for one in dossier_reads.answers_to(book, acme, Mark.VOLUME)] == [Answer.NO]
        await desk.press("u")
        assert [one.answer for one in dossier_reads.answers_to(book, acme, Mark.VOLUME)] == [Answer.YES]
        dossier_changes.answer_mark(book, acme, Mark.VOLUME, Answer.YES, TODAY, note="said by Ana")
        await desk.press("H", "L", "minus")
    assert [(one.answer, one.note) for one in dossier_reads.answers_to(book, acme, Mark.VOLUME)] == [
        (Answer.UNKNOWN, "said by Ana"),
        (Answer.YES, "said by Ana"),
        (Answer.YES, ""),
    ]


# -- around it


@pytest.mark.parametrize("kind", ["topic", "mark", "satisfaction", "new rival", "rival", "competitor"])
async def test_what_was_typed_is_kept_over_the_end_of_the_app(book: Book, path: Path, kind: str) -> None:
    stock(book)
    opens, form, field = {
        "topic": ("enter", "TextForm", "text"),
        "mark": ("v enter", "MarkForm", "note"),
        "satisfaction": ("n s", "SatisfactionForm", "note"),
        "new rival": ("n c", "RivalForm", "competitor"),
        "rival": ("G enter", "RivalForm", "note"),
        "competitor": ("G r", "CompetitorForm", "name"),
    }[kind]
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press(*opens.split())
        await desk.fill(field, "half [/] a sen")
        if kind == "satisfaction":
            await desk.fill("score", "6")
        await desk.settle(0.6)
        typed = desk.form.typed()
    assert [slot.partition(":")[0] for slot in drafts(book)] == [kind]
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.name == form
            assert desk.form.typed() == typed
            await desk.press("ctrl+s")
            assert desk.name == "TodayScreen", desk.problems()
            assert drafts(again) == []


@pytest.mark.parametrize(
    "slot",
    ["bond:77", "topic:77", "mark:77", "satisfaction:77", "new rival:77", "rival:77", "competitor:77"],
)
async def test_what_can_no_longer_be_saved_is_offered_until_it_is_thrown_away(
    book: Book, path: Path, slot: str
) -> None:
    content = {"bond": "brand", "topic": "price", "mark": "volume", "text": "x", "note": "x"}
    book.keep_draft(slot, content)
    with raw(path) as con:
        con.execute("UPDATE draft SET window_id = 5, process_id = 999999999")
        con.commit()
    async with opened(book) as desk:
        await desk.until(lambda: desk.name == "DraftQuestion", 10)
        await desk.press("ctrl+x", "ctrl+x")
        await desk.until(lambda: desk.name == "TodayScreen", 10)
        assert drafts(book) == []


async def test_a_book_to_be_read_only_stays_as_it_is(book: Book) -> None:
    ids = stock(book)
    with Book.open(book.path, read_only=True, backups=None) as closed:
        async with opened(closed) as desk:
            await to_dossier(desk)
            await desk.press(
                "enter", "d", "s", "r", "v", "n", "enter", "G", "left_square_bracket", "d", "R", "X"
            )
            assert desk.name == "DossierScreen"
    assert dossier_reads.marks_of(book, ids["acme"])[Mark.VOLUME].answer is Answer.YES
    assert len(competitor_reads.rivals_of(book, ids["acme"])) == 1


async def test_an_account_that_is_gone_closes_its_tab(book: Book) -> None:
    acme = stock(book)["acme"]
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("n", "s")
        await desk.fill("score", "3")
        account_changes.delete_account(book, acme)
        await desk.press("ctrl+s")
        assert desk.name == "SatisfactionForm" and desk.typed("score") == "3"
        await desk.press("escape", "escape")
        assert desk.name == "AccountsScreen"


def test_no_key_does_two_things_here() -> None:
    taken: dict[str, str] = {}
    for one in (*KNOWN, *DOSSIER, *EVERYWHERE, *MOVING):
        for name in one.keys.split(","):
            # A mark and a competitor are never on one line.
            assert name not in taken or one.id.startswith("rival."), (name, one.id, taken.get(name))
            taken[name] = one.id


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_the_keys_fit_at_any_size(book: Book, size: tuple[int, int]) -> None:
    stock(book)
    async with opened(book, size=size) as desk:
        await to_dossier(desk)
        for pressed in ("g", "v", "v", "v", "G"):
            await desk.press(pressed)
            bar: Any = desk.one("KeyBar")
            assert len(bar.render().plain.rstrip()) <= size[0]


# -- heard in a call


async def test_satisfaction_heard_in_a_call_is_a_reading_of_its_day(book: Book) -> None:
    ids = stock(book)
    async with opened(book) as desk:
        await to_dossier(desk)
        await desk.press("c")
        await desk.fill("people", "ана")
        await desk.press("enter")
        await desk.fill("when", "yesterday 10:00")
        await desk.fill("satisfied", "12")
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "CallForm" and "from 0" in desk.problems()[0]
        await desk.fill("satisfied", "8")
        await desk.press("ctrl+s", "ctrl+s")  # what is wrong was said first; a next step is asked for now
        assert desk.name == "DossierScreen"
        latest = satisfaction_reads.course(book, ids["acme"]).latest
        assert latest is not None
        assert (latest.score, latest.person_id, latest.read_on) == (8, ids["ana"], ago(1))
        assert latest.call_id is not None and "Satisfaction" in "".join(desk.rows("known"))
        # One act: the call and what was heard in it are taken back together.
        await desk.press("u")
        assert len(satisfaction_reads.course(book, ids["acme"]).readings) == 3
        assert book.rows("SELECT 1 FROM call") == []


async def test_who_of_several_said_so_is_not_guessed_and_one_alone_is_meant(book: Book) -> None:
    ids = stock(book)
    a_person(book, "Boris Petrov", ids["acme"])
    async with opened(book) as desk:
        await desk.press("c")
        await desk.fill("account", "acm")
        await desk.press("enter")
        await desk.fill("people", "Ана Иванова, Boris Petrov")
        await desk.fill("satisfied", "6")
        await desk.press("ctrl+s", "ctrl+s")
        latest = satisfaction_reads.course(book, ids["acme"]).latest
        assert latest is not None and (latest.score, latest.person_id) == (6, None)
        await desk.press("c")
        await desk.fill("account", "")
        await desk.fill("people", "ана")
        await desk.press("enter")
        await desk.fill("satisfied", "6")
        assert desk.typed("account") == "Acme", "the first person known brings their account along"
        await desk.press("ctrl+s", "ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
        readings = satisfaction_reads.course(book, ids["acme"]).readings
        assert len(readings) == 5 and readings[0].person_id == ids["ana"]
