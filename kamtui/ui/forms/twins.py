"""Asking once about a record that is likely there already."""

from collections.abc import Iterable, Sequence

from kamtui.domain.accounts.duplicates import Alike
from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _

_MOST_NAMED = 3


class TwinQuestion:
    """What one form asks about likely twins: each is pointed out once, and saving again writes a new record."""

    def __init__(self) -> None:
        self._asked: set[tuple[int, int]] = set()

    def ask(self, field: str, twins: Sequence[Alike]) -> None:
        """Raise Problems at a field for twins that were not pointed out yet."""
        if asked := self.about(field, twins):
            raise Problems(asked)

    def about(self, field: str, twins: Sequence[Alike]) -> dict[str, str]:
        """What to ask at a field about twins that were not pointed out yet; from here on they are."""
        fresh = {(twin.known.record_id, int(twin.likeness)) for twin in twins} - self._asked
        if not fresh:
            return {}
        self._asked |= fresh
        sentence = _("Perhaps there already: {who}. Save again to write it as a new one.")
        return {field: sentence.format(who="; ".join(_named(twins[:_MOST_NAMED])))}


def _named(twins: Iterable[Alike]) -> Iterable[str]:
    for twin in twins:
        about = f" ({twin.known.detail})" if twin.known.detail else ""
        yield f"{twin.known.name}{about}: {twin.likeness.label}"
