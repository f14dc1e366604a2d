"""What names, cities, registration numbers, e-mails, websites and phones are compared by."""

import re
from functools import lru_cache

from kamtui.domain.accounts.name_words import mixes_alphabets
from kamtui.domain.accounts.phones import SHORTEST_NUMBER as SHORTEST_PHONE
from kamtui.domain.accounts.phones import comparable_number
from kamtui.domain.text.cleaning import clean, fold

_NOT_OURS = frozenset(
    (
        "gmail", "abv", "mail", "yahoo", "outlook", "hotmail", "dir", "icloud", "live", "gbg", "proton",
        "protonmail", "msn", "aol", "gmx", "facebook", "linkedin", "instagram",
    )
)  # fmt: skip
"""Domains at which everybody may have an address."""
_SECOND_LEVELS = frozenset(("com", "co", "net", "org", "gov", "edu", "ac"))

SHORTEST_NUMBER = 5
"""How many characters a registration number has: a shorter one counts somebody's customers, and tells no firm from another."""


@lru_cache(maxsize=10_000)
def city_key(city: str) -> str:
    """A city for comparing, whatever the alphabet, without "гр." before it; empty for none."""
    words = " ".join("".join(char if char.isalnum() else " " for char in fold(clean(city))).split())
    return re.sub(r"^(gr|grad|s|selo|gk|city of) (?=\w)", "", words)


@lru_cache(maxsize=20_000)
def number_key(number: str) -> str:
    """A registration number for comparing; spreadsheets drop the zeros before it. Empty for one too short."""
    bare = "".join(char for char in fold(number) if char.isalnum())
    if len(bare) < SHORTEST_NUMBER:
        return ""
    if re.fullmatch(r"bg\d{9,13}", bare, re.ASCII):
        bare = bare[2:]
    return bare.lstrip("0") if bare.isdecimal() else bare


def mail_key(address: str) -> str:
    """An e-mail address for comparing; empty for what is none."""
    text = address.strip().casefold().removeprefix("mailto:")
    return text if re.fullmatch(r"[^\s@]+@[^\s@]+", text) else ""


def phone_key(phone: str) -> str:
    """The digits of a phone for comparing, whatever the blanks, 0 or +359; empty for too few to tell one by."""
    digits = comparable_number(phone)
    return digits if len(digits) >= SHORTEST_PHONE else ""


def host_of(address: str) -> str:
    """The domain of an e-mail address or website; empty where it is none, or belongs to everybody."""
    text = address.strip().casefold().rpartition("@")[2]
    text = text.partition("://")[2] or text
    host = text.partition("/")[0].partition(":")[0].removeprefix("www.").strip(".")
    if "." not in host or any(char.isspace() for char in host):
        return ""
    return "" if host_label(host) in _NOT_OURS else host


def host_label(host: str) -> str:
    """The name in a domain: `kaufland` in `shop.kaufland.co.uk`."""
    parts = host.split(".")
    place = 3 if len(parts) > 2 and parts[-2] in _SECOND_LEVELS else 2
    return parts[-place]


@lru_cache(maxsize=20_000)
def customer_key(name: str) -> str:
    """A customer's name for comparing and remembering: folded, without punctuation.

    A word that mixes alphabets is not folded: it looks like another name, and may be one.
    """
    if mixes_alphabets(name):  # often in two words, each in its own
        words = _alphanumeric(name.casefold()).split()
        if any(map(mixes_alphabets, words)):
            return " ".join(word if mixes_alphabets(word) else fold(word) for word in words)
    return " ".join(_alphanumeric(fold(name)).split())


def _alphanumeric(text: str) -> str:
    """A text with a blank for each sign that is no letter or digit."""
    return "".join(char if char.isalnum() else " " for char in text)
