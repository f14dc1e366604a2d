"""Which warnings are hidden for a while, read again only when the book or the day is another."""

from collections.abc import Iterable, Iterator

from kamtui.domain.warning import Warning
from kamtui.store.center.acceptance_reads import acceptances
from kamtui.ui.shell.desk import Desk


class Accepted:
    """The warnings that are not told in a list of all accounts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.keys: set[tuple[int | None, str]] = set()
        """By account and key."""
        self._read_at: object = None
        """Of which state of the book and which day they are."""

    def look(self) -> None:
        """Read them, where they may have changed."""
        now = self._desk.book.state(), self._desk.today
        if now != self._read_at:
            accepted = acceptances(self._desk.book, None, self._desk.today)
            self.keys = {(acceptance.account_id, acceptance.key) for acceptance in accepted}
            self._read_at = now

    def left_of(self, warnings: Iterable[Warning]) -> Iterator[Warning]:
        """Those of some warnings that are told."""
        return (warning for warning in warnings if not warning.is_accepted(self.keys))
