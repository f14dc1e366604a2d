"""How backups are drawn: a line each; the one at hand whole beside them, or below in a narrow window."""

from collections.abc import Hashable, Sequence
from datetime import datetime

from textual.content import Content

from kamtui.domain.backups import (
    Change,
    Changes,
    Contents,
    age_words,
    change_words,
    content_words,
    count_words,
    restore_words,
    size_words,
)
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_moment
from kamtui.store.book.restoring.contents import Compared
from kamtui.ui.backups.hand import KnownBackup
from kamtui.ui.shell.text import wrap
from kamtui.ui.widgets.blocks import Block, assemble, fact, row
from kamtui.ui.widgets.line_list import Lines, Part
from kamtui.ui.widgets.looks import GAP, columns

SHOWN_CHANGES = 100
"""How many records that differ are named of each sort of difference; the others are counted."""
_WHEN, _AGE, _SIZE = 17, 9, 7
_COUNTS = (("calls", 7), ("accounts", 8), ("people", 7), ("terms", 6), ("prospects", 9), ("months", 7))
"""What is counted of each, in the order in which it is shown as far as there is room, and its cells."""
_WHY = 19


class BackupLines(Lines):
    """Backups, newest first."""

    def __init__(self, known: Sequence[KnownBackup], now: datetime) -> None:
        self.known = known
        self._now = now

    def __len__(self) -> int:
        return len(self.known)

    def backup(self, index: int) -> KnownBackup | None:
        """The backup on a line, if there is one."""
        return self.known[index] if 0 <= index < len(self.known) else None

    def key(self, index: int) -> Hashable:
        return self.known[index].backup.path

    def heading(self, width: int) -> Sequence[Part]:
        """The heads of the columns."""
        heads = {
            "calls": _("calls"),
            "accounts": _("accounts"),
            "people": _("people"),
            "terms": _("terms"),
            "prospects": _("prospects"),
            "months": _("months"),
        }
        cells = [_("when"), _("age"), _("why"), _("size")]
        return self._laid_out(cells, [heads[name] for name, _cells in _COUNTS], ["dim"] * 4, width)

    def draw(self, index: int, width: int) -> Sequence[Part]:
        known = self.known[index]
        taken_at = known.backup.taken_at
        cells = [
            show_moment(taken_at, to_local(self._now).date()),
            age_words(taken_at, self._now),
            known.backup.why.label if known.backup.why else "",
            size_words(known.size),
        ]
        if known.contents is not None:
            counts = [show_whole(getattr(known.contents, name)) for name, _cells in _COUNTS]
        else:
            counts = ["?" if known.trouble else "…"] * len(_COUNTS)
        return self._laid_out(cells, counts, ["", "dim", "dim", "dim"], width)

    def _laid_out(
        self, cells: Sequence[str], counts: Sequence[str], looks: Sequence[str], width: int
    ) -> list[Part]:
        when, age, why, size = zip(cells, (_WHEN, _AGE, 0, -_SIZE), looks, strict=True)
        room = width - _WHEN - _AGE - _WHY - _SIZE - 3 * GAP
        shown = []
        for text, (_name, size_of_count) in zip(counts, _COUNTS, strict=True):
            room -= size_of_count + GAP
            if room < 0:
                break
            shown.append((text, -size_of_count, looks[1] if looks[0] == "dim" else ""))
        return columns([when, age, why, size, *shown], width)


def view_words(known: Sequence[KnownBackup], now: datetime) -> str:
    """What stands above the list: how many there are, and how old the newest is."""
    if not known:
        return _("Backups · none yet")
    unread = sum(1 for one in known if not one.is_read)
    count, age = show_whole(len(known)), age_words(known[0].backup.taken_at, now)
    said = _("Backups · {count} · the newest: {age}").format(count=count, age=age)
    return said + (" · " + _("{count} being read …").format(count=unread) if unread else "")


