"""Record ids: integers that sort by time of entry and that two copies of a book never assign alike."""

import os
import time

EPOCH_MS = 1_577_836_800_000
"""2020-01-01 UTC in milliseconds: leaves 69 years in the 41 bits before the random ones."""
RANDOM_BITS = 22
_LATEST_MS = (1 << 41) - (1 << 30)
"""Where a clock is ahead of that (in 2089), ids rise by steps of chance: SQLite holds 63 bits, and room is left for more."""


def chance(bits: int) -> int:
    """A random number of `bits` bits. (What `secrets` would give, without the 4 ms of importing it.)"""
    return int.from_bytes(os.urandom((bits + 7) // 8), "big") & ((1 << bits) - 1)


class IdMaker:
    """Makes ids: milliseconds since `EPOCH_MS` in the upper bits, chance in the lower 22.

    Each id is greater than the one before, also within a millisecond and after the clock went
    back, so that the order of entry can always be read from the ids.
    """

    def __init__(self) -> None:
        self._last = 0

    def rise_above(self, used: int) -> None:
        """Never again give an id up to `used`."""
        self._last = max(self._last, used)

    def new(self) -> int:
        """The next id."""
        now = time.time_ns() // 1_000_000 - EPOCH_MS
        candidate = (min(max(now, 0), _LATEST_MS) << RANDOM_BITS) | chance(RANDOM_BITS)
        if candidate <= self._last:
            # A step of chance keeps copies apart even where the clock does not.
            candidate = self._last + 1 + chance(RANDOM_BITS - 6)
        self._last = candidate
        return candidate
