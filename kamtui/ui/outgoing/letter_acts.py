"""The letter after a conversation: put together, seen and edited, handed over, noted as sent."""

import asyncio
from dataclasses import dataclass

from kamtui import paths
from kamtui.config import Me
from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.call import CallEntry, Participant
from kamtui.domain.calls.letter import Letter, Sender, Step
from kamtui.domain.calls.typed_letter import Holds, NextStep, Sent, Way, read_letter, read_sender
from kamtui.domain.calls.words import AS_AGREED, Channel
from kamtui.domain.form import Options
from kamtui.domain.text.language import _, in_quotes, ngettext
from kamtui.domain.time.shown_days import show_weekday_day
from kamtui.exchange import letter_text
from kamtui.exchange.mailto import is_too_long, mailto
from kamtui.store.account_letter import LetterParts, letter_parts
from kamtui.store.accounts.changes import set_language
from kamtui.store.calls.changes import log_call
from kamtui.ui.forms.asking import Filled, Written, ask, choose, keeper, save_or_show
from kamtui.ui.forms.drafts import Slot
from kamtui.ui.forms.form import Typed
from kamtui.ui.outgoing import opener
from kamtui.ui.outgoing.copy_acts import put_on_clipboard
from kamtui.ui.outgoing.letter_form import LetterForm, MeForm
from kamtui.ui.shell.desk import Desk
from kamtui.ui.shell.hand import AtHand
from kamtui.ui.shell.text import fit

LONGEST_STEP = 44
"""Cells of a next step where it is chosen."""
_LETTERS = {"b": Language.BG, "e": Language.EN}


async def write(desk: Desk, hand: AtHand) -> None:
    """Write the letter after the conversation at hand, else after the last one of the account at hand."""
    if hand.account_id is not None:
        await write_letter(desk, hand.account_id, hand.call_id)


@dataclass(frozen=True, kw_only=True)
class _Noted(Written):
    """A letter that was noted as sent."""

    sent: Sent


async def write_letter(
    desk: Desk, account_id: int, call_id: int | None, resumed: Filled | None = None
) -> None:
    """Write a letter to an account; asks first who writes, and in which language, where that is not known yet."""
    parts = desk.read_or_say(lambda: letter_parts(desk.book, account_id, desk.today, call_id))
    if parts is None or not (desk.config.me.name or await _ask_who_writes(desk)):
        return
    language = parts.language or await _ask_language(desk, parts)
    if language is None:
        return
    slot = f"letter:{account_id}" if parts.call_id is None else f"letter:{account_id}:{parts.call_id}"

    def submit(filled: Filled) -> _Noted:
        sent = read_letter(filled, desk.today)
        save_or_show(lambda: _note_as_sent(desk, parts, sent, slot))
        return _Noted(sent=sent)

    def made_of(typed: Typed) -> letter_text.Written:
        return letter_text.written(_letter(desk, parts, typed))

    start = _start(parts, language)
    first = made_of(start)
    form = LetterForm(
        _("Letter to {account}").format(account=parts.account),
        start | {"subject": first.subject, "text": first.text},
        today=desk.today,
        write=made_of,
        options=_options(desk, parts),
        left_out=_left_out(parts),
        resumed=resumed,
    )
    noted = await ask(desk, form, submit, keeper(desk, slot))
    if noted is not None:
        await _hand_out(desk, noted.sent)


def _start(parts: LetterParts, language: Language) -> Filled:
    """What the form of a letter holds at first, without what is written of it."""
    addresses = [reader.email for reader in parts.readers if reader.email] or [parts.email]
    return {
        "to": ", ".join(dict.fromkeys(address for address in addresses if address)),
        "subject": "",
        "text": "",
        "holds": (Holds.CALL if parts.talk is not None else Holds.OPEN).value,
        "steps": NextStep.LEFT_OUT.value,
        "language": language.value,
        "way": (Way.MAIL if opener.may_open() else Way.COPY).value,
    }


def _letter(desk: Desk, parts: LetterParts, typed: Typed) -> Letter:
    """The letter as the choices in its form have it."""
    is_all = typed["holds"] == Holds.OPEN.value
    return Letter(
        language=Language(typed["language"]),
        people=tuple(reader.name for reader in parts.readers),
        talk=parts.talk,
        agreed=parts.all_open if is_all else parts.in_call,
        holds_earlier=is_all,
        steps=parts.steps if typed["steps"] == NextStep.TAKEN.value else (),
        sender=Sender(*desk.config.me),
    )


