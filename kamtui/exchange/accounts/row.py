"""What one row of a table of accounts or people says: an account, a person, or why it is neither."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from kamtui.domain.accounts.account import AccountEntry
from kamtui.domain.accounts.reach import (
    LONGEST_LINE,
    REACH_FIELDS,
    Reach,
    TooLong,
    added_to,
    fault_of,
    read_reaches,
)
from kamtui.domain.accounts.several_names import NamedWithPart, name_and_part
from kamtui.domain.accounts.sheet import Contact, PersonRow, SheetRow, field_label
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.amounts import AmountError, read_amount
from kamtui.domain.sheet import BadRow
from kamtui.domain.text.cleaning import LINE_LIMIT, NOTE_LIMIT, clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.date_errors import DateError
from kamtui.exchange.accounts.way_labels import WAYS, WayLabels
from kamtui.exchange.reading import meanings
from kamtui.exchange.reading.columns import Columns
from kamtui.exchange.reading.table_parts import plain_cell

_LONGEST_DAYS = 3650
_LINE_FIELDS = ("legal_name", "industry", "city", "country", "vulnerability")
_NAME_PARTS = ("contact_first_name", "contact_middle_name", "contact_last_name")
_BIRTH_PARTS = ("birth_year", "birth_month", "birth_day")
_DAMAGED_NUMBER = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


class RowTable(NamedTuple):
    """What a row has to know of the table that it stands in."""

    headers: Sequence[str]
    columns: Columns
    dropped: Collection[int]
    """Columns whose cells are left out: skipped by hand, or the number of the row."""
    is_american: Mapping[str, bool]
    """For each field of dates, whether they are written month first."""
    labels: WayLabels
    today: date


class Row:
    """One row; each cell is taken at most once, the others are the rest."""

    def __init__(self, table: RowTable, line: int, cells: dict[int, str]) -> None:
        self._table = table
        self._fields = table.columns.fields
        self._line = line
        filled = {i: cell for i, cell in cells.items() if cell.strip() and i not in table.dropped}
        self._errors = {i: cell.strip() for i, cell in filled.items() if meanings.is_error(cell)}
        self._cells = {i: cell for i, cell in filled.items() if i not in self._errors}
        self._values: dict[str, Any] = {}
        self._reaches: tuple[Reach, ...] = ()
        self._remarks = [
            _("{field} is an error of the spreadsheet ({error}): left out").format(
                field=table.headers[index], error=error
            )
            for index, error in sorted(self._errors.items())
        ]
        self._fallen: dict[int, str] = {}  # column → a cell whose field could not take it

    def read(self) -> SheetRow | PersonRow | BadRow:
        are_people = self._table.columns.are_people
        name = self._name()
        if len(name) > LINE_LIMIT:
            return BadRow(self._line, _("the name has more than {limit} characters").format(limit=LINE_LIMIT))
        contact = self._contact(is_alone=not name)
        if not name and contact is None:
            return BadRow(self._line, self._nobody(are_people=are_people))
        if name:
            self._account(name)
        elif contact is not None:
            return self._person(contact)
        return self._account_row(contact)

    def _nobody(self, *, are_people: bool) -> str:
        """Why a row names nobody."""
        for field in ("name", "legal_name", "contact_name", *_NAME_PARTS):
            error = self._errors.get(self._fields.get(field, -1), "")
            if error:
                return _("the name is an error of the spreadsheet: {error}").format(error=error)
        return _("neither a person nor a firm is named") if are_people else _("no name")

    def _person(self, contact: Contact) -> PersonRow | BadRow:
        """Somebody outside all accounts; what the row says besides stands with them."""
        note = self._notes()
        contact = replace(contact, note=_joined(contact.note, note), rest=self._rest())
        if _length(contact.note, contact.rest) > NOTE_LIMIT:
            return BadRow(self._line, _("more text than a note can hold"))
        self._remark_unreadable(contact.name, contact.title, contact.department, contact.note, contact.rest)
        return PersonRow(self._line, contact, tuple(self._remarks))

    def _account(self, name: str) -> None:
        self._values["name"] = name
        for field in _LINE_FIELDS:
            self._keep(field, self._line_of(field))
        for field in WAYS:
            self._reach_account(self._ways(field))
        self._numbers()
        self._others()

    def _account_row(self, contact: Contact | None) -> SheetRow | BadRow:
        note, rest = self._notes(), self._rest()
        if _length(note, rest) > NOTE_LIMIT:
            return BadRow(self._line, _("more text than a note can hold"))
        self._remark_unreadable(*map(str, self._values.values()), note, rest)
        if contact is not None and self._table.columns.notes_are_personal:
            contact = replace(contact, note=_joined(contact.note, note), rest=rest)
            note, rest = "", ()
        self._keep("note", note)
        return SheetRow(
            line=self._line,
            entry=_with_interval(AccountEntry(**self._values, reaches=self._reaches)),
            given=frozenset(self._values)
            | {field for field in WAYS if any(reach.kind is REACH_FIELDS[field] for reach in self._reaches)},
            contact=contact,
            rest=rest,
            remarks=tuple(self._remarks),
        )

    # -- cells

    def _keep(self, field: str, value: Any) -> None:
        if value is not None and value != "":
            self._values[field] = value

    def _cell(self, field: str) -> tuple[int, str]:
        """The column of a field and its cell, taken; "" where there is none."""
        index = self._fields.get(field, -1)
        text = clean(plain_cell(self._cells.pop(index, "")), limit=LINE_LIMIT + 1)
        return index, "" if meanings.says_nothing(text) else text

    def _line_of(self, field: str) -> str:
        """A cell of one line; a longer one is left for the note."""
        raw = self._cells.get(self._fields.get(field, -1), "")
        index, text = self._cell(field)
        if len(text) > LINE_LIMIT:
            self._fall(field, index, raw, _("is too long"))
            return ""
        return text

    def _fall(self, field: str, index: int, text: str, why: str) -> None:
        """Leave a cell that its field cannot take for the note, and say so."""
        self._fallen[index] = text
        label = field_label(field.removeprefix("contact_"))
        self._remarks.append(_("{field} {why}: kept in the note").format(field=label, why=why))

    def _notes(self) -> str:
        """The cells of the note's columns, each on its own lines."""
        texts = (
            clean(plain_cell(self._cells.pop(index, "")), lines=True, limit=NOTE_LIMIT + 1).strip()
            for index in self._table.columns.notes
        )
        return "\n".join(text for text in texts if text)

    def _rest(self) -> tuple[tuple[str, str], ...]:
        """Every cell that was not taken, under its header."""
        left = self._cells | self._fallen
        name = fold(self._values.get("name", ""))
        for index in self._table.columns.extra_names:
            if index in left and fold(clean(plain_cell(left[index]))) == name:
                del left[index]
        return tuple(
            (self._table.headers[index], text)
            for index in sorted(left)
            if (text := clean(plain_cell(left[index]), lines=True, limit=NOTE_LIMIT + 1).strip())
            and text.strip("-–— ")
            and text != "* myContacts"  # Google's label of every contact
        )

    def _remark_unreadable(self, *texts: str | tuple[tuple[str, str], ...]) -> None:
        said = (text if isinstance(text, str) else " ".join(cell for _header, cell in text) for text in texts)
        if any("\ufffd" in text for text in said):
            self._remarks.append(_("some letters could not be read"))

    # -- the account

    def _name(self) -> str:
        """The account's name, else its legal name, else another column that could hold it."""
        legal = self._fields.get("legal_name", -1)
        for index in (self._fields.get("name", -1), legal, *self._table.columns.extra_names):
            text = clean(plain_cell(self._cells.get(index, "")), limit=LINE_LIMIT + 1)
            if text and not meanings.says_nothing(text) and any(char.isalnum() for char in text):
                if index != legal:
                    del self._cells[index]
                return text
        return ""

    def _numbers(self) -> None:
        """The registration number, or the digits of the VAT number where there is none."""
        index, text = self._cell("registration_number")
        number = meanings.read_number(text)
        if text and _DAMAGED_NUMBER.fullmatch(text):
            self._fall("registration_number", index, text, _("was damaged by a spreadsheet"))
            number = ""
        vat_index = self._fields.get("vat_number", -1)
        if not number and (vat := self._cells.get(vat_index, "")) and not meanings.says_nothing(vat):
            number = meanings.read_number(clean(vat))
            if re.fullmatch(r"\d+", number):
                del self._cells[vat_index]
        self._keep("registration_number", number)
        if meanings.is_wrong_eik(number):
            self._remarks.append(_("the check digit of {number} is wrong").format(number=number))

    def _others(self) -> None:
        """Stage, switch, days, amount, date, language: what cannot be read is left for the note."""
        is_american = self._table.is_american["renewal_on"]
        readers: dict[str, Callable[[str], Any]] = {
            "stage": meanings.read_stage,
            "is_key": meanings.read_flag,
            "greet_every_days": _read_days,
            "greet_latest_days": _read_days,
            "estimated_spend": _read_spend,
            "renewal_on": lambda text: meanings.read_date(text, american=is_american),
            "language": meanings.read_language,
        }
        for field, read in readers.items():
            index, text = self._cell(field)
            if text:
                value = read(text)
                if value is None:
                    self._fall(field, index, text, _("cannot be read"))
                self._keep(field, value)
        every, latest = self._values.get("greet_every_days"), self._values.get("greet_latest_days")
        if every is not None and latest is not None and latest < every:
            del self._values["greet_latest_days"]
            index = self._fields["greet_latest_days"]
            self._fall("greet_latest_days", index, str(latest), _("is shorter than the usual interval"))

    # -- phones, e-mails, websites

    def _reach_account(self, ways: Iterable[Reach]) -> None:
        self._reaches = added_to(self._reaches, ways)

    def _ways(self, field: str) -> list[Reach]:
        """All phones, e-mails or websites that the columns of a field hold; what is none is left for the note."""
        kind = REACH_FIELDS[field.removeprefix("contact_")]
        reaches: list[Reach] = []
        for index in self._table.columns.all_of(field):
            raw = self._cells.pop(index, "")
            label = self._label(index)
            text = clean(plain_cell(raw).replace(" ::: ", "\n"), lines=True, limit=LONGEST_LINE)
            if not text or meanings.says_nothing(text):
                continue
            try:
                ways = read_reaches(kind, text)
            except TooLong:
                self._fall(field, index, raw, _("is too long"))
                continue
            good = [way for way in ways if not fault_of(way)]
            if len(good) < len(ways):
                self._fall(field, index, raw, next(fault for way in ways if (fault := fault_of(way))))
            reaches += (way if way.label or not label else way._replace(label=label) for way in good)
        return reaches

    def _label(self, index: int) -> str:
        """What a phone or e-mail is called in this row; a cell that says so is taken."""
        labels = self._table.labels
        beside = labels.named_by.get(index)
        return labels.label(index, "" if beside is None else self._cells.pop(beside, ""))

    # -- the person

    def _contact(self, *, is_alone: bool) -> Contact | None:
        """The person whom the row names; without a name what is said of one goes to the account.

        In a list of people somebody of whom nothing but the e-mail is known is called by it.
        """
        name, ways = self._persons_name()
        ways += [way for field in WAYS for way in self._ways(f"contact_{field}")]
        if not name and is_alone and self._table.columns.are_people:
            mail = next((way.value for way in ways if way.kind is ReachKind.EMAIL), "")
            if not mail:
                return None
            name = mail
            self._remarks.append(_("has no name: called by the e-mail"))
        if not name:
            if not is_alone:
                self._reach_account(ways)
                # A title or birthday of nobody stays where it is, and is kept in the note.
            return None
        title = self._line_of("contact_title")
        named = NamedWithPart(name) if title else name_and_part(name)
        return Contact(
            name=named.name,
            title=title or named.part,
            department=self._line_of("contact_department"),
            birthday=self._birthday(),
            reaches=added_to((), ways),
            note=clean(
                plain_cell(self._cells.pop(self._fields.get("contact_note", -1), "")), lines=True
            ).strip(),
        )

    def _persons_name(self) -> tuple[str, list[Reach]]:
        """The name of the row's person, from its parts or as a whole; or the phone or e-mail that stands in its place."""
        parts = [self._cell(field) for field in _NAME_PARTS]
        name = " ".join(part for _index, part in parts if part)
        index = self._fields.get("contact_name", -1)
        whole = clean(plain_cell(self._cells.get(index, "")), limit=LINE_LIMIT + 1)
        if not name or set(fold(name).split()) >= set(fold(whole).split()):
            self._cells.pop(index, None)
            name = name or ("" if meanings.says_nothing(whole) else whole)
        if name and not any(char.isalpha() for char in name):
            return "", [Reach(ReachKind.PHONE, name)]
        if "@" in name and " " not in name:
            return "", [Reach(ReachKind.EMAIL, name)]
        if len(name) > LINE_LIMIT:
            last = self._fields.get("contact_name", self._fields.get("contact_last_name", -1))
            self._fall("name", last, name, _("is too long"))
            return "", []
        return name, []

    def _birthday(self) -> Birthday | None:
        """The birthday, from one column or from those of its parts; what is none is left for the note."""
        index, text = self._cell("contact_birthday")
        if not text and "birth_month" in self._fields:
            texts = {part: clean(self._cells.get(self._fields.get(part, -1), "")) for part in _BIRTH_PARTS}
            index, text = self._fields["birth_day"], _from_parts(*texts.values())
            if text:
                for part in _BIRTH_PARTS:
                    self._cells.pop(self._fields.get(part, -1), None)
        if not text:
            return None
        try:
            return meanings.read_birthday(
                text, self._table.today, american=self._table.is_american["contact_birthday"]
            )
        except DateError:
            self._fall("birthday", index, text, _("cannot be read"))
            return None


