"""When Python looks for what refers to itself and is of no more use: while nobody types.

To look through all that there is takes longer than a key may, and would come in the middle of one.
"""

import gc

IDLE_SECONDS = 3.0
"""After so long without a key nobody is expected to press one in the next moment."""
_YOUNG, _MIDDLE, _ALL = 2_000, 10, 1_000_000
"""After how many new things the newest are looked through, then those before them; and all, which is never."""


class GarbageSearch:
    """Looks through the new things as they come, and through all of them only when asked to."""

    def __init__(self) -> None:
        self._is_on = False
        self._looked_at = 0.0

    def begin(self) -> None:
        """Begin where the command line had put it off for a quick start; elsewhere Python goes on as it does."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(_YOUNG, _MIDDLE, _ALL)
            gc.enable()
            self._is_on = True

    def pass_over(self) -> None:
        """Never look through what is there by now: it was imported, and stays."""
        if self._is_on:
            gc.freeze()

    def look(self, now: float, typed_at: float, *, all_stay: bool) -> None:
        """Look through everything, once after each time that something was typed, when nothing was for a while.

        `now` and `typed_at` are seconds of one clock. With `all_stay` what is in use then is for good.
        """
        if self._is_on and now - typed_at >= IDLE_SECONDS and typed_at > self._looked_at:
            self._looked_at = typed_at
            gc.collect()
            if all_stay:
                gc.freeze()
