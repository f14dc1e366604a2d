"""The language of every word shown.

`N_` marks a text and keeps it as written: for whatever is made when a module is imported (titles, labels of keys).
`_` gives a text in the language in use, `ngettext` one with a count: they are called where a text is shown. So the
next picture after `use` is in the new language, and inside `spoken` a letter is written in the customer's.

A text names the key of an act by the act's id, "{change.undo} undoes": which key that is, is the person's choice.
"""

import gettext
import re
import struct
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from operator import add
from pathlib import Path

OF_A_KEY = "key"
"""The context of what keys are called: in Bulgarian "open" is „отвори“ of a key, and „отворен“ of a problem."""

LOCALE_FOLDER = Path(__file__).parents[2] / "locale"

AS_WRITTEN = "en"
"""The language of the texts in the code."""

_MAGIC = 0x950412DE
"""How a compiled catalogue begins."""

_KEY = re.compile(r"\{([a-z]+\.[a-z_]+)\}")

_screen: gettext.NullTranslations = gettext.NullTranslations()
_spoken: ContextVar[gettext.NullTranslations | None] = ContextVar("spoken", default=None)

_key_of: Callable[[str], str] | None = None


def use(language: str) -> bool:
    """Show words in `language`, one of `languages()`, from now on; whether its catalogue could be read.

    Without a catalogue, or with a damaged one, every text stays as written. May be called again at any time, for all
    threads; who has drawn texts already draws them anew.
    """
    global _screen  # the one place where the program's language lives, as in gettext itself
    _screen = catalogue(language)
    return language == AS_WRITTEN or _screen.info().get("language") == language


def languages() -> tuple[str, ...]:
    """The languages that texts can be shown in, by their codes."""
    return (AS_WRITTEN, *sorted(path.parent.name for path in LOCALE_FOLDER.glob("*/LC_MESSAGES")))


def name_keys(key_of: Callable[[str], str] | None) -> None:
    """Fill `{change.undo}` in texts with what `key_of` says of the act from now on; None leaves it as it is."""
    global _key_of
    _key_of = key_of


def key_of(act_id: str) -> str:
    """The key in force of an act, as people know it."""
    return _with_keys(f"{{{act_id}}}")


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Inside it texts are in `language`, whatever the screen's: for a letter to a customer.

    It holds for the thread or task that entered it, and for what that one starts meanwhile; all others go on in
    the screen's language.
    """
    with spoken_by(catalogue(language)):
        yield


@contextmanager
def spoken_by(texts: gettext.NullTranslations) -> Iterator[None]:
    """The same with texts of one's own: for a document in a language that the screen does not speak."""
    token = _spoken.set(texts)
    try:
        yield
    finally:
        _spoken.reset(token)


def code() -> str:
    """The language in use: "bg", or "en" where a text stays as written. Part of the key of whatever keeps texts."""
    return _in_use().info().get("language") or AS_WRITTEN


def N_(text: str) -> str:
    """`text` as written: marked to be translated by `_` where it is shown."""
    return text


def K_(text: str) -> str:
    """What a key is called, as written: marked to be translated by `key_name` where it is shown."""
    return text


def _(text: str) -> str:
    """`text` in the language in use, or as it stands."""
    return (
        _with_keys(_in_use().gettext(text)) if text else ""
    )  # of "" a catalogue gives what it says of itself


def pgettext(context: str, text: str) -> str:
    """`text` in the language in use where it belongs to `context`: another language may have two words for one of ours."""
    return _with_keys(_in_use().pgettext(context, text)) if text else ""


def in_quotes(text: str) -> str:
    """What somebody wrote, in the quotes of the language in use."""
    return _("“{what}”").format(what=text)


