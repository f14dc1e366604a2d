"""What an import would do, line by line, for a screen: what is new, changed, alike, in doubt and refused."""

from enum import Enum, auto
from typing import NamedTuple

from kamtui.domain.accounts.importing.listed import Listed
from kamtui.domain.accounts.merging.same_person import Someone
from kamtui.domain.accounts.sheet import Contact
from kamtui.exchange.reading.sheet_errors import Answer


class Sort(Enum):
    """What becomes of a line of a list, in the order in which it is shown: what asks for something first."""

    DOUBT = auto()
    """It waits until somebody says which account it is."""
    WAITS = auto()
    """It waits for something else that its words say."""
    REFUSED = auto()
    UPDATED = auto()
    NEW = auto()
    ALIKE = auto()
    """The book has it, or the list says it twice."""
    LEFT_OUT = auto()
    """It is no such line, and nothing is missing without it: a total, an order that was cancelled."""


class Candidate(NamedTuple):
    """An account that a name in doubt may be, or a person."""

    account: str
    """As an answer names it."""
    shown: str
    why: str
    account_id: int | None = None
    """That of the book; None for one that stands in the list only."""
    person: Someone | None = None
    """Of a person, all that is known of them."""


class PreviewLine(NamedTuple):
    """One line of a list and what becomes of it."""

    sort: Sort
    line: int
    """The line or row of the file; 0 where it stands for several."""
    what: str
    more: str = ""
    """What changes, or why it is not taken."""
    name: str = ""
    """The name that an answer is about."""
    candidates: tuple[Candidate, ...] = ()
    listed: Listed | None = None
    """What the list says of an account in doubt."""
    contact: Contact | None = None
    """What the list says of a person in doubt."""
    is_likely_new: bool = False
    """Whether it is more likely none of them: a namesake of whom something else is said."""
    answer: Answer | None = None
    """What may be said of a whole group of lines, where somebody disagrees with what becomes of them."""
    cells: tuple[str, ...] = ()
    """The row as it stands, where nothing else says what it is about."""


class Note(NamedTuple):
    """How something of the list was understood, and what may be said if it is not so."""

    words: str
    answer: Answer | None = None


class Preview(NamedTuple):
    """All lines, the columns with what they are taken for, and the sum in a sentence."""

    lines: tuple[PreviewLine, ...]
    columns: tuple[tuple[str, str], ...]
    """Header → field, as taken."""
    left_out: tuple[str, ...]
    """Headers of columns whose cells are left out."""
    sum: str
    does_nothing: bool
    notes: tuple[Note, ...] = ()
    """How the list was understood where nobody said it."""
