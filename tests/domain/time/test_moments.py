"""The local clock of any moment, on systems that know it only for some years; and moments as they are stored."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.time import moments, typed_times
from kamtui.domain.time.moments import local_day, read_stored, start_of, to_local, to_utc, write_stored
from kamtui.domain.time.shown_days import show_moment
from kamtui.domain.time.typed_times import read_moment


def naive(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001  what is under test


class WindowsClock(datetime):
    """A moment whose local time the system refuses before 1970 and beyond 3000, as that of Windows does."""

    def astimezone(self, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        if tz is None and not 1970 <= self.year <= 3000:
            raise OSError(22, "Invalid argument")
        return super().astimezone(tz)


@pytest.mark.usefixtures("in_sofia")
def test_what_the_system_refuses_has_the_time_of_a_like_year() -> None:
    winter, summer = timedelta(hours=2), timedelta(hours=3)
    for month, offset in ((1, winter), (7, summer)):
        for year in (1, 1926, 1969, 3001, 9999):
            typed = WindowsClock(year, month, 15, 10, 30)
            local = to_local(typed)
            assert local.replace(tzinfo=None) == typed
            assert local.utcoffset() in (offset, winter), (
                "in the years of the known ones, some had no summer time"
            )
            aware = to_local(WindowsClock(year, month, 15, 10, 30, tzinfo=UTC))
            assert aware == WindowsClock(year, month, 15, 10, 30, tzinfo=UTC)
            assert aware.utcoffset() == local.utcoffset()


@pytest.mark.parametrize("year", [1, 2, 1600, 1899, 1926, 1969, 1970, 2026, 2100, 3001, 9998, 9999])
@pytest.mark.parametrize("clock", [datetime, WindowsClock])
def test_no_year_is_ever_refused(year: int, clock: type[datetime]) -> None:
    for month, day in ((1, 1), (2, 28), (6, 30), (12, 31)):
        for hour in (0, 12, 23):
            plain = clock(year, month, day, hour)
            assert to_local(plain).utcoffset() is not None
            for zone in (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))):
                aware = plain.replace(tzinfo=zone)
                assert to_local(aware).utcoffset() is not None
                assert to_utc(aware).tzinfo is UTC
                assert len(write_stored(aware)) == len("2026-11-22T12:00:00Z")


@given(moment=st.datetimes(timezones=st.just(UTC)))
def test_the_same_moment_comes_out(moment: datetime) -> None:
    if 1 < moment.year < 9999:
        assert to_local(moment) == moment
    assert read_stored(write_stored(moment)) == moment.replace(microsecond=0)


@pytest.mark.usefixtures("in_sofia")
def test_a_system_that_knows_the_year_is_asked() -> None:
    for typed in (naive(2026, 7, 1, 10), naive(2026, 12, 1, 10), naive(1985, 7, 1)):
        assert to_local(typed) == typed.astimezone()
    assert local_day("2026-11-22T22:30:00Z") == date(2026, 11, 23)
    assert start_of(date(2026, 11, 23)) == "2026-11-22T22:00:00Z"
    assert local_day("1926-11-22T12:00:00Z") == date(1926, 11, 22)


def test_a_moment_without_a_zone_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        write_stored(naive(2026, 11, 22))


@pytest.mark.usefixtures("in_sofia")
def test_a_typed_slip_of_a_century_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """`12.11.1926 10:30` on a system that knows no such year."""
    monkeypatch.setattr(typed_times, "datetime", WindowsClock)
    now = WindowsClock(2026, 11, 22, 14, 26, tzinfo=timezone(timedelta(hours=2)))
    typed = read_moment("12.11.1926 10:30", now)
    assert typed.replace(tzinfo=None) == naive(1926, 11, 12, 10, 30)
    assert show_moment(WindowsClock(1926, 11, 12, 8, 30, tzinfo=UTC), date(2026, 11, 22)) == (
        "12 Nov 1926 10:30"
    )
    monkeypatch.setattr(moments, "datetime", WindowsClock)
    assert start_of(WindowsClock(1926, 11, 12)).startswith("1926-11-1")
