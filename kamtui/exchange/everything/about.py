"""What a folder says of itself in `about.csv`: from which format of the book it is, and how many records each file holds."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kamtui.exchange.everything.cells import as_typed, harmless

NAME = "about.csv"
HEADER = ("name", "value")
ENDING = ".csv"


class About(NamedTuple):
    """What a folder says of itself."""

    format: str
    """The number of the book's format."""
    currency: str
    made_at: str
    account: str
    """The account that it is all of; empty where it is the whole book."""
    counts: Mapping[str, int]
    """How many records the file of each kind holds."""

    def lines(self) -> Iterator[tuple[str, str]]:
        """The lines of the file, without its header."""
        yield "format", self.format
        yield "currency", self.currency
        yield "made_at", self.made_at
        yield "account", harmless(self.account)
        for kind, count in self.counts.items():
            yield f"{kind}{ENDING}", str(count)

    @classmethod
    def from_lines(cls, lines: Mapping[str, str]) -> "About":
        """What the lines of a file say. Raises KeyError for one that is missing, ValueError for a count that is none."""
        counts = {
            name.removesuffix(ENDING): int(value) for name, value in lines.items() if name.endswith(ENDING)
        }
        account = as_typed(lines["account"])
        return cls(lines["format"], lines["currency"], lines["made_at"], account, counts)
