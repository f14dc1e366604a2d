"""What stands above the account in the panel: the line at hand whole, and by what one is reached about it."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.day.line import SENTENCES, Line, check_words, put_off_tails, words_of
from kamtui.domain.terms.promises import Standing, recent_rate, show_variance
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.shown_days import show_day, show_due
from kamtui.domain.warning import Severity
from kamtui.store.day.ways_reads import Ways
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.links import linked
from kamtui.ui.shell.text import fit, wrap, wrap_evenly, wrap_to
from kamtui.ui.terms.drawing import side_text, strip_parts
from kamtui.ui.widgets.blocks import Block, assemble, packed, style, styled
from kamtui.ui.widgets.blocks import row as panel_row
from kamtui.ui.widgets.looks import GAP, severity_sign

MOST_FOLDED = 40
"""How many lines of a fold the panel draws: no window has room for more."""


def line_head(line: Line, ways: Sequence[Ways], today: date, width: int, glyphs: Glyphs) -> Content:
    """What stands above the account in the panel: what the list has no room for; of a term how it was kept."""
    blocks: list[Block] = []
    term = line.term
    if line.warning is not None and line.group in SENTENCES:
        sign, look = severity_sign(line.warning.severity, glyphs)
        blocks += _hanging(sign, line.warning.sentence, style(look), width)
    elif term is None or line.is_task:
        words = " ".join((words_of(line), *put_off_tails(line.times_put_off)))
        blocks += [panel_row((piece, "bold")) for piece in wrap_evenly(words, width)]
    if term is not None and line.group not in SENTENCES and not line.is_task:
        blocks += [panel_row((piece, "bold")) for piece in wrap_evenly(check_words(term), width)]
    for words in line.also_words:
        blocks += _hanging("+", words, "$faint", width)
    if term is not None:
        about = packed((side_text(term.owed_by), term.category.label), width)
        blocks += [panel_row((piece, "$faint")) for piece in about]
    blocks += ways_rows(ways, width)  # before what was: a low panel has room for little
    if term is not None:
        blocks += _how_kept(term, today, width, glyphs)
    head = assemble([*blocks, panel_row(("", ""))] if blocks else [])
    return linked(head, (reach for one in ways for reach in one.reaches))


def folded_content(lines: Sequence[Line], today: date, width: int, glyphs: Glyphs) -> Content:
    """What stands in the panel beside a fold: its lines, each in two rows at most, with their day and whose they are.

    What is the same of several that follow each other is said once, above whose they are.
    """
    blocks: list[Block] = []
    before = ("", 0)
    for line in lines[:MOST_FOLDED]:
        words = words_of(line)
        day = show_due(line.due_on, today) if line.due_on is not None else ""
        whose = " · ".join(part for part in (day, clean(line.account)) if part)
        if (words, line.severity) != before or not whose:
            sign, look = severity_sign(Severity(line.severity), glyphs) if line.severity else ("", "")
            blocks += [
                panel_row((f"{'' if number else sign:<3}", style(look)), (piece, ""))
                for number, piece in enumerate(wrap_to(words, width - 3, 2))
            ]
        before = (words, line.severity)
        if whose:
            blocks.append(panel_row(("   " + fit(whose, min(cell_len(whose), width - 3)), "$faint")))
    return assemble(blocks)


def ways_rows(ways: Sequence[Ways], width: int, *, but: str = "") -> list[Block]:
    """By whom and by what one is reached: a name, its phone, its e-mail, as many on a line as fit whole.

    The name `but` is left out: it stands right above.
    """
    rows: list[str] = []
    for one in ways:
        texts = [*([] if one.who == but else [clean(one.who)]), *(clean(reach.text) for reach in one.reaches)]
        rows += wrap(texts[0], width)
        for text in texts[1:]:
            if cell_len(rows[-1]) + GAP + cell_len(text) <= width:
                rows[-1] += " " * GAP + text
            else:
                rows += wrap(text, width)
    return [panel_row((text, "$accent")) for text in rows]


def _how_kept(term: Standing, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """The strip with its count, and the last check with its evidence."""
    rate, last = recent_rate(term), term.last
    if last is None:
        return [panel_row((_("not checked yet"), "$faint"))]
    count = _("  {kept} of {count}").format(kept=rate.kept, count=rate.checks) if rate.checks else ""
    look = style({Outcome.PARTLY: "amber", Outcome.BROKEN: "red"}.get(last.outcome, "dim"))
    words = last.outcome.label
    if term.target is not None and last.measured is not None:
        words = show_variance(term.target, last.measured)
    words = f"{show_day(last.checked_on, today)}: {words}"
    blocks = [styled([*strip_parts(term, today, glyphs), (count, "dim")])]
    blocks += _hanging(glyphs.outcome(last.outcome), words, look, width)
    return blocks + [
        panel_row((f"   {piece}", "$faint")) for piece in wrap(last.evidence, width - 3) if piece
    ]


def _hanging(sign: str, words: str, look: str, width: int) -> list[Block]:
    """A sign, and words in as many lines as they need behind it."""
    return [
        panel_row((f"{sign if number == 0 else '':<3}", look), (piece, look))
        for number, piece in enumerate(wrap(words, width - 3))
    ]
