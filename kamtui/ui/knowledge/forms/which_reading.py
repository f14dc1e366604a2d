"""Asking which of several dated readings shall be deleted."""

from collections.abc import Sequence

from kamtui.domain.knowledge.readings import Dated
from kamtui.domain.text.cleaning import shortened
from kamtui.domain.text.language import _
from kamtui.ui.forms.asking import choose
from kamtui.ui.knowledge.course_drawing import day_words
from kamtui.ui.shell.desk import Desk

LETTERS = "abcdefgh"
"""Those of the latest readings; older ones are asked about once these are gone."""
NOTHING = 0
"""In place of the id of a reading: from today on nothing is known."""
_WORDS = 36
"""Characters by which a reading is told from others of its day."""


async def ask_which(
    desk: Desk, what: str, readings: Sequence[tuple[Dated, str]], nothing: str = ""
) -> int | None:
    """Ask which of some readings shall go, each with its words: its id; None where none shall.

    With `nothing`, the words of one answer more: `NOTHING`.
    """
    answers = {
        letter: " · ".join(part for part in (day_words(reading.read_on), shortened(words, _WORDS)) if part)
        for letter, (reading, words) in zip(LETTERS, readings, strict=False)
    }
    if nothing:
        answers["n"] = nothing
    question = _("{what}: which reading was a mistake? It is deleted, and the one before it holds.")
    letter = await choose(desk, question.format(what=what), answers)
    if letter is None:
        return None
    return NOTHING if letter == "n" else readings[LETTERS.index(letter)][0].reading_id
