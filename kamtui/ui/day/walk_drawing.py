"""The walk through the review: how far it is, the line at hand, and at the end what was done."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.day.line import Group, Line, check_words
from kamtui.domain.day.walk import Mark, Walk
from kamtui.domain.day.words import Settled
from kamtui.domain.terms.promises import Checked, Standing, recent_rate, show_variance
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_date, show_day, show_days, show_due
from kamtui.store.day.ways_reads import Ways
from kamtui.ui.day.panel.head_drawing import ways_rows
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.links import linked
from kamtui.ui.shell.text import ELLIPSIS, fit, wrap
from kamtui.ui.terms.drawing import side_text, strip_parts
from kamtui.ui.widgets.blocks import Block, Words, assemble, row, style
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns, severity_sign, stance_look

BAR = 24
"""Cells of the bar that shows how far the walk is; fewer where it has fewer lines."""


def progress_words(walk: Walk, width: int, glyphs: Glyphs) -> Content:
    """`Walk   ▰▰▰▱▱▱  4 of 12   2 skipped`."""
    total, settled, skipped = walk.total, walk.settled, walk.skipped
    full, empty = glyphs.progress(settled, total, min(total, BAR, max(width - 30, 6)))
    parts = [
        (_("Walk"), "bold"),
        ("   ", ""),
        (full, "$accent"),
        (empty, "$rule"),
        ("  " + _("{settled} of {total}").format(settled=settled, total=total), ""),
    ]
    if skipped:
        parts.append(
            ("   " + ngettext("{count} skipped", "{count} skipped", skipped).format(count=skipped), "$faint")
        )
    return Content.assemble(*parts)


# -- the line at hand


def item_content(
    line: Line, mark: Mark | None, ways: Sequence[Ways], today: date, width: int, most: int, glyphs: Glyphs
) -> Content:
    """A line of the review, large and plain: why it is there, what it is, whose, and by what one is reached.

    Its words stand on `most` lines at most.
    """
    blocks = [row(*_head(line, mark, today, glyphs))]
    what = check_words(line.term) if line.term and line.asks_for_check else line.what
    if not what.startswith(line.group.label):  # else it is said above
        blocks += _words(what, "bold", width, most)
    whose = _whose(line, glyphs)
    if whose:
        blocks.append(row(*whose))
    blocks += ways_rows(ways, width, but=line.person)
    if line.term is not None:
        blocks += _kept(line, today, width, most, glyphs)
    for words in line.also_words:
        blocks += _words(f"+ {words}", "$faint", width, most)
    content = assemble(blocks)[:-1]  # without the end of its last line
    return linked(content, (reach for one in ways for reach in one.reaches))


def _head(line: Line, mark: Mark | None, today: date, glyphs: Glyphs) -> list[Words]:
    """`▸ Overdue  −4d  put off 3 times`; and how it was settled, where one looks back at it."""
    sign, look, when = _when(line, today, glyphs)
    parts: list[Words] = [
        (f"{sign} " if sign else "", style(look)),
        (line.group.label, "bold"),
    ]
    if when:
        parts.append((f"  {when}", style(look)))
    if line.times_put_off > 1:
        parts.append(("  " + _("put off {count} times").format(count=line.times_put_off), "$warning"))
    if line.repeats:
        parts.append((f"  {glyphs.repeats} " + _("comes again"), "$faint"))
    if mark is not None:
        parts.append((f"   {glyphs.done} {mark.settled.label}", "bold $success"))
    return parts


def _when(line: Line, today: date, glyphs: Glyphs) -> tuple[str, str, str]:
    """The sign of a line, its looks, and when it was or is due."""
    at = f"{line.due_time:%H:%M}" if line.due_time else ""
    match line.group:
        case _ if line.broken_on is not None:
            return glyphs.outcome(Outcome.BROKEN), "red", show_due(line.broken_on, today)
        case Group.TODAY | Group.FEASTS if line.feast is not None:
            return "", "", "" if not line.days else show_date(line.feast.on)
        case Group.FIRST | Group.OVERDUE | Group.TODAY if line.days:
            return (
                glyphs.overdue,
                "red",
                " ".join(part for part in (show_due(today - timedelta(line.days), today), at) if part),
            )
        case Group.FIRST | Group.TODAY | Group.OVERDUE:
            return "", "", at
        case Group.GOING_COLD:
            sign = glyphs.greeting(line.greeting)
            days = "" if line.days is None else _("{days} without a word").format(days=show_days(line.days))
            return sign, "amber" if sign == "!" else "red", days
        case Group.WARNINGS | Group.CHAIN:
            severity = line.warning.severity if line.warning else None
            return *severity_sign(severity, glyphs), severity.label if severity else ""
        case _:
            return "", "", _spoken(line.days)


def _spoken(days: int | None) -> str:
    if days is None:
        return ""
    return _("spoken to {days} ago").format(days=show_days(days)) if days else _("spoken to today")


def _words(text: str, look: str, width: int, most: int) -> list[Block]:
    """Words on `most` lines at most; what is cut off ends with an ellipsis."""
    lines = wrap(clean(text), width)
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]}{ELLIPSIS}", width).rstrip()]
    return [row((piece, look)) for piece in lines]


def _whose(line: Line, glyphs: Glyphs) -> list[Words]:
    """`◆ Kaufland · Ana Ivanova ★ defender`."""
    parts: list[Words] = []
    if line.account:
        sign = f"{glyphs.key_account} " if line.is_key else ""
        parts.append((sign + clean(line.account), "$accent"))
    if line.person:
        parts.append((f"{' · ' if parts else ''}{clean(line.person)}", ""))
        if line.stance is not None:
            look = style(stance_look(line.stance))
            parts.append((f"  {glyphs.stance(line.stance)} {line.stance.label}", look))
    return parts


def _kept(line: Line, today: date, width: int, most: int, glyphs: Glyphs) -> list[Block]:
    """Of a term who owes it and how it was kept: the strip, and what the last check found."""
    term = line.term
    assert term is not None
    rate, last = recent_rate(term), term.last
    about: list[Words] = [(f"{side_text(term.owed_by)} · {term.category.label}   ", "$faint")]
    about += [(text, style(look)) for text, look in strip_parts(term, today, glyphs)]
    if rate.checks:
        about.append(("  " + _("{kept} of {count}").format(kept=rate.kept, count=rate.checks), "$faint"))
    if last is None:
        return [row(*about, ("  " + _("not checked yet"), "$faint"))]
    words = "" if line.broken_on is not None else _found(term, last, today)  # else it is said above
    words = ". ".join(part for part in (words, clean(last.evidence)) if part)
    return [row(*about), *(_words(words, "$faint", width, max(most - 1, 1)) if words else [])]


def _found(term: Standing, last: Checked, today: date) -> str:
    """`−5d: broken, 94.5 %, −3.5`."""
    words = last.outcome.label
    if last.measured is not None and term.target is not None:
        words = f"{words}, {show_variance(term.target, last.measured)}"
    return f"{show_day(last.checked_on, today)}: {words}"


# -- the end


def end_content(walk: Walk, width: int) -> Content:
    """What stands above the summary: that it is over, and what is left for another time."""
    left = []
    if walk.skipped:
        left.append(ngettext("{count} skipped", "{count} skipped", walk.skipped).format(count=walk.skipped))
    if walk.new:
        left.append(ngettext("{count} new", "{count} new", walk.new).format(count=walk.new))
    if not left:
        return Content.styled(_("That was all: the whole review is settled."), "bold")
    words = _("The end of the review, with {left}: {walk.again} takes them up.").format(
        left=_(" and ").join(left)
    )
    return Content("\n").join(Content.styled(piece, "bold") for piece in wrap(words, width))


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a way to settle a line, and how many were."""

    settled: Settled
    count: int


