"""A name in a line and what stands behind it: that somebody is new, how they stand to us and why, which of several they are."""

import re
from typing import NamedTuple

from kamtui.domain.calls.one_line.directory import is_new
from kamtui.domain.center.words import Stance
from kamtui.domain.text.cleaning import clean, fold

_STANCES = {
    Stance.DEFENDER: "defender защитник защитничка ★",
    Stance.SUPPORTER: "supporter поддръжник поддръжничка привърженик привърженичка ▲",
    Stance.NEUTRAL: "neutral неутрален неутрална ●",
    Stance.SCEPTIC: "sceptic skeptic скептик скептичка скептичен скептична ▽",
    Stance.BLOCKER: "blocker блокиращ блокираща блокер ■",
}
_BY_WORD = {fold(word): stance for stance, words in _STANCES.items() for word in words.split()}
_BY_PHRASE = {
    fold(phrase): Stance.SUPPORTER
    for phrase in (
        "supports us", "for us", "on our side", "подкрепя ни", "поддържа ни", "за нас", "на наша страна"
    )
}  # fmt: skip
BRACKETS = re.compile(r"\s*\(([^()]*(?:\)\s*\([^()]*)*)\)\s*$")
"""All the brackets at the end: `(new) (supporter: liked it)` says as much as `(new, supporter: liked it)`."""
_BETWEEN_NOTES = re.compile(r"([;,]|\)\s*\()")
_BEFORE_NAMES = re.compile(
    r"^(?:(?:with|с|със|г-жа|г-ца|г-н|госпожа|господин|mr|mrs|ms|dr|д-р|инж)\.?\s+)+", re.IGNORECASE
)
"""Words that are no part of a name: "with Mr Petrov", „с г-жа Иванова“."""


_ARTICLES = re.compile(
    r"^(?:(?:the|our|their|new|old|нов(?:ата|ият|ия|а)?|стар(?:ата|ият|ия)|тяхн(?:ата|ият|ия)|техн(?:ият|ия)|колег(?:ата|а)|колежк(?:ата|а)|colleague)\s+)+",
    re.IGNORECASE,
)
"""What is said of somebody before their name, and is no part of it: „новата Пенева“, "the new Dimova"."""


class Said(NamedTuple):
    """What stands behind a name: that they are new, their stance and why, or which of several they are."""

    name: str
    is_new: bool = False
    stance: Stance | None = None
    why: str = ""
    apart: str = ""
    """Other words in the brackets: they tell one of several of that name."""


def read_said(text: str) -> Said:
    """A name and what is said of it: `ivanova (supporter: liked it)`, `Колев (нов)`, `petrov blocker`, `+ Иван (new)`."""
    before, _blank, word = text.rstrip().rpartition(" ")
    if before.rstrip().endswith(")") and fold(word) in _BY_WORD:  # Колев (нов) блокер
        text = f"{before.rstrip()[:-1]}, {word})"
    found = BRACKETS.search(text)
    name = _BEFORE_NAMES.sub("", clean(text[: found.start()] if found else text))
    said = Said(name.removeprefix("+").strip(), is_new=name.startswith("+"))
    notes = _BETWEEN_NOTES.split(found[1]) if found else []
    for note, sign in zip(notes[::2], ["", *notes[1::2]], strict=False):
        said = _with_note(said, note, sign)
    first, _blank, last = said.name.rpartition(" ")
    if first and said.stance is None and (stance := _BY_WORD.get(fold(last))) is not None:
        said = said._replace(name=first, stance=stance)
    return said


def without_article(said: Said) -> Said:
    """What is said of somebody, their name without the articles and adjectives before it."""
    return said._replace(name=_ARTICLES.sub("", said.name))


def _with_note(said: Said, note: str, sign: str) -> Said:
    """What is said of a name, and one note more of its brackets, which stands behind a sign."""
    word, _colon, why = note.partition(":")
    stance = _BY_WORD.get(fold(word.strip())) or _BY_PHRASE.get(fold(word.strip()))
    if is_new(word.strip()):
        return said._replace(is_new=True)
    if stance is not None and said.stance in (None, stance):
        return said._replace(stance=stance, why=clean(why))
    if said.why and stance is None and not sign.startswith(")"):  # (blocker: too dear, too late)
        return said._replace(why=f"{said.why}{sign} {clean(note)}")
    return said._replace(apart=clean(note))
