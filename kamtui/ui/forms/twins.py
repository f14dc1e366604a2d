"""Asking once, before it is written: about a record that is likely there already, and about what is likely a slip."""

from collections.abc import Iterable, Sequence

from kamtui.domain.accounts.duplicates import Alike
from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.typed_reaches import doubt_words, first_doubtful
from kamtui.domain.calls.one_line.strangers import before_comma
from kamtui.domain.chain.typed_referral import person_and_firm
from kamtui.domain.fields import Problems
from kamtui.domain.text.language import _
from kamtui.ui.widgets.picker import Picker

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


class FirmQuestion:
    """Asks once whether a name with a stroke or a comma in the field of a firm is a person and their firm."""

    def __init__(self) -> None:
        self._is_asked = False

    def about(self, firm: Picker, person: Picker) -> str:
        """Put both where they belong, and ask whether that is meant: nothing is written before it is saved again.

        "" where there is nothing to ask; saved again as one name, it is one.
        """
        both = person_and_firm(firm.typed) or before_comma(firm.typed)
        if both is None or self._is_asked or person.typed.strip():
            return ""
        self._is_asked = True
        person.typed, firm.typed = both
        sentence = _("A person and a firm? Then “{firm}” is the organisation: save again.")
        return sentence.format(firm=both[1])


class WayQuestion:
    """Asks once about each phone or e-mail that is none; of those that stood there before nothing is asked."""

    def __init__(self, known: Iterable[Reach] = ()) -> None:
        self._asked = set(known)

    def ask(self, reaches: Iterable[Reach]) -> None:
        """Raise Problems at the fields of those that were not asked about yet."""
        doubtful = first_doubtful(reach for reach in reaches if reach not in self._asked)
        self._asked |= set(doubtful.values())
        if doubtful:
            raise Problems({field: doubt_words(reach) for field, reach in doubtful.items()})


def _named(twins: Iterable[Alike]) -> Iterable[str]:
    for twin in twins:
        about = f" ({twin.known.detail})" if twin.known.detail else ""
        yield f"{twin.known.name}{about}: {twin.likeness.label}"
