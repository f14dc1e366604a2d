"""The language of every word shown.

`_` marks and translates a text, `ngettext` one with a count. `use` is called once, by the command
line, before anything with words at import time (the interface) is imported.
"""

import gettext
from pathlib import Path

LOCALE_FOLDER = Path(__file__).parents[2] / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str | None) -> None:
    """Show words in `language` ("bg", "en"), or in that of the environment if None."""
    global _translations  # the one place where the program's language lives, as in gettext itself
    languages = [language] if language else None
    _translations = gettext.translation("kamtui", LOCALE_FOLDER, languages, fallback=True)


def _(text: str) -> str:
    """`text` in the language in use, or as it stands."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits `count`."""
    return _translations.ngettext(one, many, count)


def N_(text: str) -> str:
    """`text` as written: marked to be translated where it is shown."""
    return text
