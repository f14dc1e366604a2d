"""The lines of the daily review."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from kamtui.domain.dates import show_days
from kamtui.domain.language import _, ngettext
from kamtui.domain.review import Group, Line
from kamtui.ui.drawing.center import severity_sign
from kamtui.ui.drawing.looks import columns, short_name, stance_look
from kamtui.ui.glyphs import Glyphs
from kamtui.ui.text import fit
from kamtui.ui.widgets.line_list import Lines, Part

SHOWN_OF_GROUP = {
    Group.OVERDUE: 200,
    Group.TODAY: 200,
    Group.GOING_COLD: 8,
    Group.WARNINGS: 6,
    Group.NOTHING_SCHEDULED: 6,
}
"""How many lines of a group are shown before it is unfolded: who would read 200 of who is not spoken to?"""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group and how many lines it has."""

    group: Group
    count: int


@dataclass(frozen=True, slots=True)
class More:
    """Stands for the lines of a group that are not shown."""

    group: Group
    count: int

    @property
    def key(self) -> str:
        return f"more:{int(self.group)}"


class Space:
    """An empty line between groups."""


class ReviewLines(Lines):
    """The day's lines under their headings; `unfolded` groups are shown whole."""

    def __init__(self, lines: Sequence[Line], unfolded: set[Group], glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._rows: list[Line | Heading | More | Space] = []
        for group in Group:
            members = [line for line in lines if line.group is group]
            if not members:
                continue
            if self._rows:
                self._rows.append(Space())
            self._rows.append(Heading(group, len(members)))
            shown = len(members) if group in unfolded else SHOWN_OF_GROUP[group]
            if len(members) <= shown + 1:
                shown = len(members)
            self._rows += members[:shown]
            if len(members) > shown:
                self._rows.append(More(group, len(members) - shown))

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Line | Heading | More | Space:
        """What stands on a line."""
        return self._rows[index]

    def find(self, key: Hashable) -> Line | More | None:
        """The line or fold with a key."""
        for row in self._rows:
            if isinstance(row, (Line, More)) and row.key == key:
                return row
        return None

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.key if isinstance(row, (Line, More)) else None

    def is_heading(self, index: int) -> bool:
        return isinstance(self._rows[index], (Heading, Space))

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        match row:
            case Heading():
                looks = {Group.OVERDUE: "red strong", Group.GOING_COLD: "amber strong"}.get(
                    row.group, "strong"
                )
                label = f" {row.group.label.upper()} "
                count = f" {row.count}"
                rule = self._glyphs.rule * max(width - len(label) - len(count), 0)
                return [(label, looks), (rule, "rule"), (count, "dim")]
            case More():
                text = ngettext(
                    "… {count} more, enter shows it", "… {count} more, enter shows them", row.count
                )
                return [(fit(f"{'':10}{text.format(count=row.count)}", width), "dim")]
            case Line():
                return self._draw_line(row, width)
            case _:
                return []

    def _draw_line(self, line: Line, width: int) -> Sequence[Part]:
        person = short_name(line.person)
        sign = self._glyphs.stance(line.stance) if line.person_id else " "
        wide = width >= 70
        cells = [
            (self._when(line), -8, self._when_look(line)),
            (self._what(line), 0, ""),
            (self._account(line), 24 if width >= 90 else 19 if wide else 16, "strong" if line.is_key else ""),
        ]
        if wide and line.insight is None:  # a warning names whom it is about
            cells.append((person, 10, "dim"))
        cells.append((sign, 1, stance_look(line.stance)))
        return columns(cells, width)

    def _account(self, line: Line) -> str:
        return line.account or ("" if line.person_id is None else _("(no account)"))

    def _what(self, line: Line) -> str:
        if line.times_put_off > 1:
            return _("{what} (put off {count} times)").format(what=line.what, count=line.times_put_off)
        return line.what

    def _when(self, line: Line) -> str:
        match line.group:
            case Group.OVERDUE:
                return f"{self._glyphs.overdue} −{show_days(line.days or 0)}"
            case Group.TODAY:
                return line.due_time.strftime("%H:%M") if line.due_time else _("today")
            case Group.GOING_COLD:
                days = _("never") if line.days is None else show_days(line.days)
                return f"{days} {self._glyphs.greeting(line.greeting):<2}"
            case Group.WARNINGS:
                return severity_sign(line.insight.severity if line.insight else None, self._glyphs)[0]
            case _:
                return "" if line.days is None else show_days(line.days)

    def _when_look(self, line: Line) -> str:
        match line.group:
            case Group.OVERDUE:
                return "red"
            case Group.TODAY:
                return "strong" if line.due_time else "dim"
            case Group.GOING_COLD:
                return "amber" if self._glyphs.greeting(line.greeting) == "!" else "red"
            case Group.WARNINGS:
                return severity_sign(line.insight.severity if line.insight else None, self._glyphs)[1]
            case _:
                return "dim"
