"""The lines of the daily review."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.calls.contacted import ChainCount
from kamtui.domain.chain.week import DayCount
from kamtui.domain.day.line import SENTENCES, Group, Line, check_words, tail_of, words_of
from kamtui.domain.terms.promises import Standing, recent_rate, show_variance, strip_of
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_day, show_days
from kamtui.ui.chain.week_drawing import fitting_chart
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.terms.drawing import side_text, strip_parts
from kamtui.ui.widgets.blocks import Block, assemble, style, styled
from kamtui.ui.widgets.blocks import row as panel_row
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns, severity_sign, short_name, stance_look

SHOWN_OF_GROUP = {
    Group.BROKEN: 200,
    Group.FIRST: 200,
    Group.OVERDUE: 200,
    Group.TODAY: 200,
    Group.GOING_COLD: 8,
    Group.WARNINGS: 6,
    Group.CHAIN: 6,
    Group.NOTHING_SCHEDULED: 6,
}
"""How many lines of a group are shown before it is unfolded: who would read 200 of who is not spoken to?"""

SHORT_WORDS = 24
"""Words up to this length are whole in the list; longer ones stand in the panel beside it."""
SHOWN_CHECKS = 6
"""How many of a term's last checks its line shows; half of them in a narrow window."""

_LEAST_WORDS = 8
"""How many cells of what was agreed stay in front of a target or a variance."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group and how many lines it has; `said` of those that are still to come."""

    group: Group
    count: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """Stands for the lines of a group that are not shown."""

    group: Group
    count: int

    @property
    def key(self) -> str:
        return f"more:{int(self.group)}"


@dataclass(frozen=True, slots=True)
class Chain:
    """The last line: how many people were contacted and asked today. It leads to closing the day."""

    count: ChainCount
    days: Sequence[DayCount]
    """The last four weeks."""

    @property
    def key(self) -> str:
        return "chain"


class Space:
    """An empty line between groups."""


class ReviewLines(Lines):
    """The day's lines under their headings, and the chain's count.

    `unfolded` groups are shown whole; `said` is by group what is told of those of its lines that are not there yet.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        unfolded: set[Group],
        glyphs: Glyphs,
        today: date,
        chain: ChainCount | None = None,
        days: Sequence[DayCount] = (),
        said: Mapping[Group, str] = MappingProxyType({}),
    ) -> None:
        self._glyphs = glyphs
        self._today = today
        self._rows: list[Line | Heading | More | Chain | Space] = []
        for group in Group:
            members = [line for line in lines if line.group is group]
            if not members and not said.get(group):
                continue
            if self._rows:
                self._rows.append(Space())
            self._rows.append(Heading(group, len(members), said.get(group, "")))
            shown = len(members) if group in unfolded else SHOWN_OF_GROUP[group]
            if len(members) <= shown + 1:
                shown = len(members)
            self._rows += members[:shown]
            if len(members) > shown:
                self._rows.append(More(group, len(members) - shown))
        if chain is not None:
            self._rows += [Space(), Chain(chain, days)] if self._rows else [Chain(chain, days)]
        # As wide as the longest strip, so that a book without terms gives nothing away.
        longest = max((len(strip_of(line.term, today)) for line in lines if line.term is not None), default=1)
        self._strip = min(max(longest, 1), SHOWN_CHECKS)

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Line | Heading | More | Chain | Space:
        """What stands on a line."""
        return self._rows[index]

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.key if isinstance(row, (Line, More, Chain)) else None

    def is_heading(self, index: int) -> bool:
        return isinstance(self._rows[index], (Heading, Space))

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        match row:
            case Heading():
                looks = {
                    Group.BROKEN: "red strong",
                    Group.OVERDUE: "red strong",
                    Group.GOING_COLD: "amber strong",
                }.get(row.group, "strong")
                label = f" {row.group.label.upper()} "
                count = " ".join(
                    ("", *([str(row.count)] if row.count else []), *([row.said] if row.said else []))
                )
                rule = self._glyphs.rule * max(width - len(label) - len(count), 0)
                return [(label, looks), (rule, "rule"), (count, "dim")]
            case More():
                text = ngettext(
                    "… {count} more, {line.open} shows it",
                    "… {count} more, {line.open} shows them",
                    row.count,
                )
                return [(fit(f"{'':10}{text.format(count=row.count)}", width), "dim")]
            case Chain():
                label = f" {_('Chain today').upper()} "
                room = max(width - cell_len(label) - 2, 0)
                figures = "   ".join(row.count.figures)
                if cell_len(figures) > room:
                    figures = " ".join(row.count.figures)
                chart = fitting_chart(row.days, self._glyphs, room - cell_len(figures) - GAP)
                parts = [(label, "strong"), (fit(f"  {figures}", room + 2 - cell_len(chart)), "")]
                return [*parts, (chart, "accent")]
            case Line():
                return self._draw_line(row, width)
            case _:
                return []

    def _draw_line(self, line: Line, width: int) -> Sequence[Part]:
        wide = width >= 70
        strip = self._strip if wide else min(self._strip, SHOWN_CHECKS // 2)
        when, when_look = self._when(line)
        if line.group is Group.CHAIN:  # the sentence names whom it is about
            return columns([(when, -8, when_look), (self._what(line, width - 8 - GAP), 0, "")], width)
        cells = [
            (when, -8, when_look),
            ("", 0, ""),
            (self._account(line), _account_cells(width), "strong" if line.is_key else ""),
        ]
        # A warning is a sentence that needs the room; that of a map names whom it is about.
        if wide and line.group not in SENTENCES:
            cells.append((side_text(line.term.owed_by) if line.term else short_name(line.person), 10, "dim"))
        left = width - strip - GAP
        room = left - sum(abs(size) for _text, size, _looks in cells) - GAP * (len(cells) - 1)
        cells[1] = (self._what(line, room), 0, "")
        return [*columns(cells, left), (" " * GAP, ""), *self._sign(line, strip)]

    def _sign(self, line: Line, cells: int) -> list[Part]:
        """A term's last checks; else how the person stands to us."""
        if line.term is not None:
            parts = strip_parts(line.term, self._today, self._glyphs, cells)
            return [*parts, (" " * (cells - len(parts)), "")]
        sign = self._glyphs.stance(line.stance) if line.person_id else " "
        return [(fit_exactly(sign, cells), stance_look(line.stance))]

    def _account(self, line: Line) -> str:
        return line.account or ("" if line.person_id is None else _("(no account)"))

    def _what(self, line: Line, room: int) -> str:
        """What the line says; of a term its target or variance stays in view, of a task that it comes again."""
        tail = self._glyphs.repeats if line.repeats else tail_of(line)
        return _with_tail(clean(words_of(line)), tail, room)

    def _when(self, line: Line) -> tuple[str, str]:
        """When, and its looks."""
        match line.group:
            case Group.BROKEN:
                sign = self._glyphs.outcome(Outcome.BROKEN)
                return f"{sign} {_ago(line.days or 0)}", "red"
            case Group.FIRST | Group.OVERDUE | Group.TODAY if line.days:
                return f"{self._glyphs.overdue} {_ago(line.days)}", "red"
            case Group.FIRST | Group.OVERDUE | Group.TODAY:
                if line.due_time is None:
                    return _("today"), "dim"
                return line.due_time.strftime("%H:%M"), "strong"
            case Group.GOING_COLD:
                days = _("never") if line.days is None else show_days(line.days)
                sign = self._glyphs.greeting(line.greeting)
                return f"{days} {sign:<2}", "amber" if sign == "!" else "red"
            case Group.WARNINGS | Group.CHAIN:
                return severity_sign(line.warning.severity if line.warning else None, self._glyphs)
            case _:
                return "" if line.days is None else show_days(line.days), "dim"


