"""What a promise is about, by its words."""

import pytest

from kamtui.domain.calls.typed_promises import read_promises
from kamtui.domain.terms.category_words import category_of
from kamtui.domain.terms.words import TermCategory
from tests.build import TODAY


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("new price list by fri", "price"),
        ("нова ценова листа до петък", "price"),
        ("nova cenova lista do petak", "price"),
        ("offer for the cups by 5.12.", "price"),
        ("плащане до 10.12.", "payment"),
        ("ще платят до петък", "payment"),
        ("invoice at once", "payment"),
        ("отсрочка 45 дни", "payment"),
        ("visit on friday", "service"),
        ("посещение в цеха във вторник", "service"),
        ("train the night shift by 5.12.", "service"),
        ("certificate for the film by fri", "quality"),
        ("order 20 pallets by mon", "volume"),
        ("заявка за 20 000 чаши до петък", "volume"),
        ("forecast by fri", "deadlines"),
        ("deliver in order of the list by fri", "delivery"),
        ("leaflet in week 50", "promotion"),
        ("samples by fri", None),
        ("се обади в центъра до петък", None),
        ("платформата да тръгне до петък", None),
        ("plates by friday", None),
    ],
)
def test_what_a_term_is_about_by_its_words(words: str, category: str | None) -> None:
    assert category_of(words) == (TermCategory(category) if category else None)
    (term,) = read_promises({"agreed": f"they: {words}"}, 1, TODAY)
    assert term.category is TermCategory(category or "delivery")
