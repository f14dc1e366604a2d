"""What is typed into the filter of terms: words, and after `=` what a term is about."""

from kamtui.domain.terms.words import TermCategory
from kamtui.domain.text.cleaning import fold


def read_filter(typed: str) -> tuple[str, TermCategory | None]:
    """The words, and the category whose name begins with what follows `=`; None where none does, or none is named."""
    words: list[str] = []
    category: TermCategory | None = None
    for word in typed.split():
        begun = fold(word.removeprefix("="))
        found = next((one for one in TermCategory if begun and fold(one.label).startswith(begun)), None)
        if word.startswith("=") and found is not None:
            category = found
        elif word != "=":
            words.append(word)
    return " ".join(words), category
