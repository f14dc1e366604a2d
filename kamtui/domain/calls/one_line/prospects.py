"""A prospect named in a line: `+Koleva/Fantastico from Petrov: why it fits`, `+none`."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.domain.accounts.name_words import LEGAL_FORMS, form_of_name
from kamtui.domain.calls.call import Participant
from kamtui.domain.calls.one_line.directory import (
    Choice,
    Directory,
    Found,
    brackets_mean_nothing,
    choices_of,
    find,
    find_account,
    is_new,
)
from kamtui.domain.calls.one_line.strangers import before_comma, reads_like_name
from kamtui.domain.chain.referral import ReferralEntry
from kamtui.domain.chain.words import Source
from kamtui.domain.text.cleaning import clean, fold, words_of
from kamtui.domain.text.language import _
from kamtui.domain.text.likeness import sound_of
from kamtui.domain.text.matching import surest

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_BY = re.compile(r"\s+(?:from|by|от)\s+", re.IGNORECASE)
_WITHIN_NAMES = frozenset(
    map(fold, ["и", "and", "of", "за", "на", "&", "от", "du", "de", "la", "und", "for", "the", "в", "by"])
)
"""Small words that stand within names of firms."""
_NO_NAME_ENDS = frozenset(
    map(
        fold,
        [
            "too",
            "also",
            "again",
            "soon",
            "please",
            "maybe",
            "now",
            "later",
            "call",
            "today",
            "tomorrow",
            "също",
            "пак",
            "скоро",
            "моля",
            "утре",
            "днес",
        ],
    )
)
_AT = re.compile(r"(.+?)\s+(?:at|в|във)\s+(.+)", re.IGNORECASE)
"""A person and their firm without a stroke: "Petar at Orbit Foods"."""
_NOBODY = frozenset(fold(word) for word in ("none", "nobody", "no", "никого", "никой", "няма", "нямат", "не"))
"""Behind `+`: somebody was asked for a further prospect and gave none."""


class Named(NamedTuple):
    """A prospect as it is written: whom to speak to, where, who named it, and why it fits."""

    contact: str
    firm: str
    by: str
    why: str

    @property
    def is_nobody(self) -> bool:
        """Whether it says that nobody was named."""
        return not self.contact and fold(self.firm) in _NOBODY

    def written(self) -> str:
        """The same as it stands in a line."""
        by = _(" from {name}").format(name=self.by) if self.by else ""
        return (
            "+"
            + (f"{self.contact}/" if self.contact else "")
            + self.firm
            + by
            + (f": {self.why}" if self.why else "")
        )


def read_named(text: str) -> Named:
    """What is written of a prospect, without its sign."""
    who, _colon, why = text.partition(":")
    who, *by = _BY.split(who, maxsplit=1)
    contact, slash, firm = who.partition("/")
    if not slash and (at := _AT.fullmatch(who.strip())) is not None and reads_like_name(at[1]):
        contact, slash, firm = at[1], "/", at[2]
    if not slash:
        contact, firm = "", who
    return Named(clean(contact), clean(firm).strip('„“”"«»'), clean(by[0]) if by else "", clean(why))


def who_named(named: Named, people: Sequence[Participant]) -> int | Found:
    """The place of who named it: who is told, else the first who was there; or what is to be asked."""
    if not people:
        return Found(None, _("Say before the colon which person named it."))
    places = surest(named.by, ((person.name, at) for at, person in enumerate(people))) if named.by else [0]
    if len(places) == 1:
        return places[0]
    choices = tuple(Choice(person.name, named._replace(by=person.name).written()) for person in people)
    if not named.contact and reads_like_name(named.firm):
        at_firm = Named(named.firm, named.by, "", named.why)
        choices = (Choice(f"{named.firm}/{named.by}", at_firm.written()), *choices)
    return Found(None, _("Who of those who were there is “{name}”?").format(name=named.by), choices)


def doubt_of_words(named: Named, directory: Directory) -> Found | None:
    """What to ask of a prospect with words behind its name, or with a comma where the stroke should be; None where it has none."""
    if named.contact or is_new_in(named.firm):
        return None
    before, comma, behind = named.firm.partition(",")
    is_both = reads_like_name(before) and len(before.split()) > 1 and behind.strip()[:1].isupper()
    if comma and (is_both or before_comma(named.firm) is not None):
        return Found(
            None,
            _("Is “{person}” somebody at “{firm}”? Then write a stroke between them.").format(
                person=before, firm=behind.strip()
            ),
            (
                Choice(
                    f"{before}/{behind.strip()}", Named(before, behind.strip(), named.by, named.why).written()
                ),
                Choice(
                    _("a new one: {name}").format(name=named.firm),
                    named._replace(firm=f"{named.firm} (new)").written(),
                ),
            ),
        )
    words = named.firm.replace(",", " ").split()
    name = [word for word in words if word[:1].isupper() or not word[:1].isalpha()]
    rest = words[len(name) :]
    is_cut = 0 < len(name) < len(words) and words[: len(name)] == name and fold(rest[0]) not in _WITHIN_NAMES
    if not is_cut and not (len(words) > 1 and fold(words[-1]) in _NO_NAME_ENDS):
        return None
    if find_account(named.firm, "", directory).one is not None:
        return None
    if not is_cut:
        name, rest = words[:-1], words[-1:]
    firm, more = " ".join(name), " ".join(rest)
    sentence = _("Does “{rest}” belong to the name of “{firm}”? What is no name stands before the +.")
    choices = (
        Choice(f"{more} +{firm}", f"{more} {named._replace(firm=firm).written()}"),
        Choice(
            _("a new one: {name}").format(name=named.firm),
            named._replace(firm=f"{named.firm} (new)").written(),
        ),
    )
    return Found(None, sentence.format(rest=more, firm=firm), choices)


def is_new_in(firm: str) -> bool:
    """Whether brackets behind an organisation say that it is new."""
    found = _BRACKETS.search(firm)
    return found is not None and is_new(clean(found[1]))


def with_firm_behind(named: Named, people: Sequence[Participant], directory: Directory) -> Named:
    """A prospect whose firm stands behind "from" instead of a stroke: "Petar Petrov from Riba Delta", where nobody of that name was there."""
    if not named.by or named.contact or surest(named.by, ((person.name, person) for person in people)):
        return named
    if not reads_like_name(named.firm) or find_account(named.by, "", directory).one is None:
        return named
    return Named(named.firm, named.by, "", named.why)


def _is_competitor(named: Named, name: str, directory: Directory) -> Found | None:
    """What to ask where an organisation is a competitor of the book; None where it is none."""
    if not any(is_same_firm(name, rival) for rival in directory.competitors()):
        return None
    sentence = _("{name} is a competitor here: name it in the note, or say that it is a new prospect.")
    choices = (
        Choice(_("in the note: {name}").format(name=name), name),
        Choice(
            _("a new one: {name}").format(name=name),
            named._replace(firm=_("{name} (new)").format(name=name)).written(),
        ),
    )
    return Found(None, sentence.format(name=name), choices)


def is_same_firm(name: str, other: str) -> bool:
    """Whether two names of firms sound the same without their legal forms, in either alphabet: Фолпак, Folpak OOD."""
    one, two = (form_of_name(text, LEGAL_FORMS) for text in (name, other))
    return bool(one.sound) and (
        one.sound == two.sound or (len(one.bare[0]) > 4 and sound_of(one.bare[0]) == two.sound)
    )


def prospect(
    named: Named, directory: Directory, today: date, account_id: int | None = None
) -> ReferralEntry | Found:
    """The naming of an organisation that is known, or is surely new; or what is to be asked.

    `account_id` is the account at hand, of whose people none is taken for an organisation.
    """
    found = _BRACKETS.search(named.firm)
    name, apart = (named.firm[: found.start()], clean(found[1])) if found else (named.firm, "")
    if not name:
        return Found(None, _("Say which organisation was named."))
    known = Found() if is_new(apart) else find_account(name, apart, directory)
    if known.one is None and not is_new(apart) and (doubt := _doubt(named, name, known, directory)):
        return doubt
    if known.one is None and not is_new(apart) and (doubt := _is_competitor(named, name, directory)):
        return doubt
    if known.one is None and not is_new(apart) and (doubt := _is_person(named, name, directory, account_id)):
        return doubt
    if known.one is None and not is_new(apart) and (doubt := _is_turned(named, name, directory)):
        return doubt
    account = known.one
    if account is None and apart and not is_new(apart):
        return Found(None, brackets_mean_nothing(apart))
    entry = ReferralEntry(name, today, Source.CHAIN, person=named.contact, why=named.why)
    if account is None:
        return entry
    if account.record_id == account_id:
        return Found(None, _("{name} cannot be named by its own people.").format(name=account.name))
    entry = entry._replace(organisation=account.name, account_id=account.record_id)
    people = directory.people(account.record_id) if named.contact else ()
    contact = find(named.contact, "", people).one
    return entry if contact is None else entry._replace(person_id=contact.record_id, person=contact.name)


def _doubt(named: Named, name: str, known: Found, directory: Directory) -> Found | None:
    """What to ask of an organisation that may be known; None where it is surely new."""
    choices = known.choices or choices_of(directory.twins(name))
    if not choices:
        return None
    new = Choice(_("a new one: {name}").format(name=name), _("{name} (new)").format(name=name))
    sentence = known.problem or _("Is “{name}” new?").format(name=name)
    return Found(
        None,
        sentence,
        tuple(c._replace(instead=named._replace(firm=c.instead).written()) for c in (*choices, new)),
    )


def _is_person(named: Named, name: str, directory: Directory, account_id: int | None) -> Found | None:
    """What to ask where somebody of the account is named like what should be an organisation; None where nobody is."""
    people = directory.people(account_id) if not named.contact else ()
    meant = find(name, "", people)
    if meant.one is None and not meant.problem:
        return None
    who = meant.one.name if meant.one else name
    sentence = _(
        "Is “{name}” {person}, or an organisation? Behind + stands an organisation: +Fantastico from {name}."
    )
    new = named._replace(firm=_("{name} (new)").format(name=name)).written()
    choices = (Choice(_("a new one: {name}").format(name=name), new),)
    return Found(None, sentence.format(name=name, person=who), choices)


def _is_turned(named: Named, name: str, directory: Directory) -> Found | None:
    """What to ask where the person before the stroke is called like an account: +Billa/Petrov; None where not."""
    words = words_of(named.contact)
    if not words or all(words_of(one.name) != words for one in directory.accounts_called(named.contact)):
        return None
    sentence = _("Is “{name}” an organisation? Before the stroke stands a person: +Koleva/Fantastico.")
    new = _("{name} (new)").format(name=name)
    choices = (
        Choice(f"{name}, {named.contact}", named._replace(contact=name, firm=named.contact).written()),
        Choice(_("a new one: {name}").format(name=name), named._replace(firm=new).written()),
    )
    return Found(None, sentence.format(name=name), choices)


def prospect_means(entry: ReferralEntry) -> str:
    """A prospect in words: whether it is new, whom to speak to, why it fits."""
    firm = entry.organisation if entry.account_id else _("+ {name} (new)").format(name=entry.organisation)
    return firm + (f", {entry.person}" if entry.person else "") + (f": {entry.why}" if entry.why else "")
