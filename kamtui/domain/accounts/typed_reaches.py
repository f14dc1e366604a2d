"""Reading the ways to reach somebody from the fields of a form."""

from collections.abc import Iterable

from kamtui.domain.accounts.reach import (
    REACH_FIELDS,
    Reach,
    TooLong,
    fault_of,
    in_order,
    read_reaches,
    show_reaches,
)
from kamtui.domain.fields import FieldReader
from kamtui.domain.form import LINE, FormField
from kamtui.domain.text.language import N_, _

PHONE = FormField("phone", N_("Phone"), LINE, N_("several: office 02…; mobile 0888…"))
OTHER_REACHES = (
    FormField("email", N_("E-mail"), LINE, N_("several: office name@…; private …"), is_more=True),
    FormField("website", N_("Website"), LINE, is_more=True),
    FormField("chat", N_("Chat"), LINE, N_("viber 0888…; teams …"), is_more=True),
    FormField("file", N_("Files"), LINE, N_("where they lie; the files stay there"), is_more=True),
)
REACHES = (PHONE, *OTHER_REACHES)
"""A line for each kind of way to reach somebody: their values are read together."""


def type_reaches(reaches: Iterable[Reach]) -> dict[str, str]:
    """All ways as they are typed, kind by kind."""
    known = tuple(reaches)
    return {field: show_reaches(known, kind) for field, kind in REACH_FIELDS.items()}


def typed_reaches(reader: FieldReader) -> tuple[Reach, ...]:
    """All ways in the fields of a form, kind by kind; the sentence of a line that cannot be read is its field's problem."""
    reaches: list[Reach] = []
    for field, kind in REACH_FIELDS.items():
        try:
            reaches += read_reaches(kind, reader.typed(field))
        except TooLong as error:
            reader.problem(field, str(error))
    return in_order(reaches)


def first_doubtful(reaches: Iterable[Reach]) -> dict[str, Reach]:
    """By its field the first phone or e-mail that is none: mostly it belongs into the field beside."""
    doubtful = [way for way in reaches if fault_of(way)]
    firsts = (
        (field, next((way for way in doubtful if way.kind is kind), None))
        for field, kind in REACH_FIELDS.items()
    )
    return {field: way for field, way in firsts if way is not None}


def doubt_words(way: Reach) -> str:
    """What to ask about a phone or an e-mail that is none."""
    sentence = _("“{what}” {fault}. Save again to keep it so.")
    return sentence.format(what=way.value[:40], fault=fault_of(way))
