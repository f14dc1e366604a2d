"""Reading the ways to reach somebody from the fields of a form."""

from kamtui.domain.accounts.reach import REACH_FIELDS, Reach, TooLong, in_order, read_reaches
from kamtui.domain.fields import FieldReader


def typed_reaches(reader: FieldReader) -> tuple[Reach, ...]:
    """All ways in the fields of a form, kind by kind; the sentence of a line that cannot be read is its field's problem."""
    reaches: list[Reach] = []
    for field, kind in REACH_FIELDS.items():
        try:
            reaches += read_reaches(kind, reader.typed(field))
        except TooLong as error:
            reader.problem(field, str(error))
    return in_order(reaches)
