"""Chain: who named whom, by keys: naming, qualifying, winning, losing, thanking, the week, and its undoing."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.week import WeekPlan
from kamtui.domain.chain.words import Answer, MayUse, Question, Source
from kamtui.domain.text.cleaning import clean
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.chain import answer_reads, week_changes, week_reads
from kamtui.store.chain import changes as chain_changes
from kamtui.store.chain import reads as chain_reads
from kamtui.ui.chain.screen import ChainScreen
from kamtui.ui.chain.views import VIEWS
from kamtui.ui.forms.drafts import resume
from kamtui.ui.widgets.filter_line import FilterLine
from kamtui.ui.widgets.heads.legend import Legend
from tests.build import NOON, TODAY, a_call, a_person, a_referral, a_task, an_account, dump, load_rows
from tests.effort import counted
from tests.ui.driving import Clock, Desk, opened
from tests.ui.shell.test_hostile_text import HOSTILE, is_calm


def person_at(book: Book, account_id: int) -> int:
    row = book.row("SELECT id FROM person WHERE account_id = ?", (account_id,))
    assert row is not None
    return int(row[0])


def a_chain(book: Book) -> dict[str, int]:
    """Metro's Maria named Fantastico, whose Petar named Billa; Stefan, outside, named it too; HIT from a fair."""
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    maria = a_person(book, "Мария Иванова", metro, stance=Stance.DEFENDER, influence=5)
    stefan = a_person(book, "Stefan Kolev", None, is_influence_center=True)
    fantastico = a_referral(
        book, "Фантастико", maria, named_on=date(2026, 6, 1), person="Petar Dimitrov", why="four shops"
    )
    petar = person_at(book, fantastico)
    billa = a_referral(book, "Billa", petar, named_on=date(2026, 9, 1))
    a_referral(
        book, "Billa", stefan, named_on=date(2026, 10, 1), account_id=billa, thanked_on=date(2026, 10, 2)
    )
    return {
        "metro": metro, "maria": maria, "stefan": stefan, "fantastico": fantastico, "petar": petar, "billa": billa,
        "hit": a_referral(book, "HIT", named_on=date(2026, 3, 1)),
    }  # fmt: skip


def namings(book: Book) -> list[tuple[Any, ...]]:
    """Who named what, from which source, the oldest first."""
    forest = chain_reads.forest(book)
    return [
        (forest.prospects[one.account_id].name, one.by_person, one.source) for one in forest.namings
    ]  # fmt: skip


def tree(desk: Desk) -> list[str]:
    """The tree with its depth: two blanks each, and the sign before the name."""
    found = desk.listed()
    drawn = []
    for index in range(len(found.lines)):
        (lead, _look), (name, _other), *_rest = found.lines.draw(index, 78)
        drawn.append(f"{lead}{name.strip()}")
    return drawn


async def undone_and_done_again(desk: Desk, book: Book, before: object) -> None:
    """The last act can be taken back and brought back."""
    after = dump(book)
    assert after != before
    await desk.press("u")
    assert dump(book) == before
    await desk.press("ctrl+r")
    assert dump(book) == after


# -- seeing


async def test_the_tree_stands_as_they_were_named(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        assert desk.name == "ChainScreen" and desk.sees("3 prospects")
        assert tree(desk) == [
            "▾ Мария Иванова, Metro",
            "  ▾ Фантастико",
            "    ▾ Petar Dimitrov",
            "      · Billa",
            "▾ Stefan Kolev, outside",
            "  · Billa",
            "▾ trade fair",
            "  · HIT",
        ]
        assert "????" in desk.rows()[1]


async def test_the_help_says_what_nmaa_stands_for(book: Book) -> None:
    a_chain(book)
    async with opened(book, size=(80, 60)) as desk:
        await desk.press("5", "question_mark")
        assert desk.sees("NMAA need, means, authority, access")


async def test_an_empty_chain_says_what_to_press(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("5")
        assert desk.sees(
            "every conversation brings a prospect", "n writes down a prospect", "p plans the week"
        )
        for key in ("q", "w", "l", "h", "d", "e", "space", "z", "left", "right", "enter", "v", "v", "o"):
            await desk.press(key)
        assert desk.name == "ChainScreen" and "v shows others" in desk.said[-1]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (160, 45)])
async def test_each_size_shows_names_and_keys(book: Book, size: tuple[int, int]) -> None:
    a_chain(book)
    async with opened(book, size=size) as desk:
        await desk.press("5")
        for _view in VIEWS:
            assert all(len(line) <= size[0] for line in desk.lines())
            assert desk.lines()[-1].rstrip().endswith("? keys")
            if size[0] >= 120:
                assert desk.sees("This week", "Who gave a name, four weeks")
            await desk.press("v")
        assert desk.sees("Мария" if size[0] == 40 else "Billa")


