"""Which column of somebody's table is which field: the headers people and programs write, in English and Bulgarian.

Headers are compared folded and without punctuation, so "E-Mail *", "ЕИК:" and "BillingCity" are
found too. Where one header may mean two things (a phone of the firm or of the person) what stands
beside it decides.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS
from kamtui.domain.text.cleaning import clean, fold
from kamtui.exchange.reading.country_names import is_country
from kamtui.exchange.reading.meanings import are_amounts, read_flag, read_stage

CONTACT_COLUMNS = (
    "contact_name",
    "contact_first_name",
    "contact_middle_name",
    "contact_last_name",
    "contact_title",
    "contact_department",
    "contact_phone",
    "contact_email",
    "contact_birthday",
    "contact_note",
)
REST = "rest"
"""Mapping a column to this keeps it in the note."""
SKIP = "skip"
"""Mapping a column to this leaves it out altogether."""
FIELDS = (*ACCOUNT_FIELDS, "vat_number", *CONTACT_COLUMNS, REST, SKIP)
"""What a column can be mapped to by hand."""

# Meanings that more than the header decides.
_FIRM, _SOME_NAME, _PERSONS_NAME, _PLACE = "firm?", "name?", "person?", "place?"
_PHONE, _EMAIL, _WEB = "phone?", "email?", "web?"
_BIRTH_PARTS = ("birth_year", "birth_month", "birth_day")

# Better names first: of two columns for one field the better named is taken.
_WORDS: dict[str, str] = {
    "name": (
        "account name, company name, customer name, client name, organisation name, organization name, "
        "organization 1 name, business name, account account name, company account, associated company, "
        "клиент име, име на клиент, име на клиента, наименование на клиент, наименование на клиента, "
        "име на фирма, име на фирмата, наименование на фирма, наименование на фирмата, търговско име, "
        "account, company, customer, client, organisation, organization, "
        "клиент, контрагент, фирма организация, партньор, верига, търговска верига, chain, partner, brand, employer, "
        "фирма клиент, клиент фирма, име на контрагент, наименование на контрагент, име на партньор, "
        "име на организация, организация, име на компания, работодател, prospect, lead company, retailer, "
        "accounts, companies, customers, clients, organisations, organizations, клиенти, контрагенти, партньори"
    ),
    _FIRM: "фирма, дружество, компания, предприятие, наименование, firm, firm name, фирми",
    _SOME_NAME: "name, име",
    _PERSONS_NAME: (
        "full name, person name, person full name, contact full name, person, display name, имена, име и фамилия, "
        "три имена, име презиме и фамилия, име презиме фамилия, name of person, vorname und nachname, nombre completo"
    ),
    "legal_name": (
        "legal name, registered name, official name, legal entity, legal entity name, юридическо име, "
        "юридическо лице, официално име, пълно наименование, име по регистрация, наименование по регистрация, "
        "фирма по регистрация, юридическо наименование, company legal name"
    ),
    "registration_number": (
        "registration number, eik, еик, булстат, bulstat, eik bulstat, еик булстат, булстат еик, uic, "
        "company registration number, company number, registration no, reg no, reg number, registered number, "
        "business registration number, company id number, company reg no, crn, рег номер, регистрационен номер, "
        "единен идентификационен код, фирмен номер, идентификационен номер, еик егн, еик на клиент, "
        "еик на клиента, еик на фирмата, еик пик, еик по булстат, еик егн пик, еик номер, eik no, еик no, булстат no, булстат номер, government id"
    ),
    "vat_number": (
        "vat number, vat no, vat id, vat, vat reg no, vat registration number, tax id, tax number, tin, "
        "ддс no, ддс номер, ин по ддс, ин ддс, идентификационен номер по ддс, инддс, номер по ддс, ин по зддс"
    ),
    "industry": (
        "industry, sector, industry sector, business sector, отрасъл, бранш, сектор, дейност, "
        "основна дейност, предмет на дейност, сфера на дейност, vertical, line of business, branch, индустрия"
    ),
    "city": (
        "city, town, град, населено място, населено място град, billing city, business city, mailing city, "
        "shipping city, company city, city town, work city, гр, град село, гр с, гр село, град населено място, address city, address 1 city, "
        "headquarters city, main city, "
        "organization address city town village locality of address, organization city"
    ),
    "country": (
        "country, държава, страна, country region, billing country, business country region, business country, "
        "mailing country, company country, country code, work country, shipping country, address 1 country, "
        "organization address country of address, organization country, nation"
    ),
    _PLACE: (
        "location, office location, локация, местоположение, място, headquarters, hq, седалище, based in, "
        "head office, office, офис"
    ),
    "phone": (
        "company phone, company main phone, company phone number, account phone, main phone, office phone, "
        "switchboard, централа, телефон на фирмата, телефон фирма, фирмен телефон, телефон централа, "
        "organization phone, телефон офис, landline, стационарен телефон, стационарен"
    ),
    _PHONE: (
        "phone, telephone, tel, телефон, тел, phone number, telephone number, телефонен номер, тел номер, "
        "business phone, work phone, primary phone, phone 1, phone 1 value, phone no, телефони, person phone, phones, "
        "служебен телефон, phone work, tel work, тел gsm, телефон gsm, телефон мобилен, тел моб, тел факс, телефон факс, "
        "secondary phone, other phone, phone other, alternate phone, alternative phone, second phone, additional phone, "
        "допълнителен телефон, втори телефон, друг телефон, telefon, telefone, telefono, téléphone, telefonnummer"
    ),
    "email": (
        "company email, account email, office email, фирмен имейл, имейл на фирмата, имейл фирма, general email, "
        "organization email, info email, служебен имейл на фирмата, company email address"
    ),
    _EMAIL: (
        "email, имейл, емайл, ел поща, електронна поща, мейл, mail, email address, primary email, email 1, "
        "email 1 value, emails, електронен адрес, ел адрес, имейл адрес, person email, work email, business email, "
        "email work, служебен имейл, email other, other email, secondary email, alternate email, alternative email, "
        "second email, additional email, втори имейл, друг имейл, допълнителен имейл, correo electronico, courriel, "
        "email value, mail address"
    ),
    "website": (
        "website, web site, website url, company website, homepage, home page, сайт, уебсайт, уеб сайт, web, уеб, "
        "интернет страница, интернет сайт, уеб страница, company domain name, domain, company domain, domain name, "
        "домейн, organization website, www"
    ),
    _WEB: "url, web page, web page 1, website 1 value, personal web page",
    "stage": (
        "stage, account stage, account type, customer type, lifecycle stage, account status, customer status, "
        "client status, relationship, relationship type, етап, статус, статус на клиента, тип клиент, "
        "вид клиент, тип на клиента, status, type, тип, вид, състояние, lead status, organization label"
    ),
    "is_key": (
        "is key, key account, key, key client, key customer, is key account, strategic account, ключов, "
        "ключов клиент, ключова сметка, ключов акаунт, кам, kam, vip, стратегически"
    ),
    "greet_every_days": (
        "greet every days, greet every, contact every days, contact every, contact interval, "
        "contact interval days, call every days, visit every days, поздрав на всеки дни, контакт на всеки дни, "
        "контакт на дни, интервал дни, интервал на контакт, честота на контакт дни, на колко дни"
    ),
    "greet_latest_days": (
        "greet latest days, greet at the latest, contact at the latest days, contact latest days, "
        "най късно дни, контакт най късно"
    ),
    "estimated_spend": (
        "estimated spend, estimated total spend, total spend, potential spend, potential, spend potential, "
        "estimated potential, annual potential, estimated budget, прогнозен оборот, потенциал, "
        "потенциален оборот, очакван оборот, прогнозни разходи, годишен потенциал, общ бюджет"
    ),
    "renewal_on": (
        "renewal on, renewal, renewal date, contract end, contract end date, contract until, contract expiry, "
        "contract expires, contract expiration, contract expiration date, expiry date, valid until, "
        "contract valid until, next renewal, contract to, договор до, край на договора, край на договор, "
        "договорът изтича, изтичане на договора, срок на договора, валиден до, подновяване, подновяване на, "
        "дата на подновяване, изтича на, договор валиден до, изтича"
    ),
    "vulnerability": (
        "vulnerability, critical vulnerability, уязвимост, критична уязвимост, уязвимо място, слабо място"
    ),
    "note": (
        "note, notes, забележка, забележки, бележка, бележки, comment, comments, коментар, коментари, remark, "
        "remarks, description, описание, допълнителна информация, additional information, background, "
        "note content, други бележки"
    ),
    "contact_name": (
        "contact name, contact person, primary contact, primary contact name, main contact, key contact, "
        "лице за контакт, лице за контакти, лице за връзка, контактно лице, име на контакт, "
        "име на лице за контакт, контактно лице име, лице за контакт име, контакт име, "
        "contact, контакт, представител, associated contact, лице, човек за контакт"
    ),
    "contact_first_name": (
        "contact first name, first name, given name, firstname, person first name, собствено име, forename"
    ),
    "contact_middle_name": "middle name, additional name, презиме",
    "contact_last_name": (
        "contact last name, last name, family name, surname, lastname, person last name, фамилия, фамилно име"
    ),
    "contact_title": (
        "contact title, contact position, job title, длъжност, позиция, position, contact job title, "
        "organization title, organization 1 title, длъжност на контакт, длъжност на лицето, role, occupation, title, "
        "роля"
    ),
    "contact_department": (
        "contact department, department, отдел, organization department, organization 1 department, дирекция"
    ),
    "contact_phone": (
        "contact phone, contact phone number, contact mobile, contact tel, телефон за контакт, телефон за връзка, "
        "телефон на лицето за контакт, телефон на контакт, телефон на лицето, телефон лице за контакт, "
        "mobile phone, mobile, mobile number, gsm, гсм, джиесем, мобилен телефон, мобилен, моб телефон, моб тел, "
        "моб, cell, cell phone, cellphone, mobile phone number, мобилен номер, direct phone, direct line, "
        "лице за контакт телефон, лице за контакт gsm, контакт телефон, phone primary contact, "
        "телефон на лице за контакт, тел за контакт, тел за връзка, "
        "home phone, phone home, private phone, personal phone, phone mobile, phone private, car phone, "
        "домашен телефон, личен телефон, handy, mobiltelefon, portable, movil, celular, cellulare"
    ),
    "contact_email": (
        "contact email, contact email address, primary contact email, home email, email home, private email, "
        "email private, personal email, email personal, имейл за контакт, имейл на контакт, "
        "имейл за връзка, имейл на лицето за контакт, имейл на лицето, email на лице за контакт, "
        "имейл лице за контакт, личен имейл, direct email, "
        "email primary contact, primary email of contact, лице за контакт имейл, лице за контакт email, контакт имейл, "
        "контакт email, имейл на лице за контакт, "
        "home email, email home, private email, email private, personal email, email personal"
    ),
    "contact_birthday": (
        "birthday, birth date, birthdate, date of birth, dob, bday, born, born on, contact birthday, person birthday, "
        "рожден ден, дата на раждане, рождена дата, рд, р д, роден, родена, роден на, родена на, рожден ден на лицето, "
        "geburtstag, geburtsdatum, geb datum, geboren, geboren am, fecha de nacimiento, cumpleanos, nacimiento, "
        "date de naissance, anniversaire, naissance, data di nascita, compleanno, data de nascimento, aniversario, "
        "data nasterii, data urodzenia, urodziny, datum narozeni, narozeniny, datum rodenja, rodendan, geboortedatum, "
        "verjaardag, fodelsedag, fodelsedatum, fodselsdag, syntymaaika, syntymapaiva, szuletesnap, szuletesi datum, "
        "dogum gunu, dogum tarihi, день рождения, дата рождения, датум рођења, рођендан, роденден, день народження, "
        "γενεθλια, ημερομηνια γεννησης"
    ),
    "birth_year": "birth year, year of birth, година на раждане",
    "birth_month": "birth month, month of birth, месец на раждане",
    "birth_day": "birth day, day of birth, ден на раждане",
    "contact_note": (
        "contact note, contact notes, person note, person notes, note about the contact, note on contact, "
        "бележка за лицето, бележки за лицето, бележка за контакта"
    ),
}  # fmt: skip

_COUNTERS = "|no|nr|n|id|row|row id|row no|row number|line|ред|по ред|no по ред|пореден номер|пор no|номер по ред|номер|n по ред"
_CODE = re.compile(r"[A-Za-zА-Яа-я]{0,4}[-_ /.]?\d[\d\-_ /.]*")
_NUMBER_IN_HEADER = re.compile(r"(?<![^\W_])[1-9]\d?(?![^\W_])|(?<=[^\W\d_])[1-9]$")
_SEVERAL = frozenset((_PHONE, _EMAIL, _WEB, "phone", "email", "website", "contact_phone", "contact_email"))
_NUMBERED = 100
"""Added to the rank of a header with a number in it: it comes after those without."""
_LOOKED_AT = 500  # rows whose values help to tell what a column is


def header_key(header: str) -> str:
    """A header for comparing: folded, camel case and punctuation as single spaces."""
    parted = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-ZА-Я])(?=[A-ZА-Я][a-zа-я])", " ", clean(header))
    folded = re.sub(r"\be[- ]?mail", "email", fold(fold(parted)))
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


@cache
def _known() -> dict[str, tuple[str, int]]:
    """Header key → what it means and how good a name for that it is (0 is best)."""
    known: dict[str, tuple[str, int]] = {}
    for meaning, words in _WORDS.items():
        for rank, word in enumerate(words.split(", ")):
            known.setdefault(header_key(word), (meaning, rank))
    for field in (*ACCOUNT_FIELDS, "vat_number", *CONTACT_COLUMNS):
        if field != "name":
            known[header_key(field)] = (field, 0) if field not in ("phone", "email") else (f"{field}?", 0)
    return known


@cache
def _known_without_blanks() -> dict[str, tuple[str, int]]:
    """The same for headers in which nothing parts the words: BILLINGCITY, customerid."""
    known: dict[str, tuple[str, int]] = {}
    for key, meaning in _known().items():
        known.setdefault(key.replace(" ", ""), meaning)
    return known


@cache
def _counters() -> frozenset[str]:
    return frozenset(header_key(word) for word in _COUNTERS.split("|"))


def meaning_of(header: str) -> tuple[str, int] | None:
    """What a header means, also with a remark in brackets after it or a number in it; None if it is not known."""
    found = _meaning_of(header_key(header))
    if found is None and header.rstrip(" *:").endswith((")", "]")):
        found = _meaning_of(header_key(re.sub(r"[(\[][^()\[\]]*[)\]][\s*:]*$", "", header)))
    return found


def _meaning_of(key: str) -> tuple[str, int] | None:
    found = _known().get(key) or _known_without_blanks().get(key.replace(" ", ""))
    if found is None and (numbered := _NUMBER_IN_HEADER.search(key)):
        # "Phone 3 - Value", "E-mail 2 Address": one of several of a kind, which come in the order of their numbers.
        bare = " ".join((key[: numbered.start()] + " " + key[numbered.end() :]).split())
        meaning = _known().get(bare) or _known().get(bare.removesuffix(" value"))
        if meaning is not None and meaning[0] in _SEVERAL:
            found = (meaning[0], _NUMBERED + int(numbered[0]))
    return found


_NAMING = frozenset(
    (
        "name",
        _FIRM,
        _SOME_NAME,
        _PERSONS_NAME,
        "legal_name",
        "contact_name",
        "contact_first_name",
        "contact_last_name",
    )
)


def score(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many different meanings a row of cells has as headers; 0 without a name or a mapped column."""
    mapped = {header_key(header) for header in mapping}
    meanings: set[str] = set()
    for cell in cells[:500]:
        if len(cell) > 120 or not cell:
            continue
        if mapped and header_key(cell) in mapped:
            meanings.add(f"={header_key(cell)}")
        elif found := meaning_of(cell):
            meanings.add(found[0])
    named = meanings & _NAMING or any(one[0] == "=" for one in meanings)
    return len(meanings) if named else 0


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
            if index not in mapped and (found := meaning_of(header)):
                self._by_meaning.setdefault(found[0], []).append(index)
                ranks[index] = found[1]
        for found_there in self._by_meaning.values():
            found_there.sort(key=lambda i: (not self._values(i), ranks[i], i))
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
        for field in ("contact_first_name", "contact_middle_name", "contact_last_name"):
            self._take(field, [i for i in self._free(field) if self._values(i)])
        if "contact_last_name" in self.fields:
            self._take("contact_first_name", [i for i in self._free(_SOME_NAME) if self._values(i)])
        in_parts = bool({"contact_first_name", "contact_last_name"} & self.fields.keys())
        self.are_people = in_parts or self._is_of_persons()
        if self.are_people:
            self._take("contact_name", self._free(_PERSONS_NAME, "contact_name"))
            self._take("contact_name", [i for i in self._free(_SOME_NAME) if self._names_the_person(i)])
        self._assign_names()
        if not self.are_people:
            self._take("contact_name", self._free("contact_name"))
            if "contact_name" not in self.fields:
                # Beside "Company", "Name" is that of a person.
                names = self._free(_PERSONS_NAME) + [
                    i for i in self._free(_SOME_NAME) if not self._is_code(i)
                ]
                self._take("contact_name", names)
                self.are_people = bool(names)
        self._has_contact = has_contact = self.are_people or "contact_name" in self.fields
        if has_contact:
            for field in ("contact_title", "contact_department", "contact_birthday", "contact_note"):
                self._take(field, [i for i in self._free(field) if self._values(i)])
            self._assign_birth_parts()
            # After the person's name a phone is theirs; before it, the firm's; in a list of people, always theirs.
            self._start = -1 if in_parts else self.fields.get("contact_name", -1)
            for field, meaning in (("contact_phone", _PHONE), ("contact_email", _EMAIL)):
                own = [i for i in self._free(field) if self._values(i)]
                general = [i for i in self._free(meaning) if i > self._start and self._values(i)]
                self._take(field, own or general or self._free(field))
        for field, meanings in (
            (
                "phone",
                ("phone", *(() if in_parts else (_PHONE,)), *(() if has_contact else ("contact_phone",))),
            ),
            (
                "email",
                ("email", *(() if in_parts else (_EMAIL,)), *(() if has_contact else ("contact_email",))),
            ),
            ("website", ("website",) if in_parts else ("website", _WEB)),
        ):
            self._take(field, self._free(*meanings))
        self._assign_stage()
        self._take("is_key", [i for i in self._free("is_key") if self._is_switch(i)])
        self._used.update(self._free("is_key"))
        for field in ACCOUNT_FIELDS:
            if field not in ("name", "note"):
                self._take(field, self._free(field))
        # Beside sums "VAT" is an amount of tax.
        vat_numbers = [i for i in self._free("vat_number") if not are_amounts(self._values(i))]
        if "registration_number" not in self.fields:
            self._take("registration_number", vat_numbers)
        self._take("vat_number", [i for i in vat_numbers if i not in self._used])
        self._assign_place()
        if not self.notes and (notes := self._free("note")):
            self.notes = notes[:1]
            self._used.add(notes[0])
        of_firms = {"registration_number", "vat_number", "legal_name", "industry"}
        self.notes_are_personal = self.are_people and not of_firms & self.fields.keys()

    def _is_of_persons(self) -> bool:
        """Whether a table without a column for a firm is one of people: by what only people have."""
        if self._free("name", _FIRM, "legal_name") or "name" in self.fields:
            return False
        own = self._free(_PERSONS_NAME, "contact_birthday", "contact_title", "contact_department")
        return any(self._values(i) for i in own)

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
        parts = {field: self._by_meaning.get(field, []) for field in _BIRTH_PARTS}
        if parts["birth_month"] and parts["birth_day"]:
            for field in _BIRTH_PARTS:
                self._take(field, self._free(field))
        else:
            self._take("contact_birthday", self._free("birth_day"))

    def _assign_more(self, by_hand: Collection[str]) -> None:
        """The further phones, e-mails and websites; a field mapped by hand is read from no other column."""
        in_order = sorted(range(len(self._headers)), key=lambda index: (not self._values(index), index))
        for index in in_order:
            if index in self._used:
                continue
            header = self._headers[index]
            meaning = (meaning_of(header) or ("", 0))[0]
            kind = {_PHONE: "phone", _EMAIL: "email", _WEB: "website"}.get(
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
        candidates = self._free("name", _FIRM, _SOME_NAME, "legal_name")
        if "contact_name" in self.fields or "contact_first_name" in self.fields:
            candidates = [
                i for i in candidates if i not in self._by_meaning.get(_SOME_NAME, [])
            ] or candidates
        filled = [i for i in candidates if self._values(i)] or candidates
        # "Customer" is now and then the customer's number.
        self._take("name", [i for i in filled if not self._is_code(i)] or filled)
        self._take("legal_name", self._free("legal_name", _FIRM))
        self.extra_names = self._free("name", _FIRM)

    def _assign_stage(self) -> None:
        """Of several types and statuses, the one whose words are stages."""
        candidates = self._free("stage")
        known = {i: sum(1 for v in self._values(i) if read_stage(v)) for i in candidates}
        self._take("stage", sorted((i for i in candidates if known[i]), key=lambda i: -known[i])[:1])

    def _assign_place(self) -> None:
        """A "location" is a country or a city: whichever most of its values are."""
        for index in self._free(_PLACE):
            values = set(self._values(index))
            countries = sum(1 for value in values if is_country(value))
            field = "country" if values and countries * 2 >= len(values) else "city"
            self._take(field, [index])


def is_counter(header: str, values: Sequence[str]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3 … (or from 0) under "№", "No", "ID" or nothing."""
    numbers = [value.strip().rstrip(".") for value in values if value.strip()]
    if header_key(header) not in _counters() or not numbers:
        return False
    if not all(re.fullmatch(r"0|[1-9]\d{0,6}", number, re.ASCII) for number in numbers):
        return False
    first = int(numbers[0])
    return first in (0, 1) and [int(number) for number in numbers] == list(range(first, first + len(numbers)))
