"""Small charts as SVG of our own drawing, readable in print without colours: what is what is told by how it is drawn and by words.

No script, no font and no picture from anywhere. Every text is escaped.
"""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from kamtui.domain.amounts import whole_amount
from kamtui.exchange.report.blocks import Bars, Course, Measured, Parts, one_line

WIDTH = 680
_INK, _PAPER, _FAINT, _PALE = "#1f3f66", "#ffffff", "#56606e", "#d5dae1"
_FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
_HEIGHT, _TOP, _BELOW = 210, 42, 42
"""Of a chart of bars: the whole, the room above for words, and below for the names of groups."""
_HATCH = 5
"""Between the lines of a hatched bar."""
_LETTER = 6.6
"""How wide a letter of the charts is, at most."""


def bars(chart: Bars) -> str:
    """Bars beside each other in groups, zero as a line; those of the first series with their amounts."""
    amounts = [value for series in chart.series for value in series.values if value is not None]
    if not any(amounts):
        return ""
    most, least = max([0, *amounts]), min([0, *amounts])
    scale = (_HEIGHT - _TOP - _BELOW - (14 if least < 0 else 0)) / (most - least)
    zero = _TOP + most * scale
    drawn = _legend([series.label for series in chart.series])
    room = WIDTH / len(chart.groups)
    width = min(40, (room - 20) / len(chart.series) - 4)
    for place, group in enumerate(chart.groups):
        middle = room * (place + 0.5)
        left = middle - (width + 4) * len(chart.series) / 2 + 2
        for number, series in enumerate(chart.series):
            value = series.values[place]
            if value is None:
                continue
            x, height = left + number * (width + 4), abs(value) * scale
            top = zero - height if value >= 0 else zero
            drawn.append(_bar(number, x, top, width, height))
            words = whole_amount(value)
            # Where there is no room it stands in the table alone.
            if number == 0 and len(words) * _LETTER <= room:
                at = top - 4 if value >= 0 else top + height + 12
                # Before the first bar there is no room: it begins at the edge.
                is_cut = x + width + 2 < len(words) * _LETTER * 1.2
                drawn.append(
                    _text(
                        0 if is_cut else x + width + 2, at, words, "start" if is_cut else "end", is_bold=True
                    )
                )
        drawn.append(_text(middle, _HEIGHT - _BELOW + 26, group, "middle"))
        if chart.remarks:
            drawn.append(_text(middle, _HEIGHT - 2, chart.remarks[place], "middle", _FAINT))
    if chart.below:
        drawn.append(_text(WIDTH, 13.5, chart.below, "end", _FAINT))
    drawn.append(_line(0, zero, WIDTH, zero, _INK))
    return _chart(chart.title, _HEIGHT + 2, drawn)


def parts(chart: Parts) -> str:
    """A whole in parts, a line each, with the number in each part."""
    lines = [(label, counts) for label, counts in chart.lines if sum(counts)]
    if not lines:
        return ""
    drawn = _legend(chart.labels)
    left = 190
    for place, (label, counts) in enumerate(lines):
        top, x, total = 30 + place * 28, float(left), sum(counts)
        drawn.append(_text(left - 10, top + 14, _fitting(label, 28), "end"))
        for number, count in enumerate(counts):
            if not count:
                continue
            size = (WIDTH - left - 50) * count / total
            drawn.append(_bar(number, x, top, size, 20))
            # The number stands on paper of its own, or nobody reads it on a filled part.
            drawn.append(_rectangle(x + size / 2 - 12, top + 3, 24, 14, _PAPER, _PAPER))
            drawn.append(_text(x + size / 2, top + 14, str(count), "middle", is_bold=True))
            x += size
        drawn.append(_text(WIDTH, top + 14, f"= {total}", "end", _FAINT))
    return _chart(chart.title, 30 + len(lines) * 28, drawn)


