"""What keys do to settings: change one, go back to its default, take a change back. What may hold at once does."""

from collections.abc import Sequence
from typing import Any

from kamtui.config import WEEKDAYS, Config
from kamtui.domain.problems import Problems
from kamtui.domain.text import language
from kamtui.domain.text.cleaning import clean
from kamtui.domain.text.language import _
from kamtui.domain.text.numbers import Currency
from kamtui.domain.time import calendar
from kamtui.machine import language_of_system
from kamtui.settings.file import NotWritten
from kamtui.settings.kept import KeptSettings
from kamtui.settings.kinds import Unfit, Words, in_words
from kamtui.settings.rows import Row, rows_of
from kamtui.ui.forms.asking import Filled
from kamtui.ui.forms.choose_question import Choose
from kamtui.ui.forms.questions import OneLine
from kamtui.ui.keys.places import remapped
from kamtui.ui.settings.book_currency import ask_for_this_book
from kamtui.ui.settings.clashes import said_of_clashes
from kamtui.ui.settings.form import LineForm, TextForm
from kamtui.ui.settings.hand import SettingAtHand
from kamtui.ui.shell.desk import Desk

_LETTERS = "abcdefghi"
_DEFAULT = "0"


def apply(desk: Desk, config: Config) -> None:
    """Let settings hold that were read anew: all but keys and signs, with which the program began."""
    if config.language != desk.config.language:
        language.use(config.language or language_of_system(language.languages()))
    calendar.begin_weeks_on(WEEKDAYS[config.first_weekday])
    desk.config = config._replace(keys=desk.config.keys, ascii=desk.config.ascii)


async def change(desk: Desk, hand: SettingAtHand) -> None:
    """Ask for another value of the setting at hand, and write it into the file."""
    row, kept = hand.row, hand.kept
    if row is None or kept is None:
        return
    is_letter = 0 < len(row.kind.options) <= len(_LETTERS)
    if await (_choose if is_letter else _type)(desk, row, kept):
        await _ask_what_follows(desk, row)


async def _ask_what_follows(desk: Desk, row: Row) -> None:
    """Ask what a change of this setting leaves open."""
    if row.name == "currency":
        await ask_for_this_book(desk, Currency(desk.config.currency))


async def new_outline(desk: Desk, hand: SettingAtHand) -> None:
    """Ask for a purpose, and what the note of a call for it begins with."""
    kept = hand.kept
    name = await desk.show(
        OneLine(_("The purpose of a call, as you call it"), placeholder=_("such as: yearly talk"))
    )
    if not name or kept is None:
        return
    rows = [row for row in rows_of(kept.read()) if row.path[0] == "notes"]
    there = next((row for row in rows if name.casefold() in (row.label.casefold(), row.path[1])), None)
    await _type(
        desk, there or rows[0]._replace(path=("notes", name), label=name, typed="", default=_("none")), kept
    )


async def to_default(desk: Desk, hand: SettingAtHand) -> None:
    """Take the setting at hand out of the file."""
    row, kept = hand.row, hand.kept
    if row is None or kept is None:
        return
    if not row.is_given:
        desk.say(_("It has its default already."))
        return
    try:
        kept.change(row.path, None)
    except NotWritten as why:
        desk.say(str(why), is_error=True)
        return
    _changed(
        desk,
        row,
        kept,
        _("“{setting}” has its default again: {value}").format(setting=row.label, value=row.default),
    )
    await _ask_what_follows(desk, row)


async def _choose(desk: Desk, row: Row, kept: KeptSettings) -> bool:
    """Ask for one of a few values, by a letter; whether one was kept."""
    options = dict(zip(_LETTERS, row.kind.options, strict=False))
    answers = {letter: in_words(option) for letter, option in options.items()}
    default = {_DEFAULT: _("the default: {value}").format(value=row.default)}
    words = [row.label, row.says, *([_("It holds from the next start on.")] if row.waits else [])]
    letter = await desk.show(Choose("\n".join(words), answers | (default if row.is_given else {})))
    if letter is None:
        return False
    if letter == _DEFAULT:
        await to_default(desk, SettingAtHand(row=row, kept=kept))
        return False
    try:
        kept.change(row.path, row.kind.typed(options[letter]))
    except NotWritten as why:
        desk.say(str(why), is_error=True)
        return False
    _say_value(desk, row, kept)
    return True


