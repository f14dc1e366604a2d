"""The small forms of the buying center: their fields, and what is read from them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.domain.center.acceptance import AcceptanceEntry, may_be_accepted_until
from kamtui.domain.center.buying_center import TargetStance
from kamtui.domain.center.words import Confidence, Role, Stance, TieKind
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import (
    DAY,
    DUE,
    LINE,
    RECORD,
    FormField,
    Kind,
    Look,
    Options,
    choice,
    fill,
    one_of,
    read_fields,
    several,
)
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.typed_times import Due

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


AIM = (
    FormField("wanted", N_("Wanted"), one_of(Stance, N_("nothing in particular"))),
    FormField("by", N_("By"), DAY, N_("e.g. end of quarter"), beside=N_("until when; empty: no day")),
    FormField("move", N_("Next move"), LINE, N_("what we do next to get there")),
    FormField("on", N_("Task on"), DUE, N_("e.g. fri, +2w"), beside=N_("empty: no task of it")),
)  # fmt: skip
"""The stance that we want of somebody."""


class Aim(NamedTuple):
    """The stance that we want of somebody, None for none in particular; and when our next move is done, as a task."""

    target: TargetStance | None
    due: Due | None


def type_aim(target: TargetStance | None) -> dict[str, str]:
    """What we want of somebody as typed; the task of it is asked anew each time."""
    if target is None:
        return fill(AIM)
    known = {"by": DAY.words(target.by_on) if target.by_on else "", "move": target.move}
    return fill(AIM, wanted=target.stance.value, **known)


def read_aim(typed: Mapping[str, str], today: date, was: TargetStance | None = None) -> Aim:
    """What we want of somebody, in a filled form; `was` is what we wanted before. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, AIM, today)
    stance, by_on, move = values["wanted"], values["by"], values["move"]
    is_new_day = was is None or was.by_on != by_on
    if by_on is not None and by_on < today and is_new_day:
        reader.problem("by", _("Choose a day to come."))
    if stance is None and (by_on is not None or move):
        reader.problem("wanted", _("Say how they shall stand to us."))
    due = values["on"] if reader.line("on") else None
    if due is not None and not move:
        reader.problem("move", _("Say what we do on that day."))
    reader.finish()
    return Aim(None if stance is None else TargetStance(stance, by_on, move), due)


ACCEPTANCE = (
    FormField("reason", N_("Because"), LINE, needed=N_("Say why it may be hidden until then.")),
    FormField(
        "until", N_("Hide until"), DAY, N_("e.g. end of quarter"), holds="until_on",
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
