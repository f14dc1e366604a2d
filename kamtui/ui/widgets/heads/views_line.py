"""The line above a list that names its views, drawn alike in all places."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from kamtui.ui.shell.text import view_words
from kamtui.ui.widgets.blocks import Words

_WIDEST_GAP, _LEAST_GAP = 3, 2
"""The cells between two views; fewer only where they do not stand beside each other without their counts either."""
_APART = 5
"""The free cells from which on what stands behind the views is seen to be none of them; with fewer a sign says it."""


class ViewLabel(NamedTuple):
    """What a view is called, and how many lines it has, where that is said; the count may have a look of its own.

    `view` is the name by which its screen shows it, when it is clicked.
    """

    view: str
    name: str
    total: str = ""
    look: str = "$faint"
    short: str = ""
    """What is said in place of a long `total` where not all views have room."""

    @property
    def cells(self) -> int:
        return cell_len(self.name) + (cell_len(self.total) + 1 if self.total else 0)

    def words(self, *, is_here: bool) -> list[Content]:
        """The label in its looks: underlined where the view is shown."""
        here = "bold underline"
        words = [view_words(self.name, here if is_here else "$faint", self.view)]
        if self.total:
            words.append(view_words(f" {self.total}", here if is_here else self.look, self.view))
        return words


def views_content(views: Sequence[ViewLabel], here: int, width: int, besides: Sequence[str] = ()) -> Content:
    """`open 12   due 3   broken 1`, the view that is shown underlined, and apart from them what else was chosen.

    Where there is less room they stand closer together; where that is not enough, the last ones lose their counts,
    then only as many stand there as fit, from the one that is shown on.
    """
    labels = [*views, *(ViewLabel("", words) for words in besides if words)]
    if least_cells(labels) > width:
        labels = [label._replace(total=label.short or label.total) for label in labels]
    for place in range(len(views) - 1, -1, -1):
        if least_cells(labels) <= width:
            break
        if place != here:
            labels[place] = labels[place]._replace(total="")
    room = width - sum(label.cells for label in labels)
    gap = min(_WIDEST_GAP, max(room // max(len(labels) - 1, 1), 1))
    order = list(range(len(labels)))
    if room < gap * (len(labels) - 1):
        order = [
            here,
            *(place for place in order if place > here),
            *(place for place in order if place < here),
        ]
    parts: list[Content | Words] = []
    left, chosen = width, list[str]()
    for place in order:
        label = labels[place]
        left -= label.cells
        if left < 0:
            break
        left -= gap
        if place >= len(views):
            chosen.append(label.name)
        else:
            parts += [*label.words(is_here=place == here), (" " * gap, "")]
    shown = Content.assemble(*parts)
    return apart(shown, " · ".join(chosen), "bold $accent", width) if chosen else shown


def least_cells(labels: Sequence[ViewLabel]) -> int:
    """The cells of some labels as close to each other as they stand."""
    return sum(label.cells + _LEAST_GAP for label in labels) - _LEAST_GAP


def apart(shown: Content, words: str, look: str, width: int) -> Content:
    """Behind the views what is none of them: at the right end of so many cells, else behind a sign that parts them."""
    shown = shown.rstrip()
    free = max(width - shown.cell_length - cell_len(words), 1)
    return Content.assemble(shown, " " * free if free < 3 or free >= _APART else " · ", (words, look))
