"""The person at hand, in words beside the map."""

from datetime import date

import pytest

from kamtui.domain.center.buying_center import BuyingCenter, Member
from kamtui.ui.center.drawing import member_content
from kamtui.ui.shell.glyphs import Glyphs
from tests.build import TODAY


@pytest.mark.parametrize(
    ("last_on", "calls", "meetings", "said"),
    [
        (date(2026, 11, 3), 3, 1, "3 calls in 12 months, last spoken to on 3 Nov"),
        (date(2025, 11, 3), 0, 0, "no call in 12 months, last spoken to on 3 Nov 2025"),
        (date(2026, 11, 3), 6, 2, "well known, 6 calls in 12 months, last spoken to on 3 Nov"),
        (None, 0, 0, "never spoken to"),
    ],
)
def test_how_often_and_when_somebody_was_spoken_to(
    last_on: date | None, calls: int, meetings: int, said: str
) -> None:
    ana = Member(1, "Ana", TODAY, last_on=last_on, calls_12_months=calls, meetings_12_months=meetings)
    drawn = member_content(BuyingCenter(1, "Acme", TODAY, TODAY, (ana,)), 1, None, 90, Glyphs())
    assert said in drawn.plain.splitlines()
