"""What a search found, as lines under the names of their kinds."""

from collections.abc import Hashable, Sequence
from datetime import date
from itertools import groupby

from rich.cells import cell_len

from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.marks import on_one_line
from kamtui.domain.time.shown_days import show_day
from kamtui.store.book.search.finding import Hit
from kamtui.store.book.search.index import Kind
from kamtui.ui.accounts.drawing import call_day
from kamtui.ui.shell.text import fit, fit_exactly
from kamtui.ui.widgets.line_list import FoundLines, Part
from kamtui.ui.widgets.looks import GAP, Needed, shared

DAY = 10
"""Cells for the day of a conversation."""


class HitLines(FoundLines[Hit]):
    """Hits under headings: what was found, and whose it is behind it."""

    def __init__(self, hits: Sequence[Hit], today: date) -> None:
        self._rows: list[Hit | str] = []
        self._today = today
        for (kind, is_near), members in groupby(hits, key=lambda hit: (hit.kind, hit.is_near)):
            label = _label(kind)
            self._rows += [_("{kind} called like it").format(kind=label) if is_near else label, *members]
        named = [hit for hit in hits if hit.kind is not Kind.CALL and not hit.where]
        self._needed = Needed(lambda: ((cell_len(hit.name), cell_len(_detail(hit))) for hit in named))
        self.is_only_like = bool(hits) and hits[0].is_near

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row.record_id if isinstance(row, Hit) else None

    def value(self, index: int) -> Hit:
        row = self._rows[index]
        assert isinstance(row, Hit)
        return row

    def is_heading(self, index: int) -> bool:
        return not isinstance(self._rows[index], Hit)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        row = self._rows[index]
        if not isinstance(row, Hit):
            return [(f" {row.upper()}", "heading")]
        if row.kind is Kind.CALL:
            day, account = call_of(row, self._today)
            head: Sequence[Part] = [(fit_exactly(day, DAY, right=True), "dim"), (" " * GAP, "")]
            return [*head, *self._shared([(on_one_line(row.name), "")], account, max(width - DAY - GAP, 0))]
        where = [(" " * GAP, ""), (on_one_line(row.where), "dim")] if row.where else []
        name = dated_name(row, self._today)
        return self._shared([(name, "strong"), *where], _detail(row), width)

    def _shared(self, words: Sequence[Part], behind: str, width: int) -> Sequence[Part]:
        """What was found, and whose it is, each with as much of the room as it needs."""
        need = sum(cell_len(text) for text, _look in words)
        # Without room for columns each line is whole as far as it can be.
        edge = self._needed.edge if width >= self._needed.room else 0
        room, whose, left = shared(width, need, cell_len(behind), edge)
        parts: list[Part] = []
        for text, look in words:
            shown = fit(text, min(cell_len(text), room))
            room -= cell_len(shown)
            parts.append((shown, look))
        return [
            *parts,
            (" " * (room + (GAP if whose else 0)), ""),
            (fit_exactly(behind, whose), "dim"),
            (" " * left, ""),
        ]


def call_of(hit: Hit, today: date) -> tuple[str, str]:
    """The day of a conversation as the list of all of them says it, and its account."""
    day, _blank, account = hit.detail.partition(" ")
    return call_day(_day(day), today), account


def dated_name(hit: Hit, today: date) -> str:
    """What was found; a past reading begins with its day, as short as lists say it."""
    day, _blank, rest = hit.name.partition(" ")
    try:
        return f"{show_day(_day(day), today)} {rest}"
    except ValueError:
        return hit.name


def _day(words: str) -> date:
    """A day as the search has it, `12.11.2026`; raises ValueError for other words."""
    day, month, year = map(int, words.split("."))
    return date(year, month, day)


def _detail(hit: Hit) -> str:
    """Where a hit belongs; of a competitor at how many accounts it is."""
    if hit.kind is not Kind.COMPETITOR:
        return hit.detail
    count = int(hit.detail)
    return ngettext("at {count} account", "at {count} accounts", count).format(count=count)


def _label(kind: Kind) -> str:
    """What the hits of a kind stand under."""
    return {
        Kind.ACCOUNT: _("Accounts"),
        Kind.PERSON: _("People"),
        Kind.TERM: _("Terms"),
        Kind.TASK: _("Tasks"),
        Kind.PROBLEM: _("Problems"),
        Kind.FAVOUR: _("Favours"),
        Kind.VALUE: _("What we did for them"),
        Kind.COMPETITOR: _("Competitors"),
        Kind.RIVALRY: _("Competitors at accounts"),
        Kind.BOND_READING: _("Bonds"),
        Kind.DOSSIER_TEXT: _("Dossiers"),
        Kind.IMAGE_READING: _("Brand image"),
        Kind.QUARTER_REVIEW: _("Reviews of quarters"),
        Kind.CALL: _("Calls"),
    }[kind]
