"""Moments as they are stored: UTC text to the second, which sorts as time does."""

from datetime import UTC, date, datetime, time

STORED_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def write_stored(moment: datetime) -> str:
    """An aware moment as stored text. A naive one is a fault of ours: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).strftime(STORED_FORMAT)


def read_stored(text: str) -> datetime:
    """Stored text as an aware UTC moment."""
    return datetime.fromisoformat(text)


def local_day(text: str) -> date:
    """The local calendar day of a stored moment."""
    return read_stored(text).astimezone().date()


def start_of(day: date) -> str:
    """The stored text of local midnight at the start of `day`; compare stored moments with it."""
    return write_stored(datetime.combine(day, time.min).astimezone())
