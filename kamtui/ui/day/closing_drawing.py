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
from kamtui.domain.day.line import Line, put_off_tails
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_day, show_day_month, show_due, weekday_name
from kamtui.store.day.closing_reads import Unanswered
from kamtui.store.day.ways_reads import Ways
from kamtui.ui.day.grid import Cells, Grid, Parts, person_parts, side_cells, side_parts, with_tails
from kamtui.ui.day.panel.head_drawing import ways_rows
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.links import linked
from kamtui.ui.shell.text import fit, wrap
from kamtui.ui.widgets.blocks import assemble, row
from kamtui.ui.widgets.heads.below_line import BelowLabel
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns, stance_look


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a part, how many lines it has, and what else there is to say of it."""

    label: str
    count: int
    figures: str = ""
    short: str = ""
    """What it is called below the list, where its label ends with a number."""


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


@dataclass(frozen=True, slots=True)
class Celebrates:
    """A feast on which nobody was greeted yet."""

    line: Line

    @property
    def key(self) -> Hashable:
        return ("feast", self.line.key)


Row = Head | Note | Spoken | Celebrates | Open | Ahead | None


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
        besides: Unanswered,
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
        self._rows += [None, *_open_rows(besides, still_open)]
        weekday = weekday_name(following.weekday())
        self._rows += [None, Head(ahead_label(following, day), len(coming), short=weekday)]
        self._rows += [Ahead(one, places.get(one.chosen)) for one in coming] or [
            Note(_("Nothing yet: {task.new} writes down a task."))
        ]
        accounts = [clean(line.account) for line in besides.feasts]
        self._side = side_cells(one.owed_by for one in (*still_open, *coming) if one.owed_by is not None)
        self._grid = Grid([*accounts, *map(_account, (*still_open, *coming))])
        # How many cells the longest name, account, channel and answer need.
        self._person, self._account, self._channel, self._answer = (
            max(map(cell_len, texts), default=0)
            for texts in (
                [clean(one.person) for one in contacted],
                [_account(one) for one in contacted],
                [one.channel.label for one in contacted],
                [asked_words(one, glyphs).words for one in contacted],
            )
        )

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> dict[Hashable, Row]:
        """What stands on the lines one can stand on, by their keys, from the top."""
        return {self.key(index): one for index, one in enumerate(self._rows) if not self.is_heading(index)}

    @property
    def left_open(self) -> int:
        """How much of the day has no answer: who was not asked and why, feasts, tasks and checks."""
        return sum(
            not row.one.is_answered if isinstance(row, Spoken) else isinstance(row, Celebrates | Open)
            for row in self._rows
        )

    def row(self, index: int) -> Row:
        """What stands on a line."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.key if isinstance(row, Spoken | Celebrates | Open | Ahead) else None

    def parts_from(self, index: int) -> list[BelowLabel]:
        """The parts that begin at this line or below it, each by the line that one can stand on there."""
        parts = []
        for at, head in enumerate(self._rows[index:], index):
            if isinstance(head, Head):
                first = next((n for n in range(at, len(self)) if not self.is_heading(n)), at)
                name = head.short or head.label[:1].lower() + head.label[1:]
                parts.append(BelowLabel(str(first), (f"{name} {head.count}",)))
        return parts

    def is_heading(self, index: int) -> bool:
        return not isinstance(self._rows[index], Spoken | Celebrates | Open | Ahead)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        match self._rows[index]:
            case Head() as head:
                return self._draw_head(head, width)
            case Note() as note:
                return [(fit(f"  {note.words}", width), "dim")]
            case Spoken() as spoken:
                return self._draw_spoken(spoken.one, width)
            case Celebrates(line):
                return self._grid.draw(self._of_feast(line), width)
            case Open() as waiting:
                return self._draw_open(waiting.one, width)
            case Ahead() as ahead:
                return self._draw_ahead(ahead, width)
            case _:
                return []

    def _draw_head(self, head: Head, width: int) -> Sequence[Part]:
        label, count = f" {head.label.upper()} ", f" {head.count}"
        figures = f" {head.figures} " if head.figures and width >= 60 else ""
        # Between figures and the count of the lines stands a rule: the last of them is none of that.
        apart = self._glyphs.rule * 3 if figures else ""
        rule = self._glyphs.rule * max(width - cell_len(label + figures + apart) - len(count), 0)
        return [(label, "strong"), (rule, "rule"), (figures, "dim"), (apart, "rule"), (count, "accent")]

    def _draw_spoken(self, spoken: Contacted, width: int) -> Sequence[Part]:
        """How they stand, who, of which account, by what and when; whether they were asked, in all the room that is left."""
        sign, words, look = asked_words(spoken, self._glyphs)
        most = max(width // 4, 10)
        person, account = min(self._person, most), min(self._account, most)
        # The way of speaking where nothing is cut for it.
        whole = 1 + person + account + self._channel + 5 + 1 + self._answer + 6 * GAP
        cells = [
            (self._glyphs.stance(spoken.stance), 1, stance_look(spoken.stance)),
            (spoken.person, person, "strong"),
        ]
        if width >= 60:
            cells.append((_account(spoken), account, ""))
        if width >= max(whole, 60):
            cells.append((spoken.channel.label, self._channel, "dim"))
        if width >= 50:
            cells.append((f"{to_local(spoken.held_at):%H:%M}", 5, "dim"))
        cells.append((sign, 1, look))
        if width < 60 and spoken.gave_a_name:
            words = _("which name?") if spoken.owes_the_name else spoken.asked.label
        return columns([*cells, (words, 0, look)], width)

    def _cells(self, waiting: Waiting, sign: Part, day: Part, *, is_first: bool = False) -> Cells:
        """What stands in the columns of what is still to be done."""
        words = clean(waiting.what)
        if waiting.repeats:
            words = f"{words} {self._glyphs.repeats}"
        who: Sequence[Parts] = [()]
        if waiting.owed_by is not None:
            who = [side_parts(waiting.owed_by, self._side)]
        elif waiting.person_id is not None:
            who = person_parts(waiting.person, waiting.stance, words, self._glyphs)
        account = (_account(waiting), "strong" if waiting.is_key else "")
        said = with_tails(words, put_off_tails(waiting.times_put_off))
        stays = f" {target}" if (target := clean(waiting.target)) and words.endswith(f" {target}") else ""
        return Cells(sign, day, said, who, account, "strong" if is_first else "", stays)

    def _of_feast(self, line: Line) -> Cells:
        """Whose feast it is, and when: a feast of a day off is told on the working days around it."""
        day = show_day(line.due_on, self._day) if line.due_on is not None else ""
        account = (clean(line.account), "strong" if line.is_key else "")
        return Cells(("", ""), (day, "strong"), [clean(line.what)], account=account)

    def _draw_waiting(
        self, waiting: Waiting, sign: Part, day: Part, width: int, *, is_first: bool = False
    ) -> Sequence[Part]:
        return self._grid.draw(self._cells(waiting, sign, day, is_first=is_first), width)

    def _draw_open(self, waiting: Waiting, width: int) -> Sequence[Part]:
        late = (self._day - waiting.due_on).days
        if late > 0:
            return self._draw_waiting(
                waiting, (self._glyphs.overdue, "red"), (show_due(waiting.due_on, self._day), "red"), width
            )
        when = f"{waiting.due_time:%H:%M}" if waiting.due_time else _("today")
        return self._draw_waiting(waiting, ("", ""), (when, "strong" if waiting.due_time else "dim"), width)

    def _draw_ahead(self, ahead: Ahead, width: int) -> Sequence[Part]:
        """Its place among the first three, and its time; of a day before the one on which work goes on, the weekday."""
        waiting = ahead.one
        when = f"{waiting.due_time:%H:%M}" if waiting.due_time else ""
        if waiting.due_on != self._following:
            when = weekday_name(waiting.due_on.weekday(), short=True)
        place = (str(ahead.place or ""), "accent strong")
        return self._draw_waiting(waiting, place, (when, ""), width, is_first=ahead.place is not None)


def _open_rows(besides: Unanswered, still_open: Sequence[Waiting]) -> list[Row]:
    """The part of what is still open: feasts, then tasks and checks; and in words that promises are broken."""
    rows: list[Row] = [Head(_("Still open"), len(besides.feasts) + len(still_open))]
    rows += [Celebrates(line) for line in besides.feasts]
    rows += [Open(one) for one in still_open]
    if besides.broken:
        words = ngettext(
            "{count} promise is broken and without an answer: it stands first on Today.",
            "{count} promises are broken and without an answer: they stand first on Today.",
            besides.broken,
        )
        rows.append(Note(words.format(count=besides.broken)))
    return rows if len(rows) > 1 else [*rows, Note(_("Nothing: all is done, or put off."))]


def _account(one: Waiting | Contacted) -> str:
    return clean(one.account) or ("" if one.person_id is None else _("(no account)"))


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


def waiting_head(waiting: Waiting, ways: Sequence[Ways], width: int) -> Content:
    """What stands above the account in the panel: what is to be done, whole, and by what one is reached about it."""
    blocks = [row((piece, "bold")) for piece in wrap(clean(waiting.what), width)]
    head = assemble([*blocks, *ways_rows(ways, width), row(("", ""))])
    return linked(head, (reach for one in ways for reach in one.reaches))


def closed_words(chain: ChainCount, left_open: int) -> str:
    """`The day is closed: contacted 4, asked 3, gave a name 2, goal 4`; or that it is not, and how much is open."""
    figures = ", ".join(chain.figures)
    if not left_open:
        return _("The day is closed: {figures}.").format(figures=figures)
    said = ngettext(
        "The day is not closed, {count} still open: {figures}.",
        "The day is not closed, {count} still open: {figures}.",
        left_open,
    )
    return said.format(count=left_open, figures=figures)
