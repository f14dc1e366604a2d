"""Until when a warning may be accepted, and what is said of a form that cannot be taken."""

from datetime import date

import pytest

from kamtui.domain.center.acceptance import AcceptanceEntry, may_be_accepted_until
from kamtui.domain.center.typed_center import read_acceptance
from kamtui.domain.fields import Problems

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(("day", "may_be"), [(21, False), (22, False), (23, True)])
def test_a_warning_is_accepted_until_a_day_to_come(day: int, may_be: bool) -> None:
    assert may_be_accepted_until(date(2026, 11, day), TODAY) is may_be


def test_a_form_becomes_an_acceptance() -> None:
    assert read_acceptance({"reason": " he is ill ", "until": "+1m"}, TODAY) == AcceptanceEntry(
        "he is ill", date(2026, 12, 22)
    )


@pytest.mark.parametrize(
    ("reason", "until", "wrong"),
    [
        ("", "+1m", {"reason": "why it may be hidden"}),
        ("x", "today", {"until": "never switched off for good"}),
        ("x", "21.11.2026", {"until": "never switched off for good"}),
        ("", "yonder", {"reason": "why it may", "until": "I don't understand"}),
    ],
)
def test_what_cannot_be_taken_is_said_by_field(reason: str, until: str, wrong: dict[str, str]) -> None:
    with pytest.raises(Problems) as refused:
        read_acceptance({"reason": reason, "until": until}, TODAY)
    assert list(refused.value.by_field) == list(wrong)
    assert all(words in refused.value.by_field[field] for field, words in wrong.items())
