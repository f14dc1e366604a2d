"""What the headers of somebody's table mean: those that people and programs write, in English and Bulgarian.

Headers are compared folded and without punctuation, so "E-Mail *", "ЕИК:" and "BillingCity" are
found too. Where one header may mean two things (a phone of the firm or of the person) its meaning ends
with "?", and what stands beside it decides (`columns`).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kamtui.domain.accounts.sheet import ACCOUNT_FIELDS
from kamtui.domain.text.cleaning import clean, fold

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
FIRM, SOME_NAME, PERSONS_NAME, PLACE = "firm?", "name?", "person?", "place?"
PHONE, EMAIL, WEB = "phone?", "email?", "web?"
BIRTH_PARTS = ("birth_year", "birth_month", "birth_day")

# Better names first: of two columns for one field the better named is taken.
_WORDS: dict[str, str] = {
    "name": (
        "account name, company name, customer name, client name, organisation name, organization name, "
        "organization 1 name, business name, account account name, company account, associated company, "
        "клиент име, име на клиент, име на клиента, наименование на клиент, наименование на клиента, "
        "име на фирма, име на фирмата, наименование на фирма, наименование на фирмата, търговско име, "
        "company, account, customer, client, organisation, organization, "
        "клиент, контрагент, фирма организация, партньор, верига, търговска верига, chain, partner, brand, employer, "
        "фирма клиент, клиент фирма, име на контрагент, наименование на контрагент, име на партньор, "
        "име на организация, организация, име на компания, работодател, prospect, lead company, retailer, "
        "accounts, companies, customers, clients, organisations, organizations, клиенти, контрагенти, партньори"
    ),
    FIRM: "фирма, дружество, компания, предприятие, наименование, firm, firm name, фирми",
    SOME_NAME: "name, име",
    PERSONS_NAME: (
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
    PLACE: (
        "location, office location, локация, местоположение, място, headquarters, hq, седалище, based in, "
        "head office, office, офис"
    ),
    "phone": (
        "company phone, company main phone, company phone number, account phone, main phone, office phone, "
        "switchboard, централа, телефон на фирмата, телефон фирма, фирмен телефон, телефон централа, "
        "organization phone, телефон офис, landline, стационарен телефон, стационарен"
    ),
    PHONE: (
        "phone, telephone, tel, телефон, тел, phone number, telephone number, телефонен номер, тел номер, "
        "business phone, work phone, primary phone, phone 1, phone 1 value, phone no, телефони, person phone, phones, "
        "служебен телефон, phone work, tel work, тел gsm, телефон gsm, телефон мобилен, тел моб, тел факс, телефон факс, "
        "secondary phone, other phone, phone other, alternate phone, alternative phone, second phone, additional phone, "
        "fax, fax number, business fax, work fax, home fax, other fax, company fax, факс, pager, pager number, пейджър, "
        "assistant phone, assistants phone, assistant s phone, asst phone, work, callback, car phone, company main phone number, "
        "допълнителен телефон, втори телефон, друг телефон, telefon, telefone, telefono, téléphone, telefonnummer"
    ),
    "email": (
        "company email, account email, office email, фирмен имейл, имейл на фирмата, имейл фирма, general email, "
        "organization email, info email, служебен имейл на фирмата, company email address"
    ),
    EMAIL: (
        "email, имейл, емайл, ел поща, електронна поща, мейл, mail, email address, primary email, email 1, "
        "email 1 value, emails, електронен адрес, ел адрес, имейл адрес, person email, work email, business email, "
        "email work, служебен имейл, email other, other email, secondary email, alternate email, alternative email, "
        "second email, additional email, втори имейл, друг имейл, допълнителен имейл, correo electronico, courriel, "
        "email value, mail address"
    ),
    "website": (
        "website, web site, website url, company website, homepage, home page, сайт, уебсайт, уеб сайт, web, уеб, "
        "интернет страница, интернет сайт, уеб страница, company domain name, domain, company domain, domain name, "
        "домейн, organization website, www, corporate website, corporate site"
    ),
    WEB: "url, web page, web page 1, website 1 value, personal web page",
    "stage": (
        "stage, account stage, account type, customer type, lifecycle stage, account status, customer status, "
        "client status, relationship, relationship type, етап, статус, статус на клиента, тип клиент, "
        "вид клиент, тип на клиента, status, type, тип, вид, състояние, lead status, organization label, "
        "company type, organization type, contact type, relationship status, sales account status"
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
    "language": "language, account language, preferred language, correspondence language, език, език на клиента",
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
        "contact title, contact position, job title, job position, длъжност, позиция, position, contact job title, "
        "organization title, organization 1 title, длъжност на контакт, длъжност на лицето, occupation, title, role, "
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
_NUMBER_IN_HEADER = re.compile(r"(?<![^\W_])[1-9]\d?(?![^\W_])|(?<=[^\W\d_])[1-9]$")
_SEVERAL = frozenset((PHONE, EMAIL, WEB, "phone", "email", "website", "contact_phone", "contact_email"))
_NUMBERED = 100
"""Added to the rank of a header with a number in it: it comes after those without."""


_LONGEST_REMEMBERED = 120
"""Longer cells are hardly headers, and would only fill the memory."""


def header_key(header: str) -> str:
    """A header for comparing: folded, camel case and punctuation as single spaces."""
    # Each cell of a file's top is asked about by every kind of list, under each delimiter.
    return _remembered_key(header) if len(header) <= _LONGEST_REMEMBERED else _key(header)


def _key(header: str) -> str:
    parted = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[A-ZА-Я])(?=[A-ZА-Я][a-zа-я])", " ", clean(header))
    folded = re.sub(r"\be[- ]?mail", "email", fold(fold(parted)))
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


_remembered_key = lru_cache(4096)(_key)


_TECHNICAL = re.compile(
    r"(do not modify .*|(master )?record id|is deleted|system modstamp|row checksum|visible to|photo( url)?"
    r"|(contact |account |lead |owner |vendor name |account name )?(created|last modified|modified)( (by|on|at|date|time))*( id)?"
    r"|creat(e|ion) date|.*\byomi\b.*|phonetic .*|x phonetic .*|associated (company|contact|deal) ids?|owner id"
    r"|(contact|account|lead) owner id|(account|vendor) name id|has opted out of \w+|billing (latitude|longitude|geocode accuracy)"
    r"|(shipping|mailing|other) (latitude|longitude|geocode accuracy)|created by id|jigsaw( contact id)?)"
)

_TECHNICAL_TOGETHER = re.compile(_TECHNICAL.pattern.replace(" ", ""))
"""The same for headers in which nothing parts the words: SYSTEMMODSTAMP."""


def is_aside(header: str) -> bool:
    """Whether a phone is not one to call: it comes after the others."""
    return bool({"fax", "faks", "pager", "peydzhar", "assistant", "asst"} & set(header_key(header).split()))


def is_technical(header: str) -> bool:
    """Whether a column is only for the program that wrote it: its own numbers, moments of writing, how names sound."""
    key = re.sub(r"^(person|organization|deal|activity) ", "", header_key(header))
    return any(
        known.fullmatch(text)
        for known, text in ((_TECHNICAL, key), (_TECHNICAL_TOGETHER, key.replace(" ", "")))
    )


class HeaderMeaning(NamedTuple):
    """What a header means, and how good a name for that it is: 0 is the best."""

    field: str
    rank: int


@cache
def _known() -> dict[str, HeaderMeaning]:
    """By header key what it means."""
    known: dict[str, HeaderMeaning] = {}
    for field, words in _WORDS.items():
        for rank, word in enumerate(words.split(", ")):
            known.setdefault(header_key(word), HeaderMeaning(field, rank))
    for field in (*ACCOUNT_FIELDS, "vat_number", *CONTACT_COLUMNS):
        if field != "name":
            known[header_key(field)] = HeaderMeaning(
                field if field not in ("phone", "email") else f"{field}?", 0
            )
    return known


@cache
def _known_without_blanks() -> dict[str, HeaderMeaning]:
    """The same for headers in which nothing parts the words: BILLINGCITY, customerid."""
    known: dict[str, HeaderMeaning] = {}
    for key, meaning in _known().items():
        known.setdefault(key.replace(" ", ""), meaning)
    return known


@cache
def _counters() -> frozenset[str]:
    return frozenset(header_key(word) for word in _COUNTERS.split("|"))


def meaning_of(header: str) -> HeaderMeaning | None:
    """What a header means, also with a remark in brackets after it or a number in it; None if it is not known."""
    meaning = _meaning_of(header_key(header))
    if meaning is None and header.rstrip(" *:").endswith((")", "]")):
        meaning = _meaning_of(header_key(re.sub(r"[(\[][^()\[\]]*[)\]][\s*:]*$", "", header)))
    return meaning


_QUALIFIERS = re.compile(
    r"((primary|billing|business|mailing|main|work|company|corporate|headquarters|hq|organi[sz]ation|account|address|visiting"
    r"|postal|registered|physical|sales|invoice|legal|1) )+"
)
"""Words before a place that leave it the firm's: “Primary Address City”, “Business Address Country”."""
_PLACE = re.compile(r"(.* )?(city|town|country)(?: region| code)?(?: town village locality)?(?: of address)?")
_QUALIFIED = 200
"""Added to the rank of a header that is known only without the words before it."""
_OF_MAIN_CONTACT = re.compile(r"(?:primary|main|key) contact (?:primary )?(?=.)")


