"""What was agreed, drawn whole: in the panel beside a list, and in a line below it (K14-K16)."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from kamtui.domain.terms.check_days import coming_checks
from kamtui.domain.terms.notice import notice_from, show_notice
from kamtui.domain.terms.promises import Checked, Standing, answer_words, recent_rate, show_variance
from kamtui.domain.terms.target import show_measure, show_target
from kamtui.domain.terms.words import Consent, TermRule, TermState
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_date, show_day, show_day_month, show_long_day
from kamtui.domain.warning import Warning
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap, wrap_evenly
from kamtui.ui.terms.drawing import due_words, side_text, strip_parts
from kamtui.ui.widgets.blocks import Block, Words, assemble, facts, heading, packed, row, style
from kamtui.ui.widgets.looks import GAP, WHEN, before_day, severity_sign

LAST_CHECKS = 6
"""How many of the last checks are written out."""


def term_words(term: Standing) -> str:
    """A term in one line, for windows that have no panel: what a line of the list may have cut off or left out."""
    parts = [term.what, show_target(term.target), term.account, term.person]
    if term.state is not TermState.AGREED:
        parts.append(_state_words(term))
    if term.is_open and term.consent in (Consent.ASKED, Consent.REFUSED):
        parts.append(_("approval {approval}").format(approval=_approval(term)))
    return clean(" · ".join(part for part in parts if part))


def term_panel(
    term: Standing, warnings: Sequence[Warning], today: date, width: int, glyphs: Glyphs
) -> Content:
    """A term whole, in a panel of `width` cells: what hurts first, then what was agreed, then how it was kept."""
    about = [side_text(term.owed_by), term.category.label]
    if term.state is not TermState.AGREED:
        about.append(_state_words(term))
    blocks: list[Block] = [row((piece, "bold")) for piece in wrap(term.what, width)]
    blocks += [row((piece, "$faint")) for piece in packed(about, width)]
    for warning in sorted(warnings, key=lambda each: -each.severity):
        blocks += _warning(term, warning, width, glyphs)
    blocks += [
        [("\n", "")],
        *facts(
            width,
            (_("Account"), term.account, "bold" if term.is_key else ""),
            (_("Target"), show_target(term.target)),
            (_("From"), _span(term, today)),
            (_("Notice"), _notice(term)),
            *_checks_ahead(term, today),
            (_("Broken"), answer_words(term, today)),
            (_("Approval"), _approval(term)),
            (_("Agreed"), _("with {person}").format(person=term.person) if term.person else ""),
        ),
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
        row((fit("" if number else sign, 3), style(look)), (piece, ""))
        for number, piece in enumerate(wrap_evenly(sentence, width - 3))
    ]


def _span(term: Standing, today: date) -> str:
    """From when until when it holds, and that it is past its end and still open."""
    until_on = term.until_on if term.is_open else term.ended_on or term.until_on
    if until_on is None:
        return _("{day}, no end").format(day=show_date(term.from_on))
    span = _("{from_day} to {until_day}").format(
        from_day=show_date(term.from_on), until_day=show_date(until_on)
    )
    return _("{span} (past)").format(span=span) if term.is_past_end(today) else span


def _notice(term: Standing) -> str:
    if term.notice is None:
        return ""
    begins = notice_from(term.until_on, term.notice)
    if begins is None:
        return show_notice(term.notice)
    return _("{period}, from {day} on").format(period=show_notice(term.notice), day=show_date(begins))


def _checks_ahead(term: Standing, today: date) -> list[tuple[str, str, str]]:
    """The rule in words, and its next dates."""
    # late: no list asks for it
    from kamtui.domain.time.recurrence.shown import show_recurrence

    if term.rule is None:
        return [(_("Check when"), _("never"), "$faint")]
    ahead = [(_("Check when"), show_recurrence(term.rule), "")]
    first = term.next_check_on if term.is_open else None
    if first is None:
        return ahead
    days = coming_checks(term.rule, first, term.until_on, limit=3)
    shown = [show_day_month(day, today).replace(" ", "\u00a0") for day in days]
    text, look = due_words(term, today)
    if first <= today:
        shown[0] = _("{day} ({ago})").format(day=shown[0], ago=text)
    return [*ahead, (_("Next"), " · ".join(shown), style(look) if first < today else "")]


def _approval(term: Standing) -> str:
    """How the director's approval stands, since when and whose it is; nothing where none is needed."""
    if term.consent is Consent.NOT_NEEDED:
        return ""
    day = show_date(term.consent_on) if term.consent_on else ""
    return ", ".join(part for part in (term.consent.label, day, clean(term.consent_by)) if part)


def _kept(term: Standing, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """How it was kept: the strip, and the last checks one by one, the newest first."""
    if not term.checks:
        return [[("\n", "")], row((_("not checked yet"), "$faint"))]
    rate = recent_rate(term)
    words = _("{kept} of {count}").format(kept=rate.kept, count=rate.checks) if rate.checks else ""
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
    indent = " " * (WHEN + GAP)
    first, *more = wrap(words, max(width - WHEN - GAP, 1))
    head = row(
        *before_day((glyphs.outcome(check.outcome), ""), (day, "$faint"), WHEN),
        (" " * GAP, ""),
        (first, ""),
    )
    return [
        head,
        *(row((indent, ""), (piece, "")) for piece in more),
        *(row((indent + piece, "$faint")) for piece in wrap(check.evidence, width - WHEN - GAP) if piece),
    ]
