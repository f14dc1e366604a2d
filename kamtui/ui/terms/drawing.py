"""What was agreed, drawn: one line of a list, and whole for the panel beside it (K14-K16)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.terms.check_days import coming_checks
from kamtui.domain.terms.notice import notice_from, show_notice
from kamtui.domain.terms.promises import (
    STRIP,
    Balance,
    Checked,
    KeptRate,
    Standing,
    recent_rate,
    show_rate,
    show_variance,
    strip_of,
)
from kamtui.domain.terms.target import show_measure, show_target
from kamtui.domain.terms.words import (
    Consent,
    FavourWay,
    Outcome,
    OwedBy,
    ProblemKind,
    TermCategory,
    TermRule,
    TermState,
)
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date, show_day, show_day_month, show_long_day
from kamtui.domain.warning import Warning
from kamtui.store.terms.problem_reads import ProblemLine
from kamtui.store.terms.reads import TermOrder, TermView
from kamtui.ui.shell.clickable import view_words as clickable_view
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import Block, Words, assemble, fact, heading, row, style
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import GAP, columns, due_look, severity_sign

SIGN = 2
"""Cells for the sign at the head of a line."""
DAY = 9
"""Cells for a day."""
SHORT_STRIP = 6
"""How many of the last checks a line shows that has no room for all of the strip."""
TIGHT, USUAL, ROOMY, WIDE = 50, 68, 94, 124
"""From which width on, in cells, a line says who owes; how the checks went; how many were kept; its end and the consent."""
LEAST_ROOM = 18
"""Cells from which on a target has room beside what was agreed."""
LAST_CHECKS = 6
"""How many of the last checks the panel writes out."""

_LOOKS = {Outcome.KEPT: "green", Outcome.PARTLY: "amber", Outcome.BROKEN: "red"}


class Styled(NamedTuple):
    """Words and their looks."""

    words: str
    look: str = ""


def strip_parts(term: Standing, today: date, glyphs: Glyphs, most: int = STRIP) -> list[Part]:
    """The last checks, the oldest first, each in its colour: `✓✓~✗·`; · is one that is due and not made yet."""
    return [
        (glyphs.outcome(outcome), _LOOKS.get(outcome, "dim") if outcome else "dim")
        for outcome in strip_of(term, today)[-most:]
    ]


def side_text(owed_by: OwedBy) -> str:
    """`we owe`, `they owe`, `both owe`."""
    return owed_by.label


def short_side(owed_by: OwedBy) -> str:
    """`we`, `they`, `both`, where there is no room for more."""
    return {OwedBy.WE: _("we"), OwedBy.THEY: _("they"), OwedBy.BOTH: _("both")}[owed_by]


def due_words(term: Standing, today: date) -> Styled:
    """When a term is checked next, and the looks of that; of one that no longer holds, when it ended.

    Where no check is to come, but the director's consent, it is that which is waited for.
    """
    if not term.is_open:
        return Styled(show_day(term.ended_on, today) if term.ended_on else term.state.label, "dim")
    if term.next_check_on is None:
        consent = _consent(term)
        return consent if consent.words else Styled(_("no check"), "dim")
    look = due_look(term.next_check_on, today) if term.may_be_checked else "dim"
    return Styled(show_day(term.next_check_on, today), look)


def _broken_on(term: Standing, warnings: Sequence[Warning] | None, today: date) -> date | None:
    """The day on which a term was found broken, where that asks for an answer and was not accepted."""
    if warnings is None:
        is_broken = term.is_broken(today)
    else:
        is_broken = any(warning.rule is TermRule.BROKEN for warning in warnings)
    return term.last.checked_on if is_broken and term.last is not None else None


def _sign(
    term: Standing, broken_on: date | None, warnings: Sequence[Warning] | None, today: date, glyphs: Glyphs
) -> Styled:
    """The sign of what hurts most: broken, a warning, overdue."""
    if broken_on is not None:
        return Styled(glyphs.outcome(Outcome.BROKEN), "red strong")
    if warnings:
        return Styled(*severity_sign(max(warning.severity for warning in warnings), glyphs))
    if term.is_overdue(today):
        return Styled(glyphs.overdue, "red")
    return Styled("")


def _consent(term: Standing) -> Styled:
    """The director's consent where it is not there, and its looks."""
    missing = {
        Consent.ASKED: Styled(_("consent?"), "amber"),
        Consent.REFUSED: Styled(_("refused"), "red"),
    }
    return missing.get(term.consent, Styled("")) if term.is_open else Styled("")