def _options(desk: Desk, parts: LetterParts) -> dict[str, Options]:
    """What can be chosen for this letter, with how much it is."""
    counts = {Holds.CALL: parts.in_call.total, Holds.OPEN: parts.all_open.total}
    holds = list(Holds) if parts.talk is not None else [Holds.OPEN]
    steps = list(NextStep) if parts.steps else [NextStep.LEFT_OUT]
    taken = _steps_said(desk, parts.steps)
    return {
        "holds": [(each.value, f"{each.label} ({counts[each]})") for each in holds],
        "steps": [(each.value, taken if each is NextStep.TAKEN else each.label) for each in steps],
    }


def _steps_said(desk: Desk, steps: tuple[Step, ...]) -> str:
    if not steps:
        return ""
    first = in_quotes(fit(steps[0].what, LONGEST_STEP - 1).rstrip())
    said = _("{step}, {day}").format(step=first, day=show_weekday_day(steps[0].due_on, desk.today))
    return said if len(steps) == 1 else f"{said} +{len(steps) - 1}"


def _left_out(parts: LetterParts) -> str:
    """What the customer is not told, for the eyes of who writes."""
    said = []
    if not parts.in_call.total and parts.all_open.total and parts.talk is not None:
        said.append(_("Nothing was agreed in it; {letter.all_open} takes in all that holds."))
    if parts.unconfirmed:
        words = ngettext(
            "Left out: {count} more that is only proposed or waits for approval.",
            "Left out: {count} more that are only proposed or wait for approval.",
            parts.unconfirmed,
        )
        said.append(words.format(count=parts.unconfirmed))
    return "\n".join(said)


def _note_as_sent(desk: Desk, parts: LetterParts, sent: Sent, slot: str) -> None:
    """Write down that it was sent, as a conversation by e-mail, or by message where no address is known."""
    entry = CallEntry(
        account_id=parts.account_id,
        people=tuple(Participant(reader.person_id, reader.name) for reader in parts.readers),
        held_at=desk.clock(),
        channel=Channel.EMAIL if sent.to else Channel.MESSAGE,
        purpose=_(AS_AGREED),
        note=f"{sent.subject}\n\n{sent.text}",
    )
    log_call(desk.book, entry, draft=slot)


async def _hand_out(desk: Desk, sent: Sent) -> None:
    """Open the letter in the mail program, or copy it, and say which."""
    if sent.way is Way.COPY:
        await put_on_clipboard(desk, sent.text, _("Letter noted as sent. Copied its text"), undoable=True)
        return
    address = mailto(sent.to, sent.subject, sent.text)
    is_cut = is_too_long(address)
    if is_cut:
        address = mailto(sent.to, sent.subject)
    if not await asyncio.to_thread(opener.open_with_system, address):
        said = _("Letter noted as sent. No mail program opens here. Copied its text")
        await put_on_clipboard(desk, sent.text, said, undoable=True)
    elif is_cut:
        said = _("Letter noted as sent. Its text is too long to be handed over: paste it. Copied it")
        await put_on_clipboard(desk, sent.text, said, undoable=True)
    else:
        desk.say(_("Letter opened in the mail program, noted as sent"), undoable=True)


# -- what is asked once


async def _ask_language(desk: Desk, parts: LetterParts) -> Language | None:
    """In which language an account is written to: asked once, and kept with the account. None where it was left."""
    answers = {letter: language.label for letter, language in _LETTERS.items()}
    question = _("In which language do you write to {name}? Kept with the account.").format(
        name=parts.account
    )
    letter = await choose(desk, question, answers)
    if letter is None:
        return None
    language = _LETTERS[letter]
    desk.do(lambda: set_language(desk.book, parts.account_id, language))
    return language


async def _ask_who_writes(desk: Desk, resumed: Filled | None = None) -> bool:
    """Ask who writes the letters, and keep it in the settings; whether it is known now."""
    from kamtui.settings.file import (
        NotWritten,
        write_settings,
    )  # late: asked once, and what it reads stays in memory

    path = paths.config_file()

    def submit(filled: Filled) -> Written:
        sender = read_sender(filled, desk.today)
        try:
            write_settings(path, {("me", name): text for name, text in sender._asdict().items()})
        except NotWritten as why:
            desk.say(str(why), is_error=True)
        desk.config = desk.config._replace(me=Me(*sender))
        keeper(desk, "me")(None)
        return Written()

    words = _("Asked once, for the end of every letter; kept in the settings {path} under [me].")
    form = MeForm(
        desk.config.me._asdict(),
        today=desk.today,
        words=words.format(path=path),
        resumed=resumed,
    )
    return await ask(desk, form, submit, keeper(desk, "me")) is not None


async def resume(desk: Desk, slot: Slot, content: Filled) -> None:
    """Open the form of a letter again, or of who writes it, with what was typed and not saved."""
    match slot.kind, slot.ids:
        case "me", _ids:
            await _ask_who_writes(desk, content)
        case "letter", (account_id, *call_ids):
            await write_letter(desk, account_id, next(iter(call_ids), None), content)
