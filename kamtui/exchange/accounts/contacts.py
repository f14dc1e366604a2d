"""Several people in one row of a table: “Контакт 1, Телефон, Контакт 2, Телефон”, or “Contact 1, Contact 2, Phone 1, Phone 2”.

Such a row is read once for each of its people, as if the others did not stand in it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.csv_text import RawRow
from kamtui.exchange.reading.headers import EMAIL, PERSONS_NAME, PHONE, header_key, meaning_of

_NUMBER = re.compile(r"\b[1-9]\b|(?<=[^\W\d_])[1-9]$")
_NAMES = frozenset(("contact_name", PERSONS_NAME))
_OWN = {PHONE: "contact phone", EMAIL: "contact email"}
"""What a phone or e-mail is called that is a person's wherever it stands."""
_OF_WHOM = ("name", "legal_name", "registration_number", "vat_number", "city", "country")
"""What of a row says which account the further people of it are of."""


class ContactsOfRows(NamedTuple):
    """The columns of each person of a row; no `groups` where a row names one person at most."""

    headers: tuple[str, ...]
    """The headers by which the first person's columns are known."""
    groups: tuple[tuple[int, ...], ...]
    targets: Mapping[int, int]
    """A column of a further person → the column of the first one that holds the same."""

    def parted(self, rows: Sequence[RawRow]) -> Iterator[RawRow]:
        """Each row for its first person, then for each further one of whom anything stands in it."""
        for row in rows:
            yield row if len(self.groups) < 2 else self._for(row, 0)
            yield from (self._for(row, nth) for nth in range(1, len(self.groups)) if self._has(row, nth))

    def without_what_is_the_firms(
        self, rows: Sequence[RawRow], columns: Columns, headers: Sequence[str]
    ) -> list[RawRow]:
        """The parted rows; those of further people keep, besides them, only whose they are."""
        kept = {index for field in _OF_WHOM for index in columns.all_of(field)}
        kept |= {*columns.extra_names, *(index for group in self.groups for index in group)}
        parted: list[RawRow] = []
        for row in rows:
            if parted and parted[-1].line == row.line:
                row = row._replace(cells=_only(row.cells, kept, len(headers)))
            parted.append(row)
        return parted

    def _has(self, row: RawRow, nth: int) -> bool:
        return any(index < len(row.cells) and row.cells[index].strip() for index in self.groups[nth])

    def _for(self, row: RawRow, nth: int) -> RawRow:
        of_people = {index for group in self.groups for index in group}
        cells = ["" if index in of_people else cell for index, cell in enumerate(row.cells)]
        cells += [""] * (max(of_people) + 1 - len(cells))
        for index in self.groups[nth]:
            if index < len(row.cells):
                cells[self.targets.get(index, index)] = row.cells[index]
        return row._replace(cells=cells)


def contacts_of_rows(headers: Sequence[str], mapped: Collection[int]) -> ContactsOfRows:
    """Which columns are of which person; a table whose columns of people were named by hand is read as they say."""
    fields = [_field(header) for header in headers]
    names = [index for index, field in enumerate(fields) if field in _NAMES]
    as_they_are = ContactsOfRows(tuple(headers), (), {})
    is_numbered = bool(names) and _number(headers[names[0]]) is not None
    if not is_numbered and (len(names) < 2 or len({_bare(headers[index]) for index in names}) > 1):
        return as_they_are
    if is_numbered:
        names = [index for index in names if _bare(headers[index]) == _bare(headers[names[0]])]
    groups = _groups(headers, fields, names)
    if any(index in mapped for group in groups for index in group):
        return as_they_are
    known = list(headers)
    known[names[0]] = _bare(headers[names[0]])
    for index in groups[0]:
        known[index] = _OWN.get(fields[index], known[index])
    targets: dict[int, int] = {}
    for group in groups[1:]:
        left = list(groups[0])
        for index in group:
            if same := [other for other in left if fields[other] == fields[index]]:
                targets[index] = same[0]
                left.remove(same[0])
    return ContactsOfRows(tuple(known), groups, targets)


def _groups(
    headers: Sequence[str], fields: Sequence[str], names: Sequence[int]
) -> tuple[tuple[int, ...], ...]:
    """The columns of each name: those right after it, or, where the names stand side by side, those of its number."""
    if len(names) > 1 and names[1] == names[0] + 1:
        numbers = [_number(headers[name]) for name in names]
        return tuple(
            (
                name,
                *(
                    index
                    for index, field in enumerate(fields)
                    if index not in names and number and _is_of_person(field) and _number(headers[index]) == number
                ),
            )
            for name, number in zip(names, numbers, strict=True)
        )  # fmt: skip
    groups = []
    for name in names:
        end = name + 1
        while end < len(fields) and end not in names and _is_of_person(fields[end]):
            end += 1
        groups.append(tuple(range(name, end)))
    return tuple(groups)


def _is_of_person(field: str) -> bool:
    return field in (PHONE, EMAIL) or field.startswith("contact_")


def _field(header: str) -> str:
    meaning = meaning_of(header) or meaning_of(_bare(header))
    return "" if meaning is None else meaning.field


def _number(header: str) -> str | None:
    found = _NUMBER.search(header_key(header))
    return None if found is None else found[0]


def _bare(header: str) -> str:
    """A header without its number, as it is compared."""
    return " ".join(_NUMBER.sub(" ", header_key(header)).split())


def _only(cells: Sequence[str], kept: Collection[int], width: int) -> list[str]:
    return [cell if index in kept or index >= width else "" for index, cell in enumerate(cells)]
