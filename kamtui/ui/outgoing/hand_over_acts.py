"""Handing a phone, an address, a page or a file of the line at hand to the system's program."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from kamtui.domain.accounts.reach import Reach, address_of, path_of
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import _
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.outgoing import opener
from kamtui.ui.outgoing.copy_acts import put_on_clipboard
from kamtui.ui.outgoing.ways import ways_of
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand

MOST = 9
"""So many ways are offered, a digit each."""


async def hand_over(desk: Desk, hand: AtHand) -> None:
    """Open the phone, mail, page or file of the person and account at hand; several: asked which."""
    await hand_over_one(desk, ways_of(desk, hand))


async def hand_over_one(desk: Desk, reaches: Sequence[Reach]) -> None:
    """Open one of some ways; several: asked which."""
    ways = [reach for reach in reaches if address_of(reach)][:MOST]
    links = [reach.value for reach in reaches if reach.kind in (ReachKind.WEB, ReachKind.FILE)]
    if not ways and links:
        sentence = _(
            "Only phones, e-mails, pages (http, https) and files are opened, and “{link}” is none of them; {list.copy} twice copies it."
        )
        desk.say(sentence.format(link=quoted(links[0])), is_error=True)
        return
    if not ways:
        desk.say(
            _(
                "No phone, e-mail, page or file is known here: {line.edit} on the person or account writes one down."
            )
        )
        return
    reach = ways[0] if len(ways) == 1 else await _which(desk, ways)
    if reach is not None:
        await _open(desk, reach)


async def _which(desk: Desk, ways: Sequence[Reach]) -> Reach | None:
    answers = {str(number): f"{reach.text} ({reach.kind.label})" for number, reach in enumerate(ways, 1)}
    answer = await desk.show(Choose(_("What is to be opened?"), answers))
    return ways[int(answer) - 1] if answer else None


async def _open(desk: Desk, reach: Reach) -> None:
    address = address_of(reach)
    if reach.kind is ReachKind.FILE and (path := path_of(address)):
        if not await asyncio.to_thread(opener.is_there, path):
            sentence = _(
                "The file is no longer there: {path}. It may have been moved; edit the link where it is now."
            )
            desk.say(sentence.format(path=path), is_error=True)
            return
        # Whole, so that no beginning of it is taken for an option or another program's address.
        address = str(Path(path).expanduser().absolute())
    if await asyncio.to_thread(opener.open_with_system, address):
        desk.say(_("Handed over: {what}").format(what=reach.value))
    else:
        await put_on_clipboard(
            desk, reach.value, _("No program here opens {what}. Copied {what}").format(what=reach.value)
        )