def _account_cells(width: int) -> int:
    return 24 if width >= 90 else 19 if width >= 70 else 16 if width >= 50 else 10


def _ago(days: int) -> str:
    return f"−{show_days(days)}" if days else _("today")


def _with_tail(words: str, tail: str, room: int) -> str:
    """Words and what stands behind them: where both do not fit, the words are cut first."""
    whole = f"{words} {tail}" if tail else words
    left = room - cell_len(tail) - 1
    if cell_len(whole) <= room or left < _LEAST_WORDS:
        return whole
    return f"{fit(words, left)} {tail}"


def line_head(line: Line, today: date, width: int, glyphs: Glyphs) -> Content:
    """What stands above the account in the panel: what the list has no room for; of a term how it was kept."""
    blocks: list[Block] = []
    term = line.term
    if line.warning is not None and line.group in SENTENCES:
        sign, look = severity_sign(line.warning.severity, glyphs)
        blocks += _hanging(sign, line.warning.sentence, style(look), width)
    elif term is None and cell_len(line.what) > SHORT_WORDS:
        blocks += [panel_row((piece, "bold")) for piece in wrap(line.what, width)]
    if term is not None:
        if line.group not in SENTENCES:
            blocks += [panel_row((piece, "bold")) for piece in wrap(check_words(term), width)]
        blocks.append(panel_row((fit(f"{side_text(term.owed_by)} · {term.category.label}", width), "$faint")))
        blocks += _how_kept(term, today, width, glyphs)
    return assemble([*blocks, panel_row(("", ""))] if blocks else [])


def _how_kept(term: Standing, today: date, width: int, glyphs: Glyphs) -> list[Block]:
    """The strip with its count, and the last check with its evidence."""
    rate, last = recent_rate(term), term.last
    if last is None:
        return [panel_row((_("not checked yet"), "$faint"))]
    count = _("  {kept} of {count}").format(kept=rate.kept, count=rate.count) if rate.count else ""
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
