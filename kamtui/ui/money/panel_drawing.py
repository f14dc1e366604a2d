"""The figures of one account beside the numbers of all, drawn."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import show_amount
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.sales import AccountYear, change_percent
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _
from kamtui.domain.warning import Warning
from kamtui.ui.money.drawing import known_amount
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap_evenly
from kamtui.ui.widgets.blocks import APART, Block, assemble, heading, row, style
from kamtui.ui.widgets.looks import columns, severity_sign

LABEL, FIGURE = 13, 18
"""Cells for what a figure is called, with the blank behind it, and for the figure."""
MOST_MEMBERS = 12
"""So many accounts are named beside a line that is of several."""


def account_content(
    year: AccountYear,
    abc: str,
    months: str,
    ahead: Ahead | None,
    minutes: int,
    warnings: Sequence[Warning],
    width: int,
    glyphs: Glyphs,
    listed: tuple[str, str] | None = None,
) -> Content:
    """An account's figures whole, and what its bonds and sales imply.

    Where the list beside it is of other months, first which these are and what it says: the figures are of 12 months.
    """
    sign = f"{glyphs.key_account} " if year.is_key else ""
    blocks: list[Block] = [
        row((fit(sign + clean(year.name), width), "bold")),
        *_listed_blocks(listed, width),
        row((fit(f"{year.stage.label} · {months}", width), "$faint")),
        row(("", "")),
        *_figure_blocks(year, abc, ahead, minutes, width),
    ]
    if not year.first_on:
        blocks.append(row((_("no sales written down"), "$faint")))
    if warnings:
        blocks.append(heading(_("Warnings"), str(len(warnings)), width=width, glyphs=glyphs))
    for warning in warnings:
        mark, look = severity_sign(warning.severity, glyphs)
        for number, piece in enumerate(wrap_evenly(warning.sentence, width - 3)):
            blocks.append(row((fit(mark if not number else "", 3), style(look)), (piece, "")))
    blocks += [row(("", "")), row((_("{line.open} opens its months"), "$faint"))]
    return assemble(blocks)


def _listed_blocks(listed: tuple[str, str] | None, width: int) -> list[Block]:
    if listed is None:
        return []
    months, amount = listed
    return [
        row((fit(months, width), "$faint")),
        *_figure_lines([(_("In the list"), amount)], width),
        row(("", "")),
    ]


class Beside(NamedTuple):
    """What stands beside a line that is of several accounts."""

    title: str
    figures: Sequence[tuple[str, str]]
    """What is known, each with its label; what is empty is left out."""
    of: str
    """What the accounts are called together."""
    members: Sequence[tuple[str, str]]
    """The accounts, each with its amount."""
    hint: str


def beside_content(beside: Beside, width: int, glyphs: Glyphs) -> Content:
    """Figures of several accounts, and which accounts they are of."""
    blocks: list[Block] = [row((fit(beside.title, width), "bold")), row(("", ""))]
    blocks += _figure_lines(beside.figures, width)
    if beside.members:
        blocks.append(heading(beside.of, str(len(beside.members)), width=width, glyphs=glyphs))
    for name, amount in beside.members[:MOST_MEMBERS]:
        parts = columns([(name, 0, ""), (amount, -min(cell_len(amount), width // 2), "")], width)
        blocks.append(row(*parts))
    if (more := len(beside.members) - MOST_MEMBERS) > 0:
        blocks.append(row((_("… {count} more").format(count=more), "$faint")))
    return assemble([*blocks, row(("", "")), row((beside.hint, "$faint"))])


def _figure_blocks(
    year: AccountYear, abc: str, ahead: Ahead | None, minutes: int, width: int
) -> Iterator[Block]:
    """A line for each figure that is known, its label at the left."""
    gap = year.plan_gap or 0
    lines = (
        (_("Revenue"), known_amount(year.revenue)),
        (_("Profit"), known_amount(year.profit)),
        (_("Margin"), show_percent(year.margin)),
        (_("Class"), abc),
        (_("Year before"), show_amount(year.before) if year.before else ""),
        (_("Change"), show_percent(change_percent(year.now, year.before), signed=True)),
        (_("Plan"), known_amount(year.planned_revenue)),
        (_("Reached"), known_amount(year.reached_revenue) if year.planned_revenue else ""),
        (_("Above plan") if gap > 0 else _("Below plan"), known_amount(abs(gap)) if gap else ""),
        *(_ahead_lines(ahead) if ahead is not None else ()),
        (_("Time"), _("{count} h").format(count=(minutes + 30) // 60) if minutes else ""),
    )
    return _figure_lines(lines, width)


def _figure_lines(lines: Iterable[tuple[str, str]], width: int) -> Iterator[Block]:
    """Figures below each other, each with its label; a label that is longer than usual makes room for itself."""
    known = [(label, value) for label, value in lines if value]
    cells = max((LABEL, *(cell_len(label) + APART for label, _value in known)))
    for label, value in known:
        yield row(
            (fit(label, cells), "$faint"),
            (fit(value, max(min(width - cells, FIGURE), 6), right=True), ""),
        )


def _ahead_lines(ahead: Ahead) -> Iterator[tuple[str, str]]:
    yield _("Ahead"), show_amount(ahead.planned)
    yield _("Secured"), show_amount(ahead.secured)
    for volume in ahead.besides:
        yield _("and"), volume