def _end(term: Standing, today: date) -> Styled:
    """When a term ends, and its looks: amber from the day on which notice has to be given."""
    if term.until_on is None:
        return Styled("", "dim")
    return Styled(show_day(term.until_on, today), "amber" if term.is_ending(today) else "dim")


def draw_term(
    term: Standing,
    width: int,
    today: date,
    glyphs: Glyphs,
    *,
    with_account: bool = True,
    warnings: Sequence[Warning] | None = None,
    by_end: bool = False,
) -> Sequence[Part]:
    """A term on one line: what hurts, when it is checked, what was agreed, with whom, who owes it, how it was kept.

    The day of a broken one is that on which it was found so, as on Today. Without the account where all are of one, and then without the side: there each side has its heading.
    `warnings` are those that were not accepted, None where they are not known. Lists `by_end` say when it ends
    in place of its next check.
    """
    rate, broken_on = recent_rate(term), _broken_on(term, warnings, today)
    due = due_words(term, today) if broken_on is None else Styled(show_day(broken_on, today), "red")
    return _line(
        _sign(term, broken_on, warnings, today, glyphs),
        _end(term, today) if by_end else due,
        Styled(term.what, "" if term.is_open else "dim"),
        show_target(term.target),
        Styled(term.account, "strong" if term.is_key else ""),
        side_text(term.owed_by) if width >= USUAL else short_side(term.owed_by),
        strip_parts(term, today, glyphs, STRIP if width >= ROOMY else SHORT_STRIP),
        f"{rate.kept}/{rate.count}" if rate.count else "",
        due if by_end else _end(term, today),
        _consent(term),
        width,
        with_account=with_account,
    )


def term_heading(
    width: int, *, with_account: bool = True, by_end: bool = False, is_past: bool = False
) -> Sequence[Part]:
    """The heads of the columns of `draw_term`; of `is_past` terms the day is that on which they ended."""
    check = _("ended") if is_past else _("check")
    ends = _("ends")
    return _line(
        Styled(""),
        Styled(ends if by_end else check, "dim"),
        Styled(_("agreed"), "dim"),
        _("target"),
        Styled(_("account"), "dim"),
        _("owed by") if width >= USUAL else _("by"),
        [(_("last checks") if width >= ROOMY else _("checks"), "dim")],
        _("kept"),
        Styled(check if by_end else ends, "dim"),
        Styled(_("consent"), "dim"),
        width,
        with_account=with_account,
    )


