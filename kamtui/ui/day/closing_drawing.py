"""The close of the day: whom we spoke to, what is still open, what comes next."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.calls.contacted import ChainCount, Contacted
from kamtui.domain.calls.words import Asked
from kamtui.domain.day.closing import Waiting
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_day_month, show_days, weekday_name
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.terms.drawing import side_text
from kamtui.ui.widgets.blocks import assemble, row
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import columns, short_name, stance_look


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a part, how many lines it has, and what else there is to say of it."""

    label: str
    count: int
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Says of a part without lines that it has none."""

    words: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who was contacted."""

    one: Contacted

    @property
    def key(self) -> Hashable:
        return ("spoken", self.one.person_id)


@dataclass(frozen=True, slots=True)
class Open:
    """What is due today or was before."""

    one: Waiting

    @property
    def key(self) -> Hashable:
        return ("open", self.one.chosen)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next; `place` is 1 to 3 where it comes first."""

    one: Waiting
    place: int | None

    @property
    def key(self) -> Hashable:
        return ("ahead", self.one.chosen)


Row = Head | Note | Spoken | Open | Ahead | None


def ahead_label(day: date, today: date) -> str:
    """`Tomorrow, Monday 23 Nov`; after a Friday `Monday 30 Nov`."""
    named = _("{weekday} {date}").format(weekday=weekday_name(day.weekday()), date=show_day_month(day, today))
    return _("Tomorrow, {day}").format(day=named) if (day - today).days == 1 else named


class ClosingLines(Lines):
    """The three parts of the close under their headings."""

    def __init__(
        self,
        contacted: Sequence[Contacted],
        chain: ChainCount,
        still_open: Sequence[Waiting],
        coming: Sequence[Waiting],
        first: Sequence[tuple[int | None, int | None]],
        day: date,
        following: date,
        today: date,
        glyphs: Glyphs,
    ) -> None:
        """`day` is the one that is closed, `following` the one on which work goes on, `today` the present."""
        self._day = day
        self._following = following
        self._glyphs = glyphs
        whom = (
            _("Contacted today")
            if day == today
            else _("Contacted on {day}").format(day=show_day_month(day, today))
        )
        figures = "   ".join(chain.figures[1:])
        places = {chosen: place for place, chosen in enumerate(first, 1)}
        self._rows: list[Row] = [Head(whom, len(contacted), figures)]
        self._rows += [Spoken(one) for one in contacted] or [
            Note(_("Nobody yet: {call.log} writes down a call."))
        ]
        self._rows += [None, Head(_("Still open"), len(still_open))]
        self._rows += [Open(one) for one in still_open] or [Note(_("Nothing: all is done, or put off."))]
        self._rows += [None, Head(ahead_label(following, day), len(coming))]
        self._rows += [Ahead(one, places.get(one.chosen)) for one in coming] or [
            Note(_("Nothing yet: {task.new} writes down a task."))
        ]

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> dict[Hashable, Row]:
        """What stands on the lines one can stand on, by their keys, from the top."""
        return {self.key(index): one for index, one in enumerate(self._rows) if not self.is_heading(index)}

    def row(self, index: int) -> Row:
        """What stands on a line."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.key if isinstance(row, Spoken | Open | Ahead) else None

    def is_heading(self, index: int) -> bool:
        return not isinstance(self._rows[index], Spoken | Open | Ahead)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case Head() as head:
                return self._draw_head(head, width)
            case Note() as note:
                return [(fit(f"  {note.words}", width), "dim")]
            case Spoken() as spoken:
                return self._draw_spoken(spoken.one, width)
            case Open() as waiting:
                return self._draw_waiting(waiting.one, *self._when_open(waiting.one), None, width)
            case Ahead() as ahead:
                return self._draw_waiting(ahead.one, *self._when_ahead(ahead.one), ahead.place, width)
            case _:
                return []

    def _draw_head(self, head: Head, width: int) -> Sequence[Part]:
        label = f" {head.label.upper()} · {head.count} "
        figures = f" {head.figures}" if head.figures and width >= 60 else ""
        rule = self._glyphs.rule * max(width - cell_len(label) - cell_len(figures), 0)
        return [(label, "strong"), (rule, "rule"), (figures, "dim")]

    def _draw_spoken(self, spoken: Contacted, width: int) -> Sequence[Part]:
        sign, words, look = asked_words(spoken, self._glyphs)
        cells = [
            (self._glyphs.stance(spoken.stance), 1, stance_look(spoken.stance)),
            (spoken.person, 24 if width >= 90 else 17 if width >= 50 else 0, "strong"),
        ]
        if width >= 60:
            cells.append((spoken.account or _("(no account)"), 24 if width >= 90 else 15, ""))
        if width >= 70:
            cells.append((spoken.channel.label, 7, "dim"))
        cells += [(f"{to_local(spoken.held_at):%H:%M}", 5, "dim"), (sign, 1, look)]
        if width < 50 and spoken.gave_a_name:
            words = _("which name?") if spoken.owes_the_name else spoken.asked.label
        cells.append((words, 0 if width >= 50 else 11, look))
        return columns(cells, width)

    def _draw_waiting(
        self, waiting: Waiting, when: str, look: str, place: int | None, width: int
    ) -> Sequence[Part]:
        what = clean(waiting.what)
        if waiting.times_put_off > 1:
            what = _("{what} (put off {count} times)").format(what=what, count=waiting.times_put_off)
        if waiting.repeats:
            what = f"{what} {self._glyphs.repeats}"
        account = waiting.account or ("" if waiting.person_id is None else _("(no account)"))
        cells = [
            (str(place or ""), 1, "accent strong"),
            (when, -6, look),
            (what, 0, "strong" if place else ""),
        ]
        cells.append(
            (account, 24 if width >= 90 else 17 if width >= 60 else 10, "strong" if waiting.is_key else "")
        )
        if width >= 70:
            cells.append(
                (side_text(waiting.owed_by) if waiting.owed_by else short_name(waiting.person), 10, "dim")
            )
            cells.append(
                (
                    self._glyphs.stance(waiting.stance) if waiting.person_id else "",
                    1,
                    stance_look(waiting.stance),
                )
            )
        return columns(cells, width)

    def _when_open(self, waiting: Waiting) -> tuple[str, str]:
        late = (self._day - waiting.due_on).days
        if late > 0:
            return f"{self._glyphs.overdue} −{show_days(late)}", "red"
        return (f"{waiting.due_time:%H:%M}", "") if waiting.due_time else (_("today"), "dim")

    def _when_ahead(self, waiting: Waiting) -> tuple[str, str]:
        """The time; of a day before the one on which work goes on, the weekday."""
        if waiting.due_on != self._following:
            return weekday_name(waiting.due_on.weekday(), short=True), "amber"
        return (f"{waiting.due_time:%H:%M}", "strong") if waiting.due_time else ("", "dim")


