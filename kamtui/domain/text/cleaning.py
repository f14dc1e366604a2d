"""Text at the boundary: what may be kept and shown, and how it is compared.

Every text from a person, a paste or a file goes through `clean` before it is stored, and again
before it is shown or printed: a name must never be able to steer the terminal.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LINE_LIMIT = 500
"""Characters in one line of a form."""
NOTE_LIMIT = 200_000
"""Characters in a note."""
_LONGEST_QUOTE = 40
"""Characters of a typed text that a message repeats."""

# Bidirectional controls reorder what a person reads; nothing typed in a book needs them.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"})

# Signs that take no room: two names that differ by one of them look the same and are not found.
# The soft hyphen, zero width spaces and joiners, the byte order mark, fillers, blank Braille, tags.
# Compiled when a text first asks for it, which hardly one does.
_INVISIBLE = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


_PLAIN = re.compile("[ -~\u0400-\u045f–—„“”…−€≥≤]*")
"""Letters and signs that stay what they are, as nearly every text is made of: Latin and Cyrillic ones."""
_JOINER, _NON_JOINER = "\u200d", "\u200c"
_BLACK_FLAG, _KEYCAP = "\U0001f3f4", "\u20e3"
_JOINING_SCRIPTS = (
    (0x0600, 0x08FF),  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    (0x0900, 0x0DFF),  # the scripts of India and Sri Lanka
    (0x0F00, 0x109F),  # Tibetan, Burmese
    (0x1700, 0x18AF),  # Philippine scripts, Khmer, Mongolian
    (0x1A20, 0x1BFF),  # Tai Tham, Balinese, Sundanese, Batak
    (0xA800, 0xABFF),  # further scripts of India, Java, Cham, Meetei
    (0xFB50, 0xFDFF),  # Arabic as printed
    (0xFE70, 0xFEFC),
    (0x10A00, 0x11FFF),
)
"""Scripts in which a joiner between two letters changes how they are read."""

# The official Bulgarian romanisation, so that `ivanova` finds Иванова, with Russian and Ukrainian
# letters beside it. Folding is for comparing only and is never shown.
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
        "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht",
        "ъ": "a", "ь": "y", "ю": "yu", "я": "ya", "ы": "y", "э": "e", "і": "i", "є": "e", "ґ": "g",
        "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i",
    }
)  # fmt: skip

_ONE_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})

# Cyrillic letters that the code points do not have in the order of the alphabets: each follows another one.
_AFTER = "\uffff"
_FOLLOWS = {
    letter: before + _AFTER * place
    for before, letters in (
        ("г", "ґѓ"),
        ("д", "ђ"),
        ("е", "є"),
        ("з", "ѕ"),
        ("и", "ії"),
        ("й", "ј"),
        ("к", "ќ"),
        ("л", "љ"),
        ("н", "њ"),
        ("т", "ћ"),
        ("у", "ў"),
        ("ч", "џ"),
    )
    for place, letter in enumerate(letters, 1)
} | {"й": "й"}
"""й is a letter of its own, though Unicode takes it for и with an accent."""


def clean(text: str, *, lines: bool = False, limit: int | None = None) -> str:
    """`text` without control characters, invisible signs, bidi controls and lone surrogates, NFC, bounded.

    Joiners stay where they are part of what is read: within an emoji, and in scripts that need them.
    One line with single spaces, unless `lines` keeps newlines and tabs. At most `limit` characters
    (`LINE_LIMIT`, or `NOTE_LIMIT` with `lines`). Cleaning twice changes nothing.
    """
    bound = limit if limit is not None else (NOTE_LIMIT if lines else LINE_LIMIT)
    if not text:
        return ""
    if not lines:
        text = text.replace("\u00a0", " ")  # as every other space below, and most amounts have one
    if _PLAIN.fullmatch(text) and len(text) <= bound and (lines or _has_single_spaces(text)):
        return text  # by far most
    if text.isprintable() and (text.isascii() or _is_as_kept(text)):
        kept = text
    else:
        text = text.encode("utf-8", "replace").decode("utf-8")
        text = text.replace("\r\n", "\n").translate(_LINE_ENDS).translate(_BIDI)
        text = "".join(char if char in "\n\t" else _harmless(char) for char in text)
        # Last, because what was between a letter and its accent is gone only now.
        kept = unicodedata.normalize("NFC", _without_invisible(text))
    if not lines:
        kept = " ".join(kept.split())
    if len(kept) > bound:
        kept = _without_invisible(kept[:bound])  # a joiner at the cut joins nothing any more
    return kept if lines else kept.rstrip()


def clean_all(texts: Sequence[str]) -> list[str]:
    """Many lines, each of them clean. Where all are already, as nearly always, that is told of all at once."""
    together = "\n".join(texts).replace("\u00a0", " ")
    lines = together.split("\n")
    are_clean = (
        len(lines) == len(texts)
        and _PLAIN.fullmatch("".join(lines))
        and _has_single_spaces(together)
        and "\n " not in together
        and " \n" not in together
        and max(map(len, lines)) <= LINE_LIMIT
    )
    return lines if are_clean else list(map(clean, texts))


def _has_single_spaces(text: str) -> bool:
    """Whether spaces stand only between words, and there is one between two."""
    return "  " not in text and not text.startswith(" ") and not text.endswith(" ")


def _is_as_kept(text: str) -> bool:
    """Whether cleaning would leave a text as it is, of which every sign is one that is printed, or a space."""
    return unicodedata.is_normalized("NFC", text) and not re.search(_INVISIBLE, text)


def _without_invisible(text: str) -> str:
    """`text` without the signs that nobody sees, unless they change how their neighbours are read."""
    if not re.search(_INVISIBLE, text):
        return text
    kept: list[str] = []
    visible = len(text)  # where the next visible sign stands
    following: list[str] = []
    for place in range(len(text) - 1, -1, -1):
        following.append(text[visible] if visible < len(text) else "")
        if not re.match(_INVISIBLE, text[place]):
            visible = place
    for char, after in zip(text, reversed(following), strict=True):
        if not re.match(_INVISIBLE, char) or _is_needed(char, kept, after):
            kept.append(char)
    return "".join(kept)


def _is_needed(char: str, before: Sequence[str], after: str) -> bool:
    """Whether an invisible sign belongs to what is read: `before` is what was kept so far, `after` the next visible sign."""
    last = before[-1] if before else ""
    if char == _JOINER and _is_picture(after):
        return _is_picture(last) or (last == "\ufe0f" and len(before) > 1 and _is_picture(before[-2]))
    if char in (_JOINER, _NON_JOINER) or "\u180b" <= char <= "\u180f":
        return _is_in_joining_script(last)
    if char in ("\ufe0e", "\ufe0f"):  # a sign as text or as a picture
        return _is_picture(last) or (last in "0123456789#*" and after == _KEYCAP) if last else False
    if "\ufe00" <= char <= "\ufe0d" or "\U000e0100" <= char <= "\U000e01ef":  # another shape of a sign
        return bool(last) and not re.match(_INVISIBLE, last) and last > "\u2200"
    if "\U000e0020" <= char <= "\U000e007f":  # the flag of a part of a country
        return last == _BLACK_FLAG or "\U000e0020" <= last <= "\U000e007e"
    return False


def _is_picture(char: str) -> bool:
    return (
        "\u2190" <= char <= "\u2bff"
        or "\U0001f000" <= char <= "\U0001faff"
        or (char != "" and char in "\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299")
    )


def _is_in_joining_script(char: str) -> bool:
    return char != "" and any(first <= ord(char) <= last for first, last in _JOINING_SCRIPTS)


@lru_cache(maxsize=4096)
def _harmless(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Cs"):
        return ""
    return "\ufffd" if category == "Cn" else char


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` for comparing: without case, accents or alphabet ("Иванова" and "ivanova" are alike)."""
    # The breve of й is a letter of its own, so Cyrillic is romanised before accents are dropped.
    latin = bare = _in_latin(unicodedata.normalize("NFC", text))
    if not latin.isascii():  # hardly ever, once it is romanised
        bare = unicodedata.normalize("NFKD", latin)
        # Few texts have accents left, so each letter is looked at once, not each of its places.
        if not bare.isascii() and (accents := {c for c in set(bare) if unicodedata.combining(c)}):
            bare = "".join(c for c in bare if c not in accents)
        bare = re.sub(_INVISIBLE, "", bare)
        if bare != latin:  # taking signs apart gives capitals and Cyrillic again (№ is No)
            bare = _in_latin(bare)
    return bare.replace("iya", "ia")  # Мария is written Maria as often as Mariya


