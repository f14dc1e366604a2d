"""The forms of what is known of an account: their fields, and what is read from them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kamtui.domain.chain.words import Answer
from kamtui.domain.fields import FieldReader, read_past_day
from kamtui.domain.form import (
    DAY_DONE,
    LINE,
    MONEY,
    NAME,
    NOTE,
    PAST_DAY,
    RECORD,
    FormField,
    Kind,
    Look,
    Options,
    number,
    one_of,
    read_fields,
    read_form,
)
from kamtui.domain.knowledge.bonds import BondEntry
from kamtui.domain.knowledge.dossier import RivalryEntry, SatisfactionEntry
from kamtui.domain.knowledge.image import ImageEntry
from kamtui.domain.knowledge.portfolio import Cell
from kamtui.domain.knowledge.strengths import STRENGTHS, STRONGEST
from kamtui.domain.knowledge.trend import BEST_SCORE
from kamtui.domain.knowledge.words import Bond, PortfolioState
from kamtui.domain.problems import Problems
from kamtui.domain.text.language import N_, _
from kamtui.domain.time.shown_days import show_long_day
from kamtui.domain.time.typed_days import check_near

_SINCE = re.compile(r"(?:(0?[1-9]|1[0-2])[./])?([12]\d{3})")
"""A year, or a month of one: 2024, 5.2025."""


def _read_since(text: str, today: date) -> date:
    """The day since when something is so: a year or a month stands for its first day. Raises DateError."""
    match = _SINCE.fullmatch(text.strip())
    if match is None:
        return read_past_day(text, today)
    day = date(int(match[2]), int(match[1] or 1), 1)
    check_near(day, today)
    return day


SINCE = PAST_DAY._replace(
    read=_read_since,
    means=lambda text, today: show_long_day(_read_since(text, today)) if text.strip() else "",
)
"""As one knows it, to the year or the month."""


def _read_strength(text: str, _today: date) -> int | None:
    if text == "?":
        return None
    if not (text.isascii() and text.isdecimal() and int(text) <= STRONGEST):
        raise Problems({"": _("A strength from 0 to 5; leave it empty if it is not known.")})
    return int(text)


def _strengths() -> Options:
    return [("", _("not known")), *((str(value), str(value)) for value in STRENGTHS)]


STRENGTH = Kind(Look.CHOICE, _read_strength, options=_strengths)
"""How strong something is, 0 to 5; the digit chooses."""


BOND = (
    FormField("strength", N_("Strength"), STRENGTH),
    FormField("evidence", N_("What shows it"), NOTE, N_("what they did or said")),
    FormField("would_break", N_("What would break it"), NOTE, N_("what could end it, and who")),
    FormField("held_by", N_("Held by"), LINE, N_("who on our side"), is_more=True),
    FormField("yearly_cost", N_("Costs per year"), MONEY, beside=N_("in {currency}"), is_more=True),
    FormField("read", N_("Rated on"), DAY_DONE, N_("today"), holds="read_on", is_more=True),
)


def read_bond(typed: Mapping[str, str], bond: Bond, today: date) -> BondEntry:
    """The reading in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    entry = BondEntry(bond=bond, **read_fields(reader, BOND, today))
    if entry.read_on > today:
        reader.problem("read", _("How strong a bond will be is not known yet: today at the latest."))
    reader.finish()
    return entry


MARK = (
    FormField("answer", N_("Answer"), one_of(Answer.UNKNOWN)),
    FormField("note", N_("Because"), NOTE, N_("what shows it")),
)


SATISFACTION = (
    FormField(
        "score", N_("Satisfied"), number(BEST_SCORE, N_("A number from 0, not at all, to 10, wholly.")),
        beside=N_("0, not at all, to 10, wholly"),
        needed=N_("Say how satisfied they are: 0, not at all, to 10, wholly."),
    ),
    FormField(
        "person", N_("Who said so"), RECORD, N_("a few letters of the name, or nobody"), holds="person_id"
    ),
    FormField("note", N_("Note"), NOTE, N_("in their own words")),
    FormField("read", N_("Heard on"), DAY_DONE, N_("today"), holds="read_on"),
)  # fmt: skip


