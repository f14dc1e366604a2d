"""What is at hand while a list is brought in, for its acts."""

from collections.abc import Callable
from dataclasses import dataclass

from kamtui.exchange.importing.preview import Candidate, PreviewLine, Sort
from kamtui.exchange.reading.sheet_errors import Answer
from kamtui.ui.importing.entries import Entry
from kamtui.ui.importing.state import Importing
from kamtui.ui.shell.hand import AtHand


@dataclass(frozen=True)
class ImportAtHand(AtHand):
    """A line, and where the person stands."""

    entry: Entry | None = None
    importing: Importing | None = None
    write: Callable[[], None] = lambda: None
    """Takes the list in, beside the screen."""

    @property
    def line_number(self) -> int:
        """The line of the file at hand; 0 where the line at hand stands for none, or for several."""
        if self.entry is None:
            return 0
        return self.entry.line.line if self.entry.line is not None else self.entry.number

    @property
    def question(self) -> Answer | None:
        """What is likeliest by far, of the question at hand; None where no such question is."""
        is_question = self.entry is not None and not self.entry.does
        return self.entry.answer if self.entry is not None and is_question else None


def merged_by(line: PreviewLine | None, chosen: Candidate | None) -> tuple[Candidate, Candidate] | None:
    """The two records of the book that a name may be: the one chosen and the likeliest other; None where it is one."""
    in_book = [each for each in line.candidates if record_id(each) is not None] if line is not None else []
    others = [each for each in in_book if each is not chosen]
    return (chosen, others[0]) if chosen is not None and chosen in in_book and others else None


def record_id(candidate: Candidate) -> int | None:
    """That of the account or person of the book; None for one that stands in the list only."""
    return candidate.person.person_id if candidate.person is not None else candidate.account_id


def names_in_doubt(importing: Importing) -> list[PreviewLine]:
    """The lines that wait for an answer which account, or who, they are."""
    preview = importing.found.preview if importing.found is not None else None
    return [line for line in preview.lines if line.sort is Sort.DOUBT and line.name] if preview else []
