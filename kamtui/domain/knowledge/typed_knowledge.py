"""The forms of what is known of an account: their fields, and what is read from them."""

from collections.abc import Mapping
from datetime import date

from kamtui.domain.fields import FieldReader
from kamtui.domain.form import DAY_DONE, NOTE, RECORD, FormField, number, read_fields
from kamtui.domain.knowledge.dossier import SatisfactionEntry
from kamtui.domain.knowledge.trend import BEST_SCORE
from kamtui.domain.text.language import N_, _

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


def read_satisfaction(typed: Mapping[str, str], today: date, call_id: int | None = None) -> SatisfactionEntry:
    """The reading in a filled form. Raises Problems."""
    reader = FieldReader(typed)
    values = read_fields(reader, SATISFACTION, today)
    if values["read_on"] > today:
        reader.problem("read", _("How satisfied they will be is not known yet: today at the latest."))
    reader.finish()
    return SatisfactionEntry(**values, call_id=call_id)