def _in_latin(text: str) -> str:
    small = text.casefold()
    return small if small.isascii() else small.translate(_LATIN)


@lru_cache(maxsize=50_000)
def sort_key(text: str) -> str:
    """What names are put in order by: digits, then Latin, then Cyrillic, each in the order of its own alphabet.

    Without regard to case, accents or punctuation: „Чавдар“ stands after Васил, Žabka among the Z. Of names
    that are alike so far, the letters as they were typed decide.
    """
    typed = unicodedata.normalize("NFC", text).casefold()
    letters = "".join(map(_order_of, typed)).split()
    return " ".join(letters) + "\x01" + typed


@lru_cache(maxsize=5_000)
def _order_of(char: str) -> str:
    """A letter as it is put in order: without its accent, or as the one that it follows in its alphabet."""
    if char in _FOLLOWS:
        return _FOLLOWS[char]
    if not char.isalnum():
        return " " if char.isspace() or char in "-–—/_" else ""
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).casefold()
    return bare.translate(_ONE_LATIN)


def words_of(text: str) -> list[str]:
    """The folded words of a query, at most 12, only those with a letter or digit."""
    parts = "".join(c if c.isalnum() else " " for c in fold(clean(text))).split()
    return parts[:12]


def printable(text: str) -> str:
    """`text` fit for a terminal that may not know every letter of it."""
    return clean(text, lines=True)


def quoted(text: str) -> str:
    """What was typed, as a message may repeat it: clean and not too long."""
    bare = clean(text)
    return bare if len(bare) <= _LONGEST_QUOTE else bare[: _LONGEST_QUOTE - 1] + "…"


def shortened(text: str, most: int) -> str:
    """A text on one line, cut at the end of a word, with … for what is left out, where it has more characters."""
    line = clean(text)
    if len(line) <= most:
        return line
    words = line[: most - 1].rsplit(" ", 1)[0].rstrip(" .,;:")
    return f"{words}…"
