"""What a search found, as lines under the names of their kinds."""

from collections.abc import Hashable, Sequence
from itertools import groupby

from rich.cells import cell_len

from kamtui.domain.text.language import _, ngettext
from kamtui.store.book.search.finding import Hit
from kamtui.store.book.search.index import Kind
from kamtui.ui.widgets.line_list import FoundLines, Part
from kamtui.ui.widgets.looks import GAP, columns


class HitLines(FoundLines[Hit]):
    """Hits under headings."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._rows: list[Hit | str] = []
        for (kind, is_near), members in groupby(hits, key=lambda hit: (hit.kind, hit.is_near)):
            label = _label(kind)
            self._rows += [_("{kind} called like it").format(kind=label) if is_near else label, *members]
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
            return columns([(row.detail, 30, "dim"), (row.name, 0, "")], width)
        room = min(self._detail, width * 3 // 8)
        last = (_detail(row), room, "dim")
        if not row.where:
            return columns([(row.name, 0, "strong"), last], width)
        half = max((width - room) // 2 - GAP, 1)
        name = (row.name, min(cell_len(row.name), half), "strong")
        return columns([name, (row.where, 0, "dim"), last], width)


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
        Kind.QUARTER_REVIEW: _("Reviews of quarters"),
        Kind.CALL: _("Calls"),
    }[kind]
