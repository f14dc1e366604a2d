"""What was agreed, checks of it, problems and favours: written down, corrected, refused with a sentence, never lost."""

from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.accounts.words import Stage
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.problem import ProblemEntry
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import (
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    ProblemState,
    TermCategory,
    TermState,
)
from kamtui.domain.time.recurrence.rule import Recurrence
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.day import task_reads
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import favour_changes, favour_reads, problem_changes, problem_reads
from kamtui.store.terms import reads as term_reads
from kamtui.ui.accounts import acts as account_acts
from kamtui.ui.calls import acts as call_acts
from kamtui.ui.day import task_acts
from kamtui.ui.shell.place import Place
from kamtui.ui.terms import acts as term_acts
from kamtui.ui.terms import favour_acts, problem_acts, story_acts
from tests.build import (
    TODAY,
    a_call,
    a_check,
    a_person,
    a_task,
    a_term,
    an_account,
    dump,
    raw,
    set_term_state,
)
from tests.ui.driving import Desk, opened

FRIDAY = date(2026, 11, 27)


def place(desk: Desk) -> Place:
    found = desk.app.screen_stack[0]
    assert isinstance(found, Place)
    return found


async def begin(desk: Desk, act: Coroutine[Any, Any, Any]) -> list[Any]:
    """Start an act as a place does; in the list is whether something was written, once that is known.

    An act that writes something new returns its id, and None where it was not written.
    """
    done: list[Any] = []

    async def run() -> None:
        written = await act
        done.append(written if written is None else bool(written))

    place(desk).run_worker(run())
    await desk.settle()
    return done


async def at_once(desk: Desk, act: Callable[[int], bool], record_id: int) -> bool:
    """An act that asks nothing."""
    done = act(record_id)
    await desk.settle()
    return done


def choose(desk: Desk, field: str, code: str) -> None:
    desk.field(field).typed = code  # type: ignore[attr-defined]


def meaning(desk: Desk) -> str:
    return str(desk.form.query_one("Meaning").render())


def echo(desk: Desk, field: str) -> str:
    row = desk.field(field).parent
    assert row is not None
    return str(row.query_one(".echo").render()).replace("\u00a0", " ")


def is_asked(desk: Desk, field: str) -> bool:
    row = desk.field(field).parent
    assert row is not None
    return row.display


def entry_of(book: Book) -> Any:
    """The newest term as it was written down."""
    [(term_id,)] = book.rows("SELECT max(id) FROM term")
    return term_reads.term_detail(book, term_id).entry


def drafts(book: Book) -> list[str]:
    return [slot for (slot,) in book.rows("SELECT slot FROM draft ORDER BY slot")]


# -- a term


async def test_a_term_is_written_down_by_keys_alone(book: Book) -> None:
    acme = an_account(book, "Метро", stage=Stage.CUSTOMER)
    maria = a_person(book, "Мария Иванова", acme)
    before = dump(book)
    async with opened(book) as desk:
        done = await begin(desk, term_acts.new_term(place(desk).desk, acme))
        assert desk.at == "what" and desk.typed("account") == "Метро"
        await desk.type("Доставка до 3 дни")
        await desk.press("tab", "tab", "tab")
        assert desk.at == "checks"
        await desk.type("every fri")
        assert meaning(desk) == "every Friday: 27 Nov, 4 Dec, 11 Dec"
        await desk.press("tab")
        assert desk.at == "target", "what is under “more” opens on the way"
        await desk.type("поне 98 %")
        assert echo(desk, "target") == "at least 98 %"
        await desk.press("tab", "tab")
        assert desk.at == "until"
        await desk.type("31.12.2027")
        assert echo(desk, "until") == "Fri 31 Dec 2027"
        await desk.press("tab")
        await desk.type("3 месеца")
        assert echo(desk, "notice") == "give notice by Thu 30 Sep 2027"
        await desk.press("tab")
        assert desk.at == "consent"
        await desk.press("enter", "a")
        await desk.press("tab")
        assert desk.at == "consent_by"
        await desk.type("Георгиев")
        assert echo(desk, "consent_on") == "Sun 22 Nov 2026"
        await desk.press("tab", "tab")
        assert desk.at == "person"
        await desk.type("ivan")
        await desk.press("enter", "ctrl+s")
        assert desk.name == "TodayScreen", desk.problems()
        assert done == [True]
        assert desk.said == ["Agreed: Доставка до 3 дни · u undoes"]
        entry = entry_of(book)
        assert (entry.what, entry.owed_by, entry.category) == (
            "Доставка до 3 дни",
            OwedBy.WE,
            TermCategory.DELIVERY,
        )
        assert (entry.from_on, entry.until_on, entry.notice) == (
            TODAY,
            date(2027, 12, 31),
            read_notice("3 months"),
        )
        assert entry.checks == read_recurrence("every friday", TODAY)
        assert (entry.consent, entry.consent_on, entry.consent_by) == (Consent.ASKED, TODAY, "Георгиев")
        assert (entry.account_id, entry.person_id, entry.call_id) == (acme, maria, None)
        assert book.rows("SELECT next_check_on FROM term") == [(FRIDAY.isoformat(),)]
        await desk.press("u")
        assert dump(book) == before
        await desk.press("ctrl+r")
        assert entry_of(book) == entry


