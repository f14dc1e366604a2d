"""The person form."""

from datetime import date

import pytest

from kamtui.domain.accounts.person import PersonEntry, StanceEntry, title_and_department
from kamtui.domain.accounts.typed_account import read_person
from kamtui.domain.accounts.words import PersonStatus
from kamtui.domain.center.words import Confidence, Role, Stance
from kamtui.domain.fields import Problems
from kamtui.domain.time.birthday import Birthday
from tests.build import ways

TODAY = date(2026, 11, 22)


def test_a_filled_form() -> None:
    typed = {
        "name": "Ана", "is_adviser": "1", "is_empty_seat": "1", "title": "t", "department": "d", "phone": "p",
        "email": "e", "reports_to_id": "7", "roles": "user decider nonsense", "goals": "g", "interests": "i",
        "birthday": "29.2.1980", "contact_every_days": "5", "is_influence_center": "1", "status": "left",
        "stance": "blocker", "influence": "5", "confidence": "confirmed", "reason": "каза", "note": "ред\nдруг\n",
    }  # fmt: skip
    entry, stance = read_person(typed, TODAY, 3)
    assert entry == PersonEntry(
        name="Ана", account_id=3, is_adviser=True, is_empty_seat=True, title="t", department="d",
        reaches=ways(phone="p", email="e"), note="ред\nдруг", reports_to_id=7, roles=(Role.USER, Role.DECIDER), goals="g", interests="i", birthday=Birthday(2, 29, 1980),
        contact_every_days=5, contact_latest_days=10, is_influence_center=True, status=PersonStatus.LEFT,
    )  # fmt: skip
    assert stance == StanceEntry(Stance.BLOCKER, 5, Confidence.CONFIRMED, "каза")


def test_a_name_is_enough_and_nothing_is_made_up() -> None:
    entry, stance = read_person({"name": "Ана"}, TODAY, None)
    assert entry == PersonEntry(name="Ана")
    assert stance == StanceEntry(None, None)  # not known is no value in the middle


def test_problems() -> None:
    with pytest.raises(Problems) as caught:
        read_person({"birthday": "1.1.2030", "contact_latest_days": "x"}, TODAY, None)
    assert set(caught.value.by_field) == {"name", "birthday", "contact_latest_days"}
    assert "is no year of a birth" in caught.value.by_field["birthday"]


def test_a_birthday_without_a_year_has_none() -> None:
    assert read_person({"name": "x", "birthday": "14.3."}, TODAY, None)[0].birthday == Birthday(3, 14)


@pytest.mark.parametrize(
    ("title", "department", "expected"),
    [
        ("Finance manager", "Finance", "Finance manager"),
        ("Финансов директор", "Финанси", "Финансов директор"),
        ("Chief technologist", "Technology", "Chief technologist"),
        ("Head of own brand", "Own brand", "Head of own brand"),
        ("Plant manager", "Production", "Plant manager, Production"),
        ("Site director", "Site management", "Site director, Site management"),
        ("IT lead", "Italy", "IT lead, Italy"),
        ("", "Finance", "Finance"),
        ("Buyer", "", "Buyer"),
        ("", "", ""),
    ],
)
def test_a_department_that_the_title_names_is_not_said_twice(
    title: str, department: str, expected: str
) -> None:
    assert title_and_department(title, department) == expected