class AskedWords(NamedTuple):
    """Whether somebody was asked for a further prospect: its sign, in words, and their looks."""

    sign: str
    words: str
    look: str


def asked_words(spoken: Contacted, glyphs: Glyphs) -> AskedWords:
    """Whether somebody was asked for a further prospect."""
    match spoken.asked:
        case Asked.GIVEN if spoken.owes_the_name:  # the day's count is right all the same
            return AskedWords(glyphs.done, _("gave a name: which?"), "amber")
        case Asked.GIVEN:
            return AskedWords(
                glyphs.done, _("named: {prospects}").format(prospects=clean(", ".join(spoken.named))), "green"
            )
        case Asked.NONE:
            return AskedWords(glyphs.rule, spoken.asked.label, "")
        case Asked.NOT_ASKED if spoken.why_not:
            return AskedWords(glyphs.rule, _("not asked: {why}").format(why=clean(spoken.why_not)), "dim")
        case _:
            return AskedWords("?", spoken.asked.label, "amber")


def spoken_head(spoken: Contacted, width: int, glyphs: Glyphs) -> Content:
    """What stands above the account in the panel: the person, and why they were not asked, whole."""
    blocks = [row((fit(clean(spoken.person), width), "bold"))]
    words = asked_words(spoken, glyphs).words
    if spoken.owes_the_name:
        words = _("gave a name; {line.new} writes down which")
    blocks += [row((piece, "$faint")) for piece in wrap(words, width)]
    return assemble([*blocks, row(("", ""))])


def closed_words(chain: ChainCount) -> str:
    """`The day is closed: contacted 4, asked 3, named 2, goal 4`."""
    return _("The day is closed: {figures}.").format(figures=", ".join(chain.figures))
