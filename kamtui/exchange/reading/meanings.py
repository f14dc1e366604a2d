"""What the cells of a table mean: stages, switches, days, numbers of registration, in two languages."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from kamtui.domain.accounts.typed_account import read_birthday as read_own_birthday
from kamtui.domain.accounts.words import Language, Stage
from kamtui.domain.text.cleaning import fold
from kamtui.domain.time.birthday import Birthday
from kamtui.domain.time.date_errors import DateError
from kamtui.domain.time.typed_days import read_day

_NOTHING = frozenset(
    ("", "-", "--", "–", "—", "n/a", "н/д", "n.a.", "null", "none", "няма", "няма данни", ".")
)
_ERROR = re.compile(r"#(REF!|VALUE!|NAME\?|NULL!|NUM!|DIV/0!|N/A|SPILL!|CALC!)|Err:\d{3}", re.IGNORECASE)
_YES = frozenset(
    fold(w)
    for w in ("1", "x", "х", "yes", "y", "true", "да", "д", "ok", "✓", "✔", "+", "ключов", "key", "vip")
)
_NO = frozenset(fold(w) for w in ("0", "no", "n", "false", "не", "н", "✗"))

# Read from the top: a former customer is first of all former.
_STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.LOST, "lost загубен изгубен отказал отказан churned rejected disqualified unqualified"),
    (Stage.FORMER, "former inactive ex past бивш неактивен предишен previous dormant прекратен"),
    (
        Stage.PROSPECT,
        "prospect lead potential opportunity потенциален перспективен бъдещ target",
    ),
    (Stage.CUSTOMER, "customer client клиент active активен настоящ текущ current действащ редовен existing"),
)
_LANGUAGES = {
    fold(word): language
    for language, words in (
        (Language.EN, "en eng english английски англ en-gb en-us"),
        (Language.BG, "bg bul bulgarian български бълг бг bg-bg"),
    )
    for word in words.split()
}
_MONTH_FIRST = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s*[AaPp][Mm]|Z)?$")
_HAS_YEAR = re.compile(r"\d{4}|\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?\d{2}\b")
_EIK = re.compile(r"(?:BG)?(\d{9}|\d{10}|\d{13})")
_NUMBER_WORDS = re.compile(
    r"\b(еик|eik|булстат|bulstat|uic|ин\s+по\s+з?ддс|идент\w*|vat|ддс|no|рег|номер)\b[\s.:№/]*|№",
    re.IGNORECASE,
)
_BULGARIA = frozenset(map(fold, ("България", "Bulgaria", "BG", "BGR", "Bulgarien", "Република България")))
_ADDRESSED = re.compile(
    "mrs?|ms|miss|mx|dr|prof|herr|frau|г-н|г-жа|г-ца|д-р|проф|доц|инж|господин|госпожа", re.IGNORECASE
)
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_CURRENCIES = re.compile(r"(?:лв\.?|лева|lv\.?|bgn|€|eur|евро|\$|usd)", re.IGNORECASE)
_SMALL_NUMBER = re.compile(r"[-+(]?\d{1,3}(?:[ .,'\u00a0]?\d{3}){0,3}(?:[.,]\d+)?\)?%?")
_SHORTEST_NUMBER = 8  # digits of a registration number; a tax of ten millions has its decimals


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no value: "-", "n/a", "няма"."""
    return text.strip().casefold() in _NOTHING