def course(chart: Course) -> str:
    """Values in order, each with its number above and its day below; one alone is a point."""
    if not chart.points:
        return ""
    top, height = 20, 70
    step = (WIDTH - 20) / len(chart.points)
    places = [
        (20 + step * (place + 0.5), top + height * (1 - value / chart.most))
        for place, (_day, value) in enumerate(chart.points)
    ]
    drawn = []
    for number, level in ((chart.most, top), (0, top + height)):
        drawn += [_text(0, level + 4, str(number), "start", _FAINT), _line(18, level, WIDTH, level, _PALE)]
    drawn += [_line(x1, y1, x2, y2, _INK, 1.6) for (x1, y1), (x2, y2) in pairwise(places)]
    for (x, y), (day, value) in zip(places, chart.points, strict=True):
        drawn.append(_point(x, y, 4))
        drawn.append(_text(x, y - 8, str(value), "middle", is_bold=True))
        drawn.append(_text(x, top + height + 18, day, "middle"))
    return _chart(chart.title, top + height + 24, drawn)


def measured(values: Measured) -> str:
    """What was measured as a small line, the target as a dashed one; "" of fewer than two values."""
    if len(values.values) < 2:
        return ""
    width, height = 90, 22
    shown = [*values.values, *([] if values.target is None else [values.target])]
    least, most = min(shown), max(shown)
    scale = (height - 6) / (most - least) if most > least else 0.0
    step = (width - 6) / (len(values.values) - 1)

    def level(value: int) -> float:
        return height - 3 - (value - least) * scale if scale else height / 2

    points = [(3 + step * place, level(value)) for place, value in enumerate(values.values)]
    drawn = [_line(x1, y1, x2, y2, _INK, 1.4) for (x1, y1), (x2, y2) in pairwise(points)]
    if values.target is not None:
        drawn.append(_line(0, level(values.target), width, level(values.target), _FAINT, 1, is_dashed=True))
    drawn.append(_point(*points[-1], 2))
    return (
        f'<svg class="measured" xmlns="{_NAMESPACE}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true">{"".join(drawn)}</svg>'
    )


_NAMESPACE = "http://www.w3.org/2000/svg"


def _legend(labels: Sequence[str]) -> list[str]:
    """The look of each series and its name, in a row."""
    drawn, x = [], 1.0
    for number, label in enumerate(labels):
        drawn += [_bar(number, x, 4, 14, 11), _text(x + 20, 13.5, label, "start")]
        x += 20 + _LETTER * len(label) + 22
    return drawn


def _bar(number: int, x: float, y: float, width: float, height: float) -> str:
    """A bar of the look of a series: the first filled, the second hatched, the third dashed around."""
    match number:
        case 0:
            return _rectangle(x, y, width, height, _INK, _INK)
        case 1:
            return _rectangle(x, y, width, height, _PAPER, _INK) + _hatching(x, y, width, height)
        case _:
            return _rectangle(x, y, width, height, _PAPER, _INK, is_dashed=True)


def _hatching(x: float, y: float, width: float, height: float) -> str:
    """Slanting lines within a rectangle. Drawn one by one: not every program that shows a page knows patterns."""
    strokes = [
        f"M{x + min(d, width):.1f} {y + d - min(d, width):.1f}L{x + d - min(d, height):.1f} {y + min(d, height):.1f}"
        for d in range(_HATCH, int(width + height), _HATCH)
    ]
    return f'<path d="{"".join(strokes)}" stroke="{_INK}" stroke-width="1" fill="none"/>' if strokes else ""


def _rectangle(
    x: float, y: float, width: float, height: float, fill: str, stroke: str, *, is_dashed: bool = False
) -> str:
    dashes = ' stroke-dasharray="3 2"' if is_dashed else ""
    size = f'width="{max(width, 0.5):.1f}" height="{max(height, 0.5):.1f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{fill}" stroke="{stroke}"{dashes}/>'


def _line(
    x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1, *, is_dashed: bool = False
) -> str:
    dashes = ' stroke-dasharray="3 2"' if is_dashed else ""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="{width}"{dashes}/>'


def _point(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{_INK}"/>'


def _text(x: float, y: float, text: str, anchor: str, fill: str = "#1c2430", *, is_bold: bool = False) -> str:
    weight = ' font-weight="bold"' if is_bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"{weight}>{escape(one_line(text))}</text>'


def _fitting(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _chart(title: str, height: float, drawn: Sequence[str]) -> str:
    words = escape(one_line(title))
    return (
        f'<figure><svg class="chart" xmlns="{_NAMESPACE}" viewBox="0 0 {WIDTH} {height:.0f}" font-size="11.5" '
        f'font-family="{_FONT}" role="img" aria-label="{words}"><title>{words}</title>{"".join(drawn)}</svg></figure>'
    )
