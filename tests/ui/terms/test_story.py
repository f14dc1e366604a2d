"""A term drawn whole: its facts, its checks, and what it was renegotiated to."""

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from kamtui.domain.terms.target import read_target
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.term import read_notice
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, TermCategory, TermState
from kamtui.store.book.book import Book
from kamtui.store.terms import changes as term_changes
from kamtui.store.terms import reads as term_reads
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.terms.story_drawing import story_content
from tests.build import TODAY, a_call, a_check, a_person, a_term, an_account


def drawn(book: Book, term_id: int, width: int = 76, *, ascii_only: bool = False) -> str:
    story = term_reads.term_story(book, term_id)
    text = story_content(story, TODAY, width, Glyphs(ascii_only=ascii_only), term_id=term_id).plain
    return text.replace("\u00a0", " ")


def a_story(book: Book) -> tuple[int, int]:
    """A term with checks of every outcome, renegotiated into another with one; both ids."""
    acme = an_account(book, "Метро")
    maria = a_person(book, "Мария Иванова", acme)
    call = a_call(book, acme, maria)
    start = date(2026, 8, 1)
    old = a_term(
        book, acme, "Доставка до 3 дни от поръчката, във всички складове в страната", today=start, checks="every friday",
        target="≥ 98 %", until_on=date(2027, 1, 31), notice=read_notice("3 months"), consent=Consent.GIVEN, consent_on=start,
        consent_by="Георгиев", call_id=call, person_id=maria, note="a note",
    )  # fmt: skip
    for day, outcome, measured in (
        (7, Outcome.KEPT, "99"), (14, Outcome.KEPT, "98"), (21, Outcome.PARTLY, None), (29, Outcome.BROKEN, "94,5"),
    ):  # fmt: skip
        a_check(
            book,
            old,
            outcome,
            date(2026, 8, day),
            measured,
            evidence="два камиона" if measured == "94,5" else "",
        )
    entry: TermEntry = term_reads.term_detail(book, old).entry._replace(target=read_target("95 %", TermCategory.DELIVERY), from_on=date(2026, 10, 1),
        consent=Consent.ASKED, consent_on=date(2026, 10, 1),
    )  # fmt: skip
    new = term_changes.renegotiate(book, old, entry, date(2026, 10, 1))
    a_check(book, new, Outcome.KEPT, date(2026, 10, 2), "96")
    return old, new


def test_one_story_from_the_oldest_to_the_newest(book: Book) -> None:
    old, new = a_story(book)
    shown = drawn(book, new)
    lines = shown.splitlines()
    assert lines[0] == "Доставка до 3 дни от поръчката, във всички складове в страната"
    assert lines[1] == "Метро · we owe · delivery"
    for fact in (
        "Target        ≥ 95 %",
        "From          Thu 1 Oct 2026",
        "Until         Sun 31 Jan 2027 (in 70 days)",
        "Notice        3 months: running since Sat 31 Oct 2026",
        "Check when    every Friday; due since Fri 9 Oct, 44d",
        "Approval      asked, Thu 1 Oct 2026, Георгиев",
        "Agreed        in the call of Sun 22 Nov 2026, with Мария Иванова",
        "Kept          ✓·  1 of 1",
        "Note          a note",
    ):
        assert fact in lines, fact
    order = [
        "1 Aug 2026 to 30 Sep 2026", "kept 2 of 4", "At first", "Fri 7 Aug", "Fri 14 Aug", "~ partly kept",
        "✗ broken        94.5 %, −3.5 against ≥ 98 %  for Fri 28 Aug", "два камиона", "↻ renegotiated",
        "Since 1 Oct 2026", "kept 1 of 1", "Target        ≥ 98 % → ≥ 95 %", "Fri 2 Oct", "96 %, +1 against ≥ 95 %",
    ]  # fmt: skip
    assert [shown.index(words, shown.index("Note")) for words in order] == sorted(
        shown.index(words, shown.index("Note")) for words in order
    )
    assert "Who owes" not in shown, "only what changed is told again"
    # The older one is at hand: its own facts stand on top of the same story.
    older = drawn(book, old)
    assert "Метро · we owe · delivery · ended on Wed 30 Sep 2026" in older
    assert "Target        ≥ 98 %" in older and "Kept          ✓✓~✗↻  2 of 4" in older
    assert "Last check    ↻ renegotiated, Thu 1 Oct" in older
    assert older[older.index("1 Aug 2026 to") :] == shown[shown.index("1 Aug 2026 to") :]


def test_the_count_beside_the_strip_is_of_the_strip_and_all_are_counted_apart(book: Book) -> None:
    term = a_term(book, an_account(book, "Metro"), "Weekly", today=date(2026, 7, 1), checks="every friday")
    for week in range(14):
        outcome = Outcome.BROKEN if week in (0, 13) else Outcome.KEPT
        a_check(book, term, outcome, date(2026, 7, 3) + timedelta(weeks=week))
    assert f"Kept          {'✓' * 10}✗·  11 of 12 · 12 of 14 in all" in drawn(book, term).splitlines()


@pytest.mark.parametrize("width", [30, 40, 54, 76, 120])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_its_room(book: Book, width: int, ascii_only: bool) -> None:
    old, _new = a_story(book)
    for line in drawn(book, old, width, ascii_only=ascii_only).splitlines():
        assert cell_len(line) <= width, line


def test_signs_have_letters_in_their_place(book: Book) -> None:
    old, _new = a_story(book)
    shown = drawn(book, old, ascii_only=True)
    assert "++/xr  2 of 4" in shown and "≥ 98 % -> ≥ 95 %" in shown


def test_a_bare_term(book: Book) -> None:
    acme = an_account(book, "Acme [b]")
    bare = a_term(book, acme, "Send [red]samples[/]", owed_by=OwedBy.BOTH)
    assert drawn(book, bare).splitlines() == [
        "Send [red]samples[/]",
        "Acme [b] · both owe · delivery",
        "From          Sun 22 Nov 2026",
        "",
        "Checks " + "─" * 68,
        "Not checked yet: x checks it.",
    ]
    proposed = a_term(book, acme, state=TermState.PROPOSED, checks="once on 1.12.")
    shown = drawn(book, proposed)
    assert "· proposed" in shown and "Never checked." in shown
    assert "once on 1 Dec 2026; next Tue 1 Dec" in shown
    refused = a_term(
        book, acme, consent=Consent.REFUSED, consent_on=TODAY, until_on=TODAY, checks="every sunday"
    )
    shown = drawn(book, refused)
    assert "refused, Sun 22 Nov 2026" in shown and "(in 0 days)" not in shown and "(today)" in shown
    assert "every Sunday; due today" in shown


def test_a_term_renegotiated_into_the_same_says_so(book: Book) -> None:
    acme = an_account(book, "Acme")
    old = a_term(book, acme)
    new = term_changes.renegotiate(book, old, term_reads.term_detail(book, old).entry, TODAY)
    assert "the same again" in drawn(book, new)
