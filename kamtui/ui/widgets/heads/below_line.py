"""The line at the foot of a place that says what stands below the lines in view, drawn alike in all places."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.domain.text.language import _, ngettext
from kamtui.ui.shell.text import view_words
from kamtui.ui.widgets.blocks import style

SHORTEST = 9
"""Stands for the shortest name of a label, whichever that is."""


class BelowLabel(NamedTuple):
    """A group of lines that begins below those in view."""

    view: str
    """The name by which its screen goes there when it is clicked."""
    names: tuple[str, ...]
    """What it is called, with its count: at length, then shorter."""
    sign: str = ""
    look: str = ""
    """The sign of how pressing it is, and its looks."""
    pressing: str = ""
    """How many of its lines are as pressing as the sign says, where not all are: said of every label, or of none."""
    is_urgent: bool = False
    """Whether one of its lines is urgent: it is not left out while others stand, and never without its sign."""

    @property
    def at_length(self) -> "BelowLabel":
        """It with how many of its lines are so pressing."""
        return self._replace(names=tuple(f"{name}, {self.pressing}" for name in self.names))

    def words(self, shorter: int) -> Content:
        """The sign and the name, shortened so many times as far as that goes."""
        name = (
            min(self.names, key=cell_len)
            if shorter == SHORTEST
            else self.names[min(shorter, len(self.names) - 1)]
        )
        sign = Content.styled(f"{self.sign} " if self.sign else "", style(self.look))
        return Content.assemble(sign, view_words(name, "", self.view))


def below_content(labels: Sequence[BelowLabel], width: int) -> Content:
    """`pgdn   no next step 4   !! no contact for too long 6   warnings 24`: the key that leads there, and what stands below.

    Where there is less room names are shorter and stand closer together. Of what has no room even then, the least pressing
    first, is said at the end how many groups there are, with the sign of an urgent one.
    """
    key = Content.styled(_("{list.page_down}"), "bold $accent")
    line = key
    at_length = [label.at_length if label.pressing else label for label in labels]
    for said in (at_length, labels) if at_length != [*labels] else (labels,):
        for shorter, gap in ((0, 3), (0, 2), (1, 3), (1, 2)):
            line = Content(" " * gap).join([key, *(label.words(shorter) for label in said)])
            if line.cell_length <= width:
                return line
    shown = list(labels) if _line(key, labels, labels, 0).cell_length <= width else []
    for label in sorted(labels, key=lambda label: (not label.is_urgent, not label.sign)):
        more = [one for one in labels if one in shown or one is label]
        if _line(key, labels, more, 0).cell_length <= width:
            shown = more
    for whole in range(len(shown), -1, -1):  # the last ones are worth the least
        line = _line(key, labels, shown, whole)
        if line.cell_length <= width:
            break
    return line


def _line(key: Content, labels: Sequence[BelowLabel], shown: Sequence[BelowLabel], whole: int) -> Content:
    """The key and some of the labels, the first of which are whole, and how many others there are."""
    names = (label.words(SHORTEST if place >= whole else 1) for place, label in enumerate(shown))
    return Content("  ").join([key, *names, *_more_words(labels, shown)])


def _more_words(labels: Sequence[BelowLabel], shown: Sequence[BelowLabel]) -> list[Content]:
    """How many groups there are besides those that are shown, and whether one is urgent; nothing where all are shown."""
    left = [label for label in labels if label not in shown]
    if not left:
        return []
    words = ngettext("and {count} group more", "and {count} groups more", len(left))
    sign = next((f"{label.sign} " for label in left if label.is_urgent), "")
    look = next((label.look for label in left if label.is_urgent), "")
    before, after = words.split("{count}")
    return [Content.assemble(before, Content.styled(sign, style(look)), f"{len(left)}{after}")]
