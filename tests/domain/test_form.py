"""A form as the list of its fields: what is read from it, and how a record fills it."""

from datetime import date

import pytest

from kamtui.domain.fields import FieldReader, Problems
from kamtui.domain.form import DAY_DONE, PAST_DAY, FormField, fill, read_fields, read_form
from kamtui.domain.terms.favour import FavourEntry
from kamtui.domain.terms.typed.records import FAVOUR, read_favour
from kamtui.domain.terms.words import FavourWay

TODAY = date(2026, 11, 22)
DAYS = (FormField("done", "Done on", DAY_DONE), FormField("read", "Read on", PAST_DAY, holds="read_on"))


def test_a_day_of_something_done_lies_back_and_not_a_lifetime() -> None:
    assert read_form({"done": "fri"}, DAYS, TODAY) == {"done": date(2026, 11, 20), "read_on": None}
    reader = FieldReader({"done": "", "read": "1.11.1926"})
    assert read_fields(reader, DAYS, TODAY) == {"done": TODAY, "read_on": None}
    with pytest.raises(Problems) as caught:
        reader.finish()
    assert caught.value.by_field == {
        "read": "1 Nov 1926 lies 100 years back: is the year right? Correct it and save again."
    }


def test_what_fills_a_form_is_read_again_as_it_was() -> None:
    favour = FavourEntry(
        "tickets", date(2026, 3, 1), FavourWay.RECEIVED, account_id=7, cost=12_50, thanked_on=date(2026, 3, 2)
    )
    filled = fill(FAVOUR, favour, account="Acme")
    assert filled["account"] == "Acme" and filled["account_id"] == "7" and filled["done"] == "01.03.2026"
    assert read_favour(filled, TODAY) == favour
    assert fill(FAVOUR) == {
        "what": "", "account": "", "account_id": "", "person": "", "person_id": "", "way": "given",
        "done": "", "cost": "", "thanked": "",
    }  # fmt: skip


def test_what_is_needed_and_what_is_nobodys_is_said_at_its_field() -> None:
    with pytest.raises(Problems) as caught:
        read_favour({"what": " ", "account": "Nobody", "cost": "много"}, TODAY)
    assert list(caught.value.by_field) == ["what", "account", "cost"]
    assert caught.value.by_field["account"].startswith("Nothing of that name is in the book")