def read_satisfaction(typed: Mapping[str, str], today: date) -> SatisfactionEntry:
    """The reading in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, SATISFACTION, today)
    if values["read_on"] > today:
        reader.problem("read", _("How satisfied they will be is not known yet: today at the latest."))
    reader.finish()
    return SatisfactionEntry(**values)


RIVALRY = (
    FormField(
        "competitor", N_("Competitor"), NAME, N_("a name; one not known yet is added"),
        needed=N_("Say who else sells to them."),
    ),
    FormField("strength", N_("Strength"), STRENGTH),
    FormField("with_what", N_("With what"), LINE, N_("what they sell there, and by what they win")),
    FormField("since", N_("Since"), SINCE, N_("e.g. 2024, 5.2025"), holds="since_on"),
    FormField("note", N_("Note"), NOTE),
)  # fmt: skip


def read_rivalry(typed: Mapping[str, str], today: date, competitor_id: int | None = None) -> RivalryEntry:
    """The competitor in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    entry = RivalryEntry(**read_fields(reader, RIVALRY, today), competitor_id=competitor_id)
    if entry.since_on is not None and entry.since_on > today:
        reader.problem("since", _("Since today at the latest; what may come is a threat among the problems."))
    reader.finish()
    return entry


COMPETITOR = (FormField("name", N_("Competitor"), LINE, needed=N_("Give the competitor a name.")),)
PRODUCT = (
    FormField(
        "name", N_("Product line"), LINE, N_("paints, tools, service: as you speak of it"),
        needed=N_("Give the product line a name."),
    ),
)  # fmt: skip


def read_name(typed: Mapping[str, str], fields: Sequence[FormField], today: date) -> str:
    """The name in a form of one field, for a competitor or a product line. Raises Problems."""
    return str(read_form(typed, fields, today)["name"])


AS_OF = PAST_DAY._replace(means=DAY_DONE.means)
"""The day of which something is known; of none that was typed, it is said which day that will be."""

CELL = (
    FormField("state", N_("State"), one_of(PortfolioState.NOT_ASSESSED)),
    FormField("competitor", N_("Competitor"), NAME, N_("who sells it to them")),
    FormField("negotiated_price", N_("Negotiated price"), MONEY, beside=N_("in {currency}")),
    FormField("terms", N_("Price terms"), NOTE, N_("e.g. per kg, for a year, from 5 t on")),
    FormField("priced", N_("As of"), AS_OF, N_("today"), holds="priced_on"),
)


def read_cell(typed: Mapping[str, str], today: date) -> Cell:
    """What was negotiated about a product line, in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    cell = Cell(**read_fields(reader, CELL, today))
    if cell.priced_on is not None and cell.priced_on > today:
        reader.problem(
            "priced", _("A price that is to come is a term: here stands what holds, today at the latest.")
        )
    reader.finish()
    return cell


TEXT = (
    FormField("text", N_("Text"), NOTE),
    FormField("read", N_("As of"), AS_OF, N_("today"), holds="read_on"),
)


def read_text(typed: Mapping[str, str], today: date) -> tuple[str, date | None]:
    """What is known on a topic, and as of which day if one was typed, in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, TEXT, today)
    if values["read_on"] is not None and values["read_on"] > today:
        reader.problem("read", _("What will be known later is not known yet: today at the latest."))
    reader.finish()
    return values["text"], values["read_on"]


IMAGE = (
    FormField("strength", N_("They think of us"), STRENGTH),
    FormField("evidence", N_("What shows it"), NOTE, N_("what they did or said")),
    FormField("done", N_("What was done"), NOTE, N_("what we did for it: a fair, a sample, an apology")),
    FormField("read", N_("Rated on"), DAY_DONE, N_("today"), holds="read_on"),
)


def read_image(typed: Mapping[str, str], today: date) -> ImageEntry:
    """What they think of our brand, in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    entry = ImageEntry(**read_fields(reader, IMAGE, today))
    if entry.read_on is not None and entry.read_on > today:
        reader.problem("read", _("What they will think is not known yet: today at the latest."))
    reader.finish()
    return entry
