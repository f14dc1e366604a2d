"""The brief of an account: read before a call."""

from textual.content import Content

from kamtui.exchange.brief_text import Signs, brief_lines
from kamtui.store.account_brief import Brief, account_brief
from kamtui.ui.reading.reading_dialog import ReadText
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.text import wrap

HEADINGS = ("# ", "## ")


async def show(desk: Desk, hand: AtHand) -> None:
    """Show what to know before a call with the account at hand."""
    account_id = hand.account_id
    if account_id is None:
        return
    brief = desk.read_or_say(lambda: account_brief(desk.book, account_id, desk.today))
    if brief is not None:
        await desk.show(ReadText(lambda width: brief_content(desk, brief, width)))


def brief_content(desk: Desk, brief: Brief, width: int) -> Content:
    """The brief in lines of a width: headings bold, each item with what does not fit below its words."""
    pieces: list[tuple[str, str]] = []
    signs = Signs(desk.glyphs.stance, desk.glyphs.outcome)
    for line in brief_lines(brief, desk.today, is_markdown=False, signs=signs):
        if line.startswith(HEADINGS):
            pieces.append((f"{line.lstrip('# ')}\n", "bold"))
        elif line.startswith("- "):
            first, *more = wrap(line[2:], max(width - 3, 1))
            pieces += [(f" · {first}\n", ""), *((f"   {part}\n", "") for part in more)]
        elif line or pieces[-1][0] != "\n":
            pieces += [(f"{part}\n", "") for part in wrap(line, width)] if line else [("\n", "")]
    return Content.assemble(*pieces)
