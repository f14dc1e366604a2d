"""Telephone numbers by their digits: the same number, whatever the blanks, the leading 0 or +359."""

import re
import unicodedata
from functools import lru_cache

HOME_CODE = "359"
"""The country code of a number that is written without one."""
SHORTEST_NUMBER = 6
"""Digits; fewer are the end of a number before them, an extension or a short number."""
FEWEST_SOUGHT = 3
"""Digits; fewer are not looked for inside of numbers."""

# Characters that stand between the digits of one number. A letter, a comma or a semicolon ends it.
_NUMBER = re.compile(r"[+(]*\d(?:[\d\s()./\-\u2010-\u2015\u00b7]*\d)?")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_DAMAGED = re.compile(r"[+-]?\d(?:[.,]\d+)?\s*E\s*\+?\d+", re.IGNORECASE)
_HOME_LENGTHS = (8, 9)
"""Digits of a Bulgarian number without its leading 0, which spreadsheets drop: 2 987 65 43, 888 123 456."""
_SHORTEST_WITH_CODE = 11


def tidy_number(text: str) -> str:
    """A number without what a spreadsheet put around it: an apostrophe before it, `.0` behind it."""
    bare = text.strip()
    if re.match(r"['’`´‘]\s*[+(\d]", bare):
        bare = bare[1:].lstrip()
    return re.sub(r"^(\+?\d{6,})[.,]0$", r"\1", bare)


def looks_damaged(text: str) -> bool:
    """Whether a spreadsheet has rounded the number (3.59889E+11) or left signs in place of it (#####)."""
    bare = tidy_number(text)
    return bool(_DAMAGED.fullmatch(bare)) or (len(bare) > 1 and not bare.strip("#"))


def numbers_in(text: str) -> tuple[str, ...]:
    """Each number in a text by its comparable digits, with the country code where one is known or meant.

    What has fewer than six digits counts only where the text holds nothing longer: `*88`, `112`.
    """
    numbers = [_comparable(match[0]) for match in _NUMBER.finditer(_plain(tidy_number(text)))]
    long = [digits for digits in numbers if len(digits) >= SHORTEST_NUMBER]
    return tuple(dict.fromkeys(long or [digits for digits in numbers if digits]))


@lru_cache(maxsize=20_000)
def comparable_number(text: str) -> str:
    """The comparable digits of the first number in a text; "" where there is none or it is damaged."""
    return "" if looks_damaged(text) else next(iter(numbers_in(text)), "")


def sought_digits(text: str) -> str:
    """The digits to look for in comparable numbers, of a number typed in whole or in part; "" for too few.

    Without what stands before a national number: +, 00, 0. `0888 12` becomes `88812`.
    """
    return _without_zeros(_digits(_TRUNK_ZERO.sub("", _plain(text))), FEWEST_SOUGHT)


def _without_zeros(digits: str, fewest: int) -> str:
    bare = digits.lstrip("0")
    if bare.startswith(f"{HOME_CODE}0"):  # +359 0888 …
        bare = HOME_CODE + bare[len(HOME_CODE) :].lstrip("0")
    return bare if len(bare) >= fewest else ""


def _comparable(number: str) -> str:
    """The digits of one number as it is compared: 0888 123 456, +359 (0)888 123 456 and 888 123 456 are one."""
    with_code = number.lstrip("(").startswith(("+", "00"))
    written = _TRUNK_ZERO.sub("", number) if with_code else number
    digits = _digits(written)
    if with_code:
        return _without_zeros(digits, 1)
    if digits.startswith("0"):
        return HOME_CODE + digits.lstrip("0") if digits.strip("0") else ""
    if len(digits) >= _SHORTEST_WITH_CODE:
        return _without_zeros(digits, 1)
    return HOME_CODE + digits if len(digits) in _HOME_LENGTHS else digits


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _plain(text: str) -> str:
    """A text in which every digit is one of 0 to 9."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_ASCII_DIGITS)


class _AsciiDigits(dict[int, str]):
    """For `str.translate`: decimal digits of any script as 0 to 9, everything else as it is."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = str(unicodedata.decimal(char, -1))
        return char if digit == "-1" else digit


_ASCII_DIGITS = _AsciiDigits()
