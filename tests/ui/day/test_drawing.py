"""The lines of Today, drawn: what is cut, what stands beside it, and what is folded."""

from datetime import date, timedelta

from rich.cells import cell_len

from kamtui.domain.day.greeting import Greeting
from kamtui.domain.day.line import Group, Line
from kamtui.domain.terms.promises import Checked, Standing
from kamtui.domain.terms.target import Target
from kamtui.domain.terms.words import Bound, Consent, Outcome, OwedBy, TermCategory, TermRule, TermState
from kamtui.domain.text import language
from kamtui.domain.warning import Remedy, Severity, Warning
from kamtui.exchange.review_text import row_texts
from kamtui.ui.day.drawing import ReviewLines, below_labels
from kamtui.ui.day.grid import side_cells, side_parts
from kamtui.ui.day.panel.head_drawing import folded_content, line_head
from kamtui.ui.day.walk_drawing import item_content
from kamtui.ui.keys.places import key_in_force
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.terms.drawing import draw_term, strip_parts
from kamtui.ui.widgets.heads.below_line import BelowLabel, below_content
from kamtui.ui.widgets.line_list import text_cells
from kamtui.ui.widgets.looks import Needed, severity_sign
from kamtui.ui.widgets.panel import needed_by

TODAY = date(2026, 11, 22)
LONG = "Send Ivanova the whole price list with the new rebates"
LONGER = f"{LONG} and the terms of delivery of the spring"


def drawn(*lines: Line, width: int = 77, unfolded: set[Group] = frozenset()) -> list[str]:  # type: ignore[assignment]
    review = ReviewLines(lines, unfolded, Glyphs(), TODAY)
    rows = ["".join(text for text, _look in review.draw(n, width)) for n in range(len(review))]
    assert all(cell_len(row) <= width for row in rows)
    return [row.rstrip() for row in rows]


def late(number: int, what: str = LONG, **fields: object) -> Line:
    line = Line(
        Group.OVERDUE, what, TODAY - timedelta(9), days=9, task_id=number, account_id=1, account="Metro"
    )
    return line._replace(**fields)  # type: ignore[arg-type]


def test_nothing_is_cut_while_the_columns_beside_it_are_empty() -> None:
    [_heading, alone] = drawn(late(1))
    assert alone == f"    ▸ −9d  {LONG}       Metro", "the sign stands beside the day that it is about"
    [_heading, alone, person] = drawn(late(1), late(2, person_id=3, person="Ana Petrova"))
    assert LONG in alone and LONG not in person and "new…   Petrova ?  Metro" in person
    [_heading, named] = drawn(late(1, person_id=3, person="Ana Ivanova"))
    assert LONG in named and named.count("Ivanova") == 1 and "?" not in named, (
        "a sign without a name is a riddle"
    )
    [_heading, nobody] = drawn(late(1, LONGER[:64], account_id=None, account=""))
    assert nobody.endswith(LONGER[:64]), "no account, no column"
    [_heading, wide] = drawn(late(1, LONGER, person_id=3, person="Ana Petrova"), width=140)
    assert LONGER in wide and "Petrova ?  Metro" in wide


def test_a_full_day_folds_to_twelve_lines_and_each_group_says_how_many_and_what() -> None:
    lines = [
        *(late(number) for number in range(80)),
        *(Line(Group.NOTHING_SCHEDULED, "No next step", account_id=n, account=f"N{n}") for n in range(9)),
        *(Line(Group.GOING_COLD, "Cold", days=90, greeting=Greeting.RED, account_id=n, account=f"C{n}") for n in range(7)),
        *(Line(Group.NOT_SPOKEN_YET, "New", greeting=Greeting.NOT_YET, account_id=n, account=f"A{n}") for n in range(300)),
    ]  # fmt: skip
    rows = drawn(*lines)
    assert sum("Metro" in row for row in rows) == 12 and len(rows) == 18
    assert [" ".join(row.split()) for row in rows[13:]] == [
        "… 68 more · enter unfolds",
        "",
        "… 9 with no next step · enter unfolds",
        "!! … 7 with no contact for too long · enter unfolds",
        "… 300 not spoken to yet · enter unfolds",
    ]
    unfolded = drawn(*lines, unfolded={Group.GOING_COLD})
    assert (
        len(unfolded) == 18 + 7 + 1 and "▾ 7 with no contact for too long · enter folds them" in unfolded[16]
    )


