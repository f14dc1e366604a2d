"""Which column of somebody's table is which field: by its header (`headers`), and by what stands in it and beside it."""

import re
from collections.abc import Collection, Mapping, Sequence

from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS
from kamtui.domain.text.cleaning import fold
from kamtui.exchange.reading.country_names import is_country
from kamtui.exchange.reading.headers import (
    BIRTH_PARTS,
    EMAIL,
    FIRM,
    PERSONS_NAME,
    PHONE,
    PLACE,
    REST,
    SKIP,
    SOME_NAME,
    WEB,
    is_aside,
    meaning_of,
)
from kamtui.exchange.reading.meanings import are_amounts, is_form_of_address, read_flag, read_stage

_CODE = re.compile(r"[A-Za-zА-Яа-я]{0,4}[-_ /.]?\d[\d\-_ /.]*")
_LOOKED_AT = 500  # rows whose values help to tell what a column is


class Columns:
    """Which column is which, for one table.

    `fields` field → column; `more` field → further columns of it, for what there may be several of;
    `extra_names` other names of the account; `are_people` whether each row is about a person;
    `notes_are_personal` whether its notes are, too, because nothing beside them is about a firm.
    """

    def __init__(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], mapped: Mapping[int, str]
    ) -> None:
        self._headers = headers
        self._rows = rows[:_LOOKED_AT]
        self._by_meaning: dict[str, list[int]] = {}
        self.fields: dict[str, int] = {}
        self.more: dict[str, list[int]] = {}
        self.extra_names: list[int] = []
        self.notes: list[int] = []
        self.are_people = False
        self.notes_are_personal = False
        self._has_contact = False
        self._start = -1
        self._used: set[int] = set(mapped)
        ranks: dict[int, int] = {}
        for index, header in enumerate(headers):
            if index not in mapped and (meaning := meaning_of(header)):
                self._by_meaning.setdefault(meaning.field, []).append(index)
                ranks[index] = meaning.rank
        for indexes in self._by_meaning.values():
            indexes.sort(key=lambda i: (not self._values(i), ranks[i], i))
        for index, field in mapped.items():
            if field == "note":
                self.notes.append(index)
            elif field in self.fields:
                self.more.setdefault(field, []).append(index)
            elif field not in (REST, SKIP):
                self.fields[field] = index
        by_hand = frozenset(mapped.values())
        self._assign()
        self._assign_more(by_hand)

    def all_of(self, field: str) -> list[int]:
        """Every column of a field, in the order in which they count."""
        return [*([self.fields[field]] if field in self.fields else []), *self.more.get(field, ())]

    def _values(self, index: int) -> list[str]:
        return [cell for row in self._rows if index < len(row) and (cell := row[index].strip())]

    def _free(self, *meanings: str) -> list[int]:
        return [i for meaning in meanings for i in self._by_meaning.get(meaning, []) if i not in self._used]

    def _filled(self, meaning: str) -> list[int]:
        """The free columns of a meaning in which anything stands."""
        return [i for i in self._free(meaning) if self._values(i)]

    def _take(self, field: str, candidates: Sequence[int]) -> None:
        if field not in self.fields and candidates:
            self.fields[field] = candidates[0]
            self._used.add(candidates[0])

    def _is_code(self, index: int) -> bool:
        values = self._values(index)
        return bool(values) and sum(1 for v in values if _CODE.fullmatch(v)) * 10 >= len(values) * 9

    def _is_switch(self, index: int) -> bool:
        values = self._values(index)
        return sum(1 for v in values if read_flag(v) is not None) * 2 >= len(values)

    def _assign(self) -> None:
        self._assign_name_parts()
        in_parts = bool({"contact_first_name", "contact_last_name"} & self.fields.keys())
        self.are_people = in_parts or self._is_of_persons()
        if self.are_people:
            self._take("contact_name", self._free(PERSONS_NAME, "contact_name"))
            self._take("contact_name", [i for i in self._free(SOME_NAME) if self._names_the_person(i)])
        self._assign_names()
        if not self.are_people:
            self._assign_person_of_firm()
        self._has_contact = self.are_people or "contact_name" in self.fields
        if self._has_contact:
            self._assign_contact(in_parts=in_parts)
        self._assign_addresses(in_parts=in_parts)
        self._assign_stage()
        self._take("is_key", [i for i in self._free("is_key") if self._is_switch(i)])
        self._used.update(self._free("is_key"))
        for field in ACCOUNT_FIELDS:
            if field not in ("name", "note"):
                self._take(field, self._free(field))
        self._assign_numbers()
        self._assign_place()
        self._assign_notes()

    def _assign_name_parts(self) -> None:
        """The parts of a person's name; beside a last name, "Name" is the first one."""
        for field in ("contact_first_name", "contact_middle_name", "contact_last_name"):
            self._take(field, self._filled(field))
        if "contact_last_name" in self.fields:
            self._take("contact_first_name", self._filled(SOME_NAME))

    def _assign_person_of_firm(self) -> None:
        """The name of a person in a row of a firm. Beside "Company", "Name" is that of a person."""
        self._take("contact_name", self._free("contact_name"))
        if "contact_name" not in self.fields:
            names = self._free(PERSONS_NAME) + [i for i in self._free(SOME_NAME) if not self._is_code(i)]
            self._take("contact_name", names)
            self.are_people = bool(names)

    def _assign_contact(self, *, in_parts: bool) -> None:
        """What else is of the person. `in_parts` is whether the name stands in several columns."""
        for field in ("contact_title", "contact_department", "contact_birthday", "contact_note"):
            self._take(
                field, [i for i in self._filled(field) if not all(map(is_form_of_address, self._values(i)))]
            )
        self._assign_birth_parts()
        # After the person's name a phone is theirs; before it, the firm's; in a list of people, always theirs.
        self._start = -1 if in_parts else self.fields.get("contact_name", -1)
        for field, meaning in (("contact_phone", PHONE), ("contact_email", EMAIL)):
            general = [i for i in self._filled(meaning) if i > self._start]
            self._take(field, self._filled(field) or general or self._free(field))

    def _assign_addresses(self, *, in_parts: bool) -> None:
        """Phone, e-mail and website of the firm: all that are not a person's."""
        general = {"phone": PHONE, "email": EMAIL, "website": WEB}
        for field, meaning in general.items():
            meanings = [field] if in_parts else [field, meaning]
            if not self._has_contact and field != "website":
                meanings.append(f"contact_{field}")
            self._take(field, self._free(*meanings))

    def _assign_numbers(self) -> None:
        """The registration number, and that for VAT. Beside sums "VAT" is an amount of tax."""
        vat_numbers = [i for i in self._free("vat_number") if not are_amounts(self._values(i))]
        if "registration_number" not in self.fields:
            self._take("registration_number", vat_numbers)
        self._take("vat_number", [i for i in vat_numbers if i not in self._used])

    def _assign_notes(self) -> None:
        if not self.notes and (notes := self._free("note")):
            self.notes = notes[:1]
            self._used.update(self.notes)
        of_firms = {"registration_number", "vat_number", "legal_name", "industry"}
        self.notes_are_personal = self.are_people and not of_firms & self.fields.keys()

    def _is_of_persons(self) -> bool:
        """Whether a table without a column for a firm is one of people: by what only people have."""
        if self._free("name", FIRM, "legal_name") or "name" in self.fields:
            return False
        if self._firms_beside_contacts():
            return False
        own = self._free(PERSONS_NAME, "contact_birthday", "contact_title", "contact_department")
        return any(self._values(i) for i in own)

    def _firms_beside_contacts(self) -> list[int]:
        """“Display name” is the firm's where the person has a column besides, in which somebody else stands."""
        persons = self._filled("contact_name")
        return [
            i for i in self._filled(PERSONS_NAME) if persons and self._values(i) != self._values(persons[0])
        ]

    def _names_the_person(self, index: int) -> bool:
        """Whether "Name" is that of the person in whose row it stands, and not of a firm."""
        parts = [self.fields[f] for f in ("contact_first_name", "contact_last_name") if f in self.fields]
        if not parts:
            return True
        same = other = 0
        for row in self._rows:
            cells = [fold(row[i]) for i in (index, *parts) if i < len(row)]
            if cells and cells[0].strip() and any(cell.strip() for cell in cells[1:]):
                words = " ".join(cells[1:]).split()
                same, other = (same + 1, other) if set(words) <= set(cells[0].split()) else (same, other + 1)
        return same > other

    def _assign_birth_parts(self) -> None:
        """A birthday in two or three columns; a day alone is a birthday as a whole."""
        parts = {field: self._by_meaning.get(field, []) for field in BIRTH_PARTS}
        if parts["birth_month"] and parts["birth_day"]:
            for field in BIRTH_PARTS:
                self._take(field, self._free(field))
        else:
            self._take("contact_birthday", self._free("birth_day"))

    def _assign_more(self, by_hand: Collection[str]) -> None:
        """The further phones, e-mails and websites; a field mapped by hand is read from no other column."""
        in_order = sorted(
            range(len(self._headers)),
            key=lambda index: (not self._values(index), is_aside(self._headers[index]), index),
        )
        for index in in_order:
            if index in self._used:
                continue
            known = meaning_of(self._headers[index])
            meaning = known.field if known is not None else ""
            kind = {PHONE: "phone", EMAIL: "email", WEB: "website"}.get(
                meaning, meaning.removeprefix("contact_")
            )
            if kind not in ("phone", "email", "website"):
                continue
            is_own = meaning.startswith("contact_") or (
                meaning.endswith("?") and (self.are_people or index > self._start)
            )
            field = f"contact_{kind}" if is_own and self._has_contact else kind
            if field in by_hand:
                continue
            self._used.add(index)
            if field in self.fields:
                self.more.setdefault(field, []).append(index)
            else:
                self.fields[field] = index

    def _assign_names(self) -> None:
        candidates = self._free("name", FIRM, SOME_NAME, "legal_name")
        if "contact_name" in self.fields or "contact_first_name" in self.fields:
            candidates = [i for i in candidates if i not in self._by_meaning.get(SOME_NAME, [])] or candidates
        if not candidates and not self.are_people:
            candidates = self._firms_beside_contacts()
        filled = [i for i in candidates if self._values(i)] or candidates
        # "Customer" is now and then the customer's number.
        self._take("name", [i for i in filled if not self._is_code(i)] or filled)
        self._take("legal_name", self._free("legal_name", FIRM))
        self.extra_names = self._free("name", FIRM)

    def _assign_stage(self) -> None:
        """Of several types and statuses, the one whose words are stages."""
        candidates = self._free("stage")
        known = {i: sum(1 for v in self._values(i) if read_stage(v)) for i in candidates}
        self._take("stage", sorted((i for i in candidates if known[i]), key=lambda i: -known[i])[:1])

    def _assign_place(self) -> None:
        """A "location" is a country or a city: whichever most of its values are."""
        for index in self._free(PLACE):
            values = set(self._values(index))
            countries = sum(1 for value in values if is_country(value))
            field = "country" if values and countries * 2 >= len(values) else "city"
            self._take(field, [index])
