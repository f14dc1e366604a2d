"""What was agreed, drawn as one line of a list (K14-K16)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len

from kamtui.domain.terms.promises import STRIP, Balance, Standing, answer_words, recent_rate, strip_of
from kamtui.domain.terms.target import show_target
from kamtui.domain.terms.words import Consent, Outcome, OwedBy, ProblemKind, TermRule
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_day, show_due
from kamtui.domain.warning import Warning
from kamtui.store.terms.problem_reads import ProblemLine
from kamtui.store.terms.reads import Filled
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import ELLIPSIS, fit_exactly
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import (
    GAP,
    WHEN,
    Needed,
    before_day,
    columns,
    due_look,
    severity_sign,
    widest,
)

TIGHT, USUAL, ROOMY, WIDE = 50, 68, 154, 175
"""From which width on, in cells, a line says who owes; how the last checks went; all of them and how many were kept;
its end and the approval. Up to `ROOMY`, the widest list without a panel beside it, more room goes to the words, so that
no column is lost in a window that is wider and has the panel."""
SHORT_STRIP = 4
"""Cells for the last checks where there is no room for all of them: what was agreed says more than the earlier ones."""
MOST_TARGET = 20
"""Cells of a target up to which what was agreed is cut for it."""
EVERY_COLUMN = Filled(checks=True, ends=True, approvals=True)

_LOOKS = {Outcome.KEPT: "dim", Outcome.PARTLY: "", Outcome.BROKEN: "strong"}


class Styled(NamedTuple):
    """Words and their looks."""

    words: str
    look: str = ""


def strip_parts(term: Standing, today: date, glyphs: Glyphs, most: int = STRIP) -> list[Part]:
    """The last checks in at most `most` cells, the oldest first: `✓✓~✗·`; · is one that is due and not made yet.

    Without colours: what is broken now has its own sign at the head of the line.
    """
    return [
        (glyphs.outcome(outcome), _LOOKS.get(outcome, "") if outcome else "")
        for outcome in strip_of(term, today)[-most:]
    ]


def _cells(parts: Sequence[Part]) -> int:
    return sum(cell_len(text) for text, _look in parts)


def strip_cells(width: int) -> int:
    """How many cells the last checks have in a list of `width`: as many in all places."""
    return STRIP if width >= ROOMY else SHORT_STRIP


def side_text(owed_by: OwedBy) -> str:
    """`we owe`, `they owe`, `both owe`."""
    return owed_by.label


def short_side(owed_by: OwedBy) -> str:
    """`we`, `they`, `both`, where there is no room for more."""
    match owed_by:
        case OwedBy.WE:
            return _("we")
        case OwedBy.THEY:
            return _("they")
        case OwedBy.BOTH:
            return _("both")


def _side_cells() -> int:
    """The cells for who owes a term."""
    return _side_cells_in(language.code())  # each line asks for it twice


@cache
def _side_cells_in(_code: str) -> int:
    return widest(cell_len(_("owes")), *map(short_side, OwedBy))


def due_words(term: Standing, today: date) -> Styled:
    """When a term is checked next, and the looks of that; of one that no longer holds, when it ended.

    Where no check is to come, but the director's approval, it is that which is waited for.
    """
    if not term.is_open:
        return Styled(show_day(term.ended_on, today) if term.ended_on else term.state.label, "dim")
    if term.next_check_on is None:
        return Styled(approval_words(term) or _("no check"), "dim")
    if not term.may_be_checked:
        return Styled(show_day(term.next_check_on, today), "dim")
    return Styled(show_due(term.next_check_on, today), due_look(term.next_check_on, today))


def _broken_on(term: Standing, warnings: Sequence[Warning] | None, today: date) -> date | None:
    """The day on which a term was found broken, where that asks for an answer and was not accepted."""
    if warnings is None:
        is_broken = term.needs_answer(today)
    else:
        is_broken = any(warning.rule is TermRule.BROKEN for warning in warnings)
    return term.last.checked_on if is_broken and term.last is not None else None


def _sign(term: Standing, broken_on: date | None, today: date, glyphs: Glyphs) -> Styled:
    """The sign before the day: found broken on it, to be checked and late, or broken and something is done about it."""
    if broken_on is not None:
        return Styled(glyphs.outcome(Outcome.BROKEN), "red strong")
    if term.is_overdue(today):
        return Styled(glyphs.overdue, "red")
    return Styled(glyphs.answered, "strong") if term.is_dealt_with(today) else Styled("")


def _warned(warnings: Sequence[Warning] | None, glyphs: Glyphs) -> Styled:
    """The sign before the words: that something else than a break is wrong, and how pressing it is."""
    others = _beside_broken(warnings)
    return Styled(*severity_sign(others[0].severity, glyphs)) if others else Styled("")


def _trouble(term: Standing, warnings: Sequence[Warning] | None, today: date) -> str:
    """What is wrong besides a break, and what is done about one, in few words; nothing for nothing."""
    others = _beside_broken(warnings)
    wrong = others[0].rule.few_words if others and isinstance(others[0].rule, TermRule) else ""
    return ", ".join(filter(None, (wrong, answer_words(term, today))))


def _beside_broken(warnings: Sequence[Warning] | None) -> list[Warning]:
    """The warnings but that it broke, the gravest first."""
    others = [warning for warning in warnings or () if warning.rule is not TermRule.BROKEN]
    return sorted(others, key=lambda warning: -warning.severity)


def warning_words(warning: Warning) -> str:
    """What is wrong; of a broken term that it is broken, which its sentence leaves to where it stands."""
    if warning.rule is TermRule.BROKEN:
        return _("Broken: {what}").format(what=warning.sentence)
    return warning.sentence


def approval_words(term: Standing) -> str:
    """That the director's approval is asked for or was refused; nothing where none is missing."""
    missing = {Consent.ASKED: _("approval?"), Consent.REFUSED: _("refused")}
    return missing.get(term.consent, "") if term.is_open else ""


