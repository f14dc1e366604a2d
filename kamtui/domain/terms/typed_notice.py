"""A notice period in words."""

from kamtui.domain.problems import Problems
from kamtui.domain.terms.notice import Notice
from kamtui.domain.text.language import _
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.day_words import read_tokens, shape_of

_LONGEST_NOTICE = 9999


def read_notice(text: str) -> Notice:
    """A notice period in words: 3 months, 90 days, 6 седмици, a quarter. Raises Problems."""
    tokens = read_tokens(text)
    count, unit = 0, Unit.DAY
    match tokens, shape_of(tokens):
        case [number, word], "NU":
            count, unit = number.value, Unit(word.value)
        case [word], "U":
            count, unit = 1, Unit(word.value)
        case [number], "N":
            count = number.value
    if unit is Unit.QUARTER:
        count, unit = count * 3, Unit.MONTH
    if not 1 <= count <= _LONGEST_NOTICE:
        raise Problems({"": _("Write the notice period as 3 months, 90 days or 6 weeks.")})
    return Notice(count, unit)