def _line(
    sign: Styled,
    day: Styled,
    what: Styled,
    target: str,
    account: Styled,
    side: str,
    strip: Sequence[Part],
    kept: str,
    other_day: Styled,
    consent: Styled,
    width: int,
    *,
    with_account: bool,
) -> list[Part]:
    """The columns, as many as there is room for; what was agreed takes the room that is left."""
    whose: list[tuple[str, int, str]] = []
    if with_account:
        whose.append((account.words, 10 if width < TIGHT else 15 if width < WIDE else 24, account.look))
        if width >= TIGHT:
            whose.append((side, 8 if width >= USUAL else 4, "dim"))
    cells = STRIP if width >= ROOMY else SHORT_STRIP if width >= USUAL else 0
    rest: list[tuple[str, int, str]] = []
    if width >= ROOMY:
        rest.append((kept, -5, "dim"))
    if width >= WIDE:
        rest += [(other_day.words, -9, other_day.look), (consent.words, 8, consent.look)]
    taken = SIGN + 1 + DAY + sum(GAP + abs(size) for _text, size, _look in (*whose, *rest))
    room = max(width - taken - GAP - (GAP + cells if cells else 0), 0)
    gap: Part = (" " * GAP, "")
    parts: list[Part] = [(fit_exactly(sign.words, SIGN), sign.look), (" ", "")]
    parts += [(fit_exactly(day.words, DAY, right=True), day.look), gap, *_agreed(what, target, room)]
    if whose:
        parts += [gap, *columns(whose, width)]
    if cells:
        # The newest check stands at the right end, below that of the line above.
        used = sum(cell_len(text) for text, _look in strip)
        parts += [(" " * (GAP + max(cells - used, 0)), ""), *strip]
    if rest:
        parts += [gap, *columns(rest, width)]
    return parts


