"""The lines of the daily review."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.calls.contacted import ChainCount
from kamtui.domain.chain.week import DayCount
from kamtui.domain.day.line import SENTENCES, Group, Line, tails_of, words_of
from kamtui.domain.day.morning import open_lines
from kamtui.domain.terms.target import show_target
from kamtui.domain.terms.words import Outcome
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.shown_days import show_day, show_day_month, show_days, show_due, weekday_name
from kamtui.domain.warning import Severity
from kamtui.ui.chain.week_drawing import fitting_chart, weeks_chart
from kamtui.ui.day.grid import Cells, Grid, Parts, owed_parts, person_parts, side_cells, with_tails
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import ELLIPSIS, fit, pressable, with_keys
from kamtui.ui.terms.drawing import strip_cells, strip_parts
from kamtui.ui.widgets.heads.below_line import BelowLabel
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, severity_sign


class Heading(NamedTuple):
    """The name of a group and how many lines it has; `said` of those that are still to come."""

    group: Group
    lines: int
    said: str = ""
    firsts: int = 0
    """How many more stand under those that were chosen as first."""


class Fold(NamedTuple):
    """Stands for the lines of a group that are folded; once it is opened they stand below it. `next_on` is the day of the first."""

    group: Group
    lines: int
    """Without feasts of people who are not near to us."""
    severity: int
    """How pressing the gravest of them is."""
    next_on: date | None
    is_alone: bool
    """Whether no line of its group stands above it, and no heading."""
    is_open: bool = False
    feasts: int = 0
    """How many of the lines of today are feasts."""
    others: int = 0
    """How many feasts there are besides of people who are not near to us."""

    @property
    def key(self) -> str:
        return f"fold:{self.group.name}"


class Chain(NamedTuple):
    """The last line: how many people were contacted and asked today. It leads to closing the day."""

    counted: ChainCount
    days: Sequence[DayCount]
    """The last four weeks."""
    closing: str = ""
    """How the day is closed, from the time on at which that is offered."""

    @property
    def key(self) -> str:
        return "chain"


class Begun(NamedTuple):
    """A group that begins below what is in view."""

    group: Group
    lines: int
    severity: int
    """How pressing the gravest of its lines is."""
    pressing: int
    """How many of its lines are as pressing as that."""
    key: Hashable
    """Of its first line."""


class Space:
    """An empty line between groups."""


class AllDone:
    """Says, above what waits for a quiet hour, that nothing is left to be done today."""


Row = Line | Heading | Fold | Chain | Space | AllDone


class ReviewLines(Lines):
    """The day's lines under their headings, those that are folded in a line for each group, and the chain's count.

    `unfolded` groups are shown whole; `said` is by group what is told of those of its lines that are not there yet.
    `closing` stands behind the chain's count.
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
        closing: str = "",
    ) -> None:
        self._glyphs = glyphs
        self._today = today
        self._rows: list[Row] = []
        self.folded: dict[Group, Sequence[Line]] = {}
        """The lines of each group that are folded, or stand below its fold."""
        if lines and not any(line.is_due for line in lines):
            self._rows.append(AllDone())
        self._broken_firsts = sum(line.is_of_broken for line in lines if line.group is Group.FIRST)
        self._severities: dict[Group, list[int]] = {group: [] for group in Group}
        for line in lines:
            self._severities[line.group].append(line.severity)
        opened = open_lines(lines)
        for group in Group:
            members = [line for line in lines if line.group is group]
            if members or said.get(group):
                self._add_group(group, members, opened[group], said.get(group, ""), group in unfolded)
        if chain is not None:
            last = Chain(chain, days, closing)
            self._rows += [Space(), last] if self._rows else [last]
        shown = [row for row in self._rows if isinstance(row, Line) and row.group is not Group.CHAIN]
        self._grid = Grid(map(_account, shown))
        self._side = side_cells(line.term.owed_by for line in shown if line.term is not None)
        self.all_lines = [
            line
            for group in Group
            for line in lines
            if line.group is group and (group in unfolded or not line.is_of_others)
        ]
        """Those that are folded too, in the order in which they would stand; feasts of others where they were asked for."""

    def _add_group(
        self, group: Group, members: Sequence[Line], opened: int, said: str, is_unfolded: bool
    ) -> None:
        others = sum(line.is_of_others for line in members)
        if others == len(members) and not said:
            return
        has_heading = bool(opened or said)
        above = self._rows[-1] if self._rows else None
        if above is not None and (has_heading or not (isinstance(above, Fold) and above.is_alone)):
            self._rows.append(Space())
        if has_heading:
            firsts = self._broken_firsts if group is Group.BROKEN else 0
            self._rows.append(Heading(group, len(members) - others, said, firsts))
        self._rows += members[:opened]
        folded = members[opened:]
        if folded:
            self.folded[group] = folded
            severity = max(line.severity for line in folded)
            near_on = (line.due_on for line in folded if group is Group.FEASTS and not line.is_of_others)
            next_on = next(near_on, None)
            near = len(folded) - others
            feasts = sum(line.feast is not None for line in folded) if group is Group.TODAY else 0
            fold = Fold(group, near, severity, next_on, not has_heading, is_unfolded, feasts, others)
            self._rows.append(fold)
            self._rows += folded if is_unfolded else []

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        """What stands on a line."""
        return self._rows[index]

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.key if isinstance(row, (Line, Fold, Chain)) else None

    def groups_from(self, index: int) -> list[Begun]:
        """The groups that begin at this line or below it."""
        begun = []
        for at, row in enumerate(self._rows[index:], index):
            if isinstance(row, Heading) or (isinstance(row, Fold) and row.is_alone):
                first = next(n for n in range(at, len(self)) if not self.is_heading(n))
                found = self._severities[row.group]
                gravest = max(found, default=0)
                begun.append(Begun(row.group, row.lines, gravest, found.count(gravest), self.key(first)))
        return begun

    def is_heading(self, index: int) -> bool:
        return isinstance(self._rows[index], (Heading, Space, AllDone))

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        match row:
            case Heading():
                return self._draw_heading(row, width)
            case Fold():
                return self._draw_fold(row, width)
            case Chain():
                return self._draw_chain(row, width)
            case Line():
                return self._draw_line(row, width)
            case AllDone():
                words = _("Nothing is left to be done today. What waits for a quiet hour:")
                return [
                    (f" {self._glyphs.done} ", "green"),
                    (fit(words, width - 3), "strong"),
                ]
            case _:
                return []

    def _draw_heading(self, row: Heading, width: int) -> Sequence[Part]:
        look = {
            Group.BROKEN: "red",
            Group.OVERDUE: "red",
            Group.GOING_COLD: "amber",
            Group.WARNINGS: "amber",
        }.get(row.group, "accent")
        label, said = f" {self._title(row.group).upper()} ", f" {row.said}" if row.said else ""
        count, rest = f" {row.lines}" if row.lines else "", ""
        if row.firsts:
            whole, first = row.lines + row.firsts, Group.FIRST.label
            words = _("{count} of {whole}, the rest under {group}")
            words = words.format(count=row.lines, whole=whole, group=first)
            count, rest = f" {row.lines}", words.removeprefix(str(row.lines))
        # A rule between: the count of the lines is no part of what is told.
        apart = f" {self._glyphs.rule * 3}" if said and count else ""
        rule = self._glyphs.rule * max(width - cell_len(label + said + apart + count + rest), 0)
        return [
            (label, "strong"),
            (rule, "rule"),
            (said, "dim"),
            (apart, "rule"),
            (count, look),
            (rest, "dim"),
        ]

    def _title(self, group: Group) -> str:
        """What a group is called above its lines; that of today says which day it is."""
        if group is not Group.TODAY:
            return group.label
        day, date_ = weekday_name(self._today.weekday()), show_day_month(self._today, self._today)
        return _("{today}, {weekday} {date}").format(today=group.label, weekday=day, date=date_)

    def _draw_fold(self, row: Fold, width: int) -> Sequence[Part]:
        sign, look = severity_sign(Severity(row.severity), self._glyphs) if row.severity else ("", "")
        words = folded_words(row.group, row.lines) if row.is_alone else more_words(row.lines, row.feasts)
        if row.next_on is not None:
            day = show_day(row.next_on, self._today)
            words = _("{words}, the first {day}").format(words=words, day=day)
        if row.others:
            more = ngettext("{words}, and {count} of others", "{words}, and {count} of others", row.others)
            words = more.format(words=words, count=row.others)
        mark = self._glyphs.fold(is_folded=False, has_more=True) if row.is_open else ELLIPSIS
        hint = _("{line.open} folds them") if row.is_open else _("{line.open} unfolds")
        head, room = self._grid.head((sign, look), ("", "")), self._grid.room(width)
        words = f"{mark} {words}"
        if cell_len(words) + 3 + cell_len(hint) > room:
            return [*head, (fit(words, room), "")]
        return [*head, (words, ""), (f" · {hint}", "dim")]

    def _draw_chain(self, row: Chain, width: int) -> Sequence[Part]:
        label = f" {_('Chain today').upper()} "
        room = max(width - cell_len(label) - 2, 0)
        closing = f"{' ' * GAP}{row.closing}" if row.closing else ""
        figures = "  ".join(row.counted.figures)
        if cell_len(figures + closing) > room:
            figures = " ".join(row.counted.figures)
        said = figures + closing if cell_len(figures + closing) <= room else figures
        chart = fitting_chart(row.days, self._glyphs, room - cell_len(said) - GAP)
        return [(label, "strong"), (fit(f"  {said}", room + 2 - cell_len(chart)), ""), (chart, "accent")]

    def _draw_line(self, line: Line, width: int) -> Sequence[Part]:
        return self._grid.draw(self._cells(line, width), width)

    def _cells(self, line: Line, width: int) -> Cells:
        """What stands in the columns of a line in so many cells."""
        sign, when, look, day_look = self._when(line)
        words = clean(words_of(line))
        if line.also and line.term is None:
            words = f"{words} +{len(line.also)}"
        if line.repeats:
            words = f"{words} {self._glyphs.repeats}"
        said = with_tails(words, tails_of(line))
        stays = self._stays(line)
        if stays:
            said[-1] = f"{words}{stays}"
        # The sentence of a line of the chain names whom it is about.
        account = "" if line.group is Group.CHAIN else _account(line)
        return Cells(
            (sign, look),
            (when, day_look),
            said,
            self._who(line, words, width),
            (account, "strong" if line.is_key else ""),
            stays=stays,
        )

    def _stays(self, line: Line) -> str:
        """What stays behind words that are cut: the task that is due for a broken promise, or the target of a check.

        Keys are about that task too, and a target says what is to be checked.
        """
        if line.task_words:
            days = line.also[0].days
            return f" · {self._glyphs.overdue} {self._ago(days)}" if days else f" · {line.task_words}"
        if line.term is None or line.term.target is None or not line.asks_for_check or line.is_task:
            return ""
        return f" {show_target(line.term.target)}"

    def _who(self, line: Line, words: str, width: int) -> list[Parts]:
        """Who owes a term and its last checks, below those of the line above; or the person and how they stand."""
        if line.term is not None:
            cells = strip_cells(width)
            if line.group in SENTENCES:
                strip = strip_parts(line.term, self._today, self._glyphs, cells)
                return [[(" " * GAP, ""), *strip], ()]  # a whole sentence says more
            return [owed_parts(line.term, self._today, self._glyphs, self._side, cells)]
        if not line.person_id or line.group in SENTENCES:  # a sentence names whom it is about
            return [()]
        return person_parts(line.person, line.stance, words, self._glyphs)

    def _when(self, line: Line) -> tuple[str, str, str, str]:
        """The sign and its looks, when, and the looks of that: red is only what is late."""
        match line.group:
            case _ if line.broken_on is not None:
                due = show_due(line.broken_on, self._today)
                return self._glyphs.outcome(Outcome.BROKEN), due, "red", "red"
            case Group.TODAY | Group.FEASTS if line.feast is not None and line.due_on is not None:
                return "", show_day(line.due_on, self._today), "", "dim"
            case Group.FIRST | Group.OVERDUE | Group.TODAY if line.days:
                return self._glyphs.overdue, self._ago(line.days), "red", "red"
            case Group.FIRST | Group.OVERDUE | Group.TODAY:
                if line.due_time is None:
                    return "", _("today"), "", "dim"
                return "", line.due_time.strftime("%H:%M"), "", "strong"
            case Group.GOING_COLD:
                days = _("never") if line.days is None else show_days(line.days)
                sign, look = severity_sign(Severity(line.severity), self._glyphs)
                return sign, days, look, look if line.severity >= Severity.RED else ""
            case Group.WARNINGS | Group.CHAIN:
                sign, look = severity_sign(line.warning.severity if line.warning else None, self._glyphs)
                return sign, "", look, ""
            case _:
                return "", _spoken(line.days), "", "dim"

    def _ago(self, days: int) -> str:
        return show_due(self._today - timedelta(days), self._today)