def test_as_many_of_the_last_checks_stand_in_all_places() -> None:
    outcomes = (Outcome.KEPT, *[Outcome.PARTLY] * 5, Outcome.BROKEN)
    checks = tuple(Checked(number, TODAY, outcome) for number, outcome in enumerate(outcomes))
    what, none = "Banded trays, two facings each", Consent.NOT_NEEDED
    term = Standing(
        7, 1, "Metro", TermCategory.QUALITY, OwedBy.THEY, what, None, TODAY, None, None, None, None, none, None,
        TermState.AGREED, checks=checks,
    )  # fmt: skip
    line = Line(Group.BROKEN, term.what, days=4, account_id=1, account="Metro", term=term)
    assert drawn(line, width=90)[1].endswith("  they owe  ~~~✗  Metro")
    assert "they owe       ✓~~~~~✗" in drawn(line, width=160)[1], "all of them in a wide list"
    ours = line._replace(term=term._replace(owed_by=OwedBy.WE, checks=checks[-2:]))
    assert [row[-23:] for row in drawn(line, ours)[1:3]] == [
        "  they owe  ~~~✗  Metro",
        "  we owe      ~✗  Metro",
    ]
    needed = Needed(lambda: [(60, 14)])
    listed = "".join(text for text, _look in draw_term(term, 77, TODAY, Glyphs(), needed=needed))
    assert listed.endswith("  ~~~✗"), "the same in the list of terms"
    of_account = "".join(text for text, _look in draw_term(term, 77, TODAY, Glyphs()))
    assert of_account.endswith("  ~~~✗"), "and on the account's own page"
    cut = "".join(text for text, _look in strip_parts(term, TODAY, Glyphs(ascii_only=True), 4))
    assert cut == "///x"


def test_one_line_says_what_is_below_those_in_view() -> None:
    groups = [Group.TODAY, *[Group.WARNINGS] * 16, *[Group.GOING_COLD] * 14, *[Group.NOT_SPOKEN_YET] * 3]
    state = {Group.GOING_COLD: Greeting.RED}
    lines = [
        Line(group, "x", greeting=state.get(group, Greeting.FINE), account_id=n)
        for n, group in enumerate(groups)
    ]
    review = ReviewLines(lines, set(), Glyphs(), TODAY)
    below = review.groups_from(2)
    assert [(one.group, one.lines) for one in below] == [
        (Group.GOING_COLD, 14),
        (Group.WARNINGS, 16),
        (Group.NOT_SPOKEN_YET, 3),
    ]
    assert all(any(review.key(n) == one.key for n in range(len(review))) for one in below)
    labels = below_labels(below, Glyphs())
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    long, least = (str(below_content(labels, width)) for width in (80, 60))
    assert long == "pgdn   !! no contact for too long 14   warnings 16   not spoken to yet 3"
    assert least == "pgdn   !! no contact 14   warnings 16   not spoken to yet 3", (
        "the same name, as far as it goes"
    )
    mixed = ReviewLines([lines[-4]._replace(greeting=Greeting.AMBER), *lines[:-4]], set(), Glyphs(), TODAY)
    labels = below_labels(mixed.groups_from(2), Glyphs())
    said = [str(below_content(labels, width)) for width in (70, 52, 39, 38, 26)]
    assert said == [
        "pgdn   !! no contact for too long 14, 13 urgent   warnings 16",
        "pgdn   !! no contact 14, 13 urgent   warnings 16",
        "pgdn   !! no contact 14   warnings 16",
        "pgdn   !! no contact 14   warnings 16",
        "pgdn  and !! 2 groups more",
    ], "two signs mean only those that are so pressing"
    assert review.groups_from(len(review)) == []


def test_of_groups_below_that_have_no_room_none_that_is_urgent_is_hidden() -> None:
    red, amber = severity_sign(Severity.RED, Glyphs()), severity_sign(Severity.AMBER, Glyphs())
    labels = [
        BelowLabel("feasts", ("feasts 4",)),
        BelowLabel("cold", ("no contact for too long 6", "no contact 6"), *amber, "5 to watch"),
        BelowLabel("warnings", ("warnings 24",), *red, "3 urgent", is_urgent=True),
        BelowLabel("chain", ("to do in the chain 8", "chain 8"), *red, is_urgent=True),
    ]
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    said = [str(below_content(labels, width)) for width in (84, 70, 62, 52, 45, 28)]
    assert said == [
        "pgdn   feasts 4   ! no contact 6, 5 to watch   !! warnings 24, 3 urgent   !! chain 8",
        "pgdn   feasts 4   ! no contact 6   !! warnings 24   !! chain 8",
        "pgdn   feasts 4   ! no contact 6   !! warnings 24   !! chain 8",
        "pgdn  !! warnings 24  !! chain 8  and 2 groups more",
        "pgdn  !! warnings 24  and !! 3 groups more",
        "pgdn  and !! 4 groups more",
    ]
    wide = [labels[0], labels[2]._replace(names=("warnings of the whole book 24",)), labels[3]]
    assert str(below_content(wide, 42)) == "pgdn  !! chain 8  and !! 2 groups more", (
        "one that has room stands"
    )


