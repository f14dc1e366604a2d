"""The small forms of the buying center: their fields, and what is read from them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.center.acceptance import AcceptanceEntry, may_be_accepted_until
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import (
    DAY,
    LINE,
    RECORD,
    FormField,
    Kind,
    Look,
    Options,
    choice,
    one_of,
    read_fields,
    several,
)
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import N_, _

ROLES = (FormField("roles", N_("Roles"), several(Role)),)
WHY = (
    FormField("reason", N_("Because"), LINE, N_("what you saw or heard")),
    FormField("confidence", N_("This is"), one_of(Confidence.ASSUMED)),
)


FEWEST_LETTERS = 3
"""Of a stance before a reason; fewer may be anything."""


class Why(NamedTuple):
    """Why somebody stands so; and how, where that was typed before it."""

    stance: Stance | None
    reason: str


def read_why(typed: str) -> Why:
    """A reason, and the stance before it and a colon: `supporter: will sign`, by three letters of it or more."""
    text = clean(typed)
    before, colon, behind = text.partition(":")
    word = fold(before.strip())
    if colon and len(word) >= FEWEST_LETTERS:
        fitting = [
            stance for stance in Stance if fold(stance.label).startswith(word) or stance.startswith(word)
        ]
        if len(fitting) == 1:
            return Why(fitting[0], behind.strip())
    return Why(None, text)


def _ways() -> Options:
    return [("out", _("from this person")), ("in", _("from the other"))]


def _strengths() -> Options:
    return [("1", _("1 weak")), ("2", "2"), ("3", _("3 strong")), ("0", _("0 it ended"))]


TIE = (
    FormField("kind", N_("Relation"), one_of(TieKind.INFLUENCES)),
    FormField(
        "other", N_("Whom"), RECORD, N_("a few letters of the name"), needed=N_("Choose whom from the list.")
    ),
    FormField("way", N_("Which way"), Kind(Look.CHOICE, lambda text, _today: text, options=_ways, begins="out")),
    FormField("strength", N_("Strength"), choice(_strengths, begins="2")),
    FormField("confidence", N_("This is"), one_of(Confidence.ASSUMED)),
    FormField("note", N_("Note"), LINE),
)  # fmt: skip


MOVE = (
    FormField(
        "account", N_("Account"), RECORD, N_("where they work now"), holds="account_id",
        needed=N_("Choose the account where they work now."),
    ),
)  # fmt: skip
ACCEPTANCE = (
    FormField("reason", N_("Because"), LINE, needed=N_("Say why it may be hidden until then.")),
    FormField(
        "until", N_("Hide until"), DAY, N_("+3m, end of quarter"), holds="until_on",
        needed=N_("Until when? Write a day to come, as +3m or 31.3."),
    ),
)  # fmt: skip


def read_acceptance(typed: Mapping[str, str], today: date) -> AcceptanceEntry:
    """The acceptance in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, ACCEPTANCE, today)
    until_on = values["until_on"]
    if until_on is not None and not may_be_accepted_until(until_on, today):
        reader.problem("until", _("Choose a day to come: a warning is never switched off for good."))
    reader.finish()
    return AcceptanceEntry(**values)
