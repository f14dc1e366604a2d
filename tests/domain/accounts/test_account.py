"""The account form: every field, and one sentence for each that cannot be read."""

from datetime import date

import pytest

from kamtui.domain.accounts.account import AccountEntry, may_become, won_and_lost
from kamtui.domain.accounts.typed_account import read_account
from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.fields import Problems
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT
from tests.build import ways

TODAY = date(2026, 11, 22)


def problems(**typed: str) -> dict[str, str]:
    with pytest.raises(Problems) as caught:
        read_account({"name": "Acme", **typed}, TODAY)
    return caught.value.by_field


def test_a_filled_form() -> None:
    typed = {
        "name": " Акме\x00  ООД ", "legal_name": "A", "registration_number": "BG1", "industry": "хляб", "city": "София",
        "country": "BG", "phone": "+359", "email": "a@b", "website": "w", "stage": "customer", "is_key": "1",
        "greet_every_days": "7", "greet_latest_days": "14", "estimated_spend": "61 300,50", "renewal_on": "1.3.2027",
        "vulnerability": "v", "language": "bg", "note": "ред\nдруг ред\n\n",
    }  # fmt: skip
    assert read_account(typed, TODAY) == AccountEntry(
        name="Акме ООД", legal_name="A", registration_number="BG1", industry="хляб", city="София", country="BG",
        reaches=ways(phone="+359", email="a@b", website="w"), stage=Stage.CUSTOMER, is_key=True, greet_every_days=7,
        greet_latest_days=14, estimated_spend=6_130_050, renewal_on=date(2027, 3, 1), vulnerability="v",
        language=Language.BG,
        note="ред\nдруг ред",
    )  # fmt: skip


def test_a_name_is_enough() -> None:
    assert read_account({"name": "Acme"}, TODAY) == AccountEntry(name="Acme")


@pytest.mark.parametrize(
    ("every", "latest", "expected"),
    [
        ("", "", (None, None)),
        ("7", "", (7, 14)),
        ("", "30", (30, 30)),
        ("7", "7", (7, 7)),
        ("3650", "", (3650, 3650)),
        ("2000", "", (2000, 3650)),
        ("0014", " 30 ", (14, 30)),
    ],
)
def test_intervals(every: str, latest: str, expected: tuple[int | None, int | None]) -> None:
    entry = read_account({"name": "x", "greet_every_days": every, "greet_latest_days": latest}, TODAY)
    assert (entry.greet_every_days, entry.greet_latest_days) == expected
    again = {
        "name": "x",
        "greet_every_days": str(expected[0] or ""),
        "greet_latest_days": str(expected[1] or ""),
    }
    assert read_account(again, TODAY) == entry  # what a form shows when edited can be saved again


@pytest.mark.parametrize("typed", ["0", "-1", "x", "3651", "1.5", "00000149999", "9" * 400, "²"])
def test_what_is_no_count_of_days(typed: str) -> None:
    assert problems(greet_every_days=typed) == {
        "greet_every_days": "A number of days from 1 to 3650, such as 14."
    }


def test_every_problem_is_told_at_once() -> None:
    found = problems(
        name=" \x00 ",
        greet_every_days="x",
        estimated_spend="1,234",
        renewal_on="yesterdayish",
        city="x" * 501,
    )
    assert list(found) == ["name", "city", "greet_every_days", "estimated_spend", "renewal_on"]
    assert found["name"] == "An account needs a name."
    assert "two ways" in found["estimated_spend"]
    assert found["city"] == "At most 500 characters fit here."


def test_the_latest_is_not_before_the_usual() -> None:
    assert "cannot be shorter" in problems(greet_every_days="9", greet_latest_days="8")["greet_latest_days"]


def test_nothing_too_long_is_cut_silently() -> None:
    entry = read_account({"name": "я" * LINE_LIMIT, "note": "я" * NOTE_LIMIT}, TODAY)
    assert (len(entry.name), len(entry.note)) == (LINE_LIMIT, NOTE_LIMIT)
    assert list(problems(name="я" * (LINE_LIMIT + 1), note="я" * (NOTE_LIMIT + 1))) == ["name", "note"]


BEFORE = date(2020, 1, 31)


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (Stage.PROSPECT, Stage.CUSTOMER, (None, None), (TODAY, None)),
        (Stage.LOST, Stage.CUSTOMER, (None, BEFORE), (TODAY, None)),
        (Stage.FORMER, Stage.CUSTOMER, (BEFORE, None), (TODAY, None)),  # won anew
        (Stage.CUSTOMER, Stage.FORMER, (BEFORE, None), (BEFORE, None)),
        (Stage.CUSTOMER, Stage.LOST, (BEFORE, None), (BEFORE, TODAY)),
        (Stage.PROSPECT, Stage.LOST, (None, None), (None, TODAY)),
        (Stage.PROSPECT, Stage.FORMER, (None, None), (None, None)),
        (Stage.LOST, Stage.PROSPECT, (None, BEFORE), (None, None)),
        (Stage.CUSTOMER, Stage.PROSPECT, (BEFORE, None), (None, None)),  # it was a slip
        (Stage.CUSTOMER, Stage.CUSTOMER, (None, None), (None, None)),  # nobody knows since when
        (Stage.CUSTOMER, Stage.CUSTOMER, (BEFORE, None), (BEFORE, None)),
        (Stage.LOST, Stage.LOST, (BEFORE, BEFORE), (BEFORE, BEFORE)),
    ],
)
def test_when_an_account_was_won_and_lost(
    before: Stage, after: Stage, was: tuple[date | None, date | None], now: tuple[date | None, date | None]
) -> None:
    assert won_and_lost(before, after, *was, TODAY) == now


@pytest.mark.parametrize("stage", Stage)
def test_what_becomes_of_an_account_can_be_taken_back(stage: Stage) -> None:
    for then in may_become(stage):
        assert stage in may_become(then) or then is Stage.CUSTOMER
