"""The whale curve, drawn: the cumulated line over the accounts, and those after its peak."""

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import whole_amount
from kamtui.domain.money.pareto import Pareto, ParetoLine, in_whole, percent_of, show_part
from kamtui.domain.text.decimals import show_percent
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.ui.money.drawing import ABC, MOST_AMOUNT, Cell, NumberRow, lost_amount
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.blocks import style
from kamtui.ui.widgets.line_list import Part
from kamtui.ui.widgets.looks import columns

_UPWARD = " ▁▂▃▄▅▆▇█"


def whale_words(order: Pareto[int], months: str) -> str:
    """The peak, and what the accounts after it give back."""
    line = order.peak_line
    if line is None:
        return _("No account brings anything in {months}.").format(months=months)
    percent = order.percent(order.peak)
    share = f" ({show_percent(percent)})" if percent is not None else ""
    peak = ngettext(
        "The peak: {count} account brings {amount}{share} in {months}.",
        "The peak: {count} accounts bring {amount}{share} in {months}.",
        line.place,
    ).format(count=show_whole(line.place), amount=whole_amount(order.peak), share=share, months=months)
    if not order.losers:
        return peak + " " + _("Nobody after it gives any of it back.")
    return (
        peak
        + " "
        + ngettext(
            "The {count} that loses money gives back {amount} ({percent} % of it): {total} are left.",
            "The {count} that lose money give back {amount} ({percent} % of it): {total} are left.",
            order.losers,
        ).format(
            count=show_whole(order.losers),
            amount=lost_amount(order),
            percent=show_part(order.give_back, order.peak),
            total=whole_amount(order.total),
        )
    )


def whale_chart(order: Pareto[int], width: int, height: int, glyphs: Glyphs) -> Content:
    """The cumulated line over the accounts, the one that brings most at the left; after its peak in other signs."""
    if not order.count or height < 3 or width < 24:
        return Content("")
    values = [line.cumulated for line in order.lines]
    high, low = max(0, *values), min(0, *values)
    label = max(len(whole_amount(amount)) for amount in (high, low, order.total)) + 1
    rows, cells = height - 1, width - label - 1
    chart = _steps(order, cells)
    up, down = _parts(rows, high, low)
    depth = -low
    step = max(-(-high // up) if up else 0, -(-depth // down) if down else 0, 1)
    lines: list[list[Part]] = [
        [_sign(value, is_after, (up - 1 - number) * step, step, glyphs) for value, is_after in chart]
        for number in range(up)
    ]
    lines += [
        [_sunk(value, is_after, number * step, step, glyphs) for value, is_after in chart]
        for number in range(down)
    ]
    names = {0: whole_amount(high) if up else ""}
    if low < 0:
        names[min(up + (depth - 1) // step, rows - 1)] = whole_amount(low)
    at_total = up - 1 - (order.total - 1) // step
    if order.total > 0 and at_total not in names:
        names[at_total] = whole_amount(order.total)
    axis = "|" if glyphs.is_ascii else "│"
    parts: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        parts += [(fit(names.get(number, ""), label - 1, right=True), "$faint"), (axis, "$rule")]
        parts += [(text, style(look)) for text, look in _joined(line)]
        parts.append(("\n", ""))
    parts.append((" " * label + _below(order, chart, glyphs), "$faint"))
    return Content.assemble(*parts)


def _steps(order: Pareto[int], cells: int) -> list[tuple[int, bool]]:
    """For each column of the chart how high the line stands, and whether that is after the peak."""
    count, peak = order.count, order.peak_at
    if count <= cells:
        wide = max(cells // count, 1)
        return [(line.cumulated, line.place > peak) for line in order.lines for _cell in range(wide)]
    steps = []
    for cell in range(cells):
        first, last = cell * count // cells, (cell + 1) * count // cells - 1
        here = peak - 1 if first <= peak - 1 <= last else last
        steps.append((order.lines[here].cumulated, here >= peak))
    return steps


def _parts(rows: int, high: int, low: int) -> tuple[int, int]:
    """How many rows of the chart lie above nothing, and how many below, so that it is drawn as large as can be."""
    if low >= 0:
        return rows, 0
    if high <= 0:
        return 0, rows
    up = min(range(1, rows), key=lambda above: max(-(-high // above), -(low // (rows - above))))
    return up, rows - up


def _sign(value: int, is_after: bool, floor: int, step: int, glyphs: Glyphs) -> Part:
    """One cell above nothing: full, a part of it, or empty."""
    eighths = min(max((value - floor) * 8 // step, 0), 8)
    if is_after:
        full = ":" if glyphs.is_ascii else "▒"
        return (full, "red") if eighths >= 4 else (" ", "")
    if glyphs.is_ascii:
        return ("#" if eighths >= 4 else " "), "accent"
    return _UPWARD[eighths], "accent"


def _sunk(value: int, is_after: bool, ceiling: int, step: int, glyphs: Glyphs) -> Part:
    """One cell below nothing."""
    is_full = -value - ceiling > step // 2
    return ((":" if glyphs.is_ascii else "▒") if is_full else " "), "red" if is_after else "accent"


def _joined(line: Sequence[Part]) -> list[Part]:
    """The same with cells of one look together, as fewer pieces."""
    return [("".join(text for text, _look in run), look) for look, run in groupby(line, _look_of)]


def _look_of(part: Part) -> str:
    _text, look = part
    return look


def _below(order: Pareto[int], chart: Sequence[tuple[int, bool]], glyphs: Glyphs) -> str:
    """What stands below the chart: how many accounts there are, and with which the peak is reached."""
    cells, count = len(chart), order.count
    said = ngettext("{count} account", "{count} accounts", count).format(count=show_whole(count))
    if count > 1:
        said = _("{accounts}, the largest first").format(accounts=said)
    if not (order.losers and order.peak_at):
        return fit(said, cells)
    at = sum(not is_after for _value, is_after in chart) - 1
    sign = "^" if glyphs.is_ascii else "▲"
    mark = f"{order.peak_at} {sign}" if at + 1 >= len(str(order.peak_at)) + 2 else f"{sign} {order.peak_at}"
    start = max(at + 1 - len(mark), 0) if mark.endswith(sign) else at
    before, behind = start, max(cells - start - len(mark), 0)
    if before >= cell_len(said) + 2:
        return fit(said, before) + mark
    if behind >= cell_len(said) + 2:
        return " " * before + mark + fit(said, behind, right=True)
    return " " * before + mark


def loser_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `loser_rows`."""
    cells: list[Cell] = [("", -4, "dim"), (_("after the peak, the largest loss first"), 0, "dim")]
    return columns(
        [*cells, (_("gives back"), -MOST_AMOUNT, "dim"), (_("of it"), -7, "dim"), (_("ABC"), ABC, "dim")],
        width,
    )


def loser_rows(order: Pareto[int], lines: Sequence[ParetoLine[int]]) -> list[NumberRow]:
    """The accounts after the peak, the one that loses most first."""
    lost = [line for line in reversed(lines) if line.amount < 0]

    def drawn(line: ParetoLine[int], width: int) -> Sequence[Part]:
        share = percent_of(-line.amount, order.give_back)
        return columns(
            [
                (str(line.place), -4, "dim"),
                (line.name, 0, ""),
                (whole_amount(in_whole(line)), -MOST_AMOUNT, ""),
                (show_percent(share), -7, "dim"),
                (line.abc.label, ABC, "strong"),
            ],
            width,
        )

    return [
        NumberRow(lambda width, line=line: drawn(line, width), line.record_id, line.record_id, line)  # type: ignore[misc]
        for line in lost
    ]