def test_where_not_all_that_is_below_has_its_count_the_last_ones_lose_theirs_first() -> None:
    parts = (("!! Warnings 17", "!! Warnings 17", "!! Warnings"), ("We owe 2", "We owe 2", "We owe"),
             ("Last calls 28", "Calls", "Last calls"), ("Health 47", "Health", "Health"))  # fmt: skip
    labels = [BelowLabel(names[-1], names) for names in parts]
    language.name_keys(lambda act_id: key_in_force(act_id, {}))
    said = [str(below_content(labels, width)) for width in (56, 47, 44, 40)]
    assert said == [
        "pgdn  !! Warnings 17  We owe 2  Last calls 28  Health 47",
        "pgdn  !! Warnings 17  We owe 2  Calls  Health",
        "pgdn  !! Warnings 17  We owe  Calls  Health",
        "pgdn  !! Warnings  We owe  Calls  Health",
    ]


def test_the_morning_after_an_import_is_calm() -> None:
    news = [Line(Group.NOT_SPOKEN_YET, "New", account_id=n, account=f"A{n}") for n in range(300)]
    assert [" ".join(row.split()) for row in drawn(*news)] == [
        "✓ Nothing is left to be done today. What waits for a quiet hour:",
        "",
        "… 300 not spoken to yet · enter unfolds",
    ]


def test_who_was_spoken_to_today_was_so_today_and_not_some_days_ago() -> None:
    line = Line(Group.NOTHING_SCHEDULED, "No next step", days=0, account_id=1, account="Metro")
    assert drawn(line)[-1].split() == ["today", "No", "next", "step", "Metro"]
    assert row_texts(line, TODAY)[0] == "today" and row_texts(line._replace(days=2), TODAY)[0] == "2d"
    assert "spoken to today" in str(item_content(line, None, (), TODAY, 70, 3, Glyphs()))


def edges(rows: list[str], names: list[str]) -> set[int]:
    """Where the first letters of some words begin in lines, each in its own."""
    return {cell_len(row[: row.rindex(f"  {name[:8]}")]) for row, name in zip(rows, names, strict=True)}


def test_the_column_of_accounts_is_one_for_all_lines_and_the_words_have_all_that_is_left() -> None:
    accounts = ["Metro", "Skarabey Wholesale", "Helvetra Pharma Bulgaria", "Helvetra Pharma Bulgaria"]
    words, people = ["Call", LONG, LONG, "Call them"], ["Ana Petrova", "", "Ana Petrova", "Ana Petrova"]
    lines = [
        late(n, what, account=name, person_id=n if person else None, person=person)
        for n, (name, what, person) in enumerate(zip(accounts, words, people, strict=True))
    ]
    for width in (60, 77, 97, 117):
        [_heading, *rows] = drawn(*lines, width=width)
        assert len(edges(rows, accounts)) == 1 and rows[2][-18:] == rows[3][-18:], "cut in one way"
        assert len({cell_len(row[: row.index("?  ")]) for row in rows if "Petrova ?" in row}) == 1
    [_heading, *rows] = drawn(*lines)
    assert [row.rpartition("  ")[2] for row in rows] == [*accounts[:2], *["Helvetra Pharma…"] * 2]
    assert "the whole price list with the ne…  Skarabey" in rows[1], (
        "of a line with nobody, up to its account"
    )
    needed = needed_by(ReviewLines(lines, set(), Glyphs(), TODAY))
    [_heading, *rows] = drawn(*lines, width=text_cells(needed))
    assert not any("…" in row for row in rows)
    [_heading, *rows] = drawn(*lines[:1], late(9, LONG), width=77)
    assert rows[1].endswith(f"{LONG}       Metro"), "no wider than the longest needs"


def a_term(owed_by: OwedBy, outcomes: str) -> Standing:
    found = {"k": Outcome.KEPT, "b": Outcome.BROKEN}
    checks = tuple(Checked(n, TODAY, found[outcome]) for n, outcome in enumerate(outcomes))
    return Standing(
        7, 1, "Metro", TermCategory.QUALITY, owed_by, "Delivery plan signed by Nikolov", None, TODAY, None, None,
        None, None, Consent.NOT_NEEDED, None, TermState.AGREED, checks=checks,
    )  # fmt: skip