def key_name(text: str) -> str:
    """What a key is called, in the language in use: another language may call what it does otherwise than what is so.

    A key that leads to a place is called as the place is.
    """
    said = pgettext(OF_A_KEY, text)
    return said if said != text else _(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits `count`."""
    return _with_keys(_in_use().ngettext(one, many, count))


def _with_keys(text: str) -> str:
    """A text with the keys of the acts that it names, before anything that a person wrote is filled in."""
    key_of = _key_of
    return _KEY.sub(lambda named: key_of(named[1]), text) if key_of is not None and "{" in text else text


def in_every_language(text: str) -> tuple[str, ...]:
    """`text` as written and in each language there is a catalogue of, for reading again what was shown once."""
    return tuple(dict.fromkeys([text, *(catalogue(code).gettext(text) for code in languages()[1:])]))


def _in_use() -> gettext.NullTranslations:
    return _spoken.get() or _screen


def catalogue(language: str, name: str = "kamtui") -> gettext.NullTranslations:
    """The texts of a language; without a catalogue, or with a damaged one, every text stays as written.

    `name`: "kamtui" for those of the program, "sample" for those of the sample book.
    """
    return _read(LOCALE_FOLDER / language / "LC_MESSAGES" / f"{name}.mo")


@cache
def _read(path: Path) -> gettext.NullTranslations:
    try:
        return _Compiled(path.read_bytes())
    except (OSError, ValueError, LookupError, struct.error):
        return gettext.NullTranslations()


class _Compiled(gettext.NullTranslations):
    """A compiled catalogue of which a text is looked up when it is asked for.

    gettext's own reader takes all of them apart first: 8 ms for 4,600 texts, at every start and every command. The texts
    lie in the order of their bytes, as `tests/write_catalogues.py` writes them.
    Raises struct.error, ValueError or LookupError where the file is no whole catalogue.
    """

    def __init__(self, compiled: bytes) -> None:
        super().__init__()
        magic, _version, self._count, ids, texts = struct.unpack_from("<5I", compiled)
        self._compiled = compiled
        self._ids, self._texts = self._table(ids), self._table(texts)
        self._found: dict[str, tuple[str, ...]] = {}
        # Where the translation that lies last ends: a file that was cut is none.
        if magic != _MAGIC or max(map(add, self._texts[::2], self._texts[1::2])) > len(compiled):
            raise ValueError
        head = "".join(self._forms(""))
        self._info = {name.lower(): said.strip() for name, _colon, said in map(_parted, head.splitlines())}
        plural = self._info["plural-forms"].partition("plural=")[2].rstrip(";")
        self._plural = gettext.c2py(plural)

    def _table(self, start: int) -> "array[int]":
        """How long each piece is and where it begins, by turns."""
        table = array("I", self._compiled[start : start + 8 * self._count])
        if sys.byteorder == "big":
            table.byteswap()
        return table

    def _piece(self, table: "array[int]", place: int) -> bytes:
        start = table[2 * place + 1]
        return self._compiled[start : start + table[2 * place]]

    def _place(self, wanted: bytes) -> int:
        """Where a text stands, or would; written out, since a start asks for several hundred."""
        compiled, ids, first, behind = self._compiled, self._ids, 0, self._count
        while first < behind:
            middle = (first + behind) // 2
            start = ids[2 * middle + 1]
            # A text with a count has its second form behind a zero, and so comes behind the first one alone.
            if compiled[start : start + ids[2 * middle]] < wanted:
                first = middle + 1
            else:
                behind = middle
        return first

    def _forms(self, text: str) -> tuple[str, ...]:
        """The translations of a text, one for each form of a number; none where it is not in the catalogue."""
        found = self._found.get(text)
        if found is None:
            wanted = text.encode()
            place = self._place(wanted)
            is_there = place < self._count and self._piece(self._ids, place).partition(b"\0")[0] == wanted
            found = (
                tuple(self._piece(self._texts, place).decode(errors="replace").split("\0"))
                if is_there
                else ()
            )
            self._found[text] = found
        return found

    def gettext(self, message: str) -> str:
        return next(iter(self._forms(message)), message)

    def pgettext(self, context: str, message: str) -> str:
        return next(iter(self._forms(f"{context}\x04{message}")), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._forms(msgid1)
        if not forms:
            return msgid1 if n == 1 else msgid2
        return forms[min(self._plural(n), len(forms) - 1)]


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(":")
