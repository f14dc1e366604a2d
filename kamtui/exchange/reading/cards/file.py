"""A file of contact cards, read as a table: a row for each card below headers that are known."""

import codecs
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path

from kamtui.exchange.reading.cards.card import CardFields, Way, card_fields
from kamtui.exchange.reading.cards.lines import cards
from kamtui.exchange.reading.csv_text import RawRow, file_state
from kamtui.exchange.reading.encoding import encoding_of, look_through
from kamtui.exchange.reading.named_file import opened
from kamtui.exchange.reading.sheet_errors import ChangedMeanwhile, EmptyFile, TooManyRows, UnreadableFile

FORM = "vCard"
MOST_CARDS = 200_000
_CHUNK = 64 * 1024
_MOST_REST = 100
"""Columns for what has no field of its own; what else there is stands together in one more."""
_OTHER = "Other"
_NAMES = ("First name", "Middle name", "Last name", "Full name")


class CardsFile:
    """The cards of a file, without their pictures. Raises SheetError."""

    delimiter = ""
    sheet = ""
    other_sheets: tuple[str, ...] = ()
    form = FORM

    def __init__(self, path: Path, encoding: str = "") -> None:
        self.path = path
        state = file_state(path)
        with opened(path) as file:
            seen = look_through(path, file)
        self.size, self.digest = state[1], seen.digest
        self.encoding, before = encoding_of(seen, encoding)
        self.position = 0
        self._fields: list[CardFields] = []
        try:
            for card in cards(self._chunks(before), self.encoding):
                self._fields.append(card_fields(card))
                if len(self._fields) > MOST_CARDS:
                    raise TooManyRows(path, MOST_CARDS)
        except OSError as error:
            raise UnreadableFile(path, error.strerror or str(error)) from None
        if file_state(path) != state:
            raise ChangedMeanwhile(path)
        if not self._fields:
            raise EmptyFile(path)
        self._counts = [max(len(ways(one)) for one in self._fields) for _name, ways in _WAYS]
        """How many columns of phones, e-mails and websites there are."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What each column is. Phones and e-mails are the person's; of a card without one the importer gives them the firm."""
        values = [header for header in _way_headers(self._counts) if header.endswith("Value")]
        return _FIXED | {header: _FIELD_OF_WAYS[header.partition(" ")[0]] for header in values}

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing: in a text nothing is hidden."""
        return ()

    def rows(self) -> Generator[RawRow, None, None]:
        """A header, and a row for each card, with the line where the card begins."""
        counts = self._counts
        rest = list(dict.fromkeys(header for fields in self._fields for header, _text in fields.rest))
        rest[_MOST_REST:] = [_OTHER] if len(rest) > _MOST_REST else []
        yield RawRow(0, 0, [*_FIXED, *_way_headers(counts), *rest], False)
        for place, fields in enumerate(self._fields):
            self.position = self.size * place // len(self._fields)
            yield RawRow(
                fields.line,
                fields.line,
                [*_fixed(fields), *_way_cells(fields, counts), *_rest(fields, rest)],
                False,
            )

    def _chunks(self, before: int) -> Iterator[bytes]:
        """The bytes of the file; of one in two bytes a letter as UTF-8."""
        wide = self.encoding if self.encoding.startswith(("utf-16", "utf-32")) else ""
        decoder = codecs.getincrementaldecoder(wide)("replace") if wide else None
        with opened(self.path) as file:
            file.seek(before)
            while chunk := file.read(_CHUNK):
                yield (
                    decoder.decode(chunk).encode()
                    if decoder is not None
                    else chunk.replace(b"\xef\xbb\xbf", b"")
                )


_FIXED = {
    "Organization": "name",
    "Department": "contact_department",
    "First name": "contact_first_name",
    "Middle name": "contact_middle_name",
    "Last name": "contact_last_name",
    "Full name": "contact_name",
    "Job title": "contact_title",
    "Birthday": "contact_birthday",
    "City": "city",
    "Country": "country",
    "Notes": "note",
}
"""The columns that every file of cards has, and the fields that they are."""
_FIELD_OF_WAYS = {"Phone": "contact_phone", "E-mail": "contact_email", "Website": "contact_website"}
_WAYS: tuple[tuple[str, Callable[[CardFields], list[Way]]], ...] = (
    ("Phone", lambda fields: fields.phones),
    ("E-mail", lambda fields: fields.mails),
    ("Website", lambda fields: fields.sites),
)


def _fixed(fields: CardFields) -> list[str]:
    names = [fields.names.get(name, "") for name in _NAMES]
    of_person = (fields.title, fields.birthday, fields.city, fields.country, fields.note)
    return [fields.firm, fields.department, *names, *of_person]


def _way_headers(counts: list[int]) -> Iterator[str]:
    for (name, _ways), count in zip(_WAYS, counts, strict=True):
        for number in range(1, count + 1):
            yield f"{name} {number} - Label"
            yield f"{name} {number} - Value"


def _way_cells(fields: CardFields, counts: list[int]) -> Iterator[str]:
    for (_name, ways), count in zip(_WAYS, counts, strict=True):
        of_card = ways(fields)
        for place in range(count):
            way = of_card[place] if place < len(of_card) else Way("", "")
            yield way.label
            yield way.value


def _rest(fields: CardFields, headers: list[str]) -> Iterator[str]:
    known = dict.fromkeys(headers, "")
    for header, text in fields.rest:
        place, said = (header, text) if header in known else (_OTHER, f"{header}: {text}")
        known[place] += f"; {said}" if known[place] else said
    yield from known.values()
