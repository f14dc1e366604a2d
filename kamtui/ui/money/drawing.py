"""The numbers in lines and charts: who brings most, the whale curve, what moved, months against plan, what hangs on whom."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.amounts import CURRENCY, show_amount
from kamtui.domain.money.ahead import Ahead
from kamtui.domain.money.pareto import A_PERCENT, Pareto, ParetoLine, how_few, percent_of
from kamtui.domain.money.sales import AccountYear, change_percent
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.warning import Warning
from kamtui.ui.center.drawing import severity_sign
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import Block, assemble, heading, row, style
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns

Cell = tuple[str, int, str]
ROOMY = 96
MEASURES = ("profit", "revenue")
_LEAST_AMOUNT, _MOST_AMOUNT = 8, 17
_MONTH_CELLS = 10
"""A month such as "Nov 2026" with the sign that unfolds it."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_UPWARD = " ▁▂▃▄▅▆▇█"


def measure_label(measure: str) -> str:
    """What is measured, in a word."""
    return _("profit") if measure == "profit" else _("revenue")


def show_percent(value: Decimal | None, *, signed: bool = False) -> str:
    """`12.3 %`, `−4.0 %`; `+4.0 %` where it is a change. Nothing where it is not known."""
    if value is None:
        return ""
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{value} %".replace("-", "−")


def have_cents(amounts: Iterable[int | None]) -> bool:
    """Whether a column of amounts is shown with cents: one that has some is enough."""
    return any(one is not None and one % 100 for one in amounts)


def amount_cells(amounts: Iterable[int | None], *, with_cents: bool = False) -> int:
    """The cells of a column that holds some amounts, and its own head."""
    longest = max(
        (len(show_amount(one, with_cents=with_cents)) for one in amounts if one is not None), default=0
    )
    return min(max(longest, _LEAST_AMOUNT), _MOST_AMOUNT)


def short_amount(minor: int) -> str:
    """An amount in whole euros, half up, for an axis: `12 346 €`."""
    whole = (2 * abs(minor) + 100) // 200
    return f"{'−' if minor < 0 and whole else ''}{whole:,}".replace(",", "\u00a0") + f"\u00a0{CURRENCY}"


def _known(amount: int | None) -> str:
    return "" if amount is None else show_amount(amount)


def _loss_look(amount: int | None) -> str:
    return "red" if amount is not None and amount < 0 else ""


# -- lines


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of a view. `key` is None for a heading or a mark, which the cursor passes over."""

    draw: Callable[[int], Sequence[Part]]
    key: Hashable | None = None
    account_id: int | None = None
    """The account that the line is about."""


class NumberLines(Lines):
    """The lines of a view, each drawn when it comes into view."""

    def __init__(self, rows: Sequence[NumberRow]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        return self._rows[index].key

    def is_heading(self, index: int) -> bool:
        return self._rows[index].key is None

    def row(self, index: int) -> NumberRow | None:
        """The line itself."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        return self._rows[index].draw(width)


def heading_row(text: str, note: str, glyphs: Glyphs, look: str = "strong") -> NumberRow:
    """A name with a rule behind it, and a note at its end."""

    def draw(width: int) -> Sequence[Part]:
        label = fit(f" {text} ", min(cell_len(text) + 2, width))
        behind = f" {note}" if note else ""
        room = width - cell_len(label) - cell_len(behind)
        if room < 0:
            behind, room = "", width - cell_len(label)
        return [(label, look), (glyphs.rule * room, "rule"), (behind, "dim")]

    return NumberRow(draw)


def words_row(text: str, look: str = "dim") -> NumberRow:
    """A sentence among the lines."""
    return NumberRow(lambda width: [(fit(f"  {text}", width), look)])


def space_row() -> NumberRow:
    """An empty line between parts."""
    return NumberRow(lambda width: [])


# -- Pareto


