"""What a person types as a duration."""

import pytest

from kamtui.domain.time.date_errors import (
    MinutesNotUnderstood,
)
from kamtui.domain.time.typed_minutes import read_minutes

MINUTES = {
    "15": 15,
    "90": 90,
    "15 min": 15,
    "15min": 15,
    "15 мин": 15,
    "15 мин.": 15,
    "15 минути": 15,
    "15m": 15,
    "15 м": 15,
    "1h": 60,
    "1 ч.": 60,
    "2 часа": 120,
    "два часа": 120,
    "an hour": 60,
    "hour": 60,
    "час": 60,
    "1 h 30": 90,
    "1h30": 90,
    "1h 30m": 90,
    "1 ч 30 мин": 90,
    "1 час и 30 минути": 90,
    "час и 20 минути": 80,
    "1:30": 90,
    "0:45": 45,
    "24:00": 1440,
    "1.5h": 90,
    "1,5 ч": 90,
    "0,25 ч.": 15,
    "1.333 h": 80,
    "час и половина": 90,
    "2 часа и половина": 150,
    "2 и половина часа": 150,
    "an hour and a half": 90,
    "2 and a half hours": 150,
    "half an hour": 30,
    "half hour": 30,
    "half-hour": 30,
    "a half hour": 30,
    "половин час": 30,
    "quarter of an hour": 15,
    "четвърт час": 15,
    "1440": 1440,
    "24h": 1440,
}


@pytest.mark.parametrize(("text", "expected"), MINUTES.items())
def test_minutes(text: str, expected: int) -> None:
    assert read_minutes(text) == expected


@pytest.mark.parametrize(
    "text", ["", "0", "-5", "1441", "25h", "1:60", "1:5", "long", "1.5", "999999999h", "9" * 50]
)
def test_a_text_that_is_no_duration(text: str) -> None:
    with pytest.raises(MinutesNotUnderstood, match="as a duration: try 15, 1h 30 or 1:30"):
        read_minutes(text)
