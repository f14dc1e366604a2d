"""What one card says of a person or a firm: the cells of its row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _
from kamtui.exchange.reading.cards.lines import Card, Property, parts_of, unescaped
from kamtui.exchange.reading.cards.makers import (
    DEPARTMENTS,
    PHONES,
    header_of,
    is_technical,
    of_android,
    type_label,
)

_MOST_WAYS = 40
_DAY = re.compile(r"(\d{4}-?\d\d-?\d\d)T.*")
_WITHOUT_YEAR = re.compile(r"(?:--|1604-?|0000-?)(\d\d)-?(\d\d)")


class Way(NamedTuple):
    """A phone, e-mail or website of a card, and what it is called."""

    value: str
    label: str


@dataclass(slots=True)
class CardFields:
    """The cells of one card, by what they are."""

    line: int
    firm: str = ""
    department: str = ""
    names: dict[str, str] = field(default_factory=dict)
    """First, middle, last name, what stands around them, or the whole name."""
    title: str = ""
    birthday: str = ""
    city: str = ""
    country: str = ""
    note: str = ""
    phones: list[Way] = field(default_factory=list)
    mails: list[Way] = field(default_factory=list)
    sites: list[Way] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)
    """What has no field of its own, as (header, text)."""


def card_fields(card: Card) -> CardFields:
    """What a card says. A firm's own card names no person: its name, whole, is that of the firm."""
    return _Reader(card).read()