def test_who_owes_and_the_checks_stand_in_columns_whatever_the_words_are() -> None:
    sides = [(OwedBy.THEY, "kkkkkkb", "Metro"), (OwedBy.WE, "kb", "Helvetra Pharma Bulgaria")]
    terms = [
        Line(Group.BROKEN, what, days=4, account_id=1, account=account, term=a_term(side, found)._replace(what=what))
        for what in ("Short", LONG)
        for side, found, account in sides
    ]  # fmt: skip
    task = late(9, "Send the plan", account="Metro")
    with_task = terms[2]._replace(task_id=9, also=(task,))
    for width in (77, 97, 117, 137):
        [_heading, *rows] = drawn(*terms, with_task, width=width)
        assert len({row.index(" owe") - 3 * ("they owe" in row) for row in rows if "we owe" in row}) == 1
        assert len({cell_len(row[: row.index("✗", 12)]) for row in rows}) == 1, "the last check"
        assert "9d" in rows[-1][12:], "that its task is late stays where its words are cut"
    [_heading, row] = drawn(with_task)
    assert "… · ▸ −9d  " in row and "  they owe" in row


def test_the_panel_beside_a_fold_shows_what_is_folded() -> None:
    late_ones = [late(n, f"{LONG} {n}") for n in range(14)]
    cold = [Line(Group.GOING_COLD, "Cold", days=90, greeting=Greeting.RED, account_id=1, account="Acme")]
    folded = ReviewLines([*late_ones, *cold], set(), Glyphs(), TODAY).folded
    assert [len(folded[group]) for group in (Group.OVERDUE, Group.GOING_COLD)] == [2, 1]
    rows = folded_content(folded[Group.OVERDUE], TODAY, 34, Glyphs()).plain.splitlines()
    assert len(rows) == 6 and rows[2].strip() == "−9d · Metro" and all(cell_len(row) <= 34 for row in rows)
    assert folded_content(cold, TODAY, 34, Glyphs()).plain.splitlines() == ["!! Cold", "   Acme"]
    new = [
        Line(Group.NOT_SPOKEN_YET, what, account_id=n, account=f"A{n}")
        for n, what in enumerate(("New", "New", "Old"))
    ]
    assert [row.strip() for row in folded_content(new, TODAY, 34, Glyphs()).plain.splitlines()] == [
        *("New", "A0", "A1"),
        *("Old", "A2"),
    ], "what is the same of several is said once"


def test_who_owes_takes_the_cells_of_the_sides_that_stand_in_the_list() -> None:
    assert (
        len({sum(cell_len(text) for text, _look in side_parts(side, side_cells(OwedBy))) for side in OwedBy})
        == 1
    )
    ours = Line(Group.BROKEN, "Plan", days=4, account_id=1, account="Metro", term=a_term(OwedBy.WE, "kb"))
    assert drawn(ours)[1].endswith("  we owe    ✓✗  Metro"), "two cells before the four of the checks"


def test_the_target_of_a_check_stays_where_its_words_are_cut() -> None:
    target = Target(Bound.AT_LEAST, 8000, "weeks")
    term = a_term(OwedBy.WE, "kk")._replace(what=LONG, target=target)
    line = Line(Group.TODAY, LONG, TODAY, account_id=1, account="Skarabey Wholesale", term=term)
    [_heading, row] = drawn(line)
    assert "… ≥\xa08\xa0weeks  we owe" in row
    [_heading, row] = drawn(line, width=137)
    assert f"{LONG} ≥\xa08\xa0weeks" in row


def test_of_broken_promises_it_is_said_how_many_stand_under_first_and_the_task_for_one_has_its_sign_and_day() -> (
    None
):
    broken = Line(
        Group.BROKEN, "Delivery plan", days=19, account_id=1, account="Metro", term=a_term(OwedBy.WE, "kb"),
        warning=Warning(TermRule.BROKEN, Severity.RED, "Broken", Remedy.OPEN_TERM, about="7"),
    )  # fmt: skip
    task = late(9, LONG)._replace(group=Group.FIRST, term=broken.term, warning=broken.warning, also=(broken,))
    rows = drawn(broken, task)
    assert rows[0].replace("─", "") == " BROKEN  1 of 2, the rest under First today"
    [first] = [row for row in rows if "Send Ivanova" in row]
    assert first.split()[:2] == ["✗", "today"] and "▸" not in first and "·" not in first
    said = line_head(task, (), TODAY, 60, Glyphs()).plain
    assert "+  task 9d late" in said and "+  For a promise broken 19 days ago: Delivery plan" in said