class Summary(Lines):
    """What was settled today, by how it was."""

    ORDER = (
        Settled.DONE,
        Settled.CALLED,
        Settled.PUT_OFF,
        Settled.ACCEPTED,
        Settled.OPENED,
        Settled.SKIPPED,
    )

    def __init__(self, marks: Mapping[str, Mark], glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._rows: list[Mark | Head | None] = []
        for settled in self.ORDER:
            members = [mark for mark in marks.values() if mark.settled is settled]
            if members:
                if self._rows:
                    self._rows.append(None)
                self._rows += [Head(settled, len(members)), *members]

    def __len__(self) -> int:
        return len(self._rows)

    def mark(self, index: int) -> Mark | None:
        """The mark on a line."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        return row if isinstance(row, Mark) else None

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.line_key if isinstance(row, Mark) else None

    def is_heading(self, index: int) -> bool:
        return not isinstance(self._rows[index], Mark)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case Head() as head:
                label = f" {head.settled.label.upper()} "
                count = f" {head.count}"
                rule = self._glyphs.rule * max(width - cell_len(label) - len(count), 0)
                return [(label, "strong"), (rule, "rule"), (count, "accent")]
            case Mark() as mark:
                room = 24 if width >= 90 else 19 if width >= 70 else 12
                return columns([("", 1, ""), (mark.what, 0, ""), (mark.account, room, "dim")], width)
            case _:
                return []
