"""Today: what it lists, and that each line is one act away from done."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kamtui.config import Config
from kamtui.domain.accounts.words import Stage
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.words import Asked
from kamtui.domain.center.words import Stance
from kamtui.domain.chain.words import Source
from kamtui.domain.terms.notice import Notice
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermState
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.typed import read_recurrence
from kamtui.store.accounts import changes as account_changes
from kamtui.store.accounts import reads as account_reads
from kamtui.store.book.book import Book
from kamtui.store.book.tables import Referral
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.store.chain.reads import forest
from kamtui.store.day import closing_changes, task_changes
from kamtui.store.day.task_reads import task_entry
from kamtui.store.terms import reads as term_reads
from kamtui.ui.day.screen import TodayScreen
from kamtui.ui.shell.app import KamApp
from kamtui.ui.shell.going import OpenAccount
from kamtui.ui.widgets.panel import Panel
from tests.build import a_call, a_check, a_person, a_referral, a_task, a_term, an_account, came_long_ago, dump
from tests.conftest import TODAY
from tests.ui.driving import NOON, Clock, Desk, opened


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def a_full_day(book: Book) -> dict[str, int]:
    """A book with lines in every group of the review."""
    kaufland = an_account(book, "Кауфланд", stage=Stage.CUSTOMER, is_key=True)
    billa = an_account(book, "Билла", stage=Stage.CUSTOMER)
    metro = an_account(book, "Метро", stage=Stage.CUSTOMER)
    cold = an_account(book, "Фантастико", stage=Stage.CUSTOMER)
    idle = an_account(book, "Празен", stage=Stage.PROSPECT)
    ana = a_person(book, "Ана Иванова", kaufland, stance=Stance.BLOCKER, phone="0888 123 456")
    for account_id in (kaufland, billa, metro):
        a_call(book, account_id, held_at=datetime(2026, 11, 21, 12).astimezone())
    a_call(book, cold, held_at=datetime(2026, 1, 5, 12).astimezone())
    return {
        "kaufland": kaufland, "billa": billa, "metro": metro, "cold": cold, "idle": idle, "ana": ana,
        "late": a_task(book, "Прати ценова листа", kaufland, days(-4), person_id=ana),
        "later": a_task(book, "Answer on payment", billa, days(-1)),
        "visit": a_task(book, "Visit", metro, due_time=time(10, 30)),
        "mail": a_task(book, "Mail", metro),
        "ahead": a_task(book, "Not yet", metro, days(1)),
    }  # fmt: skip


def groups(desk: Desk) -> list[str]:
    """The list with the rules of its headings left out."""
    return [" ".join(row.replace("─", " ").split()) for row in desk.rows() if row]


async def open_tasks(desk: Desk, book: Book) -> list[str]:
    return [what for (what,) in book.rows("SELECT what FROM task WHERE done_at IS NULL ORDER BY id")]


async def test_groups_stand_in_the_order_in_which_they_hurt(book: Book) -> None:
    a_full_day(book)
    async with opened(book, size=(120, 36)) as desk:
        rows = groups(desk)
        assert [row for row in rows if row.isupper() or row[:-2].isupper()] == [
            "OVERDUE 2",
            "TODAY, SUNDAY 22 NOV 2",
            "NO CONTACT FOR TOO LONG 1",
            "WARNINGS 1",
        ]
        body = [row for row in rows if not row[:-2].isupper()]
        for row, words in zip(
            body, ("Прати ценова листа", "Answer", "10:30 Visit", "today Mail", "Фантастико", "Supporters do not", "… 1 not spoken to yet", "CHAIN TODAY"), strict=True
        ):  # fmt: skip
            assert words in row
        assert "−4d" in body[0] and "■" in body[0] and "Кауфланд" in body[0]
        assert not desk.sees("Not yet")
        assert "Прати" in desk.row, "the cursor stands on the most painful line"
        assert desk.sees("4 to do", "Sun 22 Nov"), "what is to be done today is counted"


async def test_done_leaves_at_once_and_u_brings_it_back(book: Book) -> None:
    ids = a_full_day(book)
    async with opened(book) as desk:
        await desk.press("space")
        assert not any("Прати" in row for row in desk.rows())
        assert "Answer" in desk.row
        assert any("Прати" in said and "u undoes" in said for said in desk.said)
        assert book.row("SELECT done_at IS NOT NULL FROM task WHERE id = ?", (ids["late"],)) == (1,)
        await desk.press("u")
        assert any("Прати" in row for row in desk.rows())
        assert book.row("SELECT done_at FROM task WHERE id = ?", (ids["late"],)) == (None,)
        await desk.press("ctrl+r")
        assert not any("Прати" in row for row in desk.rows())
        await desk.press("u", "u")
        assert desk.name == "TodayScreen"


async def test_space_on_a_line_that_is_no_task_does_nothing(book: Book) -> None:
    a_full_day(book)
    async with opened(book) as desk:
        await desk.stand_on("Фантастико")
        before = book.rows("SELECT * FROM change_set")
        assert "done" not in desk.bar
        await desk.press("space", "e", "d")
        assert desk.name == "TodayScreen"
        await desk.press("s")
        assert desk.name == "Snooze" and desk.sees("Get in touch with Фантастико"), (
            "to get in touch is planned"
        )
        await desk.press("escape")
        assert book.rows("SELECT * FROM change_set") == before


@pytest.mark.parametrize(
    ("keys", "words", "due_on", "due_time"),
    [
        (["1"], "", date(2026, 11, 23), time(10, 30)),
        (["2"], "", date(2026, 11, 25), time(10, 30)),
        (["3"], "", date(2026, 11, 23), time(10, 30)),
        (["enter"], "", date(2026, 11, 23), time(10, 30)),
        (["enter"], "fri 9:00", date(2026, 11, 27), time(9)),
        (["enter"], "петък", date(2026, 11, 27), time(10, 30)),
        (["enter"], "вдругиден", date(2026, 11, 24), time(10, 30)),
        (["enter"], "end of month", date(2026, 11, 30), time(10, 30)),
    ],
)
async def test_snooze(book: Book, keys: list[str], words: str, due_on: date, due_time: time) -> None:
    task = a_task(book, "Visit", an_account(book, stage=Stage.CUSTOMER), due_time=time(10, 30))
    async with opened(book) as desk:
        await desk.press("s")
        assert desk.name == "Snooze"
        await desk.type(words)
        await desk.press(*keys)
        assert desk.name == "TodayScreen"
        entry = task_entry(book, task)
        assert (entry.due_on, entry.due_time) == (due_on, due_time)
        assert not any("Visit" in row for row in desk.rows())
        assert book.row("SELECT times_put_off FROM task") == (1,)
        await desk.press("u")
        assert task_entry(book, task).due_on == TODAY


async def test_a_date_that_begins_with_a_digit_can_be_typed(book: Book) -> None:
    task = a_task(book, "Visit")
    async with opened(book) as desk:
        await desk.press("s", "4")
        await desk.type("15.12.")
        assert desk.sees("15 Dec")
        await desk.press("enter")
        assert task_entry(book, task).due_on == date(2026, 12, 15)


async def test_snooze_refuses_what_it_does_not_understand_or_has_passed(book: Book) -> None:
    task = a_task(book, "Visit")
    async with opened(book) as desk:
        await desk.press("s")
        await desk.type("gibberish")
        await desk.press("enter")
        assert desk.name == "Snooze"
        refused = desk.one("#echo").render()
        assert str(refused)
        desk.one("LineField").value = ""  # type: ignore[attr-defined]
        await desk.type("yesterday")
        await desk.press("enter")
        assert desk.name == "Snooze" and desk.sees("has passed: choose today")
        await desk.press("escape")
        assert desk.name == "TodayScreen"
        assert task_entry(book, task).due_on == TODAY


async def test_enter_opens_the_dossier_and_escape_comes_back_to_the_line(book: Book) -> None:
    a_full_day(book)
    async with opened(book) as desk:
        await desk.stand_on("10:30 Visit")
        await desk.press("enter")
        assert desk.name == "AccountScreen" and desk.sees("Метро")
        await desk.press("escape")
        assert desk.name == "TodayScreen" and "10:30 Visit" in desk.row


async def test_a_key_typed_behind_enter_is_meant_for_the_account(book: Book) -> None:
    a_full_day(book)
    async with opened(book) as desk:
        await desk.stand_on("Прати ценова листа")
        await desk.type("\nBe")
        assert desk.name == "PersonForm" and desk.typed("name") == "Ана Иванова"


async def test_keys_wait_until_the_account_stands(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    a_full_day(book)
    waited: list[bool] = []
    opens = KamApp.on_open_account

    async def look(app: KamApp, message: OpenAccount) -> None:
        waited.append(app._keys_wait)
        await opens(app, message)

    monkeypatch.setattr(KamApp, "on_open_account", look)
    async with opened(book) as desk:
        await desk.stand_on("10:30 Visit")
        await desk.press("enter")
        assert waited == [True] and not desk.app._keys_wait and desk.name == "AccountScreen"


async def test_a_task_of_no_account_is_edited_and_deleted_where_it_stands(book: Book) -> None:
    task = a_task(book, "Buy paper", None)
    async with opened(book) as desk:
        await desk.press("enter")
        assert desk.name == "TaskForm"
        await desk.fill("what", "Buy more paper")
        await desk.press("ctrl+s")
        assert task_entry(book, task).what == "Buy more paper"
        assert "Buy more paper" in desk.row
        await desk.press("d", "enter", "space")
        assert desk.sees("Delete the task “Buy more paper”?") and "y delete" in desk.bar
        await desk.press("y")
        assert book.rows("SELECT 1 FROM task") == []
        await desk.press("u")
        assert "Buy more paper" in desk.row


async def test_the_panel_shows_the_account_of_the_line(book: Book) -> None:
    a_full_day(book)
    async with opened(book, size=(120, 36)) as desk:
        panel = desk.one("Panel")
        assert isinstance(panel, Panel) and panel.display
        assert "Кауфланд" in str(panel.render()) and "Ана Иванова  0888 123 456" in str(panel.render())
        await desk.press("j")
        assert "Билла" in str(panel.render()) and "Кауфланд" not in str(panel.render())
        await desk.resize(80, 24)
        assert not panel.display
        await desk.press("j")
        await desk.resize(120, 36)
        assert "Метро" in str(panel.render())


async def test_a_fold_shows_the_rest_of_a_long_group(book: Book) -> None:
    for number in range(20):
        an_account(book, f"Cold {number:02}", stage=Stage.CUSTOMER)
    came_long_ago(book)
    an_account(book, "New", stage=Stage.CUSTOMER)

    def shown(desk: Desk) -> int:
        return sum("Cold" in row for row in desk.rows())

    async with opened(book, size=(80, 24)) as desk:
        assert not desk.sees("pgdn")
        await desk.resize(80, 16)
        assert desk.lines()[-2].split()[:4] == ["pgdn", "not", "spoken", "to"], (
            "what the window has no room for"
        )
        await desk.press("G")
        assert "CHAIN" in desk.lines()[-4] and not desk.sees("pgdn"), "all of it is in view now"
        await desk.press("g")
        await desk.screen.run_action("show_view('NOT_SPOKEN_YET')")
        assert "… 1 not spoken to yet" in desk.row, "a click leads there"
    async with opened(book, size=(80, 45)) as desk:
        assert shown(desk) == 12 and not desk.sees("Today ·")
        assert desk.sees("✓ Nothing is left to be done today.", "… 8 more · enter unfolds")
        whole = await desk.screen.listing(whole=True)  # type: ignore[attr-defined]
        assert len(whole.rows) == 21, "what is folded is copied too"
        await desk.stand_on("… 8 more")
        await desk.press("space")
        assert desk.said[-1] == "This line stands for more: enter opens it."
        await desk.press("enter")
        assert shown(desk) == 20 and "▾ 8 more · enter folds them" in desk.row, "the cursor stays"
        await desk.press("2", "1")
        assert shown(desk) == 20, "it stays unfolded"
        await desk.press("enter")
        assert shown(desk) == 12 and "… 8 more" in desk.row
        await desk.stand_on("… 1 not spoken to yet")
        await desk.press("enter", "j")
        assert desk.row.split() == ["Not", "spoken", "to", "yet", "New"]


async def test_an_empty_book_says_what_it_is_for_and_n_fills_it(book: Book) -> None:
    async with opened(book) as desk:
        assert desk.sees("This is your account book, and it is empty.", "I brings in a list you have")
        await desk.press("j", "space", "s", "e", "d", "enter", "G")
        assert desk.name == "TodayScreen"
        await desk.press("n")
        await desk.type("Кауфланд")
        await desk.press("ctrl+s")
        assert desk.name == "AccountScreen" and desk.sees("Кауфланд")
        assert [name for (name,) in book.rows("SELECT name FROM account")] == ["Кауфланд"]


async def test_the_first_picture_of_an_empty_book_is_its_page(book: Book) -> None:
    """Behind the question for the language nothing is read: what was being read would stand there until it is answered."""
    async with opened(book, waits_for_reads=False) as desk:
        place = desk.app.screen
        assert (
            isinstance(place, TodayScreen) and not place._chain.is_reading and not place._tomorrow.is_reading
        )
        assert desk.sees("This is your account book, and it is empty.")


async def test_when_all_is_done_it_says_so_and_the_keys_go_on(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    a_task(book, "One", acme)
    a_task(book, "Two", acme)
    a_task(book, "Far", acme, days(30))
    async with opened(book) as desk:
        await desk.press("space", "space")
        assert desk.sees(
            "Nothing needs you today", "Chain today: nobody contacted yet", "Nothing waits for tomorrow yet."
        )
        await desk.press("u", "u")
        assert sum("One" in row or "Two" in row for row in desk.rows()) == 2
        before = desk.row
        await desk.press("g", "j")
        assert desk.row != before or "Two" in desk.row
        assert desk.app.focused is desk.listed(), "the list has the keys again"
        await desk.press("k", "space")
        assert await open_tasks(desk, book) == ["Two", "Far"]


async def test_a_new_day_begins_at_midnight(book: Book) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    a_task(book, "Tomorrow's", acme, days(1))
    clock = Clock(datetime(2026, 11, 22, 23, 59, 59).astimezone())
    async with opened(book, clock=clock) as desk:
        assert desk.sees("Nothing needs you today", "22 Nov")
        clock.move(seconds=2)
        await desk.until(lambda: desk.sees("today Tomorrow's"), 3)
        assert desk.sees("23 Nov")
        await desk.press("c")
        assert desk.sees("today 00:00")


async def test_another_window_is_seen_within_two_seconds_and_disturbs_no_form(book: Book, path: Path) -> None:
    acme = an_account(book, stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    mine = a_task(book, "Mine", acme)
    async with opened(book) as desk:
        with Book.open(path, backups=None) as other:
            a_task(other, "Theirs", acme)
            await desk.until(lambda: desk.sees("Theirs"), 2)
            assert "Mine" in desk.row, "the cursor stays"
            await desk.press("c")
            await desk.fill("note", "what I am ty")
            task_changes.finish_task(other, mine, NOON)
            account_changes.edit_account(other, acme, account_reads.account_entry(other, acme), TODAY)
            await desk.settle(1.4)
            await desk.type("ping")
            assert desk.typed("note") == "what I am typing" and desk.at == "note"
            await desk.press("escape", "escape")
            assert not desk.sees("Mine") and desk.sees("Theirs")
            # What was changed elsewhere cannot be taken back here.
            await desk.press("u")
            assert len(desk.said) == 1
        assert desk.name == "TodayScreen"


async def test_a_task_gone_meanwhile_is_said_and_nothing_breaks(book: Book, path: Path) -> None:
    task = a_task(book, "Mine")
    async with opened(book) as desk:
        with Book.open(path, backups=None) as other:
            task_changes.delete_task(other, task)
        await desk.press("space")
        assert desk.said and "u undoes" not in desk.said[0]
        await desk.settle()
        assert not desk.sees("Mine")


# -- what was agreed


def a_kept_ledger(book: Book) -> dict[str, int]:
    """Terms for every group of the review, and a task in its first three."""
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_call(book, metro, held_at=NOON)
    ana = a_person(book, "Ana Ivanova", metro, stance=Stance.SUPPORTER)

    def term(what: str, start: int, outcomes: str = "", **fields: Any) -> int:
        """A term checked every seven days from so many days ago, with the checks already made."""
        begun = days(-start)
        rule = read_recurrence("every 7 days", begun, begun)
        term_id = a_term(book, metro, what, today=begun, checks=rule, from_on=begun, **fields)
        for number, letter in enumerate(outcomes):
            outcome = {"k": Outcome.KEPT, "p": Outcome.PARTLY, "b": Outcome.BROKEN}[letter]
            value = {"k": "99", "p": "98", "b": "94.5"}[letter] if "target" in fields else None
            a_check(book, term_id, outcome, days(-start + 7 * number), value)
        return term_id

    ids = {
        "metro": metro, "ana": ana,
        "broken": term("Deliver within the week of the order, to every store", 44, "kkpkkkb", target="≥ 98 %"),
        "late": term("Answer on payment", 15, "kb", owed_by=OwedBy.THEY, target="≤ 45 days", person_id=ana),
        "due": term("Доставка до склада", 21, "kkk", owed_by=OwedBy.BOTH),
        "ending": term("Volume bonus", 3, "k", until_on=days(20), notice=Notice(1, Unit.MONTH)),
        "consent": a_term(book, metro, "Extended payment", consent=Consent.ASKED, consent_on=days(-20), state=TermState.PROPOSED),
        "call": a_task(book, "Call about the offer", metro, days(-2), person_id=ana),
        "report": a_task(book, "Weekly report", metro, repeat=read_recurrence("every sunday", TODAY, TODAY)),
    }  # fmt: skip
    a_task(book, "Speak with the carrier", metro, days(30), term_id=ids["late"])
    closing_changes.choose_first(book, TODAY, [(ids["report"], None)])
    return ids


async def test_terms_stand_among_the_tasks_with_side_and_strip(book: Book) -> None:
    a_kept_ledger(book)
    async with opened(book) as desk:
        rows = [row.replace("\u00a0", " ") for row in groups(desk)]
        assert rows == [
            "BROKEN 1",
            "✗ −2d Deliver within the week of the order, to… we owe ✓✓✓✗ Metro",
            "FIRST TODAY 1",
            "today Weekly report ↻ Metro",
            "OVERDUE 2",
            "▸ −2d Call about the offer Ivanova ▲ Metro",
            "▸ −1d Answer on payment ≤ 45 days they owe ✓✗· Metro",
            "TODAY, SUNDAY 22 NOV 1",
            "today Доставка до склада both owe ✓✓✓· Metro",
            "WARNINGS 1",
            "!! Ends on 12 Dec 2026, notice period running: Volume bonus. Metro",
            "CHAIN TODAY nobody contacted yet",
        ]
        assert desk.sees("5 to do"), "the warning and the line of the chain are not counted"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_terms_line_up_with_tasks(book: Book, size: tuple[int, int]) -> None:
    a_kept_ledger(book)
    async with opened(book, size=size) as desk:
        listed = desk.listed()
        drawn = [
            "".join(text for text, _look in listed.lines.draw(index, listed.size.width - 3))
            for index in range(len(listed.lines))
        ]
        assert all(cell_len(row) <= listed.size.width - 3 for row in drawn)
        lines = [row for row in drawn if "Metro" in row and "!!" not in row]
        [account] = {row.index("Metro") for row in lines}
        # The sign of a person stands where the last check of a term does, and what is said has the room before it.
        whose = [row for row in lines if "report" not in row]
        assert len(whose) == 4 and {row[account - 3] for row in whose} == {"✗", "▲", "·"}
        assert sum(row.startswith(("    ✗ −", "    ▸ −")) for row in drawn) == 3, "beside the day"
        assert sum(row.startswith("       !!  ") for row in drawn) == 1
        days = [row.index(day) + len(day) for row in drawn for day in ("−2d", "−1d", "today") if day in row]
        assert len(days) == 5 and len(set(days)) == 1


async def test_red_is_only_what_is_late_and_a_strip_has_weight(book: Book) -> None:
    a_kept_ledger(book)
    async with opened(book) as desk:
        await desk.stand_on("Deliver")
        listed = desk.listed()
        drawn = listed.lines.draw(listed.cursor, 160)
        parts = [(text.strip(), look) for text, look in drawn if text.strip() in ("✓", "~", "✗")]
        assert parts[0] == ("✗", "red"), "of the line itself"
        assert parts[1:] == [*[("✓", "dim")] * 2, ("~", ""), *[("✓", "dim")] * 3, ("✗", "strong")]
        red = [text.strip() for text, look in drawn if "red" in look.split()]
        assert red == ["✗", "−2d"], "the sign and the day"


async def test_a_terminal_without_signs_has_letters(book: Book) -> None:
    a_kept_ledger(book)
    async with opened(book, config=Config(ascii=True)) as desk:
        rows = groups(desk)
        assert rows[1].startswith("x −2d Deliver") and rows[1].endswith("++x Metro")
        assert "Weekly report @" in rows[3]


async def test_space_keeps_a_due_term_and_u_takes_it_back(book: Book) -> None:
    ids = a_kept_ledger(book)
    async with opened(book) as desk:
        await desk.stand_on("Answer")
        await desk.press("space")
        assert not any("Answer" in row for row in desk.rows())
        kept = term_reads.term_detail(book, ids["late"]).standing
        assert [one.outcome for one in kept.checks] == [Outcome.KEPT, Outcome.BROKEN, Outcome.KEPT]
        assert kept.last is not None and kept.last.checked_on == TODAY
        await desk.press("u")
        assert any("Answer" in row for row in desk.rows())
        assert len(term_reads.term_detail(book, ids["late"]).standing.checks) == 2


@pytest.mark.parametrize(
    ("line", "shown", "hidden"),
    [
        ("Deliver", {"check", "hide"}, {"done", "put off"}),
        ("Answer", {"done", "check", "put off"}, set()),
        ("Call about", {"done", "put off"}, {"check"}),
        ("Ends on", {"check", "hide"}, {"done", "put off"}),
        ("CHAIN", {"walk", "close day", "open"}, {"done", "check", "put off"}),
    ],
)
async def test_only_keys_that_act_on_the_line_are_shown(
    book: Book, line: str, shown: set[str], hidden: set[str]
) -> None:
    a_kept_ledger(book)
    async with opened(book, size=(160, 45)) as desk:
        await desk.stand_on(line)
        assert all(word in desk.bar for word in shown)
        assert not any(f" {word} " in f" {desk.bar} " for word in hidden)
        before = book.rows("SELECT count(*) FROM change_set")
        for key, word in (("space", "done"), ("x", "check"), ("s", "put off")):
            if word in hidden and f"{key} " not in desk.bar:
                await desk.press(key)
        assert desk.name == "TodayScreen" and book.rows("SELECT count(*) FROM change_set") == before


async def test_a_term_that_is_only_proposed_or_has_ended_is_not_checked(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    a_term(
        book, metro, "Extended payment", consent=Consent.ASKED, consent_on=days(-20), state=TermState.PROPOSED
    )
    once = a_term(book, metro, "Send samples", checks="once on 20.11.2026", today=days(-9), from_on=days(-9))
    a_check(book, once, Outcome.BROKEN)
    async with opened(book, size=(160, 45)) as desk:
        for words in ("Send samples", "approval asked"):
            await desk.stand_on(words)
            assert "check" not in desk.bar and "s hide" in desk.bar


async def test_x_checks_s_puts_off_enter_reads_and_the_line_follows(book: Book) -> None:
    ids = a_kept_ledger(book)
    async with opened(book) as desk:
        await desk.stand_on("Доставка")
        await desk.press("x")
        assert desk.name == "CheckForm"
        await desk.press("escape")
        await desk.press("s", "1")
        assert term_reads.term_detail(book, ids["due"]).standing.next_check_on == days(1)
        assert not any("Доставка" in row for row in desk.rows())
        for words in ("Deliver", "Answer", "Ends on"):
            await desk.stand_on(words)
            await desk.press("enter")
            assert desk.name == "ReadTerm"
            await desk.press("escape")
            assert desk.name == "TodayScreen" and words in desk.row
            await desk.press("e")
            assert desk.name == "TermForm"
            await desk.press("escape")
        await desk.press("d", "y")
        assert not any("Ends on" in row for row in desk.rows())
        assert ids["ending"] not in term_reads.standings(book, list(ids.values()))


async def test_a_long_warning_is_whole_where_it_is_hidden(book: Book) -> None:
    what = "Pallets wrapped, labelled in both languages and booked in at the gate two days ahead, by noon"
    a_check(book, a_term(book, an_account(book, "Metro"), what), Outcome.BROKEN)
    async with opened(book, size=(80, 24)) as desk:
        await desk.press("s")
        assert desk.name == "AcceptForm" and desk.sees("at the gate two days", "ahead, by noon")


async def test_a_broken_line_is_hidden_until_a_day_with_a_reason(book: Book) -> None:
    a_kept_ledger(book)
    async with opened(book) as desk:
        await desk.press("s")
        assert desk.name == "AcceptForm"
        await desk.fill("reason", "the carrier was changed")
        await desk.press("ctrl+s")
        assert not any("Deliver" in row for row in desk.rows()) and not desk.sees("BROKEN")
        assert book.row("SELECT rule, reason FROM acceptance") == ("term_broken", "the carrier was changed")
        await desk.press("u")
        assert "Deliver" in desk.rows()[1]


async def test_c_and_t_start_from_the_account_and_person_of_a_term(book: Book) -> None:
    ids = a_kept_ledger(book)
    async with opened(book) as desk:
        await desk.stand_on("Answer")
        await desk.press("c")
        assert desk.typed("account") == "Metro" and desk.typed("people").startswith("Ana Ivanova")
        await desk.press("escape")
        await desk.stand_on("Deliver")
        await desk.press("t")
        await desk.fill("what", "Find another carrier")
        await desk.press("ctrl+s")
        [task] = book.rows("SELECT id FROM task WHERE what = 'Find another carrier'")
        entry = task_entry(book, task[0])
        assert (entry.account_id, entry.term_id) == (ids["metro"], ids["broken"])
        # What was broken before today is answered by it.
        assert not any("Deliver" in row for row in desk.rows())


async def test_the_panel_says_a_term_whole_above_its_account(book: Book) -> None:
    a_kept_ledger(book)
    async with opened(book, size=(160, 36)) as desk:
        panel = desk.one("Panel")
        assert isinstance(panel, Panel)
        said = " ".join(str(panel.render()).replace("\u00a0", " ").split())
        assert said.startswith(
            "Deliver within the week of the order, to every store ≥ 98 % we owe · delivery ✓✓~✓✓✓✗"
        )
        assert "−2d: 94.5 %, −3.5" in said and "key customer" not in said and "Metro" in said
        await desk.stand_on("Ends on")
        assert "Ends on 12 Dec 2026, notice period running: Volume bonus." in " ".join(
            str(panel.render()).split()
        )
        await desk.stand_on("Weekly report")
        assert str(panel.render()).split("\n")[0].strip() == "Weekly report"
        await desk.stand_on("CHAIN")
        assert str(panel.render()).startswith("Chain today\nnobody contacted yet")


async def test_the_chain_counts_those_contacted_asked_and_named(book: Book) -> None:
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    people = [a_person(book, name) for name in ("Ana", "Boris", "Vera")]
    asked = (Asked.GIVEN, Asked.NONE, Asked.NOT_ASKED)
    a_call(
        book,
        metro,
        *(Participant(p, "", asked=how) for p, how in zip(people, asked, strict=True)),
        held_at=NOON,
    )
    async with opened(book) as desk:
        assert desk.rows()[-1] == "CHAIN TODAY contacted 3 asked 2 gave a name 1 goal 3 ······· ······█"
        await desk.press("space")
        assert desk.rows()[-1] == "CHAIN TODAY contacted 3 asked 2 gave a name 1 goal 3 ······· ······█"
    a_task(book, "Far away", metro, days(30))
    a_task(book, "Visit", metro, days(1), due_time=time(10))
    async with opened(book) as desk:
        assert desk.sees(
            "Nothing needs you today", "Chain today: contacted 3 asked 2 gave a name 1 goal 3",
            "Tomorrow begins with: 10:00 Visit, Metro", "D closes the day",
        )  # fmt: skip


async def test_r_walks_and_d_closes_the_day_also_from_the_chain(book: Book) -> None:
    a_kept_ledger(book)
    async with opened(book) as desk:
        await desk.press("R")
        assert desk.name == "WalkScreen"
        await desk.press("escape")
        assert desk.name == "TodayScreen"
        await desk.press("D")
        assert desk.name == "ClosingScreen"
        await desk.press("escape")
        await desk.stand_on("CHAIN")
        await desk.press("enter")
        assert desk.name == "ClosingScreen"


async def test_what_was_agreed_is_never_markup(book: Book) -> None:
    acme = an_account(book, "[/] Acme", stage=Stage.CUSTOMER)
    a_call(book, acme, held_at=NOON)
    a_task(book, "[red]Visit[/b]", acme, days(1))
    term = a_term(book, acme, "[/bold] 5 [kg]", checks="every friday", today=days(-9), from_on=days(-9))
    a_check(book, term, Outcome.BROKEN, evidence="[@click=app.quit]x[/]")
    async with opened(book, size=(120, 36)) as desk:
        assert "[/bold] 5 [kg]" in desk.row and "[/] Acme" in desk.row
        assert desk.sees("[@click=app.quit]x[/]")
        await desk.press("d", "y")
        assert desk.sees("Nothing needs you today", "Tomorrow begins with: [red]Visit[/b], [/] Acme")


# -- what the chain waits for


def a_waiting_chain(book: Book) -> dict[str, int]:
    """Maria of Metro was never thanked for two names, of which nothing is known; a spotter outside was not either."""
    metro = an_account(book, "Metro", stage=Stage.CUSTOMER)
    maria = a_person(book, "Мария Иванова", metro)
    spotter = a_person(book, "Дойчо Платен", None)
    long_ago = TODAY - timedelta(20)
    first = a_referral(book, "Lidl", maria, named_on=long_ago)
    a_referral(book, "HIT", maria, named_on=long_ago, thanked_on=long_ago)
    a_referral(book, "CBA", spotter, named_on=long_ago, source=Source.SPOTTER)
    as_if_written_down_ago(book, 20)
    return {"metro": metro, "maria": maria, "lidl": first}


def as_if_written_down_ago(book: Book, days: int) -> None:
    with book.change("As if it was written down then") as act:
        for row in act.having(Referral):
            row.created_at = NOON - timedelta(days)


def waits(desk: Desk) -> list[str]:
    """The warnings that speak of the chain."""
    return [row for row in desk.rows() if "named" in row]


async def test_the_chain_waits_on_today_and_space_thanks(book: Book) -> None:
    ids = a_waiting_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        assert [row.split(" was")[0].split()[-1] for row in waits(desk) if "thanked" in row]
        await desk.stand_on("Мария Иванова named Lidl")
        before = dump(book)
        await desk.press("space")
        assert "Thanked Мария Иванова · u undoes" in desk.said
        assert not any(one.by_person_id == ids["maria"] and one.owes_thanks for one in forest(book).namings)
        assert dump(book) != before
        await desk.press("u")
        assert dump(book) == before


async def test_enter_answers_the_four_questions_and_what_is_hidden_is_quiet(book: Book) -> None:
    ids = a_waiting_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.stand_on("Lidl was named 20 days ago")
        await desk.press("enter")
        assert desk.name == "QualifyForm"
        await desk.press("y", "y", "y", "y", "enter")
        assert not any("Lidl was named" in row for row in desk.rows())
        await desk.stand_on("HIT was named 20 days ago")
        await desk.press("s")
        await desk.fill("reason", "after the fair")
        await desk.press("ctrl+s")
        assert not any("HIT was named" in row for row in desk.rows())
        assert [one.key for one in acceptances(book, None, TODAY)] == ["chain_not_qualified"]
        await desk.stand_on("Мария Иванова named")
        await desk.press("enter")
        assert desk.name == "BuyingCenterScreen" and ids["metro"]


async def test_a_long_chain_is_read_behind_the_picture(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamtui.store.day.today.MANY_NAMINGS", 1)
    a_waiting_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        assert len(waits(desk)) == 5
        await desk.stand_on("Мария Иванова named Lidl")
        await desk.press("space")
        assert not any("thanked" in row and "Мария" in row for row in waits(desk))
        read: list[bool] = []
        monkeypatch.setattr("kamtui.ui.day.screen.besides", lambda *_any, **_named: read.append(True) or [])  # type: ignore[func-returns-value]
        await desk.press("j", "k")
        assert not read, "moving reads nothing"


async def test_a_source_that_did_not_pay_off_leads_to_what_the_sources_brought(book: Book) -> None:
    spotter = a_person(book, "Дойчо Платен")
    a_referral(book, "CBA", spotter, TODAY - timedelta(200), source=Source.SPOTTER, fee=5_000)
    as_if_written_down_ago(book, 200)
    async with opened(book, size=(120, 36)) as desk:
        await desk.stand_on("paid spotter, Дойчо Платен")
        await desk.press("enter")
        assert desk.name == "ChainScreen" and desk.sees("! paid spotter 1")


async def test_whom_no_account_has_is_thanked_or_hidden(book: Book) -> None:
    a_waiting_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.stand_on("Дойчо Платен named CBA")
        await desk.press("enter")
        assert desk.name == "PersonForm"
        await desk.press("escape")
        before = dump(book)
        await desk.stand_on("Дойчо Платен named CBA")
        await desk.press("s")
        await desk.fill("reason", "paid in money")
        await desk.press("ctrl+s")
        assert not any("Дойчо" in row for row in waits(desk))
        [accepted] = acceptances(book, None, TODAY)
        assert (accepted.account_id, accepted.reason) == (None, "paid in money")
        await desk.press("u")
        assert dump(book) == before and any("Дойчо" in row for row in waits(desk))


async def test_the_dossier_says_how_a_prospect_stands(book: Book) -> None:
    ids = a_waiting_chain(book)
    async with opened(book, size=(120, 36)) as desk:
        await desk.stand_on("Lidl was named")
        assert desk.sees("all four questions open", "named by")
        await desk.press("2")
        await desk.stand_on("Lidl")
        await desk.press("enter")
        assert desk.sees("Chain", "all four questions open · named by Мария") and ids["lidl"]
