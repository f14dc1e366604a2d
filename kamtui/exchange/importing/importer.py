"""The steps of an import, the same for every kind of list: read → plan → carry out → report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kamtui.domain.planning import Planning
from kamtui.exchange.importing.preview import Preview
from kamtui.exchange.importing.rejects import Rejected
from kamtui.store.book.book import Book

Progress = Callable[[int, int], None]
"""Told now and then how much of a step is done, and how much it is in all; what it raises ends the step."""


class Plan(Protocol):
    """What an import would do to a book."""

    @property
    def does_nothing(self) -> bool: ...


L = TypeVar("L")
P = TypeVar("P", bound=Plan)


@dataclass(frozen=True)
class Planned(Generic[L, P]):
    """A list as far as it is taken, and what importing that would do to the book."""

    taken: L
    plan: P


class Importer(Protocol[L, P]):
    """How one list comes into the book, with all that the person said of it: an object for each kind of list."""

    def read(self, progress: Progress) -> L:
        """The list in the file. Raises SheetError where there is none; a bad row is part of what is read."""

    def not_listed(self, read: L) -> Sequence[str]:
        """The names of which something was said by options and that the list does not have."""

    def plan(self, book: Book, read: L, planning: Planning | None = None) -> Planned[L, P]:
        """What importing the list would do; it only reads the book. What `planning` knows of an earlier plan still holds.

        Raises NoSuchAccount where a name was said to be an account that is not there.
        """

    def rejected(self, planned: Planned[L, P]) -> Rejected:
        """The rows of the file that are not taken."""

    def carry_out(self, book: Book, plan: P, progress: Progress) -> None:
        """Do what the plan says, as one act: all of it or nothing. Raises BookError."""

    def report(self, planned: Planned[L, P]) -> Iterator[str]:
        """How the list was read and what the import would do, or did: lines that are clean for a terminal."""

    def preview(self, planned: Planned[L, P]) -> Preview:
        """What the import would do, line by line, for a screen."""

    def about_mended(self) -> str:
        """What to know when a row that was not taken is mended and imported; "" where it is like any other row."""

    def waits(self, planned: Planned[L, P]) -> bool:
        """Whether something of the list was left out until the person says or mends something, or nothing was in it."""
