"""What is drawn beside a row of Today: the line at hand whole, and its account. The first picture does without."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content

from kamtui.domain.day.line import Group, Line
from kamtui.store.chain.week_reads import week_at_hand
from kamtui.store.day.ways_reads import ways_to_call
from kamtui.ui.accounts.glance import account_at_a_glance
from kamtui.ui.chain.week_drawing import today_content
from kamtui.ui.day.drawing import Chain, Fold
from kamtui.ui.day.panel.head_drawing import folded_content, line_head
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.text import plain


def drawn_beside(desk: Desk, row: object, folded: Mapping[Group, Sequence[Line]]) -> Callable[[int], Content]:
    """Draws in a width what stands beside a row of Today: of a line its account too; of a fold what is `folded`."""
    line = row if isinstance(row, Line) else None
    account = account_at_a_glance(desk, line.account_id if line else None)

    def draw(width: int) -> Content:
        if isinstance(row, Chain):
            return today_content(week_at_hand(desk.book, desk.today), desk.today, width, desk.glyphs)
        if isinstance(row, Fold):
            return folded_content(folded[row.group], desk.today, width, desk.glyphs)
        ways = ways_to_call(desk.book, line.account_id, line.person_id) if line else []
        head = line_head(line, ways, desk.today, width, desk.glyphs) if line else plain("")
        return Content.assemble(head, account(width) if account else plain(""))

    return draw