def _from_parts(year: str, month: str, day: str) -> str:
    """A birthday written in columns of their own, as one text; "" where month or day is missing."""
    if (
        not (re.fullmatch(r"\d{1,2}", month) and re.fullmatch(r"\d{1,2}", day))
        or not int(month)
        or not int(day)
    ):
        return ""
    known_year = year if re.fullmatch(r"[1-9]\d{3}", year) else ""
    return f"{int(day)}.{int(month)}.{known_year}"


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _length(note: str, rest: Iterable[tuple[str, str]]) -> int:
    return len(note) + sum(len(header) + len(text) + 3 for header, text in rest)


def _with_interval(entry: AccountEntry) -> AccountEntry:
    """Both intervals where the row gives one: the latest is twice the usual one."""
    every, latest = entry.greet_every_days, entry.greet_latest_days
    if every is not None and latest is None:
        return entry._replace(greet_latest_days=every * 2)
    return entry._replace(greet_every_days=latest) if every is None and latest is not None else entry


def _read_days(text: str) -> int | None:
    match = re.fullmatch(r"(\d{1,4})(?:[.,]0)?(?:\s*(?:days?|дни|ден|д\.?))?", text, re.IGNORECASE)
    return int(match[1]) if match and 1 <= int(match[1]) <= _LONGEST_DAYS else None


def _read_spend(text: str) -> int | None:
    try:
        return read_amount(text)
    except AmountError:
        return None
