"""Accounts named in other words."""

import pytest

from kamtui.domain.accounts.name_words import named_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Answer Lidl about pallets", ["Лидл България"]),
        ("отговор до Лидл", ["Лидл България"]),
        (
            "Offer for Metro Cash & Carry",
            ["Metro Cash & Carry"],
        ),  # hides Metro Foods, which shares its first word
        ("Bulgaria", []),  # which many share
        ("Call BG Foods", ["BG Foods"]),
        ("the bg offer", []),  # too short, alone, to tell an account by
        ("Book the hotel", []),
    ],
)
def test_accounts_are_found_in_other_words(text: str, named: list[str]) -> None:
    accounts = ["Лидл България", "Metro Foods", "Metro Cash & Carry", "BG Foods", "Bulgaria Mill"]
    assert named_in(text, ((name, name) for name in accounts)) == named