async def _type(desk: Desk, row: Row, kept: KeptSettings) -> bool:
    """Ask for a value that is typed; whether one was kept."""

    def submit(filled: Filled) -> None:
        typed = filled["value"]
        try:
            kept.change(row.path, _meant(row, typed))
        except Unfit:
            text = _("“{typed}” cannot be: it must be {allowed}.")
            raise Problems(
                {"value": text.format(typed=clean(typed, limit=40), allowed=row.allowed)}
            ) from None
        except NotWritten as why:
            raise Problems({"": str(why)}) from None

    form = (TextForm if isinstance(row.kind, Words) and row.kind.has_lines else LineForm)(
        row, today=desk.today
    )
    form.submit = submit
    if not await desk.show(form):
        return False
    _say_value(desk, row, kept)
    return True


def _meant(row: Row, typed: str) -> Any:
    """What the file is to hold of what was typed; nothing typed is the default. Raises Unfit."""
    return row.kind.typed(typed) if typed.strip() else None


def _say_value(desk: Desk, row: Row, kept: KeptSettings) -> None:
    value = next((now for now in _values(kept, row)), row.default)
    _changed(
        desk,
        row,
        kept,
        _("“{setting}” is now: {value}").format(setting=row.label, value=clean(value, limit=60)),
        _clashes(kept, row),
    )


def _clashes(kept: KeptSettings, row: Row) -> list[str]:
    """What is to be said where an act was given a key that another one has."""
    if row.path[0] != "keys":
        return []
    keys, act_id = remapped(kept.read().config.keys).keys, row.path[1]
    return said_of_clashes(keys, lambda clash: act_id in (clash.act.id, clash.other.id))


def _values(kept: KeptSettings, row: Row) -> list[str]:
    config = kept.read().config
    if row.setting is not None:
        return [row.setting.shown(config)]
    table, name = row.path
    texts = {"keys": config.keys, "notes": config.notes, "greetings": config.greetings}[table]
    return [texts[name]] if name in texts else []


def _changed(desk: Desk, row: Row, kept: KeptSettings, said: str, besides: Sequence[str] = ()) -> None:
    """Let what was changed hold, and say so, from when on where that is not at once, and what follows from it."""
    apply(desk, kept.read().config)
    desk.reload()
    if row.waits:
        said = _("{what}, from the next start on").format(what=said)
    desk.say("\n".join([_undone_here(said), *besides]))


def _undone_here(said: str) -> str:
    """With how to take it back: whoever has left the settings takes back what was done to the book by the same key."""
    return _("{what} · in the settings {change.undo} undoes").format(what=said)


def undo(desk: Desk, kept: KeptSettings) -> None:
    """Take back the newest change of a setting."""
    _step(desk, kept, is_back=True)


def redo(desk: Desk, kept: KeptSettings) -> None:
    """Bring back the change that was taken back last."""
    _step(desk, kept, is_back=False)


def _step(desk: Desk, kept: KeptSettings, *, is_back: bool) -> None:
    try:
        change = kept.undo() if is_back else kept.redo()
    except NotWritten as why:
        desk.say(str(why), is_error=True)
        return
    if change is None:
        text = (
            _("No setting was changed here yet; what was done to the book is undone outside the settings.")
            if is_back
            else _("No change of a setting was taken back.")
        )
        desk.say(text)
        return
    apply(desk, kept.read().config)
    desk.reload()
    if is_back:
        desk.say(_("Taken back: {name} · {change.redo} brings it back").format(name=change.name))
    else:
        desk.say(_undone_here(_("Back again: {name}").format(name=change.name)))
