"""Forms of words: what is one, and what is not taken for one."""

import pytest

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.inflections import forms_of

FORMS = """
отстъпки отстъпка, отстъпката отстъпки, срокове срок, срокът сроковете, цени цената, доставчици доставчик,
договори договор, гаранции гаранция, условията условие, плащане плаща, плащания плащане, случаи случая, изпратихме изпрати,
рекламации рекламация, важна важен, преговори преговорите, писма писмото, клиенти клиент, количества количество,
машини машина, залози залог, фактури фактура, строители строителя, турски турската, успехи успех, части част,
prices price, pricing prices, deliveries delivery, discounts discount, companies company, invoicing invoice, ordered orders
"""


@pytest.mark.parametrize(("typed", "written"), [pair.split() for pair in FORMS.split(",")])
def test_a_word_has_its_other_forms(typed: str, written: str) -> None:
    word = fold(typed)
    assert fold(written) in forms_of(word) or fold(written).startswith(word)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("цени", "център"), ("плана", "планина"), ("price", "pride"), ("part", "party"), ("срок", "сърце")],
)
def test_another_word_is_no_form(typed: str, written: str) -> None:
    assert fold(written) not in forms_of(fold(typed))


def test_a_beginning_a_number_and_a_code_have_no_forms() -> None:
    assert forms_of("ban") == forms_of("4417") == forms_of("tf38") == ()


def test_no_form_begins_with_the_word_itself_and_all_are_folded() -> None:
    for typed in ("отстъпка", "Гаранции", "deliveries"):
        word = fold(typed)
        for form in forms_of(word):
            assert not form.startswith(word)
            assert fold(form) == form
