"""What the note of a call says by the way, below it: a line each with the key that takes it."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from kamtui.domain.calls.along.offers import Offer, Sort
from kamtui.domain.calls.along.taking import Taking
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.language import _, key_of, ngettext
from kamtui.ui.shell.glyphs import Glyphs
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.rows import LABEL_WIDTH

KEYS = ("note.first", "note.second", "note.third")
_KEY, _SIGN, _LABEL = 3, 2, 16
"""Cells of the key, of the sign that it was taken, and of what it is."""


class OffersField(Widget):
    """The lines; none, and no room, where a note says nothing by the way."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OffersField { height: auto; width: 100%; display: none; }
    """

    def __init__(self, taking: Taking, glyphs: Glyphs, describe: Callable[[Offer], tuple[str, str]]) -> None:
        """`describe` gives what an offer is, and in words what taking it writes."""
        super().__init__()
        self._taking = taking
        self._glyphs = glyphs
        self._describe = describe
        self._drawn: Sequence[object] = ()

    def on_mount(self) -> None:
        self.styles.padding = (0, 0, 0, getattr(self.screen, "label_width", LABEL_WIDTH))

    def show(self) -> None:
        """Show the offers as they are now."""
        taking = self._taking
        state = [*((line, taking.is_taken(line)) for line in taking.lines), taking.waiting]
        if state == self._drawn:
            return
        self._drawn = state
        self.display = bool(taking.lines)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._taking.lines) + 1

    def render(self) -> Content:
        width = self.content_size.width
        lines = [self._line(at, offer, width) for at, offer in enumerate(self._taking.lines)]
        waiting = self._taking.waiting
        more = (
            ngettext("{count} more · ", "{count} more · ", waiting).format(count=waiting) if waiting else ""
        )
        last = more + _("{note.put_away} puts these away; only what is taken is written")
        return Content("\n").join([*lines, Content.styled(fit(last, width), "$faint")])

    def _line(self, at: int, offer: Offer, width: int) -> Content:
        is_taken = self._taking.is_taken(offer)
        label, words = self._describe(offer)
        sign = f"{self._glyphs.done} " if is_taken else "  "
        room = max(width - _KEY - _SIGN - _LABEL, 8)
        return Content.assemble(
            (fit(key_of(KEYS[at]), _KEY), "bold"),
            (sign, "$success"),
            (fit(label, _LABEL), "$accent" if not is_taken else "$faint"),
            (fit(words, room), "" if not is_taken else "$faint"),
        )


def offer_label(offer: Offer, *, is_second: bool) -> str:
    """What an offer is, in a word or two."""
    if offer.sort is Sort.PROMISE:
        if offer.owed_by is OwedBy.THEY:
            return _("or they promise") if is_second else _("they promise")
        return _("or we promise") if is_second else _("we promise")
    if offer.sort is Sort.PERSON:
        return _("or was there?") if is_second else _("was there?")
    return _("competitor") if offer.sort is Sort.COMPETITOR else _("objection")
