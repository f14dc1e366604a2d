"""Ways to reach somebody, as they are typed into a line and read out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.accounts.reach import (
    Reach,
    TooLong,
    added_to,
    first_reach,
    in_order,
    read_reaches,
    show_reaches,
)
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.text.cleaning import LINE_LIMIT

PHONE, EMAIL, WEB, CHAT, FILE = ReachKind


@pytest.mark.parametrize(
    ("kind", "line", "read"),
    [
        (PHONE, "", []),
        (PHONE, " ; ,", []),
        (PHONE, "0888 123 456", [("", "0888 123 456")]),
        (PHONE, "02 987 65 43, 0888 123 456", [("", "02 987 65 43"), ("", "0888 123 456")]),
        (PHONE, "02 987 65 43;0888 123 456", [("", "02 987 65 43"), ("", "0888 123 456")]),
        (PHONE, "0888123456/0899111222", [("", "0888123456"), ("", "0899111222")]),
        (PHONE, "02/987 65 43", [("", "02/987 65 43")]),
        (PHONE, "0888 123 460, 02 / 987 65 43", [("", "0888 123 460"), ("", "02 / 987 65 43")]),
        (PHONE, "032/123 456 / 0888 123 456", [("", "032/123 456"), ("", "0888 123 456")]),
        # The end of the number before it, an extension, a short number: kept as typed.
        (PHONE, "02 987 65 43, 44", [("", "02 987 65 43, 44")]),
        (PHONE, "02 987 65 43, вътр. 12", [("", "02 987 65 43, вътр. 12")]),
        (PHONE, "02 987 65 43; 112", [("", "02 987 65 43"), ("", "112")]),
        (PHONE, "mobile 0888 123 456", [("mobile", "0888 123 456")]),
        (PHONE, "моб.: 0888 123 456; офис 02 1", [("моб.", "0888 123 456"), ("офис", "02 1")]),
        (PHONE, "(office) 02 987 65 43", [("office", "02 987 65 43")]),
        (PHONE, "0888 123 456 (личен)", [("личен", "0888 123 456")]),
        (PHONE, "Иван 0888 123 456, Петър 0899 1 2 3 4", [("Иван", "0888 123 456"), ("Петър", "0899 1 2 3 4")]),
        (PHONE, "(02) 987 65 43", [("", "(02) 987 65 43")]),
        (PHONE, "'0888 123 456", [("", "0888 123 456")]),
        (PHONE, "359888123456.0", [("", "359888123456")]),
        (PHONE, "ask at the desk", [("", "ask at the desk")]),
        (PHONE, "0888 1; 0888 1", [("", "0888 1")]),
        (EMAIL, "a@b.bg, c@d.bg", [("", "a@b.bg"), ("", "c@d.bg")]),
        (EMAIL, "a@b.bg c@d.bg", [("", "a@b.bg"), ("", "c@d.bg")]),
        (EMAIL, "a@b.bg, office c@d.bg", [("", "a@b.bg"), ("office", "c@d.bg")]),
        (EMAIL, "Ivan Petrov <i@x.bg>", [("Ivan Petrov", "i@x.bg")]),
        (EMAIL, "a@b.bg, after five", [("", "a@b.bg, after five")]),
        (EMAIL, "no mail", [("", "no mail")]),
        (WEB, "https://a.bg/?x=1,2", [("", "https://a.bg/?x=1,2")]),
        (WEB, "www.a.bg, shop www.b.bg", [("", "www.a.bg"), ("shop", "www.b.bg")]),
        (WEB, "www.a.bg www.b.bg", [("", "www.a.bg"), ("", "www.b.bg")]),
        (WEB, "see the group of a.bg there", [("", "see the group of a.bg there")]),
        (CHAT, "Viber 0888 1; ivan on Teams, too", [("Viber", "0888 1"), ("", "ivan on Teams, too")]),
        (FILE, "/a/b, c.pdf; C:\\d.pdf", [("", "/a/b, c.pdf"), ("", "C:\\d.pdf")]),
    ],
)  # fmt: skip
def test_a_line_is_read(kind: ReachKind, line: str, read: list[tuple[str, str]]) -> None:
    found = read_reaches(kind, line)
    assert [(one.label, one.value) for one in found] == read
    assert read_reaches(kind, show_reaches(found, kind)) == found


LINES = st.text(
    st.sampled_from("0123456789 ,;/+()-.@<>:abмоб'\n") | st.characters(codec="utf-8"), max_size=60
) | st.lists(
    st.sampled_from(
        ["0888 123 456", "02/987 65 43", "44", "mobile", "a@b.bg", "www.x.bg", ",", ";", "/", " ", "(x)", "."]
    ),
    max_size=9,
).map(" ".join)


@given(st.sampled_from(ReachKind), LINES)
def test_what_is_shown_is_read_as_it_was(kind: ReachKind, line: str) -> None:
    """So a form that is saved untouched changes nothing."""
    found = read_reaches(kind, line)
    assert read_reaches(kind, show_reaches(found, kind)) == found


@given(LINES)
def test_no_digit_is_lost(line: str) -> None:
    shown = show_reaches(read_reaches(PHONE, line), PHONE)
    kept = [char for char in shown if char.isdigit()]
    assert set(kept) >= {char for char in line if char.isdecimal() and char.isascii() and char != "0"}


def test_too_much_is_said() -> None:
    assert read_reaches(FILE, "x" * LINE_LIMIT)
    with pytest.raises(TooLong, match="semicolon"):
        read_reaches(FILE, "x" * (LINE_LIMIT + 1))
    assert len(read_reaches(PHONE, "; ".join(f"0888 {n:06}" for n in range(500)))) == 500


def test_what_is_known_is_added_once() -> None:
    known = read_reaches(PHONE, "+359 888 123 456")
    more = (*read_reaches(EMAIL, "a@b.bg"), *read_reaches(PHONE, "0888123456; 0899 1 2 3 4 5"))
    assert added_to(known, [*more, *more]) == (
        Reach(PHONE, "+359 888 123 456"),
        Reach(PHONE, "0899 1 2 3 4 5"),
        Reach(EMAIL, "a@b.bg"),
    )
    assert first_reach(in_order(more), PHONE) == "0888123456"
    assert first_reach(known, EMAIL) == ""
    for one, other in (
        (Reach(EMAIL, "A@b.bg"), Reach(EMAIL, "a@B.BG")),
        (Reach(WEB, "https://www.A.bg/"), Reach(WEB, "a.bg")),
        (Reach(PHONE, "*88"), Reach(PHONE, "* 88")),
    ):
        assert one.key == other.key
