"""People and organisations as contact cards (vCard 4.0 of RFC 6350, or 3.0 of RFC 2426), for a phone or an address book.

- **The same record has the same UID in every file**, so that a program that knows UIDs updates what it has.
- **What is only for the owner of the book stays**: no stance, no notes; address books are synced to others. The note of a
  card says when they were last spoken to, how and about what.
- A label that the standard has a word for becomes that word, any other stands in X-ABLabel, which phones show.
- A birthday without its year is written in 3.0 as phones do it, with a year that is said to be left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kamtui.domain.accounts.reach import Reach
from kamtui.domain.accounts.words import ReachKind
from kamtui.domain.calls.words import Channel
from kamtui.domain.text.cleaning import clean, fold
from kamtui.domain.text.language import _
from kamtui.domain.time.moments import local_day
from kamtui.domain.time.shown_days import show_date
from kamtui.exchange import own_file
from kamtui.store.accounts.contact_reads import Contact

VERSIONS = ("4.0", "3.0")
LONGEST_LINE = 75
"""Bytes of a line without its end; a longer one goes on in the next."""
_MAKER = "-//kamtui//"
_NO_YEAR = "1604"
_TYPES = {
    "cell": "mobile cell mobilen gsm mobitel",
    "work": "office work business sluzheben ofis rabota",
    "home": "private home personal domashen lichen",
    "fax": "fax faks",
}
"""The words of the standard for what a number is, and the labels that mean them."""


def cards(contacts: Iterable[Contact], version: str = "4.0") -> bytes:
    """The cards of all contacts, as the bytes of a file; empty without any."""
    lines = (line for contact in contacts for line in _card(contact, version))
    return b"".join(map(_folded, lines))


def put(content: bytes, path: Path) -> None:
    """Write cards to `path`, whole or not at all; a file of cards that kamtui wrote before is replaced.

    Raises PlaceTaken for anything else that is there, BookError where no file can be made.
    """
    own_file.put(content, path, _is_ours, _("it holds no contact cards of kamtui's"))


def _is_ours(head: bytes) -> bool:
    """Whether a file begins as a card that names us as its maker."""
    first, *others = head.splitlines()[:3] or [b""]
    return first == b"BEGIN:VCARD" and any(line.startswith(b"PRODID:" + _MAKER.encode()) for line in others)


def _card(contact: Contact, version: str) -> Iterator[str]:
    is_new = version == VERSIONS[0]
    name, account = clean(contact.name), clean(contact.account)
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"PRODID:{_MAKER}kamtui//EN"
    yield f"UID:kamtui-{'person' if contact.is_person else 'account'}-{contact.id}"
    yield f"FN:{_escaped(name)}"
    if contact.is_person:
        yield f"N:{_structured(_parts(name))}"
        if account:
            department = clean(contact.department)
            yield f"ORG:{_structured([account, department] if department else [account])}"
        if title := clean(contact.title):
            yield f"TITLE:{_escaped(title)}"
        yield from _birthday(contact.birthday, is_new=is_new)
    else:
        if is_new:
            yield "KIND:org"
        yield "N:;;;;"
        yield f"ORG:{_structured([name])}"
        yield "X-ABShowAs:COMPANY"
    yield from _ways(contact.reaches, is_new=is_new)
    if note := _last_contact(contact):
        yield f"NOTE:{_escaped(note)}"
    yield "END:VCARD"


def _parts(name: str) -> list[str]:
    """Family name, given name and those between, prefix and suffix: as far as the order of the words tells."""
    given, *others = name.split() or [name]
    family = others.pop() if others else ""
    return [family, given, " ".join(others), "", ""]


def _birthday(stored: str | None, *, is_new: bool) -> Iterator[str]:
    if stored is None:
        return
    has_year = not stored.startswith("--")
    if is_new:
        yield f"BDAY:{stored.replace('-', '') if has_year else '--' + stored[2:].replace('-', '')}"
    elif has_year:
        yield f"BDAY;VALUE=date:{stored}"
    else:
        yield f"BDAY;VALUE=date;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}{stored[1:]}"


def _ways(reaches: Sequence[Reach], *, is_new: bool) -> Iterator[str]:
    """A line for each way to reach somebody, the first of its kind preferred; links to files stay."""
    known: set[ReachKind] = set()
    items = 0
    for reach in reaches:
        name = {
            ReachKind.PHONE: "TEL",
            ReachKind.EMAIL: "EMAIL",
            ReachKind.WEB: "URL",
            ReachKind.CHAT: "IMPP",
        }.get(reach.kind)
        value = clean(reach.value)
        if name is None or not value:
            continue
        kind = _type_of(reach.label)
        types = [*([kind] if kind else []), *(["PREF"] if reach.kind not in known and not is_new else [])]
        preferred = ";PREF=1" if reach.kind not in known and is_new else ""
        known.add(reach.kind)
        parameters = "".join(f";TYPE={word}" for word in types) + preferred
        if name == "IMPP":
            value = f"{fold(clean(reach.label)).split(' ')[0] or 'chat'}:{value}"
        value = value if name in ("URL", "IMPP") else _escaped(value)
        if clean(reach.label) and not kind and name != "IMPP":
            items += 1
            yield f"item{items}.{name}{parameters}:{value}"
            yield f"item{items}.X-ABLabel:{_escaped(clean(reach.label))}"
        else:
            yield f"{name}{parameters}:{value}"


def _type_of(label: str) -> str:
    words = set(fold(clean(label)).split())
    return next((kind for kind, known in _TYPES.items() if words & set(known.split())), "")


def _last_contact(contact: Contact) -> str:
    if contact.last_at is None:
        return ""
    when = show_date(local_day(contact.last_at))
    how = Channel(contact.last_channel).label if contact.last_channel else ""
    text = _("Last contact {day} ({how})").format(day=when, how=how)
    about = clean(contact.last_purpose or "")
    return f"{text}: {about}" if about else text


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _structured(parts: Sequence[str]) -> str:
    return ";".join(map(_escaped, parts))


def _folded(line: str) -> bytes:
    """A line as its bytes, parted between letters where it is too long; what follows begins with a blank."""
    whole, rest = [], b""
    for letter in map(str.encode, line):
        if len(rest) + len(letter) > LONGEST_LINE:
            whole.append(rest)
            rest = b" "
        rest += letter
    return b"\r\n".join([*whole, rest]) + b"\r\n"
