"""What is looked for, held against texts."""

import pytest

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.wanted import SEEN, Wanted, wanted


def found(typed: str, text: str) -> list[str]:
    """The words of a text that stand where something is found."""
    return [text[span.start : span.end] for span in wanted(typed).spans(text)]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("отстъпки", "Пита за отстъпка, без отстъпките.", ["отстъпка", "отстъпките"]),
        ("ivan", "Иванова и Ivan, не Диван", ["Иванова", "Ivan"]),
        ("@metro price", "Metro: the prices (price) hold", ["Metro", "prices", "price"]),
        ("0888 123", "call +359 888/123-456 or 02 12", ["359 888/123-456"]),
        ("12", "12 trays", ["12"]),
        ("", "anything", []),
        ("@ + *", "a * b + c", []),
        ("цени", "център", []),
    ],
)
def test_where_it_stands(typed: str, text: str, words: list[str]) -> None:
    assert found(typed, text) == words


@pytest.mark.parametrize("typed", ["price", "отстъпки", "a b", "tf-38", "мария", "quality control"])
@pytest.mark.parametrize(
    "text", ["The prices hold", "отстъпка", "ab", "b (a)", "TF-38 leaks", "Mariya", "control of quality", ""]
)
def test_a_text_fits_where_each_word_stands_somewhere(typed: str, text: str) -> None:
    words = wanted(typed).words
    assert wanted(typed).fits(fold(text)) == all(Wanted((word,)).spans(text) for word in words)


def test_an_excerpt_begins_with_the_text_where_that_shows_the_find() -> None:
    assert wanted("price").excerpt("The price is right, he said at the end", 20) == "The price is right,…"


def test_an_excerpt_shows_what_stands_far_behind() -> None:
    text = "a" * SEEN + " and then a long talk about the discount of three per cent"
    shown = wanted("discount").excerpt(text, 30)
    assert shown and shown.startswith("…") and "discount" in shown[:SEEN] and len(shown) == 30


def test_before_what_was_found_an_excerpt_has_so_little_that_a_narrow_list_shows_it() -> None:
    text = "He asked for it all day long: a promise against a discount"
    assert wanted("discount").excerpt(text, 40) == "…a discount"
    assert wanted("promise").excerpt(text, 40) == "…long: a promise against a discount"
    assert wanted("discount").excerpt("Much was said about unquestionably discounts", 40) == "…discounts"


def test_an_excerpt_is_one_line_and_harmless() -> None:
    assert wanted("two").excerpt("one\ntwo\x1b[31m", 40) == "one two[31m"


def test_an_excerpt_of_a_text_without_the_find_is_none() -> None:
    assert wanted("price").excerpt("Nothing of it stands here.", 40) is None
    assert wanted("12 345").excerpt("Nothing of it stands here.", 40) is None
