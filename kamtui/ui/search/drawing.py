"""What a search found, as lines under the names of their kinds."""

from collections.abc import Hashable, Sequence
from itertools import groupby

from kamtui.domain.text.language import _, ngettext
from kamtui.store.book.search.finding import Hit
from kamtui.store.book.search.index import Kind
from kamtui.ui.widgets.line_list import FoundLines, Part
from kamtui.ui.widgets.looks import columns


class HitLines(FoundLines[Hit]):
    """Hits under headings."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._rows: list[Hit | str] = []
        for (kind, is_near), members in groupby(hits, key=lambda hit: (hit.kind, hit.is_near)):
            label = _label(kind)
            self._rows += [_("{kind} called like it").format(kind=label) if is_near else label, *members]
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
        if row.kind is Kind.COMPETITOR:
            count = int(row.detail)
            detail = ngettext("at {count} account", "at {count} accounts", count).format(count=count)
            return columns([(row.name, 0, "strong"), (detail, min(40, width // 2), "dim")], width)
        if row.where:
            cells = [
                (row.name, 0, "strong"),
                (row.detail, width // 4, "dim"),
                (row.where, width * 3 // 8, "dim"),
            ]
            return columns(cells, width)
        return columns([(row.name, 0, "strong"), (row.detail, min(40, width // 2), "dim")], width)


def _label(kind: Kind) -> str:
    """What the hits of a kind stand under."""
    return {
        Kind.ACCOUNT: _("Accounts"),
        Kind.PERSON: _("People"),
        Kind.TERM: _("Terms"),
        Kind.TASK: _("Tasks"),
        Kind.PROBLEM: _("Problems"),
        Kind.FAVOUR: _("Favours"),
        Kind.COMPETITOR: _("Competitors"),
        Kind.RIVALRY: _("Competitors at accounts"),
        Kind.BOND_READING: _("Bonds"),
        Kind.DOSSIER_TEXT: _("Dossiers"),
        Kind.QUARTER_REVIEW: _("Reviews of quarters"),
        Kind.CALL: _("Calls"),
    }[kind]
