"""What was promised in a call, a line each."""

from datetime import date

import pytest

from kamtui.domain.calls.typed_promises import promise_number, promises_in, read_promises
from kamtui.domain.fields import Problems
from kamtui.domain.terms.words import OwedBy
from kamtui.domain.time.recurrence.days import first_occurrence

TODAY = date(2026, 11, 22)


def test_each_line_is_a_term_that_today_shows_on_a_day() -> None:
    typed = {
        "agreed:2": "price list by 5.12.", "agreed": "they: forecast by fri", "agreed:1": "  ", "agreed:10": "те: мостри",
        "agreed:x": "no line", "note": "they: said",
    }  # fmt: skip
    assert list(promises_in(typed)) == ["agreed", "agreed:2", "agreed:10"], (
        "in their order, without empty ones"
    )
    terms = read_promises(typed, 7, TODAY)
    assert [
        (term.owed_by, term.what, first_occurrence(term.checks)) for term in terms if term.checks is not None
    ] == [
        (OwedBy.THEY, "forecast by fri", date(2026, 11, 27)),
        (OwedBy.WE, "price list by 5.12.", date(2026, 12, 5)),
        (OwedBy.THEY, "мостри", date(2026, 11, 30)),
    ]
    assert {(term.account_id, term.from_on) for term in terms} == {(7, TODAY)}
    assert read_promises({"agreed": ""}, None, TODAY) == []


def test_what_is_missing_is_said_of_each_line() -> None:
    with pytest.raises(Problems) as caught:
        read_promises({"agreed": "they: forecast", "agreed:1": "we: list"}, None, TODAY)
    assert list(caught.value.by_field) == ["agreed", "agreed:1"]
    with pytest.raises(Problems) as caught:
        read_promises({"agreed": "they:"}, 7, TODAY)
    assert caught.value.by_field == {"agreed": "Say what was promised: “they: the forecast by fri”."}


def test_names_of_lines() -> None:
    assert [promise_number(field) for field in ("agreed", "agreed:3", "agreed:", "agreed:x", "note")] == [
        0, 3, None, None, None,
    ]  # fmt: skip
