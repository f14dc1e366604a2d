"""Accounts named in other words."""

import pytest

from kamtui.domain.accounts.name_words import may_be_name, named_in


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


@pytest.mark.parametrize(
    "name", ["Иван", "Ann-Marie O’Neil", "д-р Петров", "J. Smith Jr.", "Ana (lab)", "Mureșan", "Ἰωάννα"]
)
def test_somebody_may_be_called_so(name: str) -> None:
    assert may_be_name(name)


@pytest.mark.parametrize("text", ["hey:", "45 days", "a/b", "?", "", "ana@x.example", "we owe = 5"])
def test_nobody_is_called_so(text: str) -> None:
    assert not may_be_name(text)
