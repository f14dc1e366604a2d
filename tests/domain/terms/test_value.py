"""What we did for a customer: by years, added up to the cent, and what is not known never as 0."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.terms.value import (
    Value,
    ValueEntry,
    ValueSource,
    by_year,
    sum_words,
    worth_sum,
    worth_words,
)

DAY = date(2026, 11, 22)
worths = st.one_of(st.none(), st.integers(0, 10**13))
entries = st.builds(
    ValueEntry,
    st.just(1),
    st.text(min_size=1, max_size=5),
    st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    worths,
)


@given(st.lists(entries, max_size=30))
def test_sums_are_exact_and_what_is_not_known_is_named_beside_them(done: list[ValueEntry]) -> None:
    years = by_year(Value(number, entry) for number, entry in enumerate(done))
    whole = worth_sum(done)
    assert whole.known == sum(entry.worth for entry in done if entry.worth is not None)
    assert sum(year.sum.known for year in years) == whole.known
    assert sum(len(year.sum.unknown) for year in years) == sum(entry.worth is None for entry in done)
    assert whole.lines == len(done) == sum(len(year.values) for year in years)
    assert [year.year for year in years] == sorted({entry.done_on.year for entry in done}, reverse=True)
    for year in years:
        days = [value.entry.done_on for value in year.values]
        assert days == sorted(days, reverse=True) and {day.year for day in days} == {year.year}


def test_a_sum_in_words() -> None:
    def said(*worth: int | None) -> str:
        return sum_words(worth_sum(ValueEntry(1, "x", DAY, one) for one in worth))

    assert said() == ""
    assert said(120_050, 0) == "1\u00a0200.50\u00a0€"
    assert said(120_050, None) == "1\u00a0200.50\u00a0€, worth of 1 not known"
    assert said(None, None) == "worth of 2 not known"
    assert said(0) == "0\u00a0€" and worth_words(None) == "not known" and worth_words(0) == "0\u00a0€"


def test_what_a_line_came_of() -> None:
    own = ValueEntry(1, "x", DAY + timedelta(1))
    assert own.source is ValueSource.OWN
    assert own._replace(problem_id=1).source is ValueSource.PROBLEM
    assert own._replace(favour_id=1).source is ValueSource.FAVOUR
    assert own._replace(term_id=1).source is ValueSource.TERM
