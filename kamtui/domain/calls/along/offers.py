"""What a note may be taken for: each is offered, and nothing of it is written unasked."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from kamtui.domain.terms.words import OwedBy
from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.digests import blake2s


class Sort(Enum):
    """What is offered."""

    PROMISE = "promise"
    PERSON = "person"
    COMPETITOR = "competitor"
    OBJECTION = "objection"


class Offer(NamedTuple):
    """One thing that a note says by the way, and the words that say it."""

    sort: Sort
    words: str
    """As typed: of a promise what was promised, of all else the sentence."""
    at: int
    """Where its sentence begins in the note."""
    owed_by: OwedBy | None = None
    day: date | None = None
    record_id: int = 0
    """The person or the competitor."""
    name: str = ""
    """That of the person or the competitor, or the code of the objection."""
    detail: str = ""
    """Of which account a person is, where that is another one."""
    is_one_of_several: bool = False
    """Whether it is not sure, and the others that it could be are offered beside it: whose promise, which Ivan."""
    alike: tuple[int, ...] = ()
    """All whom the name of a person may mean, by id."""

    @property
    def key(self) -> str:
        """By which it is known again while the note is typed on, and in a draft."""
        side = self.owed_by.value if self.owed_by else ""
        told = fold(self.words)[:40] if self.sort is Sort.PROMISE else self.name if not self.record_id else ""
        return "|".join(part for part in (self.sort.value, side, str(self.record_id or ""), told) if part)

    def mark(self, account_id: int | None) -> str:
        """By which it is known again in the same words of a note with the same account, without saying any of them."""
        told = f"{account_id or 0}|{self.key}|{fold(self.words)}|{self.day or ''}"
        return blake2s(told.encode(), 8)

    def excludes(self, other: "Offer") -> bool:
        """Whether only one of both can be so: the same words promised by either side, one word for two people, two objections."""
        if self.sort is Sort.OBJECTION and other.sort is Sort.OBJECTION:
            return self.name != other.name
        return (
            self.is_one_of_several
            and other.is_one_of_several
            and self.sort is other.sort
            and self.at == other.at
            and self.words == other.words
            and self != other
        )
