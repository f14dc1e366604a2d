"""Copying what stands on the screen: a line, the marked lines, the whole list, a phone or an address."""

import asyncio
import contextlib
import os
from decimal import Decimal

from kamtui import paths
from kamtui.domain.accounts.reach import of_kind
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.feasts.feast import Feast
from kamtui.domain.listing import Listing
from kamtui.domain.text.language import _, ngettext
from kamtui.domain.text.numbers import show_whole
from kamtui.exchange.greeting_text import Tone
from kamtui.exchange.listing import as_csv, as_markdown, as_text
from kamtui.ui.feasts.greetings import greetings_of
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.keys.named import called
from kamtui.ui.outgoing import clipboard
from kamtui.ui.outgoing.shown_lines import drawn_lines
from kamtui.ui.outgoing.ways import ways_of
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.text import fit
from kamtui.ui.widgets.line_list import LineList

LONGEST_GREETING = 52
"""Cells of a greeting where it is chosen."""
MOST_WAYS = 4
"""So many phones and addresses are offered, a digit each."""


async def copy(desk: Desk, hand: AtHand) -> None:
    """Copy the line at hand or the marked lines; the same once more asks what else is to be copied. On a feast, the greeting."""
    if hand.feast is not None and await _copy_greeting(desk, hand.feast):
        return
    listing = await desk.front.listing(whole=False)
    text = "\n".join(line_text(listing, place) for place in range(len(listing.rows)))
    if text and text != desk.copied:
        await put_on_clipboard(desk, text, _lines_said(len(listing.rows)), _(" · {list.copy} again for more"))
    else:
        await _ask(desk, hand)


async def _copy_greeting(desk: Desk, feast: Feast) -> bool:
    """Ask which greeting is to be copied, and copy it; False where the line itself is meant."""
    greetings = desk.read_or_say(lambda: greetings_of(desk, feast))
    if greetings is None:
        return True
    by_letter = {"w": greetings[Tone.WARM], "f": greetings[Tone.FORMAL]}
    answers = {
        "w": _in_a_line(by_letter["w"]),
        "f": _in_a_line(by_letter["f"]),
        "l": _("the line"),
    }
    answer = await desk.show(Choose(_("Which greeting is to be copied?"), answers))
    if answer == "l":
        return False
    if answer is not None:
        await put_on_clipboard(desk, by_letter[answer], _("Copied the greeting"))
    return True


def _in_a_line(text: str) -> str:
    """A text in one line, cut where a question has no more room."""
    return fit(" ".join(text.split()), LONGEST_GREETING).rstrip()


async def copy_lines(desk: Desk, listed: LineList) -> None:
    """Copy the line at hand of a list that stands in a dialog; the same once more copies all its lines."""
    text = await _drawn(listed, whole=False)
    if text and text != desk.copied:
        await put_on_clipboard(desk, text, _lines_said(1), _(" · {search.copy} again for all"))
    elif text:
        text = await _drawn(listed, whole=True)
        await put_on_clipboard(desk, text, _lines_said(text.count("\n") + 1))


async def _drawn(listed: LineList, *, whole: bool) -> str:
    listing = await drawn_lines(listed, whole=whole)
    return "\n".join(line_text(listing, place) for place in range(len(listing.rows)))


async def _ask(desk: Desk, hand: AtHand) -> None:
    """Ask what is to be copied beside the line, and copy it."""
    ways = of_kind(ways_of(desk, hand), ReachKind.PHONE, ReachKind.EMAIL, ReachKind.WEB)[:MOST_WAYS]
    answers = {"l": _("the list, as text"), "m": _("the list, as Markdown"), "c": _("the list, as CSV")}
    answers["f"] = _("the list, into a file: CSV, Markdown or a workbook")
    answers |= {str(number): way.text for number, way in enumerate(ways, 1)}
    answer = await desk.show(Choose(_("What is to be copied?"), answers))
    if answer is None:
        return
    if answer.isdecimal():
        way = ways[int(answer) - 1]
        await put_on_clipboard(desk, way.value, _("Copied {what}").format(what=way.value))
        return
    desk.say(_("Copying the list …"))
    listing = await desk.front.listing(whole=True)
    if not listing.rows:
        desk.say(_("There is nothing in this list that could be copied."))
        return
    if answer == "f":
        await called("outgoing.file_acts:save_list")(desk, listing)
        return
    text = {
        "l": lambda: "\n".join(as_text(listing)),
        "m": lambda: "\n".join(as_markdown(listing)),
        "c": lambda: as_csv(listing),
    }
    await put_on_clipboard(desk, text[answer](), _lines_said(len(listing.rows), listing.left))


def line_text(listing: Listing, place: int) -> str:
    """What stands in a line, as one would write it in a mail; figures with what they are."""
    parts = []
    for column, cell in zip(listing.columns, listing.rows[place], strict=True):
        if cell.shown:
            is_named = column.is_named or isinstance(cell.value, int | Decimal)
            parts.append(f"{column.label} {cell.shown}" if is_named and column.label else cell.shown)
    return " · ".join(parts)


def _lines_said(count: int, left: int = 0) -> str:
    """How many lines were copied, and that there are more where a list is too long for a clipboard."""
    words = ngettext("Copied {count} line", "Copied {count} lines", count).format(count=show_whole(count))
    if not left:
        return words
    return _("{words} of {all}: {list.filter} shows fewer").format(words=words, all=show_whole(count + left))


async def put_on_clipboard(
    desk: Desk, text: str, said: str, behind: str = "", *, undoable: bool = False
) -> None:
    """Put a text on the clipboard of the terminal and of the system; where the system has none, into a file that is named.

    `behind` stands at the end of what is said.
    """
    desk.copied = text
    desk.front.copy(text)
    if await asyncio.to_thread(clipboard.put, text):
        desk.say(f"{said}{behind}", undoable=undoable)
        return
    path = paths.copied_file()
    if await asyncio.to_thread(_write, text):
        desk.say(
            _("{said}, to the terminal's clipboard and, in case it has none, to {path}").format(
                said=said, path=path
            )
            + behind,
            undoable=undoable,
        )
    else:
        words = _("{said} to the terminal's clipboard").format(said=said)
        desk.say(words + behind, undoable=undoable)


def _write(text: str) -> bool:
    """Write what was copied where only its owner reads it; whether that succeeded."""
    path = paths.copied_file()
    with contextlib.suppress(OSError):
        paths.make_private(path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        return True
    return False