def _account(line: Line) -> str:
    return clean(line.account) or ("" if line.person_id is None else _("(no account)"))


def _spoken(days: int | None) -> str:
    """How long ago somebody was spoken to; nothing where that is not known."""
    if days is None:
        return ""
    return show_days(days) if days else _("today")


def below_labels(below: Sequence[Begun], glyphs: Glyphs) -> list[BelowLabel]:
    """What stands below the lines in view, by the names of their headings: `!! no contact for too long 6, 4 urgent`.

    Where not all lines of a group are as pressing as the sign says, it is said how many are.
    """
    shorter = {Group.GOING_COLD: _("no contact"), Group.CHAIN: _("chain")}
    labels = []
    for begun in below:
        sign, look = severity_sign(Severity(begun.severity), glyphs) if begun.severity else ("", "")
        name = begun.group.label[:1].lower() + begun.group.label[1:]
        names = tuple(
            f"{words} {begun.lines or ''}".rstrip() for words in (name, shorter.get(begun.group, name))
        )
        is_mixed = begun.pressing < begun.lines and begun.severity > 0
        pressing = _pressing_words(Severity(begun.severity), begun.pressing) if is_mixed else ""
        is_urgent = begun.severity >= Severity.RED
        labels.append(BelowLabel(begun.group.name, names, sign, look, pressing, is_urgent))
    return labels


