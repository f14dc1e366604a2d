"""The brief of an account: read before a call."""

from collections.abc import Iterable

from textual.content import Content

from kamtui.domain.accounts.reach import Reach, of_kind
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.exchange.brief_text import Signs, brief_lines
from kamtui.store.account_brief import Brief, account_brief
from kamtui.ui.calls.acts import log_call
from kamtui.ui.outgoing.copy_acts import put_on_clipboard
from kamtui.ui.outgoing.hand_over_acts import hand_over_one
from kamtui.ui.outgoing.letter_acts import write_letter
from kamtui.ui.reading.brief_dialog import ReadBrief
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.links import linked
from kamtui.ui.shell.text import wrap

HEADINGS = ("# ", "## ")


async def show(desk: Desk, hand: AtHand) -> None:
    """Show what to know before a call with the account at hand."""
    account_id = hand.account_id
    if account_id is None:
        return
    brief = desk.read_or_say(lambda: account_brief(desk.book, account_id, desk.today, desk.thresholds))
    if brief is None:
        return

    async def copied() -> None:
        text = "\n".join(brief_lines(brief, desk.today))
        await put_on_clipboard(desk, text, _("Copied the brief as Markdown"))

    async def handed_over() -> None:
        await hand_over_one(desk, _ways(brief))

    over_it = {"copy": copied, "hand over": handed_over}
    answer = await desk.show(ReadBrief(lambda width: brief_content(desk, brief, width), over_it))
    if answer == "call":
        await log_call(desk, account_id)
    elif answer == "letter":
        await write_letter(desk, account_id, None)


def _ways(brief: Brief) -> list[Reach]:
    """Each way to reach the account; of each person the first phone and e-mail, said with whose they are."""
    ways = [*brief.entry.reaches]
    for person in brief.people:
        for kind in (ReachKind.PHONE, ReachKind.EMAIL):
            if first := of_kind(person.reaches, kind)[:1]:
                ways.append(first[0]._replace(label=clean(person.name)))
    return ways


def brief_content(desk: Desk, brief: Brief, width: int) -> Content:
    """The brief in lines of a width: headings bold, each item with what does not fit below its words."""
    pieces: list[tuple[str, str]] = []
    signs = Signs(desk.glyphs.stance, desk.glyphs.outcome)
    ways = [*brief.entry.reaches, *(way for person in brief.people for way in person.reaches)]
    for line in brief_lines(brief, desk.today, is_markdown=False, signs=signs):
        if line.startswith(HEADINGS):
            pieces.append((f"{line.lstrip('# ')}\n", "bold"))
        elif line.startswith("- "):
            first, *more = _wrap(line[2:], max(width - 3, 1), ways)
            pieces += [(f" · {first}\n", ""), *((f"   {part}\n", "") for part in more)]
        elif line or pieces[-1][0] != "\n":
            pieces += [(f"{part}\n", "") for part in _wrap(line, width, ways)] if line else [("\n", "")]
    return linked(Content.assemble(*pieces), ways)


def _wrap(line: str, width: int, ways: Iterable[Reach]) -> list[str]:
    """A line broken between words, and never within a phone."""
    for way in of_kind(ways, ReachKind.PHONE):
        line = line.replace(way.text, way.text.replace(" ", "\N{NO-BREAK SPACE}"))
    return [part.replace("\N{NO-BREAK SPACE}", " ") for part in wrap(line, width)]
