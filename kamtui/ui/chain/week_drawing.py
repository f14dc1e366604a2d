"""The day's count of the chain, the last four weeks at a glance, and the week's plan against what is done (K20, K25)."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.chain.week import DayCount, is_brought, streak
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext, pgettext
from kamtui.domain.time.shown_days import show_day, show_day_month, show_due
from kamtui.store.chain.week_reads import ProspectingTask, Week
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, fit_exactly, wrap
from kamtui.ui.widgets.blocks import style
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns, due_look, due_sign, shared, short_name

SIGN, DAY = 2, 9
"""Cells of a task's sign and day."""
_BARS = " ▁▂▃▄▅▆▇█"
_ASCII_BARS = " .:-=+*#@"


def _without_name(glyphs: Glyphs) -> tuple[str, str]:
    """The signs of a day of talks without a name, and of a day without talks."""
    return ("o", ".") if glyphs.is_ascii else ("○", "·")


def weeks_chart(days: Sequence[DayCount], glyphs: Glyphs) -> str:
    """How many people gave a name on each day, a sign each, weeks apart; ○ for a day of talks without a name, · without talks."""
    most = max((count.named for count in days), default=0)
    bars = _ASCII_BARS if glyphs.is_ascii else _BARS
    none, empty = _without_name(glyphs)
    drawn = [
        bars[-(-count.named * (len(bars) - 1) // most)] if count.named else none if count.contacted else empty
        for count in days
    ]
    return "  ".join("".join(drawn[start : start + 7]) for start in range(0, len(drawn), 7))


def fitting_chart(days: Sequence[DayCount], glyphs: Glyphs, room: int) -> str:
    """The four weeks where they fit into `room` cells, else the last two, else nothing; nothing without any talk."""
    if not any(count.contacted for count in days):
        return ""
    for shown in (days, days[-(len(days) % 7 or 7) - 7 :]):
        chart = weeks_chart(shown, glyphs)
        if chart and cell_len(chart) <= room:
            return chart
    return ""


def count_line(count: DayCount) -> str:
    """`4 contacted · 3 asked · 2 gave a name`: people, however many names each of them gave."""
    return _("{contacted} contacted · {asked} asked · {named} gave a name").format(
        contacted=count.contacted, asked=count.asked, named=count.named
    )


_PLANNED = ("contacts", "asks", "prospects", "meetings")


def count_words(count: DayCount) -> str:
    """The line, or that there was no talk yet."""
    return count_line(count) if count.contacted else _("nobody contacted yet")


def _planned_label(name: str) -> str:
    return {
        "contacts": pgettext("people", "contacted"),
        "asks": _("asked"),
        "prospects": _("named"),
        "meetings": _("meetings"),
    }[name]


def count_content(week: Week, today: date, width: int) -> Content:
    """Today's count, and beside it, or below where there is no room, the week's plan against what is done."""
    now = week.count_on(today)
    counted, look = count_words(now), "$success" if now.is_met else ""
    planned = " · ".join(
        f"{_planned_label(name)} {getattr(week.done, name)}/{getattr(week.plan, name)}"
        for name in _PLANNED
        if getattr(week.plan, name, None) is not None
    )
    labels = (_("today  "), _("week  "))
    if planned and sum(map(cell_len, (*labels, counted, planned))) + 3 <= width:
        return Content.assemble(
            (labels[0], "$faint"), (counted, look), ("   " + labels[1] + planned, "$faint")
        )
    indent = max(map(cell_len, labels))
    parts: list[tuple[str, str]] = []
    for label, words, its_look in ((labels[0], counted, look), (labels[1], planned, "$faint")):
        for number, piece in enumerate(wrap(words, width - indent) if words else ()):
            parts += [("\n" if parts else "", ""), (fit("" if number else label, indent), "$faint")]
            parts.append((piece, its_look))
    return Content.assemble(*parts)


def today_content(week: Week, today: date, width: int, glyphs: Glyphs) -> Content:
    """Today's count with whom we did not ask, the four weeks, and the week's plan."""
    now = week.count_on(today)
    return Content.assemble(
        (_("Chain today"), "bold"),
        "\n",
        (count_words(now), "$success" if now.is_met else ""),
        "\n",
        (_("The goal: a name from everybody contacted."), "$faint"),
        "\n\n",
        week_content(week, today, width, glyphs),
    )


def _four_weeks(week: Week, today: date, glyphs: Glyphs) -> list[tuple[str, str]]:
    """The chart with what its signs mean, and for how many days a name was given."""
    parts = [(_("Who gave a name, four weeks"), "bold"), ("\n", "")]
    parts += [(weeks_chart(week.days, glyphs), "$accent"), ("\n", "")]
    parts += [(_legend(glyphs), "$faint"), ("\n", "")]
    if running := _running(week, today):
        parts += [(running, "$faint"), ("\n", "")]
    return parts


def week_signs(glyphs: Glyphs) -> list[tuple[str, str]]:
    """The signs of a day in the chart, and what each means."""
    none, empty = _without_name(glyphs)
    return [(none, _("talks without a name")), (empty, _("no talks"))]


def _legend(glyphs: Glyphs) -> str:
    """What the signs of the chart mean."""
    return "  ".join(f"{sign} {meaning}" for sign, meaning in week_signs(glyphs))


def _running(week: Week, today: date) -> str:
    """For how many days running a name was given; nothing of a single one."""
    running = streak(week.days, today)
    if running < 2:
        return ""
    text = ngettext("{count} day running with a name", "{count} days running with a name", running)
    return text.format(count=running)


def week_content(week: Week, today: date, width: int, glyphs: Glyphs) -> Content:
    """Whom we did not ask today, four weeks at a glance, and the week's plan against what is done."""
    parts: list[tuple[str, str]] = []
    if week.not_asked:
        parts += [(_("Not asked today"), "bold"), ("\n", "")]
        parts += [(fit(clean(name), width).rstrip() + "\n", "") for name in week.not_asked[:4]]
        if len(week.not_asked) > 4:
            more = _("and {count} more").format(count=len(week.not_asked) - 4)
            parts += [(more, "$faint"), ("\n", "")]
        parts.append(("\n", ""))
    parts += _four_weeks(week, today, glyphs)
    parts += [("\n", ""), (_("This week"), "bold")]
    if week.plan is None:
        parts.append((_("  not planned: {week.plan} plans it"), "$faint"))
    parts.append(("\n", ""))
    for name in _PLANNED:
        parts += [(text, style(look)) for text, look in _planned(week, name, glyphs)]
        parts.append(("\n", ""))
    return Content.assemble(*parts, *_week_tasks(week.tasks[:5], today, width, glyphs))


def _week_tasks(
    tasks: Sequence[ProspectingTask], today: date, width: int, glyphs: Glyphs
) -> list[tuple[str, str]]:
    """A few tasks beside a list: whether done, when, what; the days take no more cells than the longest needs."""
    late = [" " if task.is_done else due_sign(task.due_on, today, glyphs) for task in tasks]
    days = [f"{sign} {show_due(task.due_on, today)}".strip() for sign, task in zip(late, tasks, strict=True)]
    cells = max(map(cell_len, days), default=0)
    parts: list[tuple[str, str]] = []
    for day, task in zip(days, tasks, strict=True):
        sign, look = (glyphs.done, "$faint") if task.is_done else (" ", "")
        words = fit(clean(task.what), max(width - cells - 4, 4)).rstrip()
        parts += [(f"{sign} {fit(day, cells, right=True)}  ", "$faint"), (words, look), ("\n", "")]
    return parts


def _planned(week: Week, name: str, glyphs: Glyphs) -> list[Part]:
    """`contacts     9 of 20   ▰▰▰▰▱▱▱▱▱▱`: what was done of a part of the plan; without a plan only that."""
    label = _planned_label(name)
    made, planned = getattr(week.done, name), getattr(week.plan, name) if week.plan else None
    parts: list[Part] = [(fit(label, 11), "dim"), (f"{made:>3}", "")]
    if planned is not None:
        full, rest = glyphs.progress(min(made, planned), planned, 10) if planned else ("", "")
        is_met = is_brought(made, planned)
        parts.append((_(" of {planned:<4}").format(planned=planned), "dim"))
        parts += [(full, "green" if is_met else "accent"), (rest, "rule")]
        parts.append((f" {glyphs.done}" if is_met else "", "green"))
    return parts


def week_heading(width: int) -> Sequence[Part]:
    """The week has its headings among its lines."""
    return [(" " * width, "")]


def _days(week: Week, today: date, glyphs: Glyphs) -> list[list[Part] | str]:
    """The four weeks in two lines, where there were any talks, and whom we did not ask today."""
    rows: list[list[Part] | str] = []
    if any(count.contacted for count in week.days):
        parts: list[Part] = [("    ", ""), (weeks_chart(week.days, glyphs), "accent")]
        if running := _running(week, today):
            parts.append((f"   {running}", "dim"))
        rows += [_("Who gave a name, four weeks"), parts, [("    ", ""), (_legend(glyphs), "dim")]]
    if week.not_asked:
        rows.append(
            [
                ("    ", ""),
                (_("not asked today: {names}").format(names=", ".join(map(clean, week.not_asked))), ""),
            ]
        )
    return [*rows, []] if rows else []


class WeekLines(Lines):
    """The week's plan against what is done, and under it the tasks for finding prospects, which one can stand on."""

    def __init__(self, week: Week, today: date, glyphs: Glyphs) -> None:
        self._week = week
        self._today = today
        self._glyphs = glyphs
        last = week.first + timedelta(days=6)
        plan = _("Plan of the week {first} – {last}").format(
            first=show_day_month(week.first, today), last=show_day_month(last, today)
        )
        self._rows: list[ProspectingTask | list[Part] | str] = [
            plan if week.plan is not None else f"{plan} · " + _("{week.plan} says what it is to bring"),
            *([("    ", ""), *_planned(week, name, glyphs)] for name in _PLANNED),
            [],
            *_days(week, today, glyphs),
            _("Tasks for finding prospects"),
            *week.tasks,
        ]
        if not week.tasks:
            self._rows.append([("    " + _("none this week: {task.new} writes one down"), "dim")])
        if week.left:
            self._rows += [
                [],
                _("Left of earlier weeks · {week.plan} carries over, {task.snooze} puts one off"),
                *week.left,
            ]

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.task_id if isinstance(row, ProspectingTask) else None

    def is_heading(self, index: int) -> bool:
        return not isinstance(self._rows[index], ProspectingTask)

    def task(self, index: int) -> ProspectingTask | None:
        """The task on a line."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        return row if isinstance(row, ProspectingTask) else None

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        if isinstance(row, str):
            label = f" {row} "
            return [(label, "strong"), (self._glyphs.rule * max(width - cell_len(label), 0), "rule")]
        if not isinstance(row, ProspectingTask):
            room, parts = width, list[Part]()
            for text, look in row:
                parts.append((fit(text, min(cell_len(text), room)), look))
                room -= min(cell_len(text), room)
            return parts
        sign, look = (self._glyphs.done, "dim") if row.is_done else (" ", "")
        sign_of_day = "" if row.is_done else due_sign(row.due_on, self._today, self._glyphs)
        day = f"{sign_of_day} {(show_day if row.is_done else show_due)(row.due_on, self._today)}"
        what = clean(row.what)
        whose = ", ".join(part for part in (short_name(row.person), clean(row.account)) if part)
        room = width - SIGN - DAY - 2 * GAP
        words, behind, _left = shared(room, cell_len(what), cell_len(whose))
        parts = columns(
            [
                (sign, SIGN, "green"),
                (day, -DAY, "dim" if row.is_done else due_look(row.due_on, self._today)),
                (what, words, look),
            ],
            width - room + words,
        )
        return [*parts, (" " * GAP, ""), (fit_exactly(whose, behind), "dim")] if behind else parts
