"""What the list of accounts has no column for, in words: below the list and in the panel beside it."""

from collections.abc import Sequence

from rich.cells import cell_len

from kamtui.domain.accounts.words import LIVE_STAGES, Stage
from kamtui.domain.terms.words import TermRule
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.decimals import show_decimal
from kamtui.domain.text.language import _, ngettext
from kamtui.store.accounts.reads import AccountLine
from kamtui.store.center.reads import MapSummary
from kamtui.store.day.marks import AccountMarks
from kamtui.ui.accounts.lines.drawing import bonds_text, greeting_sign, urgent_of
from kamtui.ui.accounts.looks import severities_words, urgent_words
from kamtui.ui.center.drawing import grade_words, stances_words
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, whole_parts
from kamtui.ui.terms.drawing import warning_words
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import severity_sign


def marks_words(
    line: AccountLine, summary: MapSummary | None, marks: AccountMarks | None, glyphs: Glyphs
) -> str:
    """What the panel says of an account that the list beside it may have no room for.

    What is urgent besides the warnings, which stand below; then in the manner of `class A · margin 20.5 % · bonds ▇▄▄▂▄▄▂ · a key player is for us · 3 for us, 3 neutral`.
    """
    if marks is None:
        return ""
    parts = [_urgent_words(line, marks)] if marks.late else []
    if marks.abc is not None:
        parts.append(_("class {abc}").format(abc=marks.abc.label))
    if marks.margin is not None:
        parts.append(_("margin {percent} %").format(percent=show_decimal(marks.margin)))
    if bonds := bonds_text(marks.strengths, glyphs):
        parts.append(_("bonds {bars}").format(bars=bonds))
    parts += _standing_words(summary)
    return " · ".join(parts)


def _standing_words(summary: MapSummary | None) -> list[str]:
    """How far the map has come and how its people stand; nothing where nobody is on it, or no stance is known."""
    if summary is None or not any(summary.stances.values()):
        return []
    words = stances_words(summary.stances)
    people = ngettext("of {count} person {how}", "of {count} people {how}", summary.people)
    return [grade_words(summary.grade), *([people.format(count=summary.people, how=words)] if words else [])]


def _urgent_words(line: AccountLine, marks: AccountMarks | None) -> str:
    """How much is urgent, the number of the list, and what it is made of: `3 urgent: 2 warnings, 1 task or check late`.

    Nothing is said besides where all of it are warnings, which are told.
    """
    urgent, late = len(urgent_of(marks)), marks.late if marks is not None else 0
    if not urgent + late:
        return ""
    words = urgent_words(urgent + late)
    is_never = bool(late) and line.last_on is None and line.stage is Stage.CUSTOMER
    late -= is_never
    kinds = (
        urgent
        and (late or is_never)
        and ngettext("{count} warning", "{count} warnings", urgent).format(count=urgent),
        late
        and ngettext("{count} task or check late", "{count} tasks or checks late", late).format(count=late),
        is_never and _("never spoken to"),
    )
    said = ", ".join(kind for kind in kinds if kind)
    return f"{words}: {said}" if said else words


def _greeting(marks: AccountMarks | None) -> str:
    """The sign before how long ago an account was spoken to."""
    return greeting_sign(marks.greeting)[0] if marks is not None else ""


def foot_words(
    line: AccountLine, summary: MapSummary | None, marks: AccountMarks | None, width: int, glyphs: Glyphs
) -> Sequence[Part]:
    """An account in a line below the list, for a window without a panel, in as many words as have room.

    How much is urgent and the gravest of it, or else what is to be watched; how its people stand; that nothing sets how
    often to speak.
    """
    urgent = urgent_of(marks)
    warnings = urgent or ((marks.warnings or ()) if marks is not None else ())
    told = [clean(warning_words(warning)) for warning in warnings]
    if len(told) > 1:
        said_first = clean(warnings[0].sentence)
        told[0] = (
            _("the gravest, broken: {what}").format(what=said_first)
            if warnings[0].rule is TermRule.BROKEN
            else _("the gravest: {warning}").format(warning=said_first)
        )
    late = f"{greeting} {_('no contact for too long')}" if (greeting := _greeting(marks)) else ""
    sign: Part = severity_sign(warnings[0].severity, glyphs) if warnings else ("", "")
    before = f"{sign[0]} " if sign[0] else ""
    room = max(width - cell_len(before), 1)
    how_many = _urgent_words(line, marks) or severities_words(warnings)
    if urgent and marks is not None and cell_len(f"{how_many} · {told[0]}") > room:
        how_many = urgent_words(len(urgent) + marks.late)  # the gravest says more than what they are made of
        left = max(room - cell_len(f"{how_many} · "), 1)
        if len(told) > 1 and cell_len(told[0]) > left:  # and more than only that it is the gravest
            told[0] = fit(told[0], left)
    said = [how_many, *told[:1], late, *told[1:]] if urgent else [late, how_many, *told]
    said += _standing_words(summary)
    if marks is not None and not marks.has_interval and line.stage in LIVE_STAGES:
        said.append(_("no “Contact every”: never late"))
    return [(before, sign[1]), (whole_parts([words for words in said if words], room, least=2), "")]
