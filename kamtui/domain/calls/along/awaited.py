"""What one side waits for the other to give, and what is only shown to their own superiors."""

from itertools import pairwise

from kamtui.domain.calls.along import promise_words as said
from kamtui.domain.calls.along.sentences import Sentence


def is_awaited_of_us(sentence: Sentence, at: int) -> bool | None:
    """Whether what a word says is awaited is ours to give, or theirs: "She expects our offer by 10 Dec", „очаква оферта
    от нас до петък“; „чакаме прогноза до петък“, „чака подпис до петък“, which comes from their own house; None where
    nothing is awaited of either: „чака до петък“."""
    waits = _who_waits(sentence, at)
    if waits is None or (at and sentence.words[at - 1].folded in said.NOT):
        return None
    behind = [word.folded for word in sentence.words[at + 1 : sentence.clause_of(at)[1] + 1]]
    if not behind or behind[0] in _NO_THING:
        return None
    sources = {source for leads, source in pairwise(behind) if leads in ("ot", "from")}
    is_from_us = not sources.isdisjoint(said.TO_US) or not _OURS.isdisjoint(behind)
    is_by_day = not _BY.isdisjoint(behind)
    is_of_others = bool(sources) or any(
        word in said.NOT_OURS or word.endswith("'s") for word in behind[:_LONGEST_THING]
    )
    if waits == "we":
        return False if not is_from_us and (sources or (is_by_day and not is_of_others)) else None
    if is_from_us:
        return True
    if not is_by_day or is_of_others:
        return None
    return said.THEIRS_TO_GIVE.isdisjoint(behind[:_LONGEST_THING])


def is_shown_to_theirs(sentence: Sentence, verb: int) -> bool:
    """Whether something is only shown to their own superiors: "presents to the board next Tuesday"."""
    behind = sentence.words[verb + 1 : sentence.clause_of(verb)[1] + 1]
    is_shown = said.SHOWN_TO.match(sentence.words[verb].folded) is not None
    return is_shown and any(said.BOSSES.match(word.folded) for word in behind)


_NO_THING = frozenset(("do", "until", "till", "by", "da", "to", "che", "that"))
"""Behind "waits" they lead to no thing that is awaited."""
_LONGEST_THING = 4
_BY = frozenset(("do", "by", "until", "till"))
_OURS = frozenset(("our", "nashata", "nashiya", "nashite", "nasheto"))


def _who_waits(sentence: Sentence, at: int) -> str | None:
    """Who waits, we or they, as a word says; None where it says nothing of waiting."""
    folded, before = sentence.words[at].folded, sentence.words[at - 1].folded if at else ""
    if folded in said.WE_AWAIT or (folded in ("expect", "await") and before in said.WE):
        return "we"
    return "they" if folded in said.AWAITS or (folded == "for" and before == "waiting") else None