def empty_words(*, keeps_some: bool) -> str:
    """What is said where there is no backup."""
    if not keeps_some:
        return _("The sample book keeps no backups: it is thrown away at the end. Your own book does.")
    return _(
        "No backup yet. They are made by themselves, when the book is opened and left. {line.new} makes one now."
    )


def difference_words(known: KnownBackup, compared: Compared | None, present: Contents | None) -> list[str]:
    """How a backup differs from the book, a sentence each; by its counts while its records are being compared."""
    if known.trouble:
        return [known.trouble]
    if compared is None:
        counts = count_words(known.contents, present) if known.contents and present else ""
        return [_("Than now: {what}.").format(what=counts)] * bool(counts) + [
            _("Records are being compared …")
        ]
    said = restore_words(compared.differences) or [_("It holds the same records as the book does now.")]
    if not compared.has_values:
        said.append(_("It is of an older format: which records differ in their values is not compared."))
    return said


def below_words(known: KnownBackup | None, compared: Compared | None, present: Contents | None) -> str:
    """The same below the list."""
    return "" if known is None else " ".join(difference_words(known, compared, present))


def panel_content(
    known: KnownBackup, compared: Compared | None, present: Contents | None, now: datetime, width: int
) -> Content:
    """A backup whole."""
    blocks: list[Block] = [row((show_moment(known.backup.taken_at, to_local(now).date()), "bold"))]
    if known.backup.why:
        blocks.append(fact(_("why"), known.backup.why.label, width))
    blocks.append(fact(_("age"), age_words(known.backup.taken_at, now), width))
    blocks.append(fact(_("size"), size_words(known.size), width))
    if known.contents is not None:
        blocks.append(fact(_("format"), str(known.contents.format), width))
        blocks.append(fact(_("holds"), content_words(known.contents), width))
    blocks.append(row(("", "")))
    for sentence in difference_words(known, compared, present):
        blocks += [row((piece, "")) for piece in wrap(clean(sentence, limit=900), width)]
    blocks.append(row(("", "")))
    blocks += [row((piece, "$faint")) for piece in wrap(clean(str(known.backup.path), limit=900), width)]
    return assemble(blocks)


def changes_content(
    known: KnownBackup, found: Changes | str, compared: Compared | None, now: datetime, width: int
) -> Content:
    """What differs between a backup and the book, record by record; `found` may be what is said instead."""
    title = show_moment(known.backup.taken_at, to_local(now).date())
    blocks: list[Block] = [row((_("Backup of {when}").format(when=title), "bold"))]
    if known.contents is not None:
        blocks += [row((piece, "$faint")) for piece in wrap(content_words(known.contents), width)]
    blocks.append(row(("", "")))
    if isinstance(found, str) or compared is None:
        said = found if isinstance(found, str) else ""
        return assemble([*blocks, *(row((piece, "")) for piece in wrap(said, width))])
    for sentence in difference_words(known, compared, None):
        blocks += [row((piece, "")) for piece in wrap(sentence, width)]
    for heading, records, count in (
        (_("Only in the book now"), found.later, sum(each.later for each in compared.differences)),
        (_("Only in the backup"), found.gone, sum(each.gone for each in compared.differences)),
        (_("Changed since"), found.changed, sum(each.changed for each in compared.differences)),
    ):
        blocks += _listed(heading, records, count, width)
    return assemble(blocks)


def _listed(heading: str, records: Sequence[Change], count: int, width: int) -> list[Block]:
    """Some records under their heading, a line or more each; nothing where there are none."""
    if not count:
        return []
    blocks = [row(("", "")), row((heading, "bold"), (f" {show_whole(count)}", "$accent"))]
    shown = records[:SHOWN_CHANGES]
    for record in shown:
        first, *further = wrap(clean(change_words(record), limit=300), max(width - 2, 10))
        blocks += [row(("  " + first, "")), *(row(("    " + piece, "")) for piece in further)]
    if (more := count - len(shown)) > 0:
        words = ngettext("… {count} more", "… {count} more", more).format(count=show_whole(more))
        blocks.append(row(("  " + words, "$faint")))
    return blocks