class _Reader:
    def __init__(self, card: Card) -> None:
        self._card = card
        self._version = card.version
        self._fields = CardFields(card.line)

    def read(self) -> CardFields:
        fields = self._fields
        self._read_firm()
        self._read_name()
        fields.title, *titles = self._texts("TITLE") or self._texts("ROLE") or [""]
        fields.rest += [("Further title", title) for title in titles]
        notes = (self._without_our_words(self._meant(one)) for one in self._all("NOTE"))
        fields.note = "\n".join(text for text in notes if text)
        fields.birthday = _birthday(self._text("BDAY"))
        fields.phones = self._ways("TEL")
        fields.mails = self._ways("EMAIL")
        fields.sites = self._ways("URL")
        self._read_addresses()
        self._read_rest()
        return fields

    def _all(self, *names: str) -> list[Property]:
        """The properties of some names, those that are preferred first."""
        found = [one for one in self._card.properties if one.name in names]
        return sorted(found, key=_preference)

    def _meant(self, one: Property) -> str:
        return unescaped(one.value, self._version).strip()

    def _without_our_words(self, note: str) -> str:
        """A note without the line that an export of ours wrote there: its calls stand in the book, or in none."""
        if not self._text("UID").startswith("kamtui-"):
            return note
        ours = _("Last contact {day} ({how})").split("{")[0]
        return "\n".join(line for line in note.split("\n") if not line.startswith(ours))

    def _text(self, *names: str) -> str:
        return next(iter(self._texts(*names)), "")

    def _texts(self, *names: str) -> list[str]:
        """What the properties of some names say, each text once."""
        return list(dict.fromkeys(filter(None, map(self._meant, self._all(*names)))))

    def _parts(self, name: str) -> list[str]:
        return next((parts_of(one.value, self._version) for one in self._all(name)), [])

    def _read_firm(self) -> None:
        firms = [parts_of(one.value, self._version) for one in self._all("ORG")]
        firms = [parts for parts in firms if any(parts)] or [[""]]
        name, *units = firms[0]
        self._fields.firm = name
        self._fields.department = ", ".join(filter(None, units)) or self._text(*DEPARTMENTS)
        self._fields.rest += [("Further company", ", ".join(filter(None, parts))) for parts in firms[1:]]

    def _read_name(self) -> None:
        fields = self._fields
        last, first, middle, before, after = (*self._parts("N"), "", "", "", "", "")[:5]
        # Several names in one part stand with commas between: "Doe;John;Quinlan,Paul".
        first, middle = (" ".join(part.replace(",", " ").split()) for part in (first, middle))
        whole, *others = self._texts("FN") or [""]
        fields.rest += [("Further name", other) for other in others]
        kind = self._text("KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
        if kind == "group":  # a list of people, who have cards of their own
            fields.rest.append(("Group of contacts", whole))
            return
        is_of_firm = self._text("X-ABSHOWAS").upper() == "COMPANY" or kind == "org"
        if is_of_firm or (fields.firm and not first and fold(whole or last) == fold(fields.firm)):
            fields.firm = fields.firm or whole or last
            return
        if first and last:
            fields.names = {"First name": first, "Middle name": middle, "Last name": last}
        else:
            fields.names = {
                "Full name": whole or " ".join(filter(None, (first, middle, last))) or self._text("NICKNAME")
            }
        fields.rest += [
            (header, text) for header, text in (("Name prefix", before), ("Name suffix", after)) if text
        ]

    def _ways(self, name: str) -> list[Way]:
        """The ways of one kind; those beyond what a card of a person has stand with the rest."""
        ways = list(self._all_ways(name))
        self._fields.rest += [(name.capitalize(), way.value) for way in ways[_MOST_WAYS:]]
        return ways[:_MOST_WAYS]

    def _all_ways(self, name: str) -> Iterator[Way]:
        for one in self._all(*(PHONES if name == "TEL" else (name,))):
            value = clean(self._meant(one), limit=500)
            if name == "TEL":
                value = re.sub(r"^tel:", "", value, flags=re.IGNORECASE).replace(";ext=", " ext. ")
            elif name == "EMAIL":
                value = re.sub(r"^mailto:", "", value, flags=re.IGNORECASE)
                value = found[1] if (found := re.search(r"<([^<>\s]+@[^<>\s]+)>", value)) else value
            if value:
                yield Way(value, self._label(one))

    def _label(self, one: Property) -> str:
        """What a way is called: as somebody wrote, or what it is for."""
        own = next(
            (
                other.value
                for other in self._card.properties
                if one.group and other.group == one.group and other.name == "X-ABLABEL"
            ),
            "",
        )
        if own:
            return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", clean(own).removeprefix("_$!<").removesuffix(">!$_"))
        return type_label(one)

    def _read_addresses(self) -> None:
        """The city and country are the firm's, unless the address is that of a home; the whole stands in the note."""
        for one in self._all("ADR"):
            parts = (*parts_of(one.value, self._version), "", "", "", "", "", "", "")[:7]
            if "home" not in one.said("TYPE") and not self._fields.city:
                self._fields.city, self._fields.country = clean(parts[3]), clean(parts[6])
            shown = ", ".join(
                clean(part)
                for part in (parts[2], parts[1], parts[0], parts[5], *parts[3:5], parts[6])
                if part
            )
            self._fields.rest.append(("Address", shown))

    def _read_rest(self) -> None:
        if (role := self._text("ROLE")) and role != self._fields.title:
            self._fields.rest.append(("Role", role))
        for one in self._card.properties:
            if one.name == "X-ANDROID-CUSTOM":
                self._fields.rest.append(of_android(parts_of(one.value, self._version)))
                continue
            if is_technical(one.name):
                continue
            header = header_of(one.name)
            if label := self._label(one):
                header = f"{header} ({label})"
            self._fields.rest.append((header, self._meant(one).replace(";", " ").strip()))


def _preference(one: Property) -> int:
    """The place of a property among others of its name: 0 for one that is preferred."""
    places = one.said("PREF")
    if "pref" in one.said("TYPE"):
        return 0
    return int(places[0]) - 1 if places and places[0].isdecimal() else 100


def _birthday(text: str) -> str:
    """A birthday as those of tables are read; without its year as --03-14."""
    bare = _DAY.sub(r"\1", text.strip())
    if match := _WITHOUT_YEAR.fullmatch(bare):
        return f"--{match[1]}-{match[2]}"
    return bare
