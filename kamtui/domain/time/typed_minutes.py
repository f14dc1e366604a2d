"""Durations as a person types them: 15, 1h 30, 1:30, час и половина."""

from kamtui.domain.time.date_errors import MinutesNotUnderstood
from kamtui.domain.time.day_words import DIRECTIONS, Tokens, minutes_for_months, read_tokens, shape_of

LONGEST_MINUTES = 24 * 60
"""A day: what is longer is no conversation."""

_WITHOUT_NUMBER = {"I": 1, "H": 60, "hH": 30, "hNH": 30, "h-H": 30, "H&h": 90}
"""Minutes of durations by their shape: a minute, an hour, half hour, half an hour, half-hour, an hour and a half."""


def read_minutes(text: str) -> int:
    """How many minutes a text means, 1 to 1440: a bare number counts minutes, 1:30 is an hour and a half."""
    tokens = [minutes_for_months(token) for token in read_tokens(text)]
    minutes: int | None
    match shape_of(tokens):
        case "N":
            minutes = tokens[0].value
        case "N:N" if len(tokens[2].text) == 2 and tokens[2].value < 60:
            minutes = tokens[0].value * 60 + tokens[2].value
        case _:
            minutes = _duration(tokens)
    if minutes is None or not 1 <= minutes <= LONGEST_MINUTES:
        raise MinutesNotUnderstood(text)
    return minutes


def minutes_away(tokens: Tokens) -> int | None:
    """How many minutes from now a text points, past ones negative: преди час, 20 min ago, +2h."""
    shape = shape_of(tokens)
    if shape[:1] in DIRECTIONS:
        sign, minutes = DIRECTIONS[shape[0]], _duration(tokens[1:])
    elif shape.endswith("b"):
        sign, minutes = -1, _duration(tokens[:-1])
    else:
        return None
    return None if minutes is None else sign * minutes


def _duration(tokens: Tokens) -> int | None:
    """The minutes of a duration with its unit: 15 min, 1h 30, 1,5 ч, час и половина; None if it is none."""
    shape, values = shape_of(tokens), [token.value for token in tokens]
    if shape in _WITHOUT_NUMBER:
        return _WITHOUT_NUMBER[shape]
    match shape:
        case "NI":
            return values[0]
        case "NH":
            return values[0] * 60
        case "NH&h" | "N&hH":
            return values[0] * 60 + 30
        case "NHN" | "NHNI":
            return values[0] * 60 + values[2]
        case "NH&NI" | "NH&N":
            return values[0] * 60 + values[3]
        case "HNI":
            return 60 + values[1]
        case "H&NI":
            return 60 + values[2]
        case "N.NH" | "N,NH":
            scale: int = 10 ** len(tokens[2].text)
            return (values[0] * 60 * scale + values[2] * 60 + scale // 2) // scale
    return None
