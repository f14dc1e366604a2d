"""Likely twins, drawn: two records beside each other, and why they may be one."""

from collections.abc import Hashable, Sequence

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.accounts.duplicates import KnownName
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import Block, assemble, row
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns

WHY = 26
"""Cells that the reason has at least."""


class TwinLines(Lines):
    """Pairs of records, a line each."""

    def __init__(self, pairs: Sequence[TwinPair]) -> None:
        self.pairs = pairs
        both = [record for pair in pairs for record in (pair.first, pair.second)]
        self._longest = max((cell_len(_said(record)) for record in both), default=0)

    def __len__(self) -> int:
        return len(self.pairs)

    def pair(self, index: int) -> TwinPair | None:
        """The pair on a line, if there is one."""
        return self.pairs[index] if 0 <= index < len(self.pairs) else None

    def key(self, index: int) -> Hashable:
        pair = self.pairs[index]
        return pair.first.record_id, pair.second.record_id

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        return self._laid_out(
            [(text, "dim") for text in (_("written down first"), _("and later"), _("why"))], width
        )

    def draw(self, index: int, width: int) -> Sequence[Part]:
        pair = self.pairs[index]
        why = (pair.likeness.label, "dim")
        return self._laid_out([(_said(pair.first), ""), (_said(pair.second), ""), why], width)

    def _laid_out(self, cells: Sequence[tuple[str, str]], width: int) -> list[Part]:
        """The two and the reason in their columns; the reason gets what the names leave."""
        each = min(max(self._longest, len(_("written down first"))), max((width - WHY) // 2 - GAP, 12))
        sizes = (each, each, 0)
        return columns([(text, size, look) for (text, look), size in zip(cells, sizes, strict=True)], width)


def _said(record: KnownName) -> str:
    name, where = clean(record.name), place_of(record)
    return f"{name} · {where}" if where else name


def place_of(record: KnownName) -> str:
    """Where a record is: the city of an account, the account of a person."""
    return clean(record.city or record.detail)


def why_words(pair: TwinPair) -> str:
    """Why two may be one, whole: `Алфа (Варна) and Alfa ООД: the same but for ООД, Ltd and the like`."""
    both = [
        f"{clean(record.name)} ({where})" if (where := place_of(record)) else clean(record.name)
        for record in (pair.first, pair.second)
    ]
    return _("{first} and {second}: {why} ({matched}).").format(
        first=both[0], second=both[1], why=pair.likeness.label, matched=clean(pair.matched)
    )


def pair_content(pair: TwinPair, width: int) -> Content:
    """Both, with all that they are told by, in the panel."""
    blocks: list[Block] = []
    for record in (pair.first, pair.second):
        blocks += [row((piece, "bold")) for piece in wrap(clean(record.name), width)]
        for said in (record.legal_name, place_of(record), record.number, *record.phones, *record.addresses):
            blocks += [row((piece, "")) for piece in wrap(clean(said), width) if said]
        blocks.append(row(("", "")))
    why = _("Perhaps one: {why} ({matched}).").format(why=pair.likeness.label, matched=clean(pair.matched))
    blocks += [row((piece, "$faint")) for piece in wrap(why, width)]
    return assemble(blocks)
