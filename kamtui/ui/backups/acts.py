"""What is done with backups: looked into, made, copied to a file, put back."""

from collections.abc import Callable
from pathlib import Path

from kamtui import paths
from kamtui.domain.backups import count_words, restore_words
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import to_local
from kamtui.domain.time.shown_days import show_moment
from kamtui.exchange.everything.source import Progress
from kamtui.exchange.own_file import PlaceTaken, require_nothing
from kamtui.store.book import backup
from kamtui.store.book.errors import NoBookHere, ReadOnlyBook
from kamtui.store.book.restoring.restore import Replaced, restore
from kamtui.ui.backups.dialog import BackupDialog
from kamtui.ui.backups.hand import BackupAtHand, why_not
from kamtui.ui.forms.asking import agree
from kamtui.ui.forms.questions import OneLine
from kamtui.ui.outgoing.writing_dialog import Writing
from kamtui.ui.shell.desk import Desk


async def look_into(desk: Desk, hand: BackupAtHand) -> None:
    """Show what differs in a backup, record by record."""
    if hand.known is not None:
        await desk.show(BackupDialog(desk, hand.known))


async def make(desk: Desk, _hand: BackupAtHand) -> None:
    """Back the book up now."""
    path, folder = desk.book.path, desk.book.backups
    if folder is None:
        return
    if await _written(
        desk, _("The book is being backed up"), lambda progress: backup.take(path, folder, progress=progress)
    ):
        desk.reload()
        desk.say(_("Backed up and checked."))


async def copy_out(desk: Desk, hand: BackupAtHand) -> None:
    """Copy a backup into a file of the person's choosing."""
    known = hand.known
    if known is None:
        return
    day = to_local(known.backup.taken_at).date().isoformat()
    typed = await desk.show(OneLine(_("The file to write"), str(Path("~") / f"kamtui-{day}.db")))
    if not typed:
        return
    target = paths.book_at(typed)
    try:
        require_nothing(target)
    except PlaceTaken as error:
        desk.say(str(error), is_error=True)
        return
    sentence = _("It is being written to {path}").format(path=clean(str(target)))
    if await _written(desk, sentence, lambda progress: backup.save_as(known.backup.path, target, progress)):
        desk.say(_("Written to {path}, and checked.").format(path=target))


async def put_back(desk: Desk, hand: BackupAtHand) -> None:
    """Ask, saying what would be lost, and put a backup in the book's place; the program goes on with it."""
    known, path, folder = hand.known, desk.book.path, desk.book.backups
    if known is None or folder is None:
        return
    trouble = known.trouble if known.backup.path.exists() else why_not(NoBookHere(known.backup.path))
    if trouble:
        desk.say(trouble, is_error=True)
        return
    if desk.book.read_only:
        desk.say(str(ReadOnlyBook(path)), is_error=True)
        return
    when = show_moment(known.backup.taken_at, desk.today)
    if not await agree(desk, _question(when, hand), _("go back to it")):
        return
    replaced: list[Replaced] = []
    done = await _written(
        desk,
        _("The backup of {when} is being checked and put in place").format(when=when),
        lambda progress: replaced.append(restore(known.backup.path, path, folder, progress)),
    )
    if done:
        desk.front.open_again(_said(when, replaced[0]))


def _question(when: str, hand: BackupAtHand) -> str:
    """What is asked before a restore: what goes, what comes, and what is kept."""
    assert hand.known is not None, "a line stands for a backup"
    if hand.compared is not None:
        what = restore_words(hand.compared.differences)
        what = what or [_("It holds the same records as the book does now.")]
    else:
        held, present = hand.known.contents, hand.present
        counts = count_words(held, present) if held is not None and present is not None else ""
        what = [_("Than now: {what}.").format(what=counts)] * bool(counts)
        what.append(
            _("Which records differ is still being compared; what was changed since is changed back.")
        )
    return "\n".join(
        (
            _("Go back to the book as it was: {when}?").format(when=when),
            *what,
            _("The book as it is now becomes a backup before, and stands in this list then."),
        )
    )


def _said(when: str, replaced: Replaced) -> str:
    """What is said once the program goes on with the restored book."""
    said = _("This is the book as it was: {when}.").format(when=when)
    if replaced.file is not None:
        kept = _("The one before is kept: {path}").format(path=replaced.file)
    else:
        kept = _("The one before is a backup now, “before a restore”: {backups.open} lists it.")
    return f"{said} {kept}"


async def _written(desk: Desk, sentence: str, write: Callable[[Progress], object]) -> bool:
    """Do something long beside, with how far it is. Whether it was done; what kept it from that is said."""

    def run(progress: Progress) -> int:
        write(progress)
        return 0

    outcome = await desk.show(Writing(sentence, run))
    if isinstance(outcome, str):
        desk.say(outcome, is_error=True)
    elif outcome is None:
        desk.say(_("Stopped. Nothing was changed."))
    return outcome == 0
