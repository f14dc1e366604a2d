"""Words of how and when with a slip of the finger: fone, phon, yestrday, телефн."""

from collections.abc import Iterator

from kamtui.domain.text.cleaning import fold
from kamtui.domain.text.likeness import is_slip_of, sound_of

_MEANT = [
    "phone",
    "call",
    "visit",
    "meeting",
    "email",
    "mail",
    "video",
    "message",
    "chat",
    "viber",
    "online",
    "yesterday",
    "today",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "morning",
    "afternoon",
    "evening",
    "objection",
]
_MEANT_BULGARIAN = [
    "телефон",
    "обаждане",
    "разговор",
    "посещение",
    "среща",
    "имейл",
    "мейл",
    "видео",
    "съобщение",
    "чат",
    "вайбър",
    "онлайн",
    "вчера",
    "днес",
    "понеделник",
    "вторник",
    "сряда",
    "четвъртък",
    "петък",
    "събота",
    "неделя",
    "сутринта",
    "следобед",
    "вечерта",
    "възражение",
]
_SHORTEST = 4
"""Letters of a word up to which too many others are like it."""


def mended(text: str) -> Iterator[str]:
    """The text with each word that may be a slip put right, in every way that is near."""
    words = text.split()
    for at, word in enumerate(words):
        for meant in slipped(word):
            yield " ".join([*words[:at], meant, *words[at + 1 :]])


def slipped(word: str) -> list[str]:
    """The words of how and when that a word may be meant for, in its alphabet; none for one of them itself."""
    folded = fold(word).strip(".")
    among = _MEANT if word.isascii() else _MEANT_BULGARIAN
    if len(folded) < _SHORTEST or word.casefold() in among:
        return []
    return [meant for meant in among if _is_near(folded, fold(meant))]


def _is_near(folded: str, meant: str) -> bool:
    if meant.startswith(folded) or sound_of(folded) == sound_of(meant):
        return True
    return len(folded) > _SHORTEST and len(meant) > _SHORTEST and is_slip_of(folded, meant)
