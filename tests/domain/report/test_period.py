"""The days of a report, as they are typed."""

from datetime import date

import pytest

from kamtui.domain.report.period import Period, PeriodError, read_period
from kamtui.domain.report.quarters import end_of, last_full_quarter, quarters_from, show_quarter

TODAY = date(2026, 11, 22)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("start", "end", "meant"),
    [
        ("", "", ("2026-07-01", "2026-09-30")),
        ("Q3", "", ("2026-07-01", "2026-09-30")),
        ("q4", "", ("2026-10-01", "2026-12-31")),  # the running one has begun
        ("Q1 2025", "", ("2025-01-01", "2025-03-31")),
        ("2025-Q1", "", ("2025-01-01", "2025-03-31")),
        ("Q1/25", "", ("2025-01-01", "2025-03-31")),
        ("Т3 2026", "", ("2026-07-01", "2026-09-30")),
        ("3-то тримесечие 2025", "", ("2025-07-01", "2025-09-30")),
        ("тримесечие 2 2025 г.", "", ("2025-04-01", "2025-06-30")),
        ("2nd quarter 2026", "", ("2026-04-01", "2026-06-30")),
        ("2025", "", ("2025-01-01", "2025-12-31")),
        ("aug", "", ("2026-08-01", "2026-08-31")),
        ("декември", "", ("2025-12-01", "2025-12-31")),
        ("08.2026", "", ("2026-08-01", "2026-08-31")),
        ("1.7.", "", ("2026-07-01", "2026-11-22")),  # a day begins what lasts until today
        ("1.7.", "15.8.", ("2026-07-01", "2026-08-15")),
        ("Q1", "Q3", ("2026-01-01", "2026-09-30")),
        ("may", "15.8.2026", ("2026-05-01", "2026-08-15")),
        ("", "15.8.", ("2026-07-01", "2026-08-15")),  # a day ends its quarter
        ("", "Q2", ("2026-04-01", "2026-06-30")),
        ("yesterday", "", ("2026-11-21", "2026-11-22")),
        ("2.7.", "2.7.", ("2026-07-02", "2026-07-02")),
    ],
)  # fmt: skip
def test_what_is_typed_means_these_days(start: str, end: str, meant: tuple[str, str]) -> None:
    assert read_period(start, end, TODAY) == days(*meant)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("15.8.", "1.7.", "It ends on 1 Jul 2026, before it begins on 15 Aug 2026."),
        ("Q1 2027", "", "Q1 2027 has not begun yet."),
        ("2020", "Q3", "Q1 2020 – Q3 2026 is too long for a report: 12 quarters at most."),
        ("nonsense", "", "A quarter is typed as Q3 or Q3 2026."),
        ("Q5", "", "A quarter is typed as Q3 or Q3 2026."),
        ("Q1 1800", "", "There is no year 1800 in a book: 1900 to 2200."),
        ("31.2.2026", "", "A quarter is typed as Q3 or Q3 2026."),
    ],
)
def test_what_makes_no_report_is_said(start: str, end: str, sentence: str) -> None:
    with pytest.raises(PeriodError, match=sentence.replace(".", r"\.").replace("(", r"\(")):
        read_period(start, end, TODAY)


def test_a_period_knows_its_quarters_and_months() -> None:
    whole, part = days("2026-07-01", "2026-09-30"), days("2026-05-20", "2026-08-15")
    assert (whole.words, part.words) == ("Q3 2026", "20 May 2026 – 15 Aug 2026")
    assert days("2026-01-01", "2026-09-30").words == "Q1 2026 – Q3 2026"
    assert [show_quarter(quarter) for quarter in whole.quarters_shown] == [
        "Q4 2025",
        "Q1 2026",
        "Q2 2026",
        "Q3 2026",
    ]
    assert whole.quarters == [date(2026, 7, 1)] and len(part.quarters) == 2
    assert (part.months.first, part.months.last) == (date(2026, 5, 1), date(2026, 8, 1))
    assert date(2026, 8, 15) in part and date(2026, 8, 16) not in part
    assert len(days("2024-01-01", "2026-09-30").quarters_shown) == 11


def test_quarters() -> None:
    assert last_full_quarter(date(2026, 1, 1)) == date(2025, 10, 1)
    assert end_of(date(2026, 1, 1)) == date(2026, 3, 31)
    assert quarters_from(date(2025, 10, 1), date(2026, 4, 1)) == [
        date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1),
    ]  # fmt: skip