async def test_folding_stays_and_leads_up_and_down(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Мария")
        await desk.press("enter")
        assert tree(desk)[:2] == ["▸ Мария Иванова, Metro", "▾ Stefan Kolev, outside"]
        await desk.press("right", "right", "right")
        assert "Petar" in desk.row
        await desk.press("j", "left", "left")
        assert "Petar" in desk.row and tree(desk)[2] == "    ▸ Petar Dimitrov"
        await desk.press("left", "left", "left", "left")
        assert "Мария" in desk.row and tree(desk)[0] == "▸ Мария Иванова, Metro"
        await desk.press("z")
        assert len(tree(desk)) == 8 and "Мария" in desk.row
        await desk.press("z")
        assert tree(desk) == ["▸ Мария Иванова, Metro", "▸ Stefan Kolev, outside", "▸ trade fair"]
        assert "Мария" in desk.row


async def test_the_filter_finds_prospects_namers_accounts_and_sources_in_any_alphabet(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5", "f")
        await desk.type("fantastiko petar")
        assert tree(desk) == [
            "▾ Мария Иванова, Metro",
            "  ▾ Фантастико",
            "    ▾ Petar Dimitrov",
            "      · Billa",
        ]
        await desk.press("escape", "f")
        await desk.type("fair")
        assert tree(desk) == ["▾ trade fair", "  · HIT"]
        await desk.press("escape", "f")
        await desk.type("nobody")
        assert desk.sees("Nothing like that in the chain")
        await desk.press("enter", "f", "escape")
        assert len(tree(desk)) == 8


async def test_states_one_after_the_other(book: Book) -> None:
    ids = a_chain(book)
    yes = dict.fromkeys(Question, (Answer.YES, ""))
    chain_changes.qualify(book, ids["billa"], yes, TODAY)
    chain_changes.win(book, ids["fantastico"], TODAY)
    chain_changes.lose(book, ids["hit"], "no money", TODAY)
    async with opened(book) as desk:
        await desk.press("5")
        found = []
        for _state in range(6):
            await desk.press("o")
            found.append([] if desk.sees("Nothing like") else [line.strip(" ▾·") for line in tree(desk)])
        ways = [
            "Мария Иванова, Metro",
            "Фантастико",
            "Petar Dimitrov",
            "Billa",
            "Stefan Kolev, outside",
            "Billa",
        ]
        assert found[0] == found[1] == ways
        assert found[2:5] == [["Мария Иванова, Metro", "Фантастико"], ["trade fair", "HIT"], []]
        assert len(found[5]) == 8


async def test_prospects_who_brings_them_and_sources(book: Book) -> None:
    ids = a_chain(book)
    chain_changes.qualify(book, ids["hit"], {Question.NEED: (Answer.YES, "")}, TODAY)
    chain_changes.win(book, ids["fantastico"], TODAY)
    async with opened(book) as desk:
        await desk.press("5", "v")
        assert [row.split()[0] for row in desk.rows()] == ["Billa", "HIT", "Фантастико"]
        await desk.press("v")
        assert desk.rows()[0] == "! A Мария Иванова, Metro 2 1 1 never"
        await desk.press("v")
        assert [row.split("  ")[0] for row in desk.rows()][:3] == [
            "endless chain 2 1 1 50 %",
            "trade fair 1 · · 0 %",
            "satisfied customer · · ·",
        ]
        await desk.stand_on("directory")
        await desk.press("n")
        await desk.type("Lidl")
        await desk.press("ctrl+s")
        assert [(one.source, one.by_person_id) for one in chain_reads.forest(book).namings][-1] == (
            Source.DIRECTORY,
            None,
        )


async def test_the_week_has_its_plan_and_its_tasks(book: Book) -> None:
    metro = an_account(book, "Metro")
    week_changes.plan_week(book, TODAY, WeekPlan(contacts=4, prospects=2))
    old = a_task(book, "Старата среща", metro, TODAY - timedelta(9), is_prospecting=True)
    a_task(book, "No prospects in it", metro, TODAY)
    async with opened(book) as desk:
        await desk.press("5", "v", "v", "v", "v")
        assert desk.sees("Plan of the week 16 Nov – 22 Nov", "contacted 0 of 4", "Left of earlier weeks")
        assert not desk.sees("none this week: t writes one down Старата")
        await desk.press("t")
        await desk.type("Ask at the fair")
        assert desk.typed("is_prospecting") == "1"
        await desk.fill("due", "today")
        await desk.press("ctrl+s")
        [made] = week_reads.prospecting_tasks(book, TODAY)
        assert (made.what, made.due_on, made.is_done) == ("Ask at the fair", TODAY, False)
        await desk.stand_on("Ask at the fair")
        before = dump(book)
        await desk.press("space")
        assert [one.is_done for one in week_reads.prospecting_tasks(book, TODAY)] == [True]
        await desk.stand_on("Ask at the fair")
        await desk.press("space")
        assert [one.is_done for one in week_reads.prospecting_tasks(book, TODAY)] == [False]
        await desk.press("u", "u")
        assert dump(book) == before
        await desk.stand_on("Старата")
        await desk.press("s")
        assert desk.name == "Snooze"
        await desk.press("escape", "e")
        assert desk.name == "TaskForm" and desk.typed("is_prospecting") == "1"
        await desk.press("escape", "p")
        assert desk.sees("with 1 task that is still open: Старата среща")
        await desk.fill("contacts", "5")
        await desk.press("ctrl+s")
        assert [one.task_id for one in week_reads.tasks_left(book, TODAY)] == [old], "not by itself"
        before = dump(book)
        await desk.press("p", "tab", "tab", "tab", "tab", "right", "ctrl+s")
        assert week_reads.tasks_left(book, TODAY) == []
        [carried] = [one for one in week_reads.prospecting_tasks(book, TODAY) if one.task_id == old]
        assert carried.due_on == TODAY, "a Friday, on a Sunday, is today"
        await undone_and_done_again(desk, book, before)
        await desk.stand_on("Старата")
        await desk.press("d", "y")
        assert not any("Старата" in row for row in desk.rows())


async def test_the_panel_shows_both_ways_to_a_prospect_and_what_came_of_it(book: Book) -> None:
    ids = a_chain(book)
    chain_changes.qualify(book, ids["fantastico"], {Question.MEANS: (Answer.NO, "owe the bank")}, TODAY)
    async with opened(book, size=(132, 36)) as desk:
        await desk.press("5")
        await desk.stand_on("Billa")
        assert desk.sees("named by Petar Dimitrov, Фантастико", "named by Stefan Kolev", "thanks owed: space")
        await desk.stand_on("Фантастико")
        assert desk.sees("four shops", "N means owe the bank", "1 prospect came of it")
        await desk.stand_on("Мария")
        assert desk.sees("named 1 2")


# -- naming


async def test_n_on_a_person_names_by_them(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Мария")
        before = dump(book)
        await desk.press("n")
        assert desk.name == "ReferralForm" and desk.at == "organisation"
        assert desk.typed("by") == "Мария Иванова" and desk.typed("source") == Source.CUSTOMER.value
        await desk.type("Lidl")
        await desk.press("tab")
        await desk.type("Elin Pelin")
        await desk.press("tab")
        await desk.type("opens two shops")
        await desk.press("tab", "enter", "y", "ctrl+s")
        assert desk.name == "ChainScreen" and "Lidl is in the chain · u undoes" in desk.said
        assert desk.row.startswith("· Lidl"), "the cursor stands on it"
        assert namings(book)[-1] == ("Lidl", "Мария Иванова", Source.CUSTOMER)
        one = chain_reads.forest(book).under
        newest = max((n for found in one.values() for n in found), key=lambda n: n.referral_id)
        assert (newest.why, newest.may_use_name, newest.by_account_id) == (
            "opens two shops",
            MayUse.YES,
            ids["metro"],
        )
        await undone_and_done_again(desk, book, before)


async def test_n_on_a_source_and_on_nothing(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("5", "n")
        assert (desk.typed("by"), desk.typed("source")) == ("", Source.OBSERVATION.value)
        assert desk.sees("more Source: own observation, Named on"), "what is chosen by itself opens nothing"
        await desk.type("Elin Pelin/Lidl")
        await desk.press("ctrl+s")
        assert desk.problems() == ["A person and a firm? Then “Lidl” is the organisation: save again."]
        assert (desk.typed("organisation"), desk.typed("person")) == ("Lidl", "Elin Pelin")
        assert namings(book) == [], "nothing is split silently"
        await desk.press("ctrl+s")
        await desk.stand_on("own observation")
        await desk.press("n")
        await desk.type("HIT")
        await desk.press("ctrl+s")
        assert namings(book) == [("Lidl", "", Source.OBSERVATION), ("HIT", "", Source.OBSERVATION)]
        await desk.stand_on("own observation")
        await desk.press("n", "ctrl+s")
        assert desk.problems() == ["Say which organisation was named."] and desk.at == "organisation"


async def test_n_on_a_prospect_names_by_its_own_contact(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Фантастико")
        await desk.press("n")
        assert desk.typed("by") == "Petar Dimitrov"
        await desk.press("escape")
        await desk.stand_on("HIT")
        await desk.press("n")
        assert desk.typed("by") == ""
        await desk.press("escape")
        a_call(book, ids["hit"], "Elena", "Ана")
        await desk.press("n")
        assert desk.typed("by") in ("Elena", "Ана"), "whom we spoke to there"


async def test_a_lost_one_that_is_named_again_stays_lost_and_says_so(book: Book) -> None:
    ids = a_chain(book)
    chain_changes.lose(book, ids["hit"], "too dear", TODAY)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Stefan")
        await desk.press("n")
        await desk.type("hit")
        await desk.press("enter", "ctrl+s")
        assert any("HIT is in the chain, still lost: e in its account" in said for said in desk.said)
        assert "lost" in desk.row and desk.row.startswith("· HIT")
        assert chain_reads.forest(book).prospects[ids["hit"]].lost_reason == "too dear"
        await desk.press("enter", "e")
        desk.field("stage").typed = Stage.PROSPECT.value  # type: ignore[attr-defined]
        await desk.press("ctrl+s", "5")
        assert "lost" not in desk.row and desk.row.startswith("· HIT")


async def test_who_named_it_is_a_source_of_their_own_and_must_be_known(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5", "G", "n")
        await desk.type("Lidl")
        await desk.fill("source", "")
        desk.field("source").typed = Source.SPOTTER.value  # type: ignore[attr-defined]
        await desk.press("ctrl+s")
        assert desk.problems() == ["Say who named it, or choose a source that is not a person."]
        await desk.fill("by", "Nobody Known")
        await desk.press("ctrl+s")
        assert "Nobody of that name is in the book" in desk.problems()[0] and desk.at == "by"
        await desk.fill("by", "stef")
        await desk.press("enter", "ctrl+s")
        assert namings(book)[-1] == ("Lidl", "Stefan Kolev", Source.SPOTTER)
        await desk.press("n")
        await desk.fill("by", "stef")
        await desk.press("enter")
        assert desk.typed("source") == Source.CENTER.value, "who is called a center of influence is one"


async def test_a_duplicate_in_the_other_alphabet_is_offered_and_taken(book: Book) -> None:
    kaufland = an_account(book, "Кауфланд", stage=Stage.FORMER, city="Варна")
    maria = a_person(book, "Мария Иванова", an_account(book, "Metro"))
    a_referral(book, "HIT", maria)
    async with opened(book) as desk:
        await desk.press("5", "n")
        await desk.type("Kaufland")
        assert desk.rows("suggestions")[0].startswith("Кауфланд the same name in the other alphabet · former")
        await desk.press("enter")
        assert desk.typed("organisation") == "Кауфланд"
        await desk.press("ctrl+s")
        assert list(chain_reads.forest(book).paths)[-1] == kaufland
        assert len(account_reads.account_names(book)) == 3


async def test_a_new_one_of_the_same_name_can_be_chosen(book: Book) -> None:
    an_account(book, "Кауфланд")
    async with opened(book) as desk:
        await desk.press("5", "n")
        await desk.type("Kaufland")
        await desk.press("down")
        assert desk.rows("suggestions")[1] == "+ Kaufland a new prospect"
        await desk.press("enter", "ctrl+s")
        assert {one.name for one in account_reads.account_names(book)} == {"Кауфланд", "Kaufland"}


async def test_somebody_known_brings_their_organisation_along(book: Book) -> None:
    lidl = an_account(book, "Lidl")
    elin = a_person(book, "Елин Пелин", lidl)
    async with opened(book) as desk:
        await desk.press("5", "n", "tab")
        await desk.type("Elin Pelin")
        assert "the same name in the other alphabet" in desk.rows("suggestions")[0]
        await desk.press("enter")
        assert (desk.typed("organisation"), desk.typed("person")) == ("Lidl", "Елин Пелин")
        await desk.press("ctrl+s")
        (one,) = chain_reads.forest(book).namings
        assert (one.account_id, one.person_id) == (lidl, elin)


async def test_a_circle_is_refused_at_the_field_with_the_chain(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Petar")
        await desk.press("n")
        await desk.type("Metro\n")
        await desk.press("ctrl+s")
        assert desk.problems() == ["That would close a circle: Metro → Фантастико → Metro."]
        assert desk.at == "organisation" and desk.typed("organisation") == "Metro"
        await desk.press("escape", "escape")
        await desk.stand_on("Фантастико")
        await desk.press("e")
        await desk.fill("by", "petar")
        await desk.press("enter", "ctrl+s")
        assert "cannot be named by its own people" in desk.problems()[0] and desk.at == "by"


async def test_e_corrects_how_it_was_named_and_d_forgets_it(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("HIT")
        before = dump(book)
        await desk.press("e")
        assert desk.at == "why" and desk.form.field("organisation") is None
        await desk.type("saw their lorry")
        await desk.fill("person", "Жоро")
        await desk.press("ctrl+s")
        assert "Changed how HIT was named · u undoes" in desk.said
        assert chain_reads.forest(book).paths[ids["hit"]][0].why == "saw their lorry"
        await undone_and_done_again(desk, book, before)
        before = dump(book)
        await desk.press("d", "y")
        assert ids["hit"] not in chain_reads.forest(book).paths
        assert account_reads.account_entry(book, ids["hit"]).name == "HIT"
        await undone_and_done_again(desk, book, before)


async def test_e_on_a_person_edits_the_person(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Мария")
        await desk.press("e")
        assert desk.name == "PersonForm"


# -- what becomes of it


async def test_q_takes_four_single_keys(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("HIT")
        before = dump(book)
        await desk.press("q")
        assert desk.name == "QualifyForm" and desk.at == "need"
        await desk.press("y", "n", "question_mark", "y")
        assert desk.at == "access" and "enter save" in desk.bar
        await desk.press("enter")
        assert "YN?Y" in desk.row and "Qualified HIT · u undoes" in desk.said
        assert answer_reads.answers(book, ids["hit"])[Question.MEANS][0] is Answer.NO
        await undone_and_done_again(desk, book, before)
        await desk.press("q")
        assert desk.at == "authority", "at what is not known"
        await desk.press("y", "n", "up", "up")
        await desk.press("n")  # it is no already, and stays it
        assert desk.typed("means") == "no"
        await desk.fill("means_note", "owe the bank")
        await desk.press("ctrl+s")
        assert answer_reads.answers(book, ids["hit"])[Question.MEANS][:2] == (Answer.NO, "owe the bank")


async def test_cyrillic_keys_answer_too(book: Book) -> None:
    a_chain(book)
    async with opened(book, config=Config(keyboard="phonetic")) as desk:
        await desk.press("5")
        await desk.stand_on("HIT")
        await desk.press("q", "ъ", "н", "у", "ъ", "enter")
        assert "YN?Y" in desk.row
        await desk.press("q")
        assert desk.sees("Can they pay for it? answered Sun 22 Nov 2026"), "the answers are dated"


async def test_w_wins_and_keeps_everything(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Фантастико")
        before = dump(book)
        await desk.press("w", "enter", "space")
        assert desk.name == "Choose" and dump(book) == before, "what is pressed from habit answers nothing"
        await desk.press("c")
        assert (
            "won" in desk.row and account_reads.account_entry(book, ids["fantastico"]).stage is Stage.CUSTOMER
        )
        assert len(tree(desk)) == 8
        await undone_and_done_again(desk, book, before)
        await desk.press("w", "c", "l")
        assert desk.name == "Choose" and desk.sees("f a former customer"), "a customer is not won again"


async def test_who_is_lost_is_asked_why_and_kept(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("HIT")
        before = dump(book)
        await desk.press("w", "l", "ctrl+s")
        assert desk.problems() == ["Say why: it is what helps with the next one."]
        await desk.type("took the other one")
        await desk.press("ctrl+s")
        assert "lost" in desk.row and "HIT is lost, and kept · u undoes" in desk.said
        assert account_reads.account_entry(book, ids["hit"]).stage is Stage.LOST
        await undone_and_done_again(desk, book, before)
        await desk.press("w", "l")
        assert desk.typed("reason") == "took the other one"
        await desk.press("escape", "w", "c")
        assert account_reads.account_entry(book, ids["hit"]).stage is Stage.CUSTOMER


async def test_space_thanks_and_takes_it_back(book: Book) -> None:
    ids = a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Фантастико")
        before = dump(book)
        await desk.press("space")
        assert chain_reads.forest(book).paths[ids["fantastico"]][0].thanked_on == TODAY
        await undone_and_done_again(desk, book, before)
        await desk.press("space")
        assert chain_reads.forest(book).paths[ids["fantastico"]][0].thanked_on is None
        await desk.stand_on("HIT")
        await desk.press("space")
        assert not any("Thanked" in said for said in desk.said), "nobody named it"


async def test_what_becomes_of_the_chain_is_said_before_deleting(book: Book) -> None:
    a_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("2")
        await desk.stand_on("Фантастико")
        await desk.press("d")
        assert desk.sees("1 naming as a prospect.", "1 prospect named by them")
        await desk.press("n")
        await desk.stand_on("Metro")
        before = dump(book)
        await desk.press("enter")
        for _ in range(len(desk.listed("right").lines)):
            if desk.screen.at_hand().member_id is not None:  # type: ignore[attr-defined]
                break
            await desk.press("right")
        await desk.press("d", "d")
        assert desk.sees("1 prospect", "named by them stays")
        await desk.press("y", "5")
        assert any("endless chain" in line for line in tree(desk)), "under its source now"
        await desk.press("u")
        assert dump(book) == before


async def test_space_on_a_person_thanks_for_all_that_they_named(book: Book) -> None:
    ids = a_chain(book)
    a_referral(book, "Lidl", ids["maria"])
    async with opened(book) as desk:
        await desk.press("5", "v", "v")
        await desk.stand_on("Мария")
        assert desk.row.startswith("!"), "thanks are owed"
        before = dump(book)
        await desk.press("space")
        assert "Thanked Мария Иванова · u undoes" in desk.said and not desk.row.startswith("!")
        assert {one.thanked_on for one in chain_reads.forest(book).named_by[ids["maria"]]} == {TODAY}
        await undone_and_done_again(desk, book, before)
        await desk.press("v", "v", "v")
        await desk.stand_on("Petar")
        await desk.press("space")
        assert chain_reads.forest(book).named_by[ids["petar"]][0].thanked_on == TODAY
        await desk.press("u")
        await desk.stand_on("Stefan")
        before = dump(book)
        await desk.press("space")
        assert dump(book) == before, "thanked already"
        assert desk.sees("all that was named is thanked for")


async def test_the_week_shows_four_weeks_and_whom_we_did_not_ask_in_a_small_window(book: Book) -> None:
    ids = a_chain(book)
    for days in (0, 1, 3):
        a_call(
            book,
            ids["metro"],
            Participant(ids["maria"], "", asked=Asked.GIVEN if days else Asked.NOT_ASKED),
            held_at=NOON - timedelta(days),
        )
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("5", "v", "v", "v", "v")
        assert desk.sees("···█·█○ 2 days running with a name", "not asked today: Мария Иванова")
        await desk.press("f", "x")
        assert desk.name == "ChainScreen" and desk.sees("Plan of the week"), "nothing to filter in a week"
        assert not desk.screen.query_one(FilterLine).typed


async def test_what_those_won_earned_stands_in_a_small_window(book: Book) -> None:
    maria = a_person(book, "Мария Иванова", an_account(book, "Metro", stage=Stage.CUSTOMER))
    lidl = an_account(book, "Lidl", estimated_spend=12_000_00)
    a_referral(book, "Lidl", maria, account_id=lidl)
    chain_changes.win(book, lidl, TODAY)
    sold = {"id": 1, "account_id": lidl, "month_on": "2026-11-01", "revenue": 30_000_00, "profit": 12_000_00}
    load_rows(book, "Sales", [("sale", sold)])
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("5", "v", "v")
        assert desk.row.split()[1:7] == ["A", "Мария", "Иванова,", "Metro", "1", "1"]
        assert "12 000 €" in " ".join(desk.row.split())


async def test_sources_are_filtered_by_their_words(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5", "v", "v", "v", "f")
        await desk.type("fair")
        assert [row.split()[:2] for row in desk.rows()] == [["trade", "fair"]]


async def test_enter_opens_and_a_task_is_for_what_is_at_hand(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("HIT")
        await desk.press("t")
        assert desk.typed("account") == "HIT"
        await desk.press("escape", "enter")
        assert desk.name == "AccountScreen"
        await desk.press("escape")
        await desk.stand_on("trade fair")
        await desk.press("enter")
        assert tree(desk)[-1] == "▸ trade fair"
        await desk.stand_on("Stefan")
        await desk.press("enter")
        assert tree(desk)[0] and desk.name == "ChainScreen", "a branch is folded"
        await desk.press("v", "v")
        await desk.stand_on("Stefan")
        await desk.press("enter")
        assert desk.name == "PersonCardDialog"


# -- the day and the week


async def test_the_day_and_the_week_count(book: Book) -> None:
    ids = a_chain(book)
    a_call(book, ids["metro"], ids["maria"], held_at=NOON)
    week_changes.plan_week(book, TODAY, WeekPlan(contacts=4, asks=None, prospects=2))
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("5")
        assert desk.sees("1 contacted · 0 asked · 0 gave a name", "week contacted 1/4 · named 0/2")
        assert desk.sees("Not asked today", "contacted 1 of 4")
        await desk.press("G")
        await desk.stand_on("Мария")
        await desk.press("n")
        await desk.type("Lidl")
        await desk.press("ctrl+s")
        assert desk.sees("1 contacted · 1 asked · 1 gave a name", "week contacted 1/4 · named 1/2")
        assert not desk.sees("Not asked today")


async def test_the_week_is_planned_and_what_was_left_carried_over_by_choice(book: Book) -> None:
    week_changes.plan_week(book, TODAY - timedelta(7), WeekPlan(10, 8, 0, None))
    async with opened(book) as desk:
        before = dump(book)
        await desk.press("5", "p")
        assert desk.name == "WeekForm" and desk.sees("0 so far · 10 left of last week")
        await desk.type("12")
        await desk.press("ctrl+s")
        assert week_reads.week_plan(book, TODAY) == WeekPlan(12), "nothing is carried over by itself"
        await undone_and_done_again(desk, book, before)
        await desk.press("p")
        await desk.fill("meetings", "3")
        await desk.press("tab", "right")
        assert [desk.typed(name) for name in ("contacts", "asks", "prospects", "meetings")] == [
            "22",
            "8",
            "",
            "3",
        ]
        await desk.press("right")
        assert [desk.typed(name) for name in ("contacts", "asks", "prospects", "meetings")] == [
            "12",
            "",
            "",
            "3",
        ]
        await desk.press("right", "ctrl+s")
        assert week_reads.week_plan(book, TODAY) == WeekPlan(22, 8, None, 3)
        await desk.press("p")
        await desk.fill("contacts", "many")
        await desk.press("ctrl+s")
        assert desk.problems() == ["A number from 0 to 999; leave it empty if it is not planned."]


# -- nothing is lost


@pytest.mark.parametrize("kind", ["referral", "edit", "qualify", "lost", "week"])
async def test_what_was_typed_is_offered_again(book: Book, tmp_path: Path, kind: str) -> None:
    ids = a_chain(book)
    naming = chain_reads.forest(book).paths[ids["hit"]][0]
    slot, content, form, field = {
        "referral": ("referral", {"organisation": "Lidl", "by": "Мария", "by_id": str(ids["maria"])}, "ReferralForm", "organisation"),
        "edit": (f"referral:{naming.referral_id}", {"why": "Lidl"}, "ReferralForm", "why"),
        "qualify": (f"qualify:{ids['hit']}", {"need_note": "Lidl"}, "QualifyForm", "need_note"),
        "lost": (f"lost:{ids['hit']}", {"reason": "Lidl"}, "LostForm", "reason"),
        "week": ("week:2026-11-16", {"contacts": "7"}, "WeekForm", "contacts"),
    }[kind]  # fmt: skip
    async with opened(book) as desk:
        await desk.press("5")
        screen = desk.screen
        assert isinstance(screen, ChainScreen)
        screen.run_worker(resume(screen.desk, slot, content))
        await desk.settle()
        assert desk.name == form and desk.typed(field) in ("Lidl", "7")
        assert "Here is what you typed and did not save." in desk.said
        before = dump(book)
        await desk.press("ctrl+s")
        assert desk.name == "ChainScreen" and dump(book) != before


async def test_a_draft_is_kept_while_one_types(book: Book) -> None:
    a_chain(book)
    async with opened(book) as desk:
        await desk.press("5", "n")
        await desk.type("Lidl")
        await desk.settle(0.6)
        rows = book.rows("SELECT slot, content FROM draft")
        assert rows[0][0] == "referral" and "Lidl" in rows[0][1]
        await desk.press("ctrl+s")
        assert book.rows("SELECT slot FROM draft") == []


@pytest.mark.slow
async def test_hostile_names(book: Book) -> None:
    above: int | None = None
    for text in HOSTILE:
        name = clean(text) or "?"
        account = a_referral(book, name, above, person=name, why=name)
        above = person_at(book, account)
        chain_changes.lose(book, account, name, TODAY)
        a_task(book, name, account)
    async with opened(book, size=(120, 36)) as desk:
        await desk.press("5")
        for _view in VIEWS:
            for _line in range(len(desk.listed().lines)):
                assert is_calm(desk)
                await desk.press("j")
            await desk.press("v")
        await desk.stand_on("[/]")
        for keys in ("e", "q", "wl"):
            await desk.press(*keys)
            assert is_calm(desk) and desk.name.endswith("Form")
            await desk.press("escape")


@pytest.mark.slow
async def test_five_thousand_referrals_and_no_key_waits(path: Path, large_book_file: Path) -> None:
    shutil.copyfile(large_book_file, path)
    book = Book.open(path)
    try:
        async with opened(book, size=(120, 36), clock=Clock()) as desk:
            await desk.press("5")
            screen = desk.screen
            assert isinstance(screen, ChainScreen) and screen.shown is not None
            assert len(screen.shown.forest.namings) == 5_000
            reads: list[str] = []
            real = chain_reads.forest
            chain_reads.forest = lambda book, **_: reads.append("forest") or real(book)  # type: ignore[func-returns-value]
            try:
                await desk.press("j", "right", "j", "f")
                spent = []
                for act in (screen.action_fold, screen.fill, screen.show_panel):
                    with counted() as effort:
                        act()
                    spent.append(effort.calls)
            finally:
                chain_reads.forest = real
            assert reads == [], "what is known is not read again"
            assert max(spent) < 100_000, spent
    finally:
        book.close()


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_sources_stand_whole_in_their_line_and_say_that_there_are_more(book: Book, width: int) -> None:
    async with opened(book, size=(width, 24)) as desk:
        await desk.press("5", "n")
        choice = desk.field("source")
        choice.focus()
        seen: set[str] = set()
        for _source in Source:
            await desk.press("right")
            line = str(choice.render())
            assert f"[{Source(desk.typed('source')).label}]" in line and cell_len(line) <= choice.size.width
            shown = [one.label for one in Source if one.label in line]
            assert "".join(char for char in line if char.isalpha()) == "".join(
                char for label in shown for char in label if char.isalpha()
            ), "no word is cut"
            assert line.startswith("…") == (shown[0] != Source.CUSTOMER.label)
            assert line.endswith("…") == (shown[-1] != Source.OBSERVATION.label)
            seen.update(shown)
        assert len(seen) == len(Source)


async def test_the_letters_are_explained_below_the_list_and_those_who_were_named_are_divided(
    book: Book,
) -> None:
    ids = a_chain(book)
    chain_changes.lose(book, ids["billa"], "price", TODAY)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("5")
        assert desk.sees("2 prospects"), "as many as Accounts counts, without the one that was lost"
        legend = desk.lines()[-3].rstrip()
        assert legend == " NMAA need, means, authority, access   A+ several names in 12 months   A one"
        await desk.press("v")
        assert desk.lines()[1].startswith(" tree   prospects 2, lost 1   who brings them 3")
        assert len(desk.listed().lines) == 3
        assert desk.lines()[-3].startswith(" NMAA need, means, authority, access   Y yes   N no")
        await desk.resize(60, 24)
        assert desk.sees("prospects 2 who") and desk.lines()[-3].startswith(" prospects 2, lost 1   NMAA")
        await desk.press("v")
        assert desk.lines()[-3].startswith(" A+ several names in 12 months   A one   lapsed none")
        await desk.press("v", "v")
        assert desk.screen.query_one(Legend).has_class("-none"), "in the week nothing has to be explained"


async def test_below_the_list_the_line_at_hand_is_whole_and_its_letters_are_words(book: Book) -> None:
    ids = a_chain(book)
    given = {Question.NEED: (Answer.YES, ""), Question.AUTHORITY: (Answer.NO, "")}
    chain_changes.qualify(book, ids["billa"], given, TODAY)
    async with opened(book) as desk:
        await desk.press("5")
        await desk.stand_on("Billa")
        foot = desk.lines()[-2]
        assert foot.startswith(" Billa · need yes; authority no; means, access not known · open")
        await desk.stand_on("Мария")
        assert desk.lines()[-2].startswith(" Мария Иванова · Metro · A: a name in 12 months · thanks owed")
        for _view in ("prospects", "people"):
            await desk.press("v")
        await desk.stand_on("Мария")
        assert desk.lines()[-2].startswith(" Мария Иванова · Metro · A: a name in 12 months · thanks owed")
        await desk.press("v")
        await desk.stand_on("trade fair")
        assert desk.lines()[-2].startswith(" trade fair · named 1 prospect"), "as its line says"
        await desk.resize(120, 36)
        assert not desk.one("#who").display, "the panel says it there"


async def test_an_empty_week_is_not_planned(book: Book) -> None:
    async with opened(book) as desk:
        await desk.press("5", "p", "ctrl+s")
        assert desk.name == "WeekForm" and desk.sees("Nothing is planned yet: write a number, or esc leaves.")
        await desk.fill("contacts", "5")
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("The week is planned")
        await desk.press("p")
        await desk.fill("contacts", "")
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("The week has no plan any more")
