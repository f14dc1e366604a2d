"""What is typed into the form of a term: what cannot be read says why at its field."""

from datetime import date

import pytest

from kamtui.domain.fields import Problems
from kamtui.domain.terms.notice import (
    Notice,
)
from kamtui.domain.terms.target import (
    Target,
)
from kamtui.domain.terms.term import TermEntry
from kamtui.domain.terms.typed.term import read_term
from kamtui.domain.terms.words import Bound, Consent, OwedBy, TermCategory, TermState
from kamtui.domain.time.calendar import Unit
from kamtui.domain.time.recurrence.rule import Recurrence

TODAY = date(2026, 11, 22)
"""A Sunday."""


def typed(**fields: str) -> dict[str, str]:
    return {"what": "Deliver within the week", "category": "delivery", "owed_by": "we"} | fields


def problems(**fields: str) -> dict[str, str]:
    with pytest.raises(Problems) as found:
        read_term({**typed(**fields), "account_id": "7"}, TODAY)
    return found.value.by_field


def test_a_form_becomes_a_term() -> None:
    entry = read_term(
        typed(
            category="payment", owed_by="they", target="45 days", **{"from": "1.1."}, until="31.12.2027",
            notice="3 months", checks="monthly on the 5th", consent="asked", consent_by="Директорът", note="a\nb",
            account_id="7", person_id="8",
        ), TODAY, 9,
    )  # fmt: skip
    assert entry == TermEntry(
        account_id=7,
        category=TermCategory.PAYMENT,
        owed_by=OwedBy.THEY,
        what="Deliver within the week",
        target=Target(Bound.AT_MOST, 45_000, "days"),
        from_on=date(2027, 1, 1),
        until_on=date(2027, 12, 31),
        notice=Notice(3, Unit.MONTH),
        checks=Recurrence("FREQ=MONTHLY;BYMONTHDAY=5", date(2027, 1, 1)),
        consent=Consent.ASKED,
        consent_on=TODAY,
        consent_by="Директорът",
        call_id=9,
        person_id=8,
        state=TermState.AGREED,
        note="a\nb",
    )


def test_what_is_left_empty_is_as_usual() -> None:
    entry = read_term({"what": "x", "account_id": "7"}, TODAY)
    assert (entry.from_on, entry.until_on, entry.target, entry.checks, entry.consent) == (
        TODAY, None, None, None, Consent.NOT_NEEDED,
    )  # fmt: skip
    assert (
        read_term({**typed(consent_on="1.11.2026", consent_by="x"), "account_id": "7"}, TODAY).consent_on
        is None
    )


def test_each_bad_field_says_so_and_all_at_once() -> None:
    found = problems(
        what=" ", target="1,234", **{"from": "1.3.2027"}, until="1.2.2027", notice="soon", checks="never ever"
    )
    assert set(found) == {"what", "target", "until", "notice", "checks"}
    assert "before the start" in found["until"] and "two ways" in found["target"]
    with pytest.raises(Problems, match="which account"):
        read_term(typed(), TODAY)


@pytest.mark.parametrize("rule", ["monthly on the 32nd", "every 30 february", "10 times until tomorrow x"])
def test_a_rule_that_never_happens_is_refused_at_its_field(rule: str) -> None:
    assert set(problems(checks=rule)) == {"checks"}


def test_a_first_check_after_the_end_is_refused() -> None:
    found = problems(**{"from": "1.1.2027"}, until="15.1.2027", checks="monthly on the 20th")
    assert "after the end" in found["checks"]
