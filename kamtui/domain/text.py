"""Text at the boundary: what may be kept and shown, and how it is compared.

Every text from a person, a paste or a file goes through `clean` before it is stored, and again
before it is shown or printed: a name must never be able to steer the terminal.
"""

import unicodedata
from functools import lru_cache

LINE_LIMIT = 500
"""Characters in one line of a form."""
NOTE_LIMIT = 200_000
"""Characters in a note."""

# Bidirectional controls reorder what a person reads; nothing typed in a book needs them.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"})

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


def clean(text: str, *, lines: bool = False, limit: int | None = None) -> str:
    """`text` without control characters, bidi controls and lone surrogates, NFC, bounded.

    One line with single spaces, unless `lines` keeps newlines and tabs. At most `limit` characters
    (`LINE_LIMIT`, or `NOTE_LIMIT` with `lines`). Cleaning twice changes nothing.
    """
    bound = limit if limit is not None else (NOTE_LIMIT if lines else LINE_LIMIT)
    if text.isascii() and text.isprintable():
        kept = text
    else:
        text = text.encode("utf-8", "replace").decode("utf-8")
        text = text.replace("\r\n", "\n").translate(_LINE_ENDS).translate(_BIDI)
        text = "".join(char if char in "\n\t" else _harmless(char) for char in text)
        # Last, because what was between a letter and its accent is gone only now.
        kept = unicodedata.normalize("NFC", text)
    if lines:
        return kept[:bound]
    return " ".join(kept.split())[:bound].rstrip()


def _harmless(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Cs"):
        return ""
    return "\ufffd" if category == "Cn" else char


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` for comparing: without case, accents or alphabet ("Иванова" and "ivanova" are alike)."""
    # The breve of й is a letter of its own, so Cyrillic is romanised before accents are dropped.
    latin = unicodedata.normalize("NFC", text).casefold().translate(_LATIN)
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    # Taking signs apart gives capitals and Cyrillic again (№ is No). Мария is written Maria as often as Mariya.
    return bare.casefold().translate(_LATIN).replace("iya", "ia")


def words_of(text: str) -> list[str]:
    """The folded words of a query, at most 12, only those with a letter or digit."""
    parts = "".join(c if c.isalnum() else " " for c in fold(clean(text))).split()
    return parts[:12]


def printable(text: str) -> str:
    """`text` fit for a terminal that may not know every letter of it."""
    return clean(text, lines=True)