def _end(term: Standing, today: date) -> Styled:
    """When a term ends, faint until the day on which notice has to be given."""
    if term.until_on is None:
        return Styled("", "dim")
    return Styled(
        show_due(term.until_on, today) if term.is_open else show_day(term.until_on, today),
        "" if term.is_ending(today) else "dim",
    )


def _end_sign(term: Standing, today: date, glyphs: Glyphs) -> Styled:
    """The sign before the day of the end: that it has passed, and the term is open yet."""
    return Styled(glyphs.overdue, "red") if term.is_past_end(today) else Styled("")


def terms_needed(
    first: Callable[[], Iterable[tuple[Standing, Sequence[Warning]]]], today: date, glyphs: Glyphs
) -> Needed:
    """The cells that what was agreed needs with the account behind it, in the first terms of a list."""
    return Needed(
        lambda: (
            (
                _agreed_cells(_warned(warnings, glyphs), term, _trouble(term, warnings, today)),
                cell_len(clean(term.account)),
            )
            for term, warnings in first()
        ),
        _("agreed"),
        _("account") + " " * max(cell_len(_last(SHORT_STRIP)) - SHORT_STRIP, 0),  # the next head begins there
    )


def _last(checks: int) -> str:
    """The head of the last checks, which says how many they are."""
    return _("last {count}").format(count=checks)


def draw_term(
    term: Standing,
    width: int,
    today: date,
    glyphs: Glyphs,
    *,
    needed: Needed | None = None,
    warnings: Sequence[Warning] | None = None,
    by_end: bool = False,
    filled: Filled = EVERY_COLUMN,
) -> Sequence[Part]:
    """A term on one line: what hurts, when it is checked, who owes it, what was agreed, with whom, how it was kept.

    The day of a broken one is that on which it was found so, as on Today. `needed` is what the list needs; None where all
    are of one account: then neither that is said nor the side, for there each side has its heading. `warnings` are those
    that were not accepted, None where they are not known. Lists `by_end` say when it ends in place of its next check.
    """
    broken_on = _broken_on(term, warnings, today)
    due = due_words(term, today) if broken_on is None else Styled(show_due(broken_on, today), "red")
    room, rest = _layout(width, filled, with_account=needed is not None)
    strip_room = dict(rest).get("strip", 0)
    strip = strip_parts(term, today, glyphs, strip_room) if strip_room else []
    agreed, whose = (room, 0) if needed is None else needed.columns(room)
    said = _agreed(_warned(warnings, glyphs), term, _trouble(term, warnings, today), agreed)
    account, run_on, beyond = "", 0, 0
    if needed is not None:
        side = (f"{short_side(term.owed_by):<{_side_cells() + GAP}}", "dim")
        said = [*([side] if _says_side(width, with_account=True) else []), *said, (" " * GAP, "")]
        # A long name runs on over the free cells of the checks; nothing moves it from its edge.
        account, beyond = clean(term.account), room - agreed - GAP - whose
        spare = strip_room - _cells(strip) + (GAP if len(rest) == 1 and not strip else 0)
        run_on = min(max(cell_len(account) - whose, 0), spare)
    parts = _head(
        _end_sign(term, today, glyphs) if by_end else _sign(term, broken_on, today, glyphs),
        _end(term, today) if by_end else due,
        [*said, (fit_exactly(account, whose + run_on), "strong" if term.is_key else "")],
    )
    behind = _behind(rest, lambda name: _value(name, term, due, today, by_end=by_end), strip, run_on)
    return [*parts, *behind, (" " * beyond, "")]


