"""What a search found, as lines under the names of their kinds."""

from collections.abc import Hashable, Sequence
from itertools import groupby

from rich.cells import cell_len

from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.marks import on_one_line
from kamtui.store.book.search.finding import Hit
from kamtui.store.book.search.index import Kind
from kamtui.ui.widgets.line_list import FoundLines, Part
from kamtui.ui.widgets.looks import GAP, columns


class HitLines(FoundLines[Hit]):
    """Hits under headings."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._rows: list[Hit | str] = []
        self._names: dict[tuple[Kind, bool], int] = {}
        """The cells of the longest name under a heading; 0 where words found elsewhere need the room behind the names."""
        for (kind, is_near), members in groupby(hits, key=lambda hit: (hit.kind, hit.is_near)):
            label = _label(kind)
            found = list(members)
            self._rows += [_("{kind} called like it").format(kind=label) if is_near else label, *found]
            self._names[kind, is_near] = 0 if any(hit.where for hit in found) else _widest(found)
        self._detail = max((cell_len(_detail(hit)) for hit in hits if hit.kind is not Kind.CALL), default=0)
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
            return columns([(row.detail, 30, "dim"), (on_one_line(row.name), 0, "")], width)
        room = self._room(row, width)
        last = (_detail(row), room, "dim")
        if not row.where:
            return columns([(row.name, 0, "strong"), last], width)
        half = max((width - room) // 2 - GAP, 1)
        name = (row.name, min(cell_len(row.name), half), "strong")
        return columns([name, (on_one_line(row.where), 0, "dim"), last], width)

    def _room(self, row: Hit, width: int) -> int:
        """Cells for where a hit belongs: three in eight, and what all names under its heading leave free."""
        names = self._names[row.kind, row.is_near]
        left = width - names - GAP if names else 0
        return min(self._detail, max(width * 3 // 8, left))


def _widest(hits: Sequence[Hit]) -> int:
    return max(cell_len(hit.name) for hit in hits)


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
