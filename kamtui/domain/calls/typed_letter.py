"""The forms of a letter and of who writes it: their fields, and what is read from them."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.domain.accounts.words import Language
from kamtui.domain.calls.letter import Sender
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import LINE, NOTE, FormField, one_of, read_fields
from kamtui.domain.text.cleaning import quoted
from kamtui.domain.text.language import N_, _


class Holds(StrEnum):
    """What of all that was agreed stands in a letter."""

    CALL = "call"
    OPEN = "open"

    @property
    def label(self) -> str:
        return {Holds.CALL: _("in this conversation"), Holds.OPEN: _("all that holds")}[self]


class NextStep(StrEnum):
    """Whether our own next steps stand in a letter: they are written for our eyes."""

    LEFT_OUT = "left_out"
    TAKEN = "taken"

    @property
    def label(self) -> str:
        return {NextStep.LEFT_OUT: _("left out"), NextStep.TAKEN: _("in the letter")}[self]


class Way(StrEnum):
    """How a letter leaves the program."""

    MAIL = "mail"
    COPY = "copy"

    @property
    def label(self) -> str:
        return {Way.MAIL: _("mail program"), Way.COPY: _("copying its text")}[self]


LETTER = (
    FormField("to", N_("To"), LINE, N_("no e-mail is known here: write one")),
    FormField("subject", N_("Subject"), LINE, needed=N_("A letter needs a subject.")),
    FormField("text", N_("Text"), NOTE, needed=N_("A letter needs a text.")),
    FormField("holds", N_("Agreed"), one_of(Holds.CALL)),
    FormField("steps", N_("Next step"), one_of(NextStep.LEFT_OUT)),
    FormField("language", N_("Language"), one_of(Language.EN)),
    FormField("way", N_("Send by"), one_of(Way.MAIL)),
)

ME = (
    FormField("name", N_("Your name"), LINE, needed=N_("A letter ends with your name.")),
    FormField("firm", N_("Your firm"), LINE),
    FormField("signature", N_("Below both"), NOTE, N_("your phone, your page")),
)
"""Who writes the letters."""

_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+")


class Sent(NamedTuple):
    """A letter as it was typed, ready to leave."""

    to: tuple[str, ...]
    subject: str
    text: str
    way: Way


def read_letter(typed: Mapping[str, str], today: date) -> Sent:
    """The letter in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, LETTER, today)
    addresses = tuple(part for part in re.split(r"[,;\s]+", values["to"]) if part)
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            words = _("“{text}” is no e-mail address; a comma parts one from the next.")
            reader.problem("to", words.format(text=quoted(address)))
            break
    reader.finish()
    return Sent(addresses, values["subject"], values["text"], values["way"])


def read_sender(typed: Mapping[str, str], today: date) -> Sender:
    """Who writes, in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    sender = Sender(**read_fields(reader, ME, today))
    reader.finish()
    return sender
