"""What the headers of a kind of list mean, in English and Bulgarian."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from kamtui.exchange.reading import headers
from kamtui.exchange.reading.headers import REST, SKIP, header_key

_LONGEST_HEADER = 120
_LOOKED_AT = 500
_OF_A_RECORD = re.compile(r"^(activity|deal|call|visit|meeting|note|task|lead|card|item) (?=\w)")
"""What programs write before the name of a column: "Activity - Due date"."""
OF_ACCOUNTS = {
    "name": "name",
    headers.FIRM: "name",
    "registration_number": "registration_number",
    "contact_name": "person",
    headers.PERSONS_NAME: "person",
    "contact_first_name": "first_name",
    "contact_last_name": "last_name",
}
"""The meanings of lists of accounts that lists of records have too: the customer and the people."""


class Meaning(NamedTuple):
    """What a header means, and how good a name for that it is: 0 is the best."""

    field: str
    rank: int


class Vocabulary:
    """The fields of a kind of list, and the headers that mean them.

    `words` are the headers of each field, better names first; those of `SKIP` are for columns that are left out.
    `is_list` says whether fields are enough for such a list.
    """

    def __init__(
        self,
        fields: Sequence[str],
        words: Mapping[str, str],
        is_list: Callable[[Collection[str]], bool],
        *,
        several: Collection[str] = (),
        of_accounts: Mapping[str, str] = OF_ACCOUNTS,
        otherwise: Mapping[str, str] | None = None,
    ) -> None:
        self.fields = (*fields, REST, SKIP)
        """What a column can be mapped to by hand."""
        self.several = frozenset((*several, REST, SKIP))
        """Fields that several columns may hold."""
        self.is_list = is_list
        self.otherwise = {header_key(header): field for header, field in (otherwise or {}).items()}
        """What a header means where another column is better named for its field: beside "Company", "Name" is a person's."""
        self._words = words
        self._of_accounts = of_accounts
        self._known: dict[str, Meaning] = {}

    def _by_key(self) -> dict[str, Meaning]:
        if not self._known:
            for field, words in self._words.items():
                for rank, word in enumerate(words.split(", ")):
                    self._known.setdefault(header_key(word), Meaning(field, rank))
            for field in self.fields:
                if field not in (REST, SKIP):
                    self._known.setdefault(field.replace("_", " "), Meaning(field, 0))
        return self._known

    def ranked(self, header: str) -> Meaning | None:
        """What a header means; None where it is not known."""
        if len(header) > _LONGEST_HEADER:
            return None
        known, key = self._by_key(), header_key(header)
        meaning = known.get(key) or known.get(_OF_A_RECORD.sub("", key))
        if meaning is None and header.rstrip(" *:").endswith((")", "]")):
            meaning = known.get(header_key(re.sub(r"[(\[][^()\[\]]*[)\]][\s*:]*$", "", header)))
        if meaning is None:
            of_accounts = headers.meaning_of(header)
            if of_accounts is not None and (field := self._of_accounts.get(of_accounts.field)):
                # What the kind itself calls by a name is better named.
                meaning = Meaning(field, 1000 + of_accounts.rank)
        return meaning

    def meaning_of(self, header: str) -> str:
        """The field that a header means; "" where it is none."""
        meaning = self.ranked(header)
        return meaning.field if meaning is not None else ""

    def score(self, cells: Sequence[str], mapping: Mapping[str, str]) -> int:
        """How many different meanings a row of cells has as headers of such a list; 0 where it is none."""
        mapped = {header_key(header): field for header, field in mapping.items()}
        fields = {
            mapped.get(header_key(cell)) or self.meaning_of(cell)
            for cell in cells[:_LOOKED_AT]
            if cell.strip()
        } - {"", REST, SKIP}
        return len(fields) if self.is_list(fields) else 0

    def best(self, header: Sequence[str], fields: Collection[str]) -> set[str]:
        """The best named headers of some fields, one for each."""
        found: dict[str, tuple[int, str]] = {}
        for cell in header:
            meaning = self.ranked(cell)
            if meaning is not None and meaning.field in fields:
                found[meaning.field] = min(
                    found.get(meaning.field, (meaning.rank, cell)), (meaning.rank, cell)
                )
        return {cell for _rank, cell in found.values()}