def bar(amount: int, most: int, cells: int, glyphs: Glyphs) -> Part:
    """An amount as a bar of at most `cells`; what is lost has other signs than what is brought."""
    full = abs(amount) * cells * 8 // most if most else 0
    if amount and not full:
        full = 1
    if amount < 0:
        return fit(("-" if glyphs.is_ascii else "▒") * max(full // 8, 1), cells), "red"
    if glyphs.is_ascii:
        return fit("#" * max(full // 8, 1 if amount else 0), cells), "accent"
    whole, rest = divmod(full, 8)
    return fit("█" * whole + (_EIGHTHS[rest] if rest else ""), cells), "accent"


def track(cumulated: int, order: Pareto[int], cells: int, glyphs: Glyphs) -> list[Part]:
    """Where the cumulated line stands: from nothing at the left to the most that it reaches, the 80 % marked."""
    if order.total <= 0:
        return [(" " * cells, "")]
    least, most = min(0, cumulated), max(order.peak, order.total, 1)

    def place(amount: int) -> int:
        return min(max((amount - least) * (cells - 1) // (most - least), 0), cells - 1)

    dot, mark = place(cumulated), place(order.total * A_PERCENT // 100)
    signs = [(" ", "")] * cells
    signs[mark] = (":" if glyphs.is_ascii else "┊", "dim")
    signs[dot] = ("o" if glyphs.is_ascii else "●", "accent")
    return [(text, look) for text, look in signs]


def pareto_heading(order: Pareto[int], measure: str) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `pareto_rows`."""
    amount = _room_of(order)

    def draw(width: int) -> Sequence[Part]:
        cells = _pareto_cells(
            "", _("account"), "", measure_label(measure), _("share"), "", _("cum."), "", "", width, amount
        )
        return [(text.replace("\n", " "), look) for text, look in columns(cells, width)]

    return draw


def _room_of(order: Pareto[int]) -> int:
    amounts = [line.amount for line in order.lines]
    return amount_cells(amounts, with_cents=have_cents(amounts))


def _track_cells(width: int) -> int:
    return 24 if width >= ROOMY else 10 if width >= 74 else 0


def _bar_cells(width: int) -> int:
    return 16 if width >= ROOMY else 6 if width >= 60 else 0


def _pareto_cells(
    place: str,
    name: str,
    bar_text: str,
    amount: str,
    share: str,
    track_text: str,
    cumulated: str,
    abc: str,
    look: str,
    width: int,
    amount_room: int,
) -> list[Cell]:
    cells: list[Cell] = [(place, -4, "dim"), (name, 0, "")]
    if _bar_cells(width):
        cells.append((bar_text, _bar_cells(width), look))
    cells.append((amount, -amount_room, look if look == "red" else ""))
    if width >= 50:
        cells.append((share, -7, "dim"))
    if _track_cells(width):
        cells.append((track_text, _track_cells(width), ""))
    if width >= 40:
        cells.append((cumulated, -7, ""))
    cells.append((abc, 1, "strong"))
    return cells


def pareto_rows(
    order: Pareto[int], lines: Sequence[ParetoLine[int]], measure: str, glyphs: Glyphs
) -> list[NumberRow]:
    """The accounts in their order, with the 80 % mark and the peak as lines among them."""
    most = max((abs(line.amount) for line in order.lines[:1] + order.lines[-1:]), default=0)
    room, with_cents = _room_of(order), have_cents(line.amount for line in order.lines)
    marks: list[tuple[int, NumberRow]] = []
    fewest = order.fewest(A_PERCENT)
    if fewest is not None:
        text = _("{percent} % of the {measure}").format(percent=A_PERCENT, measure=measure_label(measure))
        marks.append((fewest, heading_row(text, how_few_short(order), glyphs, "accent")))
    if order.losers and order.peak_at:
        text = _("the peak: {amount}").format(amount=show_amount(order.peak))
        note = _("those below give back {amount}").format(amount=show_amount(order.give_back))
        marks.append((order.peak_at, heading_row(text, note, glyphs, "red")))
    rows: list[NumberRow] = []
    for line in lines:
        while marks and line.place > marks[0][0]:
            rows.append(marks.pop(0)[1])
        rows.append(
            NumberRow(
                lambda width, line=line: draw_pareto(line, order, most, room, width, glyphs, with_cents),  # type: ignore[misc]
                line.record_id,
                line.record_id,
            )
        )
    return [*rows, *(mark for _place, mark in marks)] if rows else []


def how_few_short(order: Pareto[int]) -> str:
    """`12 of 40 accounts`."""
    return _("{count} of {all} accounts").format(count=order.fewest(A_PERCENT), all=order.count)


def draw_pareto(
    line: ParetoLine[int],
    order: Pareto[int],
    most: int,
    room: int,
    width: int,
    glyphs: Glyphs,
    with_cents: bool = False,
) -> Sequence[Part]:
    """An account in its place: bar, amount, share, the cumulated line, its percentage, the class."""
    bar_text, look = bar(line.amount, most, max(_bar_cells(width), 1), glyphs)
    cells = _pareto_cells(
        str(line.place),
        line.name,
        bar_text,
        show_amount(line.amount, with_cents=with_cents),
        show_percent(order.percent(line.amount)),
        "",
        show_percent(order.percent(line.cumulated)),
        line.abc.label,
        look,
        width,
        room,
    )
    parts = columns(cells, width)
    if _track_cells(width):
        # Behind the columns before it, each with its gap.
        at = 2 * next(
            index for index, cell in enumerate(cells) if cell[1] == _track_cells(width) and not cell[0]
        )
        return [*parts[:at], *track(line.cumulated, order, _track_cells(width), glyphs), *parts[at + 1 :]]
    return parts


def pareto_words(order: Pareto[int], measure: str, months: str, unknown: int) -> str:
    """How few make 80 %, of how much, and who is left out."""
    parts = [
        _("{measure} {months}: {total}").format(
            measure=measure_label(measure).capitalize(), months=months, total=show_amount(order.total)
        ),
        how_few(order),
    ]
    if measure == "profit" and unknown:
        parts.append(
            ngettext(
                "{count} account of unknown profit is left out",
                "{count} accounts of unknown profit are left out",
                unknown,
            ).format(count=unknown)
        )
    return " · ".join(parts)


def nothing_known(measure: str, months: str) -> str:
    """That nobody's profit, or revenue, is written down for some months: it is not nothing, it is not known."""
    if measure == "profit":
        text = _("No account's profit is written down for {months}. o shows the revenue.")
    else:
        text = _("No account's revenue is written down for {months}.")
    return text.format(months=months)


# -- the whale curve


def whale_words(order: Pareto[int], measure: str, months: str) -> str:
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
    ).format(count=line.place, amount=show_amount(order.peak), share=share, months=months)
    if not order.losers:
        return peak + " " + _("Nobody after it gives any of it back.")
    back = percent_of(order.give_back, order.peak)
    return (
        peak
        + " "
        + ngettext(
            "The {count} that loses money gives back {amount} ({percent} % of it): {total} are left.",
            "The {count} that lose money give back {amount} ({percent} % of it): {total} are left.",
            order.losers,
        ).format(
            count=order.losers,
            amount=show_amount(order.give_back),
            percent=back,
            total=show_amount(order.total),
        )
    )


def whale_chart(order: Pareto[int], width: int, height: int, glyphs: Glyphs) -> Content:
    """The cumulated line over the accounts, the one that brings most at the left; after its peak in other signs."""
    if not order.count or height < 3 or width < 24:
        return Content("")
    values = [line.cumulated for line in order.lines]
    high, low = max(0, *values), min(0, *values)
    label = max(len(short_amount(amount)) for amount in (high, low, order.total)) + 1
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
    names = {0: short_amount(high) if up else ""}
    if low < 0:
        names[min(up + (depth - 1) // step, rows - 1)] = short_amount(low)
    at_total = up - 1 - (order.total - 1) // step
    if order.total > 0 and at_total not in names:
        names[at_total] = short_amount(order.total)
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
    found = []
    for cell in range(cells):
        first, last = cell * count // cells, (cell + 1) * count // cells - 1
        here = peak - 1 if first <= peak - 1 <= last else last
        found.append((order.lines[here].cumulated, here >= peak))
    return found


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
    found: list[Part] = []
    for text, look in line:
        if found and found[-1][1] == look:
            found[-1] = (found[-1][0] + text, look)
        else:
            found.append((text, look))
    return found


def _below(order: Pareto[int], chart: Sequence[tuple[int, bool]], glyphs: Glyphs) -> str:
    """What stands below the chart: how many accounts there are, and with which the peak is reached."""
    cells, count = len(chart), order.count
    said = ngettext("{count} account", "{count} accounts, the largest first", count).format(count=count)
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
    cells: list[Cell] = [("", -4, "dim"), (_("after the peak, the dearest first"), 0, "dim")]
    return columns(
        [*cells, (_("gives back"), -_MOST_AMOUNT, "dim"), (_("of it"), -7, "dim"), ("", 1, "")], width
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
                (show_amount(line.amount), -_MOST_AMOUNT, "red"),
                (show_percent(share), -7, "dim"),
                (line.abc.label, 1, "strong"),
            ],
            width,
        )

    return [
        NumberRow(lambda width, line=line: drawn(line, width), line.record_id, line.record_id)  # type: ignore[misc]
        for line in lost
    ]


# -- movements


@dataclass(frozen=True, slots=True)
class Moved:
    """An account in a group of movements, and what is said of it where the columns do not."""

    year: AccountYear
    abc: str
    sentence: str = ""


def movement_heading(room: int) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `draw_moved`."""

    def draw(width: int) -> Sequence[Part]:
        cells = _moved_cells(
            _("account"), "", _("12 months"), _("12 before"), _("change"), _("profit"), width, room, "dim"
        )
        return columns(cells, width)

    return draw


def _moved_cells(
    name: str, abc: str, now: str, before: str, change: str, profit: str, width: int, room: int, look: str
) -> list[Cell]:
    cells: list[Cell] = [(name, 0, ""), (abc, 1, "strong"), (now, -room, "")]
    if width >= 46:
        cells.append((before, -room, "dim"))
    cells.append((change, -9, look))
    if width >= 66:
        cells.append((profit, -room, "red" if profit.startswith("−") else "dim"))
    return cells


def draw_moved(one: Moved, width: int, room: int) -> Sequence[Part]:
    """What an account bought in 12 months and in those before, the change, and what it brought."""
    year = one.year
    if one.sentence:
        return columns(
            [(year.name, 24 if width >= 66 else 16, ""), (one.abc, 1, "strong"), (one.sentence, 0, "dim")],
            width,
        )
    change = change_percent(year.now, year.before)
    look = (
        "red"
        if change is not None and change <= -100
        else "amber"
        if change is not None and change < 0
        else ""
    )
    return columns(
        _moved_cells(
            year.name,
            one.abc,
            _known(year.revenue),
            show_amount(year.before) if year.before else "",
            _("new") if change is None and year.now > 0 else show_percent(change, signed=True),
            _known(year.profit),
            width,
            room,
            look,
        ),
        width,
    )


# -- months against plan and last year


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month, or an account in it: reached, planned, the year before, and of a month ahead what is secured."""

    name: str
    reached: int | None
    planned: int | None
    before: int | None
    secured: int | None = None
    """What is sold or agreed of the plan; None of a month that is over."""

    @property
    def gap(self) -> int | None:
        """What was reached above the plan, or is missing to it; of a month ahead what is not secured, below zero."""
        if self.planned is None:
            return None
        if self.secured is not None:
            return self.secured - self.planned
        return None if self.reached is None else self.reached - self.planned


def plan_heading(room: int, measure: str) -> Callable[[int], Sequence[Part]]:
    """The heads of the columns of `draw_month`."""

    def draw(width: int) -> Sequence[Part]:
        return columns(
            _month_cells(
                _("month"),
                measure_label(measure),
                _("plan"),
                _("gap"),
                "",
                _("year before"),
                _("change"),
                "",
                width,
                room,
            ),
            width,
        )

    return draw


def _month_cells(
    name: str,
    reached: str,
    planned: str,
    gap: str,
    percent: str,
    before: str,
    change: str,
    look: str,
    width: int,
    room: int,
) -> list[Cell]:
    """The cells that find room beside the whole name of a month."""
    cells: list[Cell] = [(name, 0, ""), (reached, -room, "")]
    left = width - _MONTH_CELLS - GAP - room
    others: tuple[tuple[int, list[Cell]], ...] = (
        (0, [(planned, -room, "dim")]),
        (0, [(gap, -room, look)]),
        (92, [(percent, -8, look)]),
        (62, [(before, -max(room, 11), "dim"), (change, -9, "")]),
    )
    for least_width, more in others:
        size = sum(GAP + abs(room_of) for _text, room_of, _look in more)
        if width >= least_width and size <= left:
            cells += more
            left -= size
    return cells


def draw_month(line: MonthLine, width: int, room: int, *, lead: str = "") -> Sequence[Part]:
    """A month against its plan and against the same month of the year before."""
    gap = line.gap
    percent = percent_of(gap, line.planned) if gap is not None and line.planned else None
    change = change_percent(line.reached, line.before) if line.reached is not None and line.before else None
    shown = line.secured if line.secured is not None else line.reached
    cells = _month_cells(
        line.name,
        _known(shown),
        _known(line.planned),
        _known(gap),
        show_percent(percent, signed=True),
        _known(line.before),
        show_percent(change, signed=True) if line.secured is None else "",
        "" if gap is None or gap >= 0 else "amber",
        width - cell_len(lead),
        room,
    )
    return [(lead, "dim"), *columns(cells, width - cell_len(lead))]


# -- what hangs on whom


def concentration_row(
    label: str, amount: int, percent: Decimal | None, key: Hashable, glyphs: Glyphs
) -> NumberRow:
    """What the few largest bring together."""

    def draw(width: int) -> Sequence[Part]:
        cells = 20 if width >= 70 else 10
        full = min(max(int(percent * cells // 100), 0), cells) if percent is not None else 0
        on, off = ("#", "-") if glyphs.is_ascii else ("▰", "▱")
        parts = columns(
            [(label, 0, ""), (show_amount(amount), -_MOST_AMOUNT, ""), (show_percent(percent), -8, "strong")],
            width - cells - 2,
        )
        return [*parts, ("  ", ""), (on * full, "accent"), (off * (cells - full), "rule")]

    return NumberRow(draw, key)


def hours_row(
    year: AccountYear, minutes: int, time: Decimal | None, profit: Decimal | None, is_too_much: bool
) -> NumberRow:
    """An account's share of the logged time against its share of the profit."""

    def draw(width: int) -> Sequence[Part]:
        hours = (minutes + 30) // 60
        cells: list[Cell] = [
            ("!" if is_too_much else " ", 1, "amber"),
            (year.name, 0, ""),
            (_("{count} h").format(count=hours), -7, "dim"),
            (_("{share} of time").format(share=show_percent(time)), -15, "amber" if is_too_much else ""),
        ]
        text = (
            _("{share} of profit").format(share=show_percent(profit))
            if profit is not None
            else _("profit not known")
        )
        return columns([*cells, (text, -18, _loss_look(year.profit))], width)

    return NumberRow(draw, ("hours", year.account_id), year.account_id)


def value_row(account_id: int, name: str, cost: int, profit: int | None, balance: int | None) -> NumberRow:
    """What a value bond costs in a year against what the account brings."""

    def draw(width: int) -> Sequence[Part]:
        is_loss = balance is not None and balance < 0
        cells: list[Cell] = [
            ("!" if is_loss else "?" if balance is None else " ", 1, "red" if is_loss else "amber"),
            (name, 0, ""),
            (show_amount(cost), -14, ""),
        ]
        if width >= 60:
            cells.append((_("not known") if profit is None else show_amount(profit), -14, _loss_look(profit)))
        return columns([*cells, (_known(balance), -14, "red" if is_loss else "")], width)

    return NumberRow(draw, ("value", account_id), account_id)


def value_heading(width: int) -> Sequence[Part]:
    """The heads of the columns of `value_row`."""
    cells: list[Cell] = [("", 1, ""), ("", 0, ""), (_("cost a year"), -14, "dim")]
    if width >= 60:
        cells.append((_("profit"), -14, "dim"))
    return columns([*cells, (_("left"), -14, "dim")], width)


# -- the panel


def account_content(
    year: AccountYear,
    abc: str,
    months: str,
    ahead: Ahead | None,
    minutes: int,
    warnings: Sequence[Warning],
    width: int,
    glyphs: Glyphs,
) -> Content:
    """An account's figures whole, and what its bonds and sales imply."""
    sign = f"{glyphs.key_account} " if year.is_key else ""
    change = change_percent(year.now, year.before)
    gap = None if year.planned_revenue is None else year.reached_revenue - year.planned_revenue
    lines = (
        (_("Revenue"), _known(year.revenue), ""),
        (_("Profit"), _known(year.profit), _loss_look(year.profit)),
        (_("Margin"), show_percent(year.margin), ""),
        (_("Class"), abc, ""),
        (_("Year before"), show_amount(year.before) if year.before else "", ""),
        (_("Change"), show_percent(change, signed=True), ""),
        (_("Plan"), _known(year.planned_revenue), ""),
        (_("Reached"), _known(year.reached_revenue) if year.planned_revenue else "", ""),
        (_("Gap"), _known(gap), "amber" if gap is not None and gap < 0 else ""),
        (_("Ahead"), _known(ahead.planned) if ahead else "", ""),
        (_("Secured"), _known(ahead.secured) if ahead else "", ""),
        *(((_("and"), volume, "")) for volume in (ahead.besides if ahead else ())),
        (_("Time"), _("{count} h").format(count=(minutes + 30) // 60) if minutes else "", ""),
    )
    blocks: list[Block] = [
        row((fit(sign + clean(year.name), width), "bold")),
        row((fit(f"{year.stage.label} · {months}", width), "$faint")),
        row(("", "")),
    ]
    for label, value, look in lines:
        if value:
            blocks.append(
                row(
                    (fit(label, 13), "$faint"),
                    (fit(value, max(min(width - 13, 18), 6), right=True), style(look)),
                )
            )
    if not year.first_on:
        blocks.append(row((_("no sales written down"), "$warning")))
    if warnings:
        blocks.append(heading(_("Warnings"), str(len(warnings)), width=width, glyphs=glyphs))
    for warning in warnings:
        mark, look = severity_sign(warning.severity, glyphs)
        for number, piece in enumerate(wrap(warning.sentence, width - 3)):
            blocks.append(row((fit(mark if not number else "", 3), style(look)), (piece, style(look))))
    blocks += [row(("", "")), row((_("enter opens its months"), "$faint"))]
    return assemble(blocks)
