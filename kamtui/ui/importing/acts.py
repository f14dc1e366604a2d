"""What keys do while a list is brought in: take a file, say what is what, answer what is in doubt, take it in."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kamtui.domain.accounts.duplicates import KnownName, Likeness
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _, ngettext
from kamtui.exchange.importing.answers import NEW
from kamtui.exchange.importing.nearby import is_folder
from kamtui.exchange.importing.preview import Candidate, PreviewLine, Sort
from kamtui.exchange.importing.typed_path import path_meant
from kamtui.store.accounts.merging.pairs import TwinPair
from kamtui.store.book.backup import Why
from kamtui.ui.accounts.twins.acts import compare
from kamtui.ui.accounts.twins.hand import TwinsAtHand
from kamtui.ui.forms.asking import agree, back_up, choose
from kamtui.ui.importing.entries import Does, Entry
from kamtui.ui.importing.hand import ImportAtHand, merged_by, names_in_doubt, record_id
from kamtui.ui.importing.mending_acts import mend, read_without_mended
from kamtui.ui.importing.path_question import PathLine
from kamtui.ui.importing.state import Importing, Mode
from kamtui.ui.shell.desk import Desk

_LAST_HEADER = 1_000
LEFT_AS, FOLDER = "Bring in a list", "folder"
"""By which the folder used last is remembered, among what places were left in."""


async def open_line(desk: Desk, hand: ImportAtHand) -> None:
    """Take the file at hand, or show what may be chosen of the line at hand."""
    entry, importing = hand.entry, hand.importing
    if entry is None or importing is None or entry.does is Does.NOTHING:
        return
    if entry.does in ASKING:
        await ASKING[entry.does](desk, hand)
    elif entry.answer is not None:
        importing.take_answer(entry.answer)
    else:
        AT_ONCE[entry.does](desk, importing, entry)


def _choose(mode: Mode, _desk: Desk, importing: Importing, entry: Entry) -> None:
    """Show what may be chosen of what the line is about, or of the fact that it is."""
    importing.choose_about(mode, entry.about or entry.does.value)


async def type_path(desk: Desk, hand: ImportAtHand) -> None:
    """Ask for the path of a file."""
    typed = await desk.show(PathLine())
    if typed and hand.importing is not None:
        take_typed(desk, hand.importing, typed)


def take_typed(desk: Desk, importing: Importing, typed: str) -> None:
    """Take the file of a path as it was typed or pasted, or look into the folder."""
    path = path_meant(typed, Path.home())
    if is_folder(path):
        importing.mode = Mode.FILES
        importing.show_folder(path)
    else:
        _begin(desk, importing, path)


async def go_on(desk: Desk, hand: ImportAtHand) -> None:
    """Go on with the file of which something was said before."""
    if hand.importing is not None:
        hand.importing.go_on()


def _begin(desk: Desk, importing: Importing, path: Path) -> None:
    """Take a file; what was said of it before, and not taken back, still holds."""
    if importing.asked is not None and importing.asked.path == path:
        importing.go_on()
        return
    desk.shown[LEFT_AS] = {FOLDER: str(path.absolute().parent)}
    currency = desk.config.list_currency
    importing.take_file(path, {"currency": currency} if currency else None)


async def columns(desk: Desk, hand: ImportAtHand) -> None:
    """Show what the columns are taken for, or what becomes of the list again."""
    if hand.importing is not None:
        hand.importing.show_columns()


async def kind(desk: Desk, hand: ImportAtHand) -> None:
    """Show the kinds of lists, of which one is to be chosen."""
    if hand.importing is not None:
        hand.importing.choose_about(Mode.VALUES, "kind")


async def same(desk: Desk, hand: ImportAtHand) -> None:
    """The name at hand is what it is likeliest, or what the cursor stands on among those compared; a question is answered so."""
    if hand.question is not None and hand.importing is not None:
        hand.importing.take_answer(hand.question)
        return
    line, candidate = _at_hand(hand)
    if line is not None and candidate is not None and hand.importing is not None:
        hand.importing.answer(line.name, candidate.account)
        desk.say(_("{name} is {account}").format(name=clean(line.name), account=clean(candidate.shown)))


def _at_hand(hand: ImportAtHand) -> tuple[PreviewLine | None, Candidate | None]:
    """The line at hand, and of what it may be that on which the cursor stands, else the likeliest."""
    entry = hand.entry
    line = entry.line if entry is not None else None
    if entry is None or line is None:
        return None, None
    chosen = (each for each in line.candidates if entry.does is Does.ACCOUNT and each.account == entry.about)
    return line, next(chosen, line.candidates[0] if line.candidates else None)


async def answer_all(desk: Desk, hand: ImportAtHand) -> None:
    """Ask what all names in doubt are at once: the likeliest account or person each, or new ones."""
    importing = hand.importing
    names = names_in_doubt(importing) if importing is not None else []
    if importing is None or not names:
        return
    likely = {
        line.name: NEW if line.is_likely_new else line.candidates[0].account
        for line in names
        if line.candidates
    }
    text = ngettext("{count} name in doubt", "{count} names in doubt", len(names)).format(count=len(names))
    answers = {"n": _("each becomes a new account or person")}
    if likely:
        each = ngettext("{count} is what it is likeliest", "{count} are what each is likeliest", len(likely))
        answers = {"l": each.format(count=len(likely)), **answers}
    chosen = await choose(desk, text, answers)
    if chosen == "l":
        importing.answer_all(likely)
    elif chosen == "n":
        importing.answer_all({line.name: NEW for line in names})


async def merge(desk: Desk, hand: ImportAtHand) -> None:
    """Of two accounts or people of the book that the name at hand may be make one, as in the list of likely twins."""
    line, chosen = _at_hand(hand)
    both = merged_by(line, chosen)
    if hand.importing is None or both is None:
        return
    first, second = sorted(both, key=lambda each: record_id(each) or 0)
    records = [KnownName(record_id(each) or 0, each.shown) for each in (first, second)]
    pair = TwinPair(records[0], records[1], Likeness.SAME, "")
    before = desk.book.version()
    await compare(desk, TwinsAtHand(pair=pair, are_people=first.person is not None))
    if desk.book.version() != before:
        hand.importing.book_changed()


async def another(desk: Desk, hand: ImportAtHand) -> None:
    """The name at hand is a new account, or somebody new."""
    line = hand.entry.line if hand.entry is not None else None
    if line is not None and line.name and hand.importing is not None:
        hand.importing.answer(line.name, NEW)
        text = (
            _("{name} is somebody else, and comes in too")
            if line.contact is not None
            else _("{name} becomes an account of its own")
        )
        desk.say(text.format(name=clean(line.name)))


async def step_header(desk: Desk, hand: ImportAtHand, steps: int) -> None:
    """Take a line further down or up for the one with the headers."""
    importing = hand.importing
    top = importing.found.top if importing is not None and importing.found is not None else None
    if importing is not None and top is not None:
        importing.say("header", str(min(max(top.header_line + steps, 1), _LAST_HEADER)))


async def forget(desk: Desk, hand: ImportAtHand) -> None:
    """Take back all answers and all that was said of the file."""
    importing = hand.importing
    if importing is not None and importing.asked is not None:
        importing.take_file(importing.asked.path, importing.usual, as_before=False)
        desk.say(_("All is as it was found out."))


async def take_in(desk: Desk, hand: ImportAtHand) -> None:
    """Ask, back the book up, and take the list in as it is shown."""
    importing = hand.importing
    preview = importing.found.preview if importing is not None and importing.found is not None else None
    if preview is None:
        return
    waiting = sum(1 for line in preview.lines if line.sort in (Sort.DOUBT, Sort.WAITS, Sort.REFUSED))
    question = clean(preview.sum, limit=600)
    if waiting:
        question += "\n" + _(
            "What is in doubt or refused is left out: the same file can be brought in again later."
        )
    if await agree(desk, question, _("take it in"), _("not yet")) and await back_up(desk, Why.IMPORT):
        hand.write()


ASKING = {
    Does.PATH: type_path,
    Does.GO_ON: go_on,
    Does.MEND: mend,
    Does.AS_IT_STANDS: read_without_mended,
}
"""Lines on which enter asks something, or says what it did."""
AT_ONCE: Mapping[Does, Callable[[Desk, Importing, Entry], None]] = {
    Does.FILE: lambda desk, importing, entry: _begin(desk, importing, Path(entry.about)),
    Does.FOLDER: lambda _desk, importing, entry: importing.show_folder(Path(entry.about)),
    Does.HEADER: lambda desk, _importing, _entry: desk.say(
        _("{import.below} and {import.above} take the line below or above for the headers.")
    ),
    Does.COLUMNS: lambda _desk, importing, _entry: importing.show_columns(),
    Does.COLUMN: partial(_choose, Mode.FIELDS),
    Does.NAME: partial(_choose, Mode.ACCOUNTS),
    Does.KIND: partial(_choose, Mode.VALUES),
    Does.SHEET: partial(_choose, Mode.VALUES),
    Does.ENCODING: partial(_choose, Mode.VALUES),
    Does.OPTION: partial(_choose, Mode.VALUES),
    Does.FIELD: lambda _desk, importing, entry: importing.map_column(entry.about),
    Does.ACCOUNT: lambda _desk, importing, entry: importing.answer(importing.about, entry.about),
    Does.VALUE: lambda _desk, importing, entry: importing.say(importing.about, entry.about),
}
"""What enter does of all other lines; one with an answer gives that."""
