"""What a form reads of its fields."""

from datetime import date

import pytest

from kamtui.domain.fields import FieldReader, Problems

TODAY = date(2026, 11, 22)


def test_a_day_of_something_done_lies_back_and_not_a_lifetime() -> None:
    reader = FieldReader({"done": "fri", "noted": "", "read": "1.11.1926"})
    assert reader.past_day("done", TODAY) == date(2026, 11, 20)
    assert reader.past_day("noted", TODAY) is None
    assert reader.past_day("read", TODAY) is None
    with pytest.raises(Problems) as caught:
        reader.finish()
    assert caught.value.by_field == {
        "read": "1 Nov 1926 lies 100 years back: is the year right? Correct it and save again."
    }