def _value(name: str, term: Standing, due: Styled, today: date, *, by_end: bool) -> Styled:
    """What stands in a column behind the account, but for the last checks."""
    match name:
        case "kept":
            rate = recent_rate(term)
            return Styled(f"{rate.kept}/{rate.checks}" if rate.checks else "", "dim")
        case "other_day":
            return due if by_end else _end(term, today)
        case _:
            return Styled(approval_words(term))


def _behind(
    columns_behind: Sequence[tuple[str, int]],
    value_of: Callable[[str], Styled],
    strip: Sequence[Part],
    run_on: int,
) -> Iterable[Part]:
    """The columns behind the account; the first `run_on` cells of the last checks belong to it."""
    for name, size in columns_behind:
        if name == "strip":
            # The newest check stands at the right end, below that of the line above.
            yield " " * (GAP + size - _cells(strip) - run_on), ""
            yield from strip
        else:
            yield " " * GAP, ""
            value = value_of(name)
            yield fit_exactly(value.words, abs(size), right=size < 0), value.look


def term_heading(
    width: int,
    *,
    needed: Needed | None = None,
    by_end: bool = False,
    is_past: bool = False,
    filled: Filled = EVERY_COLUMN,
) -> Sequence[Part]:
    """The heads of the columns of `draw_term`; of `is_past` terms the day is that on which they ended."""
    due, ends = _("ended") if is_past else _("due"), _("ends")
    with_account = needed is not None
    room, rest = _layout(width, filled, with_account=with_account)
    agreed, whose = (room, 0) if needed is None else needed.columns(room)
    target = cell_len(_("target"))
    with_target = agreed >= cell_len(_("agreed")) + GAP + target
    heads = {
        "strip": _last(strip_cells(width)),
        "kept": _("kept"),
        "other_day": due if by_end else ends,
        "approval": _("approval"),
    }
    cells = [
        *([(_("owes"), _side_cells(), "dim")] if _says_side(width, with_account=with_account) else []),
        (_("agreed"), agreed - GAP - target if with_target else agreed, "dim"),
        *([(_("target"), -target, "dim")] if with_target else []),
        *([(_("account"), whose, "dim")] if with_account else []),
        *((heads[name], -size if name == "strip" else size, "dim") for name, size in rest),
    ]
    beyond = room - agreed - (GAP + whose if with_account else 0)
    heads_of = [*columns(cells, width - WHEN - GAP - beyond), (" " * beyond, "")]
    return _head(Styled(""), Styled(ends if by_end else due, "dim"), heads_of)


def _says_side(width: int, *, with_account: bool) -> bool:
    return width >= TIGHT and with_account


def _layout(width: int, filled: Filled, *, with_account: bool) -> tuple[int, list[tuple[str, int]]]:
    """The cells for what was agreed and the account, and the columns behind them with theirs, below 0 at the right."""
    rest: list[tuple[str, int]] = []
    if width >= USUAL and filled.checks:
        rest.append(("strip", strip_cells(width)))
    if width >= ROOMY and filled.checks:
        rest.append(("kept", -5))
    if width >= WIDE and filled.ends:
        rest.append(("other_day", -WHEN))
    if width >= WIDE and filled.approvals:
        rest.append(("approval", 9))
    side = _side_cells() + GAP if _says_side(width, with_account=with_account) else 0
    return max(width - WHEN - GAP - side - sum(GAP + abs(size) for _name, size in rest), 0), rest


