"""Pieces taken out of a line, and names put into it."""

import pytest

from kamtui.domain.calls.one_line.pieces import put_in, taken_out
from kamtui.domain.calls.one_line.reading import read_line
from tests.domain.calls.one_line.book import DIRECTORY, NOW

LINE = "metro, ivanova (supporter), petrov, visit yesterday: fine we=list by fri !mon call %8 and more"


@pytest.mark.parametrize(
    ("label", "left"),
    [
        (
            "Account",
            "ivanova (supporter), petrov, visit yesterday: fine we=list by fri !mon call %8 and more",
        ),
        ("When", "metro, ivanova (supporter), petrov: fine we=list by fri !mon call %8 and more"),
        ("We promise", "metro, ivanova (supporter), petrov, visit yesterday: fine !mon call %8 and more"),
        ("Next step", "metro, ivanova (supporter), petrov, visit yesterday: fine we=list by fri %8 and more"),
        (
            "Satisfied",
            "metro, ivanova (supporter), petrov, visit yesterday: fine we=list by fri !mon call and more",
        ),
    ],
)
def test_a_piece_is_taken_out_with_its_sign_and_its_comma(label: str, left: str) -> None:
    piece = next(piece for piece in read_line(LINE, DIRECTORY, NOW).pieces if piece.label == label)
    assert taken_out(LINE, piece) == left


def test_beginnings_of_names_become_whole_and_keep_what_is_said_of_them() -> None:
    pieces = read_line(LINE, DIRECTORY, NOW).pieces
    wholes = {piece.whole: piece for piece in pieces if piece.whole}
    assert list(wholes) == ["Metro Cash & Carry", "Maria Ivanova (supporter)", "Boris Petrov"]
    line, cursor = put_in(LINE, wholes["Maria Ivanova (supporter)"], "Maria Ivanova (supporter)")
    assert line.startswith("metro, Maria Ivanova (supporter), petrov,") and line[:cursor].endswith(
        "(supporter)"
    )
    [alfa] = [piece for piece in read_line("alfa (varna): x", DIRECTORY, NOW).pieces if piece.whole]
    assert alfa.whole == "Alfa (Varna)"