def _qualified(key: str) -> HeaderMeaning | None:
    """What a header means that says more than is known: whose address a place is in, or that something is the main contact's."""
    place = _PLACE.fullmatch(key)
    if place and place[1] and _QUALIFIERS.fullmatch(place[1]):
        return HeaderMeaning("country" if place[2] == "country" else "city", _QUALIFIED)
    if found := _OF_MAIN_CONTACT.match(key):
        return _known().get(f"contact {key[found.end() :]}")
    return None


def _meaning_of(key: str) -> HeaderMeaning | None:
    meaning = _known().get(key) or _known_without_blanks().get(key.replace(" ", "")) or _qualified(key)
    if meaning is None and (numbered := _NUMBER_IN_HEADER.search(key)):
        # "Phone 3 - Value", "E-mail 2 Address": one of several of a kind, which come in the order of their numbers.
        bare = " ".join((key[: numbered.start()] + " " + key[numbered.end() :]).split())
        meaning = _known().get(bare) or _known().get(bare.removesuffix(" value"))
        if meaning is None or meaning.field not in _SEVERAL:
            return None
        return HeaderMeaning(meaning.field, _NUMBERED + int(numbered[0]))
    return meaning


_NAMING = frozenset(
    (
        "name",
        FIRM,
        SOME_NAME,
        PERSONS_NAME,
        "legal_name",
        "contact_name",
        "contact_first_name",
        "contact_last_name",
    )
)


def score(cells: Sequence[str], mapping: Mapping[str, str]) -> int:
    """How many different meanings a row of cells has as headers; 0 without a name or a mapped column."""
    mapped = {header_key(header) for header in mapping}
    mapped_here: set[str] = set()
    meanings: set[str] = set()
    for cell in cells[:500]:
        if len(cell) > 120 or not cell:
            continue
        if mapped and (key := header_key(cell)) in mapped:
            mapped_here.add(key)
        elif meaning := meaning_of(cell):
            meanings.add(meaning.field)
    return len(meanings) + len(mapped_here) if meanings & _NAMING or mapped_here else 0


def is_counter(header: str, values: Sequence[str]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3 … (or from 0) under "№", "No", "ID" or nothing."""
    numbers = [value.strip().rstrip(".") for value in values if value.strip()]
    if header_key(header) not in _counters() or not numbers:
        return False
    if not all(re.fullmatch(r"0|[1-9]\d{0,6}", number, re.ASCII) for number in numbers):
        return False
    first = int(numbers[0])
    return first in (0, 1) and [int(number) for number in numbers] == list(range(first, first + len(numbers)))
