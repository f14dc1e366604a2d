"""What is typed in the small forms of the buying center."""

import pytest

from kamtui.domain.center.typed_center import Why, read_why
from kamtui.domain.center.words import Stance


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("will sign", Why(None, "will sign")),
        ("supporter: will sign: on Monday", Why(Stance.SUPPORTER, "will sign: on Monday")),
        ("Sup:signed", Why(Stance.SUPPORTER, "signed")),
        ("def:", Why(Stance.DEFENDER, "")),
        ("su: two letters say nothing", Why(None, "su: two letters say nothing")),
        ("Ivanov: he knows", Why(None, "Ivanov: he knows")),
        ("", Why(None, "")),
    ],
)
def test_a_stance_may_stand_before_a_reason(typed: str, understood: Why) -> None:
    assert read_why(typed) == understood
