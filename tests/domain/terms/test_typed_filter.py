"""The filter of terms: words, and a category."""

import pytest

from kamtui.domain.terms.typed.filter import read_filter
from kamtui.domain.terms.words import TermCategory


@pytest.mark.parametrize(
    ("typed", "words", "category"),
    [
        ("", "", None),
        ("q1 list", "q1 list", None),
        ("=price", "", TermCategory.PRICE),
        ("=PAY q1", "q1", TermCategory.PAYMENT),
        ("@metro =de", "@metro", TermCategory.DELIVERY),
        ("=", "", None),
        ("=nothing", "=nothing", None),
    ],
)
def test_a_category_is_read_from_its_first_letters(
    typed: str, words: str, category: TermCategory | None
) -> None:
    assert read_filter(typed) == (words, category)
