"""Sentences on several lines."""

import pytest

from kamtui.ui.shell.text import wrap_evenly


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("R-300 on call-off, price a kilo.", 26, ["R-300 on call-off,", "price a kilo."]),
        ("R-300 on call-off, price a kilo.", 40, ["R-300 on call-off, price a kilo."]),
        ("ends in good order and much more", 20, ["ends in good order", "and much more"]),
        (
            "a supercalifragilistic end",
            22,
            ["a supercalifragilistic", "end"],
        ),  # nothing else could go with it
        ("", 10, [""]),
    ],
)
def test_no_short_word_stands_alone_on_the_last_line(text: str, width: int, lines: list[str]) -> None:
    assert wrap_evenly(text, width) == lines
