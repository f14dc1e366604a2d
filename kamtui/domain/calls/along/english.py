"""English words around the verb of a promise: which verb it is, and what says that something will be done or there."""

from kamtui.domain.calls.along import promise_words as said
from kamtui.domain.calls.along.sentences import Word


def english_verb(words: tuple[Word, ...], start: int) -> int | None:
    """The verb behind "will", past adverbs; None where it is none of a promise."""
    for at in range(start, min(start + 3, len(words))):
        folded = words[at].folded
        if folded in said.NOT or folded in said.WISHES:
            return None
        if folded in said.VERBS:
            return at
        if not (
            folded.endswith("ly")
            or folded in ("also", "then", "now", "all", "both", "surely", "himself", "herself")
        ):
            return None
    return None


def is_at_place(words: tuple[Word, ...], at: int) -> bool:
    """Whether behind "will be" stands where it is then: on his desk, in our hands, with us."""
    near = [word.folded for word in words[at : at + 3]]
    if near[:1] == ["with"]:
        return len(near) > 1 and near[1] in said.TO_US | said.TO_THEM
    return (
        len(near) == 3
        and near[0] in ("on", "in")
        and near[1] in ("his", "her", "their", "our", "my", "your")
        and near[2] in said.PLACES
    )


def is_done_or_ready(words: tuple[Word, ...], at: int) -> bool:
    """Whether behind "will be" stands what is done: sent, delivered, ready."""
    ready = (
        "ready",
        "sent",
        "paid",
        "done",
        "made",
        "brought",
        "given",
        "there",
        "built",
        "sorted",
        "put",
        "told",
        "written",
    )
    return any(word.folded in ready or word.folded.endswith("ed") for word in words[at : at + 2])


def pays_itself(words: tuple[Word, ...], at: int) -> bool:
    """Whether something "pays in four months": that is no day on which somebody pays."""
    return (
        words[at].folded == "pays" and at + 1 < len(words) and words[at + 1].folded in ("in", "back", "off")
    )