def _agreed(what: Styled, target: str, room: int) -> list[Part]:
    """What was agreed and its target in one column: whoever has no target has the more room for words."""
    words, look = clean(what.words), what.look
    size = min(cell_len(target), room // 2) if room >= LEAST_ROOM else 0
    if not size:
        return [(fit_exactly(words, room), look)]
    return [
        (fit_exactly(words, room - size - 1), look),
        (" ", ""),
        (fit_exactly(target, size), look or "accent"),
    ]


# -- above the list


def view_label(view: TermView) -> str:
    """The name of a view."""
    return {
        TermView.OPEN: _("open"),
        TermView.DUE: _("due"),
        TermView.BROKEN: _("broken"),
        TermView.OURS: _("ours"),
        TermView.THEIRS: _("theirs"),
        TermView.ENDING: _("ending"),
        TermView.PAST: _("past"),
    }[view]


def view_words(counts: Mapping[TermView, int], both: int, here: TermView, width: int) -> Content:
    """`open 12   due 3   broken 1 …`, the one that is shown underlined; closer together where there is less room.

    What both owe is ours and theirs: how many these are is said, so that the sums are understood.
    """
    views = list(TermView)
    words = [f"{view_label(view)} {counts[view]}" for view in views]
    if both:
        words[views.index(TermView.THEIRS)] += " " + _("({count} both)").format(count=both)
    gap = 3
    while gap > 1 and sum(cell_len(word) + gap for word in words) - gap > width:
        gap -= 1
    if sum(cell_len(word) + gap for word in words) - gap > width:
        # Only as many as fit, from the one that is shown on.
        first = views.index(here)
        views, words = views[first:] + views[:first], words[first:] + words[:first]
    parts: list[Content | Words] = []
    for view, word in zip(views, words, strict=True):
        look = "$faint"
        if view is here:
            look = "bold underline"
        elif counts[view] and view is TermView.BROKEN:
            look = "$error"
        elif counts[view] and view is TermView.DUE:
            look = ""
        width -= cell_len(word)
        if width < 0:
            break
        width -= gap
        parts += [clickable_view(word, look, view.name), (" " * gap, "")]
    return Content.assemble(*parts)


def order_words(category: TermCategory | None, order: TermOrder, view: TermView) -> str:
    """Which category is shown, and in which order."""
    orders = {
        TermOrder.NEXT_CHECK: _("by next check"),
        TermOrder.ACCOUNT: _("by account"),
        TermOrder.END: _("by end"),
    }
    own = {TermView.ENDING: orders[TermOrder.END], TermView.PAST: _("the last first")}
    return " · ".join((category.label if category else _("every category"), own.get(view, orders[order])))


def rates_words(
    shown: str,
    rates: Mapping[tuple[OwedBy, TermCategory | None], KeptRate],
    category: TermCategory | None,
    width: int,
    said: str = "",
) -> Content:
    """What is shown, and at the right end how both sides kept what is shown in 12 months, with the counts.

    `said` stands in place of that while it is not there.
    """
    ours, theirs = rates.get((OwedBy.WE, category)), rates.get((OwedBy.THEY, category))
    kept = said or " · ".join(
        text.format(rate=show_rate(rate))
        for text, rate in ((_("we {rate}"), ours), (_("they {rate}"), theirs))
        if rate is not None
    )
    for words in (
        _("kept in 12 months: {kept}").format(kept=kept),
        _("kept: {kept}").format(kept=kept),
        kept,
    ):
        gap = width - cell_len(shown) - cell_len(words)
        if kept and gap >= 3:
            return Content.assemble((shown, "$faint"), " " * gap, (words, ""))
    # Both do not fit: how they kept it says more than the order.
    return Content.assemble((fit(kept, width), "") if kept else (shown, "$faint"))


# -- whole


def term_words(term: Standing) -> str:
    """A term in one line, for windows that have no panel: what a line of the list may have cut off or left out."""
    parts = [term.what, term.account, term.person]
    if term.state is not TermState.AGREED:
        parts.append(_state_words(term))
    if term.is_open and term.consent in (Consent.ASKED, Consent.REFUSED):
        parts.append(_("consent {consent}").format(consent=_consent_words(term)))
    return clean(" · ".join(part for part in parts if part))


def term_panel(
    term: Standing, warnings: Sequence[Warning], today: date, width: int, glyphs: Glyphs
) -> Content:
    """A term whole, in a panel of `width` cells: what hurts first, then what was agreed, then how it was kept."""
    about = [side_text(term.owed_by), term.category.label]
    if term.state is not TermState.AGREED:
        about.append(_state_words(term))
    blocks: list[Block] = [row((piece, "bold")) for piece in wrap(term.what, width)]
    blocks.append(row((fit(" · ".join(about), width), "$faint")))
    for warning in sorted(warnings, key=lambda each: -each.severity):
        blocks += _warning(term, warning, width, glyphs)
    blocks += [
        [("\n", "")],
        fact(_("Account"), term.account, width, "bold" if term.is_key else ""),
        fact(_("Target"), show_target(term.target), width),
        fact(_("From"), _span(term), width),
        fact(_("Notice"), _notice(term), width, style(_end(term, today).look) if term.until_on else ""),
        *_checks_ahead(term, today, width),
        fact(_("Consent"), _consent_words(term), width, style(_consent(term).look) if term.is_open else ""),
        fact(_("Agreed"), _("with {person}").format(person=term.person) if term.person else "", width),
    ]
    blocks += _kept(term, today, width, glyphs)
    return assemble(blocks)


def _state_words(term: Standing) -> str:
    """How a term stands: `proposed`, `ended 15 Sep 2025`."""
    if term.ended_on is None:
        return term.state.label
    return _("{state} {day}").format(state=term.state.label, day=show_date(term.ended_on))


def _warning(term: Standing, warning: Warning, width: int, glyphs: Glyphs) -> list[Block]:
    """A warning, without saying again what the panel is about."""
    sentence = warning.sentence.replace(f": {term.what}.", ".")
    if warning.rule is TermRule.BROKEN and term.last is not None:
        sentence = _("Broken on {day}").format(day=show_long_day(term.last.checked_on))
        sentence += warning.sentence.removeprefix(term.what)
    sign, look = severity_sign(warning.severity, glyphs)
    return [
        row((fit(sign if number == 0 else "", SIGN) + " ", style(look)), (piece, style(look)))
        for number, piece in enumerate(wrap(sentence, width - SIGN - 1))
    ]


def _span(term: Standing) -> str:
    """From when until when it holds."""
    if term.until_on is None:
        return _("{day}, no end").format(day=show_date(term.from_on))
    return _("{from_day} to {until_day}").format(
        from_day=show_date(term.from_on), until_day=show_date(term.until_on)
    )


def _notice(term: Standing) -> str:
    if term.notice is None:
        return ""
    begins = notice_from(term.until_on, term.notice)
    if begins is None:
        return show_notice(term.notice)
    return _("{period}, from {day} on").format(period=show_notice(term.notice), day=show_date(begins))


def _checks_ahead(term: Standing, today: date, width: int) -> list[Block]:
    """The rule in words, and its next dates."""
    # late: no list asks for it
    from kamtui.domain.time.recurrence.shown import show_recurrence

    if term.rule is None:
        return [fact(_("Checks"), _("none"), width, "$faint")]
    blocks = [fact(_("Checks"), show_recurrence(term.rule), width)]
    first = term.next_check_on if term.is_open else None
    if first is None:
        return blocks
    days = coming_checks(term.rule, first, term.until_on, limit=3)
    shown = [show_day_month(day, today).replace(" ", "\u00a0") for day in days]
    text, look = due_words(term, today)
    if first <= today:
        shown[0] = _("{day} ({ago})").format(day=shown[0], ago=text)
    blocks.append(fact(_("Next"), " · ".join(shown), width, style(look) if first < today else ""))
    return blocks


def _consent_words(term: Standing) -> str:
    """How the director's consent stands, since when and whose it is; nothing where none is needed."""
    if term.consent is Consent.NOT_NEEDED:
        return ""
    day = show_date(term.consent_on) if term.consent_on else ""
    return ", ".join(part for part in (term.consent.label, day, clean(term.consent_by)) if part)


def _kept(term: Standing, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """How it was kept: the strip, and the last checks one by one, the newest first."""
    if not term.checks:
        return [[("\n", "")], row((_("not checked yet"), "$faint"))]
    rate = recent_rate(term)
    words = _("{kept} of {count}").format(kept=rate.kept, count=rate.count) if rate.count else ""
    if rate.percent is not None:
        words += f" · {rate.percent}\u00a0%"
    blocks = [heading(_("Kept"), words, width=width, glyphs=glyphs)]
    strip: list[Words] = [(text, style(look)) for text, look in strip_parts(term, today, glyphs)]
    blocks.append(row(*strip))
    for check in reversed(term.checks[-LAST_CHECKS:]):
        blocks += _check(term, check, width, today, glyphs)
    return blocks


def _check(term: Standing, check: Checked, width: int, today: date, glyphs: Glyphs) -> list[Block]:
    """A check: what it found, when, what was measured and how far from the target, the evidence."""
    words = check.outcome.label
    if check.measured is not None:
        words = show_variance(term.target, check.measured) if term.target else show_measure(check.measured)
    day = show_day(check.checked_on, today)
    head = row(
        (f"{glyphs.outcome(check.outcome)} ", style(_LOOKS.get(check.outcome, "dim"))),
        (fit(day, 9, right=True) + "  ", "$faint"),
        (fit(words, max(width - 13, 1)), style(_LOOKS.get(check.outcome, "dim"))),
    )
    return [head, *(row((" " * 13 + piece, "$faint")) for piece in wrap(check.evidence, width - 13) if piece)]


def problem_sign(severity: int) -> tuple[str, str]:
    """The sign of a problem and its looks."""
    return {1: ("", "dim"), 2: ("!", "amber")}.get(severity, ("!!", "red"))


def problem_words(line: ProblemLine) -> str:
    """What a problem is; a threat is named as one."""
    what = clean(line.entry.what)
    return _("threat: {what}").format(what=what) if line.entry.kind is ProblemKind.THREAT else what


def favour_signs(balance: Balance, glyphs: Glyphs) -> str:
    """Favours both ways, as short as can be: `→2 ←1`, two that we did them and one that they did us."""
    given, got = glyphs.favour(FavourWay.GIVEN), glyphs.favour(FavourWay.RECEIVED)
    return f"{given}{balance.given.done} {got}{balance.received.done}"