async def test_what_a_new_term_is_about_goes_with_its_words_until_it_is_chosen(book: Book) -> None:
    acme = an_account(book, "Acme")
    old = a_term(book, acme, "Banded trays", checks="monthly")
    async with opened(book) as desk:
        await desk.press("2", "enter", "E", "n", "w")
        await desk.type("new price list by fri")
        assert desk.typed("category") == "price", "as its words say, in view"
        await desk.fill("what", "samples by fri")
        assert desk.typed("category") == "delivery"
        await desk.choose("category", "s")
        await desk.fill("what", "price list by fri")
        assert desk.typed("category") == "service", "what was chosen stays"
        await desk.press("ctrl+s")
        await desk.stand_on("Banded")
        await desk.press("e")
        await desk.fill("what", "Price of banded trays")
        assert desk.typed("category") == "delivery", "what stands in the book stays"
        await desk.press("ctrl+s")
    said = {
        term: term_reads.term_detail(book, term).entry.category.value
        for (term,) in book.rows("SELECT id FROM term")
    }
    assert sorted(said.values()) == ["delivery", "service"] and said[old] == "delivery"


async def test_without_an_account_the_form_asks_for_it_first(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        done = await begin(desk, term_acts.new_term(place(desk).desk, None))
        assert desk.at == "account"
        await desk.press("ctrl+s")
        assert desk.at == "account" and len(desk.problems()) == 2
        await desk.type("ac")
        await desk.press("enter", "tab")
        await desk.type("30 days")
        await desk.press("ctrl+s", "ctrl+s")  # the second without a day
        assert done == [True] and entry_of(book).account_id == acme
        done = await begin(desk, term_acts.new_term(place(desk).desk, acme))
        await desk.press("escape")
        assert done == [None]


async def test_a_promise_is_a_term_with_one_check(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await begin(desk, term_acts.new_term(place(desk).desk, acme))
        await desk.fill("what", "Send the samples")
        await desk.fill("checks", "on 15.12.")
        assert meaning(desk) == "once: Tue 15 Dec 2026"
        await desk.press("ctrl+s")
        assert entry_of(book).is_one_off


async def test_what_fields_mean_is_said_while_one_types(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await begin(desk, term_acts.new_term(place(desk).desk, acme))
        assert echo(desk, "from") == "from today, Sun 22 Nov 2026"
        assert echo(desk, "until") == "without an end" and echo(desk, "target") == meaning(desk) == ""
        await desk.fill("target", "1,20 €")
        assert echo(desk, "target") == "at least 1.2 €"
        choose(desk, "category", "price")
        await desk.settle()
        assert echo(desk, "target") == "exactly 1.2 €", "what a bare number means hangs on what it is about"
        await desk.fill("target", "a lot")
        assert echo(desk, "target") == "…"
        await desk.fill("notice", "3 months")
        assert echo(desk, "notice") == "counts back from an end"
        await desk.fill("until", "+1m")
        assert echo(desk, "notice") == "notice was due by Tue 22 Sep 2026"
        await desk.fill("checks", "every friday")
        assert meaning(desk) == "every Friday: 27 Nov, 4 Dec, 11 Dec"
        await desk.fill("from", "5.12.")
        assert meaning(desk) == "every Friday: 11 Dec, 18 Dec", "from its start to its end"
        await desk.fill("checks", "every 30 february")
        assert meaning(desk) == "…"


async def wrong(desk: Desk, cases: list[tuple[str, str, str]]) -> None:
    """Each alone is refused under its field, which has the focus; then it is put right."""
    for field, words, sentence in cases:
        before = desk.typed(field)
        await desk.fill(field, words)
        kept = desk.form.typed()
        await desk.press("ctrl+s")
        assert desk.name.endswith("Form"), (field, words)
        assert desk.at == field and len(desk.problems()) == 1, (field, words, desk.problems())
        assert sentence in desk.problems()[0].replace("\u00a0", " "), (field, words, desk.problems())
        assert desk.form.typed() == kept, "nothing typed is lost"
        row = desk.field(field).parent
        assert row is not None and row.parent is not None
        assert row.parent.children[row.parent.children.index(row) + 1].has_class("problem")
        choose(desk, field, before)
        await desk.settle()


async def test_what_is_wrong_with_a_term_is_said_at_its_field(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, until_on=date(2027, 6, 30), checks="every friday", consent=Consent.ASKED)
    kept = dump(book)
    async with opened(book) as desk:
        await begin(desk, term_acts.edit_term(place(desk).desk, term))
        await wrong(
            desk,
            [
                ("account", "Nobody Ltd", "There is no account “Nobody Ltd”"),
                ("what", " ", "Say what was agreed"),
                ("target", "a lot", "is no target"),
                ("target", "1,234", "two ways"),
                ("from", "someday", "understand"),
                ("until", "1.11.2026", "The end lies before the start"),
                ("notice", "soon", "3 months, 90 days or 6 weeks"),
                ("checks", "every 30 february", "never comes"),
                ("checks", "whenever", "as a repeat"),
                ("checks", "once on 1.8.2027", "after the end of the term"),
                ("consent_on", "whenever", "understand"),
                ("person", "Никой", "Nothing of that name"),
            ],
        )
        await desk.press("escape")
    assert dump(book) == kept


async def test_all_that_is_wrong_is_said_at_once(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    async with opened(book) as desk:
        await begin(desk, term_acts.new_term(place(desk).desk, acme))
        await desk.fill("target", "good")
        await desk.fill("person", "Nobody")
        await desk.press("ctrl+s")
        assert len(desk.problems()) == 3 and desk.at == "what"
        await desk.type("Deliver")
        await desk.press("ctrl+s")
        assert len(desk.problems()) == 2 and desk.at == "target"


async def test_saving_untouched_forms_changes_nothing(book: Book) -> None:
    acme = an_account(book, "Acme, [b]Ltd[/]", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana “A.” O'Neill, Jr", acme)
    call = a_call(book, acme, ana)
    full = a_term(
        book, acme, "[what] „how“", today=date(2026, 9, 1), owed_by=OwedBy.BOTH, category=TermCategory.PRICE,
        checks=Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(2026, 9, 4)), target="1.234,567 €/l",
        from_on=date(2026, 8, 1), until_on=date(2027, 12, 31), notice=read_notice("30 days"), consent=Consent.GIVEN,
        consent_on=date(2026, 9, 2), consent_by="the [director]", call_id=call, person_id=ana, note="one\n\n [x] two",
    )  # fmt: skip
    term_changes.put_off_check(book, full, date(2026, 11, 25))
    foreign = a_term(book, acme, "b", checks=Recurrence("FREQ=YEARLY;BYWEEKNO=7;BYDAY=MO", TODAY))
    ended = a_term(book, acme, "c", today=date(2026, 1, 1), until_on=date(2026, 6, 30), checks="every friday")
    set_term_state(book, ended, TermState.ENDED, date(2026, 7, 1))
    small = a_term(book, acme, "d", target="= 1.2340 €")
    trouble = problem_changes.add_problem(
        book,
        ProblemEntry(
            account_id=acme, what="late [b]", noted_on=date(2026, 3, 1), kind=ProblemKind.THREAT, severity=3,
            likelihood=1, solution="s", alternative="a", state=ProblemState.OFFERED, term_id=full,
        ),
    )  # fmt: skip
    gesture = favour_changes.add_favour(
        book,
        FavourEntry(
            what="tickets", done_on=date(2026, 3, 1), way=FavourWay.RECEIVED, person_id=ana, cost=12_50,
            thanked_on=date(2026, 3, 2),
        ),
    )  # fmt: skip
    kept, before = dump(book), book.rows("SELECT id, name FROM change_set ORDER BY id")
    async with opened(book) as desk:
        here = place(desk)
        for act in (
            *(term_acts.edit_term(here.desk, term) for term in (full, foreign, ended, small)),
            problem_acts.edit_problem(here.desk, trouble),
            favour_acts.edit_favour(here.desk, gesture),
        ):
            await begin(desk, act)
            assert not desk.form.is_touched(), (desk.form.typed(), desk.form.start)
            await desk.press("ctrl+s")
            assert desk.name == "TodayScreen", desk.problems()
    assert dump(book) == kept
    assert book.rows("SELECT id, name FROM change_set ORDER BY id") == before


async def test_another_answer_about_consent_has_another_day(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    asked = date(2026, 11, 1)
    term = a_term(book, acme, consent=Consent.ASKED, consent_on=asked, consent_by="Georgiev")
    async with opened(book) as desk:
        done = await begin(desk, term_acts.edit_term(place(desk).desk, term))
        choose(desk, "consent", "given")
        await desk.settle()
        assert desk.typed("consent_on") == "" and echo(desk, "consent_on") == "Sun 22 Nov 2026"
        choose(desk, "consent", "asked")
        await desk.settle()
        assert desk.typed("consent_on") == "01.11.2026"
        choose(desk, "consent", "not_needed")
        await desk.settle()
        assert not is_asked(desk, "consent_by")
        choose(desk, "consent", "given")
        await desk.settle()
        assert is_asked(desk, "consent_by")
        await desk.press("ctrl+s")
        assert done == [True]
        entry = entry_of(book)
        assert (entry.consent, entry.consent_on, entry.consent_by) == (Consent.GIVEN, TODAY, "Georgiev")


async def test_a_term_agreed_in_a_call_names_the_call_and_the_person(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    call = a_call(book, acme, ana, held_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    async with opened(book) as desk:
        await desk.press("3", "enter")
        assert "n new term agreed" in desk.bar
        await desk.press("n")
        assert "agreed in the call of Fri 20 Nov 2026" in desk.shown()
        assert desk.typed("account") == "Acme" and desk.typed("person") == "Ana"
        await desk.type("45 days")
        await desk.press("ctrl+s", "ctrl+s")  # the second without a day
        entry = entry_of(book)
        assert (entry.account_id, entry.person_id, entry.call_id) == (acme, ana, call)


# -- a check


async def test_a_measured_value_chooses_the_outcome_unless_the_person_did(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, checks="every friday", target="≥ 98 %", from_on=date(2026, 11, 9))
    async with opened(book) as desk:
        await begin(desk, term_acts.check_term(place(desk).desk, term))
        assert meaning(desk) == "this check, made early, counts as that of Fri 27 Nov; the next is Fri 4 Dec"
        assert desk.at == "measured" and desk.typed("outcome") == ""
        await desk.type("94,5")
        assert echo(desk, "measured") == "94.5 %, −3.5 against ≥ 98 %"
        await desk.fill("measured", "many")
        assert echo(desk, "measured").startswith("“many” is not what was measured"), "before it is saved"
        await desk.fill("measured", "94,5")
        assert desk.typed("outcome") == "broken"
        await desk.fill("measured", "98 %")
        assert desk.typed("outcome") == "kept" and echo(desk, "measured") == "98 %, ±0 against ≥ 98 %"
        await desk.fill("measured", "")
        assert desk.typed("outcome") == "" and echo(desk, "measured") == ""
        await desk.fill("measured", "97")
        await desk.press("tab", "enter", "p")
        assert desk.typed("outcome") == "partly"
        await desk.fill("measured", "99")
        assert desk.typed("outcome") == "partly", "what the person chose stays"
        await desk.press("ctrl+s")
        last = term_reads.term_detail(book, term).standing.last
        assert last is not None and (last.outcome, last.measured, last.due_on) == (
            Outcome.PARTLY, 99_000, FRIDAY,
        )  # fmt: skip


async def test_a_broken_term_brings_its_follow_up_and_its_problem_in_one_act(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, checks="every friday")
    before = dump(book)
    async with opened(book) as desk:
        done = await begin(desk, term_acts.check_term(place(desk).desk, term))
        assert desk.at == "outcome" and not is_asked(desk, "follow_up")
        assert desk.form.field("measured") is None, "nothing to measure without a target"
        await desk.press("enter", "b")
        assert is_asked(desk, "follow_up")
        await desk.fill("checked_on", "yesterday")
        assert echo(desk, "checked_on") == "Sat 21 Nov 2026"
        await desk.fill("evidence", "two trucks were late")
        await desk.fill("follow_up", "Call the haulier")
        assert echo(desk, "follow_up_by") == "Mon 23 Nov"
        await desk.fill("follow_up_by", "+2")
        await desk.fill("problem", "Empty shelves")
        choose(desk, "severity", "3")
        await desk.press("ctrl+s")
        assert done == [True] and desk.said == ["Broken: Deliver within the week · u undoes"]
        last = term_reads.term_detail(book, term).standing.last
        assert last is not None
        assert (last.outcome, last.checked_on, last.evidence) == (
            Outcome.BROKEN, date(2026, 11, 21), "two trucks were late",
        )  # fmt: skip
        [problem] = problem_reads.problems_of(book, acme)
        assert (problem.entry.what, problem.entry.severity, problem.entry.term_id) == (
            "Empty shelves",
            3,
            term,
        )
        [task] = task_reads.tasks_of(book, acme)
        follow_up = task_reads.task_entry(book, task.task_id)
        assert (follow_up.what, follow_up.due_on) == ("Call the haulier", date(2026, 11, 24))
        assert (follow_up.term_id, follow_up.problem_id) == (term, problem.problem_id)
        await desk.press("u")
        assert dump(book) == before


async def test_what_was_typed_to_follow_stays_in_view_and_is_kept(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme)
    async with opened(book) as desk:
        await begin(desk, term_acts.check_term(place(desk).desk, term))
        await desk.press("enter", "b")
        await desk.fill("follow_up", "Thank them")
        desk.field("outcome").focus()
        await desk.press("enter", "k")
        assert is_asked(desk, "follow_up")
        await desk.press("ctrl+s")
        assert [task.what for task in task_reads.tasks_of(book, acme)] == ["Thank them"]


async def test_what_is_wrong_with_a_check_is_said_at_its_field(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, checks="every friday", target="45 days")
    kept = dump(book)
    async with opened(book) as desk:
        await begin(desk, term_acts.check_term(place(desk).desk, term))
        await desk.press("ctrl+s")
        assert desk.at == "outcome" and "Say what you found" in desk.problems()[0]
        await desk.press("enter", "b")
        await wrong(
            desk,
            [
                ("measured", "too long", "write a number, as in 45 days"),
                ("measured", "46 %", "write a number, as in 45 days"),
                ("checked_on", "tomorrow", "cannot lie in the future"),
                ("checked_on", "whenever", "understand"),
                ("follow_up_by", "", ""),
            ][:-1],
        )
        await desk.fill("follow_up", "Call")
        await wrong(desk, [("follow_up_by", "whenever", "understand")])
        await desk.fill("follow_up_by", "fri")
        await wrong(desk, [("follow_up", "", "Say what is to be done")])
        await desk.press("escape", "escape")
        assert desk.name == "TodayScreen"
    assert dump(book) == kept


async def test_a_term_without_a_rule_is_checked_when_one_likes(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme)
    async with opened(book) as desk:
        await begin(desk, term_acts.check_term(place(desk).desk, term))
        assert meaning(desk) == "no check is due: this one stands for itself"
        await desk.press("enter", "k", "ctrl+s")
        last = term_reads.term_detail(book, term).standing.last
        assert last is not None and (last.outcome, last.due_on) == (Outcome.KEPT, None)


async def test_only_what_holds_can_be_checked(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    proposed = a_term(book, acme, "p", state=TermState.PROPOSED, checks="every friday")
    ended = a_term(book, acme, "e", state=TermState.ENDED)
    kept = dump(book)
    async with opened(book) as desk:
        here = place(desk)
        for term, sentence in ((proposed, "only proposed"), (ended, "no longer holds")):
            assert await begin(desk, term_acts.check_term(here.desk, term)) == [False]
            assert desk.name == "TodayScreen" and sentence in desk.said[0]
            assert await at_once(desk, partial(term_acts.keep_term, here.desk), term) is False
            assert sentence in desk.said[0]
        assert await begin(desk, term_acts.renegotiate_term(here.desk, ended)) == [None]
        assert "cannot be renegotiated" in desk.said[0]
        assert await begin(desk, term_acts.check_term(here.desk, 999)) == [False]
        assert await at_once(desk, partial(term_acts.keep_term, here.desk), 999) is False
    assert dump(book) == kept


async def test_kept_is_one_act_and_counts_once_a_day(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, checks="every friday", from_on=date(2026, 11, 9))
    before = dump(book)
    async with opened(book) as desk:
        here = place(desk)
        assert await at_once(desk, partial(term_acts.keep_term, here.desk), term) is True
        assert desk.said == ["Kept: Deliver within the week · u undoes"]
        assert book.rows("SELECT outcome, checked_on, due_on FROM term_check") == [
            ("kept", "2026-11-22", "2026-11-27")
        ]
        assert await at_once(desk, partial(term_acts.keep_term, here.desk), term) is False, "pressed twice"
        assert "checked today already" in desk.said[0]
        assert book.rows("SELECT count(*) FROM term_check") == [(1,)]
        desk.clock.move(days=12)
        assert await at_once(desk, partial(term_acts.keep_term, here.desk), term) is True
        await desk.press("u", "u")
    assert dump(book) == before


async def test_a_check_is_put_off(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term, bare = a_term(book, acme, checks="every friday"), a_term(book, acme, "bare")
    async with opened(book) as desk:
        here = place(desk)
        assert await begin(desk, term_acts.put_off_check(here.desk, bare)) == [False]
        assert desk.said == ["No check of it is to come: e says when it is checked."]
        done = await begin(desk, term_acts.put_off_check(here.desk, term))
        await desk.press("4")
        await desk.type("2.12.\n")
        assert done == [True] and desk.said == [
            "Check put off to Wed 2 Dec: Deliver within the week · u undoes"
        ]
        assert term_reads.term_detail(book, term).standing.next_check_on == date(2026, 12, 2)
        done = await begin(desk, term_acts.put_off_check(here.desk, term))
        await desk.press("escape")
        assert done == [False]


# -- renegotiating


async def test_renegotiating_starts_from_what_was_agreed(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    old = a_term(
        book, acme, "Deliver in time", today=date(2026, 1, 1), checks="every friday", target="≥ 98 %",
        until_on=date(2026, 6, 30), consent=Consent.GIVEN, consent_on=date(2026, 1, 2), consent_by="Georgiev",
        person_id=ana,
    )  # fmt: skip
    before = dump(book)
    async with opened(book) as desk:
        done = await begin(desk, term_acts.renegotiate_term(place(desk).desk, old))
        assert "Renegotiate: Deliver in time" in desk.shown()
        assert (desk.typed("from"), desk.typed("until"), desk.typed("checks")) == (
            "22.11.2026", "", "every Friday",
        )  # fmt: skip
        assert (desk.typed("consent"), desk.typed("consent_on")) == ("asked", ""), (
            "to the new one, nobody yet"
        )
        await desk.fill("target", "95")
        await desk.press("ctrl+s")
        assert done == [True] and desk.said == ["Renegotiated: Deliver in time · u undoes"]
        was, now = term_reads.term_story(book, old)
        assert (was.entry.state, was.ended_on, was.next_id) == (
            TermState.ENDED,
            date(2026, 11, 21),
            now.term_id,
        )
        assert (now.entry.from_on, now.entry.state, now.entry.person_id) == (TODAY, TermState.AGREED, ana)
        assert now.standing.next_check_on == FRIDAY
        await desk.press("u")
        assert dump(book) == before


async def test_a_promise_whose_day_has_passed_asks_for_another(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    old = a_term(book, acme, checks="once on 20.11.2026")
    async with opened(book) as desk:
        await begin(desk, term_acts.renegotiate_term(place(desk).desk, old))
        assert desk.typed("checks") == ""
        await desk.press("escape")
        assert desk.name == "TodayScreen"


async def test_a_check_that_finds_it_renegotiated_goes_on_to_that(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, checks="every friday", target="≥ 98 %")
    async with opened(book) as desk:
        done = await begin(desk, term_acts.check_term(place(desk).desk, term))
        await desk.fill("measured", "94")
        choose(desk, "outcome", "renegotiated")
        await desk.settle()
        assert meaning(desk) == "ends this term; ctrl+s goes on to what was agreed in its place"
        await desk.fill("evidence", "they asked for less")
        await desk.settle(0.6)
        await desk.press("ctrl+s")
        assert desk.name == "TermForm" and book.rows("SELECT 1 FROM term_check") == []
        # Back out of it: the check is there again as it was typed.
        await desk.press("escape")
        assert desk.name == "CheckForm"
        assert (desk.typed("measured"), desk.typed("evidence")) == ("94", "they asked for less")
        await desk.press("ctrl+s")
        await desk.fill("target", "90")
        await desk.press("ctrl+s")
        assert desk.name == "TodayScreen" and done == [True]
        assert book.rows("SELECT outcome, evidence FROM term_check") == [
            ("renegotiated", "they asked for less")
        ]
        assert drafts(book) == []
        assert len(term_reads.term_story(book, term)) == 2


# -- reading


async def test_a_term_is_read_as_one_story_and_acted_on_there(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(
        book, acme, "Deliver [b]fast[/]", today=date(2026, 9, 1), checks="every friday", target="≥ 98 %",
        consent=Consent.ASKED, consent_on=date(2026, 11, 1),
    )  # fmt: skip
    a_check(book, term, Outcome.KEPT, date(2026, 9, 4), "99")
    a_check(book, term, Outcome.BROKEN, date(2026, 9, 11), "94,5", evidence="two [trucks]")
    async with opened(book) as desk:
        done = await begin(desk, story_acts.read_term(place(desk).desk, term))
        assert desk.name == "ReadTerm"
        assert desk.sees("Deliver [b]fast[/]", "✗ broken 94.5 %, −3.5 against ≥ 98 %", "two [trucks]")
        assert desk.sees("✓✗· 1 of 2", "every Friday; due since Fri 18 Sep, 65d", "asked, Sun 1 Nov 2026")
        assert desk.bar == "x check r renegotiate g approval e edit d delete esc close t task"
        await desk.press("g", "enter")
        assert desk.name == "YesNo" and desk.sees("Did the director approve")
        await desk.press("y")
        assert desk.name == "ReadTerm" and desk.sees("given, Sun 22 Nov 2026")
        assert desk.said == ["Director's approval given: Deliver [b]fast[/] · u undoes"]
        assert "g approval" not in desk.bar, "asked no longer"
        assert desk.bar.endswith("d delete esc close t task A account")
        await desk.press("u")
        assert desk.name == "ReadTerm" and desk.sees("asked, Sun 1 Nov 2026")
        await desk.press("x")
        assert desk.name == "CheckForm"
        await desk.type("98")
        await desk.press("ctrl+s")
        assert desk.name == "ReadTerm" and desk.sees("✓✗✓ 2 of 3")
        await desk.press("d", "enter")
        assert desk.name == "Choose" and desk.sees("c only the check of Sun 22 Nov 2026: kept")
        await desk.press("c")
        assert desk.name == "ReadTerm" and desk.sees("✓✗· 1 of 2"), "the last check, taken back"
        assert desk.said[-1] == "Deleted the last check: Deliver [b]fast[/] · u undoes"
        await desk.press("u")
        assert desk.name == "ReadTerm" and desk.sees("✓✗✓ 2 of 3")
        await desk.press("e")
        await desk.fill("what", "Deliver faster")
        await desk.press("ctrl+s")
        assert desk.name == "ReadTerm" and desk.sees("Deliver faster")
        await desk.press("r")
        await desk.fill("target", "95 %")
        await desk.press("ctrl+s")
        assert desk.name == "ReadTerm"
        assert desk.sees("Since 22 Nov 2026", "Target ≥ 95 %", "Not checked yet: x checks it.")
        await desk.press("j", "k", "u")
        assert desk.name == "ReadTerm" and desk.sees("Target ≥ 98 %")
        assert not desk.sees("≥ 95 %")
        await desk.press("d", "t")
        assert desk.name == "ConfirmDelete" and desk.sees("With it go 3 checks.")
        await desk.press("n")
        assert desk.name == "ReadTerm"
        await desk.press("d", "t", "y")
        assert desk.name == "TodayScreen" and book.rows("SELECT 1 FROM term") == []
        assert done == [None]
        await desk.press("u")
        await begin(desk, story_acts.read_term(place(desk).desk, term))
        await desk.press("A")
        await desk.settle()
        assert desk.name == "AccountScreen"


async def test_an_older_term_of_a_story_is_itself_at_hand(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    old = a_term(book, acme, "Old", checks="every friday")
    new = term_changes.renegotiate(
        book, old, term_reads.term_detail(book, a_term(book, acme, "New")).entry, TODAY
    )
    async with opened(book) as desk:
        await begin(desk, story_acts.read_term(place(desk).desk, old))
        assert desk.sees("Old", "ended on", "What Old → New")
        assert "x check" not in desk.bar and "r renegotiate" not in desk.bar
        await desk.press("x", "r", "g")
        assert desk.name == "ReadTerm"
        await desk.press("d")
        assert desk.sees("Delete “Old”?") and not desk.sees("If it only ended")
        await desk.press("y")
        assert [one.term_id for one in term_reads.term_story(book, new)] == [new]


async def test_deleting_a_term_says_what_goes(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    bare, checked = a_term(book, acme, "bare"), a_term(book, acme, "checked")
    a_check(book, checked)
    async with opened(book) as desk:
        for term, words in ((bare, "It was never checked."), (checked, "With it goes 1 check.")):
            done = await begin(desk, term_acts.delete_term(place(desk).desk, term))
            assert desk.sees(words, "If it only ended, edit it")
            await desk.press("escape")
            assert done == [False]
            done = await begin(desk, term_acts.delete_term(place(desk).desk, term))
            await desk.press("enter", "y")
            assert done == [True]
        assert desk.said == ["Deleted term: checked · u undoes"]
        assert book.rows("SELECT 1 FROM term") == []


# -- problems and favours


async def test_a_problem_is_noted_corrected_solved_and_opened_again(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme, "Deliver")
    before = dump(book)
    async with opened(book) as desk:
        here = place(desk)
        done = await begin(desk, problem_acts.new_problem(here.desk, None, term))
        assert desk.at == "what" and desk.typed("account") == "Acme" and desk.sees("Term Deliver")
        await desk.type("Празни рафтове")
        choose(desk, "kind", "threat")
        choose(desk, "severity", "3")
        choose(desk, "likelihood", "1")
        await desk.fill("solution", "Second haulier")
        await desk.fill("noted", "yesterday")
        await desk.fill("worth", "12 000,50")
        await desk.fill("next_step", "Second haulier's price")
        await desk.fill("due", "+2")
        await desk.press("ctrl+s")
        assert done == [True] and desk.said == [
            "Noted threat: Празни рафтове. It stands in Acme: A, then E · u undoes"
        ]
        [line] = problem_reads.problems_of(book, acme)
        assert line.entry == ProblemEntry(
            account_id=acme, what="Празни рафтове", noted_on=date(2026, 11, 21), kind=ProblemKind.THREAT, severity=3,
            likelihood=1, solution="Second haulier", term_id=term, worth_yearly=1_200_050,
        )  # fmt: skip
        assert (line.next_step, line.next_on) == ("Second haulier's price", date(2026, 11, 24))
        done = await begin(desk, problem_acts.solve_problem(here.desk, line.problem_id))
        assert desk.at == "worth" and desk.sees("worth 12 000.50 € a year")
        await desk.press("enter")
        assert done == [True] and desk.said == ["Solved: Празни рафтове, worth not known · u undoes"]
        assert problem_reads.problem_line(book, line.problem_id).settled_on == TODAY
        assert await begin(desk, problem_acts.solve_problem(here.desk, line.problem_id)) == [True]
        assert problem_reads.problem_line(book, line.problem_id).entry.state is ProblemState.OPEN
        done = await begin(desk, problem_acts.edit_problem(here.desk, line.problem_id))
        await wrong(
            desk, [("what", "", "Say what the problem is"), ("noted", "tomorrow", "today at the latest"), ("account", "X", "There is no account “X”")]
        )  # fmt: skip
        await desk.fill("what", "Empty")
        await desk.press("ctrl+s")
        assert done == [True] and problem_reads.problem_line(book, line.problem_id).entry.term_id == term
        done = await begin(desk, problem_acts.delete_problem(here.desk, line.problem_id))
        assert desk.sees("Delete the problem “Empty”?")
        await desk.press("enter", "y")
        assert done == [True] and desk.said == ["Deleted problem: Empty · u undoes"]
        assert await begin(desk, problem_acts.delete_problem(here.desk, line.problem_id)) == [False]
        assert await begin(desk, problem_acts.solve_problem(here.desk, line.problem_id)) == [False]
        for _ in range(5):
            await desk.press("u")
    assert dump(book) == before


async def test_a_favour_is_noted_corrected_and_thanked_for(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    outside = a_person(book, "Пътен Съветник", None)
    before = dump(book)
    async with opened(book) as desk:
        here = place(desk)
        done = await begin(desk, favour_acts.new_favour(here.desk, acme))
        await desk.type("Tickets")
        choose(desk, "way", "received")
        await desk.fill("done", "fri")
        assert echo(desk, "done") == "Fri 20 Nov 2026" and echo(desk, "thanked") == "not thanked for yet"
        await desk.fill("cost", "12,50")
        await desk.press("ctrl+s")
        assert done == [True] and desk.said == [
            "Noted favour: Tickets. It stands in Acme: A, then E · u undoes"
        ]
        [line] = favour_reads.favours_of(book, acme)
        assert line.entry == FavourEntry(
            what="Tickets", done_on=date(2026, 11, 20), way=FavourWay.RECEIVED, account_id=acme, cost=12_50
        )
        assert await at_once(desk, partial(favour_acts.thank_favour, here.desk), line.favour_id) is True
        assert desk.said == ["Thanked for: Tickets · u undoes"]
        assert favour_reads.favour_line(book, line.favour_id).entry.thanked_on == TODAY
        assert await at_once(desk, partial(favour_acts.thank_favour, here.desk), line.favour_id) is True
        assert favour_reads.favour_line(book, line.favour_id).entry.thanked_on is None
        done = await begin(desk, favour_acts.edit_favour(here.desk, line.favour_id))
        await wrong(
            desk,
            [
                ("what", "", "Say what was done"),
                ("account", "", "which account or person"),
                ("person", "Nobody", "Nothing of that name"),
                ("done", "tomorrow", "still to be done"),
                ("thanked", "19.11.2026", "Thanks come after"),
                ("cost", "much", "not an amount"),
            ],
        )
        await desk.fill("account", "")
        await desk.fill("person", "savet")
        await desk.press("enter", "ctrl+s")
        assert done == [True], desk.problems()
        entry = favour_reads.favour_line(book, line.favour_id).entry
        assert (entry.account_id, entry.person_id) == (None, outside)
        done = await begin(desk, favour_acts.delete_favour(here.desk, line.favour_id))
        assert desk.sees("Delete the favour “Tickets”?")
        await desk.press("y")
        assert done == [True]
        assert await at_once(desk, partial(favour_acts.thank_favour, here.desk), line.favour_id) is False
        for _ in range(5):
            await desk.press("u")
    assert dump(book) == before


# -- what was typed is never lost


@pytest.mark.parametrize(
    "kind", ["term", "term:", "check:", "renegotiate:", "problem", "problem:", "favour", "favour:"]
)
async def test_what_was_typed_is_offered_again_and_saved(book: Book, path: Path, kind: str) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    ana = a_person(book, "Ana", acme)
    call = a_call(book, acme, ana)
    term = a_term(book, acme, checks="every friday", target="≥ 98 %")
    trouble = problem_changes.add_problem(book, ProblemEntry(account_id=acme, what="x", noted_on=TODAY))
    gesture = favour_changes.add_favour(
        book, FavourEntry(what="x", done_on=TODAY, way=FavourWay.GIVEN, account_id=acme)
    )
    async with opened(book) as desk:
        here = place(desk)
        forms: dict[str, tuple[Callable[[], Coroutine[Any, Any, object]], str, str]] = {
            "term": (lambda: term_acts.new_term(here.desk, acme, ana, call), "term", "what"),
            "term:": (lambda: term_acts.edit_term(here.desk, term), f"term:{term}", "what"),
            "check:": (lambda: term_acts.check_term(here.desk, term), f"check:{term}", "evidence"),
            "renegotiate:": (
                lambda: term_acts.renegotiate_term(here.desk, term, evidence="less"),
                f"renegotiate:{term}",
                "what",
            ),
            "problem": (lambda: problem_acts.new_problem(here.desk, acme, term), "problem", "what"),
            "problem:": (lambda: problem_acts.edit_problem(here.desk, trouble), f"problem:{trouble}", "what"),
            "favour": (lambda: favour_acts.new_favour(here.desk, acme, ana), "favour", "what"),
            "favour:": (lambda: favour_acts.edit_favour(here.desk, gesture), f"favour:{gesture}", "what"),
        }
        act, slot, field = forms[kind]
        await begin(desk, act())
        if kind == "check:":
            await desk.fill("measured", "94")
        await desk.fill(field, "typed [before] the crash")
        await desk.settle(0.6)
        typed = desk.form.typed()
        assert drafts(book) == [slot]
    # The window is gone without a word; a new one on the same book offers it.
    with Book.open(path, backups=None) as again:
        async with opened(again) as desk:
            await desk.open_draft()
            assert desk.form.typed() == typed and desk.form.is_touched()
            await desk.press("ctrl+s")
            if kind in ("term", "term:", "renegotiate:") and desk.name == "TermForm":
                await desk.press("ctrl+s")  # without a day it asks once
            assert desk.name == "TodayScreen", desk.problems()
            assert drafts(again) == []
        assert again.rows(
            "SELECT 1 FROM (SELECT what FROM term UNION ALL SELECT what FROM problem UNION ALL SELECT what FROM favour "
            "UNION ALL SELECT evidence FROM term_check) WHERE what = 'typed [before] the crash'"
        )
        if kind == "term":
            assert (entry_of(again).call_id, entry_of(again).person_id) == (call, ana)
        if kind == "renegotiate:":
            assert again.rows("SELECT evidence FROM term_check") == [("less",)]
        if kind == "problem":
            assert [line.entry.term_id for line in problem_reads.problems_of(again, acme)] == [None, term]


async def test_what_can_no_longer_be_saved_is_offered_only_once(book: Book, path: Path) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    term = a_term(book, acme)
    set_term_state(book, term, TermState.ENDED, TODAY)
    for slot in (f"check:{term}", f"renegotiate:{term}"):
        book.keep_draft(slot, {"evidence": "late"})
    with raw(path) as con:
        con.execute("UPDATE draft SET window_id = 5, process_id = 999999999")
        con.commit()
    async with opened(book) as desk:
        await desk.open_draft()
        await desk.open_draft()
        await desk.until(lambda: drafts(book) == [], 3)
        assert desk.name == "TodayScreen"


async def test_a_term_of_a_deleted_call_or_account_is_still_offered(book: Book, path: Path) -> None:
    an_account(book, "Acme", stage=Stage.CUSTOMER)
    start = {
        "account": "Gone",
        "account_id": "77",
        "call_id": "78",
        "person": "",
        "person_id": "",
        "what": "x",
    }
    book.keep_draft("term", start)
    with raw(path) as con:
        con.execute("UPDATE draft SET window_id = 5, process_id = 999999999")
        con.commit()
    async with opened(book) as desk:
        await desk.open_draft()
        await desk.press("ctrl+s")
        assert desk.at == "account" and "There is no account" in desk.problems()[0]
        await desk.fill("account", "acm")
        await desk.press("enter", "ctrl+s", "ctrl+s")
        assert entry_of(book).what == "x" and entry_of(book).call_id is None


async def test_a_book_for_reading_says_so_before_anything_is_typed(book: Book, path: Path) -> None:
    term = a_term(book, an_account(book, "Acme", stage=Stage.CUSTOMER), checks="every friday")
    with Book.open(path, read_only=True) as reading:
        async with opened(reading) as desk:
            here = place(desk)
            for act in (
                term_acts.new_term(here.desk, None),
                term_acts.edit_term(here.desk, term),
                term_acts.check_term(here.desk, term),
                favour_acts.new_favour(here.desk, None),
            ):
                assert await begin(desk, act) in ([False], [None])
                assert desk.name == "TodayScreen" and len(desk.said) == 1
            assert await at_once(desk, partial(term_acts.keep_term, here.desk), term) is False
            await begin(desk, story_acts.read_term(here.desk, term))
            assert desk.name == "ReadTerm"
            await desk.press("g", "escape")


# -- how it looks


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_every_form_stands_whole_or_scrolls(book: Book, size: tuple[int, int]) -> None:
    acme = an_account(book, "Метро Кеш енд Кери България", stage=Stage.CUSTOMER)
    term = a_term(
        book, acme, "Доставка до всички складове в страната, до 3 дни от поръчката и без непълни палети", checks="every friday",
        target="≥ 98 %", consent=Consent.ASKED,
    )  # fmt: skip
    async with opened(book, size=size) as desk:
        here = place(desk)
        for act in (
            term_acts.edit_term(here.desk, term),
            term_acts.check_term(here.desk, term),
            problem_acts.new_problem(here.desk, acme),
            favour_acts.new_favour(here.desk, acme),
        ):
            await begin(desk, act)
            for field in desk.form.fields():
                widget = desk.field(field.field)
                if not widget.is_on_screen and not widget.region:
                    continue  # asked only of a term that was not kept
                widget.focus()
                await desk.until(lambda shown=widget: 0 < shown.region.y < size[1] - 1, 2)
                if size != (40, 10):
                    region = widget.region
                    assert region.width > 8 and region.right <= size[0], (field.field, region)
            if size != (40, 10):
                rows = desk.one("#rows")
                assert rows.max_scroll_y == 0, "all of it is in view at once"
            assert "ctrl+s save" in desk.bar
            await desk.press("escape", "escape")
            assert desk.name == "TodayScreen"


async def test_deleting_an_account_names_what_was_agreed_too(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    a_term(book, acme)
    for number in range(2):
        problem_changes.add_problem(book, ProblemEntry(account_id=acme, what=f"p{number}", noted_on=TODAY))
    async with opened(book) as desk:
        await begin(desk, account_acts.delete_account(place(desk).desk, acme))
        assert "0 tasks, 1 term and 2 problems." in str(desk.one("#box Static").render())
        await desk.press("escape")
        favour_changes.add_favour(
            book, FavourEntry(what="x", done_on=TODAY, way=FavourWay.GIVEN, account_id=acme)
        )
        await begin(desk, account_acts.delete_account(place(desk).desk, acme))
        assert "1 term, 2 problems and 1 favour." in str(desk.one("#box Static").render())
        await desk.press("y")
        assert account_reads.account_names(book) == []


async def test_acts_say_whether_the_book_was_changed(book: Book) -> None:
    acme = an_account(book, "Acme", stage=Stage.CUSTOMER)
    task = a_task(book, "Step", acme)
    async with opened(book) as desk:
        here = place(desk)
        for act, keys, changed in (
            (call_acts.log_call(here.desk, acme), ["escape"], False),
            (task_acts.snooze_task(here.desk, task), ["escape"], False),
            (task_acts.snooze_task(here.desk, task), ["1"], True),
            (task_acts.snooze_task(here.desk, 999), [], False),
            (task_acts.edit_task(here.desk, task), ["escape"], False),
            (task_acts.edit_task(here.desk, task), ["ctrl+s"], True),
            (task_acts.new_task(here.desk, acme), ["x", "ctrl+s"], True),
        ):
            done = await begin(desk, act)
            await desk.press(*keys)
            assert done == [changed]
        assert await at_once(desk, partial(task_acts.finish_task, here.desk), task) is True
        assert await at_once(desk, partial(task_acts.finish_task, here.desk), 999) is False
        assert task_reads.task_entry(book, task).due_on == TODAY + timedelta(days=1)
