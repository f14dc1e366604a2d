"""Bring the catalogues of translations up to date with the program: `python -m tests.write_catalogues`.

Gathers every text of the program (also those in f-strings, in which Babel itself finds none) and of the sample book,
enters those that are new into each `kamtui/locale/*/LC_MESSAGES/kamtui.po` and `sample.po` (without a translation:
that is written by hand), drops those that are gone, and compiles each to the `.mo` beside it, which
comes with the program. What Babel guesses to be alike is not taken over: a guess would be shown as if it were known.
"""

import re
import struct
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kamtui.sample.reading import FILES, FOLDER
from tests import sources
from tests.catalogue import OF_A_CONTEXT, marked

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "kamtui" / "locale"
WIDTH = 110
SOME_DAY = datetime(2026, 11, 30, tzinfo=UTC)


def gathered() -> Catalog:
    """Every text of the program, by where it stands first; of what a text belongs to, only the file: lines move."""
    texts = Catalog(fuzzy=False)
    for path in sources.modules():
        for text in marked(sources.calls(path)):
            context, _sign, words = text.rpartition(OF_A_CONTEXT) if isinstance(text, str) else ("", "", text)
            if words:
                texts.add(words, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=context or None)
    return texts


def of_the_sample() -> Catalog:
    """Every text of the sample book that is told in words of its own, by its file."""
    texts = Catalog(fuzzy=False)
    for file in FILES:
        for text in _told_in(tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))):
            texts.add(text, locations=[(f"kamtui/sample/story/{file}", 0)])
    return texts


NOT_TOLD = frozenset(
    [
        "account",
        "answers",
        "at",
        "birthday",
        "by_person",
        "category",
        "channel",
        "chat",
        "checks",
        "competitor",
        "competitors",
        "confidence",
        "consent",
        "desk",
        "domain",
        "firm_day",
        "floor",
        "from_person",
        "held_by",
        "key",
        "kind",
        "language",
        "measured",
        "notice",
        "objection",
        "outcome",
        "owed_by",
        "people",
        "person",
        "previous",
        "problem",
        "reports_to",
        "roles",
        "rule",
        "season",
        "source",
        "stage",
        "stance",
        "state",
        "states",
        "status",
        "target_stance",
        "term",
        "to_person",
        "usual",
        "way",
        "weekday",
        "repeats",
        "due_time",
        "began_by",
        "asked",
        "may_use_name",
    ]
)
"""Keys of the story whose values are keys, words of the book or made-up names that stay as they are."""
_WORD = re.compile(r"[A-Za-z]{2}")


def _told_in(told: object, key: str = "") -> Iterator[str]:
    if isinstance(told, dict):
        for name, part in told.items():
            yield from _told_in(part, name)
    elif isinstance(told, list):
        for part in told:
            yield from _told_in(part, key)
    elif isinstance(told, str) and key not in NOT_TOLD and _WORD.search(told) and not _is_cyrillic(told):
        yield told


def _is_cyrillic(text: str) -> bool:
    """Whether a text is told in Bulgarian already: that of the accounts to which the salesperson writes so."""
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
    return cyrillic > sum(letter.isascii() and letter.isalpha() for letter in text)


def read(path: Path) -> Catalog:
    """A catalogue as it lies there."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def updated(known: Catalog, texts: Catalog) -> Catalog:
    """The texts of the program with the translations known of them; one not known yet has an empty one."""
    fresh = Catalog(locale=known.locale, fuzzy=False, header_comment=known.header_comment)
    for message in texts:
        if message.id:
            old: Message | None = known.get(message.id, message.context)
            # Babel finds a text with a count by its first form; with another second one it is another text.
            is_same = old is not None and old.id == message.id
            fresh.add(
                message.id,
                string=old.string if old is not None and is_same else "",
                locations=message.locations,
                flags=old.flags if old is not None else (),
                user_comments=old.user_comments if old is not None else (),
                context=message.context,
            )
    return fresh


def as_po(catalog: Catalog) -> bytes:
    """A catalogue as it is written by hand; without a day or a program's name, so that only texts make it differ."""
    written = BytesIO()
    write_po(written, catalog, width=WIDTH, sort_by_file=True, include_lineno=False, omit_header=True)
    head = (
        f"# {catalog.locale.english_name if catalog.locale else ''}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return head.encode() + written.getvalue()


def as_mo(po: bytes) -> bytes:
    """A catalogue as gettext reads it; an entry without a translation, or with one to be looked at, is left out."""
    catalog = read_po(BytesIO(po))
    catalog.creation_date = catalog.revision_date = SOME_DAY  # the same texts are the same bytes on every day
    written = BytesIO()
    write_mo(written, catalog)
    return _in_order(written.getvalue())


def _in_order(compiled: bytes) -> bytes:
    """A compiled catalogue with its texts in the order of their bytes, as GNU gettext has them; Babel passes contexts over."""
    _magic, _version, count, ids, texts = struct.unpack_from("<5I", compiled)

    def piece(table: int, place: int) -> bytes:
        size, start = struct.unpack_from("<2I", compiled, table + 8 * place)
        return compiled[start : start + size]

    order = sorted(range(count), key=lambda place: piece(ids, place))
    ordered = bytearray(compiled)
    for table in (ids, texts):
        entries = b"".join(compiled[table + 8 * place : table + 8 * place + 8] for place in order)
        ordered[table : table + 8 * count] = entries
    return bytes(ordered)


def main() -> int:
    """Write every catalogue, and say how many texts of each want a translation."""
    texts = {"kamtui": gathered(), "sample": of_the_sample()}
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        catalog = updated(read(path), texts[path.stem])
        po = as_po(catalog)
        path.write_bytes(po)
        path.with_suffix(".mo").write_bytes(as_mo(po))
        wanting = sum(not any(_forms(message)) for message in catalog if message.id)
        print(f"{path.relative_to(ROOT)}: {len(catalog)} texts, {wanting} without a translation")
    return 0


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, (list, tuple)) else (said or "",)


if __name__ == "__main__":
    sys.exit(main())