def _head(sign: Styled, day: Styled, agreed: Sequence[Part]) -> list[Part]:
    return [*before_day(sign, day, WHEN), (" " * GAP, ""), *agreed]


def _agreed(sign: Styled, term: Standing, trouble: str, room: int) -> list[Part]:
    """What was agreed and its target, with a sign before it, and what that means where it has room.

    The target stands at the right end, below those of the other lines, and what was agreed is cut for it. As cut it would
    say something else: a very long one without room leaves a sign that it is there.
    """
    before: list[Part] = [(f"{sign.words} ", sign.look)] if sign.words else []
    room = max(room - _cells(before), 0)
    words, look = clean(term.what), "" if term.is_open or term.is_broken else "dim"
    aim, told = show_target(term.target), _told(trouble)
    if cell_len(aim) > min(MOST_TARGET, room * 2 // 3) and cell_len(words) + 1 + cell_len(aim) > room:
        if cell_len(words) + 2 > room:
            return [*before, (fit_exactly(f"{words} {aim}", room), look)]
        aim = ELLIPSIS
    left = room - (1 + cell_len(aim) if aim else 0)
    if cell_len(words + told) > left:
        told = ""
    shown = fit_exactly(words, left) if cell_len(words) > left else words
    gap = " " * (room - cell_len(shown) - cell_len(told) - cell_len(aim))
    return [*before, (shown, look), (told, "dim"), (gap, ""), (aim, look or "accent")]


def _agreed_cells(sign: Styled, term: Standing, trouble: str) -> int:
    """The cells that what was agreed needs, with the sign before it, what is wrong behind it, and its target."""
    aim = show_target(term.target)
    parts = (
        f"{sign.words} " if sign.words else "",
        clean(term.what),
        _told(trouble),
        f" {aim}" if aim else "",
    )
    return sum(map(cell_len, parts))


def _told(trouble: str) -> str:
    return f" · {trouble}" if trouble else ""


def term_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """What the signs before and behind a term stand for, for the help."""
    return [
        broken_sign(glyphs),
        (glyphs.answered, _("in front: broken, and something is done about it")),
        (glyphs.overdue, _("its check is late")),
        ("! !!", _("before the words: something is wrong, the line below or the panel says what")),
        *check_signs(glyphs),
    ]


def broken_sign(glyphs: Glyphs) -> tuple[str, str]:
    """The sign of a broken term with what it stands for."""
    told = _("in front: broken, with the day on which it was found so: nothing is done about it yet")
    return glyphs.outcome(Outcome.BROKEN), told


def check_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """What the signs of the last checks of a term stand for."""
    return [
        *(
            (glyphs.outcome(outcome), _("a check: {outcome}").format(outcome=outcome.label))
            for outcome in Outcome
        ),
        (glyphs.outcome(None), _("a check that is due")),
        (
            "".join(map(glyphs.outcome, (Outcome.KEPT, Outcome.BROKEN))),
            _("the last checks, the newest at the right"),
        ),
    ]


def terms_legend(glyphs: Glyphs) -> list[tuple[str, str]]:
    """The same in few words, below a list: its checks, and what is broken but dealt with."""
    return [
        (glyphs.outcome(Outcome.KEPT), Outcome.KEPT.label),
        (glyphs.outcome(Outcome.PARTLY), _("partly")),
        (glyphs.outcome(Outcome.BROKEN), Outcome.BROKEN.label),
        (glyphs.outcome(None), _("to be checked")),
        (glyphs.answered, _("broken, dealt with")),
    ]


def problem_sign(severity: int) -> tuple[str, str]:
    """The sign of a problem and its looks."""
    return {1: ("", "dim"), 2: ("!", "amber")}.get(severity, ("!!", "red"))


def problem_words(line: ProblemLine) -> str:
    """What a problem is; a threat is named as one."""
    what = clean(line.entry.what)
    return _("threat: {what}").format(what=what) if line.entry.kind is ProblemKind.THREAT else what


def favour_counts(balance: Balance) -> str:
    """Favours both ways: `favours: we 2, they 1`, two that we did them and one that they did us."""
    return _("favours: we {given}, they {received}").format(
        given=balance.given.done, received=balance.received.done
    )