def _pressing_words(severity: Severity, count: int) -> str:
    """How many lines are as pressing as that."""
    words = {
        Severity.AMBER: ngettext("{count} to watch", "{count} to watch", count),
        Severity.RED: ngettext("{count} urgent", "{count} urgent", count),
        Severity.CRITICAL: ngettext("{count} critical", "{count} critical", count),
    }
    return words[severity].format(count=count)


def closing_words() -> str:
    """What is said from the time on at which a day is closed, at the end of the foot or of the last line."""
    return _("{day.close} closes the day")


def closing_content(key: str) -> Content:
    """The same for the foot."""
    before, said, after = closing_words().partition(key)
    return pressable((before, ""), (said, "bold $accent"), (after, ""), action="close_day")


def more_words(count: int, feasts: int = 0) -> str:
    """How many lines of a group are folded below those that stand open, and how many of them are feasts of today."""
    words = ngettext("{count} more", "{count} more", count).format(count=count)
    if not feasts:
        return words
    named = ngettext("{count} feast", "{count} feasts", feasts).format(count=feasts)
    return _("{words}, {feasts} among them").format(words=words, feasts=named)


def folded_words(group: Group, count: int) -> str:
    """How many lines of a group are folded, and what they are: `9 with no contact for too long`."""
    words = {
        Group.FEASTS: ngettext("{count} feast to come", "{count} feasts to come", count),
        Group.NOTHING_SCHEDULED: ngettext("{count} with no next step", "{count} with no next step", count),
        Group.GOING_COLD: ngettext(
            "{count} with no contact for too long", "{count} with no contact for too long", count
        ),
        Group.WARNINGS: ngettext("{count} warning", "{count} warnings", count),
        Group.CHAIN: ngettext("{count} to do in the chain", "{count} to do in the chain", count),
        Group.NOT_SPOKEN_YET: ngettext("{count} not spoken to yet", "{count} not spoken to yet", count),
    }.get(group) or more_words(count)
    return words.format(count=count)


def new_book_content() -> Content:
    """What stands in place of the lines in a book that is empty."""
    return with_keys(
        _(
            "This is your account book, and it is empty.\n\n"
            "{line.new}   writes down the first account\n"
            "{import.open}   brings in a list you have: accounts, sales, calls, tasks …\n"
            "{call.log}   logs a call\n"
            "{help.keys}   shows the keys"
        ),
    )


def all_done_content(chain: ChainCount, days: Sequence[DayCount], tomorrow: str, glyphs: Glyphs) -> Content:
    """What stands in place of the lines when nothing is left: the chain's count, and what tomorrow begins with."""
    return Content.assemble(
        (f"{glyphs.done} ", "bold $success"),
        (_("Nothing needs you today: all is done, and nobody waits."), "bold"),
        "\n\n",
        _("Chain today:  {figures}").format(figures="   ".join(chain.figures)),
        "\n",
        (weeks_chart(days, glyphs), "$accent"),
        "\n\n",
        tomorrow,
        "\n\n",
        (
            _("{day.close} closes the day, {call.log} logs a call, {task.new} writes down a task."),
            "$faint",
        ),
    )
