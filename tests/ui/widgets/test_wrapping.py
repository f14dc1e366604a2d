"""Sentences on several lines."""

import pytest
from rich.cells import set_cell_size

from kamtui.ui.shell import text as texts
from kamtui.ui.shell.text import MOST_FREE, fit, whole_parts, with_keys, wrap, wrap_evenly, wrap_with


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


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("decider · influence 5 · spoken to", 11, ["decider ·", "influence", "5 · spoken", "to"]),
        ("Guarantee of 98,5 % for Nikolay", 17, ["Guarantee of", "98,5 % for", "Nikolay"]),
        ("revenue 235 558 € a year", 15, ["revenue 235", "558 € a year"]),
        (" · a list of many", 10, [" · a list", "of many"]),
    ],
)
def test_no_line_begins_with_what_parts_two_facts_or_with_a_unit(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_facts_stand_whole_beside_each_other_or_not() -> None:
    facts = ("owner", "+359 88 555", "15d")
    assert [whole_parts(facts, width) for width in (30, 20, 10, 3)] == [
        "owner · +359 88 555 · 15d", "owner · +359 88 555", "owner", "ow…",
    ]  # fmt: skip
    assert whole_parts(facts, 13) == "owner · 15d", "one that has no room is passed over"
    said = ("8 urgent", "Broken: the delivery plan signed by Nikolov", "no key player is for us")
    assert whole_parts(said, 40, least=2) == "8 urgent · Broken: the delivery plan si…", "so much as has room"
    clauses = ("8 urgent", "Broken: the delivery plan, signed by Nikolov")
    assert whole_parts(clauses, 40, least=2) == "8 urgent · Broken: the delivery plan …", "a part of it whole"
    assert [whole_parts(said, width, least=2) for width in (33, 20)] == ["8 urgent", "8 urgent"], (
        "no label of it alone"
    )
    assert whole_parts((), 10) == ""


def test_what_stands_behind_a_text_is_in_one_piece() -> None:
    assert wrap_with("Stock report to Savova", "(put off 2 times)", 45) == [
        "Stock report to Savova (put off 2 times)"
    ]
    assert wrap_with("Stock report to Savova", "(put off 2 times)", 30) == [
        "Stock report to Savova",
        "(put off 2 times)",
    ]
    assert wrap_with("Stock report", "", 30) == ["Stock report"]


def test_the_keys_that_lines_begin_with_look_as_keys() -> None:
    words = with_keys("No account yet.\n\nn   writes down the first one\nctrl+g   goes on, and a   too")
    assert [words.plain[span.start : span.end] for span in words.spans] == ["n", "ctrl+g"]
    assert with_keys("[/]   is no markup").plain.startswith("[/]   is")


@pytest.mark.parametrize(
    ("width", "cut"),
    [
        (40, "One invoice per delivery, order on top  "),
        (38, "One invoice per delivery, order on top"),
        (37, "One invoice per delivery, order on…  "),
        (30, "One invoice per delivery, ord…"),
        (29, "One invoice per delivery, or…"),
        (28, "One invoice per delivery…   "),  # no comma before the sign
        (25, "One invoice per delivery…"),
        (24, "One invoice per deliver…"),
        (20, "One invoice per del…"),
        (18, "One invoice per…  "),
        (4, "One…"),
        (1, "…"),
    ],
)
def test_what_has_no_room_is_cut_between_words_or_in_the_last(width: int, cut: str) -> None:
    """A name is cut in one manner wherever it stands, and free cells show a part of the next word."""
    assert fit("One invoice per delivery, order on top", width) == cut
    assert fit("Customs papers before the lorry ≥ 2 days", 34) == f"{'Customs papers before the lorry…':34}"
    assert fit("On supercalifragilistic", 20) == "On supercalifragili…"


def test_a_cut_text_leaves_hardly_a_cell_free() -> None:
    for text in (
        "Trays and film in Bozhurishte on the day",
        "Antidisestablishment, said so",
        "Пликове и касети",
    ):
        for width in range(1, len(text)):
            assert width - len(fit(text, width).rstrip()) <= MOST_FREE + 1, (text, width)  # a comma goes too


def test_a_wider_cell_never_shows_less_of_a_text() -> None:
    for text in ("Trays and film in Bozhurishte on the day", "Antidisestablishment, said so", "a b c d e f"):
        shown = [len(fit(text, width).rstrip(" …")) for width in range(1, 60)]
        assert shown == sorted(shown), text


def test_a_word_without_end_is_broken_inside_and_only_its_beginning_is_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[int] = []

    def counted(words: str, cells: int) -> str:
        measured.append(len(words))
        return set_cell_size(words, cells)

    monkeypatch.setattr(texts, "set_cell_size", counted)
    assert "".join(wrap("x" * 20_000, 60)) == "x" * 20_000
    assert max(measured) <= 4 * 60
    accents = "x\u0301\u0302\u0303\u0304\u0305\u0306" * 40
    assert "".join(wrap(accents, 3)) == accents
