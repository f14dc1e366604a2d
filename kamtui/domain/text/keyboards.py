"""The keyboards that Bulgarian is typed with: which key of a Latin keyboard a letter stands on.

The letters are those of X11's `bg` keyboards, which are those of Windows under the same names. A key goes by
the name that Textual gives it: a letter is itself, a sign its name in words, with `ctrl+` or `alt+` before it
while that is held.
"""

from collections.abc import Iterable, Mapping

from kamtui.domain.text.language import _

LATIN = "latin"
"""The keyboard of who types no Cyrillic commands: a Cyrillic letter is none."""

_KEYS = ("`qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")
_SHIFTED = ("~QWERTYUIOP{}|", 'ASDFGHJKL:"', "ZXCVBNM<>?")
_ROWS = {
    "phonetic": ("ючшертъуиопящь", "асдфгхйкл;'", "зжцвбнм,./"),
    "phonetic-traditional": ("чявертъуиопшщю", "асдфгхйкл;'", "зьцжбнм,./"),
    "bds": ("`,уеишщксдзц;\\", "ьяаожгтнвмч", "юйъэфхпрлб"),
}
_SHIFTED_OTHERWISE = {
    "phonetic": {"ѝ": "|", "Ѝ": "|"},
    "phonetic-traditional": {"ѝ": "X", "Ѝ": "X"},
    "bds": {"ѝ": "A", "Ѝ": "A", "ы": "Q", "Ы": "Q", "§": "}"},
}
"""What shift gives on some systems instead of the capital letter."""

KEYBOARDS = (*_ROWS, LATIN)
"""The names of the setting `keyboard`."""

SIGNS = {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than_sign",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "backslash",
    "]": "right_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "{": "left_curly_bracket",
    "|": "vertical_line",
    "}": "right_curly_bracket",
    "~": "tilde",
    "§": "section_sign",
}
"""The names of keys that are signs."""


def _name(sign: str) -> str:
    return SIGNS.get(sign, sign)


def _table(keyboard: str) -> dict[str, str]:
    """By the name of each key of a keyboard that differs from the Latin one, the name of the Latin key."""
    latin: dict[str, str] = {}
    for keys, shifted, row in zip(_KEYS, _SHIFTED, _ROWS[keyboard], strict=True):
        for key, upper, letter in zip(keys, shifted, row, strict=True):
            if letter != key:
                latin[_name(letter)] = _name(key)
                if letter.isalpha():
                    latin[letter.upper()] = _name(upper)
    latin |= {_name(sign): _name(key) for sign, key in _SHIFTED_OTHERWISE[keyboard].items()}
    return latin


TABLES: Mapping[str, Mapping[str, str]] = {name: _table(name) for name in _ROWS}


def label(keyboard: str) -> str:
    """What a keyboard is called, and how one knows it: by the row below the numbers."""
    return {
        "phonetic": _("phonetic (ч ш е р т ъ …), also called new phonetic"),
        "phonetic-traditional": _("traditional phonetic (я в е р т ъ …)"),
        "bds": _("BDS, as on typewriters (, у е и ш щ …)"),
        LATIN: _("none of them: keys are pressed on a Latin keyboard only"),
    }[keyboard]


def is_cyrillic(key: str) -> bool:
    """Whether a key, perhaps with ctrl or alt, is a letter that a Latin keyboard does not have."""
    letter = key.rpartition("+")[2]
    return len(letter) == 1 and "\u0400" <= letter <= "\u04ff"


def reading(key: str, keyboard: str) -> str | None:
    """The Latin key on which a key of a keyboard lies, ctrl and alt kept; None where it is no other key."""
    held, plus, letter = key.rpartition("+")
    latin = TABLES.get(keyboard, {}).get(letter)
    return None if latin is None else f"{held}{plus}{latin}"


def readings(key: str) -> list[str]:
    """What a Cyrillic key may mean while it is not known which keyboard it comes from."""
    if not is_cyrillic(key):
        return []
    read: Iterable[str | None] = (reading(key, name) for name in TABLES)
    return list(dict.fromkeys(latin for latin in read if latin is not None))


def same_key(letter: str, keyboard: str | None) -> set[str]:
    """The letters that lie where a letter does, Latin ones for a Cyrillic one and back; of all keyboards where it is not known."""
    tables = TABLES.values() if keyboard is None else [TABLES.get(keyboard, {})]
    return {
        other
        for table in tables
        for cyrillic, latin in table.items()
        for here, other in ((cyrillic, latin), (latin, cyrillic))
        if here == letter and len(other) == 1
    }
