"""Which column of somebody's table is which field: the headers people and programs write, in English and Bulgarian.

Headers are compared folded and without punctuation, so "E-Mail *", "ЕИК:" and "BillingCity" are
found too. Where one header may mean two things (a phone of the firm or of the person) what stands
beside it decides.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kamtui.domain.account_sheet import ACCOUNT_FIELDS
from kamtui.domain.text import clean, fold
from kamtui.exchange.country_names import is_country
from kamtui.exchange.meanings import are_amounts, read_flag, read_stage

CONTACT_COLUMNS = (
    "contact_name",
    "contact_first_name",
    "contact_middle_name",
    "contact_last_name",
    "contact_title",
    "contact_department",
    "contact_phone",
    "contact_email",
)
REST = "rest"
"""Mapping a column to this keeps it in the note."""
SKIP = "skip"
"""Mapping a column to this leaves it out altogether."""
FIELDS = (*ACCOUNT_FIELDS, "vat_number", *CONTACT_COLUMNS, REST, SKIP)
"""What a column can be mapped to by hand."""

# Meanings that more than the header decides.
_FIRM, _SOME_NAME, _PLACE = "firm?", "name?", "place?"
_PHONE, _EMAIL, _WEB = "phone?", "email?", "web?"

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
    _SOME_NAME: "name, име, full name, имена",
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
        "служебен телефон, phone work, тел gsm, телефон gsm, телефон мобилен, тел моб, тел факс, телефон факс"
    ),
    "email": (
        "company email, account email, office email, фирмен имейл, имейл на фирмата, имейл фирма, general email, "
        "organization email, info email, служебен имейл на фирмата, company email address"
    ),
    _EMAIL: (
        "email, имейл, емайл, ел поща, електронна поща, мейл, mail, email address, primary email, email 1, "
        "email 1 value, emails, електронен адрес, ел адрес, имейл адрес, person email, work email, business email, "
        "email work, служебен имейл"
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
        "име на лице за контакт, контактно лице име, лице за контакт име, контакт име, person name, person, display name, contact full name, "
        "contact, контакт, представител, associated contact, лице, човек за контакт, име и фамилия, три имена"
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
        "телефон на лице за контакт, тел за контакт, тел за връзка"
    ),
    "contact_email": (
        "contact email, contact email address, primary contact email, имейл за контакт, имейл на контакт, "
        "имейл за връзка, имейл на лицето за контакт, имейл на лицето, email на лице за контакт, "
        "имейл лице за контакт, личен имейл, direct email, "
        "email primary contact, primary email of contact, лице за контакт имейл, лице за контакт email, контакт имейл, "
        "контакт email, имейл на лице за контакт"
    ),
}  # fmt: skip

_COUNTERS = "|no|nr|n|id|row|row id|row no|row number|line|ред|по ред|no по ред|пореден номер|пор no|номер по ред|номер|n по ред"
_CODE = re.compile(r"[A-Za-zА-Яа-я]{0,4}[-_ /.]?\d[\d\-_ /.]*")
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
def _counters() -> frozenset[str]:
    return frozenset(header_key(word) for word in _COUNTERS.split("|"))


def meaning_of(header: str) -> tuple[str, int] | None:
    """What a header means, also with a remark in brackets after it; None if it is not known."""
    known = _known()
    found = known.get(header_key(header))
    if found is None and header.rstrip(" *:").endswith((")", "]")):
        found = known.get(header_key(re.sub(r"[(\[][^()\[\]]*[)\]][\s*:]*$", "", header)))
    return found


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
    named = meanings & {"name", _FIRM, _SOME_NAME, "legal_name"} or any(one[0] == "=" for one in meanings)
    return len(meanings) if named else 0


class Columns:
    """Which column is which, for one table: `fields` field → column, `extra_names` other names of the account."""

    def __init__(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], mapped: Mapping[int, str]
    ) -> None:
        self._headers = headers
        self._rows = rows[:_LOOKED_AT]
        self._by_meaning: dict[str, list[int]] = {}
        self.fields: dict[str, int] = {}
        self.extra_names: list[int] = []
        self.notes: list[int] = []
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
            elif field not in (REST, SKIP):
                self.fields.setdefault(field, index)
        self._assign()

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
        self._assign_names()
        people = bool({"contact_first_name", "contact_last_name"} & self.fields.keys())
        if not people:
            self._take("contact_name", self._free("contact_name"))
            # Beside "Company", "Name" is that of a person.
            self._take("contact_name", [i for i in self._free(_SOME_NAME) if not self._is_code(i)])
        has_contact = people or "contact_name" in self.fields
        if has_contact:
            for field in ("contact_title", "contact_department"):
                self._take(field, self._free(field))
            # After the person's name a phone is theirs; before it, the firm's; in a list of people, always theirs.
            start = -1 if people else self.fields["contact_name"]
            for field, meaning in (("contact_phone", _PHONE), ("contact_email", _EMAIL)):
                own = [i for i in self._free(field) if self._values(i)]
                self._take(field, own or [i for i in self._free(meaning) if i > start] or self._free(field))
        for field, meanings in (
            (
                "phone",
                ("phone", _PHONE, *(() if has_contact else ("contact_phone",))),
            ),
            (
                "email",
                ("email", *(() if people else (_EMAIL,)), *(() if has_contact else ("contact_email",))),
            ),
            ("website", ("website",) if people else ("website", _WEB)),
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
