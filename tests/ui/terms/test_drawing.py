"""A line of the list of terms: what has room in it, and what its day says."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from rich.cells import cell_len

from kamtui.domain.terms.promises import Balance, Checked, KeptRate, Standing
from kamtui.domain.terms.target import read_target, show_target
from kamtui.domain.terms.words import Outcome, OwedBy, TermCategory, TermRule, TermState
from kamtui.domain.time.shown_days import show_due
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.store.book.book import Book
from kamtui.store.terms.past_reads import PastTerm
from kamtui.store.terms.reads import Filled, TermView, filled_columns, term_ids
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.terms.drawing import EVERY_COLUMN, draw_term, term_heading, terms_needed
from kamtui.ui.terms.ledger_drawing import Ledger, LedgerLines
from kamtui.ui.terms.panel_drawing import term_panel
from kamtui.ui.terms.views import VIEWS, order_tries, rates_words, say_both, view_words
from kamtui.ui.widgets.looks import Needed, before_day
from tests.build import TODAY, a_check, an_account
from tests.build import a_term as a_written_term
from tests.domain.terms.standings import a_term

NO_CHECKS = Filled(checks=False, ends=False, approvals=False)
LONG = "Something rather long that was agreed on a long evening"


def line_of(
    term: Standing,
    width: int = 77,
    *,
    needed: Needed | None = None,
    warnings: Sequence[Warning] | None = None,
    filled: Filled = EVERY_COLUMN,
    by_end: bool = False,
) -> str:
    """A term in a list of all accounts, by itself the one that says what the list needs."""
    needed = needed or terms_needed(lambda: [(term, warnings or ())], TODAY, Glyphs())
    parts = draw_term(
        term, width, TODAY, Glyphs(), needed=needed, warnings=warnings, filled=filled, by_end=by_end
    )
    return "".join(text for text, _look in parts)


@pytest.mark.parametrize("aim", ["≥ 30 shops", "≤ 45 days", "≥ 25 000 €/month", "≥ 98 %", "≥ 8 a month"])
@pytest.mark.parametrize("what", ["Trays", LONG])
def test_a_target_is_always_there_and_whole(aim: str, what: str) -> None:
    term = a_term(what=what, target=read_target(aim, TermCategory.DELIVERY), account="Helvetra Pharma Sofia")
    whole = show_target(term.target)
    for needed in (None, Needed(lambda: [(80, 18)])):
        cells = []
        for width in range(77, 200):
            line = line_of(term, width, needed=needed)
            assert f" {whole}  Helvetra" in line, (width, line)
            cells.append(next(size for size in range(len(what), 0, -1) if what[:size] in line))
            assert cells[-1] == len(what) or "… " in line, "the text is cut for it, and says so"
        assert cells == sorted(cells) and cells[-1] == len(what)


def test_a_very_long_target_leaves_a_sign_where_it_has_no_room() -> None:
    aim = "≥ 98 pallets in a quarter"
    needed = Needed(lambda: [(40, 18)])
    for what in ("Trays for the northern halls,", "Trays for the northern halls, all", LONG):
        term = a_term(what=what, target=read_target(aim, TermCategory.DELIVERY), account="Billa")
        line = line_of(term, needed=needed)
        assert "≥" not in line and "…  Billa" in line, line
        assert line.count("…") == 1 and (what in line or what in (LONG, LONG[:3]) or len(what) > 32)
        assert show_target(term.target) in line_of(term, 160)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "✗ today"), (1, "✗ −1d"), (30, "✗ −30d"), (44, "✗ −6w"), (400, "✗ −13mo")],
)
def test_the_day_of_a_broken_one_is_that_on_which_it_broke(days: int, words: str) -> None:
    assert show_due(TODAY - timedelta(days), TODAY) == words.removeprefix("✗ ")
    checks = (Checked(1, TODAY - timedelta(days), Outcome.BROKEN),)
    line = line_of(a_term(checks=checks))
    assert line.startswith(f"{words:>9}  "), "its sign before it, in the cells of Today"


def test_a_far_day_with_a_sign_keeps_its_month_and_year() -> None:
    [(_gap, _look), (day, _red)] = before_day(("▸", "red"), ("12 Sep 25", "red"), 9)
    assert day == " Sep 25"


def test_what_is_wrong_is_said_before_the_words_and_not_before_a_day_to_come() -> None:
    term = a_term(what="Delivery plan", next_check_on=TODAY + timedelta(11))
    ending = Warning(TermRule.ENDING, Severity.RED, "", Remedy.OPEN_TERM, about="1")
    line = line_of(term, warnings=[ending])
    assert line.startswith("   in 11d  we    !! Delivery plan · notice period running  ")
    named = a_term(
        what="Delivery plan signed by both", target=read_target("≥ 30 shops", TermCategory.DELIVERY)
    )
    tight = line_of(named, warnings=[ending], needed=Needed(lambda: [(60, 18)]))
    assert "!! Delivery plan signe… ≥ 30\u00a0shops" in tight.replace("≥\u00a0", "≥ "), "where it has room"


def test_a_column_that_is_empty_throughout_leaves_its_room_to_the_words(book: Book) -> None:
    acme = an_account(book, "Acme")
    written = a_written_term(book, acme, "Checked", checks="every friday")
    assert filled_columns(book, term_ids(book, TODAY)) == NO_CHECKS
    term = a_term(what=LONG, account="Helvetra", checks=(Checked(1, TODAY, Outcome.KEPT),) * 6)
    lines = [line_of(term, filled=filled) for filled in (NO_CHECKS, Filled(True, False, False))]
    whole, cut = (line.index("…") for line in lines)
    assert whole > cut + 4 and len(lines[0]) == len(lines[1])
    heads = ["".join(text for text, _look in term_heading(77, filled=filled)) for filled in (NO_CHECKS, Filled(True, False, False))]  # fmt: skip
    assert "last" not in heads[0] and heads[1].endswith("last 4"), (
        "how many there are, of which more were made"
    )
    assert "last 12 " in "".join(text for text, _look in term_heading(160))
    a_check(book, written, Outcome.KEPT)
    assert filled_columns(book, term_ids(book, TODAY)).checks


def test_what_is_broken_and_dealt_with_has_a_sign_of_its_own() -> None:
    checks = (Checked(1, TODAY - timedelta(4), Outcome.BROKEN),)
    heads = {
        "".join(
            text
            for text, _look in draw_term(
                a_term(checks=checks, is_answered=is_answered), 77, TODAY, Glyphs(ascii_only=is_ascii)
            )
        ).split()[0]
        for is_answered in (False, True)
        for is_ascii in (False, True)
    }
    assert heads == {"✗", "x", "⊘", "%"}


def test_accounts_have_one_edge_and_run_on_over_checks_that_were_not_made() -> None:
    needed = Needed(lambda: [*[(36, 18)] * 6, (50, 24)])
    heads = "".join(text for text, _look in term_heading(77, needed=needed))
    edge = heads.index("account")
    assert heads.index("target  account") < edge
    for what in ("Trays", "Trays and film in Bozhurishte on the day of the week"):
        for account in ("Billa", "Helvetra Sofia", "Helvetra Pharma Bulgaria"):
            for aim in ("", "≥ 98 %"):
                for checks in (0, 3, 6):
                    made = [
                        Checked(1, TODAY - timedelta(7 * ago), Outcome.KEPT) for ago in range(checks, 0, -1)
                    ]
                    target = read_target(aim, TermCategory.DELIVERY) if aim else None
                    term = a_term(what=what, account=account, checks=tuple(made), target=target)
                    drawn = line_of(term, needed=needed)
                    assert drawn[edge - 2 : edge + 11].startswith(f"  {account[:11].rstrip()}"), drawn
                    assert cell_len(drawn) == 77 and drawn.endswith("✓" * min(checks, 4))
                    assert account in drawn or (checks and account not in ("Billa", "Helvetra Sofia"))


def test_what_both_owe_is_said_to_be_in_both_sums() -> None:
    counts = dict.fromkeys(TermView, 0) | {TermView.OURS: 28, TermView.THEIRS: 16, TermView.OPEN: 41}
    assert "ours 28 theirs 16 (3 by both)" in " ".join(view_words(counts, 3, 0, VIEWS[0], 95).plain.split())
    assert "both" not in view_words(counts, 0, 0, VIEWS[0], 90).plain
    for width, are_said in ((78, False), (95, True)):
        assert say_both(counts, 3, 7, width) == are_said
        tries = order_tries("broken first, then by next check", "broken first", 3, are_said=are_said)
        kept = rates_words(tries, {}, None, width, "being read …").plain
        assert ("3 owed by both" in kept) == (not are_said), "there, where not above"


def test_views_write_their_counts_as_the_title_does() -> None:
    counts = dict.fromkeys(TermView, 0) | {TermView.OPEN: 2406, TermView.THEIRS: 1948}
    said = " ".join(view_words(counts, 1237, 1460, VIEWS[0], 160).plain.split())
    assert "open 2 406" in said and "theirs 1 948 (1 237 by both)" in said and said.endswith("problems 1 460")


def test_how_promises_were_kept_is_said_to_be_of_twelve_months_with_the_counts_where_they_have_room() -> None:
    rates: dict[tuple[OwedBy, TermCategory | None], KeptRate] = {
        (OwedBy.WE, None): KeptRate(160, 5, 4),
        (OwedBy.THEY, None): KeptRate(98, 7, 5),
    }
    tries = order_tries("broken first, then by next check", "broken first", 3, are_said=False)
    for width, order, kept in (
        (78, "broken first · 3 owed by both", "kept in 12 months: we 95 %, they 89 %"),
        (98, "broken first · 3 owed by both", "kept in 12 months: we 95 % of 169 checks, they 89 % of 110"),
    ):
        said = rates_words(tries, rates, None, width).plain
        assert said.startswith(order) and said.endswith(kept) and len(said) == width, said


def test_an_end_that_has_passed_is_seen_and_a_broken_check_is_not_before_it() -> None:
    checks = (Checked(1, TODAY - timedelta(4), Outcome.BROKEN),)
    ended, ends = (
        line_of(a_term(checks=checks, until_on=TODAY + timedelta(days)), by_end=True) for days in (-2, 3)
    )
    assert ended.startswith("    ▸ −2d  ") and ends.startswith("    in 3d  ")
    past, open_yet = (
        term_panel(a_term(until_on=TODAY + timedelta(days)), (), TODAY, 60, Glyphs()).plain
        for days in (-2, 3)
    )
    assert "2026 (past)" in past and "(past)" not in open_yet


def test_a_past_promise_says_whether_it_was_kept() -> None:
    ways = [
        (TermState.ENDED, [Outcome.BROKEN, Outcome.KEPT], "✓ −9d we owe kept Plan"),
        (TermState.ENDED, [Outcome.BROKEN], "✗ −9d we owe broken Plan"),
        (TermState.ENDED, [Outcome.RENEGOTIATED], "−9d we owe ended Plan"),
        (TermState.ENDED, [], "−9d we owe unchecked Plan"),
        (TermState.CANCELLED, [Outcome.KEPT], "−9d we owe cancelled Plan"),
    ]
    for state, outcomes, said in ways:
        checks = tuple(Checked(number, TODAY, outcome) for number, outcome in enumerate(outcomes))
        term = a_term(what="Plan", state=state, checks=checks, ended_on=TODAY - timedelta(9))
        ledger = Ledger(
            balance=Balance(),
            problems=(),
            favours=(),
            past=(PastTerm(term, "", None),),
            past_count=1,
            warnings={},
        )
        lines = LedgerLines(ledger, TODAY, Glyphs(), with_past=True)
        drawn = "".join(text for text, _look in lines.draw(len(lines) - 1, 77))
        assert " ".join(drawn.split()) == said