def is_error(text: str) -> bool:
    """Whether a cell holds what a spreadsheet writes where it cannot calculate: #REF!, #N/A, #DIV/0!."""
    return text.lstrip()[:1] in ("#", "E", "e") and _ERROR.fullmatch(text.strip()) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell of a text, not of an amount, says that there is no value; an error of a spreadsheet is none."""
    return is_nothing(text) or is_error(text)


def is_form_of_address(text: str) -> bool:
    """Whether a text is what stands before a name, and no title of a job: Mr, г-жа, Dr."""
    return _ADDRESSED.fullmatch(text.strip(" .")) is not None


def is_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC.search(text) is not None


def is_bulgaria(text: str) -> bool:
    """Whether a text names the country Bulgaria."""
    return fold(text.strip()) in _BULGARIA


def is_number_of_bulgaria(text: str) -> bool:
    """Whether a number of registration is Bulgarian: an EIK by its check digit, or with BG before it."""
    number = read_number(text)
    is_eik = number.isdecimal() and len(number) in (9, 13) and not is_wrong_eik(number)
    return is_eik or text.strip().upper().startswith("BG")


def read_stage(text: str) -> Stage | None:
    """The stage that a word or two speak of ("бивш клиент"), or None."""
    words = [word for word in re.split(r"[^\w]+", fold(text)) if word]
    if not words or len(words) > 5 or "not" in words or "non" in words or "ne" in words:
        return None
    for stage, known in _STAGES:
        # Four letters and more stand for the forms of a word: клиенти, потенциална.
        stems = [fold(word) for word in known.split()]
        for word in words:
            if any(word == stem or (len(stem) > 3 and word.startswith(_stem(stem))) for stem in stems):
                return stage
    return None


def _stem(word: str) -> str:
    return word[:-2] if word.endswith("en") and len(word) > 5 else word


def read_language(text: str) -> Language | None:
    """The language that a word names ("български"); None for one in which no letter can be written."""
    return _LANGUAGES.get(fold(text.strip()))


def read_flag(text: str) -> bool | None:
    """Yes, no, or neither."""
    folded = fold(text.strip())
    return True if folded in _YES else False if folded in _NO else None


def month_first(values: Iterable[str]) -> bool:
    """Whether a column of dates is written as 12/31/2026: its second number passes 12, its first never."""
    pairs = _in_slashes(values)
    return any(second > 12 for _first, second in pairs) and all(first <= 12 for first, _second in pairs)


def day_first(values: Iterable[str]) -> bool:
    """Whether a column of dates is written as 31/12/2026."""
    return any(first > 12 >= second for first, second in _in_slashes(values))


def _in_slashes(values: Iterable[str]) -> list[tuple[int, int]]:
    return [(int(m[1]), int(m[2])) for value in values if (m := _MONTH_FIRST.match(value))]


def has_slashes(values: Iterable[str]) -> bool:
    """Whether a day among these may be read in two ways: 3/4/2026."""
    return any(
        int(match[1]) <= 12 and int(match[2]) <= 12
        for value in values
        if (match := _MONTH_FIRST.match(value))
    )


def read_date(text: str, *, american: bool = False) -> date | None:
    """A date with its year, as programs and people write it, or Excel's count of days; None if it is not one."""
    text = _TIME.sub("", text.strip())
    if text.isascii() and text.isdecimal() and len(text) == 5:
        return date(1899, 12, 30) + timedelta(days=int(text)) if 20_000 <= int(text) <= 80_000 else None
    if american and (match := _MONTH_FIRST.match(text)):
        text = f"{match[2]}.{match[1]}.{match[3]}"
    if not _HAS_YEAR.search(text):
        return None
    try:
        # With its year given, a date does not depend on today.
        return read_day(text, date(2026, 1, 1))
    except DateError:
        return None


def read_birthday(text: str, today: date, *, american: bool = False) -> Birthday | None:
    """A birthday as programs and people write it, with or without its year; None if it is not one.

    1604 is the year that address books of Apple write where none is known. Raises DateError for a year that
    nobody was born in.
    """
    text = re.sub(r"(?<=\d)T[\d:.]+(Z|[+-]\d\d:?\d\d)?$", "", _TIME.sub("", text.strip()))
    if _NO_DAY.fullmatch(text):
        return None
    if text.isascii() and text.isdecimal() and len(text) == 5:
        day = date(1899, 12, 30) + timedelta(days=int(text))
        return Birthday(day.month, day.day, day.year) if day < today else None
    if text.isascii() and text.isdecimal() and len(text) == 8:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if match := re.fullmatch(r"(?:1604|0000|0001)-(\d\d)-(\d\d)", text):
        text = f"--{match[1]}-{match[2]}"
    match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?", text)
    if match and int(match[1]) <= 12 and (american or int(match[2]) > 12):
        text = f"{match[2]}.{match[1]}.{match[3] or ''}"
    return read_own_birthday(text, today)


_NO_DAY = re.compile(r"[0\s./\-]*(г\.?)?")
"""0.0.00 г., 00/00/0000: what programs write for no day."""


def read_number(text: str) -> str:
    """A registration number to keep: bare digits of an EIK (also from a Bulgarian VAT number), else as given."""
    bare = re.sub(r"[\s.\-]", "", _NUMBER_WORDS.sub("", text)).upper().replace("ВG", "BG")
    if re.fullmatch(r"\d{9}0", bare) and re.fullmatch(r".*\d\.0", text.strip()):
        bare = bare[:-1]  # 131129282.0, as spreadsheets write numbers
    if match := _EIK.fullmatch(bare):
        return match[1] if match[1].strip("0") else ""
    return text.strip() if text.strip(" 0-.") else ""


def is_wrong_eik(number: str) -> bool:
    """Whether a number of 9 or 13 digits breaks the check digit of Bulgarian company numbers."""
    if not re.fullmatch(r"\d{9}|\d{13}", number, re.ASCII):
        return False
    digits = [int(char) for char in number]
    wrong = digits[8] != _check(digits[:8], range(1, 9), range(3, 11))
    return wrong or (len(digits) == 13 and digits[12] != _check(digits[8:12], (2, 7, 3, 5), (4, 9, 5, 7)))


def _check(digits: list[int], first: Iterable[int], second: Iterable[int]) -> int:
    left = sum(d * w for d, w in zip(digits, first, strict=True)) % 11
    if left == 10:
        left = sum(d * w for d, w in zip(digits, second, strict=True)) % 11
    return left % 10


def are_amounts(values: Iterable[str]) -> bool:
    """Whether most cells under "VAT" or "Tax" are amounts or percents, and not numbers of registration."""
    amounts = others = 0
    for value in values:
        bare = _CURRENCIES.sub("", value.replace("−", "-")).strip().replace(" %", "%")
        digits = sum(1 for char in bare if char.isdecimal())
        is_bare = bare.isdecimal() or re.fullmatch(r"[\d ]+", bare) is not None
        if _SMALL_NUMBER.fullmatch(bare) and not (is_bare and digits >= _SHORTEST_NUMBER):
            amounts += 1
        else:
            others += 1
    return amounts > others
